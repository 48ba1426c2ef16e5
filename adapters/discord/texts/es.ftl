# Lo que dice el propio adaptador de Discord.

shared-thread = { $count ->
    [one] Para ti
   *[other] Para un grupo de { $count }
}
rooms-category = Salas
rooms-unsure = { $more ->
    [0] Parece que Homeroom abrió estas salas, pero no lo sabe con seguridad y las deja como están: { $names }. Elimina las que ya no hagan falta.
   *[other] Parece que Homeroom abrió estas salas, pero no lo sabe con seguridad y las deja como están: { $names } y { $more } más. Elimina las que ya no hagan falta.
}
closed-direct = Tienes cerrados los mensajes directos de este servidor, así que Homeroom te escribe aquí. Solo tú y la moderación del servidor podéis ver este hilo.
page-next = Más
page-back = Atrás
page-gone = Esta tarjeta ha cambiado mientras tanto. Pulsa *Más* en ella otra vez.
form-open = Abrir el formulario
form-not-now = El formulario ha tardado un momento de más en abrirse. Pulsa aquí y se abre.
form-long = Lo que hay en «{ $label }» es más largo de lo que cabe en un formulario de Discord, así que aquí no se puede cambiar. No se pierde nada de ello.
not-understood = Homeroom ya no conoce esto, así que no ha pasado nada. Usa una tarjeta más reciente o escribe el comando. Si Discord aún muestra un comando que ya no existe, recárgalo (Ctrl-R).
no-server = Esta tarjeta es de un servidor en el que Homeroom ya no está.
left-server = Esta tarjeta es de un servidor en el que ya no estás, así que no ha pasado nada y no se ha guardado nada. Si vuelves al servidor, sus tarjetas vuelven a funcionarte.
not-now = Discord no dijo a tiempo quién eres en el servidor del que es esta tarjeta, así que no ha pasado nada. Inténtalo de nuevo en un momento.
answer-fault = Lo sentimos, algo falló de nuestro lado al responderte. Puede que lo que pediste ya esté hecho: míralo, por favor, antes de intentarlo de nuevo. Si vuelve a pasar, da el código { $id } a quien da la clase.

## Comandos: se añade a lo que pide una opción, donde Discord no tiene una de su tipo
slash-lines = { $help } («|» entre una y otra)
slash-people = { $help } (con @nombre cada una)

## Poner los comandos en Discord
commands-refused = Discord no aceptó los comandos, así que siguen los de antes: { $why } (código { $code }). Es un fallo de Homeroom o de una de sus funciones: avísanos, por favor, con estas palabras.
commands-later = No se pudieron poner los comandos en Discord en este momento ({ $why }), así que siguen los de antes. Homeroom lo intenta de nuevo por sí solo.

## Permisos: su nombre en los ajustes de Discord, para qué es cada uno, qué no funciona sin él
permission-view-channel = Ver canales
    .for = para ver los canales en los que publica y quién está en voz
    .without = Sin él no se puede publicar nada ahí, y no se sabe que alguien escribe ahí.
permission-send-messages = Enviar mensajes
    .for = para publicar tarjetas en canales y publicaciones en foros
    .without = Sin él no se puede publicar nada ahí.
permission-send-messages-in-threads = Enviar mensajes en hilos
    .for = para publicar en los hilos de sus tarjetas, en foros y en conversaciones de varias personas
    .without = Sin él no se puede publicar nada en hilos ni bajo las publicaciones de un foro.
permission-attach-files = Adjuntar archivos
    .for = para publicar imágenes y archivos en tarjetas
    .without = Sin él no se pueden publicar tarjetas con una imagen o un archivo.
permission-read-message-history = Leer el historial de mensajes
    .for = para volver a encontrar sus mensajes tras una interrupción y no publicar nada dos veces
    .without = Sin él Homeroom no encuentra sus propios mensajes, y tras una interrupción algo puede publicarse dos veces.
permission-create-private-threads = Crear hilos privados
    .for = para que unas pocas personas hablen entre sí y para llegar a quien no admite mensajes directos
    .without = Sin él no se pueden abrir conversaciones de varias personas, y a quien no admite mensajes directos no le llega nada.
