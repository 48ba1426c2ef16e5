# Reconocimiento: agradecimientos, hitos, premios y primeros planos, para que se vea a cada persona y no se clasifique a nadie.

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
for-you-always = Con lo que llegue será igual, hasta que lo cambies con /kudos mine.
not-standing = No se pudo mostrar donde lo vería la clase. El equipo docente lo sabe; llegará cuando vuelva a funcionar.
recognition-gone = Esto ya no está.
no-place-yet = Aún no hay un canal para esto. Alguien del equipo docente elige uno con /kudos start; hasta entonces se queda contigo.

## Before the class
shown-note = Se muestra porque la persona a quien va dirigido dijo que sí.
people-and-others = { $people } y alguien que guarda su nombre para sí
and-more = y más gente
joined-label = Se suman
join-in = Sumarme
joined-in = 💛 Te has sumado.
join-own = Este es para ti: disfrútalo. Otras personas pueden sumarse.
join-given = Este lo diste tú. Otras personas pueden sumarse.
unjoin-button = Quitarlo
unjoined = Ya no te sumas.

## Milestones
kudos-milestones = Mis hitos
    .help = Apúntate, mira los que alcanzaste y elige quién más los ve
milestones-title = Hitos
milestones-text = Las primeras veces merecen un momento: un primer saludo, una primera respuesta, un primer encuentro. Si te apuntas, se anotan las tuyas, una vez cada una, con una insignia. Nada se cuenta ni se califica.
milestones-text-seen = Solo las ves tú, mientras no digas otra cosa, y no se mira lo de antes de apuntarte. Puedes salir cuando quieras con un botón, y entonces se borra todo.
milestones-joined = Ya participas. No tienes que hacer nada: los hitos llegan por sí solos.
milestones-were-joined = Ya participabas.
milestones-only-me = Desde ahora solo tú ves lo que alcanzas. En la tarjeta de cada hito puedes mostrarlo a la clase, o guardar para ti lo que ya ve.
milestones-shown = Desde ahora la clase ve lo que alcanzas, como un primer saludo. Un encuentro para estudiar, y una respuesta que los demás no ven, al principio solo los ves tú. En la tarjeta de cada hito puedes elegir otra cosa.
milestones-mine = Alcanzados
milestones-coming = Abiertos para ti, cuando te venga bien
milestone-line = { $name } · { $when } · { $seen }
milestone-line-public = lo ve la clase
milestone-line-private = solo lo ves tú
milestones-button = Hitos
join-milestones-button = Apuntarme a los hitos
milestones-show-button = Mostrar a la clase lo que alcance
milestones-only-me-button = Solo para mí
leave-milestones-button = Salir de los hitos
milestones-left = Has salido, y todo lo que se anotó de tus hitos está borrado: ya nadie ve nada de ello. Puedes volver cuando quieras, y entonces empieza de nuevo.
milestones-left-note = Solo tú puedes ver esto. A nadie se le dice que has salido.
milestone-badge = La insignia «{ $name }»
milestone-celebrate = Celebrarlo también
milestone-celebrating = Lo celebran

milestone-hello = Primer saludo
milestone-hello-coming = Un primer saludo a tu pareja de estudio, o en una sala
milestone-hello-you-1 = Has saludado por primera vez aquí. ¡Qué bien tenerte en clase!
milestone-hello-you-2 = Tu primer saludo está dicho. A alguien le alegró leerlo.
milestone-hello-you-3 = Un saludo tuyo: así empieza todo.
milestone-hello-you-4 = Has escrito a gente que apenas conoces todavía. Hace falta un poco de valor.
milestone-hello-class-1 = Un primer saludo de { $who } 👋
milestone-hello-class-2 = 👋 Un primer saludo, de { $who }. ¡Qué bien!
milestone-hello-class-3 = Devuelve el saludo: el primero es de { $who }.
milestone-hello-class-4 = Ya está dicho el primer saludo, de { $who }. Que vengan muchos más.

