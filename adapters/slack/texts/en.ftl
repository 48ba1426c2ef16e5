# What the Slack adapter itself says.

## Cards
page-next = More
page-back = Back
a-thread = this thread
someone = someone
a-channel = a channel

## Forms
form-yes = Yes
form-duration = for example 1d 2h 30m
form-zone = Type a city, such as Madrid
form-choose = Choose
form-hours = Free hours
day-mon = Monday
day-tue = Tuesday
day-wed = Wednesday
day-thu = Thursday
day-fri = Friday
day-sat = Saturday
day-sun = Sunday

## Answers
waits = One moment, please …
files-direct = To download it, look into your own conversation with Homeroom. It may take a few minutes to come there.
files-lacking = It cannot be downloaded, for Homeroom lacks the right { $scope } in this workspace. Whoever runs Homeroom can give it, together with an administrator of the workspace; please tell them.
files-lost = { $names } could not come into your own conversation with Homeroom. Please ask for it again later.
form-open = Open the form
form-not-now = It took a moment too long to open the form. Press here, and it opens.
form-press = Something is still missing, and Slack opens a form only after a press. Press here, and it opens with what you wrote.
form-misfit = { $label }: { $what }
form-long = What stands in “{ $label }” is longer than a form on Slack can hold, so it cannot be changed here. Nothing of it is lost.
page-gone = This card has changed meanwhile. Press “More” on it again.
card-gone = What this card was for is no longer there, so nothing happened.
no-person = Homeroom answers people, not other apps.
not-now = Slack did not tell in time who you are here, so nothing happened. Please try again in a moment.
who-lacks = Homeroom lacks the right users:read in this workspace, so Slack does not tell it who you are, and nothing happened. Whoever runs Homeroom can give it, together with an administrator of the workspace; please tell them.
answer-fault = Sorry, something went wrong on our side while answering you. What you asked for may be done all the same, so please look before you try again. If it happens again, tell an instructor the code { $id }.

## Rooms
room-meeting = Meet here: { $link }
room-huddle = To talk, open the huddle here: { $link } (on Slack’s free plan, two people at a time)
rooms-unknown = { $count ->
    [one] Homeroom made a private channel of which it no longer knows what for, so it leaves it alone: { $names }. Whoever is in it can archive it.
   *[other] Homeroom made { $count } private channels of which it no longer knows what for, so it leaves them alone, such as { $names }. Whoever is in one can archive it.
}

## Commands: the menu behind the bare command, and what is said of a line
menu-title = What you can do here
menu-text = Press a button, or type { $command } and the words behind it. What is still missing, a form asks for. In a thread, where Slack has no commands, name @Homeroom and write the same words.
menu-text-many = Choose what to do. Behind the dot stands what you can type instead, after { $command }; { $command } help says what each is for. In a thread, name @Homeroom and write the same words.
line-option-people = It is not clear who “{ $given }” is. Type @ and choose the name from Slack’s list.
line-option-place = There is no channel “{ $given }” that Homeroom knows. Type # and choose it from Slack’s list.

## Shortcuts
shortcut-person = Choose a person first, then: { $label }
shortcut-message = For this message: { $label }
shortcut-who = Whom is it about?
shortcut-go = Go on

## The app, as its manifest describes it
app-description = Turns an online class into a place that people belong to. Instructors type commands, students mostly press buttons.
app-story = Homeroom turns an online class into a place that people belong to. Instructors run it with commands; students mostly press buttons, and taking part is always up to them.
app-keeps = Homeroom keeps as little as it can, and with /homeroom me everybody sees what is kept about them, takes it along or deletes it.
app-command = Everything that you can do here; alone it shows a menu
app-usage = icebreaker now, me, help

## Scopes: what each is for, and what does not work without it
scope-lacking = Slack did not give Homeroom the right { $scope }. { $loss } To give it, update the app’s scopes with what “homeroom manifest slack” prints, and install Homeroom to the workspace again.
scope-chat-write = to post its cards, keep them up to date and take them away
    .without = Without it nothing can be posted at all.
    .kept = Where its cards stand, as long as they stand.
scope-commands = to offer its command and its shortcuts
    .without = Without it nobody can use Homeroom by command.
    .kept = That a person used it, for a day, so that nothing is done twice; see the privacy page for what each feature keeps.
scope-app-mentions-read = to hear when somebody names it, for the command cannot be used in threads
    .without = Without it commands do not work in threads.
    .kept = Nothing of the message.
scope-users-read = to know who is an administrator or a guest, who left, and the time zone and language of those who use it
    .without = Without it Homeroom answers nobody whom it does not know yet, for Slack does not tell who they are, and people who left stay on cards.
    .kept = These marks, without names, until the person leaves; time zone and language once they use Homeroom, until they leave or delete them.
