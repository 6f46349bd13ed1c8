import Glibc
import SpeakStreamControl
import SpeakStreamRig
import Testing

/// `--duck-others`.
extension ControlTests {
    private static let all = 65_536
    private static let fifth = 13_107

    @Test func otherSoundsAreLowWhileWeSpeakAndAsTheyWereInAPause() async throws {
        try await withLoudspeaker { pulse, _ in
            try await withFolder { folder in
                let socket = "\(folder)/socket"
                try await pulse.withPlayer("music") {
                    let spoken = try await speakstream(
                        ["--duck-others", "20", "--socket", socket],
                        on: pulse,
                        input: .text(Texts.long)
                    ) { speaking in
                        var volumes = [try await pulse.wait(for: "music", at: Self.fifth)]
                        var client = try ControlClient(path: socket)
                        _ = try client.send(.pause)
                        volumes.append(try await pulse.wait(for: "music", at: Self.all))
                        _ = try client.send(.resume)
                        volumes.append(try await pulse.wait(for: "music", at: Self.fifth))
                        #expect(volumes == [Self.fifth, Self.all, Self.fifth])
                        let own = try await pulse.volume(of: "speakstream")
                        #expect(own == Self.all)
                        speaking.child.signal(SIGINT)
                    }
                    #expect(spoken.ending == .exited(130) && spoken.notes.isEmpty, "\(spoken.notes)")
                    let volume = try await pulse.volume(of: "music")
                    #expect(volume == Self.all)
                }
            }
        }
    }

    @Test(arguments: ["end", "failure", "two signals"])
    func theVolumeIsGivenBackHoweverItEnds(_ ending: String) async throws {
        try await withLoudspeaker { pulse, _ in
            try await pulse.withPlayer("music", volume: 50_000) {
                let arguments = ["--duck-others", "20", "--socket", "none"]
                let generator =
                    ending == "failure" ? ["--", "/bin/sh", "-c", "echo The kettle is on the stove.; exit 3"] : []
                let text = ending == "two signals" ? Texts.long : "The kettle is on the stove."
                let spoken = try await speakstream(
                    arguments + generator,
                    on: pulse,
                    input: .text(text)
                ) { speaking in
                    let volume = try await pulse.wait(for: "music", at: 10_000)
                    #expect(volume == 10_000)
                    guard ending == "two signals" else { return }
                    speaking.child.signal(SIGINT)
                    speaking.child.signal(SIGTERM)
                }
                #expect(spoken.ending == .exited(["end": 0, "failure": 71][ending] ?? 130), "\(spoken.notes)")
                let volume = try await pulse.volume(of: "music")
                #expect(volume == 50_000)
            }
        }
    }

    @Test func aServerThatHangsIsToldToHaveKeptTheVolumes() async throws {
        try await withLoudspeaker { pulse, _ in
            try await pulse.withPlayer("music") {
                let spoken = try await speakstream(
                    ["--duck-others", "20", "--socket", "none"],
                    on: pulse,
                    input: .text(Texts.long)
                ) { speaking in
                    let volume = try await pulse.wait(for: "music", at: Self.fifth)
                    #expect(volume == Self.fifth)
                    pulse.freeze()
                    speaking.child.signal(SIGINT)
                    let isTold = try await speaking.waitForNote("could not be given back")
                    #expect(isTold)
                    pulse.thaw()
                }
                #expect(spoken.ending == .exited(130))
            }
        }
    }
}
