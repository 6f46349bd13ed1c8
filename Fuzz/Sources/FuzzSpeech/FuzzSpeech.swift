import FuzzSupport
import SpeakStream
import SpeakStreamESpeak

/// One input: the first bytes choose the voice and its settings, the rest is the text.
///
/// What is sought is an input on which the C library crashes or hangs although the text was made fit for it. The library
/// itself is not instrumented, so that coverage guides the way through our part only.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    FuzzInput(start, count, headerBytes: 3).map(Case.init)?.check()
    return 0
}

/// What one input asks for.
struct Case {
    private static let voices = ["en-us", "de", "ru", "ar", "hi", "cmn", "en-us+f3", "fa", "ja", "ko", "fr", "ta"]
    /// What an alphabet's bytes stand for: the scripts of the voices above, marks, digits, and what is between scripts.
    private static let alphabets: [[ClosedRange<UInt32>]] = [
        [0x20...0x7E], [0xC0...0x24F], [0x370...0x52F], [0x600...0x6FF], [0x900...0x97F], [0x4E00...0x9FFF],
        [0x20...0x40, 0x2010...0x2027, 0x2070...0x22FF], [0x300...0x36F, 0x1E00...0x1FFF],
        [0x3000...0x30FF, 0xFF00...0xFFEF], [0xAC00...0xD7A3, 0x1100...0x11FF], [0x1F300...0x1F6FF, 0x1F1E6...0x1F1FF],
        [0xB80...0xBFF, 0xE00...0xE7F], [0x200B...0x200F, 0x2028...0x202E, 0xFE00...0xFE0F],
        [0x20...0x20], [0x30...0x39, 0x2C...0x2E], [0x0...0x1F, 0x7F...0x9F, 0xE000...0xE0FF],
    ]

    private let request: SynthesisRequest

    init(_ input: FuzzInput) {
        let (header, bytes) = (input.header, input.rest)
        let voice = VoiceSettings(
            name: Self.voices[Int(header[0] & 0x7F) % Self.voices.count],
            rate: 80 + Int(header[1] & 0x0F) * 25,
            pitch: Int(header[1] >> 4) * 6,
            volume: 100
        )
        // As it stands, or one scalar from an alphabet for every two bytes: mutations then give letters, not U+FFFD.
        let text = header[0] & 0x80 == 0 ? String(decoding: bytes, as: UTF8.self) : Self.letters(bytes)
        self.request = SynthesisRequest(text: text, voice: voice, continues: header[2] & 1 == 1)
    }

    private static func letters(_ bytes: [UInt8]) -> String {
        var text = String.UnicodeScalarView()
        for index in stride(from: 0, to: bytes.count - 1, by: 2) {
            let alphabet = Self.alphabets[Int(bytes[index] & 0x0F)]
            let number = UInt32(bytes[index] >> 4) << 8 | UInt32(bytes[index + 1])
            let range = alphabet[Int(number) % alphabet.count]
            text.append(Unicode.Scalar(range.lowerBound + number % UInt32(range.count)) ?? " ")
        }
        return String(text)
    }

    func check() {
        let length = self.request.text.utf8.count
        var frames = 0
        var last = WordMark(textOffset: 0, frame: 0)
        do throws(SpeakStreamError) {
            let unspeakable = try ESpeakSynthesizer().synthesize(self.request) { chunk in
                for mark in chunk.marks {
                    require((0..<max(1, length)).contains(mark.textOffset), "a mark lies outside the text")
                    require(mark.frame >= last.frame, "marks go backwards in time")
                    last = mark
                }
                frames += chunk.frames.count
                return true
            }
            let scalars = self.request.text.unicodeScalars.count
            require((0...scalars).contains(unspeakable), "more scalars are unspeakable than there are")
            // "9" is said in less than a second at the slowest rate, but U+2030 may be "letter eight two four zero".
            require(frames <= 22_050 * 12 * (scalars + 1), "\(frames) frames for \(scalars) scalars")
        } catch {
            // Voices that are not installed are no finding, failures on a phrase are.
            require(error.code == .unknownVoice, error.message)
        }
    }
}
