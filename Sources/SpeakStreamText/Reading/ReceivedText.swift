/// The upstream text that is still needed: it comes token by token, and phrase by phrase it is forgotten.
struct ReceivedText: Sendable {
    /// The text from `head` up to `end`, with room behind it.
    private var storage: [UInt8] = []
    private var head = 0
    private var end = 0

    var count: Int { self.end - self.head }

    var isEmpty: Bool { self.head == self.end }

    /// The text of the first bytes.
    func text(first count: Int) -> String {
        String(decoding: self.storage[self.head..<min(self.head + count, self.end)], as: UTF8.self)
    }

    /// The last bytes.
    func suffix(_ count: Int) -> ArraySlice<UInt8> { self.storage[max(self.head, self.end - count)..<self.end] }

    /// Has the last bytes read where they lie.
    func read(last count: Int, by reader: inout Reader, into text: inout ReadText) {
        reader.append(self.storage.span.extracting(max(self.head, self.end - count)..<self.end), &text)
    }

    /// The byte so many places behind the first.
    subscript(index: Int) -> UInt8 { self.storage[self.head + index] }

    /// Appends a token; returns how many bytes lead it that end no sentence, if that is asked for.
    ///
    /// Both in one go, eight bytes at once: tokens are so short that this takes less than the call that copies memory.
    @inline(__always)
    mutating func append(_ utf8: Span<UInt8>, isJudged: Bool) -> Int {
        if self.end &+ utf8.count &+ 8 > self.storage.count { self.makeRoom(for: utf8.count + 8) }
        let end = self.end
        var bytes = self.storage.mutableSpan
        // Safe: any bytes are bytes, and the places are checked.
        var raw = unsafe bytes.mutableBytes
        guard utf8.count > 8 else {
            guard utf8.count > 0 else { return 0 }
            let group = ByteGroup(utf8, from: 0)
            raw.storeBytes(of: group.bits.littleEndian, toByteOffset: end, as: UInt64.self)
            self.end = end &+ utf8.count
            return isJudged ? group.leadingEndless : 0
        }
        var index = 0
        var endless = 0
        while index < utf8.count {
            let group = ByteGroup(utf8, from: index)
            raw.storeBytes(of: group.bits.littleEndian, toByteOffset: end &+ index, as: UInt64.self)
            if isJudged, endless == index { endless &+= group.leadingEndless }
            index &+= group.count
        }
        self.end = end &+ utf8.count
        return endless
    }

    /// Moves what is forgotten away, or takes twice as much memory.
    @inline(never)
    private mutating func makeRoom(for count: Int) {
        var storage = [UInt8](repeating: 0, count: max((self.count + count) * 2, 2048))
        storage.replaceSubrange(..<self.count, with: self.storage[self.head..<self.end])
        (self.head, self.end) = (0, self.count)
        self.storage = storage
    }

    /// Forgets the first bytes.
    mutating func removeFirst(_ count: Int) {
        self.head += count
        if self.head == self.end { (self.head, self.end) = (0, 0) }
    }
}
