import Glibc
import SpeakStream
import SpeakStreamCommand

/// Where the listener types: lines while nothing is spoken, and any key to stop what is.
///
/// A thread of its own reads standard input, as what blocks must. While an answer is spoken the terminal gives each key at once and
/// shows none; otherwise it edits lines as it always does.
final class ChatTerminal: Sendable {
    private enum Request {
        case line(CheckedContinuation<String?, Never>)
        case watch(@Sendable () -> Void)
    }

    private struct State {
        var request: Request?
        var isWatching = false
        var isOver = false
    }

    /// Whether somebody sits there; otherwise the lines come from a file or a pipe.
    let isInteractive: Bool
    private let waker = WakePipe()
    private let monitor = Monitor(State())

    init() {
        self.isInteractive = isatty(STDIN_FILENO) == 1
        Thread.start("terminal") { self.run() }
    }

    /// The next line, without its end; nil when there are no more.
    func line() async -> String? {
        await withCheckedContinuation { continuation in
            let isOver = self.monitor.signal { state in
                if !state.isOver { state.request = .line(continuation) }
                return state.isOver
            }
            if isOver { continuation.resume(returning: nil) }
        }
    }

    /// Calls `onKey` when the listener types, once.
    func watch(_ onKey: @escaping @Sendable () -> Void) {
        guard self.isInteractive else { return }
        self.monitor.signal { state in
            state.isWatching = true
            state.request = .watch(onKey)
        }
    }

    /// Watches no longer.
    func stopWatching() {
        self.monitor.signal { $0.isWatching = false }
        self.waker.wake()
    }

    /// There are no more lines; from any thread.
    func end() {
        self.monitor.signal { $0.isOver = true }
        self.waker.wake()
    }

    private func run() {
        var typed = TypedLines()
        while let request = self.monitor.wait({ state in state.request.take() }) {
            switch request {
            case .line(let continuation):
                if self.isInteractive { _ = writeAll(Array("> ".utf8) + typed.begun, to: STDOUT_FILENO) }
                continuation.resume(returning: self.readLine(&typed))
            case .watch(let onKey): if self.readKey(&typed) { onKey() }
            }
        }
    }

    private func readLine(_ typed: inout TypedLines) -> String? {
        while true {
            if let line = typed.next() { return line }
            if typed.hasEnded { return typed.last() }
            self.waker.clear()
            if self.monitor.withLock({ $0.isOver }) { return nil }
            guard self.waker.wait(for: STDIN_FILENO, POLLIN) else { continue }
            guard typed.read() else { return typed.last() }
        }
    }

    /// Whether a key was pressed before nobody wanted to know any longer; what it types begins the next line.
    private func readKey(_ typed: inout TypedLines) -> Bool {
        guard KeyMode.enter(STDIN_FILENO) else { return false }
        defer { KeyMode.leave() }
        while true {
            self.waker.clear()
            guard self.monitor.withLock({ $0.isWatching && !$0.isOver }) else { return false }
            guard self.waker.wait(for: STDIN_FILENO, POLLIN) else { continue }
            typed.readKeys()
            return true
        }
    }
}

/// What was typed and not yet taken as a line.
private struct TypedLines {
    private var bytes: [UInt8] = []
    private(set) var hasEnded = false

    /// The next whole line.
    mutating func next() -> String? {
        guard let end = self.bytes.firstIndex(of: 0x0A) else { return nil }
        defer { self.bytes.removeSubrange(...end) }
        return String(decoding: self.bytes[..<end], as: UTF8.self)
    }

    /// What was typed before the end, if anything was.
    mutating func last() -> String? {
        defer { self.bytes = [] }
        return self.bytes.isEmpty ? nil : String(decoding: self.bytes, as: UTF8.self)
    }

    /// Reads what is there; false at the end.
    mutating func read() -> Bool {
        var buffer = [UInt8](repeating: 0, count: 4096)
        let count = Glibc.read(STDIN_FILENO, &buffer, buffer.count)
        guard count > 0 else { return count < 0 && errno == EINTR }
        self.bytes += buffer[..<count]
        return true
    }

    /// Reads the keys that were pressed: text begins the next line, and is shown; of the others only Ctrl-D means anything.
    mutating func readKeys() {
        var buffer = [UInt8](repeating: 0, count: 256)
        let count = Glibc.read(STDIN_FILENO, &buffer, buffer.count)
        guard count > 0 else { return }
        self.hasEnded = buffer[..<count].contains(0x04)
        // An escape sequence is a key that types nothing; nor does Return on its own.
        if buffer[0] != 0x1B { self.bytes += buffer[..<count].filter { $0 >= 0x20 && $0 != 0x7F } }
    }

    /// What begins the next line.
    var begun: [UInt8] { self.bytes }
}
