# Polls: asking a class so that the quiet answer too, with a label that says who can see what.

cog-name = Encuestas

## Commands
poll-ask = Preguntar a la clase
    .help = Mira una encuesta antes que nadie, cámbiala y publícala aquí
poll-ask-question = Pregunta
    .help = Lo que preguntas, 300 caracteres como máximo
poll-ask-choices = Opciones
    .help = De 2 a 20; también valen comas entre ellas; u horas, por ejemplo 2026-12-01 10:00
poll-ask-kind = Cómo se responde
    .help = Con una sola opción, si lo dejas como está
poll-ask-label = Quién puede ver quién respondió qué
    .help = Nadie, si lo dejas como está
poll-ask-closes = Abierta durante
    .help = Por ejemplo 2h o 3d; lo que diga el curso si lo dejas vacío
poll-ask-submit = Verla antes
poll-list = Encuestas
    .help = Las que están abiertas y las cerradas, y qué puedes hacer con cada una
poll-repeating = Encuestas con horario
    .help = Lo que se pregunta con horario, cómo cambian las respuestas y cómo detenerlo
poll-check = Comprobar un código
    .help = Mira si la respuesta con tu código se contó
poll-check-code = Código
    .help = El que anotaste, por ejemplo K7QF-29MW

## Kinds and labels
choice-one = Una opción
choice-several = Varias opciones
choice-ranking = Ordenar las opciones
choice-scale = Escala
choice-text = Por escrito
choice-times = Qué horas vienen bien
choice-named = Con nombres: toda la clase ve quién respondió qué
choice-staff-only = Solo docentes: el resto de la clase no lo ve
choice-unlinkable = Sin vínculo: nadie de la clase puede saber de quién es
choice-5 = De 1 a 5
choice-7 = De 1 a 7
choice-five = De 1 a 5
choice-seven = De 1 a 7
choice-doing = Lo estamos haciendo
choice-done = Está hecho
choice-cannot = No podemos, porque…
label-named = 👁 Con nombres: toda la clase ve quién respondió qué.
label-named-ranking = 👁 Con nombres: toda la clase ve con tu nombre lo que pones primero; las rondas y quién gana pueden decir más, así que todo tu orden cuenta como visible.
label-staff-only = 🔒 Solo docentes: quienes enseñan ven quién respondió qué; el resto de la clase, no.
label-unlinkable = 🛡 Sin vínculo: nadie de la clase, tampoco quienes enseñan, puede relacionar una respuesta contigo.
label-unlinkable-best = 🛡 Sin vínculo: nadie, tampoco quienes enseñan, puede relacionar una respuesta contigo. La persona más elegida lo sabe primero, y decide quién más. No se dice otra cifra que cuántas personas participaron.
how-one = Con elegir una basta, y puedes cambiarla hasta el cierre.
how-several = { $most ->
    [one] Elige una; puedes cambiarla hasta el cierre.
   *[other] Elige hasta { $most }; puedes cambiarlas hasta el cierre.
}
how-ranking = Pon en tu orden cuantas quieras, la preferida primero.
how-scale = Con pulsar una vez basta, y puedes cambiarlo hasta el cierre.
how-text = Responde con tus palabras; puedes cambiarlas hasta el cierre.
how-times = Elige todas las horas que te vengan bien. La lista las muestra en tu zona horaria; el formulario, en la del curso.

## Before it is posted
preview-title = Así la verá la clase
preview-note = Por ahora solo tú puedes ver esto. Irá a { $place }.
asked-by-label = Pregunta de
choices-label = Para elegir
seen-label = Quién ve qué
live-on = {" "}Mientras está abierta se muestra quién eligió qué.
live-on-ranking = {" "}Mientras está abierta se muestra qué puso cada quien primero.
closes-label = Se cierra
closes-at = { $until }
closes-after = { $hours ->
    [one] una hora después de publicarse
   *[other] { $hours } horas después de publicarse
}
closes-after-minutes = { $minutes ->
    [one] un minuto después de publicarse
   *[other] { $minutes } minutos después de publicarse
}
or-with = { $count ->
    [one] , o con una respuesta
   *[other] , o con { $count } respuestas
}
no-reminder = {" "}– sin recordatorio: eso pide { $hours } horas o más
waiting-label = Lo que la clase aún espera saber
waiting = Antes de preguntar algo nuevo: la clase aún no sabe en qué queda esto. «Qué hacemos», en /poll list, lo cuenta.
waiting-one = • { $poll }
waiting-doing = • { $poll } (en marcha)
waiting-more = { $count ->
    [one] • y una más
   *[other] • y { $count } más
}
post-button = Publicar
change-button = Cambiar
closing-button = Dónde y hasta cuándo
scale-button = Escala
most-button = Cuántas
live-button = Mostrar mientras está abierta
live-off-button = Mostrar solo al cierre
template-select = Usar una de estas en su lugar
use-template = Usar una de estas
use-template-template = Encuesta
template-exit-ticket = Ticket de salida
template-exit-ticket-question = ¿Qué te llevas de hoy?
template-pace = ¿Qué tal el ritmo?
template-pace-question = ¿Qué tal ha ido hoy el ritmo?
template-pace-low = demasiado lento
template-pace-high = demasiado rápido
template-muddiest-point = El punto menos claro
template-muddiest-point-question = ¿Qué te sigue sin quedar claro?
template-next-topic = ¿Qué tema va ahora?
template-next-topic-question = ¿Qué tema debería venir ahora?
template-next-topic-choices = Más sobre este / El siguiente capítulo / Ejercicios / Algo muy distinto
template-when-to-meet = ¿Cuándo quedamos?
template-when-to-meet-question = ¿Cuáles de estas horas te vendrían bien?
template-how-are-you = ¿Cómo estás hoy?
template-how-are-you-question = ¿Cómo estás hoy?
template-how-are-you-low = no muy bien
template-how-are-you-high = muy bien
change = Cambiar la encuesta
change-question = Pregunta
change-choices = Opciones
    .help = De 2 a 20; también valen comas entre ellas; u horas, por ejemplo 2026-12-01 10:00
