# La clase misma. Lo que dice la página está más abajo, en textos que empiezan por "page-".

class-name = Clase de Homeroom

## Lo que alguien intentó y por qué no puede ser

class-not-here = Ahora mismo no estás en esta clase. Elige quién quieres ser.
class-place-gone = Este lugar ya no existe.
class-person-gone = Esta persona ya no está en la clase.
class-elsewhere = Este mensaje ya no está, o está donde no puedes leerlo.
class-message-gone = Este mensaje ya no existe.
class-not-yours = Solo quien escribió este mensaje puede cambiarlo o borrarlo.
class-empty = Todavía no hay nada que enviar. Escribe algo primero.
class-too-long = Esto tiene { $length } caracteres y en un mensaje caben { $most }. Envíalo en { $parts } partes, como mínimo.
class-too-fast = Han sido muchas cosas a la vez. Espera { $seconds ->
    [one] un segundo
   *[other] { $seconds } segundos
} y vuelve a intentarlo.
class-too-large = Esto es demasiado grande para enviarlo. Caben hasta { $most } MB.
class-no-thread = Aquí no puede haber un hilo.
class-not-voice = Aquí no se puede hablar: no es una sala de voz.
class-too-many-people = En una conversación caben hasta { $most } personas.
class-bot-away = Homeroom no está en este momento. No se pierde nada: inténtalo dentro de un momento.
class-bot-fault = Algo ha fallado en Homeroom y ha quedado anotado. Inténtalo de nuevo.
class-store-fault = La clase no ha podido guardar esto. Inténtalo dentro de un momento.
class-bad-request = La página y la clase no se entienden. Vuelve a cargar la página.

## Personas, donde se inicia sesión

class-instructors-only = Esto solo lo pueden hacer docentes.
class-already = En la clase ya hay alguien que se llama { $name }. Añade una letra o un segundo nombre para distinguir.
class-nobody = Nadie de la clase se llama «{ $name }».
class-nobody-near = Nadie de la clase se llama «{ $name }». ¿Querías decir: { $names }?
class-several-people = Varias personas se llaman «{ $name }»: { $names }. Escribe el nombre completo.
class-last-instructor = Una clase necesita docente, y no queda nadie más con ese rol. Da antes el rol a otra persona.
class-full = En una clase caben { $most } personas.
class-person-name = Escribe un nombre.
class-person-long = Un nombre de { $length } letras es demasiado largo: caben { $most }.
class-person-role = «{ $given }» no es un rol. Hay: { $roles }.
class-person-zone = «{ $given }» no es una zona horaria. Escríbela como en { $example }.
class-person-language = «{ $given }» no es un idioma de Homeroom. Hay: { $languages }.
class-came-in = Otro navegador ha entrado como tú
class-came-in-help = Alguien acaba de usar un enlace hecho para ti. ¿Eres tú? Entonces todo está bien. Si no: cierra la sesión en todos los dispositivos, en el menú de tu nombre, y háblalo con tu docente.

## La puerta, antes de la página

door-hello = Te damos la bienvenida
door-link-help = Este enlace es para una sola persona y sirve una vez. Después este navegador te reconoce, hasta que cierres la sesión.
door-come-in = Entrar como { $name }
door-not-me = ¿No eres { $name }? Entonces cierra esta página y pide a tu docente un enlace para ti.
door-before = En este navegador hay una sesión de { $name }. Al entrar aquí se cierra.
door-need = Para entrar necesitas un enlace
door-need-help = Cada persona de esta clase tiene su propio enlace. Abre en este navegador el que te enviaron. Si ya lo usaste o no lo encuentras, pide uno nuevo a tu docente.
door-no-link = Este enlace ya no sirve
door-no-link-help = Cada enlace sirve una vez, durante dos semanas, y uno nuevo lo sustituye. Pide otro a tu docente.
door-too-often = Han sido muchos enlaces
door-too-often-help = Desde aquí se han abierto muchos enlaces que no sirven, y este es otro. Espera un minuto o pide un enlace nuevo a tu docente: uno que sirve se abre al momento.
door-fault = Ahora mismo no se puede abrir la clase
door-fault-help = No se ha perdido nada, y un enlace sin usar sigue sirviendo. Espera un momento y vuelve a cargar esta página. Si sigue así, avisa a tu docente.
door-elsewhere = Esta clase está en otra dirección
door-elsewhere-help = Ábrela en { $address }. Si te ocupas de su servidor: un proxy delante de ella debe pasar la cabecera Host tal como llegó.
door-this-machine = Esta clase es solo para esta máquina
door-this-machine-help = Ábrela en la dirección que Homeroom escribió al arrancar.

