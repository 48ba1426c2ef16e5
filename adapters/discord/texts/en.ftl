# What the Discord adapter itself says.

shared-thread = { $count ->
    [one] For you
   *[other] For a group of { $count }
}
rooms-category = Rooms
rooms-unsure = { $more ->
    [0] These rooms look as if Homeroom had opened them, but it is not sure, so it leaves them alone: { $names }. Delete those that nobody needs.
   *[other] These rooms look as if Homeroom had opened them, but it is not sure, so it leaves them alone: { $names } and { $more } more. Delete those that nobody needs.
}
closed-direct = Your direct messages from this server are closed, so Homeroom writes to you here. Only you and the server's moderators can see this thread.
page-next = More
page-back = Back
page-gone = This card has changed meanwhile. Press *More* on it again.
form-open = Open the form
form-not-now = It took a moment too long to open the form. Press here, and it opens.
form-long = What stands in “{ $label }” is longer than a form on Discord can hold, so it cannot be changed here. Nothing of it is lost.
not-understood = Homeroom does not know this any more, so nothing happened. Please use a newer card, or type the command. Where Discord still shows a command that is no more, reload it (Ctrl-R).
no-server = This card is from a server that Homeroom is no longer in.
left-server = This card is from a server that you are not in any more, so nothing happened and nothing was kept. If you come back to the server, its cards work for you again.
not-now = Discord did not tell in time who you are in the server that this card is from, so nothing happened. Please try again in a moment.
answer-fault = Sorry, something went wrong on our side while answering you. What you asked for may be done all the same, so please look before you try again. If it happens again, tell an instructor the code { $id }.

## Commands: added to what an option is for, where Discord has no kind of option like it
slash-lines = { $help } (“|” between them)
slash-people = { $help } (@name each of them)

## Putting the commands on Discord
commands-refused = Discord did not take the commands, so those from before are still there: { $why } (code { $code }). This is a mistake in Homeroom or one of its features: please report it with these words.
commands-later = The commands could not be put on Discord just now ({ $why }), so those from before are still there. Homeroom tries again by itself.

## Permissions: their names as in Discord's settings, what each is for, what does not work without it
permission-view-channel = View Channels
    .for = to see the channels that it posts in, and who is in voice
    .without = Without it nothing can be posted there, and nobody who writes there is heard of.
permission-send-messages = Send Messages
    .for = to post cards in channels, and posts in forums
    .without = Without it nothing can be posted there.
permission-send-messages-in-threads = Send Messages in Threads
    .for = to post in the threads below its cards, in forums, and in conversations of several people
    .without = Without it nothing can be posted in threads or below posts of a forum.
permission-attach-files = Attach Files
    .for = to post pictures and files on cards
    .without = Without it cards with a picture or a file cannot be posted.
permission-read-message-history = Read Message History
    .for = to find its own messages again after an interruption, so that nothing is posted twice
    .without = Without it Homeroom cannot find its own messages again, and something may be posted twice after an interruption.
permission-create-private-threads = Create Private Threads
    .for = to let a few people talk among themselves, and to reach those who take no direct messages
    .without = Without it no conversations of several people can be opened, and who takes no direct messages cannot be reached.
permission-manage-threads = Manage Threads
    .for = to add people to threads of its own, rename them, and close them when they are over
    .without = Without it threads cannot be closed or taken away, and nobody can be taken out of one.
permission-create-public-threads = Create Public Threads
    .for = to open a thread for answers below a question
    .without = Without it questions have no thread for answers.
permission-manage-messages = Manage Messages
    .for = to delete what people wrote when the staff asks it to, by a message’s menu or after a report
    .without = Without it the staff has to delete messages by hand.
permission-manage-channels = Manage Channels
    .for = to open voice rooms for small groups, and take them away afterwards
    .without = Without it no voice rooms can be opened.
permission-manage-roles = Manage Roles
    .for = to settle who may come into a voice room; it gives nobody a role
    .without = Without it nobody can be let into a voice room that is for a few.
permission-connect = Connect
    .for = to let people into the voice rooms that it opens
    .without = Without it people cannot be moved into voice rooms.
permission-move-members = Move Members
    .for = to bring people who are in voice into their room, and back
    .without = Without it people have to go into their voice rooms by themselves.

missing-in-server = In this server Homeroom may not “{ $permission }”. { $lost } To allow it: Server Settings, Roles, “{ $role }”, Permissions, and switch it on.
missing-in-that-server = In the server “{ $server }” Homeroom may not “{ $permission }”. { $lost } To allow it: Server Settings, Roles, “{ $role }”, Permissions, and switch it on.
missing-in-place = In #{ $place } Homeroom may not “{ $permission }”. { $lost } To allow it: Edit Channel, Permissions, add the role “{ $role }”, and tick it.
missing-in-place-there = In the server “{ $server }”, in #{ $place }, Homeroom may not “{ $permission }”. { $lost } To allow it: Edit Channel, Permissions, add the role “{ $role }”, and tick it.
places-more = { $places } and { $count ->
    [one] one more channel
   *[other] { $count } more channels
}
members-off = Homeroom is not told who joins and who leaves the server, and only knows those who have used it. Who leaves stays named on cards, and what is for everyone may miss somebody. To change it: Discord’s Developer Portal, your application, Bot, “Server Members Intent”; then start Homeroom again.
staff-commands = Commands for the staff are shown to whoever may “Manage Messages”. To show them to others who help: Server Settings, Integrations, Homeroom, choose the command, and add their role. Who may really use it is decided by /staff roles.
unshown = Discord shows /staff to whoever may “Manage Messages”. Where it does not stand behind the slash, whoever manages the server can have it shown: Server Settings, Integrations, Homeroom, /staff, and add the person or one of their roles.

## Inviting the bot
invite-link = Open this link to add Homeroom to a server; you need “Manage Server” there:
invite-what = It asks for exactly what the features that are on need:
invite-one = { $permission }: { $use }.
invite-members = Some features also need to know who joins and leaves. In Discord’s Developer Portal, at your application, below “Bot”, switch on “Server Members Intent”. Everything else works without it.
invite-no-token = The link needs the token of your bot in HOMEROOM_DISCORD_TOKEN, or the number of your application: homeroom invite discord --application NUMBER. Both are in Discord’s Developer Portal.
invite-bad-token = What is in HOMEROOM_DISCORD_TOKEN is not the token of a bot. Copy it once more from Discord’s Developer Portal, your application, “Bot”, “Reset Token”.
invite-bad-application = “{ $given }” is not the number of an application. It has 17 to 20 digits; Discord’s Developer Portal calls it “Application ID”.
