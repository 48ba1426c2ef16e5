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
for-you-always = What comes is treated the same, until you change it with /kudos mine.
not-standing = It could not be shown where the class would see it. The staff knows; it comes when that works again.
recognition-gone = This is not there any more.
no-place-yet = There is no channel for this yet. An instructor chooses one with /kudos start; until then it stays with you.

## Before the class
shown-note = Shown because whoever it is for said yes.
people-and-others = { $people } and somebody who keeps their name to themselves
and-more = and more
joined-label = Joined in
join-in = Join in
joined-in = 💛 You joined in.
join-own = This one is for you: enjoy it. Others can join in.
join-given = You gave this one. Others can join in.
unjoin-button = Take it back
unjoined = You no longer join in.

## Milestones
kudos-milestones = My milestones
    .help = Join them, see those that you reached, and choose who else sees them
milestones-title = Milestones
milestones-text = First times deserve a moment: a first hello, a first answer, a first buddy met. If you join, yours are noted, once each, with a badge. Nothing is counted or graded, and what was before you joined is not looked at.
milestones-text-seen = Only you see them, unless you say otherwise. You can leave any time in one press, and then all of it is gone.
milestones-joined = You are in. There is nothing that you need to do: milestones come by themselves.
milestones-were-joined = You are in already.
milestones-only-me = From now on only you see what you reach. On its own card you can show any of it to the class, or keep to yourself what it sees already.
milestones-shown = From now on the class sees what you reach, such as a first hello, or a first shout-out given. A buddy met, and an answer that others do not see, are at first for you alone. On its own card you can choose otherwise for each.
milestones-mine = Reached
milestones-coming = Open to you, whenever it suits you
milestone-line = { $name } · { $when } · { $seen }
milestone-line-public = the class sees it
milestone-line-private = only you see it
milestones-button = Milestones
join-milestones-button = Join the milestones
milestones-show-button = Show the class what I reach
milestones-only-me-button = Only me
leave-milestones-button = Leave the milestones
milestones-left = You are out, and all that was noted of your milestones is deleted: nobody sees any of it any more. You can join again any time, and then it begins anew.
milestones-left-note = Only you can see this. Nobody is told that you left.
milestone-badge = The badge “{ $name }”
milestone-celebrate = Celebrate with them
milestone-celebrating = Celebrating

milestone-hello = First hello
milestone-hello-coming = A first hello to a buddy, or in a room
milestone-hello-you-1 = You said your first hello here. Good to have you with us!
milestone-hello-you-2 = Your first hello is said. Somebody was glad to read it.
milestone-hello-you-3 = A hello from you: that is how it begins.
milestone-hello-you-4 = You wrote first words to people whom you hardly know yet. That takes a little courage.
milestone-hello-class-1 = A first hello from { $who } 👋
milestone-hello-class-2 = 👋 A first hello, from { $who }. Good to have you here!
milestone-hello-class-3 = Say hello back: { $who } just said it for the first time.
milestone-hello-class-4 = A first hello is said, by { $who }. May many follow.

milestone-icebreaker = First icebreaker
milestone-icebreaker-coming = A first answer to an icebreaker
milestone-icebreaker-you-1 = You answered your first icebreaker. Thank you for letting the class know you a little.
milestone-icebreaker-you-2 = The ice is broken: your first answer is given.
milestone-icebreaker-you-3 = A first answer from you. The next one will feel easier still.
milestone-icebreaker-you-4 = Your first icebreaker is answered. Small answers make a class of strangers a class.
milestone-icebreaker-class-1 = { $who } answered a first icebreaker. 🧊
milestone-icebreaker-class-2 = The ice is broken: a first answer from { $who }.
milestone-icebreaker-class-3 = A first answer to an icebreaker from { $who }. Lovely!
milestone-icebreaker-class-4 = { $who } joined in with a first answer. Good to hear from you!

