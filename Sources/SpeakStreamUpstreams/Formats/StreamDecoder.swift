/// Makes deltas of the bytes of a provider's stream: server-sent events, a JSON object a line, or plain text.
///
/// A machine without I/O: it is told bytes and gives what they add to the answer, however they are split.
public struct StreamDecoder: Sendable {
    private enum Machine {
        /// The first bytes, until they show the format.
        case undecided([UInt8])
        case text
        case events(ServerSentEventParser)
        case objects(ObjectLines)
    }

    private var machine: Machine
    private let reader: RecordReader
    private var hasEnded = false
    /// Whether the model has said that its answer is complete; plain text has no way to say so.
    public private(set) var isComplete = false

    /// The longest line or event, in bytes: an answer in one piece, with room for what goes with it.
    static let limit = 16 << 20

    /// How much is looked at before the format is decided: an error in one object may go over many lines.
    private static let undecidedLimit = 64 << 10

    /// Begins a stream.
    ///
    /// - Parameters:
    ///   - format: how it is framed.
    ///   - field: where the text is in a JSON object, by keys and numbers with points between them ("choices.0.text"); nil for
    ///     the fields of the known providers.
    public init(format: StreamFormat = .auto, field: String? = nil) {
        self.reader = RecordReader(field: field)
        self.machine = Self.machine(format)
    }

    private static func machine(_ format: StreamFormat) -> Machine {
        switch format {
        case .auto: .undecided([])
        case .text: .text
        case .sse: .events(ServerSentEventParser(limit: Self.limit))
        case .ndjson: .objects(ObjectLines(limit: Self.limit))
        }
    }

    /// The format; nil until it is decided.
    public var format: StreamFormat? {
        switch self.machine {
        case .undecided: nil
        case .text: .text
        case .events: .sse
        case .objects: .ndjson
        }
    }

    /// Takes the next bytes; returns what they add to the answer.
    ///
    /// Where the stream is not what it says it is, the last delta is a failure. Nothing is taken behind it, nor behind the end of
    /// the answer.
    public mutating func append(_ bytes: [UInt8]) -> [StreamDelta] {
        self.hasEnded ? [] : self.untilEnd(self.take(bytes, isWhole: false))
    }

    /// Takes a whole record, as a message of a WebSocket is one; returns what it adds to the answer.
    ///
    /// The first decides between JSON and text. Records are not to be mixed with bytes of ``append(_:)``.
    public mutating func take(record: [UInt8]) -> [StreamDelta] {
        guard !self.hasEnded else { return [] }
        if case .undecided = self.machine {
            self.machine = Self.machine(self.reader.isRecord(record) ? .ndjson : .text)
        }
        var deltas: [StreamDelta] = []
        self.collect(&deltas) { machine, reader, deltas in
            if case .objects = machine {
                deltas += try reader.deltas(ofMessage: record)
            } else if !record.isEmpty {
                deltas.append(.text(record))
            }
        }
        return self.untilEnd(deltas)
    }

    /// Says that no more bytes come; returns what was held back, or a failure if that is no whole record.
    public mutating func finish() -> [StreamDelta] {
        guard !self.hasEnded else { return [] }
        var deltas = self.take([], isWhole: true)
        self.collect(&deltas) { machine, reader, deltas in
            switch machine {
            case .undecided, .text: break
            case .events(var parser): if let last = try parser.finish() { try reader.take(last, &deltas) }
            case .objects(var lines):
                if let last = lines.finish() { deltas += try reader.deltas(of: last, at: lines.place) }
            }
        }
        return self.untilEnd(deltas)
    }

    private mutating func take(_ bytes: [UInt8], isWhole: Bool) -> [StreamDelta] {
        if case .undecided(let before) = self.machine {
            let all = before + bytes
            if all.starts(with: StreamFormat.gzip) {
                return [.failure("the stream is compressed; curl --compressed unpacks it")]
            }
            guard let format = self.detect(all, isWhole: isWhole, new: bytes) else {
                self.machine = .undecided(all)
                return []
            }
            self.machine = Self.machine(format)
            return self.take(all, isWhole: false)
        }
        var deltas: [StreamDelta] = []
        self.collect(&deltas) { machine, reader, deltas in
            switch machine {
            case .undecided: break
            case .text: if !bytes.isEmpty { deltas.append(.text(bytes)) }
            case .events(var parser):
                // Not in two places while it changes, or it would be copied.
                machine = .text
                defer { machine = .events(parser) }
                parser.append(bytes)
                while let event = try parser.next() { try reader.take(event, &deltas) }
            case .objects(var lines):
                machine = .text
                defer { machine = .objects(lines) }
                lines.append(bytes)
                while let object = try lines.next() { deltas += try reader.deltas(of: object, at: lines.place) }
            }
        }
        return deltas
    }

    /// Adds what `body` finds; an error stands behind what was found before it.
    private mutating func collect(
        _ deltas: inout [StreamDelta],
        _ body: (inout Machine, RecordReader, inout [StreamDelta]) throws -> Void
    ) {
        do {
            try body(&self.machine, self.reader, &deltas)
        } catch let error as RecordReader.Unreadable {
            deltas.append(.failure(error.description))
        } catch {
            deltas.append(.failure("a line of the stream is longer than \(Self.limit >> 20) MiB"))
        }
    }

    /// The format of a stream that begins with `bytes`, the last of which are new; nil if it takes more to tell.
    private func detect(_ bytes: [UInt8], isWhole: Bool, new: [UInt8]) -> StreamFormat? {
        let isLong = bytes.count > Self.undecidedLimit
        // Of a long stream just as much is looked at, however it is split.
        let start = isLong ? Array(bytes[..<Self.undecidedLimit]) : bytes
        guard let format = StreamFormat.detect(start, isWhole: isWhole || isLong) else { return nil }
        guard format == .ndjson else { return format }
        // Only where a line ends an object may, too.
        guard isWhole || isLong || new.contains(where: { $0 == 0x0A || $0 == 0x0D }) else { return nil }
        // An answer may begin with a brace; only an object that is known is a record.
        var lines = ObjectLines(limit: Self.limit)
        lines.append(start)
        var object = try? lines.next()
        if object == nil, isLong { return Self.beginsObject(start) ? .ndjson : .text }
        if object == nil, isWhole { object = lines.finish() }
        guard let object else { return isWhole ? .text : nil }
        return self.reader.isKnown(object) ? .ndjson : .text
    }

    /// Whether the first brace has the quotation mark of a key behind it.
    private static func beginsObject(_ bytes: [UInt8]) -> Bool {
        guard let brace = bytes.firstIndex(of: UInt8(ascii: "{")) else { return false }
        return bytes[(brace + 1)...].first { $0 > 0x20 } == UInt8(ascii: "\"")
    }

    private mutating func untilEnd(_ deltas: [StreamDelta]) -> [StreamDelta] {
        let end = deltas.firstIndex(where: \.isLast)
        let deltas = end.map { Array(deltas[...$0]) } ?? deltas
        if end != nil { self.hasEnded = true }
        if deltas.contains(where: { $0 == .complete || $0 == .end }) { self.isComplete = true }
        return deltas
    }
}

extension StreamDelta {
    fileprivate var isLast: Bool {
        switch self {
        case .text, .reasoning, .complete: false
        case .end, .failure: true
        }
    }
}
