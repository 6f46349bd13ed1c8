/// Values in the order of time, of which neighbours are made one when they are too many: a picture has only so many points.
struct Thinned<Value: Sendable>: Sendable {
    /// The values, and the time of each.
    private(set) var points: [(time: Duration, value: Value)] = []
    private let limit: Int
    private let merge: @Sendable (Value, Value) -> Value
    /// How many values the last point has, and how many make a point.
    private var filled = 0
    private var share = 1

    /// Makes an empty one.
    ///
    /// - Parameters:
    ///   - limit: how many points are kept at most.
    ///   - merge: makes one value of two that follow each other.
    init(limit: Int, merge: @escaping @Sendable (Value, Value) -> Value) {
        self.limit = limit
        self.merge = merge
    }

    /// Adds a value behind all others.
    mutating func add(_ value: Value, at time: Duration) {
        if self.filled < self.share, self.filled > 0, let last = self.points.indices.last {
            self.points[last].value = self.merge(self.points[last].value, value)
            self.filled += 1
        } else {
            if self.points.count == self.limit { self.halve() }
            self.points.append((time, value))
            self.filled = 1
        }
    }

    private mutating func halve() {
        self.share *= 2
        self.points = stride(from: 0, to: self.points.count, by: 2).map { index in
            let first = self.points[index]
            guard index + 1 < self.points.count else { return first }
            return (first.time, self.merge(first.value, self.points[index + 1].value))
        }
    }
}
