"""slack_bolt's app with all that we listen to: the one way for all that Slack delivers, by Socket Mode or over HTTP."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Any, Final, Protocol

import structlog
from slack_bolt.app.async_app import AsyncApp
from slack_bolt.authorization.async_authorize import AsyncAuthorize
from slack_bolt.middleware.async_middleware import AsyncMiddleware
from slack_bolt.request.async_request import AsyncBoltRequest
from slack_bolt.request.payload_utils import (
    is_action,
    is_options,
    is_shortcut,
    is_slash_command,
    is_view_closed,
    is_view_submission,
)
from slack_bolt.response import BoltResponse
from slack_sdk.web.async_client import AsyncWebClient

from bot.log import where_it_was

Ack = Callable[..., Awaitable[Any]]
Body = Mapping[str, Any]
Act = Callable[[Ack, Body], Awaitable[None]]
_TAKEN: Final = 200
_LIMITED: Final = "app_rate_limited"
"""For a minute Slack left out events of a workspace, for there were more than 30,000 in an hour
(``reference/events/app_rate_limited``): they are lost."""
log = structlog.get_logger()
quiet: Final = logging.getLogger("slack_bolt.homeroom")
"""slack_bolt's own words hold whole deliveries, and so what people wrote: what goes wrong is told by us instead."""
quiet.setLevel(logging.CRITICAL)


class Interactions(Protocol):
    """What people do: :class:`adapters.slack.interactions.Interactions`. None of it raises."""

    async def command(self, ack: Ack, body: Body) -> None: ...

    async def pressed(self, ack: Ack, body: Body) -> None: ...

    async def submitted(self, ack: Ack, body: Body) -> None: ...

    async def shortcut(self, ack: Ack, body: Body) -> None: ...

    async def suggests(self, ack: Ack, body: Body) -> None: ...

    async def closed(self, ack: Ack, body: Body) -> None: ...


class Events(Protocol):
    """What happens without anybody waiting for an answer: :class:`adapters.slack.heard.Heard`."""

    async def told(self, body: Body) -> None:
        """Returns once it can be acknowledged; raises where it was not kept, so that Slack tells it again."""


class Going:
    """What goes on after it was acknowledged. It is finished before the process ends."""

    def __init__(self) -> None:
        self._tasks: set[asyncio.Task[None]] = set()

    async def first(self, act: Act, ack: Ack, body: Body) -> None:
        """Does it; returns when it was acknowledged or is over, and it goes on by itself."""
        heard: asyncio.Future[bool] = asyncio.get_running_loop().create_future()

        def hear(acknowledged: bool) -> None:
            if not heard.done():
                heard.set_result(acknowledged)

        async def acknowledge(*given: Any, **more: Any) -> Any:
            answer = await ack(*given, **more)
            hear(True)
            return answer

        self.begin(act(acknowledge, body)).add_done_callback(lambda _: hear(False))
        if not await heard:  # it is over, and Slack wants to know that all the same
            await ack()

    def begin(self, work: Awaitable[None]) -> asyncio.Task[None]:
        """It goes on from here; what goes wrong is told."""
        task = asyncio.ensure_future(_told(work))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return task

    async def over(self, seconds: float | None = None) -> None:
        """Waits until nothing goes on any more, for at most so long."""
        try:
            async with asyncio.timeout(seconds):
                while self._tasks:
                    await asyncio.wait(set(self._tasks))
        except TimeoutError:
            log.warning("slack.left_over", count_left=len(self._tasks))
            await self.drop()

    async def drop(self) -> None:
        """Nothing goes on any more."""
        for task in (left := set(self._tasks)):
            task.cancel()
        await asyncio.gather(*left, return_exceptions=True)


def listening(
    *,
    authorize: AsyncAuthorize,
    client: AsyncWebClient,
    interactions: Interactions,
    events: Events,
    going: Going,
    unknown: str,
) -> AsyncApp:
    """The app. ``authorize`` says who Homeroom is in a workspace, without asking. ``client`` is of no workspace,
    ``unknown`` what people read where Homeroom is not installed. That requests over HTTP are Slack's is found out
    before they come here (:mod:`adapters.slack.http`), by the secret as it is then.

    A handler runs before what it answers is acknowledged, for as long as it leaves that open.
    """
    app = AsyncApp(
        name="homeroom",
        logger=quiet,
        process_before_response=True,
        request_verification_enabled=False,
        client=client,
        authorize=authorize,  # type: ignore[arg-type]  # it takes one as it is, too
        user_facing_authorize_error_message=unknown,
        attaching_function_token_enabled=False,
        attaching_conversation_kwargs_enabled=False,
    )

    app.use(_Delivered(interactions, events, going))

    async def fault(error: Exception) -> None:
        log.error("slack.delivery", **where_it_was(error))

    app.error(fault)
    return app


class _Delivered(AsyncMiddleware):
    """Takes all deliveries, in the place of slack_bolt's listeners: for each of those it gathers, several times over,
    whatever somebody may ask for, which takes as long as what Homeroom does itself."""

    def __init__(self, interactions: Interactions, events: Events, going: Going) -> None:
        self._events = events
        self._going = going
        self._acts: Sequence[tuple[Callable[[dict[str, Any]], bool], Act]] = (
            (is_slash_command, interactions.command),
            (is_action, interactions.pressed),
            (is_view_submission, interactions.submitted),
            (is_view_closed, interactions.closed),
            (is_shortcut, interactions.shortcut),
            (is_options, interactions.suggests),
        )

    async def async_process(
        self, *, req: AsyncBoltRequest, resp: BoltResponse, next: Callable[[], Awaitable[BoltResponse]]
    ) -> BoltResponse | None:
        """Returns what Slack is answered; nothing else is done with what is none of these."""
        body = req.body
        if body.get("type") == "event_callback":
            await self._events.told(body)
            return BoltResponse(status=_TAKEN)
        if body.get("type") == _LIMITED:
            log.warning("slack.events_limited")
            return BoltResponse(status=_TAKEN)
        for matches, act in self._acts:
            if matches(body):
                await self._going.first(act, req.context.ack, body)
                return req.context.ack.response
        return await next()


async def _told(work: Awaitable[None]) -> None:
    try:
        await work
    except Exception as fault:
        log.error("slack.going_on", **where_it_was(fault))
