/// Portuguese.
///
/// Abbreviations: chosen by hand from spaCy (MIT) and Punkt's Portuguese model, checked against UD
/// Portuguese-Bosque's development set. Starters, months, short words and the words of breaks: general knowledge of
/// the language, not measured.
extension Language {
    static let portuguese = Language(
        codes: ["pt"],
        titles: """
            sr sra srta sres srs sras dr dra drs dras prof profa profª eng arq exmo exma ilmo ilma rev pe fr frei \
            sto sta st gen cel maj ten sgt alm adv des dep sen gov pres mr mrs ms p.ex i.e e.g cf vs av trav pça lgo \
            aprox jd pq rod incl
            """,
        numbered: """
            nº n° nro núm num pág págs pag pags pp p cap caps fig figs vol vols art arts par tel telef tels fax ref \
            sec tab ed séc cit op máx mín jan fev abr jun jul ago set out nov dez cx c.p ap apto
            """,
        trailing: "etc ss sgs ibid id trad coord org orgs eds al obs kg km cm mm hab mi",
        names: """
            inc ltd ltda lda co corp cia bros jr s.a s.a.r.l u.s u.s.a e.u.a eua a.c d.c a.m p.m ph.d m.sc m.e s.p \
            n.y d.f v.exa v a d ex
            """,
        starters: """
            o a os as um uma uns umas este esta estes estas isto esse essa esses essas isso aquele aquela aqueles \
            aquilo ele ela eles elas eu tu você vocês nós se seu sua seus suas meu minha nosso nossa me te lhe nos \
            que quem qual quais quando como onde quanto quantos por para com sem sobre em no na nas num numa de do \
            da dos das desde até entre segundo durante após ante contra sob ao à aos às pelo pela pelos pelas e ou \
            mas porém contudo todavia embora porque pois sim não nem assim também além então depois antes agora hoje \
            ontem amanhã aqui ali lá já ainda sempre nunca só apenas mais muito muita muitos muitas todo toda todos \
            todas cada qualquer alguns algumas algum alguma nenhum outro outra outros outras vários há é são foi era \
            está estão tem têm enquanto finalmente atualmente aliás afinal apesar talvez primeiro portanto \
            entretanto logo conforme caso
            """,
        short: """
            sim não eu tu ele ela nós vós lá cá aí ali já mais mal bem bom fim dia mês ano lei rei paz voz luz sol \
            mar rio pé sul ver ser ir dar um uma uns meu teu seu vai vem foi era é são há pai mãe avô avó cor dor
            """,
        openers: """
            mas porém porque pois que quem quando onde embora se enquanto como cujo cuja cujos cujas qual quais \
            contudo todavia portanto logo então assim caso senão exceto inclusive incluindo sobretudo principalmente \
            tanto
            """,
        subjects: "eu tu ele ela você vocês nós eles elas isso isto há este esta estes estas",
        coordinators: "e ou nem",
        leading: """
            se quando embora como enquanto porque após depois antes desde durante em no na por para com sem segundo \
            além também assim então finalmente atualmente geralmente normalmente primeiro portanto entretanto \
            contudo porém sim não bem claro hoje ontem agora caso apesar
            """,
        bare: "porque mas quando embora enquanto que quem onde se pois para como",
        function: """
            o a os as um uma uns umas do da dos das de no na nos nas em num numa ao à aos às pelo pela pelos pelas \
            por para com sem sobre sob desde até entre segundo durante após contra este esta estes estas esse essa \
            esses essas aquele aquela meu minha seu sua seus suas nosso nossa nossos nossas cada todo toda todos \
            todas algum alguma alguns algumas outro outra outros outras e ou nem mas porém embora porque que se como \
            quando onde quem qual cujo é são era eram foi foram será serão está estão estava ser estar tem têm tinha \
            há pode podem deve devem me te lhe lhes não muito mais menos tão eu tu ele ela você nós eles elas vocês \
            dois duas três quatro cinco seis sete oito nove dez
            """,
        prepositions: "com para por em sobre sem entre durante desde até contra segundo pelo pela"
    )
}
