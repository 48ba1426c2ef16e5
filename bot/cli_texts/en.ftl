# What the command line says.

## Running
running = Homeroom is running. The class is at { $address }. Ctrl-C stops it.
running-elsewhere = Homeroom is running on { $names }. That it lives is told at { $address }/healthz. Ctrl-C stops it.
stopping = Finishing what is under way. Ctrl-C again ends it at once.
stopped = Homeroom has stopped. Everything is kept.
declaration = A feature is declared wrongly, so nothing was started: { $what }
feature-not-loaded = A feature cannot be loaded, so nothing was started: { $what }
port-taken = { $address } is in use already. Stop what uses it, or choose another port: homeroom run --port { $other }
port-refused = This machine does not let Homeroom listen at { $address }. Choose another address or port: homeroom run --port 8421
data-file = { $path } is a file, and Homeroom needs a folder for its data. Give it another one: [homeroom] data
data-closed = The data folder { $path } cannot be made or written. Check that its disk can be written, and who owns it.

## The configuration
config-head = { $path } has mistakes, so nothing was started:
config-line = line { $line }: { $what }
config-no-file = There is no file { $path }. Give the path of your bot.toml, or leave --config away.
config-folder = { $path } is a folder. Give the path of the file in it: --config { $path }/bot.toml
config-unreadable = { $path } cannot be read. Check who owns it and who may read it.
config-not-text = { $path } is no text in UTF-8. Save it as UTF-8, or begin with an empty file.
config-broken = From column { $column } on, this is no TOML. Look for a quote or a = that is missing; words stand in quotes.
config-twice = This was written further up already. Keep one of the two.
config-no-table = { $name } is a table. Write [{ $name }] on a line of its own, and its settings below.
config-no-place = “{ $name }” is in no table. Put it below the table that it belongs to, such as [homeroom].
config-secret = “{ $name }” is a secret, and files are copied and shown. Take this line out, and set the variable { $variable } instead.
config-unknown-table = [{ $name }] is not known. There are: { $near }
config-unknown-table-near = [{ $name }] is not known. Did you mean [{ $near }]?
config-unknown-key = “{ $name }” is not known. There are: { $near }
config-unknown-key-near = “{ $name }” is not known. Did you mean “{ $near }”?
config-unknown-cog = There is no feature “{ $name }”. There are: { $near }
config-unknown-cog-near = There is no feature “{ $name }”. Did you mean “{ $near }”?
config-variable = The variable { $name } is not known and does nothing. docs/running.md says how variables are named.
config-variable-near = The variable { $name } is not known and does nothing. Did you mean { $near }?
config-deep = Tables or lists stand inside one another too deep to be read.
config-number = { $name } must be a number, such as 7 and without quotes.
config-yes = { $name } must be true or false.
config-text = { $name } must be words in quotes.
config-list = { $name } must be a list, such as ["polls"].
config-long = { $name } is too long: { $bound } characters fit.
config-choice = { $name } must be one of: { $choices }
config-least = { $name } must be { $bound } or more.
config-above = { $name } must be more than { $bound }.
config-most = { $name } must be { $bound } or less.
config-below = { $name } must be less than { $bound }.
config-database-url = { $name } is no address of a database. Leave it empty, or write postgresql://user@host/name; in a password, write signs such as @ : / as %40 %3A %2F.
config-homeroom-data = { $name } must name a folder, such as "data". Leave the line out, and it is the folder data beside bot.toml.
config-homeroom-keys = { $name } must name a folder, such as "keys". Leave the line out, and it is the folder keys in the data folder.
config-web-host = { $name } must be an address of this machine: 127.0.0.1, ::1 or localhost. For others to reach the class, people must sign in: write the address that they open beside it, such as address = "https://class.example.org". docs/running.md says how.
config-discord-shards = { $name } must say the first and the last shard of this process, and how many there are in all, such as "0-3/16". Leave it out, and one process has them all.
config-discord-api = { $name } must be the whole address of Discord's API or of a proxy before it, such as "https://discord.com/api/v10". Leave it out, and Homeroom asks Discord itself.
config-discord-gateway = { $name } must be an address that begins with wss://, such as "wss://gateway.discord.gg". Leave it out, and Homeroom asks Discord itself.
config-slack-bot-token = { $name } must be the bot's token, which begins with xoxb-: “Bot User OAuth Token” on your app's page “OAuth & Permissions”.
config-slack-app-token = { $name } must be the app-level token, which begins with xapp-: your app's page “Basic Information”, “App-Level Tokens”, with the scope connections:write.
config-slack-public = { $name } must be the whole address at which Slack reaches Homeroom, such as "https://class.example.org", with nothing behind the name. Slack wants https.
config-slack-installer = { $name } must be a member ID, such as "U012AB3CD": in your profile on Slack, behind the three dots, “Copy member ID”. Leave it out, and only owners, administrators and those whom they name are instructors.
config-slack-api = { $name } must be the whole address of Slack's Web API or of what speaks like it, such as "https://slack.com/api/". Leave it out, and Homeroom asks Slack itself.
config-slack-meeting-link = { $name } must be an address that begins with https://, such as "https://meet.example.org/{ "{room}" }", where { "{room}" } stands for the room. Leave it out, and rooms have no meeting link.
config-slack-half = { $given } is set, so Homeroom is to be on Slack, but this is missing: { $missing }. Set it as well, or take { $given } away. docs/slack.md shows where to find it.
config-slack-both = { $given } is for one workspace, { $other } is for many: Homeroom runs in one of these ways. Take the variables of the other away. docs/slack.md says which are whose.
config-web-address = { $name } must be the whole address that people open, such as "https://class.example.org", with nothing behind the name. Plain http is for this machine and private networks only: elsewhere others could read what signs people in.
demo-others = With { $names } on, real people are in the class, so nobody may choose who to be in the browser. Write the address at which they sign in there: [web] address = "https://class.example.org". docs/running.md says how.
demo-postgres = On PostgreSQL several processes may serve one class, so nobody can choose who to be there. To try things out, leave [database] url away. For a class in which people sign in, write the address that they open: [web] address = "https://class.example.org". docs/running.md says how.

