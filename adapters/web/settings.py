"""What ``[web]`` in bot.toml may say about the class in the browser."""

from __future__ import annotations

import ipaddress
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, field_validator

from adapters.web.limits import LONGEST_NAME


class WebSettings(BaseModel):
    """The class that Homeroom serves to the browser."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    host: str = Field("127.0.0.1", description="The address to listen on; only this machine's own, for now.")
    port: int = Field(8421, ge=0, le=65535, description="The port to listen on; 0 takes any that is free.")
    class_name: Annotated[str, Field(max_length=LONGEST_NAME)] = Field(
        "", description="The name of the class when it is made; empty: a name in its language."
    )
    language: Literal["en", "es"] = Field("en", description="The language of the class when it is made.")
    classmates: bool = Field(True, description="Whether simulated classmates take part in the class when it is made.")
    leap_seconds: float = Field(
        16, ge=0, le=600, description="How long the clock's way ahead is shown, at most, besides the work on it."
    )

    @property
    def demo(self) -> bool:
        """Whether the class is one to try things in: only this machine reaches it, and nobody has to sign in."""
        return is_loopback(self.host)

    @field_validator("host")
    @classmethod
    def _only_this_machine(cls, host: str) -> str:
        if not is_loopback(host):
            raise ValueError(
                "anybody who reaches the page can be anybody in the class, so it is served to this machine only: "
                "use 127.0.0.1, ::1 or localhost"
            )
        return host


def is_loopback(host: str) -> bool:
    """Whether only this machine itself can reach this address."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False
