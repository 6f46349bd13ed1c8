import SpeakStreamText
import Testing

/// Lines as language models write them: lists, headings, tables, code, prose with soft breaks.
@Suite struct LineTests {
    static let lists: [Marked] = [
        "1. Boil water.\n|2. Add tea\n|10. Drink\n",
        "1) Boil water\n|2) Add tea\n",
        "- bread\n|- milk\n|* eggs\n|+ salt\n|\u{2022} rice\n",
        "a. Boil water\n|b. Add tea\n",
        "1. **Water.** |It boils.\n|2. **Tea**: add it.\n",
        "  - 3. nested\n|  - 4. too\n",
        "- [ ] not yet\n|- [x] done\n",
    ]

    static let inline: [Marked] = [
        "1) boil |2) add |3) drink",
        "First: 1. boil 2. add. |Then drink.",
        "\u{2022} bread |\u{2022} milk",
        "1. Boil water. |2. Add tea. |3. Drink.",
        "a) boil |b) add |c) drink",
    ]

    static let blocks: [Marked] = [
        "# Tea\n|\nIt is hot.\n|\n## How to make it\n|Boil water.",
        "> Tea is\n|> hot.\n",
        "You need:\n|\n- tea\n|- water\n",
        "You need tea,\n|Water and time.",
        "Hot water:\n|tea.",
        "All is well.\n|\n\nNext part",
    ]

    static let wrapped: [Marked] = [
        "The kettle stands\non the stove and\nwhistles. |Then comes\ntea.",
        "The kettle stands\r\non the stove. |Then",
        "The kettle\n|   is indented",
        "a first line\n|a second line\n",
        "The kettle\n|The stove",
        "The kettle\n\n|the stove",
    ]

    static let code: [Marked] = [
        "Type `a.b. C` or `x? Y` here. |Done.",
        "See:\n|```swift\n|let a = b. C\n|print(a)\n|```\nDone.",
        "Let $a. B$ be it, and \\(c! D\\) too. |Done.",
        "It costs $5. |Then $6. |Fine.",
        "So \\[x. Y\\] holds. |Done.",
        "``` is a fence",
    ]

    @Test(arguments: Self.lists + Self.inline + Self.blocks + Self.wrapped + Self.code) func cuts(_ marked: Marked) {
        #expect(sentences(marked.text) == marked.pieces)
    }

    /// A table row is a unit, which `Marked` can not show for its bars.
    @Test func table() {
        let rows = ["Costs:\n", "| Tea | no. 1. Good |\n", "|---|---|\n| Milk. Cold | 2 |\n", "\nThat is all."]
        #expect(sentences(rows.joined()) == rows)
    }

    @Test(arguments: ["1.", "12.", "a.", "Mr.", "e.g.", "3", "IV."]) func `nothing is lost at the end`(_ text: String) {
        #expect(sentences(text) == [text])
        #expect(sentences("It ends. " + text).joined() == "It ends. " + text)
    }
}
