# Icebreakers: a question for everyone, answered in writing and in one's own time.

cog-name = Icebreakers

## Commands
icebreaker-now = A question now
    .help = See a question for the class before anybody else does, and post it
icebreaker-now-place = Where
    .help = The channel for the question; this one if you leave it empty
icebreaker-schedule = Questions by schedule
    .help = Post a question on certain days at a certain time
icebreaker-schedule-days = Days
    .help = One or more days of the week
icebreaker-schedule-at = Time
    .help = Hours and minutes, such as 09:30
icebreaker-schedule-zone = Time zone
    .help = Its name, such as Europe/Madrid
icebreaker-schedule-place = Where
    .help = The channel for the questions
icebreaker-schedule-submit = Plan it
icebreaker-list = What is planned
    .help = The schedules, what was asked lately, and mending a typo
icebreaker-stop = Stop a schedule
    .help = Choose a schedule that should post no more questions
stop-one = Stop this one
stop-one-schedule = Schedule

## Before it is posted
preview-title = A question for everyone
preview-note = Only you can see this yet. It will go to { $place }.
post-button = Post
another-button = Another
change-button = Change
change = Change the question
change-words = The question
    .help = Your own words, 500 characters at most
change-submit = Use these words

## After it is posted
posted = The question is on its way to { $place }. To take it back, use /homeroom undo within 10 minutes. If it does not appear there, /homeroom status says why.
mend-button = Mend a typo
mend-newest-button = Mend the newest
mend = Mend a typo
mend-words = The question
    .help = The card will say that it was edited
mend-submit = Mend it
mended = Mended. The card now says that it was edited.
mended-before = Mended before anybody saw it.
mended-nothing = These are the same words as before, so nothing changed.
mend-another = Somebody answered already, and this is another question. Please mend only what is misspelt, or post a new question.
edited = {" "}(edited)

## What the class sees
prompt-title = A question for everyone
prompt-note = Answer in the thread below, in your own words and your own time. Passing is always fine.
prompt-over-note = This question is over. What was written stays in the thread.
passed-label = Passed
passed = { $count } people
pass-button = Pass
pass-done = You passed, and that is fine. You can still answer whenever you like.
pass-note = Only you can see this. Nobody is told who passed; from 5 people up the card shows how many.
unpass-button = I changed my mind
unpass-done = Your pass is taken back. The thread is open for you.
easier-title = Or a smaller one
easier-own = What is the first thing that comes to mind?
easier-note = Three words are plenty.

## Schedules
scheduled = Planned. { $what }
scheduled-already = This is planned already. { $what }
scheduled-stop = {" "}To stop it, use /icebreaker stop.
scheduled-quiet = {" "}That is in the quiet hours of the course, so each question comes when they end, at { $until }.
plan = Every { $days } at { $at } ({ $zone }) in { $place }; next { $next }.
plan-over = Every { $days } at { $at } ({ $zone }) in { $place }; nothing more comes.
plan-place-gone = {" "}This channel was deleted: stop this schedule with /icebreaker stop, and plan it anew elsewhere.
plan-no-permission = {" "}Homeroom may not write there: let it see the channel and write in it, or stop this schedule with /icebreaker stop.
plan-missed = {" "}Homeroom was not running on { $when }, so what was planned then was left out.
plans-many = This course has { $most } schedules, and no more fit. Stop one first with /icebreaker stop.
day-all = day
day-mon = Monday
day-tue = Tuesday
day-wed = Wednesday
day-thu = Thursday
day-fri = Friday
day-sat = Saturday
day-sun = Sunday
days-and = { $days } and { $last }
open = A question is open in { $place } since { $since }: { $words }
coming = A question is on its way to { $place }: { $words }
none-planned = No questions are planned. To plan some, use /icebreaker schedule.
recent-label = Asked lately
recent = { $when } in { $place }: { $words }
list-title = Icebreakers
stopped = Stopped. What was posted stays.

## Setting up
first-text = Break the ice with a question that everyone can answer in writing, in their own time. You see it before anybody else does.
first-button = Preview a first icebreaker
setting-nudge-after-hours = Hours until the nudge
    .help = After this much silence the thread gets one easier question
nudge-too-late = By then the question is over. Please give fewer hours here, or more days below.
setting-open-days = Days a question stays open
    .help = After that the pass button goes, and who passed is forgotten

## When something is not possible
prompt-gone = This question was taken back or never posted, so nothing happened.
prompt-over = This question is over, so nothing happened.
prompt-posted = This question is posted already. To mend a typo in it, use /icebreaker list.
prompt-seen = This question was asked there meanwhile. Press “Another” for one that is new there.
prompt-needs-channel = A question needs a channel for writing, with room for a thread below it. Please name one.
prompt-other-course = This channel belongs to another course. Please name one of this course, or use the command there.
already-stopped = This schedule was stopped before. Nothing more needs to be done.

## Kinds of thing that are kept about people
kind-pass = { $count ->
    [one] that you passed a question
   *[other] that you passed { $count } questions
}
kind-prompt = { $count ->
    [one] that you posted a question
   *[other] that you posted { $count } questions
}