## The database
storage-running = Homeroom is running on this database already (process { $pid }). Stop it first, or give this one another data folder.
storage-locked = Another program holds the database. Close it and try again.
storage-full = The disk is full. Make room and start again; nothing was lost.
storage-newer = A newer Homeroom wrote this database. Install that version, or restore an older backup.
storage-corrupt = The database is damaged. Restore a backup: homeroom restore FILE
storage-unreachable = The database { $path } cannot be reached. Check that it runs, and that [database] url and its rights are right.
storage-unreadable = The database { $path } cannot be read or written. Check that its disk works and has room, and who owns the file and its folder.
storage-readonly = The database { $path } cannot be written. Check who owns the file and its folder, and that its disk can be written.
storage-uncertain = The database went away in the middle of something. Start again; what was begun is looked up.
storage-rejected = The database refused a statement. Please report this with the log.
storage-problem = The database has a problem. Please report this with the log.

## Doctor
doctor-config = Configuration: in order
doctor-features = Features that are on: { $names }
doctor-running = Homeroom: it is running (process { $pid }, version { $version })
doctor-not-running = Homeroom: it is not running
doctor-silent = Homeroom: process { $pid } holds the database but does not answer. Stop it and start again: kill { $pid }
doctor-data-open = Data folder: others on this machine can read it. Close it: chmod 700 { $path }
doctor-data = Data folder { $path }: closed to others, { $free } MB free
doctor-data-full = Data folder { $path }: only { $free } MB are free. Make room before it stops Homeroom.
doctor-database = Database { $name }: sound
doctor-none = Database: none yet; it is made at the first start
doctor-empty = Database { $name }: there is nothing in it. The next start makes a new class in it; if there was one before, put its backup back first: homeroom restore FILE
doctor-foreign = Database { $name }: it is of another program, no database of Homeroom. Move the file away, or give Homeroom another folder: [homeroom] data
doctor-server-new = Database { $name }: it answers; the tables of Homeroom are made in it at the first start
doctor-schema-new = Tables: older than this Homeroom; they are brought up to date at the next start
doctor-schema = Tables: up to date
doctor-failed = Messages: { $count ->
    [one] one could not be delivered. An instructor sees it, and what helps, with { $status }.
   *[other] { $count } could not be delivered. An instructor sees them, and what helps, with { $status }.
}
doctor-delivered = Messages: all were delivered
doctor-keys-closed = Keys of anonymous polls: the folder { $path } cannot be made or written, so no such poll can begin. Check who owns it, or give another one: [homeroom] keys
doctor-keys-missing = Anonymous polls: { $count ->
    [one] one is open and cannot be counted, for its key is missing
   *[other] { $count } are open and cannot be counted, for their keys are missing
} ({ $names }). If the folder { $path } was moved or is on a disk that is away, bring it back. If the keys are lost, nobody can read these answers any more: “Give it up” in /poll list ends each poll.
doctor-platforms = Platforms that are on: { $names }
doctor-platforms-before = Homeroom: it was started with other platforms than the configuration says now: { $names }. Start it again.
doctor-served = Address: the class is at { $address }
doctor-served-elsewhere = Address: that Homeroom lives is told at { $address }/healthz
doctor-away = Connections: none now to { $names }; Homeroom tries again by itself, and its log says why
doctor-web = Address: { $address } is free for the class
doctor-watch = Address: { $address } is free; there it will be told that Homeroom lives

