import FoundationEssentials

extension ControlRequest: Codable {
    private enum Verb: String, CaseIterable {
        case stop, pause, resume, next, previous, `repeat`, rate, status, say
    }

    private enum Key: String, CodingKey {
        case version, verb, rate, follow, text, at, priority, important
    }

    /// Reads a request.
    ///
    /// - Parameter decoder: holds its object.
    /// - Throws: a ``ControlFailure`` that names what is wrong with it, or the decoder's own error where it is no object.
    public init(from decoder: any Decoder) throws {
        let object = Object(try decoder.container(keyedBy: Key.self))
        let version = try object.require(Int.self, .version, "a whole number")
        guard version == Self.version else {
            throw ControlFailure(.invalid, "version \(version) is not spoken here; version \(Self.version) is")
        }
        switch try object.choice(Verb.self, .verb) {
        case .stop: self = .stop
        case .pause: self = .pause
        case .resume: self = .resume
        case .next: self = .next
        case .previous: self = .previous
        case .repeat: self = .repeat
        case .rate:
            let rate = try object.require(Int.self, .rate, "a whole number")
            guard Self.rates.contains(rate) else {
                throw ControlFailure(.invalid, "\"rate\" takes \(Self.rates.lowerBound) to \(Self.rates.upperBound)")
            }
            self = .rate(rate)
        case .status: self = .status(follows: try object.value(Bool.self, .follow, "true or false") ?? false)
        case .say: self = .say(try Self.speech(object))
        case nil: throw object.missing(.verb)
        }
    }

    private static func speech(_ object: Object) throws(ControlFailure) -> Speech {
        let text = try object.require(String.self, .text, "a string")
        guard !text.isEmpty else { throw ControlFailure(.invalid, "\"text\" is empty") }
        guard text.utf8.count <= Self.longestText else {
            throw ControlFailure(.tooLong, "\"text\" may be \(Self.longestText) bytes long")
        }
        var speech = Speech(text: text)
        if let position = try object.choice(Position.self, .at) { speech.position = position }
        let priority = try object.choice(Priority.self, .priority)
        if try object.value(Bool.self, .important, "true or false") == true {
            guard priority == nil || priority == .important else {
                throw ControlFailure(.invalid, "\"important\" and another \"priority\" are given")
            }
            speech.priority = .important
        } else if let priority {
            speech.priority = priority
        }
        return speech
    }

    /// Writes the request; what is usual is left out.
    ///
    /// - Parameter encoder: takes its object.
    /// - Throws: the encoder's error.
    public func encode(to encoder: any Encoder) throws {
        var object = encoder.container(keyedBy: Key.self)
        try object.encode(Self.version, forKey: .version)
        try object.encode(self.verb.rawValue, forKey: .verb)
        switch self {
        case .rate(let rate): try object.encode(rate, forKey: .rate)
        case .status(true): try object.encode(true, forKey: .follow)
        case .say(let speech):
            try object.encode(speech.text, forKey: .text)
            try object.encode(speech.position.rawValue, forKey: .at)
            try object.encode(speech.priority.rawValue, forKey: .priority)
        default: break
        }
    }

    private var verb: Verb {
        switch self {
        case .stop: .stop
        case .pause: .pause
        case .resume: .resume
        case .next: .next
        case .previous: .previous
        case .repeat: .repeat
        case .rate: .rate
        case .status: .status
        case .say: .say
        }
    }

    /// The keys of a request, with a clear line for each that is not as it should be.
    private struct Object {
        private let keys: KeyedDecodingContainer<Key>

        init(_ keys: KeyedDecodingContainer<Key>) { self.keys = keys }

        /// The value of a key; nil if it is missing or null.
        func value<Value: Decodable>(
            _ type: Value.Type,
            _ key: Key,
            _ kind: String
        ) throws(ControlFailure) -> Value? {
            do {
                return try self.keys.decodeIfPresent(type, forKey: key)
            } catch {
                throw ControlFailure(.invalid, "\"\(key.rawValue)\" is not \(kind)")
            }
        }

        func require<Value: Decodable>(
            _ type: Value.Type,
            _ key: Key,
            _ kind: String
        ) throws(ControlFailure) -> Value {
            guard let value = try self.value(type, key, kind) else { throw self.missing(key) }
            return value
        }

        func choice<Choice: CaseIterable & RawRepresentable<String>>(
            _ type: Choice.Type,
            _ key: Key
        ) throws(ControlFailure) -> Choice? {
            guard let name = try self.value(String.self, key, "a string") else { return nil }
            if let choice = Choice(rawValue: name) { return choice }
            let choices = Choice.allCases.map(\.rawValue).joined(separator: ", ")
            throw ControlFailure(.invalid, "\"\(key.rawValue)\" is none of \(choices)")
        }

        func missing(_ key: Key) -> ControlFailure { ControlFailure(.invalid, "\"\(key.rawValue)\" is missing") }
    }
}

extension ControlRequest {
    /// Reads a line.
    ///
    /// - Parameter line: its bytes, without its end.
    /// - Throws: what is wrong with it.
    init(line: [UInt8]) throws(ControlFailure) {
        do {
            self = try JSONDecoder().decode(Self.self, from: Data(line))
        } catch let failure as ControlFailure {
            throw failure
        } catch {
            throw ControlFailure(.invalid, "the line is no JSON object")
        }
    }
}