change-kind = Cómo se responde
change-label = Quién puede ver quién respondió qué
change-submit = Usar esto
set-close = Dónde y hasta cuándo
set-close-place = Dónde
    .help = El canal para la encuesta
set-close-until = Se cierra
    .help = Un día y una hora, por ejemplo 2026-12-01 10:00
set-close-after = O abierta durante
    .help = Por ejemplo 2h o 3d; si ambos quedan vacíos, lo que tenga el curso
set-close-with-answers = O al llegar a tantas respuestas
    .help = Lo que ocurra antes
set-close-reminds = Recordarla en el canal antes del cierre
    .help = Una vez, con palabras para toda la clase
set-close-submit = Usar esto
scale = La escala
scale-points = Puntos
scale-low = Qué significa el 1
    .help = Por ejemplo: demasiado lento
scale-high = Qué significa el más alto
    .help = Por ejemplo: demasiado rápido
scale-submit = Usar esto
at-most = Cuántas se pueden elegir
at-most-most = Como máximo
at-most-submit = Usar esto
choices-few = Escribe al menos dos opciones, una por línea, por favor.
choices-many = Escribe { $most } opciones como máximo, por favor.
choices-same = Dos de las opciones son iguales. Haz que sean distintas, por favor.
choices-long = Una de las opciones es demasiado larga para un botón. Deja cada una en { $most } caracteres como máximo, por favor.
choices-none-scale = Una escala tiene sus propios puntos, así que no lleva opciones. Déjalas vacías, por favor.
choices-none-text = Una respuesta por escrito no lleva opciones. Déjalas vacías o elige otra forma de responder.
times-unfit = «{ $line }» no se puede leer como día y hora. Escribe cada hora como 2026-12-01 10:00, una por línea.
times-past = «{ $line }» ya pasó. Escribe horas que estén por venir, por favor.
times-past-now = Una de las horas ha pasado entretanto. Cámbialas primero, por favor.
open-too-long = Una encuesta puede quedar abierta de 1 minuto a { $days } días. Elige un tiempo que quepa ahí, por favor.
closes-twice = Indica un momento o una duración, no las dos cosas.
closes-past = Ese momento ya pasó. Indica uno que esté por venir.
closes-past-now = El momento del cierre ha pasado entretanto. Cámbialo primero, por favor.
closes-with-few = { $least ->
    [one] Escribe una respuesta o más.
   *[other] Con menos de { $least } respuestas no se podría mostrar nada. Escribe { $least } o más.
}
most-many = Solo hay { $count } opciones. Escribe ese número como máximo, por favor.
poll-needs-channel = Una encuesta está en un canal, a la vista de toda la clase. Indica uno o usa el comando allí.
poll-other-course = Este canal es de otro curso. Indica uno de este curso o usa el comando allí.
poll-stays = Pregunta, por favor, en el canal donde escribiste el comando. Quienes enseñan pueden elegir otro.
reminder-too-early = Para entonces la encuesta apenas habría empezado. Pon menos horas aquí o más horas arriba.

## After it is posted
posted = La encuesta va de camino a { $place }. Para retirarla, usa /homeroom undo antes de 10 minutos. Si no aparece allí, /homeroom status dice por qué.
not-posted = Tu encuesta «{ $poll }» no se pudo publicar en { $place }. { $why }
why-gave-up = La plataforma siguió fallando. Publícala de nuevo más tarde, por favor; si también falla, usa /homeroom doctor.
not-posted-button = Verla de nuevo
mend-button = Corregir una errata
mend = Corregir una errata
mend-question = Pregunta
mend-choices = Opciones
    .help = Tantas como antes, en el mismo orden
