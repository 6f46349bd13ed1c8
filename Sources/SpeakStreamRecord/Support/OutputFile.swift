import Glibc
public import SpeakStream

/// A file, or a descriptor that is open already, to be written from the start to the end.
public struct OutputFile: Sendable {
    /// What it is called in messages.
    private let name: String
    private let descriptor: Int32
    private let isOurs: Bool

    /// Opens it, so that one that can not be written is known before anything is said.
    ///
    /// - Parameters:
    ///   - target: a path; a number for a descriptor that is open already; `-` for standard output.
    ///   - purpose: what is written there, for messages: "the events".
    /// - Throws: ``SpeakStreamError`` with code ``SpeakStreamError/Code/writeFailed``.
    public init(_ target: String, for purpose: String) throws(SpeakStreamError) {
        guard let given = target == "-" ? STDOUT_FILENO : Int32(target) else {
            try self.init(path: target, for: purpose)
            return
        }
        let name = target == "-" ? target : "descriptor \(given)"
        self.init(name: "\(purpose) to \(name)", descriptor: given, isOurs: false)
        let flags = fcntl(given, F_GETFL)
        guard flags >= 0, flags & O_ACCMODE != O_RDONLY else {
            throw SpeakStreamError(.writeFailed, "cannot write \(self.name): it is not open for writing")
        }
    }

    /// Opens the file at a path, and empties it.
    ///
    /// - Parameters:
    ///   - path: of the file, which is made if it is not there.
    ///   - purpose: what is written there, for messages.
    /// - Throws: ``SpeakStreamError`` with code ``SpeakStreamError/Code/writeFailed``.
    public init(path: String, for purpose: String) throws(SpeakStreamError) {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
        self.init(name: "\(purpose) to \(path)", descriptor: descriptor, isOurs: true)
        if descriptor < 0 { throw self.failure() }
    }

    private init(name: String, descriptor: Int32, isOurs: Bool) {
        self.name = name
        self.descriptor = descriptor
        self.isOurs = isOurs
    }

    /// Writes bytes, waiting as long as that takes.
    ///
    /// - Parameter bytes: all of them are written.
    /// - Throws: ``SpeakStreamError`` with code ``SpeakStreamError/Code/writeFailed``.
    public func write(_ bytes: [UInt8]) throws(SpeakStreamError) {
        guard writeAll(bytes, to: self.descriptor) else { throw self.failure() }
    }

    /// Closes it, if it was opened here.
    public func close() {
        if self.isOurs { Glibc.close(self.descriptor) }
    }

    private func failure() -> SpeakStreamError {
        SpeakStreamError(.writeFailed, "cannot write \(self.name): \(String(cString: strerror(errno)))")
    }
}
