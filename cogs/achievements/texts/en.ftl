# Recognition: shout-outs, milestones, awards and spotlights, so that everyone is seen and nobody is ranked.

cog-name = Recognition
    .story = People thank each other with shout-outs, reach milestones, and are seen: each decides what the class sees of it, and nobody is ranked.

## Settings
setting-values = The class’s values
    .help = What a shout-out can be for, one a line; leave it empty for the six that come with Homeroom
setting-each-week = Shout-outs a week
    .help = How many each person can give in a week

value-too-long = A value has 40 characters at most. Please shorten the longer ones.

## Values
value-helping = Helping each other
value-curiosity = Curiosity
value-courage = Courage
value-patience = Patience
value-care = Care
value-craft = Good work

## To whoever received it
seen-label = Who sees it
shows-asked = Only you, until you choose.
shows-public = The class sees it, with your name.
shows-nameless = The class sees it, without your name.
shows-private = Only you.
show-button = Show the class
nameless-button = Show without my name
private-button = Keep it to myself
always-button = Always like this
for-you-note = It is your choice, and you can change it any time with /kudos mine.
for-you-decided = You can change this any time, here or with /kudos mine.
not-standing = It could not be shown where the class would see it. The staff knows; it comes when that works again.
recognition-gone = This is not there any more.
no-place-yet = There is no channel for this yet. An instructor chooses one with /kudos start; until then it stays with you.

## Before the class
shown-note = Shown because whoever it is for said yes.
and-others = somebody who keeps their name to themselves
and-more = and more
joined-label = Joined in
join-in = Join in
joined-in = 💛 You joined in.
join-own = This one is for you: enjoy it. Others can join in.
unjoin-button = Take it back
unjoined = You no longer join in.

## Where it begins
kudos-start = Recognition in this course
    .help = Choose where the class sees what people let it see, with a card that says how one begins
kudos-start-place = Where
    .help = The channel in which it stands
kudos-start-submit = Start
start-needs-channel = This stands in a channel, where all of the class can see it. Please choose one.
start-other-course = This channel belongs to another course. Please choose one of this course.
start-done = What people let the class see stands in { $place } from now on, and a card there says how one begins. To take the card back, use /homeroom undo within 10 minutes.
welcome-title = 🎉 See each other
welcome-text = Somebody helped you, asked what you did not dare to ask, or stayed patient? Tell them, in a sentence or two. They read it first, and they alone decide whether the class sees it.
welcome-values = What a shout-out can be for:
welcome-note = Nobody is counted or ranked here.
give-button = Give a shout-out

## Shout-outs
kudos-give = Give a shout-out
    .help = Tell somebody what they did that was good: they alone decide who sees it
kudos-give-people = To whom
    .help = Up to 8 people from this class
kudos-give-reason = What they did
    .help = In a sentence or two; they read it as you write it
kudos-give-value = What it is for
    .help = One of the class’s values
kudos-give-submit = Give it
kudos-give-note = They read it first, and they alone decide whether the class sees it.
give = Give a shout-out
give-people = To whom
    .help = Up to 8 people from this class
give-reason = What they did
    .help = In a sentence or two; they read it as you write it
give-value = What it is for
give-submit = Give it
give-note = They read it first, and they alone decide whether the class sees it.
shout-out = Give a shout-out
shout-out-people = To whom
    .help = Up to 8 people from this class
shout-out-reason = What they did
    .help = In a sentence or two; they read it as you write it
