import SpeakStreamText

/// A phrase that was given to the engine, with its place on the turn's time line of frames.
package struct SpokenPhrase: Sendable {
    /// Where it comes from.
    let line: Line
    /// The phrase.
    var phrase: Phrase { self.line.phrase }
    /// The text that is given to the engine, white space at its ends removed, and where it starts in what is said.
    let spoken: (text: String, start: Int)
    /// Its number in the turn, by which the engine's answers find it.
    let id: Int
    /// The frame at which it starts.
    let startFrame: Int
    /// How many of its frames have been made so far.
    var frames = 0
    /// Frames at its end that cannot be heard.
    var trailingSilence = 0
    /// The engine's marks so far.
    var marks: [WordMark] = []
    /// The silences within its sound, in frames from its start; known when complete, and only if there are no marks.
    var pauses: [Range<Int>] = []
    /// Whether the engine is done with it.
    var isComplete = false
    /// Whether its beginning was told.
    var hasBegun = false
    /// How many of its words were told.
    var wordsTold = 0
    /// The words with their frames on the turn's time line; known when complete, until then as far as the marks go.
    private(set) var words: [WordTiming] = []

    init(_ line: Line, id: Int, startFrame: Int) {
        self.line = line
        self.spoken = Self.trim(line.phrase)
        self.id = id
        self.startFrame = startFrame
    }

    /// Whether it has words of whose time the engine said nothing.
    var isEstimated: Bool { self.marks.isEmpty && self.phrase.words.count > 1 }

    /// The frame after its last sound.
    var speechEnd: Int { self.startFrame + self.frames - self.trailingSilence }

    private static func trim(_ phrase: Phrase) -> (text: String, start: Int) {
        let scalars = phrase.spoken.unicodeScalars
        let isSpace = { (scalar: Unicode.Scalar) in scalar.properties.isWhitespace }
        guard let first = scalars.firstIndex(where: { !isSpace($0) }),
            let last = scalars.lastIndex(where: { !isSpace($0) })
        else { return ("", 0) }
        return (String(scalars[first...last]), phrase.spoken.utf8.distance(from: phrase.spoken.startIndex, to: first))
    }

    /// Reckons the words' frames from the marks in hand.
    mutating func align() {
        let start = self.spoken.start
        let words = self.phrase.spokenWords.map { $0.lowerBound - start..<$0.upperBound - start }
        let frames = self.frames - self.trailingSilence
        let timings =
            self.marks.isEmpty
            ? WordTiming.estimate(words: words, text: Array(self.spoken.text.utf8), pauses: self.pauses, frames: frames)
            : WordTiming.align(words: words, marks: self.marks, frames: frames)
        self.words = zip(self.phrase.words, timings).map { range, timing in
            WordTiming(
                range: range,
                frames: timing.frames.lowerBound + self.startFrame..<timing.frames.upperBound + self.startFrame
            )
        }
    }

    /// How many of its words had sounded to their end when so many frames of the turn were heard.
    ///
    /// While the engine is at work, what comes after its last mark is a guess, and does not count.
    func wordsHeard(by heard: Int) -> Int {
        let known = self.isComplete ? Int.max : self.startFrame + (self.marks.last?.frame ?? 0)
        return self.words.prefix { word in
            word.frames.upperBound <= Swift.min(heard, known) && (self.isComplete || !word.frames.isEmpty)
        }.count
    }

    /// How parts of the text that is given to the engine are pronounced.
    var pronunciations: [Pronunciation] { self.phrase.pronunciations.rest(from: self.spoken.start) }

    /// How a word is said, given its place among the words.
    func spokenWord(_ index: Int) -> String {
        String(decoding: Array(self.phrase.spoken.utf8)[self.phrase.spokenWords[index]], as: UTF8.self)
    }

    /// The part of the phrase's text in `range` (UTF-8 bytes of the upstream text).
    func text(_ range: Range<Int>) -> String {
        let base = self.phrase.range.lowerBound
        return String(
            decoding: Array(self.phrase.text.utf8)[range.lowerBound - base..<range.upperBound - base],
            as: UTF8.self
        )
    }
}
