/// What frames belong to: a turn, and what of it was to be heard when they were asked for.
///
/// Frames of an earlier turn, or from before a jump, are refused.
package struct Strand: Sendable, Equatable {
    /// The turn.
    package let epoch: Int
    /// How often what was queued had been dropped before.
    package let cuts: Int
}
