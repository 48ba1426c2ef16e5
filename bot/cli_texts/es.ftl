# What the command line says.

## Running
running = Homeroom está en marcha. La clase está en { $address }. Ctrl-C lo detiene.
running-elsewhere = Homeroom está en marcha en { $names }. Que sigue en marcha se ve en { $address }/healthz. Ctrl-C lo detiene.
stopping = Se termina lo que está en curso. Otro Ctrl-C lo corta enseguida.
stopped = Homeroom se ha detenido. Todo está guardado.
declaration = Una función está mal declarada, así que no se inició nada: { $what }
feature-not-loaded = Una función no se puede cargar, así que no se inició nada: { $what }
port-taken = { $address } ya está en uso. Detén lo que lo usa o elige otro puerto: homeroom run --port { $other }
port-refused = Esta máquina no deja que Homeroom escuche en { $address }. Elige otra dirección u otro puerto: homeroom run --port 8421
data-file = { $path } es un archivo, y Homeroom necesita una carpeta para sus datos. Dale otra: [homeroom] data
data-closed = La carpeta de datos { $path } no se puede crear o no se puede escribir en ella. Comprueba de quién es y que su disco admite escritura.

## The configuration
config-head = { $path } tiene errores, así que no se inició nada:
config-line = línea { $line }: { $what }
config-no-file = No existe el archivo { $path }. Indica la ruta de tu bot.toml o quita --config.
config-folder = { $path } es una carpeta. Indica la ruta del archivo que hay en ella: --config { $path }/bot.toml
config-unreadable = { $path } no se puede leer. Comprueba de quién es y quién puede leerlo.
config-not-text = { $path } no es un texto en UTF-8. Guárdalo como UTF-8 o empieza con un archivo vacío.
config-broken = A partir de la columna { $column } esto no es TOML. Busca una comilla o un = que falte; las palabras van entre comillas.
config-twice = Esto ya está escrito más arriba. Deja solo uno de los dos.
config-no-table = { $name } es una tabla. Escribe [{ $name }] en una línea propia y sus ajustes debajo.
config-no-place = «{ $name }» no está en ninguna tabla. Ponlo debajo de la suya, por ejemplo [homeroom].
config-secret = «{ $name }» es un secreto, y los archivos se copian y se enseñan. Quita esta línea y pon en su lugar la variable { $variable }.
config-unknown-table = No se conoce [{ $name }]. Hay estas: { $near }
config-unknown-table-near = No se conoce [{ $name }]. ¿Querías decir [{ $near }]?
config-unknown-key = No se conoce «{ $name }». Hay estas: { $near }
config-unknown-key-near = No se conoce «{ $name }». ¿Querías decir «{ $near }»?
config-unknown-cog = No hay ninguna función «{ $name }». Hay estas: { $near }
config-unknown-cog-near = No hay ninguna función «{ $name }». ¿Querías decir «{ $near }»?
config-variable = La variable { $name } no se conoce y no hace nada. docs/running.md dice cómo se llaman las variables.
config-variable-near = La variable { $name } no se conoce y no hace nada. ¿Querías decir { $near }?
config-deep = Hay tablas o listas unas dentro de otras, a demasiada profundidad para poder leerlas.
config-number = { $name } debe ser un número, por ejemplo 7, sin comillas.
config-yes = { $name } debe ser true o false.
config-text = { $name } debe ser texto entre comillas.
config-list = { $name } debe ser una lista, por ejemplo ["polls"].
config-long = { $name } es demasiado largo: caben { $bound } caracteres.
config-choice = { $name } debe ser uno de estos: { $choices }
config-least = { $name } debe ser { $bound } o más.
config-above = { $name } debe ser más que { $bound }.
config-most = { $name } debe ser { $bound } o menos.
config-below = { $name } debe ser menos que { $bound }.
config-database-url = { $name } no es la dirección de una base de datos. Déjalo vacío o escribe postgresql://user@host/name; en una contraseña, escribe signos como @ : / así: %40 %3A %2F.
config-homeroom-data = { $name } debe nombrar una carpeta, por ejemplo "data". Si quitas la línea, es la carpeta data junto a bot.toml.
config-homeroom-keys = { $name } debe nombrar una carpeta, por ejemplo "keys". Si quitas la línea, es la carpeta keys dentro de la de datos.
config-web-host = { $name } debe ser una dirección de esta máquina: 127.0.0.1, ::1 o localhost. Para que otras personas lleguen a la clase hace falta iniciar sesión: escribe a su lado la dirección que abrirán, como address = "https://clase.example.org". docs/running.md dice cómo.
config-discord-shards = { $name } debe decir el primer y el último shard de este proceso y cuántos hay en total, como "0-3/16". Sin esa línea, un solo proceso los lleva todos.
config-discord-api = { $name } debe ser la dirección completa de la API de Discord o de un proxy delante de ella, como "https://discord.com/api/v10". Sin esa línea, Homeroom pregunta a Discord directamente.
config-discord-gateway = { $name } debe ser una dirección que empiece por wss://, como "wss://gateway.discord.gg". Sin esa línea, Homeroom pregunta a Discord directamente.
config-slack-bot-token = { $name } debe ser el token del bot, que empieza por xoxb-: «Bot User OAuth Token» en la página «OAuth & Permissions» de tu app.
config-slack-app-token = { $name } debe ser el token de la app, que empieza por xapp-: página «Basic Information» de tu app, «App-Level Tokens», con el permiso connections:write.
config-slack-public = { $name } debe ser la dirección completa en la que Slack llega a Homeroom, como "https://class.example.org", sin nada detrás del nombre. Slack pide https.
config-slack-installer = { $name } debe ser un identificador de miembro, como "U012AB3CD": en tu perfil de Slack, tras los tres puntos, «Copiar ID de miembro». Sin esa línea, solo quienes administran el espacio de trabajo, y a quienes elijan, son docentes.
config-slack-api = { $name } debe ser la dirección completa de la API web de Slack o de algo que hable como ella, como "https://slack.com/api/". Sin esa línea, Homeroom pregunta a Slack directamente.
config-slack-meeting-link = { $name } debe ser una dirección que empiece por https://, como "https://meet.example.org/{ "{room}" }", donde { "{room}" } representa la sala. Sin esa línea, las salas no tienen enlace de reunión.
config-slack-half = { $given } está puesta, así que Homeroom debe estar en Slack, pero falta esto: { $missing }. Ponlo también o quita { $given }. docs/slack.md enseña dónde encontrarlo.
config-slack-both = { $given } es para un espacio de trabajo y { $other } para muchos: Homeroom funciona de una de las dos maneras. Quita las variables de la otra. docs/slack.md dice cuáles son de cada una.
config-web-address = { $name } debe ser la dirección completa que abre la gente, como "https://clase.example.org", sin nada detrás del nombre. http sin cifrar solo vale para esta máquina y redes privadas: en otros sitios cualquiera podría leer con qué se inicia sesión.
demo-others = Con { $names } en marcha hay personas reales en la clase, así que nadie puede elegir quién ser en el navegador. Escribe la dirección en la que inician sesión: [web] address = "https://clase.example.org". docs/running.md dice cómo.
demo-postgres = En PostgreSQL varios procesos pueden servir la misma clase, así que allí nadie puede elegir quién ser. Para probar cosas, quita [database] url. Para una clase en la que se inicia sesión, escribe la dirección que abre la gente: [web] address = "https://clase.example.org". docs/running.md dice cómo.

