# Reconocimiento: agradecimientos, hitos, premios y retratos, para que se vea a cada persona y no se clasifique a nadie.

cog-name = Reconocimiento
    .story = La gente se da las gracias, alcanza hitos y se deja ver: cada persona decide qué ve la clase, y no se clasifica a nadie.

## Settings
setting-values = Los valores de la clase
    .help = Por qué se puede dar las gracias, uno por línea; déjalo vacío para los seis que trae Homeroom
setting-each-week = Agradecimientos por semana
    .help = Cuántos puede dar cada persona en una semana

value-too-long = Un valor tiene 40 caracteres como mucho. Acorta los más largos, por favor.

## Values
value-helping = Ayudarse
value-curiosity = Curiosidad
value-courage = Valentía
value-patience = Paciencia
value-care = Cuidado
value-craft = Buen trabajo

## To whoever received it
seen-label = Quién lo ve
shows-asked = Solo tú, hasta que elijas.
shows-public = Lo ve la clase, con tu nombre.
shows-nameless = Lo ve la clase, sin tu nombre.
shows-private = Solo tú.
show-button = Mostrarlo a la clase
nameless-button = Mostrarlo sin mi nombre
private-button = Guardarlo para mí
always-button = Siempre así
for-you-note = Tú eliges, y puedes cambiarlo cuando quieras con /kudos mine.
for-you-decided = Puedes cambiarlo cuando quieras, aquí o con /kudos mine.
not-standing = No se pudo mostrar donde lo vería la clase. El equipo docente lo sabe; llegará cuando vuelva a funcionar.
recognition-gone = Esto ya no está.
no-place-yet = Aún no hay un canal para esto. Alguien del equipo docente elige uno con /kudos start; hasta entonces se queda contigo.

## Before the class
shown-note = Se muestra porque la persona a quien va dirigido dijo que sí.
and-others = alguien que guarda su nombre para sí
and-more = y más gente
joined-label = Se suman
join-in = Sumarme
joined-in = 💛 Te has sumado.
join-own = Este es para ti: disfrútalo. Otras personas pueden sumarse.
unjoin-button = Quitarlo
unjoined = Ya no te sumas.

## Where it begins
kudos-start = Reconocimiento en este curso
    .help = Elige dónde ve la clase lo que la gente deja ver, con una tarjeta que dice cómo empezar
kudos-start-place = Dónde
    .help = El canal en el que aparece
kudos-start-submit = Empezar
start-needs-channel = Esto va en un canal, donde lo ve toda la clase. Elige uno, por favor.
start-other-course = Este canal es de otro curso. Elige uno de este curso, por favor.
start-done = Lo que la gente deja ver a la clase aparece desde ahora en { $place }, y allí una tarjeta dice cómo empezar. Para retirar la tarjeta, usa /homeroom undo antes de 10 minutos.
welcome-title = 🎉 Nos vemos
welcome-text = ¿Alguien te ayudó, preguntó lo que tú no te atrevías a preguntar o tuvo paciencia? Díselo, en una frase o dos. Lo lee primero, y solo esa persona decide si lo ve la clase.
welcome-values = Por qué se puede dar las gracias:
welcome-note = Aquí no se cuenta ni se clasifica a nadie.
give-button = Dar las gracias

## Awards
kudos-award = Dar un premio
    .help = Da un premio a una o hasta ocho personas; lo ves antes, y cada una decide qué ve la clase
kudos-award-title = Cómo se llama el premio
    .help = Por ejemplo: «La pregunta más amable de la semana»
kudos-award-people = Para quién
    .help = De una a ocho personas
kudos-award-words = Por qué se da
    .help = Lo leen esas personas, y la clase si ellas quieren
change-award = Cambiar el premio
change-award-title = Cómo se llama el premio
change-award-people = Para quién
change-award-words = Por qué se da
award-gone = Este premio ya no está.
award-self = No puedes darte un premio. Elige a otra persona, por favor.
award-not-for = Esto no puede ser para { $people }. Elige sin esas personas, por favor.
award-for-nobody = Ya no queda nadie para quien era este premio. Elige a alguien con «Cambiar», por favor.
award-given-already = Este premio ya se dio. Está en /kudos awards.
ceremony-alt = Una ceremonia para el premio «{ $title }»
award-own-title = 🏆 Para ti: { $title }
award-own-given = { $giver } te da este premio.
award-own-given-several = { $giver } te da este premio, a ti y a otras personas.
award-own = Recibes este premio.
award-own-chosen-several = Tu clase votó, y estás entre las personas más elegidas para este premio. Quién más se entera de que eres tú lo decides tú.
award-own-chosen = Tu clase votó y te eligió para este premio. Quién más se entera de que eres tú lo decides tú.
award-shown-title = 🏆 { $title }
award-shown-given = Un premio para { $people }
award-shown-given-nameless = Un premio para alguien que guarda su nombre para sí
award-shown-chosen = La clase votó y eligió a { $people }
award-shown-chosen-nameless = La clase votó y eligió a alguien que guarda su nombre para sí
award-join = Aplaudir
award-joined = Aplauden
award-then-label = Qué pasa después
award-then = Cada persona lo sabe en privado y decide si lo ve la clase. Hasta que alguien diga que sí, no lo ve nadie más.
award-give-button = Darlo
award-change-button = Cambiar
award-preview-note = Solo tú puedes ver esto. Nadie lo sabe hasta que lo des.
award-given = 🏆 Dado. Este premio se comunica en privado a: { $people }. La clase no ve nada si no lo eligen, y no tienen por qué.
award-look-button = Ocuparme de él