## Un comando escrito en una línea

line-unknown = No existe el comando /{ $name }. Escribe / para ver los que hay.

## La clase con la que empieza Homeroom

class-place-welcome = bienvenida
class-topic-welcome = Empieza aquí: de qué trata este curso y cómo funciona.
class-place-general = general
class-topic-general = Todo lo que concierne a la clase entera.
class-place-introductions = presentaciones
class-topic-introductions = ¿Quién eres? Cuenta tanto o tan poco como quieras.
class-place-questions = preguntas
class-topic-questions = Pregunta lo que quieras sobre el curso. Una pregunta, un hilo.
class-place-study-hall = sala-de-estudio
class-topic-study-hall = Trabajar en compañía, a cualquier hora.
class-place-staff = equipo
class-topic-staff = Para el equipo docente: planes, dudas y lo que conviene mirar entre varias personas.
class-place-lounge = Sala de estar
class-topic-lounge = Entra y quédate todo el tiempo que quieras.
class-place-study-room = Sala de trabajo
class-topic-study-room = Compañía tranquila mientras trabajas.

## The page. Values stay in as they are: the page puts them in by itself, without plurals.

page-homeroom = Homeroom
page-someone = Alguien que ya no está
page-connecting = Entrando en la clase…
page-needs-script = Esta página necesita JavaScript. Permítelo para esta dirección, por favor.
page-loading = Buscando los mensajes…
page-lost = Se ha perdido la conexión. Volverá sola, y nada de lo que escribiste se pierde.
page-try-now = Probar ahora
page-back-again = La conexión ha vuelto.
page-did-not-work = Eso no ha funcionado. Prueba otra vez.
page-try-again = Probar otra vez
page-close = Cerrar
page-cancel = Cancelar
page-back = Volver
page-done = Listo
page-yes = Sí
page-no = No

# Who to be
page-choose-title = ¿Quién quieres ser?
page-choose-help = En esta lista está toda la clase. Abre otra ventana para ser otra persona en ella al mismo tiempo.
page-role-instructors = Docentes
page-role-assistants = Asistentes
page-role-students = Estudiantes
page-role-instructor = Docente
page-role-assistant = Asistente
page-role-student = Estudiante
page-simulated = simulación
page-no-class = La clase no responde en este momento.
page-gone-person = Esta persona ya no está en la clase. Elige a otra.
page-change = Ser otra persona

# Con sesión
page-sign-out = Cerrar sesión
page-sign-out-everywhere = Cerrar sesión en todos los dispositivos
page-sign-out-help = Para volver a entrar necesitas un enlace nuevo de tu docente.
page-sign-out-now = Sí, cerrar sesión
page-sign-out-failed = La clase no responde, así que tu sesión sigue abierta. Prueba de nuevo en un momento.
page-came-in = Otro navegador acaba de entrar como tú. Si no eres tú, mira lo que te ha escrito Homeroom.
page-out-title = Aquí tu sesión está cerrada
page-out-help = Para volver a entrar, abre un enlace nuevo. Te lo hace tu docente.
page-gone-title = Ya no estás en esta clase
page-gone-help = Si es un error, habla con tu docente.
page-many-title = Homeroom está abierto en demasiadas ventanas
page-many-help = Cierra algunas y vuelve a cargar esta.
page-load-again = Volver a cargar
page-add-person = Añadir a alguien
page-their-name = Nombre
page-role = Rol
page-role-changed = { $name } tiene ahora otro rol.
page-add = Añadir
page-make-link = Hacer un enlace para entrar
page-link-title = Un enlace para { $name }
page-link-once = Este enlace sirve una vez, durante dos semanas, y solo se muestra ahora. Envíalo a { $name } y a nadie más. Los enlaces anteriores sin usar ya no sirven.
page-link-for = Enlace para entrar
page-copy = Copiar
page-copied = Copiado
page-copy-by-hand = Marca el enlace y cópialo.
page-sign-them-out = Cerrar todas sus sesiones
page-sign-them-out-sure = ¿Cerrar las sesiones de { $name } en todos los dispositivos? Para volver a entrar hará falta un enlace nuevo.
page-signed-them-out = { $name } ya no tiene sesión.
page-remove-person = Quitar de la clase
page-remove-person-sure = ¿Quitar a { $name } de la clase? Lo que escribió se queda. Solo podrá volver si alguien le añade otra vez.
page-really-sign-out = Cerrar sesiones
page-really-remove = Quitar
page-for-instructors = Para docentes

