# Reconocimiento: agradecimientos, hitos, premios y retratos, para que se vea a cada persona y no se clasifique a nadie.

cog-name = Reconocimiento
    .story = La gente se da las gracias, alcanza hitos y se deja ver: cada persona decide qué ve la clase, y no se clasifica a nadie.

## Settings
setting-values = Los valores de la clase
    .help = Por qué se puede dar las gracias, uno por línea; déjalo vacío para los seis que trae Homeroom
setting-each-week = Agradecimientos por semana
    .help = Cuántos puede dar cada persona en una semana

value-too-long = Un valor tiene 40 caracteres como mucho. Acorta los más largos, por favor.

## Values
value-helping = Ayudarse
value-curiosity = Curiosidad
value-courage = Valentía
value-patience = Paciencia
value-care = Cuidado
value-craft = Buen trabajo

## To whoever received it
seen-label = Quién lo ve
shows-asked = Solo tú, hasta que elijas.
shows-public = Lo ve la clase, con tu nombre.
shows-nameless = Lo ve la clase, sin tu nombre.
shows-private = Solo tú.
show-button = Mostrarlo a la clase
nameless-button = Mostrarlo sin mi nombre
private-button = Guardarlo para mí
always-button = Siempre así
for-you-note = Tú eliges, y puedes cambiarlo cuando quieras con /kudos mine.
for-you-decided = Puedes cambiarlo cuando quieras, aquí o con /kudos mine.
not-standing = No se pudo mostrar donde lo vería la clase. El equipo docente lo sabe; llegará cuando vuelva a funcionar.
recognition-gone = Esto ya no está.
no-place-yet = Aún no hay un canal para esto. Alguien del equipo docente elige uno con /kudos start; hasta entonces se queda contigo.

## Before the class
shown-note = Se muestra porque la persona a quien va dirigido dijo que sí.
and-others = alguien que guarda su nombre para sí
and-more = y más gente
joined-label = Se suman
join-in = Sumarme
joined-in = 💛 Te has sumado.
join-own = Este es para ti: disfrútalo. Otras personas pueden sumarse.
unjoin-button = Quitarlo
unjoined = Ya no te sumas.

## Where it begins
kudos-start = Reconocimiento en este curso
    .help = Elige dónde ve la clase lo que la gente deja ver, con una tarjeta que dice cómo empezar
kudos-start-place = Dónde
    .help = El canal en el que aparece
kudos-start-submit = Empezar
start-needs-channel = Esto va en un canal, donde lo ve toda la clase. Elige uno, por favor.
start-other-course = Este canal es de otro curso. Elige uno de este curso, por favor.
start-done = Lo que la gente deja ver a la clase aparece desde ahora en { $place }, y allí una tarjeta dice cómo empezar. Para retirar la tarjeta, usa /homeroom undo antes de 10 minutos.
welcome-title = 🎉 Nos vemos
welcome-text = ¿Alguien te ayudó, preguntó lo que tú no te atrevías a preguntar o tuvo paciencia? Díselo, en una frase o dos. Lo lee primero, y solo esa persona decide si lo ve la clase.
welcome-values = Por qué se puede dar las gracias:
welcome-note = Aquí no se cuenta ni se clasifica a nadie.
give-button = Dar las gracias

## Shout-outs
kudos-give = Dar las gracias
    .help = Di a alguien qué hizo bien: solo esa persona decide quién lo ve
kudos-give-people = A quién
    .help = Hasta 8 personas de esta clase
kudos-give-reason = Qué hizo
    .help = En una frase o dos; lo lee tal como lo escribes
kudos-give-value = Por qué valor
    .help = Uno de los valores de la clase
kudos-give-submit = Enviar
kudos-give-note = Lo lee primero quien lo recibe, y solo esa persona decide si lo ve la clase.
give = Dar las gracias
give-people = A quién
    .help = Hasta 8 personas de esta clase
give-reason = Qué hizo
    .help = En una frase o dos; lo lee tal como lo escribes
give-value = Por qué valor
give-submit = Enviar
give-note = Lo lee primero quien lo recibe, y solo esa persona decide si lo ve la clase.
shout-out = Dar las gracias
shout-out-people = A quién
    .help = Hasta 8 personas de esta clase
