import SpeakStream
package import SpeakStreamListening

/// Something that `speakstream listen` tells, as a line for a person or for a program.
package struct ListeningHappening: Encodable, Sendable {
    /// What it is.
    package enum Kind: Sendable {
        /// What the listener told.
        case event(ListeningEvent)
        /// The levels, as they are now.
        case levels(ListeningFrame, ListeningMeter, speech: Double)
        /// What came of it all.
        case summary(ListeningSummary)
    }

    /// What happened.
    let kind: Kind
    /// When, since listening began.
    let time: Duration
    /// Whether we speak ourselves, so that it happens; else it is what would.
    let isSpeaking: Bool

    /// Makes one.
    package init(_ kind: Kind, at time: Duration, isSpeaking: Bool = false) {
        (self.kind, self.time, self.isSpeaking) = (kind, time, isSpeaking)
    }

    /// For a person.
    package var line: String { "\(Figures.seconds(self.time))  \(self.words)" }

    private var words: String {
        switch self.kind {
        case .event(.suspected(let reaction)): "somebody may be speaking: \(self.consequence(of: reaction))"
        case .event(.dismissed(let time)):
            "it was nothing, for \(Figures.seconds(time)): speech \(self.isSpeaking ? "goes" : "would go") on"
        case .event(.confirmed): "barge-in: speech \(self.isSpeaking ? "stops" : "would stop")"
        case .event(.microphone(let state)): state.message
        case .event(.failed(let error)): error.message
        case .levels(_, let meter, _): meter.state.name
        case .summary(let summary): summary.text
        }
    }

    private func consequence(of reaction: BargeInOptions.Reaction) -> String {
        switch reaction {
        case .pause: self.isSpeaking ? "speech pauses" : "speech would pause"
        case .duck: self.isSpeaking ? "speech gets quieter" : "speech would get quieter"
        case .none: "nothing is done yet"
        }
    }

    private enum Key: String, CodingKey {
        case version, time, type, state, message, after, microphone, echoFree, loudspeaker, reduction, voice
        case seconds, noise, echo, residual, suspicions, falseSuspicions, bargeIns, advice
    }

    /// For a program.
    package func encode(to encoder: any Encoder) throws {
        var line = encoder.container(keyedBy: Key.self)
        try line.encode(1, forKey: .version)
        try line.encode(Self.rounded(self.time / .seconds(1)), forKey: .time)
        switch self.kind {
        case .event(.suspected): try line.encode("suspected", forKey: .type)
        case .event(.dismissed(let time)):
            try line.encode("dismissed", forKey: .type)
            try line.encode(Self.rounded(time / .seconds(1)), forKey: .after)
        case .event(.confirmed): try line.encode("confirmed", forKey: .type)
        case .event(.microphone(let state)):
            try line.encode("microphone", forKey: .type)
            try line.encode(state.name, forKey: .state)
            try line.encode(state.message, forKey: .message)
        case .event(.failed(let error)):
            try line.encode("failed", forKey: .type)
            try line.encode(error.message, forKey: .message)
        case .levels(let frame, let meter, let speech):
            try line.encode("levels", forKey: .type)
            try line.encode(Self.rounded(frame.microphoneLevel), forKey: .microphone)
            try line.encode(Self.rounded(frame.level), forKey: .echoFree)
            try line.encode(Self.rounded(frame.farEndLevel), forKey: .loudspeaker)
            try line.encodeIfPresent(meter.reduction.map(Self.rounded), forKey: .reduction)
            try line.encode(Self.rounded(speech), forKey: .voice)
            try line.encode(meter.state.name, forKey: .state)
        case .summary(let summary): try self.encode(summary, to: &line)
        }
    }

    private func encode(_ summary: ListeningSummary, to line: inout KeyedEncodingContainer<Key>) throws {
        try line.encode("summary", forKey: .type)
        try line.encode(Self.rounded(summary.duration / .seconds(1)), forKey: .seconds)
        try line.encodeIfPresent(summary.noise, forKey: .noise)
        try line.encodeIfPresent(summary.echo, forKey: .echo)
        try line.encodeIfPresent(summary.residual, forKey: .residual)
        try line.encode(summary.suspicions, forKey: .suspicions)
        try line.encode(summary.dismissals, forKey: .falseSuspicions)
        try line.encode(summary.bargeIns, forKey: .bargeIns)
        try line.encode(summary.advice, forKey: .advice)
    }

    /// To hundredths.
    private static func rounded(_ value: Double) -> Double { (value * 100).rounded() / 100 }
}

extension ListeningSummary {
    /// For a person: figures, and what to do.
    package var text: String {
        var levels: [String] = []
        if let noise { levels.append("noise \(noise) dB") }
        if let echo, let residual { levels.append("echo \(echo) dB, \(residual) dB behind the canceller") }
        let figures = [
            "\(self.dismissals) false \(self.dismissals == 1 ? "suspicion" : "suspicions")",
            "\(self.bargeIns) \(self.bargeIns == 1 ? "barge-in" : "barge-ins")",
        ]
        return """
            \(Figures.seconds(self.duration)): \((levels + figures).joined(separator: ", "))
            \(self.advice)

            """
    }
}

extension MicrophoneState {
    fileprivate var name: String {
        switch self {
        case .working: "working"
        case .lost: "lost"
        case .stalled: "stalled"
        case .silent: "silent"
        case .clipping: "clipping"
        }
    }

    /// What is to be said of it.
    var message: String {
        switch self {
        case .working: "the microphone works"
        case .lost(let error): "\(error.message); the microphone is tried again"
        case .silent: "the microphone gives nothing but silence: is it switched off?"
        case .clipping: "the microphone is set so loud that it distorts"
        case .stalled: "the microphone gives no sound; waiting for it"
        }
    }
}
