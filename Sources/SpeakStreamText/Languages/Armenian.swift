/// Armenian.
///
/// Abbreviations: seen in UD Armenian-ArmTDP's development set and the usual ones of Armenian; neither pySBD nor
/// spaCy has any. The Armenian full stop is "։" (often typed ":"); "." is a lighter mark, after which a small
/// letter goes on. Starters, months, short words and the words of breaks: general knowledge of the language, not
/// measured.
extension Language {
    static let armenian = Language(
        codes: ["hy"],
        beginsInLower: false,
        titles: """
            պրոֆ դոկ դոց ակադ ընկ տ-ն տկն պր պրն տիկ սբ գեն գնդ ինժ յու խմբ օրին փող պող հրապ անգլ ռուս գերմ ֆր լատ \
            հուն թ թթ դդ էդ ժթ քաղ
            """,
        numbered: "էջ գլ հտ նկ աղ հոդ կետ հեռ",
        trailing: "քառ խոր կգ կմ սմ մմ հազ մլն մլրդ ք.մ դոլ վրկ րոպ",
        names: "մ.թ.ա մ.թ ք.ա բ.գ.թ փբը սպը inc ltd co u.s a.m p.m",
        starters: """
            այս այդ այն սա դա նա նրանք մենք դուք ես դու ինչ ով որ որը որտեղ երբ ինչպես ինչու քանի բայց սակայն և ու \
            կամ եթե թե որպեսզի որովհետև ուստի հետևաբար այսպիսով այնուհետև հետո առաջ հիմա այսօր երեկ վաղը այստեղ \
            այնտեղ ոչ այո նաև միայն դեռ արդեն շատ ամեն բոլոր մի առաջին երկրորդ նրա իր իմ մեր ձեր նրանց ըստ համաձայն \
            մինչև առանց բացի օրինակ թերևս գուցե
            """,
        short: "այո ոչ ես դու նա մեր ձեր իմ քո է եմ ենք են էր կա չէ չի տուն օր ժամ ձայն սեր մի երեք վեց տաս",
        openers: """
            բայց սակայն որ որը որոնք որի որտեղ երբ եթե թե որպեսզի որովհետև քանի ուստի ինչ ով ինչպես իսկ այլ մինչ \
            մինչև
            """,
        subjects: "ես դու նա մենք դուք նրանք սա դա այս այդ այն",
        coordinators: "և ու կամ",
        leading: "եթե երբ քանի մինչ այնուամենայնիվ այսպիսով օրինակ այո ոչ ուստի հետևաբար",
        bare: "բայց որ երբ եթե որովհետև",
        function: """
            և ու կամ բայց որ որը եթե երբ թե այս այդ այն մի ամեն բոլոր ոչ է են եմ ես ենք էր էին կա իմ քո իր նրա մեր \
            ձեր նրանց շատ ավելի առավել մեջ համար հետ մասին ըստ առանց դեպի մինչև երկու երեք չորս հինգ
            """
    )
}