milestone-buddy = First buddy met
milestone-buddy-coming = A first meeting with a study buddy
milestone-buddy-you-1 = You met your first study buddy. May many good hours follow.
milestone-buddy-you-2 = Your first buddy is met. Studying is easier with somebody at your side.
milestone-buddy-you-3 = You made time for each other, and met. That is how people get to know one another.
milestone-buddy-you-4 = A first meeting with a study buddy. It is good that you went.
milestone-buddy-class-1 = { $who } met a first study buddy. 🤝
milestone-buddy-class-2 = A first study buddy is met: enjoy it, { $who }!
milestone-buddy-class-3 = { $who } made time for a study buddy, for the first time.
milestone-buddy-class-4 = A first meeting with a study buddy, for { $who }. Good to hear!

milestone-room = First room result
milestone-room-coming = A first result from your breakout room
milestone-room-you-1 = Your room brought its first result back, and you were part of it.
milestone-room-you-2 = From your room to the whole class: your first result is here.
milestone-room-you-3 = A first result from a room of yours. Now everyone can build on it.
milestone-room-you-4 = You and your room made something, and shared it with the class. Thank you!
milestone-room-class-1 = A first result from a breakout room, with { $who }. 🚪
milestone-room-class-2 = From a room with { $who } in it: a first result for all of us.
milestone-room-class-3 = A first room result for { $who }. Thank you for bringing it back!
milestone-room-class-4 = Something brought back from a room for the first time, by { $who } and the others there.

milestone-shout-out = First shout-out given
milestone-shout-out-coming = A first shout-out to somebody who helped you
milestone-shout-out-you-1 = You gave your first shout-out. Somebody’s day is better for it.
milestone-shout-out-you-2 = Your first shout-out is given. Kind words travel far.
milestone-shout-out-you-3 = You saw what somebody did well, and said so, for the first time here.
milestone-shout-out-you-4 = A first thank-you from you. Of such words a class is made.
milestone-shout-out-class-1 = { $who } gave a first shout-out. 💛
milestone-shout-out-class-2 = Kind words from { $who }: a first shout-out is given.
milestone-shout-out-class-3 = { $who } saw what a classmate did well, and said so for the first time.
milestone-shout-out-class-4 = A first thank-you from { $who }. May many follow.

milestone-own-you-1 = You reached “{ $name }”. Be glad of it!
milestone-own-you-2 = “{ $name }”: there it is. Enjoy it for a moment.
milestone-own-you-3 = “{ $name }” is yours now, with a badge of its own.
milestone-own-you-4 = This moment is yours: “{ $name }”.
milestone-own-class-1 = 🎉 { $name }: { $who }
milestone-own-class-2 = A reason to be glad, “{ $name }”: { $who }
milestone-own-class-3 = “{ $name }” is reached by { $who }. 🎉
milestone-own-class-4 = Let us celebrate { $who }: “{ $name }”.

kudos-milestone = The course’s own milestones
    .help = Make one, such as a project handed in; change one, or end it
kudos-reached = Note that a milestone is reached
    .help = One of the course’s own, by one person or many; whoever joined the milestones is told
kudos-reached-milestone = Which milestone
    .help = One of the course’s own
kudos-reached-people = Who
    .help = One person, or several
kudos-reached-names = Or many, by their names
    .help = Each as the class shows it, or an id
kudos-reached-submit = Note it
own-milestones-title = The course’s own milestones
own-milestones-text = Students find them on their page of milestones. Note it when somebody reached one: whoever joined the milestones is told with a badge, and decides who else sees it.
own-milestones-none = There is none yet. Make one for what matters in this course, such as a project handed in, or a talk given.
own-milestones-now = To reach
own-milestones-ended = Ended
own-milestones-none-yet = This course has no milestone of its own yet. You can make one with /kudos milestone.
make-milestone-button = Make one for this course
make-milestone = A milestone of this course
make-milestone-note = Everyone in the course can read its name. Please make none of a grade, nor of anything from which one could tell a grade.
make-milestone-name = Its name
    .help = Such as “Project handed in”, 80 characters at most
make-milestone-words = A sentence to whoever reaches it
    .help = In your own words, 500 characters at most; or leave it empty
