# Setting up a course, looking after it, and what everyone decides about themselves.

cog-name = Homeroom

## Beginning
homeroom-start = Begin
    .help = Set up the course, or see what you can do here
start-title = Welcome to Homeroom
start-hello = Homeroom helps a class become a place that people belong to: questions that break the ice, and more that you turn on when you want it. It posts nothing until you ask it to.
start-before = First the course: one form, filled in with what usually fits. You can change everything later.
start-after = **{ $name }** is set up. Here is what you can do next:
course-button = Set up the course
course-change-button = Change the course
help-button = What I can do here
me-button = About me
homeroom-help = Help
    .help = What you can do here
help-title = What you can do here
help-intro = { $role ->
    [3] You run this course, so all of this is yours to use:
    [2] You help to run this course, so you can use:
   *[1] Mostly you press buttons on what is posted. These commands are for you, and only you see their answers:
}
help-line = { $name } – { $what }

## The course
homeroom-course = The course
    .help = Name, language, time zone, places, quiet hours and pause weeks
homeroom-course-name = Name
    .help = As people call the course
homeroom-course-language = Language of shared cards
    .help = What one person alone sees is in their own language
homeroom-course-time-zone = Time zone
    .help = Its name, such as Europe/Madrid
homeroom-course-main-place = Main place
    .help = The channel for what is for everyone
homeroom-course-staff-place = Staff place
    .help = A channel that only the staff sees; may be empty
homeroom-course-quiet-from = Quiet from
    .help = From then on nothing is posted by schedule; such as 22:00
homeroom-course-quiet-until = Quiet until
    .help = Such as 07:00; leave both empty for no quiet hours
homeroom-course-pauses = Pause weeks
    .help = Exams and holidays, first and last day: 2026-12-21 2027-01-06
homeroom-course-submit = Save
course-title = The course
course-saved = Saved. This holds from now on:
course-ready = The course is set up. This holds from now on; to change it, use /homeroom course.
course-name-label = Name
course-language-label = Language of shared cards
course-time-zone-label = Time zone
course-main-place-label = Main place
course-staff-place-label = Staff place
course-quiet-label = Quiet hours
course-pauses-label = Pause weeks
course-name-value = { $name }
course-none = None
quiet-value = { $start } to { $end }
place-of-another = This channel belongs to another course. Please pick one of this course.
staff-place-read = Students can read in { $place }, the staff place, and will see there what is for the staff only. Better choose a channel that only the staff sees.
staff-place-is-main = This is the main place, which everyone sees. Please pick a channel that only the staff sees, or leave it empty.
quiet-half = Please fill in both, or leave both empty.
week-unread = Line { $line } (“{ $said }”) cannot be read. Please write the first and the last day, such as 2026-12-21 2027-01-06.
week-no-date = Line { $line } (“{ $said }”) has a day that is not in the calendar. Please write days as year-month-day, such as 2026-12-21.
week-order = Line { $line } (“{ $said }”) ends before it begins. Please change one of the two days.
week-long = Line { $line } (“{ $said }”) is longer than a year. Please check its two days.

## Settings
homeroom-settings = Settings
    .help = What can be set for each feature
settings-choose = What would you like to set?
settings-nothing = None of the features that are on has anything to set.

## Roles
homeroom-roles = Roles
    .help = Who helps to run the course; give a role or take it back
homeroom-roles-person = Person
    .help = Who gets the role
homeroom-roles-role = Role
    .help = “Student” takes back what was given
change-role = Give or take back a role
change-role-person = Person
change-role-role = Role
    .help = “Student” takes back what was given
change-role-button = Give or take back a role
roles-intro = These roles were given here. They come on top of those that the platform gives.
roles-none = No role was given here yet. Whoever has one has it from the platform.
roles-instructor = Instructors
roles-assistant = Assistants
roles-platform = From the platform
role-mapped = Whoever is “{ $name }” there: { $role }
role-mapped-unnamed = Whoever has a role whose name cannot be told just now: { $role }
role-given = { $person } now has the role: { $role }.
role-taken = { $person } no longer has the role given here: { $role }. What the platform gives stays.
role-same = { $person } has the role { $role } already, so nothing changed.
role-same-none = No role was given to { $person } here, so nothing changed. What the platform gives can only be changed there.
role-last = You are the only instructor to whom the role was given here, so it stays with you. Give it to somebody else first.
role-whom = Please say who: the person and the role belong together.
role-which = Please say which role: the person and the role belong together.

## How things stand
homeroom-status = How things stand
    .help = What runs, what comes next, and what could not be delivered
