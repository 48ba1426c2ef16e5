# Icebreakers: a question for everyone, answered in writing and in one's own time.

cog-name = Rompehielos
    .story = Los rompehielos hacen a la clase preguntas fáciles de contestar, por escrito y a su ritmo, ahora o los días que elijas; pasar siempre está bien.

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
icebreaker-stop-schedule = Horario
    .help = El que debe detenerse; déjalo vacío para verlos todos
stop-one = Detener este
stop-one-schedule = Horario

## Before it is posted
preview-title = Una pregunta para toda la clase
preview-note = Por ahora solo tú puedes ver esto. Irá a { $place }. Es de la baraja «{ $deck }».
preview-kind = Cómo se responde
preview-open = En el hilo de abajo, con palabras propias.
preview-this-or-that = Pulsando una vez; toda la clase ve quién eligió qué.
preview-together = Por escrito, oculto hasta que todas las respuestas aparecen a la vez.
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
look-after = Ocuparte de una abierta
look-after-what = Cuál
look-after-hidden = { $count } con respuesta: { $words }
end-hour-button = Terminar ya
hour-ended = Ya terminó: la tarjeta lo dice en unos segundos, y lo que se escribió queda en el hilo.
hour-never = No llegó a estar allí, y ya no llegará.
hour-over-before = Esto ya había terminado, así que nada ha cambiado.
hour-open = Pregúntame lo que quieras, con { $person }, está abierto en { $place } hasta { $until }.
hidden-still-label = Con respuestas ocultas todavía
reveal-for = Que aparezcan ya: { $words }
mend = Corregir una errata
mend-words = La pregunta
    .help = La tarjeta dirá que se editó
mend-submit = Corregir
mended = Corregida. La tarjeta lo muestra en unos segundos y dice que se editó.
mended-before = Corregida antes de que nadie la viera.
mended-hidden = Corregida. El equipo del curso ha ocultado esta pregunta, así que nadie de la clase ve sus palabras hasta que la vuelva a mostrar.
mended-nothing = Son las mismas palabras de antes, así que nada ha cambiado.
mend-another = Alguien ya respondió, y esta es otra pregunta. Corrige solo las erratas o publica una pregunta nueva.
edited = {" "}(editada)

## What the class sees
prompt-title = Una pregunta para toda la clase
prompt-note = Responde en el hilo de abajo, con tus palabras y a tu ritmo. Pasar siempre está bien.
prompt-over-note = Esta pregunta ya terminó. Lo que se escribió queda en el hilo.
question-erased = El equipo del curso ocultó esta pregunta y sus palabras están eliminadas. Las respuestas siguen ahí.
passed-label = Pasaron
passed = Al menos { $count } personas
pass-button = Pasar
pass-done = Has pasado, y está bien. Puedes responder más tarde si quieres.
pass-note = Solo tú puedes ver esto. A nadie se le dice quién pasó; de cuántas personas, como mucho «al menos 5», «al menos 10» y así sucesivamente.
unpass-button = He cambiado de idea
unpass-done = Ya no cuenta que pasaste. Puedes responder cuando quieras.
easier-title = O una más pequeña
easier-own = ¿Qué es lo primero que te viene a la mente?
easier-note = Con tres palabras basta.
easier-together-note = Con tres palabras basta, con «Mi respuesta» en la tarjeta de arriba.

## This or that
choose-note = Con pulsar un botón basta, y puedes cambiar. Toda la clase ve quién eligió qué. Pasar siempre está bien.
choose-over-note = Esta pregunta ya terminó. Toda la clase ve quién eligió qué.
choices-label = Para elegir
choice-number = Opción { $number }
chosen = { $others ->
    [0] Elegiste **{ $choice }**, y de momento nadie más.
    [one] Elegiste **{ $choice }**: tú y una persona más.
   *[other] Elegiste **{ $choice }**: tú y { $others } personas más.
}
chosen-note = Solo tú puedes ver esto. Tu elección está en la tarjeta con tu nombre; para cambiarla, pulsa otra allí.
unchoose-button = Retirarla
unchosen = Tu elección se ha retirado. Puedes elegir otra vez o dejarlo así.
easier-press-title = Basta con pulsar
easier-choose = La primera que te venga a la mente está bien: púlsala en la tarjeta de arriba.

