# Configurar un curso, cuidarlo, y lo que cada cual decide sobre sí.

cog-name = Homeroom

## Beginning
homeroom-start = Empezar
    .help = Configura el curso o mira qué puedes hacer aquí
start-title = Te damos la bienvenida a Homeroom
start-hello = Homeroom ayuda a que una clase sea un lugar al que se pertenece: preguntas para romper el hielo y más cosas que activas cuando quieras. No publica nada hasta que se lo pidas.
start-before = Primero, el curso: un solo formulario, ya relleno con lo habitual. Podrás cambiarlo todo más adelante.
start-after = **{ $name }** está listo. Esto es lo que puedes hacer ahora:
course-button = Configurar el curso
course-change-button = Cambiar el curso
help-button = Qué puedo hacer aquí
me-button = Sobre mí
homeroom-help = Ayuda
    .help = Qué puedes hacer aquí
help-title = Qué puedes hacer aquí
help-intro = { $role ->
    [3] Llevas este curso, así que puedes usar todo esto:
    [2] Ayudas a llevar este curso, así que puedes usar:
   *[1] Casi siempre basta con pulsar los botones de lo que se publica. Estos comandos son para ti, y solo tú ves sus respuestas:
}
help-line = { $name } – { $what }

## The course
homeroom-course = El curso
    .help = Nombre, idioma, zona horaria, lugares, horas de silencio y semanas de pausa
homeroom-course-name = Nombre
    .help = Como se conoce el curso
homeroom-course-language = Idioma de lo que ve toda la clase
    .help = Lo que ve una sola persona está en su idioma
homeroom-course-time-zone = Zona horaria
    .help = Su nombre, por ejemplo Europe/Madrid
homeroom-course-main-place = Lugar principal
    .help = El canal de lo que es para toda la clase
homeroom-course-staff-place = Lugar del equipo docente
    .help = Un canal que solo ve el equipo docente; puede quedar vacío
homeroom-course-quiet-from = Silencio desde
    .help = Desde entonces no se publica nada programado; por ejemplo 22:00
homeroom-course-quiet-until = Silencio hasta
    .help = Por ejemplo 07:00; deja ambas vacías si no hay horas de silencio
homeroom-course-pauses = Semanas de pausa
    .help = Exámenes y fiestas, primer y último día: 2026-12-21 2027-01-06
homeroom-course-submit = Guardar
course-title = El curso
course-saved = Guardado. Desde ahora vale esto:
course-ready = El curso está configurado. Desde ahora vale esto; para cambiarlo, usa /homeroom course.
course-name-label = Nombre
course-language-label = Idioma de lo que ve toda la clase
course-time-zone-label = Zona horaria
course-main-place-label = Lugar principal
course-staff-place-label = Lugar del equipo docente
course-quiet-label = Horas de silencio
course-pauses-label = Semanas de pausa
course-name-value = { $name }
course-none = Nada
quiet-value = de { $start } a { $end }
place-of-another = Este canal es de otro curso. Elige uno de este curso, por favor.
staff-place-read = El alumnado puede leer en { $place }, el lugar del equipo docente, y verá allí lo que es solo para el equipo. Es mejor elegir un canal que solo vea el equipo docente.
staff-place-is-main = Este es el lugar principal, que ve toda la clase. Elige un canal que solo vea el equipo docente o déjalo vacío.
quiet-half = Rellena las dos horas o deja ambas vacías, por favor.
week-unread = La línea { $line } («{ $said }») no se puede leer. Escribe el primer y el último día, por ejemplo 2026-12-21 2027-01-06.
week-no-date = La línea { $line } («{ $said }») tiene un día que no está en el calendario. Escribe los días como año-mes-día, por ejemplo 2026-12-21.
week-order = La línea { $line } («{ $said }») termina antes de empezar. Cambia uno de los dos días.
week-long = La línea { $line } («{ $said }») dura más de un año. Revisa sus dos días.

## Settings
homeroom-settings = Ajustes
    .help = Lo que se puede ajustar en cada función
settings-choose = ¿Qué quieres ajustar?
settings-nothing = Ninguna de las funciones activas tiene nada que ajustar.

## Roles
homeroom-roles = Roles
    .help = Quién ayuda a llevar el curso; dar un rol o retirarlo
homeroom-roles-person = Persona
    .help = Quién recibe el rol
homeroom-roles-role = Rol
    .help = «Estudiante» retira lo que se dio
