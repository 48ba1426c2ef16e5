# What the core itself says, whatever the feature.

cog-name = Homeroom
only-you = Solo tú puedes ver esto.

## When something is not possible
needs-role = { $role ->
    [2] Esto es para el equipo docente del curso. Si ayudas a llevar el curso, pide el rol a quien da la clase.
   *[3] Esto es para quien da la clase. Si enseñas aquí, pide el rol a quien instaló Homeroom.
} /homeroom help muestra lo que puedes hacer aquí.
gone-feature = Este botón es de algo que Homeroom ya no tiene. No ha pasado nada.
gone-card = Esto ya terminó, así que no queda nada que mostrar. No ha pasado nada.
bad-link = Este botón no funciona, así que no ha pasado nada. Usa uno más reciente o escribe el comando.
no-space = Homeroom aún no está configurado aquí. Pide a quien da la clase que lo invite de nuevo.
storage-busy = Homeroom no puede guardar nada en este momento, así que no ha pasado nada. Inténtalo de nuevo en un minuto.
fault = Lo sentimos, algo falló de nuestro lado y no se guardó nada. Inténtalo de nuevo; si vuelve a pasar, da el código **{ $id }** a quien da la clase.
undo-not-possible = Esto no se puede retirar.
schedule-never = Este horario no se cumpliría nunca. Revisa los días, el final y las semanas de pausa.

## What people filled in
unfit-option = **{ $option }**: { $what }
unfit-missing = Rellena esto, por favor.
unfit-unseen = Aquí no se ve nada. Escribe otra cosa o déjalo vacío.
unfit-value = Esto no se puede leer. Revísalo, por favor.
unfit-number = Escribe un número entero, por ejemplo 3.
unfit-choice = Elige una de las opciones.
unfit-person = Elige a una persona de esta clase.
unfit-place = Elige un canal de esta clase.
unfit-place-kind = { $kind ->
    [voice] Esta es una sala de voz.
    [direct] Esta es una conversación privada.
    [thread] Este es un hilo.
    [forum] Este es un foro.
    [room] Esta es una sala que abrió Homeroom.
   *[channel] Este es un canal.
} { $wanted ->
    [voice] Elige una sala de voz.
    [forum] Elige un foro.
    [thread] Elige un hilo.
    [direct] Elige una conversación privada.
   *[channel] Elige un canal para mensajes.
}
unfit-place-gone = Este canal ya no existe. Elige otro, por favor.
unfit-place-closed = Homeroom no puede escribir ahí. Dale permiso para ver el canal y escribir en él, o elige otro.
unfit-place-outside = Homeroom no está en este canal. Añade Homeroom al canal o elige otro, por favor.
unfit-place-archived = Este canal está archivado. Elige otro, por favor.
unfit-place-lacks = Homeroom no puede publicar ahí: le falta el permiso «{ $right }». Dáselo o elige otro lugar, por favor.
unfit-place-tag = Cada publicación de este foro necesita una etiqueta y Homeroom no puede elegirla. Desactiva en los ajustes del foro que haya que elegir etiquetas al publicar, o elige otro lugar.
unfit-duration = Escribe una duración, por ejemplo 90m, 2h o 1d 12h.
unfit-date = Escribe una fecha como año-mes-día, por ejemplo 2027-03-15.
unfit-date-none = Ese día no existe en el calendario. Revísalo.
unfit-date-far = Escribe un día entre { $first } y { $last }.
unfit-time = Escribe una hora con minutos, por ejemplo 09:30.
unfit-moment = Escribe un día y una hora, por ejemplo 2027-03-15 09:30.
unfit-zone = No conocemos esta zona horaria. Escribe su nombre, por ejemplo Europe/Madrid.
unfit-hours = Marca horas en la semana.
unfit-upload = Este archivo no se puede leer. Elígelo de nuevo.
unfit-upload-large = Este archivo es demasiado grande: { $most } MB como máximo.
unfit-upload-slow = Leer este archivo tardó demasiado, así que no pasó nada. Inténtalo una vez más; si no ayuda, elige uno más pequeño o más sencillo.
unfit-yes = Responde sí o no.
unfit-long = Esto tiene { $has } caracteres y caben { $most }. Acórtalo, por favor.
unfit-short = Escribe al menos { $least } caracteres.
unfit-many = Son { $has }, y caben { $most } como máximo.
unfit-line-long = Una de las líneas tiene más de { $most } caracteres. Acórtala, por favor.
unfit-few = Indica al menos { $least }.
unfit-small = Escribe { $least } o más.
unfit-large = Escribe { $most } o menos.
rule-no-days = Elige al menos un día de la semana.
rule-time-not-a-minute = Escribe una hora con minutos, por ejemplo 09:30.
rule-weeks-out-of-range = Escribe un número de semanas de 1 a 52.
rule-date-out-of-range = Escribe una fecha a partir del año 2000.
rule-ends-before-start = El final es anterior al comienzo. Cambia uno de los dos.
rule-unreadable = Este horario ya no se puede leer. Detenlo y crea uno nuevo.
zone-unknown = No conocemos esta zona horaria. Escribe su nombre, por ejemplo Europe/Madrid.
pause-ends-before-start = El último día es anterior al primero. Cambia uno de los dos.
quiet-hours-empty = Las horas de silencio empiezan y terminan a la misma hora. Cambia una de las dos o deja ambas vacías.

