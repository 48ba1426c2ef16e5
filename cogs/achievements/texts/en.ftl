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

## Everyone's own page
kudos-mine = My recognition
    .help = What you received and gave, who sees it, and what you wish
mine-title = Your recognition
mine-intro = What people noticed about you, and what you noticed about them. Only you see this page.
mine-nothing = Here you will find what people thank you for, and what you thank them for. /kudos give is a good beginning.
mine-asked = Something here waits for you to choose who sees it. Take your time.
mine-badges = Your badges
mine-wishes = What you wish
mine-button = My recognition
mine-received-button = What I received
mine-gave-button = What I gave
mine-joined-button = Where I joined in
mine-nominated-button = Whom I nominated
mine-wishes-button = Change what I wish
mine-received = What you received
mine-gave = What you gave
mine-joined = Where you joined in
mine-nominated = Whom you nominated
list-empty = There is nothing here now.
earlier-button = Earlier ones
newest-button = Back to the newest
received-line = { $what } ({ $when }). { $shows }
gave-line = { $words } ({ $when })
joined-line = { $what } ({ $when })
joined-unseen = Something that the class does not see now
nominated-line = { $person }: { $words }
look-at-received = Look at one
look-at-gave = Look at one
look-at-gave-title = What you wrote
look-at-received-which = Which
look-at-gave-which = Which
unjoin-one = No longer join in
unjoin-one-which = Which
unnominate-one = Take one back
unnominate-one-which = Which
put-away-button = Remove it for good
put-away = Removed, for you and for the class. Nobody is told.
put-away-written = Removed, for you and for the class. Nobody is told; whoever wrote it keeps their own words.
gave-when = You gave this on { $when }.
unnominated-one = Your nomination is taken back.

## What people wish
wishes = What I wish
wishes-submit = Save
wishes-standing = What comes to me
    .help = You can still decide about each one
wishes-wants-none = No shout-outs or nominations for me
    .help = Others cannot give you any; what you have stays as it is
wishes-off-board = No leaderboard with me
    .help = If an instructor ever turns one on, you are not on it
choice-asked = Ask me each time
choice-public = Show the class, with my name
choice-nameless = Show the class, without my name
choice-private = Keep it to myself
wishes-changed = Saved. From now on:
wish-asked = You are asked each time who sees what you receive.
wish-public = What you receive is shown to the class, with your name.
wish-nameless = What you receive is shown to the class, without your name.
wish-private = What you receive stays with you.
wish-none = You get no shout-outs and no nominations.
wish-off-board = No leaderboard has you.

## Who has not been seen
kudos-unseen = Not seen for a while
    .help = Who of the class stood on no public card lately; only you see it
unseen-title = Not seen for a while
unseen-intro = These people stood by name on no public card of recognition in the last six weeks. It says nothing of what they do, nor of what they keep to themselves; only that the class did not see them here.
unseen-none = In the last six weeks the class saw everyone here by name.
unseen-acted = Homeroom may know only those here who have used it: others may be missing.
unseen-unnamed = Not all names could be read just now, so the order is not that of the names.
unseen-note = Only you can see this. It is made when you look, and kept nowhere.
unseen-choose = Do something for
unseen-one = Somebody
unseen-one-which = Who
unseen-anybody = Somebody
unseen-anybody-who = Who
unseen-more-button = More people
unseen-first-button = Back to the first
unseen-again-button = Look again
unseen-gone = This is nobody among the students here now.
unseen-ways = What would help { $person } to be seen?
unseen-nominate = Nominate for a spotlight
unseen-write = Write to them
hello-begun = A conversation of you and { $person } is being opened. Write there whatever you like; Homeroom does not read it. Nothing in it says that this list was the reason.
hello = 👋 This is a conversation for the two of you. Say hello!

## Leaderboard
kudos-board = Leaderboard
    .help = What studies found about leaderboards, and turning one on or off
board-about = About leaderboards
board-found = Homeroom ranks nobody by itself. In a study over 16 weeks, a class with a leaderboard and badges was less motivated and less satisfied than one without, and had lower marks in the exam (Hanus and Fox 2015).
board-would = If you would still like one: it counts the shout-outs that the class sees with a name, and everybody can stay out of it.
board-is-on = There is one in { $place } now.
board-on = Turn a leaderboard on
board-on-button = Turn one on
board-move-button = Move it
board-off-button = Turn it off
board-on-place = Where
    .help = The channel in which it stands
board-on-submit = Turn it on
board-stands = A leaderboard stands in { $place } from now on. It counts nothing from before it was turned on.
board-off = There is no leaderboard any more.
board-none = There is no leaderboard to turn off.
board-title = Thanked most often
board-since = Shout-outs that the class sees, since { $since }.
board-empty = Nothing yet.
board-level = So many people were thanked equally often that nobody stands out.
board-line = { $people }: { $count }
board-out-button = Leave me out
board-note = Your instructor turned this on. Studies found that leaderboards can take the joy out of a class: it counts only what is public, and everybody can stay out.
board-out = Done: no leaderboard has you. Nobody is told.
board-in = Done: the leaderboard may have you again.
board-in-button = Let me in again

## Status
status-place = What is public is shown in { $place }.
status-no-place = There is no channel for it yet: /kudos start
status-trouble = Something could not be shown to the class. { $why } /kudos start chooses another channel.
status-board = A leaderboard stands in { $place }.
