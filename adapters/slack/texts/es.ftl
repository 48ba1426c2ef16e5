# Lo que dice el propio adaptador de Slack.

## Tarjetas
page-next = Más
page-back = Atrás
a-thread = este hilo
someone = alguien
a-channel = un canal

## Formularios
form-yes = Sí
form-duration = por ejemplo 1d 2h 30m
form-zone = Escribe una ciudad, como Madrid
form-choose = Elige
form-hours = Horas libres
day-mon = Lunes
day-tue = Martes
day-wed = Miércoles
day-thu = Jueves
day-fri = Viernes
day-sat = Sábado
day-sun = Domingo

## Respuestas
waits = Un momento, por favor …
files-direct = Para descargarlo, mira en tu propia conversación con Homeroom. Puede tardar unos minutos en llegar.
files-lacking = No se puede descargar, porque a Homeroom le falta el permiso { $scope } en este espacio de trabajo. Puede dárselo quien lleva Homeroom junto con quien administra el espacio de trabajo; díselo, por favor.
files-lost = { $names } no pudo llegar a tu propia conversación con Homeroom. Pídelo de nuevo más tarde, por favor.
form-open = Abrir el formulario
form-not-now = El formulario ha tardado un momento de más en abrirse. Pulsa aquí y se abre.
form-press = Falta algo todavía, y Slack solo abre un formulario cuando se pulsa. Pulsa aquí y se abre con lo que escribiste.
form-misfit = { $label }: { $what }
form-long = Lo que hay en «{ $label }» es más largo de lo que cabe en un formulario de Slack, así que aquí no se puede cambiar. No se pierde nada de ello.
page-gone = Esta tarjeta ha cambiado entretanto. Pulsa «Más» en ella otra vez.
card-gone = Esta tarjeta ya no sirve: lo que mostraba ya no está, así que no ha pasado nada.
no-person = Homeroom responde a personas, no a otras apps.
not-now = Slack no dijo a tiempo quién eres aquí, así que no ha pasado nada. Inténtalo de nuevo en un momento.
who-lacks = A Homeroom le falta el permiso users:read en este espacio de trabajo, así que Slack no le dice quién eres y no ha pasado nada. Puede dárselo quien lleva Homeroom junto con quien administra el espacio de trabajo; díselo, por favor.
answer-fault = Lo sentimos, algo falló de nuestro lado al responderte. Puede que lo que pediste ya esté hecho: míralo, por favor, antes de intentarlo de nuevo. Si vuelve a pasar, da el código { $id } a quien da la clase.

## Salas
room-meeting = El encuentro es aquí: { $link }
room-huddle = Para hablar, abre aquí la sala de audio: { $link } (en el plan gratuito de Slack, dos personas a la vez)
rooms-unknown = { $count ->
    [one] Homeroom creó un canal privado del que ya no sabe para qué es, así que lo deja como está: { $names }. Puede archivarlo quien participe en él.
   *[other] Homeroom creó { $count } canales privados de los que ya no sabe para qué son, así que los deja como están; por ejemplo, { $names }. Puede archivarlos quien participe en ellos.
}

## Commands: the menu behind the bare command, and what is said of a line
menu-title = Lo que puedes hacer aquí
menu-text = Pulsa un botón, o escribe { $command } y las palabras que le siguen. Lo que falte lo pregunta un formulario. En un hilo, donde Slack no tiene comandos, nombra a @Homeroom y escribe las mismas palabras.
menu-text-many = Elige qué hacer. Tras el punto está lo que también puedes escribir, después de { $command }; { $command } help dice para qué sirve cada cosa. En un hilo, nombra a @Homeroom y escribe las mismas palabras.
line-option-people = No está claro a quién se refiere «{ $given }». Escribe @ y elige el nombre en la lista de Slack.
line-option-place = Homeroom no conoce ningún canal «{ $given }». Escribe # y elígelo en la lista de Slack.

## Shortcuts
shortcut-person = Primero elige a una persona; después: { $label }
shortcut-message = Para este mensaje: { $label }
shortcut-who = ¿De quién se trata?
shortcut-go = Seguir

