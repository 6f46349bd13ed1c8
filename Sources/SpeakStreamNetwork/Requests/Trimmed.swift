extension StringProtocol {
    /// Without white space at its ends.
    package var trimmed: String {
        String(self.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
    }
}
