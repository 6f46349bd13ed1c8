import SpeakStream
import SpeakStreamCommand
import SpeakStreamListening
import Testing

/// A second of frames.
private func second(
    microphone: Double = -60,
    level: Double? = nil,
    farEnd: Double = -100,
    speech: Double = 0
) -> [ListeningFrame] {
    (0..<100).map { index in
        ListeningFrame(
            time: .milliseconds(10 * index),
            speech: speech,
            microphoneLevel: microphone,
            level: level ?? microphone,
            farEndLevel: farEnd,
            isSpeaking: true
        )
    }
}

@Suite("The meter of speakstream listen")
struct ListeningMeterTests {
    private static let voice = second(microphone: -20, speech: 1)
    private static let ourselves = second(microphone: -30, level: -62, farEnd: -25)

    /// A meter that has been told all of this.
    private func meter(_ frames: [ListeningFrame]..., speaks: Bool = false) -> ListeningMeter {
        var meter = ListeningMeter(options: BargeInOptions())
        if speaks { meter.noteSpeech() }
        for frame in frames.joined() { _ = meter.handle(frame) }
        return meter
    }

    @Test("lets speech begin when the room has been heard for a second, once")
    func begins() {
        var meter = ListeningMeter(options: BargeInOptions())
        #expect(meter.state == .opening)
        let answers = (second() + second()).map { meter.handle($0) }
        #expect(answers.count { $0 } == 1 && answers[99])
        #expect(meter.state == .listening)
    }

    @Test("lets speech begin again when a barge-in is over, and no sooner")
    func rests() {
        var meter = self.meter(second())
        meter.handle(.suspected(.pause))
        #expect(meter.state == .suspected)
        meter.handle(.confirmed)
        #expect(meter.state == .bargedIn)
        #expect(Self.voice.allSatisfy { !meter.handle($0) })
        let answers = second().map { meter.handle($0) }
        #expect(answers.count { $0 } == 1 && answers[99])
        #expect(meter.state == .listening)
        #expect(meter.summary.suspicions == 1 && meter.summary.bargeIns == 1 && meter.summary.dismissals == 0)
    }

    @Test("knows noise, echo and what is left of it by their medians")
    func levels() {
        let meter = self.meter(second(microphone: -58), Self.ourselves, Self.ourselves, speaks: true)
        #expect(meter.summary.noise == -58)
        // The first two seconds of our own speech do not count: the canceller learns.
        #expect(meter.summary.echo == nil)
        let longer = self.meter(
            second(microphone: -58),
            Self.ourselves,
            Self.ourselves,
            Self.ourselves,
            Self.ourselves,
            speaks: true
        )
        #expect(longer.summary.echo == -30 && longer.summary.residual == -62 && longer.summary.reduction == 32)
        #expect(longer.reduction.map { $0.rounded() } == 32)
    }

    @Test("does not take a voice for the noise or the echo")
    func voices() {
        let own = Array(repeating: Self.ourselves, count: 4).flatMap { $0 }
        let together = second(microphone: -15, level: -18, farEnd: -25, speech: 1)
        let meter = self.meter(second(), own, Self.voice, Self.voice, together, together, together, together)
        #expect(meter.summary.noise == -60 && meter.summary.echo == -30)
    }

    @Test("keeps the likeliest frame until it was looked at")
    func speech() {
        var meter = self.meter(second(), Array(Self.voice.prefix(1)), second())
        #expect(meter.takeSpeech() == 1)
        #expect(meter.takeSpeech() == 0)
    }

    @Test("tells of the microphone, and forgets what was mended")
    func trouble() {
        var meter = self.meter(second())
        meter.handle(.microphone(.silent))
        #expect(meter.state == .microphone(.silent))
        #expect(meter.summary.advice.contains("silence"))
        meter.handle(.microphone(.working))
        #expect(meter.state == .listening)
        #expect(!meter.summary.advice.contains("silence"))
        meter.handle(.microphone(.clipping))
        meter.handle(.microphone(.working))
        #expect(meter.summary.advice.contains("distorts"))
    }

    @Test("advises one thing")
    func advice() {
        var summary = ListeningSummary()
        #expect(summary.advice.contains("nothing was heard"))
        summary.duration = .seconds(60)
        #expect(summary.advice.contains("--speak"))
        summary.hasSpoken = true
        #expect(summary.advice.contains("too little"))
        (summary.noise, summary.echo, summary.residual) = (-60, -30, -65)
        #expect(summary.advice.contains("not taken for a voice"))
        summary.bargeIns = 1
        #expect(summary.advice.contains("--confirm-after"))
        summary.dismissals = 3
        #expect(summary.advice.contains("--on-suspicion"))
        summary.noise = -35
        #expect(summary.advice.contains("the room is loud"))
        summary.residual = -34
        summary.noise = -60
        #expect(summary.advice.contains("no more than 4 dB") && summary.advice.contains("headphones"))
        summary.echo = -10
        #expect(summary.advice.contains("-10 dB") && summary.advice.contains("headphones"))
        (summary.echo, summary.residual, summary.dismissals, summary.bargeIns) = (-59, -60, 0, 0)
        #expect(summary.advice.contains("does not reach"))
    }

    @Test("fits any window, and says first what matters most", arguments: [1, 2, 10, 20, 33, 50, 60, 80, 200])
    func line(_ width: Int) {
        var meter = self.meter(second(), Self.ourselves)
        meter.handle(.suspected(.pause))
        let line = MeterLine.text(meter, speech: 0.876, width: width)
        #expect(line.count <= max(0, width - 1))
        if width > 10 { #expect(line.contains("SUSPECTED")) }
        if width >= 80 {
            #expect(
                line == "microphone -30 dB  [#######.....]  echo -32 dB  voice 0.88  SUSPECTED"
                    + (width >= 100 ? "  0 false, 0 barge-ins" : "")
            )
        }
    }

    @Test("tells what happens where we speak, and what would where we do not")
    func happenings() {
        func line(_ event: ListeningEvent, _ isSpeaking: Bool) -> String {
            ListeningHappening(.event(event), at: .milliseconds(12_340), isSpeaking: isSpeaking).line
        }
        #expect(line(.suspected(.pause), true) == "12.3 s  somebody may be speaking: speech pauses")
        #expect(line(.suspected(.duck), false) == "12.3 s  somebody may be speaking: speech would get quieter")
        #expect(
            line(.dismissed(after: .milliseconds(610)), true) == "12.3 s  it was nothing, for 0.6 s: speech goes on"
        )
        #expect(line(.confirmed, false) == "12.3 s  barge-in: speech would stop")
    }
}
