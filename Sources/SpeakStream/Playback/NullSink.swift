/// A sink that forgets all it is given, as fast as it comes.
public struct NullSink: AudioSink {
    /// Makes the sink.
    public init() {}

    public var isPaced: Bool { false }

    public func open(_ format: AudioFormat) throws(SpeakStreamError) {}
    public func write(_ frames: ArraySlice<Int16>) throws(SpeakStreamError) {}
    public func latency() throws(SpeakStreamError) -> Int { 0 }
    public func flush() throws(SpeakStreamError) {}
    public func close() {}
}

extension AudioSink where Self == NullSink {
    /// A sink that forgets all it is given, as fast as it comes.
    public static var null: NullSink { NullSink() }
}
