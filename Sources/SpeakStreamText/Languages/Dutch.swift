/// Dutch.
///
/// Abbreviations: chosen by hand from the general ones of pySBD and spaCy (MIT; the legal ones are left out) and
/// Punkt's Dutch model (Algemeen Dagblad), checked against UD Dutch-Alpino's development set. Starters, months,
/// short words and the words of breaks: general knowledge of the language, not measured.
extension Language {
    static let dutch = Language(
        codes: ["nl"],
        titles: """
            dhr mevr mw mej hr dr drs ds prof mr mrs ms ir ing jhr jkvr st fam gebr fa kol lt kapt maj sgt mgr h.h \
            bijv d.w.z dwz o.a i.p.v i.v.m m.b.t t.a.v t.o.v m.b.v n.a.v t.b.v i.h.b i.h.k.v i.s.m t.w t.n.v m.i \
            m.a.w e.g i.e z.g zgn zg vgl cf ca vs resp incl excl evt ev v.d t.g.v d.m.v d.d m.u.v a.d v.w.b o.l.v \
            m.n c.q bijz oorspr verm ong gem geb vnl m.m.v o.m nl a.h.w i.t.t o.b.v
            """,
        numbered: """
            nr nrs blz pag p pp afb fig hfdst hst art dl vol jrg tab tel par bijl dd aant no feb febr mrt apr jun \
            jul aug sept okt nov dec afl afd max min
            """,
        trailing: "enz etc e.d e.a e.v ff a.u.b s.v.p aub svp e.v.a ibid al uitg afk z.s.m t.z.t",
        names: """
            inc ltd co corp bros jr sr b.v n.v v.o.f c.v u.s u.s.a v.s v.k e.u chr v.chr n.chr v.c n.c a.m p.m ph.d \
            m.a b.a m.sc b.sc mln mld mio mrd bv v n a z
            """,
        starters: """
            de het een dit dat deze die hij zij ze wij we ik jij je u jullie men er zijn haar hun mijn onze ons wie \
            wat waar waarom wanneer hoe welke welk in op aan bij met van voor door over uit naar onder tegen tussen \
            zonder tot tijdens na sinds vanaf vanuit volgens binnen buiten naast om te als toen omdat hoewel terwijl \
            indien nadat voordat zodra zolang want en of maar dus echter toch ook nog al alleen slechts zelfs daar \
            daarom daarna daarbij daarnaast daarmee daardoor daarvoor daarvan hier hierdoor hierbij hiermee dan nu \
            vandaag gisteren morgen bovendien verder vervolgens uiteindelijk tenslotte ten eerst soms vaak altijd \
            nooit misschien natuurlijk helaas zo niet geen elke elk iedere ieder alle veel vele sommige enkele beide \
            andere is was waren heeft had kan zal wordt ja nee anders
            """,
        short: """
            ja nee dit dat die het hem haar hun ons ik jij wij zij hij er nu zo al aan af op uit in om toe mee na \
            bij weg dag man jaar uur tijd oog oor arm kop wet rij los nog ook dus wel was is bent ben kan zou zei \
            doe ga zie eind heen zee wit mij jou
            """,
        openers: """
            maar want omdat doordat dat die wat wie waar waarbij waardoor waarin waarmee waarop waarvan waarna \
            terwijl hoewel als toen indien wanneer nadat voordat zodat opdat tenzij totdat zoals of dus echter om \
            zonder aangezien waaronder vooral evenals
            """,
        subjects: "ik jij je hij zij ze het wij we u jullie er dit deze men",
        coordinators: "en of noch",
        leading: """
            als toen wanneer hoewel omdat terwijl indien nadat voordat zodra zolang sinds tijdens na in op bij met \
            door volgens zonder naast om dus ja nee nou natuurlijk helaas gelukkig kortom bovendien verder ten eerst \
            daarnaast
            """,
        bare: """
            omdat doordat maar want terwijl hoewel nadat voordat zodat waarbij waardoor waarin waarmee waarop waarna \
            dat die toen wanneer als om
            """,
        function: """
            de het een dit dat deze die mijn jouw je zijn haar ons onze hun uw elke elk iedere ieder alle geen welke \
            welk in op aan bij met van voor door over uit naar onder tegen tussen zonder tot tijdens na sinds vanaf \
            vanuit volgens binnen buiten naast om te en of maar want als toen omdat hoewel terwijl wat wie waar is \
            was waren wordt worden werd werden heeft hebben had hadden kan kunnen kon moet moeten moest zal zullen \
            zou zouden mag mogen wil willen zeer heel meer minder zo niet ik jij hij zij ze wij we u er men twee \
            drie vier vijf zes zeven acht negen tien
            """,
        prepositions: "met voor van op in uit bij naar door over onder tussen tijdens tegen zonder"
    )
}
