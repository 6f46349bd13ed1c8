extension Language {
    /// All that are known. A new language is a file of its own and a name here.
    static let all: [Language] = [.english]

    /// What holds in every language, and nothing else.
    public static let universal = Language(codes: [])

    /// The language of a BCP 47 tag ("de", "pt-BR"), or `universal`.
    public init(_ tag: String) {
        let code = tag.prefix { $0 != "-" && $0 != "_" }.lowercased()
        self = Self.all.first { $0.codes.contains(code) } ?? .universal
    }
}
