## Comandos: se añade a lo que pide una opción, donde Discord no tiene una de su tipo
slash-lines = { $help } («|» entre una y otra)
slash-people = { $help } (con @nombre cada una)

## Poner los comandos en Discord
commands-refused = Discord no aceptó los comandos, así que siguen los de antes: { $why } (código { $code }). Es un fallo de Homeroom o de una de sus funciones: avísanos, por favor, con estas palabras.
commands-later = No se pudieron poner los comandos en Discord en este momento ({ $why }), así que siguen los de antes. Homeroom lo intenta otra vez la próxima vez que arranque.
