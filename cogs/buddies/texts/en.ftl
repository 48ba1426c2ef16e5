# Study buddies: people who wish it meet someone, again and again someone new, or find the small group for the term.

cog-name = Study buddies

## Commands
buddy-start = Start study buddies
    .help = See what a programme will be before anybody else does, and start it
buddy-start-kind = What
    .help = Pairs who change, or study groups for a term
buddy-start-starts = First day
    .help = When people are matched for the first time, such as 2026-03-10; its weekday stays
buddy-start-at = Time
    .help = Such as 10:00
buddy-start-zone = Time zone
    .help = Such as Europe/Madrid
buddy-start-place = Where
    .help = The channel whose people it is for; this one if you leave it empty
buddy-start-submit = See it first
buddy-list = Study buddies of the course
    .help = What runs, and what you can change or stop
buddy-join = Join study buddies
    .help = Be matched with people from this class
buddy-join-programme = Which
    .help = Where there are several
buddy-answers = What I told for being matched
    .help = See and change your answers, pause or leave
buddy-answers-programme = Which
    .help = Where you are in several
buddy-pause = Pause study buddies
    .help = Not be matched for a while; it goes on by itself
buddy-pause-until = Until
    .help = The last day of your pause, such as 2026-03-20
buddy-pause-submit = Pause
buddy-leave = Leave study buddies
    .help = Out at once; what you told is deleted
buddy-leave-programme = Which
    .help = Where you are in several
buddy-apart = Never matched with
    .help = Name people, in private, with whom you are never matched

## Choices
choice-coffee = Pairs who change every few weeks
choice-groups = Study groups for the term
choice-hours = Hours in which all are free
choice-language = A language that all like to talk in
choice-interests = Interests that they share
choice-ways = Ways of working that fit
choice-early = Early in the day
choice-late = Late in the day
choice-together = Regularly together
choice-when-stuck = When one of us is stuck
choice-text = In writing
choice-voice = By voice or video
choice-in-person = In person
choice-music = Music
choice-films = Films and series
choice-books = Books
choice-games = Games
choice-sport = Sport
choice-hiking = Hiking
choice-cooking = Cooking
choice-travel = Travel
choice-art = Art
choice-photography = Photography
choice-languages = Languages
choice-technology = Technology
choice-science = Science
choice-history = History
choice-nature = Nature
choice-animals = Animals
choice-crafts = Making things
choice-volunteering = Volunteering
choice-ar = العربية
choice-bn = বাংলা
choice-de = Deutsch
choice-fr = Français
choice-hi = हिन्दी
choice-id = Bahasa Indonesia
choice-it = Italiano
choice-ja = 日本語
choice-ko = 한국어
choice-nl = Nederlands
choice-pl = Polski
choice-pt = Português
choice-ru = Русский
choice-sw = Kiswahili
choice-tr = Türkçe
choice-uk = Українська
choice-ur = اردو
choice-vi = Tiếng Việt
choice-zh = 中文

## What a programme is
title-coffee = Meet someone new
title-groups = Study groups for the term
what-coffee = { $weeks ->
    [one] Every week you meet one other person from here: for half an hour, or as long as you both like. Each time it is somebody new, as long as there is somebody new.
   *[other] Every { $weeks } weeks you meet one other person from here: for half an hour, or as long as you both like. Each time it is somebody new, as long as there is somebody new.
}
what-groups = { $size ->
   *[other] You study in a group of about { $size }, with hours that suit all of you, for the whole term. After a third of it, and after two thirds, you can stay together or choose a new group.
}
rhythm-coffee = { $weeks ->
    [one] every { $day } at { $at } ({ $zone })
   *[other] every { $weeks } weeks, on { $day } at { $at } ({ $zone })
}
rhythm-term = from { $starts } to { $ends }
on-mon = Monday
on-tue = Tuesday
on-wed = Wednesday
on-thu = Thursday
on-fri = Friday
on-sat = Saturday
on-sun = Sunday
until-plain = until { $month } { $day }
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
counts-hours = common hours
counts-language = a common language
counts-interests = shared interests
counts-ways = ways of working
counts-new = somebody new first
counts-not-alone = nobody the only one
counts-new-people = new people
in-so-many = At least { $count } people are in.
in-few = Fewer than 5 people are in.
programme-gone = This programme of study buddies is not there (any more).
programme-over = This programme is over, so nothing was changed.