## The database
storage-running = Homeroom ya está en marcha con esta base de datos (proceso { $pid }). Detenlo antes o usa otra carpeta de datos.
storage-locked = Otro programa tiene la base de datos. Ciérralo e inténtalo de nuevo.
storage-full = El disco está lleno. Haz sitio y arranca de nuevo; no se perdió nada.
storage-newer = Un Homeroom más reciente escribió esta base de datos. Instala esa versión o restaura una copia anterior.
storage-corrupt = La base de datos está dañada. Restaura una copia: homeroom restore ARCHIVO
storage-unreachable = No se llega a la base de datos { $path }. Comprueba que funciona y que [database] url y sus permisos son correctos.
storage-unreadable = La base de datos { $path } no se puede leer o escribir. Comprueba que su disco funciona y tiene sitio, y de quién son el archivo y su carpeta.
storage-readonly = No se puede escribir en la base de datos { $path }. Comprueba de quién son el archivo y su carpeta, y que su disco admite escritura.
storage-uncertain = La base de datos se fue a mitad de algo. Arranca de nuevo; se comprobará lo que quedó empezado.
storage-rejected = La base de datos rechazó una instrucción. Comunícalo con el registro, por favor.
storage-problem = La base de datos tiene un problema. Comunícalo con el registro, por favor.

