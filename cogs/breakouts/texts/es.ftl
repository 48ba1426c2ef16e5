# Salas: grupos pequeños dentro de una clase en marcha, con una tarea, un reloj que se puede mover, ayuda y un camino de vuelta.

cog-name = Trabajo en salas

## Settings
setting-who-opens = Quién puede abrir salas
    .help = Quien tenga este papel, y quien tenga más
setting-minutes = Minutos que dura el trabajo en salas
    .help = Si quien lo abre no dice otra cosa
setting-heads-up = Segundos antes de ir a las salas
    .help = Ese tiempo se ve quién va adónde, y se puede decir que no
setting-silent-minutes = Minutos de silencio hasta una pregunta
    .help = En una sala donde nadie escribió, entró ni pulsó nada; 0 para nunca
setting-keep-rooms = Horas que las salas quedan para leer
    .help = Tras el final ya no se escribe en ellas; con 0 se van enseguida

## What is kept
kind-breakout-part = { $count ->
    [one] un trabajo en salas en el que participaste: tu sala, y lo que hiciste en ella
   *[other] { $count } trabajos en salas en los que participaste: tu sala, y lo que hiciste en ella
}
kind-breakout-visit = { $count ->
    [one] cuándo entraste en una sala, y cuándo saliste
   *[other] cuándo entraste en una sala, y cuándo saliste, { $count } veces
}
kind-breakout-asked = { $count ->
    [one] que abriste un trabajo en salas
   *[other] que abriste { $count } trabajos en salas
}
kind-breakout-help = { $count ->
    [one] que fuiste a ayudar a una sala
   *[other] que fuiste a ayudar a salas, { $count } veces
}
kind-breakout-result = { $count ->
    [one] lo que trajiste de una sala
   *[other] lo que trajiste de las salas, { $count } veces
}
kind-breakout-call = { $count ->
    [one] lo que dijiste a las salas
   *[other] lo que dijiste a las salas, { $count } veces
}
kind-breakout-seat = { $count ->
    [one] que estás en un reparto de salas guardado
   *[other] que estás en { $count } repartos de salas guardados
}

## drawing
breakout-sets = Salas guardadas
    .help = Salas guardadas con un nombre: míralas, guarda otras de un archivo o las de la última vez
sets-title = Salas guardadas
sets-none = Aún no hay salas guardadas. Guárdalas de un archivo o como fueron la última vez.
sets-note = Solo tú puedes ver esto. Al abrir salas guardadas, cada persona vuelve a la suya; quien llega nuevo va a las más pequeñas.
set-line = { $name }: { $count ->
    [0] ya nadie
    [one] 1 persona
   *[other] { $count } personas
}
look-at-set = Ver unas salas
look-at-set-which = Cuáles
upload-set = Guardar de un archivo
upload-set-file = Archivo
    .help = Un .csv cuya primera línea nombra sus columnas: sala y persona
upload-set-name = Nombre
    .help = Si no, el del archivo. Si ya guardaste salas con este nombre, se reemplazan
upload-set-note = Una línea por persona: el nombre de la sala y el de la persona como se muestra aquí, o su id. También sirve el archivo de salas de Zoom, con nombres en lugar de correos.
upload-set-submit = Guardar estas salas
save-last = Guardar las salas de la última vez
save-last-name = Nombre
    .help = Si ya guardaste salas con este nombre, se reemplazan
save-last-submit = Guardar estas salas
set-saved = «{ $name }» queda guardado: { $people } personas en { $rooms ->
    [one] 1 sala
   *[other] { $rooms } salas
}.
set-replaced = «{ $name }» queda guardado de nuevo: { $people } personas en { $rooms ->
    [one] 1 sala
   *[other] { $rooms } salas
}.
set-more-rooms = { $count ->
    [one] Y una sala más.
   *[other] Y { $count } salas más.
}
set-nobody-left = Nadie de estas salas sigue en la clase.
delete-set = Eliminar estas salas
set-deleted = «{ $name }» se eliminó. El trabajo en salas no cambia por eso.
set-gone = Estas salas guardadas ya no están, así que no ha pasado nada. /breakout sets muestra las que hay.
sets-many = Este curso ya tiene salas guardadas con { $most } nombres y no caben más. Elimina antes unas con /breakout sets o da a estas un nombre que ya tengas.
set-unnamed = Da un nombre a estas salas, por favor.
set-no-last = En este curso aún no hubo trabajo en salas que se pueda guardar.
set-file-kind = Elige un archivo que termine en .csv, por favor.
set-file-empty = En este archivo no hay nada. Elige, por favor, uno con una línea por persona.
set-names-late = No se pudo saber a tiempo cómo se llama cada persona, así que no se guardó nada. Inténtalo otra vez dentro de un minuto, por favor.
set-unfit-title = Aún no se ha guardado
set-unfit = { $count ->
    [one] Hay una cosa por corregir en este archivo; hasta entonces no cambia nada.
   *[other] Hay { $count } cosas por corregir en este archivo; hasta entonces no cambia nada.
}
set-mistake = Línea { $line }: { $what }
set-mistakes-more = { $count ->
    [one] Y una más.
   *[other] Y { $count } más.
}
set-no-room = ninguna columna se llama «sala».
set-no-person = ninguna columna se llama «persona».
set-empty = en este archivo no hay nadie.
set-broken = a partir de aquí no se puede leer como tabla. A menudo falta una comilla o sobra alguna.
set-many-people = caben { $most } personas, y en este archivo hay { $has }.
set-many-rooms = caben { $most } salas, y en este archivo hay { $has }.
set-room-missing = no dice qué sala.
set-room-long = el nombre de la sala tiene { $has } caracteres; caben { $most }.
set-person-missing = no dice quién.
set-nobody = aquí nadie se llama «{ $person }».
set-several = aquí hay { $count } personas que se llaman «{ $person }». Escribe el id de quien corresponda, por favor: { $ids }.
set-email = Homeroom no sabe de quién es la dirección «{ $person }». Escribe el nombre que se muestra aquí, por favor.
set-twice = «{ $person }» ya está en una sala, en la línea { $first }.
set-alone = en «{ $room }» habría una sola persona, y nadie se queda a solas en una sala.

