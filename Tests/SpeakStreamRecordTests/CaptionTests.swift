import SpeakStreamTesting
import SpeakStreamText
import Testing

@testable import SpeakStream
@testable import SpeakStreamRecord

@Suite("Captions")
struct CaptionTests {
    private static func captions(_ outcome: Simulation.Outcome) -> [Caption] {
        var machine = CaptionMachine()
        return outcome.steps.flatMap { machine.take($0) } + machine.finish()
    }

    private static func captions(_ text: String, _ change: (inout Simulation.Script) -> Void = { _ in }) -> [Caption] {
        var script = Simulation.Script([Array(text.utf8)], every: .zero)
        change(&script)
        return Self.captions(Simulation.run(script))
    }

    private static func words(_ captions: [Caption]) -> [String] {
        captions.flatMap(\.lines).flatMap { $0.split(separator: " ").map(String.init) }
    }

    @Test("a phrase is a caption, as it is said, and lasts as long as it is heard")
    func phrases() throws {
        let captions = Self.captions("This is **bold** and $5.99. And this is [a link](https://example.org).\n\nEnd.")
        #expect(
            captions.map(\.lines) == [
                ["This is bold and $5.99."], ["And this is a link."], ["End."],
            ]
        )
        // Simulated words last 300 ms each.
        #expect(abs((captions[0].end - captions[0].start - .milliseconds(2_700)).seconds) < 0.001)
        #expect(captions[1].start > captions[0].end)
        // What is shorter than can be read is shown for a second.
        #expect(captions[2].end - captions[2].start == .seconds(1))
    }

    @Test("a long phrase becomes several captions of two lines, cut behind a mark where that is possible")
    func longPhrases() {
        let text =
            "This sentence goes on and on, without an end in sight, so that it does not fit into two lines, "
            + "and has to be cut into as many captions as are needed to show the whole of it to those who read along."
        let captions = Self.captions(text)
        #expect(captions.count > 2)
        #expect(Self.words(captions).joined(separator: " ") == text)
        #expect(captions.allSatisfy { $0.lines.count <= 2 && $0.lines.allSatisfy { $0.count <= 42 } })
        #expect(captions[0].lines.last?.last == ",")
        #expect(zip(captions, captions.dropFirst()).allSatisfy { $0.end <= $1.start })
    }

    @Test("figures, names and emoji are shown as they are written, and never cut in two")
    func written() {
        let text =
            "In 1905 he wrote `src/main.rs`, H2SO4 and 255.255.255.0 into 10 km/h of \u{1F600} notes on Node.js, "
            + "the .NET "
            + "core and the API, Dr. Smith said, for $1.5 million."
        let captions = Self.captions(text)
        #expect(Self.words(captions).joined(separator: " ") == text.replacing("`", with: ""))
        // Of what is said in several words nothing is shown that was not heard to its end.
        let stopped = Self.captions("It costs $5.99 here.") { $0.interrupt = .milliseconds(1_500) }
        #expect(stopped.map(\.lines) == [["It costs"]])
    }

    @Test("what makes no sound is shown with what does")
    func soundless() {
        let captions = Self.captions("Characters: `-` `.` `_` `%` `+` `*` `?` `@`.\n* Next.\n")
        #expect(captions.allSatisfy { $0.end > $0.start })
        #expect(captions.flatMap(\.lines).joined(separator: " ").hasSuffix("Next."))
    }

    @Test("wide characters count twice")
    func wide() {
        let captions = Self.captions(String(repeating: "\u{3042}", count: 60) + "\u{3002}")
        #expect(captions.flatMap(\.lines).allSatisfy { $0.count <= 21 })
        #expect(captions.flatMap(\.lines).joined().count == 61)
    }

    @Test("what was not heard to its end is not shown")
    func bargeIn() throws {
        let captions = Self.captions("One two three four five six seven eight nine ten eleven.") {
            $0.interrupt = .milliseconds(1_000)
        }
        #expect(captions.map(\.lines) == [["One two three"]])
    }

    @Test("steps, repetitions and asides are shown as they are heard")
    func order() {
        let captions = Self.captions("One two three four. Five six seven eight. Nine ten.") {
            $0.controls = [
                (.milliseconds(700), .say(Aside("Mind the gap."))), (.milliseconds(3_900), .skip(0)),
            ]
        }
        #expect(
            captions.map { $0.lines.joined(separator: " ") } == [
                "One two three", "Mind the gap.", "three four.", "Five six seven eight.", "Five six seven eight.",
                "Nine ten.",
            ]
        )
    }

    @Test("texts without spaces and endless words are cut into lines, and nothing of them is lost")
    func noSpaces() {
        let chinese = String(repeating: "\u{6C49}\u{5B57}", count: 60) + "\u{3002}"
        let address = "See " + String(repeating: "abcdefghij", count: 20) + " there."
        for text in [chinese, address] {
            let captions = Self.captions(text)
            #expect(captions.flatMap(\.lines).joined().filter { $0 != " " } == text.filter { $0 != " " })
            #expect(captions.allSatisfy { $0.lines.count <= 2 && $0.lines.allSatisfy { $0.count <= 42 } })
            #expect(captions.allSatisfy { $0.start <= $0.end })
        }
    }

    @Test("no line is too long, no time goes back, no word is lost, invented or doubled, whatever the text")
    func properties() {
        var random = SeededGenerator(seed: 5)
        let vocabulary = [
            "a", "word", "considerably", "longer,", "ones;", "Dr. Smith", "\u{4F60}\u{597D}", "x", "end.",
        ]
        for _ in 0..<200 {
            let count = Int.random(in: 1...60, using: &random)
            let text = (0..<count).map { _ in vocabulary.randomElement(using: &random)! }.joined(separator: " ")
            let outcome = Simulation.run(
                Simulation.Script([Array(text.utf8)], every: .zero),
                isPaced: Bool.random(using: &random)
            )
            let captions = Self.captions(outcome)
            let said = outcome.events.compactMap { event in
                if case .phraseQueued(let phrase) = event.kind { phrase.written?.text ?? phrase.spoken } else { nil }
            }.joined()
            #expect(captions.flatMap(\.lines).joined().filter { $0 != " " } == said.filter { !$0.isWhitespace })
            #expect(captions.allSatisfy { $0.lines.count <= 2 && $0.lines.allSatisfy { $0.count <= 42 } })
            #expect(zip(captions, captions.dropFirst()).allSatisfy { $0.end <= $1.start })
        }
    }

    @Test("they are written as WebVTT and SubRip have them")
    func formats() {
        let caption = Caption(
            start: .milliseconds(3_723_004),
            end: .milliseconds(3_725_000),
            lines: ["a <b> & c", "--> d"]
        )
        #expect(
            CaptionFormat.vtt.text(caption, number: 7)
                == "01:02:03.004 --> 01:02:05.000\na &lt;b&gt; &amp; c\n--&gt; d\n\n"
        )
        #expect(
            CaptionFormat.srt.text(caption, number: 7)
                == "7\n01:02:03,004 --> 01:02:05,000\na \u{2039}b\u{203A} & c\n--\u{203A} d\n\n"
        )
    }
}
