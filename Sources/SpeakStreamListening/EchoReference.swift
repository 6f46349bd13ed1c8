import SpeakStream

/// What the loudspeaker plays, by the time at which it is heard.
///
/// Written frames are heard when the sink's latency has passed. The sink's account wavers by milliseconds and the echo canceller's
/// filter suffers from every one, so frames that are written without a break stay one stretch of sound, whose start is the mean of all
/// accounts, and the reader goes through it without a jump as long as it is nearly right.
struct EchoReference: Sendable {
    /// Sound without a break.
    private struct Stretch {
        let id: Int
        /// When its first samples were written, in seconds.
        let born: Double
        /// When its first sample is heard, in seconds.
        var start: Double
        /// How many accounts there were of it since it was first heard; until then `start` is a guess.
        var accounts = 0
        /// When the last of them was given; at first, when its first samples were written.
        var lastAccount: Double
        var resampler: Resampler
        /// Frames written.
        var written = 0
        /// Samples that are kept, and the number of the first.
        var samples: [Int16] = []
        var first = 0
        /// Whether frames written now go on with it.
        var isOpen = true

        var end: Int { self.first + self.samples.count }
        var isGuess: Bool { self.accounts == 0 }

        /// Takes an account, given at `now`, by which the first sample is heard at `start`.
        ///
        /// What is said before the sink plays is wrong by up to 25 ms, so that it counts for nothing.
        mutating func note(_ start: Double, at now: Double) {
            guard now - self.lastAccount >= EchoReference.accountInterval, !self.isGuess || now >= self.start else {
                return
            }
            self.accounts += 1
            let weight = Swift.max(
                1 / Double(self.accounts),
                Swift.min(1, (now - self.lastAccount) / EchoReference.memory)
            )
            self.start += (start - self.start) * weight
            self.lastAccount = now
        }
    }

    /// Where the reader is.
    private struct Cursor {
        var stretch: Int
        /// Whether it went by a guess.
        var isGuess: Bool
        var next: Int
        /// By how many samples the stretch is ahead of it, as a mean.
        var deviation = 0.0
    }

    /// How much is kept, give or take half a second: more than a sink holds, and what the microphone is behind.
    private static let most = 4 * MicrophoneFrame.rate
    /// How many stretches are kept at most.
    private static let mostStretches = 16
    /// From here on an account means a break in the sound.
    private static let breakTime = 0.03
    /// The same while the start is a guess.
    private static let guessBreakTime = 0.06
    /// Accounts that follow each other sooner say the same, for the writer fills what the sink has asked for in one go.
    private static let accountInterval = 0.015
    /// The accounts of so many seconds are what counts, so that a clock that drifts is followed.
    private static let memory = 2.0
    /// From here on the reader jumps at once: 20 ms.
    private static let jump = Double(MicrophoneFrame.rate) / 50
    /// From here on a lasting deviation is made up for, in one step that the canceller has to learn: 10 ms.
    ///
    /// Less costs nothing, for the filter is long; and when a monitor's frames were captured wanders by 5 ms.
    private static let slip = Double(MicrophoneFrame.rate) / 100
    /// From here on what was read by a guess is made up for: 3 ms.
    private static let guessSlip = Double(MicrophoneFrame.rate) / 333

    private var rate = AudioFormat.eSpeak.sampleRate
    /// The filters, made once.
    private var resampler = Resampler(from: AudioFormat.eSpeak.sampleRate, to: MicrophoneFrame.rate)
    private var stretches: [Stretch] = []
    private var made = 0
    /// How long the sink last took from the first write to its first sample.
    private var delay: Double?
    private var cursor: Cursor?
    /// Whether the frame being read does not follow on the last.
    private var isBroken = false

    /// Samples kept, for tests of the bound.
    var count: Int { self.stretches.reduce(0) { $0 + $1.samples.count } }

    /// The sink was opened.
    mutating func opened(_ format: AudioFormat) {
        self.close()
        guard format.sampleRate != self.rate else { return }
        self.rate = format.sampleRate
        self.resampler = Resampler(from: format.sampleRate, to: MicrophoneFrame.rate)
    }

