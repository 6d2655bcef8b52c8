"""What visitors ask, as the editors' desk keeps it, and the tests that they make of it."""

import csv
import io
import json
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from qa.access import EVERYTHING
from qa.desk.questions import Wanted
from qa.desk.sheet import as_csv
from qa.question import Question
from qa.settings import Settings
from qa.store.library.history import now
from qa.store.library.library import Library
from qa.store.lock import DataLock
from tests.articles import FERRY, ORCHARD, article, keep
from tests.clock import Clock
from tests.served import Done, run
from ui.local import Local
from ui.serve.app import build
from ui.terminal.desk import member_lines

TOKEN = "of the test, and long enough"  # noqa: S105
ADMIN = {"Authorization": f"Bearer {TOKEN}"}
SITE = "http://127.0.0.1"
FOUND = "What did the engineers find?"
HINGE = "Engineers found a bent hinge and expect to sail again on Wednesday."
MISSING = "How large will the apple harvest be?"
PERSONAL = (
    *("ada.bell@news.example", "+49 30 1234567", "(415) 555-0132", "06 12 34 56 78"),
    *("+44 20 7946 0958", "०११ २३४५ ६७८९", "192.0.2.17", "2001:db8::8a2e:370:7334"),
)


@contextmanager
def serving(data: Path, keep_questions: int | None = 30) -> Iterator[tuple[Local, TestClient]]:
    given = {"data": data, "keep_questions": keep_questions, "admin_token": TOKEN}
    settings = Settings(_env_file=None, **given)  # type: ignore[call-arg, arg-type]
    with closing(Local(settings, DataLock(data, "test"))) as local:
        if not local.index.library.count_articles():
            keep(local.index, article(FERRY))
        yield local, TestClient(build(local, with_chat=False), SITE)


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Local, TestClient]]:
    with serving(tmp_path_factory.mktemp("asked") / "data") as both:
        yield both


@pytest.fixture
def http(served: tuple[Local, TestClient]) -> TestClient:
    """Of a server that keeps nothing yet."""
    local, client = served
    local.editors.forget_all()
    for one in local.editors.tests():
        local.editors.drop(one.id)
    return client


def ask(http: TestClient, question: str, **more: Any) -> str:
    """The id of the answer to a question."""
    answered = http.post("/api/ask", json={"question": question, **more})
    assert answered.status_code == 200, answered.text
    return str(answered.headers["x-answer-id"])


def desk(http: TestClient, path: str, **parameters: str) -> Any:
    answered = http.get(f"/api/desk/{path}", params=parameters, headers=ADMIN)
    assert answered.status_code == 200, answered.text
    return answered.json()


def files_of(data: Path) -> bytes:
    return b"".join(file.read_bytes() for file in data.rglob("*") if file.is_file())


def test_a_question_is_kept_with_its_answer_and_what_was_thought_of_it(http: TestClient) -> None:
    right = ask(http, FOUND, page={"url": "https://ada@news.example/ferry?reader=7#top"})
    declined = ask(http, MISSING)
    http.post("/api/feedback", json={"answer_id": right, "value": -1, "comment": "which hinge?"})
    told = desk(http, "questions")
    assert (told["kept_days"], told["total"]) == (30, 2)
    assert told["counts"] == {
        "asked": 2,
        "answered": 1,
        "declined": 1,
        "liked": 0,
        "disliked": 1,
    }
    of = {group["question"]: group for group in told["groups"]}
    (member,) = of[FOUND]["members"]
    assert member["citations"][0]["quote"] == HINGE
    assert (member["answer_id"], member["value"], member["comment"]) == (right, -1, "which hinge?")
    assert (member["page"], member["origin"]) == ("https://news.example/ferry", "api")
    assert of[MISSING]["members"][0]["answer_id"] == declined
    assert [one["question"] for one in desk(http, "questions", show="disliked")["groups"]] == [
        FOUND
    ]
    assert [one["question"] for one in desk(http, "questions", q="HARVEST")["groups"]] == [MISSING]


def test_every_way_to_ask_is_kept(served: tuple[Local, TestClient], http: TestClient) -> None:
    local, _ = served
    ask(http, FOUND)
    http.post("/v1/chat/completions", json={"messages": [{"role": "user", "content": FOUND}]})
    http.post("/v1/responses", json={"input": FOUND})
    begun = http.post("/embed/session", headers={"Origin": SITE}).json()
    sent = {"Origin": SITE, "Authorization": f"Bearer {begun['token']}"}
    http.post("/embed/ask", json={"question": FOUND}, headers=sent)
    local.ask(Question(FOUND))
    (group,) = desk(http, "questions")["groups"]
    assert group["count"] == 5
    assert {one["origin"] for one in group["members"]} == {"api", "v1", SITE, "command line"}