## Backup and restore
backup-done = The backup is in { $path } and was checked.
backup-exists = { $path } is there already. Give another name; nothing was overwritten.
backup-unwritten = { $path } cannot be written. Check that its folder is there, who may write in it, and that its disk has room. Nothing was left behind.
backup-postgres = This database is on PostgreSQL. Back it up with its own tool: pg_dump --format=custom --file=homeroom.dump
backup-none = There is no database yet, so there is nothing to back up.
restore-postgres = This database is on PostgreSQL. Restore it with its own tool: pg_restore --clean --if-exists --dbname=NAME homeroom.dump
restore-no-file = There is no file { $path }. Nothing was changed.
restore-not-a-backup = { $path } is no backup of Homeroom, or it is damaged. Nothing was changed.
restore-unwritten = The folder { $path } cannot be written. Check who owns it and that its disk has room. Nothing was changed.
restore-key-lost = { $log } says that people deleted themselves since this backup, but { $key } is missing in { $path }, so nobody can tell who. Put { $key } back from where you keep it. If it is lost, remove { $log }: then they come back with the backup. Nothing was changed.
restore-done = Restored.
restore-kept = The earlier database is kept as { $kept }.
restore-held = { $count ->
    [one] One message was due before this. It is not sent by itself; an instructor sees it with { $status }.
   *[other] { $count } messages were due before this. They are not sent by themselves; an instructor sees them with { $status }.
}
restore-hidden = { $count ->
    [one] Something that staff hid since this backup stays hidden.
   *[other] { $count } things that staff hid since this backup stay hidden.
}
restore-sealed = { $count ->
    [one] One anonymous poll was open in this backup. Its key is in no backup, so it cannot be counted: close it and ask anew.
   *[other] { $count } anonymous polls were open in this backup. Their keys are in no backup, so they cannot be counted: close them and ask anew.
}
restore-keys-left = The backup is in place, but the keys of anonymous polls in { $path } could not be deleted. Check who owns them, and delete this folder yourself.
restore-deleted = { $count ->
    [one] One person who was deleted since stays deleted.
   *[other] { $count } people who were deleted since stay deleted.
}
intercom-unknown = The Homeroom that is running does not know this command; it is probably another version. Stop it and start it again.
intercom-fault = The Homeroom that is running could not do that. Its log says more.

