# Parejas de estudio: quien quiere conoce a alguien, cada vez a otra persona, o encuentra su grupo pequeño para el curso.

cog-name = Parejas de estudio

## Commands
buddy-start = Iniciar parejas de estudio
    .help = Ver qué será un programa antes que nadie, e iniciarlo
buddy-start-kind = Qué
    .help = Parejas que cambian, o grupos de estudio para un periodo
buddy-start-starts = Primer día
    .help = Cuando se forman por primera vez, como 2026-03-10; su día de la semana se mantiene
buddy-start-at = Hora
    .help = Como 10:00
buddy-start-zone = Zona horaria
    .help = Como Europe/Madrid
buddy-start-place = Dónde
    .help = El canal para cuya gente es; este si lo dejas vacío
buddy-start-submit = Verlo antes
buddy-list = Parejas de estudio del curso
    .help = Qué está en marcha, y qué puedes cambiar o detener
buddy-join = Participar en parejas de estudio
    .help = Conocer a gente de esta clase
buddy-join-programme = Cuál
    .help = Si hay varios
buddy-answers = Lo que conté
    .help = Ver y cambiar tus respuestas, hacer una pausa o salir
buddy-answers-programme = Cuál
    .help = Si estás en varios
buddy-pause = Pausa en las parejas de estudio
    .help = No coincidir con nadie por un tiempo; después sigue sin que hagas nada
buddy-pause-until = Hasta
    .help = El último día de tu pausa, como 2026-03-20
buddy-pause-submit = Hacer la pausa
buddy-leave = Salir de las parejas de estudio
    .help = Sales al momento; lo que contaste se borra
buddy-leave-programme = Cuál
    .help = Si estás en varios
buddy-apart = Nunca coincidir con
    .help = Nombrar, en privado, a personas con las que nunca coincides

## Choices
choice-coffee = Parejas que cambian cada pocas semanas
choice-groups = Grupos de estudio para el periodo
choice-hours = Horas en que todo el grupo está libre
choice-language = Un idioma en que todo el grupo habla a gusto
choice-interests = Gustos que comparten
choice-ways = Maneras de trabajar que encajan
choice-early = Temprano
choice-late = Tarde
choice-together = Con regularidad
choice-when-stuck = Cuando alguien se atasca
choice-text = Por escrito
choice-voice = Por voz o vídeo
choice-in-person = En persona
choice-music = Música
choice-films = Cine y series
choice-books = Libros
choice-games = Juegos
choice-sport = Deporte
choice-hiking = Senderismo
choice-cooking = Cocina
choice-travel = Viajes
choice-art = Arte
choice-photography = Fotografía
choice-languages = Idiomas
choice-technology = Tecnología
choice-science = Ciencia
choice-history = Historia
choice-nature = Naturaleza
choice-animals = Animales
choice-crafts = Manualidades
choice-volunteering = Voluntariado
choice-ar = العربية
choice-bn = বাংলা
choice-de = Deutsch
choice-fr = Français
choice-hi = हिन्दी
choice-id = Bahasa Indonesia
choice-it = Italiano
choice-ja = 日本語
choice-ko = 한국어
choice-nl = Nederlands
choice-pl = Polski
choice-pt = Português
choice-ru = Русский
choice-sw = Kiswahili
choice-tr = Türkçe
choice-uk = Українська
choice-ur = اردو
choice-vi = Tiếng Việt
choice-zh = 中文

## What a programme is
title-coffee = Conocer a alguien
title-groups = Grupos de estudio para el periodo
what-coffee = { $weeks ->
    [one] Cada semana te encuentras con otra persona de aquí: media hora, o lo que apetezca. Cada vez es alguien diferente, mientras haya a quien no conozcas.
   *[other] Cada { $weeks } semanas te encuentras con otra persona de aquí: media hora, o lo que apetezca. Cada vez es alguien diferente, mientras haya a quien no conozcas.
}
what-groups = { $size ->
   *[other] Estudias en un grupo de unas { $size } personas, con horas que van bien a todo el grupo, durante todo el periodo. Tras un tercio, y tras dos tercios, se puede seguir o elegir otro grupo.
}
rhythm-coffee = { $weeks ->
    [one] cada { $day } a las { $at } ({ $zone })
   *[other] cada { $weeks } semanas, el { $day } a las { $at } ({ $zone })
}
rhythm-term = del { $starts } al { $ends }
on-mon = lunes
on-tue = martes
on-wed = miércoles
on-thu = jueves
on-fri = viernes
on-sat = sábado
on-sun = domingo
until-plain = hasta el { $day } { $month }
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
counts-hours = horas en común
counts-language = un idioma en común
counts-interests = gustos en común
counts-ways = maneras de trabajar
counts-new = primero, alguien por conocer
counts-not-alone = que nadie sea la única persona de su tipo
counts-new-people = gente por conocer
in-so-many = Participan al menos { $count } personas.
in-few = Participan menos de 5 personas.
programme-gone = Este programa de parejas de estudio no está aquí (o ya no).
programme-over = Este programa ha terminado, así que no ha cambiado nada.

