/// Italian.
///
/// Abbreviations: chosen by hand from pySBD and spaCy (MIT) and Punkt's Italian model, less all that are words.
/// Elided words ("l'", "dell'") stand without their apostrophe: for a look-up by the part before it. Starters,
/// months, short words and the words of breaks: general knowledge of the language, not measured.
extension Language {
    static let italian = Language(
        codes: ["it"],
        titles: """
            sig sigg sig.ra sig.na sig.re dott dott.ssa dr dr.ssa prof prof.ssa proff avv ing arch geom rag on egr \
            gent gent.mo gent.ma spett ill.mo ecc.mo mons s.e card gen col magg ten serg amm rev mr mrs ms st p.es \
            es per.es cfr cf vs i.e e.g c.d cd c.so p.za p.zza v.le f.lli aa.vv ca circ comm cav on.le
            """,
        numbered: """
            n num nn nr art artt cap capp pag pagg p pp fig figg vol voll tab tabb par parr sez lett rif tel cell \
            fax all ed op cod sent max min genn febb febbr apr giu lug ago sett ott nov dic t
            """,
        trailing: "ecc etc sgg segg ibid ivi id op.cit trad cit al abbr aggett dx sx kg km cm mm",
        names: """
            inc ltd co corp bros jr sr s.p.a spa s.r.l srl s.n.c s.a.s u.s u.s.a e.u a.c d.c a.m p.m ph.d n.d.r \
            c.v.d d.o.c n.b p.s s.s r.i.p ss sec a d v
            """,
        starters: """
            il lo la i gli le l un uno una questo questa questi queste quest quello quella quelli quelle ciò io tu \
            lui lei noi voi loro egli ella essi esse esso mio mia suo sua suoi sue nostro nostra chi che cosa cos \
            quale quali quando come dove perché quanto quanti in nel nello nella nell nei negli nelle a al allo alla \
            all ai agli alle da dal dalla dall dai dagli dalle di del dello della dell dei degli delle su sul sulla \
            sull sui sulle con per tra fra senza secondo durante dopo prima contro verso sotto sopra fino oltre e ed \
            o ma però se anche così quindi infatti inoltre tuttavia infine poi allora ora oggi ieri domani adesso \
            qui ecco già ancora sempre mai solo soltanto non no sì né ogni tutto tutti tutta tutte molti molte \
            alcuni alcune altri altre nessuno qualche più è sono era erano ha hanno ho abbiamo può si c mentre \
            poiché sebbene benché nonostante insomma invece dunque eppure certo forse
            """,
        short: """
            sì no me te sé lui lei noi voi io tu qui qua là lì su giù già mai più poi ora oggi ieri due tre sei re \
            zio zia mio mia tuo suo sua era fa va ho ha hai è blu età dio gas bar via
            """,
        openers: """
            ma perché poiché che chi cui quando dove se mentre anche però quindi dunque benché sebbene affinché \
            nonostante siccome sicché cioè come così ovvero oppure bensì infatti invece soprattutto compreso inclusi \
            quale quali tranne
            """,
        subjects: "io tu lui lei noi voi loro egli essa essi esse questo questa ciò c'è si c",
        coordinators: "e ed o né",
        leading: """
            se quando mentre poiché siccome benché sebbene anche nonostante dopo prima durante in nel nella per con \
            senza secondo come inoltre infine quindi tuttavia dunque allora poi infatti invece però oggi ieri ora sì \
            no certo bene purtroppo generalmente attualmente innanzitutto primo terzo nell all dall sull dell d c
            """,
        bare: "perché ma quando mentre che dove se poiché anche come cui",
        function: """
            il lo la i gli le un uno una del dello della dei degli delle al allo alla ai agli alle dal dallo dalla \
            dai dagli dalle nel nello nella nei negli nelle sul sullo sulla sui sugli sulle di a da in con su per \
            tra fra senza secondo durante dopo prima contro verso questo questa questi queste quel quello quella \
            quei quelle mio mia tuo tua suo sua nostro nostra loro ogni qualche e ed o ma se che chi cui come quando \
            dove perché mentre è sono era erano sarà fu furono ha hanno aveva avevano ho hai abbiamo può possono \
            deve devono si mi ti ci vi ne non né più meno molto così troppo io tu lui lei noi voi due tre quattro \
            cinque sei sette otto nove dieci l dell all dall nell sull quest quell d c
            """,
        prepositions: "con per in su tra fra durante senza contro verso secondo dopo prima"
    )
}
