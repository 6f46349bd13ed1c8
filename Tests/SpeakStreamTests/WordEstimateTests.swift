import SpeakStream
import SpeakStreamTesting
import SpeakStreamText
import Testing

/// Words whose time no engine told.
@Suite("Words without marks")
struct WordEstimateTests {
    private func estimate(_ text: String, _ frames: Int, _ pauses: [Range<Int>] = []) -> [WordTiming] {
        WordTiming.estimate(words: WordSpans.of(text), text: Array(text.utf8), pauses: pauses, frames: frames)
    }

    @Test("share the sound by their letters, figures counting more, the last drawn out")
    func letters() {
        // 4 letters, 4 letters and 2.5 for the end.
        #expect(self.estimate("four more", 1050).map(\.frames) == [0..<400, 400..<1050])
        // 2 figures of 4.5 letters each, 1 letter and 2.5.
        #expect(self.estimate("12 a", 1250).map(\.frames) == [0..<900, 900..<1250])
        // A comma is a pause of 4 letters, behind a closing quotation mark as well.
        #expect(self.estimate("\u{201C}two,\u{201D} is", 1150).map(\.frames) == [0..<700, 700..<1150])
        #expect(self.estimate("3.5 is", 1350).map(\.frames) == [0..<900, 900..<1350])
        #expect(self.estimate("", 100).isEmpty)
        #expect(self.estimate("alone", 100).map(\.frames) == [0..<100])
    }

    @Test("behind a comma begin where the silence ends that is near, and not where another does")
    func pauses() {
        let text = "one two, three four"
        let expected = self.estimate(text, 2200)[2].frames.lowerBound
        let timings = self.estimate(text, 2200, [300..<310, expected - 50..<expected + 150, 1900..<1910])
        #expect(timings[2].frames.lowerBound == expected + 150)
        // The word before the silence has it, as nothing else sounds then.
        #expect(timings[1].frames.upperBound == expected + 150)
        #expect(timings[0].frames.upperBound == (expected - 50) / 2)
        // One that is too far away is another's.
        #expect(self.estimate(text, 2200, [20..<40]) == self.estimate(text, 2200))
    }

    @Test("are contiguous, in order and whole, whatever the text and the silences are")
    func contiguous() {
        var generator = SeededGenerator(seed: 5)
        let alphabet = ["a", "be", "see", ",", ".", "7", "\u{2014}", "\u{6F22}", "\u{E9}", "(", ")", " ", " ", " "]
        for _ in 0..<2000 {
            let text = (0..<Int.random(in: 0...40, using: &generator)).map { _ in
                alphabet.randomElement(using: &generator)!
            }
            .joined()
            let frames = Int.random(in: 0...50_000, using: &generator)
            var pauses: [Range<Int>] = []
            var place = 1
            while place < frames - 10, Bool.random(using: &generator) || pauses.count < 2 {
                let start = Int.random(in: place..<frames - 1, using: &generator)
                let end = Int.random(in: start + 1...frames - 1, using: &generator)
                pauses.append(start..<end)
                place = end + 1
            }
            let timings = self.estimate(text, frames, pauses)
            #expect(timings.map(\.range) == WordSpans.of(text))
            guard let first = timings.first, let last = timings.last else { continue }
            #expect(first.frames.lowerBound == 0)
            #expect(last.frames.upperBound == frames)
            #expect(zip(timings, timings.dropFirst()).allSatisfy { $0.frames.upperBound == $1.frames.lowerBound })
        }
    }

    @Test("silences are found within the sound, however it comes, and none at its edges")
    func finder() {
        var generator = SeededGenerator(seed: 6)
        let sound = [Int16](repeating: 1000, count: 100)
        let quiet = { (count: Int) in [Int16](repeating: -100, count: count) }
        // At 1,000 frames a second 50 are enough.
        let frames = quiet(80) + sound + quiet(49) + sound + quiet(50) + sound + quiet(200)
        for longest in [1, 7, 1000] {
            var finder = PauseFinder(rate: 1000)
            for piece in frames.pieces(longest: longest, using: &generator) { finder.push(piece) }
            #expect(finder.pauses == [329..<379])
        }
    }
}
