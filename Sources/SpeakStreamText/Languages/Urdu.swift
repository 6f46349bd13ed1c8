/// Urdu.
///
/// Abbreviations: the usual ones of Urdu, whose full stop is "۔"; neither pySBD nor spaCy has any. Not checked
/// against a corpus. Words of breaks: general knowledge of the language, not measured.
extension Language {
    static let urdu = Language(
        codes: ["ur"],
        titles: "ڈاکٹر پروفیسر مسٹر مسز محترم ایم اے بی ایس ڈی سی پی جے وی آر کیو این ایل ای ایچ یو",
        numbered: "ص ج نمبر",
        trailing: "وغیرہ الخ",
        names: "u.s a.m p.m inc ltd",
        openers: """
            لیکن مگر کیونکہ کہ جو جس جسے جن جنہوں جب جہاں اگر تو اگرچہ حالانکہ تاکہ جبکہ بلکہ اس چنانچہ لہٰذا لہذا \
            خاص
            """,
        subjects: "میں تو تم آپ وہ یہ ہم",
        coordinators: "اور یا نہ",
        leading: "اگر جب چونکہ اگرچہ حالانکہ جیسے ہاں نہیں جی پھر لیکن تاہم لہٰذا لہذا سب آج",
        bare: "لیکن مگر کیونکہ کہ جو جب جبکہ اگر تاکہ",
        function: """
            اور یا کہ جو جب اگر لیکن مگر یہ وہ اس ان ایک دو تین چار پانچ ہر سب کچھ کئی بہت زیادہ کم سے میرا میری \
            میرے تیرا آپ ہم تم میں نہ نہیں کیا کیوں کیسے جس جن
            """
    )
}
