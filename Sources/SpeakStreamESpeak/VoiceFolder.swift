import Glibc
import SpeakStream

/// A folder of symbolic links that lets eSpeak NG find a voice by its file name.
///
/// `espeak_SetVoiceByName("en-us")` opens all 366 voice files to find the one that calls itself so: 5 to 11 ms of a
/// start-up of thirty. In a data folder in which `lang/en-us` is a file, it takes 0.3 ms and gives the same
/// samples (measured, eSpeak NG 1.51). The folder is made in the user's cache the first time a voice is used.
struct VoiceFolder {
    /// The folder, to be given to eSpeak NG as its data path.
    let path: String
    /// eSpeak NG's own data.
    private let data: String
    /// A variant that is not among eSpeak NG's own, and is the only one here.
    private let variant: VariantFile?

    /// eSpeak NG keeps paths in 160 bytes and falls back to its default for a longer one, silently.
    private static let longestPath = 120

    /// The folder for the data at `data` in the folder `cache` (by default the user's); nil where there is none to use.
    init?(data: String, variant: VariantFile? = nil, cache: String? = UserFolder.cache) {
        guard let cache else { return nil }
        self.variant = variant
        // Another eSpeak NG has other data: each gets its own folder (FNV-1a of its path).
        var hash: UInt32 = 2_166_136_261
        for byte in (data + (variant?.path ?? "")).utf8 { hash = (hash ^ UInt32(byte)) &* 16_777_619 }
        self.path = cache + "/speakstream/espeak-ng-" + String(hash, radix: 16)
        self.data = data
        guard self.path.utf8.count <= Self.longestPath else { return nil }
    }

    /// Whether the voice can be found here.
    func has(_ voice: String) -> Bool {
        let files = [self.link(voice), "\(self.path)/phondata"] + [self.variantLink].compactMap(\.self)
        return files.allSatisfy { access($0, R_OK) == 0 }
    }

    /// The voice's file below eSpeak NG's `lang`; nil if it is not here.
    func file(of voice: String) -> String? {
        guard let path = Paths.target(of: self.link(voice)) else { return nil }
        let prefix = self.data + "/lang/"
        return path.hasPrefix(prefix) ? String(path.dropFirst(prefix.count)) : nil
    }

    /// Remembers the file of a voice; a cache that cannot be written costs milliseconds, nothing else.
    ///
    /// - Parameters:
    ///   - voice: the name by which it was asked for, without its variant.
    ///   - file: its file below `lang`, as eSpeak NG names it (`gmw/en-US`).
    func remember(_ voice: String, file: String) {
        guard !voice.contains("/"), access("\(self.data)/lang/\(file)", R_OK) == 0,
            Self.makeFolder("\(self.path)/lang")
        else { return }
        for name in Paths.entries(of: self.data) where name != "lang" && !(name == "voices" && self.variant != nil) {
            Self.link(from: "\(self.path)/\(name)", to: "\(self.data)/\(name)")
        }
        if let variant = self.variant, let link = self.variantLink {
            guard Self.makeFolder("\(self.path)/voices/!v") else { return }
            Self.link(from: link, to: variant.path)
        }
        Self.link(from: self.link(voice), to: "\(self.data)/lang/\(file)")
    }

    /// Where eSpeak NG is to find the variant.
    private var variantLink: String? { self.variant.map { "\(self.path)/voices/!v/\($0.label)" } }

    private func link(_ voice: String) -> String { "\(self.path)/lang/\(voice.lowercased())" }

    /// Makes a folder, and those in which it lies.
    private static func makeFolder(_ path: String) -> Bool {
        var end = path.startIndex
        let whole = path + "/"
        while let slash = whole[whole.index(after: end)...].firstIndex(of: "/") {
            if mkdir(String(whole[..<slash]), 0o755) != 0, errno != EEXIST { return false }
            end = slash
        }
        return true
    }

    private static func link(from: String, to: String) {
        guard symlink(to, from) != 0, errno == EEXIST, access(from, R_OK) != 0 else { return }
        // It is there and leads nowhere: the data has moved.
        unlink(from)
        _ = symlink(to, from)
    }
}
