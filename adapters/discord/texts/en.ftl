## Commands: added to what an option is for, where Discord has no kind of option like it
slash-lines = { $help } (“|” between them)
slash-people = { $help } (@name each of them)

## Putting the commands on Discord
commands-refused = Discord did not take the commands, so those from before are still there: { $why } (code { $code }). This is a mistake in Homeroom or one of its features: please report it with these words.
commands-later = The commands could not be put on Discord just now ({ $why }), so those from before are still there. Homeroom tries again when it starts the next time.
