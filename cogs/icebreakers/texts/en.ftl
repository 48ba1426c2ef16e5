# Icebreakers: a question for everyone, answered in writing and in one's own time.

cog-name = Icebreakers
    .story = Icebreakers ask the class questions that are easy to answer, in writing and in one’s own time, now or on days of your choice; passing is always fine.

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
icebreaker-stop-schedule = Schedule
    .help = The one that should stop; leave it empty to see all of them
stop-one = Stop this one
stop-one-schedule = Schedule

## Before it is posted
preview-title = A question for everyone
preview-note = Only you can see this yet. It will go to { $place }. It comes from the deck “{ $deck }”.
preview-kind = How one answers
preview-open = In the thread below it, in one’s own words.
preview-this-or-that = With one press; everyone sees who chose what.
preview-together = In writing, hidden until all answers appear at once.
from-deck = Another deck
from-deck-deck = Deck
post-button = Post
another-button = Another
change-button = Change
change = Change the question
change-words = The question
    .help = Your own words, 500 characters at most
change-submit = Use these words
change-both = Change the question
change-both-words = The question
    .help = Your own words, 500 characters at most
change-both-choices = To choose from
    .help = Two to four, with 40 characters each at most
change-both-submit = Use these words
choices-unfit = Please give two to four different choices, one a line, each with 1 to { $most } characters.

## After it is posted
posted = The question is on its way to { $place }. To take it back, use /homeroom undo within 10 minutes. If it does not appear there, /homeroom status says why.
mend-button = Mend a typo
mend-newest-button = Mend the newest
look-after = Look after one that is open
look-after-what = Which one
look-after-hidden = { $count } answered: { $words }
end-hour-button = End it now
hour-ended = It is over: the card says so within a few seconds, and what was written stays in the thread.
hour-never = It never came to stand there, and now it will not.
hour-over-before = This was over before, so nothing changed.
hour-open = Ask me anything, with { $person }, is open in { $place } until { $until }.
hidden-still-label = Answers hidden still
reveal-for = Let all appear now: { $words }
mend = Mend a typo
mend-words = The question
    .help = The card will say that it was edited
mend-submit = Mend it
mended = Mended. The card shows it within a few seconds, and says that it was edited.
mended-before = Mended before anybody saw it.
mended-hidden = Mended. The course’s staff has hidden this question, so nobody in the class sees its words until the staff puts it back.
mended-nothing = These are the same words as before, so nothing changed.
mend-another = Somebody answered already, and this is another question. Please mend only what is misspelt, or post a new question.
edited = {" "}(edited)

## What the class sees
prompt-title = A question for everyone
prompt-note = Answer in the thread below, in your own words and your own time. Passing is always fine.
prompt-over-note = This question is over. What was written stays in the thread.
question-erased = The course’s staff hid this question, and its words are deleted. The answers to it stay.
passed-label = Passed
passed = At least { $count } people
pass-button = Pass
pass-done = You passed, and that is fine. You can still answer whenever you like.
pass-note = Only you can see this. Nobody is told who passed; of how many, at most “at least 5”, “at least 10” and so on.
unpass-button = I changed my mind
unpass-done = Your pass is taken back. You can answer whenever you like.
easier-title = Or a smaller one
easier-own = What is the first thing that comes to mind?
easier-note = Three words are plenty.
easier-together-note = Three words are plenty, under “My answer” on the card above.

## This or that
choose-note = One press is a full answer, and you can change it. Everyone sees who chose what. Passing is always fine.
choose-over-note = This question is over. Everyone sees who chose what.
choices-label = To choose from
choice-number = Choice { $number }
chosen = { $others ->
    [0] You chose **{ $choice }**, and nobody else has yet.
    [one] You chose **{ $choice }**: you and one other person.
   *[other] You chose **{ $choice }**: you and { $others } others.
}
chosen-note = Only you can see this. Your choice stands on the card with your name; press another one there to change it.
unchoose-button = Take it back
unchosen = Your choice is taken back. You can choose again, or let it be.
easier-press-title = One press is enough
easier-choose = Whichever comes to mind first is right: press it on the card above.

## Together
together-note = Answers stay hidden until all of them appear at once, with names. Until then you can change yours or take it back. Passing is always fine.
together-coming-note = Answers are hidden no longer; all of them are on their way.
together-appeared-note = All answers have appeared, in the thread below. The thread is open for everything else.
together-here-note = All answers have appeared, here beside this card: the thread is locked or gone.
together-nobody-note = The time for hidden answers is over, and none came this time, which is fine. The thread is open for everything.
together-over-note = This question is over. The answers stand in the thread.
ahead-label = To begin with
in-label = In so far
in-so-far = { $count ->
    [one] 1 person
   *[other] { $count } people
}, { $answered } answered
reveal-label = All appear
join-button = I’m in
write-button = My answer
write = My answer
write-words = Your answer
    .help = Everyone sees it with your name when all answers appear