## Starting one
preview-title = Antes de iniciarlo
preview-note = De momento solo tú puedes ver esto. Su tarjeta irá a { $place }.
rhythm-label = Cuándo
next-label = La próxima vez
dates-coffee = Las próximas fechas
dates-groups = Se forman grupos, y se ofrecen de nuevo
dates-none = No quedan más fechas.
size-label = En un grupo
size = Unas { $size } personas, o lo más cerca que se pueda según cuántas participen, de 3 a 8; si solo hay dos, empiezan siendo dos
counts-label = Qué cuenta
floor-label = Horas libres que comparten
floor = { $hours ->
    [0] cualquiera, o ninguna
    [one] al menos una por semana
   *[other] al menos { $hours } por semana
}
reminds-label = El día antes
reminds-on-coffee = se avisa en el canal, y quien quiera puede saltarse una vez
reminds-on-groups = se avisa en el canal. Quien quiera puede saltarse los primeros grupos; después, quedarse en el suyo o elegir uno nuevo.
reminds-off = no se avisa en el canal
alone-label = No ser la única persona
alone-own-words = con sus palabras; también puedes ofrecer una lista
joined-label = Quién participa
trouble-label = Qué pasa
managed-note = Solo tú puedes ver esto. En { $place }. Lo que cambies vale desde la próxima vez; los grupos de ahora siguen como están.
start-button = Iniciar
when-button = Cuándo
counting-button = Qué cuenta
alone-list-button = No ser la única persona
move-button = Otro canal
stop-button = Detener
look-button = Ocuparme de él
started = Está en marcha, y su tarjeta va de camino a { $place }. Para retirarlo, usa /homeroom undo en los próximos 10 minutos.
programmes-many = En este curso ya hay { $most } programas en marcha. Detén uno antes, por favor: /buddy list.
programme-needs-channel = Un programa está en un canal, a la vista de toda la clase. Nombra uno, o usa allí el comando.
programme-other-course = Ese canal es de otro curso. Nombra uno de este, o usa allí el comando.
starts-past = Este día ya ha pasado. Pon { $first } o uno posterior, por favor.
starts-soon = Queda un día para apuntarse antes de la primera vez. Pon { $first } o un día posterior, por favor.
starts-far = Falta más de un año. Pon un día anterior, por favor.
term-short = Un periodo de menos de tres semanas no deja tiempo para encontrarse. Pon un último día posterior, por favor.
term-long = Pon un último día a menos de un año del primero, por favor.
ends-past = Este día ya ha pasado. Para terminarlo ahora, usa «Detener».
counts-twice = Esto ya está más arriba. Elige cada cosa solo una vez, por favor.
alone-list-long = Una de las líneas es demasiado larga. Que cada una tenga como mucho { $most } caracteres, por favor.
rhythm = Cuándo se forman parejas
rhythm-starts = Próximo día
    .help = Como 2026-03-10; su día de la semana se mantiene
rhythm-at = Hora
    .help = Como 10:00
rhythm-zone = Zona horaria
    .help = Como Europe/Madrid
rhythm-weeks = Semanas de una vez a la siguiente
    .help = De 1 a 8; dos semanas dejan tiempo para encontrar una hora
rhythm-submit = Usar esto
term = El periodo
term-starts = Primer día
    .help = Cuando se forman los grupos, como 2026-03-10
term-ends = Último día
    .help = Al menos tres semanas después
term-at = Hora
    .help = Como 10:00
term-zone = Zona horaria
    .help = Como Europe/Madrid
term-size = Personas por grupo
    .help = De 3 a 8; tres o cuatro encuentran una hora más fácilmente
term-submit = Usar esto
counting = Qué cuenta
counting-note = Nadie coincide dos veces con la misma persona mientras haya alguien por conocer. Cada cosa más que cuenta debilita las otras.
counting-first = Qué cuenta primero
counting-second = Qué cuenta después
counting-third = Y qué cuenta luego
counting-floor = Horas libres que comparten por semana
    .help = Como mínimo; 0 si las horas no importan
