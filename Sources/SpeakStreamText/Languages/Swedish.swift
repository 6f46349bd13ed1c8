/// Swedish.
///
/// Abbreviations: chosen by hand from spaCy (MIT) and Punkt's Swedish model. A small letter begins no sentence: "–
/// Kommer du? frågade hon." Starters, months, short words and the words of breaks: general knowledge of the
/// language, not measured.
extension Language {
    static let swedish = Language(
        codes: ["sv"],
        beginsInLower: false,
        titles: """
            hr fr frk dr prof doc mr mrs ms t.ex tex bl.a dvs d.v.s s.k f.d m.a.o ang jfr jmf ca ev evtl exkl inkl \
            resp vs i.e e.g kungl t.o.m fr.o.m p.g.a pga m.h.a mha m.a.p h.k.h fil.dr fil.kand tekn.dr tekn.lic \
            med.dr jur.kand pol.mag dir f.ö urspr eg n.b bl ex
            """,
        numbered: """
            nr nrs sid s p pp kl tel tfn bd fig tab avd art § vol prop mom max min jan feb febr mar apr jun jul aug \
            sep sept okt nov dec mån tis ons tors fre lör sön ref sek kap
            """,
        trailing: """
            osv o.s.v etc m.m mm m.fl mfl m.v o.d o.dyl e.d e.dyl ff ibid al övers utg kr milj mkr mdkr tkr st mdr \
            tsd
            """,
        names: """
            inc ltd co corp bros jr sr u.s u.s.a e.u f.kr e.kr f.v.t e.v.t f.m e.m ph.d m.sc b.a chr d.y a.m p.m d.ä \
            f e a
            """,
        starters: """
            den det de en ett denna detta dessa han hon hen vi jag du ni man här där hans hennes vår våra deras min \
            mitt mina din sin alla många några flera båda varje ingen vad vem var hur varför när vilken vilka på vid \
            med till av för från om över under efter före mellan mot utan sedan enligt genom i och eller men så då \
            medan eftersom trots att också endast bara ännu redan nu idag igår därför därefter därmed dessutom dock \
            emellertid ändå slutligen först senare kanske tyvärr ja nej inte är har hade kan ska skall vill blev \
            blir själv samtidigt däremot som sådan annars förutom även inom bland
            """,
        months: "januari februari mars april maj juni juli augusti september oktober november december",
        short: """
            ja nej jo den det dem han hon hen mig dig sig oss er vi du upp ner ut in av på till med nu då här där så \
            dag år by sjö ö å gå se få vän mat hus mor far sak väg ny god bra om lag tre två en
            """,
        openers: """
            men eftersom att som där om när då medan fastän trots vilket vad vem varför hur så innan ifall liksom \
            samt dock för särskilt däribland alltså utan
            """,
        subjects: "jag du han hon hen den det vi ni de man detta dessa",
        coordinators: "och eller samt",
        leading: """
            om när då medan eftersom trots sedan efter före innan under i på vid med utan enligt ja nej dessutom \
            tyvärr först slutligen sammanfattningsvis
            """,
        bare: "men eftersom att när om där medan som innan vilket",
        function: """
            den det de en ett denna detta dessa min mitt mina din ditt dina sin sitt sina hans hennes vår vårt våra \
            deras varje alla några ingen i på vid med till av för från om över under efter före mellan mot utan \
            sedan genom hos och eller men att som när då medan där är var har hade blir blev kan kunde ska skulle \
            vill ville måste får vara ha bli mycket mer mindre så inte jag du han hon vi ni man två tre fyra fem sex \
            sju åtta nio tio
            """
    )
}
