import FuzzSupport
import SpeakStreamText

/// One input: the first bytes choose what is said of code, tables and reasoning, and the splits; the rest is the text.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    guard count > Case.headerBytes else { return 0 }
    let input = Array(UnsafeBufferPointer(start: start, count: count))
    let test = Case(header: Array(input.prefix(Case.headerBytes)), bytes: input.dropFirst(Case.headerBytes))
    test.checkSplits()
    test.checkHolding()
    test.checkStalls()
    test.checkNarration()
    return 0
}

/// What one input asks for.
struct Case {
    static let headerBytes = 6

    /// The text, in valid UTF-8.
    let text: [UInt8]
    let configuration: Reader.Configuration
    /// Whether upstream stalls after a piece, used in turn.
    let stalls: [Bool]
    /// The lengths of the pieces, used in turn.
    let lengths: [Int]

    init(header: [UInt8], bytes: ArraySlice<UInt8>) {
        self.text = Array(String(decoding: bytes, as: UTF8.self).utf8)
        func choice<Value: CaseIterable>(_ number: UInt8) -> Value where Value.AllCases == [Value] {
            Value.allCases[Int(number) % Value.allCases.count]
        }
        self.configuration = Reader.Configuration(
            code: choice(header[0] & 3),
            tables: choice(header[0] >> 2 & 3),
            reasoning: choice(header[0] >> 4 & 3)
        )
        self.stalls = (0..<8).map { header[1] >> $0 & 1 == 1 }
        self.lengths = header[2...5].map { 1 + Int($0) % 40 }
    }

    /// The text in pieces of the chosen lengths, which may part a scalar.
    var pieces: [[UInt8]] {
        var result: [[UInt8]] = []
        var rest = self.text[...]
        while !rest.isEmpty {
            result.append(Array(rest.prefix(self.lengths[result.count % self.lengths.count])))
            rest = rest.dropFirst(result[result.count - 1].count)
        }
        return result
    }
}
