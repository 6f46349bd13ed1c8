/// Persian.
///
/// Abbreviations: the usual initials and references of Persian; neither pySBD nor spaCy has any, and UD
/// Persian-Seraji's development set shows none. Persian has no capitals: one that may end a sentence is left out.
/// Words stand without the zero-width non-joiner, which no spelling keeps. Words of breaks: general knowledge of
/// the language, not measured.
extension Language {
    static let persian = Language(
        codes: ["fa"],
        titles: "د آ ا ب ج س ع ف ک ل ن ح ر ق پ ت ی ر.ک نک ن.ک ج.ا",
        numbered: "ص صص ش ط شم",
        trailing: "الخ",
        names: "u.s a.m p.m inc ltd",
        openers: """
            اما ولی لیکن که چون زیرا چرا اگر وقتی هنگامی تا گرچه اگرچه هرچند بلکه پس بنابراین چنانکه همانطور \
            درحالیکه بهویژه مگر یا سپس
            """,
        subjects: "من تو او ما شما آنها ایشان این آن",
        coordinators: "و یا هم نه",
        leading: """
            اگر وقتی هنگامی چون گرچه اگرچه هرچند پس بعد قبل در با برای بله نه خیر البته متأسفانه خوشبختانه اما \
            همچنین بنابراین نخست اول دوم سرانجام امروز
            """,
        bare: "که اما ولی زیرا چون اگر وقتی تا",
        function: """
            در از به با برای بر تا بی که و یا هم را این آن همین همان هر همه هیچ چند یک دو سه چهار پنج بین میان \
            درباره روی زیر پیش پس اگر اما ولی چون زیرا من تو او ما شما آنها می نمی خیلی بسیار بیشتر کمتر ترین
            """
    )
}
