"""The articles as a site of NLWeb: its /ask, for agents that ask sites in this way."""

import json
import secrets
from collections.abc import Generator, Iterator, Mapping
from contextlib import closing
from typing import Annotated, Any, Literal
from urllib.parse import urlsplit

from fastapi import APIRouter, Depends, Query, Request, Response
from fastapi.responses import JSONResponse

from qa.access import PUBLIC
from qa.answer import Answer
from qa.article import Article
from qa.errors.base import BroadsheetError
from qa.question import LONGEST_TURN, MOST_TURNS, Question
from qa.store.stores import LibraryStore
from ui.local import Local
from ui.plain import without_quotes
from ui.serve.admission.limits import Limits
from ui.serve.admission.turns import Turns
from ui.serve.admission.visitor import limited, rights_of
from ui.serve.answering import Answering
from ui.serve.events import error_event
from ui.serve.feedback import Feedback
from ui.serve.shapes.asking import Ask, QuestionText, asked
from ui.serve.shapes.completions import COMPLETE
from ui.serve.streams import last, stream

_MOST = 10
"""Results of one question."""

_PASSAGES = 3 * _MOST
"""Passages among which they are: one article may have several."""

Message = dict[str, Any]


def routes(local: Local, limits: Limits, feedback: Feedback, turns: Turns) -> APIRouter:
    """/ask, answering from `local`."""
    router = APIRouter()

    @router.get("/ask", dependencies=[Depends(limited(local, limits))], responses=COMPLETE)
    async def ask(
        request: Request,
        query: QuestionText,
        site: str = "",
        prev: Annotated[str, Query(max_length=LONGEST_TURN)] = "",
        decontextualized_query: str = "",
        streaming: bool = True,
        query_id: Annotated[str, Query(max_length=200)] = "",
        mode: Literal["list", "summarize", "generate"] = "list",
    ) -> Response:
        """The articles that a question finds (`list`), with an answer beside them (`summarize`), or
        the answer with the articles that it quotes (`generate`), as NLWeb has it.

        `site` is a part of what an article names as its source, `prev` the queries before, as a
        JSON list or with commas between. `decontextualized_query` stands alone, and is asked in
        place of `query`.
        """
        history = [] if decontextualized_query else _before(prev)
        question = asked(
            Ask.model_validate(
                {
                    "question": decontextualized_query or query,
                    "history": history,
                    "source": site or None,
                }
            ),
            rights_of(local, request),
        )
        answering = Answering(local, feedback, question, request.headers.get("origin", ""))
        base = str(request.base_url).rstrip("/")
        query_id = query_id or secrets.token_hex(8)

        def messages() -> Generator[Message, None, None]:
            if mode != "generate":
                yield {"message_type": "result_batch", "results": _listed(local, question, base)}
            if mode != "list":
                with closing(answering.growing()) as growing:
                    *_, answer = growing
                library = local.whole.seen_by(question.rights).library
                yield _told(library, answer, mode, base)

        turns.expect()
        if streaming:
            return stream(_lines(messages(), query_id), turns.turn())
        whole = await last(_whole(messages(), query_id), turns.turn(), request)
        return JSONResponse(whole)

    return router


def _before(prev: str) -> list[dict[str, str]]:
    """The queries before, as what was said in a conversation."""
    try:
        said = json.loads(prev)
    except (ValueError, RecursionError):
        said = prev.split(",")
    said = said if isinstance(said, list) else [prev]
    queries = [str(one).strip() for one in said if str(one).strip()]
    return [{"role": "user", "content": one} for one in queries[-MOST_TURNS:]]


def _listed(local: Local, question: Question, base: str) -> list[Message]:
    """An article each, by its passage that is nearest to the question."""
    library = local.whole.seen_by(question.rights).library
    found: dict[str, Message] = {}
    for one in local.search(question, _PASSAGES).passages:
        if one.article_id not in found and len(found) < _MOST:
            article = library.article(one.article_id)
            found[one.article_id] = _result(article, one.text, one.score, base)
    return list(found.values())


def _told(library: LibraryStore, answer: Answer, mode: str, base: str) -> Message:
    """The answer beside a list, or with what it quotes."""
    if mode == "summarize":
        return {"message_type": "summary", "message": without_quotes(answer)}
    items = [
        _result(library.article(one.article_id), one.quote, one.score, base)
        for one in answer.citations
        if library.has(one.article_id)
    ]
    told = {"message_type": "nlws", "@type": "GeneratedAnswer"}
    return {**told, "answer": without_quotes(answer), "items": items}


def _result(article: Article, words: str, score: float, base: str) -> Message:
    """An article as a result: `description` is of its own words, and `score` goes to 100."""
    page = article.url or f"{base}/article/{article.id}"
    described = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": article.title,
        "url": page,
        "datePublished": article.published and article.published.isoformat(),
        "author": article.author,
        "inLanguage": article.language,
        "isAccessibleForFree": None if article.access == PUBLIC else "False",
    }
    return {
        "url": page,
        "name": article.title,
        "site": urlsplit(page).hostname or "",
        "score": round(100 * min(max(score, 0.0), 1.0)),
        "description": words,
        "schema_object": {name: value for name, value in described.items() if value},
    }


def _lines(messages: Generator[Message, None, None], query_id: str) -> Generator[bytes, None, None]:
    with closing(messages):
        try:
            for one in messages:
                yield _line({**one, "query_id": query_id})
            yield _line({"message_type": "complete", "query_id": query_id})
        except BroadsheetError as error:
            told = error_event(error).data
            yield _line({"message_type": "error", **told, "query_id": query_id})


def _whole(messages: Iterator[Message], query_id: str) -> Generator[Message, None, None]:
    """All of it as one: the results, and the answer where one was asked for."""
    whole: Message = {"query_id": query_id}
    for one in messages:
        if one["message_type"] == "summary":
            whole["summary"] = one["message"]
        elif one["message_type"] == "nlws":
            whole |= {"answer": one["answer"], "results": one["items"]}
        else:
            whole["results"] = one["results"]
    yield whole


def _line(message: Mapping[str, Any]) -> bytes:
    return f"data: {json.dumps(message, ensure_ascii=False)}\n\n".encode()