change-role = Dar o retirar un rol
change-role-person = Persona
change-role-role = Rol
    .help = «Estudiante» retira lo que se dio
change-role-button = Dar o retirar un rol
roles-intro = Estos roles se dieron aquí. Se suman a los que da la plataforma.
roles-none = Aquí todavía no se ha dado ningún rol. Quien tiene uno lo tiene por la plataforma.
roles-instructor = Docentes
roles-assistant = Asistentes
roles-platform = Desde la plataforma
role-mapped = Quien allí es «{ $name }»: { $role }
role-mapped-unnamed = Quien tiene un rol cuyo nombre no se puede saber ahora: { $role }
role-given = { $person } tiene ahora el rol: { $role }.
role-taken = { $person } ya no tiene el rol que se le dio aquí: { $role }. Lo que da la plataforma sigue igual.
role-same = { $person } ya tiene el rol { $role }, así que nada ha cambiado.
role-same-none = A { $person } no se le dio ningún rol aquí, así que nada ha cambiado. Lo que da la plataforma solo se cambia allí.
role-last = Eres la única persona con el rol de docente dado aquí, así que lo conservas. Dáselo antes a alguien más.
role-whom = Indica a quién: la persona y el rol van juntos.
role-which = Indica qué rol: la persona y el rol van juntos.

## How things stand
homeroom-status = Cómo va todo
    .help = Qué está en marcha, qué viene después y qué no se pudo entregar
status-title = Cómo va todo
status-button = Cómo va todo
staff-only = Solo tú puedes ver esto. Es para el equipo docente del curso.
resting = **{ $what }** descansa hasta el final del { $until }.
resting-week = **{ $what }** descansa hasta el final del { $until }: es una semana de pausa del curso.
nothing-rests-now = No hay nada en pausa.
nothing-failed = Todo se entregó.
keys-missing = { $count ->
    [one] Una encuesta anónima no se puede contar: falta su clave. Si quien mantiene Homeroom no puede recuperarla, «Renunciar a ella», en /poll list, la termina.
   *[other] { $count } encuestas anónimas no se pueden contar: faltan sus claves. Si quien mantiene Homeroom no puede recuperarlas, «Renunciar a ella», en /poll list, termina cada una.
}
again-title = Se está intentando de nuevo
again-intro = { $count ->
    [one] Hay una cosa sin hacer todavía.
   *[other] Hay { $count } cosas sin hacer todavía.
} Homeroom lo sigue intentando por su cuenta, así que no tienes que hacer nada. Lo que al final no funcione aparecerá como no entregado, con lo que ayuda.
again-line = { $feature }, { $where }{ $count ->
    [one] {""}
   *[other] {" "}({ $count } veces)
}, desde { $since }: { $why }
failed-title = Sin entregar
failed-line = { $feature }, { $where }{ $count ->
    [one] {""}
   *[other] {" "}({ $count } veces)
}: { $why }
failed-room = una sala
failed-direct = en mensajes directos
failed-nowhere = dentro de Homeroom
failed-more = … y { $count } más.
try-again-button = Intentar de nuevo
let-go-button = Dejarlo
tried-again = { $count ->
    [one] Se está intentando de nuevo.
   *[other] Los { $count } se están intentando de nuevo.
} Lo que falle otra vez volverá a aparecer aquí.
let-go = { $count ->
    [one] Queda así: no se enviará.
   *[other] Queda así: estos { $count } no se enviarán.
}
failed-none = Ya no queda nada sin entregar, así que no ha pasado nada.

## Pausing
homeroom-pause = Pausar
    .help = Deja descansar una función o todo hasta una fecha; después sigue por sí solo
homeroom-pause-feature = Qué
    .help = Una función o todo
homeroom-pause-until = Último día de la pausa
    .help = Como año-mes-día, por ejemplo 2026-12-24
homeroom-pause-submit = Pausar
homeroom-resume = Seguir
    .help = Termina una pausa antes de su fecha
homeroom-resume-feature = Qué
    .help = Una función o todo
