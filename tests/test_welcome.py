"""What the empty chat is told."""

from datetime import date

import httpx

from tests.served import Served


def test_the_empty_chat_is_told_how_many_articles_there_are_and_what_to_ask(
    server: Served,
) -> None:
    told = httpx.get(f"{server.address}/chat/welcome").json()
    assert told["title"] == "Broadsheet"
    assert told["notice"] is True
    assert told["articles"] == 10
    assert told["starters"][0] == "Why was the interview delayed?"
    assert date.fromisoformat(told["newest"]) == date(2024, 10, 2)