## Awards: asking who stands
kudos-vote = Someter un premio a votación
    .help = Pregunta en privado a quién se puede votar, y después vota la clase
kudos-vote-title = Cómo se llama el premio
    .help = Por ejemplo: «La pregunta más amable de la semana»
kudos-vote-people = A quién se podría votar
    .help = De dos a diez personas; antes se pregunta a cada una en privado
kudos-vote-words = Por qué se da
    .help = Lo leen las personas a quienes se pregunta, y la clase cuando vota
vote-needs-polls = La clase vota con una encuesta, y aquí las encuestas están desactivadas. Puedes dar un premio tú con /kudos award.
vote-no-place = Todavía no hay un canal en el que la clase pueda votar. Elige antes uno con /kudos start, por favor.
vote-opened = Ya no se puede preguntar a nadie: esta votación ya se abrió, o ha terminado.
vote-many = Ya se ha preguntado a { $most } personas. Son todas las que caben en una votación.
ask-more = Preguntar a alguien más
ask-more-person = A quién más
stand-title = ¿Puede estar tu nombre en una votación?
stand-asked = { $by } quiere que la clase vote el premio «{ $title }» y pregunta si tu nombre puede estar en la votación.
stand-for = La clase va a votar el premio «{ $title }». ¿Puede estar tu nombre en la votación?
stand-yes = Tu nombre puede estar: gracias. Puedes retirarlo cuando quieras. Cuando la clase ya esté votando, eso termina la votación.
stand-no = Está bien así, y nadie se entera.
stand-open = La clase está votando, en { $place }. Todavía puedes retirar tu nombre. Eso termina la votación para todo el mundo, y a nadie se le dice quién fue.
stand-note = Solo tú puedes ver esto. Nadie se entera si dices que no; nadie verá cuántas personas eligieron a quién. Solo se dice quién fue la persona más elegida, y ella lo sabe primero.
stand-yes-button = Mi nombre puede estar
stand-no-button = Prefiero que no
stand-back-button = Retirar mi nombre
stand-out-button = Quitar mi nombre
stand-too-late = La votación se abrió mientras tanto, o ha terminado, así que esto ya no se puede cambiar aquí.
stand-taken-out = Tu nombre ya no está, y esta votación ha terminado. A nadie se le dice que fuiste tú.

## Awards: the vote
tell-apart = Distinguir los nombres
tell-apart-additions = Qué va detrás de cada nombre
    .help = Uno por línea, en el orden de la lista, por ejemplo «de Lima»
tell-apart-text = Estas personas se llaman igual. Escribe qué lee la clase detrás de cada nombre, uno por línea, en este orden:
tell-apart-button = Distinguir los nombres
tell-apart-count = Escribe una línea para cada una de estas { $count } personas, y nada más, por favor.
tell-apart-same = Dos seguirían pareciendo iguales. Escribe algo distinto detrás de cada nombre, por favor.
vote-few = Una votación necesita al menos dos personas que hayan dicho que sí. Puedes preguntar a alguien más.
vote-no-names = Ahora mismo no se pudieron buscar los nombres. Prueba otra vez en un momento, por favor.
vote-question = ¿Quién debería recibir el premio «{ $title }»? { $words }
vote-just-over = Esta votación acaba de terminar, así que ya no se puede suspender. La persona elegida lo sabe y decide qué ven las demás.
vote-news-title = La votación de «{ $title }»
vote-news-given = La clase ha elegido. La persona elegida decide si lo veis.
vote-news-nobody = Votó muy poca gente para decir algo. Si quieres, da el premio tú con /kudos award.
vote-news-withdrawn = La votación se suspendió, porque alguien ya no se presenta. Puedes abrirla otra vez sin esa persona, con /kudos vote.
vote-news-not-held = La votación no llegó a un resultado: no se pudo mostrar a la clase, se retiró, o no se pudo contar. Puedes abrirla otra vez con /kudos vote, o dar el premio tú con /kudos award.

