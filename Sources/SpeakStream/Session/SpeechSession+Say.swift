/// When something is said that is no part of the turn being spoken.
public enum SayPoint: Sendable, Hashable {
    /// When all that was asked for before has been said.
    case after
    /// At once, in place of all that was asked for before.
    case now
    /// At once, in the middle of the turn, which then goes on at the word.
    case insert
}

extension SpeechSession {
    /// Says something, whatever is being said.
    ///
    /// - Parameters:
    ///   - text: what.
    ///   - point: when; where nothing is being said all are the same.
    ///   - isImportant: whether others who speak, `now` or by voice, have to wait for its end; a stop ends it all the same.
    /// - Returns: the turn that says it; nil if it is inserted in the one that is spoken, whose events tell of it.
    @discardableResult
    public func say(_ text: String, at point: SayPoint = .after, isImportant: Bool = false) -> Turn? {
        switch point {
        case .after: break
        case .now:
            for turn in self.waitingTurns where !turn.isImportant { turn.requestInterrupt() }
            if let turn = self.currentTurn, !turn.isImportant { turn.control(.giveWay) }
        case .insert:
            if let turn = self.currentTurn {
                turn.control(.say(Aside(text, isImportant: isImportant)))
                return nil
            }
        }
        return self.enqueue(Self.stream(of: text), nil, isImportant: isImportant) { Array($0.utf8) }
    }
}