shout-out-reason = Qué hizo
    .help = En una frase o dos; lo lee tal como lo escribes
shout-out-value = Por qué valor
shout-out-submit = Enviar
shout-out-note = Lo lee primero quien lo recibe, y solo esa persona decide si lo ve la clase.
thank = Dar las gracias por esto
thank-who = Un agradecimiento a { $person } por este mensaje: escribe qué tuvo de bueno. Lo lee primero, y solo esa persona decide si lo ve la clase.
thank-button = Escribirlo
thank-gone = Este mensaje ya no está, así que no hay a quién dar las gracias por él.
thank-card = Este mensaje es de Homeroom. Un agradecimiento es para personas.
thank-unknown = Aquí no se puede saber quién escribió este mensaje. Puedes elegir a quién dar las gracias con /kudos give.
give-done = { $count ->
    [one] 🎉 Tu agradecimiento va en camino a { $people }, que lo lee primero y decide si lo ve la clase. Lo que decida es cosa suya.
   *[other] 🎉 Tu agradecimiento va en camino a { $people }. Lo leen primero, y cada persona decide si lo ve la clase. Lo que decidan es cosa suya.
}
give-before = Diste este agradecimiento hace un momento, así que no se envió otra vez.
give-left = { $count ->
    [0] Era el último de esta semana. Tendrás otros a partir de { $when }.
    [one] Puedes dar uno más hasta { $when }.
   *[other] Puedes dar { $count } más hasta { $when }.
}
give-self = Un agradecimiento va a otra persona. ¿A quién te gustaría dar las gracias?
give-self-among = Estás entre estas personas, y un agradecimiento va a otra gente. Quita tu nombre, por favor; no se envió nada.
give-wants-none = { $count ->
    [one] { $people } no recibe agradecimientos por ahora, así que no se envió nada. Puedes dar las gracias en persona.
   *[other] { $people } no reciben agradecimientos por ahora, así que no se envió nada. Puedes dar las gracias en persona.
}
give-none-left = { $most ->
    [one] Ya diste el agradecimiento de esta semana. Tendrás otro a partir de { $when }.
   *[other] Ya diste los { $most } agradecimientos de esta semana. Tendrás otros a partir de { $when }.
}
somebody = alguien
reason-label = Lo que escribiste
value-label = Por qué valor
mend-button = Cambiar las palabras
take-back-button = Retirarlo
taken-back = Tu agradecimiento ya no está, tampoco para quien lo recibió. No se avisa a nadie.
mend = Cambiar las palabras
mend-reason = Qué hizo
    .help = Lo lee tal como lo escribes
mend-value = Por qué valor
mend-submit = Cambiar
mend-note = A quien dejó que lo viera la clase se le pregunta otra vez, porque aceptó otras palabras.
mended = Las palabras han cambiado. A quien dejó que lo viera la clase se le pregunta otra vez, porque aceptó otras palabras.
mend-hidden = El equipo docente ocultó estas palabras, así que ahora no se pueden cambiar.
own-title = 🎉 Te dan las gracias
own-one = { $person } te da las gracias:
own-several = { $person } te da las gracias, a ti y a más gente:
own-mended = Las palabras cambiaron desde que llegaron.
public-title = 🎉 Un agradecimiento
public-title-mended = 🎉 Un agradecimiento (editado)
public-to = A { $people }, de { $person }:
public-nameless = A alguien de esta clase, de { $person }:

