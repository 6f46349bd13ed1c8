/// Norwegian, Bokmål and Nynorsk.
///
/// Abbreviations: chosen by hand from spaCy (MIT) and Punkt's Norwegian model. Starters, months, short words and
/// the words of breaks: general knowledge of the language, not measured.
extension Language {
    static let norwegian = Language(
        codes: ["nb", "no", "nn"],
        ordinals: .written,
        beginsInLower: false,
        titles: """
            hr fr frk dr prof st mr mrs ms cand cand.mag cand.philol dr.philos dr.med mag.art siv.ing ing adm.dir \
            dir f.eks feks bl.a bla dvs d.v.s mht m.h.t ang jf jfr kfr ca ev evt ekskl inkl hhv i.e e.g vs kgl tidl \
            fhv pga p.g.a vha v.h.a ift ifm m.a.o s.k såk red.anm pr iflg istf undt fung res.kap bl eks
            """,
        numbered: """
            nr kap fig s p pp tlf tel bd art tab kl no vol avsn pkt jan feb febr mar apr jun jul aug sep sept okt \
            nov des gnr bnr maks min ref sek st.meld st.prp
            """,
        trailing: """
            osv o.s.v etc m.m m.fl mfl m.v mv o.l o.a e.l ff ibid al resp avd mva moh m.o.h mill mrd tsd pst stk kr
            """,
        names: """
            inc ltd co corp bros jr sr u.s u.s.a e.u f.kr e.kr fvt f.v.t e.v.t årh årg ph.d b.a m.a chr d.y d.e a.m \
            p.m f e a
            """,
        starters: """
            den det de dei en ei et denne dette disse han hun ho vi jeg eg du dere man der her hans hennes vår våre \
            deres min mitt mine din sin alle mange noen flere begge hver ingen hva hvem hvor hvordan hvorfor når \
            hvilken hvilke kva kven korleis kvifor på ved med til av for fra frå om over under etter før mellom mot \
            uten sidan siden ifølge gjennom i og eller men så da då hvis dersom fordi selv selvom mens at også bare \
            ennå allerede nå no derfor deretter dermed dessuten imidlertid likevel endelig først senere kanskje \
            dessverre ja nei ikke ikkje er var har hadde kan skal vil ble blei blir samtidig tvert som slik ellers \
            heldigvis
            """,
        months: """
            januar februar mars april mai juni juli august september oktober november desember jan feb febr mar apr \
            jun jul aug sep sept okt nov des
            """,
        short: """
            ja nei jo den det dem han hun ho meg deg seg oss vi du opp ned ut inn av på til fra med nå no da då her \
            der så dag år by sjø øy å gå se få venn mat hus mor far sak vei ny god bra
            """,
        openers: """
            men fordi at som der hvor hvis dersom når da mens selv selvom hvilket hva hvem hvorfor hvordan så idet \
            innen før siden etter samt for særlig blant altså
            """,
        subjects: "jeg eg du han hun ho den det vi de dei man der dette disse",
        coordinators: "og eller samt",
        leading: """
            hvis dersom når da mens selv selvom fordi siden etter før innen under i på ved med uten til ifølge ja \
            nei dessuten dessverre heldigvis først endelig
            """,
        bare: "men fordi at når hvis dersom hvor mens selvom som innen",
        function: """
            den det de en ei et denne dette disse min mitt mine din ditt dine sin sitt sine hans hennes vår vårt \
            våre deres hver alle noen ingen i på ved med til av for fra frå om over under etter før mellom mot uten \
            siden gjennom hos og eller men at som hvis dersom når da fordi mens hvor er var har hadde blir ble kan \
            kunne skal skulle vil ville må måtte være ha bli veldig mer mindre så ikke ikkje jeg eg du han hun ho vi \
            man to tre fire fem seks sju åtte ni ti
            """
    )
}