## opening
breakout-open = Abrir salas
    .help = La gente dice que está aquí; nadie se mueve antes de que veas quién va adónde
breakout-open-task = Qué se hace en las salas
    .help = Está en cada sala: la tarea, y qué traer de vuelta
breakout-open-minutes = Cuánto dura
    .help = Como 12m; puedes mover el reloj con las salas abiertas
breakout-open-way = Cómo se juntan
    .help = Lo ves, y puedes cambiarlo, antes de que nadie se mueva
choice-random = Por azar
choice-new-faces = Caras nuevas: lo menos posible quienes ya coincidieron
choice-same = Como la última vez
choice-saved = Un reparto guardado
choice-by-hand = A mano
choice-choose = Cada persona elige sala
breakout-open-size = Personas por sala
    .help = 2 o 3 la primera vez, de 3 a 5 después
breakout-open-rooms = O bien: cuántas salas
    .help = En lugar de cuántas personas; hasta 100
breakout-open-kind = Qué son las salas
    .help = Vacío: lo que convenga al lugar y al tamaño
breakout-open-voice = Para una sala de voz
    .help = Quien esté en ella ya está aquí, y vuelve a ella
breakout-open-saved = Reparto guardado
    .help = Solo para «Un reparto guardado»
breakout-open-topics = Temas para elegir
    .help = Uno por línea, con un límite si quieres: El mar (4)
breakout-open-submit = Seguir
room-kind-voice = Salas de voz
room-kind-thread = Hilos
room-kind-channel = Canales privados
room-kind-group = Mensajes de grupo
breakout-desk = Cuidar de las salas
    .help = Lo que está en marcha en este curso, con todo lo que se puede hacer
breakout-desk-where = Dónde
    .help = El canal de las salas, si las hay en varios
