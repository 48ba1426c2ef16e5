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
    [one] que sometiste { $count } premio a votación
   *[other] que sometiste { $count } premios a votación
}
kind-award-standing = { $count ->
    [one] que se te propuso para { $count } premio
   *[other] que se te propuso para { $count } premios
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

## Everyone's own page
kudos-mine = Mi reconocimiento
    .help = Lo que recibiste y diste, quién lo ve y qué deseas
mine-title = Tu reconocimiento
mine-intro = Lo que la gente notó de ti y lo que notaste de la gente. Esta página solo la ves tú.
mine-nothing = Aquí encontrarás por qué te dan las gracias y por qué las das. /kudos give es un buen comienzo.
mine-asked = Algo aquí espera a que elijas quién lo ve. Sin prisa.
mine-badges = Tus insignias
mine-wishes = Lo que deseas
mine-button = Mi reconocimiento
mine-received-button = Lo que recibí
mine-gave-button = Lo que di
mine-joined-button = A qué me sumé
mine-nominated-button = A quién nominé
mine-wishes-button = Cambiar lo que deseo
mine-received = Lo que recibiste
mine-gave = Lo que diste
mine-joined = A qué te sumaste
mine-nominated = A quién nominaste
list-empty = Aquí no hay nada ahora.
earlier-button = Anteriores
newest-button = Volver a lo más nuevo
received-line = { $what } ({ $when }). { $shows }
gave-line = { $words } ({ $when })
joined-line = { $what } ({ $when })
joined-unseen = Algo que la clase no ve ahora
nominated-line = { $person }: { $words }
look-at-received = Ver uno
look-at-gave = Ver uno
look-at-gave-title = Lo que escribiste
look-at-received-which = Cuál
look-at-gave-which = Cuál
unjoin-one = Dejar de sumarme
unjoin-one-which = Cuál
unnominate-one = Retirar una
unnominate-one-which = Cuál
put-away-button = Quitarlo para siempre
put-away = Quitado, para ti y para la clase. No se avisa a nadie.
put-away-written = Quitado, para ti y para la clase. No se avisa a nadie; quien lo escribió conserva sus propias palabras.
gave-when = Lo diste el { $when }.
unnominated-one = Tu nominación queda retirada.

## What people wish
wishes = Lo que deseo
wishes-submit = Guardar
wishes-standing = Lo que me llegue
    .help = Puedes decidir sobre cada uno igualmente
wishes-wants-none = Sin agradecimientos ni nominaciones para mí
    .help = Nadie puede dártelos; lo que ya tienes queda como está
wishes-off-board = Ninguna clasificación conmigo
    .help = Si alguna vez se activa una, no estarás en ella
choice-asked = Preguntarme cada vez
choice-public = Mostrarlo a la clase, con mi nombre
choice-nameless = Mostrarlo a la clase, sin mi nombre
choice-private = Guardarlo para mí
wishes-changed = Guardado. Desde ahora:
wish-asked = Se te pregunta cada vez quién ve lo que recibes.
wish-public = Lo que recibes se muestra a la clase, con tu nombre.
wish-nameless = Lo que recibes se muestra a la clase, sin tu nombre.
wish-private = Lo que recibes se queda contigo.
wish-none = No recibes agradecimientos ni nominaciones.
wish-off-board = Ninguna clasificación te incluye.

## Who has not been seen
kudos-unseen = Sin verse desde hace tiempo
    .help = Quién no ha estado últimamente en ninguna tarjeta pública; solo lo ves tú
unseen-title = Sin verse desde hace tiempo
unseen-intro = Estas personas no han estado con su nombre en ninguna tarjeta pública de reconocimiento en las últimas seis semanas. No dice nada de lo que hacen ni de lo que guardan para sí; solo que la clase no las ha visto aquí.
unseen-none = En las últimas seis semanas la clase ha visto con su nombre a todas las personas de aquí.
unseen-acted = Puede que Homeroom solo conozca aquí a quienes lo han usado: puede faltar gente.
unseen-unnamed = Ahora mismo no se pudieron leer todos los nombres, así que el orden no es el de los nombres.
unseen-note = Solo tú puedes ver esto. Se hace cuando miras y no se guarda en ninguna parte.
unseen-choose = Hacer algo por
unseen-one = Alguien
unseen-one-which = Quién
unseen-anybody = Alguien
unseen-anybody-who = Quién
unseen-more-button = Más personas
unseen-first-button = Volver al principio
unseen-again-button = Mirar otra vez
unseen-gone = Esta persona no es ahora del alumnado de aquí.
unseen-ways = ¿Qué ayudaría a que se vea a { $person }?
unseen-nominate = Nominar para un retrato
unseen-write = Escribirle
hello-begun = Se está abriendo una conversación entre { $person } y tú. Escribe ahí lo que quieras; Homeroom no lo lee. Nada en ella dice que esta lista fue el motivo.
hello = 👋 Esta es una conversación para ustedes dos. ¡Un saludo!

## Leaderboard
kudos-board = Clasificación
    .help = Qué hallaron los estudios sobre las clasificaciones, y activar o quitar una
board-about = Sobre las clasificaciones
board-found = Homeroom no clasifica a nadie por sí mismo. En un estudio de 16 semanas, una clase con clasificación e insignias tuvo menos motivación, menos satisfacción y peor examen que otra sin ellas (Hanus y Fox 2015).
board-would = Si aun así quieres tener una: cuenta los agradecimientos que la clase ve con nombre, y cada persona puede quedarse fuera.
board-is-on = Ahora hay una en { $place }.
board-on = Activar una clasificación
board-on-button = Activar una
board-move-button = Moverla
board-off-button = Quitarla
board-on-place = Dónde
    .help = El canal en el que está
board-on-submit = Activarla
board-stands = Desde ahora hay una clasificación en { $place }. No cuenta nada anterior a su activación.
board-off = Ya no hay clasificación.
board-none = No hay ninguna clasificación que quitar.
board-title = A quién se dio más las gracias
board-since = Agradecimientos que ve la clase, desde { $since }.
board-empty = Nada todavía.
board-level = A tantas personas se les dieron las gracias por igual que nadie destaca.
board-line = { $people }: { $count }
board-out-button = Dejarme fuera
board-note = Tu docente la activó. Los estudios hallaron que las clasificaciones pueden quitar la alegría a una clase: cuenta solo lo público, y cualquiera puede quedarse fuera.
board-out = Hecho: ninguna clasificación te incluye. No se avisa a nadie.
board-in = Hecho: la clasificación puede incluirte de nuevo.
board-in-button = Incluirme de nuevo

## Status
status-place = Lo público se muestra en { $place }.
status-no-place = Aún no hay un canal para ello: /kudos start
status-trouble = Algo no se pudo mostrar a la clase. { $why } /kudos start elige otro canal.
status-board = Hay una clasificación en { $place }.
