import FuzzSupport
import SpeakStreamText

// The contracts of `Reader`.
extension Case {
    /// However the bytes are split, the same is said of them, and each is accounted for once, in order.
    func checkSplits() {
        let whole = self.read([self.text[...]])
        self.checkAccount(of: whole)
        require(self.read(self.pieces) == whole, "the split changes what is said")
        require(
            self.read(self.text.indices.map { self.text[$0...$0] }) == whole,
            "feeding single bytes changes what is said"
        )
    }

    /// Nothing is held for longer than a construct may be, nor past the end of its line.
    func checkHolding() {
        var reader = Reader(self.configuration)
        var decided = 0
        for (index, byte) in self.text.enumerated() {
            var read = ReadText()
            reader.append([byte].span, &read)
            decided += read.upstream
            require(decided <= index + 1, "more is decided than there is")
            self.checkHeld(self.text[decided..<(index + 1)])
        }
    }

    private func checkHeld(_ held: ArraySlice<UInt8>) {
        func scalars(_ bytes: ArraySlice<UInt8>) -> Int { bytes.count { $0 & 0xC0 != 0x80 } }
        // A formula that stands by itself is known at its mark, and read as a whole, or not at all.
        let visible = held.drop { $0 == 0x20 || $0 == 0x09 }
        let isFormula = visible.starts(with: "$$".utf8) || visible.starts(with: "\\[".utf8)
        if isFormula, held.count <= Self.longestFormula { return }
        guard let end = held.firstIndex(where: { $0 == 0x0A || $0 == 0x0D }) else {
            require(scalars(held) <= Self.longest, "too much is held")
            return
        }
        // A line of an item may go on in the next; a row may be the header of a table.
        require(end == held.startIndex || held[..<end].contains(UInt8(ascii: "|")), "a mark is held past its line")
        let next = held[end...].drop { $0 == 0x0A || $0 == 0x0D }
        require(scalars(held[..<end]) <= Self.longest && scalars(next) <= Self.longest, "too much of a table is held")
        require(!next.contains { $0 == 0x0A || $0 == 0x0D }, "a third line is held")
    }

    /// The most bytes of a formula that are held, and its first line.
    private static let longestFormula = 402

    /// The most scalars of a line that are held.
    private static let longest = 200

    /// After a stall nothing is held but what would open reasoning, and still all is accounted for.
    func checkStalls() {
        var reader = Reader(self.configuration)
        var read = ReadText()
        var received = 0
        for (index, piece) in self.pieces.enumerated() {
            reader.append(piece.span, &read)
            received += piece.count
            let isWhole = received == self.text.count || self.text[received] & 0xC0 != 0x80
            guard isWhole, self.stalls[index % self.stalls.count] else { continue }
            reader.stall(&read)
            let held = self.text[read.upstream..<received]
            let visible = held.drop { $0 <= 0x20 }
            require(
                visible.isEmpty || visible.first == UInt8(ascii: "<") && visible.count < "<reasoning>".utf8.count,
                "text is held after a stall"
            )
        }
        reader.end(&read)
        self.checkAccount(of: read)
    }

    private func read(_ pieces: [ArraySlice<UInt8>]) -> ReadText {
        var reader = Reader(self.configuration)
        var read = ReadText()
        for piece in pieces { reader.append(piece.span, &read) }
        reader.end(&read)
        return read
    }

    private func checkAccount(of read: ReadText) {
        var (up, down) = (0, 0)
        for piece in read.pieces {
            require(piece.upstream > 0 || piece.fate == .announced, "a piece stands for nothing")
            require(piece.fate != .dropped || piece.spoken == 0, "something is said of what is dropped")
            if piece.fate == .verbatim {
                let (source, said) = (self.text[up...].prefix(piece.upstream), read.utf8[down...].prefix(piece.spoken))
                require(source.elementsEqual(said), "what is said is not verbatim")
            }
            (up, down) = (up + piece.upstream, down + piece.spoken)
            require(up <= self.text.count && down <= read.utf8.count, "a piece reaches too far")
        }
        require(up == self.text.count && down == read.utf8.count, "not all is accounted for")
        require(String(validating: read.utf8, as: UTF8.self) != nil, "what is said is no UTF-8")
    }
}

extension ReadText {
    /// How many bytes of the upstream text are decided.
    fileprivate var upstream: Int { self.pieces.reduce(0) { $0 + $1.upstream } }
}
