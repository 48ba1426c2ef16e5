# Breakouts: small rooms within a running class, with a task, a clock that can be moved, help, and a way back.

cog-name = Breakouts

## Settings
setting-who-opens = Who may open breakouts
    .help = Everyone of this role, and those with more
setting-minutes = Minutes a breakout lasts
    .help = Where whoever opens it says nothing else
setting-heads-up = Seconds before people go into their rooms
    .help = So long everyone sees who is where, and can stay out
setting-silent-minutes = Minutes of silence before a first question
    .help = In a room where nobody wrote, came or pressed anything; 0 for never
setting-keep-rooms = Hours rooms stay to be read
    .help = After the end nobody writes in them any more; 0 and they go at once

## What is kept
kind-breakout-part = { $count ->
    [one] a breakout that you were part of: your room, and what you did in it
   *[other] { $count } breakouts that you were part of: your room, and what you did in it
}
kind-breakout-visit = { $count ->
    [one] when you came into a breakout room, and when you went
   *[other] when you came into a breakout room, and when you went, { $count } times
}
kind-breakout-asked = { $count ->
    [one] that you opened a breakout
   *[other] that you opened { $count } breakouts
}
kind-breakout-help = { $count ->
    [one] that you went to a breakout room to help
   *[other] that you went to breakout rooms to help, { $count } times
}
kind-breakout-result = { $count ->
    [one] what you brought back from a breakout room
   *[other] what you brought back from breakout rooms, { $count } times
}
kind-breakout-call = { $count ->
    [one] what you said to breakout rooms
   *[other] what you said to breakout rooms, { $count } times
}
kind-breakout-seat = { $count ->
    [one] that you are in a saved set of breakout rooms
   *[other] that you are in { $count } saved sets of breakout rooms
}

## drawing
breakout-sets = Saved rooms
    .help = Rooms saved under a name: see them, save some from a file or from the last breakout
sets-title = Saved rooms
sets-none = No rooms are saved yet. Save them from a file, or as they were in the last breakout.
sets-note = Only you can see this. A breakout that opens with saved rooms puts everyone back where they are here; who is new comes into the smallest ones.
set-line = { $name }: { $count ->
    [0] nobody any more
    [one] 1 person
   *[other] { $count } people
}
look-at-set = Look at one
look-at-set-which = Which one
upload-set = Save from a file
upload-set-file = File
    .help = A .csv whose first line names its columns: room and person
upload-set-name = Name
    .help = Else as the file is called. Rooms that you saved under this name before are replaced
upload-set-note = One line for each person: the name of the room, and the person’s name as it is shown here, or their id. Zoom’s file for rooms works too, with names in the place of email addresses.
upload-set-submit = Save these rooms
save-last = Save the last breakout’s rooms
save-last-name = Name
    .help = Rooms that you saved under this name before are replaced
save-last-submit = Save these rooms
set-saved = “{ $name }” is saved: { $people } people in { $rooms ->
    [one] 1 room
   *[other] { $rooms } rooms
}.
set-replaced = “{ $name }” is saved anew: { $people } people in { $rooms ->
    [one] 1 room
   *[other] { $rooms } rooms
}.
set-more-rooms = { $count ->
    [one] And one more room.
   *[other] And { $count } more rooms.
}
set-nobody-left = Nobody of these rooms is in the class any more.
delete-set = Delete these rooms
set-deleted = “{ $name }” is deleted. Breakouts are not changed by that.
set-gone = These saved rooms are not here any more, so nothing happened. /breakout sets shows those that are.
sets-many = This course has saved rooms under { $most } names, and no more fit. Delete some first with /breakout sets, or give these a name that you have.
set-unnamed = Please give these rooms a name.
set-no-last = There was no breakout in this course yet whose rooms could be saved.
set-file-kind = Please choose a file that ends in .csv.
set-file-empty = There is nothing in this file. Please choose one with a line for each person.
set-names-late = Who is called what could not be found out in time, so nothing was saved. Please try it once more in a minute.
set-unfit-title = Not saved yet
set-unfit = { $count ->
    [one] One thing in this file is to be mended; until then nothing changes.
   *[other] { $count } things in this file are to be mended; until then nothing changes.
}
set-mistake = Line { $line }: { $what }
set-mistakes-more = { $count ->
    [one] And one more.
   *[other] And { $count } more.
}
set-no-room = no column is called “room”.
set-no-person = no column is called “person”.
set-empty = nobody stands in this file.
set-broken = from here on it cannot be read as a table. Often a quotation mark is missing or stands alone.
set-many-people = { $most } people fit, and this file has { $has }.
set-many-rooms = { $most } rooms fit, and this file has { $has }.
set-room-missing = it does not say which room.
set-room-long = the room’s name has { $has } characters; { $most } fit.
set-person-missing = it does not say who.
set-nobody = nobody here is called “{ $person }”.
set-several = { $count } people here are called “{ $person }”. Please write the id of the one who is meant: { $ids }.
set-email = Homeroom does not know whose address “{ $person }” is. Please write the name that is shown here.
set-twice = “{ $person }” is in a room already, on line { $first }.
set-alone = whoever is in “{ $room }” is alone there. Nobody is alone in a room.