milestone-icebreaker = Primer rompehielos
milestone-icebreaker-coming = Una primera respuesta a un rompehielos
milestone-icebreaker-you-1 = Respondiste a tu primer rompehielos. Gracias por dejar que la clase te conozca un poco.
milestone-icebreaker-you-2 = Se rompió el hielo: tu primera respuesta está dada.
milestone-icebreaker-you-3 = Una primera respuesta tuya. La siguiente será aún más fácil.
milestone-icebreaker-you-4 = Tu primer rompehielos tiene respuesta. Con respuestas pequeñas se hace una clase.
milestone-icebreaker-class-1 = Un primer rompehielos con respuesta, de { $who }. 🧊
milestone-icebreaker-class-2 = Se rompió el hielo: una primera respuesta de { $who }.
milestone-icebreaker-class-3 = Una primera respuesta a un rompehielos, de { $who }. ¡Qué bien!
milestone-icebreaker-class-4 = Con una primera respuesta se suma { $who }. ¡Qué gusto!

milestone-buddy = Primer encuentro
milestone-buddy-coming = Un primer encuentro para estudiar en compañía
milestone-buddy-you-1 = Te encontraste por primera vez para estudiar en compañía. Que vengan muchas horas buenas.
milestone-buddy-you-2 = Tu primer encuentro ya fue. Estudiar es más fácil con alguien al lado.
milestone-buddy-you-3 = Buscaste un rato y hubo encuentro. Así se va conociendo la gente.
milestone-buddy-you-4 = Un primer encuentro para estudiar. Qué bien que fueras.
milestone-buddy-class-1 = Un primer encuentro para estudiar: { $who } 🤝
milestone-buddy-class-2 = Un primer encuentro de estudio, de los que se recuerdan, para { $who }.
milestone-buddy-class-3 = Un rato para estudiar en compañía, por primera vez: { $who }.
milestone-buddy-class-4 = Un primer encuentro de estudio, para { $who }. ¡Qué buena noticia!

milestone-room = Primer resultado
milestone-room-coming = Un primer resultado de tu sala
milestone-room-you-1 = Tu sala trajo su primer resultado, y fue también cosa tuya.
milestone-room-you-2 = De tu sala a toda la clase: aquí está tu primer resultado.
milestone-room-you-3 = Un primer resultado de una sala tuya. Ahora toda la clase puede partir de él.
milestone-room-you-4 = Tu sala y tú hicieron algo y lo compartieron con la clase. ¡Gracias!
milestone-room-class-1 = Un primer resultado de una sala, con { $who }. 🚪
milestone-room-class-2 = De una sala con { $who }: un primer resultado para toda la clase.
milestone-room-class-3 = Un primer resultado de sala para { $who }. ¡Gracias por traerlo!
milestone-room-class-4 = Algo nuevo salió de una sala, por primera vez con { $who }.

milestone-shout-out = Primer agradecimiento
milestone-shout-out-coming = Un primer agradecimiento a alguien que te ayudó
milestone-shout-out-you-1 = Has dado las gracias por primera vez. A alguien le alegró el día.
milestone-shout-out-you-2 = Tu primer agradecimiento está dado. Las palabras amables llegan lejos.
milestone-shout-out-you-3 = Viste lo que alguien hizo bien, y lo dijiste, por primera vez aquí.
milestone-shout-out-you-4 = Un primer «gracias» tuyo. De palabras así está hecha una clase.
milestone-shout-out-class-1 = Un primer agradecimiento, de { $who }. 💛
milestone-shout-out-class-2 = Palabras amables, por primera vez, de { $who }.
milestone-shout-out-class-3 = Alguien hizo algo bien, y lo dijo por primera vez { $who }.
milestone-shout-out-class-4 = Un primer «gracias» de { $who }. Que vengan muchos más.

milestone-own-you-1 = Alcanzaste «{ $name }». ¡Alégrate!
milestone-own-you-2 = «{ $name }»: aquí está. Disfrútalo un momento.
milestone-own-you-3 = «{ $name }» ya es tuyo, con su propia insignia.
milestone-own-you-4 = Este momento es tuyo: «{ $name }».
milestone-own-class-1 = 🎉 { $name }: { $who }
milestone-own-class-2 = Un motivo de alegría, «{ $name }»: { $who }
milestone-own-class-3 = «{ $name }», alcanzado por { $who }. 🎉
milestone-own-class-4 = Hay algo que celebrar con { $who }: «{ $name }».

kudos-milestone = Los hitos propios del curso
    .help = Crea uno, como un proyecto entregado; cámbialo o dale fin
kudos-reached = Anotar que se alcanzó un hito
    .help = Uno propio del curso, para una persona o muchas; se avisa a quien se apuntó a los hitos
kudos-reached-milestone = Qué hito
    .help = Uno de los propios del curso
kudos-reached-people = Quién
    .help = Una persona, o varias
