# The class itself. What the page says stands below, in texts that begin with "page-".

class-name = Homeroom class

## What somebody tried, and why it cannot be

class-not-here = You are not in this class at the moment. Choose who you want to be.
class-place-gone = This place is no longer here.
class-person-gone = This person is no longer in the class.
class-elsewhere = This message is not there any more, or stands where you cannot read it.
class-message-gone = This message is no longer here.
class-not-yours = Only whoever wrote this message can change it or take it away.
class-empty = There is nothing to send yet. Write something first.
class-too-long = This is { $length } characters long, and { $most } fit into one message. Send it in at least { $parts } parts.
class-too-fast = That was a lot at once. Please wait { $seconds ->
    [one] a second
   *[other] { $seconds } seconds
} and try again.
class-too-large = This is too large to send. Up to { $most } MB fit.
class-no-thread = There can be no thread here.
class-not-voice = Nobody can talk here: this is not a voice room.
class-too-many-people = A conversation holds up to { $most } people.
class-bot-away = Homeroom is not there at the moment. Nothing is lost: try again in a moment.
class-bot-fault = Something went wrong in Homeroom, and it has been noted. Please try again.
class-store-fault = The class could not save this. Please try again in a moment.
class-bad-request = The page and the class do not understand each other. Load the page again.

## People, where they sign in

class-instructors-only = Only instructors can do this.
class-already = Somebody called { $name } is in the class already. Add a letter or a second name to tell them apart.
class-nobody = Nobody in the class is called “{ $name }”.
class-nobody-near = Nobody in the class is called “{ $name }”. Did you mean: { $names }?
class-several-people = Several people are called “{ $name }”: { $names }. Write the whole name.
class-last-instructor = A class needs an instructor, and this is the last one. Make somebody else an instructor first.
class-full = A class holds up to { $most } people.
class-person-name = Write a name.
class-person-long = A name of { $length } letters is too long: { $most } fit.
class-person-role = “{ $given }” is no role. There are: { $roles }.
class-person-zone = “{ $given }” is no time zone. Write it as in { $example }.
class-person-language = “{ $given }” is no language of Homeroom. There are: { $languages }.
class-came-in = Another browser came in as you
class-came-in-help = Somebody has just used a link that was made for you. Was it you? Then all is well. If not: sign out on all devices, in the menu at your name, and talk with your instructor about it.

## The door, before the page

door-hello = Welcome
door-link-help = This link is for one person and works once. Then this browser knows you, until you sign out.
door-come-in = Come in as { $name }
door-not-me = You are not { $name }? Then close this page, and ask your instructor for a link of your own.
door-before = In this browser { $name } is signed in. Coming in here signs { $name } out.
door-need = You need a link to come in
door-need-help = Everybody in this class has a link of their own. Open the one that you were sent, in this browser. If you have used it already, or cannot find it, ask your instructor for a new one.
door-no-link = This link does not work any more
door-no-link-help = Every link works once, for two weeks, and a newer one takes its place. Ask your instructor for a new one.
door-too-often = That was a lot of links
door-too-often-help = Many links that do not work were opened from here, and this is one more. Wait a minute, or ask your instructor for a new link: one that works opens at once.
door-fault = The class cannot be opened just now
door-fault-help = Nothing is lost, and a link that you have not used still works. Wait a moment, then load this page again. If it stays like this, tell your instructor.
door-elsewhere = This class is at another address
door-elsewhere-help = Open it at { $address }. If you look after its server: a proxy before it must pass the Host header on as it came.
door-this-machine = This class is for this machine only
door-this-machine-help = Open it at the address that Homeroom wrote when it started.

## A command typed as one line

line-unknown = There is no command /{ $name }. Type / to see what there is.

## The class that Homeroom starts with

class-place-welcome = welcome
class-topic-welcome = Start here: what this course is about and how it works.
class-place-general = general
class-topic-general = Everything that concerns the whole class.
class-place-introductions = introductions
class-topic-introductions = Who are you? Say as much or as little as you like.
class-place-questions = questions
class-topic-questions = Ask anything about the course. One question, one thread.
class-place-study-hall = study-hall
class-topic-study-hall = Working side by side, at any hour.
class-place-staff = staff
class-topic-staff = For whoever teaches here: plans, questions, and what a second pair of eyes should see.
class-place-lounge = Lounge
class-topic-lounge = Come in, and stay as long as you like.
class-place-study-room = Study room
class-topic-study-room = Quiet company while you work.

