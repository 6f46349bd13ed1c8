import FuzzSupport
import SpeakStreamText

/// One input: the first bytes choose the phraser's bounds and language, the demand and the splits, the rest is the text.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    guard let test = FuzzInput(start, count, headerBytes: 9).map(Case.init) else { return 0 }
    test.checkAssembler()
    test.checkSplits()
    test.checkWait()
    test.checkDemands()
    return 0
}

/// What one input asks for.
struct Case {
    private static let languages = [
        "en", "de", "da", "fi", "nl", "fr", "es", "pt", "it", "ru", "tr", "hy", "el", "ja", "zh", "ko", "hi", "ar",
        "ur", "fa",
        "am", "my", "km", "kk", "pl", "xx",
    ].map { Language($0) }

    private static let demands: [Phraser.Demand] = [
        .early, .next(inHand: 1), .next(inHand: 0.05), .sentence, .clause, .hesitating, .words, .everything,
    ]

    let text: [UInt8]
    let configuration: Phraser.Configuration
    /// Whether the first phrase is wanted early.
    let early: Bool
    /// The text in pieces.
    let pieces: [ArraySlice<UInt8>]
    /// The demands, used in turn.
    let demands: [Phraser.Demand]

    init(_ input: FuzzInput) {
        let header = input.header
        self.text = input.rest
        self.configuration = Phraser.Configuration(
            language: Self.languages[Int(header[8]) % Self.languages.count],
            minimumClauseWords: Int(header[0] & 7),
            minimumClauseScalars: Int(header[0] >> 3),
            maximumScalars: header[1] < 128 ? 220 : Int(header[1] & 63)
        )
        self.early = header[2] & 1 == 1
        self.pieces = Splitting(header[3...6]).pieces(of: self.text)
        self.demands = [header[2] >> 1, header[7] & 15, header[7] >> 4].map {
            Self.demands[Int($0) % Self.demands.count]
        }
    }

    // MARK: What must hold

    /// However the bytes are split, they become what the standard library makes of them all at once.
    func checkAssembler() {
        var assembler = UTF8Assembler()
        var text: [UInt8] = []
        for piece in self.pieces { text += assembler.push(piece) }
        text += assembler.finish()
        let expected = Array(String(decoding: self.text, as: UTF8.self).utf8)
        require(text == expected, "the assembled text differs from the standard library's")
    }

    /// However the bytes are split, and whenever the phrases are asked for, they are the same.
    func checkSplits() {
        for early in [self.early, !self.early] {
            let whole = self.phrases(of: [self.text[...]], early: early, askingAlways: false)
            self.checkTiling(whole)
            for askingAlways in [false, true] {
                let split = self.phrases(of: self.pieces, early: early, askingAlways: askingAlways)
                require(split == whole, "the split changes the phrases")
            }
            let bytes = self.text.indices.map { self.text[$0...$0] }
            let single = self.phrases(of: bytes, early: early, askingAlways: true)
            require(single == whole, "feeding single bytes changes the phrases")
        }
    }

    /// Nothing is waited for longer than the cap and the longest question, unless there is no word to say.
    func checkWait() {
        var assembler = UTF8Assembler()
        var phraser = Phraser(self.configuration)
        for piece in self.pieces {
            phraser.append(assembler.push(piece))
            while phraser.next(.sentence) != nil {}
            guard phraser.pendingBytes > max(1, self.configuration.maximumScalars) + 1024 else { continue }
            let pending = phraser.pendingText
            // The cap counts from the first word.
            let word = WordSpans.of(pending).first?.lowerBound ?? pending.utf8.count
            let rest = String(decoding: pending.utf8.dropFirst(word), as: UTF8.self)
            require(
                rest.unicodeScalars.count <= max(1, self.configuration.maximumScalars) + 1024,
                "a cut is waited for too long"
            )
        }
    }

    /// Whatever is asked for in whatever order, the phrases tile the text, and no more is held back than may be.
    func checkDemands() {
        var assembler = UTF8Assembler()
        var phraser = Phraser(self.configuration)
        var result: [Phrase] = []
        var received = 0
        for (index, piece) in self.pieces.enumerated() {
            let text = assembler.push(piece)
            received += text.count
            phraser.append(text)
            let demand = self.demands[index % self.demands.count]
            while let phrase = phraser.next(demand) { result.append(phrase) }
            require(phraser.pendingBytes == received - (result.last?.range.upperBound ?? 0), "bytes are miscounted")
            if demand == .everything {
                require(WordSpans.of(phraser.pendingText).isEmpty, "a word is held back although all was asked for")
            }
        }
        phraser.append(assembler.finish())
        phraser.end()
        while let phrase = phraser.next(self.demands[0]) { result.append(phrase) }
        require(phraser.isEmpty && phraser.pendingText.isEmpty, "text is left after the end")
        self.checkTiling(result)
    }

    private func phrases(of pieces: [ArraySlice<UInt8>], early: Bool, askingAlways: Bool) -> [Phrase] {
        var assembler = UTF8Assembler()
        var phraser = Phraser(self.configuration)
        var result: [Phrase] = []
        func drain() {
            while let phrase = phraser.next(early && result.isEmpty ? .early : .sentence) { result.append(phrase) }
        }
        for piece in pieces {
            phraser.append(assembler.push(piece))
            if askingAlways { drain() }
        }
        phraser.append(assembler.finish())
        phraser.end()
        drain()
        return result
    }

    /// Nothing is lost, nothing is invented, nothing stands twice.
    private func checkTiling(_ phrases: [Phrase]) {
        var joined: [UInt8] = []
        for phrase in phrases {
            require(phrase.range == joined.count..<joined.count + phrase.text.utf8.count, "a range is wrong")
            require(!phrase.range.isEmpty, "a phrase is empty")
            var end = phrase.range.lowerBound
            for word in phrase.words {
                require(word.lowerBound >= end && !word.isEmpty, "words overlap")
                end = word.upperBound
            }
            require(end <= phrase.range.upperBound, "a word reaches beyond its phrase")
            require(phrase.spokenWords == WordSpans.of(phrase.text), "words were noted that are not in the text")
            joined += phrase.text.utf8
        }
        require(joined == Array(String(decoding: self.text, as: UTF8.self).utf8), "the phrases are not the text")
    }
}