## Starting one
preview-title = Before you start it
preview-note = Only you can see this yet. Its card will go to { $place }.
rhythm-label = When
next-label = The next time
dates-coffee = The next dates
dates-groups = Groups are made, and offered anew
dates-none = No more dates are to come.
size-label = In a group
size = About { $size } people: as near as their number allows, from 3 to 8; if only two are in, they begin as two
counts-label = What counts
floor-label = Free hours they share
floor = { $hours ->
    [0] any, or none
    [one] at least one a week
   *[other] at least { $hours } a week
}
reminds-label = The day before
reminds-on-coffee = the channel is told, and who wishes can skip a time
reminds-on-groups = the channel is told. Whoever wishes can skip the first groups; after that, they can stay in theirs or choose a new one.
reminds-off = the channel is not told
alone-label = Not the only one
alone-own-words = in their own words; you can offer a list as well
joined-label = Who is in
trouble-label = What is wrong
managed-note = Only you can see this. In { $place }. What you change holds from the next matching on; groups that meet now stay as they are.
start-button = Start it
when-button = When
counting-button = What counts
alone-list-button = Not the only one
move-button = Another channel
stop-button = Stop
look-button = Look after it
started = It runs, and its card is on its way to { $place }. To take it back, use /homeroom undo within 10 minutes.
programmes-many = In this course { $most } programmes run already. Please stop one first: /buddy list.
programme-needs-channel = A programme stands in a channel, for everyone to see. Please name one, or use the command there.
programme-other-course = That channel belongs to another course. Please name one of this course, or use the command there.
starts-past = This day has passed already. Please give { $first } or a later one.
starts-soon = A day is left for people to join before the first matching. Please give { $first } or a later day.
starts-far = This is more than a year away. Please give an earlier day.
term-short = A term of less than three weeks leaves no time to meet. Please give a later last day.
term-long = Please give a last day within a year of the first.
ends-past = This day has passed already. To end it now, use “Stop”.
counts-twice = This stands higher already. Please choose each only once.
alone-list-long = One of the lines is too long. Please keep each to { $most } characters.
rhythm = When people are matched
rhythm-starts = Next day
    .help = Such as 2026-03-10; its weekday stays
rhythm-at = Time
    .help = Such as 10:00
rhythm-zone = Time zone
    .help = Such as Europe/Madrid
rhythm-weeks = Weeks from one to the next
    .help = 1 to 8; two weeks leave time to find an hour
rhythm-submit = Use this
term = The term
term-starts = First day
    .help = When groups are made, such as 2026-03-10
term-ends = Last day
    .help = At least three weeks later
term-at = Time
    .help = Such as 10:00
term-zone = Time zone
    .help = Such as Europe/Madrid
term-size = People in a group
    .help = 3 to 8; three or four find an hour most easily
term-submit = Use this
counting = What counts
counting-note = Nobody meets the same person twice as long as there is somebody new. Each thing more that counts weakens the others.
counting-first = What counts first
counting-second = What counts second
counting-third = What counts third
counting-floor = Free hours they share in a week
    .help = At least; 0 if hours do not matter
counting-reminds = Tell the channel the day before
    .help = With a button to skip a time; later in a term, to stay or choose a new group
counting-submit = Use this
alone-list = Not the only one
alone-list-note = People are asked, in private, what they would not like to be the only one in a group. Matching uses it only where they allow it, and nobody is shown it.
alone-list-lines = To choose from
    .help = Such as: the only one who works. Empty: own words alone
alone-list-submit = Use this
move = Another channel
move-place = Where
    .help = The channel whose people it is for
