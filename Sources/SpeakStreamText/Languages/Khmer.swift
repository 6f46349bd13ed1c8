/// Khmer.
///
/// Its full stop is "។"; only Latin names have abbreviations.
extension Language {
    static let khmer = Language(
        codes: ["km"],
        titles: "dr mr mrs ms prof st",
        names: "inc ltd co corp jr sr u.s"
    )
}