counting-reminds = Avisar en el canal el día antes
    .help = Con un botón para saltarse una vez; después, en un periodo, para quedarse o cambiar
counting-submit = Usar esto
alone-list = No ser la única persona
alone-list-note = Se pregunta, en privado, en qué no le gustaría a alguien ser la única persona del grupo. Solo se usa si lo permite, y no se muestra a nadie.
alone-list-lines = Para elegir
    .help = Como: la única persona que trabaja. Vacío: con sus palabras
alone-list-submit = Usar esto
move = Otro canal
move-place = Dónde
    .help = El canal para cuya gente es
move-submit = Usar esto
stop = Ya no se formará ningún grupo, y su tarjeta dirá que ha terminado. Los grupos de ahora siguen hasta que acabe su tiempo. Esto no se puede deshacer: para seguir más adelante, empezarías uno nuevo.
stop-now-button = Detenerlo
keep-button = Dejar que siga
stopped = Ha terminado. Lo que se contó para él se borra en { $days } días.
list-title = Parejas de estudio del curso
list-none = Todavía no hay ningún programa. /buddy start inicia uno.
list-line = { $programme } – en { $place }: { $state }
list-over = ha terminado.
list-trouble = {" "}Hay un problema; «Ocuparme de uno» dice cuál.
look-after = Ocuparme de uno
look-after-programme = Programa
programme-over-staff = Este programa ha terminado.
trouble = En { $place } no se puede publicar nada. { $why }
trouble-place-gone = Su canal se eliminó. No se puede publicar nada hasta que elijas otro.
not-posted-note = El programa sigue en marcha. Cualquier docente del curso se puede ocupar de él con /buddy list.

## The card in the channel
join-button = Participar
own-button = Mis respuestas
card-note = Participar es pulsar una vez, y salir también. Nadie ve que participas antes de que coincidas con alguien.
card-over = Este programa ha terminado. Gracias a cada persona que participó.
card-over-note = Los grupos que aún se encuentran siguen hasta que acabe su tiempo.

## One's own card
you-are-in = Ya participas.
you-are-in-late = Ya participas. Hay una ronda en marcha: en un cuarto de hora buscamos un sitio para ti y, si no lo hay, te lo decimos.
you-were-in = Ya participabas.
told = Queda anotado.
own-next = La próxima vez: { $when }.
own-none-coming = No quedan más fechas.
own-rests = Estás en pausa hasta el { $until }. Después sigues sin tener que hacer nada.
own-rests-group = El grupo de estudio en que estés sigue como está. Para no estar en ninguno, sal de él en su sala.
own-asked-on = Se te preguntó si te gustaría seguir, y aún no lo has dicho. Hasta que lo digas, no te toca nadie.
own-over = Este programa ha terminado.
own-nothing-told = No hace falta que cuentes nada. Si te apetece, ayuda a encontrar a alguien que encaje contigo.
own-note = Solo tú puedes ver esto. Quien coincida contigo ve lo que hay en común, y lee lo que esperas.
resumed = Sigues en marcha.
about-button = Sobre mí
free-button = Cuándo y cómo
not-alone-button = No ser la única persona
pause-button = Pausa
resume-button = Seguir ya
leave-button = Salir
told-interests = Lo que me gusta
told-ways = Cómo me gusta trabajar
told-hours = Cuándo tengo tiempo
told-language = Me gusta hablar en
told-hopes = Lo que espero
told-alone = No ser la única persona (nadie más lo ve)
way-early = temprano
way-late = tarde
way-together = con regularidad
way-when-stuck = cuando alguien se atasca
way-text = por escrito
way-voice = por voz o vídeo
way-in-person = en persona
free-on = { $day } { $hours }
in-zone = {" "}({ $zone })
join-none = En este canal no hay nada en que participar. Donde lo hay, lo dice una tarjeta en el canal.
join-which = ¿En cuál te gustaría participar?
answers-which = ¿Cuál?
leave-which = ¿De cuál te gustaría salir?
not-in = No participas en este programa.
not-in-any = No participas en ningún programa de parejas de estudio.
about = Sobre mí
about-note = Todo es opcional. Quien coincida contigo ve lo que hay en común, y lee lo que esperas.
about-likes = Lo que me gusta
about-own = Más, con mis palabras
    .help = Hasta 8; como: ajedrez
about-language = Me gusta hablar en
about-hopes = Lo que espero
    .help = Lo lee con quien coincidas, 300 caracteres como mucho