## The page. Values stay in as they are: the page puts them in by itself, without plurals.

page-homeroom = Homeroom
page-someone = Someone who left
page-connecting = Going to the class…
page-needs-script = This page needs JavaScript. Please allow it for this address.
page-loading = Getting the messages…
page-lost = The connection is lost. It comes back by itself, and nothing you wrote is gone.
page-try-now = Try now
page-back-again = The connection is back.
page-did-not-work = That did not work. Please try again.
page-try-again = Try again
page-close = Close
page-cancel = Cancel
page-back = Back
page-done = Done
page-yes = Yes
page-no = No

# Who to be
page-choose-title = Who do you want to be?
page-choose-help = Everyone in this class is on this list. Open a second window to be somebody else there at the same time.
page-role-instructors = Instructors
page-role-assistants = Assistants
page-role-students = Students
page-role-instructor = Instructor
page-role-assistant = Assistant
page-role-student = Student
page-simulated = simulated
page-no-class = The class does not answer at the moment.
page-gone-person = This person is no longer in the class. Choose somebody else.
page-change = Be someone else

# Signed in
page-sign-out = Sign out
page-sign-out-everywhere = Sign out on all devices
page-sign-out-help = To come in again you need a new link from your instructor.
page-sign-out-now = Yes, sign out
page-sign-out-failed = The class does not answer, so you are still signed in. Try again in a moment.
page-came-in = Another browser came in as you just now. If that was not you, see what Homeroom wrote to you.
page-out-title = You are signed out here
page-out-help = To come in again, open a new link. Your instructor makes one for you.
page-gone-title = You are no longer in this class
page-gone-help = If this is a mistake, ask your instructor.
page-many-title = Homeroom is open in too many windows
page-many-help = Close some of them, then load this one again.
page-load-again = Load again
page-add-person = Add someone
page-their-name = Name
page-role = Role
page-role-changed = { $name } has another role now.
page-add = Add
page-make-link = Make a link to come in
page-link-title = A link for { $name }
page-link-once = This link works once, within two weeks, and is shown only now. Send it to { $name } and to nobody else. Earlier links that were not used do not work any more.
page-link-for = Link to come in
page-copy = Copy
page-copied = Copied
page-copy-by-hand = Mark the link and copy it.
page-sign-them-out = Sign out everywhere
page-sign-them-out-sure = Sign { $name } out on all devices? To come in again they need a new link.
page-signed-them-out = { $name } is signed out.
page-remove-person = Remove from the class
page-remove-person-sure = Remove { $name } from the class? What they wrote stays. They can come in again only when they are added again.
page-really-sign-out = Sign out
page-really-remove = Remove
page-for-instructors = For instructors

# Places
page-places = Places
page-all-places = All places
page-channels = Channels
page-voice-rooms = Voice rooms
page-directs = Direct messages
page-direct = Direct message
page-new-direct = Write to someone
page-write-to-whom = To whom?
page-begin-direct = Open the conversation
page-staff-only = Staff only
page-unread = unread
page-class-time = In class:
page-room-left = You are no longer in “{ $place }”.
page-room-moved = You are no longer in “{ $place }”; this is your new room.
page-voice-moved = You are in “{ $place }” now.
page-place-gone = “{ $place }” is no longer here.
page-no-place = There is no place here yet.
page-link-nowhere = This link leads to a place that is not here, or that is not open to you.
page-elsewhere = a place you cannot see
page-place-deleted = { $place } (deleted)
page-inside = In { $place } now
page-nobody-inside = Nobody is in here at the moment.
page-join-voice = Come in
page-leave-voice = Leave
page-voice-help = The room shows who is here. It carries no sound.

# People
page-people = People
page-is-here = here now
page-is-away = away
page-time-there = { $zone }:
page-their-menu = What you can do about { $name }
page-search-people = Find a name
page-nobody-found = Nobody has this name.

