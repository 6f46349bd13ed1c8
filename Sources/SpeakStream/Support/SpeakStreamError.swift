/// What can go wrong in the pipeline, said in one line that a person can act on.
public struct SpeakStreamError: Error, Sendable, Hashable, Codable, CustomStringConvertible {
    /// What kind of thing failed; more may be added.
    public struct Code: Sendable, Hashable, Codable {
        private enum Storage: String, Sendable, Codable {
            case synthesizerUnavailable, unknownVoice, synthesisFailed, sinkUnavailable, sinkLost, writeFailed,
                upstreamFailed, microphoneUnavailable, microphoneLost, cancellerUnavailable, fileInvalid,
                phonemesInvalid
        }

        private let storage: Storage

        private init(storage: Storage) {
            self.storage = storage
        }

        /// Reads its name.
        public init(from decoder: any Decoder) throws {
            self.storage = try decoder.singleValueContainer().decode(Storage.self)
        }

        /// Writes its name.
        public func encode(to encoder: any Encoder) throws {
            var container = encoder.singleValueContainer()
            try container.encode(self.storage)
        }

        /// The speech engine or its data is missing or broken.
        public static var synthesizerUnavailable: Self { .init(storage: .synthesizerUnavailable) }
        /// The engine has no voice of that name.
        public static var unknownVoice: Self { .init(storage: .unknownVoice) }
        /// The engine failed on a phrase.
        public static var synthesisFailed: Self { .init(storage: .synthesisFailed) }
        /// The sink could not be opened: no server answers, no such device, a file that cannot be written.
        public static var sinkUnavailable: Self { .init(storage: .sinkUnavailable) }
        /// The sink was open and is gone; it may come back, and is tried again for a while.
        public static var sinkLost: Self { .init(storage: .sinkLost) }
        /// Writing failed for good: a full disk, a reader that has gone.
        public static var writeFailed: Self { .init(storage: .writeFailed) }
        /// The upstream sequence threw.
        public static var upstreamFailed: Self { .init(storage: .upstreamFailed) }
        /// The microphone could not be opened: no server answers, no such source.
        public static var microphoneUnavailable: Self { .init(storage: .microphoneUnavailable) }
        /// The microphone was open and is gone; it may come back, and is tried again.
        public static var microphoneLost: Self { .init(storage: .microphoneLost) }
        /// What removes the echo of our own speech is missing or refuses its settings.
        public static var cancellerUnavailable: Self { .init(storage: .cancellerUnavailable) }
        /// A file of the user's, such as a voice profile or a lexicon, can not be read or says something that is not known.
        public static var fileInvalid: Self { .init(storage: .fileInvalid) }
        /// The engine does not know a pronunciation's phonemes.
        public static var phonemesInvalid: Self { .init(storage: .phonemesInvalid) }
    }

    /// What kind of thing failed.
    public var code: Code
    /// What, where, and what to do about it.
    public var message: String

    /// Makes an error.
    public init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }

    /// The message.
    public var description: String { self.message }
}
