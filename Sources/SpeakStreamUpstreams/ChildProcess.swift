import Glibc
import SpeakStream
internal import Subprocess
import Synchronization
internal import SystemPackage

/// A command whose standard output is an upstream.
///
/// It runs in a process group of its own, so that a barge-in ends it with all that it started, and no longer than the closure that
/// it is given to. Its standard error passes through, and its standard input is that of this process. A command that reads the
/// terminal is stopped by the system, as it is no longer in the foreground.
public struct ChildProcess: Sendable {
    /// How a command ended.
    public enum Ending: Sendable, Hashable {
        /// With an exit status.
        case exited(Int32)
        /// By a signal.
        case signalled(Int32)
    }

    /// How long a command that is told to stop may take.
    public struct Grace: Sendable, Hashable {
        /// After how long SIGTERM follows SIGINT.
        public var terminate: Duration
        /// After how long, counted from SIGINT, SIGKILL follows.
        public var kill: Duration

        /// Makes a grace.
        public init(terminate: Duration = .milliseconds(500), kill: Duration = .seconds(2)) {
            self.terminate = terminate
            self.kill = max(kill, terminate)
        }

        fileprivate func steps(first: Signal) -> [TeardownStep] {
            [
                .send(signal: first, toProcessGroup: true, allowedDurationToNextStep: self.terminate),
                .send(signal: .terminate, toProcessGroup: true, allowedDurationToNextStep: self.kill - self.terminate),
            ]
        }
    }

    /// What the command writes.
    public let upstream: FileDescriptorUpstream
    /// The id of the group, which is that of the command's own process.
    private let group: Int32
    private let state = State()

    private final class State: Sendable {
        let isInterrupted = Atomic(false)
    }

    fileprivate init(upstream: FileDescriptorUpstream, group: Int32) {
        self.upstream = upstream
        self.group = group
    }

    /// Tells the command and all that it started to stop, and reads no more of it; from any thread, at once.
    public func interrupt() {
        if !self.state.isInterrupted.exchange(true, ordering: .relaxed) {
            Glibc.kill(-self.group, SIGINT)
            // One that is paused learns of it when it goes on.
            self.resume()
        }
        self.upstream.close()
    }

    /// Stops the command and all that it started where they are, until ``resume()``; from any thread.
    ///
    /// It generates nothing meanwhile, not even what fits into the pipe.
    public func pause() {
        if !self.state.isInterrupted.load(ordering: .relaxed) { Glibc.kill(-self.group, SIGSTOP) }
    }

    /// Lets the command go on; from any thread.
    public func resume() {
        Glibc.kill(-self.group, SIGCONT)
    }

    /// Ends the command and all that it started without asking; from any thread, at once.
    public func kill() {
        Glibc.kill(-self.group, SIGKILL)
    }

    /// Runs a command while a closure reads it.
    ///
    /// A command that is still there when the closure returns is given `grace.kill` to end by itself, then told to stop; one that
    /// was interrupted is only given its grace. What it leaves behind in its group is ended.
    ///
    /// - Parameters:
    ///   - command: the name or path of the program, and its arguments.
    ///   - grace: how long it may take to stop.
    ///   - body: reads the upstream; when it throws, the command is told to stop.
    /// - Returns: what the closure returns, and how the command ended.
    /// - Throws: ``UpstreamError`` if the command can not be started, and what the closure throws.
    public static func run<Value: Sendable>(
        _ command: [String],
        grace: Grace = Grace(),
        _ body: @Sendable (ChildProcess) async throws -> Value
    ) async throws -> (Value, Ending) {
        guard let name = command.first, !name.isEmpty else { throw UpstreamError(description: "no command is given") }
        // What waits in the pipe was generated all the same: it holds one write, and then the command waits.
        guard let pipe = makePacketPipe() else {
            throw UpstreamError(description: "no pipe: \(String(cString: strerror(errno)))")
        }
        let upstream = FileDescriptorUpstream(packets: pipe.read)
        defer { upstream.close() }
        var options = PlatformOptions()
        options.processGroupID = 0
        options.teardownSequence = grace.steps(first: .interrupt)
        do {
            let result = try await Subprocess.run(
                name.contains("/") ? .path(FilePath(name)) : .name(name),
                arguments: Arguments(Array(command.dropFirst())),
                platformOptions: options,
                input: .fileDescriptor(.standardInput, closeAfterSpawningProcess: false),
                output: .fileDescriptor(FileDescriptor(rawValue: pipe.write), closeAfterSpawningProcess: true),
                error: .fileDescriptor(.standardError, closeAfterSpawningProcess: false)
            ) { execution in
                let child = ChildProcess(upstream: upstream, group: execution.processIdentifier.value)
                do {
                    let value = try await body(child)
                    child.resume()
                    upstream.close()
                    await execution.teardown(using: child.teardown(grace))
                    return (value, child.group)
                } catch {
                    child.resume()
                    await execution.teardown(using: grace.steps(first: .interrupt))
                    await Self.endRest(of: child.group, grace)
                    throw error
                }
            }
            let (value, group) = result.closureResult
            await Self.endRest(of: group, grace)
            switch result.terminationStatus {
            case .exited(let status): return (value, .exited(status))
            case .signaled(let signal): return (value, .signalled(signal))
            }
        } catch let error as SubprocessError {
            let reason = error.code == .executableNotFound ? "there is no such program" : "\(error)"
            throw UpstreamError(description: "\(name) can not be started: \(reason)")
        }
    }

    /// How the command is ended when nobody reads it any more.
    private func teardown(_ grace: Grace) -> [TeardownStep] {
        // A signal of number 0 is none: it only waits.
        let none = Signal(rawValue: 0)
        if self.state.isInterrupted.load(ordering: .relaxed) { return grace.steps(first: none) }
        let patience = TeardownStep.send(signal: none, toProcessGroup: true, allowedDurationToNextStep: grace.kill)
        return [patience] + grace.steps(first: .interrupt)
    }

    /// Ends what the command has left behind in its group.
    private static func endRest(of group: Int32, _ grace: Grace) async {
        guard Glibc.kill(-group, SIGTERM) == 0 else { return }
        try? await Task.sleep(for: grace.kill - grace.terminate)
        Glibc.kill(-group, SIGKILL)
    }
}
