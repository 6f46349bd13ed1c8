/// What is known of the line being read: whether it is prose that may go on in the next one.
struct LineScope: Sendable {
    /// A list item, a heading, a table row, code: ends with its line.
    var isBlock = false
    /// A line inside a fence of code.
    var isCode = false
    /// The first letter is small, and the line does not continue another.
    var startsLower = false
    /// Nothing but white space so far.
    var isBlank = true
    /// The bullet that began the line, if it began with one that is also used within lines.
    var bullet: Unicode.Scalar?
    /// A comma, colon or dash stands last.
    var endsInMark = false

    /// Takes the first visible scalar.
    mutating func begin(_ scalar: Unicode.Scalar, _ traits: ScalarTraits) {
        self.isBlank = false
        self.startsLower = traits.contains(.lower)
        switch scalar {
        case "#", "|", "-", "*", ">", "+": self.isBlock = true
        default: break
        }
        if traits.contains(.bullet) {
            self.isBlock = true
            self.bullet = scalar
        }
    }

    /// Whether a next line in small letters goes on with the sentence of this one.
    var mayContinue: Bool { !self.isBlock && !self.isCode && !self.startsLower && !self.isBlank }
}

/// The numbered or lettered list that runs within a line: "1) a 2) b".
struct InlineList: Sendable {
    enum Style: Sendable { case stop, bracket, stopBracket }

    private var style: Style?
    private var isLettered = false
    private var next = 0

    /// Takes a marker, whose value is its number or its letter's place; returns whether it is the next of the list.
    mutating func take(_ value: Int, isLettered: Bool, _ style: Style, isFirst: Bool) -> Bool {
        if self.style == style, self.isLettered == isLettered, self.next == value {
            self.next += 1
            return true
        }
        if isFirst {
            self.style = style
            self.isLettered = isLettered
            self.next = value + 1
        }
        return false
    }
}
