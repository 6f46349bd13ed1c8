/// English.
///
/// Abbreviations: those that occur in the answers of language models and in UD English-EWT's training set, checked
/// against the lists of Punkt and pySBD (MIT). Breaks: the measured share of clause boundaries after a comma by the next
/// word, and before words without a comma, in the GUM corpus.
extension Language {
    static let english = Language(
        codes: ["en"],
        titles: """
            mr mrs ms mx dr drs prof st rev fr hon gen col maj capt cmdr cpt cpl pvt lt sgt adm brig sen rep gov pres supt \
            messrs mme mlle msgr br sr mt ft e.g i.e eg ie vs v cf viz asst assoc insp det hr
            """,
        numbered: """
            no nos nr fig figs eq eqs eqn ref refs sec sect ch chap vol vols p pp pg art arts ex approx ca c circa \
            para pt pts ser tab tbl thm lem cor prop def app tel ext rm apt bldg op cl ver n° nº \
            jan feb mar apr jun jul aug sep sept oct nov dec
            """,
        trailing: """
            etc al ibid resp incl excl est min max avg hrs mins secs hr sec lb lbs oz ft yd mi km kg cm mm sq cu gal qt \
            tbsp tsp doz misc temp ed eds trans vol abbr
            """,
        names: """
            inc ltd co corp llc llp plc bros jr sr esq ph.d m.d b.a b.s m.a m.s m.b.a d.d.s j.d ll.b r.n u.s u.s.a u.k \
            u.n e.u d.c u.s.s.r a.m p.m a.d b.c b.c.e c.e ave blvd rd hwy pkwy sq dept univ assn assoc \
            intl natl mfg gov't calif fla mass mich minn miss penn tenn tex wash wis ariz ark colo conn ga ill \
            kan ky la md mo mont neb nev okla ore va vt w.va wyo mon Sat Sun tue tues wed thu thur thurs fri
            """,
        starters: """
            the this that these those it its it's it’s he she they we i you there here his her their our my your \
            i'm i’m i've i’ve i'll i’ll i'd i’d we're we’re you're you’re they're they’re that's that’s there's there’s \
            he's he’s she's she’s let's let’s don't don’t what's what’s \
            in on at by for from to with as if when while after before since because although though until during \
            despite unlike like without within under over through between among against \
            and but or so yet then thus hence however also now not no yes both each every some many most all \
            what why how who where which whose a an is are was were do does did can could will would should have has \
            had may might must let next first second third finally overall instead another once please just one two \
            three such even only additionally furthermore moreover therefore meanwhile nevertheless similarly \
            consequently according well ok okay sure thanks thank today yesterday tomorrow
            """,
        months: """
            january february march april may june july august september october november december
            """,
        short: """
            it me him her us of for with you we he she so do did no yes yet all any one two six ten now too out off up on in to go \
            ago day way man men end not and but new old own far few lot bad big get got had has let see say was are is \
            be by oh ok him his my say saw sun red hot top car job law war art age air bed boy girl son eye arm leg \
            dog cat cup bus box bar bit buy pay put run set sit try use win die eat fly fun key kid map mix oil pen
            """,
        openers: """
            but because which who whom whose where when while if since although though unless until so then whereas \
            yet that whether however therefore instead rather especially including such
            """,
        subjects: """
            i you he she it we they there it's it’s that's that’s i'm i’m you're you’re they're they’re we're we’re \
            this these those
            """,
        coordinators: "and or nor",
        leading: """
            if when while although though because since unless until after before as once whenever wherever whether \
            despite in on at by for from to with without during given however therefore thus hence moreover \
            furthermore additionally finally first second third next then instead meanwhile also similarly likewise \
            consequently overall nevertheless nonetheless otherwise again indeed yes no well sure certainly absolutely \
            of-course unfortunately fortunately generally typically usually historically currently today now
            """,
        bare: """
            because when who if but which while where although unless until since without before after that
            """,
        function: """
            a an the this that these those my your his her its our their some any no every each both either neither \
            of in on at by for from to with without into onto upon over under about between among through during \
            against within toward towards as than like via per and or nor but if because although though while when \
            where which who whom whose that so is are was were be been being am do does did have has had having will \
            would can could may might must shall should not very more most less least too quite rather such what how \
            why i you he she it we they there one two three four five six seven eight nine ten i'm you're it's he's \
            she's we're they're i’m you’re it’s he’s she’s we’re they’re let's let’s don't don’t
            """,
        prepositions: """
            for with by in on from using via through into between among during under over within across against \
            about to by
            """
    )
}