## opening
breakout-open = Open breakout rooms
    .help = People say that they are here; nobody is moved before you saw who comes where
breakout-open-task = What rooms do
    .help = Stands in each room: the task, and what to bring back
breakout-open-minutes = How long
    .help = Such as 12m; you can move the clock while rooms are open
breakout-open-way = How people come together
    .help = You see it, and can change it, before anybody is moved
choice-random = By chance
choice-new-faces = New faces: as few as possible who met before
choice-same = As last time
choice-saved = A saved set
choice-by-hand = By hand
choice-choose = Each chooses a room
breakout-open-size = People in a room
    .help = 2 or 3 the first time, 3 to 5 later
breakout-open-rooms = Or: how many rooms
    .help = Instead of how many people; up to 100
breakout-open-kind = What rooms are
    .help = Left empty: what suits the place and the size
breakout-open-voice = For a voice room
    .help = Who is in it is here already, and comes back to it
breakout-open-saved = Saved set
    .help = Only for “A saved set”
breakout-open-topics = Topics to choose from
    .help = One a line, with a limit if you like: The sea (4)
breakout-open-submit = Go on
room-kind-voice = Voice rooms
room-kind-thread = Threads
room-kind-channel = Private channels
room-kind-group = Group messages
breakout-desk = Look after breakouts
    .help = What is under way in this course, with all that can be done about it
breakout-desk-where = Where
    .help = The channel of the breakout, if there are several
