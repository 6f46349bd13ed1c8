/// Where sound goes: PulseAudio, a file, nowhere, or a sink of your own.
///
/// All calls are blocking and are made by the player: `open`, `write` and `close` on its writer thread; `latency` and
/// `flush` also on its control thread, while a `write` may be blocked.
public protocol AudioSink: Sendable {
    /// Whether frames are taken no faster than they are heard. A sink that is not paced is filled as fast as the engine
    /// goes, all that is written to it counts as heard, and no decision is ever taken because of time.
    var isPaced: Bool { get }

    /// Opens the sink; called again after `close`, or after a failure.
    ///
    /// - Parameter format: of all frames that follow.
    /// - Throws: ``SpeakStreamError`` with code ``SpeakStreamError/Code/sinkUnavailable``.
    func open(_ format: AudioFormat) throws(SpeakStreamError)

    /// Writes frames, blocking until the sink has taken them.
    ///
    /// - Throws: ``SpeakStreamError`` with code ``SpeakStreamError/Code/sinkLost``.
    func write(_ frames: ArraySlice<Int16>) throws(SpeakStreamError)

    /// How many of the frames written have not been heard yet.
    ///
    /// - Throws: ``SpeakStreamError`` with code ``SpeakStreamError/Code/sinkLost``.
    func latency() throws(SpeakStreamError) -> Int

    /// Drops what was written and not heard.
    ///
    /// - Throws: ``SpeakStreamError`` with code ``SpeakStreamError/Code/sinkLost``.
    func flush() throws(SpeakStreamError)

    /// Gives the device back; what was written and not heard may be lost.
    func close()
}
