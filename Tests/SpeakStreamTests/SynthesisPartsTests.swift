import SpeakStreamText
import Testing

@testable import SpeakStream

@Suite("Parts of the synthesis stage")
struct SynthesisPartsTests {
    @Test("leading silence is dropped and the marks move with it")
    func leadingSilence() {
        var trimmer = SilenceTrimmer()
        let first = trimmer.trim(SynthesizedChunk(frames: [0, 0, 10, -63], marks: [WordMark(textOffset: 0, frame: 2)]))
        #expect(first.frames.isEmpty)
        #expect(first.marks == [WordMark(textOffset: 0, frame: 0)])
        let second = trimmer.trim(SynthesizedChunk(frames: [5, 64, 0], marks: [WordMark(textOffset: 6, frame: 6)]))
        #expect(second.frames == [64, 0])
        #expect(second.marks == [WordMark(textOffset: 6, frame: 1)])
    }

    @Test("trailing silence is counted over chunks, and kept")
    func trailingSilence() {
        var trimmer = SilenceTrimmer()
        let chunks: [(frames: [Int16], silence: Int)] = [([900, 0, 0], 2), ([0, 0, 0], 5), ([0, .min, 7], 1)]
        for (frames, silence) in chunks {
            #expect(trimmer.trim(SynthesizedChunk(frames: frames, marks: [])).frames == frames)
            #expect(trimmer.trailingSilence == silence)
        }
    }

    @Test("a chunk that is all silence leaves nothing")
    func onlySilence() {
        var trimmer = SilenceTrimmer()
        #expect(trimmer.trim(SynthesizedChunk(frames: [0, 1, 2], marks: [])).frames.isEmpty)
        #expect(trimmer.trailingSilence == 0)
    }

    @Test("pauses follow the table, the mark and the rate")
    func pauses() {
        let after = { (text: String, kind: Break, rate: Int) in Pauses.after(text, break: kind, rate: rate, scale: 1.0)
        }
        #expect(after("Yes.", .sentence, 175) == .milliseconds(302))
        #expect(after("Yes.”", .sentence, 175) == .milliseconds(302))
        #expect(after("Yes! ", .sentence, 175) == .milliseconds(340))
        #expect(after("Well, ", .clause, 175) == .milliseconds(150))
        #expect(after("Well: ", .clause, 175) == .milliseconds(226))
        #expect(after("Yes.\n\n", .paragraph, 175) == .milliseconds(528))
        #expect(after("Yes.", .sentence, 80) == .milliseconds(885))
        // Half-way between two rows.
        #expect(after("Yes.", .sentence, 275) == .milliseconds(115))
    }

    @Test("a fast voice still leaves a gap that can be told")
    func leastPause() {
        #expect(Pauses.after("Yes.", break: .sentence, rate: 450, scale: 1.0) == .milliseconds(60))
        #expect(Pauses.after("Yes,", break: .clause, rate: 400, scale: 1.0) == .milliseconds(25))
    }

    @Test("the scale scales, and 0 leaves nothing")
    func scaledPause() {
        #expect(Pauses.after("Yes.", break: .sentence, rate: 175, scale: 2.0) == .milliseconds(604))
        #expect(Pauses.after("Yes.", break: .sentence, rate: 175, scale: 0.0) == .zero)
    }

    @Test("settings outside their range are brought to its end")
    func clamping() {
        var voice = VoiceSettings(name: "en", rate: 5, pitch: 500, volume: -3)
        #expect(voice == VoiceSettings(name: "en", rate: 80, pitch: 99, volume: 0))
        voice.rate = 2000
        #expect(voice.rate == 900)
    }
}

@Suite("Words and the engine's marks")
struct WordTimingTests {
    private func onsets(_ words: [Range<Int>], _ marks: [(Int, Int)], frames: Int = 1000) -> [Int] {
        WordTiming.align(
            words: words,
            marks: marks.map { WordMark(textOffset: $0.0, frame: $0.1) },
            frames: frames
        ).map(\.frames.lowerBound)
    }

    @Test("one mark a word")
    func plain() {
        #expect(self.onsets([0..<5, 6..<11], [(0, 0), (6, 400)]) == [0, 400])
    }

    @Test("the second mark of a number is not the next word's")
    func number() {
        // eSpeak NG: "1234 men" gives marks at 0, 1, 1, 1 and 5.
        #expect(self.onsets([0..<4, 5..<8], [(0, 0), (1, 100), (1, 200), (5, 600)]) == [0, 600])
    }

    @Test("a word without a mark shares its neighbour's time by length")
    func shared() {
        // "of the end": one mark for "of the".
        #expect(self.onsets([0..<2, 3..<6, 7..<10], [(0, 0), (7, 500)]) == [0, 200, 500])
    }

    @Test("no marks at all: by length")
    func none() {
        #expect(self.onsets([0..<1, 2..<5], []) == [0, 250])
    }

    @Test("marks that run backwards or past the end are held in order")
    func disorder() {
        #expect(self.onsets([0..<2, 3..<5, 6..<8], [(0, 300), (3, 100), (6, 5000)]) == [300, 300, 1000])
        #expect(self.onsets([0..<2], [(40, 10)]) == [0])
    }

    @Test("timings are contiguous and end with the sound")
    func contiguous() {
        let timings = WordTiming.align(
            words: [0..<2, 3..<6, 7..<9],
            marks: [WordMark(textOffset: 0, frame: 5), WordMark(textOffset: 7, frame: 50)],
            frames: 90
        )
        #expect(timings.first?.frames.lowerBound == 5)
        #expect(timings.last?.frames.upperBound == 90)
        for (one, next) in zip(timings, timings.dropFirst()) {
            #expect(one.frames.upperBound == next.frames.lowerBound)
        }
    }
}
