/// Chinese.
///
/// Its full stops need no white space; only Latin names have abbreviations. There are no words of breaks, since Han
/// has no white space.
extension Language {
    static let chinese = Language(
        codes: ["zh"],
        titles: "dr mr mrs ms prof st vs e.g i.e",
        numbered: "no fig vol p pp ch",
        trailing: "etc al",
        names: "inc ltd co corp jr sr u.s u.s.a u.k a.m p.m ph.d"
    )
}