## A command typed as one line
line-none = Escribe el nombre de un comando después de la barra, por ejemplo /{ $example }.
line-unknown = No existe el comando /{ $name }. /homeroom help muestra lo que puedes hacer aquí.
line-near = No existe el comando /{ $name }. ¿Querías decir /{ $near }?
line-group = No existe el comando /{ $name }. Hay estos: { $names }.
line-option-unknown = /{ $command } no tiene la opción «{ $option }». Conoce: { $options }.
line-option-near = /{ $command } no tiene la opción «{ $option }». ¿Querías decir «{ $near }»?
line-option-none = /{ $command } no lleva opciones. Envíalo sin «{ $option }».
line-option-empty = No hay nada después de «{ $option }:». Escribe un valor justo detrás de los dos puntos o quita la opción.
line-option-twice = «{ $option }» aparece dos veces. Con una basta.
line-option-loose = No está claro a qué pertenece «{ $words }». Escribe las opciones como nombre:valor, por ejemplo { $example }:…
line-option-quote = En «{ $option }» se abre una comilla que no se cierra.
line-option-choice = «{ $given }» no encaja en «{ $option }». Elige entre: { $choices }.
line-option-yes = «{ $option }» admite sí o no, no «{ $given }».
line-option-place = Aquí no hay ningún lugar que se llame «{ $given }».
line-option-people = Aquí no hay nadie que se llame «{ $given }».
line-option-people-several = Hay varias personas que se llaman «{ $given }»: { $names }. Escribe el nombre completo.
line-option-upload = Un archivo no se puede escribir. Quita «{ $option }» y un formulario lo pedirá.

## Forms
form-send = Enviar
form-continue = Continuar
form-open = Abrir el formulario
form-step-kept = La parte { $step } de { $steps } queda guardada durante un día. Pulsa «Continuar» cuando quieras seguir.
form-late = Esto tarda un momento. Pulsa el botón para abrir el formulario.
form-gone = Este formulario ya no está guardado. Empieza de nuevo, por favor.

## Settings
settings = Ajustes
settings-note = Un campo que dejes vacío vuelve a su valor habitual.
settings-title = Ajustes: { $feature }
settings-saved = Guardado. Desde ahora esto vale en el curso:
settings-submit = Guardar
value-none = Nada
value-yes = Sí
value-no = No

## Fewer messages
fewer-button = Menos mensajes así
fewer-all = Ningún mensaje directo
fewer-back = Volver a recibirlos
fewer-done = Ya no recibirás mensajes directos de **{ $feature }**. Puedes seguir usándolo todo.
fewer-all-done = Ya no recibirás mensajes directos de Homeroom. Puedes seguir usándolo todo.
fewer-undone = Volverás a recibir mensajes directos.

