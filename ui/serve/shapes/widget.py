"""What pages of other sites ask for."""

from datetime import date, datetime
from typing import Literal

from pydantic import BaseModel, ConfigDict

from qa.errors.limits import StillAnswering, TooBusy, TooManyQuestions
from qa.errors.requests import OriginNotAllowed
from qa.errors.tokens import SessionOver
from ui.serve.shapes.asking import ANSWERED
from ui.serve.shapes.refusals import QUESTION, refusals


class Begun(BaseModel):
    """`expires_in` counts seconds."""

    token: str
    expires_in: int


class Options(BaseModel):
    """`newest` is the day of the newest article and `seen` when sources were last read, each "" if
    it is not known. `notice` is whether to say that a program answers. Further options are those of
    the widget's attributes, without `data-`."""

    model_config = ConfigDict(extra="allow")

    title: str
    starters: list[str]
    notice: Literal["on", "off"]
    newest: date | Literal[""]
    seen: datetime | Literal[""]


_NO_PAGE = OriginNotAllowed(None)
BEGIN = refusals(_NO_PAGE, TooManyQuestions("address", "60/minute", 12))
END = refusals(_NO_PAGE, SessionOver())
EMBED_ASK = {
    **ANSWERED,
    **refusals(_NO_PAGE, SessionOver(), *QUESTION, StillAnswering(2), TooBusy(41)),
}