about-submit = Guardar
interest-long = Una de tus palabras es demasiado larga. Que cada una tenga como mucho { $most } caracteres, por favor.
free = Cuándo y cómo prefiero encontrarme
free-note = Todo es opcional. Nadie ve tus horas; solo se proponen las que van bien a todo el grupo.
free-hours = Horas libres de una semana normal
free-zone = Zona horaria
free-when = Me gusta trabajar
free-how = Nos encontramos
free-via = Y hablamos
free-submit = Guardar
not-alone = No ser la única persona
not-alone-note = ¿Hay algo en lo que no te gustaría ser la única persona de un grupo? No se muestra a nadie, y ninguna razón lo nombra.
not-alone-listed = Una de estas
not-alone-own = Con mis palabras
    .help = En qué no te gustaría ser la única persona; 60 caracteres como mucho
not-alone-may-use = ¿Se puede usar para formar grupos?
    .help = Si no, no se guarda nada
not-alone-submit = Guardar
not-alone-both = Elige una o escribe la tuya, no las dos, por favor.
told-alone-used = Queda anotado. Se usa para formar grupos, y no se muestra a nadie.
told-alone-not-kept = No se puede usar, así que no se ha guardado.
told-alone-none = De esto no se guarda nada.

## Pausing and leaving
pause = Pausa
pause-until = Hasta
    .help = El último día de tu pausa, como 2026-03-20
pause-submit = Hacer la pausa
pause-past = Este día ya ha pasado. Pon hoy o uno posterior, por favor.
pause-long = Pon un día dentro de un año, por favor. Entonces puedes hacer otra pausa, o salir.
paused-all = Estás en pausa hasta el { $until }. Después sigues sin tener que hacer nada. El grupo en que estés sigue como está.
resumed-all = Sigues en marcha: la próxima vez coincides con alguien.
left-one = Has salido, y lo que contaste se ha borrado.
left-one-note = Solo tú puedes ver esto. Puedes volver cuando quieras.

## Never matched
apart-title = Nunca coincidir con
apart-text = Nombra a quien prefieras no encontrarte. No necesitas ninguna razón, y no se le dice a nadie, tampoco a esa persona.
apart-label = Nunca coincides con
apart-gone = { $count ->
    [one] una persona que borró lo que se guarda de ella
   *[other] { $count } personas que borraron lo que se guarda de ellas
}
apart-select = No quiero coincidir con
apart-back-select = Vuelve a estar bien con
keep-apart = No quiero coincidir con
keep-apart-person = Persona
not-apart = Vuelve a estar bien con
not-apart-person = Persona
apart-said = Nunca te tocará { $person }, ni al revés, en ningún programa. No se le dice a nadie.
apart-taken-back = Por tu parte, puede volver a tocarte { $person }.
apart-inside = Ahora compartes un grupo con esa persona. «No encaja» muestra cómo salir de él; allí no se le dice a nadie por qué.
apart-inside-until = Compartes un grupo de estudio con esa persona hasta el { $when }; entonces encuentras otro. «No encaja» muestra cómo salir antes; allí no se le dice a nadie por qué.
apart-self = Te has nombrado a ti. Elige a otra persona, por favor.
apart-many = Has nombrado a { $most } personas. Retira una antes, por favor.
apart-not-named = No has nombrado a esta persona.
apart-note = Solo tú puedes ver esto. El grupo en que ya estés sigue hasta que acabe su ronda; antes puedes salir allí. Vale hasta que lo retires, aunque alguien salga de los programas, o borre sus datos y vuelva.

## On people's own page
mine-next = { $programme }, en { $place }: la próxima vez es { $when }
mine-in = { $programme }, en { $place }
mine-rests = { $programme }, en { $place }: estás en pausa hasta el { $until }
mine-asked-on = { $programme }, en { $place }: ¿te gustaría seguir? Hasta que lo digas, no te toca nadie
mine-apart = { $count ->
    [one] Una persona con la que nunca coincides: /buddy apart
   *[other] { $count } personas con las que nunca coincides: /buddy apart
}
mine-button = Mis parejas de estudio
home-join-title = Parejas de estudio en que puedes participar
home-join-line = { $programme } – { $way }, en { $place }
home-join-way = su tarjeta

## The staff's status
status-none = No hay ningún programa en marcha.
status-line = { $programme }, en { $place }: { $state }
status-next = {" "}Próxima vez: { $when }.
status-no-host = {" "}Quien lo inició ya no está; cualquier docente se puede ocupar de él con /buddy list.
status-trouble = { $programme }: { $why }

