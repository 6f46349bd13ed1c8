/// Finds what of a phrase is in another language than the text, so that it can be said by a voice of that language.
///
/// By script, word by word: a voice says none of a script that is not its own, or spells it. By words, in the languages that it is
/// told to look for and that share a script with the text: a whole phrase, or what stands in quotation marks, which has at least
/// three of the other language's commonest words, two if there are accents, and more of them than of its own.
public struct LanguageFinder: Sendable, Hashable {
    /// A stretch of words of one language.
    struct Run: Equatable {
        /// Which of the phrase's words.
        var words: Range<Int>
        /// The tag under which the language was looked for; nil for that of the text.
        var language: String?
    }

    /// The text's language.
    private let base: String
    private let baseScripts: Set<Script>
    /// Languages that are looked for by their words, by their script.
    private let listed: [String]
    /// The language that is taken for a script of its own.
    private let byScript: [Script: String]

    /// With fewer words than this nothing is decided by words.
    private static let leastWords = 3
    /// So many common words of a language at least make it that language: two are in many a name, "von der Leyen".
    private static let leastCommon = 3
    /// So many do where there is a letter with an accent, too.
    private static let leastCommonWithAccents = 2

    /// Makes a finder.
    ///
    /// - Parameters:
    ///   - base: the text's language, as a BCP 47 tag or the name of a voice that begins with one.
    ///   - listed: the languages that are looked for, as such tags; the first of several that share a script is taken where nothing
    ///     else tells them apart.
    ///   - findsScripts: whether other scripts than those are found as well, as the language most written in each.
    public init(base: String, listed: [String] = [], findsScripts: Bool = true) {
        self.base = Language.primarySubtag(of: base)
        self.baseScripts = Script.scripts(of: self.base)
        self.listed = listed.filter { Language.primarySubtag(of: $0) != Language.primarySubtag(of: base) }
        var byScript: [Script: String] = [:]
        if findsScripts {
            for script in Script.allCases { byScript[script] = script.usualLanguage }
        }
        for tag in self.listed.reversed() {
            for script in Script.scripts(of: Language.primarySubtag(of: tag))
            where script != .latin || !self.baseScripts.contains(.latin) {
                byScript[script] = tag
            }
        }
        for script in self.baseScripts { byScript[script] = nil }
        self.byScript = byScript
    }

    /// The languages that it may find.
    public var languages: Set<String> { Set(self.byScript.values).union(self.listed) }

    /// The languages of a phrase's words, in order; a single run without a language if all is in the text's own.
    ///
    /// - Parameters:
    ///   - text: the phrase.
    ///   - words: its words, as ranges of its UTF-8 bytes.
    /// - Returns: runs that cover the words.
    func runs(in text: String, words: [Range<Int>]) -> [Run] {
        let own = [Run(words: 0..<words.count, language: nil)]
        guard words.count > 0 else { return own }
        let utf8 = Array(text.utf8)
        var languages = [String?](repeating: nil, count: words.count)
        if !self.byScript.isEmpty, self.mayHoldOtherScript(utf8) { self.findScripts(utf8, words, &languages) }
        if !self.listed.isEmpty { self.findWords(utf8, words, &languages) }
        var runs: [Run] = []
        for (index, language) in languages.enumerated() {
            if let last = runs.last, last.language == language {
                runs[runs.count - 1].words = last.words.lowerBound..<index + 1
            } else {
                runs.append(Run(words: index..<index + 1, language: language))
            }
        }
        return runs
    }

    /// Whether there can be a letter of a script that is not Latin, or of any if the text's own is not.
    private func mayHoldOtherScript(_ utf8: [UInt8]) -> Bool {
        guard self.baseScripts == [.latin] else { return true }
        // From U+0340 on; typographic marks and Latin letters with two accents begin with E2 and E1 B8 to BB.
        return utf8.indices.contains { index in
            utf8[index] >= 0xCD && utf8[index] != 0xE2
                && !(utf8[index] == 0xE1 && index + 1 < utf8.count && utf8[index + 1] >= 0xB8
                    && utf8[index + 1] <= 0xBB)
        }
    }

    // MARK: - By script

    private func findScripts(_ utf8: [UInt8], _ words: [Range<Int>], _ languages: inout [String?]) {
        let scripts = words.map { Self.script(of: utf8[$0]) }
        var first = 0
        while first < words.count {
            guard let found = scripts[first], self.language(for: found.script) != nil else {
                first += 1
                continue
            }
            // Words of the script, and figures between them.
            var end = first + 1
            // The longest word.
            var letters = found.letters
            var next = end
            while next < words.count {
                if let other = scripts[next] {
                    guard self.isSameRun(other.script, found.script) else { break }
                    letters = max(letters, other.letters)
                    end = next + 1
                }
                next += 1
            }
            if letters >= found.script.leastLetters {
                let kinds = Set(scripts[first..<end].compactMap { $0?.script })
                let language = self.language(of: utf8[words[first].lowerBound..<words[end - 1].upperBound], kinds)
                for index in first..<end { languages[index] = language }
            }
            first = end
        }
    }

