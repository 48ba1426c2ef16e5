# What the core itself says, whatever the feature.

cog-name = Homeroom
only-you = Only you can see this.

## When something is not possible
needs-role = { $role ->
    [2] This is for the course’s assistants and instructors. If you help to run the course, ask an instructor for the role.
   *[3] This is for the course’s instructors. If you teach here, ask whoever installed Homeroom for the role.
} /homeroom help shows what you can do here.
gone-feature = This button is from something that Homeroom no longer has. Nothing happened.
gone-card = This is over, so there is nothing to show any more. Nothing happened.
bad-link = This button does not work, so nothing happened. Please use a newer one, or type the command.
no-space = Homeroom is not set up here yet. Please ask an instructor to invite it again.
storage-busy = Homeroom cannot write anything down just now, so nothing happened. Please try again in a minute.
fault = Sorry, that went wrong on our side, and nothing of it was kept. Please try again; if it happens again, tell an instructor the code **{ $id }**.
undo-not-possible = This cannot be taken back.
schedule-never = This schedule would never come up. Please check its days, its end and the pause weeks.

## What people filled in
unfit-option = **{ $option }**: { $what }
unfit-missing = Please fill this in.
unfit-unseen = Nothing can be seen in this. Please write something else, or leave it empty.
unfit-value = This cannot be read. Please check it.
unfit-number = Please give a whole number, such as 3.
unfit-choice = Please pick one of the choices.
unfit-person = Please pick a person from this class.
unfit-place = Please pick a channel from this class.
unfit-place-kind = { $kind ->
    [voice] This is a voice room.
    [direct] This is a private conversation.
    [thread] This is a thread.
    [forum] This is a forum.
    [room] This is a room that Homeroom opened.
   *[channel] This is a channel.
} { $wanted ->
    [voice] Please pick a voice room.
    [forum] Please pick a forum.
    [thread] Please pick a thread.
    [direct] Please pick a private conversation.
   *[channel] Please pick a channel for messages.
}
unfit-place-gone = This channel is not there any more. Please pick another one.
unfit-place-closed = Homeroom may not write there. Please let it see the channel and write in it, or pick another one.
unfit-place-outside = Homeroom is not in this channel. Please add it to the channel, or pick another one.
unfit-place-archived = This channel is archived. Please pick another one.
unfit-place-lacks = Homeroom may not post there: it lacks “{ $right }”. Please give it that right, or pick another place.
unfit-place-tag = Every post in this forum needs a tag, and Homeroom cannot choose one. Please switch off “Require people to select tags when posting” in the forum’s settings, or pick another place.
unfit-duration = Please give a length of time, such as 90m, 2h or 1d 12h.
unfit-date = Please give a date as year-month-day, such as 2027-03-15.
unfit-date-none = The calendar has no such day. Please check it.
unfit-date-far = Please give a day from { $first } to { $last }.
unfit-time = Please give a time as hours and minutes, such as 09:30.
unfit-moment = Please give a day and a time, such as 2027-03-15 09:30.
unfit-zone = This time zone is not known. Please give its name, such as Europe/Madrid.
unfit-hours = Please mark hours in the week.
unfit-upload = This file cannot be read. Please choose it again.
unfit-upload-large = This file is too large: { $most } MB at most.
unfit-upload-slow = Reading this file took too long, so nothing happened. Please try it once more; if that does not help, choose a smaller or simpler file.
unfit-yes = Please answer yes or no.
unfit-long = This is { $has } characters long, { $most } fit. Please shorten it.
unfit-short = Please write at least { $least } characters.
unfit-many = These are { $has }, at most { $most } fit.
unfit-line-long = One of the lines is longer than { $most } characters. Please shorten it.
unfit-few = Please give at least { $least }.
unfit-small = Please give { $least } or more.
unfit-large = Please give { $most } or less.
rule-no-days = Please pick at least one day of the week.
rule-time-not-a-minute = Please give a time as hours and minutes, such as 09:30.
rule-weeks-out-of-range = Please give a number of weeks from 1 to 52.
rule-date-out-of-range = Please give a date from 2000 on.
rule-ends-before-start = The end is before the beginning. Please change one of the two.
rule-unreadable = This schedule cannot be read any more. Please stop it and make a new one.
zone-unknown = This time zone is not known. Please give its name, such as Europe/Madrid.
pause-ends-before-start = The last day is before the first. Please change one of the two.
quiet-hours-empty = Quiet hours begin and end at the same time. Please change one of the two, or leave both empty.

