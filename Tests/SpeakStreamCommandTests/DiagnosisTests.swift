import SpeakStream
import SpeakStreamCommand
import SpeakStreamESpeak
import SpeakStreamPulse
import Testing

/// Findings when all is well.
private func well() -> DoctorFindings {
    var findings = DoctorFindings()
    findings.engine.eSpeak = ESpeakInstallation(version: "1.51", data: "/usr/share/espeak-ng-data")
    findings.engine.profiles = 3
    findings.engine.start = .milliseconds(9)
    findings.engine.firstSamples = [3, 1, 2].map { .milliseconds($0) }
    findings.sound.server = PulseServer(name: "pulseaudio", version: "16.1", address: "unix:/p")
    findings.sound.areDevicesKnown = true
    findings.sound.sink = PulseDevice(name: "out", summary: "Loudspeaker", volume: 0.4)
    findings.sound.microphone = PulseDevice(name: "in")
    findings.sound.latencies = [.milliseconds(20)]
    findings.sound.stops = [.milliseconds(4)]
    findings.sound.isPlayed = true
    findings.surroundings.socket = "/run/user/1000/speakstream.sock"
    findings.surroundings.userID = 1000
    findings.surroundings.servers = ["pulseaudio"]
    return findings
}

/// What is changed, and what follows from it.
private struct Case: Sendable, CustomTestStringConvertible {
    var subject: Diagnosis.Subject
    var state: Diagnosis.State
    var status: Int32
    /// Words of the message.
    var words: String
    var mend: String?
    var change: @Sendable (inout DoctorFindings) -> Void

    init(
        _ subject: Diagnosis.Subject,
        _ state: Diagnosis.State,
        _ status: Int32,
        _ words: String,
        _ mend: String?,
        _ change: @escaping @Sendable (inout DoctorFindings) -> Void
    ) {
        (self.subject, self.state, self.status, self.words, self.mend) = (subject, state, status, words, mend)
        self.change = change
    }

    var testDescription: String { "\(self.subject): \(self.words)" }
}

private let killed = "pkill -KILL -u \"$USER\" -x pulseaudio; pulseaudio --start"
private let reinstall = "apt-get install --reinstall espeak-ng-data libespeak-ng1"

private let engineCases = [
    Case(.espeak, .failed, 69, "phontab in /empty", "unset ESPEAK_DATA_PATH") {
        ($0.wanted.data, $0.engine.firstSamples) = ("/empty/", [])
        $0.engine.eSpeak = ESpeakInstallation(version: "1", data: "/empty", missing: ["phontab"])
    },
    Case(.espeak, .failed, 69, "phontab, lang in /usr", reinstall) {
        $0.engine.eSpeak = ESpeakInstallation(version: "1", data: "/usr", missing: ["phontab", "lang"])
        $0.engine.firstSamples = []
    },
    Case(.espeak, .failed, 69, "/me/espeak-ng-data", "mv /me/espeak-ng-data /me/espeak-ng-data.old") {
        $0.engine.eSpeak = ESpeakInstallation(version: "1", data: "/me/espeak-ng-data", missing: ["lang"])
        ($0.wanted.home, $0.engine.firstSamples) = ("/me", [])
    },
    Case(.espeak, .warning, 0, "finds no folder /gone", "unset ESPEAK_DATA_PATH") { $0.wanted.data = "/gone" },
    Case(.espeak, .ok, 0, "data in /usr/share", nil) { $0.wanted.data = "/usr/share" },
    Case(.espeak, .failed, 69, "it is broken", reinstall) {
        ($0.engine.eSpeakFailure, $0.engine.firstSamples) = ("it is broken", [])
    },
    Case(.espeak, .failed, 69, "within 2 s", reinstall) { ($0.engine.eSpeak, $0.engine.firstSamples) = (nil, []) },
    // Another engine speaks.
    Case(.espeak, .warning, 0, "it is broken", reinstall) {
        ($0.engine.eSpeakFailure, $0.engine.program) = ("it is broken", "heart")
    },
    Case(.profiles, .ok, 0, "3 read", nil) { _ in },
    Case(.profiles, .warning, 0, "/v/bad.toml:3: rate", "${EDITOR:-vi} +3 /v/bad.toml") {
        $0.engine.wrongProfiles = ["/v/bad.toml:3: rate takes 80 to 900: not 1"]
    },
    Case(.profiles, .warning, 0, "/a b:1/bad.toml: ", "${EDITOR:-vi} '/a b:1/bad.toml'") {
        $0.engine.wrongProfiles = ["/a b:1/bad.toml: it is no file"]
    },
    Case(.voice, .failed, 78, "bad.toml:3: rate", "${EDITOR:-vi} +3 /v/bad.toml") {
        $0.engine.wrongProfiles = ["/v/bad.toml:3: rate"]
        $0.engine.failure = .init(.configuration, "/v/bad.toml:3: rate")
    },
    Case(.voice, .failed, 64, "no voice nosuch", "speakstream voices") {
        $0.engine.failure = .init(.usage, "eSpeak NG has no voice nosuch")
    },
    Case(.voice, .failed, 69, "does not speak within 2 s", reinstall) { $0.engine.firstSamples = [] },
    Case(.voice, .warning, 0, "eSpeak NG speaks instead", "scripts/install-voice heart") {
        ($0.engine.program, $0.engine.programFailure) = ("heart", "there is no program heart")
        $0.engine.install = "scripts/install-voice heart"
    },
    Case(.voice, .warning, 0, "heart does not speak within 2 s", nil) {
        ($0.engine.program, $0.engine.firstSamples) = ("heart", [])
    },
    Case(.voice, .ok, 0, "by the program heart", nil) { $0.engine.program = "heart" },
]

