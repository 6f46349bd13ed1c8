/// Czech.
///
/// Abbreviations: chosen by hand from Punkt's Czech model (Lidové noviny) and its non-breaking prefixes. Starters,
/// months, short words and the words of breaks: general knowledge of the language, not measured.
extension Language {
    static let czech = Language(
        codes: ["cs"],
        ordinals: .written,
        beginsInLower: false,
        titles: """
            dr prof doc ing ing.arch mgr mga bc bca judr mudr mvdr phdr rndr paeddr phmr thdr thlic rsdr pharmdr pí \
            sl sv gen plk pplk mjr kpt por npor nadpor ppor prap rtm št čet voj red řed nám náb tř ul např tj t.j \
            tzn tzv vč resp cca ca srov srv kupř popř příp ev zvl zejm mj angl něm franc lat řec vs mr mrs ms e.g \
            i.e o.p býv
            """,
        numbered: """
            č čís čp č.p str s obr kap odst odd díl tab příl pozn čl bod tel fax roč vyd vol no fig max min hod sb \
            led ún bře dub kvě čer čec srp zář říj lis pros zv ref
            """,
        trailing: "atd apod aj atp etc ap násl n ibid al kč tis mil mld kg km cm mm ks",
        names: """
            r n.l př.n.l s.r.o a.s v.o.s o.p.s z.s k.s spol csc drsc ph.d inc ltd corp jr sr u.s u.s.a a.m p.m o.s \
            t.r b.r st ml kr dis př p o
            """,
        starters: """
            to ten ta ti ty tento tato toto tyto tohle on ona ono oni já my vy jeho její jejich můj náš naše svůj \
            kdo co který která které jaký jaká jaké kde kdy jak proč kolik kam v ve na s se z ze do od po za při o u \
            pro bez přes před pod nad mezi podle během kromě díky přesto proto a ale avšak však ovšem nebo i ani \
            když pokud jestliže kdyby protože neboť aby zatímco než ačkoli přestože jakmile ne ano také též navíc \
            dále potom pak poté nakonec nejprve nyní teď dnes včera zítra tady zde tam tehdy už již ještě jen pouze \
            možná snad bohužel samozřejmě například tedy totiž každý všichni všechny mnoho některé jiné jeden první \
            druhý je jsou byl byla bylo byly má mají může lze musíme myslím zároveň naopak oba vždyť
            """,
        months: """
            ledna února března dubna května června července srpna září října listopadu prosince leden únor březen \
            duben květen červen červenec srpen říjen listopad prosinec
            """,
        short: """
            to ten ta ti ty on ona já my vy mu jí ho mi nás vás ní ne ano už tu tam tak nic něco kdo co dům čas den \
            rok les syn pán má byl je být jít dva tři sto oko věc noc moc
            """,
        openers: """
            ale avšak že který která které kterou kterého kteří kterým kterých jenž kde když kdy pokud jestliže \
            protože neboť aby zatímco než ačkoli přestože takže proto tedy jak co kdo zda jestli přičemž zejména a \
            ani
            """,
        subjects: "já on ona ono my vy oni to ten ta",
        coordinators: "a i nebo ani či",
        leading: """
            když pokud jestliže protože aby zatímco než ačkoli přestože jakmile po během kromě podle ano ne \
            samozřejmě bohužel navíc za
            """,
        bare: "ale když protože",
        function: """
            v ve na s se z ze k ke do od po za při o u pro bez přes před pod nad mezi podle během a i ale nebo či \
            ani že který která které jak než co kdo kde když pokud aby ten ta to ty tento tato toto tyto můj moje \
            jeho její jejich náš naše svůj své svou každý každá je jsou byl byla bylo byli byly bude budou být má \
            mají může mohou musí si by jsem jsme ne velmi více méně tak příliš já on ona my vy oni dva dvě tři čtyři \
            pět šest sedm osm devět deset
            """
    )
}
