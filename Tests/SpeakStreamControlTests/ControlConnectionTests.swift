import SpeakStreamTesting
import Testing

@testable import SpeakStreamControl

@Suite("A connection's machine")
struct ControlConnectionTests {
    private let stop = #"{"version":1,"verb":"stop"}"# + "\n"
    private let follow = #"{"version":1,"verb":"status","follow":true}"# + "\n"

    /// All that is to be sent, a few bytes at a time.
    private func output(of machine: inout ControlConnection, atMost count: Int = .max) -> String {
        var bytes: [UInt8] = []
        while !machine.output.isEmpty {
            let sent = machine.output.prefix(count)
            bytes += sent
            machine.send(sent.count)
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    @Test("one request at a time is under way, and each is answered once")
    func order() {
        var machine = ControlConnection()
        machine.receive((self.stop + self.stop).utf8)
        #expect(machine.next() == .stop)
        #expect(machine.next() == nil)
        #expect(!machine.wantsInput)
        machine.answer(2, .done)
        #expect(machine.output.isEmpty)
        machine.answer(1, .done)
        machine.answer(1, .done)
        #expect(machine.next() == .stop)
        machine.answer(1, .done)
        machine.answer(2, .failed(ControlFailure(.impossible, "no")))
        #expect(
            self.output(of: &machine, atMost: 3)
                == done + "\n" + #"{"code":"impossible","message":"no","reply":"failed","version":1}"# + "\n"
        )
        #expect(machine.wantsInput && !machine.isOver)
    }

    @Test("what came before the end is answered, a last line without its end too")
    func end() {
        var machine = ControlConnection()
        machine.receive((self.stop + self.stop.dropLast()).utf8)
        machine.receiveEnd()
        #expect(machine.next() == .stop)
        #expect(!machine.isOver)
        machine.answer(1, .done)
        #expect(machine.next() == .stop)
        machine.answer(2, .done)
        #expect(machine.next() == nil)
        #expect(!machine.isOver)
        #expect(self.output(of: &machine) == "\(done)\n\(done)\n")
        #expect(machine.isOver)
    }

    @Test("who follows gets the answer first, then what has changed since the question")
    func following() {
        var machine = ControlConnection()
        machine.publish(Array("before\n".utf8))
        machine.receive(self.follow.utf8)
        #expect(machine.next() == .status(follows: true))
        machine.publish(Array("older\n".utf8))
        machine.publish(Array("newer\n".utf8))
        #expect(machine.output.isEmpty)
        machine.answer(1, .done)
        machine.publish(Array("last\n".utf8))
        #expect(self.output(of: &machine) == "\(done)\nnewer\nlast\n")
        // Also when it has nothing more to say.
        machine.receiveEnd()
        #expect(machine.next() == nil)
        #expect(!machine.isOver)
    }

    @Test("who could not follow is told of nothing")
    func failedFollowing() {
        var machine = ControlConnection()
        machine.receive(self.follow.utf8)
        _ = machine.next()
        machine.answer(1, .failed(ControlFailure(.impossible, "no")))
        _ = self.output(of: &machine)
        machine.publish(Array("status\n".utf8))
        #expect(machine.output.isEmpty && !machine.follows)
    }

    @Test("nothing more is done for who does not read the answers")
    func backPressure() {
        var machine = ControlConnection()
        var count = 0
        while machine.wantsInput, count < 10_000 {
            machine.receive("nonsense\n".utf8)
            #expect(machine.next() == nil)
            count += 1
        }
        #expect(count < 2_000)
        let unread = self.output(of: &machine)
        #expect(unread.utf8.count < 65 * 1024 + 200)
        #expect(machine.wantsInput)
    }

    @Test("a line too long is told, and the end", arguments: [1, 64 * 1024, 64 * 1024 + 1])
    func tooLong(_ piece: Int) {
        var machine = ControlConnection()
        var left = 64 * 1024 + 1
        while left > 0 {
            machine.receive(repeatElement(0x20, count: min(left, piece)))
            left -= piece
        }
        #expect(machine.next() == nil)
        #expect(!machine.wantsInput)
        machine.receive(("\n" + self.stop).utf8)
        #expect(machine.next() == nil)
        #expect(self.output(of: &machine).contains("tooLong"))
        #expect(machine.isOver)
    }

    @Test("how the bytes are split changes nothing", arguments: 0..<200 as Range<UInt64>)
    func splits(_ seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let parts = [
            self.stop, self.follow, "\n", "{\n", "nonsense", "\r\n", "\u{0}ä\n",
            #"{"version":1,"verb":"say","text":"ä"}"# + "\n", #"{"version":9}"#,
        ]
        let text = (0..<Int.random(in: 0...20, using: &generator)).map { _ in parts.randomElement(using: &generator)! }
        let bytes = Array(text.joined().utf8)
        let whole = self.run([bytes])
        #expect(self.run(bytes.map { [$0] }) == whole)
        #expect(self.run(bytes.pieces(longest: 40, using: &generator)) == whole)
    }

    private func run(_ pieces: [[UInt8]]) -> [String] {
        var machine = ControlConnection()
        var (requests, text) = ("", "")
        func advance() {
            while let request = machine.next() {
                requests += "\(request)\n"
                machine.answer(machine.number, .done)
            }
            text += self.output(of: &machine)
        }
        for piece in pieces {
            machine.receive(piece)
            advance()
        }
        machine.receiveEnd()
        advance()
        return [requests, text]
    }
}

@Suite("What waits to be sent")
struct OutboxTests {
    @Test("a slow reader loses the oldest statuses, no answer, and no half of a line")
    func dropping() {
        var outbox = Outbox()
        let status = [UInt8](repeating: 0x73, count: 1_000)
        outbox.append(status: [0x31] + status)
        outbox.remove(10)
        outbox.append(answer: Array("answer".utf8))
        for number in 0..<1_000 { outbox.append(status: [UInt8(number % 256)] + status) }
        var lines: [[UInt8]] = []
        while !outbox.isEmpty {
            lines.append(Array(outbox.next))
            outbox.remove(outbox.next.count)
        }
        #expect(lines[0] == Array(status.dropFirst(9)))
        #expect(lines[1] == Array("answer".utf8))
        #expect(lines.last?.first == UInt8(999 % 256))
        #expect(lines.map(\.count).reduce(0, +) <= Outbox.limit)
        #expect(lines.count > 60)
    }

    @Test("a status longer than all that may wait is kept as the only one")
    func longStatus() {
        var outbox = Outbox()
        let long = [UInt8](repeating: 0, count: 2 * Outbox.limit)
        outbox.append(status: [1])
        outbox.append(status: long)
        #expect(outbox.next.count == long.count)
        #expect(!outbox.hasRoom)
        outbox.append(status: [2])
        #expect(Array(outbox.next) == [2])
        #expect(outbox.hasRoom)
    }
}
