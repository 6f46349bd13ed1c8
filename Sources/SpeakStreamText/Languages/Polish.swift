/// Polish.
///
/// Abbreviations: chosen by hand from pySBD (MIT; its names of languages are left out) and Punkt's Polish model and
/// non-breaking prefixes. Starters, months, short words and the words of breaks: general knowledge of the language,
/// not measured.
extension Language {
    static let polish = Language(
        codes: ["pl"],
        ordinals: .written,
        titles: """
            dr dra drowi prof mgr inż hab doc lek med ks bp abp kard św bł br s.m gen płk ppłk mjr kpt por ppor \
            sierż plut płk.dypl adm kmdr insp nadkom podkom red reż dyr prez tow ob ul al pl os np tj tzn tzw m.in \
            min.in ang łac niem fr gr wł ros zob por.zob wg vs ca jw ws ds zwł szczeg ewent wzgl lic arch mec śp ś.p \
            zw pn pt pod.red płd płn wsch zach woj pow gm mr mrs ms e.g i.e msc k.k
            """,
        numbered: """
            nr nry art ust par pkt poz rozdz rys ryc tab tabl str s t tom cz zał zad rozp lp tel fax wew kod godz \
            vol no fig zesz wyd ed maks stycz lut mar kwi kwiec maj cze czerw lip sie sierp wrz wrzes paź październ \
            lis listop gru grudz dz.u max min ok sp
            """,
        trailing: "itd itp etc i.in ibid ibidem sic zł kg km cm mm szt mld mln tys sek egz przyp tłum przeł",
        names: """
            r rr w n.e p.n.e o.o sp.z.o.o s.a s.c sp.j inc ltd corp bros jr sr u.s u.s.a p.m a.m ph.d b.r ub.r br.r \
            bm c.d cdn p.o p.s im in o p m
            """,
        starters: """
            to ten ta te ci tego tej tym tych tamten on ona ono oni one ja ty my wy jego jej ich mój moja nasz nasza \
            swój kto co który która które którzy jaki jaka jakie gdzie kiedy jak dlaczego ile w we na z ze do od po \
            za przy o u dla bez przez przed pod nad między według podczas mimo wśród oprócz oraz i a ale lecz jednak \
            jednakże więc zatem dlatego bo ponieważ gdyż że żeby aby jeśli jeżeli gdy gdyby choć chociaż zanim czy \
            nie tak też również także nawet tylko już jeszcze teraz dziś dzisiaj wczoraj jutro tutaj tu tam wtedy \
            potem następnie później najpierw wreszcie ponadto poza natomiast niestety oczywiście zresztą być może \
            każdy każda wszystko wszyscy wszystkie wiele wielu niektóre inne pierwszy drugi jest są był była było \
            były ma mają można należy trzeba
            """,
        months: """
            stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia \
            styczeń luty marzec kwiecień maj czerwiec lipiec sierpień wrzesień październik listopad grudzień
            """,
        short: """
            to ten ta te on ona oni ja ty my wy mu jej ich go mi nas was nim nią nie tak już tu tam nic coś kto co \
            dom czas dni rok raz las syn pan ma był są być iść żyć oko dwa trzy sto pić
            """,
        openers: """
            ale lecz jednak bo że który która które którego której któremu których którzy którym którymi którą gdzie \
            gdy kiedy jeśli jeżeli choć chociaż ponieważ gdyż aby żeby więc zatem dlatego czyli jak co kto czy zanim \
            podczas natomiast a zwłaszcza szczególnie
            """,
        subjects: "ja ty on ona ono my wy oni one to ten ta",
        coordinators: "i oraz lub albo ani",
        leading: """
            jeśli jeżeli gdy kiedy choć chociaż ponieważ aby żeby zanim podczas mimo po w na według oprócz tak nie \
            cóż oczywiście niestety ponadto najpierw
            """,
        bare: "ale lecz gdy kiedy",
        function: """
            w we na z ze do od po za przy o u dla bez przez przed pod nad między według podczas mimo i a oraz lub \
            albo ani ale lecz że który która które którego jak niż co kto gdzie gdy kiedy jeśli bo ten ta to te tego \
            tej tym tych mój moja moje twój jego jej ich nasz nasza nasze swój swoje swoją każdy każda każde jest są \
            był była było były będzie będą został została ma mają może mogą musi można nie się bardzo bardziej mniej \
            tak zbyt ja ty on ona my wy oni dwa dwie trzy cztery pięć sześć siedem osiem dziewięć dziesięć
            """
    )
}
