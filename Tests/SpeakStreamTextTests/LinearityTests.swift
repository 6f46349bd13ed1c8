import SpeakStreamText
import Testing

/// Large inputs made to hurt: a quadratic rule would not finish.
///
/// `BoundedWaitTests` counts what a call may look at.
@Suite struct LinearityTests {
    static let units = [
        "a ", "a. ", ", ", "a, b, c, d, e, f, ", "(", "\"", "U.S. ", "... (", "\u{4F60}", "\u{3002}", "a\u{301}",
        "\u{1F600}.", "1. ", "a\n", "*", ". ", "1.", "`", "[", ")", "\u{201C}", "1) ", "- ", "a.B",
    ]

    @Test(arguments: ["x", ".", " ", "\n"]) func `two megabytes`(_ unit: String) {
        self.feed(unit, size: 2_000_000)
    }

    @Test(arguments: Self.units) func `repeated marks`(_ unit: String) {
        self.feed(unit, size: 100_000)
    }

    private func feed(_ unit: String, size: Int) {
        let piece = Array(String(repeating: unit, count: 4096 / unit.utf8.count).utf8)
        var phraser = Phraser()
        var given = 0
        var sent = 0
        while sent < size {
            phraser.append(piece)
            sent += piece.count
            while let phrase = phraser.next(.sentence) {
                given += phrase.text.utf8.count
            }
        }
        phraser.end()
        while let phrase = phraser.next(.sentence) {
            given += phrase.text.utf8.count
        }
        #expect(given == sent)
    }

    @Test(arguments: ["x", "a, ", "a. ", "\n", " "]) func `asking after every byte`(_ unit: String) {
        var phraser = Phraser()
        var given = 0
        let bytes = Array(String(repeating: unit, count: 50_000 / unit.utf8.count).utf8)
        for byte in bytes {
            phraser.append(CollectionOfOne(byte))
            while let phrase = phraser.next(.sentence) {
                given += phrase.text.utf8.count
            }
        }
        phraser.end()
        while let phrase = phraser.next(.everything) {
            given += phrase.text.utf8.count
        }
        #expect(given == bytes.count)
    }

    @Test(arguments: ["x", "a, ", "a. ", "foo! ("]) func `all of it first`(_ unit: String) {
        var phraser = Phraser()
        let bytes = Array(String(repeating: unit, count: 400_000 / unit.utf8.count).utf8)
        phraser.append(bytes)
        phraser.end()
        var given = 0
        while let phrase = phraser.next(.sentence) {
            given += phrase.text.utf8.count
        }
        #expect(given == bytes.count)
    }
}