# Messages
page-messages-in = Messages in { $place }
page-beginning = This is where it begins.
page-nothing-yet = Nothing has been said here yet. The first word is yours.
page-older = Show older messages
page-new = New
page-new-below = New messages
page-edited = (edited)
page-your-message = Edit or delete your message
page-their-message = What you can do with the message of { $name }
page-edit-message = Edit
page-edit-box = Your message
page-save = Save
page-saved = Saved.
page-delete-message = Delete
page-delete-sure = Delete this message? Nobody can read it any more then, and it cannot be brought back.
page-deleted = Deleted.
page-only-you = Only you can see this
page-put-away = Put away
page-mend = Change it
page-on-its-way = On its way…
page-said-by = { $name }: { $line }
page-several-new = { $count } new messages
page-answer-thread = Answer in a thread
page-answer-in-thread = Answer { $name } in a thread
page-answers-one = 1 answer
page-answers-more = { $count } answers
page-thread-open = Thread
page-thread-named = Thread: { $name }
page-close-thread = Close the thread
page-actions = What you can do
page-picture = Show the picture larger: { $name }
page-at-most = { $most } at most

# Writing
page-write-in = Write in { $place }
page-write-in-thread = Answer in this thread
page-write-to = Write to { $name }
page-send = Send
page-commands = Commands
page-run = Run

# What people write
page-show-all = Show all
page-show-less = Show less
page-spoiler = Hidden words: press to see them
page-code = Code
page-names = People and places
page-format-help = { $two }bold{ $two } · *italic* · `code` · > quote · ||hidden|| · Ctrl+B, Ctrl+I

# Forms
page-step-of = Step { $step } of { $steps }
page-look-again = Not everything fits yet. Have a look at the marked fields.
page-leave-form = Close this without sending it?
page-keep-writing = Keep writing
page-leave = Close it
page-optional = (optional)
page-one-a-line = One on each line.
page-unfit-long = This is { $has } characters long, { $most } fit. Please shorten it.
page-count-of = { $has } of { $most } characters
page-fits-again = It fits now.
page-in-zone = In your time zone, { $zone }.
page-not-chosen = Not chosen
page-unit-of = { $name }: unit
page-unit-m = minutes
page-unit-h = hours
page-unit-d = days
page-unit-w = weeks
page-hours-help = Draw over the hours; press a day or an hour for all of it.
page-hours-day = { $day }, all hours
page-hours-hour = { $hour }, every day
page-hours-night = Show the night
page-hours-day-only = Hide the night
page-choose-file = Choose a file, drop it here or paste it
page-drop-here = Drop it here
page-take-away = Take it away
page-one-file = One file fits here. Please choose one.
page-not-read = “{ $name }” cannot be read. Please choose a file.
page-form-begun = “{ $title }” is half filled in.
page-go-on = Go on with it
page-let-go = Let it go
page-form-taken-up = What you had filled in is here again.
page-files-anew = Files have to be chosen anew.
page-begin-afresh = Begin afresh
page-sent-so-far = Sent so far
page-hours-chosen = Hours chosen: { $count }
page-too-large = “{ $name }” is too large. Up to { $most } MB fit.

## Simulated classmates
page-mates = Simulated classmates
page-mates-on = They answer, choose and pass as people do. None of them is real.
page-mates-off = They do nothing more. What they wrote stays.
class-no-mates = There are no simulated classmates here: they are only in a class to try things out.

## The clock of the demo class

class-clock-fixed = The clock of this class stands fast. It can be moved only where the class is on one machine and nothing else is connected.
class-clock-moving-hour = Time is moving already: { $name } asked for an hour. Try again when it has come there.
class-clock-moving-day = Time is moving already: { $name } asked for a day. Try again when it has come there.
class-clock-moving-week = Time is moving already: { $name } asked for a week. Try again when it has come there.
page-clock-menu = Move the class's time ahead
page-ahead-help = To see what comes later: only in this class, and only on this machine.
page-ahead-hour = An hour ahead
page-ahead-day = A day ahead
page-ahead-week = A week ahead
page-ahead-by = { $time } ahead
page-going-hour = { $name } moves the class an hour ahead.
page-going-day = { $name } moves the class a day ahead.
page-going-week = { $name } moves the class a week ahead.
page-come-to = It is now { $time } in class.
page-come-to-nothing = It is now { $time } in class. No new messages.
page-come-to-one = It is now { $time } in class. One new thing came.
page-come-to-more = It is now { $time } in class. { $count } new things came.

## The page: who one is, seeing it as a student, the tour, what places are for

page-choose-first = Here for the first time? Begin as an instructor, and a short tour shows you around.

