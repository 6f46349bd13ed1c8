/// The frames of a turn from the first not yet released to the last made, with a reading position.
///
/// Frames are numbered from the start of the turn. What was read stays until it is released, so that after a lost sink
/// the reading can go back to the start of a word.
package struct FrameQueue: Sendable {
    private var storage: [Int16] = []
    /// The number of `storage[0]`.
    private var base = 0
    /// The number of the next frame to be read.
    package private(set) var position = 0
    /// Frames below this will not be asked for again.
    private var released = 0

    /// Makes an empty queue at frame 0.
    package init() {}

    /// The number after the last frame in the queue.
    package var end: Int { self.base + self.storage.count }

    /// Whether nothing is left to be read.
    package var isEmpty: Bool { self.position == self.end }

    /// Adds frames at the end.
    package mutating func append(_ frames: [Int16]) {
        self.storage.append(contentsOf: frames)
    }

    /// Adds silence at the end.
    package mutating func append(silence frames: Int) {
        self.storage.append(contentsOf: repeatElement(0, count: frames))
    }

    /// Reads at most `count` frames.
    package mutating func read(_ count: Int) -> ArraySlice<Int16> {
        let start = self.position - self.base
        let slice = self.storage[start..<Swift.min(start + count, self.storage.count)]
        self.position += slice.count
        return slice
    }

    /// Goes back, or forward, to read from `frame` next; never before what was released.
    package mutating func seek(to frame: Int) {
        self.position = Swift.min(Swift.max(frame, self.base), self.end)
    }

    /// Drops the frames from `frame` on; those that were read stay read.
    package mutating func cut(at frame: Int) {
        let kept = Swift.min(Swift.max(frame, self.base), self.end)
        self.storage.removeLast(self.end - kept)
        self.position = Swift.min(self.position, kept)
    }

    /// Allows the frames before `frame` to be forgotten.
    package mutating func release(before frame: Int) {
        self.released = Swift.max(self.released, Swift.min(frame, self.position))
        // Moving the rest down costs as much as what is dropped: linear over the turn.
        guard self.released - self.base > self.storage.count / 2 else { return }
        self.storage.removeFirst(self.released - self.base)
        self.base = self.released
    }
}