make-milestone-submit = Make it
look-at-milestone = Look at one
look-at-milestone-milestone = Which milestone
own-milestone-no-words = It has no sentence of its own to whoever reaches it.
note-reached-button = Somebody reached it
note-reached = Who reached it
note-reached-people = Who
    .help = One person, or several
note-reached-names = Or many, by their names
    .help = Each as the class shows it, or an id
note-reached-submit = Note it
change-milestone-button = Change it
change-milestone = Change this milestone
change-milestone-name = Its name
    .help = Such as “Project handed in”, 80 characters at most
change-milestone-words = A sentence to whoever reaches it
    .help = In your own words, 500 characters at most; or leave it empty
change-milestone-submit = Change it
end-milestone-button = End it
reopen-milestone-button = Let it go on
milestone-made = It is made. Nobody was told; students find it on their page of milestones.
milestone-changed = Changed, also for those who reached it before.
milestone-same-as-before = It is as it was before, so nothing changed.
milestone-goes-on = It can be reached.
milestone-ended = “{ $name }” has ended: nobody reaches it any more. Whoever did keeps it.
milestone-gone = This milestone is not there any more, so nothing happened. /kudos milestone shows those that are.
milestones-many = A course has { $most } milestones of its own at most. Please end one first.
milestone-unnamed = Please give it a name that can be seen.
milestone-same = There is a milestone called “{ $name }” in this course already. Please choose another name.
reached-nobody = Please choose somebody, or write down names.
reached-noted = “{ $name }” is noted. Whoever joined the milestones is told; of the others nothing is noted. Who joined is for each to know alone, so this is all that can be said.
reached-unknown = { $more ->
    [0] Nobody here is called { $names }. Nothing is noted yet.
   *[other] Nobody here is called { $names }, and so it is with { $more } more. Nothing is noted yet.
}
reached-several = Several people here are called “{ $name }”, so nothing is noted yet. Please write the id of the one who is meant: { $ids }.
reached-names-late = Who is called what could not be found out in time, so nothing is noted. Please try it once more in a minute.
unnote-button = Noted by mistake
noting-taken-back = Taken back: what this noting made is gone. What people had before stays.
noting-late = This was noted more than 10 minutes ago, so it stays. Whoever received it can put it away themselves.
## Where it begins
kudos-start = Recognition in this course
    .help = Choose where the class sees what people let it see, with a card that says how one begins
kudos-start-place = Where
    .help = The channel in which it stands
kudos-start-submit = Start
start-needs-channel = This stands in a channel, where all of the class can see it. Please choose one.
start-other-course = This channel belongs to another course. Please choose one of this course.
start-done = What people let the class see stands in { $place } from now on, and a card there says how one begins. To take the card back, use /homeroom undo within 10 minutes.
start-yours = There is more for you to begin: with /kudos award you give an award, with /kudos vote the class chooses who receives one. Spotlights and milestones of your course’s own begin here.
welcome-title = 🎉 See each other
welcome-text = Somebody helped you, asked what you did not dare to ask, or stayed patient? Tell them, in a sentence or two. They read it first, and they alone decide whether the class sees it.
welcome-values = What a shout-out can be for:
welcome-note = Nobody is counted or ranked here.
give-button = Give a shout-out

## Awards
kudos-award = Give an award
    .help = Give one to eight people an award; you look at it first, and each decides what the class sees
kudos-award-title = What the award is called
    .help = Such as “Kindest question of the week”
kudos-award-people = For whom
    .help = One to eight people
kudos-award-words = What it is for
    .help = They read this, and the class too if they let it
