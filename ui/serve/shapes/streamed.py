"""Event streams, as the API's description has them."""

from typing import Any

from ui.serve.events import Event, line

EVENT = {
    "type": "object",
    "properties": {
        "event": {"type": "string"},
        "data": {"type": "string", "contentMediaType": "application/json"},
    },
}


def streamed(*events: Event) -> dict[str, Any]:
    """The content of an event stream such as `events`."""
    example = b"".join(map(line, events)).decode()
    return {"text/event-stream": {"itemSchema": EVENT, "example": example}}
