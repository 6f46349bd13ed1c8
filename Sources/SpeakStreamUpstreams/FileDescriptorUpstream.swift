/// The bytes of a file descriptor as they come, read only when they are asked for.
///
/// A thread waits in `poll` for the descriptor and for a wake-up; cancelling the task that iterates closes the
/// descriptor at once, so that whoever writes to it gets `SIGPIPE` at its next write.
public struct FileDescriptorUpstream: AsyncSequence, Sendable {
    /// A piece of the stream: what was there when it was read.
    public typealias Element = [UInt8]

    private let reader: DescriptorReader

    /// Reads `descriptor`, and owns it: it is closed at the end, on failure, or when reading is cancelled.
    ///
    /// - Parameter descriptor: standard input by default, which is replaced by `/dev/null` rather than closed.
    public init(descriptor: Int32 = 0) {
        self.reader = DescriptorReader(descriptor: descriptor, isPackets: false)
    }

    /// Reads the end of a pipe that keeps writes apart.
    init(packets descriptor: Int32) {
        self.reader = DescriptorReader(descriptor: descriptor, isPackets: true)
    }

    /// Closes the descriptor now, from any thread; reading ends.
    public func close() {
        self.reader.close()
    }

    /// An iterator over what has not been read yet.
    public func makeAsyncIterator() -> Iterator { Iterator(reader: self.reader) }

    /// Reads piece after piece.
    public struct Iterator: AsyncIteratorProtocol {
        fileprivate let reader: DescriptorReader

        /// The next piece; nil at the end of the stream, or when it was closed.
        ///
        /// - Throws: ``UpstreamError`` when reading failed.
        public mutating func next() async throws -> [UInt8]? {
            let reader = self.reader
            return try await withTaskCancellationHandler {
                try await withCheckedThrowingContinuation { reader.read(into: $0) }
            } onCancel: {
                reader.close()
            }
        }
    }
}

/// Reading from an upstream failed.
public struct UpstreamError: Error, Sendable, Hashable, CustomStringConvertible {
    /// What failed, and why.
    public let description: String

    /// Makes an error.
    public init(description: String) {
        self.description = description
    }
}