## What is kept
kind-recognition = { $count ->
    [one] { $count } reconocimiento que recibiste
   *[other] { $count } reconocimientos que recibiste
}
kind-recognition-given = { $count ->
    [one] { $count } reconocimiento que diste
   *[other] { $count } reconocimientos que diste
}
kind-joined-in = { $count ->
    [one] que te sumaste a { $count } reconocimiento
   *[other] que te sumaste a { $count } reconocimientos
}
kind-recognition-wish = lo que deseas del reconocimiento
kind-shout-outs-given = cuántos agradecimientos diste esta semana
kind-milestones = que se anotan tus hitos
kind-milestone = { $count ->
    [one] { $count } hito que alcanzaste
   *[other] { $count } hitos que alcanzaste
}
kind-milestone-noted = { $count ->
    [one] que anotaste { $count } hito de alguien
   *[other] que anotaste { $count } hitos de alguien
}
kind-milestone-made = { $count ->
    [one] que creaste { $count } hito para el curso
   *[other] que creaste { $count } hitos para el curso
}
kind-award-asked = { $count ->
    [one] que sometiste { $count } premio a votación
   *[other] que sometiste { $count } premios a votación
}
kind-award-standing = { $count ->
    [one] que se te propuso para { $count } premio
   *[other] que se te propuso para { $count } premios
}
kind-nominated = { $count ->
    [one] { $count } nominación para un retrato que alguien de clase escribió sobre ti
   *[other] { $count } nominaciones para un retrato que gente de clase escribió sobre ti
}
kind-nomination = { $count ->
    [one] { $count } nominación para un retrato que escribiste
   *[other] { $count } nominaciones para un retrato que escribiste
}
kind-spotlight = { $count ->
    [one] { $count } retrato tuyo
   *[other] { $count } retratos tuyos
}
kind-spotlight-asked = { $count ->
    [one] que pediste { $count } retrato a alguien
   *[other] que pediste { $count } retratos a alguien
}

## Spotlights
kudos-nominate = Proponer a alguien de clase
    .help = Di a quién te gustaría ver en primer plano, y por qué
kudos-nominate-person = A quién
    .help = La persona a quien propones
kudos-nominate-words = Por qué
    .help = Lo que te gusta de lo que hace, con tus palabras
kudos-nominate-note = Quien imparte el curso ve a quién propones y por qué, con tu nombre. La persona lee tus palabras sin tu nombre si se la invita; nadie más las ve.
nominate = Proponer a alguien de clase
nominate-person = A quién
nominate-words = Por qué
    .help = Lo que te gusta de lo que hace, con tus palabras
nominate-note = Quien imparte el curso ve a quién propones y por qué, con tu nombre. La persona lee tus palabras sin tu nombre si se la invita; nadie más las ve.
nominate-button = Proponer a alguien
nominate-self = Proponer es para las demás personas. Qué bien que valores lo que haces: alguien de clase puede proponerte.
nominate-not = Ahora mismo no se puede proponer a esta persona. Eso no dice nada de ti ni de lo que escribiste.
nominated = Gracias. Has propuesto a { $person } para el primer plano:
nominated-anew = Ya habías propuesto a { $person }. Ahora constan estas palabras:
nominated-note = Solo tú puedes ver esto. Quien imparte el curso lo ve con tu nombre; la persona puede leer tus palabras, sin tu nombre.
unnominate-button = Retirarla
unnominate = Retirar una propuesta
unnominated = Tu propuesta está retirada. No se guarda nada de ella.
nomination-gone = Esta propuesta ya no está, así que no ha cambiado nada.

kudos-spotlight = Invitar a alguien al primer plano
    .help = Invita a una persona, la hayan propuesto o no
kudos-spotlight-person = A quién
    .help = La persona a quien invitas
kudos-spotlights = Primeros planos
    .help = A quién han propuesto, quién espera y cuándo se muestran
spotlight-ask-person = Invitar al primer plano
spotlight-ask-self = Esto es para invitar a otras personas. Alguien del equipo puede invitarte.
spotlight-ask-not = Ahora mismo no se puede invitar a esta persona.
spotlight-asked-already = Ya se invitó a { $person }, y puede responder con toda calma. No se ha enviado nada por segunda vez.
spotlight-waits-already = { $person } ya dijo que sí: su primer plano está en la cola.
spotlight-asked-today = Hoy ya se invitó a { $person }, así que no se ha enviado nada.
spotlight-asked = { $person } recibe un mensaje privado de Homeroom. Si dice que sí, su primer plano entra en la cola.
spotlight-asked-note = Solo tú puedes ver esto. Si prefiere que no, nadie se entera; pasadas dos semanas ya no se espera respuesta.

