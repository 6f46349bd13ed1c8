public import SpeakStream
public import SpeakStreamText

/// Reads lexicons: TOML files that say how words and phrases are said.
///
/// ```toml
/// language = "en"          # of all entries that name none; without it they hold in any text
///
/// [words]
/// nginx = "engine x"                       # spelled otherwise
/// GIF = { ipa = "dʒˈɪf" }                  # in the International Phonetic Alphabet
/// kubectl = { phonemes = "k'ju:b k@ntr'oUl" }   # in eSpeak NG's own notation
/// "C++" = "C plus plus"
/// polish = { say = "Polish", case = "exact" }   # case = "any" | "exact"; by default exact if there is a capital
/// chat = { ipa = "ʃa", language = "fr" }
/// "[citation needed]" = ""                 # not said at all
/// ```
public enum LexiconFile {
    /// How a pronunciation is written.
    public enum Notation: Sendable {
        /// In the International Phonetic Alphabet.
        case ipa
        /// In eSpeak NG's own.
        case eSpeak
    }

    /// Checks a pronunciation, and gives it as phonemes of eSpeak NG; throws what is wrong with it.
    ///
    /// It is told the pronunciation, how it is written, and the language whose sounds they are, as a BCP 47 tag; nil for that of the
    /// voice that speaks.
    public typealias Check = (String, Notation, String?) throws(SpeakStreamError) -> String

    /// Reads a lexicon.
    ///
    /// - Parameters:
    ///   - path: the file's.
    ///   - check: checks its pronunciations.
    /// - Returns: the lexicon.
    /// - Throws: ``SpeakStreamError`` with code ``SpeakStreamError/Code/fileInvalid``, that names the file, the line and what is wrong.
    public static func read(_ path: String, check: Check) throws(SpeakStreamError) -> Lexicon {
        try Self.read(try TextFile.read(path), file: path, check: check)
    }

    /// Reads a lexicon that is in memory, of a file that is called so in messages.
    package static func read(_ utf8: [UInt8], file: String, check: Check) throws(SpeakStreamError) -> Lexicon {
        var document = try TableReader(utf8, file: file)
        let language = try document.string("language")
        let words = try document.table("words")
        try document.finish()
        var lexicon = Lexicon()
        guard var words else { throw document.error("there is no [words] in it") }
        for written in words.keys { lexicon.add(try Self.entry(written, &words, language, check)) }
        return lexicon
    }

    private static func entry(
        _ written: String,
        _ words: inout TableReader,
        _ language: String?,
        _ check: Check
    ) throws(SpeakStreamError) -> Lexicon.Entry {
        guard written.unicodeScalars.contains(where: { !$0.properties.isWhitespace }) else {
            throw words.error(at: written, "\"\(written)\" is no word")
        }
        if case .string(let say)? = words.value(written)?.content {
            return Lexicon.Entry(written, .words(say), language: language)
        }
        let line = words.line(of: written)
        guard case .table? = words.value(written)?.content, var entry = try words.table(written) else {
            let given = words.value(written).map(\.content.described) ?? "nothing"
            throw words.error(at: written, "\"\(written)\" takes a string or a table, not \(given)")
        }
        let isExact = try entry.string("case", oneOf: ["any": false, "exact": true])
        let own = try entry.string("language") ?? language
        let say = try entry.text("say")
        let ipa = try entry.string("ipa")
        let phonemes = try entry.string("phonemes")
        try entry.finish()
        let saying: Lexicon.Saying
        switch (say, ipa, phonemes) {
        case (let say?, nil, nil): saying = .words(say)
        case (nil, let ipa?, nil): saying = .phonemes(try Self.checked(ipa, .ipa, own, check, words.file, line))
        case (nil, nil, let phonemes?):
            saying = .phonemes(try Self.checked(phonemes, .eSpeak, own, check, words.file, line))
        default: throw entry.error("\"\(written)\" takes one of say, ipa and phonemes")
        }
        return Lexicon.Entry(written, saying, isCaseExact: isExact, language: own)
    }

    private static func checked(
        _ phonemes: String,
        _ notation: Notation,
        _ language: String?,
        _ check: Check,
        _ file: String,
        _ line: Int
    ) throws(SpeakStreamError) -> String {
        do throws(SpeakStreamError) {
            return try check(phonemes, notation, language)
        } catch {
            throw TableReader.error(file, line, error.message)
        }
    }
}