move-submit = Use this
stop = Nobody will be matched any more, and its card says that it is over. Groups that meet now stay until their time is up. This cannot be taken back: to go on later, you would start a new one.
stop-now-button = Stop it
keep-button = Let it go on
stopped = It is over. What people told for it is deleted within { $days } days.
list-title = Study buddies of the course
list-none = There is no programme yet. /buddy start begins one.
list-line = { $programme } – in { $place }: { $state }
list-over = it is over.
list-trouble = {" "}Something is wrong; “Look after one” says what.
look-after = Look after one
look-after-programme = Programme
programme-over-staff = This programme is over.
trouble = In { $place } nothing can be posted. { $why }
trouble-place-gone = Its channel was deleted. Nothing can be posted until you choose another one.
not-posted-note = The programme itself goes on. Any instructor of the course can look after it with /buddy list.

## The card in the channel
join-button = Join
own-button = My answers
card-note = Joining is one press, and so is leaving. Nobody sees that you are in before you are matched.
card-over = This programme is over. Thank you to everyone who took part.
card-over-note = Groups that still meet stay until their time is up.

## One's own card
you-are-in = You are in.
you-are-in-late = You are in. People meet already: in a quarter of an hour we look for a place for you, and if there is none, you are told so.
you-were-in = You are in already.
told = That is noted.
own-next = The next time you are matched: { $when }.
own-none-coming = No more dates are to come.
own-rests = You pause until { $until }. After that it goes on by itself.
own-rests-group = A study group that you are in stays as it is. To be in none, step out of it in its room.
own-asked-on = You were asked whether you would like to go on, and have not said yet. Until you do, you are not matched.
own-over = This programme is over.
own-nothing-told = You need not tell anything. If you like to, it helps to find somebody who suits you.
own-note = Only you can see this. Those you meet see what you have in common, and read what you hope for.
resumed = You go on.
about-button = About me
free-button = When and how
not-alone-button = Not the only one
pause-button = Pause
resume-button = Go on now
leave-button = Leave
told-interests = What I like
told-ways = How I like to work
told-hours = When I am free
told-language = I like to talk in
told-hopes = What I hope for
told-alone = Not the only one (nobody else sees this)
way-early = early in the day
way-late = late in the day
way-together = regularly together
way-when-stuck = when one of us is stuck
way-text = in writing
way-voice = by voice or video
way-in-person = in person
free-on = { $day } { $hours }
in-zone = {" "}({ $zone })
join-none = There is nothing to join in this channel. Where there is, a card in the channel says so.
join-which = Which one would you like to join?
answers-which = Which one?
leave-which = Which one would you like to leave?
not-in = You are not in this programme.
not-in-any = You are in no programme of study buddies.
about = About me
about-note = All of it is optional. Those you meet see what you have in common, and read what you hope for.
about-likes = What I like
about-own = More of it, in my own words
    .help = Up to 8; such as: chess
about-language = I like to talk in
about-hopes = What I hope for
    .help = Those you meet read it, 300 characters at most
about-submit = Keep this
interest-long = One of your own words is too long. Please keep each to { $most } characters.
free = When and how I like to meet
free-note = All of it is optional. Nobody sees your hours; only those that suit all of you are suggested.
free-hours = Free hours of a usual week
free-zone = Time zone
free-when = I like to work
free-how = We meet
free-via = And talk
free-submit = Keep this
not-alone = Not the only one
not-alone-note = Is there something of which you would not like to be the only one in a group? Nobody is shown it, and no reason names it.
not-alone-listed = One of these
not-alone-own = In my own words
    .help = Of what you would not like to be the only one; 60 characters at most
not-alone-may-use = May matching use it?
    .help = Without it nothing is kept
not-alone-submit = Keep this
not-alone-both = Please choose one or write your own, not both.
told-alone-used = That is noted. Matching uses it, and nobody is shown it.
told-alone-not-kept = Matching may not use it, so it was not kept.
told-alone-none = Nothing is kept of this.

## Pausing and leaving
pause = Pause
pause-until = Until
    .help = The last day of your pause, such as 2026-03-20
