# Icebreakers: a question for everyone, answered in writing and in one's own time.

cog-name = Rompehielos

## Commands
icebreaker-now = Una pregunta ahora
    .help = Mira una pregunta para la clase antes que nadie y publícala
icebreaker-now-place = Dónde
    .help = El canal para la pregunta; este, si lo dejas vacío
icebreaker-schedule = Preguntas con horario
    .help = Publica una pregunta ciertos días a cierta hora
icebreaker-schedule-days = Días
    .help = Uno o más días de la semana
icebreaker-schedule-at = Hora
    .help = Horas y minutos, por ejemplo 09:30
icebreaker-schedule-zone = Zona horaria
    .help = Su nombre, por ejemplo Europe/Madrid
icebreaker-schedule-place = Dónde
    .help = El canal para las preguntas
icebreaker-schedule-submit = Programar
icebreaker-list = Lo programado
    .help = Los horarios, las últimas preguntas y cómo corregir una errata
icebreaker-stop = Detener un horario
    .help = Elige un horario que ya no debe publicar preguntas
stop-one = Detener este
stop-one-schedule = Horario

## Before it is posted
preview-title = Una pregunta para toda la clase
preview-note = Por ahora solo tú puedes ver esto. Irá a { $place }. Es de la baraja «{ $deck }».
from-deck = Otra baraja
from-deck-deck = Baraja
post-button = Publicar
another-button = Otra
change-button = Cambiar
change = Cambiar la pregunta
change-words = La pregunta
    .help = Con tus palabras, 500 caracteres como máximo
change-submit = Usar estas palabras
change-both = Cambiar la pregunta
change-both-words = La pregunta
    .help = Con tus palabras, 500 caracteres como máximo
change-both-choices = Para elegir
    .help = De dos a cuatro, de 40 caracteres como máximo
change-both-submit = Usar estas palabras
choices-unfit = Escribe de dos a cuatro opciones distintas, una por línea, de 1 a { $most } caracteres cada una.

## After it is posted
posted = La pregunta va de camino a { $place }. Para retirarla, usa /homeroom undo antes de 10 minutos. Si no aparece allí, /homeroom status dice por qué.
mend-button = Corregir una errata
mend-newest-button = Corregir la última
mend = Corregir una errata
mend-words = La pregunta
    .help = La tarjeta dirá que se editó
mend-submit = Corregir
mended = Corregida. La tarjeta dice ahora que se editó.
mended-before = Corregida antes de que nadie la viera.
mended-nothing = Son las mismas palabras de antes, así que nada ha cambiado.
mend-another = Alguien ya respondió, y esta es otra pregunta. Corrige solo las erratas o publica una pregunta nueva.
edited = {" "}(editada)

## What the class sees
prompt-title = Una pregunta para toda la clase
prompt-note = Responde en el hilo de abajo, con tus palabras y a tu ritmo. Pasar siempre está bien.
prompt-over-note = Esta pregunta ya terminó. Lo que se escribió queda en el hilo.
passed-label = Pasaron
passed = { $count } personas
pass-button = Pasar
pass-done = Has pasado, y está bien. Puedes responder más tarde si quieres.
pass-note = Solo tú puedes ver esto. A nadie se le dice quién pasó; a partir de 5 personas la tarjeta muestra cuántas.
unpass-button = He cambiado de idea
unpass-done = Ya no cuenta que pasaste. El hilo está abierto para ti.
easier-title = O una más pequeña
easier-own = ¿Qué es lo primero que te viene a la mente?
easier-note = Con tres palabras basta.

