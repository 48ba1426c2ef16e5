"""One person before a local Slack, as a test drives them: sees and does what Slack's own client can."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from bot.card import Json
from tests.wire.slack.acting import Acting
from tests.wire.slack.finding import Where
from tests.wire.slack.form import fill, find, problems
from tests.wire.slack.reading import fold
from tests.wire.slack.seeing import Refused, Shown
from tests.wire.slack.state import entered
from tests.wire.slack.things import Data, Event, Kind
from tests.wire.slack.views import View

__all__ = ["Member", "Refused"]
_BUTTONS: Final = frozenset(("button",))
_TOLD: Final = ("type", "action_id", "text", "value", "style")
"""What an app is told of a button that was pressed."""


class Member(Acting):
    """A person in a workspace. What they do is done, and taken by the app, when the call returns; what Slack, or the
    app's silence, refuses raises :class:`Refused`."""

    # What they write.

    async def says(self, text: str, place: Where = None, key: str = "", reply_to: Any = None) -> Data:
        """A line in a place, or (``reply_to``) in the thread below a message; with a slash it is a command. Returns the
        message, or what a command showed."""
        there = self._place(place) if reply_to is None else self._below(reply_to)
        if text.startswith("/"):
            return await self.runs(text, there)
        return self._json(await self._write(text, there))

    async def writes(self, text: str, place: Where = None, thread: Any = None) -> Data:
        """The same as :meth:`says`, a slash or not; ``thread`` is the message that it answers below."""
        there = self._place(place) if thread is None else self._below(thread)
        return self._json(await self._write(text, there))

    async def mentions(self, text: str, place: Where = None, thread: Any = None) -> Data:
        """Names the app's bot and says something to it. Returns what is shown in answer."""
        there = self._place(place) if thread is None else self._below(thread)
        with Shown(self, self.app, there.channel, None) as shown:
            await self._write(f"<@{self.app.installs[self.team.id].bot.id}> {text}", there)
            return {"shown": await shown.wait(self.lull)}

    async def edits(self, message: Mapping[str, Any] | str, text: str, key: str = "") -> None:
        """Words a message of their own anew."""
        mine = self._own(message)
        mine.text = self._finder.typed(text, labels=False)
        mine.edited = {"user": self.user.id, "ts": self.world.new_ts()}
        self.world.changed(mine)
        await self.wire.sender.settle()

    async def deletes(self, message: Mapping[str, Any] | str, key: str = "") -> None:
        """Takes a message of their own away, or a private one out of their sight."""
        found = self._message(message)
        self.world.drop(found if found.private_to == self.user.id else self._own(message))
        await self.wire.sender.settle()

    # What they do with an app.

    async def runs(self, line: str, place: Where = None, key: str = "") -> Data:
        """A slash command as it is typed, ``/homeroom icebreaker now``."""
        there = self._place(place)
        word, _, rest = line.strip().partition(" ")
        app = next((each for each in self._apps() if word in each.commands), None)
        if app is None:
            raise Refused(f"{word} is not a valid command.", "no-such-command")
        if there.thread_ts is not None:
            raise Refused(f"{word} is not supported in threads. Sorry!", "not-in-threads")
        self._may_enter(there.channel)
        text = self._finder.typed(rest.strip(), labels=True)
        with Shown(self, app, there.channel, None) as shown:
            sent = self.wire.interactions.command(app, self.user, there.channel, word, text)
            body = await self._acknowledged(sent, f"{word} failed with the error")
            if body is not None and (body.get("text") or body.get("blocks")):
                self._answered_at_once(app, there.channel, body)
            return {"shown": await shown.wait(self.lull)}

    async def presses(
        self,
        label: str = "",
        *,
        message: str | None = None,
        link: str | None = None,
        place: Where = None,
        key: str = "",
    ) -> Data:
        """The newest button with this label that the person sees, or the one with this action id. ``place`` may be
        ``home`` or ``modal``."""
        on, block, button = self._find(_BUTTONS, label, message, link, place)
        action: Data = {name: button[name] for name in _TOLD if name in button}
        return await self._act(on, {**action, "block_id": block["block_id"]})

    async def chooses(
        self,
        label: str,
        value: Any,
        *,
        message: str | None = None,
        link: str | None = None,
        place: Where = None,
        key: str = "",
    ) -> Data:
        """In the newest select, picker or set of boxes with this label, the choice with this label or value (or
        several; or people, conversations, a date). In an input it is only filled in, unless the app wants to know."""
        on, block, element = self._find(None, label, message, link, place)
        offered = await self._offered(on, block, element, value)
        state = entered(element, value, self._filler(offered))
        most = element.get("max_selected_items")
        if most and max(len(each) for each in state.values() if isinstance(each, list)) > most:
            raise Refused(f"No more than {most} can be chosen.", "select-bounds")
        entries = on.entered if isinstance(on, View) else self._states.setdefault(on.ts, {})
        entries[block["block_id"], element["action_id"]] = state
        if block["type"] == "input" and not block.get("dispatch_action"):
            return {"shown": "nothing"}
        told = {name: element[name] for name in ("placeholder",) if name in element}
        return await self._act(on, {**told, **state, "action_id": element["action_id"], "block_id": block["block_id"]})

    async def types(self, label: str, text: str, *, link: str | None = None, place: Where = None) -> list[str]:
        """Types into a select whose options the app knows; returns what is offered, as it is read."""
        on, block, element = self._find(None, label, None, link, place)
        return [each["text"]["text"] for each in await self._suggested(on, block, element, text)]

    async def uses_shortcut(self, name: str, message: Mapping[str, Any] | str | None = None) -> Data:
        """A shortcut of the app by its name or callback id: in the menu of a message, or the global one."""
        kind = "global" if message is None else "message"
        known = [each for each in self.app.shortcuts if each["type"] == kind]
        found = [each for each in known if name == each["callback_id"] or fold(name) == fold(each["name"])]
        if not found:
            raise LookupError(f"there is no {name!r}, only {[each['name'] for each in known]}")
        about = None if message is None else self._message(message)
        channel = None if about is None else self.world.channels[about.channel_id]
        with Shown(self, self.app, channel, about) as shown:
            made = self.wire.interactions
            if about is None:
                sent = made.shortcut(self.app, self.user, found[0]["callback_id"])
            else:
                sent = made.message_shortcut(self.app, self.user, found[0]["callback_id"], about)
            await self._acknowledged(sent, f"{found[0]['name']} failed with the error")
            return {"shown": await shown.wait(self.lull)}

    async def picks(self, label: str, about: Mapping[str, Any] | str, *, place: Where = None, key: str = "") -> Data:
        """A message's shortcut; about a person, whom Slack has no menu for, the global one of this name."""
        return await self.uses_shortcut(label, about if isinstance(about, Mapping) else None)

    async def opens_home(self) -> str:
        """Opens the app's App Home, and reads what is there as the app has heard of it."""
        with Shown(self, self.app, None, self.home_view) as shown:
            channel = self._finder.direct([])
            body: Data = {"type": "app_home_opened", "user": self.user.id, "channel": channel.id, "tab": "home"}
            body["event_ts"] = self.world.new_ts()
            if self.home_view is not None:
                body["view"] = self.home_view.json()
            only = frozenset((self.app.id,))
            self.world.tell(Event("app_home_opened", body, self.team.id, None, only))
            await self.wire.sender.settle()
            await shown.wait(self.lull)
        return self.home

    # What they fill in.

    async def fills(self, values: Mapping[str, Json], key: str = "") -> Data:
        """Enters these values into the open modal, by name or label, and sends it. Where it stays open, with what is
        wrong in :attr:`errors`, that is returned."""
        await self.enters(values)
        view = self._modal_open()
        view.errors = problems(view)
        return {"errors": self.errors} if view.errors else await self.sends()

    async def enters(self, values: Mapping[str, Any]) -> None:
        """Enters these values into the open modal and does not send it yet."""
        view, form = self._modal_open(), self.form
        assert form is not None
        offered: list[Data] = []
        for name, value in values.items():
            if any(each["name"].startswith(f"{name}:") for each in form["inputs"]):
                continue
            entry = find(form, name)
            block = next(each for each in view.body["blocks"] if each["block_id"] == entry["block_id"])
            offered += await self._offered(view, block, block["element"], value)
        fill(view, form, values, self._filler(offered))

    async def sends(self) -> Data:
        """Sends the open modal. Raises :class:`Refused` where Slack's client does not; what the app finds wrong stands
        in :attr:`errors`, and is returned."""
        view = self._modal_open()
        if not view.body.get("submit"):
            raise Refused("There is nothing to send here.", "no-submit")
        view.errors = problems(view)
        if view.errors:
            raise Refused("; ".join(view.errors.values()), "required")
        with Shown(self, view.app, None, view) as shown:
            answer = await self._acknowledged(self.wire.interactions.sent(self.user, view), "We had some trouble")
            if not self.wire.interactions.answered(self.user, view, answer):
                raise Refused("We had some trouble connecting. Try again?", "strange-answer")
            if view.errors:
                return {"errors": self.errors}
            return {"shown": await shown.wait(self.lull)}

    # Where they go.

    async def opens(self, place: Where) -> None:
        """Looks at a place; nothing is to be fetched for that."""
        self._place(place)

    async def opens_thread(self, message: Mapping[str, Any] | str) -> str:
        """The thread below a message. Returns its key."""
        return self._below(message).key

    async def opens_direct(self, people: Sequence[str] = ()) -> str:
        """The conversation with the bot, and with these people. Returns its key."""
        channel = self._finder.direct(list(people))
        inside = [each for each in channel.members if not self.world.users[each].bot]
        return f"direct:{'+'.join(sorted(inside))}"

    async def joins(self, place: Where) -> None:
        """Comes into a public channel."""
        channel = self._place(place).channel
        if channel.kind is not Kind.PUBLIC or channel.archived or self.user.guest:
            raise Refused("You cannot join this channel.", "cannot-join")
        self.world.join(channel, self.user)
        await self.wire.sender.settle()

    async def invites(self, person: str, place: Where) -> None:
        """Brings somebody into a channel in which they are."""
        channel = self._place(place).channel
        self._may_write(channel)
        self.world.join(channel, self.world.users[self._finder.person(person)], self.user)
        await self.wire.sender.settle()

    async def leaves(self, place: Where) -> None:
        """Leaves a channel."""
        channel = self._place(place).channel
        if not channel.named or channel.general:
            raise Refused("You cannot leave this channel.", "cannot-leave")
        self.world.leave(channel, self.user)
        await self.wire.sender.settle()

    async def archives(self, place: Where) -> None:
        """Archives a channel."""
        channel = self._place(place).channel
        self._may_write(channel)
        self.world.archive(channel, self.user)
        await self.wire.sender.settle()

    async def renames(self, place: Where, name: str) -> None:
        """Gives a channel another name."""
        channel = self._place(place).channel
        self._may_write(channel)
        self.world.rename(channel, name)
        await self.wire.sender.settle()

    async def removes(self, place: Where) -> None:
        """Deletes a channel for good, as admins and owners can."""
        channel = self._place(place).channel
        if not (self.user.admin or self.user.owner):
            raise Refused("Only an admin can delete a channel.", "no-permission")
        self.world.remove_channel(channel, self.user)
        await self.wire.sender.settle()

    async def quits(self) -> None:
        """Their account is deactivated."""
        self.user.deleted = True
        self.world.user_changed(self.user)
        await self.wire.sender.settle()
