/// What is said in the tests.
enum Texts {
    /// Three sentences, some 5 s at 175 words a minute.
    static let tea = "The kettle is on the stove. It will whistle in a minute. Then we shall have tea, and talk."

    /// A dozen sentences of 25 characters or so, for what has to be interrupted.
    static let long = (1...12).map { "This is sentence number \($0). " }.joined()
}

extension String {
    /// Pieces such as a language model's tokens: each word with the space before it.
    var tokens: [String] {
        var tokens: [String] = []
        for character in self {
            if character == " " || tokens.isEmpty {
                tokens.append("")
            }
            tokens[tokens.count - 1].append(character)
        }
        return tokens
    }
}
