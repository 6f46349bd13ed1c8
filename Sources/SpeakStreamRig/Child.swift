internal import FoundationEssentials
internal import Glibc
internal import Subprocess
internal import SystemPackage

/// A program under test while it runs: written to, signalled and watched, with a stamp for everything that happens.
public struct Child: Sendable {
    /// What the program reads.
    public enum Input: Sendable {
        /// A pipe that the closure writes to.
        case pipe

        /// A file with this text, so that all of it is there before the program starts.
        case text(String)
    }

    /// The process id.
    public let pid: Int32

    /// Just before the program was started, in seconds of ``Monotonic``.
    public let startedAt: Double

    /// The process as a descriptor, readable when it has ended.
    let descriptor: Int32

    /// The writing end of its standard input, when that is a pipe.
    let pipe: InputPipe?

    /// Runs a program while a closure writes to it, signals it, watches it.
    ///
    /// After the closure, standard input is closed and the program awaited.
    ///
    /// - Parameters:
    ///   - executable: Its path.
    ///   - arguments: Its arguments.
    ///   - environment: What to change in the environment it inherits.
    ///   - input: What it reads.
    ///   - patience: How many seconds it may live on after the closure's end, before it is killed.
    ///   - body: What to do meanwhile. When it throws, the program is killed.
    /// - Returns: What happened.
    /// - Throws: What the closure throws, or the reason why the program could not be started.
    public static func run<Value: Sendable>(
        _ executable: String,
        _ arguments: [String] = [],
        environment: [String: String] = [:],
        input: Input = .pipe,
        patience: Double = 60,
        _ body: @Sendable (Child) async throws -> Value
    ) async throws -> Outcome<Value> {
        let (source, pipe) = try open(input)
        defer { pipe?.close() }
        // Nor are they to read his config file; libpulse wants a folder that it may write to.
        let settings = try TemporaryFolder(name: "speakstream-config")
        defer { settings.remove() }
        let update = withoutSettings.merging(["XDG_CONFIG_HOME": settings.path].asUpdate) { $1 }
            .merging(environment.asUpdate) { $1 }
        let startedAt = Monotonic.now()
        let result = try await Subprocess.run(
            .path(FilePath(executable)),
            arguments: Arguments(arguments),
            environment: .inherit.updating(update),
            input: .fileDescriptor(source, closeAfterSpawningProcess: true),
            output: .sequence,
            error: .string(limit: 16 << 20)
        ) { execution in
            let process = execution.processIdentifier
            let child = Child(
                pid: process.value,
                startedAt: startedAt,
                descriptor: process.processDescriptor,
                pipe: pipe
            )
            async let output = collect(execution.standardOutput)
            do {
                let value = try await body(child)
                pipe?.close()
                let endedAt = await child.waitForExit(timeout: patience)
                if endedAt == nil {
                    child.signal(SIGKILL)
                }
                let end = if let endedAt { endedAt } else { await child.waitForExit(timeout: 60) ?? Monotonic.now() }
                return (value, endedAt == nil, end, try await output)
            } catch {
                child.signal(SIGKILL)
                throw error
            }
        }
        let (value, overstayed, endedAt, output) = result.closureResult
        return Outcome(
            value: value,
            ending: Ending(result.terminationStatus),
            overstayed: overstayed,
            startedAt: startedAt,
            endedAt: endedAt,
            output: output,
            errorText: result.standardError
        )
    }
}

/// The variables of whoever runs the tests that would set something in the programs under test.
private let withoutSettings: [Environment.Key: String?] = {
    var update: [Environment.Key: String?] = [:]
    for name in ProcessInfo.processInfo.environment.keys where name.hasPrefix("SPEAKSTREAM_") {
        update.updateValue(nil, forKey: Environment.Key(rawValue: name)!)
    }
    return update
}()

private func collect(_ output: SubprocessOutputSequence) async throws -> [Child.Chunk] {
    var chunks: [Child.Chunk] = []
    for try await buffer in output {
        chunks.append(Child.Chunk(stamp: Monotonic.now(), bytes: buffer.withUnsafeBytes { Array($0) }))
    }
    return chunks
}

private func open(_ input: Child.Input) throws -> (FileDescriptor, InputPipe?) {
    switch input {
    case .pipe:
        return try InputPipe.make()
    case .text(let text):
        let folder = try TemporaryFolder(name: "speakstream-input")
        // Once open, a file needs no name.
        defer { folder.remove() }
        let file = try FileDescriptor.open(
            FilePath("\(folder.path)/text"),
            .readWrite,
            options: [.create, .closeOnExec],
            permissions: .ownerReadWrite
        )
        try file.writeAll(text.utf8)
        try file.seek(offset: 0, from: .start)
        return (file, nil)
    }
}