pause-submit = Pause
pause-past = This day has passed already. Please give today or a later one.
pause-long = Please give a day within a year. You can pause again then, or leave.
paused-all = You pause until { $until }. After that it goes on by itself. A group that you are in stays as it is.
resumed-all = You go on: you are matched again at the next time.
left-one = You have left, and what you told is deleted.
left-one-note = Only you can see this. You can join again at any time.

## Never matched
apart-title = Never matched with
apart-text = Name anybody with whom you would rather not be matched. You need no reason, and nobody is told, that person neither.
apart-label = You are never matched with
apart-gone = { $count ->
    [one] one person who deleted what is kept about them
   *[other] { $count } people who deleted what is kept about them
}
apart-select = Never match me with
apart-back-select = It is fine again with
keep-apart = Never match me with
keep-apart-person = Person
not-apart = It is fine again with
not-apart-person = Person
apart-said = You and { $person } are never matched, in any programme. Nobody is told.
apart-inside = You are in a group together now. “It does not fit” shows how to get out of it; nobody there is told why.
apart-inside-until = You are in a study group together until { $when }; then you find a new one. “It does not fit” shows how to get out of it before that; nobody there is told why.
apart-taken-back = As for you, { $person } and you may be matched again.
apart-self = This is you. Please choose somebody else.
apart-many = You have named { $most } people. Please take one back first.
apart-not-named = You have not named this person.
apart-note = Only you can see this. A group that you are in already stays as it is until its round is over; you can leave it there before. It holds until you take it back, also if one of you leaves all programmes, or deletes themselves.

## On people's own page
mine-next = { $programme }, in { $place }: the next time is { $when }
mine-in = { $programme }, in { $place }
mine-rests = { $programme }, in { $place }: you pause until { $until }
mine-asked-on = { $programme }, in { $place }: would you like to go on? Until you say so, you are not matched
mine-apart = { $count ->
    [one] One person with whom you are never matched: /buddy apart
   *[other] { $count } people with whom you are never matched: /buddy apart
}
mine-button = My study buddies
home-join-title = Study buddies that you can join
home-join-line = { $programme } – { $way }, in { $place }
home-join-way = its card

## The staff's status
status-none = No programme runs.
status-line = { $programme }, in { $place }: { $state }
status-next = {" "}Next: { $when }.
status-no-host = {" "}Whoever started it is gone; any instructor can look after it with /buddy list.
status-trouble = { $programme }: { $why }

## Settings
setting-coffee-weeks = Weeks from one pair to the next
    .help = What a new programme of pairs begins with
setting-coffee-hours = Free hours that a pair shares
    .help = In a week, at least; 0 if hours do not matter
setting-groups-hours = Free hours that a study group shares
    .help = In a week, at least; 0 if hours do not matter
setting-term-weeks = Weeks of a term
    .help = What a new programme of study groups begins with
setting-shows-from = Fewest people for figures
    .help = Of fewer nothing is shown; 5 is the least

## What is kept about people
kind-buddy = { $count ->
    [one] that you are in a programme of study buddies, and what you told for it
   *[other] that you are in { $count } programmes of study buddies, and what you told for them
}
kind-apart = { $count ->
    [one] a person with whom you are never matched
   *[other] { $count } people with whom you are never matched
}
kind-programme = { $count ->
    [one] that you started a programme of study buddies
   *[other] that you started { $count } programmes of study buddies
}

