/// What a controller is told: a line of JSON with `"version": 1` and a `"reply"`.
///
/// | reply | further keys |
/// |---|---|
/// | `done` | |
/// | `status` | `"status"`: a ``ControlStatus``; the answer to `status`, and told again with every change to who follows |
/// | `failed` | `"code"` and `"message"` of a ``ControlFailure`` |
///
/// Requests on a connection are answered in their order, one after the other.
public enum ControlReply: Sendable, Hashable {
    /// What was asked for has been done, or has begun.
    case done
    /// What is going on.
    case status(ControlStatus)
    /// It was not done.
    case failed(ControlFailure)
}

/// Why a request was not done.
public struct ControlFailure: Error, Sendable, Hashable, Codable {
    /// What kind of reason; more may be added.
    public struct Code: Sendable, Hashable {
        private let name: String

        /// The request is not one of the schema.
        public static var invalid: Self { .init(name: "invalid") }
        /// The line or its text is too long.
        public static var tooLong: Self { .init(name: "tooLong") }
        /// There are too many connections.
        public static var busy: Self { .init(name: "busy") }
        /// It can not be done now: there is nothing to go back to, too much waits to be said.
        public static var impossible: Self { .init(name: "impossible") }
    }

    /// What kind of reason.
    public var code: Code
    /// The reason in one line.
    public var message: String

    /// Makes a failure.
    public init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }
}

extension ControlFailure.Code: Codable {
    /// Reads a code.
    ///
    /// - Parameter decoder: holds its name.
    /// - Throws: the decoder's error.
    public init(from decoder: any Decoder) throws {
        self.init(name: try decoder.singleValueContainer().decode(String.self))
    }

    /// Writes the code.
    ///
    /// - Parameter encoder: takes its name.
    /// - Throws: the encoder's error.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(self.name)
    }
}

extension ControlReply: Codable {
    private enum Kind: String, Codable {
        case done, status, failed
    }

    private enum Key: String, CodingKey {
        case version, reply, status, code, message
    }

    /// Reads a reply.
    ///
    /// - Parameter decoder: holds its object.
    /// - Throws: the decoder's error.
    public init(from decoder: any Decoder) throws {
        let object = try decoder.container(keyedBy: Key.self)
        switch try object.decode(Kind.self, forKey: .reply) {
        case .done: self = .done
        case .status: self = .status(try object.decode(ControlStatus.self, forKey: .status))
        case .failed: self = .failed(try ControlFailure(from: decoder))
        }
    }

    /// Writes the reply.
    ///
    /// - Parameter encoder: takes its object.
    /// - Throws: the encoder's error.
    public func encode(to encoder: any Encoder) throws {
        var object = encoder.container(keyedBy: Key.self)
        try object.encode(ControlRequest.version, forKey: .version)
        switch self {
        case .done: try object.encode(Kind.done, forKey: .reply)
        case .status(let status):
            try object.encode(Kind.status, forKey: .reply)
            try object.encode(status, forKey: .status)
        case .failed(let failure):
            try object.encode(Kind.failed, forKey: .reply)
            try object.encode(failure.code, forKey: .code)
            try object.encode(failure.message, forKey: .message)
        }
    }
}
