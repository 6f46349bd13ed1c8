/// Finds the silences within a phrase's sound, for the time of words that no mark tells.
package struct PauseFinder: Sendable {
    /// Samples below this are silence: 0.5 % of full scale, above the noise of engines that breathe.
    private static let threshold = 164

    /// The least silence that counts, in frames: 50 ms, more than the closure of a plosive mostly takes.
    private let least: Int
    private var position = 0
    /// Where the silence began that lasts.
    private var start: Int?
    /// The silences between sounds, in frames, in order.
    package private(set) var pauses: [Range<Int>] = []

    /// Makes a finder for sound of `rate` frames a second.
    package init(rate: Int) {
        self.least = rate / 20
    }

    /// Takes the sound as it comes.
    package mutating func push(_ frames: [Int16]) {
        for frame in frames {
            if abs(Int(frame)) < Self.threshold {
                if self.start == nil { self.start = self.position }
            } else if let start {
                // What is silent at the start is no pause.
                if self.position - start >= self.least, start > 0 { self.pauses.append(start..<self.position) }
                self.start = nil
            }
            self.position += 1
        }
    }
}