private let settingsCases = [
    Case(.settings, .ok, 0, "nothing is set", nil) { _ in },
    Case(.settings, .ok, 0, "2 options are set; speakstream config shows them", nil) { $0.settings.count = 2 },
    Case(.settings, .failed, 78, "/c.toml:3: --rate", "${EDITOR:-vi} +3 /c.toml") {
        $0.settings.failure = "/c.toml:3: --rate takes 80 to 900, not 1"
    },
    Case(.settings, .failed, 78, "SPEAKSTREAM_RATE: it", "unset SPEAKSTREAM_RATE") {
        $0.settings.failure = "SPEAKSTREAM_RATE: it is wrong"
    },
    Case(.settings, .failed, 78, "/l.toml:2: x; lexicon is set by /c.toml:1", "${EDITOR:-vi} +2 /l.toml") {
        ($0.engine.lexiconFailure, $0.engine.isLexiconThere) = ("/l.toml:2: x", true)
        $0.settings.lexiconOrigin = "/c.toml:1"
    },
    Case(.settings, .failed, 78, "/l.toml: gone", "${EDITOR:-vi} +1 /c.toml") {
        ($0.engine.lexiconFailure, $0.settings.lexiconOrigin) = ("/l.toml: gone", "/c.toml:1")
    },
    Case(.device, .failed, 69, "lists; it is set by /c.toml:1", "pactl list short sinks") {
        ($0.wanted.device, $0.sound.sink, $0.wanted.origins) = ("x", nil, ["device": "/c.toml:1"])
    },
]

