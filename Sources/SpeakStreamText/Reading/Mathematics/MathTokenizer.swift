/// Cuts LaTeX mathematics into tokens.
struct MathTokenizer {
    private let bytes: [UInt8]
    private var index = 0
    private var found: [MathToken] = []

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    mutating func tokens() throws(UnspeakableMathematics) -> [MathToken] {
        while self.index < self.bytes.count {
            try self.take(self.bytes[self.index])
        }
        return self.found
    }

    private var next: UInt8? { self.byte(after: 1) }

    private func byte(after count: Int) -> UInt8? {
        self.index + count < self.bytes.count ? self.bytes[self.index + count] : nil
    }

    private mutating func take(_ byte: UInt8) throws(UnspeakableMathematics) {
        switch byte {
        case 0x09, 0x0A, 0x0D, 0x20, UInt8(ascii: "~"): self.index += 1
        case UInt8(ascii: "\\"): try self.takeCommand()
        case UInt8(ascii: "{"): self.take(.openBrace)
        case UInt8(ascii: "}"): self.take(.closeBrace)
        case UInt8(ascii: "^"): self.take(.superscript)
        case UInt8(ascii: "_"): self.take(.subscript)
        case UInt8(ascii: "'"): self.take(.prime)
        case UInt8(ascii: "&"): self.take(.cell)
        case _ where byte.isDigit || byte == UInt8(ascii: ".") && self.next?.isDigit == true: self.takeNumber()
        case _ where byte.isLetter: self.takeLetters()
        case 0x21..<0x7F: self.takeMark()
        default: try self.takeScalar()
        }
    }

    private mutating func take(_ token: MathToken, bytes count: Int = 1) {
        self.found.append(token)
        self.index += count
    }

    private func text(_ range: Range<Int>) -> String {
        String(decoding: self.bytes[range], as: UTF8.self)
    }

    // MARK: Numbers, letters, marks

    /// Takes a number; a comma or a narrow space before three digits parts thousands.
    private mutating func takeNumber() {
        let isListed = self.index > 0 && "([{,".utf8.contains(self.bytes[self.index - 1])
        var digits = ""
        var length = 0
        while let byte = self.byte(after: 0) {
            if byte.isDigit || byte == UInt8(ascii: ".") && self.next?.isDigit == true && !digits.contains(".") {
                digits.unicodeScalars.append(Unicode.Scalar(byte))
                self.index += 1
                length += 1
            } else if length <= 3, !digits.contains("."), let width = self.thousandsMark(isListed: isListed) {
                self.index += width
                length = 0
            } else {
                break
            }
        }
        self.found.append(.number(digits))
        if ["\\overline", "\\bar"].contains(where: { self.bytes[self.index...].starts(with: ".\($0)".utf8) }) {
            self.take(.text("point"))
        }
    }

    /// How long the mark is that stands here between thousands.
    private func thousandsMark(isListed: Bool) -> Int? {
        for mark in ["{,}", "\\,", ",", " "] where self.bytes[self.index...].starts(with: mark.utf8) {
            let start = self.index + mark.utf8.count
            let group = self.bytes[start...].prefix(4)
            let isThousands =
                group.count >= 3 && group.prefix(3).allSatisfy(\.isDigit) && group.last?.isDigit == (group.count == 3)
            return isThousands && !(mark == "," && isListed) ? mark.utf8.count : nil
        }
        return nil
    }

    /// Takes a letter, or the word that several of them are: "sin", "Area"; "abc" is a product.
    private mutating func takeLetters() {
        let end = self.bytes[self.index...].firstIndex { !$0.isLetter } ?? self.bytes.count
        let run = self.text(self.index..<end)
        if MathFunctions.named[run] != nil {
            self.take(.command(run), bytes: run.utf8.count)
        } else if run.utf8.count >= 4, run.utf8.contains(where: { "aeiouyAEIOUY".utf8.contains($0) }) {
            self.take(.text(run), bytes: run.utf8.count)
        } else {
            self.take(.letter(self.text(self.index..<(self.index + 1))))
        }
    }

    private mutating func takeMark() {
        for length in [3, 2] where self.index + length <= self.bytes.count {
            let mark = self.text(self.index..<(self.index + length))
            if MathSymbols.ascii[mark] != nil {
                self.take(.mark(mark), bytes: length)
                return
            }
        }
        self.take(.mark(self.text(self.index..<(self.index + 1))))
    }

