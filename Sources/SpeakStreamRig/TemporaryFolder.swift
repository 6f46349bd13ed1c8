internal import Glibc

/// A new folder that only its owner may enter, gone with everything in it after `remove()`.
public struct TemporaryFolder: Sendable {
    /// The folder's absolute path.
    public let path: String

    /// Makes the folder under `TMPDIR`, or `/tmp`.
    ///
    /// - Parameter name: The first part of its name, for who looks at what a crash left behind.
    /// - Throws: ``RigError`` when it cannot be made.
    public init(name: String = "speakstream") throws {
        let parent = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
        // mkdtemp makes it with mode 0700, which PulseAudio demands of its runtime folder.
        var template = Array("\(parent)/\(name)-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else {
            throw RigError("cannot make a folder in \(parent): \(String(cString: strerror(errno)))")
        }
        self.path = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
    }

    /// Makes a folder inside, with mode 0700.
    ///
    /// - Parameter name: Its name.
    /// - Returns: Its absolute path.
    /// - Throws: ``RigError`` when it cannot be made.
    public func makeFolder(_ name: String) throws -> String {
        let path = "\(self.path)/\(name)"
        guard mkdir(path, 0o700) == 0 else {
            throw RigError("cannot make \(path): \(String(cString: strerror(errno)))")
        }
        return path
    }

    /// Removes the folder and all that is in it; links are removed, not followed.
    public func remove() {
        removeTree(self.path)
    }
}

/// What kept the rig from working: a missing program, a daemon that did not start.
public struct RigError: Error, Sendable, CustomStringConvertible {
    /// What went wrong, for a person.
    public let description: String

    /// An error with a message.
    ///
    /// - Parameter description: What went wrong, for a person.
    public init(_ description: String) {
        self.description = description
    }
}

/// Removes a file, a link, or a folder with its entries.
private func removeTree(_ path: String) {
    guard unlink(path) != 0, let names = try? entries(of: path) else {
        return
    }
    for name in names {
        removeTree("\(path)/\(name)")
    }
    rmdir(path)
}