change-award = Change the award
change-award-title = What the award is called
change-award-people = For whom
change-award-words = What it is for
award-gone = This award is not there any more.
award-self = You cannot give yourself an award. Please choose somebody else.
award-not-for = This cannot be for { $people }. Please choose without them.
award-for-nobody = Nobody is left for whom this award was. Please choose somebody with “Change”.
award-given-already = This award was given already. /kudos awards has it.
ceremony-alt = A ceremony for the award “{ $title }”
award-own-title = 🏆 For you: { $title }
award-own-given = { $giver } gives you this award.
award-own-given-several = { $giver } gives you and others this award.
award-own = You are given this award.
award-own-chosen-several = Your class voted, and you are among those chosen most for this award. Who else learns that it is you is your choice.
award-own-chosen = Your class voted, and chose you for this award. Who else learns that it is you is your choice.
award-shown-title = 🏆 { $title }
award-shown-given = An award for { $people }
award-shown-given-nameless = An award for somebody who keeps their name to themselves
award-shown-chosen = The class voted, and chose { $people }
award-shown-chosen-nameless = The class voted, and chose somebody who keeps their name to themselves
award-join = Applaud
award-joined = Applause from
award-then-label = What happens then
award-then = Each of them is told privately, and decides alone whether the class sees it. Until somebody says yes, nobody else does.
award-give-button = Give it
award-change-button = Change
award-preview-note = Only you can see this. Nobody is told before you give it.
award-given = 🏆 Given. This award is told to each of them privately: { $people }. Nothing stands before the class unless they choose so, and they need not.
award-look-button = Look after it

## Awards: asking who stands
kudos-vote = Put an award to a vote
    .help = Ask people privately whether their name may stand, then let the class vote
kudos-vote-title = What the award is called
    .help = Such as “Kindest question of the week”
kudos-vote-people = Who could stand for it
    .help = Two to ten people; each is asked privately first
kudos-vote-words = What it is for
    .help = Whoever is asked reads this, and so does the class when it votes
vote-needs-polls = The class votes by a poll, and polls are switched off here. You can give an award yourself with /kudos award.
vote-no-place = There is no channel yet in which the class could vote. Please choose one with /kudos start first.
vote-asked-before = They were asked for this vote already.
vote-opened = Nobody can be asked any more: this vote was opened already, or it is over.
vote-many = { $most } people were asked. That is as many as one vote can have.
ask-more = Ask somebody else
ask-more-person = Who else
stand-title = May your name stand in a vote?
stand-asked = { $by } would like the class to vote on the award “{ $title }”, and asks whether your name may stand in it.
stand-for = The class is to vote on the award “{ $title }”. May your name stand in it?
stand-yes = Your name may stand: thank you. Whoever asked sees that, until you take it back, which you can at any time. Once the class votes, that ends the vote.
stand-no = That is fine: your name does not stand, and nobody is told why.
stand-open = The class is voting now, in { $place }. You can still take your name out. That ends the vote for everyone, and nobody is told who it was.
stand-note = Only you can see this. Who says no looks as if they had not answered; nobody will see how many chose whom. Only who was chosen most is told, to themselves first.
stand-yes-button = My name may stand
stand-no-button = I’d rather not
stand-back-button = Take my name back
stand-out-button = Take my name out
stand-out-asks = Shall your name come out? That ends the vote for everyone, and it cannot go on again. Nobody is told who it was.
stand-out-now-button = Take it out now
stand-too-late = The vote was opened meanwhile, or it is over, so this cannot be changed here any more.
stand-called-off = It was called off, so nobody is chosen. Thank you for letting your name stand.
stand-taken-out = Your name is out, and this vote is over. Nobody is told that it was you.

## Awards: the vote
tell-apart = Tell them apart
tell-apart-additions = What stands behind each name
    .help = One a line, in the order of the list, such as “from Lima”
tell-apart-text = These people have the same name. Please write what the class reads behind each, one a line, in this order:
tell-apart-button = Tell them apart
tell-apart-count = Please write one line for each of these { $count } people, and nothing else.
tell-apart-others = Who stands for it has changed meanwhile. Please open the vote again.
tell-apart-same = Two of them would still look the same. Please write something different behind each.
vote-few = A vote needs at least two people who said yes. You can ask somebody else.
vote-no-names = The names could not be looked up just now. Please try again in a moment.
vote-question = Who should get the award ‘{ $title }’? { $words }
vote-just-over = This vote has just ended, so it cannot be called off any more. Whoever was chosen is told, and decides alone what others see.
vote-news-title = The vote on “{ $title }”
vote-news-given = The class has chosen. Whoever it is decides whether you all see it.
vote-news-nobody = Too few people voted for anything to be told. If you like, give the award yourself with /kudos award.
vote-news-withdrawn = The vote was called off, because somebody no longer stands. You can ask people anew with /kudos vote.
vote-news-not-held = The vote came to no result: it could not be put to the class, it was taken back, or it could not be counted. You can open it anew with /kudos vote, or give the award yourself with /kudos award.

