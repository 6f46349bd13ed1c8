import CSpeakStreamShims
import Glibc
import SpeakStream
package import SpeakStreamVoices

/// Where settings come from: the user's config file and the environment.
package enum UserSettings {
    /// The config file, whether it is there or not; nil without a home.
    package static var path: String? { VoiceFolders.userConfiguration.map { $0 + "/config.toml" } }

    /// What is in the config file; nil if there is none.
    ///
    /// - Throws: ``CommandFailure`` if it can not be read, or is no TOML.
    package static func file() throws(CommandFailure) -> TableReader? {
        guard let path = Self.path, access(path, F_OK) == 0 else { return nil }
        do throws(SpeakStreamError) {
            return try TableReader(path: path)
        } catch {
            throw CommandFailure(status: .configuration, message: error.message)
        }
    }

    /// The environment variables whose names begin as those do that set something, by their names.
    package static func variables() -> [(name: String, value: String)] {
        var variables: [(name: String, value: String)] = []
        var next = speakstream_environment()
        while let entry = next?.pointee {
            next = next?.advanced(by: 1)
            guard strncmp(entry, Settings.prefix, Settings.prefix.utf8.count) == 0 else { continue }
            let parts = String(cString: entry).split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            if parts.count == 2 { variables.append((String(parts[0]), String(parts[1]))) }
        }
        return variables.sorted { $0.name < $1.name }
    }
}