spotlights-title = Primeros planos
spotlights-nominated = Propuestas
spotlights-asked = Con invitación, aún sin respuesta
spotlights-queue = En la cola
spotlights-plan = Cuándo
spotlights-nobody = Nadie por ahora.
spotlights-fell = { " " }· no se pudo mostrar, y vuelve a ir primero
spotlights-note = Solo tú puedes ver esto. El orden es el de los nombres. También puedes invitar a quien nadie propone: /kudos spotlight.
spotlights-more = Más
spotlights-back = Atrás
spotlights-list = Volver a la lista
spotlight-list = Primeros planos
spotlight-look = Ver una propuesta
spotlight-look-nomination = De quién
spotlight-reasons = Más motivos
spotlight-nominee = Han propuesto a { $person }.
spotlight-reason = { $person }: { $words }
spotlight-nominee-note = Solo tú puedes ver esto. Si invitas a esta persona, lee estas palabras, sin saber de quién son.
spotlight-ask = Invitar
spotlight-aside = Dejar a un lado
spotlight-put-aside = Las propuestas de { $person } están borradas. No se avisa a nadie.
spotlight-leave-out = Quitar un motivo
spotlight-leave-out-nomination = Cuál
spotlight-left-out = Ese motivo está borrado, y no hay ningún otro. No se avisa a nadie.

spotlight-draft = Ver un borrador
spotlight-draft-spotlight = De quién
spotlight-introduce = Presentación
spotlight-introduce-words = Unas palabras antes de sus respuestas
    .help = La clase las lee con el primer plano; la persona las ve antes, en su propio borrador
spotlight-introduce-note = Las respuestas son suyas y se quedan como las escribió. Ve tu presentación enseguida.
spotlight-first = Poner primero
spotlight-is-first = El primer plano de { $person } es el siguiente.
spotlight-show = Mostrar ahora
spotlight-showing = El primer plano de { $person } va de camino a { $place }.
spotlight-take-out = Sacar de la cola
spotlight-taken-out = El primer plano de { $person } está fuera de la cola. Lo lee en su tarjeta, y puede conservar o borrar lo que escribió.
spotlight-not-waiting = Este primer plano ya no espera: se mostró, o la persona lo retiró.
spotlight-no-place = Todavía no hay un canal para esto. Planifica cuándo y dónde se muestran en /kudos spotlights.
spotlight-draft-staff-note = Solo tú puedes ver esto; este borrador lo ve también la persona, en sus mensajes. La clase lo ve cuando se muestra.
spotlight-fell-title = Un primer plano no se pudo mostrar
spotlight-fell = { $why } Vuelve a ser el primero de la cola, y no se ha perdido nada: /kudos spotlights.

spotlight-plan = Planificar
spotlight-plan-days = Días
spotlight-plan-at = Hora
spotlight-plan-zone = Zona horaria
spotlight-plan-place = Dónde
spotlight-plan-note = Cada vez se muestra el primero de la cola. Si nadie espera, no llega nada.
spotlight-planned = Planificado. { $what }
spotlight-planned-already = Esto ya está planificado. { $what }
spotlight-plan-line = { $when } en { $place }; el próximo, { $next }.
spotlight-plan-over = { $when } en { $place }: este ya terminó.
spotlight-unplanned = No hay nada planificado. Aun así puedes mostrar cada uno cuando quieras.
spotlight-plans-many = Este curso tiene { $most } planes así, y no caben más. Detén uno antes.
spotlight-needs-channel = Elige un canal que lea la clase.
spotlight-other-course = Este canal es de otro curso.
spotlight-stop = Detener un plan
spotlight-stop-schedule = Cuál
spotlight-stopped = Detenido. Quien está en la cola sigue esperando.
spotlight-stopped-before = Este plan ya se detuvo antes. No hace falta nada más.