only-staff = Only the staff sees this.
breakout-gone = This breakout is no more, so nothing happened.
breakout-off = This breakout was called off, so nothing happened.
breakout-is-before = The rooms of this breakout are not open yet.
breakout-is-on = The rooms are open already. On the map in the channel you can find your way in.
breakout-is-over = This breakout is over.
breakout-needs-channel = Breakouts are opened in a channel, where everybody sees the way in. Please use the command in one.
breakout-of-staff = Only the staff sees { $place }, so nobody of the class could say that they are here. Please use the command in a channel that students see.
breakout-other-course = This channel belongs to another course. Please use the command in one of this course.
minutes-unfit = A breakout lasts from 1 minute to 4 hours. Please give a time within that, such as 12m.
voice-other-course = That voice room belongs to another course. Please name one of this course.
topic-of-one = { $most ->
    [0] “{ $topic }” would hold nobody. Please let it hold two people or more, or leave the number out.
   *[other] “{ $topic }” holds only one person, and nobody should be alone in a room. Please let it hold two or more.
}
topic-long = “{ $topic }…” is too long for the name of a room. Please keep each topic to { $most } characters.
topics-missing = Please give two topics or more, one a line, for people to choose from.
saved-missing = Please choose which saved set. To save one, use /breakout sets.
saved-none = No rooms are saved in this course yet. /breakout sets saves some; or choose another way.
no-last-time = In this course there was no breakout yet. Please choose another way this time.
of-breakout = The breakout in { $place }.
which-breakout = Breakouts go on in several places: { $places }. Please say which one, such as where:#channel, or use the command there.
where-other-course = That channel belongs to another course. Please name one of this course.
not-there = Nothing goes on there. It does in: { $places }
nothing-on = No breakout is under way in this course. /breakout open begins one.
desk-button = Look after it
begun = In { $place } everybody can now say that they are here. You look after it in { $staff }.
already-on-gathering = In { $place } a breakout is about to begin already: “{ $task }”. Nothing was added to it.
already-on-drawn = In { $place } a breakout is about to begin already: “{ $task }”. Nothing was added to it.
already-on-opening = In { $place } rooms are opening just now: “{ $task }”. Nothing was added to them.
already-on-running = In { $place } rooms are open already: “{ $task }”. Nothing was added to them.
already-on-paused = In { $place } rooms are open already: “{ $task }”. Nothing was added to them.
already-on-ending = Rooms are just closing there: “{ $task }”. Please try again in a moment.
look-again-button = Look again
desk-title = Breakout
desk-news = A breakout of yours is under way in { $place }.
desk-news-note = Here you see who comes where, as long as you are of the course’s staff.
desk-off = The breakout in { $place } was called off. Nobody was in a room yet.
desk-note = Nobody is moved yet: you see first who would come where.
task-label = The task
here-label = Who is here
rooms-label = Rooms
here-many = { $count ->
    [0] Nobody so far
    [one] One person
   *[other] { $count } people
}
planned-none = Rooms need two people or more.
planned-same = { $rooms ->
    [one] One room of { $more }
   *[other] { $rooms } rooms of { $more }
}
planned = { $rooms } rooms of { $less } or { $more }
planned-between = { $rooms } rooms of { $less } to { $more }
desk-gathering-random = In { $place } people say that they are here. Rooms are drawn by chance, for { $lasts }.
desk-gathering-new-faces = In { $place } people say that they are here. Rooms bring together who has not met yet, for { $lasts }.
desk-gathering-same = In { $place } people say that they are here. Rooms are as last time, for { $lasts }.
desk-gathering-saved = In { $place } people say that they are here. Rooms are as in the saved set, for { $lasts }.
desk-gathering-by-hand = In { $place } people say that they are here. You put them into rooms, for { $lasts }.
desk-gathering-choose = In { $place } people choose a room, for { $lasts }.
draw-button = Draw rooms
see-rooms-button = See the rooms
again-button = Draw again
call-off-button = Call it off
gather-off-title = No small rooms this time
gather-off = It was called off before any room opened. If you said that you are here, you need do nothing more.
gather-title = Small rooms are about to open
gather-random = For { $lasts }, in small rooms drawn by chance.
gather-new-faces = For { $lasts }, in small rooms with people whom you have not met yet.
gather-same = For { $lasts }, in the same small rooms as last time.
gather-saved = For { $lasts }, in small rooms that are set.
gather-by-hand = For { $lasts }, in small rooms.
gather-choose = For { $lasts }, in small rooms of your choice.
gather-voice = Whoever is in { $place } is here already.
gather-note = Only who is here comes into a room, and everybody sees beforehand who is where. To stay out needs no reason.
here-button = I’m here
not-here-button = Not any more
out-button = I stay out
seats = { $taken } of { $most } seats taken
seats-any = { $taken ->
    [0] nobody yet
    [one] one person
   *[other] { $taken } people
}
choice-full = { $name } (full)
choose = Choose a room
choose-room = Room
room-full = “{ $room }” is full by now. Please choose another room.
you-are-here = You are here. Soon you see who is where.
you-are-here-choose = You are here. Choose a room above; without a choice you come into one that has space.
you-chose = You have a seat in “{ $room }”. Until rooms open you can choose another one.
you-stay-out = You stay out, and nobody puts you into a room. That is fine.
nobody-here = Nobody is here yet. Once two people or more have pressed “I’m here”, rooms can be drawn.
one-here = One person is here so far, and nobody should be alone in a room. As soon as there are two, rooms can be drawn.
nobody-left = Fewer than two people are left, and nobody should be alone in a room. As soon as there are two, rooms can open.
nothing-drawn = Please draw the rooms first.
drawn-title = Who would come where
desk-drawn = { $people } people, { $rooms ->
    [one] one room
   *[other] { $rooms } rooms
}.
empty-label = Nobody in it so far
empty = { $rooms }. A room that stays empty does not open.
desk-drawn-note = Everybody sees it once you open the rooms.
unplaced-same = With them: { $rooms ->
    [one] one room of { $more }
   *[other] { $rooms } rooms of { $more }
}.
unplaced-then = With them: { $rooms } rooms of { $less } { $between ->
    [1] or
   *[other] to
} { $more }.
unplaced-left = No room has a seat for { $people }.
unplaced-label = In no room yet; they come into the smallest
alone-label = One person alone
alone = { $rooms }: on opening they come to others.
met-label = Who met before
met-before = { $count ->
    [0] nobody: all are new to one another
    [one] one pair
   *[other] { $count } pairs
}
met-least = { $count ->
    [one] one pair, which could not be avoided
   *[other] { $count } pairs, which could not be avoided
}
open-button = Open the rooms
move-button = Move
swap-button = Swap
rename-button = Rename
move = Move people
move-people = Who
move-room = Into which room
move-submit = Move
swap = Swap two people
swap-first = One
swap-second = The other
swap-submit = Swap
rename = Rename a room
rename-room = Which room
rename-name = New name
rename-submit = Rename
rooms-open = The rooms are opening. In { $place } everybody sees who is where.
where-title = Who is where
where-opening = The rooms are opening, for { $lasts }.
where-moves = Rooms are opening, for { $lasts }. Whoever is in voice is moved into their room { $when }.
where-on = The rooms are open.
where-ending = The rooms are open for one last minute, to finish.
where-on-until = The rooms are open. Time is up { $when }.
where-note = To stay out, now or later, needs no reason.
planned-fewer = {" "}(You wished for { $wished }; nobody is alone in a room.)
change-button = Change
change = Change the breakout
change-task = What rooms do
    .help = Stands in each room: the task, and what to bring back
