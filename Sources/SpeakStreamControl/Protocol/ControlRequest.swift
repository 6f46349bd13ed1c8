import SpeakStream

/// What a controller asks of a running session: a line of JSON on its socket.
///
/// The line is an object with `"version": 1` and a `"verb"`; keys that a verb does not know are passed over.
///
/// | verb | further keys |
/// |---|---|
/// | `stop`, `pause`, `resume`, `next`, `previous`, `repeat` | |
/// | `rate` | `"rate"`: words a minute, 80 to 900 |
/// | `status` | `"follow"`: whether every change is to be told as well; false if left out |
/// | `say` | `"text"`; `"at"`: `after`, `now` or `insert`, by default `after`; `"priority"`: `important`, `message`, `text`, `notification` or `progress`, by default `text`; `"important"`: true is the same as that priority |
public enum ControlRequest: Sendable, Hashable {
    /// Ends what is being said, and its upstream.
    case stop
    /// Falls silent until it is resumed.
    case pause
    /// Goes on after a pause.
    case resume
    /// Goes on at the next sentence.
    case next
    /// Goes back a sentence.
    case previous
    /// Says the sentence again.
    case `repeat`
    /// Speaks so many words a minute from the next phrase on.
    case rate(Int)
    /// Tells what is going on, once or with every change.
    case status(follows: Bool)
    /// Says something over what is being said.
    case say(Speech)

    /// The version of the schema.
    public static let version = 1
    /// The rates that can be asked for.
    public static let rates: ClosedRange<Int> = VoiceSettings.rates
    /// The longest text of ``say(_:)``, in UTF-8 bytes: what is longer is a stream.
    public static let longestText = 32 * 1024
    /// The longest line, in bytes without its end.
    public static let longestLine = 64 * 1024

    /// What is to be said over what is being said.
    public struct Speech: Sendable, Hashable {
        /// The text.
        public var text: String
        /// When it is said.
        public var position: Position
        /// What it gives way to.
        public var priority: Priority

        /// Makes a speech.
        public init(text: String, position: Position = .after, priority: Priority = .text) {
            self.text = text
            self.position = position
            self.priority = priority
        }
    }

    /// When something is said over what is being said.
    public enum Position: String, Sendable, Hashable, CaseIterable {
        /// When that is over.
        case after
        /// At once; that is dropped.
        case now
        /// At once; that goes on behind it, at the word.
        case insert
    }

    /// How much it matters, in the words of Speech Dispatcher's protocol.
    public enum Priority: String, Sendable, Hashable, CaseIterable {
        /// Said whatever else there is, and never interrupted.
        case important
        /// Said when what is important has been.
        case message
        /// What is usual; gives way to both.
        case text
        /// Said if nothing else is.
        case notification
        /// Said if nothing else is; the last of a series always is.
        case progress
    }
}
