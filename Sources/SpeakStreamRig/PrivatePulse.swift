internal import Glibc
internal import Subprocess
internal import Synchronization

/// Runs a PulseAudio daemon of its own for the length of a closure: no session, no sound card, one null sink.
///
/// Any number can run side by side. However the closure ends, the daemon has been killed and its folder removed when
/// this returns.
///
/// - Parameters:
///   - sink: The null sink to load.
///   - body: What to do while the daemon runs.
/// - Returns: What the closure returned.
/// - Throws: ``RigError`` when the daemon does not start within ten seconds, else what the closure throws.
public nonisolated(nonsending) func withPrivatePulse<Result>(
    _ sink: PrivatePulse.NullSink = PrivatePulse.NullSink(),
    _ body: (PrivatePulse) async throws -> Result
) async throws -> Result {
    let folder = try TemporaryFolder(name: "speakstream-pulse")
    defer { folder.remove() }
    let pulse = try PrivatePulse(sink: sink, folder: folder)
    do {
        try await pulse.restart()
        let result = try await body(pulse)
        await pulse.kill()
        return result
    } catch {
        await pulse.kill()
        throw error
    }
}

/// A PulseAudio daemon that a test owns, and may break: kill, restart, freeze, thaw.
public final class PrivatePulse: Sendable {
    /// What the daemon's only sink is like.
    public struct NullSink: Sendable, Hashable {
        /// The sink's name; its monitor is called the same with `.monitor` behind.
        public var name: String

        /// Frames a second.
        public var rate: Int

        /// The number of channels.
        public var channels: Int

        /// Whether it renders no further ahead than a client asks.
        ///
        /// Without it an idle null sink has rendered two seconds, and the first stream stalls until they are over.
        public var norewinds: Bool

        /// A sink; as it stands, one in eSpeak NG's own format, so that the monitor is bit exact.
        public init(name: String = "t", rate: Int = 22_050, channels: Int = 1, norewinds: Bool = true) {
            self.name = name
            self.rate = rate
            self.channels = channels
            self.norewinds = norewinds
        }
    }

    private struct Daemon {
        var pid: pid_t
        var end: Task<Void, Never>
    }

    /// The null sink.
    public let sink: NullSink

    /// The server's address, as `PULSE_SERVER` wants it; the same after a restart.
    public let server: String

    /// What a client's environment needs, on top of its parent's.
    public let environment: [String: String]

    /// Where its socket, its log and its homes are.
    let folder: String
    let socket: String
    private let daemon = Mutex<Daemon?>(nil)

    /// Prepares the folders, starts nothing.
    init(sink: NullSink, folder: TemporaryFolder) throws {
        self.sink = sink
        self.folder = folder.path
        self.socket = "\(folder.path)/native"
        self.server = "unix:\(self.socket)"
        let home = try folder.makeFolder("home")
        // Two clients that make it at the same time get into each other's way, and libpulse says so on stderr.
        _ = try folder.makeFolder("home/.config")
        try writeFile(
            (0..<256).map { _ in UInt8.random(in: .min ... .max) },
            to: try folder.makeFolder("home/.config/pulse") + "/cookie"
        )
        self.environment = [
            "HOME": home,
            "XDG_RUNTIME_DIR": try folder.makeFolder("runtime"),
            "PULSE_SERVER": self.server,
        ]
    }

    /// The daemon's process id, or `nil` after `kill()`.
    public var pid: Int32? {
        self.daemon.withLock { $0?.pid }
    }

    /// Kills the daemon with SIGKILL and waits until it is gone; without a daemon it does nothing.
    public func kill() async {
        guard let daemon = self.daemon.withLock({ $0.take() }) else {
            return
        }
        // It is not reaped before its end was awaited, so the number is still its own.
        Glibc.kill(daemon.pid, SIGKILL)
        await daemon.end.value
    }

    /// Starts the daemon anew at the same address, after killing the one that runs.
    ///
    /// - Throws: ``RigError`` when it does not answer within ten seconds.
    public func restart() async throws {
        await self.kill()
        unlink(self.socket)
        let (started, promise) = AsyncStream.makeStream(of: pid_t.self)
        let arguments = Arguments(self.arguments)
        let environment = Environment.inherit.updating([
            "HOME": self.environment["HOME"],
            "XDG_RUNTIME_DIR": self.environment["XDG_RUNTIME_DIR"],
            "PULSE_SERVER": nil,
            "DBUS_SESSION_BUS_ADDRESS": nil,
        ])
        let end = Task {
            defer { promise.finish() }
            _ = try? await run(
                .name("pulseaudio"),
                arguments: arguments,
                environment: environment,
                input: .none,
                output: .discarded,
                error: .discarded
            ) { execution in
                promise.yield(execution.processIdentifier.value)
            }
        }
        guard let pid = await started.first(where: { _ in true }) else {
            throw RigError("cannot run pulseaudio; on Debian: apt-get install pulseaudio pulseaudio-utils")
        }
        self.daemon.withLock { $0 = Daemon(pid: pid, end: end) }
        try await self.waitUntilReady(pid)
    }

    /// Stops the daemon with SIGSTOP: connections stay open, nothing answers.
    public func freeze() {
        self.signal(SIGSTOP)
    }

    /// Lets a frozen daemon go on.
    public func thaw() {
        self.signal(SIGCONT)
    }

    /// Runs `pactl` against the daemon, such as `control("suspend-sink", "t", "1")`.
    ///
    /// - Parameter arguments: The command and its arguments.
    /// - Returns: What it printed.
    /// - Throws: ``RigError`` when it fails.
    @discardableResult
    public func control(_ arguments: String...) async throws -> String {
        let result = try await run(
            .name("pactl"),
            arguments: Arguments(arguments),
            environment: .inherit.updating(self.environment.asUpdate),
            output: .string(limit: 1 << 20),
            error: .string(limit: 1 << 16)
        )
        guard result.terminationStatus.isSuccess else {
            throw RigError("pactl \(arguments.joined(separator: " ")): \(result.standardError)")
        }
        return result.standardOutput
    }

    private func signal(_ number: Int32) {
        self.daemon.withLock { daemon in
            if let daemon {
                _ = Glibc.kill(daemon.pid, number)
            }
        }
    }
}

extension [String: String] {
    /// The variables in the form that `Environment.updating` takes.
    var asUpdate: [Environment.Key: String?] {
        var update: [Environment.Key: String?] = [:]
        for (key, value) in self {
            update[Environment.Key(rawValue: key)!] = value
        }
        return update
    }
}
