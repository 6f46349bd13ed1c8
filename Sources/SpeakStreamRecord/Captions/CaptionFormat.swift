/// How captions are written.
public enum CaptionFormat: String, Sendable, CaseIterable {
    /// WebVTT, as browsers and players read it (W3C, https://www.w3.org/TR/webvtt1/).
    case vtt
    /// SubRip, as nearly every player reads it.
    case srt

    /// What a file begins with.
    var header: String {
        switch self {
        case .vtt: "WEBVTT\n\n"
        case .srt: ""
        }
    }

    /// A caption as it is written, with the blank line behind it.
    ///
    /// - Parameters:
    ///   - caption: what is shown, and when.
    ///   - number: of the caption, from 1.
    /// - Returns: the text of the file's next lines.
    func text(_ caption: Caption, number: Int) -> String {
        let times = "\(self.time(caption.start)) --> \(self.time(caption.end))"
        let lines = caption.lines.map(self.escape).joined(separator: "\n")
        switch self {
        case .vtt: return "\(times)\n\(lines)\n\n"
        case .srt: return "\(number)\n\(times)\n\(lines)\n\n"
        }
    }

    private func time(_ time: Duration) -> String {
        let milliseconds = Swift.max(0, Int((time / .milliseconds(1)).rounded()))
        let digits = { (value: Int, count: Int) in
            let text = String(value)
            return String(repeating: "0", count: Swift.max(0, count - text.count)) + text
        }
        let (seconds, minutes) = (milliseconds / 1_000, milliseconds / 60_000)
        let point = self == .vtt ? "." : ","
        return "\(digits(minutes / 60, 2)):\(digits(minutes % 60, 2)):\(digits(seconds % 60, 2))\(point)"
            + digits(milliseconds % 1_000, 3)
    }

    /// The line without what would be taken for markup.
    private func escape(_ line: String) -> String {
        switch self {
        case .vtt:
            line.reduce(into: "") { text, character in
                switch character {
                case "&": text += "&amp;"
                case "<": text += "&lt;"
                case ">": text += "&gt;"
                default: text.append(character)
                }
            }
        // It has no escapes; players take what stands between these for a tag.
        case .srt: String(line.map { $0 == "<" ? "\u{2039}" : $0 == ">" ? "\u{203A}" : $0 })
        }
    }
}