only-staff = Esto solo lo ve el equipo docente.
breakout-gone = Este trabajo en salas ya no existe, así que no pasó nada.
breakout-off = Este trabajo en salas se anuló, así que no pasó nada.
breakout-is-before = Las salas aún no están abiertas.
breakout-is-on = Las salas ya están abiertas. En el mapa del canal está el camino para entrar.
breakout-is-over = Este trabajo en salas ya terminó.
breakout-needs-channel = Las salas se abren en un canal, donde toda la clase ve cómo entrar. Usa el comando en uno, por favor.
breakout-of-staff = A { $place } solo lo ve el equipo docente, así que nadie de la clase podría decir que está. Usa el comando, por favor, en un canal que vea el alumnado.
breakout-other-course = Este canal es de otro curso. Usa el comando en uno de este curso, por favor.
minutes-unfit = El trabajo en salas dura de 1 minuto a 4 horas. Indica un tiempo dentro de eso, como 12m, por favor.
voice-other-course = Esa sala de voz es de otro curso. Indica una de este curso, por favor.
topic-of-one = { $most ->
    [0] En «{ $topic }» no cabría nadie. Deja que quepan dos personas o más, o quita el número, por favor.
   *[other] En «{ $topic }» solo cabe una persona, y nadie debería quedarse a solas en una sala. Deja que quepan dos o más, por favor.
}
topic-long = «{ $topic }…» es demasiado largo para el nombre de una sala. Deja cada tema en { $most } caracteres, por favor.
topics-missing = Indica dos temas o más, uno por línea, para que la gente elija, por favor.
saved-missing = Elige qué reparto guardado, por favor. Para guardar uno, usa /breakout sets.
saved-none = En este curso aún no hay repartos guardados. Con /breakout sets guardas uno; o elige otra forma.
no-last-time = En este curso aún no hubo trabajo en salas. Elige otra forma esta vez, por favor.
of-breakout = Las salas de { $place }.
which-breakout = Hay trabajo en salas en varios lugares: { $places }. Di cuál, por ejemplo con where:#canal, o usa el comando allí.
where-other-course = Ese canal pertenece a otro curso. Por favor, nombra uno de este curso.
not-there = Allí no hay nada en marcha. Sí en: { $places }
nothing-on = En este curso no hay salas en marcha. /breakout open las abre.
desk-button = Cuidar de ello
begun = En { $place } la clase ya puede decir que está aquí. Lo cuidas en { $staff }.
already-on-gathering = En { $place } ya van a abrirse salas: «{ $task }». No se añadió nada.
already-on-drawn = En { $place } ya van a abrirse salas: «{ $task }». No se añadió nada.
already-on-opening = En { $place } se están abriendo salas ahora: «{ $task }». No se añadió nada.
already-on-running = En { $place } ya hay salas abiertas: «{ $task }». No se añadió nada.
already-on-paused = En { $place } ya hay salas abiertas: «{ $task }». No se añadió nada.
already-on-ending = Allí se están cerrando salas ahora: «{ $task }». Prueba de nuevo en un momento, por favor.
look-again-button = Mirar de nuevo
desk-title = Trabajo en salas
desk-news = Un trabajo en salas tuyo está en marcha en { $place }.
desk-news-note = Aquí ves quién va adónde, mientras estés en el equipo docente del curso.
desk-off = El trabajo en salas de { $place } se anuló. Nadie estaba aún en una sala.
desk-note = Aún no se mueve nadie: primero ves quién iría adónde.
task-label = La tarea
here-label = Quién está aquí
rooms-label = Salas
here-many = { $count ->
    [0] Nadie por ahora
    [one] Una persona
   *[other] { $count } personas
}
planned-none = Para las salas hacen falta dos personas o más.
planned-same = { $rooms ->
    [one] Una sala de { $more }
   *[other] { $rooms } salas de { $more }
}
planned = { $rooms } salas de { $less } o { $more }
planned-between = { $rooms } salas, de { $less } a { $more } personas
desk-gathering-random = En { $place } la gente dice que está aquí. Las salas se sortean, para { $lasts }.
desk-gathering-new-faces = En { $place } la gente dice que está aquí. Las salas juntan a quienes aún no coincidieron, para { $lasts }.
desk-gathering-same = En { $place } la gente dice que está aquí. Las salas son como la última vez, para { $lasts }.
desk-gathering-saved = En { $place } la gente dice que está aquí. Las salas son las del reparto guardado, para { $lasts }.
desk-gathering-by-hand = En { $place } la gente dice que está aquí. Las salas las repartes tú, para { $lasts }.
desk-gathering-choose = En { $place } cada persona elige sala, para { $lasts }.
draw-button = Sortear salas
see-rooms-button = Ver las salas
again-button = Sortear otra vez
call-off-button = Anularlo
gather-off-title = Esta vez no hay salas pequeñas
gather-off = Se anuló antes de que se abriera ninguna sala. Si dijiste que estás aquí, no hace falta que hagas nada más.
gather-title = Pronto se abren salas pequeñas
gather-random = Durante { $lasts }, en salas pequeñas por sorteo.
gather-new-faces = Durante { $lasts }, en salas pequeñas con gente con la que aún no coincidiste.
gather-same = Durante { $lasts }, en las mismas salas pequeñas que la última vez.
gather-saved = Durante { $lasts }, en salas pequeñas ya fijadas.
gather-by-hand = Durante { $lasts }, en salas pequeñas.
gather-choose = Durante { $lasts }, en salas pequeñas que eliges tú.
gather-voice = Quien esté en { $place } ya está aquí.
gather-note = Solo entra en una sala quien está aquí, y antes se ve quién va adónde. Quedarse fuera no necesita motivo.
here-button = Estoy aquí
not-here-button = Ya no
out-button = Me quedo fuera
seats = { $taken } de { $most } lugares ocupados
seats-any = { $taken ->
    [0] nadie por ahora
    [one] una persona
   *[other] { $taken } personas
}
choice-full = { $name } (sin lugares)
choose = Elige una sala
choose-room = Sala
room-full = En «{ $room }» ya no quedan lugares. Elige otra sala, por favor.
you-are-here = Estás aquí. Pronto verás quién va adónde.
you-are-here-choose = Estás aquí. Elige una sala arriba; si no eliges, vas a una con lugar.
you-chose = Tienes un lugar en «{ $room }». Hasta que se abran las salas puedes elegir otra.
you-stay-out = Te quedas fuera, y nadie te pone en una sala. Está bien así.
nobody-here = Aún no está nadie. En cuanto dos personas o más pulsen «Estoy aquí», se pueden sortear salas.
one-here = Por ahora está una persona, y nadie debería quedarse a solas en una sala. En cuanto sean dos, se pueden sortear salas.
nobody-left = Quedan menos de dos personas, y nadie debería quedarse a solas en una sala. En cuanto sean dos, se pueden abrir salas.
nothing-drawn = Primero sortea las salas, por favor.
drawn-title = Quién iría adónde
desk-drawn = { $people } personas, { $rooms ->
    [one] una sala
   *[other] { $rooms } salas
}.
empty-label = Aún sin nadie
empty = { $rooms }. Una sala que se queda vacía no se abre.
desk-drawn-note = La clase lo ve cuando abras las salas.
unplaced-same = Con esta gente: { $rooms ->
    [one] una sala de { $more }
   *[other] { $rooms } salas de { $more }
}.
unplaced-then = Con esta gente: { $rooms } salas de { $less } { $between ->
    [1] o
   *[other] a
} { $more }.
unplaced-left = Ninguna sala tiene sitio para { $people }.
unplaced-label = Sin sala aún; van a la más pequeña
alone-label = Una persona sola
alone = { $rooms }: al abrir va con otras.
met-label = Quiénes ya coincidieron
met-before = { $count ->
    [0] nadie: todas las caras son nuevas
    [one] una pareja
   *[other] { $count } parejas
}
met-least = { $count ->
    [one] una pareja, no se pudo evitar
   *[other] { $count } parejas, no se pudo evitar
}
open-button = Abrir las salas
move-button = Mover
swap-button = Intercambiar
rename-button = Cambiar nombre
move = Mover personas
move-people = Quiénes
move-room = A qué sala
move-submit = Mover
swap = Intercambiar dos personas
swap-first = Una
swap-second = La otra
swap-submit = Intercambiar
rename = Cambiar el nombre de una sala
rename-room = Qué sala
rename-name = Nombre nuevo
rename-submit = Cambiar
rooms-open = Las salas se están abriendo. En { $place } se ve quién va adónde.
where-title = Quién está dónde
where-opening = Las salas se están abriendo, para { $lasts }.
where-moves = Se abren salas para { $lasts }. A quien esté en voz se le lleva a su sala { $when }.
where-on = Las salas están abiertas.
where-ending = Las salas siguen abiertas un último minuto, para terminar.
where-on-until = Las salas están abiertas. El tiempo se acaba { $when }.
where-note = Quedarse fuera, ahora o después, no necesita motivo.
planned-fewer = {" "}(Querías { $wished }; nadie se queda a solas en una sala.)
change-button = Cambiar
change = Cambiar el trabajo en salas
change-task = Qué se hace en las salas
    .help = Está en cada sala: la tarea, y qué traer de vuelta
