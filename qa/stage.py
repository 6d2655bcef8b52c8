"""How far a question has come, told while it is worked on."""

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any, Literal, Self

if TYPE_CHECKING:
    from langchain_core.callbacks import BaseCallbackHandler
    from langchain_core.runnables import RunnableConfig

EVENT = "stage"
"""The name of LangChain's custom events that tell of a stage."""


@dataclass(frozen=True, slots=True)
class Stage:
    """`stage` is what is done now: articles are searched, passages read, or a language model
    writes. While passages are read, `done` of at most `of` have been."""

    stage: Literal["searching", "reading", "writing"]
    done: int | None = None
    of: int | None = None

    def to_dict(self) -> dict[str, Any]:
        """Ready for JSON; without the figures where there are none."""
        return {name: value for name, value in asdict(self).items() if value is not None}

    @classmethod
    def from_dict(cls, values: Mapping[str, Any]) -> Self:
        return cls(**values)


Told = Callable[[Stage], None]


def untold(stage: Stage) -> None:
    """Stages that nobody hears of."""


def tell(stage: Stage, config: "RunnableConfig") -> None:
    """Tell those who listen to the run of `config`, by a custom event of LangChain."""
    from langchain_core.callbacks import dispatch_custom_event

    dispatch_custom_event(EVENT, stage.to_dict(), config=config)


def listener(told: Told) -> "BaseCallbackHandler":
    """A callback for a run, which tells its stages to `told` in the thread that is at work."""
    from langchain_core.callbacks import BaseCallbackHandler

    class Listener(BaseCallbackHandler):
        raise_error = True

        def on_custom_event(self, name: str, data: Any, **about: Any) -> None:
            if name == EVENT:
                told(Stage.from_dict(data))

    return Listener()