## Settings
setting-coffee-weeks = Semanas de una pareja a la siguiente
    .help = Con lo que empieza un nuevo programa de parejas
setting-coffee-hours = Horas libres que comparte una pareja
    .help = Por semana, como mínimo; 0 si las horas no importan
setting-groups-hours = Horas libres que comparte un grupo
    .help = Por semana, como mínimo; 0 si las horas no importan
setting-term-weeks = Semanas de un periodo
    .help = Con lo que empieza un nuevo programa de grupos de estudio
setting-shows-from = Mínimo de personas para ver cifras
    .help = Con menos no se muestra nada; puede ser 5 o más

## What is kept about people
kind-buddy = { $count ->
    [one] que estás en un programa de parejas de estudio, y lo que contaste para ello
   *[other] que estás en { $count } programas de parejas de estudio, y lo que contaste para ello
}
kind-apart = { $count ->
    [one] una persona con la que nunca coincides
   *[other] { $count } personas con las que nunca coincides
}
kind-programme = { $count ->
    [one] que iniciaste un programa de parejas de estudio
   *[other] que iniciaste { $count } programas de parejas de estudio
}

## The introduction
introduction-title-coffee = Un rato para conocerse
introduction-title-groups = Tu grupo de estudio
introduction-title-now = Hay tiempo por las dos partes
introduction-times = { $people }: esta sala es para este grupo. Un saludo, una hora y esta pregunta, por turnos:
introduction-hello = { $people }: esta sala es para este grupo. Un saludo y esta pregunta, por turnos:
introduction-note = Esta sala es solo para quienes están en ella. Se cierra el { $closes }.
introduction-alone = { $person }: ya no queda nadie más en este grupo, y no es por ti. El botón de abajo muestra qué puedes hacer.
introduction-over-title = Este encuentro terminó
introduction-over = Lo escrito queda aquí hasta que se cierre la sala. Qué bien que participaste.
listed-and = {" "}y{" "}
hopes-label = Lo que se espera
hopes-one = { $person }: «{ $words }»
why-label = Por qué este grupo
reason-interests = Los mismos intereses: { $interests }.
reason-how-together = Las ganas de trabajar en compañía con regularidad.
reason-how-when-stuck = Trabajar por cuenta propia, con alguien a mano cuando algo se atasca.
reason-when-early = Mejor temprano que tarde.
reason-when-late = Mejor tarde que temprano.
reason-via-text = Mejor por escrito.
reason-via-voice = Mejor por voz o vídeo.
reason-via-in-person = Mejor en persona.
reason-hours = Horas libres que coinciden.
reason-language = La misma lengua: { $language }.
reason-new = Nadie se conocía aquí todavía, y eso ya es una buena razón.
reason-new-some = En este grupo hay alguien por conocer, y eso ya es una buena razón.
reason-again = Ya hubo un encuentro antes: esta vez no quedaba nadie nuevo para cada cual.
when-label = Cuándo
when-suits = { $count ->
   *[other] Van bien a todo el grupo, según tu reloj:
}
when-one = { $number } · { $at }
when-agreed = Queda para { $at } ({ $soon }).
when-was = Quedó para { $at }. Se puede acordar otra hora o seguir aquí por escrito.
when-open = { $count ->
   *[other] Todavía falta saber algunas horas libres. Escribe aquí cuándo te va bien o propón una hora.
}
when-in-writing = { $count ->
   *[other] Ninguna hora le va bien a todo el grupo, así que nadie tiene que madrugar: el encuentro es aquí, por escrito. Con un mensaje al día basta.
}
when-now = Ahora, si apetece: por aquí o con una llamada.
time-button = Hora { $number }
time-other-button = Otra hora
time-own-button = Proponer una hora
own-time = Proponer una hora
own-time-at = Cuándo
    .help = Día y hora, según tu reloj
own-time-submit = Proponer
time-noted = Queda en { $at }. Lo ve todo tu grupo.
time-past = Esa hora ya pasó. Elige una que esté por venir.
time-late = Para entonces la sala ya estará cerrada. Elige una hora anterior.
agreed = Queda para { $at }.
agreed-note = Si a alguien no le va bien, puede elegir otra hora en la tarjeta de arriba.
question-turns = { $count ->
    [2] Empieza { $begins }. Después responde la otra persona; pasar siempre vale.
   *[other] Empieza { $begins } y el resto sigue por turno. Pasar siempre vale.
}
next-question-button = Otra pregunta
deeper-button = Un paso más hondo
deeper-noted = Queda en cuenta. Cuando lo quiera cada persona del grupo, la pregunta siguiente irá un paso más hondo.
deeper-noted-note = Solo tú puedes ver esto. A nadie se le dice quién quiere y quién no.
deeper-now = Lo quiere cada persona del grupo: la pregunta siguiente está en la tarjeta.
deepest = Estas son las preguntas más hondas que hay.
not-deeper-button = Cambié de opinión
not-deeper = Retirado. Las preguntas siguen como hasta ahora.
group-gone = Este grupo ya no existe.
group-not-yours = Esto es para quienes están en este grupo.
group-over = Este encuentro terminó, así que no cambió nada.

