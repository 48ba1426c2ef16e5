# Polls: asking a class so that the quiet answer too, with a label that says who can see what.

cog-name = Polls

## Commands
poll-ask = Ask the class
    .help = See a poll before anybody else does, change it, and post it here
poll-ask-question = Question
    .help = What you ask, 300 characters at most
poll-ask-choices = Choices
    .help = 2 to 20; commas between them do as well; or times, such as 2026-12-01 10:00
poll-ask-kind = How one answers
    .help = One choice, if you leave it as it is
poll-ask-label = Who can see who answered what
    .help = Nobody, if you leave it as it is
poll-ask-closes = Open for
    .help = Such as 2h or 3d; as set for the course if you leave it empty
poll-ask-submit = See it first
poll-list = Polls
    .help = What is open and what is closed, and what you can do with each
poll-repeating = Polls by schedule
    .help = What is asked by schedule, how answers changed, and stopping it
poll-check = Check a code
    .help = See that the answer with your code was counted
poll-check-code = Code
    .help = The one you noted down, such as K7QF-29MW

## Kinds and labels
choice-one = One choice
choice-several = Several choices
choice-ranking = Ranking
choice-scale = Scale
choice-text = In writing
choice-times = Which times suit
choice-named = Named: everyone sees who answered what
choice-staff-only = Staff only: classmates do not see it
choice-unlinkable = Unlinkable: nobody in the class can tell whose it is
choice-5 = 1 to 5
choice-7 = 1 to 7
choice-five = 1 to 5
choice-seven = 1 to 7
choice-doing = We are doing it
choice-done = It is done
choice-cannot = We cannot, because …
label-named = 👁 Named: everyone sees who answered what.
label-named-ranking = 👁 Named: everyone sees by name what you put first; the rounds and who wins can tell more, so count your whole order as named.
label-staff-only = 🔒 Staff only: instructors see who answered what, classmates do not.
label-unlinkable = 🛡 Unlinkable: nobody in the class, instructors included, can connect an answer with you.
label-unlinkable-best = 🛡 Unlinkable: nobody in the class, instructors included, can connect an answer with you. Whoever is chosen most is told first, and decides who else learns it. No other number than how many took part is told.
how-one = Choosing one is enough, and you can change it until the close.
how-several = { $most ->
    [one] Choose one; you can change it until the close.
   *[other] Choose up to { $most }; you can change them until the close.
}
how-ranking = Put as many as you like in your order, the best first.
how-scale = One press is an answer, and you can change it until the close.
how-text = Answer in your own words, and change them until the close.
how-times = Choose every time that would do. The list has them in your own time zone, the form in the course’s.

## Before it is posted
preview-title = How the class will see it
preview-note = Only you can see this yet. It will go to { $place }.
asked-by-label = Asked by
choices-label = To choose from
seen-label = Who sees what
live-on = {" "}Who chose what is shown while it is open.
live-on-ranking = {" "}Who put what first is shown while it is open.
closes-label = Closes
closes-at = { $until }
closes-after = { $hours ->
    [one] an hour after it is posted
   *[other] { $hours } hours after it is posted
}
closes-after-minutes = { $minutes ->
    [one] a minute after it is posted
   *[other] { $minutes } minutes after it is posted
}
or-with = { $count ->
    [one] , or with one answer
   *[other] , or with { $count } answers
}
no-reminder = {" "}– no reminder comes: that needs { $hours } hours or more
waiting-label = What the class still hopes to hear
waiting = Before you ask something new: the class does not know yet how these end. “What we do” in /poll list tells it.
waiting-one = • { $poll }
waiting-doing = • { $poll } (being done)
waiting-more = { $count ->
    [one] • and one more
   *[other] • and { $count } more
}
post-button = Post
change-button = Change
closing-button = Where and how long
scale-button = Scale
most-button = How many
live-button = Show while open
live-off-button = Show at the close only
template-select = Take one of these instead
use-template = Take one of these instead
use-template-template = Poll
template-exit-ticket = Exit ticket
template-exit-ticket-question = What will you take with you from today?
template-pace = How was the pace?
template-pace-question = How was the pace today?
template-pace-low = too slow
template-pace-high = too fast
template-muddiest-point = Muddiest point
template-muddiest-point-question = What is still unclear to you?
template-next-topic = Which topic next?
template-next-topic-question = Which topic should come next?
template-next-topic-choices = More of this one / The next chapter / Exercises / Something quite different
template-when-to-meet = When to meet?
template-when-to-meet-question = Which of these times would suit you?
template-how-are-you = How are you today?
template-how-are-you-question = How are you today?
template-how-are-you-low = not well
template-how-are-you-high = very well
change = Change the poll
change-question = Question
change-choices = Choices
    .help = 2 to 20; commas between them do as well; or times, such as 2026-12-01 10:00
