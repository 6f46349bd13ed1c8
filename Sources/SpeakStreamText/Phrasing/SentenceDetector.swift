/// Finds where sentences end in a text that is still being written, and keeps none of it.
///
/// The detector behind `Phraser`, for those who want the ends alone. An end is decided with one word of look-ahead at
/// most, and however the bytes are split the ends are the same.
public struct SentenceDetector: Sendable {
    private var detector: BoundaryDetector
    private var found: [Boundary] = []

    /// Begins a text in a language.
    public init(language: Language) {
        self.detector = BoundaryDetector(language: language, findsClauses: false)
    }

    /// Takes the next bytes, which may end within a scalar, and appends the ends that they decide.
    ///
    /// - Parameters:
    ///   - utf8: valid UTF-8, as `UTF8Assembler` makes it.
    ///   - ends: gets the UTF-8 offsets in the text at which the next sentence or line begins, in order.
    public mutating func push(_ utf8: Span<UInt8>, _ ends: inout [Int]) {
        self.detector.consume(utf8, &self.found)
        if !self.found.isEmpty {
            self.moveFound(to: &ends)
        }
    }

    /// Takes as an end what seems to be one and nothing has undone yet: for a text whose writer hesitates.
    public mutating func hesitate(_ ends: inout [Int]) {
        self.detector.stall(&self.found)
        self.moveFound(to: &ends)
    }

    /// Ends the text; its own end is not told.
    public mutating func finish(_ ends: inout [Int]) {
        self.detector.finish(&self.found)
        self.moveFound(to: &ends)
    }

    private mutating func moveFound(to ends: inout [Int]) {
        for index in self.found.indices {
            ends.append(self.found[index].position.bytes)
        }
        while self.found.popLast() != nil {}
    }
}
