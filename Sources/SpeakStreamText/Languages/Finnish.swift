/// Finnish.
///
/// Abbreviations: chosen by hand from spaCy (MIT), Punkt's Finnish model and its non-breaking prefixes. Starters,
/// months, short words and the words of breaks: general knowledge of the language, not measured.
extension Language {
    static let finnish = Language(
        codes: ["fi"],
        ordinals: .written,
        beginsInLower: false,
        titles: """
            tri prof dos hra rva nti dipl.ins dipl.ekon fil.tri fil.maist toht maist kand apul apul.prof ins kapt \
            kenr luutn maj ev.luutn kers pääll st mr mrs ms dr esim ent nyk nk ns ts vrt ks n noin.d alk läht synt s \
            kuoll huom ilm vs i.e e.g kirj suom ruots engl saks lat mukaanl toim.joht puh.joht v.t vt ko em ed edell \
            seur sit arv puol varap
            """,
        numbered: """
            nro ss kpl luk puh gsm klo vol art tab taul kuv os mom liit koht tel max min v tammik helmik
            """,
        trailing: "jne ym yms tms tm ynnä.m m.m j.n.e y.m y.m.s t.m.s ff al ibid etc",
        names: """
            inc ltd co corp oy oyj ab jr sr u.s u.s.a e.u eaa jaa ekr jkr e.kr j.kr e.a.a j.a.a milj mrd tuh a.m p.m \
            ph.d ry r.y o.s mm e j
            """,
        starters: """
            se ne tämä nämä tuo nuo hän he minä sinä me te joka jotka mikä mitä mitkä kuka ketkä missä mistä mihin \
            milloin miksi miten kuinka sen sitä siinä siitä siihen siellä sieltä sinne niiden niitä niissä niistä \
            tämän tätä tässä tästä tähän täällä näiden näitä näin niin kun kuin jos vaikka koska että jotta mutta ja \
            tai vai eli sekä myös lisäksi kuitenkin silti siksi sitten silloin nyt tänään eilen huomenna aina usein \
            joskus ehkä onneksi valitettavasti ei en et emme eivät on ovat oli olivat olen voi voivat kaikki monet \
            moni jokainen jotkut jokin muut toinen ensin ensimmäinen lopuksi esimerkiksi toisaalta samalla ennen \
            jälkeen vuonna vuoden kanssa ilman hänen heidän minun meidän niinpä tosin kyllä ainakin vain jopa vasta
            """,
        months: """
            tammikuuta helmikuuta maaliskuuta huhtikuuta toukokuuta kesäkuuta heinäkuuta elokuuta syyskuuta \
            lokakuuta marraskuuta joulukuuta tammikuun helmikuun maaliskuun huhtikuun toukokuun kesäkuun heinäkuun \
            elokuun syyskuun lokakuun marraskuun joulukuun tammikuu helmikuu maaliskuu huhtikuu toukokuu kesäkuu \
            heinäkuu elokuu syyskuu lokakuu marraskuu joulukuu
            """,
        short: """
            se ne hän he me te ei en et on oli jo nyt nuo tuo pois yli ali asti tie työ yö suu pää maa puu kuu luu \
            jää sää syy hyvä uusi iso pian ohi luo kai vai sen sitä tee tule mene
            """,
        openers: """
            että joka jotka jonka joiden jossa josta johon jolla jolle joita mutta koska kun jos vaikka jotta ellei \
            vaan sillä eikä kuin mikä mitä missä milloin miksi miten kuka kunnes samalla joten kuten etenkin \
            erityisesti
            """,
        subjects: "minä sinä hän se me te he ne tämä nämä",
        coordinators: "ja tai sekä eli",
        leading: """
            jos kun vaikka koska jotta ennen jälkeen kyllä ei ensinnäkin toiseksi lopuksi lisäksi toisaalta \
            esimerkiksi
            """,
        bare: "koska kun vaikka mutta",
        function: """
            se ne tämä nämä tuo nuo joka jotka ja tai sekä eli että jos kun vaikka koska mutta kuin on ovat oli \
            olivat ole olla ei en et emme ette eivät voi voivat pitää täytyy saa hyvin erittäin melko niin liian \
            noin yli alle lähes jopa vain myös minä sinä hän me te he kaksi kolme neljä viisi kuusi seitsemän \
            kahdeksan yhdeksän kymmenen
            """
    )
}
