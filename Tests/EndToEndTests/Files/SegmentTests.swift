import FoundationEssentials
import SpeakStreamRig
import Testing

extension FileTests {
    @Test func segmentShowsThePhrasesOfItsInput() async throws {
        let text = "If you look up there, how is the sky? It is clear.\n\nDr. Lee says so. "
        let run = try await segment(text)
        #expect(run.ending == .exited(0))
        let lines = try run.lines()
        #expect(lines.compactMap(\.text).joined() == text)
        #expect(lines.first?.text == "If you look up there, ")
        #expect(lines.first?.kind == "clause")
        #expect(lines.last?.text == "Dr. Lee says so. " || lines.last?.text == "\nDr. Lee says so. ")
        #expect(lines.last?.consumed == -1)
        #expect(lines.allSatisfy { $0.doc == nil && $0.done == nil })
    }

    @Test func segmentShowsWholeSentences() async throws {
        let long = "It is " + String(repeating: "very, ", count: 100) + "late. "
        let run = try await segment("If you look up there, how is the sky? " + long + "Yes", ["--sentences"])
        #expect(try run.lines().compactMap(\.text) == ["If you look up there, how is the sky? ", long, "Yes"])
    }

    @Test func segmentReadsDocumentsInChunks() async throws {
        let input = """
            {"doc": "a", "lang": "en", "chunks": ["It is la", "te", ".", " Go", " home."]}
            {"doc": "b", "lang": "de", "chunks": ["Am 3.", " Mai. ", "Gut"]}

            """
        let run = try await segment(input, ["--jsonl"])
        #expect(run.ending == .exited(0))
        let lines = try run.lines()
        #expect(lines.map(\.doc) == ["a", "a", "a", "b", "b", "b"])
        #expect(lines.map(\.text) == ["It is late. ", "Go home.", nil, "Am 3. Mai. ", "Gut", nil])
        #expect(lines.map(\.consumed) == [14, -1, nil, 14, -1, nil])
        #expect(lines.map(\.done) == [nil, nil, true, nil, nil, true])
    }

    @Test func segmentTakesTheLanguage() async throws {
        let lines = try await segment("Am 3. Mai. Gut", ["--sentences", "--language", "de"]).lines()
        #expect(lines.map(\.text) == ["Am 3. Mai. ", "Gut"])
    }

    @Test func segmentWithoutLookAheadWaitsForNothing() async throws {
        let input = #"{"doc": "a", "chunks": ["It is late", ".", " We have 3", ".", "5 left", "."]}"#
        let lines = try await segment(input, ["--jsonl", "--look-ahead", "0"]).lines()
        #expect(lines.map(\.text) == ["It is late.", " We have 3.5 left.", nil])
        #expect(lines.map(\.consumed) == [11, 29, nil])
    }

    @Test(arguments: ["no JSON", "{}", #"{"doc": "a"}"#, #"{"doc": "a", "chunks": "text"}"#])
    func segmentTellsOfAnIllFormedLine(_ line: String) async throws {
        let run = try await segment(#"{"doc": "a", "chunks": ["Hello."]}"# + "\n" + line + "\n", ["--jsonl"])
        #expect(run.ending == .exited(65))
        #expect(run.notes.count == 1, "\(run.notes)")
        #expect(run.notes.first?.contains("line 2") == true)
        #expect(try run.lines().first?.text == "Hello.")
    }

    @Test(arguments: [["--look-ahead", "2"], ["--look-ahead", "no"], ["--nosuch"], ["nosuch"]])
    func badOptionsOfSegmentAreUsageErrors(_ arguments: [String]) async throws {
        let run = try await segment("", arguments)
        #expect(run.ending == .exited(64))
        #expect(run.outputBytes.isEmpty)
    }

    @Test func segmentSurvivesIllFormedUTF8() async throws {
        try await withFolder { folder in
            try writeFile(Array("One \u{E9}. ".utf8) + [0xFF] + Array(" two. ".utf8) + [0xC3], to: "\(folder)/input")
            let run = try await speakstream(["segment"], redirections: "<'\(folder)/input'", report: false) { _ in }
            #expect(run.ending == .exited(0))
            #expect(try run.lines().compactMap(\.text).joined() == "One \u{E9}. \u{FFFD} two. \u{FFFD}")
        }
    }
}

private struct SegmentLine: Decodable {
    var doc: String?
    var text: String?
    var consumed: Int?
    var kind: String?
    var done: Bool?
}

private func segment(_ input: String, _ arguments: [String] = []) async throws -> Spoken<Void> {
    try await speakstream(["segment"] + arguments, input: .text(input), patience: 10, report: false) { _ in }
}

extension Spoken {
    fileprivate func lines() throws -> [SegmentLine] {
        try self.outputText.split(separator: "\n").map {
            try JSONDecoder().decode(SegmentLine.self, from: Data($0.utf8))
        }
    }
}
