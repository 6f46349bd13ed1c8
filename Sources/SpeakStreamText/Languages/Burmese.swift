/// Burmese.
///
/// Its full stop is "။"; only Latin names have abbreviations.
extension Language {
    static let burmese = Language(
        codes: ["my"],
        titles: "dr mr mrs ms prof st",
        names: "inc ltd co corp jr sr u.s"
    )
}