## Reporting and hiding what people wrote
report-button = Avisar
report-title = Avisar
report-which = ¿De qué palabras se trata? El equipo docente leerá las que elijas. No se envía nada hasta que elijas.
report-one = Avisar
report-one-words = Avisar de estas palabras
report-note = Solo tú puedes ver esto. El equipo docente ve tu aviso con tu nombre, quién escribió las palabras y dónde están, también en una sala de pocas personas; quien las escribió nunca sabrá de quién vino.
report-done = Gracias por decirlo. El equipo docente lo mirará; no tienes que hacer nada más. Si lo deja como está y te vuelve a preocupar, por ejemplo porque lo cambiaron, puedes avisar { $left ->
    [one] una vez más.
   *[other] { $left } veces más.
}
report-done-again = Gracias por decirlo. El equipo docente ya lo había mirado y lo dejó como estaba; ahora vuelve a estar pendiente. { $left ->
    [0] Después de esto ya no podrás avisar otra vez: si te sigue preocupando, escríbele, por favor.
    [one] Si lo deja otra vez, podrás avisar una última vez.
   *[other] Si lo deja otra vez, podrás avisar { $left } veces más.
}
report-left = Has avisado de esto { $times } veces, y el equipo docente lo miró cada vez y lo dejó como está, así que no le llega otra vez. Si te sigue preocupando, escríbele, por favor.
report-again = Ya habías avisado de esto, y cuenta. El equipo docente lo mirará.
report-own-words = Estas palabras las escribiste tú, así que no hay de qué avisar.
report-decided = Ya habías avisado de esto, y el equipo docente lo ha mirado desde entonces. Si te sigue preocupando, escríbele.
words-gone = Estas palabras ya no se muestran ahí, así que no ha pasado nada.
words-hidden = Algo que había aquí ya no se muestra.
hide-button = Ocultar (equipo docente)
hide-title = Ocultar
hide-which = ¿Qué palabras no debe ver nadie más? Se le dirá con amabilidad a quien las escribió, y el equipo docente puede volver a mostrarlas durante 30 días.
hide-one = Ocultar
hide-one-words = Ocultar estas palabras
hide-done = Oculto: nadie ve ya estas palabras en la tarjeta. El equipo docente puede leerlas y volver a mostrarlas hasta el { $until }; después se borran.
hide-done-own = Oculto: nadie ve ya tus palabras en la tarjeta. Otra persona del equipo docente puede leerlas y volver a mostrarlas hasta el { $until }; después se borran.
hide-which-own = Algunas las escribiste tú: esas solo puede volver a mostrarlas otra persona del equipo docente.
told-hidden = El equipo docente ha ocultado algo que escribiste: «{ $words }». En la clase ya no lo ve nadie, y no tiene más consecuencias.
told-hidden-then = Si quieres hablarlo, escribe al equipo: puede volver a mostrarlo hasta el { $until }. Después se borra.
told-back = Durante un tiempo el equipo docente tuvo oculto algo que escribiste: «{ $words }». Se muestra de nuevo, y la clase lo ve como antes.
put-back-button = Volver a mostrar
put-back-number = Volver a mostrar { $number }
put-back-done = La clase ve de nuevo estas palabras, y quien las escribió puede leer que es así.
put-back-gone = Estas palabras ya no están ocultas, así que no ha pasado nada.
put-back-own = Estas palabras son tuyas, así que no puedes volver a mostrarlas tú. Puede hacerlo otra persona del equipo docente: pídeselo, por favor.
reports-note = Solo tú puedes ver esto. Es para el equipo docente del curso.
reports-title = Avisos
reports-open = { $count ->
    [one] Un aviso espera a que el equipo docente lo mire.
   *[other] { $count } avisos esperan a que el equipo docente los mire.
}
reports-hidden = { $count ->
    [one] Hay una cosa oculta por ahora.
   *[other] Hay { $count } cosas ocultas por ahora.
}
reports-none = No hay ningún aviso pendiente.
reports-others = Hay algo pendiente que no te toca decidir, o todavía no. También puede mirarlo otra persona del equipo docente.
reports-after = Después de este
reports-more = { $count ->
    [one] un aviso más
   *[other] { $count } avisos más
}
reported-where = Dónde
reported-hidden = Estas palabras ya están ocultas. «Dejarlo como está» las mantiene ocultas y cierra el aviso; «Volver a mostrar» las muestra de nuevo, y el aviso sigue pendiente.
reported-by = Aviso
reported-by-people = de { $people }, desde el { $when }
reported-again = , otra vez después de dejarlo; mira lo que dice ahora
reported-by-word = de nadie: Homeroom se fijó en una palabra, el { $when }. Solo pide que alguien mire, y puede que no sea nada.
reported-word-too = , y Homeroom también se fijó en una palabra
reported-by-some = { $count ->
    [one] de una persona, desde el { $when }
   *[other] de { $count } personas, desde el { $when }
}
report-closed = Esto ya se decidió o ya no está, así que no ha pasado nada.
look-button = Mirar los avisos
look-next = Aviso siguiente
hide-this = Ocultar
leave-this = Dejarlo como está
leave-done = Se queda como está, y el aviso queda cerrado. Quien lo escribió no sabrá que lo hubo.
hidden-button = Lo que está oculto
hidden-title = Lo que está oculto
hidden-intro = Solo el equipo docente puede leer esto. Vuelve a mostrar lo que deba verse; lo demás se borra en su día.
hidden-none = No hay nada oculto.
hidden-number = { $number }
hidden-about = { "" } ({ $place }, se borra el { $until })
hidden-own = { "" } Son palabras tuyas: puede volver a mostrarlas otra persona del equipo docente.
hidden-older = Lo anterior

