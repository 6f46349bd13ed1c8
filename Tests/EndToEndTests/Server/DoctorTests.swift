import FoundationEssentials
import SpeakStreamRig
import Testing

/// What `speakstream doctor --json` writes.
private struct Told: Decodable {
    struct Check: Decodable {
        let name: String
        let state: String
        let message: String
        let mend: String?
    }

    struct Floor: Decodable {
        let engineStart: Double?
        let firstSample: Double?
        let sinkLatency: Double?
        let stop: Double?
    }

    let version: Int
    let canSpeak: Bool
    let status: Int32
    let verdict: String
    let checks: [Check]
    let floor: Floor

    /// What is neither well nor skipped, but for the folder and the terminal of whoever runs the tests.
    var faults: [String] {
        let names = self.checks.filter { ["warning", "failed"].contains($0.state) }.map(\.name)
        return names.filter { !["runtime", "terminal"].contains($0) }
    }

    func check(_ name: String) throws -> Check { try #require(self.checks.first { $0.name == name }) }
}

/// `speakstream doctor`, in each of the states that a machine may be in.
extension ServerTests {
    /// Runs it, and expects the status that it tells.
    private func doctor(
        _ arguments: [String] = [],
        on pulse: PrivatePulse? = nil,
        before: String = "",
        sourceLocation: SourceLocation = #_sourceLocation
    ) async throws -> Told {
        let run = try await speakstream(["doctor", "--json"] + arguments, on: pulse, before: before, report: false) {
            // A server that hangs would hold it for 30 s if it were let.
            #expect(await $0.child.waitForExit(timeout: 20) != nil, sourceLocation: sourceLocation)
        }
        let told = try JSONDecoder().decode(Told.self, from: Data(run.outputBytes))
        #expect(run.ending == .exited(told.status), sourceLocation: sourceLocation)
        #expect(run.notes.isEmpty, "\(run.notes)", sourceLocation: sourceLocation)
        // Keys are there also where there is nothing to say.
        for key in ["engineStart", "firstSample", "sinkLatency", "stop"] {
            #expect(run.outputText.contains("\"\(key)\":"), sourceLocation: sourceLocation)
        }
        #expect(run.outputText.ranges(of: "\"mend\":").count == told.checks.count, sourceLocation: sourceLocation)
        #expect(told.version == 1 && told.canSpeak == (told.status == 0), sourceLocation: sourceLocation)
        return told
    }

    @Test func whereAllIsWellTheDoctorMeasuresInSilence() async throws {
        try await withLoudspeaker { pulse, recorder in
            let told = try await self.doctor(["--microphone", "t.monitor"], on: pulse)
            #expect(told.status == 0 && told.faults == [], "\(told)")
            #expect(told.verdict.hasPrefix("a turn can be spoken"))
            #expect(try told.check("espeak").message.contains("espeak-ng-data"))
            #expect(try told.check("server").message.contains(pulse.server))
            for figure in [told.floor.engineStart, told.floor.firstSample, told.floor.sinkLatency, told.floor.stop] {
                #expect(try #require(figure) >= 0)
            }
            #expect(await recorder.stop().onset() == nil)
        }
    }

    @Test func theDoctorsLinesEndWithTheVerdict() async throws {
        try await withPrivatePulse { pulse in
            let run = try await speakstream(["doctor", "--device", "t"], on: pulse, report: false) { _ in }
            #expect(run.ending == .exited(0))
            let lines = run.outputText.split(separator: "\n")
            #expect(lines.count == 11 && lines.last?.hasPrefix("a turn can be spoken") == true, "\(lines)")
            // A null sink's monitor is no microphone.
            #expect(lines.contains { $0.hasPrefix("ok       microphone  none; only") }, "\(lines)")
            #expect(lines.first == "ok       settings    nothing is set")
        }
    }

    @Test func withoutAServerTheDoctorSaysSo() async throws {
        let told = try await self.doctor()
        #expect(told.status == 69 && told.faults == ["server"], "\(told)")
        #expect(try told.check("server").mend == "unset PULSE_SERVER")
        #expect(try told.check("device").state == "skipped")
        #expect(told.floor.firstSample != nil && told.floor.stop == nil)
    }

    @Test func aServerThatHangsDoesNotHoldUpTheDoctor() async throws {
        try await withPrivatePulse { pulse in
            pulse.freeze()
            let told = try await self.doctor(on: pulse)
            #expect(told.status == 69 && told.faults == ["server"], "\(told)")
            #expect(try told.check("server").message.contains("hangs"))
            #expect(told.floor.firstSample != nil && told.floor.stop == nil)
        }
    }