resume-button = Seguir ahora
paused = **{ $what }** descansa hasta el final del { $until }. Nada de ello llega por sí solo; después sigue sin que tengas que hacer nada.
resumed = **{ $what }** sigue, desde el próximo momento previsto.
resumed-but = {" "}Hasta el final del { $until } sigue valiendo otra pausa.
pause-note = Solo tú puedes ver esto. El equipo docente del curso ve en /homeroom status qué descansa.
pause-past = Ese día ya pasó: hoy es { $today } en la zona horaria del curso. Indica hoy o un día posterior.
nothing-rests = **{ $what }** no está en pausa, así que no ha pasado nada.
rests-by-week = Es una semana de pausa del curso, hasta el final del { $until }. Para seguir antes, cambia las semanas de pausa con /homeroom course.
rests-with-all = Todo descansa hasta el final del { $until }. Para seguir con todo, usa /homeroom resume.

## What is wrong
homeroom-doctor = Qué no va bien
    .help = Busca lo que no funciona aquí y lo que ayuda
doctor-finding = • { $what }
doctor-well = Aquí todo va bien.
doctor-not-set-up = El curso todavía no está configurado. Pulsa el botón: un solo formulario, ya relleno con lo habitual.
doctor-no-main-place = El curso no tiene lugar principal. Elige uno con el botón para que las funciones sepan dónde está la clase.
doctor-main-barred = El lugar principal { $place }: { $why }
doctor-staff-barred = El lugar del equipo docente { $place }: { $why }
doctor-place-barred = En { $place }, donde hay algo planeado: { $why }
doctor-places-more = { $count ->
    [one] En otro lugar donde hay algo planeado no se puede publicar nada.
   *[other] En otros { $count } lugares donde hay algo planeado no se puede publicar nada.
}
doctor-failed = { $count ->
    [one] Un mensaje no se pudo entregar. El botón muestra por qué y qué ayuda.
   *[other] { $count } mensajes no se pudieron entregar. El botón muestra por qué y qué ayuda.
}
doctor-note = Solo tú puedes ver esto. Quien mantiene Homeroom ve más con «homeroom doctor» en su máquina.

## Taking back
homeroom-undo = Retirar
    .help = Retira lo último que publicaste, durante 10 minutos; dice qué se va con ello
undo-title = ¿Retirar esto?
undo-found = Lo publicaste en { $place }, { $when }. Se retira con todo lo que se respondió.
undo-found-stays = Publicaste esto en { $place }, { $when }. Se va con lo que se eligió o respondió en la tarjeta. Lo que la gente escribió debajo queda allí: aquí solo puede borrarlo quien lo escribió, o la administración.
undo-room = una sala propia
undo-what = Lo que publicaste
undo-button = Retirarlo
undone-untold = Retirado, con lo que se hubiera respondido. Cuántas respuestas había no se dice a nadie.
undone = { $answers ->
    [0] Retirado. Nadie había respondido todavía.
    [one] Retirado, con una respuesta.
   *[other] Retirado, con { $answers } respuestas.
}
undone-stays = { $answers ->
    [0] Retirado. Todavía no había respuestas.
    [one] Retirado. Había llegado una respuesta: si se escribió debajo, queda allí.
   *[other] Retirado. Habían llegado { $answers } respuestas: las que se escribieron debajo quedan allí.
}
undone-note = Solo tú puedes ver esto. Si un mensaje queda a pesar de todo, /homeroom status dice por qué.
undo-nothing = Aquí no hay nada tuyo que se pueda retirar.
undo-late = Demasiado tarde: lo último tuyo, en { $place }, se publicó { $when }, y las cosas se pueden retirar durante 10 minutos. Se queda ahí; puedes escribir debajo lo que quieras corregir.
undo-done = Esto ya se retiró antes, así que no ha pasado nada más.

## About me
homeroom-me = Sobre mí
    .help = Qué se guarda sobre ti y qué vale para ti; cámbialo, llévatelo, bórralo
me-title = Sobre ti
me-intro = Todo lo que Homeroom guarda sobre ti aquí. El archivo { $file } lo tiene palabra por palabra.
me-kept-button = Qué se guarda sobre mí
home-mine = Lo que te concierne aquí. Siempre está al día y solo tú ves esta página.
me-chosen = Lo que vale para ti
me-kept = Lo que se guarda sobre ti
me-kept-nothing = Nada.
me-name = Nombre que se muestra: { $name }
me-language = Idioma: { $language }
me-time-zone = Zona horaria: { $zone }
me-quiet = Horas de silencio: { $quiet }
me-as-platform = como en todas partes aquí
me-as-course = como en el curso
me-as-acts = { $language }, en el que usaste Homeroom la última vez
me-fewer = Mensajes directos que no quieres: { $what }
me-fewer-all = Mensajes directos: ninguno
me-change-button = Cambiar
me-change = Lo que elijo
me-change-name = Nombre que se muestra
    .help = Vacío: tu nombre como en todas partes aquí
