import Glibc
import SpeakStream

/// Where voice profiles are looked for: the user's folder first, then that which came with the program.
public struct VoiceFolders: Sendable, Hashable {
    /// The folders that there are, in the order in which they are looked through.
    public let paths: [String]

    /// Makes one of folders of your own.
    public init(_ paths: [String]) {
        self.paths = paths
    }

    /// The user's folder (`$XDG_CONFIG_HOME/speakstream/voices`) and that of the program: `share/speakstream/voices` beside the folder
    /// in which it is installed, or `voices` in the tree in which it was built.
    public static func usual() -> VoiceFolders {
        var paths: [String] = []
        if let config = Self.userConfiguration { paths.append(config + "/voices") }
        // From the program's folder upwards: bin, or .build/debug and what it links to.
        var folder = Paths.programFolder[...].dropLast()
        for _ in 0..<5 {
            guard let slash = folder.lastIndex(of: "/") else { break }
            folder = folder[..<slash]
            paths.append("\(folder)/share/speakstream/voices")
            if access("\(folder)/Package.swift", F_OK) == 0 {
                paths.append("\(folder)/voices")
                break
            }
        }
        return VoiceFolders(paths.filter { access($0, R_OK | X_OK) == 0 })
    }

    /// The user's folder for speakstream's files, whether it is there or not; nil without a home.
    public static var userConfiguration: String? {
        UserFolder.configuration.map { $0 + "/speakstream" }
    }

    /// The file of a profile: the path itself if it is one, or `NAME.toml` in the first folder that has it.
    public func file(of name: String) -> String? {
        if name.contains("/") || name.hasSuffix(".toml") { return name }
        return self.paths.map { "\($0)/\(name).toml" }.first { access($0, F_OK) == 0 }
    }

    /// The profiles' files that can be asked for, by their names.
    public func files() -> [(name: String, file: String)] {
        var found: [String: String] = [:]
        for folder in self.paths {
            for entry in Paths.entries(of: folder) where entry.hasSuffix(".toml") {
                let name = String(entry.dropLast(5))
                if found[name] == nil { found[name] = "\(folder)/\(entry)" }
            }
        }
        return found.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }
}
