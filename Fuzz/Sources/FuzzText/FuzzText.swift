import SpeakStreamText

/// One input: the first bytes choose the phraser's bounds, the demand and the splits, the rest is the text.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    guard count > Case.headerBytes else { return 0 }
    let input = Array(UnsafeBufferPointer(start: start, count: count))
    let test = Case(header: input.prefix(Case.headerBytes), text: Array(input.dropFirst(Case.headerBytes)))
    test.checkAssembler()
    test.checkSplits()
    test.checkDemands()
    return 0
}

/// What one input asks for.
struct Case {
    static let headerBytes = 8

    let text: [UInt8]
    let configuration: Phraser.Configuration
    /// Whether the first phrase is wanted early.
    let early: Bool
    /// The lengths of the pieces, used in turn.
    let lengths: [Int]
    /// The demands, used in turn.
    let demands: [Phraser.Demand]

    init(header: ArraySlice<UInt8>, text: [UInt8]) {
        let header = Array(header)
        self.text = text
        self.configuration = Phraser.Configuration(
            minimumClauseWords: Int(header[0] & 7),
            minimumClauseScalars: Int(header[0] >> 3),
            maximumScalars: header[1] < 128 ? 220 : Int(header[1] & 63)
        )
        self.early = header[2] & 1 == 1
        self.lengths = header[3...6].map { 1 + Int($0) % 40 }
        let all = Phraser.Demand.allCases
        self.demands = [header[2] >> 1, header[7] & 15, header[7] >> 4].map { all[Int($0) % all.count] }
    }

    /// The text in pieces of the chosen lengths.
    var pieces: [ArraySlice<UInt8>] {
        var result: [ArraySlice<UInt8>] = []
        var rest = self.text[...]
        while !rest.isEmpty {
            result.append(rest.prefix(self.lengths[result.count % self.lengths.count]))
            rest = rest.dropFirst(result[result.count - 1].count)
        }
        return result
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
        let whole = self.phrases(of: [self.text[...]], askingAlways: false)
        self.checkTiling(whole)
        for askingAlways in [false, true] {
            require(self.phrases(of: self.pieces, askingAlways: askingAlways) == whole, "the split changes the phrases")
        }
        let bytes = self.text.indices.map { self.text[$0...$0] }
        require(self.phrases(of: bytes, askingAlways: true) == whole, "feeding single bytes changes the phrases")
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
            if demand == .sentence || demand == .early {
                require(
                    phraser.pendingText.unicodeScalars.count <= self.longestWait,
                    "more is held back than the longest phrase and the look-ahead"
                )
            }
        }
        phraser.append(assembler.finish())
        phraser.end()
        while let phrase = phraser.next(self.demands[0]) { result.append(phrase) }
        require(phraser.isEmpty && phraser.pendingText.isEmpty, "text is left after the end")
        self.checkTiling(result)
    }

    /// The cap, as much text again without a word before it, and the look-ahead of one word or 256 scalars of white space.
    private var longestWait: Int { max(1, self.configuration.maximumScalars) + 4096 + 256 + 256 }

    private func phrases(of pieces: [ArraySlice<UInt8>], askingAlways: Bool) -> [Phrase] {
        var assembler = UTF8Assembler()
        var phraser = Phraser(self.configuration)
        var result: [Phrase] = []
        func drain() {
            while let phrase = phraser.next(self.early && result.isEmpty ? .early : .sentence) { result.append(phrase) }
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
            joined += phrase.text.utf8
        }
        require(joined == Array(String(decoding: self.text, as: UTF8.self).utf8), "the phrases are not the text")
    }
}

/// Ends the process with the reason, which libFuzzer takes for a finding.
func require(_ condition: Bool, _ reason: @autoclosure () -> String) {
    if !condition { fatalError(reason()) }
}
