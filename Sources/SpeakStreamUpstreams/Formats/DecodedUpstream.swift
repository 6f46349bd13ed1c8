/// The text of an answer out of the bytes of a provider's stream.
///
/// What the model thinks apart from its answer is left out, or comes between `<think>` and `</think>` for the reader to announce
/// or to say. Reading ends with the answer, whatever follows it.
public struct DecodedUpstream<Base: AsyncSequence & Sendable>: AsyncSequence, Sendable where Base.Element == [UInt8] {
    /// A piece of the answer's text, in UTF-8 bytes.
    public typealias Element = [UInt8]

    private let base: Base
    private let decoder: StreamDecoder
    private let keepsReasoning: Bool
    private let mustBeComplete: Bool
    private let isMessages: Bool
    private let onFormat: (@Sendable (StreamFormat) -> Void)?

    /// Decodes `base`.
    ///
    /// - Parameters:
    ///   - base: the bytes as they come.
    ///   - decoder: for their format.
    ///   - keepsReasoning: whether what the model thinks is passed on, between tags.
    ///   - mustBeComplete: whether a stream that ends before the model says that its answer is complete has failed.
    ///   - isMessages: whether each piece of `base` is a whole record, as a WebSocket's message is.
    ///   - onFormat: told once which format it is.
    public init(
        _ base: Base,
        decoder: StreamDecoder = StreamDecoder(),
        keepsReasoning: Bool = false,
        mustBeComplete: Bool = false,
        isMessages: Bool = false,
        onFormat: (@Sendable (StreamFormat) -> Void)? = nil
    ) {
        self.base = base
        self.decoder = decoder
        self.keepsReasoning = keepsReasoning
        self.mustBeComplete = mustBeComplete
        self.isMessages = isMessages
        self.onFormat = onFormat
    }

    /// An iterator over the answer.
    public func makeAsyncIterator() -> Iterator {
        Iterator(
            base: self.base.makeAsyncIterator(),
            decoder: self.decoder,
            reasoning: ReasoningTags(isKept: self.keepsReasoning),
            mustBeComplete: self.mustBeComplete,
            isMessages: self.isMessages,
            onFormat: self.onFormat
        )
    }

    /// Reads piece after piece.
    public struct Iterator: AsyncIteratorProtocol {
        fileprivate var base: Base.AsyncIterator
        fileprivate var decoder: StreamDecoder
        fileprivate var reasoning: ReasoningTags
        fileprivate let mustBeComplete: Bool
        fileprivate let isMessages: Bool
        fileprivate var onFormat: (@Sendable (StreamFormat) -> Void)?
        private var failure: UpstreamError?
        private var hasEnded = false

        fileprivate init(
            base: Base.AsyncIterator,
            decoder: StreamDecoder,
            reasoning: ReasoningTags,
            mustBeComplete: Bool,
            isMessages: Bool,
            onFormat: (@Sendable (StreamFormat) -> Void)?
        ) {
            self.base = base
            self.decoder = decoder
            self.reasoning = reasoning
            self.mustBeComplete = mustBeComplete
            self.isMessages = isMessages
            self.onFormat = onFormat
        }

        /// The next piece; nil at the end of the answer.
        ///
        /// - Throws: ``UpstreamError`` when the provider reports an error or the stream is not what it says it is, behind all
        ///   the text that came before; what `base` throws.
        public mutating func next() async throws -> [UInt8]? {
            while !self.hasEnded {
                let bytes = try await self.base.next()
                let deltas =
                    bytes.map { self.isMessages ? self.decoder.take(record: $0) : self.decoder.append($0) }
                    ?? self.decoder.finish()
                self.tellFormat()
                var text: [UInt8] = []
                self.hasEnded = bytes == nil
                for delta in deltas {
                    switch delta {
                    case .text, .reasoning: text += self.reasoning.take(delta)
                    case .complete: break
                    case .end: self.hasEnded = true
                    case .failure(let reason):
                        self.failure = UpstreamError(description: reason)
                        self.hasEnded = true
                    }
                }
                if self.hasEnded, self.mustBeComplete, !self.decoder.isComplete, self.failure == nil {
                    self.failure = UpstreamError(description: "the stream ended before the answer was complete")
                }
                if self.hasEnded { text += self.reasoning.close() }
                if !text.isEmpty { return text }
            }
            guard let failure else { return nil }
            self.failure = nil
            throw failure
        }

        private mutating func tellFormat() {
            guard let onFormat, let format = self.decoder.format else { return }
            onFormat(format)
            self.onFormat = nil
        }
    }
}

/// Puts what a model thinks between tags, or leaves it out.
struct ReasoningTags: Sendable {
    let isKept: Bool
    private var isOpen = false

    init(isKept: Bool) {
        self.isKept = isKept
    }

    /// The text that a delta stands for.
    mutating func take(_ delta: StreamDelta) -> [UInt8] {
        switch delta {
        case .text(let text): return self.close() + text
        case .reasoning(let text) where self.isKept:
            defer { self.isOpen = true }
            return (self.isOpen ? [] : Array("<think>".utf8)) + text
        default: return []
        }
    }

    /// The tag that ends a thought, if one is open.
    mutating func close() -> [UInt8] {
        guard self.isOpen else { return [] }
        self.isOpen = false
        return Array("</think>\n\n".utf8)
    }
}