## Doctor
doctor-config = Configuración: en orden
doctor-features = Funciones activas: { $names }
doctor-running = Homeroom: está en marcha (proceso { $pid }, versión { $version })
doctor-not-running = Homeroom: no está en marcha
doctor-silent = Homeroom: el proceso { $pid } tiene la base de datos, pero no responde. Detenlo y arranca de nuevo: kill { $pid }
doctor-data-open = Carpeta de datos: otras cuentas de esta máquina pueden leerla. Ciérrala: chmod 700 { $path }
doctor-data = Carpeta de datos { $path }: cerrada a las demás cuentas, { $free } MB libres
doctor-data-full = Carpeta de datos { $path }: solo quedan { $free } MB libres. Haz sitio antes de que detenga Homeroom.
doctor-database = Base de datos { $name }: en buen estado
doctor-none = Base de datos: aún no hay; se crea en el primer arranque
doctor-empty = Base de datos { $name }: no hay nada en ella. El próximo arranque crea ahí una clase nueva; si antes había una, repón primero su copia: homeroom restore ARCHIVO
doctor-foreign = Base de datos { $name }: es de otro programa y no de Homeroom. Mueve el archivo a otro sitio o dale a Homeroom otra carpeta: [homeroom] data
doctor-server-new = Base de datos { $name }: responde; las tablas de Homeroom se crean en ella en el primer arranque
doctor-schema-new = Tablas: más antiguas que este Homeroom; se actualizan en el próximo arranque
doctor-schema = Tablas: al día
doctor-failed = Mensajes: { $count ->
    [one] uno no se pudo entregar. Quien da la clase lo ve, y lo que ayuda, con { $status }.
   *[other] { $count } no se pudieron entregar. Quien da la clase los ve, y lo que ayuda, con { $status }.
}
doctor-delivered = Mensajes: se entregaron todos
doctor-keys-closed = Claves de encuestas anónimas: la carpeta { $path } no se puede crear o escribir, así que no puede empezar ninguna. Comprueba de quién es o indica otra: [homeroom] keys
doctor-keys-missing = Encuestas anónimas: { $count ->
    [one] hay una abierta que no se puede contar, porque falta su clave
   *[other] hay { $count } abiertas que no se pueden contar, porque faltan sus claves
} ({ $names }). Si la carpeta { $path } se movió o está en un disco que ahora falta, devuélvela a su sitio. Si las claves se perdieron, nadie puede leer ya esas respuestas: cierra las encuestas y pregunta de nuevo.
doctor-platforms = Plataformas activas: { $names }
doctor-platforms-before = Homeroom: se puso en marcha con otras plataformas que las de la configuración de ahora: { $names }. Arráncalo de nuevo.
doctor-served = Dirección: la clase está en { $address }
doctor-served-elsewhere = Dirección: que Homeroom sigue en marcha se ve en { $address }/healthz
doctor-away = Conexiones: ahora ninguna con { $names }; Homeroom lo intenta de nuevo por sí solo, y su registro dice por qué
doctor-web = Dirección: { $address } está libre para la clase
doctor-watch = Dirección: { $address } está libre; ahí se verá que Homeroom sigue en marcha

