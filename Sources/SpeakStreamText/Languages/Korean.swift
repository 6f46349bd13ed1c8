/// Korean.
///
/// Korean writes few abbreviations with a full stop; names and acronyms are in Latin letters. Words of breaks:
/// general knowledge of the language, not measured.
extension Language {
    static let korean = Language(
        codes: ["ko"],
        titles: "dr mr mrs ms prof st vs e.g i.e",
        numbered: "no fig vol p pp ch",
        trailing: "etc al",
        names: "inc ltd co corp jr sr u.s u.s.a u.k a.m p.m ph.d",
        openers: "그러나 하지만 그런데 그리고 그래서 따라서 그러므로 왜냐하면 즉 또는 혹은 특히 단 다만",
        subjects: "나는 저는 우리는 그는 그녀는 이것은 그것은 당신은 그들은",
        coordinators: "그리고 및 또는 혹은",
        leading: "그러나 하지만 그런데 그리고 그래서 따라서 그러므로 만약 만일 또한 예를 먼저 우선 다음으로 마지막으로 결국 물론 네 아니요 즉 한편 반면 특히 오늘날 최근",
        function: "이 그 저 한 두 세 네 다섯 여섯 일곱 여덟 아홉 열 및 또는 혹은 더 가장 매우 아주 너무 안 못 모든 각 어떤 여러 많은 다른 새 내 제 우리"
    )
}