## A command typed as one line
line-none = Type the name of a command after the slash, such as /{ $example }.
line-unknown = There is no command /{ $name }. /homeroom help shows what you can do here.
line-near = There is no command /{ $name }. Did you mean /{ $near }?
line-group = There is no command /{ $name }. There are: { $names }.
line-option-unknown = /{ $command } has no option “{ $option }”. It knows: { $options }.
line-option-near = /{ $command } has no option “{ $option }”. Did you mean “{ $near }”?
line-option-none = /{ $command } takes no options. Send it without “{ $option }”.
line-option-empty = There is nothing after “{ $option }:”. Write a value right behind the colon, or leave the option out.
line-option-twice = “{ $option }” is there twice. Once is enough.
line-option-loose = It is not clear what “{ $words }” belongs to. Write options as name:value, such as { $example }:…
line-option-quote = A quotation mark is opened at “{ $option }” and never closed.
line-option-choice = “{ $given }” does not fit “{ $option }”. Choose from: { $choices }.
line-option-yes = “{ $option }” takes yes or no, not “{ $given }”.
line-option-place = There is no place called “{ $given }” here.
line-option-people = There is nobody called “{ $given }” here.
line-option-people-several = Several people are called “{ $given }”: { $names }. Write the whole name.
line-option-upload = A file cannot be typed. Leave “{ $option }” out, and a form will ask for it.

## Forms
form-send = Send
form-continue = Continue
form-open = Open the form
form-step-kept = Part { $step } of { $steps } is kept for a day. Press “Continue” when you are ready for the next one.
form-late = This takes a moment. Press the button to open the form.
form-gone = This form is no longer kept. Please begin again.

## Settings
settings = Settings
settings-note = A field that you leave empty goes back to its usual value.
settings-title = Settings: { $feature }
settings-saved = Saved. From now on this holds in the course:
settings-submit = Save
value-none = None
value-yes = Yes
value-no = No

## Fewer messages
fewer-button = Fewer of these
fewer-all = No direct messages at all
fewer-back = Send them again
fewer-done = You will get no more direct messages from **{ $feature }**. You can still use all of it.
fewer-all-done = You will get no more direct messages from Homeroom. You can still use all of it.
fewer-undone = You will get direct messages again.

