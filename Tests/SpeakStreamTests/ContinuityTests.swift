import SpeakStream
import Testing

@Suite("Underruns told from the clock")
struct ContinuityTests {
    /// Notes every 10 ms; `heard` in milliseconds by the number of the note.
    private func gaps(_ count: Int, heard: (Int) -> Int) -> [Duration] {
        var continuity = Continuity()
        return (0..<count).compactMap { index in
            continuity.note(heard(index) * 1000, at: .milliseconds(10 * index), rate: 1_000_000)
        }
    }

    @Test("sound that keeps step has no gap")
    func steady() {
        #expect(self.gaps(200) { 10 * $0 }.isEmpty)
    }

    @Test("an account that wavers by some milliseconds is no gap")
    func wavering() {
        #expect(self.gaps(200) { 10 * $0 - ($0 % 3) * 5 }.isEmpty)
    }

    @Test("a jump is a gap, once")
    func jump() {
        #expect(self.gaps(200) { $0 < 100 ? 10 * $0 : 10 * $0 - 88 } == [.milliseconds(88)])
    }

    @Test("what a new stream says first means nothing")
    func settling() {
        #expect(self.gaps(200) { $0 < 5 ? 0 : 10 * $0 - 50 }.isEmpty)
    }
}
