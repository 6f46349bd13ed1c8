/// Amharic.
///
/// Its full stop is "።"; titles are written with "/" or ".", and these are the usual ones.
extension Language {
    static let amharic = Language(
        codes: ["am"],
        titles: "ዶ ዶር ፕሮፌ ወ ወሮ ወሪት dr mr mrs ms prof st እ.ኤ.አ",
        names: "inc ltd co corp u.s"
    )
}
