import SpeakStreamText
import Testing

/// The word before a full stop, and what it makes of it.
@Suite struct AbbreviationTests {
    static let titles: [Marked] = [
        "Ask Dr. Lindqvist or Prof. Okafor. |They know.",
        "Bring fruit, e.g. Pears or plums. |Thanks.",
        "It was Germany vs. Brazil. |What a game.",
        "Lt. Gen. Park spoke to Capt. Ruiz. |Nobody slept.",
    ]

    static let numbered: [Marked] = [
        "Turn to p. 12 and to pp. 3 and 4. |Read on.",
        "As fig. 7 and eq. 2 show, it rises. |See sec. IV of it.",
        "House no. 9 burnt. |No. 10 did not.",
        "Vol. II is lost. |Vol. III is not.",
        "Will you come? |No. |Why not?",
        "She said no. |He left.",
        "It opens on Jan. 5 and closes in Feb. |Come early.",
    ]

    static let trailing: [Marked] = [
        "Nails, screws etc. go here. |Nails, screws etc. |The rest goes there.",
        "Stir 2 tbsp. of oil in. |Add 3 tbsp. |Wait.",
        "Moreau et al. found it. |So did Silva et al. |Then came others.",
        "It takes 5 min. or less. |It takes 5 min. |Try it.",
    ]

    static let names: [Marked] = [
        "Borealis Ltd. Board members met. |He left Borealis Ltd. |The board met.",
        "It opens at 9 a.m. every day. |It opens at 9 a.m. |We go.",
        "Maria Keller Ph.D. Thesis prize. |She has a Ph.D. |It took years.",
        "Sam Fox Jr. Smiled. |He is Sam Fox Jr. |His father is not.",
    ]

    /// Ordinary words when they are written small.
    static let capitalised: [Marked] = [
        "We all sat. |Nobody spoke.",
        "We lay in the sun. |Nobody spoke.",
        "It closes Sat. and Sun. Morning is best.",
        "It closes on Sat. |The rest is open.",
    ]

    static let initials: [Marked] = [
        "E. Lasker beat W. Steinitz there. |Chess is hard.",
        "J. R. R. Vance and B. Low wrote it. |We read it.",
        "Plan B. |It works.",
        "So said I. |We agreed.",
    ]

    static let acronyms: [Marked] = [
        "The U.S. Senate met. |He moved to the U.S. |There he stayed.",
        "Talks with the E.U. Commission go on. |They left the E.U. |Why did they?",
        "The N.A.S.A. launch was late. |We waited.",
        "The U.K. (all of it) and the U.S. agreed. |Good.",
    ]

    @Test(
        arguments: Self.titles + Self.numbered + Self.trailing + Self.names + Self.capitalised + Self.initials
            + Self.acronyms
    )
    func english(_ marked: Marked) {
        #expect(sentences(marked.text) == marked.pieces)
    }

    static let others: [(String, Marked)] = [
        ("de", "Wir trafen Dr. Maier am 3. Mai in Jena. |Es regnete."),
        ("de", "Das kostet ca. 5 Euro, z.B. Freitags. |Gut."),
        ("de", "Das war der 1. FC Jena. |Der 2. Platz ging an Ulm."),
        ("de", "Im Jahr 2019. |Dann kam 2020."),
        ("da", "Vi ses den 4. juni kl. 8. |Det er sikkert."),
        ("da", "Han kom bl.a. med fx. Anna. |Vi spiste."),
        ("fi", "Kokous on 6. toukokuuta. |Tule ajoissa."),
        ("fi", "Ostin leipää, maitoa jne. |Sitten lähdin."),
        ("nl", "Dhr. Bakker woont o.a. in Gent. |Hij werkt."),
        ("fr", "M. Petit habite av. Foch. |Il est tard."),
        ("es", "El Sr. Gil vive en la Av. Sol. |Es tarde."),
        ("pt", "O Sr. Reis chegou. |A Dra. Lima saiu."),
        ("it", "Il dott. Riva è qui. |La sig.ra Neri no."),
        ("ru", "Он жил на ул. Мира. |Это было в 1990 г. |Потом уехал."),
        ("pl", "Spotkał go dr Nowak, tj. lekarz. |Było to w 1990 r. |Potem wyjechał."),
        ("tr", "Dr. Aydın 3. katta. |Bu doğru."),
        ("sv", "Vi ses t.ex. kl. 5. |Det blir bra."),
        ("el", "Ο κ. Νίκου ήρθε. |Η κα. Ρήγα έφυγε."),
    ]

    @Test(arguments: Self.others) func `other languages`(_ language: String, _ marked: Marked) {
        #expect(sentences(marked.text, language) == marked.pieces)
    }

    @Test func `what one language abbreviates another writes out`() {
        let text = "Am 3. Mai. Er kommt."
        #expect(sentences(text, "de") == ["Am 3. Mai. ", "Er kommt."])
        #expect(sentences("Wir kommen ggf. Morgen.", "de").count == 1)
        #expect(sentences("Wir kommen ggf. Morgen.", "xx").count == 2)
    }
}
