extension Language {
    /// What holds in every language, and nothing else.
    public static let universal = Language(codes: [])

    /// The language of a BCP 47 tag ("de", "pt-BR") or of a voice ("de+f3"), or `universal`.
    public init(_ tag: String) {
        self = Self.named(Self.primarySubtag(of: tag)) ?? .universal
    }

    /// What of a BCP 47 tag, or of a voice's name, says which language it is, in lower case.
    static func primarySubtag(of tag: String) -> String { tag.prefix { $0.isLetter }.lowercased() }

    /// The languages that are known.
    ///
    /// A new one is a file of its own and a line here; none is built before it is asked for.
    private static func named(_ code: String) -> Language? {
        switch code {
        case "am": .amharic
        case "ar": .arabic
        case "hy": .armenian
        case "bg": .bulgarian
        case "my": .burmese
        case "zh": .chinese
        case "cs": .czech
        case "da": .danish
        case "nl": .dutch
        case "en": .english
        case "fi": .finnish
        case "fr": .french
        case "de": .german
        case "el": .greek
        case "hi": .hindi
        case "hu": .hungarian
        case "id": .indonesian
        case "it": .italian
        case "ja": .japanese
        case "kk": .kazakh
        case "km": .khmer
        case "ko": .korean
        case "nb", "no", "nn": .norwegian
        case "fa": .persian
        case "pl": .polish
        case "pt": .portuguese
        case "ro": .romanian
        case "ru": .russian
        case "sk": .slovak
        case "es": .spanish
        case "sv": .swedish
        case "tr": .turkish
        case "uk": .ukrainian
        case "ur": .urdu
        case "vi": .vietnamese
        default: nil
        }
    }
}
