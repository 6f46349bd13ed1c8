/// The manual page of a command and of those below it, in mdoc(7), from their definitions.
///
/// Swift Argument Parser has a generator of its own, a plugin that builds a tool. Its pages have no room for exit statuses, files and keys,
/// and hold the examples of a discussion as running text.
package struct ManualPage {
    /// The page's source.
    package private(set) var text = ""

    /// Writes the page.
    ///
    /// - Parameter root: the command, with those below it.
    package init(_ root: CommandDefinition) {
        let discussion = Discussion(root.discussion)
        self.macro("Dd \(ManualText.date)")
        self.macro("Dt SPEAKSTREAM 1")
        self.macro("Os Linux")
        self.macro("Sh NAME")
        self.macro("Nm \(root.name)")
        // In one line, without the capital and the full stop of a sentence.
        let abstract = MDoc.escaped(root.abstract.dropFirst().dropLast())
        self.macro("Nd \(root.abstract.prefix(1).lowercased())\(abstract)")
        self.section("SYNOPSIS", ManualText.synopsis)
        self.macro("Sh DESCRIPTION")
        self.paragraphs(discussion.prose)
        self.macro("Ss Options")
        self.items(root.items)
        self.macro("Sh COMMANDS")
        for command in root.commands where command.isShown { self.command(command) }
        self.macro("Sh KEYS")
        self.prose(ManualText.aboutKeys)
        self.list(ManualText.keys.map { ("It \(MDoc.escaped($0.0))", $0.1) })
        self.section("ENVIRONMENT", ManualText.environment)
        self.section("FILES", ManualText.files)
        self.macro("Sh EXIT STATUS")
        let statuses = ExitStatus.allCases.map { ($0.rawValue, $0.meaning) } + [ManualText.differs]
        self.list(statuses.sorted { $0.0 < $1.0 }.map { ("It \($0.0)", $0.1) })
        self.macro("Sh EXAMPLES")
        self.literal(discussion.examples)
    }

    private mutating func command(_ command: CommandDefinition) {
        let discussion = Discussion(command.discussion)
        self.macro("Ss speakstream \(command.name)")
        self.prose(command.abstract)
        self.paragraphs(discussion.prose, areFirst: false)
        // What all commands have is told once.
        self.items(command.items.filter { $0.name != "help" && $0.name != "version" })
        for (title, lines) in [("Examples:", discussion.examples), ("Exit status:", discussion.statuses)]
        where !lines.isEmpty {
            self.macro("Pp")
            self.prose(title)
            self.literal(lines)
        }
    }

    /// The options and arguments, as a list.
    private mutating func items(_ items: [CommandDefinition.Item]) {
        self.list(
            items.filter(\.isShown).map { item in
                let value = "Ar \(MDoc.escaped(item.valueName))"
                let head =
                    switch item.kind {
                    case .flag: "It Fl \(MDoc.escaped("-" + item.name))"
                    case .option:
                        "It Fl \(MDoc.escaped("-" + item.name)) \(item.withoutValue == nil ? "" : "Op ")\(value)"
                    case .positional: "It \(value)"
                    }
                let usual =
                    item.usual.map { " (default: \($0))" } ?? item.withoutValue.map { " (without a value: \($0))" }
                    ?? ""
                return (head, item.abstract + usual + (item.discussion.isEmpty ? "" : "\n" + item.discussion))
            }
        )
    }

    private mutating func list(_ entries: [(head: String, body: String)]) {
        guard !entries.isEmpty else { return }
        self.macro("Bl -tag -width Ds")
        for (head, body) in entries {
            self.macro(head)
            self.prose(body)
        }
        self.macro("El")
    }

    private mutating func paragraphs(_ paragraphs: [String], areFirst: Bool = true) {
        for (index, paragraph) in paragraphs.enumerated() {
            // What is laid out with spaces stands as it is, with space before it of its own.
            if paragraph.contains("    ") {
                self.literal(paragraph.split(separator: "\n").map(String.init))
            } else {
                if index > 0 || !areFirst { self.macro("Pp") }
                self.prose(paragraph)
            }
        }
    }

    private mutating func prose(_ text: String) { self.text += MDoc.lines(text) }

    private mutating func literal(_ lines: [String]) {
        self.macro("Bd -literal -offset indent")
        for line in lines { self.text += MDoc.line(line) }
        self.macro("Ed")
    }

    /// A section that is written by hand.
    private mutating func section(_ name: String, _ source: String) {
        self.macro("Sh \(name)")
        self.text += source + "\n"
    }

    private mutating func macro(_ line: String) { self.text += ".\(line)\n" }
}

/// A discussion as a command has it: paragraphs, and behind the lines "EXAMPLES:" and "EXIT STATUS:" lines that stand as they are.
private struct Discussion {
    var prose: [String] = []
    var examples: [String] = []
    var statuses: [String] = []

    init(_ text: String) {
        var paragraph = ""
        for line in "\(text)\n".split(separator: "\n", omittingEmptySubsequences: false) {
            guard line.isEmpty else {
                paragraph += (paragraph.isEmpty ? "" : "\n") + line
                continue
            }
            let lines = paragraph.split(separator: "\n").dropFirst().map { String($0.drop { $0 == " " }) }
            if paragraph.hasPrefix("EXAMPLE") {
                self.examples = lines
            } else if paragraph.hasPrefix("EXIT STATUS:") {
                self.statuses = lines
            } else if !paragraph.isEmpty {
                self.prose.append(paragraph)
            }
            paragraph = ""
        }
    }
}
