/// A sink that forgets all it is given, as fast as it comes.
public struct NullSink: AudioSink {
    /// Makes the sink.
    public init() {}

    /// False: nothing keeps time.
    public var isPaced: Bool { false }

    /// Does nothing.
    public func open(_ format: AudioFormat) throws(SpeakStreamError) {}
    /// Forgets the frames.
    public func write(_ frames: ArraySlice<Int16>) throws(SpeakStreamError) {}
    /// 0: all that was written counts as heard.
    public func latency() throws(SpeakStreamError) -> Int { 0 }
    /// Does nothing.
    public func flush() throws(SpeakStreamError) {}
    /// Does nothing.
    public func close() {}
}

extension AudioSink where Self == NullSink {
    /// A sink that forgets all it is given, as fast as it comes.
    public static var null: NullSink { NullSink() }
}