write-submit = Keep it for then
withdraw-button = Take it back
joined = You are in. Write your answer whenever you like until { $until }.
written = Kept until all answers appear, at the latest { $until }. You can change it until then.
late-coming = All answers are on their way, so this came too late to be among them. Here it is, for the thread: { $words }
late-appeared = All answers have appeared, so this came too late to be among them. Here it is, for the thread: { $words }
late-here = All answers have appeared, so this came too late to be among them. Here it is, so that you still have it: { $words }
late-nobody = The time for hidden answers is over, so this was not kept. Here it is, for the thread: { $words }
withdrawn = You are out, and what you wrote is gone. You can come back until the answers appear.
together-mine-note = Only you can see this. When all answers appear, everyone sees yours with your name.
revealed-already = The time for hidden answers is over, so nothing changed.
ahead-stands = Your answer stands on the question already, with your name. You can change it or take it off.
ahead-changed = Changed. Your answer stands on the question, with your name.
ahead-stands-hidden = Your answer is on the question already, but the course’s staff has hidden it, so nobody in the class sees it now. You can change it or take it off.
ahead-changed-hidden = Changed. The course’s staff had hidden your answer, so nobody in the class sees the new words either, until the staff puts it back. They can read it.
ahead-not-passed-hidden = Your answer is on the question, hidden by the course’s staff, so you did not pass. If you would rather pass, take it off first.
ahead-gone = Your answer is off the question. You can answer again like everyone else: hidden until all appear.
answer-hidden-before = The course’s staff has hidden these words on this question, so they do not come back like this. Other words are welcome; about these, just write to the staff.
ahead-not-passed = Your answer stands on the question, with your name, so you did not pass. If you would rather pass, take it off first.
ahead-button = Answer first
ahead = Answer first
ahead-words = Your own answer
    .help = It stands on the question from the start, with your name
ahead-submit = Put it on the question
reveal-button = Let all appear now
revealed-now = { $count ->
    [0] Nobody had answered yet, so nothing appeared. The question is open in its thread.
    [one] The one answer appears now.
   *[other] All { $count } answers appear now.
}
reveal-not-there = The question does not stand yet. Try again when it is there.
appeared-title = All answers
appeared-note = To the question: { $words }
appeared-note-own = To the question that was asked here on { $when }.
setting-together-hours = Hours until all answers appear
    .help = Of a question whose answers stay hidden at first; never longer than it is open
setting-together-least = People for an early end
    .help = When at least so many are in and each has answered, all answers appear before the time is up

## Deeper ones
icebreaker-deeper = A deeper question
    .help = Ask those who wished for deeper questions one, in a room of their own
icebreaker-deeper-place = Where
    .help = The channel whose people wished for it; this one if you leave it empty
deeper-title = A deeper question
deeper-prompt-note = Answer here, in your own words and your own time. A light answer is a full one, and passing is always fine.
deeper-prompt-over-note = This question is over. What was written stays here until the room closes.
deeper-together-appeared-note = All answers have appeared, here below. This room is open for everything else.
deeper-together-nobody-note = The time for hidden answers is over, and none came this time, which is fine. This room is open for everything.
deeper-together-over-note = This question is over. The answers stand here below until the room closes.
inside-label = In this room, and nobody else
closes-label = The room closes
wish-button = I’d like deeper ones
wished = Noted. When enough people here would like it too, a deeper question can open in a private room with some of those who pressed.
wished-deepest = Noted: as deep as it gets. A room goes only as deep as everybody in it chose.
wish-note = Only you can see this. Nobody sees who did not press: a room has at most half of the students in it, and who is not in yours may be in another. Whoever is in a room sees who else is, and nobody else can read there.
even-deeper-button = Even deeper
less-deep-button = A little less deep
not-any-more-button = Not any more
wish-gone = You get no deeper questions from { $place } any more, and you are in no such room. What you wrote in one stays for those who are in it.
wishes-gone = You get no deeper questions any more, and you are in no room for one. What you wrote in one stays for those who are in it.
wish-gone-stays = You get no deeper questions from { $place } any more.
    Nobody can be taken out of a room that is a group message, so one that is open stays in your list; you can mute or close it there.
    What you wrote in it stays for those who are in it.
