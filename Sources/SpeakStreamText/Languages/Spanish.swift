/// Spanish.
///
/// Abbreviations: chosen by hand from pySBD and spaCy (MIT) and Punkt's Spanish model, less all that are words
/// ("no", "sobre", "mar"), checked against UD Spanish-GSD's development set. Starters, months, short words and the
/// words of breaks: general knowledge of the language, not measured.
extension Language {
    static let spanish = Language(
        codes: ["es"],
        titles: """
            sr sra srta sres sras dr dra drs dres dña dª lic lcdo lcda ing arq prof profa gral cnel tte sgto almte \
            mons fr hno hna sto sta st excmo excma ilmo ilma rvdo rdo pbro mr mrs ms p.ej ej i.e e.g cf cfr vs avda \
            av ctra pza incl ntra vda gob pdte pdta
            """,
        numbered: """
            núm num nº n° nro pág págs pag pags pp cap caps fig figs vol vols art arts párr tel tels teléf tlf tfno \
            ext tab tbl ref sec apdo c.p ene febr abr jun jul ago sept oct nov dic op lám aprox máx mín n p no
            """,
        trailing: """
            etc al ss sigs sig ibíd ibid íd loc.cit op.cit trad comp coord eds hab dcha izda izq kg cm mm
            """,
        names: """
            inc ltd ltda co corp cía cia bros jr s.a s.l s.r.l s.a.u s.a.c s.c c.v s.a.b ee.uu eeuu ee u.s u.s.a e.u \
            uu d.c a.c d.j.c a.j.c a.m p.m ph.d m.n vd vds ud uds r.u o.n.u cc.oo ff.aa rr.hh bs.as d.f n.y k.o s.m \
            q.e.p.d dpto depto hnos ed ff aa cc oo rr hh v d a
            """,
        starters: """
            el la los las lo un una unos unas este esta estos estas esto ese esa esos esas eso aquel aquella \
            aquellos él ella ellos ellas yo tú usted ustedes nosotros nosotras se su sus mi mis tu tus nuestro \
            nuestra nuestros me te le les nos que qué quien quién quienes cuál cuáles cuando cuándo como cómo donde \
            dónde cuánto cuántos por para con sin sobre en de del desde hasta hacia entre según durante tras ante \
            contra bajo a al y e o u pero sino aunque porque si sí no ni pues así también tampoco además entonces \
            luego después antes ahora hoy ayer mañana aquí allí ya aún todavía siempre nunca solo sólo más muy mucho \
            mucha muchos muchas todo toda todos todas cada cualquier algunos algunas algún alguna ninguno otro otra \
            otros otras varios hay es son fue era está están ha han embargo mientras finalmente actualmente \
            posteriormente igualmente asimismo primero segundo tal tales dicho dicha
            """,
        short: """
            sí no yo tú él mí ti así hoy ya más mal bien fin dos mes año día ley rey paz voz luz pan sal sol mar río \
            pie sur ver ser ir dar oír ahí uno una mío voy va ve soy es era fue son ha he vez tal
            """,
        openers: """
            pero porque que quien quienes cual cuando donde aunque si mientras pues sino como así ya salvo excepto \
            aun cuyo cuya cuyos cuyas lo para entonces luego especialmente incluso incluyendo
            """,
        subjects: "yo tú él ella usted ustedes nosotros ellos ellas esto eso hay este esta estos estas se",
        coordinators: "y e o u ni",
        leading: """
            si cuando aunque como mientras porque ya después antes desde durante tras en por para con sin según \
            además asimismo también así entonces luego finalmente actualmente generalmente normalmente primero \
            segundo tercero sí no bueno claro hoy ahora ayer
            """,
        bare: "porque pero cuando aunque mientras que quien donde si sino para como",
        function: """
            el la los las lo un una unos unas al del este esta estos estas ese esa esos esas aquel aquella mi mis tu \
            tus su sus nuestro nuestra nuestros nuestras cada todo toda todos todas algún alguna algunos algunas \
            ningún ninguna otro otra otros otras de en a por para con sin sobre desde hasta hacia entre según \
            durante tras ante contra bajo y e o u ni pero sino aunque porque que si como cuando donde quien cual \
            cuyo cuya es son era eran fue fueron será serán está están estaba ser estar ha han había he hemos hay \
            puede pueden debe deben se me te le les nos os no muy más menos tan yo tú él ella usted ellos ellas dos \
            tres cuatro cinco seis siete ocho nueve diez
            """,
        prepositions: "con para por en sobre sin entre durante desde hasta contra según hacia mediante"
    )
}