mend-submit = Corregir
mended = Corregida. La tarjeta lo muestra en unos segundos y dice que se editó.
mended-nothing = Son las mismas palabras de antes, así que nada ha cambiado.
mend-another = Esto podría preguntar otra cosa. Se pueden corregir: en una palabra larga, una letra que falta, sobra o va cambiada de sitio; un espacio de más; «?» o «.» al final. Si no, cierra la encuesta y pregunta de nuevo.
mend-name = Una palabra con mayúscula puede ser un nombre, y otro nombre pregunta otra cosa. Por eso se quedan como se publicaron; solo la primera de la pregunta puede empezar con una. Si no, cierra la encuesta y pregunta de nuevo.
mend-count = Deja tantas opciones como antes, en el mismo orden. Para otras, cierra la encuesta y pregunta de nuevo.
edited = {" "}(editada)
close-button = Cerrar ya
closed-now = Está cerrada y no admite más respuestas. En un momento, su tarjeta dice en qué quedó.
extend-button = Dar más tiempo
extend = Dar más tiempo
extend-more = Cuánto más
    .help = Por ejemplo 2h o 3d
extend-submit = Dar más tiempo
extended = Ahora está abierta hasta { $until }.
extend-over = Esta encuesta ya está cerrada. «Preguntar de nuevo» hace otra con las mismas palabras.
at-once-label = Dos a la vez
at-once-open = { $count ->
    [one] { $polls } ya está abierta aquí y pregunta lo mismo.
   *[other] { $count } que ya están abiertas aquí preguntan lo mismo: { $polls }.
} Dos a la vez pueden delatar quién respondió en medio.
at-once-more = { $polls } y { $count } más
at-once-close = Así que mejor cierra antes lo que está abierto.
at-once-ask = Así que mejor deja que antes se cierre lo que está abierto: puede cerrarlo quien lo preguntó, y también quienes enseñan.
at-once-next = El { $next } un horario pregunta aquí lo mismo, así que esta se cierra entonces como tarde.
at-once-button = Cerrar «{ $poll }»
extended-next = Ahora está abierta hasta { $until }: entonces un horario pregunta aquí lo mismo.
reopen-button = Abrirla de nuevo
reopen = Abrirla de nuevo
reopen-more = Durante cuánto
    .help = Por ejemplo 2h o 3d
reopen-submit = Abrir
reopened = Vuelve a admitir respuestas, hasta { $until }.
reopen-unlinkable = Con el cierre, su clave desaparece para siempre, así que no puede admitir más respuestas. «Preguntar de nuevo» hace otra con las mismas palabras.
reopen-seen = Su resultado ya se ha mostrado, así que otras respuestas ya no serían libres. «Preguntar de nuevo» hace otra con las mismas palabras.
reopen-promised = La clase ya ha leído en qué queda, así que sigue cerrada y tus palabras se quedan. «Preguntar de nuevo» hace otra con las mismas palabras.
reopen-open = Esta encuesta no está cerrada.
again-button = Preguntar de nuevo
again-hidden = El equipo del curso ocultó palabras de esta encuesta, así que no se puede repetir tal como está. /poll ask empieza otra.
results-button = Resultados
list-title = Encuestas
none-asked = Todavía no hay ninguna encuesta de la que puedas ocuparte. /poll ask empieza una.
list-more = { $count ->
    [one] Y una más: la muestra «Más antiguas».
   *[other] Y { $count } más: las muestra «Más antiguas».
}
older-button = Más antiguas
newest-button = Desde el principio
look-after = Ocuparte de una
look-after-poll = Encuesta
line-coming = { $words } – de camino a { $place }
line-open = { $words } – preguntada el { $asked } en { $place }; abierta, se cierra { $when }
line-counting = { $words } – preguntada el { $asked } en { $place }; se está contando
line-closed = { $words } – preguntada el { $asked } en { $place }; se cerró { $when }
line-given-up = { $words } – preguntada el { $asked } en { $place }; se renunció a ella: su clave ya no existe
line-lost = { $words } – preguntada el { $asked } en { $place }; no se puede contar: falta su clave
poll-gone = Esta encuesta ya no está ahí.
poll-posted = Esta encuesta ya está publicada. Para cambiar sus palabras, usa «Corregir una errata».
poll-of-another = Esta encuesta es de otra persona. Se ocupa de ella quien preguntó o quien enseña en el curso.
poll-of-feature = Esta encuesta la preguntó otra parte de Homeroom, que la necesita tal como está. Puedes cerrarla o darle más tiempo; aquí no se puede cambiar, repetir ni preguntar de nuevo.

