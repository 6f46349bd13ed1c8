import FuzzSupport
import SpeakStreamText

/// One input: the first bytes choose what is said of code, tables and reasoning, and the splits; the rest is the text.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    guard let test = FuzzInput(start, count, headerBytes: 6).map(Case.init) else { return 0 }
    test.checkSplits()
    test.checkHolding()
    test.checkStalls()
    test.checkNarration()
    return 0
}

/// What one input asks for.
struct Case {
    /// The text, in valid UTF-8.
    let text: [UInt8]
    let configuration: Reader.Configuration
    /// Puts figures into words in one input of four: that takes most of the time.
    let normalizer: Normalizer?
    /// Whether upstream stalls after a piece, used in turn.
    let stalls: [Bool]
    /// The text in pieces, which may part a scalar.
    let pieces: [ArraySlice<UInt8>]

    init(_ input: FuzzInput) {
        let header = input.header
        self.text = Array(String(decoding: input.rest, as: UTF8.self).utf8)
        func choice<Value: CaseIterable>(_ number: UInt8) -> Value where Value.AllCases == [Value] {
            Value.allCases[Int(number) % Value.allCases.count]
        }
        self.configuration = Reader.Configuration(
            code: choice(header[0] & 3),
            tables: choice(header[0] >> 2 & 3),
            reasoning: choice(header[0] >> 4 & 3)
        )
        self.normalizer = header[0] >> 6 == 0 ? Normalizer() : nil
        self.stalls = (0..<8).map { header[1] >> $0 & 1 == 1 }
        self.pieces = Splitting(header[2...5]).pieces(of: self.text)
    }
}