def test_nothing_personal_is_in_any_file(tmp_path: Path) -> None:
    data = tmp_path / "data"
    with serving(data) as (_, http):
        for one in PERSONAL:
            history = [
                {"role": "user", "content": f"Write to {one}."},
                {"role": "assistant", "content": f"I cannot write to {one}."},
            ]
            where = {"url": f"https://news.example/a/{one}?mail={one}"}
            answer_id = ask(http, f"{FOUND} Tell {one}!", history=history, page=where)
            http.post(
                "/api/feedback",
                json={"answer_id": answer_id, "value": -1, "comment": f"Mail {one}"},
            )
        told = str(desk(http, "questions"))
        written = files_of(data)  # SQLite's log of changes among them
    kept = written + files_of(data)
    assert "[e-mail]" in told
    assert b"[number]" in kept
    for one in PERSONAL:
        assert one not in told
        assert one.encode() not in kept
        assert one.encode("unicode-escape") not in kept


def test_a_cell_of_the_table_is_never_a_formula(http: TestClient) -> None:
    answer_id = ask(http, "=HYPERLINK(1) What did the engineers find?")
    http.post("/api/feedback", json={"answer_id": answer_id, "value": 1, "comment": "+1; @SUM"})
    answered = http.get("/api/desk/questions.csv", headers=ADMIN)
    assert answered.headers["content-disposition"] == 'attachment; filename="questions.csv"'
    (row,) = csv.DictReader(io.StringIO(answered.text))
    assert row["question"].startswith("'=HYPERLINK")
    assert row["comment"] == "'+1; @SUM"
    lines = http.get("/api/desk/questions.jsonl", headers=ADMIN).text.splitlines()
    assert [json.loads(line)["comment"] for line in lines] == ["+1; @SUM"]


def test_what_is_deleted_is_in_no_file_any_more(tmp_path: Path) -> None:
    data = tmp_path / "data"
    with serving(data) as (_, http):
        ask(http, "What did the zymurgists find?")
        kept = desk(http, "questions")["groups"][0]["id"]
        assert b"zymurgists" in files_of(data)
        assert http.delete(f"/api/desk/questions/{kept}", headers=ADMIN).status_code == 204
        assert b"zymurgists" not in files_of(data)
        assert http.delete(f"/api/desk/questions/{kept}", headers=ADMIN).status_code == 404
        ask(http, "What did the zymurgists find?")
        gone = http.delete("/api/desk/questions?all=true", headers=ADMIN)
        assert gone.json() == {"questions": 1}
        assert b"zymurgists" not in files_of(data)


def test_a_taken_back_article_leaves_what_was_asked(http: TestClient) -> None:
    ask(http, FOUND)
    one = article(FERRY).id
    body = {"article_id": one, "quote": HINGE, "question": FOUND}
    assert http.post("/api/desk/tests", json=body, headers=ADMIN).status_code == 201
    http.post("/api/unpublish", json={"article": one}, headers=ADMIN)
    (group,) = desk(http, "questions")["groups"]
    (test,) = desk(http, "tests")["tests"]
    http.post("/api/republish", json={"article": one}, headers=ADMIN)
    assert (group["members"][0]["answer"], group["members"][0]["citations"]) == ("", [])
    assert (test["article_id"], test["quote"], test["title"]) == (one, None, None)


def test_what_is_older_than_the_days_goes(tmp_path: Path) -> None:
    with serving(tmp_path / "data") as (local, http):
        ask(http, FOUND)
        local.editors.questions()
        local.index.library.asked.tidy(30)
        assert desk(http, "questions")["total"] == 1
        clock = Clock(now() + timedelta(days=31))
        with closing(Library(tmp_path / "data", clock=clock)) as later:
            later.asked.tidy(30)
        assert desk(http, "questions")["total"] == 0


def test_without_the_setting_nothing_is_kept(tmp_path: Path) -> None:
    with serving(tmp_path / "data", None) as (_, http):
        ask(http, FOUND)
        told = desk(http, "questions")
        assert (told["kept_days"], told["total"]) == (None, 0)


def test_a_wrong_answer_becomes_a_test_that_passes_once_the_article_is_there(
    http: TestClient, tmp_path: Path
) -> None:
    wrong = ask(http, MISSING)
    body = {"answer_id": wrong, "answers": ["half as large as last year's"], "by": "Ada"}
    made = http.post("/api/desk/tests", json=body, headers=ADMIN).json()
    assert (made["question"], made["by"], made["outcome"]) == (MISSING, "Ada", None)
    assert desk(http, "questions")["groups"][0]["members"][0]["test"] == made["id"]
    before = http.post("/api/desk/tests/run", headers=ADMIN).json()
    assert (before["passed"], before["failed"]) == (0, 1)
    assert [(one["was"], one["is"]) for one in before["changed"]] == [(None, "failed")]
    file = tmp_path / "orchard.txt"
    file.write_text(f"Frost in the Velm valley\n\n{ORCHARD}\n")
    sent = {"sources": [str(file)]}
    assert http.post("/api/articles", json=sent, headers=ADMIN).status_code == 200
    after = http.post("/api/desk/tests/run", headers=ADMIN).json()
    assert (after["passed"], after["failed"]) == (1, 0)
    (changed,) = after["changed"]
    assert (changed["test"], changed["was"], changed["is"]) == (made["id"], "failed", "passed")
    assert "half as large as last year" in changed["words"]