## Reporting and deleting people's own messages
report-message = Avisar
report-it-button = Avisar de esto
report-it-what = Vas a avisar de { $message }. El equipo docente verá que fuiste tú, dónde está y quién lo escribió, y lo leerá allí: no se copia nada. Nadie más se entera, y no se envía nada antes de que pulses.
report-own = Este mensaje lo escribiste tú, así que no hay de qué avisar. Puedes borrarlo en su propio menú.
report-card = Esto es de Homeroom. Donde hay palabras de alguien en una de sus tarjetas, la tarjeta tiene su propio «Avisar».
report-direct = El equipo docente no puede leer una conversación directa, así que un aviso no le serviría. Escríbele, por favor, y cuéntale qué se dijo.
message-gone = Este mensaje ya no está, así que no ha pasado nada.
the-message = este mensaje
delete-message = Borrar (equipo docente)
delete-title = Borrar
delete-it-button = Borrarlo para toda la clase
delete-it-what = Vas a borrar { $message } para toda la clase y para siempre: Homeroom no guarda ninguna copia. A quien lo escribió se le dirá con amabilidad que el equipo docente lo retiró. Lo que otras personas respondieron debajo se queda.
delete-own = Este mensaje lo escribiste tú, así que puedes borrarlo en su propio menú.
delete-card = Esto es de Homeroom. Las palabras de alguien en una de sus tarjetas se ocultan con «Ocultar (equipo docente)» en la tarjeta, y /homeroom undo retira lo que publicaste hace poco.
delete-direct = Esto es una conversación directa, en la que el equipo docente no borra nada. Cada cual puede borrar lo que escribió en ella.
delete-by-hand = Para borrarlo a mano, abre { $message } y elige «Borrar» en su propio menú, si la plataforma lo permite; si no, pídeselo a quien lo escribió. Si había un aviso, elige después «Dejarlo como está»: eso lo cierra.
delete-not-here = Homeroom no puede borrar aquí lo que escribe la gente. Abre el mensaje y bórralo en su propio menú, si la plataforma lo permite; si no, pídeselo a quien lo escribió.
delete-twice = Este mensaje ya está borrado, o se está borrando ahora mismo, así que no ha pasado nada más.
delete-begun = Se está borrando, y a quien lo escribió se le dirá con amabilidad. Si Homeroom no tiene permiso, vuelve a /homeroom status como aviso y dice por qué.
delete-why-no-permission = Homeroom no pudo borrarlo: en este lugar no tiene ese permiso.
why-not-in-place = Homeroom no está en ese canal. Añade Homeroom al canal y vuelve a intentarlo.
why-archived = El canal está archivado. Sácalo del archivo o elige otro lugar.
why-restricted = Los ajustes del lugar no lo permiten. La administración puede cambiarlo; también puedes elegir otro lugar.
why-install-again = A Homeroom le falta un permiso que necesita. La administración puede dárselo si instala Homeroom de nuevo.
delete-why-lacks = Homeroom no pudo borrarlo: en este lugar le falta el permiso «{ $right }».
delete-why-not-possible = Homeroom no puede borrar este mensaje.
delete-why-gave-up = Homeroom intentó borrarlo varias veces y no funcionó.
delete-this = Borrarlo para toda la clase
told-deleted = El equipo docente ha retirado un mensaje que escribiste en { $place }. No tiene más consecuencias. Si quieres hablarlo, escribe al equipo.
written-by = Escrito por
written-unknown = la plataforma no lo dice
reported-message = Lee { $message } donde está, en { $place }: Homeroom no guarda ninguna copia. Si no puedes abrirlo, pregunta a quien avisó.

