/// Turkish.
///
/// Abbreviations: chosen by hand from spaCy (MIT) and Punkt's Turkish model. Ordinals have a full stop and quoted
/// speech goes on in small letters ("? diye sordu"). The small letter of "İ" depends on who makes it ("i", "i" with
/// a combining dot, "ı"), so such words stand in all three spellings. Starters, months, short words and the words
/// of breaks: general knowledge of the language, not measured.
extension Language {
    static let turkish = Language(
        codes: ["tr"],
        ordinals: .written,
        beginsInLower: false,
        titles: """
            dr doç prof yrd yrd.doç yard.doç arş.gör öğr.gör uzm av ecz müh mim op ord hz st alb yb bnb yzb tğm ütğm \
            tuğg tümg korg org bkz bknz örn ör çev ed m.ö m.s i.ö i.s i̇.ö i̇.s ing i̇ng fr alm lat mr mrs ms ort \
            krş ı.ö ı.s ıng
            """,
        numbered: """
            no nr s ss sf syf c böl bl md mad şek tab res say tel faks d oca şub mar nis may ağu eyl eki kas ara max \
            min haz
            """,
        trailing: "vb vs vd vdd vdgl v.b v.s v.d etc al ibid dk sa km kg cm mm tl",
        names: """
            inc ltd co corp a.ş aş şti ltd.şti san tic jr sr u.s u.s.a a.b.d t.c a.b b.m k.k.t.c k.k a.m p.m ph.d \
            ö.k sn cad sok sk mah blv bulv apt yy
            """,
        starters: """
            bu şu o bunlar şunlar onlar ben sen biz siz benim senin onun bizim sizin onların bunu onu buna ona bunun \
            bunda burada şurada orada böyle şöyle öyle böylece kim ne nerede nasıl niçin neden niye hangi kaç ve ama \
            fakat ancak lakin veya ya yahut çünkü eğer ise oysa halbuki üstelik ayrıca hatta yani dolayısıyla sonra \
            önce şimdi bugün dün yarın artık hâlâ hala daha en çok her tüm bütün bazı birçok bir iki ilk i̇lk ikinci \
            i̇kinci son sonuç sonunda nihayet örneğin mesela özellikle genellikle elbette tabii belki evet hayır \
            değil var yok için i̇çin ile i̇le göre kadar gibi karşın rağmen arasında i̇şte işte zaten aslında aynı \
            bununla bundan ondan öte diğer başka yeni eski türk ılk ıkinci ıçin ıle ışte
            """,
        months: "ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık",
        short: """
            bu şu o ben sen biz siz ne kim var yok evet iyi az çok en de da mi mı mu mü ki su ev yol yıl gün ay iş \
            el göz baş bir iki üç on yüz bin al ver git gel ol söz can
            """,
        openers: """
            ama fakat ancak çünkü oysa halbuki yani ki eğer veya dolayısıyla üstelik hatta lakin yoksa özellikle
            """,
        subjects: "ben sen o biz siz onlar bu şu bunlar",
        coordinators: "ve veya ya",
        leading: """
            eğer ancak ama fakat ayrıca örneğin mesela evet hayır elbette tabii öncelikle sonuç sonra bugün dün \
            özetle aslında genellikle
            """,
        bare: "ama fakat çünkü ancak oysa",
        function: """
            bir bu şu o ve veya ile ama fakat ki de da en çok daha her tüm bütün bazı birçok hiç ne nasıl hangi \
            benim senin onun bizim sizin ben sen biz siz onlar iki üç dört beş altı yedi sekiz dokuz on gibi kadar
            """
    )
}