## This or that
choose-note = Con pulsar un botón basta, y puedes cambiar. Toda la clase ve quién eligió qué. Pasar siempre está bien.
choose-over-note = Esta pregunta ya terminó. Toda la clase ve quién eligió qué.
and-more = { $count } más
chosen = { $others ->
    [0] Elegiste «{ $choice }», y de momento nadie más.
    [one] Elegiste «{ $choice }»: tú y una persona más.
   *[other] Elegiste «{ $choice }»: tú y { $others } personas más.
}
chosen-note = Solo tú puedes ver esto. Tu elección está en la tarjeta con tu nombre; para cambiarla, pulsa otra allí.
unchoose-button = Retirarla
unchosen = Tu elección se ha retirado. Puedes elegir otra vez o dejarlo así.
easier-choose = La primera que te venga a la mente está bien. Con pulsar un botón basta.

## Together
together-note = Las respuestas quedan ocultas hasta que aparecen todas a la vez, con nombres. Hasta entonces puedes cambiar la tuya o retirarla. Pasar siempre está bien.
together-appeared-note = Ya aparecieron todas las respuestas, en el hilo de abajo. El hilo está abierto para todo lo demás.
together-over-note = Esta pregunta ya terminó. Las respuestas están en el hilo.
ahead-label = Para empezar
in-label = Participan
in-so-far = { $count ->
    [one] 1 persona
   *[other] { $count } personas
}, { $answered } con respuesta
reveal-label = Aparecen todas
join-button = Me apunto
write-button = Mi respuesta
write = Mi respuesta
write-words = Tu respuesta
    .help = Toda la clase la verá con tu nombre cuando aparezcan todas
write-submit = Guardarla hasta entonces
withdraw-button = Retirarla
joined = Te apuntaste. Escribe tu respuesta cuando quieras hasta { $until }.
written = Guardada hasta que aparezcan todas, como tarde { $until }. Hasta entonces puedes cambiarla.
written-late = Todas las respuestas aparecieron hace un momento y esta llegó tarde. Aquí la tienes, para el hilo: { $words }
withdrawn = Ya no participas y lo que escribiste se borró. Puedes volver mientras no aparezcan las respuestas.
together-mine-note = Solo tú puedes ver esto. Cuando aparezcan todas las respuestas, la clase verá la tuya con tu nombre.
revealed-already = Ya aparecieron todas las respuestas, así que nada ha cambiado. Para todo lo demás está el hilo.
ahead-button = Responder antes
ahead = Responder antes
ahead-words = Tu propia respuesta
    .help = Estará en la pregunta desde el principio, con tu nombre
ahead-submit = Ponerla en la pregunta
reveal-button = Que aparezcan ya
revealed-now = { $count ->
    [0] Aún no había respuestas, así que no apareció nada. La pregunta sigue abierta en su hilo.
    [one] La única respuesta aparece en el hilo.
   *[other] Las { $count } respuestas aparecen en el hilo.
}
reveal-not-there = La pregunta aún no está publicada. Prueba otra vez cuando esté.
appeared-title = Todas las respuestas
setting-together-hours = Horas hasta que aparecen las respuestas
    .help = De una pregunta con respuestas ocultas al principio; nunca más de lo que está abierta
setting-together-least = Personas para terminar antes
    .help = Cuando participan al menos tantas y cada una respondió, las respuestas aparecen antes de hora

## Deeper ones
icebreaker-deeper = Una pregunta con más fondo
    .help = Pregunta algo con más fondo a quienes lo desearon, en un hilo propio
icebreaker-deeper-place = Dónde
    .help = El canal cuya gente lo deseó; este si lo dejas vacío