wishes-gone-stays = You get no deeper questions any more.
    Nobody can be taken out of a room that is a group message, so one that is open stays in your list; you can mute or close it there.
    What you wrote in it stays for those who are in it.
wish-gone-note = Only you can see this. Nobody is told; a room that you were in no longer names you.
deeper-comes = A deeper question opens beside { $place } for those who wished for one. A room has at most half of the students in it, so there may be several.
deeper-comes-note = Only you can see this. Who is in a room, and how many, only they see. /homeroom undo takes it back within 10 minutes.
deeper-before = You opened a deeper question beside { $place } at { $at }, so no other one opened now. You can open another from { $again } on, or at once after taking this one back.
deeper-not-yet = Not enough people in { $place } have wished for a deeper question yet, so none opened. Who did, and how many, is told to nobody.
deeper-open = A deeper question is open beside { $place } since { $since }. Only those who wished for it read it.
setting-deeper-least = People for a deeper question
    .help = Each room has at least so many, and at most half of the students of the place
setting-deeper-by-schedule = Deeper ones by schedule
    .help = With each question of a schedule, a deeper one opens for those who wished for it

## Ask me anything
icebreaker-ask-me = Ask me anything
    .help = Collect questions to you in a thread, for an hour or as long as you say
icebreaker-ask-me-place = Where
    .help = The channel for it; this one if you leave it empty
icebreaker-ask-me-lasts = How long
    .help = Such as 90m or 2h; an hour if you leave it empty
icebreaker-ask-me-about = About
    .help = In a line, if you like: your work, your own studies, anything
icebreaker-ask-me-note = It goes to the whole class, with your name.
icebreaker-ask-me-submit = Post it
ask-me-title = Ask me anything
ask-me-open = { $person } answers whatever you would like to know.
ask-me-about = About
ask-me-until = It ends
ask-me-note = Ask in the thread below; everyone sees it with your name. Small questions are as good as big ones.
ask-me-over = This is over. Thank you to { $person } and to everyone who asked.
ask-me-left = This is over, for whoever answered here has left. Thank you to everyone who asked.
ask-me-count = { $count ->
    [0] {" "}No questions came this time, and that is fine.
    [one] {" "}One message came while it lasted.
   *[other] {" "}{ $count } messages came while it lasted.
}
ask-me-over-note = What was written stays in the thread.
ask-me-comes = It is on its way to { $place }. To take it back, use /homeroom undo within 10 minutes. If it does not appear there, /homeroom status says why.
ask-me-length = Please give a time from { $least } to { $most }.

## How it goes, for the staff
count-nobody = nobody yet
count-wrote = { $count ->
    [one] 1 answer in the thread
   *[other] { $count } answers in the thread
}
count-chose = { $count ->
    [one] 1 person chose
   *[other] { $count } people chose
}
count-appeared = { $count ->
    [0] no answers came
    [one] 1 answer appeared
   *[other] { $count } answers appeared
}
count-passed = at least { $count } passed
easier-now-button = Try an easier one now
easier-now-for = Try an easier one now: { $words }
easier-comes = The easier question is on its way to the thread in { $place }. It comes once.
easier-resting = Icebreakers rest at the moment, so nothing was posted. To end the pause, use /homeroom resume.
easier-answered = Somebody has answered meanwhile, so nothing was posted.
easier-before = The easier question was posted before, and comes only once.

## Decks
icebreaker-decks = Decks
    .help = All decks of questions: download one, or upload one of your own
icebreaker-decks-deck = Deck
    .help = The one to download; leave it empty to see all of them
decks-title = Decks
decks-note = Only you can see this. A deck comes as two files; change one and upload it, and it is a deck of your own.
deck-line = { $deck }: { $count ->
    [0] none for a whole place
    [one] 1 question for a whole place
   *[other] { $count } questions for a whole place
}
download = Download
download-deck = Deck
deck-files = “{ $deck }” with { $count ->
    [one] 1 question
   *[other] { $count } questions
}, as TOML and as a table for a spreadsheet (CSV).
upload-deck = Upload a deck
upload-deck-file = File
    .help = A .csv with the columns text and kind, or a .toml. Any deck that you download shows the others
upload-deck-name = Name of the deck
    .help = Else as the file says. If a deck of yours has this name already, the file replaces it
