import SpeakStream
import SpeakStreamEngines
import SpeakStreamTesting
import Testing

@Suite("The sound of a program")
struct SoundTests {
    /// A trimmer of 1,000 frames a second: 5 frames of silence stay at the start, 20 at the end.
    private func trimmer() -> EdgeTrimmer { EdgeTrimmer(level: 0.01, rate: 1000) }

    private func silence(_ count: Int) -> [Int16] { [Int16](repeating: 100, count: count) }
    private func sound(_ range: Range<Int>) -> [Int16] { range.map { Int16(1000 + $0) } }

    /// What is left of a phrase that comes in these pieces.
    private func trim(_ pieces: [[Int16]], _ marks: [WordMark] = []) -> SynthesizedChunk {
        var trimmer = self.trimmer()
        var result = SynthesizedChunk(frames: [], marks: [])
        for chunk in pieces.enumerated().map({ trimmer.push($1, marks: $0 == 0 ? marks : []) }) + [trimmer.finish()] {
            result.frames += chunk.frames
            result.marks += chunk.marks
        }
        return result
    }

    @Test("loses the silence at its edges but for a margin, and none within, however it is split")
    func edges() {
        let inner = self.sound(0..<30) + self.silence(300) + self.sound(30..<60)
        let whole = self.silence(250) + inner + self.silence(400)
        let expected = self.silence(5) + inner + self.silence(20)
        #expect(self.trim([whole]).frames == expected)
        var generator = SeededGenerator(seed: 3)
        for _ in 0..<200 { #expect(self.trim(whole.pieces(longest: 90, using: &generator)).frames == expected) }
        #expect(self.trim([self.sound(0..<3)]).frames == self.sound(0..<3))
        #expect(self.trim([self.silence(1000)]).frames.isEmpty)
        #expect(self.trim([]).frames.isEmpty)
    }

    @Test("sound is handed on at once, silence behind it when sound follows")
    func hold() {
        var trimmer = self.trimmer()
        #expect(trimmer.push(self.silence(100)).frames.isEmpty)
        #expect(trimmer.push(self.sound(0..<9) + self.silence(50)).frames == self.silence(5) + self.sound(0..<9))
        #expect(trimmer.push(self.silence(50)).frames.isEmpty)
        #expect(trimmer.push(self.sound(9..<10)).frames == self.silence(100) + self.sound(9..<10))
        #expect(trimmer.isHeard)
    }

    @Test("words are where they were, counted from what is left")
    func marks() {
        let marks = [0, 200, 300].enumerated().map { WordMark(textOffset: $0, frame: $1) }
        let chunk = self.trim([self.silence(150), self.silence(50), self.sound(0..<300)], marks)
        #expect(chunk.marks.map(\.frame) == [0, 5, 105])
        #expect(chunk.marks.map(\.textOffset) == [0, 1, 2])
        // Without a sound there is no word.
        #expect(self.trim([self.silence(500)], marks).marks.isEmpty)
    }

    @Test("a phrase that broke off goes on where it did when it is made again")
    func again() {
        let whole =
            self.silence(100) + self.sound(0..<200) + self.silence(60) + self.sound(200..<300) + self.silence(90)
        let expected = self.trim([whole])
        var generator = SeededGenerator(seed: 4)
        for cut in [0, 50, 100, 101, 250, 300, 330, 360, 400, 500] {
            var trimmer = self.trimmer()
            var frames = whole[..<cut].pieces(longest: 40, using: &generator).flatMap { trimmer.push($0).frames }
            trimmer.startAgain()
            for piece in whole.pieces(longest: 40, using: &generator) { frames += trimmer.push(piece).frames }
            frames += trimmer.finish().frames
            #expect(frames == expected.frames)
        }
    }

    @Test("words of a phrase that is made again are told once, and counted from its start")
    func marksAgain() {
        let marks = [100, 150, 250].enumerated().map { WordMark(textOffset: $0, frame: $1) }
        let whole = self.silence(100) + self.sound(0..<200)
        var trimmer = self.trimmer()
        #expect(trimmer.push(Array(whole[..<200]), marks: Array(marks[..<2])).marks.map(\.frame) == [5, 55])
        trimmer.startAgain()
        let chunk = trimmer.push(whole, marks: marks)
        #expect(chunk.marks == [WordMark(textOffset: 2, frame: 155)])
        #expect(chunk.frames == self.sound(100..<200))
    }

    @Test("one that is shorter the second time is at its end")
    func shorterAgain() {
        var trimmer = self.trimmer()
        _ = trimmer.push(self.sound(0..<100))
        trimmer.startAgain()
        #expect(trimmer.push(self.sound(0..<60)).frames.isEmpty)
        #expect(trimmer.finish().frames.isEmpty)
    }

    @Test("is made louder and softer, and never beyond full scale")
    func gain() {
        #expect(Gain(percent: 100).apply([.min, -5, 0, 5, .max]) == [.min, -5, 0, 5, .max])
        #expect(Gain(percent: 50).apply([-2000, 0, 2000]) == [-1000, 0, 1000])
        #expect(Gain(percent: 0).apply([.min, .max]) == [0, 0])
        let loud = Gain(percent: 200).apply(Array(stride(from: Int16.min, through: 32_000, by: 50)))
        #expect(zip(loud, loud.dropFirst()).allSatisfy { $0 <= $1 })
        #expect(Gain(percent: 200).apply([10_000]) == [20_000])
        #expect(Gain(percent: 200).apply([.max])[0] > 32_000)
        #expect(Gain(percent: 150).apply([.min])[0] < -32_000)
    }
}
