"""What is a typo, and what says something else."""

from __future__ import annotations

import pytest

from cogs.polls import typos
from cogs.polls.typos import alike, only_mended

TYPOS = (
    ("Mnday", "Monday"),
    ("Mondday", "Monday"),
    ("Moday", "Monday"),
    ("Wensday", "Wednsday"),
    ("neccessary", "necessary"),
    ("Acommodation adress", "Accommodation address"),
    ("beleive recieve", "believe receive"),
    ("tomorow", "tomorrow"),
    ("Which day", "Which day?"),
    ("We meet on Monday", "We meet on Monday."),
    ("¿Qué día ?", "¿Qué día?"),
    ("pregutna", "pregunta"),
    ("sesin", "sesión"),
    ("At 10:00", "At 10:00."),
    ("Which  day ", "Which day"),
    ("Cafe\u0301", "Caf\u00e9"),
    ("вопорс", "вопрос"),
    ("We meet. Now beleive it", "We meet. Now believe it"),
    ("¿Mejjor no", "¿Mejor no"),
    ("Will Bernard beleive it", "Will Bernard believe it"),
)
OTHERS = (
    ("I am happy", "I am unhappy"),
    ("Agree", "Disagree"),
    ("Increase", "Decrease"),
    ("increasing", "decreasing"),
    ("Phones are allowed", "Phones are banned"),
    ("More homework", "Less homework"),
    ("Monday", "Sunday"),
    ("Tuesday", "Thursday"),
    ("possible", "impossible"),
    ("fair", "unfair"),
    ("comfortable", "uncomfortable"),
    ("legal", "ilegal"),
    ("justo", "injusto"),
    ("useful", "useless"),
    ("I can", "I cant"),
    ("I do", "I don't"),
    ("with help", "without help"),
    ("hot", "not"),
    ("now", "not"),
    ("Jun", "Jul"),
    ("9 am", "9 pm"),
    ("Room A", "Room B"),
    ("Room 12", "Room 13"),
    ("B12", "B21"),
    ("-5", "5"),
    ("1.5", "15"),
    ("👍", "👎"),
    ("C", "C++"),
    ("sí", "no"),
    ("我喜欢", "我不喜欢"),
    ("Which day?", "Which good day?"),
    ("", "Which day?"),
    # signs inside
    ("Let us eat, grandma", "Let us eat grandma"),
    ("No, wait", "No wait"),
    ("5 more", "5 % more"),
    ("A 5% rise", "A 5 rise"),
    ("Rise by 5", "Rise by 5%"),
    ("Shall we? Now", "Shall we now"),
    ("Que dia?", "¿Que dia?"),
    ("Dont know", "Don’t know"),
    ("cant", "can't"),
    ("3-5 hours", "3–5 hours"),
    ("re-sign", "resign"),
    ("week end", "weekend"),
    ("snake_case", "snake case"),
    ("a\nb", "a b"),
    ("(not) all", "not all"),
    # capitals
    ("Polish exercises", "polish exercises"),
    ("WHICH day", "Which day"),
    ("Turkey", "turkey"),
    ("Teachers of IT", "Teachers of it"),
    # accents
    ("perdio", "perdió"),
    ("practico", "práctico"),
    ("resume", "résumé"),
    ("manana", "mañana"),
    ("sesion", "sesión"),
    ("ano", "año"),
    # a letter in the place of another
    ("hire", "fire"),
    ("hiring", "firing"),
    ("accept", "except"),
    ("inhale", "exhale"),
    ("prescribed", "proscribed"),
    ("stationary", "stationery"),
    ("hyperthermia", "hypothermia"),
    ("nitrate", "nitrite"),
    ("boys", "toys"),
    # a letter at an end
    ("allowed", "aloud"),
    ("legally", "illegally"),
    ("start", "starts"),
    ("close", "closed"),
    ("symptomatic", "asymptomatic"),
    # short words
    ("form", "from"),
    ("more", "mere"),
    ("sale", "scale"),
    # both are words
    ("public", "pubic"),
    ("trail", "trial"),
    ("TRIALS", "trails"),
    ("contact", "contract"),
    ("contracted", "contacted"),
    ("morality", "mortality"),
    ("casually", "causally"),
    ("deserts", "desserts"),
    ("taped", "tapped"),
    ("cuatro", "cuarto"),
    ("adición", "adicción"),
    ("comprar", "comparar"),
    ("XXVIII", "XXVII"),
    ("Whose party is it", "Whose parity is it"),
    ("patients", "patents"),
    ("the new cities", "the new cites"),
    ("designed", "deigned"),
    ("singles", "singes"),
    ("mental", "metal"),
    ("slaves", "salves"),
    ("sports", "spots"),
    ("stable", "stale"),
    ("freight", "fright"),
    ("driver", "diver"),
    ("glasses", "gasses"),
    ("goals", "gaols"),
    ("peasant", "pleasant"),
    ("breach", "beach"),
    ("slander", "sander"),
    ("slender", "sender"),
    ("crated", "created"),
    ("staved", "starved"),
    ("hearts", "hears"),
    ("planes", "planets"),
    ("adverse", "averse"),
    ("tries", "tires"),
    ("minister", "minster"),
    # names
    ("Maria", "Marina"),
    ("Johnson", "Jonson"),
    ("Bernardo", "Bernado"),
    ("Clare", "Claire"),
    ("Martin or Joanna", "Marin or Joanna"),
    ("Shall we meet Brnard?", "Shall we meet Bernard?"),
    ("Is it in Sevlle?", "Is it in Seville?"),
    ("Room: Brkeley", "Room: Berkeley"),
    ("Should Dr. Hoffman or Eva begin?", "Should Dr. Hofman or Eva begin?"),
    ("¿Empieza la Dra. Hoffman?", "¿Empieza la Dra. Hofman?"),
    ("We meet. Mondday or not?", "We meet. Monday or not?"),
    ("Is an iPhnoe enough?", "Is an iPhone enough?"),
    ("markt", "marKkt"),
    ("iPhnoe or not?", "iPhone or not?"),
    ("Ask mcDonnald", "Ask mcDonald"),
    ("Ask deVriies", "Ask deVries"),
)


@pytest.mark.parametrize(("before", "after"), TYPOS)
def test_a_typo_is_put_right(before: str, after: str) -> None:
    assert only_mended(before, after)
    assert only_mended(after, before)


@pytest.mark.parametrize(("before", "after"), OTHERS)
def test_other_words_are_another_question(before: str, after: str) -> None:
    assert not only_mended(before, after)
    assert not only_mended(after, before)


FOLLOW = (
    "",
    "s",
    "es",
    "ed",
    "ing",
    "er",
    "ers",
    "y",
    "ly",
    "o",
    "a",
    "e",
    "os",
    "as",
    "ar",
    "ado",
    "ies",
    "ity",
    "ation",
)


def test_each_pair_that_is_known_is_refused_and_would_else_be_let_through(monkeypatch: pytest.MonkeyPatch) -> None:
    known = alike()

    def taken() -> list[tuple[str, str]]:
        return [(one, other) for one, other in known if any(only_mended(one + more, other + more) for more in FOLLOW)]

    assert taken() == []
    monkeypatch.setattr(typos, "alike", tuple)
    assert taken() == [*known]
