import SpeakStreamEngines
import Testing

@Suite("The description of an engine")
struct CommandEngineTests {
    @Test("is named after its program")
    func name() {
        #expect(CommandEngine(["/usr/bin/piper", "--output-raw"], sampleRate: 22_050).name == "piper")
        #expect(CommandEngine(["python3", "x.py"], sampleRate: 22_050, name: "x").name == "x")
        #expect(CommandEngine([], sampleRate: 22_050).name.isEmpty)
    }
}
