import SpeakStreamTesting

/// The texts that are spoken, all made here, so that nothing has to be shipped or fetched.
enum Texts {
    /// One short sentence, as a model would write it: the last token completes the phrase, for a line ends at once.
    static let greeting = ["Hello", " ", "world.\n"]

    /// Some half a minute of ordinary prose.
    static let prose = """
        The harbour was quiet when the first boats came home in the morning. Two men stood on the wall and \
        counted them, one after the other, as their fathers had done. Nobody spoke much, because the night had \
        been long and the wind was still cold. A girl brought coffee from the house with the green door, and the \
        older man thanked her with a nod. Then the last boat came round the rocks, low in the water and slow, and \
        both of them began to smile. It carried more fish than the others together, and a dog that none of them \
        had ever seen before. The animal jumped ashore, looked at the two men, and walked up the hill as if it \
        had always lived there. 
        """

    /// Its words, as a generator writes them one by one.
    static let words = Self.prose.split(separator: " ").map(String.init)

    /// One word a sentence, none of them with a silence inside, so that every silence ends a word.
    static let counting = [
        "Moon", "Rain", "Room", "Line", "Wall", "Lion", "Rose", "Young", "Mule", "Known", "Army", "Nine",
    ]

    /// A generator of prose without end, the same for the same seed.
    struct Generator {
        private static let words = [
            "river", "morning", "garden", "winter", "the", "a", "small", "yellow", "window", "under", "over", "many",
            "people", "walked", "along", "with", "her", "brother", "and", "his", "old", "friend", "while", "music",
            "played", "in", "every", "house", "of", "that", "village", "where", "nobody", "had", "money", "for",
            "bread",
        ]
        private var random: SeededGenerator
        private var words = 0

        init(seed: UInt64) {
            self.random = SeededGenerator(seed: seed)
        }

        /// The next token: a word with the space and the mark that belong to it.
        mutating func token() -> String {
            self.words += 1
            let word = Self.words.randomElement(using: &self.random)!
            switch self.words % 72 {
            case 0: return "\(word).\n\n"
            case let place where place % 12 == 0: return "\(word). "
            case let place where place % 12 == 6: return "\(word), "
            default: return "\(word) "
            }
        }
    }
}