    private mutating func takeScalar() throws(UnspeakableMathematics) {
        guard let (scalar, end) = ScalarDecoder.scalar(in: self.bytes, at: self.index) else {
            throw UnspeakableMathematics()
        }
        if let raised = MathSymbols.raised[scalar] {
            self.takeScript(.superscript, raised, MathSymbols.raised)
        } else if let lowered = MathSymbols.lowered[scalar] {
            self.takeScript(.subscript, lowered, MathSymbols.lowered)
        } else if scalar == "\u{2032}" || scalar == "\u{2019}" {
            self.take(.prime, bytes: end - self.index)
        } else if scalar.properties.isWhitespace || scalar.properties.isDefaultIgnorableCodePoint {
            self.index = end
        } else {
            self.take(.mark(String(scalar)), bytes: end - self.index)
        }
    }

    /// Takes a run of raised or lowered characters as the script that it is.
    private mutating func takeScript(_ token: MathToken, _ first: String, _ table: [Unicode.Scalar: String]) {
        var plain = ""
        while let (scalar, end) = ScalarDecoder.scalar(in: self.bytes, at: self.index), let found = table[scalar] {
            plain += found
            self.index = end
        }
        var inner = MathTokenizer(Array(plain.utf8))
        self.found += [token, .openBrace] + ((try? inner.tokens()) ?? []) + [.closeBrace]
    }

    // MARK: Commands

    private mutating func takeCommand() throws(UnspeakableMathematics) {
        guard let first = self.next else {
            throw UnspeakableMathematics()
        }
        guard first.isLetter else {
            if first == UInt8(ascii: "\\") {
                self.take(.row, bytes: 2)
                self.skipRowSpace()
            } else {
                guard first < 0x80 else {
                    throw UnspeakableMathematics()
                }
                self.take(.command(self.text((self.index + 1)..<(self.index + 2))), bytes: 2)
            }
            return
        }
        let end = self.bytes[(self.index + 1)...].firstIndex { !$0.isLetter } ?? self.bytes.count
        let name = self.text((self.index + 1)..<end)
        self.index = end
        if self.byte(after: 0) == UInt8(ascii: "*") {
            self.index += MathCommands.starred.contains(name) ? 1 : 0
        }
        if name == "begin" || name == "end" {
            let environment = self.text(try self.takeArgument()).filter { $0 != "*" }
            self.found.append(name == "begin" ? .begin(environment) : .end(environment))
        } else if name == "operatorname" {
            self.found.append(.function(self.text(try self.takeArgument())))
        } else if MathCommands.text.contains(name) {
            self.found.append(.text(self.text(try self.takeArgument())))
        } else if MathCommands.roman.contains(name), let range = self.romanArgument() {
            self.found.append(.text(self.text(range)))
            self.index = range.upperBound + 1
        } else if MathCommands.silentArguments.contains(name) {
            _ = try self.takeArgument()
        } else {
            self.found.append(.command(name))
        }
    }

    /// Goes over the "[2pt]" behind a line break.
    private mutating func skipRowSpace() {
        if self.byte(after: 0) == UInt8(ascii: "["),
            let close = self.bytes[self.index...].prefix(12).firstIndex(of: UInt8(ascii: "]"))
        {
            self.index = close + 1
        }
    }

    /// Takes "{...}" as it stands; returns what is within.
    private mutating func takeArgument() throws(UnspeakableMathematics) -> Range<Int> {
        while self.byte(after: 0)?.isBlank == true {
            self.index += 1
        }
        guard self.byte(after: 0) == UInt8(ascii: "{") else {
            throw UnspeakableMathematics()
        }
        let start = self.index + 1
        var depth = 0
        while let byte = self.byte(after: 0) {
            self.index += 1
            if byte == UInt8(ascii: "\\") {
                self.index += 1
            } else if byte == UInt8(ascii: "{") {
                depth += 1
            } else if byte == UInt8(ascii: "}") {
                depth -= 1
                if depth == 0 {
                    return start..<(self.index - 1)
                }
            }
        }
        throw UnspeakableMathematics()
    }

    /// An upright argument that is a word or a unit; any other is mathematics.
    private func romanArgument() -> Range<Int>? {
        guard self.byte(after: 0) == UInt8(ascii: "{") else {
            return nil
        }
        let start = self.index + 1
        guard let end = self.bytes[start...].firstIndex(of: UInt8(ascii: "}")),
            end > start + 1 || MathUnits.isUnit(self.text(start..<end)),
            self.bytes[start..<end].allSatisfy({ $0.isAlphanumeric || " /^.-".utf8.contains($0) })
        else {
            return nil
        }
        return start..<end
    }
}
