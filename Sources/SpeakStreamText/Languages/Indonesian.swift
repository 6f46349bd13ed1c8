/// Indonesian.
///
/// Abbreviations: chosen by hand from spaCy (MIT), less all that are words. Not checked against a corpus. Starters,
/// months, short words and the words of breaks: general knowledge of the language, not measured.
extension Language {
    static let indonesian = Language(
        codes: ["id"],
        titles: """
            dr drs dra drg drh prof ir kh h hj tn ny nn sdr sdri bpk st pdt ust r.a r.m rr rm tgk mr mrs ms a.n d.a \
            u.p yth yg jend letjen mayjen brigjen kol letkol kapt kombes akbp akp kompol sth plt pjs jl jln gg kab \
            kec kel prov spt sbb cth lih e.g i.e vs a.l mis dr.ir prof.dr
            """,
        numbered: """
            no hlm hal ps gbr tab vol ed cet jil telp tel fax faks rt rw lt jan feb mar apr jun jul agt agu ags sep \
            sept okt nov des pk pkl maks min max rp fig
            """,
        trailing: "dll dsb dst dkk etc ybs ybl ibid al tsb km kg cm mm",
        names: """
            inc ltd co corp jr sr tbk u.s u.s.a a.s s.h s.e s.t s.kom s.pd s.si s.sos s.ag s.psi s.ked m.m m.si \
            m.kom m.pd m.sc m.t m.a m.ag m.hum m.h b.a b.sc ph.d sp.pd sp.og sp.a sp.b a.md s.m swt saw ra a.m p.m
            """,
        starters: """
            ini itu dia ia mereka kami kita saya aku kamu anda beliau apa siapa mana kapan bagaimana mengapa kenapa \
            berapa dan atau tetapi tapi namun sedangkan karena sebab jika kalau bila apabila ketika saat sejak \
            setelah sesudah sebelum selama sementara meskipun walaupun agar supaya sehingga maka oleh untuk di ke \
            dari pada dengan tanpa dalam antara seperti menurut terhadap tentang sebagai selain juga bahkan hanya \
            masih sudah telah sedang akan belum tidak bukan jangan ya ada adalah para semua setiap banyak beberapa \
            sebuah seorang suatu satu pertama kedua lalu kemudian akhirnya sekarang kini hari besok kemarin sini \
            sana begitu demikian misalnya contohnya tentu mungkin selanjutnya berikut sebaliknya hal adapun
            """,
        short: """
            ini itu dia ia kami kita saya aku ya ada apa mana tua air api hari ibu ayah dua tiga lain lagi baik lama \
            baru pun sini sana situ jua mau tahu bisa pagi
            """,
        openers: """
            tetapi tapi namun karena sebab yang jika kalau ketika saat meskipun walaupun agar supaya sehingga maka \
            sedangkan sementara di bahwa apabila melainkan termasuk terutama padahal setelah sebelum
            """,
        subjects: "saya aku kamu anda dia ia kami kita mereka ini itu",
        coordinators: "dan atau serta",
        leading: """
            jika kalau ketika saat meskipun walaupun karena setelah sebelum selama sejak agar di pada dalam dengan \
            untuk menurut selain namun ya tidak tentu akhirnya pertama kedua selanjutnya misalnya oleh
            """,
        bare: "tetapi tapi karena yang jika ketika sehingga agar sedangkan meskipun bahwa",
        function: """
            di ke dari pada dengan untuk oleh dalam antara tanpa seperti sebagai tentang terhadap hingga sampai dan \
            atau serta tetapi karena yang bahwa jika ketika agar ini itu para sebuah seorang suatu semua setiap \
            banyak beberapa adalah ialah telah sudah sedang akan masih belum tidak bukan bisa dapat harus sangat \
            lebih paling terlalu saya aku kamu anda dia ia kami kita mereka satu dua tiga empat lima enam tujuh \
            delapan sembilan sepuluh
            """
    )
}