## Together
together-note = Las respuestas quedan ocultas hasta que aparecen todas a la vez, con nombres. Hasta entonces puedes cambiar la tuya o retirarla. Pasar siempre está bien.
together-coming-note = Las respuestas ya no están ocultas: todas van de camino.
together-appeared-note = Ya aparecieron todas las respuestas, en el hilo de abajo. El hilo está abierto para todo lo demás.
together-here-note = Ya aparecieron todas las respuestas, aquí junto a esta tarjeta: el hilo está cerrado o ya no existe.
together-nobody-note = Terminó el tiempo de las respuestas ocultas y esta vez no llegó ninguna, y está bien. El hilo está abierto para todo.
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
late-coming = Todas las respuestas van de camino y esta llegó tarde. Aquí la tienes, para el hilo: { $words }
late-appeared = Ya aparecieron todas las respuestas y esta llegó tarde. Aquí la tienes, para el hilo: { $words }
late-here = Ya aparecieron todas las respuestas y esta llegó tarde. Aquí la tienes, para que no se pierda: { $words }
late-nobody = Terminó el tiempo de las respuestas ocultas, así que esta no se guardó. Aquí la tienes, para el hilo: { $words }
withdrawn = Ya no participas y lo que escribiste se borró. Puedes volver mientras no aparezcan las respuestas.
together-mine-note = Solo tú puedes ver esto. Cuando aparezcan todas las respuestas, la clase verá la tuya con tu nombre.
revealed-already = Terminó el tiempo de las respuestas ocultas, así que nada ha cambiado.
ahead-stands = Tu respuesta ya está en la pregunta, con tu nombre. Puedes cambiarla o quitarla.
ahead-changed = Cambiada. Tu respuesta está en la pregunta, con tu nombre.
ahead-stands-hidden = Tu respuesta ya está en la pregunta, pero el equipo del curso la ha ocultado, así que ahora nadie de la clase la ve. Puedes cambiarla o quitarla.
ahead-changed-hidden = Cambiada. El equipo del curso había ocultado tu respuesta, así que nadie de la clase ve tampoco las palabras nuevas hasta que la vuelva a mostrar. El equipo puede leerla.
ahead-not-passed-hidden = Tu respuesta está en la pregunta, oculta por el equipo del curso, así que no pasaste. Si prefieres pasar, quítala primero.
ahead-gone = Tu respuesta ya no está en la pregunta. Puedes responder como toda la clase: oculta hasta que aparezcan todas.
answer-hidden-before = El equipo del curso ha ocultado estas palabras en esta pregunta, así que no vuelven de esta manera. Puedes escribir otras; sobre estas, habla con el equipo.
ahead-not-passed = Tu respuesta está en la pregunta, con tu nombre, así que no pasaste. Si prefieres pasar, quítala primero.
ahead-button = Responder antes
ahead = Responder antes
ahead-words = Tu propia respuesta
    .help = Estará en la pregunta desde el principio, con tu nombre
ahead-submit = Ponerla en la pregunta
reveal-button = Que aparezcan ya
revealed-now = { $count ->
    [0] Aún no había respuestas, así que no apareció nada. La pregunta sigue abierta en su hilo.
    [one] La única respuesta aparece ahora.
   *[other] Las { $count } respuestas aparecen ahora.
}
reveal-not-there = La pregunta aún no está publicada. Prueba otra vez cuando esté.
appeared-title = Todas las respuestas
appeared-note = A la pregunta: { $words }
appeared-note-own = A la pregunta que se hizo aquí el { $when }.
setting-together-hours = Horas hasta que aparecen las respuestas
    .help = De una pregunta con respuestas ocultas al principio; nunca más de lo que está abierta