private let serverCases = [
    Case(.server, .failed, 69, "(refused)", "pulseaudio --start") { $0.refuse() },
    Case(.server, .failed, 69, "at tcp:x, which PULSE_SERVER names", "unset PULSE_SERVER") {
        $0.refuse()
        $0.wanted.server = "tcp:x"
    },
    Case(.server, .failed, 69, "(refused)", "systemctl --user start pipewire-pulse") {
        $0.refuse()
        ($0.surroundings.hasUserSystemd, $0.surroundings.servers) = (true, ["pulseaudio", "pipewire-pulse"])
    },
    Case(.server, .failed, 69, "(refused)", "apt-get install pulseaudio && pulseaudio --start") {
        $0.refuse()
        $0.surroundings.servers = []
    },
    Case(.server, .failed, 69, "hangs", killed) {
        ($0.sound, $0.wanted.server) = (DoctorFindings.Sound(), "unix:/p")
    },
    Case(.server, .failed, 69, "hangs", "unset PULSE_SERVER") {
        ($0.sound, $0.wanted.server) = (DoctorFindings.Sound(), "tcp:far")
    },
    Case(.device, .failed, 69, "takes no sound", nil) {
        ($0.sound.latencies, $0.sound.isPlayed) = ([], false)
        $0.sound.server?.address = "tcp:far:4713"
    },
    Case(.server, .ok, 0, "PipeWire 1.0.5 at", nil) { $0.sound.server?.name = "PulseAudio (on PipeWire 1.0.5)" },
    Case(.server, .ok, 0, "PulseAudio 16.1 at unix:/p", nil) { _ in },
    Case(.device, .skipped, 69, "no server", nil) { $0.refuse() },
    Case(.device, .failed, 69, "answers no more", killed) {
        ($0.sound.areDevicesKnown, $0.sound.sink) = (false, nil)
    },
    Case(.device, .failed, 69, "no sink x: --device takes", "pactl list short sinks") {
        ($0.wanted.device, $0.wanted.sink, $0.sound.sink) = ("x", "y", nil)
    },
    Case(.device, .failed, 69, "no sink y, which PULSE_SINK names", "unset PULSE_SINK") {
        ($0.wanted.sink, $0.sound.sink) = ("y", nil)
    },
    Case(.device, .failed, 69, "no sink", "pactl load-module module-udev-detect") { $0.sound.sink = nil },
    Case(.device, .failed, 69, "no sink", "systemctl --user restart wireplumber") {
        $0.sound.sink = nil
        $0.sound.server?.name = "PulseAudio (on PipeWire 1.0.5)"
    },
    Case(.device, .failed, 69, "suspended", "pactl suspend-sink out 0") {
        $0.sound.sink?.isSuspended = true
        $0.sound.isPlayed = false
    },
    Case(.device, .failed, 69, "takes no sound", killed) {
        ($0.sound.latencies, $0.sound.isPlayed) = ([], false)
    },
    Case(.device, .failed, 69, "takes no sound", "systemctl --user restart pipewire-pulse") {
        ($0.sound.isPlayed, $0.surroundings.hasUserSystemd) = (false, true)
        $0.sound.server?.name = "PulseAudio (on PipeWire 1.0.5)"
    },
    Case(.device, .warning, 0, "2 s later", nil) {
        ($0.sound.latencies, $0.sound.isPlayed) = ([.milliseconds(1900)], false)
    },
    Case(.device, .warning, 0, "1 s later", nil) { $0.sound.latencies = [.milliseconds(1400)] },
    Case(.device, .failed, 69, "suspended", "pactl suspend-sink out 0") {
        ($0.sound.latencies, $0.sound.isPlayed) = ([.milliseconds(1400)], false)
        $0.sound.sink?.isSuspended = true
    },
    Case(.device, .failed, 69, "it is gone", killed) {
        $0.sound.failure = "it is gone"
    },
    Case(.device, .warning, 0, "muted", "pactl set-sink-mute 'my out' 0") {
        $0.sound.sink?.isMuted = true
        $0.sound.sink?.name = "my out"
    },
    Case(.device, .warning, 0, "volume 0", "pactl set-sink-volume out 50%") { $0.sound.sink?.volume = 0 },
    Case(.device, .warning, 0, "sound card", "pactl load-module module-udev-detect") {
        $0.sound.sink?.name = "auto_null"
    },
    Case(.device, .ok, 0, "out (Loudspeaker), volume 40 %", nil) { _ in },
    Case(.microphone, .ok, 0, "none; only --barge-in voice needs one", nil) { $0.sound.microphone = nil },
    Case(.microphone, .ok, 0, "none; only --barge-in voice needs one", nil) { $0.sound.microphone?.isMonitor = true },
    Case(.microphone, .warning, 0, "no microphone", "pactl load-module module-udev-detect") {
        ($0.sound.microphone, $0.settings.bargesIn) = (nil, true)
    },
    Case(.microphone, .warning, 0, "no source m: --microphone", "pactl list short sources") {
        ($0.wanted.microphone, $0.sound.microphone) = ("m", nil)
        ($0.settings.bargesIn, $0.wanted.origins) = (true, ["microphone": "/c.toml:1"])
    },
    Case(.microphone, .failed, 69, "no source m: --microphone", "pactl list short sources") {
        ($0.wanted.microphone, $0.sound.microphone) = ("m", nil)
    },
    Case(.microphone, .warning, 0, "no source m, which PULSE_SOURCE", "unset PULSE_SOURCE") {
        ($0.wanted.source, $0.sound.microphone) = ("m", nil)
    },
    Case(.microphone, .ok, 0, "in; ", nil) {
        $0.wanted.microphone = "in"
        $0.sound.microphone?.isMonitor = true
    },
    Case(.microphone, .warning, 0, "muted", "pactl set-source-mute in 0") { $0.sound.microphone?.isMuted = true },
]

