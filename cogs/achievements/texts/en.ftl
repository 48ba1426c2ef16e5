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
