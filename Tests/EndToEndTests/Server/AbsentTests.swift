import SpeakStreamRig
import Testing

extension ServerTests {
    @Test func withoutAServerItSaysWhatToDo() async throws {
        let spoken = try await speakstream { speaking in
            _ = try? speaking.child.write("Nobody hears this. ")
            // The writer has not ended: it does not wait for more.
            return await speaking.child.waitForExit(timeout: 10)
        }
        #expect(spoken.value != nil)
        #expect(spoken.ending == .exited(69))
        #expect(spoken.notes.count == 1, "\(spoken.notes)")
        let note = try #require(spoken.notes.first)
        #expect(note.contains("pulseaudio --start") && note.contains("--output"), "\(note)")
        #expect(spoken.report?.outcome == "failed")
        // The report is the library's, which knows of no options.
        #expect(spoken.report?.message?.contains("--output") == false)
        #expect(spoken.report?.heard.end == 0)
    }

    @Test func aSinkThatDoesNotExistIsNamed() async throws {
        try await withPrivatePulse { pulse in
            let spoken = try await speakstream(["--device", "nosuch"], on: pulse) { speaking in
                await speaking.child.waitForExit(timeout: 10)
            }
            #expect(spoken.value != nil)
            #expect(spoken.ending == .exited(69))
            #expect(spoken.notes.count == 1, "\(spoken.notes)")
            #expect(try #require(spoken.notes.first).contains("nosuch"))
        }
    }

    @Test(arguments: [["--device", "other"], []]) func theSinkCanBeChosen(_ arguments: [String]) async throws {
        try await withLoudspeaker { pulse, recorder in
            try await pulse.control("load-module", "module-null-sink", "sink_name=other", "rate=22050", "channels=1")
            let other = try await MonitorRecorder.start(server: pulse.server, source: "other.monitor")
            let spoken = try await speakstream(
                arguments,
                on: pulse,
                input: .text("Over here."),
                before: arguments.isEmpty ? "export PULSE_SINK=other" : ""
            ) { _ in }
            #expect(spoken.ending == .exited(0))
            #expect(await other.stop().onset() != nil)
            #expect(await recorder.stop().onset() == nil)
        }
    }
}
