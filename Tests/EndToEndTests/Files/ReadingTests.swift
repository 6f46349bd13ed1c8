import FoundationEssentials
import SpeakStreamRig
import Testing

extension FileTests {
    private static let markdown = "# Title\n\nSome **bold** text.\n\n```python\nprint(1)\n```\n\nThe end.\n"

    @Test func readShowsWhatIsSaid() async throws {
        let run = try await speakstream(["read"], input: .text(Self.markdown), patience: 10, report: false) { _ in }
        #expect(run.ending == .exited(0))
        let lines = try run.outputText.split(separator: "\n").map {
            try JSONDecoder().decode(ReadLine.self, from: Data($0.utf8))
        }
        #expect(lines.first?.start == 0)
        #expect(lines.last?.end == Self.markdown.utf8.count)
        #expect(zip(lines, lines.dropFirst()).allSatisfy { $0.end == $1.start })
        let said = lines.map(\.text).joined()
        #expect(said.contains("Some bold text."))
        #expect(said.contains("Python code"))
        #expect(!said.contains("print") && !said.contains("*") && !said.contains("#"))
        #expect(lines.contains { $0.fate == "dropped" && $0.role == "code" })
    }

    @Test(arguments: [("en", true), ("de", false)]) func readTakesTheLanguage(
        _ language: String,
        _ isEnglish: Bool
    ) async throws {
        let run = try await speakstream(
            ["read", "--language", language],
            input: .text("It costs $5."),
            patience: 10,
            report: false
        ) { _ in }
        #expect(run.ending == .exited(0))
        #expect(run.outputText.contains("5 dollars") == isEnglish, "\(run.outputText)")
    }

    @Test func markdownIsHeardInTheWordsOfTheText() async throws {
        let run = try await speakstream(["--output", "null"], input: .text(Self.markdown), patience: 20) { _ in }
        #expect(run.ending == .exited(0))
        let report = try #require(run.report)
        #expect(report.heard.text == Self.markdown)
        // Title; Some bold text.; Python code; 1 line; The end.
        #expect(report.heard.words == 10)
    }

    @Test func plainTextKeepsItsMarks() async throws {
        let text = "```python\nprint(1)\n```\n"
        let run = try await speakstream(["--plain", "--output", "null"], input: .text(text), patience: 20) { _ in }
        let report = try #require(run.report)
        #expect(report.heard.text == text)
        #expect(report.heard.words == 2)
    }

    @Test(arguments: ["[", "> ", "*a ", "```\nx\n", "<think>x ", "<!-- x ", "$x ", "| a ", "\\[ x\n", "- ", "x"])
    func whatIsNeverClosedTakesNoMemory(_ opener: String) async throws {
        let run = try await speakstream(["read"], patience: 60, report: false) { speaking in
            func peak(behind text: String) async throws -> Int {
                try speaking.child.write(text)
                let isRead = try await speaking.waitUntilRead(within: 30)
                #expect(isRead)
                return try ProcessFigures(pid: speaking.child.pid).peakResident
            }
            let few = try await peak(behind: String(repeating: opener, count: 25_000))
            return try await peak(behind: String(repeating: opener, count: 40_000)) - few
        }
        #expect(run.ending == .exited(0))
        #expect(run.value < 8 << 20, "\(run.value) bytes more")
    }

    @Test(arguments: [["--code", "no"], ["--tables", "x"], ["--reasoning", ""], ["read", "--plain"]])
    func badOptionsOfReadingAreUsageErrors(_ arguments: [String]) async throws {
        let run = try await speakstream(arguments, input: .text(""), patience: 10, report: false) { _ in }
        #expect(run.ending == .exited(64))
    }
}

private struct ReadLine: Decodable {
    var text: String
    var role: String
    var fate: String
    var start: Int
    var end: Int
}