shout-out-value = What it is for
shout-out-submit = Give it
shout-out-note = They read it first, and they alone decide whether the class sees it.
thank = Thank for this
thank-who = A shout-out to { $person } for this message: write what was good about it. They read it first, and they alone decide whether the class sees it.
thank-button = Write it
thank-gone = This message is not there any more, so there is nobody to thank for it.
thank-card = This message is Homeroom’s own. A shout-out is for people.
thank-unknown = Nobody can tell here who wrote this message. You can choose whom to thank with /kudos give.
give-done = { $count ->
    [one] 🎉 Your shout-out is on its way to { $people }, who reads it first and decides whether the class sees it. What they decide stays with them.
   *[other] 🎉 Your shout-out is on its way to { $people }. They read it first, and each of them decides whether the class sees it. What they decide stays with them.
}
give-before = You gave this shout-out a moment ago, so it was not sent again.
give-left = { $count ->
    [0] That was your last one for this week. You have new ones from { $when } on.
    [one] You can give one more until { $when }.
   *[other] You can give { $count } more until { $when }.
}
give-self = A shout-out goes to somebody else. Is there somebody whom you would like to thank?
give-self-among = You are among these people yourself, and a shout-out goes to others. Please take yourself out; nothing was sent.
give-wants-none = { $count ->
    [one] { $people } takes no shout-outs just now, so nothing was sent. You can still thank them yourself.
   *[other] { $people } take no shout-outs just now, so nothing was sent. You can still thank them yourself.
}
give-none-left = { $most ->
    [one] You have given the one shout-out of this week. You have a new one from { $when } on.
   *[other] You have given the { $most } shout-outs of this week. You have new ones from { $when } on.
}
somebody = somebody
reason-label = What you wrote
value-label = What it is for
mend-button = Change the words
take-back-button = Take it back
taken-back = Your shout-out is gone, also for those who received it. Nobody is told.
mend = Change the words
mend-reason = What they did
    .help = They read it as you write it
mend-value = What it is for
mend-submit = Change it
mend-note = Whoever let the class see it is asked again, for they agreed to other words.
mended = The words are changed. Whoever let the class see it is asked again, for they agreed to other words.
mend-hidden = The staff hid these words, so they cannot be changed just now.
own-title = 🎉 A shout-out for you
own-one = { $person } thanks you:
own-several = { $person } thanks you and others:
own-mended = The words were changed since they first came.
public-title = 🎉 A shout-out
public-title-mended = 🎉 A shout-out (edited)
public-to = To { $people }, from { $person }:
public-nameless = To somebody in this class, from { $person }:

## What is kept
kind-recognition = { $count ->
    [one] { $count } recognition that you received
   *[other] { $count } recognitions that you received
}
kind-recognition-given = { $count ->
    [one] { $count } recognition that you gave
   *[other] { $count } recognitions that you gave
}
kind-joined-in = { $count ->
    [one] that you joined in with { $count } recognition
   *[other] that you joined in with { $count } recognitions
}
kind-recognition-wish = what you wish of recognition
kind-shout-outs-given = how many shout-outs you gave this week
kind-milestones = that your milestones are noted
kind-milestone = { $count ->
    [one] { $count } milestone that you reached
   *[other] { $count } milestones that you reached
}
kind-milestone-noted = { $count ->
    [one] that you noted { $count } milestone for somebody
   *[other] that you noted { $count } milestones for somebody
}
kind-milestone-made = { $count ->
    [one] that you made { $count } milestone for the course
   *[other] that you made { $count } milestones for the course
}
kind-award-asked = { $count ->
    [one] that you put { $count } award to a vote
   *[other] that you put { $count } awards to a vote
}
kind-award-standing = { $count ->
    [one] that you were asked to stand for { $count } award
   *[other] that you were asked to stand for { $count } awards
}
kind-nominated = { $count ->
    [one] { $count } nomination for a spotlight that a classmate wrote of you
   *[other] { $count } nominations for a spotlight that classmates wrote of you
}
kind-nomination = { $count ->
    [one] { $count } nomination for a spotlight that you wrote
   *[other] { $count } nominations for a spotlight that you wrote
}
kind-spotlight = { $count ->
    [one] { $count } spotlight of yours
   *[other] { $count } spotlights of yours
}
kind-spotlight-asked = { $count ->
    [one] that you asked somebody for { $count } spotlight
   *[other] that you asked people for { $count } spotlights
}

## Spotlights
kudos-nominate = Nominate a classmate
    .help = Say who should be in the spotlight, and why
kudos-nominate-person = Who
    .help = The classmate whom you nominate
kudos-nominate-words = Why
    .help = What you like about what they do, in your own words
kudos-nominate-note = The instructors see whom you nominate and why, with your name. The person reads your words without your name if they are asked; nobody else sees them.
nominate = Nominate a classmate
nominate-person = Who
nominate-words = Why
    .help = What you like about what they do, in your own words
