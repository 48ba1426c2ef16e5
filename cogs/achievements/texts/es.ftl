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
