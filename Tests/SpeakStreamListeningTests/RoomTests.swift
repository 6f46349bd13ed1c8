import SpeakStream
import SpeakStreamESpeak
import SpeakStreamListening
import SpeakStreamRig
import SpeakStreamSilero
import SpeakStreamTesting
import SpeakStreamWebRTC
import Testing

/// Some seconds of our own speech.
private func ownSpeech(
    _ text: String = "The sky is blue because air scatters the short waves of light more than the long ones. "
) throws -> [Int16] {
    let synthesizer = ESpeakSynthesizer()
    var frames: [Int16] = []
    for pitch in [45, 55, 65] {
        var voice = VoiceSettings()
        voice.pitch = pitch
        try synthesizer.prepare(voice)
        _ = try synthesizer.synthesize(SynthesisRequest(text: text, voice: voice)) { chunk in
            frames += chunk.frames
            return true
        }
        frames += [Int16](repeating: 0, count: 6000)
    }
    return frames
}

/// What a voice says that is not ours, at 16 kHz; nil when flite is not there.
private func nearSpeech() async throws -> [Int16]? {
    let folder = try TemporaryFolder(name: "speakstream-flite")
    defer { folder.remove() }
    let path = "\(folder.path)/near.wav"
    let text = "Wait a moment, that is not what I meant."
    let outcome = try? await Child.run("/usr/bin/flite", ["-voice", "rms", "-t", text, "-o", path]) { _ in }
    guard outcome?.ending == .exited(0) else { return nil }
    let wave = try WaveFile(contentsOf: path)
    return wave.rate == MicrophoneFrame.rate ? wave.samples : nil
}

/// A short version of what Benchmarks/room measures.
// One at a time: each keeps a core busy, and other suites wait for a server.
@Suite(.serialized) struct RoomTests {
    @Test(arguments: EchoPath.all) func weDoNotInterruptOurselves(_ path: EchoPath) throws {
        let pipeline = ListeningPipeline(canceller: try WebRTCCanceller())
        var conversation = RoomConversation(speech: try ownSpeech(), path: path, pipeline: pipeline, seed: 5)
        var suspicions = 0
        for _ in 0..<2000 {
            switch try conversation.step().result.action {
            case .suspected: suspicions += 1
            case .confirmed: Issue.record("confirmed in the room \(path.name)")
            default: break
            }
        }
        #expect(suspicions <= 1, "\(path.name)")
        #expect(!conversation.isCold)
    }

    @Test(arguments: EchoPath.all, [BargeInOptions.Reaction.pause, .duck])
    func somebodyElseIsHeard(_ path: EchoPath, _ reaction: BargeInOptions.Reaction) async throws {
        guard let samples = try await nearSpeech() else {
            print("not tested: flite is not there (apt-get install flite)")
            return
        }
        let speech = try ownSpeech()
        let echo = Level.ofSpeech(speech, rate: AudioFormat.eSpeak.sampleRate) + path.gain
        let talk = RoomConversation.NearTalk(time: .seconds(8), saying: samples, level: echo)
        var options = BargeInOptions()
        options.onSuspicion = reaction
        let pipeline = ListeningPipeline(canceller: try WebRTCCanceller(), options: options)
        var conversation = RoomConversation(speech: speech, talks: [talk], path: path, pipeline: pipeline, seed: 5)
        var stopped: Duration?
        while stopped == nil, conversation.now < talk.end {
            let step = try conversation.step()
            if step.result.action == .confirmed { stopped = step.time - talk.onset }
        }
        let stop = try #require(stopped, "missed in the room \(path.name)")
        #expect(stop > .zero && stop < .milliseconds(1200), "\(path.name): \(stop)")
    }

    /// The echo jumps by 15 dB twice with each; a canceller that is not told takes a quarter of them for a voice where the echo is loud.
    @Test func aCoughThatMakesUsQuieterIsNoVoice() throws {
        var options = BargeInOptions()
        options.onSuspicion = .duck
        var (suspicions, confirmed) = (0, 0)
        for path in EchoPath.all where path.gain >= 0 {
            for seed: UInt64 in 0..<12 {
                var random = SeededGenerator(seed: seed)
                let cough = (0..<2000).map { index -> Int16 in
                    let noise = Int.random(in: -9000...9000, using: &random)
                    return Int16(noise * (2000 - index) / 2000)
                }
                let coughs = (2..<10).map { index in
                    let time = Duration.seconds(2 * index) + .milliseconds(70 * seed)
                    return RoomConversation.NearTalk(time: time, saying: cough, level: -20)
                }
                var conversation = RoomConversation(
                    speech: try ownSpeech(),
                    talks: coughs,
                    path: path,
                    pipeline: ListeningPipeline(canceller: try WebRTCCanceller(), options: options),
                    seed: seed
                )
                for _ in 0..<2000 {
                    switch try conversation.step().result.action {
                    case .suspected(.duck): suspicions += 1
                    case .confirmed: confirmed += 1
                    default: break
                    }
                }
            }
        }
        #expect(suspicions > 40 && confirmed * 10 < suspicions, "\(confirmed) of \(suspicions)")
    }

