import Glibc
import SpeakStreamEngines
import SpeakStreamRig

/// A speech engine by itself: what it says to us by a pipe, with nothing of speakstream in between.
final class OwnProgram {
    private let voice: String
    private let silence: Int
    private let input: Int32
    private let output: Int32
    private var child = pid_t()
    private var id = 0
    private var unread: [UInt8] = []

    /// Starts the program, and has it say something.
    init(_ engine: CommandEngine, voice: String) throws {
        self.voice = voice
        self.silence = Int(engine.silenceLevel * 32_768)
        var (down, up): ([Int32], [Int32]) = ([0, 0], [0, 0])
        guard pipe(&down) == 0, pipe(&up) == 0 else { throw RigError("no pipe") }
        (self.input, self.output) = (down[1], up[0])
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        posix_spawn_file_actions_adddup2(&actions, down[0], 0)
        posix_spawn_file_actions_adddup2(&actions, up[1], 1)
        for end in down + up { posix_spawn_file_actions_addclose(&actions, end) }
        var arguments = engine.command.map { strdup($0) } + [nil]
        let status = posix_spawnp(&self.child, engine.command[0], &actions, nil, &arguments, environ)
        posix_spawn_file_actions_destroy(&actions)
        for argument in arguments { free(argument) }
        close(down[0])
        close(up[1])
        guard status == 0 else { throw RigError("\(engine.name) can not be started") }
        guard try self.line().contains("\"ready\": true") else { throw RigError("\(engine.name) is not ready") }
        _ = try self.ask("One.")
    }

    deinit {
        // At the end of its input it ends.
        close(self.input)
        waitpid(self.child, nil, 0)
        close(self.output)
    }

    /// Has a phrase said to its end.
    ///
    /// - Returns: how long it took until the first byte of its sound came, and the first that is no silence, in milliseconds.
    func ask(_ text: String) throws -> (byte: Double, sound: Double) {
        let line =
            "{\"say\": \"\(text)\", \"id\": \(self.id), \"rate\": 175, \"pitch\": 50, \"voice\": \"\(self.voice)\"}\n"
        self.id += 1
        let start = Monotonic.now()
        guard write(self.input, line, line.utf8.count) == line.utf8.count else { throw RigError("the program is gone") }
        var (byte, sound): (Double?, Double?) = (nil, nil)
        while true {
            let header = try self.line()
            guard !header.contains("\"end\"") else { break }
            guard let count = Self.count(header) else { throw RigError("the program says \(header)") }
            var rest = count
            while rest > 0 {
                // Whole samples only.
                let part = self.unread.prefix(min(rest, self.unread.count) & ~1)
                if part.isEmpty {
                    try self.fill()
                    continue
                }
                byte = byte ?? Monotonic.now()
                if sound == nil {
                    let levels = stride(from: part.startIndex, to: part.endIndex, by: 2).lazy.map {
                        abs(Int(Int16(bitPattern: UInt16(part[$0]) | UInt16(part[$0 + 1]) << 8)))
                    }
                    if levels.contains(where: { $0 >= self.silence }) { sound = Monotonic.now() }
                }
                rest -= part.count
                self.unread.removeFirst(part.count)
            }
        }
        guard let byte, let sound else { throw RigError("the program makes no sound") }
        return ((byte - start) * 1000, (sound - start) * 1000)
    }

    private static func count(_ header: String) -> Int? {
        guard let place = header.firstRange(of: "\"bytes\": ") else { return nil }
        return Int(header[place.upperBound...].prefix { $0.isNumber })
    }

    private func line() throws -> String {
        while true {
            if let end = self.unread.firstIndex(of: UInt8(ascii: "\n")) {
                let line = String(decoding: self.unread[..<end], as: UTF8.self)
                self.unread.removeFirst(end + 1)
                return line
            }
            try self.fill()
        }
    }

    private func fill() throws {
        var bytes = [UInt8](repeating: 0, count: 65_536)
        let count = read(self.output, &bytes, bytes.count)
        guard count > 0 else { throw RigError("the program has ended") }
        self.unread += bytes[..<count]
    }
}