change-kind = How one answers
change-label = Who can see who answered what
change-submit = Use this
set-close = Where and how long
set-close-place = Where
    .help = The channel for the poll
set-close-until = Closes at
    .help = A date and a time, such as 2026-12-01 10:00
set-close-after = Or open for
    .help = Such as 2h or 3d; as set for the course if both stay empty
set-close-with-answers = Or with so many answers
    .help = Whichever comes first
set-close-reminds = Remind the place before it closes
    .help = Once, worded for everyone
set-close-submit = Use this
scale = The scale
scale-points = Points
scale-low = What 1 means
    .help = Such as: too slow
scale-high = What the highest means
    .help = Such as: too fast
scale-submit = Use this
at-most = How many one may choose
at-most-most = At most
at-most-submit = Use this
choices-few = Please give at least two choices, one a line.
choices-many = Please give { $most } choices at most.
choices-same = Two of the choices are the same. Please make them different.
choices-long = One of the choices is too long to stand on a button. Please keep each to { $most } characters.
choices-none-scale = A scale has its own points, so it takes no choices. Please leave them empty.
choices-none-text = An answer in writing takes no choices. Please leave them empty, or choose another way to answer.
times-unfit = “{ $line }” is not a time. Please write each as 2026-12-01 10:00, one a line.
times-past = “{ $line }” has passed already. Please give times that are still to come.
times-past-now = One of the times has passed meanwhile. Please change them first.
open-too-long = A poll can stay open from 1 minute to { $days } days. Please choose what fits.
closes-twice = Please give either a moment or a length of time, not both.
closes-past = This moment has passed already. Please give one that is still to come.
closes-past-now = The moment at which it should close has passed meanwhile. Please change it first.
closes-with-few = { $least ->
    [one] Please give one answer or more.
   *[other] With fewer than { $least } answers nothing could be shown. Please give { $least } or more.
}
most-many = There are only { $count } choices. Please give at most that many.
poll-needs-channel = A poll stands in a channel, for everyone to see. Please name one, or use the command there.
poll-other-course = That channel belongs to another course. Please name one of this course, or use the command there.
poll-stays = Please ask in the channel where you wrote the command. Instructors of the course can choose another one.
reminder-too-early = By then the poll would hardly have begun. Please give fewer hours here, or more hours above.

## After it is posted
posted = The poll is on its way to { $place }. To take it back, use /homeroom undo within 10 minutes. If it does not appear there, /homeroom status says why.
not-posted = Your poll “{ $poll }” could not be posted in { $place }. { $why }
why-gave-up = The platform kept failing. Please post it again later; if that fails too, run /homeroom doctor.
not-posted-button = See it again
mend-button = Mend a typo
mend = Mend a typo
mend-question = Question
mend-choices = Choices
    .help = As many as before, in the same order
mend-submit = Mend it
mended = Mended. The card shows it within a few seconds and says that it was edited.
mended-nothing = These are the same words as before, so nothing changed.
mend-another = This could ask something else. What can be mended: in a longer word one letter missing, too many, or two that changed places; a space too many; “?” or “.” at the very end. Else close the poll and ask anew.
mend-name = A word with a capital may be a name, and another name asks something else. So these stay as they were posted; only the first word of the question may begin with one. Else close the poll and ask anew.
mend-count = Please keep as many choices as before, in the same order. For others, close the poll and ask anew.
edited = {" "}(edited)
close-button = Close now
closed-now = It is closed, and takes no more answers. Its card says in a moment how it ended.
extend-button = Give it more time
extend = Give it more time
extend-more = How much more
    .help = Such as 2h or 3d