spotlight-invitation-title = ¿Te gustaría estar en primer plano?
spotlight-invitation = En un primer plano la clase conoce un poco mejor a una persona. Respondes a tres preguntas amables, o solo a una o dos, y lo ves todo antes que nadie.
spotlight-written = Esto han escrito de ti en clase:
spotlight-asks = Te preguntaríamos:
spotlight-asks-line = • { $words }
spotlight-invitation-note = Solo tú ves esto. Decir que no está bien y no necesita motivo: nadie se entera.
spotlight-yes-button = Sí, con mucho gusto
spotlight-others-button = Otras preguntas
spotlight-others = Otras preguntas
spotlight-no-button = Ahora no
spotlight-no = Ahora no
spotlight-say = Tu primer plano
spotlight-say-first = Tu primera respuesta
spotlight-say-second = Tu segunda respuesta
spotlight-say-third = Tu tercera respuesta
spotlight-say-note = Responde lo que quieras, al menos a una. Puedes cambiarlo o retirarlo en cualquier momento.
spotlight-say-submit = Así está bien
spotlight-nothing-said = Responde al menos a una de las tres. Si prefieres que no, «Ahora no» está igual de bien.
spotlight-other-questions = Las preguntas cambiaron mientras tanto, así que no se ha guardado nada. Tu tarjeta muestra las nuevas.
spotlight-over = Esta invitación ya terminó, y no se guarda nada de ella. Gracias de todos modos.
spotlight-said-yes = Ya dijiste que sí. Puedes retirarlo en tu tarjeta.
spotlight-declined-title = Gracias por mirarlo
spotlight-declined = Está perfectamente bien. Nadie se entera.
spotlight-after-all-button = He cambiado de idea
spotlight-out-title = Tu primer plano
spotlight-out = El equipo ha dejado tu primer plano a un lado, y la clase no lo ha visto. Puede haber muchos motivos, como que falten semanas. Esto es lo que escribiste; puedes borrarlo.
spotlight-draft-title = Tu primer plano, como lo verá la clase
spotlight-waits = Está en la cola, y te avisamos cuando se muestre. Hasta entonces solo lo ves tú, y quien imparte el curso.
spotlight-intro-new = La presentación ha cambiado desde que dijiste que sí. Todavía puedes cambiar tus respuestas o retirarlo todo.
spotlight-draft-note = Puedes cambiar tus respuestas o retirarlas en cualquier momento, también después de mostrarse.
spotlight-shown-title = Tu primer plano
spotlight-shown = La clase lo ve así:
spotlight-kept = Ahora solo lo ves tú:
spotlight-shown-note = Puedes cambiar tus respuestas o quitarlo en cualquier momento.
spotlight-change-button = Cambiar mis respuestas
spotlight-withdraw-button = Retirarlo
spotlight-down-button = Quitarlo
spotlight-withdraw = Retirarlo
spotlight-withdrawn = Está retirado, y no se guarda nada de ello. Está perfectamente bien.
spotlight-stands-title = Estás en primer plano
spotlight-stands = Tu primer plano está ahora en { $place }. Gracias por contarnos un poco de ti.

spotlight-title = En primer plano
spotlight-text = ¡Os presentamos a { $person }!
spotlight-own = Estuviste en primer plano.
spotlight-picture = Un pequeño escenario con su luz encendida
spotlight-join = 👋 Saludar
spotlight-joined = Saludan

spotlight-question-place = ¿En qué lugar te gusta estar, y por qué?
spotlight-question-lately = ¿Qué te ha hecho sonreír últimamente?
spotlight-question-learned = ¿Qué has aprendido que no esperabas?
spotlight-question-ask-me = ¿Sobre qué te pueden preguntar siempre en clase?
spotlight-question-pause = ¿Qué haces cuando necesitas un descanso?
spotlight-question-thanks = ¿A quién te gustaría dar las gracias, y por qué?
spotlight-question-sound = ¿Qué canción o sonido te pone de buen humor?
spotlight-question-food = ¿Qué plato cocinarías para la clase?
spotlight-question-child = ¿Qué querías ser en tu infancia?
spotlight-question-proud = ¿De qué pequeña cosa sientes un orgullo callado?
spotlight-question-after = ¿Qué te hace ilusión para después de este curso?
spotlight-question-advice = ¿Qué consejo te ha ayudado a estudiar?
spotlight-question-book = ¿Qué libro, película o juego recomendarías?
spotlight-question-morning = ¿Cómo es para ti una buena mañana?

kind-spotlight-introduced = { $count ->
    [one] que escribiste las palabras antes de { $count } primer plano
   *[other] que escribiste las palabras antes de { $count } primeros planos
}