## The app, as its manifest describes it
app-description = Convierte una clase en línea en un lugar del que formar parte. Quien enseña escribe comandos; la clase pulsa botones.
app-story = Homeroom convierte una clase en línea en un lugar del que formar parte. Quien enseña lo maneja con comandos; la clase sobre todo pulsa botones, y participar siempre es voluntario.
app-keeps = Homeroom guarda lo menos posible, y con /homeroom me cada persona ve lo que se guarda sobre ella, se lo lleva o lo borra.
app-command = Todo lo que puedes hacer aquí; sin nada más muestra un menú
app-usage = icebreaker now, me, help (o en español)

## Scopes: what each is for, and what does not work without it
scope-lacking = Slack no le dio a Homeroom el permiso { $scope }. { $loss } Para dárselo, actualiza los permisos de la app con lo que muestra «homeroom manifest slack» e instala Homeroom otra vez en el espacio de trabajo.
scope-chat-write = para publicar sus tarjetas, mantenerlas al día y quitarlas
    .without = Sin él no se puede publicar nada.
    .kept = Dónde están sus tarjetas, mientras están.
scope-commands = para ofrecer su comando y sus atajos
    .without = Sin él nadie puede usar Homeroom con comandos.
    .kept = Que alguien lo usó, un día, para que nada se haga dos veces; en la página de privacidad está lo que guarda cada función.
scope-app-mentions-read = para saber que alguien lo nombra, porque el comando no se puede usar en hilos
    .without = Sin él los comandos no funcionan en los hilos.
    .kept = Nada del mensaje.
scope-users-read = para saber quién administra el espacio de trabajo, quién entra con invitación y quién se fue, y la zona horaria y el idioma de quienes usan Homeroom
    .without = Sin él, Homeroom no responde a nadie que aún no conozca, porque Slack no le dice quién es, y quien se fue sigue en las tarjetas.
    .kept = Estas marcas, sin nombres, hasta que la persona se va; la zona horaria y el idioma cuando usa Homeroom, hasta que se va o los borra.
scope-channels-read = para ver qué canales públicos hay, cómo se llaman y quién está en ellos
    .without = Sin él no se puede elegir ningún canal público.
    .kept = Nada más que los lugares que eligió el equipo docente, mientras estén elegidos.
scope-channels-join = para entrar por sí solo en un canal público que eligió el equipo docente
    .without = Sin él alguien tiene que invitarlo antes a cada canal.
    .kept = Nada.
scope-channels-history = para volver a encontrar sus tarjetas en los canales públicos tras una interrupción y saber que alguien escribió allí; lo que escribió no se guarda
    .without = Sin él una tarjeta puede salir dos veces tras una interrupción, y las respuestas en los hilos no se cuentan.
    .kept = Que alguien escribió debajo de una de sus tarjetas, nunca qué: hasta que se atiende, en segundos, y como mucho un día; un recuento mientras la tarjeta está abierta.
scope-groups-read = para ver los canales privados a los que se le invitó, cómo se llaman y quién está en ellos
    .without = Sin él no se puede elegir ningún canal privado.
    .kept = Como en los canales públicos.
scope-groups-history = para volver a encontrar sus tarjetas en los canales privados tras una interrupción y saber que alguien escribió allí; lo que escribió no se guarda
    .without = Sin él una tarjeta en un canal privado puede salir dos veces tras una interrupción, y las respuestas allí no se cuentan.
    .kept = Como en los canales públicos.
scope-im-write = para escribir a una persona
    .without = Sin él nadie recibe mensajes directos.
    .kept = Qué conversación es de quién, hasta que la persona lo borra o se va.
scope-mpim-write = para escribir a unas cuantas personas a la vez
    .without = Sin él no se pueden abrir mensajes de grupo.
    .kept = Qué conversación es de quién, hasta que una persona lo borra o se va.
scope-files-write = para poner imágenes y archivos en las tarjetas
    .without = Sin él no se pueden publicar tarjetas con una imagen o un archivo.
    .kept = Nada en Homeroom. Lo que publicó queda entre los archivos del espacio de trabajo mientras este los guarde; quien lo administra puede borrarlo.