nominate-note = The instructors see whom you nominate and why, with your name. The person reads your words without your name if they are asked; nobody else sees them.
nominate-button = Nominate a classmate
nominate-self = Nominating is for others. It is good that you value what you do: a classmate may nominate you.
nominate-not = This person cannot be nominated at the moment. That says nothing about you, nor about what you wrote.
nominated = Thank you. You nominated { $person } for the spotlight:
nominated-anew = You had nominated { $person } already. Now these words stand there:
nominated-note = Only you can see this. The instructors see it with your name; the person may read your words, without your name.
unnominate-button = Take it back
unnominate = Take a nomination back
unnominated = Your nomination is taken back. Nothing of it is kept.
nomination-gone = This nomination is not there any more, so nothing was changed.

kudos-spotlight = Ask somebody for a spotlight
    .help = Ask one person, nominated or not
kudos-spotlight-person = Whom
    .help = The person whom you ask
kudos-spotlights = Spotlights
    .help = Who is nominated, who waits to be shown, and when
spotlight-ask-person = Ask for a spotlight
spotlight-ask-self = This is for asking others. A colleague can ask you.
spotlight-ask-not = This person cannot be asked at the moment.
spotlight-asked-already = { $person } was asked before, and has all the time they like to answer. Nothing was sent a second time.
spotlight-waits-already = { $person } said yes already: their spotlight is in the queue.
spotlight-asked-today = { $person } was asked today already, so nothing was sent.
spotlight-asked = { $person } gets a private message from Homeroom. If they say yes, their spotlight comes into the queue.
spotlight-asked-note = Only you can see this. If they would rather not, nobody is told; after two weeks no answer is expected any more.

spotlights-title = Spotlights
spotlights-nominated = Nominated
spotlights-asked = Asked, no answer yet
spotlights-queue = In the queue
spotlights-plan = When
spotlights-nobody = Nobody at the moment.
spotlights-fell = { " " }· could not be shown, and comes first again
spotlights-note = Only you can see this. People stand in the order of their names. Who is never nominated can be asked all the same: /kudos spotlight.
spotlights-more = More
spotlights-back = Back
spotlights-list = Back to the list
spotlight-list = Spotlights
spotlight-look = Look at a nomination
spotlight-look-nomination = Who
spotlight-reasons = More reasons
spotlight-nominee = { $person } is nominated.
spotlight-reason = { $person }: { $words }
spotlight-nominee-note = Only you can see this. If you ask them, they read these words, without who wrote them.
spotlight-ask = Ask them
spotlight-aside = Put aside
spotlight-put-aside = The nominations of { $person } are deleted. Nobody is told.
spotlight-leave-out = Leave out one reason
spotlight-leave-out-nomination = Which one
spotlight-left-out = That reason is deleted, and there is no other. Nobody is told.

spotlight-draft = Look at a draft
spotlight-draft-spotlight = Whose
spotlight-introduce = Introduction
spotlight-introduce-words = A few words before their answers
    .help = The class reads them with the spotlight; the person sees them first, in their own draft
spotlight-introduce-note = The answers are theirs, and stay as they wrote them. They see your introduction at once.
spotlight-first = Put first
spotlight-is-first = The spotlight of { $person } comes next.
spotlight-show = Show now
spotlight-showing = The spotlight of { $person } is on its way to { $place }.
spotlight-take-out = Take out
spotlight-taken-out = The spotlight of { $person } is out of the queue. They read so on their card, and can keep or delete what they wrote.
spotlight-not-waiting = This spotlight does not wait any more: it was shown, or the person took it back.
spotlight-no-place = There is no channel for it yet. Plan when spotlights are shown, and where, in /kudos spotlights.
spotlight-draft-staff-note = Only you can see this draft, and the person in their own messages. The class sees it when it is shown.
spotlight-fell-title = A spotlight could not be shown
spotlight-fell = { $why } It is the first in the queue again, and nothing of it is lost: /kudos spotlights.