    /// The quick ear takes every one of them for a voice; the sure one, by Benchmarks/room, one of twenty.
    @Test func noisesDoNotStopUsWithTheSureEar() throws {
        guard let weights = try InstalledSilero.weights() else { return }
        let speech = try ownSpeech()
        let level = Level.ofSpeech(speech, rate: AudioFormat.eSpeak.sampleRate)
        let path = EchoPath.all[0]
        var stopping: [NearNoise] = []
        for noise in NearNoise.allCases {
            let sound = RoomConversation.NearTalk(time: .seconds(5), saying: noise.samples(seed: 2), level: level)
            let pipeline = ListeningPipeline(canceller: SileroEar(behind: try WebRTCCanceller(), weights: weights))
            var conversation = RoomConversation(speech: speech, talks: [sound], path: path, pipeline: pipeline, seed: 5)
            var wasSuspected = false
            while conversation.now < sound.end + .seconds(1) {
                switch try conversation.step().result.action {
                case .suspected: wasSuspected = true
                case .confirmed: stopping.append(noise)
                default: break
                }
            }
            #expect(wasSuspected, "\(noise)")
        }
        #expect(stopping.count <= 1, "\(stopping)")
    }

    @Test func somebodyElseIsHeardWithTheSureEar() async throws {
        guard let weights = try InstalledSilero.weights(), let samples = try await nearSpeech() else { return }
        let speech = try ownSpeech()
        let level = Level.ofSpeech(speech, rate: AudioFormat.eSpeak.sampleRate) + EchoPath.all[0].gain
        let talk = RoomConversation.NearTalk(time: .seconds(5), saying: samples, level: level)
        let pipeline = ListeningPipeline(canceller: SileroEar(behind: try WebRTCCanceller(), weights: weights))
        let path = EchoPath.all[0]
        var conversation = RoomConversation(speech: speech, talks: [talk], path: path, pipeline: pipeline, seed: 5)
        var stopped: Duration?
        while stopped == nil, conversation.now < talk.end {
            let step = try conversation.step()
            if step.result.action == .confirmed { stopped = step.time - talk.onset }
        }
        let stop = try #require(stopped)
        #expect(stop > .zero && stop < .milliseconds(1200), "\(stop)")
    }

    @Test func theDelayOfALateEchoIsFound() throws {
        let pipeline = ListeningPipeline(canceller: try WebRTCCanceller())
        let path = EchoPath("late", delay: .milliseconds(180))
        var conversation = RoomConversation(speech: try ownSpeech(), path: path, pipeline: pipeline, seed: 5)
        for _ in 0..<1000 { _ = try conversation.step() }
        #expect(conversation.echoDelay >= .milliseconds(130) && conversation.echoDelay <= .milliseconds(200))
    }

    /// The canceller has to learn the room anew with each answer.
    @Test(arguments: EchoPath.all + EchoPath.heldOut)
    func theDelayIsFoundOnce(_ path: EchoPath) throws {
        let speech = try ownSpeech("We are well on our way now, and the number follows the one before it. ")
        for seed: UInt64 in 0..<3 {
            let pipeline = ListeningPipeline(canceller: try WebRTCCanceller())
            var conversation = RoomConversation(speech: speech, path: path, pipeline: pipeline, seed: seed)
            var delays = [Duration.zero]
            for _ in 0..<1500 {
                _ = try conversation.step()
                if conversation.echoDelay != delays.last { delays.append(conversation.echoDelay) }
            }
            #expect(delays.count <= 2, "\(path.name): \(delays)")
        }
    }

    @Test func noiseIsNoSpeech() throws {
        let canceller = try WebRTCCanceller(cancelsEcho: false)
        var random = SeededGenerator(seed: 1)
        let silence = [Int16](repeating: 0, count: MicrophoneFrame.count)
        var found = 0.0
        for _ in 0..<200 {
            var noise = silence.map { _ in Int16.random(in: -30...30, using: &random) }
            found += try canceller.process(&noise, farEnd: silence)
        }
        #expect(found < 40)
    }
}