change-minutes = Cuánto dura
    .help = Como 12m
change-size = Personas por sala
    .help = Si las salas se sortean, con otro número se sortean de nuevo
change-rooms = O bien: cuántas salas
    .help = En lugar de cuántas personas; hasta 100
change-kind = Qué son las salas
change-submit = Usar esto
rooms-given-same = Son las salas de la última vez, así que su número no se puede cambiar. Anúlalo para abrir salas de otra forma.
rooms-given-saved = Son las salas guardadas, así que su número no se puede cambiar. Anúlalo para abrir salas de otra forma.
rooms-given-choose = Son las salas entre las que se elige, así que su número no se puede cambiar. Anúlalo para abrir otras.
fit-button = { $count ->
    [one] Sortear una sala
   *[other] Sortear { $count } salas
}
too-many-rooms = { $count ->
    [0] Aquí no caben más salas, así que no se abrió nada. Con «Cambiar» puedes elegir otro tipo de salas.
    [one] Aquí cabe una sala, y hay { $wished } sorteadas. Por eso aún no se abrió nada. Puedes sortear una sala o elegir otro tipo.
   *[other] Aquí caben { $count } salas, y hay { $wished } sorteadas. Por eso aún no se abrió nada. Puedes sortear { $count } o elegir otro tipo.
}
refused-label = No se pudieron abrir salas
refused-all = No se abrió ninguna sala, así que no se movió a nadie, y todo está como antes.
not-moved-label = No se puede mover a nadie
not-moved = Cada quien entra en su sala; el mapa muestra el camino.
see-drawn-button = Ver las salas
being-drawn = Se están sorteando las salas. En un momento puedes verlas.
desk-here = { $count ->
    [0] Aún no está nadie.
    [one] Está una persona:
   *[other] Están { $count } personas:
}

lasts = { $minutes ->
    [one] un minuto
   *[other] { $minutes } minutos
}
drawn-meanwhile = Mientras tanto las salas se sortearon de nuevo, o ya están abiertas. Mira otra vez, por favor.