extend-submit = Give it
extended = It is open until { $until } now.
extend-over = This poll is closed already. “Ask again” makes a new one with the same words.
at-once-label = Two at once
at-once-open = { $count ->
    [one] { $polls } is open here already and asks the same.
   *[other] { $count } that are open here already ask the same: { $polls }.
} Two at once can tell who answered in between.
at-once-more = { $polls } and { $count } more
at-once-close = So better close what is open first.
at-once-ask = So better let what is open close first: whoever asked it can close it, and so can the course’s instructors.
at-once-next = At { $next } a schedule asks the same here, so this one closes then at the latest.
at-once-button = Close “{ $poll }”
extended-next = It is open until { $until } now: then a schedule asks the same here.
reopen-button = Open it again
reopen = Open it again
reopen-more = For how long
    .help = Such as 2h or 3d
reopen-submit = Open it
reopened = It takes answers again, until { $until }.
reopen-unlinkable = With the close its key is gone for good, so it cannot take any more answers. “Ask again” makes a new poll with the same words.
reopen-seen = Its result was shown already, so more answers would no longer be free ones. “Ask again” makes a new poll with the same words.
reopen-promised = The class read already what comes of it, so it stays closed, and your words stay. “Ask again” makes a new poll with the same words.
reopen-open = This poll is not closed.
again-button = Ask again
again-hidden = The course’s staff hid words of this poll, so it cannot be asked again as it is. /poll ask begins a new one.
results-button = Results
list-title = Polls
none-asked = There is no poll yet that you can look after. /poll ask begins one.
list-more = { $count ->
    [one] And one more: “Older ones” shows it.
   *[other] And { $count } more: “Older ones” shows them.
}
older-button = Older ones
newest-button = From the beginning
look-after = Look after one
look-after-poll = Poll
line-coming = { $words } – on its way to { $place }
line-open = { $words } – asked { $asked } in { $place }, open, closes { $when }
line-counting = { $words } – asked { $asked } in { $place }, being counted
line-closed = { $words } – asked { $asked } in { $place }, closed { $when }
line-given-up = { $words } – asked { $asked } in { $place }, given up: its key is gone
line-lost = { $words } – asked { $asked } in { $place }, cannot be counted: its key is missing
poll-gone = This poll is no longer there.
poll-posted = This poll was posted already. To change its words, use “Mend a typo”.
poll-of-another = This poll is somebody else’s. Whoever asked it, and the course’s instructors, can look after it.
poll-of-feature = Another part of Homeroom asked this poll and needs it as it is. You can close it or give it more time; it cannot be changed, repeated or asked again here.

## What the class sees
poll-title = A poll for everyone
poll-over-title = A poll that is over
question-erased = The course’s staff hid this question, and its words are deleted. The answers to it stay.
question-hidden = A question that is hidden
choice-number = Choice { $number }
time-label = { $number }. { $day } { $date } { $at }
short-date = { $month } { $day }
month-1 = Jan
month-2 = Feb
month-3 = Mar
month-4 = Apr
month-5 = May
month-6 = Jun
month-7 = Jul
month-8 = Aug
month-9 = Sep
month-10 = Oct
month-11 = Nov
month-12 = Dec
weekday-0 = Mon
weekday-1 = Tue
weekday-2 = Wed
weekday-3 = Thu
weekday-4 = Fri
weekday-5 = Sat
weekday-6 = Sun
pick-one = Choose one
pick-several = { $most ->
    [one] Choose one
   *[other] Choose up to { $most }
}
pick-times = Choose the times that suit
pick = Choose
pick-picked = Choice
tick = Your answer
tick-ticked = Tick what you choose
    .help = None ticked takes your answer back
tick-submit = Answer
suit = Your answer
suit-ticked = Tick every time that would do
    .help = None ticked says that none of them suits