change-minutes = How long
    .help = Such as 12m
change-size = People in a room
    .help = Where rooms are drawn, another number draws them anew
change-rooms = Or: how many rooms
    .help = Instead of how many people; up to 100
change-kind = What rooms are
change-submit = Use this
rooms-given-same = These are the rooms of last time, so their number cannot be changed. Call it off to open rooms in another way.
rooms-given-saved = These are the saved rooms, so their number cannot be changed. Call it off to open rooms in another way.
rooms-given-choose = These are the rooms that people choose from, so their number cannot be changed. Call it off to open others.
fit-button = { $count ->
    [one] Draw one room
   *[other] Draw { $count } rooms
}
too-many-rooms = { $count ->
    [0] There is no space for more rooms here, so nothing was opened. With “Change” you can choose another kind of rooms.
    [one] There is space for one room here, and { $wished } are drawn. So nothing was opened yet. You can draw one room, or choose another kind.
   *[other] There is space for { $count } rooms here, and { $wished } are drawn. So nothing was opened yet. You can draw { $count }, or choose another kind.
}
refused-label = Rooms could not be opened
refused-all = No room opened, so nobody was moved, and all is as it was before.
not-moved-label = Nobody can be moved
not-moved = People go into their room by themselves; the map shows the way.
see-drawn-button = See the rooms
being-drawn = The rooms are being drawn. In a moment you can see them.
desk-here = { $count ->
    [0] Nobody is here so far.
    [one] One person is here:
   *[other] { $count } people are here:
}

lasts = { $minutes ->
    [one] one minute
   *[other] { $minutes } minutes
}
drawn-meanwhile = The rooms were drawn anew meanwhile, or are open. Please look again.

