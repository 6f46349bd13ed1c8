import CICU
import CMD4C
import Glibc
import SpeakStreamText

/// Feeds a text to the sentence detector in pieces of given lengths; returns where sentences end.
func detect(_ bytes: [UInt8], pieces: some Sequence<Int>) -> [Int] {
    var detector = SentenceDetector(language: Language("en"))
    var ends: [Int] = []
    let span = bytes.span
    var start = 0
    for length in pieces {
        detector.push(span.extracting(start..<start + length), &ends)
        start += length
    }
    return ends
}

/// Feeds a text to the phraser in pieces of given lengths, asking for sentences after each; returns how many phrases
/// came.
func phrase(_ bytes: [UInt8], pieces: some Sequence<Int>) -> Int {
    var phraser = Phraser()
    var count = 0
    var start = 0
    for length in pieces {
        phraser.append(bytes[start..<start + length])
        start += length
        while let _ = phraser.next(.sentence) {
            count += 1
        }
    }
    phraser.end()
    while let _ = phraser.next(.sentence) {
        count += 1
    }
    return count
}

/// Feeds markdown to a reader in pieces of given lengths; returns how many bytes are said.
func read(_ bytes: [UInt8], pieces: some Sequence<Int>) -> Int {
    var reader = Reader()
    var read = ReadText()
    var count = 0
    let span = bytes.span
    var start = 0
    func forget() {
        count += read.utf8.count
        read.utf8.removeAll(keepingCapacity: true)
        read.pieces.removeAll(keepingCapacity: true)
    }
    for length in pieces {
        reader.append(span.extracting(start..<start + length), &read)
        start += length
        if read.utf8.count > 4096 || read.pieces.count > 256 {
            forget()
        }
    }
    reader.end(&read)
    forget()
    return count
}

/// Feeds markdown to a narrator, which reads it and cuts it into phrases, in pieces of given lengths, asking for sentences
/// after each; returns how many phrases came.
///
/// Figures are put into words only by a normalizer.
func narrate(_ bytes: [UInt8], pieces: some Sequence<Int>, normalizer: Normalizer? = nil) -> Int {
    var narrator = Narrator(normalizer: normalizer)
    let span = bytes.span
    var count = 0
    var start = 0
    for length in pieces {
        narrator.append(span.extracting(start..<start + length))
        start += length
        while let _ = narrator.next(.sentence) {
            count += 1
        }
    }
    narrator.end()
    while let _ = narrator.next(.sentence) {
        count += 1
    }
    return count
}

/// The bytes of text that md4c finds in markdown that is all there.
func parse(_ bytes: [UInt8]) -> Int {
    Int(md4c_count(bytes, UInt32(bytes.count)))
}

/// ICU's sentence iterator, opened once: it is told of each text anew.
struct ICU: ~Copyable {
    private let iterator: OpaquePointer

    init?() {
        guard let iterator = icu_open_sentences("en") else {
            return nil
        }
        self.iterator = iterator
    }

    deinit {
        icu_close(self.iterator)
    }

    static var version: String { String(cString: icu_version()) }

    func count(utf16 text: [UInt16]) -> Int {
        Int(icu_count_utf16(self.iterator, text, Int32(text.count)))
    }

    func count(utf8 text: [UInt8]) -> Int {
        Int(icu_count_utf8(self.iterator, text, Int64(text.count)))
    }
}

/// The processor time that the body takes in this thread, in seconds.
func processorTime(_ body: () -> Void) -> Double {
    let start = threadTime()
    body()
    return threadTime() - start
}

private func threadTime() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}
