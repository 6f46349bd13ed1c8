/// Decides which streams are lowered, to what, and what is given back.
///
/// It is told of streams as the server tells of them, and of the wish to have them lowered. What somebody else sets meanwhile is left
/// as it is: a volume is given back only if it is still the one that was set here. Where the server remembers volumes
/// (module-stream-restore), a stream that goes while it is lowered leaves its lowered volume to the next of its kind: that is known
/// again by name, and the memory is mended at the end.
package struct DuckingMachine: Sendable {
    /// What is to be done.
    package enum Action: Sendable, Hashable {
        /// Set the volume of a stream.
        case set(UInt32, [UInt32])
        /// Where the server remembers the lowered volume under this name, have it remember the original.
        case mend(String, LoweredVolume)
    }

    private enum State: Sendable {
        case untouched
        /// It was set; confirmed when the server has said so.
        case lowered(LoweredVolume, isConfirmed: Bool)
        /// Somebody else has set it since.
        case left
    }

    private struct Entry: Sendable {
        var stream: PlayedStream
        var state = State.untouched
    }

    /// How many names of streams that went are kept.
    private static let mostMemories = 256

    /// Which streams are meant.
    private let kind: PlayedStream.Kind
    /// What is left of a volume.
    private let share: Double
    private var entries: [UInt32: Entry] = [:]
    private var memories: [String: LoweredVolume] = [:]
    /// Others who lower the same streams, and were there first.
    private var rivals: Set<UInt32> = []
    /// Whether streams are to be low.
    package private(set) var isActive = false

    /// Makes a machine that knows no stream.
    ///
    /// - Parameters:
    ///   - kind: of the streams that are meant, `own` or `another`.
    ///   - share: what is left of their volume, 0 to 1 on the scale that mixers show.
    package init(_ kind: PlayedStream.Kind, to share: Double) {
        self.kind = kind
        self.share = Swift.min(Swift.max(share, 0), 1)
    }

    /// Whether nothing is low that would have to be given back.
    package var isClean: Bool {
        self.memories.isEmpty && self.entries.values.allSatisfy { if case .lowered = $0.state { false } else { true } }
    }

    /// Streams are to be low from now on.
    package mutating func begin() -> [Action] {
        self.isActive = true
        return self.entries.keys.sorted().compactMap { self.lower($0) }
    }

    /// They are to be what they were; to be called when all that plays has been told anew.
    package mutating func end() -> [Action] {
        self.isActive = false
        var actions: [Action] = []
        for index in self.entries.keys.sorted() {
            if case .lowered(let volume, _) = self.entries[index]?.state {
                actions.append(.set(index, volume.original))
                // As it will be: it may have to be lowered again before the server has told so.
                self.entries[index]?.stream.volume = volume.original
            }
            self.entries[index]?.state = .untouched
        }
        for (name, volume) in self.memories.sorted(by: { $0.key < $1.key }) { actions.append(.mend(name, volume)) }
        self.memories = [:]
        return actions
    }

    /// A stream plays, or has changed.
    package mutating func handle(_ stream: PlayedStream) -> [Action] {
        guard stream.kind == self.kind else { return [] }
        let known = self.entries[stream.index]
        self.entries[stream.index] = Entry(stream: stream, state: known?.state ?? .untouched)
        switch known?.state {
        case nil, .untouched: return [self.isActive ? self.lower(stream.index) : nil].compactMap { $0 }
        case .left: return []
        case .lowered(let volume, let isConfirmed):
            if LoweredVolume.areSame(stream.volume, volume.lowered) {
                self.entries[stream.index]?.state = .lowered(volume, isConfirmed: true)
            } else if isConfirmed || !LoweredVolume.areSame(stream.volume, volume.original) {
                self.entries[stream.index]?.state = .left
            }
            // Else it was told before the server had done what it was asked to.
            return []
        }
    }

    /// The server has set a volume as it was asked to.
    package mutating func confirm(_ index: UInt32) {
        guard case .lowered(let volume, _) = self.entries[index]?.state else { return }
        self.entries[index]?.state = .lowered(volume, isConfirmed: true)
    }

    /// A stream plays no more.
    package mutating func remove(_ index: UInt32) {
        guard let entry = self.entries.removeValue(forKey: index) else { return }
        guard case .lowered(let volume, _) = entry.state, let name = entry.stream.memory else { return }
        if self.memories[name] != nil || self.memories.count < Self.mostMemories { self.memories[name] = volume }
    }

    /// The server is gone, and all that played on it.
    package mutating func removeAll() {
        for index in self.entries.keys.sorted() { self.remove(index) }
        self.rivals = []
    }

    /// Another one lowers the same streams: what is not low yet is left to them.
    package mutating func meet(rival: UInt32) { self.rivals.insert(rival) }

    /// Another one is gone, and has given back what it lowered.
    ///
    /// - Returns: whether it was the last, so that all that plays has to be told anew.
    package mutating func part(from rival: UInt32) -> Bool {
        self.rivals.remove(rival) != nil && self.rivals.isEmpty
    }

    private mutating func lower(_ index: UInt32) -> Action? {
        guard self.rivals.isEmpty, let entry = self.entries[index], case .untouched = entry.state else { return nil }
        let volume = entry.stream.volume
        if let memory = self.takeMemory(of: entry.stream) {
            // It has been given the lowered volume of another.
            let inherited = LoweredVolume(original: memory.original(channels: volume.count), lowered: volume)
            self.entries[index]?.state = .lowered(inherited, isConfirmed: true)
            return nil
        }
        let lowered = volume.map { UInt32((Double($0) * self.share).rounded()) }
        guard !LoweredVolume.areSame(volume, lowered) else { return nil }
        self.entries[index]?.state = .lowered(LoweredVolume(original: volume, lowered: lowered), isConfirmed: false)
        return .set(index, lowered)
    }

    /// What the server remembered of one of its kind that is low, or went while it was, if that is the stream's volume.
    private mutating func takeMemory(of stream: PlayedStream) -> LoweredVolume? {
        guard let name = stream.memory else { return nil }
        var volumes = [self.memories.removeValue(forKey: name)].compactMap { $0 }
        for other in self.entries.values where other.stream.memory == name {
            if case .lowered(let volume, _) = other.state { volumes.append(volume) }
        }
        return volumes.first { LoweredVolume.areSame($0.lowered, stream.volume) }
    }
}