status-title = How things stand
status-button = How things stand
staff-only = Only you can see this. It is for the staff of the course.
resting = **{ $what }** rests until the end of { $until }.
resting-week = **{ $what }** rests until the end of { $until }: a pause week of the course.
nothing-rests-now = Nothing is paused.
nothing-failed = Everything was delivered.
keys-missing = { $count ->
    [one] One anonymous poll cannot be counted: its key is missing. If whoever runs Homeroom cannot bring it back, “Give it up” in /poll list ends it.
   *[other] { $count } anonymous polls cannot be counted: their keys are missing. If whoever runs Homeroom cannot bring them back, “Give it up” in /poll list ends each.
}
again-title = Being tried again
again-intro = { $count ->
    [one] One thing is not done yet.
   *[other] { $count } things are not done yet.
} Homeroom goes on trying by itself, so you need not do anything. What does not work in the end is listed as not delivered, with what helps.
again-line = { $feature }, { $where }{ $count ->
    [one] {""}
   *[other] {" "}({ $count } times)
}, since { $since }: { $why }
failed-title = Not delivered
failed-line = { $feature }, { $where }{ $count ->
    [one] {""}
   *[other] {" "}({ $count } times)
}: { $why }
failed-room = a room
failed-direct = in direct messages
failed-nowhere = within Homeroom
failed-more = … and { $count } more.
try-again-button = Try again
let-go-button = Let go
tried-again = { $count ->
    [one] It is being tried again.
   *[other] All { $count } are being tried again.
} What fails once more comes back here.
let-go = { $count ->
    [one] Let go: it will not be sent.
   *[other] Let go: these { $count } will not be sent.
}
failed-none = Nothing is undelivered any more, so nothing happened.

## Pausing
homeroom-pause = Pause
    .help = Let one feature or everything rest until a date; it goes on by itself
homeroom-pause-feature = What
    .help = One feature, or everything
homeroom-pause-until = Last day of the pause
    .help = As year-month-day, such as 2026-12-24
homeroom-pause-submit = Pause
homeroom-resume = Go on
    .help = End a pause before its date
homeroom-resume-feature = What
    .help = One feature, or everything
resume-button = Go on now
paused = **{ $what }** rests until the end of { $until }. Nothing of it comes by itself; it goes on without you having to do anything.
resumed = **{ $what }** goes on, from the next moment that is planned.
resumed-but = {" "}Until the end of { $until } another pause still holds.
pause-note = Only you can see this. The staff of the course sees in /homeroom status what rests.
pause-past = This day is over: today is { $today } in the course’s time zone. Please give today or a later day.
nothing-rests = **{ $what }** is not paused, so nothing happened.
rests-by-week = This is a pause week of the course, until the end of { $until }. To go on sooner, change the pause weeks with /homeroom course.
rests-with-all = Everything rests until the end of { $until }. To go on with all of it, use /homeroom resume.

## What is wrong
homeroom-doctor = What is wrong
    .help = Look for what does not work here, and what helps
doctor-finding = • { $what }
doctor-well = Nothing is wrong here.
doctor-not-set-up = The course is not set up yet. Press the button: one form, filled in with what usually fits.
doctor-no-main-place = The course has no main place. Choose one with the button, so that features know where everyone is.
doctor-main-barred = The main place { $place }: { $why }
doctor-staff-barred = The staff place { $place }: { $why }
doctor-place-barred = In { $place }, where something is planned: { $why }
doctor-places-more = { $count ->
    [one] In one more place where something is planned nothing can be posted.
   *[other] In { $count } more places where something is planned nothing can be posted.
}
doctor-failed = { $count ->
    [one] One message could not be delivered. The button shows why and what helps.
   *[other] { $count } messages could not be delivered. The button shows why and what helps.
}
doctor-note = Only you can see this. Whoever runs Homeroom sees more with “homeroom doctor” on its machine.

## Taking back
homeroom-undo = Take back
    .help = Take away the newest thing that you posted, for 10 minutes; it says what goes with it
undo-title = Take this back?
undo-found = You posted this in { $place }, { $when }. It goes with everything that was answered to it.
undo-found-stays = You posted this in { $place }, { $when }. It goes with what was chosen or answered on it. What people wrote below it stays there: here only they themselves, or an administrator, can delete that.
undo-room = a room of its own
undo-what = What you posted
undo-button = Take it back
undone-untold = Taken back, with whatever had been answered. How many answers there were is told to nobody.
undone = { $answers ->
    [0] Taken back. Nobody had answered yet.
    [one] Taken back, with one answer.
   *[other] Taken back, with { $answers } answers.
}
undone-stays = { $answers ->
    [0] Taken back. Nobody had answered yet.
    [one] Taken back. One answer had come: if it was written below, it stays there.
   *[other] Taken back. { $answers } answers had come: those that were written below stay there.
}
undone-note = Only you can see this. If a message stays all the same, /homeroom status says why.
undo-nothing = There is nothing of yours here that could be taken back.
undo-late = Too late: the newest thing of yours, in { $place }, was posted { $when }, and things can be taken back for 10 minutes. It stays there; you can write below it what you would like to put right.
undo-done = This was taken back before, so nothing more happened.