    @Test func withoutDataTheDoctorSaysWhereItLooked() async throws {
        try await withLoudspeaker { pulse, _ in
            try await withFolder { folder in
                let empty = "export ESPEAK_DATA_PATH=\(folder)"
                let told = try await self.doctor(["--microphone", "t.monitor"], on: pulse, before: empty)
                #expect(told.status == 69 && told.faults == ["espeak"], "\(told)")
                #expect(try told.check("espeak").message.contains("phontab, phonindex"))
                #expect(try told.check("espeak").mend == "unset ESPEAK_DATA_PATH")
                #expect(try told.check("voice").state == "skipped")
                // What the doctor says of it is what a turn makes of it.
                let turn = try await speakstream(["--output", "null"], input: .text("Hello."), before: empty) { _ in }
                #expect(turn.ending == .exited(69))
                // A folder that is not there is passed over in silence, and that is told.
                let gone = "export ESPEAK_DATA_PATH=\(folder)/gone"
                let fallen = try await self.doctor(["--microphone", "t.monitor"], on: pulse, before: gone)
                #expect(fallen.status == 0 && fallen.faults == ["espeak"], "\(fallen)")
                #expect(try fallen.check("espeak").message.contains("\(folder)/gone"))
            }
        }
    }

    @Test func withoutADeviceTheDoctorSaysWhichOneIsNotThere() async throws {
        try await withPrivatePulse { pulse in
            let named = try await self.doctor(["--device", "nosuch", "--microphone", "t.monitor"], on: pulse)
            #expect(named.status == 69 && named.faults == ["device"], "\(named)")
            #expect(try named.check("device").message.contains("nosuch"))
            #expect(try named.check("device").mend == "pactl list short sinks")
            let deaf = try await self.doctor(["--microphone", "nosuch"], on: pulse)
            #expect(deaf.status == 69 && deaf.faults == ["microphone"], "\(deaf)")
            try await pulse.control("unload-module", "module-null-sink")
            let none = try await self.doctor(on: pulse)
            #expect(none.status == 69 && none.faults == ["device"], "\(none)")
            #expect(try none.check("device").mend == "pactl load-module module-udev-detect")
        }
    }

    @Test func aDeviceThatIsNotHeardIsToldByTheDoctor() async throws {
        try await withPrivatePulse { pulse in
            let microphone = ["--microphone", "t.monitor"]
            try await pulse.control("set-sink-mute", "t", "1")
            let muted = try await self.doctor(microphone, on: pulse)
            #expect(muted.status == 0 && muted.faults == ["device"], "\(muted)")
            #expect(try muted.check("device").mend == "pactl set-sink-mute t 0")
            try await pulse.control("set-sink-mute", "t", "0")
            try await pulse.control("set-sink-volume", "t", "0")
            #expect(try await self.doctor(microphone, on: pulse).check("device").state == "warning")
            try await pulse.control("suspend-sink", "t", "1")
            let asleep = try await self.doctor(microphone, on: pulse)
            #expect(asleep.status == 69 && asleep.faults == ["device"], "\(asleep)")
            #expect(try asleep.check("device").mend == "pactl suspend-sink t 0")
        }
    }

    @Test func aSinkThatSleepsWhileItIsIdleIsWell() async throws {
        try await withPrivatePulse { pulse in
            try await pulse.control("load-module", "module-suspend-on-idle", "timeout=0")
            let isAsleep = try await poll(within: 10) {
                try await pulse.control("list", "short", "sinks").contains("SUSPENDED")
            }
            #expect(isAsleep)
            let told = try await self.doctor(["--microphone", "t.monitor"], on: pulse)
            #expect(told.status == 0 && told.faults == [], "\(told)")
        }
    }

    @Test func aSinkThatIsSecondsBehindIsNoFailure() async throws {
        try await withPrivatePulse(PrivatePulse.NullSink(norewinds: false)) { pulse in
            // What it has rendered ahead it has not played yet when the next comes.
            for _ in 0..<3 {
                let told = try await self.doctor(["--microphone", "t.monitor"], on: pulse)
                #expect(told.status == 0, "\(told)")
            }
        }
    }

