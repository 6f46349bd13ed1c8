package import SpeakStream

/// A line that a program is told.
package enum EngineCommand {
    /// Say a phrase.
    package static func say(_ request: SynthesisRequest, id: Int, setsVolume: Bool) -> [UInt8] {
        let voice = request.voice
        var line = "{\"say\": \(Self.string(request.text)), \"id\": \(id), \"rate\": \(voice.rate)"
        line += ", \"pitch\": \(voice.pitch), \"range\": \(voice.range), \"word_gap\": \(voice.wordGap)"
        if setsVolume { line += ", \"volume\": \(voice.volume)" }
        if let language = voice.language { line += ", \"language\": \(Self.string(language))" }
        line += ", \"voice\": \(Self.string(voice.name)), \"continues\": \(request.continues)}\n"
        return Array(line.utf8)
    }

    /// Say no more of a phrase.
    package static func cancel(_ id: Int) -> [UInt8] { Array("{\"cancel\": \(id)}\n".utf8) }

    /// The phrase as a line of text, for a program that reads nothing else.
    package static func line(_ text: String) -> [UInt8] { Self.withoutControls(text) + [UInt8(ascii: "\n")] }

    /// White space in place of control characters, byte for byte, so that offsets hold.
    private static func withoutControls(_ text: String) -> [UInt8] {
        text.utf8.map { $0 < 0x20 || $0 == 0x7F ? 0x20 : $0 }
    }

    private static func string(_ text: String) -> String {
        var bytes: [UInt8] = [UInt8(ascii: "\"")]
        for byte in Self.withoutControls(text) {
            if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") { bytes.append(UInt8(ascii: "\\")) }
            bytes.append(byte)
        }
        bytes.append(UInt8(ascii: "\""))
        return String(decoding: bytes, as: UTF8.self)
    }
}