## running
kit-title = Room: { $name }
kit-over = This room has closed. Thank you for working together!
kit-time-label = Time
kit-begins = It begins once all rooms are open
kit-ends = Ends { $left }
kit-stands = Paused, with { $minutes ->
    [one] a minute
   *[other] { $minutes } minutes
} left
kit-ending = A last minute, to bring your thought to its end
kit-here-label = Who is here
kit-coming = on the way
kit-help-label = Help
kit-help-asked = { $before ->
    [0] You asked { $since }. You are next.
    [one] You asked { $since }. One room is before you.
   *[other] You asked { $since }. { $before } rooms are before you.
}
kit-help-coming = { $person } is coming to you.
kit-note = Take turns: everybody speaks once before anybody speaks twice.
kit-alone = Nobody else is here right now. Under “More” you can go to another room.
duty-facilitator = facilitates
duty-timekeeper = keeps time
duty-scribe = takes notes
duty-reporter = reports back
duty-facilitator-what = Read the task aloud, ask who would like to begin, and bring everyone in.
duty-timekeeper-what = Say when half of the time is over, and when a minute is left.
duty-scribe-what = Write down what all should remember, in a few words.
duty-reporter-what = Say afterwards, for the room, what came of it.
help-button = Ask for help
help-off-button = No help needed
leave-button = Leave the breakout
more-button = More
more-title = More in this room
more-duty = You are the one who { $duty }. { $what }
more-no-duty = You have no role in this room. These are the roles:
pass-on-button = Pass my role on
pass-on-alone = Nobody else is here right now, so the role stays with you. You may also just leave it.
pass-on-none = You have passed this role on already.
passed-on = Done: { $person } has your role now.
passed-on-exchanged = Done: { $person } has your role now, and you are the one who { $duty }. { $what }
other-room-button = Another room
room-gone = This room is no more, so nothing happened.
room-over = This room has closed already.
room-not-yours = You are not in this room. On the map in the channel you find your own.
rooms-not-open = The rooms of this breakout are not open yet.
rooms-over = The rooms of this breakout have closed already.
no-rooms-open = No rooms are open in this course right now. /breakout open begins a breakout.
room-unknown = No open room is called so. There are: { $rooms }

clock-300-title = 5 minutes left
clock-300 = Until { $until }. A good moment to look at what you will bring back.
clock-60-title = One minute left
clock-60 = Until { $until }. Who says afterwards what came of it?
clock-30-title = Half a minute left
clock-30 = Until { $until }.
clock-end-title = Time is up
clock-end = You have one more minute to finish. Then this room closes.
clock-more-title = More time
clock-more = You now have until { $until }.
clock-less-title = Less time
clock-less = It now ends at { $until }. You are told again before.
clock-paused-title = The clock is paused
clock-paused = Stay where you are. When it goes on, you have { $minutes ->
    [one] a minute
   *[other] { $minutes } minutes
} left.
clock-on-title = The clock goes on
clock-on = You have until { $until }.

help-asked = { $before ->
    [0] The staff sees it now. You are next.
    [one] The staff sees it now. One room is before you.
   *[other] The staff sees it now. { $before } rooms are before you.
}
help-coming = { $person } is coming to you.
help-off = All right: nobody comes any more.
help-line = { $room } asks for help.
help-gone = This has been looked after already.
queue-title = Rooms that ask for help
queue-empty = No room waits for anybody right now.
queue-waiting-label = Waiting, the longest first
queue-waits = { $room } · asked { $since }
queue-taken-label = Somebody goes
queue-taken = { $person } goes to { $room }
queue-silent-label = Very quiet
queue-silent = Nobody has written or pressed anything for a while in: { $rooms }. They may just be thinking; a short visit may help.
going-button = I’m going to { $room }
going = They know that you are coming. This way: { $place }
going-group = They know that somebody cares for them. { $room } is a group message, and nobody can be added to it: with “Say something”, only in { $room }, you write to them.
going-another = { $person } is going there already. Thank you all the same!
helped-button = Done in { $room }
helped = Noted: this room was helped.
not-going-button = I cannot go after all
not-going = Noted. The room has its old place in the queue again.

breakout-time = Move the clock of open rooms
    .help = Longer or shorter, for all rooms or for one
breakout-time-where = Where
    .help = The channel of the breakout, if there are several
breakout-time-by = By how much
    .help = Such as +5m, or -2m for less
breakout-time-room = Only in one room
    .help = Its name or number; left empty: in all
breakout-time-submit = Move the clock
set-time = Move the clock
set-time-by = By how much
    .help = Such as +5m, or -2m for less
set-time-room = Only in one room
    .help = Its name or number; left empty: in all
