/// Names of files, paths, hosts, mail addresses and options of commands.
enum Addresses {
    private static let signs: [Character: String] = [
        "/": "slash", "\\": "backslash", ".": "dot", "_": "underscore", "-": "dash", "~": "tilde", ":": "colon",
        "@": "at", "*": "star", "+": "plus", "#": "hash", "=": "equals", "?": "question mark", "&": "and",
        "%": "percent",
        "$": "dollar",
    ]

    /// Parts of paths that are said otherwise than eSpeak NG would.
    private static let parts = [
        "usr": "user", "src": "source", "tmp": "temp", "etc": "E T C", "js": "J S", "ts": "T S", "py": "P Y",
        "sh": "S H",
        "md": "M D", "txt": "text", "exe": "E X E", "csv": "C S V", "ini": "I N I", "cfg": "config", "conf": "conf",
        "db": "D B", "rs": "R S", "rb": "R B", "hs": "H S", "cs": "C S", "ps1": "P S 1", "jpg": "J peg",
        "jpeg": "J peg",
        "ico": "I C O", "iso": "I S O", "env": "env", "io": "I O", "ai": "A I", "www": "W W W", "uk": "U K",
        "eu": "E U",
        "us": "U S",
    ]

    /// Endings of names of files.
    private static let extensions: Set = [
        "txt", "md", "pdf", "doc", "docx", "xls", "xlsx", "ppt", "pptx", "csv", "tsv", "json", "jsonl", "xml", "yaml",
        "yml", "toml", "ini", "cfg", "conf", "log", "html", "htm", "css", "scss", "js", "jsx", "ts", "tsx", "py",
        "ipynb",
        "rb", "rs", "go", "java", "kt", "swift", "c", "h", "cc", "cpp", "hpp", "cs", "php", "pl", "lua", "sh", "bash",
        "bat", "ps1", "sql", "db", "sqlite", "png", "jpg", "jpeg", "gif", "svg", "webp", "ico", "mp3", "mp4", "wav",
        "flac",
        "ogg", "avi", "mov", "mkv", "zip", "tar", "gz", "bz2", "xz", "rar", "exe", "dll", "so", "deb", "rpm", "iso",
        "env", "lock", "bin", "dat", "tex", "bib", "vue", "svelte", "wasm", "jar", "class", "o", "a", "r", "m", "vtt",
        "srt",
    ]

    /// Top level domains that models write hosts in.
    private static let domains: Set = [
        "com", "org", "net", "edu", "gov", "mil", "int", "io", "ai", "dev", "app", "co", "uk", "de", "fr", "eu", "us",
        "ca",
        "au", "jp", "cn", "in", "info", "biz", "me", "tv", "local", "localhost", "example", "test",
    ]

    /// Marks with which one may begin.
    private static let openings: Set<Unicode.Scalar> = ["/", "~", ".", "-"]

    /// Any of these, as a run without white space.
    static func address(_ cursor: inout WrittenText.Cursor) -> String? {
        guard let token = cursor.token, token.kind != .mark || token.isMark(Self.openings), cursor.isAtRunStart,
            cursor.isInRunWithMarks
        else { return nil }
        let isInBrackets = cursor.is("[", -1)
        let run = cursor.takeRun()
        guard Self.isAddress(run, isInBrackets: isInBrackets) else { return nil }
        // "Node.js" is a name, and said as one.
        if run.hasSuffix(".js"), run.first?.isUppercase == true, !run.contains("/") { return "\(run.dropLast(3)) J S" }
        return Self.words(run)
    }