## Reporting and hiding what people wrote
report-button = Report
report-title = Report
report-which = Which words do you mean? The course’s staff will read those that you choose. Nothing is sent before you choose.
report-one = Report
report-one-words = Report these words
report-note = Only you can see this. The course’s staff sees your report with your name, who wrote the words and where they stand, even in a room of a few; whoever wrote the words is never told who reported.
report-done = Thank you for saying so. The course’s staff will look at it; there is nothing more for you to do. If they leave it as it is and it troubles you again, for instance because it was changed, you can report it { $left ->
    [one] once more.
   *[other] { $left } more times.
}
report-done-again = Thank you for saying so. The course’s staff looked at this before and left it as it was; now it waits for them again. { $left ->
    [0] You cannot report it once more after this: if it still troubles you then, please write to them.
    [one] If they leave it once more, you can report it one last time.
   *[other] If they leave it once more, you can report it { $left } more times.
}
report-left = You have reported this { $times } times, and the course’s staff looked at it each time and left it as it is, so it does not go to them again. If it still troubles you, please write to them.
report-again = You have reported this already, and it counts. The course’s staff will look at it.
report-own-words = You wrote these words yourself, so there is nothing to report.
report-decided = You reported this before, and the course’s staff has looked at it since. If it still troubles you, please write to them.
words-gone = These words are not shown there any more, so nothing happened.
words-hidden = Something that stood here is not shown any more.
hide-button = Hide (staff)
hide-title = Hide
hide-which = Which words should nobody see any more? Whoever wrote them is told kindly, and staff can put them back for 30 days.
hide-one = Hide
hide-one-words = Hide these words
hide-done = Hidden: nobody sees these words on the card any more. Staff can read them and put them back until { $until }; then they are deleted.
hide-done-own = Hidden: nobody sees your words on the card any more. Others of the staff can read them and put them back until { $until }; then they are deleted.
hide-which-own = You wrote some of these yourself: those only others of the staff can put back.
told-hidden = The course’s staff has hidden something that you wrote: “{ $words }”. Nobody in the class sees it now, and nothing else follows from it.
told-hidden-then = If you would like to talk about it, just write to them: they can put it back until { $until }. Then it is deleted.
told-back = For a while the course’s staff had hidden something that you wrote: “{ $words }”. It has been put back, and the class sees it as before.
put-back-button = Put back
put-back-number = Put back { $number }
put-back-done = Put back: the class sees these words again, and whoever wrote them can read that it is so.
put-back-gone = These words are not hidden any more, so nothing happened.
put-back-own = These are your own words, so you cannot put them back yourself. Others of the staff can: please ask one of them.
reports-note = Only you can see this. It is for the staff of the course.
reports-title = Reports
reports-open = { $count ->
    [one] One report waits for the staff to look at it.
   *[other] { $count } reports wait for the staff to look at them.
}
reports-hidden = { $count ->
    [one] One thing is hidden for now.
   *[other] { $count } things are hidden for now.
}
reports-none = No report waits.
reports-others = Something waits that is not yours to decide, or not yet. Others of the staff can look, too.
reports-after = After this
reports-more = { $count ->
    [one] one more report
   *[other] { $count } more reports
}
reported-where = Where
reported-hidden = These words are hidden already. “Leave as it is” keeps them hidden and closes the report; “Put back” shows them again, and the report goes on waiting.
reported-by = Reported
reported-by-people = by { $people }, since { $when }
reported-again = , again after it was left; look at what it says now
reported-by-word = by nobody: Homeroom noticed a word, on { $when }. It only asks you to look, and it may well be harmless.
reported-word-too = , and Homeroom noticed a word as well
reported-by-some = { $count ->
    [one] by one person, since { $when }
   *[other] by { $count } people, since { $when }
}
report-closed = This has been decided, or is gone meanwhile, so nothing happened.
look-button = Look at the reports
look-next = Next report
hide-this = Hide
leave-this = Leave as it is
leave-done = It stays as it is, and the report is closed. Whoever wrote it is not told that there was one.
hidden-button = What is hidden
hidden-title = What is hidden
hidden-intro = Only staff can read this. Put back what should be seen again; the rest is deleted on its day.
hidden-none = Nothing is hidden.
hidden-number = { $number }
hidden-about = { "" } ({ $place }, deleted on { $until })
hidden-own = { "" } These are your own words: others of the staff can put them back.
hidden-older = Older ones

