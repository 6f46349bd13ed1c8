import Glibc
import SpeakStream
import SpeakStreamRig

@testable import SpeakStreamControl

/// Runs what blocks on a thread of its own, as the tests share the cooperative pool.
func onThread<Result: Sendable>(_ body: @escaping @Sendable () throws -> Result) async throws -> Result {
    try await withCheckedThrowingContinuation { continuation in
        Thread.start("test") { continuation.resume(with: .init(catching: body)) }
    }
}

/// Runs a closure on a thread of its own, with the path of a socket in a folder of its own.
func withPath<Result: Sendable>(_ body: @escaping @Sendable (String) throws -> Result) async throws -> Result {
    try await onThread {
        let folder = try TemporaryFolder(name: "speakstream-control")
        defer { folder.remove() }
        return try body("\(folder.path)/socket")
    }
}

/// A connection that sends what it likes.
struct RawClient: ~Copyable {
    let descriptor: Int32

    /// Connects; a failure is the test's.
    init(_ path: String) throws {
        self.descriptor = SocketAddress.makeSocket()
        guard let address = SocketAddress(path: path),
            address.withPointer({ connect(self.descriptor, $0, $1) }) == 0
        else {
            throw RigError("no connection: \(String(cString: strerror(errno)))")
        }
    }

    deinit { close(self.descriptor) }

    /// Sends all of it, or as much as the server takes before it closes.
    func send(_ bytes: some Collection<UInt8>) {
        var rest = Array(bytes)[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes {
                Glibc.send(self.descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
            }
            guard count > 0 else { return }
            rest = rest.dropFirst(count)
        }
    }

    func send(_ text: String) { self.send(text.utf8) }

    /// Sends nothing more.
    func end() { shutdown(self.descriptor, Int32(SHUT_WR)) }

    /// The next line, with a limit of ten seconds; nil at the end.
    func line() -> String? {
        var line: [UInt8] = []
        while let byte = self.byte() {
            if byte == 0x0A { return String(decoding: line, as: UTF8.self) }
            line.append(byte)
        }
        return line.isEmpty ? nil : String(decoding: line, as: UTF8.self)
    }

    /// All lines up to the end.
    func lines() -> [String] {
        var lines: [String] = []
        while let line = self.line() { lines.append(line) }
        return lines
    }

    private func byte() -> UInt8? {
        var wanted = pollfd(fd: self.descriptor, events: Int16(POLLIN), revents: 0)
        var byte: UInt8 = 0
        guard poll(&wanted, 1, 10_000) == 1, recv(self.descriptor, &byte, 1, 0) == 1 else { return nil }
        return byte
    }
}

/// The requests that came to a handler, in their order.
final class Requests: Sendable {
    private let monitor = Monitor<[ControlRequest]>([])

    /// Takes a request.
    func append(_ request: ControlRequest) { self.monitor.signal { $0.append(request) } }

    /// All that came so far.
    var all: [ControlRequest] { self.monitor.withLock { $0 } }

    /// Waits for so many; false if they do not come within ten seconds.
    func wait(for count: Int) -> Bool {
        let deadline = MonotonicTime.now() + .seconds(10)
        return self.monitor.wait(until: { _ in deadline }, { $0.count >= count ? true : nil }) ?? false
    }
}

/// Holds things back until they are wanted.
final class Held<Value: Sendable>: Sendable {
    private let monitor = Monitor<[Value]>([])

    func append(_ value: Value) { self.monitor.signal { $0.append(value) } }

    /// The next of them; nil if there is none within ten seconds.
    func next() -> Value? {
        let deadline = MonotonicTime.now() + .seconds(10)
        return self.monitor.wait(until: { _ in deadline }, { $0.isEmpty ? nil : $0.removeFirst() })
    }
}

/// A status that can be told from others by its count.
func status(_ count: Int, phrase: String? = nil) -> ControlStatus {
    ControlStatus(state: .speaking, phrase: phrase, heard: .init(bytes: count, words: 0), rate: 175, voice: "en-us")
}

let done = #"{"reply":"done","version":1}"#
