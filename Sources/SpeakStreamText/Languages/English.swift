extension LanguageRules {
    /// A short list for English; full stops inside an abbreviation stay, the last one goes.
    static let english: LanguageRules = {
        let lists: [(Abbreviation, String)] = [
            (
                .title,
                """
                mr mrs ms mx dr prof st rev fr hon gen col maj capt cmdr lt sgt sen rep gov pres messrs mme mlle \
                e.g i.e eg ie vs v cf viz mt
                """
            ),
            (
                .numbered,
                """
                no nos fig figs eq eqs ref refs sec sect ch chap vol vols p pp pg art ex approx ca \
                jan feb mar apr jun jul aug sep sept oct nov dec
                """
            ),
            (.trailing, "etc ft al ibid resp incl excl est dept univ assn bros min max avg ed eds"),
            (.name, "inc ltd co corp llc plc jr sr esq ph.d m.d b.a b.s m.a m.s u.s u.k u.n e.u a.m p.m"),
        ]
        var abbreviations: [ShortWord: Abbreviation] = [:]
        for (kind, list) in lists {
            for word in Set(words: list) {
                abbreviations[word] = kind
            }
        }
        let starters = Set(
            words: """
                the this that these those it its he she they we i you there here his her their our my your \
                in on at by for from to with as if when while after before since because although though until \
                and but or so yet then thus hence however also now not no yes both each every some many most all \
                what why how who where which a an is are was were do does did can could will would should let \
                next first second finally overall instead another once please just one
                """
        )
        return LanguageRules(abbreviations: abbreviations, starters: starters)
    }()
}
