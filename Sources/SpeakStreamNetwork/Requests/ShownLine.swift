/// What a server says, as it may be shown: in one line, without the key and without controls for the terminal.
enum ShownLine {
    /// The longest line, in bytes.
    private static let longest = 1000

    /// The line for a message.
    ///
    /// - Parameters:
    ///   - message: what is to be said; it may hold anything, even the key.
    ///   - key: what is cut out.
    /// - Returns: the line.
    static func of(_ message: String, without key: APIKey?) -> String {
        var shown = ""
        for scalar in (key?.redacted(message) ?? message).unicodeScalars {
            guard shown.utf8.count < Self.longest else { return shown + "\u{2026}" }
            let isControl =
                scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value) || [0x2028, 0x2029].contains(scalar.value)
            if !isControl {
                shown.unicodeScalars.append(scalar)
            } else if !shown.hasSuffix(" ") {
                shown += " "
            }
        }
        return shown
    }
}