## What the class sees
poll-title = Una encuesta para toda la clase
poll-over-title = Una encuesta que ya terminó
question-erased = El equipo del curso ocultó esta pregunta y sus palabras están eliminadas. Las respuestas siguen ahí.
question-hidden = Una pregunta que está oculta
choice-number = Opción { $number }
time-label = { $number }. { $day } { $date } { $at }
short-date = { $day } { $month }
month-1 = ene
month-2 = feb
month-3 = mar
month-4 = abr
month-5 = may
month-6 = jun
month-7 = jul
month-8 = ago
month-9 = sep
month-10 = oct
month-11 = nov
month-12 = dic
weekday-0 = lun
weekday-1 = mar
weekday-2 = mié
weekday-3 = jue
weekday-4 = vie
weekday-5 = sáb
weekday-6 = dom
pick-one = Elige una
pick-several = { $most ->
    [one] Elige una
   *[other] Elige hasta { $most }
}
pick-times = Elige las horas que te vienen bien
pick = Elegir
pick-picked = Opción
tick = Tu respuesta
tick-ticked = Marca lo que eliges
    .help = Si no marcas nada, tu respuesta se retira
tick-submit = Responder
suit = Tu respuesta
suit-ticked = Marca todas las horas que te vienen bien
    .help = Si no marcas nada, dices que ninguna te viene bien
suit-submit = Responder
no-time-button = Ninguna de estas
rank-button = Ordenar
write-button = Responder
mine-button = Mi respuesta
meaning-button = ¿Qué significa esto?
so-far-label = Hasta ahora
so-far = Han participado al menos { $count } personas, contando a quienes retiraron su respuesta.
so-far-exact = { $count ->
    [one] Ha respondido una persona.
   *[other] Han respondido { $count } personas.
}
so-far-live-label = Quién ha elegido qué hasta ahora
so-far-first-label = Qué ha puesto cada quien primero hasta ahora
being-counted = Está cerrada, y se están contando las respuestas.
key-lost-card = Ahora no se puede contar: falta la clave que sus respuestas necesitan y nadie puede leerlas. No afecta a nada más. Si la clave vuelve, se cuenta sola; si no, quien preguntó puede renunciar a ella y preguntar de nuevo.
key-away-card = Ahora no admite respuestas: falta la clave que necesitan y nadie puede leerlas. No afecta a nada más. Si la clave vuelve, sigue sola; si no, quien preguntó puede renunciar a ella y preguntar de nuevo.
given-up-card = No se podrá contar nunca: la clave que necesitaban sus respuestas ya no existe, y las respuestas están borradas. No afecta a nada más, y se puede preguntar de nuevo.
give-up-button = Renunciar a ella
give-up-not = Esta encuesta no espera ninguna clave.
given-up = Se renunció a ella: sus respuestas se borran y no se podrán contar nunca. «Preguntar de nuevo» hace otra con las mismas palabras.
given-up-best = Se renunció a ella: sus respuestas se borran y no se podrán contar nunca.
count-button = Contar ahora
staff-has-it = Ya terminó. El resultado es solo para quienes enseñan en el curso; si participaron menos de { $least } personas, para nadie.
too-few = Al cierre había respuestas de menos de { $least } personas, así que no se muestra nada de ello, a nadie, y no se guarda nada.
answers-gone = Ya no se guarda ninguna respuesta.
nobody-answered = Esta vez no respondió nadie, y está bien.

## Answering
rank = Tu orden
rank-note = La preferida primero. Con una basta, y puedes cambiar el orden hasta el cierre.
rank-first = Primera
rank-second = Segunda
rank-third = Tercera
rank-fourth = Cuarta
rank-fifth = Quinta
rank-submit = Responder
rank-many = Tu orden
rank-many-note = La preferida primero. Con una basta, y puedes cambiar el orden hasta el cierre. Después de la cuarta, escribe los números que hay delante de los nombres.
rank-many-first = Primera
rank-many-second = Segunda
rank-many-third = Tercera
rank-many-fourth = Cuarta
rank-many-rest = Y después, por número
    .help = Cuantas quieras, por ejemplo: 7 2 9
rank-many-submit = Responder
rank-unread = «{ $words }» no es un número. Escribe los que hay delante de los nombres, por ejemplo: 7 2 9.
rank-unknown = Ninguna opción tiene el número { $written }. Van del 1 al { $most }.
rank-again = El número { $number } ya está más arriba. Nombra cada uno solo una vez, por favor.
rank-twice = Esta ya está más arriba. Elige cada una solo una vez, por favor.
write = Tu respuesta
write-words = Con tus palabras
    .help = 500 caracteres como máximo