## A new cog
new-cog-name = “{ $name }” cannot be a name. Use small letters, digits and single underscores, such as book_club, { $most } at most.
new-cog-taken-word = “{ $name }” means something else already, to Python or in the code of a cog. Choose another name, such as { $name }_club.
new-cog-windows = “{ $name }” is a name that Windows keeps for itself: no folder there can be called so. Choose another name, such as { $name }_club. Nothing was changed.
new-cog-package = “{ $name }” is a Python package that is installed here, and the two would be mixed up. Choose another name, such as { $name }_club. Nothing was changed.
new-cog-exists = There is something called { $name } already. Nothing was changed.
new-cog-many = There are as many commands as platforms show ({ $most } first words). Nothing was changed.
new-cog-nowhere = A cog is written into a checkout of Homeroom, with its folders cogs and tests, and there is none here. Nothing was changed.
new-cog-unwritten = { $path } cannot be written. Nothing was changed.
new-cog-done = cogs/{ $name } is written, with a test in tests/cogs/{ $name }. Try it: make run, and in the class, as the instructor, type /{ $name } hello

## People who sign in
folder-is-demo = { $path } holds a class to try things out, with invented people. Give the class in which people sign in a folder of its own: [homeroom] data
folder-is-real = { $path } holds a class in which people sign in. Write its address again, [web] address, or give a class to try things out a folder of its own: [homeroom] data
folder-moved = In { $path } time was moved ahead, as it can be only in a class to try things out. Give the class in which people sign in a folder of its own: [homeroom] data
people-demo = This is a class to try things out: everybody chooses who to be, and nobody signs in. For a class in which people sign in, write the address that they open in bot.toml: [web] address = "https://class.example.org". docs/running.md says how.
people-served = Homeroom is serving this class right now, so only it can add or remove people and give roles. Do that on the page as an instructor, in the list of people. Or stop Homeroom, type this again, and start it after that.
people-add-one = Give either a name or --csv FILE. See homeroom people add --help
people-added = { $count ->
    [one] One person was added.
   *[other] { $count } people were added.
}
people-already = { $count ->
    [one] One was in the class already, and stays as they are.
   *[other] { $count } were in the class already, and stay as they are.
}
people-next = Nobody can come in without a link. Make one with: homeroom people link NAME. Make all of them with: homeroom people links --csv
people-none = Nobody is in the class yet. Begin with yourself: homeroom people add NAME --role instructor
people-row = { $name }, { $role }, { $zone }: not signed in
people-row-in = { $name }, { $role }, { $zone }: signed in
people-zone-browser = time zone of their browser
people-role-instructor = instructor
people-role-assistant = assistant
people-role-student = student
people-link = { $name } comes in with this link, once and within 14 days. Links made earlier and not used do not work any more. Send it to nobody else:
people-links = { $count ->
    [one] One person is not signed in. The link works once, within 14 days; an earlier one that was not used does not work any more.
   *[other] { $count } people are not signed in. Each link works once, within 14 days; earlier ones that were not used do not work any more.
}
people-links-none = Everybody is signed in, so no link was made.
people-head-name = name
people-head-role = role
people-head-link = link
people-role-done = { $name } has the role { $role } now.
people-out-done = { $count ->
    [0] { $name } was signed in nowhere. A link that was not used does not work any more.
   *[other] { $name } is signed out everywhere. With a new link they come in again: homeroom people link { $name }
}
people-removed = { $name } is no longer in the class. What they wrote stays.
people-nobody = Nobody in the class is called “{ $name }”. See who is: homeroom people list
people-nobody-near = Nobody in the class is called “{ $name }”. Did you mean: { $names }?
people-several-people = Several people are called “{ $name }”: { $names }. Write the whole name.
people-last-instructor = A class needs an instructor, and this is the last one. Make somebody else an instructor first.
people-full = A class holds up to { $most } people.
people-person-name = A name is missing.
people-person-long = A name of { $length } letters is too long: { $most } fit.
people-person-role = “{ $given }” is no role. There are: { $roles }
people-person-zone = “{ $given }” is no time zone. Write it as in { $example }.
people-person-language = “{ $given }” is no language of Homeroom. There are: { $languages }
people-csv-wrong = { $path } has mistakes, so nobody was added:
people-csv-cell = line { $line }, { $column }: { $what }
people-csv-empty = There is nothing in it. The first line names the columns: name,role,zone,language
people-csv-head = The first line names the columns, each of them once. There must be: name. There may be: role, zone, language.
people-csv-column = “{ $given }” is no column. There are: name, role, zone, language.
people-csv-cells = There are { $count } cells, and only { $most } columns. Put a value with a comma in it in quotes.
people-csv-broken = This cannot be read. Look for a quote that is missing.
people-csv-large = { $path } is larger than a list of people can be.
people-csv-not-text = { $path } is no text in UTF-8. Save it as CSV in UTF-8.
people-csv-no-file = { $path } cannot be read. Check its name, and who may read it.

