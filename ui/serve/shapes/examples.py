"""Answers as they are shown in the API's description."""

from dataclasses import replace
from datetime import date
from typing import Any

from qa import unsaid
from qa.answer import Answer, Citation
from qa.stage import Stage
from ui.serve.events import events

_QUOTE = (
    "After eighteen minutes Musk, who owns the platform, blamed the delay on a “massive” "
    "distributed denial-of-service attack."
)
_SHORT = "a “massive” distributed denial-of-service attack"
_START = _QUOTE.index(_SHORT)

_INTERVIEW = Citation(
    number=1,
    article_id="72023d62e44596cf",
    title="Attack on X holds up Musk's interview with Trump",
    source="https://news.example/2024/interview",
    url="https://news.example/2024/interview",
    published=date(2024, 8, 13),
    author="Ann Writer",
    quote=_QUOTE,
    start=812,
    end=812 + len(_QUOTE),
    deep_link="https://news.example/2024/interview#:~:text=After,attack.",
    score=0.87,
    verified=True,
    version="9f2c41d07be6a8350c1df3b7a2e4956870d1c5be3f86a94217e0b8d3c6a5f412",
    kind="news",
)
_TELESCOPE = replace(
    _INTERVIEW,
    number=2,
    article_id="1f0a9b2c3d4e5f60",
    title="Observatory postpones first light",
    source="articles/observatory.txt",
    url=None,
    published=date(2024, 9, 2),
    author=None,
    quote="A hairline crack was found in one of the mirror segments.",
    start=301,
    end=358,
    deep_link=None,
    score=0.5,
    version="1d5be3f86a94217e0b8d3c6a5f4129f2c41d07be6a8350c1df3b7a2e4956870d",
    kind=None,
)

_ANSWERED = Answer(
    answer=f"{_QUOTE} [1]",
    answered=True,
    confidence=0.87,
    short_answer=_SHORT,
    standalone_question="Why was the interview delayed?",
    citations=(_INTERVIEW,),
    nearest=(),
    answerer="reader",
    timings_ms={"followup": 1, "retrieve": 14, "read": 180, "total": 195},
    short_start=_START,
    short_end=_START + len(_SHORT),
    marked_start=_START,
    marked_end=_START + len(_SHORT),
)
_DECLINED = Answer(
    answer=unsaid.words("en").near,
    answered=False,
    confidence=0.08,
    short_answer=None,
    standalone_question="Was the interview postponed because of rain?",
    citations=(),
    nearest=(replace(_INTERVIEW, score=0.08, verified=False),),
    answerer="reader",
    timings_ms={"followup": 1, "retrieve": 13, "read": 192, "total": 206},
)
_OVERVIEW = Answer(
    answer=f"The newest articles:\n{_TELESCOPE.quote} [1]\n{_QUOTE} [2]",
    answered=True,
    confidence=0.5,
    short_answer=None,
    standalone_question="What is new?",
    citations=(replace(_TELESCOPE, number=1), replace(_INTERVIEW, number=2, score=0.5)),
    nearest=(),
    answerer="reader",
    timings_ms={"followup": 1, "retrieve": 9, "total": 10},
)

ANSWERS: dict[str, dict[str, Any]] = {
    "answered": {"summary": "A sentence answers", "value": _ANSWERED.to_dict()},
    "declined": {"summary": "No sentence does", "value": _DECLINED.to_dict()},
    "overview": {"summary": "Several articles were asked for", "value": _OVERVIEW.to_dict()},
}
"""Examples of an answer, as OpenAPI has them."""

STREAM = tuple(
    events(
        [Stage("searching"), Stage("reading", 0, 6), Stage("reading", 3, 6), _ANSWERED],
        answer_id="5d41402abc4b2a76",
    )
)
"""The first of them as events."""


def put_into(description: dict[str, Any]) -> None:
    """Put the examples of answers into the OpenAPI `description` as they are: FastAPI has left the
    nulls out of them."""
    for methods in description["paths"].values():
        for call in methods.values():
            content = call["responses"].get("200", {}).get("content", {})
            shown = content.get("application/json", {})
            if ANSWERS.keys() == shown.get("examples", {}).keys():
                shown["examples"] = ANSWERS