write-submit = Responder
answered = Tu respuesta: { $answer }
your-answer = Tu respuesta: { $answer }
code = Tu código es { $code }. Anótalo si quieres: después del cierre, /poll check busca la respuesta que lo tiene. Quien sepa el código también puede buscarla, así que guárdalo para ti.
own-unlinkable = Solo tú puedes ver esto. Tu respuesta está sellada hasta el cierre, y después no lleva el nombre de nadie.
own-unlinkable-best = Solo tú puedes ver esto. Tu respuesta está sellada hasta el cierre; entonces se cuenta y se borra.
own-staff-only = Además de ti, solo quienes enseñan pueden ver lo que respondiste.
own-named = Toda la clase ve lo que respondiste, como tarde al cierre.
own-named-ranking = Toda la clase ve, con tu nombre, lo que pusiste primero, como tarde al cierre; las rondas y quién gana pueden decir más.
not-answered = No has respondido, y no hace falta que lo hagas.
nothing-given = ninguna
no-time = ninguna de estas horas
withdraw-button = Retirarla
withdrawn = Tu respuesta se ha retirado. Puedes responder otra vez hasta el cierre o dejarlo así.
answered-later = Tu respuesta: { $answer }. Llegó después de la que retiraste, así que se queda.
poll-over = Esta encuesta está cerrada, así que nada ha cambiado.
poll-too-many = { $most ->
    [one] Elige solo una, por favor.
   *[other] Elige { $most } como máximo, por favor.
}
poll-cannot = Ahora mismo esta encuesta no puede admitir respuestas: falta una clave que necesita. Nada ha cambiado. Díselo a quien preguntó, por favor.

## The reminder
the-poll = esta encuesta
the-poll-named = «{ $poll }»
reminder = Abierta hasta { $until }: { $poll }.
reminder-note = Quien quiera responder todavía puede, y no responder siempre está bien. Este recordatorio es igual para toda la clase.

## What came of it
outcome-label = Resultado
outcome-line = { $count } ({ $share } %):
outcome-best = ★ { $count } ({ $share } %):
outcome-first = { $count } × primera:
took-part-label = Participación
took-part = { $count ->
    [one] Una persona
   *[other] { $count } personas
}
took-part-many = Respondieron { $count } personas. Algunas de las respuestas, elegidas al azar, están en el hilo de abajo; quien preguntó y quienes enseñan las tienen todas en un archivo.
took-part-texts = { $count ->
    [0] Esta vez no respondió nadie, y está bien.
    [one] Respondió una persona. La respuesta está en el hilo de abajo.
   *[other] Respondieron { $count } personas. Las respuestas están en el hilo de abajo.
}
middle-label = En el centro
middle = Mediana { $median }, media { $mean } de { $points }
rounds-label = Ronda a ronda
round = Ronda { $number }:
round-exhausted = {" "}({ $count } sin ninguna opción que siga dentro)
round-out = {" "}– fuera: { $out }
tie-together = {" "}(ni juntas llegan a la siguiente)
tie-earlier = {" "}(empate; tuvo menos en una ronda anterior)
tie-preferred = {" "}(empate; menos gente la prefiere a las otras)
tie-order = {" "}(empate en todo; va después en la encuesta)
best-chosen = La clase ha elegido. La persona elegida lo sabe primero, y decide si lo veis.
winner-label = Elegida
winner = { $count ->
    [0] Ninguna
    [one] { $winners }
   *[other] { $winners }, en empate
}
condorcet-label = Frente a cada una de las otras
condorcet = { $count ->
    [one] La única persona que las ordenó prefiere { $choice } a cada una de las otras.
   *[other] Comparada con cada una de las otras por separado, más gente prefiere { $choice }.
}
chart-median = mediana { $value }
chart-mean = media { $value }
chart-share = { $count } ({ $share } %)
chart-out = fuera en la ronda { $round }
chart-majority = más de la mitad
chart-first = primeros puestos
chart-later = vinieron de otras
chart-gap = participó poca gente
notice = El resultado de { $poll } ya está en su tarjeta.
notice-best = Ha terminado: { $poll }. La clase ha elegido; la persona elegida lo sabe primero, y decide si lo veis.
notice-too-few = Ya terminó: { $poll }. Al cierre había respuestas de menos de { $least } personas, así que no se muestra nada de ello.
notice-staff-only = Ya terminó: { $poll }. Gracias a quienes respondieron; el resultado es solo para quienes enseñan; si participaron menos de { $least } personas, para nadie.
texts-title = { $pages ->
    [one] Las respuestas
   *[other] Las respuestas, { $page } de { $pages }
}
texts-more = Estas son { $count } de { $of } respuestas, elegidas al azar; el archivo que hay en «Resultados», para quien preguntó y para quienes enseñan, las tiene todas.
texts-note = En orden aleatorio, y ninguna lleva el nombre de nadie.
texts-note-named = Con nombres, como se dijo antes.
texts-label = Respuestas
rest-in-file = Las demás están en los archivos.
ballots-button = Contarlas por tu cuenta
ballots-title = Todas las respuestas, para contarlas por tu cuenta
ballots = { $count ->
    [one] El archivo tiene la única respuesta con su código.
   *[other] El archivo tiene las { $count } respuestas en orden aleatorio, cada una con su código. Si anotaste el de la tuya, la encuentras ahí; de quién son las otras, nadie puede saberlo.
}
receipt = Solo tú puedes ver esto. Un código demuestra que una respuesta se contó. Mostrado después no demuestra de quién es, pues se puede copiar; quien lo sabía antes del cierre sí lo sabe.
staff-results-button = Resultados (docentes)
results-named = Solo tú puedes ver esto; toda la clase ve lo mismo en la tarjeta.
results-named-ranking = Solo tú puedes ver esto. Toda la clase ve en la tarjeta qué puso cada quien primero; el orden entero de cada quien, con su nombre, está solo en los archivos.
results-staff-only = Solo tú puedes ver esto, y quien enseñe en el curso y lo pida.
results-unlinkable = Solo tú puedes ver esto; toda la clase ve lo mismo. Nadie puede saber de quién es una respuesta.
results-unlinkable-best = Solo tú puedes ver esto; toda la clase ve lo mismo. No se guarda ninguna otra cifra.
rounds-in-json = La tabla tiene una línea por persona; las rondas del recuento están en poll.json.
results-staff-only-refused = Este resultado solo lo ven quienes enseñan en el curso.
results-too-few = Al cierre había respuestas de menos de { $least } personas, así que no se puede mostrar nada de ello, tampoco aquí.
results-not-yet = Todavía no hay resultado: llega con el cierre.
results-lost = Esta encuesta no se puede contar: falta su clave.
ballots-none = Las respuestas de esta encuesta no se muestran una por una, porque alguna podría revelar de quién es.
ballots-best = De esta encuesta solo se dice cuántas personas participaron. Las respuestas se borraron al cerrarla.
column-name = nombre
column-person = id
column-answer = respuesta
column-choice = opción
column-count = personas
column-round = ronda { $number }
column-code = código
code-title = Tu código
code-found = Se contó, en «{ $poll }».
code-found-as = Se contó, en «{ $poll }», así: { $answer }
code-unfit = Un código tiene ocho letras y cifras, por ejemplo K7QF-29MW. Míralo otra vez, por favor.
code-not-found = Ninguna respuesta que se contó aquí tiene este código.
code-not-found-note = Solo tú puedes ver esto. Puede ser que la encuesta siga abierta, que retiraras tu respuesta, que participara poca gente o que quienes enseñan hicieran borrar sus palabras.

