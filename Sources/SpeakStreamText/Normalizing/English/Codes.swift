/// What is said digit by digit, or not in full: telephone numbers, addresses and versions, hashes.
enum Codes {
    /// A telephone number: "+1 (555) 123-4567", "555-123-4567", "020 7946 0958"; each digit by itself.
    static func telephone(_ cursor: inout WrittenText.Cursor) -> String? {
        let word = cursor.wordBefore
        guard cursor.is(.digits) ? cursor.isAtNumberStart : (cursor.is("+") || cursor.is("(")) && cursor.isAtRunStart
        else {
            return nil
        }
        let isInternational = cursor.take("+")
        var groups: [String] = []
        var (hasBracket, hasPoint) = (false, false)
        while groups.count < 7 {
            let group = cursor.attempt { cursor in
                if !groups.isEmpty, !cursor.takeSpace(), !cursor.take("-"), !cursor.take("‑") {
                    hasPoint = cursor.take(".") || hasPoint
                }
                guard cursor.take("(") else { return cursor.take(.digits) }
                guard let inner = cursor.take(.digits), cursor.take(")") else { return nil }
                hasBracket = true
                _ = cursor.takeSpace()
                return inner
            }
            guard let group else { break }
            groups.append(group)
        }
        guard cursor.isAtWordEnd,
            !hasPoint || groups.map(\.utf8.count) == [3, 3, 4],
            Self.isTelephone(groups.map(\.utf8.count), isInternational, hasBracket, groups.first ?? "", after: word)
        else { return nil }
        return (isInternational ? "plus " : "") + groups.map { NumberWords.spelled($0) }.joined(separator: ", ")
    }

    private static let calling: Set = [
        "call", "Call", "phone", "Phone", "dial", "Dial", "tel", "Tel", "fax", "Fax", "text",
    ]

    private static func isTelephone(
        _ lengths: [Int],
        _ isInternational: Bool,
        _ hasBracket: Bool,
        _ first: String,
        after word: String?
    ) -> Bool {
        let digits = lengths.reduce(0, +)
        if isInternational { return (8...15).contains(digits) && (lengths.count > 1 || digits > 9) }
        switch lengths {
        case [3, 3, 4], [1, 3, 3, 4]: return true
        case [3, 4]: return first == "555" || word.map { Self.calling.contains($0) } ?? false
        case [3]: return word.map { Self.calling.contains($0) } ?? false
        default:
            // Numbers with a leading zero in groups, as they are written outside North America.
            return (hasBracket || first.hasPrefix("0")) && lengths.count >= 2 && (9...12).contains(digits)
                && lengths.dropFirst().allSatisfy { $0 >= 2 }
        }
    }

    /// Numbers with two points and more: "192.168.1.1", "v1.2.3".
    static func dotted(_ cursor: inout WrittenText.Cursor) -> String? {
        let isVersion = cursor.isAtWordStart && (cursor.take("v") || cursor.take("V"))
        guard isVersion || cursor.isAtNumberStart, let first = cursor.take(.digits) else { return nil }
        var parts = [first]
        while parts.count < 8, cursor.is("."), let next = cursor.token(1), next.kind == .digits {
            parts.append(next.text)
            cursor.index += 2
        }
        guard parts.count > 2 || isVersion, cursor.isAtWordEnd else { return nil }
        let isAddress = parts.count == 4 && parts.allSatisfy { Int($0).map { $0 < 256 } ?? false } && !isVersion
        let words = parts.joined(separator: isAddress ? " dot " : " point ")
        return isVersion ? "version \(words)" : words
    }

    /// A hash or an identifier in hexadecimal digits, of which the end tells it from others.
    static func hash(_ cursor: inout WrittenText.Cursor) -> String? {
        guard cursor.isAtRunStart else { return nil }
        if cursor.is("0"), cursor.token(1)?.text.first == "x" {
            return cursor.attempt { cursor in
                let digits = cursor.takeAlphanumerics().dropFirst(2)
                guard cursor.isAtWordEnd, !digits.isEmpty, digits.allSatisfy(\.isHexDigit) else { return nil }
                return digits.utf8.count <= 8
                    ? "hex \(NumberWords.spelled(digits))" : "hex number \(Self.ending(digits))"
            }
        }
        let start = cursor
        let run = cursor.takeAlphanumerics()
        let count = run.utf8.count
        guard (7...128).contains(count) else { return nil }
        var reader = start
        if let uuid = reader.takeUUID() {
            cursor = reader
            return uuid
        }
        let letters = run.utf8.count { $0.isLetter }
        let digits = count - letters
        guard cursor.isAtWordEnd, letters >= 2, digits >= 2 else { return nil }
        if run.allSatisfy({ $0.isHexDigit && !$0.isUppercase }) || count >= 32 && run.allSatisfy(\.isHexDigit) {
            return "hash \(Self.ending(run))"
        }
        return count >= 24 && digits >= 4 ? "code \(Self.ending(run))" : nil
    }

    fileprivate static func ending(_ run: some StringProtocol) -> String {
        "ending in \(NumberWords.spelled(run.suffix(2)))"
    }
}

extension WrittenText.Cursor {
    /// Takes letters and digits of ASCII.
    fileprivate mutating func takeAlphanumerics() -> String {
        var run = ""
        while let token, token.kind == .digits || token.kind == .letters, token.text.utf8.allSatisfy(\.isAlphanumeric) {
            run += token.text
            self.index += 1
        }
        return run
    }

    fileprivate mutating func takeUUID() -> String? {
        var last = ""
        for (number, length) in [8, 4, 4, 4, 12].enumerated() {
            if number > 0, !self.take("-") { return nil }
            last = self.takeAlphanumerics()
            guard last.utf8.count == length, last.allSatisfy(\.isHexDigit) else { return nil }
        }
        return self.isAtWordEnd ? "U U I D \(Codes.ending(last))" : nil
    }
}
