internal import CEspeakNG
import SpeakStream

// What the voice that is loaded knows of phonemes. eSpeak NG has no list to ask for: it is shown phonemes, and what it makes of them is
// looked at.
extension ESpeakEngine {
    /// The longest pronunciation in UTF-8 bytes.
    private static let longestPhonemes = 200

    /// Checks phonemes in eSpeak NG's notation.
    func checkPhonemes(_ phonemes: String) throws(SpeakStreamError) {
        guard !phonemes.isEmpty, phonemes.utf8.count <= Self.longestPhonemes else {
            throw SpeakStreamError(.phonemesInvalid, "phonemes take 1 to \(Self.longestPhonemes) bytes")
        }
        if let wrong = phonemes.first(where: { !$0.isASCII || $0 < " " || $0 == "[" || $0 == "]" }) {
            throw SpeakStreamError(
                .phonemesInvalid,
                "\"\(wrong)\" is none of eSpeak NG's phonemes, which are written in ASCII; the International Phonetic Alphabet goes with ipa"
            )
        }
        Self.expectPhonemes()
        guard !Self.isTakenWhole(phonemes) else { return }
        // What comes behind one that it does not know, it leaves out.
        var known = ""
        for letter in phonemes {
            guard Self.isTakenWhole(known + String(letter)) else {
                throw SpeakStreamError(
                    .phonemesInvalid,
                    "eSpeak NG takes \"\(phonemes)\" only to \"\(known)\": it does not know \"\(letter)\" there"
                )
            }
            known.append(letter)
        }
    }

    /// Puts the International Phonetic Alphabet into eSpeak NG's notation.
    func phonemes(ipa: String) throws(SpeakStreamError) -> String {
        guard !ipa.isEmpty, ipa.utf8.count <= Self.longestPhonemes else {
            throw SpeakStreamError(.phonemesInvalid, "a pronunciation takes 1 to \(Self.longestPhonemes) bytes")
        }
        Self.expectPhonemes()
        let sounds = Self.sounds()
        var rest = IPA.normalized(ipa)
        var result = ""
        while let first = rest.first {
            if let mark = IPA.marks[first] {
                result += mark
                rest.removeFirst()
                continue
            }
            var length = Self.longestSound(at: rest, sounds)
            if length == nil, let substitute = IPA.substitutes[first] {
                rest.replaceSubrange(0..<1, with: substitute)
                if substitute.isEmpty { continue }
                length = Self.longestSound(at: rest, sounds)
            }
            guard let length else {
                throw SpeakStreamError(.phonemesInvalid, "the voice has no sound for \"\(first)\" of \"\(ipa)\"")
            }
            // Two of them must not be read as one: "t" and "S" are not "tS".
            if let last = result.last, !"', %|".contains(last) { result += "|" }
            result += sounds[Array(rest.prefix(length))] ?? ""
            rest.removeFirst(length)
        }
        try self.checkPhonemes(result)
        return result
    }

    /// How long the longest sound is that stands first.
    private static func longestSound(at rest: [Unicode.Scalar], _ sounds: [[Unicode.Scalar]: String]) -> Int? {
        (1...4).reversed().first { $0 <= rest.count && sounds[Array(rest.prefix($0))] != nil }
    }

    /// The voice's sounds: what eSpeak NG writes for each of the phonemes that it may have, and the phoneme.
    private static func sounds() -> [[Unicode.Scalar]: String] {
        var sounds: [[Unicode.Scalar]: String] = [:]
        for (phonemes, context) in [(IPA.consonants, "@"), (IPA.vowels, "t")] {
            guard let behind = Self.written("[[\(context)]]", asIPA: true) else { continue }
            for phoneme in phonemes {
                // In a word, for some are another at its end.
                guard Self.isTakenWhole(phoneme), let sound = Self.written("[[\(phoneme)\(context)]]", asIPA: true),
                    sound.hasSuffix(behind)
                else { continue }
                let scalars = Array(sound.unicodeScalars.dropLast(behind.unicodeScalars.count))
                if !scalars.isEmpty, sounds[scalars] == nil { sounds[scalars] = phoneme }
            }
        }
        return sounds
    }

    /// Whether eSpeak NG knows all of some phonemes: what follows them is there, too.
    private static func isTakenWhole(_ phonemes: String) -> Bool {
        self.written("[[\(phonemes)|m|@]]") != self.written("[[\(phonemes)]]")
    }

    /// What eSpeak NG makes of a text.
    private static func written(_ text: String, asIPA: Bool = false) -> String? {
        text.withCString { start in
            var next: UnsafeRawPointer? = UnsafeRawPointer(start)
            guard let phonemes = espeak_TextToPhonemes(&next, Int32(espeakCHARS_UTF8), asIPA ? 2 : 0) else {
                return nil
            }
            let written = String(cString: phonemes)
            return written.isEmpty ? nil : written
        }
    }

    /// Has it look for phonemes between brackets: it does what it did in its last call.
    private static func expectPhonemes() {
        espeak_SetSynthCallback(onUnwantedSound)
        let bytes = Array("[[t]]".utf8) + [0]
        espeak_Synth(bytes, bytes.count, 0, POS_CHARACTER, 0, UInt32(espeakCHARS_UTF8 | espeakPHONEMES), nil, nil)
    }
}

// At file scope: a closure literal formed under a global actor and called on another thread traps.
private func onUnwantedSound(
    _ samples: UnsafeMutablePointer<Int16>?,
    _ count: Int32,
    _ events: UnsafeMutablePointer<espeak_EVENT>?
) -> Int32 { 1 }
