import Glibc
import SpeakStream
import SpeakStreamTesting
import Testing

@testable import SpeakStreamControl

@Suite("The server and clients of all kinds")
struct ControlClientsTests {
    private let stop = #"{"version":1,"verb":"stop"}"# + "\n"
    private let follow = #"{"version":1,"verb":"status","follow":true}"# + "\n"

    @Test("who follows sees every change until the server ends")
    func follower() async throws {
        try await withPath { path in
            let server = try ControlServer(path: path) { $1(.status(status(0))) }
            var client = try ControlClient(path: path)
            #expect(try client.send(.status(follows: true)) == status(0))
            for count in 1...50 { server.publish(status(count)) }
            for count in 1...50 { #expect(try client.nextStatus() == status(count)) }
            server.close()
            #expect(try client.nextStatus() == nil)
        }
    }

    @Test("a follower that does not read loses the oldest, holds nobody up, and has the newest")
    func slowFollower() async throws {
        try await withPath { path in
            let server = try ControlServer(path: path) { $1(.status(status(0))) }
            defer { server.close() }
            let slow = try RawClient(path)
            slow.send(self.follow)
            #expect(slow.line()?.contains(#""bytes":0"#) == true)
            let phrase = String(repeating: "a", count: 4_000)
            var other = try ControlClient(path: path)
            for count in 1...2_000 {
                server.publish(status(count, phrase: phrase))
                // The thread has seen it when it has answered.
                if count % 20 == 0 { try other.send(.status(follows: false)) }
            }
            var counts: [Int] = []
            while counts.last != 2_000, let line = slow.line() {
                let reply = try #require(JSONLine.decode(ControlReply.self, from: Array(line.utf8)))
                guard case .status(let status) = reply else { break }
                counts.append(status.heard.bytes)
            }
            #expect(counts.last == 2_000)
            #expect(counts == counts.sorted())
            #expect(counts.count < 1_000)
        }
    }

    @Test("a line that is too long is told, and the connection closed")
    func longLine() async throws {
        try await withPath { path in
            let server = try ControlServer(path: path) { $1(.done) }
            defer { server.close() }
            let client = try RawClient(path)
            client.send(repeatElement(0x20, count: 1_000_000))
            #expect(client.line()?.contains("tooLong") == true)
            #expect(client.line() == nil)
            let exact = try RawClient(path)
            exact.send(String(repeating: " ", count: 64 * 1024 - self.stop.utf8.count + 1) + self.stop)
            #expect(exact.line() == done)
        }
    }

    @Test("garbage is answered line by line, and harms nobody", arguments: 0..<20 as Range<UInt64>)
    func garbage(_ seed: UInt64) async throws {
        try await withPath { path in
            var generator = SeededGenerator(seed: seed)
            let server = try ControlServer(path: path) { $1(.done) }
            defer { server.close() }
            let client = try RawClient(path)
            let bytes = (0..<2_000).map { _ in UInt8.random(in: 0...255, using: &generator) }
            for piece in bytes.pieces(longest: 300, using: &generator) { client.send(piece) }
            client.send("\n" + self.stop)
            client.end()
            let lines = client.lines()
            #expect(lines.last == done)
            #expect(lines.dropLast().allSatisfy { $0.contains(#""code":"invalid""#) })
            #expect(lines.count == bytes.split(separator: 0x0A, omittingEmptySubsequences: false).count + 1)
        }
    }

    @Test("sixteen can be connected; one more is told so, until somebody leaves")
    func many() async throws {
        try await withPath { path in
            let server = try ControlServer(path: path) { $1(.done) }
            defer { server.close() }
            let sixteenth: ControlClient
            let clients = try (1..<ControlServer.mostConnections).map { _ in
                let descriptor = try Descriptor(path)
                descriptor.send(self.stop)
                return descriptor
            }
            do {
                var client = try ControlClient(path: path)
                #expect(try client.send(.stop) == nil)
                sixteenth = client
            }
            for _ in 0..<40 {
                let error = #expect(throws: ControlError.self) {
                    var client = try ControlClient(path: path)
                    try client.send(.stop)
                }
                #expect(error?.code == .refused)
                #expect(error?.message.contains("16 connections") == true)
            }
            _ = consume sixteenth
            // The server learns of it before it looks at the door: both stand in the same list.
            var client = try ControlClient(path: path)
            #expect(try client.send(.stop) == nil)
            withExtendedLifetime(clients) {}
        }
    }

