import Testing

@testable import SpeakStream

@Suite("Parts of the playback stage")
struct PlaybackPartsTests {
    @Test("frames come out as they went in, silence included")
    func order() {
        var queue = FrameQueue()
        queue.append([1, 2, 3])
        queue.append(silence: 2)
        #expect(Array(queue.read(2)) == [1, 2])
        #expect(Array(queue.read(9)) == [3, 0, 0])
        #expect(queue.isEmpty)
        #expect(queue.position == 5)
    }

    @Test("what was read can be read again until it is released")
    func seek() {
        var queue = FrameQueue()
        queue.append((0..<100).map(Int16.init))
        _ = queue.read(80)
        queue.release(before: 60)
        queue.seek(to: 70)
        #expect(Array(queue.read(2)) == [70, 71])
        queue.seek(to: 10)
        #expect(queue.position >= 10 && queue.position <= 60)
        queue.seek(to: 1000)
        #expect(queue.position == 100)
    }

    @Test("frames not yet read are never released")
    func releaseAhead() {
        var queue = FrameQueue()
        queue.append([1, 2, 3, 4])
        _ = queue.read(1)
        queue.release(before: 4)
        #expect(Array(queue.read(3)) == [2, 3, 4])
    }

    @Test("numbers go on over many releases, and memory does not grow")
    func longRun() {
        var queue = FrameQueue()
        for round in 0..<1000 {
            queue.append([Int16(round), 1, 2])
            #expect(queue.read(3).first == Int16(round))
            queue.release(before: queue.position)
        }
        #expect(queue.position == 3000)
        #expect(queue.end == 3000)
    }

    @Test("what was heard is reckoned on from the last account, up to what was written")
    func extrapolation() {
        let position = PlaybackPosition(written: 3000, heard: 1000, at: .seconds(10))
        #expect(position.heard(by: .seconds(10), rate: 22_050) == 1000)
        #expect(position.heard(by: .seconds(10) + .milliseconds(50), rate: 22_050) == 2102)
        #expect(position.heard(by: .seconds(11), rate: 22_050) == 3000)
        #expect(position.heard(by: .seconds(9), rate: 22_050) == 1000)
    }

    @Test("a sink that has just begun can not have played more than the time allows, whatever it says")
    func freshLatency() {
        var position = PlaybackPosition(written: 1000, heard: 1000, at: .seconds(9))
        position.begin(at: .seconds(10))
        // It claims to hold nothing of 200 ms that it was given within 10.
        position.wrote(4410, latency: 0, at: .seconds(10) + .milliseconds(10), rate: 22_050)
        #expect(position.written == 5410 && position.heard == 1220)
        position.advance(latency: 0, inFlight: 220, at: .seconds(10) + .milliseconds(20), rate: 22_050)
        #expect(position.heard == 1441)
        // Once it has settled, its own clock counts, which may be faster than ours.
        position.wrote(22_050, latency: 0, at: .seconds(11) + .milliseconds(1), rate: 22_050)
        #expect(position.heard == 27_460)
    }
}