## What the labels mean
meaning-named-title = Con nombres
meaning-named = Toda la clase ve en este lugar quién respondió qué, como tarde cuando la encuesta se cierra.

    Homeroom guarda tu respuesta con tu nombre un año como máximo; /homeroom me la muestra y la borra.
meaning-named-ranking = Toda la clase ve en este lugar, con tu nombre, lo que pones primero, como tarde cuando la encuesta se cierra.

    Las rondas y quién gana pueden decir más, y lo tiene todo el archivo de quien cuida de esta encuesta: quien la preguntó y quienes enseñan. Así que todo tu orden cuenta como visible.

    Homeroom guarda tu respuesta con tu nombre un año como máximo; /homeroom me la muestra y la borra.
meaning-staff-only-title = Solo docentes
meaning-staff-only = Quienes enseñan en el curso ven quién respondió qué. El resto de la clase no ve ni respuestas ni cifras.

    Mientras está abierta, se ve como mucho cuántas personas han participado, de cinco en cinco. Si responden menos de { $least }, nadie ve nada.

    Homeroom guarda tu respuesta con tu nombre un año como máximo; /homeroom me la muestra y la borra.
meaning-unlinkable-title = Sin vínculo
meaning-unlinkable = Nadie puede relacionar una respuesta contigo por nada que Homeroom guarde, muestre, registre o exporte: ni el resto de la clase ni quienes enseñan.

    Hasta el cierre, tu respuesta queda cerrada con una clave que está fuera de la base de datos y de sus copias de seguridad. Al cierre se abren todas a la vez, se mezclan y se guardan sin nombres; después la clave se destruye.

    Mientras está abierta, se ve como mucho cuántas personas han participado, de cinco en cinco; de menos de { $least } no se muestra nunca nada de las respuestas.

    Lo que no se puede evitar: quien mantiene Homeroom y tiene a la vez la base de datos y la clave podría mirar mientras la encuesta está abierta.
    Si todas las respuestas son iguales, se sabe lo que dijo cada cual.

    Varias personas que juntan lo que saben de sus propias respuestas pueden averiguar algo más, y también si pronto se pregunta lo mismo otra vez.
    Quien vea tu código puede buscar tu respuesta. Y la propia plataforma (Discord, Slack o la clase en el navegador) ve lo que pulsas.
