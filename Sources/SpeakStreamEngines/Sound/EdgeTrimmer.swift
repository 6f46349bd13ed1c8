package import SpeakStream

/// Takes a program's silence off both edges of a phrase, and finds its place in a phrase that is made again.
///
/// The silence at the start is dropped as it comes; what may be the silence at the end is held back until sound follows.
package struct EdgeTrimmer: Sendable {
    /// Samples below this are silence.
    private let level: Int
    /// How much of the silence stays at the start and at the end, where sounds begin and end softly, in frames.
    private let margins: (start: Int, end: Int)
    private var hasSound = false
    /// Frames dropped from the start.
    private var dropped = 0
    /// Frames handed on.
    private var delivered = 0
    /// Silence that is not decided on.
    private var held: [Int16] = []
    /// Marks of words that come before their sound; where it starts is not known before there is any.
    private var marks: [WordMark] = []
    /// How many frames of a phrase made again were handed on the first time, and how many of those have come again.
    private var again = (all: 0, passed: 0)

    /// Makes a trimmer for one phrase.
    ///
    /// - Parameters:
    ///   - level: below which part of full scale samples are silence.
    ///   - rate: frames a second.
    package init(level: Double, rate: Int) {
        self.level = Int((level * 32_768).rounded(.up))
        self.margins = (rate / 200, rate / 50)
    }

    /// Whether anything was handed on.
    package var isHeard: Bool { self.delivered > 0 }

    /// Takes sound with marks counted in the program's frames, and gives what is certain to be wanted.
    package mutating func push(_ frames: [Int16], marks: [WordMark] = []) -> SynthesizedChunk {
        self.marks += marks.filter { $0.frame >= self.again.all }
        var frames = frames[...]
        if self.again.passed < self.again.all {
            let known = frames.prefix(self.again.all - self.again.passed)
            self.again.passed += known.count
            frames = frames.dropFirst(known.count)
        }
        guard let last = frames.lastIndex(where: { abs(Int($0)) >= self.level }) else {
            self.held += frames
            if !self.hasSound { self.shorten() }
            return self.chunk([])
        }
        if !self.hasSound {
            let first = frames.firstIndex { abs(Int($0)) >= self.level } ?? frames.startIndex
            self.held += frames[..<first]
            frames = frames[first...]
            self.shorten()
            self.hasSound = true
        }
        let sound = self.held + frames[...last]
        self.held = Array(frames[(last + 1)...])
        return self.chunk(sound)
    }

    /// The phrase is at its end: gives what is left of its last sound.
    package mutating func finish() -> SynthesizedChunk {
        let rest = self.hasSound ? Array(self.held.prefix(self.margins.end)) : []
        self.held = []
        return self.chunk(rest)
    }

    /// The phrase broke off and is made once more from its start: what was handed on is passed over in it.
    package mutating func startAgain() {
        self.again = self.delivered > 0 ? (self.dropped + self.delivered, 0) : (0, 0)
        self.held = []
        self.marks = []
        if self.delivered == 0 {
            self.hasSound = false
            self.dropped = 0
        }
    }

    private mutating func shorten() {
        let surplus = Swift.max(0, self.held.count - self.margins.start)
        self.held.removeFirst(surplus)
        self.dropped += surplus
    }

    private mutating func chunk(_ frames: [Int16]) -> SynthesizedChunk {
        self.delivered += frames.count
        guard self.hasSound, !self.marks.isEmpty else { return SynthesizedChunk(frames: frames, marks: []) }
        let marks = self.marks.map {
            WordMark(textOffset: $0.textOffset, frame: Swift.max(0, $0.frame - self.dropped))
        }
        self.marks = []
        return SynthesizedChunk(frames: frames, marks: marks)
    }
}
