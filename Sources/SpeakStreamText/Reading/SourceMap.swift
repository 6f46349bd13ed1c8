/// The way from the speakable text back to the upstream text it was read from.
///
/// Holds the pieces that no phrase has taken yet; places before them are forgotten.
struct SourceMap: Sendable {
    /// A stretch of the upstream text and of what is said for it.
    private struct Stretch: Sendable {
        var upstream: Range<Int>
        var spoken: Range<Int>
        var isVerbatim: Bool
    }

    private var stretches = Backlog<Stretch>(capacity: 32)
    /// The ends of all that was added, in UTF-8 bytes.
    private(set) var upstreamEnd = 0
    private(set) var spokenEnd = 0

    /// Adds what comes next.
    mutating func append(_ piece: Piece) {
        let isVerbatim = piece.fate == .verbatim
        let (upstream, spoken) = (self.upstreamEnd, self.spokenEnd)
        self.upstreamEnd += piece.upstream
        self.spokenEnd += piece.spoken
        let (upstreamEnd, spokenEnd) = (self.upstreamEnd, self.spokenEnd)
        let mayJoin =
            self.stretches.last.map { $0.isVerbatim && isVerbatim || $0.spoken.isEmpty && piece.spoken == 0 } ?? false
        if mayJoin {
            self.stretches.changeLast { last in
                last.upstream = last.upstream.lowerBound..<upstreamEnd
                last.spoken = last.spoken.lowerBound..<spokenEnd
            }
        } else {
            self.stretches.append(
                Stretch(upstream: upstream..<upstreamEnd, spoken: spoken..<spokenEnd, isVerbatim: isVerbatim)
            )
        }
    }

    /// Where the upstream text stands of which all before a place of the speakable text has been said.
    ///
    /// What is said in other words counts as said when all of these words are.
    func upstream(before spoken: Int) -> Int {
        var index = 0
        var place: Int?
        while index < self.stretches.count {
            let stretch = self.stretches[index]
            guard stretch.spoken.lowerBound < spoken else { break }
            if stretch.spoken.upperBound <= spoken {
                place = stretch.upstream.upperBound
            } else {
                place = stretch.upstream.lowerBound + (stretch.isVerbatim ? spoken - stretch.spoken.lowerBound : 0)
            }
            index += 1
        }
        return place ?? self.stretches.first?.upstream.lowerBound ?? self.upstreamEnd
    }

    /// Where the speakable text begins that is still known.
    var spokenStart: Int { self.stretches.first?.spoken.lowerBound ?? self.spokenEnd }

    /// How much of the upstream text that comes next is not said at all, in UTF-8 bytes.
    var leadingSilence: Int {
        guard let first = self.stretches.first, first.spoken.isEmpty else { return 0 }
        return first.upstream.count
    }

    /// How far upstream is ahead of a range of the speakable text, where all of that is said as it is.
    func distance(of spoken: Range<Int>) -> Int? {
        var index = 0
        while index < self.stretches.count, self.stretches[index].spoken.upperBound <= spoken.lowerBound { index += 1 }
        guard index < self.stretches.count else { return nil }
        let stretch = self.stretches[index]
        guard stretch.isVerbatim, stretch.spoken.upperBound >= spoken.upperBound else { return nil }
        return stretch.upstream.lowerBound - stretch.spoken.lowerBound
    }

    /// The upstream ranges of words, given in order as ranges of a phrase of the speakable text that stands from `start` to
    /// `end`.
    ///
    /// Of the words said in place of something else, the last stands for all of it, and the others for nothing.
    func ranges(of words: [Range<Int>], from start: Int, upTo end: Int) -> [Range<Int>] {
        if let distance = self.distance(of: start..<end) {
            return words.map { $0.lowerBound + start + distance..<$0.upperBound + start + distance }
        }
        var ranges: [Range<Int>] = []
        // An empty array that is given no room is one that all threads share, and would be written to.
        guard !words.isEmpty, var opening = self.stretches.first else { return [] }
        ranges.append(addingCapacity: words.count) { ranges in
            var index = 0
            // Where the word before ends.
            var before = opening.upstream.lowerBound
            for number in words.indices {
                let word = start + words[number].lowerBound..<start + words[number].upperBound
                while opening.spoken.upperBound <= word.lowerBound {
                    index += 1
                    guard index < self.stretches.count else { return }
                    opening = self.stretches[index]
                }
                let offset = opening.isVerbatim ? word.lowerBound - opening.spoken.lowerBound : 0
                let lower = opening.upstream.lowerBound + offset
                // Most words are said as they are.
                if opening.isVerbatim, word.upperBound <= opening.spoken.upperBound, lower >= before {
                    before = lower + word.count
                    ranges.append(lower..<before)
                    continue
                }
                var (closing, last) = (opening, index)
                while closing.spoken.upperBound < word.upperBound {
                    last += 1
                    closing = self.stretches[last]
                }
                let next = number + 1 < words.count ? start + words[number + 1].lowerBound : end
                let upper = self.upperBound(of: word, in: closing, next: next)
                let begin = max(min(lower, upper), before)
                before = max(begin, upper)
                ranges.append(begin..<before)
            }
        }
        return ranges
    }

    /// Where a word ends upstream that ends in a stretch, `next` being where the next one begins.
    private func upperBound(of word: Range<Int>, in stretch: Stretch, next: Int) -> Int {
        if stretch.isVerbatim {
            return stretch.upstream.lowerBound + word.upperBound - stretch.spoken.lowerBound
        }
        // The next word is said for something else, so that this was the last.
        return next >= stretch.spoken.upperBound ? stretch.upstream.upperBound : stretch.upstream.lowerBound
    }

    /// Forgets what stands before a place of the speakable text, and what is not said up to a place upstream.
    mutating func forget(spoken: Int, upstream: Int) {
        while let first = self.stretches.first {
            if first.spoken.upperBound <= spoken, first.upstream.upperBound <= upstream {
                self.stretches.removeFirst()
                continue
            }
            guard first.isVerbatim, first.spoken.lowerBound < spoken else { break }
            self.stretches.replaceFirst(
                Stretch(
                    upstream: upstream..<first.upstream.upperBound,
                    spoken: spoken..<first.spoken.upperBound,
                    isVerbatim: true
                )
            )
            break
        }
    }
}