## What to do if it does not fit
misfit-button = No encaja
misfit-title = Si no encaja
misfit-first = Pasa a veces y no es culpa de nadie. No hace falta que digas por qué.
misfit-then = Elijas lo que elijas, a nadie de tu grupo se le dice por qué.
misfit-note = Solo tú puedes ver esto.
misfit-other-group-button = Otro grupo
misfit-leave-button = Salir de las parejas de estudio
step-out-button = Salir de este grupo
stepped-out = Ya no estás en este grupo. Si participas en el programa, en la próxima ronda te tocará alguien de nuevo.
stepped-out-last = Ya no estás en este grupo. Después de esto no se forman más grupos ni parejas aquí.
look-in-button = Pedir un saludo al equipo docente
look-in-noted = Queda en cuenta. El equipo docente ve que te gustaría un saludo y nada más; de qué se trata, se lo cuentas tú.
look-in-nobody = El equipo docente de este curso aún no tiene un lugar propio aquí. Escríbele directamente a quien da el curso.
look-in-news = Alguien que tiene pareja de estudio agradecería un saludo del equipo docente.
see-hello-button = Ver quién es
see-round-button = Cómo fue la ronda
see-note = Lo puede ver quien es del equipo docente del curso, también en /homeroom status.
look-in-title = Alguien agradecería un saludo
look-in-wished = { $count ->
    [one] { $people } agradecería que alguien del equipo docente le escriba.
   *[other] { $people } agradecerían que alguien del equipo docente les escriba.
}
look-in-wished-note = Se pidió en una sala de las parejas de estudio. Escribe en persona, por favor; de qué se trata, no se ha preguntado.
looked-in-button = Ya escribí
looked-in = { $person } ya escribió. Gracias.
kind-buddy-now = que tienes tiempo ahora mismo para encontrarte con alguien
kind-buddy-wish = { $count ->
    [one] lo que deseaste en una sala de las parejas de estudio: una pregunta más honda o un saludo del equipo docente
   *[other] { $count } deseos en salas de las parejas de estudio: preguntas más hondas o un saludo del equipo docente
}

## Somebody who has time now
buddy-now = Alguien ahora
    .help = Encuéntrate con alguien que también tenga tiempo en esta media hora
now-none = En este curso no hay parejas de estudio en este momento, así que no se encontró a nadie.
now-not-in = Para encontrarte ahora con alguien, participa antes en las parejas de estudio: pulsa «Participar» en su tarjeta del canal, o escribe allí /buddy join. Después prueba otra vez.
now-waits = Quedas a la espera. La espera termina a esta hora: { $until }. Si alguien más tiene tiempo en esta media hora, se abre una sala para las dos personas, y esta tarjeta se queda como está.
now-waits-note = Solo tú puedes ver esto. No se le pregunta a nadie, y nadie ve que esperas. Si no llega nadie, prueba en otro momento.
now-off-button = Ya no
now-off = Ya no estás a la espera.
now-found = Mientras tanto apareció alguien, así que ya no estás a la espera: { $person } también tenía tiempo. La sala para las dos personas está abierta.
now-meets = { $person } también tiene tiempo. En un momento se abre una sala para las dos personas.
now-meets-lately = { $person } también tiene tiempo. Ya coincidieron en esta ronda, y no espera nadie más. En un momento se abre una sala para las dos personas.
now-meets-note = Solo tú puedes ver esto. En la sala solo están las dos personas.