suit-submit = Answer
no-time-button = None of these
rank-button = Put in order
write-button = Answer
mine-button = My answer
meaning-button = What does this mean?
so-far-label = So far
so-far = At least { $count } people have taken part, counting who took it back.
so-far-exact = { $count ->
    [one] One person answered.
   *[other] { $count } people answered.
}
so-far-live-label = Who chose what so far
so-far-first-label = Who put what first so far
being-counted = It is closed, and being counted.
key-lost-card = It cannot be counted now: the key that its answers need is missing, and nobody can read them. Nothing else is concerned. If the key comes back, it is counted by itself; if not, whoever asked can give it up and ask again.
key-away-card = It takes no answers just now: the key that they need is missing, and nobody can read them. Nothing else is concerned. If the key comes back, it goes on by itself; if not, whoever asked can give it up and ask again.
given-up-card = It can never be counted: the key that its answers needed is gone, and the answers are deleted. Nothing else is concerned, and it can be asked again.
give-up-button = Give it up
give-up-not = This poll is not waiting for a key.
given-up = Given up: its answers are deleted and can never be counted. “Ask again” makes a new poll with the same words.
given-up-best = Given up: its answers are deleted and can never be counted.
count-button = Count now
staff-has-it = It is over. What came of it is for the course’s instructors alone; if fewer than { $least } people took part, for nobody.
too-few = At the close there were answers of fewer than { $least } people, so nothing of it is shown, to anybody, and nothing is kept.
answers-gone = No answer to it is kept any more.
nobody-answered = Nobody answered this time, which is fine.

## Answering
rank = Your order
rank-note = The best first. One is enough, and you can change it until the close.
rank-first = First
rank-second = Second
rank-third = Third
rank-fourth = Fourth
rank-fifth = Fifth
rank-submit = Answer
rank-many = Your order
rank-many-note = The best first. One is enough, and you can change it until the close. After the fourth, write the numbers that stand before the names.
rank-many-first = First
rank-many-second = Second
rank-many-third = Third
rank-many-fourth = Fourth
rank-many-rest = And then, by number
    .help = As many as you like, such as 7 2 9
rank-many-submit = Answer
rank-unread = “{ $words }” is not a number. Please write those that stand before the names, such as 7 2 9.
rank-unknown = No choice has the number { $written }. They go from 1 to { $most }.
rank-again = Number { $number } stands higher already. Please name each only once.
rank-twice = This one stands higher already. Please choose each only once.
write = Your answer
write-words = In your own words
    .help = 500 characters at most
write-submit = Answer
answered = Your answer: { $answer }
your-answer = Your answer: { $answer }
code = Your code is { $code }. Note it down if you wish: after the close, /poll check looks for the answer that has it. Whoever knows the code can look too, so keep it to yourself.
own-unlinkable = Only you can see this. Your answer is sealed until the close, and then has nobody’s name.
own-unlinkable-best = Only you can see this. Your answer is sealed until the close, counted then, and deleted.
own-staff-only = Only you and the instructors can see what you answered.
own-named = Everyone sees what you answered, at the latest at the close.
own-named-ranking = Everyone sees by name what you put first, at the latest at the close; the rounds and who wins can tell more.
not-answered = You have not answered, and you need not.
nothing-given = none
no-time = none of these times
withdraw-button = Take it back
withdrawn = Your answer is taken back. You can answer again until the close, or let it be.
answered-later = Your answer: { $answer }. It came after the one that you took back, so it stays.
poll-over = This poll is closed, so nothing was changed.
poll-too-many = { $most ->
    [one] Please choose one only.
   *[other] Please choose { $most } at most.
}
poll-cannot = This poll cannot take answers just now: a key that it needs is missing. Nothing was changed. Please tell whoever asked.

## The reminder
the-poll = this poll
the-poll-named = “{ $poll }”
reminder = Open until { $until }: { $poll }.
reminder-note = Whoever wishes to answer still can, and not answering is always fine. This reminder is the same for everyone.