setting-together-least = Personas para terminar antes
    .help = Cuando participan al menos tantas y cada una respondió, las respuestas aparecen antes de hora

## Deeper ones
icebreaker-deeper = Una pregunta con más fondo
    .help = Pregunta algo con más fondo a quienes lo desearon, en una sala propia
icebreaker-deeper-place = Dónde
    .help = El canal cuya gente lo deseó; este si lo dejas vacío
deeper-title = Una pregunta con más fondo
deeper-prompt-note = Responde aquí, con tus palabras y a tu ritmo. Basta con una respuesta ligera, y pasar siempre está bien.
deeper-prompt-over-note = Esta pregunta ya terminó. Lo que se escribió queda aquí hasta que se cierre la sala.
deeper-together-appeared-note = Ya aparecieron todas las respuestas, aquí debajo. Esta sala está abierta para todo lo demás.
deeper-together-nobody-note = Terminó el tiempo de las respuestas ocultas y esta vez no llegó ninguna, y está bien. Esta sala está abierta para todo.
deeper-together-over-note = Esta pregunta ya terminó. Las respuestas están aquí debajo hasta que se cierre la sala.
inside-label = En esta sala, y nadie más
closes-label = La sala se cierra
wish-button = Quiero otras con más fondo
wished = Anotado. Cuando aquí lo desee suficiente gente, puede abrirse una pregunta con más fondo en una sala privada con parte de quienes pulsaron.
wished-deepest = Anotado: con todo el fondo posible. Una sala solo llega hasta donde eligió toda la gente que está en ella.
wish-note = Solo tú puedes ver esto. Nadie ve quién no pulsó: en una sala está como mucho la mitad del alumnado, y quien no está en la tuya puede estar en otra. En una sala se ve quién más está, y nadie más puede leerlo.
even-deeper-button = Todavía con más fondo
less-deep-button = Con algo menos de fondo
not-any-more-button = Ya no
wish-gone = Ya no recibes preguntas con más fondo de { $place } ni estás en ninguna sala así. Lo que escribiste en una queda para quienes siguen en ella.
wishes-gone = Ya no recibes preguntas con más fondo ni estás en ninguna sala así. Lo que escribiste en una queda para quienes siguen en ella.
wish-gone-stays = Ya no recibes preguntas con más fondo de { $place }.
    De una sala que es un mensaje de grupo no se puede sacar a nadie, así que una abierta sigue en tu lista; allí puedes silenciarla o cerrarla.
    Lo que escribiste en ella queda para quienes están en ella.
wishes-gone-stays = Ya no recibes preguntas con más fondo.
    De una sala que es un mensaje de grupo no se puede sacar a nadie, así que una abierta sigue en tu lista; allí puedes silenciarla o cerrarla.
    Lo que escribiste en ella queda para quienes están en ella.
wish-gone-note = Solo tú puedes ver esto. A nadie se le dice; una sala en la que estabas ya no te nombra.
deeper-comes = Junto a { $place } se abre una pregunta con más fondo para quienes lo desearon. En una sala está como mucho la mitad del alumnado, así que puede haber varias.
deeper-comes-note = Solo tú puedes ver esto. Quién está en una sala, y cuánta gente, solo se ve en ella. /homeroom undo la retira antes de 10 minutos.
deeper-before = Ya abriste una pregunta con más fondo junto a { $place } ({ $at }), así que ahora no se abrió otra. Puedes abrir otra a partir de esta hora: { $again }; o enseguida, si retiras esa.
deeper-not-yet = En { $place } todavía no hay suficiente gente que desee una pregunta con más fondo, así que no se abrió. Quién la desea, y cuánta gente, no se le dice a nadie.
deeper-open = Junto a { $place } hay una pregunta con más fondo abierta desde el { $since }. Solo la leen quienes lo desearon.
setting-deeper-least = Personas para una pregunta con más fondo
    .help = En cada sala hay al menos tantas, y como mucho la mitad del alumnado del lugar
