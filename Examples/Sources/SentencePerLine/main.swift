import Glibc
import SpeakStreamText

// Shows each sentence on a line of its own, as soon as it is known to have ended: some-model | SentencePerLine de
let language = Language(CommandLine.arguments.dropFirst().first ?? "en")
var assembler = UTF8Assembler()
var phraser = Phraser(.init(language: language, maximumScalars: 10_000))

func show(_ phraser: inout Phraser) {
    while let phrase = phraser.next(.sentence) {
        print(phrase.text.split(whereSeparator: \.isWhitespace).joined(separator: " "))
    }
    // All streams: what is read by a program is held back otherwise.
    fflush(nil)
}

var buffer = [UInt8](repeating: 0, count: 4096)
while case let count = read(STDIN_FILENO, &buffer, buffer.count), count > 0 {
    phraser.append(assembler.push(buffer[..<count]))
    show(&phraser)
}
phraser.append(assembler.finish())
phraser.end()
show(&phraser)
