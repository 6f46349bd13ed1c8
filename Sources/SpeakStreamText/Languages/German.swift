/// German.
///
/// Abbreviations: chosen by hand from pySBD and spaCy (MIT) and Punkt's German model (Neue Zürcher Zeitung),
/// checked against UD German-GSD's development set. Starters, months, short words and the words of breaks: general
/// knowledge of the language, not measured.
extension Language {
    static let german = Language(
        codes: ["de"],
        ordinals: .written,
        beginsInLower: false,
        titles: """
            dr prof hr hrn fr frl ing dipl dipl.-ing dipl.-kfm priv.-doz pd st skt hl gebr fam fa mr mrs mme mlle \
            z.b zb d.h bzw vgl ca bspw sog bzgl ggf ggfs evtl evt zzgl abzgl inkl exkl einschl insb insbes gem lt \
            ehem dt frz engl lat österr allg entspr geb u.u i.d.r z.t d.i s.o s.u vs v.a i.e e.g röm kath stellv \
            univ.-prof bgm gen.-sekr hptm oberstlt sr rev vors mind jew eigtl urspr versch bes vorauss o.g w.o g.u \
            e.h
            """,
        numbered: """
            nr nrn abb abs abschn abt art aufl anh anl anm bd bde bl bsp fig folg gl hft heft jg kap pos rdnr rn rz \
            sp tab taf tel vol ziff zit ref lfd no max jan jän feb febr mär mrz apr jul aug sep sept okt nov dez mo \
            di mi do sa postf fax op ext pkt std.nr
            """,
        trailing: "usw usf etc u.a.m u.v.m uvm u.ä o.ä u.dgl dgl ff f ebd ibid al resp hrsg hg abgek",
        names: """
            u.a chr v.chr n.chr jh jhd jhdt mio mrd tsd std min sek stk pkg str pl jr jun sen e.v a.d a.m a.d.r i.a \
            i.v o.k mwst ust inc ltd co corp cie bros u.s u.s.a u.k b.a b.sc m.a m.sc ph.d h.c b.b d.c mag z v n e d \
            u a o i s h
            """,
        starters: """
            der die das den dem des ein eine einen einem einer dieser diese dieses diesen diesem jeder jede jedes \
            jener jene er sie es wir ich ihr du man sein seine ihre mein meine unser unsere kein keine alle viele \
            einige mehrere manche beide solche was wer wie wo wann warum wieso welche welcher welches in im an am \
            auf aus bei beim mit nach von vom vor zu zum zur für um über unter durch gegen ohne seit bis während \
            wegen trotz neben zwischen laut statt innerhalb und oder aber doch denn sondern wenn als ob obwohl weil \
            da dass damit nachdem bevor sobald solange falls indem so auch nur noch schon hier dort dann danach \
            daher dabei dafür dagegen damals darum darüber deshalb deswegen trotzdem dennoch jedoch allerdings \
            außerdem zudem ferner zunächst zuerst schließlich insgesamt heute gestern morgen jetzt nun bereits erst \
            immer oft manchmal vielleicht natürlich leider zwar sonst ist sind war waren hat haben wird werden kann \
            können ja nein nicht erstens zweitens
            """,
        months: """
            januar jänner februar märz april mai juni juli august september oktober november dezember jan jän feb \
            febr mär mrz apr jun jul aug sep sept okt nov dez
            """,
        short: """
            ab an auf aus da du ein er es gut ich ihm ihn ihr in ist ja mit neu nun ob so tun um uns vor war was weg \
            wer wie wir wo zu tag jahr los rot alt art tor see ort amt rat hof ei eis
            """,
        openers: """
            dass weil aber denn sondern wenn obwohl obgleich wobei während wo wie was wer ob damit sodass bevor ehe \
            nachdem sobald solange sofern falls indem um ohne statt anstatt doch jedoch welche welcher welches \
            welchen deren dessen womit wodurch wofür woraus worauf warum weshalb wann also allerdings insbesondere \
            besonders
            """,
        subjects: "ich du er sie es wir ihr man dies das der die den dem",
        coordinators: "und oder sowie",
        leading: """
            wenn als während obwohl obgleich weil da nachdem bevor ehe sobald solange falls sofern ob seit damit \
            indem je wer was wie um ohne statt trotz ja nein nun also gut natürlich leider vielleicht kurz erstens \
            zweitens drittens
            """,
        function: """
            der die das den dem des ein eine einen einem eines einer kein keine keinen keinem keiner dieser diese \
            dieses diesen diesem jeder jede jedes jeden jedem mein meine meinen meinem meiner dein deine sein seine \
            seinen seinem seiner ihr ihre ihren ihrem ihrer unser unsere unseren unserem euer eure welche welcher \
            welches in im ins an am ans auf aufs aus bei beim mit nach von vom vor zu zum zur für um über unter \
            durch gegen ohne seit bis während wegen trotz neben zwischen hinter ab außer laut statt als wie und oder \
            aber sondern denn dass weil wenn ob obwohl ist sind war waren wird werden wurde wurden hat haben hatte \
            hatten kann können konnte muss müssen soll sollen will wollen darf dürfen mag sehr mehr weniger so nicht \
            ich du er sie es wir man zwei drei vier fünf sechs sieben acht neun zehn
            """,
        prepositions: """
            mit von für auf in aus bei nach durch über unter zwischen während gegen ohne wegen zum zur im am um
            """
    )
}