## Backup and restore
backup-done = La copia está en { $path } y se comprobó.
backup-exists = { $path } ya existe. Indica otro nombre; no se sobrescribió nada.
backup-unwritten = { $path } no se puede escribir. Comprueba que su carpeta existe, quién puede escribir en ella y que su disco tiene sitio. No quedó nada a medias.
backup-postgres = Esta base de datos está en PostgreSQL. Cópiala con su herramienta: pg_dump --format=custom --file=homeroom.dump
backup-none = Aún no hay base de datos, así que no hay nada que copiar.
restore-postgres = Esta base de datos está en PostgreSQL. Restáurala con su herramienta: pg_restore --clean --if-exists --dbname=NOMBRE homeroom.dump
restore-no-file = No existe el archivo { $path }. No se cambió nada.
restore-not-a-backup = { $path } no es una copia de Homeroom o está dañada. No se cambió nada.
restore-unwritten = No se puede escribir en la carpeta { $path }. Comprueba de quién es y que su disco tiene sitio. No se cambió nada.
restore-key-lost = Según { $log }, hay personas que se borraron después de esta copia, pero en { $path } falta { $key }, así que no se puede saber quiénes. Vuelve a poner { $key } desde donde lo guardas. Si se perdió, quita { $log }: entonces vuelven con la copia. No se cambió nada.
restore-done = Restaurado.
restore-kept = La base de datos anterior se guarda como { $kept }.
restore-held = { $count ->
    [one] Un mensaje debía salir antes. No se envía solo; quien da la clase lo ve con { $status }.
   *[other] { $count } mensajes debían salir antes. No se envían solos; quien da la clase los ve con { $status }.
}
restore-hidden = { $count ->
    [one] Algo que el equipo docente ocultó después de esta copia sigue oculto.
   *[other] Siguen ocultas { $count } cosas que el equipo docente ocultó después de esta copia.
}
restore-sealed = { $count ->
    [one] En esta copia había una encuesta anónima abierta. Su clave no está en ninguna copia, así que no se puede contar: ciérrala y pregunta de nuevo.
   *[other] En esta copia había { $count } encuestas anónimas abiertas. Sus claves no están en ninguna copia, así que no se pueden contar: ciérralas y pregunta de nuevo.
}
restore-keys-left = La copia está en su sitio, pero las claves de encuestas anónimas de { $path } no se pudieron borrar. Comprueba de quién son y borra tú esa carpeta.
restore-deleted = { $count ->
    [one] Una persona que se borró después sigue borrada.
   *[other] { $count } personas que se borraron después siguen borradas.
}
intercom-unknown = El Homeroom que está en marcha no conoce este comando; seguramente es de otra versión. Detenlo y arráncalo de nuevo.
intercom-fault = El Homeroom que está en marcha no pudo hacerlo. Su registro dice más.

## A new cog
new-cog-name = «{ $name }» no puede ser un nombre. Usa letras minúsculas, cifras y guiones bajos sueltos, por ejemplo book_club, { $most } como mucho.
new-cog-taken-word = «{ $name }» ya significa otra cosa, para Python o en el código de un cog. Elige otro nombre, por ejemplo { $name }_club.
new-cog-windows = «{ $name }» es un nombre que Windows se reserva: ninguna carpeta puede llamarse así ahí. Elige otro nombre, por ejemplo { $name }_club. No se cambió nada.
new-cog-package = «{ $name }» es un paquete de Python instalado aquí, y se confundirían los dos. Elige otro nombre, por ejemplo { $name }_club. No se cambió nada.
new-cog-exists = Ya hay algo que se llama { $name }. No se cambió nada.
new-cog-many = Ya hay tantos comandos como muestran las plataformas ({ $most } primeras palabras). No se cambió nada.
new-cog-nowhere = Un cog se escribe en una copia de trabajo de Homeroom, con sus carpetas cogs y tests, y aquí no hay ninguna. No se cambió nada.
new-cog-unwritten = { $path } no se puede escribir. No se cambió nada.
new-cog-done = cogs/{ $name } está escrito, con una prueba en tests/cogs/{ $name }. Pruébalo: make run, y en la clase, como quien la da, escribe /{ $name } hello