kudos-reached-names = O mucha gente, por su nombre
    .help = Cada uno como lo muestra la clase, o un id
kudos-reached-submit = Anotarlo
own-milestones-title = Los hitos propios del curso
own-milestones-text = La clase los encuentra en su página de hitos. Anótalo cuando alguien alcance uno: quien se apuntó a los hitos recibe un aviso con una insignia, y decide quién más lo ve.
own-milestones-none = Aún no hay ninguno. Crea uno para lo que importa en este curso, como un proyecto entregado o una charla dada.
own-milestones-now = Por alcanzar
own-milestones-ended = Terminados
own-milestones-none-yet = Este curso aún no tiene hitos propios. Puedes crear uno con /kudos milestone.
make-milestone-button = Crear uno para este curso
make-milestone = Un hito de este curso
make-milestone-note = Toda la gente del curso puede leer su nombre. No crees ninguno sobre una nota, ni sobre algo de lo que se pueda deducir una, por favor.
make-milestone-name = Su nombre
    .help = Como «Proyecto entregado», 80 caracteres como mucho
make-milestone-words = Una frase para quien lo alcance
    .help = Con tus palabras, 500 caracteres como mucho; o déjalo vacío
make-milestone-submit = Crearlo
look-at-milestone = Ver uno
look-at-milestone-milestone = Qué hito
own-milestone-no-words = No tiene una frase propia para quien lo alcance.
note-reached-button = Alguien lo alcanzó
note-reached = Quién lo alcanzó
note-reached-people = Quién
    .help = Una persona, o varias
note-reached-names = O mucha gente, por su nombre
    .help = Cada uno como lo muestra la clase, o un id
note-reached-submit = Anotarlo
change-milestone-button = Cambiarlo
change-milestone = Cambiar este hito
change-milestone-name = Su nombre
    .help = Como «Proyecto entregado», 80 caracteres como mucho
change-milestone-words = Una frase para quien lo alcance
    .help = Con tus palabras, 500 caracteres como mucho; o déjalo vacío
change-milestone-submit = Cambiarlo
end-milestone-button = Darle fin
reopen-milestone-button = Dejar que siga
milestone-made = Está creado. No se avisó a nadie; la clase lo encuentra en su página de hitos.
milestone-changed = Cambiado, también para quien ya lo alcanzó.
milestone-same-as-before = Está como antes, así que no ha cambiado nada.
milestone-goes-on = Se puede alcanzar.
milestone-ended = «{ $name }» ha terminado: ya nadie lo alcanza. Quien lo alcanzó lo conserva.
milestone-gone = Este hito ya no está, así que no ha pasado nada. /kudos milestone muestra los que hay.
milestones-many = Un curso tiene { $most } hitos propios como mucho. Dale fin a uno antes, por favor.
milestone-unnamed = Dale un nombre que se pueda ver, por favor.
milestone-same = En este curso ya hay un hito que se llama «{ $name }». Elige otro nombre, por favor.
reached-nobody = Elige a alguien, o escribe nombres, por favor.
reached-noted = «{ $name }» está anotado. Se avisa a quien se apuntó a los hitos; de las demás personas no se anota nada. Quién se apuntó es cosa de cada cual, así que no se puede decir más.
reached-unknown = { $more ->
    [0] Aquí nadie se llama { $names }. Aún no se ha anotado nada.
   *[other] Aquí nadie se llama { $names }, y lo mismo pasa con { $more } más. Aún no se ha anotado nada.
}
reached-several = Aquí hay varias personas que se llaman «{ $name }», así que aún no se ha anotado nada. Escribe el id de quien corresponda, por favor: { $ids }.
reached-names-late = No se pudo saber a tiempo cómo se llama cada persona, así que no se anotó nada. Inténtalo otra vez dentro de un minuto, por favor.
unnote-button = Se anotó sin querer
noting-taken-back = Deshecho: lo que anotaste así ya no está. Lo que la gente tenía antes se queda.
noting-late = Esto se anotó hace más de 10 minutos, así que se queda. Quien lo recibió puede quitarlo por su cuenta.
## Where it begins
kudos-start = Reconocimiento en este curso
    .help = Elige dónde ve la clase lo que la gente deja ver, con una tarjeta que dice cómo empezar
kudos-start-place = Dónde
    .help = El canal en el que aparece