upload-deck-note = The first line of a table names its columns: text and kind (open, this-or-that or together), and if you like level, choice 1 to choice 4, easier, case and tags. Any deck under “Download” is an example.
upload-deck-submit = Upload it
deck-there = “{ $deck }” is here.
deck-replaced = “{ $deck }” is replaced. Questions that were asked already stay as they are.
deck-has = {" "}It has { $count ->
    [one] 1 question
   *[other] { $count } questions
}, for a whole place: { $firsts }.
delete-deck-button = Delete this deck
deck-deleted = “{ $deck }” is deleted. What was asked stays, and schedules go on with their other decks. Here it is once more as files: upload one, and the deck is back.
deck-gone = This deck is not here any more, so nothing happened. /icebreaker decks shows those that are.
decks-many = This course has { $most } decks of its own, and no more fit. Delete one first with /icebreaker decks, or give this one its name.
deck-name-ours = “{ $name }” is a deck that Homeroom brings along. Please give yours another name.
deck-unnamed = Please give the deck a name.
class-deck = From the class

## A file that is no deck
deck-file-kind = Please choose a file that ends in .csv or .toml.

## Mistakes in a deck
deck-unfit-title = Not uploaded yet
deck-unfit = { $count ->
    [one] One thing in this file is to be mended; until then nothing changes.
   *[other] { $count } things in this file are to be mended; until then nothing changes.
}
deck-mistake = Line { $line }: { $what }
deck-mistakes-more = { $count ->
    [one] And one more.
   *[other] And { $count } more.
}
deck-toml = from here on it cannot be read as TOML. Often a quotation mark or a bracket is missing, here or just above.
deck-csv = from here on it cannot be read as a table. Often a quotation mark is missing or stands alone.
deck-prompts = each question needs a [[prompts]] of its own.
deck-empty = there is no question in this file.
deck-deep = from here on it is nested deeper than any deck: brackets within brackets, and names of parts with dots between them, go { $most } deep.
deck-much = from here on it is more than a deck of { $most } questions needs.
deck-many = a deck holds { $most } questions, and this one has { $has }.
deck-column = a deck has no column “{ $column }”.
deck-column-twice = the column “{ $column }” says what another one does.
deck-column-missing = the column “{ $column }” is missing.
deck-cells = this line has { $has } cells, and the first line names { $most }.
deck-key = a deck has no “{ $key }” here.
deck-missing = “{ $key }” is empty.
deck-words = “{ $key }” needs words in quotation marks.
deck-long = “{ $key }” has { $has } characters; { $most } fit.
deck-language = “{ $language }” is no language of a deck: en and es are.
deck-kind = “{ $kind }” is no kind of question: open, this-or-that and together are.
deck-level = the level is 1, 2 or 3.
deck-tags = there can be { $most } tags, of { $longest } characters each.
deck-choices = a this-or-that has 2 to 4 choices, and this one has { $has }.
deck-choice-long = each choice has 1 to { $most } characters.
deck-choice-twice = two of the choices are the same.
deck-choices-uneven = there are as many choices in each language.
deck-choices-needless = only a this-or-that has choices, and this one is “{ $kind }”.
deck-twice = this question stands on line { $first } already.

## Suggestions
icebreaker-suggest = Suggest a question
    .help = Suggest a question for the class; an instructor looks at it first
icebreaker-suggest-words = Your question
    .help = 500 characters at most
icebreaker-suggest-choices = To choose from
    .help = Only for a this-or-that: two to four, 40 characters each at most
icebreaker-suggest-note = Only the instructors see this, and that it is from you. If they take it, the class gets it without your name.
icebreaker-suggest-submit = Suggest it
suggested = Thank you! An instructor will look at your question, and you are told what became of it. Only the instructors see that it is from you; the class gets it without your name.
suggest-many = { $most } of your suggestions wait for an instructor. Please suggest more once some of them are decided.
unsuggest-button = Take it back
unsuggested = Taken back: nobody gets to see it any more.
unsuggest-late = This one is decided already, so nothing happened. You are told privately what became of it.
unsuggest-gone = This suggestion was taken back before, so nothing happened.
unsuggest-one = Take a suggestion back
unsuggest-one-suggestion = Suggestion
mine-suggested = What you suggested, and nobody has decided yet
icebreaker-suggestions = Suggested questions
    .help = What students suggest to ask: accept it, change it or decline it
suggestions-title = Suggested questions
suggestions-none = Nothing waits to be decided.
suggestions-note = Only you can see this. { $count ->
    [0] It is the only one that waits.
    [one] One more waits.
   *[other] { $count } more wait.
} What you accept is asked without a name; whoever suggested it is told what you decide.
suggestions-wait = { $count ->
    [one] A suggested question waits for you: /icebreaker suggestions.
   *[other] { $count } suggested questions wait for you: /icebreaker suggestions.
}
suggested-by = From
accept-button = Accept
accept-edited = Edit and accept
accept-edited-words = The question
    .help = 500 characters at most
