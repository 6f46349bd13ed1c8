/// What the listener asks for with a key.
package enum KeyCommand: Sendable, Hashable {
    /// Space: pause, or go on after a pause.
    case togglePause
    /// Right: the next sentence.
    case next
    /// Left: the sentence before.
    case previous
    /// `r`: this sentence again.
    case `repeat`
    /// `+` or `=`: speak a tenth faster.
    case faster
    /// `-` or `_`: speak a tenth slower.
    case slower
    /// `s` or Esc: stop this turn and its upstream.
    case stop
    /// `q`: stop, and end the program.
    case quit

    init?(_ key: Key) {
        switch key {
        case .character(" "): self = .togglePause
        case .right: self = .next
        case .left: self = .previous
        case .character("r"): self = .repeat
        case .character("+"), .character("="): self = .faster
        case .character("-"), .character("_"): self = .slower
        case .character("s"), .escape: self = .stop
        case .character("q"): self = .quit
        default: return nil
        }
    }
}