## The introduction
introduction-title-coffee = Time to meet
introduction-title-groups = Your study group
introduction-title-now = You have time, both of you
introduction-times = { $people }: this room is yours. Say hello, pick a time, and take this question in turns:
introduction-hello = { $people }: this room is yours. Say hello, and take this question in turns:
introduction-note = This room is for those of you who are in it. It closes on { $closes }.
introduction-alone = { $person }, nobody else is in this group any more, through no fault of yours. The button below shows what you can do.
introduction-over-title = This meeting is over
introduction-over = What was written stays here until the room closes. It was good that you were in.
listed-and = {" "}and{" "}
hopes-label = What you hope for
hopes-one = { $person }: “{ $words }”
why-label = Why you
reason-interests = You share: { $interests }.
reason-how-together = You like to work together regularly.
reason-how-when-stuck = You like to work alone, and to have somebody when you are stuck.
reason-when-early = You work best early in the day.
reason-when-late = You work best late in the day.
reason-via-text = You like to meet in writing.
reason-via-voice = You like to talk by voice or video.
reason-via-in-person = You like to meet in person.
reason-hours = You are free at the same hours.
reason-language = You chose the same language: { $language }.
reason-new = You have not met here yet, and somebody new is a good reason.
reason-new-some = Somebody new is among you, and that is a good reason.
reason-again = You have met before: this time nobody new was free for each of you.
when-label = When
when-suits = { $count ->
    [2] Free for both of you, in your own time:
   *[other] Free for all of you, in your own time:
}
when-one = { $number } · { $at }
when-agreed = You meet { $at } ({ $soon }).
when-was = You meant to meet { $at }. You can agree on another time, or go on here in writing.
when-open = { $count ->
    [2] Not both of you have told free hours yet. Write here when it suits you, or suggest a time.
   *[other] Not everybody has told free hours yet. Write here when it suits you, or suggest a time.
}
when-in-writing = { $count ->
    [2] No hour is free for both of you, so nobody needs to get up at night: meet here, in writing. A message a day is plenty.
   *[other] No hour is free for all of you, so nobody needs to get up at night: meet here, in writing. A message a day is plenty.
}
when-now = Now, if you like: write here, or start a call where you can both be.
time-button = Time { $number }
time-other-button = Another time
time-own-button = Suggest a time
own-time = Suggest a time
own-time-at = When
    .help = Day and hour, as your own clock shows it
own-time-submit = Suggest it
time-noted = Noted: { $at }. Everyone in your group sees it.
time-past = This time is over already. Please choose one that is still to come.
time-late = By then the room is closed. Please choose an earlier time.
agreed = You meet { $at }.
agreed-note = If that does not suit somebody, choose another time on the card above.
question-turns = { $count ->
    [2] { $begins } begins. Each of you answers; passing is always fine.
   *[other] { $begins } begins, and the others follow in turn. Passing is always fine.
}
next-question-button = Next question
deeper-button = A step deeper
deeper-noted = Noted. When each of you would like it, the next question goes a step deeper.
deeper-noted-note = Only you can see this. Nobody is told who would like it and who would not.
deeper-now = Each of you would like it: the next question is on the card.
deepest = These are the deepest questions that there are.
not-deeper-button = I changed my mind
not-deeper = Taken back. The questions stay as they are.
group-gone = This group is not here any more.
group-not-yours = This is for those who are in this group.
group-over = This meeting is over, so nothing changed.

## What to do if it does not fit
misfit-button = It does not fit
misfit-title = If it does not fit
misfit-first = That happens, and it is nobody’s fault. You need not say why.
misfit-then = Nobody in your group is told why, whatever you choose.
misfit-note = Only you can see this.
misfit-other-group-button = Another group
misfit-leave-button = Leave study buddies
step-out-button = Step out of this group
stepped-out = You are out of this group. If you are in its programme, you are matched again with the next round.
stepped-out-last = You are out of this group. No more groups or pairs are made here after this.
look-in-button = Ask the staff to say hello
look-in-noted = Noted. The staff of your course see that you would like a hello, and nothing else; what it is about, you tell them yourself.
look-in-nobody = The staff of this course have no place of their own here yet. Please write to your instructor.
look-in-news = Somebody who has study buddies would like a hello from the staff of the course.
see-hello-button = See who it is
see-round-button = What the round came to
see-note = Whoever is of the course’s staff can see it, also in /homeroom status.
look-in-title = Somebody would like a hello
look-in-wished = { $count ->
    [one] { $people } would like somebody of the staff to say hello.
   *[other] { $people } would like somebody of the staff to say hello.
}
look-in-wished-note = It was asked for in a room of study buddies. Please write yourself; what it is about, nobody was asked.
looked-in-button = I said hello
looked-in = { $person } said hello. Thank you.
kind-buddy-now = that you have time to meet somebody just now
kind-buddy-wish = { $count ->
    [one] what you wished of a group of study buddies: a deeper question, or a hello from the staff
   *[other] { $count } wishes for groups of study buddies: deeper questions, or a hello from the staff
}

