"""What ``[web]`` in bot.toml may say about the class in the browser."""

from __future__ import annotations

import ipaddress
from typing import Annotated, Final, Literal
from urllib.parse import urlsplit

from pydantic import BaseModel, ConfigDict, Field, ValidationInfo, field_validator

from adapters.web.limits import LONGEST_NAME

_PORTS: Final = {"http": 80, "https": 443}


class WebSettings(BaseModel):
    """The class that Homeroom serves to the browser."""

    model_config = ConfigDict(extra="forbid", frozen=True, hide_input_in_errors=True, defer_build=True)

    address: str = Field(
        "",
        description="The address that people open, such as https://class.example.org. With one, everybody signs in with"
        " a link of their own; empty: a class to try out, in which one chooses who to be.",
    )
    host: str = Field(
        "127.0.0.1", description="The address to listen on; beyond this machine's own only when people sign in."
    )
    port: int = Field(8421, ge=0, le=65535, description="The port to listen on; 0 takes any that is free.")
    proxies: int = Field(
        0,
        ge=0,
        le=8,
        description="How many proxies of yours stand before it, each of which tells where a request is from.",
    )
    class_name: Annotated[str, Field(max_length=LONGEST_NAME)] = Field(
        "", description="The name of the class when it is made; empty: a name in its language."
    )
    language: Literal["en", "es"] = Field("en", description="The language of the class when it is made.")
    classmates: bool = Field(True, description="Whether simulated classmates take part in the class when it is made.")
    leap_seconds: float = Field(
        16, ge=0, le=600, description="How long the clock's way ahead is shown, at most, besides the work on it."
    )

    @property
    def signs_in(self) -> bool:
        """Whether everybody comes in with a link of their own."""
        return bool(self.address)

    @field_validator("address")
    @classmethod
    def _origin(cls, address: str) -> str:
        """As browsers write it in ``Origin``."""
        return origin_of(address) if address else ""

    @field_validator("host")
    @classmethod
    def _beyond_only_with_sign_in(cls, host: str, info: ValidationInfo) -> str:
        if not is_loopback(host) and info.data.get("address") == "":
            raise ValueError(
                "anybody who reaches the page can be anybody in the class, so without sign-in it is served to this"
                " machine only: use 127.0.0.1, ::1 or localhost, or set the address that people open"
            )
        return host


def origin_of(address: str) -> str:
    """The origin of an address without a path. Raises ``ValueError`` for another one, and for one that is not safe.

    Over plain ``http`` everyone on the way reads what signs people in. It is for this machine, and for addresses of a
    private network, where whoever writes such an address knows who is on it.
    """
    parts = urlsplit(address.strip())
    try:
        host = (parts.hostname or "").encode("idna").decode() if ":" not in (parts.hostname or "") else parts.hostname
        port = parts.port
    except (ValueError, UnicodeError):
        raise ValueError("not an address") from None
    if parts.scheme not in _PORTS or not host or parts.path not in ("", "/") or parts.query or parts.fragment:
        raise ValueError("not an address of the form https://class.example.org")
    if parts.username is not None or any(each.isspace() for each in address.strip()):
        raise ValueError("not an address of the form https://class.example.org")
    if parts.scheme == "http" and not (is_loopback(host) or _is_private(host)):
        raise ValueError("not safe: https is needed")
    name = f"[{host}]" if ":" in host else host
    return f"{parts.scheme}://{name}" + (f":{port}" if port not in (None, _PORTS[parts.scheme]) else "")


def is_loopback(host: str) -> bool:
    """Whether only this machine itself can reach this address."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def _is_private(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_private
    except ValueError:
        return False
