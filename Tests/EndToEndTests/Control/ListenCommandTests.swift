import Glibc
import SpeakStreamRig
import Testing

/// `speakstream listen`.
extension VoiceTests {
    /// Runs it until a closure ends; returns how it ended and its lines.
    private func listen(
        _ arguments: [String],
        on pulse: PrivatePulse,
        to output: String,
        _ body: @Sendable (Speaking, @Sendable () -> String) async throws -> Void
    ) async throws -> (ending: Child.Ending, notes: [String], text: String) {
        let text = { @Sendable in String(decoding: (try? readFile(output)) ?? [], as: UTF8.self) }
        let spoken = try await speakstream(
            ["listen"] + arguments,
            on: pulse,
            redirections: ">'\(output)'",
            report: false
        ) { speaking in
            try await body(speaking, text)
        }
        return (spoken.ending, spoken.notes, text())
    }

    @Test func ourOwnSpeechIsRemovedAndAVoiceBargesIn() async throws {
        try await withRoom { room in
            let talk =
                Flite.isHere ? try await room.voice("Please stop now, I would like to say something myself.") : nil
            let run = try await self.listen(
                ["--microphone", Room.microphone, "--speak", "--json"],
                on: room.pulse,
                to: "\(room.folder)/lines"
            ) { speaking, text in
                // Until the canceller knows the room, and some seconds more.
                let isLearned = try await poll(within: 40) {
                    text().split(separator: "\n").count { $0.contains("\"levels\"") } > 14
                }
                #expect(isLearned, "\(text())")
                #expect(!text().contains("confirmed"))
                if let talk {
                    try await room.play(talk)
                    let isHeard = try await poll(within: 20) { text().contains("confirmed") }
                    #expect(isHeard, "\(text())")
                }
                speaking.child.signal(SIGINT)
            }
            #expect(run.ending == .exited(0), "\(run.notes)")
            let summary = try #require(run.text.split(separator: "\n").last.map(String.init))
            #expect(summary.contains("\"type\":\"summary\"") && summary.contains("\"bargeIns\":\(talk == nil ? 0 : 1)"))
            let echo = try #require(Self.number("echo", in: summary))
            let residual = try #require(Self.number("residual", in: summary))
            #expect(echo > -50 && residual < echo - 10, "\(summary)")
        }
    }

    @Test func theLineOfATerminalIsLeftClean() async throws {
        let terminal = try Terminal()
        defer { terminal.close() }
        try await withLoudspeaker { pulse, _ in
            let spoken = try await speakstream(
                ["listen", "--microphone", "t.monitor", "--seconds", "2"],
                on: pulse,
                redirections: ">'\(terminal.path)'",
                before: "stty cols 30 <'\(terminal.path)'",
                report: false
            ) { _ in }
            #expect(spoken.ending == .exited(0), "\(spoken.notes)")
            let shown = terminal.read()
            let draws = shown.split(separator: "\r\u{1B}[K").map(String.init)
            #expect(draws.count > 5, "\(shown)")
            // The last thing is the summary, on lines of its own.
            #expect(draws.last?.contains("barge-ins\r\n") == true, "\(shown)")
            #expect(draws.dropLast().filter { !$0.contains("\n") }.allSatisfy { $0.count < 30 }, "\(shown)")
        }
    }

    @Test func whatItCannotHearIsTold() async throws {
        try await withLoudspeaker { pulse, _ in
            let none = try await speakstream(["listen", "--microphone", "nosuch"], on: pulse, report: false) { _ in }
            #expect(none.ending == .exited(69))
            #expect(none.notes.count == 1 && none.notes[0].contains("nosuch"), "\(none.notes)")
            // It goes away, and is not back when listening ends.
            let lost = try await withFolder { folder in
                try await self.listen(["--microphone", "t.monitor"], on: pulse, to: "\(folder)/lines") {
                    speaking,
                    text in
                    let isWorking = try await poll(within: 20) { text().contains("the microphone works") }
                    await pulse.kill()
                    let isLost = try await poll(within: 20) { text().contains("tried again") }
                    #expect(isWorking && isLost, "\(text())")
                    speaking.child.signal(SIGINT)
                }
            }
            #expect(lost.ending == .exited(74))
            #expect(lost.text.contains("went away"), "\(lost.text)")
            #expect(lost.notes.count == 1, "\(lost.notes)")
        }
    }

    /// The number that a JSON line has under a name.
    private static func number(_ name: String, in line: String) -> Double? {
        guard let start = line.firstRange(of: "\"\(name)\":")?.upperBound else { return nil }
        return Double(line[start...].prefix { $0.isNumber || "-.".contains($0) })
    }
}