set-time-submit = Move the clock
time-unfit = Please give a time such as +5m, -2m or 90s, of at most 4 hours.
time-last-minute = The rooms are in their last minute already. You can still give them more time.
time-moved = Done: all rooms have { $until }.
time-moved-room = Done: { $room } has { $until }.
time-moved-already = The clock was moved just before: { $until }. Nothing more was changed.
until-time = until { $time }
until-standing = { $minutes ->
    [one] a minute left
   *[other] { $minutes } minutes left
}, once the clock goes on
breakout-pause = Pause the clock of open rooms
    .help = People stay where they are; the time does not go on
breakout-pause-where = Where
    .help = The channel of the breakout, if there are several
paused = The clock stands. People stay where they are, and read it in their rooms.
breakout-continue = Let the clock of open rooms go on
    .help = With as much time as was left
breakout-continue-where = Where
    .help = The channel of the breakout, if there are several
gone-on = The clock goes on: { $until }.

breakout-say = Say something in all open rooms
    .help = It stands in each room, or in one
breakout-say-where = Where
    .help = The channel of the breakout, if there are several
breakout-say-words = What to say
    .help = In your own words, with your name
breakout-say-room = Only in one room
    .help = Its name or number; left empty: in all
breakout-say-submit = Say it
say-to-rooms = Say something in the rooms
say-to-rooms-words = What to say
say-to-rooms-room = Only in one room
    .help = Its name or number; left empty: in all
say-to-rooms-submit = Say it
say-nothing = There is nothing in it that could be read.
said-to-rooms = { $count ->
    [one] It stands in that room now.
   *[other] It stands in all { $count } rooms now.
}
called-title = For all rooms
called-one-title = For this room
called-by = From { $person }

move-into = Move people
move-into-people = Who
move-into-room = Into which room
    .help = Its name or number
move-into-submit = Move
people-not-in = { $person } did not say that they are here, or stays out. Nobody is put into a room unasked.
you-were-moved = Your room from now on: { $place }
people-moved = { $count ->
    [one] Done: this person belongs into { $room } now.
   *[other] Done: these { $count } people belong into { $room } now.
}
people-moved-alone = One person is alone now in: { $rooms }.
exchange = Exchange two people
exchange-first = One
exchange-second = The other
exchange-submit = Exchange
exchange-none = These two are not in two different rooms, so there is nothing to exchange.
exchange-since = One of the two came into another room just now: { $first } is in { $room }, { $second } in { $other }. Please open “Rooms and people” again.
people-exchanged = Done: { $first } and { $second } have exchanged their rooms.
name-room = Rename this room
name-room-name = New name
name-room-submit = Rename
room-name-none = There is nothing in this name that could be read.
room-renamed = The room is called { $name } now.
add-room = One more room
add-room-people = Who comes into it
    .help = Two people or more
add-room-name = What it is called
    .help = Left empty: one of the usual names
add-room-submit = Add it
add-alone = Nobody should be alone in a room. Please name two people or more.
add-too-many = There are { $most } rooms already, and more are not possible.
room-added = The room opens now. Its people are brought into it, or are told where it is.

join-button = Join a room
my-room-button = My room
in-another = You are in a room of the breakout in { $place }, and nobody is in two at once. You can leave that room and come here; it stays yours for as long as it is open.
change-over-button = Leave it and come here
join-none = No room has a seat at the moment. Please ask whoever leads the class.
join-waits = Rooms are group messages, and nobody can be added to one that is open. As soon as somebody else comes, the two of you get a room of your own. The staff sees that you wait.
group-fixed = Rooms are group messages, and nobody can be added to one that is open. “One more room” opens another, with two people or more.
join-full = “{ $room }” is full by now. Please choose another room.
you-are-in = Your room: { $place }
you-are-in-soon = You belong to { $room }. It opens in a moment.
you-go-yourself = Go in yourself: only who is in voice already can be moved.
other-room = Which room would you like? The smallest come first.
take-room-label = Choose a room
take-room = Another room
take-room-room = Which room
take-room-submit = Go there
room-choice = { $room } · { $count ->
    [0] nobody
    [one] one person
   *[other] { $count } people
}
you-left = You are back in { $place }.
you-left-room = You are out, and back in { $place }. { $room } stays yours: “My room” brings you back.

