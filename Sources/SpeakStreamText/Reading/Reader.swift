/// What is said of a text in markdown while it is being written.
///
/// Prose goes out byte by byte. What could begin a construct is held back until that is decided, but never past the end
/// of its line nor for more than 200 characters. How the text is split into tokens never changes what is said.
public struct Reader: Sendable {
    let configuration: Configuration
    var phase = Phase.start
    /// The block quotes and list items that are open, outermost first.
    var containers: [Container] = []
    var leaf = Leaf.none
    /// The start of a line whose kind is not decided.
    var line = [UInt8](capacity: 64)
    var lineScalars = 0
    /// What has to come before the start of the line is looked at again.
    var lineWait = LineWait.any
    /// The row that may be the header of a table.
    var head = TableHead()
    var table = TableScope()
    var formula = FormulaScope()
    var hold = InlineHold()
    /// How the text said so far ends.
    var ending = Ending.start
    /// The last byte said: what was appended to may be emptied between two calls.
    var lastSaid: UInt8 = 0x20
    /// A break that has to come before what is said next.
    var pendingBreak = Ending.start
    var role = Piece.Role.prose
    /// The lines of the code block that is open.
    var codeLines = 0
    var blankCodeLines = 0
    /// The last bytes of a line within HTML or reasoning, small letters, the last one lowest.
    var window: UInt128 = 0
    var reasoningEnd = Terminator.think
    /// What follows reasoning.
    var afterReasoning = Phase.start
    var htmlState = HTMLState.text
    /// The last four bytes before what is held.
    var recent: UInt32 = 0x20
    /// How many spaces end the line so far.
    var trailingSpaces = 0
    /// Something was dropped before what follows, so that its first space may be one too many.
    var isAfterDropped = false
    var afterReturn = false
    /// The end of a line of an item (`\r\n` is two bytes), until it is known whether the next one goes on with it.
    var waitingLineEnd: [UInt8] = []
    // What the start of a line opens, as far as it is read.
    var opening: [Container] = []
    var numbers: [Range<Int>] = []
    var task: Range<Int>?

    /// Makes a reader at the start of a text.
    public init(_ configuration: Configuration = .init()) {
        self.configuration = configuration
        self.hold.readsReasoning = configuration.reasoning == .read
    }

    /// Whether what comes next is text within a line, and nothing is held back before it that could end a sentence.
    @inline(__always)
    var isInText: Bool { self.phase == .text && self.hold.endsNoSentence }

    /// How many bytes are held back.
    @inline(__always)
    var heldBytes: Int { self.hold.bytes.count }

    /// Whether what comes next is dropped up to the end of its line.
    @inline(__always)
    var isInDroppedCode: Bool {
        self.phase == .code && self.configuration.code != .read && self.pendingBreak == .start
    }

    /// Takes the next bytes of valid UTF-8, which may be split anywhere, and appends what they decide.
    public mutating func append(_ utf8: Span<UInt8>, _ read: inout ReadText) {
        var index = 0
        while index < utf8.count {
            if self.phase == .text {
                index =
                    self.hold.isEmpty
                    ? self.takePlain(utf8, from: index, &read) : self.holdLetters(utf8, from: index)
            } else if self.phase == .code, self.configuration.code != .read {
                index = self.dropCode(utf8, from: index, &read)
            }
            guard index < utf8.count else {
                return
            }
            self.take(utf8[index], &read)
            index += 1
        }
    }

    /// Upstream has stalled, with no scalar half there: what is held back is resolved as what it is so far.
    ///
    /// Only the start of a tag that could open reasoning is held on.
    public mutating func stall(_ read: inout ReadText) {
        self.flushHead(&read)
        if self.phase == .start, let first = self.line.firstIndex(where: { !$0.isBlank }),
            ReasoningTag.partialEnd(of: self.line) != first
        {
            _ = self.decide(.force, &read)
        }
        self.announceFormula(&read)
        self.settleLineEnd(.line, &read)
        if self.phase == .lateHead {
            self.resumeText(&read)
        }
        if self.phase == .row {
            self.flushSpaces(&read)
        }
        self.resolveStalled(&read)
        if self.phase == .html {
            self.flushAngle(&read)
        }
    }

    /// The text is over.
    public mutating func end(_ read: inout ReadText) {
        if self.phase == .start, !self.line.isEmpty {
            _ = self.decide(.lineEnd, &read)
        }
        self.endLine(nil, &read)
        self.flushHead(&read)
        self.settleLineEnd(.line, &read)
        self.closeLeaf(&read)
    }

    private mutating func take(_ byte: UInt8, _ read: inout ReadText) {
        if self.afterReturn {
            self.afterReturn = false
            if byte == 0x0A, self.phase == .start, self.line.isEmpty {
                if self.leaf == .tableHead {
                    self.head.bytes.append(byte)
                } else if case .mathematics = self.leaf {
                    self.holdMathematics(byte, &read)
                } else if !self.waitingLineEnd.isEmpty {
                    self.waitingLineEnd.append(byte)
                } else {
                    self.drop(1, .breaks, &read)
                }
                return
            }
        }
        if byte.isLineEnd, self.phase != .reasoning {
            self.afterReturn = byte == 0x0D
            if self.phase == .start {
                _ = self.decide(.lineEnd, &read)
            }
            self.endLine(byte, &read)
            return
        }
        self.takeInPhase(byte, &read)
    }

    mutating func takeStart(_ byte: UInt8, _ read: inout ReadText) {
        self.line.append(byte)
        self.lineScalars += byte.isLeading ? 1 : 0
        if self.formula.isOpen, self.formula.isFull(with: self.line.count) {
            self.announceFormula(&read)
        }
        let isFull = self.lineScalars >= InlineHold.limit
        guard isFull || self.lineWait.isWoken(by: byte) else {
            return
        }
        if !self.decide(.open, &read), isFull {
            _ = self.decide(.force, &read)
        }
    }
}