kudos-start-submit = Empezar
start-needs-channel = Esto va en un canal, donde lo ve toda la clase. Elige uno, por favor.
start-other-course = Este canal es de otro curso. Elige uno de este curso, por favor.
start-done = Lo que la gente deja ver a la clase aparece desde ahora en { $place }, y allí una tarjeta dice cómo empezar. Para retirar la tarjeta, usa /homeroom undo antes de 10 minutos.
start-yours = Hay más que puedes empezar: con /kudos award das un premio, con /kudos vote la clase elige quién lo recibe. Los primeros planos y los hitos propios de tu curso empiezan aquí.
welcome-title = 🎉 Nos vemos
welcome-text = ¿Alguien te ayudó, preguntó lo que tú no te atrevías a preguntar o tuvo paciencia? Díselo, en una frase o dos. Lo lee primero, y solo esa persona decide si lo ve la clase.
welcome-values = Por qué se puede dar las gracias:
welcome-note = Aquí no se cuenta ni se clasifica a nadie.
give-button = Dar las gracias

## Awards
kudos-award = Dar un premio
    .help = Da un premio a una o hasta ocho personas; lo ves antes, y cada una decide qué ve la clase
kudos-award-title = Cómo se llama el premio
    .help = Por ejemplo: «La pregunta más amable de la semana»
kudos-award-people = Para quién
    .help = De una a ocho personas
kudos-award-words = Por qué se da
    .help = Lo leen esas personas, y la clase si ellas quieren
change-award = Cambiar el premio
change-award-title = Cómo se llama el premio
change-award-people = Para quién
change-award-words = Por qué se da
award-gone = Este premio ya no está.
award-self = No puedes darte un premio. Elige a otra persona, por favor.
award-not-for = Esto no puede ser para { $people }. Elige sin esas personas, por favor.
award-for-nobody = Ya no queda nadie para quien era este premio. Elige a alguien con «Cambiar», por favor.
award-given-already = Este premio ya se dio. Está en /kudos awards.
ceremony-alt = Una ceremonia para el premio «{ $title }»
award-own-title = 🏆 Para ti: { $title }
award-own-given = { $giver } te da este premio.
award-own-given-several = { $giver } te da este premio, a ti y a otras personas.
award-own = Recibes este premio.
award-own-chosen-several = Tu clase votó, y estás entre las personas más elegidas para este premio. Quién más se entera de que eres tú lo decides tú.
award-own-chosen = Tu clase votó y te eligió para este premio. Quién más se entera de que eres tú lo decides tú.
award-shown-title = 🏆 { $title }
award-shown-given = Un premio para { $people }
award-shown-given-nameless = Un premio para alguien que guarda su nombre para sí
award-shown-chosen = La clase votó y eligió a { $people }
award-shown-chosen-nameless = La clase votó y eligió a alguien que guarda su nombre para sí
award-join = Aplaudir
award-joined = Aplauden
award-then-label = Qué pasa después
award-then = Cada persona lo sabe en privado y decide si lo ve la clase. Hasta que alguien diga que sí, no lo ve nadie más.
award-give-button = Darlo
award-change-button = Cambiar
award-preview-note = Solo tú puedes ver esto. Nadie lo sabe hasta que lo des.
award-given = 🏆 Dado. Este premio se comunica en privado a: { $people }. La clase no ve nada si no lo eligen, y no tienen por qué.
award-look-button = Ocuparme de él

## Awards: asking who stands
kudos-vote = Someter un premio a votación
    .help = Pregunta en privado a quién se puede votar, y después vota la clase
kudos-vote-title = Cómo se llama el premio
    .help = Por ejemplo: «La pregunta más amable de la semana»
kudos-vote-people = A quién se podría votar
    .help = De dos a diez personas; antes se pregunta a cada una en privado
kudos-vote-words = Por qué se da
    .help = Lo leen las personas a quienes se pregunta, y la clase cuando vota