## Help
help-usage = Usage:
help-options = OPTIONS
help-options-head = Options
help-command = COMMAND
help-commands-head = Commands
help-of-one = More about one of them: { $command } COMMAND --help
help-homeroom = Homeroom turns an online class into a place people belong to.
    .more = Without a command it runs, and the class is at http://127.0.0.1:8421.
help-run = Run Homeroom until Ctrl-C
    .more = It reads bot.toml in this folder, if there is one, and keeps everything in the data folder. Ctrl-C finishes what is under way; nothing is lost.
help-doctor = Say what is wrong and what helps
    .more = It looks at the configuration, the data folder, the database, the platforms that are on and the messages that could not be delivered. It changes nothing, and may be asked while Homeroom runs.
help-people = Say who may sign in, and give them links
    .more = For a class that others reach, with [web] address in bot.toml. Each person comes in with a link of their own that works once. All of this may be done while Homeroom runs.
help-people-add = Add NAME to the class, or everybody in a table
    .more = The table is a file of comma-separated values in UTF-8. Its first line names the columns: name, and if you like role, zone and language. When something in it is wrong, nobody is added. Who is in the class already stays as they are.
help-people-list = Show who is in the class and who is signed in
help-people-link = Make the link with which NAME comes in
    .more = It works once, within 14 days. An earlier one that was not used does not work any more.
help-people-links = Make a link for everybody who is not signed in
help-people-role = Give NAME the role instructor, assistant or student
help-people-out = Sign NAME out everywhere
help-people-remove = Remove NAME from the class
    .more = They are signed out everywhere. What they wrote stays.
help-invite = Show the link that adds Homeroom to a server
help-invite-discord = Show the link that adds Homeroom to a Discord server
    .more = It asks for exactly the permissions that the features that are on need, and says what each is for. It reads the bot's token from HOMEROOM_DISCORD_TOKEN, or takes the number of the application.
help-manifest = Print what an app needs to be made of
help-manifest-slack = Print the manifest of the Slack app, as JSON
    .more = It is made from the features that are on. With [slack] public it is for many workspaces, over HTTP; without, for one, over Socket Mode. Paste it at api.slack.com/apps, or let homeroom install slack fill it in.
help-install = Show the address at which an app is made
help-install-slack = Show the address that makes the Slack app, filled in
    .more = It asks for exactly the scopes that the features that are on need, and says what each is for.
help-backup = Copy the database to FILE, also while Homeroom runs
    .more = The copy is checked before it gets its name. Keep deleted.key and deleted.log of the data folder with it: they know who deleted themselves.
help-restore = Put the backup FILE in place of the database
    .more = Homeroom must not run. The earlier database is kept. Messages that were due before are not sent but listed for the instructors, and people who were deleted since stay deleted.
help-new-cog = Write a new feature, with its test, to begin from
    .more = In a checkout of Homeroom it writes cogs/NAME with a command, a view and a button in both languages, tests/cogs/NAME with its story, and its lines in docs/instructors.md. docs/writing-a-cog.md goes on from there.
help-argument-file = FILE
help-argument-name = NAME
help-argument-role = ROLE
help-value-role = ROLE
help-value-zone = ZONE
help-value-language = LANGUAGE
help-value-table = FILE
help-value-path = PATH
help-value-host = ADDRESS
help-value-port = NUMBER
help-value-application = NUMBER
help-option-path = the file with the settings; without it, bot.toml in this folder
help-option-role = instructor, assistant or student; without it, student
help-option-zone = the person's time zone, such as Europe/Madrid; without it, UTC
help-option-language = en or es; without it, the language of the class
help-option-table = a table of people to add
help-option-as-table = as comma-separated values
help-option-host = where the class is served; beyond this machine only where people sign in
help-option-port = the port of the class; 0 takes any that is free
help-option-application = the number of the application, in place of its bot's token
help-option-version = say the version, and end
usage-command = “{ $name }” is no command. { $command } --help shows those that there are.
usage-option = { $name } is no option of { $command }. See { $command } --help
usage-value = { $name } needs a value. See { $command } --help
usage-missing = { $command } needs a { $name }. See { $command } --help
usage-wrong = This cannot be read. See { $command } --help

