/// What is known of a stream that plays on a server: a sink input, as PulseAudio calls it.
package struct PlayedStream: Sendable, Hashable {
    /// What it is to us.
    package enum Kind: Sendable, Hashable {
        /// It carries the speech of this process.
        case own
        /// It is another's, and may be lowered while we speak.
        case another
        /// It has to be left alone: the speech of another speakstream, or what a module of the server plays, which may be our own
        /// speech on its way through an echo canceller or an equalizer.
        case untouchable
    }

    /// The server's number for it.
    package var index: UInt32
    /// What it is to us.
    package var kind: Kind
    /// The volume of each channel, as PulseAudio counts: 65,536 is all, and the scale is the one that mixers show.
    package var volume: [UInt32]
    /// Under which name the server remembers the volume for the next stream of the kind; nil if it does not.
    package var memory: String?

    /// Makes one.
    package init(index: UInt32, kind: Kind, volume: [UInt32], memory: String? = nil) {
        (self.index, self.kind, self.volume, self.memory) = (index, kind, volume, memory)
    }
}

/// A volume that was made lower: what it was, and what it is.
package struct LoweredVolume: Sendable, Hashable {
    /// What it was, and is to be again.
    package var original: [UInt32]
    /// What it was set to.
    package var lowered: [UInt32]

    /// Makes one.
    package init(original: [UInt32], lowered: [UInt32]) {
        (self.original, self.lowered) = (original, lowered)
    }

    /// Servers round by a unit or two; the smallest step of a mixer is 655.
    private static let rounding: UInt32 = 32

    /// Whether two volumes are the same but for rounding; where the channels differ in number the loudest count.
    package static func areSame(_ one: [UInt32], _ other: [UInt32]) -> Bool {
        let pairs = one.count == other.count ? Array(zip(one, other)) : [(one.max() ?? 0, other.max() ?? 0)]
        return pairs.allSatisfy { Swift.max($0, $1) - Swift.min($0, $1) <= Self.rounding }
    }

    /// The original volume for so many channels.
    package func original(channels: Int) -> [UInt32] {
        self.original.count == channels
            ? self.original : [UInt32](repeating: self.original.max() ?? 0, count: channels)
    }
}
