/// Notices that the sink ran dry while it was being fed.
///
/// The simple API reports no underruns. But as long as sound flows, what has been heard keeps step with the clock; when
/// it falls back by a jump, the loudspeaker was silent for so long, whether we were late or the server was.
package struct Continuity: Sendable {
    /// How long the sink's account must have been steady before a jump means anything: a new stream's is not.
    private static let settling = Duration.milliseconds(300)
    /// The sink interpolates its account, and is some milliseconds off at times.
    private static let tolerance = Duration.milliseconds(15)

    private var began: Duration?
    /// The clock less what was heard, when it was last looked at.
    private var offset = Duration.zero

    /// Makes one for sound that begins now.
    package init() {}

    /// Takes note of the sink's account.
    ///
    /// - Parameters:
    ///   - heard: frames heard, as the sink says.
    ///   - now: monotonic time.
    ///   - rate: frames a second.
    /// - Returns: how long the sound was broken since the last note, if it was.
    package mutating func note(_ heard: Int, at now: Duration, rate: Int) -> Duration? {
        let offset = now - .frames(heard, at: rate)
        defer { self.offset = offset }
        guard let began = self.began else {
            self.began = now
            return nil
        }
        let jump = offset - self.offset
        return now - began > Self.settling && jump > Self.tolerance ? jump : nil
    }
}
