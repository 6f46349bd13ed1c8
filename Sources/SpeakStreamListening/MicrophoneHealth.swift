import SpeakStream

/// Notices a microphone from which nothing can be understood.
struct MicrophoneHealth: Sendable {
    /// After so many frames without a sound a microphone is silent: it is switched off, for the air is never so still.
    private static let silentFrames = 200
    /// Of so many frames.
    private static let window = 100
    /// So many clip when it is set too loud.
    private static let clippingFrames = 50
    /// A sample beyond this clips.
    private static let ceiling = 32_700

    private var silent = 0
    private var seen = 0
    private var clipping = 0
    private var told = MicrophoneState.working

    /// Makes one of a microphone that works.
    init() {}

    /// Takes a frame.
    ///
    /// - Returns: the microphone's state if it has changed.
    mutating func handle(_ samples: [Int16]) -> MicrophoneState? {
        self.silent = samples.allSatisfy { $0 == 0 } ? self.silent + 1 : 0
        // Two samples in a row: a single one may be a knock.
        let clips = zip(samples, samples.dropFirst()).contains {
            abs(Int($0)) > Self.ceiling && abs(Int($1)) > Self.ceiling
        }
        if clips { self.clipping += 1 }
        self.seen += 1
        var state = self.told
        if self.silent >= Self.silentFrames {
            state = .silent
        } else if self.told == .silent, self.silent == 0 {
            state = .working
        }
        if self.seen == Self.window {
            if self.clipping >= Self.clippingFrames {
                state = .clipping
            } else if self.told == .clipping, self.clipping == 0 {
                state = .working
            }
            (self.seen, self.clipping) = (0, 0)
        }
        defer { self.told = state }
        return state == self.told ? nil : state
    }
}
