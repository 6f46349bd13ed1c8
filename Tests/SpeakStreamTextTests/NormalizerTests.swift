import SpeakStreamTesting
import SpeakStreamText
import Testing

/// A text with its rewordings in place.
private func worded(_ text: String, language: String = "en", emoji: Normalizer.EmojiStyle = .say) -> String {
    var said = ""
    var place = 0
    let utf8 = Array(text.utf8)
    for rewording in Normalizer(language: language, emoji: emoji).rewordings(of: text) {
        said += String(decoding: utf8[place..<rewording.range.lowerBound], as: UTF8.self) + rewording.words
        place = rewording.range.upperBound
    }
    return said + String(decoding: utf8[place...], as: UTF8.self)
}

/// What is written, and what is said for it.
struct Wording: Sendable, CustomTestStringConvertible {
    let written: String
    let said: String

    init(_ written: String, _ said: String) {
        self.written = written
        self.said = said
    }

    /// A text that is said as it is written.
    init(asWritten text: String) { self.init(text, text) }

    var testDescription: String { self.written }
}

struct NormalizerTests {
    @Test(arguments: [
        Wording("It is 5 km away.", "It is 5 kilometers away."),
        Wording("1 kg and 2.5kg", "1 kilogram and 2.5 kilograms"),
        Wording("at 60 mph", "at 60 miles per hour"),
        Wording("10 km/h or 3 m/s", "10 kilometers per hour or 3 meters per second"),
        Wording("9.81 m/s²", "9.81 meters per second squared"),
        Wording("37.5 °C, 98.6°F, 20°", "37.5 degrees Celsius, 98.6 degrees Fahrenheit, 20 degrees"),
        Wording("an area of 50 m² and 3 ft³", "an area of 50 square meters and 3 cubic feet"),
        Wording("16 GB of RAM at 3.2 GHz", "16 gigabytes of RAM at 3.2 gigahertz"),
        Wording("100 Mbps, 5 ms, 30s", "100 megabits per second, 5 milliseconds, 30 seconds"),
        Wording("a 10 km run", "a 10 kilometer run"),
        Wording("a 5-km walk", "a 5 kilometer walk"),
        Wording("a 5 km.", "a 5 kilometers."),
        Wording("250 mg every 4 h", "250 milligrams every 4 hours"),
        Wording("2 tbsp sugar, 8 oz. of milk", "2 tablespoons sugar, 8 ounces of milk"),
        Wording("50% of 10 % is 5 percent", "50 percent of 10 percent is 5 percent"),
        Wording("5 mg/dL", "5 milligrams per deciliter"),
        Wording(asWritten: "5 in a row"),
        Wording(asWritten: "A 4 and B 5 grades"),
        Wording(asWritten: "I have 5 cats"),
    ]) func `units are said in words`(wording: Wording) { #expect(worded(wording.written) == wording.said) }

    @Test(arguments: [
        Wording("$5", "5 dollars"), Wording("$1", "1 dollar"), Wording("$5.99", "5 dollars and 99 cents"),
        Wording("$0.99", "99 cents"), Wording("$5.00", "5 dollars"), Wording("$1.01", "1 dollar and 1 cent"),
        Wording("$1,234.50", "1,234 dollars and 50 cents"), Wording("$1.5 million", "1.5 million dollars"),
        Wording("$3M", "3 million dollars"), Wording("$4K", "4 thousand dollars"),
        Wording("$100m", "100 million dollars"), Wording("$20k", "20 thousand dollars"), Wording("€20", "20 euros"),
        Wording("£3.50", "3 pounds and 50 pence"), Wording("¥500", "500 yen"), Wording("20 €", "20 euros"),
        Wording("USD 20", "20 US dollars"), Wording("20 USD", "20 US dollars"), Wording("US$5", "5 US dollars"),
        Wording("$5–$10", "5 to 10 dollars"), Wording("$5-10", "5 to 10 dollars"),
        Wording("a $5 bill", "a 5 dollar bill"),
        Wording("$10/month", "10 dollars per month"), Wording("a loss of -$5", "a loss of minus 5 dollars"),
        Wording("It costs $5.", "It costs 5 dollars."), Wording("($1.5B)", "(1.5 billion dollars)"),
        Wording(asWritten: "$HOME"),
    ]) func `sums of money are said in words`(wording: Wording) { #expect(worded(wording.written) == wording.said) }

    @Test(arguments: [
        Wording("10–20", "10 to 20"), Wording("10-20 people", "10 to 20 people"), Wording("5–6 hours", "5 to 6 hours"),
        Wording("10–20 km", "10 to 20 kilometers"), Wording("10–20%", "10 to 20 percent"),
        Wording("2019–2021", "20 19 to 20 21"),
        Wording("1939-45", "19 39 to 45"), Wording("1.5-2.5 cm", "1.5 to 2.5 centimeters"),
        Wording("pp. 5–10", "pages 5 to 10"),
        Wording("Mon–Fri", "Monday to Friday"), Wording("A–Z", "A to Z"), Wording("10K", "10 thousand"),
        Wording(asWritten: "a 4K video"), Wording(asWritten: "her 401k"),
        Wording("a 7B model", "a 7 billion model"), Wording("5 – 10", "5 to 10"),
        Wording(asWritten: "COVID-19"), Wording(asWritten: "GPT-4 and UTF-8"), Wording(asWritten: "10 - 5"),
        Wording(asWritten: "word–word"), Wording(asWritten: "747-400"),
    ]) func `ranges and magnitudes are said in words`(wording: Wording) {
        #expect(worded(wording.written) == wording.said)
    }

    @Test(arguments: [
        Wording("2024-05-06", "May 6th, 20 24"), Wording("2024-05-06T10:30:00Z", "May 6th, 20 24, 10 30 U T C"),
        Wording("2024-05-06 10:30", "May 6th, 20 24, 10 30"), Wording("2024-05", "May 20 24"),
        Wording("May 6", "May 6th"), Wording("January 15, 2024", "January 15th, 20 24"),
        Wording("Jan. 5", "January 5th"),
        Wording("July 4th, 1776", "July 4th, 17 76"), Wording("June 3–5", "June 3rd to 5th"),
        Wording("May 2024", "May 20 24"),
        Wording("6 May 2024", "the 6th of May, 20 24"), Wording("in 1984", "in 19 84"), Wording("in 2024", "in 20 24"),
        Wording("the 1990s", "the 19 90s"), Wording("in 1905", "in 19 oh 5"), Wording("(2019)", "(20 19)"),
        Wording(asWritten: "in 2005"), Wording(asWritten: "in 1900"), Wording(asWritten: "2048 items"),
        Wording(asWritten: "1500 items"), Wording("season 2024-25", "season 20 24 to 25"),
        Wording(asWritten: "You may 5 times"), Wording(asWritten: "in her 30s"), Wording(asWritten: "the 90s"),
    ]) func `dates and years are said as such`(wording: Wording) { #expect(worded(wording.written) == wording.said) }

    @Test(arguments: [
        Wording("10:30", "10 30"), Wording("10:05", "10 oh 5"), Wording("9:00", "9 o'clock"),
        Wording("9:00 AM", "9 A M"),
        Wording("9:15am", "9 15 A M"), Wording("5 p.m. today", "5 P M today"), Wording("17:00", "17 hundred"),
        Wording("9–11 am", "9 to 11 A M"), Wording("9:00–17:00", "9 o'clock to 17 hundred"),
        Wording("10:30:15", "10 30 and 15 seconds"), Wording("14:30 UTC", "14 30 U T C"), Wording("16:9", "16 to 9"),
        Wording(asWritten: "I am"),
    ]) func `times and ratios are said as such`(wording: Wording) { #expect(worded(wording.written) == wording.said) }

    @Test(arguments: [
        Wording("555-123-4567", "5 5 5, 1 2 3, 4 5 6 7"), Wording("(555) 123-4567", "5 5 5, 1 2 3, 4 5 6 7"),
        Wording("+1 555 123 4567", "plus 1, 5 5 5, 1 2 3, 4 5 6 7"),
        Wording("1-800-555-1234", "1, 8 0 0, 5 5 5, 1 2 3 4"),
        Wording("020 7946 0958", "0 2 0, 7 9 4 6, 0 9 5 8"), Wording("call 911", "call 9 1 1"),
        Wording("555-1234", "5 5 5, 1 2 3 4"),
        Wording(asWritten: "0.804733217"), Wording(asWritten: "911 people"), Wording(asWritten: "100 200 300"),
    ]) func `telephone numbers are said digit by digit`(wording: Wording) {
        #expect(worded(wording.written) == wording.said)
    }

    @Test(arguments: [
        Wording("1/2", "one half"), Wording("3/4 cup", "3 quarters cup"), Wording("2/3", "2 thirds"),
        Wording("1 1/2", "1 and a half"),
        Wording("24/7", "24 7"), Wording("10/10", "10 out of 10"), Wording("2½", "2 and a half"),
        Wording("x²", "x squared"),
        Wording("10^3", "10 cubed"), Wording("2^10", "2 to the power of 10"),
        Wording("10⁻³", "10 to the power of minus 3"),
        Wording("6.02 x 10^23", "6.02 times 10 to the power of 23"), Wording("5x100m", "5 by 100 meters"),
        Wording("10^5 kg/m^3", "10 to the power of 5 kilograms per cubic meter"),
        Wording("n^2.81", "n to the power of 2.81"),
        Wording("120/80", "120 over 80"), Wording("9/11", "9 11"), Wording(asWritten: "0s and 1s"),
        Wording("x < 5", "x is less than 5"), Wording("File > Save", "File , Save"),
        Wording("1e6", "1 times 10 to the power of 6"), Wording("1920×1080", "1920 by 1080"),
        Wording("5 * 3", "5 times 3"),
        Wording("~5", "about 5"), Wording("<5 minutes", "less than 5 minutes"), Wording(">= 10", "at least 10"),
        Wording("#5", "number 5"), Wording("No. 5", "number 5"), Wording(".5", "0.5"),
        Wording("~$5", "about 5 dollars"),
        Wording(asWritten: "9/11/2001"), Wording(asWritten: "1st, 2nd and 21st"), Wording(asWritten: "3.14"),
        Wording(asWritten: "3.1984"), Wording(asWritten: "1,000,000"), Wording(asWritten: "No. I mean it."),
    ]) func `fractions, powers and marks of numbers are said in words`(wording: Wording) {
        #expect(worded(wording.written) == wording.said)
    }

    @Test(arguments: [
        Wording("v1.2.3", "version 1 point 2 point 3"), Wording("1.2.3", "1 point 2 point 3"),
        Wording("v2", "version 2"),
        Wording("192.168.1.1", "192 dot 168 dot 1 dot 1"), Wording("3f2a9bc81d", "hash ending in 1 d"),
        Wording("550e8400-e29b-41d4-a716-446655440000", "U U I D ending in 0 0"), Wording("0x1F", "hex 1 F"),
        Wording(asWritten: "decade"), Wording(asWritten: "12345678"),
    ]) func `versions and hashes are said so that they can be told apart`(wording: Wording) {
        #expect(worded(wording.written) == wording.said)
    }

    @Test(arguments: [
        Wording("/usr/local/bin", "slash user slash local slash bin"), Wording("~/.bashrc", "tilde slash dot bashrc"),
        Wording("C:\\Users\\ada", "C colon backslash Users backslash ada"),
        Wording("src/main.rs", "source slash main dot R S"),
        Wording("Open main.py.", "Open main dot P Y."), Wording("ada@example.org", "ada at example dot org"),
        Wording("docs.python.org/3", "docs dot python dot org slash 3"), Wording("`--verbose`", "`dash dash verbose`"),
        Wording(".gitignore", "dot gitignore"), Wording("a .txt file", "a dot text file"),
        Wording("(see README.md)", "(see README dot M D)"),
        Wording("Node.js", "Node J S"), Wording(asWritten: "[/b]"), Wording(asWritten: "he/she"),
        Wording(asWritten: "word - word"), Wording(asWritten: "Yes.No"),
    ]) func `paths and addresses are said sign by sign`(wording: Wording) {
        #expect(worded(wording.written) == wording.said)
    }

    @Test(arguments: [
        Wording("Louis XIV", "Louis the 14th"), Wording("Henry VIII's", "Henry the 8th's"),
        Wording("IV. Results", "4. Results"), Wording("World War II", "World War 2"),
        Wording("Chapter IV", "Chapter 4"), Wording("Part I of it", "Part 1 of it"), Wording("Rocky III", "Rocky 3"),
        Wording("World War I was", "World War 1 was"), Wording("Henry V", "Henry the 5th"),
        Wording("Elizabeth I died", "Elizabeth the 1st died"), Wording(asWritten: "Malcolm X"),
        Wording("Type V", "Type 5"),
        Wording(asWritten: "Part I think"), Wording(asWritten: "Vitamin C"), Wording(asWritten: "Charles I think"),
        Wording("the IV line", "the I V line"), Wording(asWritten: "Mix CD and DVD"),
    ]) func `roman numerals are said as numbers behind names`(wording: Wording) {
        #expect(worded(wording.written) == wording.said)
    }

    @Test(arguments: [
        Wording("e.g., this", "for example, this"), Wording("i.e. that", "that is that"),
        Wording("cats, dogs, etc.", "cats, dogs, et cetera."), Wording("dogs, etc. and", "dogs, et cetera and"),
        Wording("dogs, etc. Also", "dogs, et cetera. Also"),
        Wording("A vs. B", "A versus B"), Wording("cats vs dogs", "cats versus dogs"),
        Wording("approx. 5", "approximately 5"), Wording("Dr. Smith", "Doctor Smith"),
        Wording("Mulholland Dr.", "Mulholland Drive."), Wording("St. Louis", "Saint Louis"),
        Wording("Fig. 3", "Figure 3"),
        Wording("p. 5", "page 5"), Wording("Mr. and Mrs. Jones", "Mister and Missus Jones"),
        Wording("w/ milk", "with milk"),
        Wording("w/o milk", "without milk"), Wording("Apple Inc. said", "Apple Incorporated said"),
        Wording("max. 5", "maximum 5"),
        Wording(asWritten: "the max. value"), Wording(asWritten: "fig trees"), Wording(asWritten: "No."),
    ]) func `abbreviations are said in full`(wording: Wording) { #expect(worded(wording.written) == wording.said) }

    @Test(arguments: [
        Wording("the IMF", "the I M F"), Wording("two NGOs", "two N G Os"), Wording("CO2", "C O 2"),
        Wording("H₂SO₄", "H 2 S O 4"),
        Wording("R&D", "R and D"), Wording("I/O", "I O"), Wording("and/or", "and or"), Wording("C#", "C sharp"),
        Wording("F# too", "F sharp too"),
        Wording(".NET", "dot NET"), Wording("A → B", "A to B"), Wording("a == b", "a equals b"),
        Wording("#tag", "hashtag tag"),
        Wording(asWritten: "NASA and the API"), Wording(asWritten: "WHO DID THAT"), Wording(asWritten: "C++"),
        Wording(asWritten: "THIS IS IMPORTANT"), Wording(asWritten: "a * b"),
    ]) func `capitals and signs are said as a reader would`(wording: Wording) {
        #expect(worded(wording.written) == wording.said)
    }

    @Test(arguments: [
        Wording("Done ✅", "Done check mark button"), Wording("Hi😀!", "Hi grinning face!"),
        Wording("👍🏽👨‍👩‍👧", "thumbs up, medium skin tone family, man, woman, girl"),
        Wording("🇩🇪 and 1️⃣", "flag of Germany and 1"), Wording("Yes 🎉🎉🎉", "Yes party popper"),
        Wording("I ❤️ you", "I red heart you"),
    ]) func `emoji are said by their names`(wording: Wording) { #expect(worded(wording.written) == wording.said) }

    @Test func `emoji are dropped in any language, sequences whole`() {
        #expect(worded("A 👨‍👩‍👧 b 1️⃣, c 🇩🇪.", emoji: .drop) == "A  b , c .")
        #expect(worded("Ja 👍🏽.", language: "de", emoji: .drop) == "Ja .")
        #expect(worded("Ja 👍🏽.", language: "de") == "Ja 👍🏽.")
    }

    @Test func `other languages keep their own rules`() {
        let text = "Das kostet $5.99 am 2024-05-06, z. B. 10–20 km."
        #expect(worded(text, language: "de-AT") == text)
        #expect(worded("It is 5 km.", language: "en-GB") == "It is 5 kilometers.")
    }

    static let soup = [
        "5", "12", "2024", "0", ".", ",", "-", "–", "/", ":", " ", " ", " ", "$", "€", "%", "°C", "km", "m²", "am",
        "p.m.", "V", "XIV",
        "Louis", "May", "e.g.", "etc.", "IMF", "CO2", "a", "x", "^", "{", "}", "#", "~", "<", ">", "=", "->", "(", ")",
        "@", "\\", "_",
        "example.org", "main.py", "--", "550e8400-", "e\u{301}", "é", "😀", "👍🏽", "🇩🇪", "1️⃣", "²", "⁻", "½", "\n",
        "\u{2029}", "\u{FE0F}", "\u{200D}",
    ]

    @Test(arguments: 0..<300) func `rewordings are in order and stand at whole characters`(seed: Int) {
        var random = SeededGenerator(seed: UInt64(seed))
        let text = (0..<Int.random(in: 1...40, using: &random)).map { _ in Self.soup.randomElement(using: &random)! }
            .joined()
        let utf8 = Array(text.utf8)
        for normalizer in [Normalizer(), Normalizer(language: "de"), Normalizer(emoji: .drop)] {
            var place = 0
            for rewording in normalizer.rewordings(of: text) {
                #expect(rewording.range.lowerBound >= place && !rewording.range.isEmpty)
                place = rewording.range.upperBound
                for bound in [rewording.range.lowerBound, place] where bound < utf8.count {
                    #expect(utf8[bound] & 0xC0 != 0x80, "\(text)")
                }
            }
            #expect(place <= utf8.count)
        }
    }
}
