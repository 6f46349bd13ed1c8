internal import FoundationEssentials
import Glibc
package import SpeakStream

/// A record that was read: its turns, in order.
package struct Recording: Sendable {
    /// A turn of it.
    package struct Turn: Sendable {
        /// How it was spoken.
        package let configuration: SpeechConfiguration
        /// Of its sound.
        package let format: AudioFormat
        /// Whether its sink kept time.
        package let isPaced: Bool
        /// The name under which the voice was asked for; nil if none was.
        package let voice: String?
        /// When it began, in monotonic time.
        package let start: Duration
        /// All lines behind the first.
        var lines: [RecordLine] = []
    }

    /// The turns.
    package private(set) var turns: [Turn] = []

    /// Reads a file.
    ///
    /// A last line without its end is left out: the process was killed while it wrote.
    ///
    /// - Parameter path: of the file; `-` for standard input.
    /// - Throws: ``SpeakStreamError`` with code ``SpeakStreamError/Code/fileInvalid``, with the line that is wrong.
    package init(path: String) throws(SpeakStreamError) {
        guard let bytes = Self.bytes(path) else {
            throw SpeakStreamError(.fileInvalid, "cannot read the record \(path): \(String(cString: strerror(errno)))")
        }
        try self.init(bytes, name: path)
    }

    /// Reads the bytes of a record.
    ///
    /// - Parameters:
    ///   - bytes: JSON lines.
    ///   - name: what it is called in messages.
    /// - Throws: ``SpeakStreamError`` with code ``SpeakStreamError/Code/fileInvalid``.
    package init(_ bytes: [UInt8], name: String) throws(SpeakStreamError) {
        let decoder = JSONDecoder()
        let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        // Where each turn stands among those read: those that follow each other may overlap at their ends.
        var places: [Int: Int] = [:]
        for (index, bytes) in lines.dropLast().enumerated() where !bytes.isEmpty {
            let refuse = { (reason: String) in
                SpeakStreamError(.fileInvalid, "\(name), line \(index + 1): \(reason)")
            }
            guard let line = try? decoder.decode(RecordLine.self, from: Data(bytes)) else {
                throw refuse("this is no line of a record that --events wrote")
            }
            if line.event == "began" {
                guard line.version == RecordLine.version else {
                    throw refuse(
                        "version \(line.version.map(String.init) ?? "missing") of the format is not known, \(RecordLine.version) is"
                    )
                }
                guard let turn = Turn(line) else { throw refuse("the beginning of a turn lacks something") }
                places[line.turn] = self.turns.count
                self.turns.append(turn)
            } else if let place = places[line.turn] {
                self.turns[place].lines.append(line)
            } else {
                throw refuse("turn \(line.turn) has not begun")
            }
        }
        if self.turns.isEmpty { throw SpeakStreamError(.fileInvalid, "\(name) holds no turn") }
    }

    private static func bytes(_ path: String) -> [UInt8]? {
        let descriptor = path == "-" ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        defer { if descriptor != STDIN_FILENO { close(descriptor) } }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = read(descriptor, &buffer, buffer.count)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { return nil }
            guard count > 0 else { return bytes }
            bytes += buffer[..<count]
        }
    }
}

extension Recording.Turn {
    fileprivate init?(_ line: RecordLine) {
        guard let configuration = line.configuration, let rate = line.sampleRate, (1_000...384_000).contains(rate),
            let start = line.startMonotonic, let isPaced = line.isPaced
        else { return nil }
        self.configuration = configuration
        self.format = AudioFormat(sampleRate: rate)
        self.isPaced = isPaced
        self.voice = line.voice
        self.start = Duration(seconds: start)
    }
}