private let surroundingsCases = [
    Case(.terminal, .ok, 0, "no terminal", nil) { $0.surroundings.isUTF8 = false },
    Case(.terminal, .warning, 0, "not UTF-8", "export LC_ALL=C.UTF-8") {
        ($0.surroundings.isTerminal, $0.surroundings.isUTF8) = (true, false)
    },
    Case(.terminal, .ok, 0, "with colors, keys are read from", nil) {
        ($0.surroundings.isTerminal, $0.surroundings.hasColor, $0.surroundings.keys) = (true, true, .readable)
    },
    Case(.runtime, .ok, 0, "speakstream.sock", nil) { _ in },
    Case(.runtime, .warning, 0, "is not set", "export XDG_RUNTIME_DIR=/run/user/1000") {
        $0.surroundings.socket = nil
    },
    Case(.runtime, .warning, 0, "no folder /r", "mkdir -p -m 700 /r") {
        ($0.surroundings.socket, $0.surroundings.runtimeFolder) = (nil, "/r")
    },
    Case(.runtime, .warning, 0, "others may write in /r", "chmod 700 /r") {
        ($0.surroundings.socket, $0.surroundings.runtimeFolder) = (nil, "/r")
        $0.surroundings.runtimeFolderOwner = 1000
    },
    Case(.runtime, .warning, 0, "another user's", "export XDG_RUNTIME_DIR=/run/user/1000") {
        ($0.surroundings.socket, $0.surroundings.runtimeFolder) = (nil, "/r")
        $0.surroundings.runtimeFolderOwner = 0
    },
    Case(.floor, .ok, 0, "start 9.00 ms, its first sample 2.00 ms, sink latency 20.00 ms, stop 4.00 ms", nil) { _ in },
    Case(.floor, .skipped, 69, "not all could be measured: engine start 9.00 ms", nil) { $0.refuse() },
]

extension DoctorFindings {
    fileprivate mutating func refuse() {
        self.sound = Sound()
        self.sound.refusal = "refused"
    }
}

@Suite("The diagnosis of speakstream doctor")
struct DiagnosisTests {
    @Test(
        "says what is wrong, what mends it, and whether a turn can be spoken",
        arguments: settingsCases + engineCases + serverCases + surroundingsCases
    )
    fileprivate func table(_ one: Case) throws {
        var findings = well()
        one.change(&findings)
        let diagnosis = Diagnosis(findings)
        let check = try #require(diagnosis.checks.first { $0.subject == one.subject })
        #expect(check.state == one.state)
        #expect(check.message.contains(one.words), "\(check.message)")
        #expect(check.mend == one.mend)
        #expect(diagnosis.status.rawValue == one.status)
        #expect(diagnosis.verdict.hasPrefix(one.status == 0 ? "a turn can be spoken" : "no turn can be spoken: "))
        // A line for each, and the verdict; each says the command, if there is one, once.
        #expect(diagnosis.lines.count == diagnosis.checks.count + 1)
        let line = try #require(diagnosis.lines.first { $0.contains(check.message) })
        #expect(one.mend.map { line.ranges(of: $0).count == 1 } ?? true, "\(line)")
    }

    @Test("a profile that is wrong and was asked for is told once") func wrongOnce() {
        var findings = well()
        findings.engine.wrongProfiles = ["/v/a.toml:1: x", "/v/b.toml:2: y"]
        findings.engine.failure = .init(.configuration, "/v/a.toml:1: x")
        let told = Diagnosis(findings).checks.filter { $0.subject == .profiles || $0.subject == .voice }
        #expect(told.map(\.message) == ["/v/b.toml:2: y", "/v/a.toml:1: x"])
    }

    @Test("the first thing that fails gives status and verdict") func first() {
        var findings = well()
        findings.refuse()
        findings.engine.failure = .init(.configuration, "/v/a.toml:1: x")
        #expect(Diagnosis(findings).status == .configuration)
        #expect(Diagnosis(findings).verdict == "no turn can be spoken: first of all, /v/a.toml:1: x")
    }
}
