import CSpeakStreamShims
import Glibc
import SpeakStream

/// A program that runs, in a process group of its own, with pipes to its first three descriptors.
///
/// Reading and writing do not block, and are one thread's; it can be ended from any.
final class EngineProcess: Sendable {
    /// What it writes.
    let output: Int32
    /// What it writes to its standard error; -1 if that passes through.
    let errors: Int32
    /// What it reads.
    let input: Int32
    /// Its id and that of its group, until it was waited for; then how it ended.
    private let state: Monitor<State>

    private enum State {
        case running(Int32)
        case ended(String)
    }

    /// The thread that starts all: a program is killed with the thread that started it, and this one ends with the process.
    private static let starter = ThreadExecutor(name: "engines")

    /// Starts a program.
    ///
    /// - Throws: ``EngineFault/cannotStart(_:)``.
    init(_ engine: CommandEngine) throws(EngineFault) {
        guard let program = engine.command.first, !program.isEmpty else {
            throw .cannotStart("its profile names no program")
        }
        var pipes: [(read: Int32, write: Int32)] = []
        for _ in 0..<3 {
            var ends: [Int32] = [-1, -1]
            guard speakstream_pipe(&ends) == 0 else {
                let reason = String(cString: strerror(errno))
                for pipe in pipes { Self.close([pipe.read, pipe.write]) }
                throw .cannotStart(reason)
            }
            pipes.append((ends[0], ends[1]))
        }
        let theirs = [pipes[0].read, pipes[1].write, engine.showsErrors ? 2 : pipes[2].write]
        // Ours do not block; theirs are as programs expect them.
        for descriptor in theirs.dropLast(engine.showsErrors ? 1 : 0) { _ = fcntl(descriptor, F_SETFL, 0) }
        let started = Monitor<(id: Int32, status: Int32)?>(nil)
        Self.starter.perform {
            let result = Self.spawn(engine, theirs)
            started.signal { $0 = result }
        }
        let result = started.wait { $0 } ?? (id: -1, status: EAGAIN)
        Self.close([pipes[0].read, pipes[1].write, pipes[2].write])
        guard result.status == 0 else {
            Self.close([pipes[0].write, pipes[1].read, pipes[2].read])
            if result.id > 0 { waitpid(result.id, nil, 0) }
            throw .cannotStart(
                result.status == ENOENT ? "there is no program \(program)" : String(cString: strerror(result.status))
            )
        }
        self.input = pipes[0].write
        self.output = pipes[1].read
        self.errors = engine.showsErrors ? -1 : pipes[2].read
        if engine.showsErrors { Self.close([pipes[2].read]) }
        self.state = Monitor(.running(result.id))
    }

    deinit {
        self.end()
        Self.close([self.input, self.output, self.errors])
    }

    /// Ends the program and all that it started, unless it has ended; returns how it did in words.
    @discardableResult
    func end() -> String {
        self.state.withLock { state in
            let id: Int32
            switch state {
            case .running(let running): id = running
            case .ended(let how): return how
            }
            // A program that is at its end already keeps its status. Not waited for yet, its id is nobody else's.
            kill(-id, SIGKILL)
            kill(id, SIGKILL)
            var status: Int32 = 0
            while waitpid(id, &status, 0) < 0, errno == EINTR {}
            let signal = status & 0x7F
            let how = signal == 0 ? "exit status \(status >> 8 & 0xFF)" : "signal \(signal)"
            state = .ended(how)
            return how
        }
    }

    /// Reads what is there; nil when nothing is, empty when nothing will be any more.
    func read(_ descriptor: Int32) -> [UInt8]? {
        while true {
            var count = 0
            let bytes = [UInt8](unsafeUninitializedCapacity: 65_536) { buffer, initialized in
                count = Glibc.read(descriptor, buffer.baseAddress, buffer.count)
                initialized = Swift.max(0, count)
            }
            if count < 0, errno == EINTR { continue }
            return count < 0 && errno == EAGAIN ? nil : bytes
        }
    }

    /// Writes what there is room for; returns how much, and everything where nobody reads any more: what comes of that is seen
    /// at the other end.
    func write(_ bytes: [UInt8]) -> Int {
        while true {
            let count = writeOnce(bytes, to: self.input)
            if count >= 0 { return count }
            switch errno {
            case EINTR: continue
            case EAGAIN: return 0
            default: return bytes.count
            }
        }
    }

    private static func spawn(_ engine: CommandEngine, _ descriptors: [Int32]) -> (id: Int32, status: Int32) {
        var variables: [String] = []
        var next = environ
        while let entry = next.pointee {
            let variable = String(cString: entry)
            if engine.environment[String(variable.prefix { $0 != "=" })] == nil { variables.append(variable) }
            next += 1
        }
        variables += engine.environment.map { "\($0.key)=\($0.value)" }
        var arguments = engine.command.map { strdup($0) } + [nil]
        var environment = variables.map { strdup($0) } + [nil]
        defer { for string in arguments + environment { free(string) } }
        var id: Int32 = -1
        let status = speakstream_spawn(&arguments, &environment, descriptors, &id)
        return (id, status)
    }

    private static func close(_ descriptors: [Int32]) {
        for descriptor in descriptors where descriptor >= 0 { Glibc.close(descriptor) }
    }
}
