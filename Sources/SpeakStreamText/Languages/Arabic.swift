/// Arabic.
///
/// Abbreviations: pySBD's (MIT) and spaCy's (MIT), with the usual initials, written as a single letter and a full
/// stop. Arabic has no capitals: a title never ends a sentence, and one that may is left out. Words with the
/// article or a one-letter prefix stand as they are written. Words of breaks: general knowledge of the language,
/// not measured.
extension Language {
    static let arabic = Language(
        codes: ["ar"],
        titles: """
            د أ أ.د ا.د أ.م أ.م.د ا.م.د د.م ش.م م.م ب ت ج ك ل ن ر س ع ف ق ص.ب ت.س س.ت ج.ب ت.ب ج.م ب.م ج.م.ع ا.ش.ا \
            أ.ش.أ
            """,
        numbered: "ص ص.ص ط مج",
        trailing: "إلخ الخ ا.هـ اهـ",
        names: "u.s a.m p.m inc ltd",
        openers: """
            لكن ولكن لأن لأنه لأنها لأنهم حيث بينما إذ إذا عندما حين حينما لما مما الذي التي الذين اللذين اللتين \
            اللاتي كما حتى لذلك ولذلك فإن فإنه فهو فهي وهو وهي وهم وقد ولا ولم وكان وكانت إلا بل غير خاصة خصوصا \
            خصوصًا لكنه لكنها وإذا أو ثم وأن
            """,
        subjects: "أنا أنت هو هي نحن أنتم هم هذا هذه ذلك تلك هناك",
        coordinators: "و أو ثم أم",
        leading: """
            إذا عندما بينما لأن حيث بعد قبل منذ خلال أثناء رغم على في من نعم لا حسنا حسنًا بالطبع أولا أولًا ثانيا \
            ثانيًا أخيرا أخيرًا ومع لذلك كما أيضا أيضًا اليوم عموما
            """,
        bare: "لكن ولكن لأن لأنه لأنها حيث بينما عندما الذي التي الذين إذا حتى مما كما",
        function: """
            في من إلى على عن مع بين حول خلال عند لدى منذ حتى بعد قبل دون تحت فوق ضد و أو ثم أن إن أنه أنها لكن لأن \
            إذا الذي التي الذين هذا هذه ذلك تلك هؤلاء كل بعض جميع أي غير لا لم لن ما قد سوف هو هي هم أنا نحن كان \
            كانت يكون تكون ليس ليست يمكن يجب مثل عبر بدون أكثر أقل
            """
    )
}