## What came of it
outcome-label = What came of it
outcome-line = { $count } ({ $share } %):
outcome-best = ★ { $count } ({ $share } %):
outcome-first = { $count } × first:
took-part-label = Took part
took-part = { $count ->
    [one] One person
   *[other] { $count } people
}
took-part-many = { $count } people answered. Some of the answers, chosen at random, stand in the thread below; whoever asked, and instructors, have all in a file.
took-part-texts = { $count ->
    [0] Nobody answered this time, which is fine.
    [one] One person answered. The answer stands in the thread below.
   *[other] { $count } people answered. The answers stand in the thread below.
}
middle-label = In the middle
middle = Median { $median }, mean { $mean } of { $points }
rounds-label = Round by round
round = Round { $number }:
round-exhausted = {" "}({ $count } without a choice that is still in)
round-out = {" "}– out: { $out }
tie-together = {" "}(even together they have fewer than the next)
tie-earlier = {" "}(level; it had fewer in an earlier round)
tie-preferred = {" "}(level; fewer prefer it to the others)
tie-order = {" "}(level in everything; it stands later in the poll)
best-chosen = The class has chosen. Whoever it is is told first, and decides whether you see it.
winner-label = Chosen
winner = { $count ->
    [0] None
    [one] { $winners }
   *[other] { $winners }, level
}
condorcet-label = Against each other one
condorcet = { $count ->
    [one] The one person who ranked them prefers { $choice } to each of the others.
   *[other] More people prefer { $choice } to each of the others than the other way round.
}
chart-median = median { $value }
chart-mean = mean { $value }
chart-share = { $count } ({ $share } %)
chart-out = out in round { $round }
chart-majority = more than half
chart-first = first places
chart-later = came over
chart-gap = too few took part
notice = What came of { $poll } stands on its card now.
notice-best = Now over: { $poll }. The class has chosen; whoever it is is told first, and decides whether you see it.
notice-too-few = Now over: { $poll }. At the close there were answers of fewer than { $least } people, so nothing of it is shown.
notice-staff-only = Now over: { $poll }. Thank you to everyone who answered; what came of it is for the instructors alone; if fewer than { $least } people took part, for nobody.
texts-title = { $pages ->
    [one] The answers
   *[other] The answers, { $page } of { $pages }
}
texts-more = These are { $count } of { $of } answers, chosen at random; the file behind “Results”, for whoever asked and for instructors, has all.
texts-note = In random order, and nobody’s name belongs to any of them.
texts-note-named = With names, as was said before.
texts-label = Answers
rest-in-file = The others are in the files.
ballots-button = Count for yourself
ballots-title = Every answer, to count for yourself
ballots = { $count ->
    [one] The file has the one answer with its code.
   *[other] The file has all { $count } answers in random order, each with its code. If you noted down yours, you find it there; whose the others are, nobody can tell.
}
receipt = Only you can see this. A code proves that an answer was counted. Shown afterwards, it does not prove whose it is, for anybody could have copied it; but who knew a code before the close knows whose answer it finds.
staff-results-button = Results (instructors)
results-named = Only you can see this; everyone sees the same on the card.
results-named-ranking = Only you can see this. Everyone sees on the card what each put first; the whole orders, with names, are in the files alone.
results-staff-only = Only you can see this, and whichever instructor of the course asks for it.
results-unlinkable = Only you can see this; everyone sees the same. Nobody can tell whose an answer is.
results-unlinkable-best = Only you can see this; everyone sees the same. No other number is kept.
rounds-in-json = The table has one line for each person; the rounds of the count are in poll.json.
results-staff-only-refused = Only the course’s instructors see these results.
results-too-few = At the close there were answers of fewer than { $least } people, so nothing of it can be shown, not even here.
results-not-yet = There is no result yet: it comes with the close.
results-lost = This poll cannot be counted: its key is missing.
ballots-none = The single answers of this poll are not shown, because one of them could tell whose it is.
ballots-best = Of this poll only how many took part is told. The answers were deleted when it closed.
column-name = name
column-person = id
column-answer = answer
column-choice = choice
column-count = people
column-round = round { $number }
column-code = code
code-title = Your code
code-found = It was counted, in “{ $poll }”.
code-found-as = It was counted, in “{ $poll }”, as: { $answer }
code-unfit = A code has eight letters and digits, such as K7QF-29MW. Please look again.
code-not-found = No answer that was counted here has this code.
code-not-found-note = Only you can see this. It may be that the poll is still open, that you took your answer back, that too few took part, or that staff had the answer’s words deleted.

## What the labels mean
meaning-named-title = Named
meaning-named = Everyone in this place sees who answered what, at the latest when the poll closes.

    Homeroom keeps your answer with your name for a year at most, and /homeroom me shows and deletes it.
meaning-named-ranking = Everyone in this place sees by name what you put first, at the latest when the poll closes.

    The rounds and who wins can tell more, and the file of whoever looks after this poll has all of it: whoever asked it, and the course’s instructors. So count your whole order as named.

    Homeroom keeps your answer with your name for a year at most, and /homeroom me shows and deletes it.
meaning-staff-only-title = Staff only
meaning-staff-only = The course’s instructors see who answered what. Classmates see neither answers nor figures.

    While it is open, everyone sees at most how many took part, in steps of five. If fewer than { $least } answer, nobody sees anything.

    Homeroom keeps your answer with your name for a year at most, and /homeroom me shows and deletes it.