## running
kit-title = Sala: { $name }
kit-over = Esta sala se ha cerrado. ¡Gracias por el trabajo en común!
kit-time-label = Tiempo
kit-begins = Empieza cuando todas las salas estén abiertas
kit-ends = Termina { $left }
kit-stands = En pausa: { $minutes ->
    [one] queda un minuto
   *[other] quedan { $minutes } minutos
}
kit-ending = Un último minuto para terminar la idea
kit-here-label = Quién está aquí
kit-coming = en camino
kit-help-label = Ayuda
kit-help-asked = { $before ->
    [0] La pidieron { $since }. Son la siguiente sala.
    [one] La pidieron { $since }. Hay una sala antes.
   *[other] La pidieron { $since }. Hay { $before } salas antes.
}
kit-help-coming = { $person } va hacia su sala.
kit-note = Por turnos: todo el mundo habla una vez antes de que alguien hable dos.
kit-alone = Ahora no hay nadie más aquí. En «Más» puedes ir a otra sala.
duty-facilitator = da la palabra
duty-timekeeper = cuida del tiempo
duty-scribe = toma nota
duty-reporter = lo cuenta después
duty-facilitator-what = Lee la tarea en voz alta, pregunta quién quiere empezar y da la palabra a todo el mundo.
duty-timekeeper-what = Avisa a la mitad del tiempo y cuando quede un minuto.
duty-scribe-what = Anota en pocas palabras lo que conviene recordar.
duty-reporter-what = Cuenta después, por la sala, lo que salió.
help-button = Pedir ayuda
help-off-button = Ya no hace falta ayuda
leave-button = Dejar las salas
more-button = Más
more-title = Más en esta sala
more-duty = Te toca: { $duty }. { $what }
more-no-duty = En esta sala no tienes ningún papel. Estos son los papeles:
pass-on-button = Pasar mi papel
pass-on-alone = Ahora no hay nadie más aquí, así que el papel se queda contigo. También puedes dejarlo sin más.
pass-on-none = Este papel ya lo has pasado.
passed-on = Hecho: ahora { $person } tiene tu papel.
passed-on-exchanged = Hecho: ahora { $person } tiene tu papel, y a ti te toca: { $duty }. { $what }
other-room-button = Otra sala
room-gone = Esta sala ya no existe, así que no ha pasado nada.
room-over = Esta sala ya se ha cerrado.
room-not-yours = No estás en esta sala. En el mapa del canal encuentras la tuya.
rooms-not-open = Las salas de este trabajo todavía no están abiertas.
rooms-over = Las salas de este trabajo ya se han cerrado.
no-rooms-open = Ahora no hay salas abiertas en este curso. Con /breakout open empieza un trabajo en salas.
room-unknown = Ninguna sala abierta se llama así. Hay: { $rooms }

clock-300-title = Quedan 5 minutos
clock-300 = Hora de fin: { $until }. Buen momento para ver qué van a traer de vuelta.
clock-60-title = Queda un minuto
clock-60 = Hora de fin: { $until }. ¿Quién cuenta después lo que salió?
clock-30-title = Queda medio minuto
clock-30 = Hora de fin: { $until }.
clock-end-title = Se acabó el tiempo
clock-end = Tienen un minuto más para terminar. Después se cierra esta sala.
clock-more-title = Más tiempo
clock-more = Nueva hora de fin: { $until }.
clock-less-title = Menos tiempo
clock-less = Nueva hora de fin: { $until }. Antes habrá otro aviso.
clock-paused-title = El reloj está en pausa
clock-paused = Sigan donde están. Cuando el reloj siga, les { $minutes ->
    [one] queda un minuto
   *[other] quedan { $minutes } minutos
}.
clock-on-title = El reloj sigue
clock-on = Hora de fin: { $until }.

help-asked = { $before ->
    [0] El equipo docente ya lo ve. Son la siguiente sala.
    [one] El equipo docente ya lo ve. Hay una sala antes.
   *[other] El equipo docente ya lo ve. Hay { $before } salas antes.
}
help-coming = { $person } va hacia su sala.
help-off = De acuerdo: ya no viene nadie.
help-line = { $room } pide ayuda.
help-gone = De esto ya se ha ocupado alguien.
queue-title = Salas que piden ayuda
queue-empty = Ahora ninguna sala espera a nadie.
queue-waiting-label = Esperan, primero la que más
queue-waits = { $room } · la pidió { $since }
queue-taken-label = Alguien va
queue-taken = { $person } va a { $room }
queue-silent-label = Muy en silencio
queue-silent = Hace rato que nadie escribe ni pulsa nada en: { $rooms }. Quizá estén pensando; una visita breve puede ayudar.
going-button = Voy a { $room }
going = Ya saben que vas. Por aquí: { $place }
going-group = Ya saben que alguien les atiende. { $room } es un mensaje de grupo, y no se puede añadir a nadie: con «Decir algo», solo en { $room }, les escribes.
going-another = { $person } ya va hacia allí. ¡Gracias igualmente!
helped-button = Listo en { $room }
helped = Anotado: esta sala ya tuvo ayuda.
not-going-button = Al final no puedo ir
not-going = Anotado. La sala recupera su lugar en la cola.

breakout-time = Mover el reloj de las salas abiertas
    .help = Más o menos tiempo, para todas las salas o para una
breakout-time-where = Dónde
    .help = El canal de las salas, si las hay en varios
breakout-time-by = Cuánto
    .help = Por ejemplo +5m, o -2m para menos
breakout-time-room = Solo en una sala
    .help = Su nombre o número; vacío: en todas
breakout-time-submit = Mover el reloj
set-time = Mover el reloj
set-time-by = Cuánto
    .help = Por ejemplo +5m, o -2m para menos
set-time-room = Solo en una sala
    .help = Su nombre o número; vacío: en todas