## Awards: the list
kudos-awards = Premios de este curso
    .help = Qué fue de cada premio y votación, y qué puedes hacer
awards-title = Premios
awards-none = Todavía no hay ninguno. Con /kudos award das uno, y con /kudos vote elige la clase.
look-after-award = Ocuparme de uno
look-after-award-select = Ocuparme de uno
look-after-award-award = Cuál
award-line-given = «{ $title }»: dado { $when }
award-line-chosen = «{ $title }»: la clase eligió ({ $when })
award-line-asking = «{ $title }»: se pregunta quién se presenta ({ $when })
award-line-voting = «{ $title }»: la clase está votando ({ $when })
award-line-nobody = «{ $title }»: votó muy poca gente ({ $when })
award-line-called-off = «{ $title }»: suspendido ({ $when })
award-line-withdrawn = «{ $title }»: suspendido, porque alguien ya no se presenta ({ $when })
award-line-not-held = «{ $title }»: la votación no llegó a un resultado ({ $when })
award-desk-title = Premio: { $title }
award-desk-note = Solo tú puedes ver esto; el resto del equipo que enseña en el curso encuentra lo mismo en /kudos awards.
award-is-given = Se comunicó en privado. Cada persona decide si lo ve la clase.
award-is-chosen = La clase ha elegido. La persona elegida decide si lo veis.
award-is-asking = Se pregunta a cada persona en privado. Con dos que digan que sí, puedes abrir la votación. De quien dice que no nadie se entera, así que parece que aún no ha contestado.
award-is-voting = La clase está votando en { $place }. Con /poll list puedes cerrar antes la votación o darle más tiempo.
award-is-nobody = Votó muy poca gente para decir algo. Si quieres, da el premio tú con /kudos award.
award-is-called-off = Esta votación se suspendió, y lo que se contestó se ha borrado.
award-is-withdrawn = La votación se suspendió, porque alguien ya no se presenta. Puedes abrirla otra vez sin esa persona, con /kudos vote.
award-is-not-held = La votación no llegó a un resultado: no se pudo mostrar a la clase, se retiró, o no se pudo contar.
award-yes-label = Se presentan
award-yes-nobody = Nadie todavía
award-asked-label = Se ha preguntado a
award-stand-label = Se presentan
award-for-label = Para
award-seen-label = Lo ve la clase, con el nombre de
open-vote-button = Abrir la votación
call-off-button = Suspenderla
ask-more-select = Preguntar a alguien más
reword-award = Cambiar las palabras
reword-award-button = Cambiar las palabras
reword-award-words = Por qué se da
    .help = Quien lo mostró a la clase decide otra vez, porque dijo que sí a otras palabras
take-award-back-button = Retirarlo
forget-it-button = Quitarlo de esta lista
award-with-nobody = Nadie tiene (ya) este premio, así que no hay nada que cambiar.
award-words-gone = El equipo docente ocultó las palabras de este premio, así que no se pueden cambiar. Puedes retirarlo y dar otro.
award-call-off-first = Esta votación no ha terminado. Suspéndela antes, por favor.
award-taken-back = Retirado: ya nadie tiene este premio, y su tarjeta ya no está.
award-forgotten = Ya no está en la lista.

## Shout-outs
kudos-give = Dar las gracias
    .help = Di a alguien qué hizo bien: solo esa persona decide quién lo ve
kudos-give-people = A quién
    .help = Hasta 8 personas de esta clase
kudos-give-reason = Qué hizo
    .help = En una frase o dos; lo lee tal como lo escribes
kudos-give-value = Por qué valor
    .help = Uno de los valores de la clase
kudos-give-submit = Enviar
kudos-give-note = Lo lee primero quien lo recibe, y solo esa persona decide si lo ve la clase.
give = Dar las gracias
give-people = A quién
    .help = Hasta 8 personas de esta clase
give-reason = Qué hizo
    .help = En una frase o dos; lo lee tal como lo escribes
give-value = Por qué valor
give-submit = Enviar
give-note = Lo lee primero quien lo recibe, y solo esa persona decide si lo ve la clase.
shout-out = Dar las gracias
shout-out-people = A quién
    .help = Hasta 8 personas de esta clase
shout-out-reason = Qué hizo
    .help = En una frase o dos; lo lee tal como lo escribes