meaning-unlinkable-title = Unlinkable
meaning-unlinkable = Nobody can connect an answer with you from anything that Homeroom stores, prints, logs or exports: not classmates, not instructors.

    Until the close your answer is locked away with a key that lies outside the database and its backups. At the close all answers are unlocked at once, mixed, and kept without names; then the key is destroyed.

    While it is open, everyone sees at most how many took part, in steps of five; of fewer than { $least } nothing of the answers is ever shown.

    What remains: whoever runs Homeroom and has both the database and the key could look while the poll is open.
    If all answer the same, everyone knows what everyone said.

    People who put together what they know of their own answers may find out more, and so may the same question asked again soon.
    Whoever sees your code can look for your answer. Discord, Slack or the browser class itself sees your press.
meaning-unlinkable-best = Nobody can connect an answer with you from anything that Homeroom stores, prints, logs or exports: not classmates, not instructors.

    Until the close your answer is locked away with a key that lies outside the database and its backups. At the close all answers are unlocked at once and counted.
    Whoever was chosen most is told first, and all of them if several are level; until then that is kept, and shown to nobody. How many took part stays; the answers and every other number are deleted, and the key is destroyed.

    While it is open, everyone sees at most how many took part, in steps of five; of fewer than { $least } nothing is ever told.

    What remains: whoever runs Homeroom and has both the database and the key could look while the poll is open.
    Where there are few names, or several are level, the number of people who took part can tell something about the others.

    People who put together what they know of their own answers may find out more, and so may the same question asked again soon.
    Discord, Slack or the browser class itself sees your press.
posted-label = Before it was edited
meaning-note = Only you can see this. Fixed when it was posted: nobody can change it afterwards.

## You said, we did
what-now-title = What will you do about it?
what-now = “{ $poll }”, in { $place }, is counted. The class is glad to hear what comes of it, also when it is “we cannot, because …”.
what-now-note = You are asked once. /homeroom status keeps it for a while, should you prefer to say it later.
what-now-note-gone = Asked once, of the staff, for whoever asked the class left it. /homeroom status keeps it for a while.
what-now-note-staff = Asked once, of all instructors of the course, for only they see what came of it. /homeroom status keeps it for a while.
promise-button = What we do
promise-what = What comes of it
promise-what-doing = How it stands
promise-what-words = In your own words
    .help = The class reads it where you asked, 500 characters at most
promise-what-submit = Tell the class
promise-for = What we do: { $poll }
promise-staff-only = Only the course’s instructors see what came of this poll, so it is for them to say what is done about it.
promise-nothing = There is no result of this poll to act on.
promised = The class reads it in { $place }. You can bring it up to date at any time, with the same button.
promised-hidden = It is noted, but the class does not see it: the course’s staff hid what stands there.
promise-doing = You said, we are doing
promise-done = You said, we did
promise-cannot = You said, and this is why we cannot
you-said = About { $poll }:{" "}

## By schedule
repeat-button = Repeat it
repeat = Ask this again and again
repeat-days = Days
    .help = One or more days of the week
repeat-at = Time
    .help = Hours and minutes, such as 09:30
repeat-zone = Time zone
    .help = Its name, such as Europe/Madrid
repeat-weeks = Every so many weeks
    .help = 1 is every week
repeat-open-for = Each is open for
    .help = Such as 2h or 3d, and at most until the next one comes