## Somebody who has time now
buddy-now = A buddy now
    .help = Meet somebody else who has time in this half hour
now-none = There are no study buddies in this course at the moment, so nobody could be found.
now-not-in = To meet somebody now, please join study buddies first: press “Join” on their card in the channel, or type /buddy join there. Then try again.
now-waits = You are waiting until { $until }. If somebody else has time in this half hour, a room opens for the two of you, and this card stays as it is.
now-waits-note = Only you can see this. Nobody is asked, and nobody sees that you wait. If nobody comes, just try again another time.
now-off-button = Not any more
now-off = You are not waiting any more.
now-found = Somebody was found meanwhile, so you are not waiting any more: { $person } had time too. The room for the two of you is open.
now-meets = { $person } has time too. A room for the two of you opens in a moment.
now-meets-lately = { $person } has time too. This round put you two together already, and nobody else is waiting. A room for the two of you opens in a moment.
now-meets-note = Only you can see this. Only the two of you are in the room.

## A round
room-name-round = Study buddies, round { $number }
room-name = Study buddies
tomorrow-title-coffee = We match tomorrow
tomorrow-title-groups = We make study groups tomorrow
tomorrow-coffee = { $when }: everyone who is in meets somebody; you have until { $until }. If this one does not suit you, one press leaves it out; you are in again next time.
tomorrow-groups = On { $when } study groups are made, until { $until }. A group that stays together stays as it is.
tomorrow-part = On { $when } study groups are made anew, until { $until }. Who is in one stays there, if at least three of you do; “A new group” is for who would rather meet others.
tomorrow-part-note = Nobody sees who chooses what. Whoever is not in yet can join until then.
tomorrow-note = Nobody sees who leaves one out. Whoever is not in yet can join until then.
skip-button = Skip this time
join-in-button = Join
round-title = Study buddies
round-off = This round does not take place. You are in again next time.
matched-nobody = It was time to match people, and not enough were in. Whoever joins before { $until } still comes in.
matched-coffee = The pairs are made, until { $until }. Each has a room of its own.
matched-groups = The study groups are made. Each has a room of its own, until { $until }.
skipped = You leave this one out. You are in again next time.
skip-of-term = A study group goes on from one part of the term to the next. “A new group” is for who would rather meet others, and “It does not fit” in its room shows how to step out.
unskip-button = Take part after all
unskipped = You take part: people are matched on { $when }.
round-begun = This round has begun already, so nothing was changed. If you are in a group, its room shows what to do if it does not suit you; if not, the next round comes by itself.
skip-not-in = You are not in this programme yet, so there is nothing to leave out. To meet somebody, press “Join”.
not-placed-title = You come first next time
not-placed-title-last = There was no place for you this time
not-placed = This time nobody was left for you; it has nothing to do with you. You come first next time. If somebody joins before { $until }, we look again.
not-placed-groups = No group had a place for you this time; it has nothing to do with you. You come first next time. If somebody comes or goes before { $until }, we look again.
not-placed-last = It has nothing to do with you. People are not matched again after this, but until { $until } we look again when something changes.
not-placed-over = It has nothing to do with you. This programme has been stopped, so nobody new is looked for.

## Who comes and who goes
came-in-title = One more
came-in = Somebody came in: you are { $people } now.
left-alone-title = You have the room to yourself
left-alone = Plans change, and it has nothing to do with you. If you like, you meet somebody else in this round.
left-alone-waits = Plans change, and it has nothing to do with you. We look for somebody else for you already; once there is someone, a room opens for the two of you.
left-alone-waits-groups = Plans change, and it has nothing to do with you. We look for a place in another group for you already; once there is one, you are in it.
left-alone-late = Plans change, and it has nothing to do with you. In this round nobody new is looked for any more.
anew-button = Match me anew
join-others-button = Join two others
wait-button = I’d rather wait
no-answer = That happens: people are busy, and it is no judgement on you. What would you like?
no-answer-late = That happens: people are busy, and it is no judgement on you. In this round nobody new is looked for any more.
no-answer-note = Only you can see this. If you stay without an answer, the staff may drop you a friendly line after the round.
waits = Good, we leave it as it is. You can come back here at any time.
anew-found = Somebody is free for you. Your new room opens in a moment.
anew-no-pair = Just now no two others have a place for you.
anew-waits = We look for somebody else. Once there is someone, a room opens for the two of you.
anew-waits-here = Until then everything stays as it is; if somebody else writes here, you stay together.
anew-waits-groups = No group has a place for you just now. We look again when somebody comes or goes.
anew-waits-in-group = Until then everything stays as it is.
anew-late = In this round nobody new is looked for any more.