    @Test func aWrongProfileIsNamedByTheDoctor() async throws {
        try await withPrivatePulse { pulse in
            try await withFolder { folder in
                let before = """
                    mkdir -p \(folder)/speakstream/voices; printf '\\nrate = 1\\n' > \(folder)/speakstream/voices/bad.toml
                    export XDG_CONFIG_HOME=\(folder)
                    """
                let file = "\(folder)/speakstream/voices/bad.toml"
                let microphone = ["--microphone", "t.monitor"]
                let other = try await self.doctor(microphone, on: pulse, before: before)
                #expect(other.status == 0 && other.faults == ["profiles"], "\(other)")
                #expect(try other.check("profiles").message.hasPrefix("\(file):2: rate"))
                #expect(try other.check("profiles").mend == "${EDITOR:-vi} +2 \(file)")
                let asked = try await self.doctor(microphone + ["--voice", "bad"], on: pulse, before: before)
                #expect(asked.status == 78 && asked.faults == ["voice"], "\(asked)")
                #expect(try asked.check("voice").mend == "${EDITOR:-vi} +2 \(file)")
                let unknown = try await self.doctor(microphone + ["--voice", "nosuch"], on: pulse)
                #expect(unknown.status == 64 && unknown.faults == ["voice"], "\(unknown)")
            }
        }
    }

    @Test func aProgramThatDoesNotStartIsToldByTheDoctor() async throws {
        try await withPrivatePulse { pulse in
            try await withFolder { folder in
                let profile = """
                    engine = "command"
                    language = "en-us"
                    install = "scripts/install-it"
                    [command]
                    program = ["/nonexistent/engine"]
                    sample-rate = 22050
                    """
                try writeFile(profile.utf8, to: "\(folder)/mine.toml")
                let told = try await self.doctor(
                    ["--voice", "\(folder)/mine.toml", "--microphone", "t.monitor"],
                    on: pulse
                )
                #expect(told.status == 0 && told.faults == ["voice"], "\(told)")
                #expect(try told.check("voice").mend == "scripts/install-it")
                #expect(told.floor.firstSample != nil)
            }
        }
    }

    @Test(arguments: [
        ("rate = 2000", "", "FILE:1: --rate takes 80 to 900, not 2000", "${EDITOR:-vi} +1 FILE"),
        ("\nrat = 200", "", "FILE:2: rat is no option", "${EDITOR:-vi} +2 FILE"),
        ("captions = 'c.txt'", "", "FILE:1: --captions takes a file", "${EDITOR:-vi} +1 FILE"),
        ("\nlexicon = 'nope.toml'", "", "FOLDER/nope.toml: ", "${EDITOR:-vi} +2 FILE"),
        ("lexicon = 'config.toml'", "", "FILE:1: lexicon", "${EDITOR:-vi} +1 FILE"),
        ("", "SPEAKSTREAM_RATE=abc", "SPEAKSTREAM_RATE: The value 'abc' is invalid", "unset SPEAKSTREAM_RATE"),
        ("", "SPEAKSTREAM_LEXICON=/nope.toml", "/nope.toml: ", "unset SPEAKSTREAM_LEXICON"),
    ])
    func aSettingThatEveryTurnRefusesIsToldByTheDoctor(
        _ file: String,
        _ variables: String,
        _ message: String,
        _ mend: String
    ) async throws {
        try await withPrivatePulse { pulse in
            try await withFolder { home in
                let folder = "\(home)/speakstream"
                let config = "\(folder)/config.toml"
                func filled(_ text: String) -> String {
                    text.replacing("FILE", with: config).replacing("FOLDER", with: folder)
                }
                try writeFile(file.utf8, to: "\(home)/config.toml")
                let before = """
                    mkdir \(folder); mv \(home)/config.toml \(folder)
                    export XDG_CONFIG_HOME=\(home) \(variables)
                    """
                let told = try await self.doctor(on: pulse, before: before)
                #expect(told.status == 78 && told.faults == ["settings"], "\(told)")
                let check = try told.check("settings")
                #expect(check.message.hasPrefix(filled(message)), "\(check.message)")
                #expect(check.mend == filled(mend))
                #expect(told.verdict == "no turn can be spoken: \(check.message)")
            }
        }
    }

    @Test func theDoctorLooksAtWhatIsSetUnlessItIsToldOtherwise() async throws {
        try await withPrivatePulse { pulse in
            let before = "export SPEAKSTREAM_DEVICE=nosuch SPEAKSTREAM_BARGE_IN=voice SPEAKSTREAM_MICROPHONE=deaf"
            let told = try await self.doctor(on: pulse, before: before)
            #expect(told.status == 69 && told.faults == ["device", "microphone"], "\(told)")
            #expect(try told.check("device").message.hasSuffix("; it is set by SPEAKSTREAM_DEVICE"))
            #expect(try told.check("microphone").state == "warning")
            let own = try await self.doctor(["--device", "t", "--microphone", "t.monitor"], on: pulse, before: before)
            #expect(own.status == 0 && own.faults == [], "\(own)")
        }
    }
}