# Places
page-places = Lugares
page-all-places = Todos los lugares
page-channels = Canales
page-voice-rooms = Salas de voz
page-directs = Mensajes directos
page-direct = Mensaje directo
page-new-direct = Escribir a alguien
page-write-to-whom = ¿A quién?
page-begin-direct = Abrir la conversación
page-staff-only = Solo el equipo docente
page-unread = sin leer
page-class-time = En clase:
page-room-left = Ya no estás en «{ $place }».
page-room-moved = Ya no estás en «{ $place }»; esta es tu nueva sala.
page-voice-moved = Ahora estás en «{ $place }».
page-place-gone = «{ $place }» ya no está aquí.
page-no-place = Aquí todavía no hay ningún lugar.
page-link-nowhere = Este enlace lleva a un lugar que no está aquí o al que no puedes entrar.
page-elsewhere = un lugar que no puedes ver
page-place-deleted = { $place } (ya no existe)
page-inside = Ahora en { $place }
page-nobody-inside = Ahora mismo no hay nadie aquí.
page-join-voice = Entrar
page-leave-voice = Salir
page-voice-help = La sala muestra quién está. No lleva sonido.

# People
page-people = Personas
page-is-here = está aquí
page-is-away = no está ahora
page-time-there = { $zone }:
page-their-menu = Qué puedes hacer con { $name }
page-search-people = Buscar un nombre
page-nobody-found = Nadie tiene este nombre.

# Messages
page-messages-in = Mensajes en { $place }
page-beginning = Aquí empieza todo.
page-nothing-yet = Aquí todavía no se ha dicho nada. La primera palabra es tuya.
page-older = Mostrar mensajes anteriores
page-new = Nuevo
page-new-below = Mensajes nuevos
page-edited = (editado)
page-your-message = Editar o borrar tu mensaje
page-their-message = Qué puedes hacer con el mensaje de { $name }
page-edit-message = Editar
page-edit-box = Tu mensaje
page-save = Guardar
page-saved = Guardado.
page-delete-message = Borrar
page-delete-sure = ¿Borrar este mensaje? Nadie podrá leerlo más, y no se puede recuperar.
page-deleted = Borrado.
page-only-you = Solo tú puedes ver esto
page-put-away = Quitar de aquí
page-mend = Cambiarlo
page-on-its-way = En camino…
page-said-by = { $name }: { $line }
page-several-new = { $count } mensajes nuevos
page-answer-thread = Responder en un hilo
page-answer-in-thread = Responder a { $name } en un hilo
page-answers-one = 1 respuesta
page-answers-more = { $count } respuestas
page-thread-open = Hilo
page-thread-named = Hilo: { $name }
page-close-thread = Cerrar el hilo
page-actions = Lo que puedes hacer
page-picture = Ver la imagen más grande: { $name }
page-at-most = { $most } como máximo

# Writing
page-write-in = Escribir en { $place }
page-write-in-thread = Responder en este hilo
page-write-to = Escribir a { $name }
page-send = Enviar
page-commands = Comandos
page-run = Ejecutar

# What people write
page-show-all = Mostrar todo
page-show-less = Mostrar menos
page-spoiler = Palabras ocultas: pulsa para verlas
page-code = Código
page-names = Personas y lugares
page-format-help = { $two }negrita{ $two } · *cursiva* · `código` · > cita · ||oculto|| · Ctrl+B, Ctrl+I