vote-needs-polls = La clase vota con una encuesta, y aquí las encuestas están desactivadas. Puedes dar un premio tú con /kudos award.
vote-no-place = Todavía no hay un canal en el que la clase pueda votar. Elige antes uno con /kudos start, por favor.
vote-asked-before = Ya se le preguntó para esta votación.
vote-opened = Ya no se puede preguntar a nadie: esta votación ya se abrió, o ha terminado.
vote-many = Ya se ha preguntado a { $most } personas. Son todas las que caben en una votación.
ask-more = Preguntar a alguien más
ask-more-person = A quién más
stand-title = ¿Puede estar tu nombre en una votación?
stand-asked = { $by } quiere que la clase vote el premio «{ $title }» y pregunta si tu nombre puede estar en la votación.
stand-for = La clase va a votar el premio «{ $title }». ¿Puede estar tu nombre en la votación?
stand-yes = Tu nombre puede estar: gracias. Quien preguntó lo ve, hasta que lo retires, y puedes hacerlo cuando quieras. Cuando la clase ya esté votando, eso termina la votación.
stand-no = Está bien así: tu nombre no está, y no se dice a nadie por qué.
stand-open = La clase está votando, en { $place }. Todavía puedes retirar tu nombre. Eso termina la votación para todo el mundo, y a nadie se le dice quién fue.
stand-note = Solo tú puedes ver esto. Quien dice que no parece no haber respondido; nadie verá cuántas personas eligieron a quién. Solo se dice quién fue la persona más elegida, y ella lo sabe primero.
stand-yes-button = Mi nombre puede estar
stand-no-button = Prefiero que no
stand-back-button = Retirar mi nombre
stand-out-button = Quitar mi nombre
stand-out-asks = ¿Quitamos tu nombre? Eso termina la votación para todo el mundo, y no puede continuar después. A nadie se le dice quién fue.
stand-out-now-button = Quitarlo ahora
stand-too-late = La votación se abrió mientras tanto, o ha terminado, así que esto ya no se puede cambiar aquí.
stand-called-off = Se suspendió, así que no se elige a nadie. Gracias por dejar que tu nombre estuviera.
stand-taken-out = Tu nombre ya no está, y esta votación ha terminado. A nadie se le dice que fuiste tú.

## Awards: the vote
tell-apart = Distinguir los nombres
tell-apart-additions = Qué va detrás de cada nombre
    .help = Uno por línea, en el orden de la lista, por ejemplo «de Lima»
tell-apart-text = Estas personas se llaman igual. Escribe qué lee la clase detrás de cada nombre, uno por línea, en este orden:
tell-apart-button = Distinguir los nombres
tell-apart-count = Escribe una línea para cada una de estas { $count } personas, y nada más, por favor.
tell-apart-others = Mientras tanto ha cambiado quién se presenta. Abre la votación otra vez, por favor.
tell-apart-same = Dos seguirían pareciendo iguales. Escribe algo distinto detrás de cada nombre, por favor.
vote-few = Una votación necesita al menos dos personas que hayan dicho que sí. Puedes preguntar a alguien más.
vote-no-names = Ahora mismo no se pudieron buscar los nombres. Prueba otra vez en un momento, por favor.
vote-question = ¿Quién debería recibir el premio «{ $title }»? { $words }
vote-just-over = Esta votación acaba de terminar, así que ya no se puede suspender. La persona elegida lo sabe y decide qué ven las demás.
vote-news-title = La votación de «{ $title }»
vote-news-given = La clase ha elegido. La persona elegida decide si lo veis.
vote-news-nobody = Votó muy poca gente para decir algo. Si quieres, da el premio tú con /kudos award.
vote-news-withdrawn = La votación se suspendió, porque alguien ya no se presenta. Puedes preguntar de nuevo con /kudos vote.
vote-news-not-held = La votación no llegó a un resultado: no se pudo mostrar a la clase, se retiró, o no se pudo contar. Puedes abrirla otra vez con /kudos vote, o dar el premio tú con /kudos award.

## Awards: the list
kudos-awards = Premios de este curso
    .help = Qué fue de cada premio y votación, y qué puedes hacer