## Personas que inician sesión
folder-is-demo = En { $path } hay una clase de prueba, con gente inventada. Da a la clase en la que se inicia sesión una carpeta propia: [homeroom] data
folder-is-real = En { $path } hay una clase en la que se inicia sesión. Escribe de nuevo su dirección, [web] address, o da a la clase de prueba una carpeta propia: [homeroom] data
folder-moved = En { $path } se adelantó el tiempo, y eso solo se puede en una clase de prueba. Da a la clase en la que se inicia sesión una carpeta propia: [homeroom] data
people-demo = Esta es una clase de prueba: cada persona elige quién ser y nadie inicia sesión. Para una clase en la que se inicia sesión, escribe en bot.toml la dirección que abre la gente: [web] address = "https://clase.example.org". docs/running.md dice cómo.
people-served = Homeroom está sirviendo esta clase ahora mismo, así que solo desde ahí se puede añadir o quitar personas y dar roles. Hazlo en la página como docente, en la lista de personas. O detén Homeroom, escribe esto otra vez y arráncalo después.
people-add-one = Da un nombre o --csv ARCHIVO, una de las dos cosas. Mira homeroom people add --help
people-added = { $count ->
    [one] Se ha añadido a una persona.
   *[other] Se ha añadido a { $count } personas.
}
people-already = { $count ->
    [one] Una ya estaba en la clase y sigue como está.
   *[other] { $count } ya estaban en la clase y siguen como están.
}
people-next = Nadie puede entrar sin un enlace. Haz uno con: homeroom people link NOMBRE. Hazlos todos con: homeroom people links --csv
people-none = Aún no hay nadie en la clase. Empieza por ti: homeroom people add NOMBRE --role instructor
people-row = { $name }, { $role }, { $zone }: sin sesión
people-row-in = { $name }, { $role }, { $zone }: con sesión
people-zone-browser = zona horaria de su navegador
people-role-instructor = docente
people-role-assistant = asistente
people-role-student = estudiante
people-link = { $name } entra con este enlace, una vez y en un plazo de 14 días. Los enlaces anteriores sin usar ya no sirven. No lo mandes a nadie más:
people-links = { $count ->
    [one] Una persona no tiene sesión. El enlace sirve una vez, durante 14 días; uno anterior sin usar ya no sirve.
   *[other] { $count } personas no tienen sesión. Cada enlace sirve una vez, durante 14 días; los anteriores sin usar ya no sirven.
}
people-links-none = Todo el mundo tiene sesión, así que no se ha hecho ningún enlace.
people-head-name = nombre
people-head-role = rol
people-head-link = enlace
people-role-done = { $name } tiene ahora el rol { $role }.
people-out-done = { $count ->
    [0] { $name } no tenía sesión en ningún sitio. Un enlace sin usar ya no sirve.
   *[other] { $name } ya no tiene sesión en ningún sitio. Con un enlace nuevo vuelve a entrar: homeroom people link { $name }
}
people-removed = { $name } ya no está en la clase. Lo que escribió se queda.
people-nobody = Nadie de la clase se llama «{ $name }». Mira quién está: homeroom people list
people-nobody-near = Nadie de la clase se llama «{ $name }». ¿Querías decir: { $names }?
people-several-people = Varias personas se llaman «{ $name }»: { $names }. Escribe el nombre completo.
people-last-instructor = Una clase necesita docente, y no queda nadie más con ese rol. Da antes el rol a otra persona.
people-full = En una clase caben { $most } personas.
people-person-name = Falta un nombre.
people-person-long = Un nombre de { $length } letras es demasiado largo: caben { $most }.
people-person-role = «{ $given }» no es un rol. Hay: { $roles }
people-person-zone = «{ $given }» no es una zona horaria. Escríbela como en { $example }.
people-person-language = «{ $given }» no es un idioma de Homeroom. Hay: { $languages }
people-csv-wrong = { $path } tiene errores, así que no se ha añadido a nadie:
people-csv-cell = línea { $line }, { $column }: { $what }
people-csv-empty = No hay nada dentro. La primera línea nombra las columnas: name,role,zone,language
people-csv-head = La primera línea nombra las columnas, cada una una vez. Debe estar: name. Pueden estar: role, zone, language.
people-csv-column = «{ $given }» no es una columna. Hay: name, role, zone, language.
people-csv-cells = Hay { $count } celdas y solo { $most } columnas. Pon entre comillas un valor que lleve coma.
people-csv-broken = Esto no se puede leer. Mira si falta una comilla.
people-csv-large = { $path } es más grande de lo que puede ser una lista de personas.
people-csv-not-text = { $path } no es texto en UTF-8. Guárdalo como CSV en UTF-8.
people-csv-no-file = { $path } no se puede leer. Mira su nombre y quién puede leerlo.

## Help
help-usage = Uso:
help-options = OPCIONES
help-options-head = Opciones
help-command = COMANDO
help-commands-head = Comandos
help-of-one = Más sobre uno de ellos: { $command } COMANDO --help
help-homeroom = Homeroom convierte una clase en línea en un lugar al que pertenecer.
    .more = Sin comando se pone en marcha, y la clase está en http://127.0.0.1:8421.
help-run = Poner en marcha Homeroom hasta Ctrl-C
    .more = Lee el bot.toml de esta carpeta, si lo hay, y lo guarda todo en la carpeta de datos. Ctrl-C termina lo que está en curso; no se pierde nada.
help-doctor = Decir qué va mal y qué ayuda
    .more = Mira la configuración, la carpeta de datos, la base de datos, las plataformas activas y los mensajes que no se pudieron entregar. No cambia nada, y se puede usar con Homeroom en marcha.
help-people = Decir quién puede entrar y dar enlaces
    .more = Para una clase a la que llegan otras personas, con [web] address en bot.toml. Cada persona entra con un enlace propio que sirve una vez. Todo esto se puede hacer mientras Homeroom funciona.
