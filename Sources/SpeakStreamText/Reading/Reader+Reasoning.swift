// A model's reasoning, between tags that may stand anywhere.
extension Reader {
    /// The line begins with the tag at `start` that opens reasoning.
    mutating func beginReasoning(_ terminator: Terminator, _ start: Int, _ end: Int, _ read: inout ReadText) {
        self.leaf = .none
        guard self.sayReasoning(for: end - start, &read) else {
            self.leaf = .paragraph
            self.beginRest(.text, from: end, &read)
            return
        }
        (self.reasoningEnd, self.afterReasoning) = (terminator, .start)
        self.window = 0
        self.beginRest(.reasoning, from: end, &read)
    }

    /// The tag that opens reasoning has come within a line; what is held behind it is part of that.
    mutating func beginReasoning(_ tag: InlineHold.Reasoning, _ read: inout ReadText) {
        let rest = self.hold.bytes[tag.range.upperBound...]
        self.hold.clear()
        // A line with reasoning in it is no header of a table: its end may be here already.
        self.head.clear(isPossible: false)
        _ = self.sayReasoning(for: tag.range.count, &read)
        (self.reasoningEnd, self.afterReasoning) = (tag.terminator, self.phase)
        self.window = 0
        self.phase = .reasoning
        // The spaces that wait in a cell stand behind the rest.
        let spaces = self.table.spaces
        self.table.spaces = 0
        for byte in rest {
            self.takeInPhase(byte, &read)
        }
        for _ in 0..<spaces {
            self.takeInPhase(0x20, &read)
        }
    }

    /// The tag that opens reasoning has come within HTML.
    mutating func beginReasoning(_ terminator: Terminator, _ read: inout ReadText) {
        guard self.sayReasoning(for: 0, &read) else {
            return
        }
        (self.reasoningEnd, self.afterReasoning) = (terminator, .html)
        self.window = 0
        self.phase = .reasoning
    }

    /// Says what is said of reasoning, for the tag that opens it; returns whether it is dropped.
    private mutating func sayReasoning(for count: Int, _ read: inout ReadText) -> Bool {
        switch self.configuration.reasoning {
        case .announce:
            self.say(Array("Reasoning".utf8), for: count, .announced, .reasoning, &read)
            self.ensure(.paragraph)
        case .drop, .read: self.drop(count, .reasoning, &read)
        }
        return self.configuration.reasoning != .read
    }

    mutating func takeReasoning(_ byte: UInt8, _ read: inout ReadText) {
        self.drop(1, .reasoning, &read)
        self.window = self.window << 8 | UInt128(byte.small)
        if self.reasoningEnd.matches(self.window) {
            self.endReasoning()
        }
    }

    /// What follows is read as what it is without the reasoning.
    mutating func endReasoning() {
        self.phase = self.afterReasoning
        self.afterReasoning = .start
        if self.leaf == .none {
            self.containers.empty()
            self.clearLine()
        }
    }

    /// Resolves what is held when nothing more comes for now, but for the start of a tag that could open reasoning:
    /// without it the reasoning would be said.
    mutating func resolveStalled(_ read: inout ReadText) {
        guard self.configuration.reasoning != .read, let start = ReasoningTag.partialEnd(of: self.hold.bytes) else {
            self.resolve(.cut, &read)
            return
        }
        let tag = Array(self.hold.bytes[start...])
        self.hold.removeLast(tag.count)
        self.resolve(.cut, &read)
        for byte in tag {
            self.takeInPhase(byte, &read)
        }
    }
}