awards-title = Premios
awards-none = Todavía no hay ninguno. Con /kudos award das uno, y con /kudos vote elige la clase.
look-after-award = Ocuparme de uno
look-after-award-select = Ocuparme de uno
look-after-award-award = Cuál
award-line-given = «{ $title }»: dado { $when }
award-line-chosen = «{ $title }»: la clase eligió ({ $when })
award-line-asking = «{ $title }»: se pregunta quién se presenta ({ $when })
award-line-voting = «{ $title }»: la clase está votando ({ $when })
award-line-nobody = «{ $title }»: votó muy poca gente ({ $when })
award-line-called-off = «{ $title }»: suspendido ({ $when })
award-line-withdrawn = «{ $title }»: suspendido, porque alguien ya no se presenta ({ $when })
award-line-not-held = «{ $title }»: la votación no llegó a un resultado ({ $when })
award-desk-title = Premio: { $title }
award-desk-note = Solo tú puedes ver esto; el resto del equipo que enseña en el curso encuentra lo mismo en /kudos awards.
award-is-given = Se comunicó en privado. Cada persona decide si lo ve la clase.
award-is-chosen = La clase ha elegido. La persona elegida decide si lo veis.
award-is-asking = Se pregunta a cada persona en privado. Con dos que digan que sí, puedes abrir la votación. De quien dice que no nadie se entera, así que parece que aún no ha contestado.
award-is-voting = La clase está votando en { $place }. Con /poll list puedes cerrar antes la votación o darle más tiempo.
award-is-nobody = Votó muy poca gente para decir algo. Si quieres, da el premio tú con /kudos award.
award-is-called-off = Esta votación se suspendió, y lo que se contestó se ha borrado.
award-is-withdrawn = La votación se suspendió, porque alguien ya no se presenta. Puedes preguntar de nuevo con /kudos vote.
award-is-not-held = La votación no llegó a un resultado: no se pudo mostrar a la clase, se retiró, o no se pudo contar.
award-yes-label = Se presentan
award-yes-nobody = Nadie todavía
award-asked-label = Se ha preguntado a
award-stand-label = Se presentan
award-for-label = Para
award-seen-label = Lo ve la clase, con el nombre de
open-vote-button = Abrir la votación
call-off-button = Suspenderla
ask-more-select = Preguntar a alguien más
reword-award = Cambiar las palabras
reword-award-button = Cambiar las palabras
reword-award-words = Por qué se da
    .help = Quien lo mostró a la clase decide otra vez, porque dijo que sí a otras palabras
take-award-back-button = Retirarlo
forget-it-button = Quitarlo de esta lista
award-with-nobody = Nadie tiene (ya) este premio, así que no hay nada que cambiar.
award-words-gone = El equipo docente ocultó las palabras de este premio, así que no se pueden cambiar. Puedes retirarlo y dar otro.
award-call-off-first = Esta votación no ha terminado. Suspéndela antes, por favor.
award-taken-back = Retirado: ya nadie tiene este premio, y su tarjeta ya no está.
award-forgotten = Ya no está en la lista.

## Shout-outs
kudos-give = Dar las gracias
    .help = Di a alguien qué hizo bien: solo esa persona decide quién lo ve
kudos-give-people = A quién
    .help = Personas de esta clase
kudos-give-reason = Qué hizo
    .help = En una frase o dos; lo lee tal como lo escribes
kudos-give-value = Por qué valor
    .help = Uno de los valores de la clase
kudos-give-submit = Enviar
kudos-give-note = Lo lee primero quien lo recibe, y solo esa persona decide si lo ve la clase.
give = Dar las gracias
give-people = A quién
    .help = Personas de esta clase
give-reason = Qué hizo
    .help = En una frase o dos; lo lee tal como lo escribes
give-value = Por qué valor
give-submit = Enviar
give-note = Lo lee primero quien lo recibe, y solo esa persona decide si lo ve la clase.
shout-out = Dar las gracias
shout-out-people = A quién
    .help = Personas de esta clase
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
mend-note = A quien dejó que la clase viera justo estas palabras se le pregunta otra vez, porque no aceptó otras.
mended = Las palabras han cambiado. A quien dejó que la clase viera justo las de antes se le pregunta otra vez, porque no aceptó otras.
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
kind-milestone-made = { $count ->
    [one] que creaste { $count } hito para el curso
   *[other] que creaste { $count } hitos para el curso
}
kind-award-asked = { $count ->
    [one] que diste { $count } premio o lo sometiste a votación
   *[other] que diste { $count } premios o los sometiste a votación
}
kind-award-standing = { $count ->
    [one] que se preparó { $count } premio para ti, o que se te preguntó por él
   *[other] que se prepararon { $count } premios para ti, o que se te preguntó por ellos
}
kind-nominated = { $count ->
    [one] { $count } nominación para un primer plano que alguien de clase escribió sobre ti
   *[other] { $count } nominaciones para un primer plano que gente de clase escribió sobre ti
}
kind-nomination = { $count ->
    [one] { $count } nominación para un primer plano que escribiste
   *[other] { $count } nominaciones para un primer plano que escribiste
}
kind-spotlight = { $count ->
    [one] { $count } primer plano tuyo
   *[other] { $count } primeros planos tuyos
}
kind-spotlight-asked = { $count ->
    [one] que pediste { $count } primer plano a alguien
   *[other] que pediste { $count } primeros planos a alguien
}