# Forms
page-step-of = Paso { $step } de { $steps }
page-look-again = Aún no encaja todo. Mira los campos marcados.
page-leave-form = ¿Cerrar esto sin enviarlo?
page-keep-writing = Seguir escribiendo
page-leave = Cerrarlo
page-optional = (opcional)
page-one-a-line = Cada cosa en su línea.
page-unfit-long = Esto tiene { $has } caracteres y caben { $most }. Acórtalo, por favor.
page-count-of = { $has } de { $most } caracteres
page-fits-again = Ya cabe.
page-in-zone = En tu zona horaria, { $zone }.
page-not-chosen = Sin elegir
page-unit-of = { $name }: unidad
page-unit-m = minutos
page-unit-h = horas
page-unit-d = días
page-unit-w = semanas
page-hours-help = Arrastra sobre las horas; pulsa un día o una hora para marcar todo.
page-hours-day = { $day }, todas las horas
page-hours-hour = { $hour }, todos los días
page-hours-night = Mostrar la noche
page-hours-day-only = Ocultar la noche
page-choose-file = Elige un archivo, suéltalo aquí o pégalo
page-drop-here = Suéltalo aquí
page-take-away = Quitarlo
page-one-file = Aquí cabe un solo archivo. Elige uno.
page-not-read = «{ $name }» no se puede leer. Elige un archivo.
page-form-begun = «{ $title }» está a medio rellenar.
page-go-on = Seguir con ello
page-let-go = Dejarlo
page-form-taken-up = Aquí está de nuevo lo que habías escrito.
page-files-anew = Los archivos hay que elegirlos otra vez.
page-begin-afresh = Empezar de cero
page-sent-so-far = Enviado hasta ahora
page-hours-chosen = Horas elegidas: { $count }
page-too-large = «{ $name }» es demasiado grande. Caben hasta { $most } MB.

## Compañía simulada
page-mates = Gente simulada
page-mates-on = Responde, elige y pasa como en cualquier clase. Ninguna de esas personas existe.
page-mates-off = Ya no hace nada más. Lo que escribió se queda.
class-no-mates = Aquí nadie se simula: eso solo pasa en una clase de prueba.

## El reloj de la clase de prueba

class-clock-fixed = El reloj de esta clase no se mueve. Solo se puede adelantar donde la clase está en una sola máquina y sin nada más conectado.
class-clock-moving-hour = El tiempo ya está avanzando una hora, a petición de { $name }. Inténtalo de nuevo cuando haya llegado.
class-clock-moving-day = El tiempo ya está avanzando un día, a petición de { $name }. Inténtalo de nuevo cuando haya llegado.
class-clock-moving-week = El tiempo ya está avanzando una semana, a petición de { $name }. Inténtalo de nuevo cuando haya llegado.
page-clock-menu = Adelantar la hora de la clase
page-ahead-help = Para ver lo que viene después: solo en esta clase y solo en esta máquina.
page-ahead-hour = Adelantar una hora
page-ahead-day = Adelantar un día
page-ahead-week = Adelantar una semana
page-ahead-by = { $time } de adelanto
page-going-hour = { $name } adelanta la clase una hora.
page-going-day = { $name } adelanta la clase un día.
page-going-week = { $name } adelanta la clase una semana.
page-come-to = Ahora es { $time } en clase.
page-come-to-nothing = En clase es ahora { $time }: no ha llegado ningún mensaje nuevo.
page-come-to-one = En clase es ahora { $time }: ha llegado una cosa nueva.
page-come-to-more = En clase es ahora { $time }: han llegado { $count } cosas nuevas.

## La página: quién se es, verla como estudiante, el recorrido, para qué son los lugares

page-choose-first = ¿Es tu primera vez aquí? Empieza como docente y un breve recorrido te enseña la clase.

# El menú junto al propio nombre
page-own-menu = Tú y tus ajustes
page-second-window = Abrir otra ventana como otra persona
page-everyone = Ver toda la clase
page-language = Idioma
page-language-browser = Navegador
page-zone = Zona horaria
page-zone-browser = La del navegador ({ $zone })
page-theme = Aspecto
page-theme-system = Sistema
page-theme-light = Claro
page-theme-dark = Oscuro
page-tour-again = Enséñame la clase

# Verla como estudiante
page-look = Ver como estudiante
page-looking = Ves esto como { $name }, estudiante.
page-looking-real = Leer y escribir cuenta como suyo.
page-look-other = Verlo como otra persona que estudia aquí
page-look-back = Volver a { $name }
page-look-elsewhere = { $name } no puede ver el lugar donde estabas. Este es el más cercano.
page-looking-any = Ves la clase como cualquier estudiante.
page-look-elsewhere-any = El lugar donde estabas no está a la vista de quienes estudian. Este es el primero que tienen.
page-look-only = Aquí solo estás mirando, así que no se envía nada.
page-look-end = Volver a tu vista