deeper-title = Una pregunta con más fondo
deeper-prompt-note = Responde aquí, con tus palabras y a tu ritmo. Basta con una respuesta ligera, y pasar siempre está bien.
deeper-prompt-over-note = Esta pregunta ya terminó. Lo que se escribió queda aquí hasta que se cierre el hilo.
inside-label = En este hilo, y nadie más
closes-label = El hilo se cierra
wish-button = Quiero otras con más fondo
wished = Anotado. Cuando aquí lo desee suficiente gente, puede abrirse una pregunta con más fondo en un hilo de quienes pulsaron.
wished-deepest = Anotado: con todo el fondo posible. Un hilo solo llega hasta donde eligió toda la gente que está en él.
wish-note = Solo tú puedes ver esto. Nadie ve quién pulsó ni quién no. En un hilo así se ve quién más está, y nadie más puede leerlo.
even-deeper-button = Todavía con más fondo
less-deep-button = Con algo menos de fondo
not-any-more-button = Ya no
wish-gone = Ya no recibes preguntas con más fondo de { $place } ni estás en ningún hilo así. Lo que escribiste en uno queda para quienes siguen en él.
wish-gone-note = Solo tú puedes ver esto. A nadie se le dice; un hilo en el que estabas ya no te nombra.
deeper-comes = Junto a { $place } se abre una pregunta con más fondo, en un hilo de quienes lo desearon.
deeper-comes-note = Solo tú puedes ver esto. Quién está en el hilo, y cuánta gente, solo se ve en él. /homeroom undo la retira antes de 10 minutos.
deeper-not-yet = En { $place } todavía no hay suficiente gente que desee una pregunta con más fondo, así que no se abrió. Quién la desea, y cuánta gente, no se le dice a nadie.
deeper-open = Junto a { $place } hay un hilo abierto con una pregunta con más fondo desde el { $since }. Solo lo leen quienes lo desearon.
setting-deeper-least = Personas para una pregunta con más fondo
    .help = Solo se abre donde la desean al menos tantas
setting-deeper-by-schedule = Con más fondo según el plan
    .help = Con cada pregunta de un plan se abre otra con más fondo en un hilo de quienes la desearon

## Ask me anything
icebreaker-ask-me = Pregúntame lo que quieras
    .help = Reúne en un hilo preguntas para ti, durante una hora o el tiempo que digas
icebreaker-ask-me-place = Dónde
    .help = El canal para ello; este si lo dejas vacío
icebreaker-ask-me-lasts = Cuánto dura
    .help = Por ejemplo, 90m o 2h; una hora si lo dejas vacío
icebreaker-ask-me-about = Sobre qué
    .help = En una línea, si quieres: tu trabajo, tus propios estudios, lo que sea
ask-me-title = Pregúntame lo que quieras
ask-me-open = { $person } responde a lo que te gustaría saber.
ask-me-about = Sobre qué
ask-me-until = Termina
ask-me-note = Pregunta en el hilo de abajo; toda la clase lo ve con tu nombre. Valen igual las preguntas pequeñas y las grandes.
ask-me-over = Esto ya terminó. Gracias a { $person } y a quienes preguntaron.
ask-me-left = Esto ya terminó, porque quien respondía aquí ya no está. Gracias a quienes preguntaron.
ask-me-count = { $count ->
    [0] {" "}Esta vez no llegó ninguna pregunta, y está bien.
    [one] {" "}Llegó una pregunta.
   *[other] {" "}Llegaron { $count } preguntas.
}
ask-me-over-note = Lo que se escribió queda en el hilo.
ask-me-comes = Va de camino a { $place }. Para retirarlo, usa /homeroom undo antes de 10 minutos. Si no aparece allí, /homeroom status dice por qué.
ask-me-length = Indica un tiempo de { $least } a { $most }, por favor.

## How it goes, for the staff
count-nobody = nadie todavía
count-wrote = { $count ->
    [one] 1 respuesta en el hilo
   *[other] { $count } respuestas en el hilo
}
count-chose = { $count ->
    [one] 1 persona eligió
   *[other] { $count } personas eligieron
}
count-passed = { $count } pasaron
easier-now-button = Probar ya con una más fácil
easier-now-for = Probar ya con una más fácil: { $words }
easier-comes = La pregunta más fácil va de camino al hilo en { $place }. Llega una sola vez.
easier-resting = Los rompehielos están en pausa, así que no se publicó nada. Para terminar la pausa, usa /homeroom resume.
easier-answered = Alguien respondió entretanto, así que no se publicó nada.
easier-before = La pregunta más fácil ya se publicó, y solo llega una vez.

