/// The words of the reader's own.
enum SpokenWords {
    /// What is said of a formula that is not read.
    static let unreadFormula = Array("formula".utf8)

    /// What is said of a formula, whose text this is without its marks.
    static func formula(_ source: some Collection<UInt8>) -> [UInt8] {
        guard var words = SpokenMathematics.words(source) else {
            return self.unreadFormula
        }
        // A formula has no article; a voice takes a small "a" for one, and a capital for the letter.
        for index in words.indices where words[index] == UInt8(ascii: "a") {
            let isAlone =
                (index == 0 || words[index - 1] == 0x20)
                && (index + 1 == words.count || !words[index + 1].isAlphanumeric)
            if isAlone {
                words[index] = UInt8(ascii: "A")
            }
        }
        return words
    }

    /// What is said of an address in the web: "link to example dot org".
    static func link(_ address: some Collection<UInt8>) -> [UInt8] {
        var rest = Array(address)[...]
        if let colon = rest.firstIndex(of: UInt8(ascii: ":")), rest[colon...].starts(with: "://".utf8) {
            rest = rest[(colon + 3)...]
        } else if rest.prefix(7).map(\.small).elementsEqual("mailto:".utf8) {
            return Array("mail to ".utf8) + rest.dropFirst(7)
        }
        let host = rest.prefix { !"/?#:".utf8.contains($0) }
        var words = Array("link to ".utf8)
        let name = host.starts(with: "www.".utf8) && host.count > 4 ? host.dropFirst(4) : host
        for byte in name {
            if byte == UInt8(ascii: ".") {
                words.append(contentsOf: " dot ".utf8)
            } else {
                words.append(byte)
            }
        }
        return name.isEmpty ? Array("link".utf8) : words
    }

    /// What is said where code begins: "Python code".
    static func code(_ info: some Collection<UInt8>) -> [UInt8] {
        let word = info.drop { $0.isBlank || $0 == UInt8(ascii: "{") || $0 == UInt8(ascii: ".") }
            .prefix { !$0.isBlank && $0 != UInt8(ascii: "}") && $0 != UInt8(ascii: ",") }
        guard !word.isEmpty else {
            return Array("Code".utf8)
        }
        let name = String(decoding: Array(word), as: UTF8.self)
        return Array("\(self.languages[name.lowercased()] ?? name) code".utf8)
    }

    /// "12 lines".
    static func count(_ count: Int, _ noun: String) -> [UInt8] {
        Array("\(count) \(noun)\(count == 1 ? "" : "s")".utf8)
    }

    private static let languages: [String: String] = [
        "python": "Python", "py": "Python", "python3": "Python", "js": "JavaScript", "javascript": "JavaScript",
        "jsx": "JavaScript", "ts": "TypeScript", "typescript": "TypeScript", "tsx": "TypeScript", "c": "C",
        "cpp": "C++", "c++": "C++", "cc": "C++", "cs": "C sharp", "csharp": "C sharp", "c#": "C sharp",
        "f#": "F sharp", "fsharp": "F sharp", "java": "Java", "kotlin": "Kotlin", "kt": "Kotlin", "swift": "Swift",
        "go": "Go", "golang": "Go", "rust": "Rust", "rs": "Rust", "ruby": "Ruby", "rb": "Ruby", "php": "PHP",
        "perl": "Perl", "lua": "Lua", "r": "R", "julia": "Julia", "scala": "Scala", "haskell": "Haskell",
        "hs": "Haskell", "sh": "shell", "bash": "shell", "shell": "shell", "zsh": "shell", "console": "shell",
        "powershell": "PowerShell", "ps1": "PowerShell", "sql": "SQL", "html": "HTML", "css": "CSS", "scss": "SCSS",
        "xml": "XML", "svg": "SVG", "json": "JSON", "jsonc": "JSON", "yaml": "YAML", "yml": "YAML", "toml": "TOML",
        "ini": "INI", "csv": "CSV", "md": "Markdown", "markdown": "Markdown", "tex": "LaTeX", "latex": "LaTeX",
        "dockerfile": "Dockerfile", "docker": "Dockerfile", "makefile": "Makefile", "make": "Makefile",
        "cmake": "CMake", "graphql": "GraphQL", "matlab": "MATLAB", "asm": "assembly", "assembly": "assembly",
        "objc": "Objective-C", "objective-c": "Objective-C", "dart": "Dart", "elixir": "Elixir", "ex": "Elixir",
        "erlang": "Erlang", "clojure": "Clojure", "vb": "Visual Basic", "vbnet": "Visual Basic", "diff": "diff",
        "text": "plain text", "txt": "plain text", "plaintext": "plain text", "http": "HTTP", "mermaid": "Mermaid",
        "proto": "Protobuf", "nginx": "nginx", "vue": "Vue", "zig": "Zig", "ocaml": "OCaml", "solidity": "Solidity",
    ]
}
