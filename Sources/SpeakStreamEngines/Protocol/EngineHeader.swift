package import SpeakStream
import SpeakStreamUpstreams

/// A line that a program answers with.
///
/// What it has beyond the keys known here is passed over, so that later versions may say more.
package struct EngineHeader: Sendable, Equatable {
    /// What a program says first of all.
    package struct Ready: Sendable, Equatable {
        /// The version of the protocol.
        package var version: Int
        /// Frames a second of its sound; nil if it does not say.
        package var rate: Int?
        /// Whether it minds the volume itself.
        package var setsVolume: Bool
    }

    /// Whether it is the first line.
    package var ready: Ready?
    /// The phrase that it speaks of.
    package var id: Int?
    /// How many bytes of sound follow the line.
    package var bytes: Int
    /// Words of the phrase that it knows the time of, frames counted from the start of the phrase's sound.
    package var words: [WordMark]
    /// Whether the phrase is at its end, behind the bytes that follow.
    package var isEnd: Bool
    /// Why the phrase can not be said.
    package var error: String?

    /// Reads a line, without its end; nil if it is no object, or something in it is not what it has to be.
    package init?(_ line: [UInt8]) {
        guard let object = JSONDocument(line)?.root, object.isObject else { return nil }
        if object["ready"] != nil {
            guard object.flag("ready") == true, let version = object["protocol"]?.integer else { return nil }
            let rate = object["rate"]
            guard rate == nil || rate?.integer != nil else { return nil }
            self.ready = Ready(version: version, rate: rate?.integer, setsVolume: object.flag("volume") ?? true)
        }
        self.id = object["id"]?.integer
        guard self.id != nil || object["id"] == nil else { return nil }
        let bytes = object["bytes"]
        guard bytes == nil || (bytes?.integer ?? -1) >= 0 else { return nil }
        self.bytes = bytes?.integer ?? 0
        self.words = []
        if let words = object["words"] {
            guard let marks = Self.marks(words) else { return nil }
            self.words = marks
        }
        self.isEnd = object.flag("end") ?? false
        self.error = object["error"].map { $0.text ?? "it does not say why" }
        // Sound, an end and an error are somebody's.
        guard self.id != nil || self.bytes == 0 && self.words.isEmpty && !self.isEnd else { return nil }
    }

    private static func marks(_ words: JSONValue) -> [WordMark]? {
        guard let pairs = words.elements else { return nil }
        var marks: [WordMark] = []
        marks.reserveCapacity(pairs.count)
        for pair in pairs {
            guard let numbers = pair.elements, numbers.count == 2, let offset = numbers[0].integer,
                let frame = numbers[1].integer, offset >= 0, frame >= 0, frame <= Int(Int32.max)
            else { return nil }
            marks.append(WordMark(textOffset: offset, frame: frame))
        }
        return marks
    }
}
