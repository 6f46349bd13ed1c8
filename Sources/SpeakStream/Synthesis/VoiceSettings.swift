/// Which voice speaks, and how.
///
/// Values outside their range are brought to its nearer end: eSpeak NG checks none of them itself.
public struct VoiceSettings: Sendable, Hashable {
    /// The engine's name for the voice, for eSpeak NG a language and an optional variant: `en-us`, `de`, `en-us+f3`.
    public var name: String
    /// Words a minute, 80 to 450.
    ///
    /// eSpeak NG gets no slower below 80.
    public var rate: Int { didSet { self.rate = Self.rates.clamp(self.rate) } }
    /// Base pitch, 0 to 99.
    public var pitch: Int { didSet { self.pitch = Self.pitches.clamp(self.pitch) } }
    /// Loudness in per cent of the engine's usual, 0 to 200.
    public var volume: Int { didSet { self.volume = Self.volumes.clamp(self.volume) } }

    /// Words a minute that can be asked for.
    public static let rates = 80...450
    /// The pitches that can be asked for.
    public static let pitches = 0...99
    /// The volumes that can be asked for, in per cent.
    public static let volumes = 0...200

    /// Makes settings; the defaults are eSpeak NG's own.
    public init(name: String = "en-us", rate: Int = 175, pitch: Int = 50, volume: Int = 100) {
        self.name = name
        self.rate = Self.rates.clamp(rate)
        self.pitch = Self.pitches.clamp(pitch)
        self.volume = Self.volumes.clamp(volume)
    }
}

extension ClosedRange<Int> {
    fileprivate func clamp(_ value: Int) -> Int {
        Swift.min(Swift.max(value, self.lowerBound), self.upperBound)
    }
}
