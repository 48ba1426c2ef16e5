"""The class that Homeroom starts with: invented people from many places, and the channels that a course has."""

from __future__ import annotations

from typing import Final

from adapters.web.classroom import Classroom
from bot.people import PlaceKind
from bot.records import dataclass
from storage.class_records import KeptPerson, KeptPlace


@dataclass(frozen=True, slots=True)
class _Someone:
    id: str
    name: str
    zone: str
    role: str = "student"
    language: str = ""  # as their browser says


PEOPLE: Final = (
    _Someone("robin", "Robin Okafor", "Europe/London", "instructor"),
    _Someone("noor", "Noor Haddad", "Europe/Berlin", "assistant"),
    _Someone("sasha", "Sasha Petrenko", "Europe/Kyiv"),
    _Someone("amara", "Amara Nwosu", "Africa/Lagos"),
    _Someone("kai", "Kai Nakamura", "Asia/Tokyo"),
    _Someone("guadalupe", "Guadalupe Herrera", "America/Mexico_City", language="es"),
    _Someone("jun", "Jun Park (박준)", "Asia/Seoul"),
    _Someone("aroha", "Aroha Ngata", "Pacific/Auckland"),
    _Someone("deniz", "Deniz Yılmaz", "Europe/Istanbul"),
    _Someone("linh", "Nguyễn Linh", "Asia/Ho_Chi_Minh"),
    _Someone("morgan", "Morgan Ellis", "America/Chicago"),
    _Someone("parisa", "Parisa Rahimi", "Asia/Tehran"),
    _Someone("xiaoming", "Zhang Xiaoming (张晓明)", "Asia/Shanghai"),
    _Someone("eitan", "Eitan Bar-Lev", "Asia/Jerusalem"),
    _Someone("marisol", "Marisol Quispe", "America/Lima", language="es"),
    _Someone("tariq", "Tariq al-Masri (طارق)", "Africa/Cairo"),
    _Someone("saga", "Saga Lindqvist", "Europe/Stockholm"),
    _Someone("arjun", "Arjun Iyer", "Asia/Kolkata"),
    _Someone("makena", "Makena Wanjiru", "Africa/Nairobi"),
    _Someone("ariel", "Ariel Cohen-Duarte", "America/Argentina/Buenos_Aires", language="es"),
    _Someone("luca", "Luca De Santis", "Europe/Rome"),
    _Someone("sigrun", "Sigrún Jónsdóttir", "Atlantic/Reykjavik"),
    _Someone("caro", "Caro Vidal", "Europe/Madrid", language="es"),
    _Someone("thandi", "Thandi Dlamini", "Africa/Johannesburg"),
    _Someone("rafa", "Rafa Barbosa", "America/Sao_Paulo"),
    _Someone("kiele", "Kiele Kahananui", "Pacific/Honolulu"),
)
"""One instructor, one assistant and 24 students, who are simulated. Nobody of them exists."""

_PLACES: Final = (
    ("welcome", PlaceKind.CHANNEL, False),
    ("general", PlaceKind.CHANNEL, False),
    ("introductions", PlaceKind.CHANNEL, False),
    ("questions", PlaceKind.FORUM, False),
    ("study-hall", PlaceKind.CHANNEL, False),
    ("staff", PlaceKind.CHANNEL, True),
    ("lounge", PlaceKind.VOICE, False),
    ("study-room", PlaceKind.VOICE, False),
)


async def fill(classroom: Classroom, *, with_people: bool = True) -> None:
    """Puts the places and people of the default class where they were never before; who left stays away.

    Where people sign in, nobody is invented: such a class begins with its places only.
    """
    state, say = classroom.core.state, classroom.core.sentences.say
    language = state.about.language
    places = [
        KeptPlace(
            f"{kind}:{place_id}",
            kind,
            say(language, f"class-place-{place_id}"),
            say(language, f"class-topic-{place_id}"),
            staff=staff,
        )
        for place_id, kind, staff in _PLACES
        if f"{kind}:{place_id}" not in state.places  # reading the texts for those that are there takes a start 25 ms
    ]
    people = [
        KeptPerson(one.id, one.name, one.role, one.zone, one.language, simulated=one.role == "student")
        for one in PEOPLE
    ]
    await classroom.register.found(places, people if with_people else [])