setting-deeper-by-schedule = Con más fondo según el plan
    .help = Con cada pregunta de un plan se abre otra con más fondo para quienes la desearon

## Ask me anything
icebreaker-ask-me = Pregúntame lo que quieras
    .help = Reúne en un hilo preguntas para ti, durante una hora o el tiempo que digas
icebreaker-ask-me-place = Dónde
    .help = El canal para ello; este si lo dejas vacío
icebreaker-ask-me-lasts = Cuánto dura
    .help = Por ejemplo, 90m o 2h; una hora si lo dejas vacío
icebreaker-ask-me-about = Sobre qué
    .help = En una línea, si quieres: tu trabajo, tus propios estudios, lo que sea
icebreaker-ask-me-note = Va a toda la clase, con tu nombre.
icebreaker-ask-me-submit = Publicar
ask-me-title = Pregúntame lo que quieras
ask-me-open = { $person } responde a lo que te gustaría saber.
ask-me-about = Sobre qué
ask-me-until = Termina
ask-me-note = Pregunta en el hilo de abajo; toda la clase lo ve con tu nombre. Valen igual las preguntas pequeñas y las grandes.
ask-me-over = Esto ya terminó. Gracias a { $person } y a quienes preguntaron.
ask-me-left = Esto ya terminó, porque quien respondía aquí ya no está. Gracias a quienes preguntaron.
ask-me-count = { $count ->
    [0] {" "}Esta vez no llegó ninguna pregunta, y está bien.
    [one] {" "}Mientras duró llegó un mensaje.
   *[other] {" "}Mientras duró llegaron { $count } mensajes.
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
count-appeared = { $count ->
    [0] no llegó ninguna respuesta
    [one] apareció 1 respuesta
   *[other] aparecieron { $count } respuestas
}
count-passed = al menos { $count } pasaron
easier-now-button = Probar ya con una más fácil
easier-now-for = Probar ya con una más fácil: { $words }
easier-comes = La pregunta más fácil va de camino al hilo en { $place }. Llega una sola vez.
easier-resting = Los rompehielos están en pausa, así que no se publicó nada. Para terminar la pausa, usa /homeroom resume.
easier-answered = Alguien respondió entretanto, así que no se publicó nada.
easier-before = La pregunta más fácil ya se publicó, y solo llega una vez.

## Decks
icebreaker-decks = Barajas
    .help = Todas las barajas de preguntas: descarga una o sube una tuya
icebreaker-decks-deck = Baraja
    .help = La que quieres descargar; déjalo vacío para verlas todas
decks-title = Barajas
decks-note = Solo tú puedes ver esto. Cada baraja son dos archivos; cambia uno, súbelo y será una baraja tuya.
deck-line = { $deck }: { $count ->
    [0] ninguna para un canal entero
    [one] 1 pregunta para un canal entero
   *[other] { $count } preguntas para un canal entero
}
download = Descargar
download-deck = Baraja
deck-files = «{ $deck }» con { $count ->
    [one] 1 pregunta
   *[other] { $count } preguntas
}, en TOML y como tabla para una hoja de cálculo (CSV).
upload-deck = Subir una baraja
upload-deck-file = Archivo
    .help = Un .csv con las columnas text y kind, o un .toml; las demás, en cualquier baraja que descargues
upload-deck-name = Nombre de la baraja
    .help = Si no, el que diga el archivo. Si ya tienes una baraja con este nombre, el archivo la reemplaza
upload-deck-note = La primera línea de una tabla nombra sus columnas: text y kind (open, this-or-that o together) y, si quieres, level, choice 1 a choice 4, easier, case y tags. Cualquier baraja de «Descargar» sirve de ejemplo.
upload-deck-submit = Subirla
deck-there = «{ $deck }» ya está aquí.
deck-replaced = «{ $deck }» ha quedado reemplazada. Las preguntas que ya se hicieron siguen como están.
deck-has = {" "}Tiene { $count ->
    [one] 1 pregunta
   *[other] { $count } preguntas
}; para un canal entero: { $firsts }.
delete-deck-button = Eliminar esta baraja
deck-deleted = «{ $deck }» se eliminó. Lo que se preguntó sigue ahí y los horarios continúan con sus otras barajas. Aquí la tienes otra vez en archivos: sube uno y la baraja vuelve.
deck-gone = Esta baraja ya no está, así que no ha pasado nada. /icebreaker decks muestra las que hay.
decks-many = Este curso ya tiene { $most } barajas propias y no caben más. Elimina antes una con /icebreaker decks o da su nombre a esta.
deck-name-ours = «{ $name }» es una baraja que trae Homeroom. Da otro nombre a la tuya, por favor.
deck-unnamed = Da un nombre a la baraja, por favor.
class-deck = De la clase

## A file that is no deck
deck-file-kind = Elige un archivo que termine en .csv o .toml, por favor.

## Mistakes in a deck
deck-unfit-title = Aún no se ha subido
deck-unfit = { $count ->
    [one] Hay una cosa por corregir en este archivo; hasta entonces no cambia nada.
   *[other] Hay { $count } cosas por corregir en este archivo; hasta entonces no cambia nada.
}
deck-mistake = Línea { $line }: { $what }
deck-mistakes-more = { $count ->
    [one] Y una más.
   *[other] Y { $count } más.
}
deck-toml = a partir de aquí no se puede leer como TOML. A menudo falta una comilla o un corchete, aquí o justo antes.
deck-csv = a partir de aquí no se puede leer como tabla. A menudo falta una comilla o sobra alguna.
deck-prompts = cada pregunta necesita su propio [[prompts]].
deck-empty = en este archivo no hay ninguna pregunta.
deck-deep = a partir de aquí está más anidado que cualquier baraja: hay sitio para { $most } niveles de corchetes o de partes de un nombre, separadas por puntos.
deck-much = a partir de aquí hay más de lo que necesita una baraja de { $most } preguntas.
deck-many = en una baraja caben { $most } preguntas y esta tiene { $has }.
deck-column = una baraja no tiene ninguna columna «{ $column }».
deck-column-twice = la columna «{ $column }» dice lo mismo que otra.
deck-column-missing = falta la columna «{ $column }».
deck-cells = esta línea tiene { $has } celdas y la primera nombra { $most }.
deck-key = aquí una baraja no tiene ningún «{ $key }».
deck-missing = «{ $key }» está vacío.
deck-words = «{ $key }» necesita palabras entre comillas.
deck-long = «{ $key }» tiene { $has } caracteres; caben { $most }.
deck-language = «{ $language }» no es una lengua de las barajas: lo son en y es.
deck-kind = «{ $kind }» no es un tipo de pregunta: lo son open, this-or-that y together.
deck-level = el nivel es 1, 2 o 3.
deck-tags = puede haber { $most } etiquetas, de { $longest } caracteres cada una.
deck-choices = una this-or-that tiene de 2 a 4 opciones y esta tiene { $has }.
deck-choice-long = cada opción tiene de 1 a { $most } caracteres.
deck-choice-twice = dos de las opciones son iguales.
deck-choices-uneven = en cada lengua hay el mismo número de opciones.
deck-choices-needless = solo una this-or-that tiene opciones y esta es «{ $kind }».
deck-twice = esta pregunta ya está en la línea { $first }.

## Suggestions
icebreaker-suggest = Sugerir una pregunta
    .help = Sugiere una pregunta para la clase; quien enseña la mira antes
icebreaker-suggest-words = Tu pregunta
    .help = 500 caracteres como máximo
icebreaker-suggest-choices = Para elegir
    .help = Solo si se elige: de dos a cuatro opciones, de 40 caracteres como máximo
icebreaker-suggest-note = Solo quienes enseñan ven esto y que es tuyo. Si lo aceptan, llega a la clase sin tu nombre.
icebreaker-suggest-submit = Sugerirla
suggested = ¡Gracias! Quien enseña mirará tu pregunta y recibirás un mensaje con lo que se decida. Solo quienes enseñan ven que es tuya; a la clase llega sin tu nombre.
suggest-many = { $most } de tus sugerencias esperan respuesta. Cuando se decidan algunas, podrás sugerir más.
unsuggest-button = Retirarla
unsuggested = Retirada: ya no llega a verla nadie.
unsuggest-late = Sobre esta ya se ha decidido, así que no ha pasado nada. Se te dice en privado en qué quedó.
unsuggest-gone = Esta sugerencia ya se había retirado, así que no ha pasado nada.
unsuggest-one = Retirar una sugerencia
unsuggest-one-suggestion = Sugerencia
mine-suggested = Lo que sugeriste y aún nadie ha decidido
icebreaker-suggestions = Preguntas sugeridas
    .help = Lo que la clase sugiere preguntar: acéptalo, cámbialo o recházalo
suggestions-title = Preguntas sugeridas
suggestions-none = No hay nada por decidir.
suggestions-note = Solo tú puedes ver esto. { $count ->
    [0] Es la única que espera.
    [one] Espera una más.
   *[other] Esperan { $count } más.
} Lo que aceptas se pregunta sin nombre; a quien lo sugirió se le dice qué decides.
suggestions-wait = { $count ->
    [one] Una pregunta sugerida te espera: /icebreaker suggestions.
   *[other] { $count } preguntas sugeridas te esperan: /icebreaker suggestions.
}
suggested-by = De
accept-button = Aceptar
accept-edited = Editar y aceptar
accept-edited-words = La pregunta
    .help = 500 caracteres como máximo
accept-edited-choices = Para elegir
    .help = Solo si se elige: de dos a cuatro opciones, de 40 caracteres como máximo
accept-edited-submit = Aceptarla así
decline-button = Rechazar
accepted = Aceptada, y ya en la baraja «{ $deck }»: { $words }
declined = Rechazada. A quien la sugirió se le dan las gracias.
decided-already = Esta ya se había decidido, así que nada ha cambiado.
suggestion-gone = Esta sugerencia se retiró, así que no ha pasado nada. /icebreaker suggestions muestra lo que espera.
class-deck-full = En la baraja de preguntas sugeridas caben { $most } y está llena. Descárgala con /icebreaker decks; después elimínala o sube una más corta.
told-title = Tu sugerencia
told-accepted = ¡Gracias! Tu pregunta es ya una de las que se pueden hacer a la clase, sin tu nombre: { $words }
told-edited = ¡Gracias! Tu pregunta es ya una de las que se pueden hacer a la clase, sin tu nombre y con alguna palabra cambiada: { $words }
told-declined = Gracias por sugerir «{ $words }». Esta vez no está entre las preguntas para la clase. Si se te ocurre otra, se leerá con gusto.
told-note = Solo se te ha dicho a ti.

## Schedules
scheduled = Programado. { $what }
take-turns = Barajas que se turnan
take-turns-decks = Barajas
scheduled-already = Esto ya está programado. { $what }
scheduled-meets = Ahí ya hay una pregunta prevista para el mismo minuto: { $what } ({ $zone }). Elige otra hora u otro lugar.
scheduled-stop = {" "}Para detenerlo, usa /icebreaker stop.
plan = Cada { $days } a las { $at } ({ $zone }) en { $place }, de { $decks }; la próxima, { $next }.
plan-quiet = Cada { $days } a las { $at } ({ $zone }) en { $place }, de { $decks }; la próxima, { $next }, al acabar las horas de silencio del curso.
plan-over = Cada { $days } a las { $at } ({ $zone }) en { $place }, de { $decks }; ya no llegará ninguna más.
plan-place-gone = {" "}Ese canal se eliminó: detén este horario con /icebreaker stop y créalo de nuevo en otro lugar.
plan-lacks = {" "}Homeroom no puede hacer ahí lo que necesita: le falta el permiso «{ $right }». Dáselo o detén este horario con /icebreaker stop.
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
revealed = Una pregunta en { $place } desde el { $since } ya no oculta respuestas: { $words }
open = Hay una pregunta abierta en { $place } desde el { $since }: { $words }
coming = Una pregunta va de camino a { $place }: { $words }
none-planned = No hay preguntas programadas. Para programar algunas, usa /icebreaker schedule.
recent-label = Últimas preguntas
recent = { $when } en { $place }: { $words }
list-title = Rompehielos
stopped = Detenido. Lo publicado se queda.

## On each person’s own page
home-answer-title = Aún puedes responder
home-in = En { $place }: { $way }
home-in-room = En una sala de poca gente: { $way }
home-way = ir a la pregunta
home-hidden = Una pregunta cuyas palabras ha ocultado el equipo del curso.
home-others = También abiertas para ti
home-more = { $count ->
    [one] Y una más.
   *[other] Y { $count } más.
}
home-answer-note = Pasar siempre está bien. De lo que se escribe en un hilo, Homeroom no guarda quién lo escribió, así que una pregunta que respondiste allí sigue aquí hasta que termine.
home-pass-note = Pasar siempre está bien.
mine-deeper = Preguntas con más fondo
mine-wish = Te gustaría recibir preguntas con más fondo en { $place }.
mine-wish-deepest = Te gustaría recibir preguntas con más fondo en { $place }, con todo el fondo posible.
mine-group = Estás en una sala con una pregunta con más fondo, junto a { $place }. Se cierra el { $closes }.
home-rests = El curso ha pausado los rompehielos hasta el final del { $until }. Hasta entonces no llega nada nuevo por sí solo.
pause-deeper-button = Pausar las preguntas con más fondo
pause-deeper = Pausar las de más fondo
pause-deeper-until = Último día de tu pausa
    .help = Como año-mes-día; después siguen por sí solas
pause-deeper-note = A nadie se le dice. Lo que ya está abierto sigue abierto.
pause-deeper-submit = Pausar
deeper-paused = No te llega ninguna pregunta con más fondo hasta el final del { $until }. Después siguen sin que tengas que hacer nada.
deeper-pause-date = Indica un día a partir de hoy ({ $today }) y dentro de un año, por favor.
deeper-no-wish = No has pedido preguntas con más fondo, así que no hay nada que pausar.
resume-deeper-button = Seguir con las de más fondo
deeper-resumed = Ya puedes recibir otra vez preguntas con más fondo.
mine-paused = Las pausaste hasta el final del { $until }.
leave-deeper-button = No quiero más con más fondo
home-next-title = La próxima pregunta
home-settings-button = Ajustes de los rompehielos

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
prompt-seen = Esta pregunta ya se hizo ahí entretanto. Pulsa «Otra» para ver una que ahí sea nueva.
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
    [one] que estás en una sala con una pregunta con más fondo
   *[other] que estás en { $count } salas con preguntas con más fondo
}
kind-hour = { $count ->
    [one] que dejaste que te preguntaran lo que quisieran
   *[other] que dejaste { $count } veces que te preguntaran lo que quisieran
}
kind-answer = { $count ->
    [one] lo que respondiste a una pregunta
   *[other] lo que respondiste a { $count } preguntas
}
kind-suggestion = { $count ->
    [one] una pregunta que sugeriste
   *[other] { $count } preguntas que sugeriste
}
