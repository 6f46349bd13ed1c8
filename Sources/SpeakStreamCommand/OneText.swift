/// A text that is there as a whole, as a turn takes it.
enum OneText {
    /// A stream of nothing but the text.
    static func stream(_ text: String) -> AsyncThrowingStream<[UInt8], any Error> {
        AsyncThrowingStream { stream in
            stream.yield(Array(text.utf8))
            stream.finish()
        }
    }
}
