import SpeakStreamText

/// The text content of a reference rendering, with the words that the reader adds.
struct ReaderReference {
    private var html: Substring
    private var text = ""
    private var headers: [String] = []
    private var row: [String] = []
    private var start = 0

    private init(_ html: String) {
        self.html = html[...]
    }

    /// What should be said of a text whose rendering this is; code blocks are left out.
    static func text(of html: String) -> String {
        var reference = ReaderReference(html)
        while !reference.html.isEmpty {
            reference.step()
        }
        return Self.collapsed(reference.text)
    }

    /// The text with single spaces for white space.
    static func collapsed(_ text: String) -> String {
        text.unicodeScalars
            .split { " \n\r\t\u{2028}\u{2029}".unicodeScalars.contains($0) }
            .map { String($0) }.joined(separator: " ")
    }

    private mutating func step() {
        guard let first = self.html.unicodeScalars.first, first == "<" else {
            let end = self.html.firstIndex(of: "<") ?? self.html.endIndex
            self.text += Self.decoded(self.html[..<end])
            self.html = self.html[end...]
            return
        }
        if self.html.hasPrefix("<!--") {
            self.skip(past: "-->")
        } else if self.html.hasPrefix("<?") {
            self.skip(past: "?>")
        } else if self.html.hasPrefix("<![CDATA[") {
            self.skip(past: "]]>")
        } else {
            self.takeTag()
        }
    }

    private mutating func skip(past end: String) {
        guard let found = self.html.firstRange(of: end) else {
            self.html = ""
            return
        }
        self.html = self.html[found.upperBound...]
    }

    private mutating func takeTag() {
        guard let next = self.html.dropFirst().first, next.isLetter || "/!".contains(next) else {
            self.text += "<"
            self.html = self.html.dropFirst()
            return
        }
        let end = self.html.firstIndex(of: ">") ?? self.html.index(before: self.html.endIndex)
        let tag = self.html[...end]
        self.html = self.html[self.html.index(after: end)...]
        let name = tag.dropFirst().prefix { $0.isLetter || $0.isNumber || $0 == "/" }.lowercased()
        switch name {
        case "pre", "script", "style", "textarea":
            self.skip(past: "</\(name)>")
            self.text += " "
        case "img":
            let alt = Self.attribute("alt", of: tag)
            self.text += alt.isEmpty ? "" : "image: " + alt
        case "input": self.text += tag.contains("checked") ? "done: " : "to do: "
        case "a": self.takeLink()
        case "table": self.headers = []
        case "tr": self.row = []
        case "th", "td": self.start = self.text.count
        case "/th":
            self.headers.append(self.cell())
        case "/td" where self.headers.isEmpty: self.text += " "
        case "/td":
            let cell = self.cell()
            if !cell.isEmpty, self.row.count < self.headers.count {
                self.row.append(self.headers[self.row.count] + ": " + cell)
            }
        case "/tr":
            self.text += self.row.isEmpty ? " " : " " + self.row.joined(separator: "; ") + ". "
        case "em", "/em", "strong", "/strong", "code", "/code", "/a", "del", "/del", "b", "i", "span", "bab", "c2c":
            break
        default: self.text += Self.inline(name) ? "" : " "
        }
    }

    private mutating func cell() -> String {
        let cell = Self.collapsed(String(self.text.dropFirst(self.start)))
        self.text = String(self.text.prefix(self.start))
        return cell
    }

    private static func inline(_ name: String) -> Bool {
        ![
            "p", "/p", "li", "/li", "ul", "/ul", "ol", "/ol", "h1", "/h1", "h2", "/h2", "h3", "/h3", "hr", "br", "br/",
            "blockquote", "/blockquote", "div", "/div", "table", "/table", "thead", "/thead", "tbody", "/tbody",
        ].contains(name)
    }

    /// An address that is its own text is said by its host.
    private mutating func takeLink() {
        guard let close = self.html.firstRange(of: "</a>") else {
            return
        }
        guard let words = Self.spoken(link: Self.decoded(self.html[..<close.lowerBound])) else {
            return
        }
        self.html = self.html[close.upperBound...]
        self.text += words
    }

    /// What is said of a link with this text if that is an address; nil if it is not.
    static func spoken(link text: String) -> String? {
        let scheme = text.prefix { $0.isLetter || $0.isNumber || "+.-".contains($0) }
        let isAddress = text.dropFirst(scheme.count).hasPrefix(":") && scheme.count > 1 || text.hasPrefix("www.")
        guard isAddress, !text.contains(" ") else {
            return nil
        }
        var rest = text[...]
        if let found = rest.firstRange(of: "://") {
            rest = rest[found.upperBound...]
        } else if rest.hasPrefix("mailto:") || rest.hasPrefix("MAILTO:") {
            return "mail to " + rest.dropFirst(7)
        }
        var host = rest.prefix { !"/?#:".contains($0) }
        if host.hasPrefix("www.") {
            host = host.dropFirst(4)
        }
        return host.isEmpty ? "link" : "link to " + host.replacing(".", with: " dot ")
    }

    /// The value of an attribute, or nothing.
    static func attribute(_ name: String, of tag: Substring) -> String {
        guard let found = tag.firstRange(of: name + "=\"") else {
            return ""
        }
        return self.decoded(tag[found.upperBound...].prefix { $0 != "\"" })
    }

    static func decoded(_ text: Substring) -> String {
        var result = ""
        var rest = text
        while let amp = rest.firstIndex(of: "&") {
            result += rest[..<amp]
            rest = rest[amp...]
            let known = [("&amp;", "&"), ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'")]
            if let match = known.first(where: { rest.hasPrefix($0.0) }) {
                result += match.1
                rest = rest.dropFirst(match.0.count)
            } else {
                result += "&"
                rest = rest.dropFirst()
            }
        }
        return result + rest
    }
}
