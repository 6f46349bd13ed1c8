/// Finds where a phrase reaches the cap, and the last white space before that.
///
/// The cap counts from the first speakable scalar, so that a phrase cut at the cap always holds a word, however much
/// white space or decoration leads it. Looks only at text up to the cap: where it lies can not depend on how much text
/// happens to be in hand.
struct LengthGauge: Sendable {
    /// The place `maximum` scalars into the phrase, once so much text has been seen.
    private(set) var cap: TextPosition?
    /// The place `longestWordless` scalars into the phrase, if no word has come before it.
    private(set) var wordless: TextPosition?
    /// The place after the last white space between the first speakable scalar and the cap.
    private(set) var lastSpace: TextPosition?

    /// How many Unicode scalars without a word are kept for the text that follows them.
    static let longestWordless = 4096

    private let maximum: Int
    private let start: TextPosition
    private var position: TextPosition
    private var limit: Int?
    private var decoder = ScalarDecoder()
    private var examined = 0

    /// Begins a phrase at `start` that may be `maximum` Unicode scalars long.
    init(start: TextPosition, maximum: Int) {
        self.position = start
        self.start = start
        self.maximum = maximum
    }

    /// Looks on through the bytes of the phrase and what follows, as far as needed.
    mutating func examine(_ pending: Backlog<UInt8>) {
        let table = ScalarTraits.table
        while self.cap == nil, self.examined < pending.count {
            let byte = pending[self.examined]
            self.examined += 1
            guard let (scalar, length) = self.decoder.push(byte) else {
                continue
            }
            let traits = ScalarTraits.of(scalar, table)
            if self.limit == nil, traits.contains(.speakable) {
                self.limit = self.position.scalars + self.maximum
            }
            self.position.advance(traits, length: length)
            if self.limit != nil, traits.contains(.white) {
                self.lastSpace = self.position
            }
            if self.limit == nil, self.position.scalars - self.start.scalars == Self.longestWordless {
                self.wordless = self.position
                return
            }
            if self.position.scalars == self.limit {
                self.cap = self.position
            }
        }
    }
}