    @Test("a client that is gone before its answer harms nobody")
    func gone() async throws {
        try await withPath { path in
            let replies = Held<@Sendable (ControlReply) -> Void>()
            let server = try ControlServer(path: path) { request, reply in
                if request == .pause { replies.append(reply) } else { reply(.done) }
            }
            defer { server.close() }
            for _ in 0..<20 {
                do {
                    let client = try RawClient(path)
                    client.send(#"{"version":1,"verb":"pause"}"# + "\n" + self.stop)
                    if Bool.random() { client.end() }
                }
                let reply = try #require(replies.next())
                reply(.status(status(1, phrase: String(repeating: "a", count: 4_000))))
            }
            var client = try ControlClient(path: path)
            #expect(try client.send(.stop) == nil)
        }
    }

    @Test("one that follows and is gone makes room")
    func goneFollowers() async throws {
        try await withPath { path in
            let server = try ControlServer(path: path) { $1(.status(status(0))) }
            defer { server.close() }
            for count in 0..<100 {
                var client = try ControlClient(path: path)
                #expect(try client.send(.status(follows: true)) == status(0))
                server.publish(status(count))
            }
        }
    }

    @Test("what has been answered is sent before the server ends")
    func lastWords() async throws {
        try await withPath { path in
            let replies = Held<@Sendable (ControlReply) -> Void>()
            let server = try ControlServer(path: path) { replies.append($1) }
            let client = try RawClient(path)
            client.send(self.stop)
            let reply = try #require(replies.next())
            reply(.done)
            server.close()
            #expect(client.line() == done)
            #expect(client.line() == nil)
        }
    }

    @Test("a storm of clients, changes and an end in the midst of it", arguments: 0..<3)
    func storm(_: Int) async throws {
        try await withPath { path in
            let server = try ControlServer(path: path) { request, reply in
                if request == .stop { Thread.start("answer") { reply(.done) } } else { reply(.status(status(0))) }
            }
            let ended = Held<Bool>()
            for number in 0..<10 {
                Thread.start("client") {
                    for _ in 0..<20 {
                        guard var client = try? ControlClient(path: path) else { break }
                        _ = try? client.send(number % 2 == 0 ? .stop : .status(follows: true))
                        if number % 3 == 0 { _ = try? client.nextStatus() }
                    }
                    ended.append(true)
                }
            }
            for count in 0..<2_000 { server.publish(status(count)) }
            for _ in 0..<5 { server.publish(status(0)) }
            server.close()
            for _ in 0..<10 { #expect(ended.next() == true) }
        }
    }
}

/// A connection that can be kept in an array.
private final class Descriptor: Sendable {
    private let descriptor: Int32

    init(_ path: String) throws {
        let descriptor = SocketAddress.makeSocket()
        self.descriptor = descriptor
        #expect(SocketAddress(path: path)?.withPointer { connect(descriptor, $0, $1) } == 0)
    }

    deinit { close(self.descriptor) }

    /// Sends it, and waits for a byte of the answer.
    func send(_ text: String) {
        let bytes = Array(text.utf8)
        _ = Glibc.send(self.descriptor, bytes, bytes.count, 0)
        var byte: UInt8 = 0
        _ = recv(self.descriptor, &byte, 1, 0)
    }
}

@Suite("The client's errors")
struct ControlClientTests {
    @Test("nobody there")
    func notRunning() async throws {
        try await withPath { path in
            for isThere in [false, true] {
                if isThere {
                    let old = SocketAddress.makeSocket()
                    #expect(SocketAddress(path: path)?.withPointer { bind(old, $0, $1) } == 0)
                    close(old)
                }
                let error = #expect(throws: ControlError.self) { _ = try ControlClient(path: path) }
                #expect(error?.code == .notRunning)
                #expect(error?.message.contains("no speakstream is running") == true)
            }
        }
    }

    @Test("somebody who does not answer")
    func noAnswer() async throws {
        try await withPath { path in
            let server = try ControlServer(path: path) { _, _ in }
            defer { server.close() }
            let began = MonotonicTime.now()
            var client = try ControlClient(path: path, patience: .milliseconds(60))
            let error = #expect(throws: ControlError.self) { try client.send(.stop) }
            #expect(error?.code == .noAnswer)
            #expect(MonotonicTime.now() - began >= .milliseconds(60))
        }
    }

    @Test("somebody who lets nobody in")
    func full() async throws {
        try await withPath { path in
            let other = SocketAddress.makeSocket()
            defer { close(other) }
            let address = try #require(SocketAddress(path: path))
            #expect(address.withPointer { bind(other, $0, $1) } == 0 && listen(other, 0) == 0)
            let first = SocketAddress.makeSocket()
            defer { close(first) }
            #expect(address.withPointer { connect(first, $0, $1) } == 0)
            let error = #expect(throws: ControlError.self) {
                _ = try ControlClient(path: path, patience: .milliseconds(60))
            }
            #expect(error?.code == .noAnswer)
        }
    }

    @Test("somebody who breaks off, or is somebody else", arguments: ["", "hello\n", #"{"version":1}"# + "\n"])
    func stranger(_ answer: String) async throws {
        try await withPath { path in
            let other = SocketAddress.makeSocket()
            let address = try #require(SocketAddress(path: path))
            #expect(address.withPointer { bind(other, $0, $1) } == 0 && listen(other, 1) == 0)
            let listener = other
            Thread.start("stranger") {
                let connection = accept(listener, nil, nil)
                let bytes = Array(answer.utf8)
                _ = send(connection, bytes, bytes.count, Int32(MSG_NOSIGNAL))
                close(connection)
                close(listener)
            }
            var client = try ControlClient(path: path)
            let error = #expect(throws: ControlError.self) { try client.send(.stop) }
            #expect(error?.code == .noAnswer)
        }
    }

    @Test("a server that will not")
    func refused() async throws {
        try await withPath { path in
            let server = try ControlServer(path: path) {
                $1(.failed(ControlFailure(.impossible, "nothing to go back to")))
            }
            defer { server.close() }
            var client = try ControlClient(path: path)
            let error = #expect(throws: ControlError.self) { try client.send(.previous) }
            #expect(error == ControlError(.refused, "nothing to go back to"))
        }
    }

    @Test("a text that no server takes is not sent")
    func tooLong() async throws {
        try await withPath { path in
            let server = try ControlServer(path: path) { $1(.done) }
            defer { server.close() }
            var client = try ControlClient(path: path)
            for text in [String(repeating: "a", count: 32 * 1024 + 1), String(repeating: "\u{1}", count: 32 * 1024)] {
                let error = #expect(throws: ControlError.self) { try client.send(.say(.init(text: text))) }
                #expect(error?.code == .invalid)
            }
            #expect(try client.send(.say(.init(text: String(repeating: "a", count: 32 * 1024)))) == nil)
        }
    }
}

@Suite("Where the socket lies")
struct ControlPathTests {
    @Test("in the runtime folder, if it is one that only we can write in")
    func standard() async throws {
        try await withPath { path in
            #expect(mkdir(path, 0o700) == 0)
            #expect(ControlPath.standard(inRuntimeFolder: path) == "\(path)/speakstream.sock")
            #expect(ControlPath.standard(inRuntimeFolder: "\(path)/") == "\(path)/speakstream.sock")
            #expect(ControlPath.standard(inRuntimeFolder: "\(path)/none") == nil)
            #expect(ControlPath.standard(inRuntimeFolder: "") == nil)
            #expect(ControlPath.standard(inRuntimeFolder: ".") == nil)
            #expect(ControlPath.standard(inRuntimeFolder: "/dev/null") == nil)
            chmod(path, 0o720)
            #expect(ControlPath.standard(inRuntimeFolder: path) == nil)
            chmod(path, 0o700)
            if geteuid() == 0 {
                chown(path, 65534, 65534)
                #expect(ControlPath.standard(inRuntimeFolder: path) == nil)
            }
        }
    }
}
