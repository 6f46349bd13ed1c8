#if Network
import SpeakStreamNetwork

/// What a line of a conversation asks for.
enum ChatLine: Equatable {
    /// Nothing.
    case empty
    /// An answer of the model.
    case prompt(String)
    /// This text is spoken; the model learns nothing of it.
    case say(String)
    /// Another voice.
    case voice(String)
    /// Another rate, in words a minute.
    case rate(Int)
    /// The last prompt and its answer are taken back.
    case undo
    /// The conversation is written to a file.
    case save(String)
    /// What the commands are.
    case help
    /// The end.
    case quit
    /// No command, or one without what it needs; what to say about it.
    case wrong(String)

    /// What `/help` shows.
    static let commands = """
        /say TEXT speaks a text    /voice NAME    /rate WORDS A MINUTE    /undo takes the last prompt back
        /save FILE writes the conversation as JSON    /quit; typing or Ctrl-C stops an answer
        """

    init(_ line: String) {
        let text = line.trimmed
        // "//" begins a prompt with a slash.
        guard text.hasPrefix("/"), !text.hasPrefix("//") else {
            self = text.isEmpty ? .empty : .prompt(text.hasPrefix("//") ? String(text.dropFirst()) : text)
            return
        }
        let parts = text.split(maxSplits: 1, whereSeparator: \.isWhitespace)
        let argument = parts.count > 1 ? String(parts[1]).trimmed : nil
        switch (parts[0], argument) {
        case ("/say", .some(let text)): self = .say(text)
        case ("/voice", .some(let name)): self = .voice(name)
        case ("/rate", .some(let rate)):
            self = Int(rate).map { .rate($0) } ?? .wrong("/rate takes words a minute, not \(rate)")
        case ("/save", .some(let file)): self = .save(file)
        case ("/say", nil), ("/voice", nil), ("/rate", nil), ("/save", nil):
            self = .wrong("\(parts[0]) needs something behind it")
        case ("/undo", _): self = .undo
        case ("/quit", _), ("/exit", _): self = .quit
        case ("/help", _), ("/?", _): self = .help
        default: self = .wrong("there is no command \(parts[0]); /help shows them")
        }
    }
}
#endif
