import SpeakStreamText
import Testing

/// Marks within numbers, addresses and names of files.
@Suite struct NumberTests {
    static let numbers: [Marked] = [
        "It is 2.75 now, or .5 then. |Good.",
        "That makes 1.250.000,50 in all. |Fine.",
        "Take 10.5. |Then rest.",
        "We had 12. |Then we had 15.",
        "She was born in 1987. |Her brother came later.",
        "It grew by 3.5%. |Nobody knew.",
        "It costs $4.99. |Cheap!",
        // No formula is as long as what follows this dollar.
        """
        We quote in $/MWh here, and not in the other way which almost everybody else in this old market likes so very much more. \
        |So it goes.
        """,
        "Version 2.4.1 fixes v1.0.3-beta. |Update now.",
        "Ping 10.0.0.1 or 192.168.1.254. |It answers.",
        "At 10:45 or 22.30 it starts. |Be there.",
        "So 4! is 24. |And 5! = 120. |It grew to 9! |Wow.",
        "Chapter 3.2.1 tells. |Read it.",
        "Is it 42? |Yes, 42!",
    ]

    static let addresses: [Marked] = [
        "Read https://swift.example/a.b/c?d=e.f&g now. |Thanks.",
        "Go to www.example.org. |It is there.",
        "Write to ana.b@mail.example.com. |She answers.",
        "Open notes.txt and main.swift. |Save them.",
        "Run ./build.sh in ~/src/app.d first. |Then wait.",
        "Node.js and ASP.NET are old. |Use them.",
        "Call foo.bar() and a.b.C() twice. |Done.",
        "See [the page](https://example.com/x.y?z). |It is short.",
    ]

    @Test(arguments: Self.numbers + Self.addresses) func cuts(_ marked: Marked) {
        #expect(sentences(marked.text) == marked.pieces)
    }
}