set-time-submit = Mover el reloj
time-unfit = Escribe un tiempo como +5m, -2m o 90s, de 4 horas como máximo.
time-last-minute = Las salas ya están en su último minuto. Aún puedes darles más tiempo.
time-moved = Hecho, para todas las salas: { $until }.
time-moved-room = Hecho, para { $room }: { $until }.
time-moved-already = El reloj acaba de moverse: { $until }. No se cambió nada más.
until-time = hora de fin, { $time }
until-standing = { $minutes ->
    [one] un minuto
   *[other] { $minutes } minutos
} cuando el reloj siga
breakout-pause = Poner en pausa el reloj de las salas
    .help = La gente se queda donde está; el tiempo no corre
breakout-pause-where = Dónde
    .help = El canal de las salas, si las hay en varios
paused = El reloj está en pausa. La gente se queda donde está y lo lee en su sala.
breakout-continue = Dejar que el reloj de las salas siga
    .help = Con el tiempo que quedaba
breakout-continue-where = Dónde
    .help = El canal de las salas, si las hay en varios
gone-on = El reloj sigue: { $until }.

breakout-say = Decir algo en todas las salas abiertas
    .help = Aparece en cada sala, o en una
breakout-say-where = Dónde
    .help = El canal de las salas, si las hay en varios
breakout-say-words = Qué decir
    .help = Con tus palabras y tu nombre
breakout-say-room = Solo en una sala
    .help = Su nombre o número; vacío: en todas
breakout-say-submit = Decirlo
say-to-rooms = Decir algo en las salas
say-to-rooms-words = Qué decir
say-to-rooms-room = Solo en una sala
    .help = Su nombre o número; vacío: en todas
say-to-rooms-submit = Decirlo
say-nothing = No hay nada que se pueda leer.
said-to-rooms = { $count ->
    [one] Ya está en esa sala.
   *[other] Ya está en las { $count } salas.
}
called-title = Para todas las salas
called-one-title = Para esta sala
called-by = De { $person }

move-into = Cambiar de sala
move-into-people = A quién
move-into-room = A qué sala
    .help = Su nombre o número
move-into-submit = Cambiar
people-not-in = { $person } no ha dicho que está, o prefiere quedarse fuera. Nadie entra en una sala sin haberlo pedido.
you-were-moved = Tu sala desde ahora: { $place }
people-moved = { $count ->
    [one] Hecho: ahora esta persona está en { $room }.
   *[other] Hecho: ahora estas { $count } personas están en { $room }.
}
people-moved-alone = Ahora hay una sola persona en: { $rooms }.
exchange = Intercambiar a dos personas
exchange-first = Una
exchange-second = La otra
exchange-submit = Intercambiar
exchange-none = Estas dos personas no están en dos salas distintas, así que no hay nada que intercambiar.
exchange-since = Una de las dos personas acaba de cambiar de sala: { $first } está en { $room }, { $second } en { $other }. Abre de nuevo «Salas y personas».
people-exchanged = Hecho: { $first } y { $second } han intercambiado sus salas.
name-room = Cambiar el nombre de esta sala
name-room-name = Nombre nuevo
name-room-submit = Cambiar
room-name-none = En este nombre no hay nada que se pueda leer.
room-renamed = Ahora la sala se llama { $name }.
add-room = Una sala más
add-room-people = Quién entra
    .help = Dos personas o más
add-room-name = Cómo se llama
    .help = Vacío: uno de los nombres de siempre
add-room-submit = Añadirla
add-alone = Nadie debería estar a solas en una sala. Nombra a dos personas o más.
add-too-many = Ya hay { $most } salas, y no caben más.
room-added = La sala se abre ahora. Se lleva allí a su gente, o se le dice dónde está.

join-button = Entrar en una sala
my-room-button = Mi sala
in-another = Estás en una sala del trabajo en salas de { $place }, y nadie está en dos a la vez. Puedes dejar esa sala y venir aquí; sigue siendo la tuya mientras esté abierta.
change-over-button = Dejarla y venir aquí
join-none = Ahora ninguna sala tiene sitio. Pregunta a quien lleva la clase.
join-waits = Las salas son mensajes de grupo, y a uno abierto no se puede añadir a nadie. En cuanto llegue otra persona, se abre una sala para las dos. El equipo docente ve que esperas.
group-fixed = Las salas son mensajes de grupo, y a uno abierto no se puede añadir a nadie. «Una sala más» abre otra, con dos personas o más.
join-full = «{ $room }» ya está completa. Elige otra sala.
you-are-in = Tu sala: { $place }
you-are-in-soon = Tu sala es { $room }. Se abre en un momento.
you-go-yourself = Entra por tu cuenta: solo se puede llevar a quien ya está en voz.
other-room = ¿A qué sala quieres ir? Primero van las más pequeñas.
take-room-label = Elegir una sala
take-room = Otra sala
take-room-room = Qué sala
take-room-submit = Ir allí
room-choice = { $room } · { $count ->
    [0] nadie
    [one] una persona
   *[other] { $count } personas
}
you-left = Estás de vuelta en { $place }.
you-left-room = Has salido y estás de vuelta en { $place }. { $room } sigue siendo tu sala: «Mi sala» te lleva de nuevo.