help-people-add = Añadir NOMBRE a la clase, o a todas las personas de una tabla
    .more = La tabla es un archivo de valores separados por comas, en UTF-8. Su primera línea nombra las columnas: name y, si quieres, role, zone y language. Si algo está mal, no se añade a nadie. Quien ya está en la clase sigue como está.
help-people-list = Mostrar quién está en la clase y quién tiene sesión
help-people-link = Hacer el enlace con el que entra NOMBRE
    .more = Sirve una vez, durante 14 días. Uno anterior sin usar deja de servir.
help-people-links = Hacer un enlace para cada persona sin sesión
help-people-role = Dar a NOMBRE el rol instructor, assistant o student
help-people-out = Cerrar todas las sesiones de NOMBRE
help-people-remove = Quitar a NOMBRE de la clase
    .more = Se cierran todas sus sesiones. Lo que escribió se queda.
help-invite = Mostrar el enlace que añade Homeroom a un servidor
help-invite-discord = Mostrar el enlace que añade Homeroom a un servidor de Discord
    .more = Pide justo los permisos que necesitan las funciones activas y dice para qué es cada uno. Lee el token del bot en HOMEROOM_DISCORD_TOKEN, o toma el número de la aplicación.
help-manifest = Mostrar de qué se hace una app
help-manifest-slack = Mostrar el manifiesto de la app de Slack, como JSON
    .more = Se hace con las funciones activadas. Con [slack] public es para muchos espacios de trabajo, por HTTP; sin eso, para uno, por Socket Mode. Pégalo en api.slack.com/apps, o deja que homeroom install slack lo rellene.
help-install = Mostrar la dirección en la que se crea una app
help-install-slack = Mostrar la dirección que crea la app de Slack, ya rellena
    .more = Pide justo los permisos que necesitan las funciones activadas y dice para qué es cada uno.
help-backup = Copiar la base de datos a ARCHIVO, también en marcha
    .more = La copia se comprueba antes de recibir su nombre. Guarda con ella deleted.key y deleted.log de la carpeta de datos: saben quién se borró.
help-restore = Poner la copia ARCHIVO en lugar de la base de datos
    .more = Homeroom no puede estar en marcha. La base de datos anterior se guarda. Los mensajes que debían salir antes no se envían, sino que se muestran a quien da la clase, y las personas que se borraron después siguen borradas.
help-new-cog = Escribir una función nueva, con su prueba, para empezar
    .more = En una copia de trabajo de Homeroom escribe cogs/NOMBRE con un comando, una vista y un botón en los dos idiomas, tests/cogs/NOMBRE con su historia y sus líneas en docs/instructors.md. docs/writing-a-cog.md sigue desde ahí.
help-argument-file = ARCHIVO
help-argument-name = NOMBRE
help-argument-role = ROL
help-value-role = ROL
help-value-zone = ZONA
help-value-language = IDIOMA
help-value-table = ARCHIVO
help-value-path = RUTA
help-value-host = DIRECCIÓN
help-value-port = NÚMERO
help-value-application = NÚMERO
help-option-path = el archivo con los ajustes; sin ella, el bot.toml de esta carpeta
help-option-role = instructor, assistant o student; sin ella, student
help-option-zone = la zona horaria de la persona, como Europe/Madrid; sin ella, UTC
help-option-language = en o es; sin ella, el idioma de la clase
help-option-table = una tabla con personas que añadir
help-option-as-table = como valores separados por comas
help-option-host = dónde se sirve la clase; fuera de esta máquina, solo si se inicia sesión
help-option-port = el puerto de la clase; 0 toma cualquiera que esté libre
help-option-application = el número de la aplicación, en lugar del token de su bot
help-option-version = decir la versión y terminar
usage-command = «{ $name }» no es un comando. { $command } --help muestra los que hay.
usage-option = { $name } no es una opción de { $command }. Mira { $command } --help
usage-value = { $name } necesita un valor. Mira { $command } --help
usage-missing = { $command } necesita { $name }. Mira { $command } --help
usage-wrong = Esto no se entiende. Mira { $command } --help