me-change-language = Idioma
    .help = De lo que solo ves tú; vacío: como en el curso
me-change-time-zone = Zona horaria
    .help = Su nombre, por ejemplo Europe/Madrid; vacío: como en el curso
me-change-quiet-from = Silencio desde
    .help = Desde entonces no hay mensajes directos; por ejemplo 22:00
me-change-quiet-until = Silencio hasta
    .help = Por ejemplo 07:00; ambas vacías: como en el curso
me-change-submit = Guardar
me-changed = Guardado.
me-changed-note = Solo tú puedes ver esto. El nombre aparece donde Homeroom te nombra; lo demás no lo ve nadie.
leave-button = Dejar todos los programas
left = Ya no participas. Se borró esto:
left-nothing = Ahora mismo no participas en nada, así que no había nada que borrar.
left-note = Solo tú puedes ver esto. A nadie se le dice que lo dejaste, y puedes volver cuando quieras.
delete-me-button = Bórrame
delete-title = ¿Borrar lo que se guarda sobre ti?
delete-what = Ocurre al momento y no se puede deshacer. Esto se borra:
delete-now-button = Bórrame ahora
delete-note = Solo tú puedes ver esto. Todavía no se ha borrado nada.
deleted-title = Borrado
deleted = Borrado, al momento y para siempre:
deleted-sealed = También se van tus respuestas a encuestas anónimas que están abiertas. En las cerradas nadie puede saber cuál es la tuya, así que se quedan.
deleted-keyless = En una encuesta anónima cuya clave falta ahora nadie puede encontrar tu respuesta, tampoco para borrarla. Si la clave vuelve, retírala allí antes de que se te borre.
deleted-but = Lo que debe quedar para otras personas queda sin ti:
deleted-member = Que estás en la clase se sigue sabiendo, como de todas las personas que están, hasta que la dejes.
deleted-note = Solo tú puedes ver esto. Si vuelves a usar Homeroom, empieza de nuevo; tus mensajes en la clase misma los puedes borrar tú.

## Kinds of thing that are kept
kind-profile = cuándo usaste Homeroom por primera vez, en qué idioma la última, y tu nombre mostrado, idioma, zona horaria y horas de silencio
kind-membership = que estás en la clase
kind-heard = { $count ->
    [one] algo que hiciste en Slack, hasta que Homeroom lo atienda
   *[other] { $count } cosas que hiciste en Slack, hasta que Homeroom las atienda
}
kind-installed = que instalaste Homeroom aquí
kind-fewer = { $count ->
    [one] un tipo de mensaje directo que no quieres
   *[other] { $count } tipos de mensaje directo que no quieres
}
kind-role = un rol que te dio quien lleva el curso
kind-meeting = { $count ->
    [one] que se te presentó a una persona, o que compartiste sala de trabajo con ella
   *[other] que se te presentó a { $count } personas, o que compartiste sala de trabajo con ellas
}
kind-draft = { $count ->
    [one] un formulario que empezaste
   *[other] { $count } formularios que empezaste
}
kind-asked = { $count ->
    [one] que pediste algo que está en marcha
   *[other] que pediste { $count } cosas que están en marcha
}
kind-posted = { $count ->
    [one] que hay una tarjeta porque la pediste
   *[other] que hay { $count } tarjetas porque las pediste
}
kind-messages = { $count ->
    [one] dónde está un mensaje directo para ti
   *[other] dónde están { $count } mensajes directos para ti
}
kind-messages-due = { $count ->
    [one] un mensaje directo para ti que está en camino
   *[other] { $count } mensajes directos para ti que están en camino
}
kind-planned = { $count ->
    [one] algo previsto para ti; si la simulación actúa por ti, lo que hará después
   *[other] { $count } cosas previstas para ti; si la simulación actúa por ti, lo que hará después
}
kind-report = { $count ->
    [one] que avisaste de algo
   *[other] que avisaste de algo { $count } veces
}
kind-hidden = { $count ->
    [one] que algo que escribiste está oculto, o lo estuvo un tiempo
   *[other] que { $count } cosas que escribiste están ocultas, o lo estuvieron un tiempo
}
kind-other = { $count ->
    [one] un dato de una función que está desactivada
   *[other] { $count } datos de funciones que están desactivadas
}