## Why a message could not be delivered
why-closed-direct = Esta persona no acepta mensajes directos de Homeroom. Puede abrirlos en sus ajustes de privacidad.
why-place-gone = El canal se eliminó. Elige otro lugar con /homeroom course o con el comando de la función.
why-message-gone = Alguien eliminó el mensaje. Publícalo de nuevo si todavía hace falta.
why-no-permission = Homeroom no puede escribir ahí. Dale permiso para ver el canal y escribir en él.
why-lacks = Homeroom no puede hacer esto ahí: le falta el permiso «{ $right }». Dáselo y vuelve a intentarlo.
why-tag-needed = Cada publicación de este foro necesita una etiqueta y Homeroom no puede elegirla. Desactiva en los ajustes del foro que haya que elegir etiquetas al publicar.
why-person-gone = La persona ya no está aquí. No hay que hacer nada.
why-too-long = Es más largo de lo que cabe en un mensaje de esta plataforma. Acórtalo, con menos palabras o menos partes, y publícalo de nuevo.
why-stays = El mensaje queda como está: la plataforma no deja a Homeroom ni cambiarlo ni retirarlo. La administración puede eliminarlo a mano.
why-full = En el servidor no caben más canales. Elimina los que ya no hagan falta o usa menos salas.
why-not-possible = Esta plataforma no tiene esa función, o no para tantas personas.
why-gave-up = Falló una y otra vez. Pulsa «Intentar de nuevo»; si no ayuda, usa /homeroom doctor.
why-unknown-whether-sent = Homeroom se detuvo mientras enviaba esto y no puede ver si llegó. Pregunta a la persona antes de enviarlo de nuevo.
why-muted = La persona prefiere recibir menos mensajes. No hay que hacer nada.
why-restored = Debía enviarse antes de restaurar la copia, así que no se envió. Envíalo de nuevo si todavía hace falta.

## What keeps a message from being delivered yet
passes-busy = La plataforma pidió a Homeroom que esperara.
passes-away = No se puede llegar a la plataforma, o no responde como debería.
passes-not-let-in = La plataforma no deja entrar a Homeroom. Quien se ocupa de Homeroom puede ver por qué con «homeroom doctor».
passes-unknown = Todavía no se sabe por qué.

## Words that forms share
and-more = { $count } más
choice-all = Todo
choice-mon = Lunes
choice-tue = Martes
choice-wed = Miércoles
choice-thu = Jueves
choice-fri = Viernes
choice-sat = Sábado
choice-sun = Domingo
choice-en = English
choice-es = Español
choice-student = Estudiante
choice-assistant = Asistente
choice-instructor = Docente

## A file that is no table, or no text
file-large = Este archivo es demasiado grande: { $most } MB como máximo.
file-utf16 = Este archivo está en UTF-16. Guárdalo como UTF-8 (en una hoja de cálculo: «CSV UTF-8») y elígelo otra vez.
file-letters = Este archivo no está en UTF-8: la línea { $line } tiene otras letras. Guárdalo como UTF-8 (en una hoja de cálculo: «CSV UTF-8») y elígelo otra vez.
file-nul = La línea { $line } de este archivo tiene un NUL, un signo que ningún texto tiene. Guárdalo otra vez como UTF-8 (en una hoja de cálculo: «CSV UTF-8») y elígelo de nuevo, por favor.
