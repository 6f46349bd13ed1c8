internal import CEspeakNG
import Glibc

/// What is there of eSpeak NG.
package struct ESpeakInstallation: Sendable, Hashable {
    /// The library's version.
    package var version: String
    /// The folder that it takes its data from, whatever was asked for: it falls back in silence.
    package var data: String
    /// What it needs of its data to start, and does not find there.
    package var missing: [String]

    /// Makes a description.
    package init(version: String, data: String, missing: [String] = []) {
        (self.version, self.data, self.missing) = (version, data, missing)
    }

    /// Looks at the files without starting the library.
    init(data: String) {
        self.version = espeak_Info(nil).map { String(cString: $0) } ?? ""
        self.data = data
        self.missing = ["phontab", "phonindex", "phondata", "intonations", "lang"].filter {
            access("\(data)/\($0)", R_OK) != 0
        }
    }
}