meaning-unlinkable-best = Nadie puede relacionar una respuesta contigo por nada que Homeroom guarde, muestre, registre o exporte: ni el resto de la clase ni quienes enseñan.

    Hasta el cierre, tu respuesta queda cerrada con una clave que está fuera de la base de datos y de sus copias de seguridad. Al cierre se abren todas a la vez y se cuentan.
    La persona más elegida lo sabe primero, o todas si hay empate; hasta entonces eso se guarda, y no se muestra a nadie.
    Queda cuántas personas participaron; las respuestas y cualquier otra cifra se borran, y la clave se destruye.

    Mientras está abierta, se ve como mucho cuántas personas han participado, de cinco en cinco; de menos de { $least } no se dice nunca nada.

    Lo que no se puede evitar: quien mantiene Homeroom y tiene a la vez la base de datos y la clave podría mirar mientras la encuesta está abierta.
    Si hay pocos nombres, o varios empatan, el número de participantes puede decir algo sobre los demás.

    Varias personas que juntan lo que saben de sus propias respuestas pueden averiguar algo más, y también si pronto se pregunta lo mismo otra vez.
    Discord, Slack o la clase del navegador ven lo que pulsas.
posted-label = Antes de editarse
meaning-note = Solo tú puedes ver esto. Quedó fijado al publicarla: nadie puede cambiarlo después.

## You said, we did
what-now-title = ¿Qué harás con ello?
what-now = «{ $poll }», en { $place }, ya terminó. A la clase le alegrará saber en qué queda, también si es «no podemos, porque…».
what-now-note = Solo se te pregunta una vez. Por si prefieres decirlo después, /homeroom status lo recuerda un tiempo.
what-now-note-gone = Se pregunta una vez, al equipo docente, porque quien hizo la encuesta ya no está en la clase. /homeroom status lo guarda un tiempo.
what-now-note-staff = Se pregunta una vez, a quienes enseñan en el curso, porque nadie más ve el resultado. /homeroom status lo guarda un tiempo.
promise-button = Qué hacemos
promise-what = En qué queda
promise-what-doing = Cómo está
promise-what-words = Con tus palabras
    .help = La clase lo lee donde preguntaste, 500 caracteres como máximo
promise-what-submit = Contárselo a la clase
promise-for = Qué hacemos: { $poll }
promise-staff-only = Lo que salió de esta encuesta solo lo ven quienes enseñan en el curso, así que les toca decir qué se hará.
promise-nothing = Esta encuesta no tiene ningún resultado con el que hacer algo.
promised = La clase lo lee en { $place }. Puedes ponerlo al día cuando quieras, con el mismo botón.
promised-hidden = Queda anotado, pero la clase no lo ve: quienes enseñan ocultaron lo que hay ahí.
promise-doing = Lo dijo la clase, y estamos en ello
promise-done = Lo dijo la clase, y está hecho
promise-cannot = Lo dijo la clase, y por esto no podemos
you-said = Sobre { $poll }:{" "}

## By schedule
repeat-button = Repetirla
repeat = Repetir la encuesta
repeat-days = Días
    .help = Uno o más días de la semana
repeat-at = Hora
    .help = Horas y minutos, por ejemplo 09:30
repeat-zone = Zona horaria
    .help = Su nombre, por ejemplo Europe/Madrid
repeat-weeks = Cada cuántas semanas
    .help = 1 es todas las semanas
repeat-open-for = Abierta cada vez durante
    .help = Por ejemplo 2h o 3d, y como mucho hasta que llega la siguiente