stuck-title = A way to begin
stuck-note = This comes once, when a room has been quiet for a while. There is no need to answer it.
stuck-1 = What in this task do you all agree on already? Begin with that.
stuck-2 = Each says in one sentence what the task asks for. Do you mean the same?
stuck-3 = Which part of it is the easiest? Begin there.
stuck-4 = What would you have to know to be sure? Write down two questions.
stuck-5 = What would be a wrong answer, and why? That often leads to the right one.
stuck-6 = Each writes down one thought, for a minute. Then read them to each other.

desk-open-title = Rooms are open
desk-opening-title = Rooms are opening
desk-over-title = Rooms are closed
desk-over = The rooms in { $place } have closed.
desk-time-label = Time
desk-own-label = With a time of their own
desk-ending = The last minute: the rooms are about to close
desk-rooms-label = Rooms
desk-rooms = { $people ->
    [one] One person
   *[other] { $people } people
} in { $rooms ->
    [one] one room
   *[other] { $rooms } rooms
}
desk-help-label = Help
desk-help = { $taken ->
    [0] { $waiting } waiting
   *[other] { $waiting } waiting, { $taken } being helped
}
desk-alone-label = Alone, or empty
desk-alone = { $rooms }
desk-waits-label = Waiting for a room
desk-refused-label = Not opened
desk-refused = { $rooms }. { $why }
five-more-button = +5 minutes
set-time-button = Move the clock
pause-button = Pause
continue-button = Go on
say-button = Say something
rooms-button = Rooms and people
close-all-button = Close all
breakout-close = Close open rooms
    .help = All have a minute to finish; more time brings them back
breakout-close-where = Where
    .help = The channel of the breakout, if there are several
closing-all = All rooms have a minute to finish, and then they close. More time in that minute brings them back.
closing-room = { $name } has a minute to finish, and then it closes. The others go on. More time in that minute brings it back.
manage-title = Rooms and people
manage-nobody = nobody
manage-more = … and { $count } more
one-room = Look after one room
one-room-place = You find it here: { $place }
one-room-room = Which room
    .help = Its name or number
one-room-submit = Look after it
move-into-button = Move people
exchange-button = Exchange two
add-room-button = One more room
two-more-button = +2 minutes here
name-room-button = Rename
close-room-button = Close this room

## after
our-result = Our result
our-result-words = What you bring back
    .help = A sentence or some points are enough
our-result-file = A file, if you like
    .help = A picture, a document, a table or slides, of 4 MB at most
our-result-note = Your room sees it at once. At the end it stands in the class’s place with your name, beside what the other rooms bring back. You can change it as long as the room is open.
our-result-submit = Bring it back
late-result = Add ours
late-result-words = What you bring back
    .help = A sentence or some points are enough
late-result-file = A file, if you like
    .help = A picture, a document, a table or slides, of 4 MB at most
late-result-note = It stands here with your name, at your room’s place. For a day after the end this can be done, and changed.
late-result-submit = Bring it back
change-result = Change it
change-result-words = What you bring back
    .help = It stays where it was, whichever room you are in now
change-result-file = A file, if you like
    .help = In the place of the one that is there, if there is one
