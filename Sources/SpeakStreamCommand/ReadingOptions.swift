public import ArgumentParser
public import SpeakStreamText

/// How markdown is read.
package struct ReadingOptions: ParsableArguments {
    package init() {}

    @Flag(help: "The text is no markdown: say it as it stands.")
    var plain = false

    @Option(help: "Blocks of code: announce, skip or read.")
    var code = Reader.Configuration.Code.announce

    @Option(help: "Tables: rows (each with its headers), announce or skip.")
    var tables = Reader.Configuration.Tables.rows

    @Option(help: "Addresses in plain sight: say (their host) or drop; the text of a link is said in any case.")
    var links = Reader.Configuration.Links.say

    @Option(help: "What a model thinks, in <think>: drop, announce or read.")
    var reasoning = Reader.Configuration.Reasoning.drop

    @Option(help: "Emoji: say (their names) or drop.")
    var emoji = Normalizer.EmojiStyle.say

    @Flag(name: .customLong("as-written"), help: "Leave figures, units and abbreviations to the voice's own rules.")
    var asWritten = false

    /// What the library is told; nil for plain text.
    var configuration: Reader.Configuration? {
        self.plain
            ? nil
            : Reader.Configuration(
                code: self.code,
                tables: self.tables,
                links: self.links,
                reasoning: self.reasoning
            )
    }

    /// Whether what a provider marks as the model's thoughts reaches the reader, which then announces or reads it.
    package var keepsReasoning: Bool { !self.plain && self.reasoning != .drop }

    /// What puts figures into words; nil if nothing does.
    func normalizer(_ language: String) -> Normalizer? {
        self.asWritten ? nil : Normalizer(language: language, emoji: self.emoji)
    }
}

extension Normalizer.EmojiStyle: ExpressibleByArgument {}
extension Reader.Configuration.Code: ExpressibleByArgument {}
extension Reader.Configuration.Links: ExpressibleByArgument {}
extension Reader.Configuration.Tables: ExpressibleByArgument {}
extension Reader.Configuration.Reasoning: ExpressibleByArgument {}
