/// Danish.
///
/// Abbreviations: chosen by hand from pySBD and spaCy (MIT) and Punkt's Danish model (Berlingske). The golden
/// rules' Danish cases have English texts, so a few English titles and references stand here too. Starters, months,
/// short words and the words of breaks: general knowledge of the language, not measured.
extension Language {
    static let danish = Language(
        codes: ["da"],
        ordinals: .written,
        beginsInLower: false,
        titles: """
            hr fr frk dr prof sct skt st mr mrs ms cand stud cand.jur cand.mag cand.polit cand.merc dr.phil dr.med \
            mag.art lic ing dir adv f.eks fx bl.a dvs d.v.s m.h.t mht vedr ang jf jfr ca evt ekskl inkl hhv i.e e.g \
            vs v kgl tidl fhv såk sml iflg ift i.f.t pga p.g.a vha v.h.a vsa mhp m.h.p pr d.d undt overs rep sen rev \
            gen gov capt alm saml nuv m.a.o o.m.a bl eks
            """,
        numbered: """
            nr stk kap fig s p pp pag tlf tel bd art tab lb.nr kl no n° nº vol afsn pkt jan feb febr mar apr jun jul \
            aug sep sept okt nov dec matr.nr sp opg ref sek max min maks kr dkr j.nr
            """,
        trailing: """
            osv o.s.v etc m.m m.fl mfl m.v mv o.l o.lign el.lign e.l o.fl ff ibid al resp afd ovf pct mio mia mill \
            tsd o.a
            """,
        names: """
            inc ltd co corp bros jr sr a.s u.s u.s.a e.u u.k f.kr e.kr fvt f.v.t e.v.t kbh årh årg m.sc b.a m.a ph.d \
            a.m p.m t.h t.v chr d.c d.y d.æ f e a
            """,
        starters: """
            den det de en et denne dette disse han hun vi jeg du i man der her hans hendes vores deres min mit mine \
            din sin alle mange nogle flere begge hver ingen hvad hvem hvor hvordan hvorfor hvornår hvilken hvilke på \
            ved med til af for fra om over under efter før mellem mod uden siden ifølge gennem og eller men så da \
            når hvis fordi selvom mens inden at også kun endnu allerede nu dag går derfor derefter dermed derudover \
            desuden dog imidlertid alligevel endelig først senere måske desværre ja nej ikke er var har havde kan \
            skal vil blev bliver selv samtidig tværtimod trods som sådan ellers heldigvis ligesom
            """,
        months: """
            januar februar marts april maj juni juli august september oktober november december jan feb febr mar mrt \
            apr jun jul aug sep sept okt nov dec
            """,
        short: """
            ja nej jo den det dem han hun mig dig sig os jer vi du op ned ud ind af på til fra med nu da her der så \
            dag år by sø ø å gå se få ven mad lys hus mor far sag vej ny god
            """,
        openers: """
            men fordi at som der hvor hvis når da mens selvom skønt hvilket hvad hvem hvorfor hvordan hvornår så \
            idet inden før siden efter ligesom samt dog for især herunder altså
            """,
        subjects: "jeg du han hun den det vi i de man der dette disse",
        coordinators: "og eller samt",
        leading: """
            hvis når da mens selvom fordi siden efter før inden under i på ved med uden trods ifølge ja nej desuden \
            derudover desværre heldigvis først for endelig
            """,
        bare: "men fordi at når hvis hvor mens selvom som der inden hvilket",
        function: """
            den det de en et denne dette disse min mit mine din dit dine sin sit sine hans hendes vores deres hver \
            alle nogle ingen i på ved med til af for fra om over under efter før mellem mod uden siden gennem og \
            eller men at som der hvis når da fordi mens hvor er var har havde bliver blev kan kunne skal skulle vil \
            ville må måtte være have blive meget mere mindre så ikke jeg du han hun vi man to tre fire fem seks syv \
            otte ni ti
            """
    )
}
