/// Japanese.
///
/// Its full stops need no white space; only Latin names have abbreviations.
extension Language {
    static let japanese = Language(
        codes: ["ja"],
        titles: "dr mr mrs ms prof st vs e.g i.e",
        numbered: "no fig vol p pp ch",
        trailing: "etc al",
        names: "inc ltd co corp jr sr u.s u.s.a u.k a.m p.m ph.d"
    )
}
