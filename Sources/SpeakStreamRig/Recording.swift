/// What was recorded, sample by sample, and when each sample left the sink.
///
/// All times are seconds of ``Monotonic``. A read's stamp is late by the fragment's length at most, plus whatever the
/// recording thread waited for a core. The sound's own clock does neither, so a sample's time is taken from the
/// promptest reads around it: the smallest difference between stamp and sample position within a second either way.
/// That follows a drifting clock and survives stalls of the recorder. A fragment and a rendered block differ by some
/// samples, so that a prompt read comes about twice a second: a recording much shorter than that tells times late, by up
/// to a fragment's length; a longer one is good to about a millisecond.
///
/// A sink renders a block at a time, before its clock reaches the block, and the monitor delivers it at once. A sample's
/// time is when the clock reaches it, as the latency that the server reports counts it too; so what was measured is an
/// upper bound, for a first sound as for a last one, and the lower one is earlier by ``renderedAhead``.
public struct Recording: Sendable {
    /// One return of the record call.
    public struct Read: Sendable, Hashable {
        /// How many samples had been recorded when it returned, this read's included.
        public var end: Int

        /// When it returned, in seconds of ``Monotonic``.
        public var stamp: Double

        /// A read that ended a recording of `end` samples at `stamp`.
        public init(end: Int, stamp: Double) {
            self.end = end
            self.stamp = stamp
        }
    }

    /// The loudness that counts as audible: eSpeak NG's own silence at the edges of a phrase stays below it.
    public static let audible: Int16 = 64

    /// Frames a second.
    public let rate: Int

    /// The samples of one channel.
    public let samples: [Int16]

    /// The reads that delivered them, in order.
    public let reads: [Read]

    /// How long before its time the last sample of a block is rendered, in seconds.
    public let renderedAhead: Double

    /// For each read, when sample 0 left the sink as seen from that read's neighbourhood.
    private let origins: [Double]

    /// A recording of one channel.
    ///
    /// - Parameters:
    ///   - samples: The samples.
    ///   - reads: The reads that delivered them, in order. Without any, sample 0 is at time 0.
    ///   - rate: Frames a second.
    ///   - renderedAhead: The length of the blocks that the sink renders, in seconds.
    public init(samples: [Int16], reads: [Read] = [], rate: Int = 22_050, renderedAhead: Double = 0) {
        self.rate = rate
        self.renderedAhead = renderedAhead
        self.samples = samples
        self.reads = reads
        self.origins = Self.origins(of: reads, rate: Double(rate), reach: 1)
    }

    /// The length in seconds.
    public var duration: Double {
        Double(self.samples.count) / Double(self.rate)
    }

    /// The time at which a sample left the sink.
    ///
    /// - Parameter index: The sample's index; one past the last gives the recording's end.
    /// - Returns: Seconds of ``Monotonic``.
    public func time(of index: Int) -> Double {
        let origin = self.origins.isEmpty ? 0 : self.origins[min(self.read(of: index), self.origins.count - 1)]
        return origin + self.renderedAhead + Double(index) / Double(self.rate)
    }

    /// The first sample that left the sink at an instant or after it.
    ///
    /// - Parameter time: Seconds of ``Monotonic``.
    /// - Returns: The sample's index; 0 before the recording, the number of samples after it.
    public func index(at time: Double) -> Int {
        var (low, high) = (0, self.samples.count)
        while low < high {
            let middle = (low + high) / 2
            if self.time(of: middle) < time {
                low = middle + 1
            } else {
                high = middle
            }
        }
        return low
    }

    /// The index of the read that delivered a sample.
    private func read(of index: Int) -> Int {
        var (low, high) = (0, self.reads.count)
        while low < high {
            let middle = (low + high) / 2
            if self.reads[middle].end <= index {
                low = middle + 1
            } else {
                high = middle
            }
        }
        return low
    }

    /// The sliding minimum of `stamp - position` over all reads within `reach` seconds, in one pass.
    private static func origins(of reads: [Read], rate: Double, reach: Double) -> [Double] {
        let raw = reads.map { $0.stamp - Double($0.end) / rate }
        var origins: [Double] = []
        origins.reserveCapacity(reads.count)
        // The candidates are indices of reads with rising values; the first is the smallest within reach.
        var candidates: [Int] = []
        var first = 0
        var next = 0
        for read in reads {
            while next < reads.count, reads[next].stamp <= read.stamp + reach {
                while candidates.count > first, raw[candidates[candidates.count - 1]] >= raw[next] {
                    candidates.removeLast()
                }
                candidates.append(next)
                next += 1
            }
            while reads[candidates[first]].stamp < read.stamp - reach {
                first += 1
            }
            origins.append(raw[candidates[first]])
        }
        return origins
    }
}