## About me
homeroom-me = About me
    .help = What is kept about you and what holds for you; change it, take it with you, delete it
me-title = About you
me-intro = All that Homeroom keeps about you here. The file { $file } has every word of it.
me-kept-button = What is kept about me
home-mine = What concerns you here. It is always up to date, and only you see this page.
me-chosen = What holds for you
me-kept = What is kept about you
me-kept-nothing = Nothing.
me-name = Name shown: { $name }
me-language = Language: { $language }
me-time-zone = Time zone: { $zone }
me-quiet = Quiet hours: { $quiet }
me-as-platform = as everywhere here
me-as-course = as in the course
me-as-acts = { $language }, in which you used Homeroom last
me-fewer = Direct messages that you do not want: { $what }
me-fewer-all = Direct messages: none at all
me-change-button = Change
me-change = What I choose
me-change-name = Name shown
    .help = Empty: your name as everywhere here
me-change-language = Language
    .help = For what only you see; empty: as in the course
me-change-time-zone = Time zone
    .help = Its name, such as Europe/Madrid; empty: as in the course
me-change-quiet-from = Quiet from
    .help = No direct messages from then on, such as 22:00
me-change-quiet-until = Quiet until
    .help = Such as 07:00; both empty: as in the course
me-change-submit = Save
me-changed = Saved.
me-changed-note = Only you can see this. The name is shown where Homeroom names you; the rest nobody sees.
leave-button = Leave all programmes
left = You left. This was deleted:
left-nothing = You take part in nothing at the moment, so there was nothing to delete.
left-note = Only you can see this. Nobody is told that you left, and you can come back whenever you like.
delete-me-button = Delete me
delete-title = Delete what is kept about you?
delete-what = It happens at once and cannot be taken back. This goes:
delete-now-button = Delete me now
delete-note = Only you can see this. Nothing has been deleted yet.
deleted-title = Deleted
deleted = Gone, at once and for good:
deleted-sealed = Your answers to anonymous polls that are open go as well. In closed ones nobody can tell which is yours, so they stay.
deleted-keyless = Of an anonymous poll whose key is missing just now nobody can find your answer, not even to delete it. Should the key come back, take it back there before you are deleted.
deleted-but = What must stay for others stays without you:
deleted-member = That you are in the class stays known, as of everyone there, until you leave the class.
deleted-note = Only you can see this. If you use Homeroom again, it begins anew; your messages in the class itself are yours to delete.

## Kinds of thing that are kept
kind-profile = when you first used Homeroom, in which language you did last, and your shown name, language, time zone and quiet hours
kind-membership = that you are in the class
kind-heard = { $count ->
    [one] something that you did on Slack, until Homeroom has acted on it
   *[other] { $count } things that you did on Slack, until Homeroom has acted on them
}
kind-installed = that you installed Homeroom here
kind-fewer = { $count ->
    [one] one kind of direct message that you do not want
   *[other] { $count } kinds of direct message that you do not want
}
kind-role = a role that an instructor gave you
kind-meeting = { $count ->
    [one] that you were introduced to a person, or in a breakout room with them
   *[other] that you were introduced to { $count } people, or in a breakout room with them
}
kind-draft = { $count ->
    [one] a form that you have begun
   *[other] { $count } forms that you have begun
}
kind-asked = { $count ->
    [one] that you asked for something that is under way
   *[other] that you asked for { $count } things that are under way
}
kind-posted = { $count ->
    [one] that a card stands because you asked for it
   *[other] that { $count } cards stand because you asked for them
}
kind-messages = { $count ->
    [one] where a direct message to you stands
   *[other] where { $count } direct messages to you stand
}
kind-messages-due = { $count ->
    [one] a direct message to you that is on its way
   *[other] { $count } direct messages to you that are on their way
}
kind-planned = { $count ->
    [one] something that is planned for you; if you are simulated, what the simulation does next
   *[other] { $count } things that are planned for you; if you are simulated, what the simulation does next
}
kind-report = { $count ->
    [one] that you reported something
   *[other] that you reported something, { $count } times
}
kind-hidden = { $count ->
    [one] that something you wrote is hidden, or was for a while
   *[other] that { $count } things you wrote are hidden, or were for a while
}
kind-other = { $count ->
    [one] one entry of a feature that is turned off
   *[other] { $count } entries of features that are turned off
}