## Awards: the list
kudos-awards = Awards of this course
    .help = What became of each award and vote, and what you can do about it
awards-title = Awards
awards-none = There are none yet. /kudos award gives one, and /kudos vote lets the class choose.
look-after-award = Look after one
look-after-award-select = Look after one
look-after-award-award = Which
award-line-given = “{ $title }” – given { $when }
award-line-chosen = “{ $title }” – the class chose ({ $when })
award-line-asking = “{ $title }” – people are asked whether they stand ({ $when })
award-line-voting = “{ $title }” – the class is voting ({ $when })
award-line-nobody = “{ $title }” – too few voted ({ $when })
award-line-called-off = “{ $title }” – called off ({ $when })
award-line-withdrawn = “{ $title }” – called off, because somebody no longer stands ({ $when })
award-line-not-held = “{ $title }” – the vote came to no result ({ $when })
award-desk-title = Award: { $title }
award-desk-note = Only you can see this; the course’s other instructors find the same in /kudos awards.
award-is-given = It was told to them privately. Each decides alone whether the class sees it.
award-is-chosen = The class has chosen. Whoever it is decides whether you all see it.
award-is-asking = Each is asked privately. With two who said yes, you can open the vote. Who says no is told to nobody, so they look as if they had not answered.
award-is-voting = The class is voting in { $place }. /poll list closes the vote sooner, or gives it more time.
award-is-nobody = Too few people voted for anything to be told. If you like, give the award yourself with /kudos award.
award-is-called-off = This vote was called off, and what was answered is deleted.
award-is-withdrawn = The vote was called off, because somebody no longer stands. You can ask people anew with /kudos vote.
award-is-not-held = The vote came to no result: it could not be put to the class, it was taken back, or it could not be counted.
award-yes-label = May stand
award-yes-nobody = Nobody yet
award-asked-label = Asked
award-stand-label = Stand for it
award-for-label = For
award-seen-label = The class sees it, with the name of
open-vote-button = Open the vote
call-off-button = Call it off
ask-more-select = Ask somebody else
reword-award = Change its words
reword-award-button = Change its words
reword-award-words = What it is for
    .help = Whoever showed it to the class decides anew, because they said yes to other words
take-award-back-button = Take it back
forget-it-button = Take it off this list
award-with-nobody = Nobody has this award (any more), so there is nothing to change.
award-words-gone = The staff hid the words of this award, so they cannot be changed. You can take it back, and give another.
award-call-off-first = This vote is not over. Please call it off first.
award-taken-back = Taken back: nobody has this award any more, and its card is gone.
award-forgotten = It is off the list.

## Shout-outs
kudos-give = Give a shout-out
    .help = Tell somebody what they did that was good: they alone decide who sees it
kudos-give-people = To whom
    .help = People from this class
kudos-give-reason = What they did
    .help = In a sentence or two; they read it as you write it
kudos-give-value = What it is for
    .help = One of the class’s values
kudos-give-submit = Give it
kudos-give-note = They read it first, and they alone decide whether the class sees it.
give = Give a shout-out
give-people = To whom
    .help = People from this class
give-reason = What they did
    .help = In a sentence or two; they read it as you write it