## A silent room
easier-title = An easy start
easier = { $question } { $person }, would you like to begin? Three words are plenty.
easier-all = { $question } Three words are plenty.
easier-note = Whoever writes first is right.

## The middle
middle-title = Half-time
middle = Did you meet?
middle-note = Only you see what you answer; nobody here is told. Whoever gets no answer may have a friendly line from the staff after the round.
said-met = We met
said-planned = We have a date
said-not-yet = Not yet
said-no-answer = I got no answer
answered-met = Good to hear. Meet as often as you like; the room stays open for you.
answered-planned = Good. Have a nice time.
answered-not-yet = There is still time. Half an hour is enough, and so are a few lines in the room.
answered-no-other = We look for nobody else for you now.

## The end
end-title = How was it?
end = This round is nearly over. Did you meet, and was it good?
end-note = Only you see what you answer. The staff sees sums alone, of at least five people. The room stays open for another week.
after-good = Yes, it was good
after-fair = Yes, so-so
after-no = We did not meet
answered-after-good = Good to hear. Thank you.
answered-after-fair = Thank you for saying so.
answered-after-no = Thank you. That happens.
round-over = This round is over, and what people said of it is added up, so nothing was changed. Thank you all the same.
stay-or-new = On { $when } groups are offered anew. Would you like to stay together, or find a new group? Who says nothing stays. If fewer than three of you stay, all of you find a new group.
no-part-follows = No groups are made anew after this any more, so nothing was changed. “It does not fit” in your room shows what you can do.
in-no-group = You are in no study group at the moment. If you are in the programme, you are matched on { $when }.
stay-button = Stay
new-group-button = A new group
wished-stay = Good, you stay. You can change your mind until then.
wished-new = You find a new group, if another one has a place for you. Nobody here is told; you can change your mind until then.

## Three silent rounds
go-on-title = Shall we go on?
go-on-question = In your last rounds in { $place } it was quiet, which is fine: times are full. Would you like to go on? Until you say so, you are not matched.
go-on-note = There is nothing to explain. Your answers stay until you leave.
go-on-button = Go on
goes-on = Good to have you. You are matched again at the next time.

## After a round, for the staff
after-round-title = A round of study buddies is over
after-round-repeats = Some met somebody again: nobody new was left for them.
after-round-in-writing = Some share no free hour, and were given a way to meet in writing.
after-round = In { $place }, from { $begun } to { $ended }.
after-round-note = What people answered is shown as sums alone, of at least five.
sum-took-part = Took part
sum-met = Met
sum-good = Said that it was good
sum-unplaced = Come first next time
fewer-than = Fewer than { $count } people
so-many-people = { $count ->
    [one] One person
   *[other] { $count } people
}
at-least = At least { $count } people
most-of-them = Most of them
hello-label = May need a hello
hello-note = They were left out, or stayed without an answer. A friendly line is enough; please do not say where you know it from.

## What is kept about people
kind-buddy-taker = { $count ->
    [one] that you are in a round of study buddies, and what you said of it
   *[other] that you are in { $count } rounds of study buddies, and what you said of them
}
kind-buddy-together = { $count ->
    [one] that a round does not put you together with one person again
   *[other] that rounds do not put you together with { $count } people again
}
kind-buddy-begins = { $count ->
    [one] that you were invited to begin in a silent room
   *[other] that you were invited to begin in { $count } silent rooms
}