repeat-submit = Repeat it
repeat-times = The times of this poll pass, so it cannot be repeated.
repeats = “{ $poll }” is asked again, next { $next }. /poll repeating shows how answers change, and stops it.
stays-open = Each stays open for { $hours ->
    [one] an hour.
   *[other] { $hours } hours.
}
stays-open-minutes = Each stays open for { $minutes ->
    [one] a minute.
   *[other] { $minutes } minutes.
}
stays-until-next = Each stays open until the next one comes, so that no two are open at once.
repeats-meets = { $count ->
    [one] { $polls } is open now and closes at { $next }, when a schedule asks the same.
   *[other] { $polls } are open now and close at { $next }, when a schedule asks the same.
}
repeats-already = “{ $poll }” is asked on these days at this time already, next { $next }. So nothing was added; /poll repeating stops it.
repeats-clash = “{ $poll }” is asked here at some of these moments already, on { $days }: it is asked { $when }. Please leave these days out, or stop that one with /poll repeating.
repeats-when = { $weeks ->
    [one] { $days } at { $at } ({ $zone })
   *[other] every { $weeks } weeks, { $days } at { $at } ({ $zone })
}
plans-many = This course repeats { $most } polls, and no more fit. Stop one first with /poll repeating.
none-repeats = No poll is repeated here. /poll list offers “Repeat it” with each one that is open.
repeating-title = Polls by schedule
repeats-next = { $poll }, in { $place }: { $when }; next { $next }
repeats-stopped = { $poll }, in { $place }, is stopped
repeats-hidden = { $poll }, in { $place }: { $when }; not asked, because the course’s staff hid words of it
repeats-over = { $poll }, in { $place }: { $when }; it has no day to come
trend-select = How answers changed
trend = How answers changed
trend-schedule = Poll
stop-select = Stop one
stop-one = Stop one
stop-one-schedule = Poll
stopped = Stopped. What was asked stays. What was to close when the next one came still closes then; /poll list can give it more time. How its answers changed can still be seen with /poll repeating.
already-stopped = This one was stopped before. Nothing more needs to be done.
trend-none = So far there is nothing to compare: it needs a time at which enough people took part.
trend-one = There is one time so far, so there is nothing to compare it with yet.
trend-line = { $count ->
    [one] { $day }: { $value } (one person)
   *[other] { $day }: { $value } ({ $count } people)
}
trend-line-of = { $count ->
    [one] { $day }, { $label }: { $value } (one person)
   *[other] { $day }, { $label }: { $value } ({ $count } people)
}
trend-texts = Written answers are not compared.
trend-note = Only you can see this. Times at which too few took part are left out.

## Status and one’s own page
status-open = Open: { $poll }, in { $place }, closes { $when }
status-lost = Its key is missing, so nobody can read its answers: { $poll }, in { $place }. If whoever runs Homeroom cannot bring the key back, “Give it up” in /poll list ends it.
status-given-up = It can never be counted, for its key is gone: { $poll }, in { $place }. “Ask again” in /poll list makes a new one.
status-given-up-best = It can never be counted, for its key is gone: { $poll }, in { $place }.
status-not-posted = A poll could not be posted in { $place } ({ $when }). { $why }
status-uncounted = Closed, and not counted yet: { $poll }, in { $place }. “Count now” in /poll list tries it again.
status-withheld = By schedule, in { $place }: not asked, because the course’s staff hid words of it. /poll repeating stops it.
status-waiting = Closed { $when }, and the class does not know yet how it ends: { $poll }
status-doing = Closed { $when }, and being done, as you said: { $poll }
status-open-more = { $count ->
    [one] And one more that is open: /poll list has it.
   *[other] And { $count } more that are open: /poll list has them.
}
status-lost-more = { $count ->
    [one] And one more whose key is missing: /poll list has it.
   *[other] And { $count } more whose key is missing: /poll list has them.
}
status-waiting-more = { $count ->
    [one] And one more of which the class does not know yet how it ends: /poll list has it.
   *[other] And { $count } more of which the class does not know yet how they end: /poll list has them.
}
status-list-button = All polls
status-none = No poll is open.
home-title = Polls that are open
home-line = { $poll }, in { $place }
home-mine = My answer: { $poll }

## Settings
setting-asks = Who may ask
    .help = Everyone of this role, and those with more
setting-open-hours = Hours a poll is open
    .help = Where whoever asks says nothing else
setting-remind-hours = Hours before the close for the reminder
    .help = One, for everyone; none for a poll open less than twice as long; 0 for none
setting-figures-from = Fewest people for figures
    .help = Of fewer nothing is shown; 5 is the least
setting-texts-from = Fewest people for written answers
    .help = Of fewer nothing is shown; 10 is the least

## What is kept about people
kind-poll = { $count ->
    [one] that you asked something in a poll
   *[other] that you asked something in { $count } polls
}
kind-poll-repeat = { $count ->
    [one] that you have a poll repeated
   *[other] that you have { $count } polls repeated
}
kind-vote = { $count ->
    [one] what you answered to a poll that is named or staff only
   *[other] what you answered to { $count } polls that are named or staff only
}