# El recorrido
page-tour-step = { $step } de { $steps }
page-tour-next = Seguir
page-tour-skip = Saltar el recorrido
page-tour-put = Escríbelo por mí
page-tour-staff-places = Esta es tu clase
page-tour-staff-places-words = Canales, salas de voz y mensajes directos. Un nombre en negrita tiene algo nuevo, y una @ es para ti.
page-tour-staff-places-arrow = Los canales, las salas de voz y los mensajes directos están detrás de esta flecha. El número a su lado dice cuánto hay de nuevo, y una @ es para ti.
page-tour-staff-slash = Todo empieza con una barra
page-tour-staff-slash-words = Escribe / para ver todo lo que Homeroom puede hacer por ti, con su ayuda. Lo que falte, te lo pregunta.
page-tour-staff-icebreaker = Rompe el hielo
page-tour-staff-icebreaker-words = Este comando te muestra primero una pregunta. Nadie la ve antes de que la publiques, y pasar siempre está bien.
page-tour-staff-others = Mira lo que ve la clase
page-tour-staff-others-words = Con un toque ves este lugar como lo tiene cada estudiante, y con otro vuelves. Junto a tu nombre puedes abrir otra ventana como otra persona.
page-tour-staff-look = Mira lo que ve la clase
page-tour-staff-look-words = Con un toque ves la clase como la tiene cada estudiante, y con otro vuelves. Mientras miras no se envía nada.
page-tour-staff-clock = La clase tiene un solo reloj
page-tour-staff-clock-words = Lo planeado ocurre según el reloj que está encima de los lugares, y cada cual lo lee en su zona horaria.
page-tour-staff-clock-arrow = Lo planeado ocurre según el reloj de la clase, que está detrás de esta flecha. Cada cual lo lee en su zona horaria.
page-tour-staff-ahead = La clase tiene su propia hora
page-tour-staff-ahead-words = Lo planeado ocurre según el reloj que está encima de los lugares. Púlsalo para avanzar una hora, un día o una semana y mirar lo que llega.
page-tour-staff-ahead-arrow = Lo planeado ocurre según el reloj de la clase, que está detrás de esta flecha. Pulsa el reloj para avanzar una hora, un día o una semana y mirar lo que llega.
page-tour-student-places = Esta es tu clase
page-tour-student-places-words = Canales, salas de voz y mensajes directos. Un nombre en negrita tiene algo nuevo, y una @ es para ti.
page-tour-student-places-arrow = Los canales, las salas de voz y los mensajes directos están detrás de esta flecha. El número a su lado dice cuánto hay de nuevo, y una @ es para ti.
page-tour-student-cards = Casi siempre basta un toque
page-tour-student-cards-words = Homeroom pregunta aquí con botones. Responde cuando te venga bien; pasar siempre está bien.
page-tour-student-write = Di algo
page-tour-student-write-words = Tanto o tan poco como quieras. Una barra muestra lo que Homeroom puede hacer por ti.
page-tour-student-people = Quién está aquí
page-tour-student-people-words = Pulsa un nombre para ver quién es y escribir solo a esa persona. Muchas veces ves también qué hora es allí.
page-tour-student-own = A tu manera
page-tour-student-own-words = Aquí están tu idioma y el aspecto claro u oscuro. También este recorrido, si quieres repetirlo.
page-tour-student-own-arrow = Detrás de esta flecha, junto a tu nombre, están tu idioma y el aspecto claro u oscuro. También este recorrido, si quieres repetirlo.

# Lugares
page-here-count = { $count } aquí ahora
page-unread-own = sin leer, para ti
page-threads = Hilos
page-threads-none = Aquí todavía no hay hilos. Responde a cualquier mensaje en un hilo y estará en esta lista.
page-for-channel = Un canal para toda la clase. Aquí todo el mundo puede leer y escribir.
page-for-staff = Solo docentes y asistentes pueden leer esto.
page-for-forum = Un lugar para publicar: cada mensaje tiene su propio hilo para las respuestas. Toda pregunta es bienvenida.
page-for-thread = Respuestas a un mensaje, aparte de los demás, para que nada se pierda.
page-for-voice = Aquí puede escribir cualquiera, esté dentro o no.
page-for-direct = Solo las personas de esta conversación pueden leerla.
page-for-homeroom = Esto queda entre tú y Homeroom. Aquí llega lo que es solo para ti.

## Para quien escucha la página o no usa ratón
page-suggested = { $label }: { $count }. Las flechas pasan de uno a otro.