permission-manage-threads = Gestionar hilos
    .for = para añadir personas a sus hilos, cambiarles el nombre y cerrarlos cuando terminan
    .without = Sin él no se pueden cerrar ni quitar hilos, ni sacar a nadie de uno.
permission-create-public-threads = Crear hilos públicos
    .for = para abrir un hilo de respuestas bajo una pregunta
    .without = Sin él las preguntas no tienen un hilo para las respuestas.
permission-manage-messages = Gestionar mensajes
    .for = para borrar lo que alguien escribió cuando el equipo docente lo pide, desde el menú de un mensaje o tras un aviso
    .without = Sin él el equipo docente tiene que borrar mensajes a mano.
permission-manage-channels = Gestionar canales
    .for = para abrir salas de voz para grupos pequeños y quitarlas después
    .without = Sin él no se pueden abrir salas de voz.
permission-manage-roles = Gestionar roles
    .for = para decidir quién puede entrar en una sala de voz; no da ningún rol a nadie
    .without = Sin él no se puede dejar entrar a nadie en una sala de voz que es para unas pocas personas.
permission-connect = Conectar
    .for = para dejar entrar a la gente en las salas de voz que abre
    .without = Sin él no se puede mover a nadie a las salas de voz.
permission-move-members = Mover miembros
    .for = para llevar a su sala a quien está en voz, y de vuelta
    .without = Sin él cada persona tiene que entrar por su cuenta en su sala de voz.

missing-in-server = En este servidor Homeroom no tiene el permiso «{ $permission }». { $lost } Para dárselo: Ajustes del servidor, Roles, «{ $role }», Permisos, y actívalo.
missing-in-that-server = En el servidor «{ $server }» Homeroom no tiene el permiso «{ $permission }». { $lost } Para dárselo: Ajustes del servidor, Roles, «{ $role }», Permisos, y actívalo.
missing-in-place = En #{ $place } Homeroom no tiene el permiso «{ $permission }». { $lost } Para dárselo: Editar canal, Permisos, añade el rol «{ $role }» y márcalo.
missing-in-place-there = En el servidor «{ $server }», en #{ $place }, Homeroom no tiene el permiso «{ $permission }». { $lost } Para dárselo: Editar canal, Permisos, añade el rol «{ $role }» y márcalo.
places-more = { $places } y { $count ->
    [one] un canal más
   *[other] { $count } canales más
}
members-off = A Homeroom no se le dice quién entra en el servidor ni quién se va, y solo conoce a quien ya lo ha usado. Quien se va sigue nombrado en las tarjetas, y a lo que es para todo el mundo puede faltarle alguien. Para cambiarlo: el portal de desarrollo de Discord, tu aplicación, Bot, «Server Members Intent»; después arranca Homeroom de nuevo.
staff-commands = Los comandos del equipo docente se muestran a quien puede «Gestionar mensajes». Para mostrarlos a otras personas que ayudan: Ajustes del servidor, Integraciones, Homeroom, elige el comando y añade su rol. Quién puede usarlos de verdad se decide con /staff roles.
unshown = Discord muestra /staff a quien puede «Gestionar mensajes». Si no aparece tras la barra, quien gestiona el servidor puede hacer que se muestre: Ajustes del servidor, Integraciones, Homeroom, /staff, y añadir a la persona o uno de sus roles.

## Invitar al bot
invite-link = Abre este enlace para añadir Homeroom a un servidor; ahí necesitas «Gestionar servidor»:
invite-what = Pide justo lo que necesitan las funciones que están activas:
invite-one = { $permission }: { $use }.
invite-members = Algunas funciones también necesitan saber quién entra y quién se va. En el portal de desarrollo de Discord, en tu aplicación, bajo «Bot», activa «Server Members Intent». Todo lo demás funciona sin ello.
invite-no-token = Para el enlace hace falta el token de tu bot en HOMEROOM_DISCORD_TOKEN o el número de tu aplicación: homeroom invite discord --application NÚMERO. Ambos están en el portal de desarrollo de Discord.
invite-bad-token = Lo que hay en HOMEROOM_DISCORD_TOKEN no es el token de un bot. Cópialo otra vez del portal de desarrollo de Discord, tu aplicación, «Bot», «Reset Token».
invite-bad-application = «{ $given }» no es el número de una aplicación. Tiene de 17 a 20 cifras; el portal de desarrollo de Discord lo llama «Application ID».