discord-token = Discord no reconoce este token. Cópialo de nuevo de la página de tu aplicación (Bot, Reset Token) y ponlo en HOMEROOM_DISCORD_TOKEN. docs/discord.md enseña dónde está.
discord-token-file = No se puede leer el archivo { $path }, que debería tener el token de Discord. Comprueba su nombre y quién puede leerlo, o pon HOMEROOM_DISCORD_TOKEN en su lugar.
slack-token = Slack no reconoce este token. Cópialo de nuevo de la página de tu aplicación (OAuth & Permissions, Bot User OAuth Token) y ponlo en HOMEROOM_SLACK_BOT_TOKEN. docs/slack.md enseña dónde está.
slack-key = HOMEROOM_SLACK_KEY no es una clave, así que no se pueden guardar los tokens de los espacios de trabajo. Tiene 43 letras y cifras; docs/slack.md dice cómo crearla.
slack-app-token = Slack no reconoce el token de la aplicación. Cópialo de nuevo de la página de tu aplicación (Basic Information, App-Level Tokens; empieza por xapp-) y ponlo en HOMEROOM_SLACK_APP_TOKEN. docs/slack.md enseña dónde está.
slack-app-token-scope = El token de la aplicación no puede abrir conexiones. Crea uno nuevo con el permiso connections:write en la página de tu aplicación (Basic Information, App-Level Tokens) y ponlo en HOMEROOM_SLACK_APP_TOKEN.
slack-socket-off = Socket Mode está desactivado en esta aplicación. Actívalo en la página de tu aplicación, Socket Mode; o pega allí otra vez el manifiesto de homeroom manifest slack.
slack-file = No se puede leer el archivo { $path }, que debería tener un secreto de Slack. Comprueba su nombre y quién puede leerlo, o pon la variable misma en su lugar.
slack-public = Falta [slack] public: es la dirección en la que Slack encuentra a Homeroom, como https://class.example.org. Sin ella ningún espacio de trabajo puede añadir Homeroom.
slack-removed = Se ha quitado Homeroom del espacio de trabajo o se ha revocado su token. Instala allí la aplicación de nuevo y pon en HOMEROOM_SLACK_BOT_TOKEN el token que recibas. Nada de lo guardado se pierde.
slack-away = No se puede llegar a Slack en { $address }. Comprueba la conexión de esta máquina a internet; Homeroom lo intenta de nuevo por sí solo.
doctor-slack = Slack reconoce el bot: { $name }, en el espacio de trabajo { $workspace }
doctor-slack-many = Se puede llegar a Slack; los espacios de trabajo añaden Homeroom en { $address }/slack/install
doctor-slack-other-key = { $count ->
    [one] En Slack: HOMEROOM_SLACK_KEY no abre el token guardado de un espacio de trabajo: { $names }. Homeroom no puede hacer nada allí. Pon tras esta clave, con una coma entre ambas, aquella con la que se guardó; si se ha perdido, ese espacio de trabajo añade Homeroom de nuevo en { $address }/slack/install
   *[other] En Slack: HOMEROOM_SLACK_KEY no abre los tokens guardados de { $count } espacios de trabajo: { $names }. Homeroom no puede hacer nada allí. Pon tras esta clave, con una coma entre ambas, aquella con la que se guardaron; si se ha perdido, cada uno añade Homeroom de nuevo en { $address }/slack/install
}
doctor-slack-changed = { $count ->
    [one] En Slack: el token guardado de un espacio de trabajo está dañado: { $names }. Homeroom no puede hacer nada allí, y ninguna clave ayuda. Ese espacio de trabajo añade Homeroom de nuevo en { $address }/slack/install
   *[other] En Slack: los tokens guardados de { $count } espacios de trabajo están dañados: { $names }. Homeroom no puede hacer nada allí, y ninguna clave ayuda. Cada uno añade Homeroom de nuevo en { $address }/slack/install
}
doctor-slack-wrong = En Slack: { $what }
discord-away = No se puede llegar a Discord en { $address }. Comprueba la conexión de esta máquina a internet; Homeroom lo intenta de nuevo por sí solo.
doctor-discord = Discord reconoce el bot: { $name }, { $count ->
    [0] aún en ningún servidor (el enlace: homeroom invite discord)
    [one] en un servidor
   *[other] en { $count } servidores
}
doctor-discord-unseen = En Discord: { $count ->
    [one] en un servidor más no se miraron los lugares, o no respondieron. Allí /staff doctor dice qué falta en ellos.
   *[other] en { $count } servidores más no se miraron los lugares, o no respondieron. Allí /staff doctor dice qué falta en ellos.
}
doctor-discord-wrong = En Discord: { $what }