accept-edited-choices = To choose from
    .help = Only for a this-or-that: two to four, 40 characters each at most
accept-edited-submit = Accept it so
decline-button = Decline
accepted = Accepted, and now in the deck “{ $deck }”: { $words }
declined = Declined. Whoever suggested it is thanked.
decided-already = This one was decided before, so nothing changed.
suggestion-gone = This suggestion was taken back, so nothing happened. /icebreaker suggestions shows what waits.
class-deck-full = The deck of suggested questions holds { $most }, and is full. Download it with /icebreaker decks, then delete it or upload a shorter one.
told-title = Your suggestion
told-accepted = Thank you! Your question is now one of those that the class can be asked, without your name: { $words }
told-edited = Thank you! Your question is now one of those that the class can be asked, without your name and with a few words changed: { $words }
told-declined = Thank you for suggesting “{ $words }”. It is not among the questions for the class this time. The next one you think of is welcome.
told-note = Only you were told.

## Schedules
scheduled = Planned. { $what }
take-turns = Decks that take turns
take-turns-decks = Decks
scheduled-already = This is planned already. { $what }
scheduled-meets = A question is planned there for the same minute already: { $what } ({ $zone }). Please choose another time or another place.
scheduled-stop = {" "}To stop it, use /icebreaker stop.
plan = Every { $days } at { $at } ({ $zone }) in { $place }, from { $decks }; next { $next }.
plan-quiet = Every { $days } at { $at } ({ $zone }) in { $place }, from { $decks }; next { $next }, when the quiet hours of the course end.
plan-over = Every { $days } at { $at } ({ $zone }) in { $place }, from { $decks }; nothing more comes.
plan-place-gone = {" "}This channel was deleted: stop this schedule with /icebreaker stop, and plan it anew elsewhere.
plan-lacks = {" "}Homeroom may not do what it needs to there: it lacks “{ $right }”. Give it that right, or stop this schedule with /icebreaker stop.
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
and = { $others } and { $last }
revealed = A question in { $place } since { $since } hides no answers any longer: { $words }
open = A question is open in { $place } since { $since }: { $words }
coming = A question is on its way to { $place }: { $words }
none-planned = No questions are planned. To plan some, use /icebreaker schedule.
recent-label = Asked lately
recent = { $when } in { $place }: { $words }
list-title = Icebreakers
stopped = Stopped. What was posted stays.

## On each person’s own page
home-answer-title = You can still answer
home-in = In { $place }: { $way }
home-in-room = In a room of a few: { $way }
home-way = go to the question
home-hidden = A question whose words the course’s staff has hidden.
home-others = Open for you as well
home-more = { $count ->
    [one] And one more.
   *[other] And { $count } more.
}
home-answer-note = Passing is always fine. Of what is written in a thread, Homeroom does not keep who wrote it, so a question that you answered there stays here until it is over.
home-pass-note = Passing is always fine.
mine-deeper = Deeper questions
mine-wish = You would like deeper questions in { $place }.
mine-wish-deepest = You would like deeper questions in { $place }, as deep as it gets.
mine-group = You are in a room with a deeper question, beside { $place }. It closes on { $closes }.
home-rests = The course has paused icebreakers until the end of { $until }. Nothing new comes by itself until then.
pause-deeper-button = Pause deeper questions
pause-deeper = Pause deeper questions
pause-deeper-until = Last day of your pause
    .help = As year-month-day; after it they go on by themselves
pause-deeper-note = Nobody is told. What is open already stays open.
pause-deeper-submit = Pause
deeper-paused = No deeper question comes to you until the end of { $until }. Then they go on without you having to do anything.
deeper-pause-date = Please give a day from today on ({ $today }), within a year.
deeper-no-wish = You have not wished for deeper questions, so there is nothing to pause.
resume-deeper-button = Go on with deeper questions
deeper-resumed = You can get deeper questions again.
mine-paused = You paused them until the end of { $until }.
leave-deeper-button = No deeper questions any more
home-next-title = The next question
home-settings-button = Settings of icebreakers

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
kind-wish = { $count ->
    [one] that you would like deeper questions in a place
   *[other] that you would like deeper questions in { $count } places
}
kind-group = { $count ->
    [one] that you are in a room with a deeper question
   *[other] that you are in { $count } rooms with deeper questions
}
kind-hour = { $count ->
    [one] that you let everyone ask you anything
   *[other] that you let everyone ask you anything { $count } times
}
kind-answer = { $count ->
    [one] what you answered to a question
   *[other] what you answered to { $count } questions
}
kind-suggestion = { $count ->
    [one] a question that you suggested
   *[other] { $count } questions that you suggested
}
