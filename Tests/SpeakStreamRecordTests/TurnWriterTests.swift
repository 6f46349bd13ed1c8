import Synchronization
import Testing

@testable import SpeakStream
@testable import SpeakStreamRecord

@Suite("What follows a turn writes on a thread of its own")
struct TurnWriterTests {
    /// Takes steps, slowly at will, and fails when it is told to.
    private struct Consumer: StepConsumer, Sendable {
        let taken: Monitor<[Int]>
        let mayGoOn: Monitor<Bool>
        var failsAt = Int.max

        mutating func take(_ steps: [TurnStep]) throws(SpeakStreamError) {
            _ = self.mayGoOn.wait { $0 ? true : nil }
            self.taken.withLock { $0 += steps.map(\.turn) }
            if steps.contains(where: { $0.turn >= self.failsAt }) { throw SpeakStreamError(.writeFailed, "full") }
        }

        func finish() {}
    }

    private static func step(_ number: Int) -> TurnStep {
        TurnStep(turn: number, .event(SpeechEvent(.paused, at: .zero)), now: .zero)
    }

    @Test("all steps are taken in order before finish returns")
    func order() throws {
        let taken = Monitor<[Int]>([])
        let writer = TurnWriter("test", Consumer(taken: taken, mayGoOn: Monitor(true)))
        for number in 0..<5_000 { writer.follow(Self.step(number)) }
        try writer.finish()
        #expect(taken.withLock { $0 } == Array(0..<5_000))
    }

    @Test("who feeds it waits while it is behind, goes on when it is not, and at once when it is cancelled")
    func backPressure() async throws {
        let (taken, mayGoOn) = (Monitor<[Int]>([]), Monitor(false))
        let writer = TurnWriter("test", Consumer(taken: taken, mayGoOn: mayGoOn))
        await writer.ready()
        for number in 0..<10_000 { writer.follow(Self.step(number)) }
        let cancelled = Task { await writer.ready() }
        cancelled.cancel()
        await cancelled.value
        let waiting = Task {
            await writer.ready()
            return taken.withLock { $0.count }
        }
        mayGoOn.signal { $0 = true }
        #expect(await waiting.value > 0)
        try writer.finish()
        #expect(taken.withLock { $0.count } == 10_000)
    }

    @Test("a consumer that fails is given nothing more, and its failure is told")
    func failure() async {
        let taken = Monitor<[Int]>([])
        let writer = TurnWriter("test", Consumer(taken: taken, mayGoOn: Monitor(true), failsAt: 0))
        writer.follow(Self.step(1))
        let first = #expect(throws: SpeakStreamError.self) { try writer.finish() }
        #expect(first?.message == "full")
        writer.follow(Self.step(2))
        await writer.ready()
        #expect(taken.withLock { $0 } == [1])
    }

    @Test("a consumer that is stuck is not waited for")
    func stuck() {
        let mayGoOn = Monitor(false)
        let writer = TurnWriter("test", Consumer(taken: Monitor([]), mayGoOn: mayGoOn))
        writer.follow(Self.step(1))
        let error = #expect(throws: SpeakStreamError.self) { try writer.finish() }
        #expect(error?.message.contains("nobody reads it") == true)
        mayGoOn.signal { $0 = true }
    }
}