shout-out-value = Por qué valor
shout-out-submit = Enviar
shout-out-note = Lo lee primero quien lo recibe, y solo esa persona decide si lo ve la clase.
thank = Dar las gracias por esto
thank-who = Un agradecimiento a { $person } por este mensaje: escribe qué tuvo de bueno. Lo lee primero, y solo esa persona decide si lo ve la clase.
thank-button = Escribirlo
thank-gone = Este mensaje ya no está, así que no hay a quién dar las gracias por él.
thank-card = Este mensaje es de Homeroom. Un agradecimiento es para personas.
thank-unknown = Aquí no se puede saber quién escribió este mensaje. Puedes elegir a quién dar las gracias con /kudos give.
give-done = { $count ->
    [one] 🎉 Tu agradecimiento va en camino a { $people }, que lo lee primero y decide si lo ve la clase. Lo que decida es cosa suya.
   *[other] 🎉 Tu agradecimiento va en camino a { $people }. Lo leen primero, y cada persona decide si lo ve la clase. Lo que decidan es cosa suya.
}
give-before = Diste este agradecimiento hace un momento, así que no se envió otra vez.
give-left = { $count ->
    [0] Era el último de esta semana. Tendrás otros a partir de { $when }.
    [one] Puedes dar uno más hasta { $when }.
   *[other] Puedes dar { $count } más hasta { $when }.
}
give-self = Un agradecimiento va a otra persona. ¿A quién te gustaría dar las gracias?
give-self-among = Estás entre estas personas, y un agradecimiento va a otra gente. Quita tu nombre, por favor; no se envió nada.
give-wants-none = { $count ->
    [one] { $people } no recibe agradecimientos por ahora, así que no se envió nada. Puedes dar las gracias en persona.
   *[other] { $people } no reciben agradecimientos por ahora, así que no se envió nada. Puedes dar las gracias en persona.
}
give-none-left = { $most ->
    [one] Ya diste el agradecimiento de esta semana. Tendrás otro a partir de { $when }.
   *[other] Ya diste los { $most } agradecimientos de esta semana. Tendrás otros a partir de { $when }.
}
somebody = alguien
reason-label = Lo que escribiste
value-label = Por qué valor
mend-button = Cambiar las palabras
take-back-button = Retirarlo
taken-back = Tu agradecimiento ya no está, tampoco para quien lo recibió. No se avisa a nadie.
mend = Cambiar las palabras
mend-reason = Qué hizo
    .help = Lo lee tal como lo escribes
mend-value = Por qué valor
mend-submit = Cambiar
mend-note = A quien dejó que lo viera la clase se le pregunta otra vez, porque aceptó otras palabras.
mended = Las palabras han cambiado. A quien dejó que lo viera la clase se le pregunta otra vez, porque aceptó otras palabras.
mend-hidden = El equipo docente ocultó estas palabras, así que ahora no se pueden cambiar.
own-title = 🎉 Te dan las gracias
own-one = { $person } te da las gracias:
own-several = { $person } te da las gracias, a ti y a más gente:
own-mended = Las palabras cambiaron desde que llegaron.
public-title = 🎉 Un agradecimiento
public-title-mended = 🎉 Un agradecimiento (editado)
public-to = A { $people }, de { $person }:
public-nameless = A alguien de esta clase, de { $person }:

## What is kept
kind-recognition = { $count ->
    [one] { $count } reconocimiento que recibiste
   *[other] { $count } reconocimientos que recibiste
}
kind-recognition-given = { $count ->
    [one] { $count } reconocimiento que diste
   *[other] { $count } reconocimientos que diste
}
kind-joined-in = { $count ->
    [one] que te sumaste a { $count } reconocimiento
   *[other] que te sumaste a { $count } reconocimientos
}
kind-recognition-wish = lo que deseas del reconocimiento
kind-shout-outs-given = cuántos agradecimientos diste esta semana
kind-milestones = que se anotan tus hitos
kind-milestone = { $count ->
    [one] { $count } hito que alcanzaste
   *[other] { $count } hitos que alcanzaste
}
kind-milestone-noted = { $count ->
    [one] que anotaste { $count } hito de alguien
   *[other] que anotaste { $count } hitos de alguien
}
kind-milestone-made = { $count ->
    [one] que creaste { $count } hito para el curso
   *[other] que creaste { $count } hitos para el curso
}
kind-award-asked = { $count ->
    [one] que diste { $count } premio o lo sometiste a votación
   *[other] que diste { $count } premios o los sometiste a votación
}
kind-award-standing = { $count ->
    [one] que { $count } premio es para ti, o que se te preguntó por él
   *[other] que { $count } premios son para ti, o que se te preguntó por ellos
}
kind-nominated = { $count ->
    [one] { $count } nominación para un retrato que alguien de clase escribió sobre ti
   *[other] { $count } nominaciones para un retrato que gente de clase escribió sobre ti
}
kind-nomination = { $count ->
    [one] { $count } nominación para un retrato que escribiste
   *[other] { $count } nominaciones para un retrato que escribiste
}
kind-spotlight = { $count ->
    [one] { $count } retrato tuyo
   *[other] { $count } retratos tuyos
}
kind-spotlight-asked = { $count ->
    [one] que pediste { $count } retrato a alguien
   *[other] que pediste { $count } retratos a alguien
}
