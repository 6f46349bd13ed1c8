// The seven kinds of HTML blocks of CommonMark 0.31.2, section 4.6, and the tags of reasoning.
extension LineRest {
    func html() -> Kind {
        let open = self.end == .open
        let bytes = self.line[self.start...]
        guard bytes.count > 1 else {
            return open ? .wait(.any) : .text
        }
        let second = bytes[self.start + 1]
        if second == UInt8(ascii: "?") {
            return .block(.html(.instruction))
        }
        if second == UInt8(ascii: "!") {
            return self.declaration(bytes, open)
        }
        if case .whole(let terminator, let end) = ReasoningTag.opening(self.line, at: self.start) {
            return .block(.reasoning(terminator, end: end))
        }
        if case .whole(_, let end) = ReasoningTag.closing(self.line, at: self.start) {
            return .block(.reasoningEnd(end: end))
        }
        let isClosing = second == UInt8(ascii: "/")
        let nameStart = self.start + (isClosing ? 2 : 1)
        let name = self.line[nameStart...].prefix { $0.isAlphanumeric || $0 == UInt8(ascii: "-") }
        guard let first = name.first else {
            return nameStart == self.line.count && open ? .wait(.any) : .text
        }
        guard first.isLetter else {
            return .text
        }
        guard name.endIndex < self.line.count || !open else {
            return .wait(.any)
        }
        let after = name.endIndex < self.line.count ? self.line[name.endIndex] : 0x20
        let word = String(decoding: name.map(\.small), as: UTF8.self)
        if after.isBlank || after == UInt8(ascii: ">") {
            if !isClosing, let terminator = Self.raw[word] {
                return .block(.html(terminator))
            }
            if Self.blocks.contains(word) {
                return .block(.html(.blankLine))
            }
        }
        if after == UInt8(ascii: "/"), Self.blocks.contains(word) {
            guard name.endIndex + 1 < self.line.count || !open else {
                return .wait(.any)
            }
            if name.endIndex + 1 < self.line.count, self.line[name.endIndex + 1] == UInt8(ascii: ">") {
                return .block(.html(.blankLine))
            }
        }
        return self.loneTag(open)
    }

    /// A tag alone on its line.
    private func loneTag(_ open: Bool) -> Kind {
        guard !self.isInterrupting else {
            return .text
        }
        switch MarkupTag.match(self.line, at: self.start) {
        case .incomplete: return open ? .wait(.any) : .text
        case .tag(let close):
            guard self.line[close...].allSatisfy(\.isBlank) else {
                return .text
            }
            return open ? .wait(.unlike(0x20)) : self.end == .force ? .text : .block(.html(.blankLine))
        default: return .text
        }
    }

    private func declaration(_ bytes: ArraySlice<UInt8>, _ open: Bool) -> Kind {
        guard bytes.count > 2 else {
            return open ? .wait(.any) : .text
        }
        if bytes[self.start + 2].isLetter {
            return .block(.html(.declaration))
        }
        for (opening, terminator) in [(Array("<!--".utf8), Reader.Terminator.comment), (MarkupTag.dataOpening, .data)] {
            switch self.line.match(opening, at: self.start) {
            case .none: continue
            case .partial: return open ? .wait(.any) : .text
            case .whole: return .block(.html(terminator))
            }
        }
        return .text
    }

    private static let raw: [String: Reader.Terminator] = [
        "script": .script, "pre": .pre, "style": .style, "textarea": .textarea,
    ]

    private static let blocks: Set<String> = [
        "address", "article", "aside", "base", "basefont", "blockquote", "body", "caption", "center", "col",
        "colgroup", "dd", "details", "dialog", "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer",
        "form", "frame", "frameset", "h1", "h2", "h3", "h4", "h5", "h6", "head", "header", "hr", "html", "iframe",
        "legend", "li", "link", "main", "menu", "menuitem", "nav", "noframes", "ol", "optgroup", "option", "p",
        "param", "search", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "title", "tr",
        "track", "ul",
    ]
}
