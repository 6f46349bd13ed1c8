import BenchSupport
import SpeakStreamRig

/// What a profile costs at the start, whether a rate is kept, and whether a change of language leaves a gap.
func measureVoices(_ settings: Settings) async throws -> Findings {
    var findings = Findings()
    try await measureProfileLoading(settings, &findings)
    try await measureRates(settings, &findings)
    try await measureLanguageChanges(settings, &findings)
    return findings
}

/// Whole runs of the process into no sink, the same voice as a profile and by its name, in turn.
private func measureProfileLoading(_ settings: Settings, _ findings: inout Findings) async throws {
    let runs = settings.runs(quick: 5, full: 100)
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let profile = "\(folder.path)/same.toml"
    let keys = """
        description = "The usual voice, with all keys that a profile may have"
        language = "en-us"
        sample = "Hello."
        rate = 175
        pitch = 50
        range = 50
        volume = 100
        word-gap = 0
        [pauses]
        clause = 1
        sentence = 1
        paragraph = 1
        """
    try writeFile(keys.utf8, to: profile)
    let kinds: [(name: String, options: [String])] = [
        ("no --voice", []), ("--voice en-us", ["--voice", "en-us"]), ("--voice profile.toml", ["--voice", profile]),
    ]
    var times = [[Double]](repeating: [], count: kinds.count)
    for run in 0..<runs {
        progress("voices, start", run, of: runs)
        for offset in kinds.indices {
            let kind = (run + offset) % kinds.count
            let outcome = try await Child.run(
                settings.binary,
                ["--output", "null"] + kinds[kind].options,
                input: .text("Yes.\n")
            ) { _ in }
            guard outcome.ending == .exited(0) else {
                throw RigError("ended with \(outcome.ending): \(outcome.errorText)")
            }
            times[kind].append((outcome.endedAt - outcome.startedAt) * 1_000)
        }
    }
    findings.note("from exec to the end of a turn of one word into --output null")
    let series = zip(kinds, times).map { Series($0.name, $1) }
    let difference = Series("  profile less name, pair by pair", zip(times[2], times[1]).map { $0 - $1 })
    findings.table("ms", series + [difference])
}

/// Words a minute, pauses included, of texts whose words are long, middling and short.
private func measureRates(_ settings: Settings, _ findings: inout Findings) async throws {
    var generator = Texts.Generator(seed: settings.seed)
    let text = (0..<600).map { _ in generator.token() }.joined()
    let words = text.split(whereSeparator: \.isWhitespace).count
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    func rate(_ asked: Int) async throws -> Double {
        let path = "\(folder.path)/rate.wav"
        let outcome = try await Child.run(
            settings.binary,
            ["--output", "wav:\(path)", "--rate", "\(asked)"],
            input: .text(text),
            patience: 60
        ) { _ in }
        guard outcome.ending == .exited(0) else { throw RigError("ended with \(outcome.ending): \(outcome.errorText)") }
        return Double(words) / (Double(try WaveFile(contentsOf: path).samples.count) / 22_050 / 60)
    }
    let usual = try await rate(175) / 175
    findings.note(
        "words a minute of \(words) words, of which a text has its own measure: \((usual * 175).fixed(1)) at 175"
    )
    for asked in [80, 100, 120, 150, 175, 200, 250, 300, 350, 400, 450, 600, 900] {
        let measured = try await rate(asked)
        let error = (measured / usual / Double(asked) - 1) * 100
        findings.note("asked \(asked): \(measured.fixed(1)), which is \(error.fixed(1)) % off the measure of this text")
        findings.require(asked > 450 || abs(error) <= 5, "\(asked) words a minute are \(error.fixed(1)) % off")
    }
}

/// Phrases in eleven voices, one after the other, recorded and compared with the wave sample by sample.
private func measureLanguageChanges(_ settings: Settings, _ findings: inout Findings) async throws {
    let runs = settings.runs(quick: 1, full: 10)
    let text = """
        We say Доброе утро and we say Καλημέρα σας and we say 안녕하세요 and we say 早上好 today. They say नमस्ते दोस्तों and \
        შემოგვიერთდით and Բարեւ ձեզ and שלום רב and ສະບາຍດີ and សួស្តី there. Она сказала привет. We all went home.
        """
    let truth = try await wave(of: text, settings)
    var inside: [Double] = []
    var pauses: [Double] = []
    var underruns = 0
    try await withRig { rig in
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        for run in 0..<runs {
            progress("voices, languages", run, of: runs)
            let path = "\(folder.path)/report.json"
            let outcome = try await Child.run(
                settings.binary,
                ["--report", path],
                environment: rig.pulse.environment,
                input: .text(text),
                patience: 60
            ) { _ in }
            guard outcome.ending == .exited(0) else {
                throw RigError("ended with \(outcome.ending): \(outcome.errorText)")
            }
            await rig.recorder.wait(until: Monotonic.now() + 0.1)
            let recording = rig.recorder.recording(since: outcome.startedAt)
            let comparison = Comparison(recorded: recording.samples, wave: truth.samples)
            inside += comparison.insideSound.map { Double($0) / 22.05 }
            pauses += comparison.insidePause.map { Double($0) / 22.05 }
            underruns += try Report(contentsOf: path).counts.underruns
            try await rig.settle()
        }
    }
    let longest = (inside + pauses).max() ?? 0
    findings.note(
        "changes of language in \(runs) runs: \(longest.fixed(2)) ms of silence added at most, \(underruns) underruns"
    )
    findings.require(longest <= 2, "a change of language added \(longest.fixed(1)) ms")
}