    /// Japanese is written in kana and han.
    private func isSameRun(_ one: Script, _ other: Script) -> Bool {
        one == other || Set([one, other]) == [.han, .kana]
    }

    private func language(for script: Script) -> String? { self.byScript[script] }

    private func language(of utf8: ArraySlice<UInt8>, _ scripts: Set<Script>) -> String? {
        guard let script = scripts.contains(.kana) ? .kana : scripts.first else { return nil }
        let usual = self.byScript[script]
        for (letters, language) in Script.telling where Script.scripts(of: language).contains(script) {
            guard let tag = self.tag(for: language, besides: usual) else { continue }
            if String(decoding: utf8, as: UTF8.self).unicodeScalars.contains(where: letters.contains) { return tag }
        }
        return usual
    }

    /// The tag of a language if it may be taken instead of the usual one of its script: where that was not chosen by hand.
    private func tag(for language: String, besides usual: String?) -> String? {
        if let listed = self.listed.first(where: { Language.primarySubtag(of: $0) == language }) { return listed }
        return usual.map { self.listed.contains($0) } == true ? nil : language
    }

    /// The script of most letters of a word, and how many those are; nil if it has none.
    private static func script(of word: ArraySlice<UInt8>) -> (script: Script, letters: Int)? {
        var counts: [(script: Script, letters: Int)] = []
        for scalar in String(decoding: word, as: UTF8.self).unicodeScalars {
            guard let script = Script.of(scalar) else { continue }
            if let index = counts.firstIndex(where: { $0.script == script }) {
                counts[index].letters += 1
            } else {
                counts.append((script, 1))
            }
        }
        return counts.max { $0.letters < $1.letters }
    }

    // MARK: - By words

    private func findWords(_ utf8: [UInt8], _ words: [Range<Int>], _ languages: inout [String?]) {
        var start = 0
        for index in words.indices {
            // A quotation ends with its word's closing mark, and begins with the next's opening one.
            let isEnd =
                index + 1 == words.count || Self.closes(utf8[words[index]]) || Self.opens(utf8[words[index + 1]])
            guard isEnd else { continue }
            let stretch = start..<index + 1
            if languages[stretch].allSatisfy({ $0 == nil }), let language = self.language(of: utf8, words[stretch]) {
                for word in stretch { languages[word] = language }
            }
            start = index + 1
        }
    }

    private func language(of utf8: [UInt8], _ words: ArraySlice<Range<Int>>) -> String? {
        guard words.count >= Self.leastWords else { return nil }
        // Letters are the names of things, and abbreviations nobody's words.
        let written = Set(words.map { Self.letters(of: utf8[$0]) }.filter { $0.count > 1 && $0 != $0.uppercased() })
        let spellings = written.map(Self.spelling)
        func common(_ tag: String) -> Int {
            let table = Language(tag).words
            return spellings.count { spelling in
                var spelling = spelling
                return table.roles(of: &spelling).contains(.function)
            }
        }
        let own = common(self.base)
        let hasAccents = utf8[words[words.startIndex].lowerBound..<words[words.endIndex - 1].upperBound].contains {
            (0xC3...0xC9).contains($0)
        }
        let least = hasAccents ? Self.leastCommonWithAccents : Self.leastCommon
        var best: (tag: String, count: Int)?
        for tag in self.listed
        where !self.baseScripts.isDisjoint(with: Script.scripts(of: Language.primarySubtag(of: tag))) {
            let count = common(tag)
            if count >= least, count > own, count > best?.count ?? 0 { best = (tag, count) }
        }
        return best?.tag
    }

    /// A word without the marks around it.
    private static func letters(of word: ArraySlice<UInt8>) -> String {
        let isLetter = { (letter: Character) in letter.isLetter }
        let inner = String(decoding: word, as: UTF8.self).drop { !isLetter($0) }
        return String(inner.reversed().drop { !isLetter($0) }.reversed())
    }

    private static func spelling(_ word: String) -> Spelling {
        var spelling = Spelling()
        for byte in word.utf8 { spelling.append(byte) }
        return spelling
    }

    private static let openings: Set<Unicode.Scalar> = ["\"", "“", "„", "«", "‹", "「", "『"]
    private static let closings: Set<Unicode.Scalar> = ["\"", "”", "“", "»", "›", "」", "』"]

    private static func opens(_ word: ArraySlice<UInt8>) -> Bool {
        String(decoding: word, as: UTF8.self).unicodeScalars.first.map(self.openings.contains) ?? false
    }

    private static func closes(_ word: ArraySlice<UInt8>) -> Bool {
        String(decoding: word, as: UTF8.self).unicodeScalars.reversed().prefix(3).contains(
            where: self.closings.contains
        )
    }
}