# The menu at one's own name
page-own-menu = You and your settings
page-second-window = Open a second window as someone else
page-everyone = See everyone in the class
page-language = Language
page-language-browser = Browser’s
page-zone = Time zone
page-zone-browser = Browser’s ({ $zone })
page-theme = Appearance
page-theme-system = System
page-theme-light = Light
page-theme-dark = Dark
page-tour-again = Show me around

# Seeing it as a student
page-look = See as a student
page-looking = You see this as { $name }, a student.
page-looking-real = Reading and writing count as theirs.
page-look-other = See it as another student
page-look-back = Back to { $name }
page-look-elsewhere = { $name } cannot see the place where you were. This is the nearest one.
page-looking-any = You see the class as any student does.
page-look-elsewhere-any = Students cannot see the place where you were. This is the first one that they have.
page-look-only = You are only looking around here, so nothing is sent.
page-look-end = Back to your own view

# The tour
page-tour-step = { $step } of { $steps }
page-tour-next = Next
page-tour-skip = Skip the tour
page-tour-put = Write it for me
page-tour-staff-places = This is your class
page-tour-staff-places-words = Channels, voice rooms and direct messages. A bold name has something new, and an @ is meant for you.
page-tour-staff-places-arrow = Channels, voice rooms and direct messages are behind this arrow. A number beside it says how much is new there, and an @ is meant for you.
page-tour-staff-slash = Everything begins with a slash
page-tour-staff-slash-words = Type / to see all that Homeroom can do for you, with its help. Whatever else it needs to know, it asks.
page-tour-staff-icebreaker = Break the ice
page-tour-staff-icebreaker-words = This command shows you a question first. Nobody sees it before you post it, and passing is always fine.
page-tour-staff-others = See what they see
page-tour-staff-others-words = One press shows this place as a student has it, one more brings you back. At your own name you can open a second window as somebody else.
page-tour-staff-look = See what they see
page-tour-staff-look-words = One press shows the class as any student has it, one more brings you back. Nothing is sent while you look around.
page-tour-staff-clock = The class has one clock
page-tour-staff-clock-words = What is planned happens by the clock above the places, and everybody reads it in their own time zone.
page-tour-staff-clock-arrow = What is planned happens by the class’s clock, which is behind this arrow. Everybody reads it in their own time zone.
page-tour-staff-ahead = The class has its own time
page-tour-staff-ahead-words = What is planned happens by the clock above the places. Press it to go an hour, a day or a week ahead and watch what comes.
page-tour-staff-ahead-arrow = What is planned happens by the class’s clock, which is behind this arrow. Press the clock to go an hour, a day or a week ahead and watch what comes.
page-tour-student-places = This is your class
page-tour-student-places-words = Channels, voice rooms and direct messages. A bold name has something new, and an @ is meant for you.
page-tour-student-places-arrow = Channels, voice rooms and direct messages are behind this arrow. A number beside it says how much is new there, and an @ is meant for you.
page-tour-student-cards = Mostly one press is enough
page-tour-student-cards-words = Homeroom asks here with buttons. Answer when it suits you; passing is always fine.
page-tour-student-write = Say something
page-tour-student-write-words = As much or as little as you like. A slash shows what Homeroom can do for you.
page-tour-student-people = Who is here
page-tour-student-people-words = Press a name to see who that is and to write to that person alone. Often you also see what time it is there.
page-tour-student-own = Make it yours
page-tour-student-own-words = Your language and light or dark are here. So is this tour, should you want it again.
page-tour-student-own-arrow = Behind this arrow, at your name, are your language and light or dark. So is this tour, should you want it again.

# Places
page-here-count = { $count } here now
page-unread-own = unread, for you
page-threads = Threads
page-threads-none = There are no threads here yet. Answer any message in a thread, and it stands in this list.
page-for-channel = A channel for the whole class. Everyone can read and write here.
page-for-staff = Only instructors and assistants can read this.
page-for-forum = A place for posts: each has a thread of its own for the answers. Every question is welcome.
page-for-thread = Answers to one message, beside the others, so that nothing gets lost.
page-for-voice = Everyone can write here, inside or not.
page-for-direct = Only the people in this conversation can read it.
page-for-homeroom = This is between you and Homeroom. What it has for you alone comes here.

## For those who listen to the page, or have no mouse
page-suggested = { $label }: { $count }. The arrow keys go through them.
