/// A formula as a tree.
indirect enum MathNode: Equatable {
    case number(String)
    /// A letter, Latin or Greek, by its name.
    case letter(String)
    case text(String)
    case symbol(MathSymbol)
    case fraction([MathNode], [MathNode])
    case choice([MathNode], [MathNode])
    case root([MathNode], index: [MathNode])
    case scripts(MathNode, lower: [MathNode], upper: [MathNode])
    case accent(MathAccent, [MathNode])
    /// What stands in braces, which are not seen.
    case group([MathNode])
    case fence(MathFence, [MathNode])
    case rows(MathEnvironment, [[[MathNode]]])
    /// A bar that says where something is evaluated.
    case evaluation(lower: [MathNode], upper: [MathNode])
}

/// Something over a letter, or the way it is written.
struct MathAccent: Equatable {
    var words: String
    var isBefore = false
    /// Its letter stands for a vector, whose products are named otherwise.
    var isVector = false
}

/// What stands around a part of a formula.
enum MathFence: Equatable {
    case round
    case square
    /// A round one at one end, a square one at the other.
    case halfOpen
    case curly
    case bars
    case doubleBars
    case angle
    case floor
    case ceiling
    /// `\ket{0}` and `\bra{0}`.
    case ket
    case bra
    case none
}

/// Something that consists of rows.
enum MathEnvironment: Equatable {
    case lines
    case cases
    case matrix
    case determinant
}