stuck-title = Una forma de empezar
stuck-note = Esto llega una sola vez, cuando una sala lleva un rato en silencio. No hace falta responder.
stuck-1 = ¿En qué parte de esta tarea están ya de acuerdo? Empiecen por ahí.
stuck-2 = Cada persona dice en una frase qué pide la tarea. ¿Entienden lo mismo?
stuck-3 = ¿Qué parte es la más fácil? Empiecen por ahí.
stuck-4 = ¿Qué tendrían que saber para tener seguridad? Escriban dos preguntas.
stuck-5 = ¿Cuál sería una respuesta equivocada, y por qué? Eso suele llevar a la buena.
stuck-6 = Cada persona escribe una idea durante un minuto. Después léanlas en común.

desk-open-title = Las salas están abiertas
desk-opening-title = Las salas se están abriendo
desk-over-title = Las salas están cerradas
desk-over = Las salas de { $place } se han cerrado.
desk-time-label = Tiempo
desk-own-label = Con tiempo propio
desk-ending = El último minuto: las salas están a punto de cerrarse
desk-rooms-label = Salas
desk-rooms = { $people ->
    [one] Una persona
   *[other] { $people } personas
} en { $rooms ->
    [one] una sala
   *[other] { $rooms } salas
}
desk-help-label = Ayuda
desk-help = { $taken ->
    [0] { $waiting } en espera
   *[other] { $waiting } en espera, { $taken } con ayuda
}
desk-alone-label = A solas, o sin nadie
desk-alone = { $rooms }
desk-waits-label = Esperan una sala
desk-refused-label = Sin abrir
desk-refused = { $rooms }. { $why }
five-more-button = +5 minutos
set-time-button = Mover el reloj
pause-button = Pausa
continue-button = Seguir
say-button = Decir algo
rooms-button = Salas y personas
close-all-button = Cerrar todas
breakout-close = Cerrar las salas abiertas
    .help = Tienen un minuto para terminar; con más tiempo, siguen
breakout-close-where = Dónde
    .help = El canal de las salas, si las hay en varios
closing-all = Todas las salas tienen un minuto para terminar, y después se cierran. Si en ese minuto les das más tiempo, siguen.
closing-room = { $name } tiene un minuto para terminar, y después se cierra. Las demás siguen. Si en ese minuto le das más tiempo, sigue.
manage-title = Salas y personas
manage-nobody = nadie
manage-more = … y { $count } más
one-room = Ocuparse de una sala
one-room-place = La encuentras aquí: { $place }
one-room-room = Qué sala
    .help = Su nombre o número
one-room-submit = Ocuparse de ella
move-into-button = Cambiar de sala
exchange-button = Intercambiar
add-room-button = Una sala más
two-more-button = +2 minutos aquí
name-room-button = Cambiar el nombre
close-room-button = Cerrar esta sala

## after
our-result = Nuestro resultado
our-result-words = Lo que trae tu sala
    .help = Basta una frase o unos puntos
our-result-file = Un archivo, si quieres
    .help = Una imagen, un documento, una tabla o diapositivas, de 4 MB como mucho
our-result-note = Tu sala lo ve enseguida. Al final queda en el lugar de la clase con tu nombre, junto a lo que traen las demás salas. Puedes cambiarlo mientras la sala esté abierta.
our-result-submit = Traerlo
late-result = Añadir lo nuestro
late-result-words = Lo que trae tu sala
    .help = Basta una frase o unos puntos
late-result-file = Un archivo, si quieres
    .help = Una imagen, un documento, una tabla o diapositivas, de 4 MB como mucho
late-result-note = Queda aquí con tu nombre, donde va tu sala. Se puede hacer, y cambiar, durante un día tras el final.
late-result-submit = Traerlo
change-result = Cambiarlo
change-result-words = Lo que traes
    .help = Queda donde estaba, estés en la sala que estés
change-result-file = Un archivo, si quieres
    .help = En lugar del que hay, si hay uno