## Spotlights
kudos-nominate = Proponer a alguien de clase
    .help = Di a quién te gustaría ver en primer plano, y por qué
kudos-nominate-person = A quién
    .help = La persona a quien propones
kudos-nominate-words = Por qué
    .help = Lo que te gusta de lo que hace, con tus palabras
kudos-nominate-note = Quien imparte el curso ve a quién propones y por qué, con tu nombre. La persona puede leer tus palabras, sin tu nombre; nadie más las ve.
nominate = Proponer a alguien de clase
nominate-person = A quién
nominate-words = Por qué
    .help = Lo que te gusta de lo que hace, con tus palabras
nominate-note = Quien imparte el curso ve a quién propones y por qué, con tu nombre. La persona puede leer tus palabras, sin tu nombre; nadie más las ve.
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
spotlight-read = Leerlo todo e invitar
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
spotlight-not-waiting = Este primer plano ya no espera: se mostró, se sacó de la cola, o la persona lo retiró.
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
spotlight-invitation = En un primer plano la clase conoce un poco mejor a una persona. Respondes a tres preguntas amables, o solo a una o dos, y lo ves como lo verá la clase. El equipo docente puede leerlo antes; solo se muestra cuando dijiste que sí.
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
spotlight-is-out = Mientras tanto el equipo ha dejado tu primer plano a un lado, así que no ha cambiado nada. Tu tarjeta tiene lo que escribiste; puedes conservarlo o borrarlo.
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
spotlight-text = Aquí está { $person }.
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
## Everyone's own page
kudos-mine = Mi reconocimiento
    .help = Lo que recibiste y diste, quién lo ve y qué deseas
mine-title = Tu reconocimiento
mine-intro = Lo que la gente notó de ti y lo que notaste de la gente.
mine-nothing = Aquí encontrarás por qué te dan las gracias y por qué las das. /kudos give es un buen comienzo.
mine-asked = Algo aquí espera a que elijas quién lo ve. Sin prisa.
mine-badges = Tus insignias
mine-wishes = Lo que deseas
mine-button = Mi reconocimiento
mine-received-button = Lo que recibí
mine-gave-button = Lo que di
mine-joined-button = A qué me sumé
mine-nominated-button = A quién nominé
mine-spotlight-button = Mi primer plano
mine-wishes-button = Cambiar lo que deseo
mine-received = Lo que recibiste
mine-gave = Lo que diste
mine-joined = A qué te sumaste
mine-nominated = A quién nominaste
list-empty = Aquí no hay nada ahora.
earlier-button = Anteriores
newest-button = Volver a lo más nuevo
received-line = { $what } · { $when } · { $shows }
gave-line = { $words } · { $when }
joined-line = { $what } · { $when }
joined-unseen = Algo que la clase no ve ahora
nominated-line = { $person }: { $words }
look-at-received = Ver uno
look-at-gave = Ver uno
look-at-gave-title = Lo que escribiste
look-at-received-which = Cuál
look-at-gave-which = Cuál
unjoin-one = Dejar de sumarme
unjoin-one-which = Cuál
unnominate-one = Retirar una
unnominate-one-which = Cuál
put-away-button = Quitarlo para siempre
put-away-asks = ¿Lo quitamos, para ti y para la clase? No vuelve, y no se avisa a nadie.
put-away-now-button = Quitarlo ahora
put-away-not-button = Conservarlo
put-away = Quitado, para ti y para la clase. No se avisa a nadie.
put-away-written = Quitado, para ti y para la clase. No se avisa a nadie; quien lo escribió conserva sus propias palabras.
gave-when = Lo diste el { $when }.

## What people wish
wishes = Lo que deseo
wishes-submit = Guardar
wishes-standing = Agradecimientos y premios para mí
    .help = Quién ve los que lleguen desde ahora; puedes decidir sobre cada uno igualmente
wishes-wants-none = Sin agradecimientos, premios ni nominaciones
    .help = Nadie puede dártelos; lo que ya tienes queda como está
wishes-off-board = Ninguna clasificación conmigo
    .help = Si alguna vez se activa una, no estarás en ella
