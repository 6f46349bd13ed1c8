/// Finds where sentences end in a text that is still being written, and keeps none of it.
public struct SentenceDetector: Sendable {
    private var detector: BoundaryDetector
    private var found: [Boundary] = []

    /// Begins a text in a language.
    public init(language: Language) {
        self.detector = BoundaryDetector(language: language, findsClauses: false)
    }

    /// Takes the next bytes and appends the offsets of the ends that they decide.
    public mutating func push(_ bytes: Span<UInt8>, _ ends: inout [Int]) {
        self.detector.consume(bytes, &self.found)
        if self.found.isEmpty { return }
        for boundary in self.found where boundary.kind != .clause { ends.append(boundary.position.bytes) }
        self.found.removeAll(keepingCapacity: true)
    }
}