change-result-note = Cambia donde lo escribiste. Lo que trae tu sala de ahora tiene su propio «Nuestro resultado».
change-result-submit = Cambiarlo
change-earlier-button = Cambiar lo que escribí antes
result-file-kind = Un archivo puede ser una imagen (png, jpg, gif, webp, heic), un pdf, texto (txt, md), una tabla (csv), o un documento, una tabla o diapositivas de Office o LibreOffice.
result-file-empty = Este archivo está vacío. Elige otro.
result-file-other = Lo que hay en este archivo no es lo que dice su nombre (.{ $ending }). Guárdalo otra vez como lo que es, por favor, o elige otro.
result-file-large = Este archivo pasa de { $most } MB. Una imagen más pequeña, o un enlace en las palabras, sirve igual.
result-files-large = Los archivos de una sala tienen { $most } MB entre todos, y con este pasarían de ahí. Uno más pequeño, o un enlace en las palabras, sirve igual.
result-nothing = Escribe una frase o elige un archivo.
result-many = Ya han traído algo { $most } personas de esta sala. Cada una puede cambiar lo suyo: pídele a una que añada lo tuyo.
result-not-in-room = No estuviste en ninguna de estas salas, así que aquí no hay nada que añadir.
result-too-late = Se podía añadir durante un día tras el final, y ya ha pasado. Cuéntalo en clase.
result-gone = Esto ya no está: se retiró, o pasó su tiempo.
result-not-yours = Eso lo trajo otra persona, y solo ella puede retirarlo.
result-brought = Tu sala ya lo tiene. Al final queda en { $place }, con lo que traen las demás salas.
result-brought-late = Ya está en { $place }, con lo que traen las demás salas.
take-back-button = Retirarlo
result-taken-back = Lo has retirado y está borrado.
result-title = Nuestro resultado
result-note = Al final queda en { $place }. Quien lo escribió puede cambiarlo, también desde otra sala; las demás personas pueden añadir lo suyo con «Nuestro resultado».
kit-result-label = Resultado de
asked-result-title = ¿Qué trae esta sala?
asked-result = Basta una frase: lo que salió de aquí, o la pregunta que queda. Puede escribirla quien cuenta el resultado, o cualquiera.
asked-result-note = También está bien contarlo después de viva voz.
results-title = Lo que traen las salas
results-title-none = Las salas se han cerrado
results-closed = Las salas se han cerrado. Gracias por lo que hicieron en ellas.
results-title-of = Lo que traen las salas ({ $page } de { $pages })
results-aloud = Lo que no está aquí se puede contar de viva voz.
results-note = Las salas pueden añadir más durante un día.
summary-title = Cómo fue el trabajo en salas
summary = En { $place }: { $people ->
    [one] una persona
   *[other] { $people } personas
} en { $rooms ->
    [one] una sala
   *[other] { $rooms } salas
}, durante { $minutes ->
    [one] un minuto
   *[other] { $minutes } minutos
}.
summary-help = Ayuda
summary-help-none = Ninguna sala pidió ayuda.
summary-help-many = { $count ->
    [one] Una sala la pidió una vez.
   *[other] Las salas la pidieron { $count } veces.
}
summary-waited = { $count ->
    [one] Esperó { $longest ->
        [0] menos de un minuto
        [one] un minuto
       *[other] { $longest } minutos
    }.
   *[other] La mitad esperó como mucho { $half ->
        [0] menos de un minuto
        [one] un minuto
       *[other] { $half } minutos
    }; la que más, { $longest ->
        [0] menos de un minuto
        [one] un minuto
       *[other] { $longest } minutos
    }.
}
summary-help-taken-back = { $count ->
    [one] Una vez se resolvió antes de que llegara nadie.
   *[other] { $count } veces se resolvió antes de que llegara nadie.
}
summary-help-alone = { $count ->
    [one] Una vez no llegó nadie antes del final.
   *[other] { $count } veces no llegó nadie antes del final.
}
summary-results = Resultados
summary-results-many = { $count ->
    [0] Esta vez, nada por escrito.
    [one] { $rooms ->
        [one] La sala trajo algo.
       *[other] De { $rooms } salas, una trajo algo.
    }
   *[other] De { $rooms } salas, { $count } trajeron algo.
}
summary-room = { $count ->
    [0] nadie dentro
    [one] una persona
   *[other] { $count } personas
}
summary-room-help = pidió ayuda { $count ->
    [one] una vez
   *[other] { $count } veces
} y esperó { $minutes ->
    [0] menos de un minuto
    [one] un minuto
   *[other] { $minutes } minutos como mucho
}
summary-room-result = con resultado
summary-more = { $count ->
    [one] Y una sala más.
   *[other] Y { $count } salas más.
}
summary-note = Aquí no se nombra a nadie. Quienes coincidieron en una sala cuentan como personas que se conocen, para que «caras nuevas» junte a otras la próxima vez.
summary-news = Un trabajo en salas que abriste en { $place } ha terminado.
summary-button = Cómo fue
mine-many = { $count ->
    [one] Estuviste en una sala una vez:
   *[other] Estuviste en una sala { $count } veces; las últimas:
}
mine-line = • { $when }, { $room }, en { $place }
mine-met = Te presentaron a estas personas o compartiste sala con ellas: { $people }
mine-met-more = { $count ->
    [one] {" "}y una más
   *[other] {" "}y { $count } más
}
home-room = Estás en la sala { $room }, de { $place }.
status-none = No hay ningún trabajo en salas en marcha. /breakout open empieza uno.
status-last = El último fue en { $place }, el { $when }.
status-before = En { $place } está a punto de empezar uno; { $count ->
    [0] todavía no hay nadie.
    [one] hay una persona.
   *[other] hay { $count } personas.
}
status-on = En { $place } { $rooms ->
    [one] hay una sala abierta
   *[other] hay { $rooms } salas abiertas
} con { $count ->
    [one] una persona.
   *[other] { $count } personas.
}
status-waiting = {" "}{ $count ->
    [one] Una sala espera ayuda.
   *[other] { $count } salas esperan ayuda.
}