choice-asked = Preguntarme cada vez
choice-public = Mostrarlo a la clase, con mi nombre
choice-nameless = Mostrarlo a la clase, sin mi nombre
choice-private = Guardarlo para mí
wishes-changed = Guardado. Desde ahora:
wish-asked = Se te pregunta por cada agradecimiento y cada premio quién lo ve.
wish-public = Los agradecimientos y premios para ti se muestran a la clase, con tu nombre.
wish-nameless = Los agradecimientos y premios para ti se muestran a la clase, sin tu nombre.
wish-private = Los agradecimientos y premios para ti se quedan contigo.
wish-none = No recibes agradecimientos, premios ni nominaciones.
wish-off-board = Ninguna clasificación te incluye.

## Who has not been seen
kudos-unseen = Sin verse desde hace tiempo
    .help = Quién no ha estado últimamente en ninguna tarjeta pública; solo lo ves tú
unseen-button = A quién no se ha visto últimamente
unseen-title = Sin verse desde hace tiempo
unseen-intro = Estas personas no han estado con su nombre en ninguna tarjeta pública de reconocimiento en las últimas seis semanas. No dice nada de lo que hacen ni de lo que guardan para sí; solo que la clase no las ha visto aquí.
unseen-none = En las últimas seis semanas la clase ha visto con su nombre a todas las personas de aquí.
unseen-acted = Puede que Homeroom solo conozca aquí a quienes lo han usado: puede faltar gente.
unseen-unnamed = Ahora mismo no se pudieron leer todos los nombres, así que el orden no es el de los nombres.
unseen-note = Solo tú puedes ver esto. Se hace cuando miras y no se guarda en ninguna parte.
unseen-choose = Hacer algo por
unseen-one = Alguien
unseen-one-which = Quién
unseen-anybody = Alguien
unseen-anybody-who = Quién
unseen-more-button = Más personas
unseen-first-button = Volver al principio
unseen-again-button = Mirar otra vez
unseen-gone = Esta persona no es ahora del alumnado de aquí.
unseen-ways = ¿Qué ayudaría a que se vea a { $person }?
unseen-nominate = Nominar para un primer plano
unseen-write = Escribirle
hello-begun = Se está abriendo una conversación entre { $person } y tú. Escribe ahí lo que quieras; Homeroom no lo lee. Nada en ella dice que esta lista fue el motivo.
hello = 👋 Esta es una conversación para ustedes dos. ¡Un saludo!

## Leaderboard
kudos-board = Clasificación
    .help = Qué hallaron los estudios sobre las clasificaciones, y activar o quitar una
board-about = Sobre las clasificaciones
board-found = Homeroom no clasifica a nadie por sí mismo. En un estudio de 16 semanas, una clase con clasificación e insignias tuvo menos motivación, menos satisfacción y peores notas en el examen que otra sin ellas (Hanus y Fox 2015).
board-would = Si aun así quieres tener una: cuenta los agradecimientos que la clase ve con nombre, y cada persona puede quedarse fuera.
board-is-on = Ahora hay una en { $place }.
board-on = Activar una clasificación
board-on-button = Activar una
board-move-button = Moverla
board-off-button = Quitarla
board-on-place = Dónde
    .help = El canal en el que está
board-on-submit = Activarla
board-stands = Desde ahora hay una clasificación en { $place }. No cuenta nada anterior a su activación.
board-off = Ya no hay clasificación.
board-none = No hay ninguna clasificación que quitar.
board-title = A quién se dieron más veces las gracias
board-since = Agradecimientos que ve la clase, desde { $since }.
board-empty = Nada todavía.
board-level = A tantas personas se les dieron las gracias por igual que nadie destaca.
board-line = { $people }: { $count }
board-out-button = Dejarme fuera
board-note = Tu docente la activó. Los estudios hallaron que las clasificaciones pueden quitar la alegría a una clase: cuenta solo lo público, y cualquiera puede quedarse fuera.
board-out = Hecho: ninguna clasificación te incluye. No se avisa a nadie.
board-in = Hecho: la clasificación puede incluirte de nuevo.
board-in-button = Incluirme de nuevo

## Status
status-place = Lo público se muestra en { $place }.
status-no-place = Aún no hay un canal para ello: /kudos start
status-trouble = Algo no se pudo mostrar a la clase. { $why } Cuando esté resuelto, /kudos start lo muestra, en el mismo canal o en otro.
status-spotlights = Los primeros planos se muestran: { $plans }
status-board = Hay una clasificación en { $place }.
