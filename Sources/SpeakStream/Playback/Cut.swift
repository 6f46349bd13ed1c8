/// How the sound ends when the listener barges in.
public enum Cut: String, Sendable, CaseIterable {
    /// At once: what the sink holds is dropped. The wave breaks off, which may click.
    case hard
    /// Some milliseconds later: what the sink holds is heard, and fades out.
    ///
    /// For a sink that holds little (``longestTail``); any other is cut hard.
    case soft

    /// How long the sound takes to fade.
    ///
    /// Two periods of a low voice: shorter, and the fade itself is heard as a click.
    static let fade = Duration.milliseconds(15)

    /// The most that may be heard behind a soft cut.
    public static let longestTail = Duration.milliseconds(60)

    /// Frames that fade out.
    static func fadeOut(_ frames: ArraySlice<Int16>) -> [Int16] {
        let count = frames.count
        return frames.enumerated().map { index, frame in
            // A square of a line has no step at its end, and costs no library of mathematics.
            let left = Double(count - index) / Double(count + 1)
            return Int16(Double(frame) * left * left)
        }
    }
}