## Reporting and deleting people's own messages
report-message = Report
report-it-button = Report it
report-it-what = You are about to report { $message }. The staff sees that you did, where the message stands and who wrote it, and reads it there: nothing of it is copied. Nobody else comes to know, and nothing is sent before you press.
report-own = You wrote this message yourself, so there is nothing to report. You can delete it in its own menu.
report-card = This is Homeroom’s own. Where words of people stand on one of its cards, the card has a “Report” of its own.
report-direct = The staff cannot read a direct conversation, so a report would not help them. Please write to one of them, and tell them what was said.
message-gone = This message is not there any more, so nothing happened.
the-message = this message
delete-message = Delete (staff)
delete-title = Delete
delete-it-button = Delete it for everyone
delete-it-what = You are about to delete { $message } for everyone, for good: Homeroom keeps no copy. Whoever wrote it is told kindly that the staff took it away. What others answered below it stays.
delete-own = You wrote this message yourself, so you can delete it in its own menu.
delete-card = This is Homeroom’s own. Words of people on one of its cards are hidden by the card’s own “Hide (staff)”, and /homeroom undo takes back what you posted lately.
delete-direct = This is a direct conversation, in which the staff deletes nothing. Everybody in it can delete what they wrote themselves.
delete-by-hand = To delete it yourself, open { $message } and choose “Delete” in its own menu, if the platform lets you; else ask whoever wrote it. Then choose “Leave as it is”, if it was reported: that closes the report.
delete-not-here = Homeroom cannot delete what people wrote here. Open the message and delete it in its own menu, if the platform lets you; else ask whoever wrote it.
delete-twice = This message is deleted already, or is just being deleted, so nothing more happened.
delete-begun = It is being deleted, and whoever wrote it will be told kindly. If Homeroom is not allowed to, it comes back in /homeroom status as a report, and says why.
delete-why-no-permission = Homeroom was not allowed to delete it: it lacks that right in this place.
why-not-in-place = Homeroom is not in that channel. Add it to the channel, then try again.
why-archived = The channel is archived. Take it out of the archive, or choose another place.
why-restricted = The settings there do not allow it. An administrator can change that, or choose another place.
why-install-again = Homeroom lacks a right that it needs. An administrator can give it by installing Homeroom again.
delete-why-lacks = Homeroom was not allowed to delete it: it lacks “{ $right }” in this place.
delete-why-not-possible = Homeroom cannot delete this message.
delete-why-gave-up = Homeroom tried to delete it several times, and it did not work.
delete-this = Delete it for everyone
told-deleted = The course’s staff has taken away a message that you wrote in { $place }. Nothing else follows from it. If you would like to talk about it, just write to them.
written-by = Written by
written-unknown = the platform does not tell
reported-message = Read { $message } where it stands, in { $place }: Homeroom keeps no copy of it. If you cannot open it, ask who reported it.

## Why a message could not be delivered
why-closed-direct = The person takes no direct messages from Homeroom. They can open them in their privacy settings.
why-place-gone = The channel was deleted. Choose another place with /homeroom course, or in the feature’s own command.
why-message-gone = The message was deleted by somebody. Post it again if it is still needed.
why-no-permission = Homeroom may not write there. Give it the right to see the channel and to write in it.
why-lacks = Homeroom may not do this there: it lacks “{ $right }”. Give it that right, then try again.
why-tag-needed = Every post in this forum needs a tag, and Homeroom cannot choose one. Switch off “Require people to select tags when posting” in the forum’s settings.
why-person-gone = The person is no longer here. Nothing needs to be done.
why-too-long = It is longer than one message can be on this platform. Make it shorter, with fewer words or fewer parts, and post it again.
why-stays = The message stays as it is: the platform lets Homeroom neither change it nor take it away. An administrator can delete it by hand.
why-full = The server has no space for more channels. Delete some that nobody needs any more, or use fewer rooms.
why-not-possible = This platform has no such thing, or not for so many people.
why-gave-up = It kept failing. Press “Try again”; if that does not help, run /homeroom doctor.
why-unknown-whether-sent = Homeroom stopped while it sent this, and cannot see whether it arrived. Ask the person before sending it again.
why-muted = The person wishes fewer messages. Nothing needs to be done.
why-restored = It was due before the backup was restored, so it was not sent. Send it again if it is still needed.

## What keeps a message from being delivered yet
passes-busy = The platform asked Homeroom to wait.
passes-away = The platform cannot be reached, or does not answer as it should.
passes-not-let-in = The platform does not let Homeroom in. Whoever runs Homeroom finds out why with “homeroom doctor”.
passes-unknown = It is not known yet why.

## Words that forms share
and-more = { $count } more
choice-all = Everything
choice-mon = Monday
choice-tue = Tuesday
choice-wed = Wednesday
choice-thu = Thursday
choice-fri = Friday
choice-sat = Saturday
choice-sun = Sunday
choice-en = English
choice-es = Español
choice-student = Student
choice-assistant = Assistant
choice-instructor = Instructor

## A file that is no table, or no text
file-large = This file is too large: { $most } MB at most.
file-utf16 = This file is in UTF-16. Please save it as UTF-8 (in a spreadsheet: “CSV UTF-8”) and choose it again.
file-letters = This file is not in UTF-8: line { $line } has other letters. Please save it as UTF-8 (in a spreadsheet: “CSV UTF-8”) and choose it again.
file-nul = Line { $line } of this file has a NUL, a sign that no text has. Please save it as UTF-8 once more (in a spreadsheet: “CSV UTF-8”) and choose it again.