## Schedules
scheduled = Programado. { $what }
take-turns = Barajas que se turnan
take-turns-decks = Barajas
scheduled-already = Esto ya está programado. { $what }
scheduled-stop = {" "}Para detenerlo, usa /icebreaker stop.
scheduled-quiet = {" "}Cae en las horas de silencio del curso, así que cada pregunta llega cuando terminan, a las { $until }.
plan = Cada { $days } a las { $at } ({ $zone }) en { $place }, de { $decks }; la próxima, { $next }.
plan-over = Cada { $days } a las { $at } ({ $zone }) en { $place }, de { $decks }; ya no llegará ninguna más.
plan-place-gone = {" "}Ese canal se eliminó: detén este horario con /icebreaker stop y créalo de nuevo en otro lugar.
plan-no-permission = {" "}Homeroom no puede escribir ahí: dale permiso para ver el canal y escribir en él, o detén este horario con /icebreaker stop.
plan-missed = {" "}Homeroom no estaba en marcha el { $when }, así que lo previsto entonces no se publicó.
plans-many = Este curso ya tiene { $most } horarios y no caben más. Detén antes uno con /icebreaker stop.
day-all = día
day-mon = lunes
day-tue = martes
day-wed = miércoles
day-thu = jueves
day-fri = viernes
day-sat = sábado
day-sun = domingo
and = { $others } y { $last }
open = Hay una pregunta abierta en { $place } desde el { $since }: { $words }
coming = Una pregunta va de camino a { $place }: { $words }
none-planned = No hay preguntas programadas. Para programar algunas, usa /icebreaker schedule.
recent-label = Últimas preguntas
recent = { $when } en { $place }: { $words }
list-title = Rompehielos
stopped = Detenido. Lo publicado se queda.

## Setting up
first-text = Rompe el hielo con una pregunta que cada cual puede responder por escrito y a su ritmo. La ves antes que nadie.
first-button = Ver un primer rompehielos
setting-nudge-after-hours = Horas hasta el empujoncito
    .help = Tras este silencio, el hilo recibe una pregunta más fácil
nudge-too-late = Para entonces la pregunta ya terminó. Pon menos horas aquí o más días abajo.
setting-open-days = Días que una pregunta queda abierta
    .help = Después se quita el botón de pasar y se olvida quién pasó

## When something is not possible
prompt-gone = Esta pregunta se retiró o nunca se publicó, así que no ha pasado nada.
prompt-over = Esta pregunta ya terminó, así que no ha pasado nada.
prompt-posted = Esta pregunta ya está publicada. Para corregir una errata, usa /icebreaker list.
prompt-seen = Esta pregunta ya se hizo ahí entretanto. Pulsa “Otra” para ver una que ahí sea nueva.
prompt-needs-channel = Una pregunta necesita un canal para escribir que admita un hilo debajo. Indica uno, por favor.
prompt-other-course = Este canal es de otro curso. Indica uno de este curso o usa el comando allí.
already-stopped = Este horario ya estaba detenido. No hay que hacer nada más.

## Kinds of thing that are kept about people
kind-pass = { $count ->
    [one] que pasaste de una pregunta
   *[other] que pasaste de { $count } preguntas
}
kind-prompt = { $count ->
    [one] que publicaste una pregunta
   *[other] que publicaste { $count } preguntas
}
kind-wish = { $count ->
    [one] que deseas preguntas con más fondo en un lugar
   *[other] que deseas preguntas con más fondo en { $count } lugares
}
kind-group = { $count ->
    [one] que estás en un hilo con una pregunta con más fondo
   *[other] que estás en { $count } hilos con preguntas con más fondo
}
kind-hour = { $count ->
    [one] que dejaste que te preguntaran lo que quisieran
   *[other] que dejaste { $count } veces que te preguntaran lo que quisieran
}
kind-answer = { $count ->
    [one] lo que respondiste a una pregunta
   *[other] lo que respondiste a { $count } preguntas
}
