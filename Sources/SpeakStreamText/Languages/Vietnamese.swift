/// Vietnamese.
///
/// Abbreviations: the usual titles and administrative units ("TP.", "ThS."); spaCy (MIT) has none for Vietnamese.
/// Not checked against a corpus. Starters, months, short words and the words of breaks: general knowledge of the
/// language, not measured.
extension Language {
    static let vietnamese = Language(
        codes: ["vi"],
        titles: """
            tp ts ths pgs gs gs.ts pgs.ts bs ks cn tx đ kts nsnd nsưt dr mr mrs ms prof st lm gm vd tl mt vs e.g i.e
            """,
        numbered: "no fig vol tr pp ch",
        trailing: "v.v vv etc al ibid",
        names: "tcn scn inc ltd co corp jr sr u.s u.s.a u.k a.m p.m ph.d tp.hcm",
        starters: """
            đây đó này kia nó anh chị em tôi ta chúng bạn họ ông bà cô chú ai gì nào đâu sao khi nếu vì bởi do nên \
            mà nhưng tuy mặc dù song và hay hoặc để cho trong trên dưới ngoài tại ở từ đến với theo về qua sau trước \
            giữa cùng như cũng còn đã đang sẽ vẫn chỉ rất không chưa có là các những một hai mỗi mọi tất nhiều số \
            vài hiện nay hôm bây giờ lúc rồi cuối đầu thứ thực ra tóm lại ví dụ chẳng hạn vậy thế vâng dạ nhiên
            """,
        short: """
            có là đi về ra vào lên lại đây đó ai gì nào tôi anh chị em nó họ ta cô ông bà cha mẹ con bé lớn nhỏ cao \
            xa gần đẹp vui xấu tốt năm ba hai một sáu mười rồi xong cả
            """,
        openers: "nhưng vì bởi do nên mà khi nếu tuy mặc dù trong để như song còn hoặc thì cho đặc bao",
        subjects: "tôi bạn anh chị em nó họ ta chúng ông bà cô đây đó",
        coordinators: "và hoặc hay",
        leading: "nếu khi tuy mặc vì do để trong sau trước theo ngoài cuối đầu tóm ví vâng không hiện hôm thực",
        bare: "nhưng vì khi nếu mà để nên",
        function: """
            các những một mỗi mọi cái con của và hoặc hay là thì mà nhưng vì nếu khi để cho trong trên dưới ngoài \
            tại ở từ đến với theo về qua sau trước giữa như cũng đã đang sẽ vẫn còn chỉ rất quá không chưa chẳng \
            được bị có này kia đó hai ba bốn năm sáu bảy tám chín mười tôi bạn anh chị họ nó
            """
    )
}
