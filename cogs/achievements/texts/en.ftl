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