    /// Whether a run is an address; in square brackets "[/b]" is a tag.
    private static func isAddress(_ run: String, isInBrackets: Bool) -> Bool {
        guard run.utf8.contains(where: { "./~@\\-".utf8.contains($0) }),
            run.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }), run.utf8.contains(where: \.isLetter)
        else { return false }
        if run.hasPrefix("--") { return run.dropFirst(2).first?.isLetter == true && run.utf8.count > 3 }
        if run.hasPrefix("/") { return !isInBrackets && run.dropFirst().first != "/" && run.utf8.count > 2 }
        if run.hasPrefix("~/") || run.hasPrefix("./") || run.hasPrefix("../") { return true }
        if run.hasPrefix("."), run.dropFirst().first?.isLetter == true { return Self.isName(run[...]) }
        if run.dropFirst().hasPrefix(":\\"), run.first?.isLetter == true { return true }
        let pieces = run.split(separator: "/", omittingEmptySubsequences: false)
        let head = pieces.first ?? ""
        let tail = pieces.last ?? ""
        if let at = head.firstIndex(of: "@"), at != head.startIndex {
            return Self.isHost(head[head.index(after: at)...])
        }
        if pieces.count > 1, Self.isHost(head) { return true }
        if Self.isFile(tail) { return pieces.allSatisfy { Self.isName($0) } }
        return pieces.count == 1 && Self.isHost(head)
    }

    /// "example.org", with a known domain in small letters.
    private static func isHost(_ text: Substring) -> Bool {
        let labels =
            text.split(separator: ":", maxSplits: 1).first?.split(separator: ".", omittingEmptySubsequences: false)
            ?? []
        guard labels.count > 1, let last = labels.last, Self.domains.contains(String(last)) else { return false }
        return labels.allSatisfy { label in
            !label.isEmpty && label.utf8.allSatisfy { $0.isAlphanumeric || $0 == UInt8(ascii: "-") }
        }
    }

    /// "main.py", ".env".
    private static func isFile(_ text: Substring) -> Bool {
        guard let dot = text.lastIndex(of: "."), Self.extensions.contains(text[text.index(after: dot)...].lowercased())
        else {
            return false
        }
        return Self.isName(text) && (dot == text.startIndex || text[..<dot].utf8.contains { $0.isAlphanumeric })
    }

    private static func isName(_ text: Substring) -> Bool {
        !text.isEmpty && text.utf8.allSatisfy { $0.isAlphanumeric || "._-+*".utf8.contains($0) }
    }

    /// Each sign by its name, each word by itself.
    private static func words(_ run: String) -> String {
        var words: [String] = []
        var word = ""
        func finish() {
            guard !word.isEmpty else { return }
            words.append(Self.parts[word.lowercased()] ?? word)
            word = ""
        }
        for character in run {
            if let sign = Self.signs[character] {
                finish()
                words.append(sign)
            } else if character.isLetter || character.isNumber {
                word.append(character)
            } else {
                finish()
            }
        }
        finish()
        return words.joined(separator: " ")
    }
}

extension WrittenText.Cursor {
    /// The longest run that is looked at, in tokens.
    private static let longestRun = 200

    private static let runEnds: Set<Unicode.Scalar> = ["`", "“", "”", "\"", "<", ">", "|"]
    private static let punctuation: Set<Unicode.Scalar> = [
        ".", ",", ";", ":", "!", "?", ")", "]", "}", "'", "’", "…", "*",
    ]

    /// The marks of which an address has one at least.
    private static let marks: Set<Unicode.Scalar> = [".", "/", "~", "@", "\\", "-"]

    /// Whether one of them stands before the next white space, and is not the full stop right before that.
    fileprivate var isInRunWithMarks: Bool {
        var offset = 0
        while offset < Self.longestRun, let token = self.token(offset), token.kind != .space {
            let isLast = self.token(offset + 1).map { $0.kind == .space } ?? true
            if token.isMark(Self.marks), !isLast || token.text != "." { return true }
            offset += 1
        }
        return false
    }

    /// Takes all up to white space, without the punctuation of the sentence at its end.
    fileprivate mutating func takeRun() -> String {
        var tokens: [WrittenText.Token] = []
        while let token, token.kind != .space, !token.isMark(Self.runEnds), tokens.count < Self.longestRun {
            tokens.append(token)
            self.index += 1
        }
        let opened = tokens.contains { $0.text == "(" }
        while let last = tokens.last,
            last.isMark(Self.punctuation), !(last.text == ")" && opened)
        {
            tokens.removeLast()
            self.index -= 1
        }
        return tokens.map(\.text).joined()
    }
}
