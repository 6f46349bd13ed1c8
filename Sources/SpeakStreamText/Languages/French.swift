/// French.
///
/// Abbreviations: chosen by hand from pySBD and spaCy (MIT) and Punkt's French model (Le Monde), checked against UD
/// French-GSD's development set. Elided words ("l'", "qu'") stand without their apostrophe: for a look-up by the
/// part before it. Starters, months, short words and the words of breaks: general knowledge of the language, not
/// measured.
extension Language {
    static let french = Language(
        codes: ["fr"],
        titles: """
            m mm mr mrs ms dr drs pr me mgr st ste sts stes mlle mme mlles mmes cf p.ex par.ex c.-à-d c-à-d càd av \
            apr env vs i.e e.g j.-c boul r.p s.m s.a.r s.e ing cdt cne sgt gal resp ap
            """,
        numbered: """
            n no nos nº n° num art al chap ch fig p pp pag pg vol t tab tabl éd sect réf tél tel fax ann app pl max \
            min janv févr fév avr juill juil sept oct nov déc coll b.p
            """,
        trailing: "etc suiv sq sqq ibid id loc.cit op.cit éds sup suppl trad masc fém plur adj hab",
        names: """
            inc ltd co corp cie bros jr sr s.a s.a.s s.a.r.l u.s u.s.a e.u n.d.l.r n.d.t n.b p.s ph.d a.m p.m d.c \
            o.n.u bd prof v ex
            """,
        starters: """
            le la les l un une des du de d ce c cet cette ces ceci cela ça il elle ils elles on nous vous je j tu \
            qui que qu quoi quel quelle quels quelles quand comment pourquoi où combien mon ma mes ton ta tes son sa \
            ses notre nos votre vos leur leurs aucun aucune chaque tout toute tous toutes plusieurs certains \
            certaines quelques beaucoup en dans à au aux sur sous par pour avec sans chez vers entre contre selon \
            depuis pendant durant avant après dès lors malgré grâce outre parmi et ou mais donc or car ni si s comme \
            lorsque lorsqu puisque puisqu quoique bien ainsi alors aussi puis ensuite enfin cependant toutefois \
            néanmoins pourtant ailleurs aujourd hier demain maintenant ici là voici voilà y n ne non oui est sont \
            peu peut très plus même encore toujours jamais parfois souvent finalement notamment premièrement \
            deuxièmement
            """,
        short: """
            moi toi lui eux oui non pas bas fin vie an ans ici là loi roi foi or eau air art but cas cou dos feu jeu \
            lit mer mot mur nom os peu peur pied pont rue sac sel sol ton vin vue un dit fait va vu su lu été et y
            """,
        openers: """
            mais car donc or parce puisque puisqu lorsque lorsqu quand qui que qu dont où si bien tandis alors afin \
            pour ainsi comme quoique sauf sinon pourtant cependant toutefois puis notamment surtout lequel laquelle \
            lesquels lesquelles duquel auquel ce c qu'il qu'elle qu'on qu'ils s'il quoiqu jusqu j
            """,
        subjects: "je tu il elle on nous vous ils elles cela ça c'est j'ai ceci",
        coordinators: "et ou ni",
        leading: """
            si s'il quand lorsque lorsqu'il comme puisque bien après avant depuis pendant durant dans en à au aux \
            pour par avec sans selon malgré grâce outre ainsi donc alors ensuite puis enfin cependant toutefois \
            néanmoins pourtant finalement premièrement deuxièmement oui non aujourd'hui hier maintenant généralement \
            heureusement malheureusement dès lors même quant lorsqu puisqu quoiqu d s l
            """,
        bare: """
            parce car mais puisque lorsque lorsqu'il quand tandis afin alors pendant après avant dont où qui pour \
            sans si lorsqu puisqu
            """,
        function: """
            le la les un une des du de ce cet cette ces mon ma mes ton ta tes son sa ses notre nos votre vos leur \
            leurs chaque quelque quelques plusieurs tout toute tous toutes aucun aucune quel quelle à au aux en dans \
            sur sous par pour avec sans chez vers entre contre selon depuis pendant durant avant après dès comme et \
            ou ni mais car donc or si que qui dont où est sont était étaient sera seront a ont avait avaient ai as \
            suis es êtes sommes avez avons fut être avoir peut peuvent doit doivent ne se me te y je tu il elle on \
            nous vous ils elles très plus moins trop aussi assez bien pas deux trois quatre cinq six sept huit neuf \
            dix c'est l d qu n s m t j c jusqu lorsqu puisqu quoiqu
            """,
        prepositions: "avec pour par dans sur sans sous entre pendant depuis contre chez vers selon"
    )
}