change-result-note = It changes where you wrote it. What your room of now brings back has its own “Our result”.
change-result-submit = Change it
change-earlier-button = Change what I wrote before
result-file-kind = A file can be a picture (png, jpg, gif, webp, heic), a pdf, text (txt, md), a table (csv), or a document, table or slides of Office or LibreOffice.
result-file-empty = There is nothing in this file. Please choose another one.
result-file-other = What is in this file is not what its name says (.{ $ending }). Please save it once more as what it is, or choose another one.
result-file-large = This file has more than { $most } MB. A smaller picture, or a link in the words, does it as well.
result-files-large = The files of a room have { $most } MB together, and with this one they would have more. A smaller one, or a link in the words, does it as well.
result-nothing = Please write a sentence, or choose a file.
result-many = { $most } people of this room brought something back already. Each of them can still change theirs: ask one of them to add yours.
result-not-in-room = You were in none of these rooms, so there is nothing to add here.
result-too-late = This could be added to for a day after the end, and that is over. Just tell it in the class.
result-gone = This is not there any more: it was taken back, or its time is over.
result-not-yours = Somebody else brought that back, and only they can take it back.
result-brought = Your room has it. In the end it stands in { $place }, with what the other rooms bring back.
result-brought-late = It stands in { $place } now, with what the other rooms bring back.
take-back-button = Take it back
result-taken-back = You took it back, and it is deleted.
result-title = Our result
result-note = At the end it stands in { $place }. Whoever wrote it can change it, also from another room; others can add theirs with “Our result”.
kit-result-label = Result from
asked-result-title = What do you bring back?
asked-result = A sentence is enough: what you found, or what you still ask yourselves. Your reporter, or anybody, can write it.
asked-result-note = It is fine to tell it aloud later instead.
results-title = What the rooms bring back
results-title-none = The rooms have closed
results-closed = The rooms have closed. Thank you for what you did in them.
results-title-of = What the rooms bring back ({ $page } of { $pages })
results-aloud = What does not stand here can be told aloud.
results-note = Rooms can add to it for a day.
summary-title = How the breakout went
summary = In { $place }: { $people ->
    [one] one person
   *[other] { $people } people
} in { $rooms ->
    [one] one room
   *[other] { $rooms } rooms
}, for { $minutes ->
    [one] one minute
   *[other] { $minutes } minutes
}.
summary-help = Help
summary-help-none = No room asked for help.
summary-help-many = { $count ->
    [one] A room asked once.
   *[other] Rooms asked { $count } times.
}
summary-waited = { $count ->
    [one] It waited { $longest ->
        [0] less than a minute
        [one] a minute
       *[other] { $longest } minutes
    }.
   *[other] Half of them waited { $half ->
        [0] less than a minute
        [one] a minute
       *[other] { $half } minutes
    } at most, the longest { $longest ->
        [0] less than a minute
        [one] a minute
       *[other] { $longest } minutes
    }.
}
summary-help-taken-back = { $count ->
    [one] Once it worked out before anybody came.
   *[other] { $count } times it worked out before anybody came.
}
summary-help-alone = { $count ->
    [one] Once nobody came before it was over.
   *[other] { $count } times nobody came before it was over.
}
summary-results = Results
summary-results-many = { $count ->
    [0] Nothing in writing this time.
   *[other] { $count } of { $rooms ->
        [one] one room
       *[other] { $rooms } rooms
    } brought something back.
}
summary-room = { $count ->
    [0] nobody inside
    [one] one person
   *[other] { $count } people
}
summary-room-help = asked for help { $count ->
    [one] once
   *[other] { $count } times
} and waited { $minutes ->
    [0] less than a minute
    [one] a minute
   *[other] { $minutes } minutes at most
}
summary-room-result = with a result
summary-more = { $count ->
    [one] And one more room.
   *[other] And { $count } more rooms.
}
summary-note = Nobody is named here. Who was inside together counts as having met, so that “new faces” can bring others together next time.
summary-news = A breakout of yours in { $place } is over.
summary-button = How it went
mine-many = { $count ->
    [one] You were in a room once:
   *[other] You were in a room { $count } times, the last of them:
}
mine-line = • { $when }, { $room }, in { $place }
mine-met = You were introduced to, or in a room with: { $people }
mine-met-more = { $count ->
    [one] {" "}and one more
   *[other] {" "}and { $count } more
}
home-room = You are in the room { $room }, of { $place }.
status-none = No breakout is under way. /breakout open begins one.
status-last = The last one was in { $place }, on { $when }.
status-before = In { $place } one is about to begin; { $count ->
    [0] nobody is here yet.
    [one] one person is here.
   *[other] { $count } people are here.
}
status-on = In { $place } { $rooms ->
    [one] one room is open,
   *[other] { $rooms } rooms are open,
} with { $count ->
    [one] one person.
   *[other] { $count } people.
}
status-waiting = {" "}{ $count ->
    [one] One room waits for help.
   *[other] { $count } rooms wait for help.
}
