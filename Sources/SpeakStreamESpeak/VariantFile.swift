import Glibc
import SpeakStream

/// A variant of eSpeak NG's voices that lies elsewhere than in its data: `en-us+/path/to/calm`.
struct VariantFile: Equatable {
    /// The voice that it changes.
    let base: String
    /// The file's absolute path.
    let path: String

    /// eSpeak NG reads a variant's lines into a buffer and knows no limit of their number.
    private static let mostBytes = 16 * 1024

    /// Makes one of a voice's name; nil if its variant is not given by a path.
    init?(in name: String) {
        guard let plus = name.firstIndex(of: "+"), name[name.index(after: plus)...].hasPrefix("/") else { return nil }
        self.base = String(name[..<plus])
        self.path = String(name[name.index(after: plus)...])
    }

    /// The name under which eSpeak NG is to find it.
    var label: String {
        String(
            (self.path.split(separator: "/").last ?? "").lowercased().filter {
                $0.isASCII && ($0.isLetter || $0.isNumber)
            }
        )
    }

    /// Sees that eSpeak NG, which says nothing of a variant that it does not find, can read it.
    func check() throws(SpeakStreamError) {
        var status = stat()
        guard !self.label.isEmpty, stat(self.path, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
            access(self.path, R_OK) == 0, status.st_size <= Self.mostBytes
        else {
            throw SpeakStreamError(
                .unknownVoice,
                "\(self.path) is no variant that can be read: a file of at most \(Self.mostBytes / 1024) KiB, with a letter in its name"
            )
        }
    }
}