scope-files-read = para leer un archivo que alguien le da en un formulario; no abre ningún otro
    .without = Sin él no se puede subir nada en un formulario.
    .kept = Lo que había en el archivo, si sirve, por ejemplo una baraja de preguntas, hasta que se borra; no el archivo.
scope-groups-write = para abrir canales privados como salas de grupos pequeños, invitar a su gente y cerrarlos después
    .without = Sin él no se pueden abrir canales privados como salas.
    .kept = Qué canales abrió y para qué, hasta que se cierran.
scope-mpim-read = para ver quién está en una sala que es un mensaje de grupo
    .without = Sin él, una sala que es un mensaje de grupo puede no ponerse al día.
    .kept = Nada más que de quién es cada conversación.
scope-mpim-history = para saber que alguien escribió en una sala que es un mensaje de grupo; lo que escribió no se guarda
    .without = Sin él una sala que es un mensaje de grupo parece estar en silencio.
    .kept = Como en los canales públicos.
scope-usergroups-read = para saber quién está en los grupos de usuarios que dan el papel de dar la clase o de ayudar en ella
    .without = Sin él los grupos de usuarios no dan ese papel a nadie.
    .kept = Quién está en un grupo del equipo docente, mientras lo esté.

## Making the app
install-link = Abre esta dirección para crear la app de Slack; allí eliges el espacio de trabajo:
install-scopes = La app pide justo lo que necesitan las funciones activadas:
install-one = { $scope }: { $use }.
install-socket = Después instálala en el espacio de trabajo y da a Homeroom sus dos tokens en HOMEROOM_SLACK_BOT_TOKEN y HOMEROOM_SLACK_APP_TOKEN. docs/slack.md enseña dónde están.
install-http = Después da a Homeroom lo que enseña su página «Basic Information», en HOMEROOM_SLACK_CLIENT_ID, HOMEROOM_SLACK_CLIENT_SECRET y HOMEROOM_SLACK_SIGNING_SECRET, y una clave en HOMEROOM_SLACK_KEY. Los espacios de trabajo la añaden en { $address }

## App Home, and where Homeroom is not
home-empty = Homeroom todavía no está listo aquí. Vuelve a mirar en un momento, por favor.
home-more = Hay más de lo que cabe aquí: /homeroom me y /homeroom status lo muestran todo.
not-opened = Homeroom está en este espacio de trabajo, pero su clave ya no abre lo que necesita para funcionar aquí, así que no ha pasado nada. Quien lleva Homeroom ve lo que ayuda con «homeroom doctor».
not-installed = Homeroom no está instalado (o ya no lo está) en este espacio de trabajo. Quien administra el espacio de trabajo puede añadirlo de nuevo.

## The pages on which a workspace adds Homeroom
installed-title = Homeroom ya está en { $name }
installed-text = Abre Slack, entra en el canal de tu clase y escribe /homeroom start. No publica nada hasta que se lo pides.
installed-open = Abrir Slack
not-installed-title = Homeroom no se ha añadido
not-installed-state = Esta página sirve una vez, durante diez minutos, en el navegador en el que empezaste. Empieza de nuevo, por favor.
not-installed-cancelled = No diste permiso en la página de Slack, así que no se ha añadido nada. Puedes empezar de nuevo cuando quieras.
not-installed-workspace = Homeroom se añade a un espacio de trabajo cada vez, no a toda una organización. Empieza de nuevo y elige un espacio de trabajo, por favor.
not-installed-refused = Slack no aceptó lo que trajo esta página. Empieza de nuevo, por favor; si no ayuda, quien administra Homeroom debe revisar su Client ID y su Client Secret.
not-installed-later = Ahora mismo no se puede contactar con Slack. Empieza de nuevo en unos minutos, por favor.
not-installed-again = Empezar de nuevo

## What is wrong, for who runs it
missing-scope = falta el permiso { $scope }, { $use }. { $lost } Pega otra vez el manifiesto de homeroom manifest slack en la página de tu app (App Manifest) e instala la app de nuevo.
socket-refused = no abre ninguna conexión para el token de la app ({ $code }). Mira las páginas Socket Mode y Basic Information de tu app.