## A round
room-name-round = Parejas de estudio, ronda { $number }
room-name = Parejas de estudio
tomorrow-title-coffee = Mañana se forman parejas
tomorrow-title-groups = Mañana se forman grupos de estudio
tomorrow-coffee = { $when }: cada persona que participa coincide con alguien; hay tiempo hasta el { $until }. Si esta vez no te va bien, sáltala pulsando una vez; la próxima vuelves a estar.
tomorrow-groups = El { $when } se forman grupos de estudio, hasta el { $until }. Un grupo que quiere seguir, sigue como está.
tomorrow-part = El { $when } se forman grupos de estudio de nuevo, hasta el { $until }. Quien está en uno sigue en él, si siguen al menos tres; «Otro grupo» es para quien prefiere conocer a más gente.
tomorrow-part-note = Nadie ve quién elige qué. Quien aún no participa puede hacerlo hasta entonces.
tomorrow-note = Nadie ve quién se salta una vez. Quien aún no participa puede hacerlo hasta entonces.
skip-button = Saltar esta vez
join-in-button = Participar
round-title = Parejas de estudio
round-off = Esta vez no se forma ningún grupo. La próxima vuelves a estar.
matched-nobody = Era el momento de formar parejas y grupos, y no había gente suficiente. Quien se apunte antes del { $until } aún entra.
matched-coffee = Las parejas están formadas, hasta el { $until }. Cada una tiene su propia sala.
matched-groups = Los grupos de estudio están formados. Cada uno tiene su propia sala, hasta el { $until }.
skipped = Te saltas esta vez. La próxima vuelves a estar.
skip-of-term = Un grupo de estudio sigue de una parte del curso a la siguiente. «Otro grupo» es para quien prefiere conocer a más gente, y «No encaja», en su sala, muestra cómo salir.
unskip-button = Sí, participar
unskipped = Participas: la próxima vez es el { $when }.
round-begun = Esta ronda ya ha empezado, así que no ha cambiado nada. Si estás en un grupo, en su sala verás qué puedes hacer si no te va bien; si no, la próxima ronda llega sola.
skip-not-in = Todavía no participas en este programa, así que no hay nada que saltar. Para conocer a alguien, pulsa «Participar».
not-placed-title = La próxima vez tendrás preferencia
not-placed-title-last = Esta vez no había sitio para ti
not-placed = Esta vez no quedaba nadie libre, y no tiene nada que ver contigo. La próxima vez tendrás preferencia. Si alguien llega antes del { $until }, volvemos a buscar.
not-placed-groups = Esta vez ningún grupo tenía sitio para ti, y no tiene nada que ver contigo. La próxima vez tendrás preferencia. Si alguien llega o se va antes del { $until }, volvemos a buscar.
not-placed-last = No tiene nada que ver contigo. Después de esto ya no se forman más grupos ni parejas, pero hasta el { $until } volvemos a buscar si algo cambia.
not-placed-over = No tiene nada que ver contigo. Este programa se ha detenido, así que ya no se busca a nadie.

## Who comes and who goes
came-in-title = Alguien más
came-in = Ha llegado alguien. Ya están aquí: { $people }.
left-alone-title = Tienes la sala para ti
left-alone = Los planes cambian, y no tiene nada que ver contigo. Si te apetece, en esta ronda te encuentras con otra persona.
left-alone-waits = Los planes cambian, y no tiene nada que ver contigo. Ya buscamos a alguien más para ti; en cuanto haya alguien, se abre una sala para las dos personas.
left-alone-waits-groups = Los planes cambian, y no tiene nada que ver contigo. Ya te buscamos sitio en otro grupo; en cuanto lo haya, estarás en él.
left-alone-late = Los planes cambian, y no tiene nada que ver contigo. En esta ronda ya no se busca a nadie más.
anew-button = Buscarme a alguien
join-others-button = Unirme a una pareja
wait-button = Prefiero esperar
no-answer = Pasa a veces: hay mucho que hacer, y no dice nada de ti. ¿Qué te gustaría?
no-answer-late = Pasa a veces: hay mucho que hacer, y no dice nada de ti. En esta ronda ya no se busca a nadie más.
no-answer-note = Solo tú puedes ver esto. Si sigues sin respuesta, el equipo docente puede escribirte unas palabras amables al acabar.
waits = Bien, lo dejamos como está. Puedes volver aquí cuando quieras.
anew-found = Hay alguien para ti. Tu nueva sala se abre enseguida.
anew-no-pair = Ahora mismo ninguna pareja tiene sitio para ti.
anew-waits = Buscamos a alguien más. En cuanto haya alguien, se abre una sala para las dos personas.
anew-waits-here = Hasta entonces queda todo como está; si otra persona escribe aquí, sigues aquí.
anew-waits-groups = Ahora mismo ningún grupo tiene sitio para ti. Volvemos a mirar cuando alguien llega o se va.
anew-waits-in-group = Hasta entonces queda todo como está.
anew-late = En esta ronda ya no se busca a nadie más.