scope-channels-read = to see which public channels there are, what they are called and who is in them
    .without = Without it no public channel can be chosen.
    .kept = Nothing but the places that the staff chose, as long as they are chosen.
scope-channels-join = to come by itself into a public channel that the staff chose
    .without = Without it somebody has to invite it into every channel first.
    .kept = Nothing.
scope-channels-history = to find its own cards again in public channels after an interruption, and to hear that somebody wrote there; what they wrote is not kept
    .without = Without it a card may be posted twice after an interruption, and answers in threads are not counted.
    .kept = That somebody wrote below one of its cards, never what: until it is acted on, within seconds, and at most a day; a count as long as the card is open.
scope-groups-read = to see the private channels that it was invited to, what they are called and who is in them
    .without = Without it no private channel can be chosen.
    .kept = As for public channels.
scope-groups-history = to find its own cards again in private channels after an interruption, and to hear that somebody wrote there; what they wrote is not kept
    .without = Without it a card in a private channel may be posted twice after an interruption, and answers there are not counted.
    .kept = As for public channels.
scope-im-write = to write to one person
    .without = Without it nobody gets a direct message.
    .kept = Which conversation is whose, until the person deletes it or leaves.
scope-mpim-write = to write to a few people together
    .without = Without it no group messages can be opened.
    .kept = Which conversation is whose, until a person deletes it or leaves.
scope-files-write = to post pictures and files on cards
    .without = Without it cards with a picture or a file cannot be posted.
    .kept = Nothing with Homeroom. What it posted stays among the workspace’s files, as long as the workspace keeps files; an administrator can delete it.
scope-files-read = to read a file that somebody gives it in a form; no other file is opened
    .without = Without it nothing can be uploaded in a form.
    .kept = What was in the file, if it fits, such as a deck of questions, until it is deleted; not the file.
scope-groups-write = to open private channels as rooms for small groups, invite their people and close them afterwards
    .without = Without it no private channel can be opened as a room.
    .kept = Which channels it opened and for what, until they are closed.
scope-mpim-read = to see who is in a room that is a group message
    .without = Without it a room that is a group message may not be brought up to date.
    .kept = Nothing more than which conversation is whose.
scope-mpim-history = to hear that somebody wrote in a room that is a group message; what they wrote is not kept
    .without = Without it a room that is a group message seems to be silent.
    .kept = As for public channels.
scope-usergroups-read = to know who is in the user groups that make people instructors or assistants
    .without = Without it user groups make nobody an instructor or an assistant.
    .kept = Who is in a group that means staff, as long as they are.

## Making the app
install-link = Open this address to make the Slack app; you choose the workspace there:
install-scopes = The app asks for exactly what the features that are on need:
install-one = { $scope }: { $use }.
install-socket = Then install it to the workspace, and give Homeroom its two tokens in HOMEROOM_SLACK_BOT_TOKEN and HOMEROOM_SLACK_APP_TOKEN. docs/slack.md shows where they are.
install-http = Then give Homeroom what its page “Basic Information” shows, in HOMEROOM_SLACK_CLIENT_ID, HOMEROOM_SLACK_CLIENT_SECRET and HOMEROOM_SLACK_SIGNING_SECRET, and a key in HOMEROOM_SLACK_KEY. Workspaces add it at { $address }

## App Home, and where Homeroom is not
home-empty = Homeroom is not ready here yet. Please look again in a moment.
home-more = There is more than fits here: /homeroom me and /homeroom status show all of it.
not-opened = Homeroom is in this workspace, but its key no longer opens what it needs to work here, so nothing happened. Whoever runs Homeroom finds what helps with “homeroom doctor”.
not-installed = Homeroom is not installed in this workspace (any more). Whoever looks after the workspace can add it again.

## The pages on which a workspace adds Homeroom
installed-title = Homeroom is in { $name }
installed-text = Open Slack, go into the channel of your class, and type /homeroom start. It posts nothing until you ask it to.
installed-open = Open Slack
not-installed-title = Homeroom was not added
not-installed-state = This page is good once, for ten minutes, in the browser in which you began. Please begin again.
not-installed-cancelled = You did not say yes on Slack’s page, so nothing was added. You can begin again whenever you like.
not-installed-workspace = Homeroom is added to one workspace at a time, not to a whole organization. Please begin again and choose a workspace.
not-installed-refused = Slack did not accept what this page brought along. Please begin again; if that does not help, whoever runs Homeroom has to look at its Client ID and Client Secret.
not-installed-later = Slack cannot be reached just now. Please begin again in a few minutes.
not-installed-again = Begin again

## What is wrong, for who runs it
missing-scope = the right { $scope } is missing, { $use }. { $lost } Paste the manifest of homeroom manifest slack at your app's page (App Manifest) again, and install the app again.
socket-refused = it opens no connection for the app-level token ({ $code }). Look at your app's pages Socket Mode and Basic Information.