repeat-submit = Repetirla
repeat-times = Las horas de esta encuesta pasan, así que no se puede repetir.
repeats = «{ $poll }» se pregunta de nuevo; la próxima, { $next }. Para ver cómo cambian las respuestas, o detenerla, usa /poll repeating.
stays-open = Cada una queda abierta { $hours ->
    [one] una hora.
   *[other] { $hours } horas.
}
stays-open-minutes = Cada una queda abierta { $minutes ->
    [one] un minuto.
   *[other] { $minutes } minutos.
}
stays-until-next = Cada una queda abierta hasta que llega la siguiente, para que no haya dos a la vez.
repeats-meets = { $count ->
    [one] { $polls } está abierta ahora y se cierra el { $next }, cuando un horario pregunta lo mismo.
   *[other] { $polls } están abiertas ahora y se cierran el { $next }, cuando un horario pregunta lo mismo.
}
repeats-already = «{ $poll }» ya se pregunta esos días a esa hora; la próxima, { $next }. Así que no se ha añadido nada; /poll repeating la detiene.
repeats-clash = «{ $poll }» ya se pregunta aquí en algunos de esos momentos ({ $days }): se pregunta { $when }. Quita esos días, o detén la otra con /poll repeating.
repeats-when = { $weeks ->
    [one] { $days } a las { $at } ({ $zone })
   *[other] cada { $weeks } semanas, { $days } a las { $at } ({ $zone })
}
plans-many = Este curso ya repite { $most } encuestas y no caben más. Detén antes una con /poll repeating.
none-repeats = Aquí no se repite ninguna encuesta. /poll list ofrece «Repetirla» con cada una que está abierta.
repeating-title = Encuestas con horario
repeats-next = { $poll }, en { $place }: { $when }; la próxima, { $next }
repeats-stopped = { $poll }, en { $place }, está detenida
repeats-hidden = { $poll }, en { $place }: { $when }; no se pregunta, porque quienes enseñan ocultaron palabras suyas
repeats-over = { $poll }, en { $place }: { $when }; ya no llegará ninguna más
trend-select = Cómo han cambiado las respuestas
trend = Cómo han cambiado las respuestas
trend-schedule = Encuesta
stop-select = Detener una
stop-one = Detener una
stop-one-schedule = Encuesta
stopped = Detenida. Lo que se preguntó se queda. Lo que iba a cerrarse al llegar la próxima se cierra entonces igual; en /poll list puedes darle más tiempo. Cómo cambiaron las respuestas aún se ve con /poll repeating.
already-stopped = Esta ya estaba detenida. No hay que hacer nada más.
trend-none = Por ahora no hay nada que comparar: hace falta alguna vez en la que participe suficiente gente.
trend-one = Hasta ahora hay una sola vez, así que todavía no hay con qué compararla.
trend-line = { $count ->
    [one] { $day }: { $value } (una persona)
   *[other] { $day }: { $value } ({ $count } personas)
}
trend-line-of = { $count ->
    [one] { $day }, { $label }: { $value } (una persona)
   *[other] { $day }, { $label }: { $value } ({ $count } personas)
}
trend-texts = Las respuestas escritas no se comparan.
trend-note = Solo tú puedes ver esto. Las veces en que participó poca gente no aparecen.

## Status and one’s own page
status-open = Abierta: { $poll }, en { $place }, se cierra { $when }
status-lost = Falta su clave, así que nadie puede leer sus respuestas: { $poll }, en { $place }. Si quien mantiene Homeroom no puede recuperarla, «Renunciar a ella», en /poll list, la termina.
status-given-up = Ya no se podrá contar, porque su clave no existe: { $poll }, en { $place }. «Preguntar de nuevo», en /poll list, hace una nueva.
status-given-up-best = No se podrá contar nunca, porque su clave ya no existe: { $poll }, en { $place }.
status-not-posted = Una encuesta no se pudo publicar en { $place } ({ $when }). { $why }
status-uncounted = Cerrada, y sin contar todavía: { $poll }, en { $place }. «Contar ahora», en /poll list, lo intenta otra vez.
status-withheld = Periódica, en { $place }: no se pregunta, porque quienes enseñan ocultaron palabras suyas. /poll repeating la detiene.
status-waiting = Se cerró { $when }, y la clase aún no sabe en qué queda: { $poll }
status-doing = Se cerró { $when } y, según dijiste, está en marcha: { $poll }
status-open-more = { $count ->
    [one] Y una más que está abierta: la tiene /poll list.
   *[other] Y { $count } más que están abiertas: las tiene /poll list.
}
status-lost-more = { $count ->
    [one] Y una más cuya clave falta: la tiene /poll list.
   *[other] Y { $count } más cuya clave falta: las tiene /poll list.
}
status-waiting-more = { $count ->
    [one] Y una más de la que la clase aún no sabe en qué queda: la tiene /poll list.
   *[other] Y { $count } más de las que la clase aún no sabe en qué quedan: las tiene /poll list.
}
status-list-button = Todas las encuestas
status-none = No hay ninguna encuesta abierta.
home-title = Encuestas abiertas
home-line = { $poll }, en { $place }
home-mine = Mi respuesta: { $poll }

## Settings
setting-asks = Quién puede preguntar
    .help = Quien tenga este rol o uno superior
setting-open-hours = Horas que una encuesta queda abierta
    .help = Si quien pregunta no dice otra cosa
setting-remind-hours = Horas antes del cierre para recordarla
    .help = Uno, para toda la clase; ninguno si dura menos del doble; 0 para ninguno
setting-figures-from = Mínimo de personas para ver cifras
    .help = Con menos no se muestra nada; puede ser 5 o más
setting-texts-from = Mínimo de personas para ver lo escrito
    .help = Con menos no se muestra ninguna respuesta por escrito; puede ser 10 o más

## What is kept about people
kind-poll = { $count ->
    [one] que preguntaste algo en una encuesta
   *[other] que preguntaste algo en { $count } encuestas
}
kind-poll-repeat = { $count ->
    [one] que haces repetir una encuesta
   *[other] que haces repetir { $count } encuestas
}
kind-vote = { $count ->
    [one] lo que respondiste a una encuesta con nombres o solo para docentes
   *[other] lo que respondiste a { $count } encuestas con nombres o solo para docentes
}