spotlight-plan = Plan
spotlight-plan-days = Days
spotlight-plan-at = Time
spotlight-plan-zone = Time zone
spotlight-plan-place = Where
spotlight-plan-note = Each time the first in the queue is shown. When nobody waits, nothing comes.
spotlight-planned = Planned. { $what }
spotlight-planned-already = This is planned already. { $what }
spotlight-plan-line = { $when } in { $place }; next { $next }.
spotlight-plan-over = { $when } in { $place }: this one has ended.
spotlight-unplanned = Nothing is planned. You can still show each one yourself.
spotlight-plans-many = This course has { $most } such schedules, and no more fit. Stop one first.
spotlight-needs-channel = Please pick a channel that the class reads.
spotlight-other-course = This channel belongs to another course.
spotlight-stop = Stop a schedule
spotlight-stop-schedule = Which one
spotlight-stopped = Stopped. Who is in the queue goes on waiting.
spotlight-stopped-before = This schedule was stopped before. Nothing more needs to be done.

spotlight-invitation-title = Would you like to be in the spotlight?
spotlight-invitation = In a spotlight the class gets to know one person a little better. You answer three friendly questions, or only one or two of them, and you see all of it before anybody else does.
spotlight-written = This is what classmates wrote of you:
spotlight-asks = You would be asked:
spotlight-asks-line = • { $words }
spotlight-invitation-note = Only you see this. Saying no is fine and needs no reason: nobody is told.
spotlight-yes-button = Yes, with pleasure
spotlight-others-button = Other questions
spotlight-others = Other questions
spotlight-no-button = Not now
spotlight-no = Not now
spotlight-say = Your spotlight
spotlight-say-first = Your first answer
spotlight-say-second = Your second answer
spotlight-say-third = Your third answer
spotlight-say-note = Answer what you like, at least one. You can change it or take it back at any time.
spotlight-say-submit = Looks good
spotlight-nothing-said = Please answer at least one of the three. If you would rather not, “Not now” is just as fine.
spotlight-other-questions = The questions changed meanwhile, so nothing was stored. Your card shows the new ones.
spotlight-over = This invitation is over, and nothing of it is kept. Thank you all the same.
spotlight-said-yes = You said yes already. You can take it back on your card.
spotlight-declined-title = Thank you for looking
spotlight-declined = That is perfectly fine. Nobody is told.
spotlight-after-all-button = I changed my mind
spotlight-out-title = Your spotlight
spotlight-out = The staff put your spotlight aside, and the class has not seen it. That can have many reasons, such as too few weeks. This is what you wrote; you can delete it.
spotlight-draft-title = Your spotlight, as the class will see it
spotlight-waits = It is in the queue, and you are told when it stands. Until then you alone see it, and the instructors.
spotlight-intro-new = The introduction changed since you said yes. You can still change your answers, or take everything back.
spotlight-draft-note = You can change your answers or take them back at any time, also once it was shown.
spotlight-shown-title = Your spotlight
spotlight-shown = The class sees it like this:
spotlight-kept = Only you see it now:
spotlight-shown-note = You can change your answers or take it down at any time.
spotlight-change-button = Change my answers
spotlight-withdraw-button = Take it back
spotlight-down-button = Take it down
spotlight-withdraw = Take it back
spotlight-withdrawn = It is taken back, and nothing of it is kept. That is perfectly fine.
spotlight-stands-title = You are in the spotlight
spotlight-stands = Your spotlight stands in { $place } now. Thank you for telling us a little about yourself.

spotlight-title = In the spotlight
spotlight-text = Meet { $person }!
spotlight-own = You were in the spotlight.
spotlight-picture = A small stage with its light on
spotlight-join = 👋 Wave hello
spotlight-joined = Waved hello

spotlight-question-place = Which place do you like to be in, and why?
spotlight-question-lately = What made you smile lately?
spotlight-question-learned = What have you learned that you did not expect?
spotlight-question-ask-me = What can classmates always ask you about?
spotlight-question-pause = What do you do when you need a break?
spotlight-question-thanks = Whom would you like to thank, and for what?
spotlight-question-sound = Which song or sound puts you in a good mood?
spotlight-question-food = Which dish would you cook for the class?
spotlight-question-child = What did you want to be when you were little?
spotlight-question-proud = Which small thing are you quietly proud of?
spotlight-question-after = What are you looking forward to after this course?
spotlight-question-advice = Which advice helped you with studying?
spotlight-question-book = Which book, film or game would you recommend?
spotlight-question-morning = What does a good morning look like for you?

kind-spotlight-introduced = { $count ->
    [one] that you wrote the words before { $count } spotlight
   *[other] that you wrote the words before { $count } spotlights
}