discord-token = Discord does not know this token. Copy it anew from your application's page (Bot, Reset Token), and set HOMEROOM_DISCORD_TOKEN to it. docs/discord.md shows where it is.
discord-token-file = The file { $path }, which should hold Discord's token, cannot be read. Check its name and who may read it, or set HOMEROOM_DISCORD_TOKEN instead.
slack-token = Slack does not know this token. Copy it anew from your app's page (OAuth & Permissions, Bot User OAuth Token), and set HOMEROOM_SLACK_BOT_TOKEN to it. docs/slack.md shows where it is.
slack-key = HOMEROOM_SLACK_KEY is not a key, so the tokens of workspaces cannot be kept. It is made of 43 letters and digits; docs/slack.md says how to make one.
slack-app-token = Slack does not know the app-level token. Copy it anew from your app's page (Basic Information, App-Level Tokens; it begins with xapp-), and set HOMEROOM_SLACK_APP_TOKEN to it. docs/slack.md shows where it is.
slack-app-token-scope = The app-level token may not open connections. Make a new one with the scope connections:write on your app's page (Basic Information, App-Level Tokens), and set HOMEROOM_SLACK_APP_TOKEN to it.
slack-socket-off = Socket Mode is switched off for this app. Switch it on at your app's page, Socket Mode; or paste the manifest of homeroom manifest slack there again.
slack-file = The file { $path }, which should hold a secret of Slack's, cannot be read. Check its name and who may read it, or set the variable itself instead.
slack-public = [slack] public is not set: it is the address at which Slack reaches Homeroom, such as https://class.example.org. Without it no workspace can add Homeroom.
slack-removed = Homeroom was removed from the workspace, or its token was revoked. Install the app there again, and set HOMEROOM_SLACK_BOT_TOKEN to the token that you get. Nothing that was stored is lost.
slack-away = Slack cannot be reached at { $address }. Check this machine's way to the internet; Homeroom tries again by itself.
doctor-slack = Slack knows the bot: { $name }, in the workspace { $workspace }
doctor-slack-many = Slack can be reached; workspaces add Homeroom at { $address }/slack/install
doctor-slack-other-key = { $count ->
    [one] Slack: HOMEROOM_SLACK_KEY does not open the stored token of one workspace: { $names }. Homeroom can do nothing there. Put the key with which it was stored behind this one, with a comma between; if it is lost, this workspace adds Homeroom again at { $address }/slack/install
   *[other] Slack: HOMEROOM_SLACK_KEY does not open the stored tokens of { $count } workspaces: { $names }. Homeroom can do nothing there. Put the key with which they were stored behind this one, with a comma between; if it is lost, each of them adds Homeroom again at { $address }/slack/install
}
doctor-slack-changed = { $count ->
    [one] Slack: the stored token of one workspace is damaged: { $names }. Homeroom can do nothing there, and no key helps. This workspace adds Homeroom again at { $address }/slack/install
   *[other] Slack: the stored tokens of { $count } workspaces are damaged: { $names }. Homeroom can do nothing there, and no key helps. Each of them adds Homeroom again at { $address }/slack/install
}
doctor-slack-wrong = Slack: { $what }
discord-away = Discord cannot be reached at { $address }. Check this machine's way to the internet; Homeroom tries again by itself.
doctor-discord = Discord knows the bot: { $name }, in { $count ->
    [0] no server yet (the link for it: homeroom invite discord)
    [one] one server
   *[other] { $count } servers
}
doctor-discord-unseen = Discord: { $count ->
    [one] in one more server the places were not looked at, or did not answer. /staff doctor there says what is missing in them.
   *[other] in { $count } more servers the places were not looked at, or did not answer. /staff doctor there says what is missing in them.
}
doctor-discord-wrong = Discord: { $what }