def test_the_criteria_are_counted_by_the_week(http: TestClient) -> None:
    first, second = ask(http, FOUND), ask(http, MISSING)
    for answer_id, said in (
        (first, {"accurate": True, "sourced": True}),
        (second, {"accurate": False}),
    ):
        path = f"/api/desk/questions/{answer_id}/criteria"
        assert http.post(path, json=said, headers=ADMIN).status_code == 204
    taken_back = {"sourced": None}
    http.post(f"/api/desk/questions/{first}/criteria", json=taken_back, headers=ADMIN)
    (week,) = desk(http, "criteria")["weeks"]
    assert (week["accurate"], week["sourced"]) == ({"yes": 1, "no": 1}, {"yes": 0, "no": 0})
    assert date.fromisoformat(week["week"]).weekday() == 0


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", "questions"),
        ("GET", "questions.csv"),
        ("GET", "questions.jsonl"),
        ("GET", "groups/x"),
        ("GET", "tests"),
        ("POST", "tests/run"),
        ("DELETE", "questions/x"),
        ("GET", "criteria"),
    ],
)
def test_the_desk_is_the_owners_alone(http: TestClient, method: str, path: str) -> None:
    assert http.request(method, f"/api/desk/{path}").status_code == 401


def test_the_commands_make_a_test_and_say_what_changed(tmp_path: Path) -> None:
    data = tmp_path / "data"
    with serving(data) as (local, http):
        answer_id = ask(http, MISSING)
        local.editors.questions()

    def desk_of(*arguments: str | Path) -> Done:
        return run(*arguments, cwd=tmp_path, data=str(data), keep_questions="30")

    listed = desk_of("desk", "--declined")
    assert listed.stdout.startswith("1 asked · 0 answered · 1 declined")
    assert MISSING in listed.stdout
    unclear = desk_of("desk", "accept", answer_id)
    assert (unclear.returncode, "--decline" in unclear.stderr) == (1, True)
    made = desk_of("desk", "accept", answer_id, "--answer", "half as large as last year's")
    assert made.returncode == 0, made.stderr
    failing = desk_of("evaluate")
    assert (failing.returncode, "fails now: it is declined" in failing.stdout) == (1, True)
    (tmp_path / "orchard.txt").write_text(f"Frost in the Velm valley\n\n{ORCHARD}\n")
    assert desk_of("ingest", "orchard.txt").returncode == 0
    passing = desk_of("evaluate", "--after-ingest")
    assert (passing.returncode, "failed before and passes now" in passing.stdout) == (0, True)
    again = desk_of("evaluate", "--after-ingest", "--json")
    assert json.loads(again.stdout) == {"passed": 1, "failed": 0, "changed": []}
    assert "no article changed" in again.stderr
    assert "passed" in desk_of("desk", "tests").stdout
    listing = json.loads(desk_of("articles", "list", "--search", "Frost", "--json").stdout)
    (orchard,) = (one["id"] for one in listing["articles"])
    begun = desk_of("desk", "accept", answer_id, "--article", orchard[:5], "--json")
    assert json.loads(begun.stdout)["article_id"] == orchard
    assert desk_of("desk", "forget", "--all").stdout == "deleted 1 question\n"
    assert "right: anything of Frost" in desk_of("desk", "tests").stdout


def test_what_is_not_for_everybody_is_marked_wherever_the_editors_see_it(tmp_path: Path) -> None:
    data = tmp_path / "data"
    frost = replace(article(ORCHARD, key="/board/frost.txt", title="Frost"), access="internal")
    with serving(data) as (local, _):
        keep(local.whole, frost)
        local.ask(Question("What killed the apple blossom?", rights=EVERYTHING))
        ((_, asked),) = local.editors.rows(Wanted())
        near = replace(asked, citations=(), nearest=asked.citations)
    assert f"” Frost · internal · {frost.id}" in "\n".join(member_lines(asked))
    assert "\n".join(member_lines(near)).endswith("” Frost · internal")
    first, second = csv.DictReader(io.StringIO("".join(as_csv([("", asked), ("", near)]))))
    assert (first["access"], second["nearest_access"]) == ("internal", "internal")

    def desk_of(*arguments: str) -> str:
        done = run(*arguments, cwd=tmp_path, data=str(data), keep_questions="30")
        assert done.returncode == 0, done.stderr
        return done.stdout

    quote = "Frost killed most of the apple blossom"
    right = f"right: “{quote}” Frost · internal\n"
    accept = ("desk", "accept", asked.answer_id, "--article", frost.id)
    assert "right: anything of Frost · internal\n" in desk_of(*accept)
    assert right in desk_of(*accept, "--quote", quote)
    assert right in desk_of("desk", "tests")
    assert "Frost  (internal, frost.txt)\n" in desk_of("articles", "list")
    with serving(data) as (local, http):
        (test,) = desk(http, "tests")["tests"]
        assert (test["title"], test["access"]) == ("Frost", "internal")
        local.whole.remove(frost.id)
        (test,) = desk(http, "tests")["tests"]
        assert (test["article_id"], test["access"]) == (frost.id, None)
