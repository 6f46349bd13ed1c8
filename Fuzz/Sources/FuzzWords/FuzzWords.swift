import FuzzSupport
import SpeakStreamText

/// One input: a phrase, in which figures and emoji are put into words.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let text = String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
    let utf8 = Array(text.utf8)
    for normalizer in [Normalizer(), Normalizer(emoji: .drop), Normalizer(language: "de")] {
        var place = 0
        for rewording in normalizer.rewordings(of: text) {
            require(rewording.range.lowerBound >= place && !rewording.range.isEmpty, "rewordings overlap")
            place = rewording.range.upperBound
            require(place <= utf8.count, "a rewording ends behind the text")
            for bound in [rewording.range.lowerBound, place] where bound < utf8.count {
                require(utf8[bound] & 0xC0 != 0x80, "a rewording parts a character")
            }
            require(rewording.words.utf8.count <= 40 + 24 * rewording.range.count, "much is said for little")
        }
    }
    return 0
}