give-value = What it is for
give-submit = Give it
give-note = They read it first, and they alone decide whether the class sees it.
shout-out = Give a shout-out
shout-out-people = To whom
    .help = People from this class
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
mend-note = Whoever let the class see just these words is asked again, for they agreed to no others.
mended = The words are changed. Whoever let the class see just those of before is asked again, for they agreed to no others.
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
kind-milestone-made = { $count ->
    [one] that you made { $count } milestone for the course
   *[other] that you made { $count } milestones for the course
}
kind-award-asked = { $count ->
    [one] that you gave { $count } award or put it to a vote
   *[other] that you gave { $count } awards or put them to a vote
}
kind-award-standing = { $count ->
    [one] that { $count } award was prepared for you, or that you were asked to stand for it
   *[other] that { $count } awards were prepared for you, or that you were asked to stand for them
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
kudos-nominate-note = The instructors see whom you nominate and why, with your name. The person may read your words, without your name; nobody else sees them.
nominate = Nominate a classmate
nominate-person = Who
nominate-words = Why
    .help = What you like about what they do, in your own words
nominate-note = The instructors see whom you nominate and why, with your name. The person may read your words, without your name; nobody else sees them.
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
spotlight-read = Read all of it and ask
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
spotlight-not-waiting = This spotlight does not wait any more: it was shown or taken out, or the person took it back.
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
spotlight-invitation = In a spotlight the class gets to know one person a little better. You answer one, two or three friendly questions, and you see it as the class will. Instructors can read it before; it is shown only when you said yes.
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
spotlight-is-out = The staff put your spotlight aside meanwhile, so nothing was changed. Your card has what you wrote; you can keep or delete it.
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
## Everyone's own page
kudos-mine = My recognition
    .help = What you received and gave, who sees it, and what you wish
mine-title = Your recognition
mine-intro = What people noticed about you, and what you noticed about them.
mine-nothing = Here you will find what people thank you for, and what you thank them for. /kudos give is a good beginning.
mine-asked = Something here waits for you to choose who sees it. Take your time.
mine-badges = Your badges
mine-wishes = What you wish
mine-button = My recognition
mine-received-button = What I received
mine-gave-button = What I gave
mine-joined-button = Where I joined in
mine-nominated-button = Whom I nominated
mine-spotlight-button = My spotlight
mine-wishes-button = Change what I wish
mine-received = What you received
mine-gave = What you gave
mine-joined = Where you joined in
mine-nominated = Whom you nominated
list-empty = There is nothing here now.
earlier-button = Earlier ones
newest-button = Back to the newest
received-line = { $what } · { $when } · { $shows }
gave-line = { $words } · { $when }
joined-line = { $what } · { $when }
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
put-away-asks = Shall this go, for you and for the class? It does not come back, and nobody is told.
put-away-now-button = Remove it now
put-away-not-button = Keep it
put-away = Removed, for you and for the class. Nobody is told.
put-away-written = Removed, for you and for the class. Nobody is told; whoever wrote it keeps their own words.
gave-when = You gave this on { $when }.

## What people wish
wishes = What I wish
wishes-submit = Save
wishes-standing = Shout-outs and awards for me
    .help = Who sees those that come from now on; you can still decide about each one
wishes-wants-none = No shout-outs, awards or nominations for me
    .help = Nobody can give you any; what you have stays as it is
wishes-off-board = No leaderboard with me
    .help = If an instructor ever turns one on, you are not on it
choice-asked = Ask me each time
choice-public = Show the class, with my name
choice-nameless = Show the class, without my name
choice-private = Keep it to myself
wishes-changed = Saved. From now on:
wish-asked = You are asked about each shout-out and each award who sees it.
wish-public = Shout-outs and awards for you are shown to the class, with your name.
wish-nameless = Shout-outs and awards for you are shown to the class, without your name.
wish-private = Shout-outs and awards for you stay with you.
wish-none = You get no shout-outs, no awards and no nominations.
wish-off-board = No leaderboard has you.

## Who has not been seen
kudos-unseen = Not seen for a while
    .help = Who of the class stood on no public card lately; only you see it
unseen-button = Who was not seen lately
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
status-trouble = Something could not be shown to the class. { $why } When that is mended, /kudos start shows it, in the same channel or another.
status-spotlights = Spotlights are shown: { $plans }
status-board = A leaderboard stands in { $place }.