    /// Frames were written; with them `latency` frames were still to be heard at `now`.
    mutating func wrote(_ frames: ArraySlice<Int16>, latency: Int, at now: Duration) {
        let (now, rate) = (now.seconds, Double(self.rate))
        let start = now + Double(latency - frames.count) / rate
        if let last = self.stretches.last, last.isOpen {
            let error = start - (last.start + Double(last.written) / rate)
            if abs(error) > (last.isGuess ? Self.guessBreakTime : Self.breakTime) { self.close() }
        }
        if self.stretches.last?.isOpen != true {
            self.made += 1
            // Nothing is heard before it was written, which PulseAudio's first account may claim.
            let guess = self.delay.map { now + $0 } ?? Swift.max(start, now)
            self.stretches.append(
                Stretch(id: self.made, born: now, start: guess, lastAccount: now, resampler: self.resampler)
            )
        }
        let index = self.stretches.count - 1
        self.stretches[index].note(start - Double(self.stretches[index].written) / rate, at: now)
        // Later the clocks may have drifted apart.
        if !self.stretches[index].isGuess, now - self.stretches[index].born < Self.memory {
            self.delay = Swift.max(0, self.stretches[index].start - self.stretches[index].born)
        }
        self.stretches[index].written += frames.count
        self.stretches[index].samples += self.stretches[index].resampler.process(frames)
        self.forget()
    }

    /// What was written and not heard by `now` was dropped.
    mutating func flushed(at now: Duration) {
        self.close()
        for index in self.stretches.indices {
            let heard = Int((now.seconds - self.stretches[index].start) * Double(MicrophoneFrame.rate))
            let surplus = self.stretches[index].end - Swift.max(heard, self.stretches[index].first)
            if surplus > 0 { self.stretches[index].samples.removeLast(surplus) }
        }
        self.stretches.removeAll { $0.samples.isEmpty }
    }

    /// The next frame written begins a new stretch.
    mutating func close() {
        if !self.stretches.isEmpty { self.stretches[self.stretches.count - 1].isOpen = false }
    }

    /// The frame whose first sample is heard at `time`; later times only, from call to call.
    mutating func read(at time: Duration) -> FarEndFrame {
        self.isBroken = false
        var frame = [Int16](repeating: 0, count: MicrophoneFrame.count)
        for stretch in self.stretches {
            let expected = (time.seconds - stretch.start) * Double(MicrophoneFrame.rate)
            let start = self.place(in: stretch, expected: expected)
            let from = Swift.max(start, stretch.first)
            let to = Swift.min(start + frame.count, stretch.end)
            guard from < to else { continue }
            for index in from..<to { frame[index - start] = stretch.samples[index - stretch.first] }
            if self.cursor?.stretch != stretch.id { self.isBroken = true }
            let deviation = self.cursor?.stretch == stretch.id ? self.cursor?.deviation ?? 0 : 0
            self.cursor = Cursor(
                stretch: stretch.id,
                isGuess: stretch.isGuess,
                next: start + frame.count,
                deviation: deviation
            )
        }
        self.forget(before: time.seconds - 0.5)
        return FarEndFrame(samples: frame, isBroken: self.isBroken)
    }

    /// The number of the sample to read from: on from where it stopped, unless that is far from where it should be.
    private mutating func place(in stretch: Stretch, expected: Double) -> Int {
        guard let cursor = self.cursor, cursor.stretch == stretch.id else { return Int(expected.rounded()) }
        let deviation = expected - Double(cursor.next)
        let isKnownNow = cursor.isGuess && !stretch.isGuess
        guard abs(deviation) < (isKnownNow ? Self.guessSlip : Self.jump) else {
            self.cursor?.deviation = 0
            self.isBroken = true
            return Int(expected.rounded())
        }
        let mean = cursor.deviation + (deviation - cursor.deviation) / 50
        guard abs(mean) > Self.slip else {
            self.cursor?.deviation = mean
            return cursor.next
        }
        self.cursor?.deviation = 0
        self.isBroken = true
        return cursor.next + Int(mean.rounded())
    }

    private mutating func forget(before time: Double? = nil) {
        for index in self.stretches.indices {
            let stretch = self.stretches[index]
            let old = time.map { Int(($0 - stretch.start) * Double(MicrophoneFrame.rate)) - stretch.first } ?? 0
            let excess = stretch.samples.count - Self.most
            let dropped = Swift.min(stretch.samples.count, Swift.max(old, excess))
            // Moving the rest down costs as much as what is dropped: not for every frame.
            guard dropped > MicrophoneFrame.rate / 2 || dropped == stretch.samples.count else { continue }
            self.stretches[index].samples.removeFirst(dropped)
            self.stretches[index].first += dropped
        }
        self.stretches.removeAll { $0.samples.isEmpty && !$0.isOpen }
        if self.stretches.count > Self.mostStretches {
            self.stretches.removeFirst(self.stretches.count - Self.mostStretches)
        }
    }
}
