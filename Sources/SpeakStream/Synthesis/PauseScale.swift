public import SpeakStreamText

/// Factors on the pauses between phrases, by the break that follows; 1 is the natural pause of the voice at its rate, 0 none.
public struct PauseScale: Sendable, Hashable, Codable, ExpressibleByFloatLiteral {
    /// Where the sentence goes on.
    public var clause: Double
    /// Where a sentence, or a line, has ended.
    public var sentence: Double
    /// Where a blank line follows.
    public var paragraph: Double

    /// Makes a scale of one factor for each kind.
    public init(clause: Double = 1, sentence: Double = 1, paragraph: Double = 1) {
        self.clause = clause
        self.sentence = sentence
        self.paragraph = paragraph
    }

    /// Makes a scale of one factor for all.
    public init(floatLiteral factor: Double) {
        self.init(clause: factor, sentence: factor, paragraph: factor)
    }

    /// The factor on the pause at a break.
    public subscript(kind: Break) -> Double {
        switch kind {
        case .run: 0
        case .clause: self.clause
        case .sentence: self.sentence
        case .paragraph: self.paragraph
        }
    }

    /// A scale by a factor longer.
    public static func * (scale: PauseScale, factor: Double) -> PauseScale {
        PauseScale(
            clause: scale.clause * factor,
            sentence: scale.sentence * factor,
            paragraph: scale.paragraph * factor
        )
    }
}