## A silent room
easier-title = Un comienzo fácil
easier = { $question } { $person }, ¿te apetece empezar? Con tres palabras basta.
easier-all = { $question } Con tres palabras basta.
easier-note = Quien escribe primero, acierta.

## The middle
middle-title = La mitad del camino
middle = ¿Hubo encuentro?
middle-note = Solo tú ves lo que respondes; aquí no se le dice a nadie. A quien no recibe respuesta puede escribirle unas palabras amables el equipo docente al acabar la ronda.
said-met = Sí
said-planned = Tenemos una cita
said-not-yet = Todavía no
said-no-answer = Nadie me ha respondido
answered-met = Qué bien. Puede haber más encuentros cuando apetezca; la sala sigue abierta.
answered-planned = Bien. Que sea un buen rato.
answered-not-yet = Todavía hay tiempo. Basta con media hora, o con unas líneas en la sala.
answered-no-other = Ahora ya no buscamos a nadie más para ti.

## The end
end-title = ¿Cómo fue?
end = Esta ronda casi ha acabado. ¿Hubo encuentro? ¿Estuvo bien?
end-note = Solo tú ves lo que respondes. El equipo docente ve solo sumas, de al menos cinco personas. La sala sigue abierta una semana más.
after-good = Sí, estuvo bien
after-fair = Sí, regular
after-no = No nos encontramos
answered-after-good = Qué bien. Gracias.
answered-after-fair = Gracias por decirlo.
answered-after-no = Gracias. Pasa a veces.
round-over = Esta ronda ha acabado, y lo que se dijo de ella ya está sumado, así que no ha cambiado nada. Gracias igualmente.
no-part-follows = Después de esto ya no se forman grupos de nuevo, así que no ha cambiado nada. «No encaja», en tu sala, muestra qué puedes hacer.
in-no-group = Ahora no estás en ningún grupo de estudio. Si participas en el programa, te toca uno el { $when }.
stay-or-new = El { $when } se ofrecen grupos de nuevo. ¿Te gustaría seguir con este, o buscar otro? Quien no dice nada, sigue. Si siguen menos de tres, todo el grupo encuentra uno nuevo.
stay-button = Seguir
new-group-button = Otro grupo
wished-stay = Bien, sigues. Hasta entonces puedes cambiar de idea.
wished-new = Encuentras otro grupo, si alguno tiene sitio para ti. Aquí no se le dice a nadie; hasta entonces puedes cambiar de idea.

## Three silent rounds
go-on-title = ¿Seguimos?
go-on-question = Tus últimas rondas en { $place } fueron tranquilas, y está bien: hay épocas llenas. ¿Te gustaría seguir? Hasta que lo digas, no te toca nadie.
go-on-note = No hay nada que explicar. Tus respuestas se guardan hasta que salgas.
go-on-button = Seguir
goes-on = Qué bien que sigas. La próxima vez coincides con alguien.

## After a round, for the staff
after-round-title = Ha acabado una ronda de parejas de estudio
after-round-repeats = Hubo quien repitió encuentro: no quedaba nadie nuevo.
after-round-in-writing = Hubo quien no tenía ninguna hora libre en común, con una manera de encontrarse por escrito.
after-round = En { $place }, del { $begun } al { $ended }.
after-round-note = Lo que respondió la gente se muestra solo en sumas, de al menos cinco personas.
sum-took-part = Participaron
sum-met = Se encontraron
sum-good = Dijeron que estuvo bien
sum-unplaced = Tendrán preferencia la próxima vez
fewer-than = Menos de { $count } personas
so-many-people = { $count ->
    [one] Una persona
   *[other] { $count } personas
}
at-least = Al menos { $count } personas
most-of-them = La mayoría
hello-label = Quizá les venga bien un saludo
hello-note = Se quedaron sin grupo o sin respuesta. Basta con unas palabras amables; mejor no decir de dónde lo sabes.

## What is kept about people
kind-buddy-taker = { $count ->
    [one] que estás en una ronda de parejas de estudio, y lo que dijiste de ella
   *[other] que estás en { $count } rondas de parejas de estudio, y lo que dijiste de ellas
}
kind-buddy-together = { $count ->
    [one] que una ronda no vuelve a juntarte con una persona
   *[other] que las rondas no vuelven a juntarte con { $count } personas
}
kind-buddy-begins = { $count ->
    [one] que se te invitó a empezar en una sala en silencio
   *[other] que se te invitó a empezar en { $count } salas en silencio
}
