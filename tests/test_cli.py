"""The command line as people use it, in this process but for what only processes show."""

import io
import json
import re
import signal
import time
from collections.abc import Iterator
from contextlib import ExitStack, closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from importlib.metadata import version
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from ingest.split import split
from qa.store.library.library import Library
from tests.articles import ORCHARD, article
from tests.clock import Clock
from tests.conftest import SAMPLES, copied
from tests.newssite import news_site
from tests.newsstories import english
from tests.served import (
    Done,
    address_of,
    free_port,
    hosting,
    run,
    run_process,
    serving,
    started,
)
from ui.commands.given import user

COMMANDS = [
    *("serve", "ingest", "ask", "dossier", "chat", "evaluate", "rebuild", "doctor", "backup"),
    *("articles list", "articles show", "articles remove", "articles export", "articles log"),
    *("articles unpublish", "articles republish", "articles refresh"),
]


@pytest.mark.parametrize("command", COMMANDS)
def test_help_ends_with_an_example_of_the_command(command: str, tmp_path: Path) -> None:
    shown = run(*command.split(), "--help", cwd=tmp_path)
    assert shown.returncode == 0
    assert f"Example: broadsheet {command}" in shown.stdout.strip().splitlines()[-1]


@pytest.mark.process
def test_help_needs_nothing_that_takes_time_to_load(tmp_path: Path) -> None:
    began = time.perf_counter()
    shown = run_process("--help", cwd=tmp_path)
    assert time.perf_counter() - began < 5
    assert (shown.returncode, shown.stderr) == (0, "")
    assert "Example: broadsheet ingest" in shown.stdout


def test_ingest_ask_list_show_and_remove(tmp_path: Path) -> None:
    (tmp_path / "ferry.txt").write_text(
        "Night ferry turns back\n\n2024-08-13\n\nThe ferry to Skarnholm turned back because its "
        "bow door refused to close. Engineers found a bent hinge in the door."
    )
    first = run("ingest", "ferry.txt", "--json", cwd=tmp_path)
    assert first.returncode == 0, first.stderr
    report = json.loads(first.stdout)
    assert report.pop("seconds") > 0
    (kept,) = report.pop("details")
    assert (kept["source"], kept["title"]) == ("ferry.txt", "Night ferry turns back")
    assert report == {
        "added": 1,
        "updated": 0,
        "unchanged": 0,
        "removed": 0,
        "failed": [],
        "articles": 1,
        "passages": 1,
    }

    asked = run("ask", "Why did the ferry turn back?", "--json", cwd=tmp_path)
    assert asked.returncode == 0, asked.stderr
    answer = json.loads(asked.stdout)
    citation = (answer["citations"] or answer["nearest"])[0]
    assert citation["source"] == "ferry.txt"
    assert citation["published"] == "2024-08-13"

    article_id = citation["article_id"]
    assert article_id in run("articles", "list", cwd=tmp_path).stdout
    shown = json.loads(run("articles", "show", article_id, "--json", cwd=tmp_path).stdout)
    assert shown["text"][citation["start"] : citation["end"]] == citation["quote"]

    assert run("articles", "remove", article_id, cwd=tmp_path).returncode == 0
    gone = run("articles", "show", article_id, cwd=tmp_path)
    assert gone.returncode == 1
    assert article_id in gone.stderr


@pytest.fixture(params=["in this process", "through a running server"])
def library_of(request: pytest.FixtureRequest, sample_data: Path, tmp_path: Path) -> Iterator[Path]:
    """A data directory with the sample articles, which nobody has open, or a server."""
    data = copied(sample_data, tmp_path)
    if request.param == "in this process":
        yield data
    else:
        with hosting(data):
            yield data


def test_an_article_is_taken_back_and_given_back(library_of: Path, tmp_path: Path) -> None:
    def said(*command: str, code: int = 0) -> Any:
        done = run("--data", library_of, *command, "--json", cwd=tmp_path)
        assert done.returncode == code, done.stderr
        return json.loads(done.stdout)

    question = ("ask", "Why was the interview delayed?")
    (cited, *_) = said(*question)["citations"]
    taken = cited["article_id"]
    (held,) = said("articles", "unpublish", taken, "--why", "a complaint")["withheld"]
    assert (held["id"], held["reason"], held["why"]) == (taken, "unpublished", "a complaint")

    answer = said(*question)
    shown = [one["article_id"] for one in [*answer["citations"], *answer["nearest"]]]
    assert taken not in shown
    assert taken not in [one["id"] for one in said("articles", "list")["articles"]]
    assert [one["id"] for one in said("articles", "list", "--withheld")["withheld"]] == [taken]
    source = str(SAMPLES / Path(cited["source"]).name)
    assert said("ingest", source)["withheld"] == 1
    assert run("--data", library_of, "articles", "show", taken, cwd=tmp_path).returncode == 1
    said("articles", "export", "all.jsonl")
    assert taken not in (tmp_path / "all.jsonl").read_text()

    (released,) = said("articles", "republish", taken, "--why", "settled")["released"]
    assert released["is_back"]
    assert said(*question)["citations"][0]["article_id"] == taken
    assert said("articles", "republish", taken, code=1)["failed"][0]["id"] == taken
    entries = said("articles", "log", taken)["entries"][-2:]
    assert [(one["what"], one["why"]) for one in entries] == [
        ("unpublished", "a complaint"),
        ("republished", "settled"),
    ]
    assert {one["who"] for one in entries} == {user()}


@pytest.mark.parametrize("served", [False, True])
def test_pages_are_ingested_and_refreshed_alike_with_a_server_and_without(
    tmp_path: Path, served: bool
) -> None:
    with news_site(is_empty=True) as site, ExitStack() as until_the_end:
        for number in range(3):
            site.print_story(f"/{number}", english(number))
        if served:
            until_the_end.enter_context(hosting(tmp_path / "data", fetch_hosts=site.host))

        def counts(*command: str, code: int = 0) -> list[int]:
            done = run(*command, "--json", cwd=tmp_path, fetch_hosts=site.host)
            assert done.returncode == code, done.stderr
            report = json.loads(done.stdout)
            own = [report[name] for name in ("added", "updated", "unchanged")]
            return [*own, len(report["failed"]), len(report.get("gone", ()))]

        assert counts("ingest", site.origin + "/rss.xml") == [3, 0, 0, 0, 0]
        site.change("/1", "The quay was closed for a day.")
        site.remove("/2", 410)
        assert counts("articles", "refresh") == [0, 1, 1, 0, 1]
        assert counts("ingest", site.origin + "/none", code=1) == [0, 0, 0, 1, 0]
        listed = json.loads(run("articles", "list", "--json", cwd=tmp_path).stdout)
        assert {one["title"] for one in listed["articles"]} == {
            english(0).title,
            english(1).title,
        }


@pytest.mark.parametrize(
    ("command", "message"),
    [
        ("ingest --watch -", "standard input is read once"),
        ("ingest --watch none.txt news/*.md", "nothing to watch"),
        ("ingest --watch --dry-run .", "--dry-run takes in nothing"),
        ("ingest --watch --json .", "no one report to print with --json"),
        ("desk --csv - --json", "--json prints the groups"),
        ("desk --jsonl - --json", "--json prints the groups"),
        ("desk --csv - --jsonl -", "cannot both be written"),
        ("desk --json tests", "options before 'tests'"),
        ("desk --data other show 1", "options before 'show'"),
    ],
)
def test_an_option_that_has_no_place_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str, message: str
) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"The ferry turned back.")))
    done = run(*command.split(), cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert message in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_date_that_is_none_is_named(tmp_path: Path) -> None:
    refused(
        2,
        "until 'soon' is not a date",
        "articles",
        "unpublish",
        "a",
        "--until",
        "soon",
        cwd=tmp_path,
    )


def refused(
    exit_code: int, message: str, *arguments: str | Path, cwd: Path, **settings: str
) -> None:
    """The command fails with one line that says `message`, and nothing on standard output."""
    done = run(*arguments, cwd=cwd, **settings)
    assert done.returncode == exit_code, done.stderr
    assert done.stdout == ""
    assert len(done.stderr.strip().splitlines()) == 1, done.stderr
    assert re.search(message, done.stderr)


def test_the_version_the_short_help_and_the_nearest_command_are_told(tmp_path: Path) -> None:
    assert run("--version", cwd=tmp_path).stdout == f"broadsheet {version('broadsheet')}\n"
    assert run("-h", cwd=tmp_path) == run("--help", cwd=tmp_path)
    unknown = run("aks", cwd=tmp_path)
    assert (unknown.returncode, unknown.stdout) == (2, "")
    assert "Did you mean 'ask'?" in unknown.stderr


@pytest.mark.parametrize("command", [("ask", "Why?"), ("chat",)])
def test_a_library_without_articles_says_so_and_none_is_made(
    tmp_path: Path, command: tuple[str, ...]
) -> None:
    refused(
        1,
        "no articles in 'nowhere'.*broadsheet ingest",
        "--data",
        "nowhere",
        *command,
        cwd=tmp_path,
    )
    assert not (tmp_path / "nowhere").exists()


def test_an_article_is_named_by_the_beginning_of_its_id(sample_data: Path, tmp_path: Path) -> None:
    data = copied(sample_data, tmp_path)
    listed = run("--data", data, "articles", "list", "--json", cwd=tmp_path)
    ids = sorted(one["id"] for one in json.loads(listed.stdout)["articles"])
    show = ("--data", data, "articles", "show")
    shown = run(*show, ids[0][:10], "--json", cwd=tmp_path)
    assert json.loads(shown.stdout)["id"] == ids[0]
    alike = ids[0][0]
    also = next(one for n in count() if (one := article(key=f"/ferry{n}")).id[0] == alike)
    with closing(Library(data)) as library:
        library.put(also, split(also))
    refused(
        2, f"several ids begin with '{alike}'.*{alike}[0-9a-f]{{15}} ", *show, alike, cwd=tmp_path
    )
    taken = run("--data", data, "articles", "unpublish", ids[0][:10], cwd=tmp_path)
    assert taken.stdout.startswith(f"unpublished {ids[0]} ")
    given = run("--data", data, "articles", "republish", ids[0][:10], cwd=tmp_path)
    assert given.stdout.startswith(f"republished {ids[0]} ")


def test_a_withheld_article_is_named_by_the_beginning_of_its_id_and_said_to_be_withheld(
    tmp_path: Path,
) -> None:
    kept, shown = article(key="/ferry"), article(key="/frost", title="Frost in Velm")
    tomorrow = datetime.now(UTC) + timedelta(days=1)
    due = replace(article(ORCHARD, key="/tomorrow"), embargo=tomorrow)
    with closing(Library(tmp_path / "data")) as library:
        for one in (kept, shown, due):
            library.put(one, split(one))

    def said(*command: str) -> Done:
        return run(*command, cwd=tmp_path)

    begun, show = kept.id[:6], ("articles", "show")
    assert said("articles", "unpublish", begun, "--why", "a complaint").returncode == 0
    longer = said("articles", "unpublish", begun, "--until", "2999-01-01", "--why", "a complaint")
    assert longer.stdout.startswith(f"unpublished {kept.id} ")
    for command in (
        (*show, begun),
        (*show, kept.id),
        ("ask", "Why?", "--article", begun),
        ("desk", "accept", "none", "--article", begun),
    ):
        refused(
            1,
            f"{kept.id}.*a complaint.* since 20.*until 2999.*articles republish {kept.id}",
            *command,
            cwd=tmp_path,
        )
    refused(1, "embargo.* until .*again without its embargo", *show, due.id[:6], cwd=tmp_path)
    refused(1, f"{shown.id}.*not withheld", "articles", "republish", shown.id[:6], cwd=tmp_path)
    removed = said("articles", "remove", begun)
    assert removed.stdout == f"removed {kept.id}\n"
    assert said("articles", "republish", begun).stdout.startswith(f"republished {kept.id} ")


def test_a_list_is_searched_narrowed_and_cut(sample_data: Path, tmp_path: Path) -> None:
    def listed(*options: str) -> tuple[int, list[str]]:
        done = run("--data", sample_data, "articles", "list", "--json", *options, cwd=tmp_path)
        found = json.loads(done.stdout)
        return found["total"], [one["title"] for one in found["articles"]]

    total, titles = listed("--limit", "2")
    assert (total, len(titles)) == (10, 2)
    assert listed("--search", "tram") == (1, ["Tram line 9 opens two years late"])
    assert listed("--author", "petri", "--since", "2024-06-17") == listed("--search", "tram")
    assert listed("--until", "1999-01-01") == (0, [])
    refused(2, "since 'soon' is not a date", "articles", "list", "--since", "soon", cwd=tmp_path)


def test_the_list_of_what_is_withheld_is_searched_sorted_and_cut(tmp_path: Path) -> None:
    titles = ["Bakers end their strike", "Apples freeze", "Cranes return"]
    clock = Clock(datetime(2024, 8, 13, tzinfo=UTC))
    with closing(Library(tmp_path / "data", clock=clock)) as library:
        for number, title in enumerate(titles):
            one = article(f"{title}, it was said.", key=f"/news/{number}.txt", title=title)
            library.put(one, split(one))
            library.withholding.withhold(one.id, who="ada")
            clock.go(hours=1)

    def listed(*options: str) -> tuple[int, list[str]]:
        done = run("articles", "list", "--withheld", "--json", *options, cwd=tmp_path)
        found = json.loads(done.stdout)
        return found["total"], [one["title"] for one in found["withheld"]]

    assert listed() == (3, titles[::-1])
    assert listed("--sort", "oldest", "--limit", "2") == (3, titles[:2])
    assert listed("--sort", "title") == (3, sorted(titles))
    assert listed("--search", "aPPles") == listed("--search", "1.txt") == (1, ["Apples freeze"])
    cut = run("articles", "list", "--withheld", "--limit", "1", cwd=tmp_path)
    assert ("Cranes" in cut.stdout, "2 more: --limit" in cut.stderr) == (True, True)
    none = run("articles", "list", "--withheld", "--search", "ferry", cwd=tmp_path)
    assert (none.stdout, none.stderr) == ("", "broadsheet: no withheld article is like that\n")
    for name in ("since", "until", "source", "author"):
        done = run("articles", "list", "--withheld", f"--{name}", "2024-08-01", cwd=tmp_path)
        assert (done.returncode, done.stdout) == (2, "")
        assert f"--withheld does not go with --{name}" in done.stderr


def test_a_shell_completes_commands_and_ids(
    sample_data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def completed(line: str, data: Path = sample_data) -> list[str]:
        monkeypatch.setenv("_BROADSHEET_COMPLETE", "complete_bash")
        monkeypatch.setenv("COMP_WORDS", line)
        monkeypatch.setenv("COMP_CWORD", str(line.count(" ")))
        return run(cwd=tmp_path, data=str(data)).stdout.split()

    assert completed("broadsheet as") == ["ask"]
    assert len(completed("broadsheet articles show ")) == 10
    assert len(completed("broadsheet desk accept abc --article ")) == 10
    other, taken, shown = tmp_path / "other", article(key="/ferry"), article(key="/frost")
    with closing(Library(other)) as library:
        for one in (taken, shown):
            library.put(one, split(one))
        library.withholding.withhold(taken.id, who="ada")
    assert completed(f"broadsheet articles show --data {other} ") == [shown.id]
    assert completed(f"broadsheet --data {other} articles show ") == [shown.id]
    assert completed("broadsheet articles republish ", other) == [taken.id]
    assert completed("broadsheet articles remove ", other) == [shown.id, taken.id]


def test_a_question_comes_by_a_pipe_and_its_answer_is_said_once(
    sample_data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with hosting(copied(sample_data, tmp_path)) as served:
        monkeypatch.setattr("sys.stdin", io.StringIO("Why was the interview delayed?\n"))
        done = run("--data", served.data, "ask", "-", cwd=tmp_path)
        assert (done.returncode, done.stderr) == (0, "")
        answer, empty, title, about = done.stdout.splitlines()
        assert '"massive" distributed denial-of-service attack' in answer
        assert (empty, title[:4]) == ("", "[1] ")
        assert about.strip().startswith("2024-08-13 · ")
        more = run("--data", served.data, "ask", "Why", "was", "it", "delayed?", "-v", cwd=tmp_path)
        assert "answered by reader, confidence" in more.stderr


def test_a_wrong_question_or_date_is_one_line_and_exit_code_2(tmp_path: Path) -> None:
    refused(2, "question is empty", "ask", "", cwd=tmp_path)
    refused(2, "100,000 characters", "ask", "x" * 100_000, cwd=tmp_path)
    refused(2, "since 'soon' is not a date", "ask", "Why?", "--since", "soon", cwd=tmp_path)


def test_an_unknown_setting_is_named(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("BROADSHEET_COLOUR=blue\n")
    refused(2, "BROADSHEET_COLOUR", "ask", "Why?", cwd=tmp_path)


def test_a_data_directory_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file, not a folder")
    refused(1, "data directory 'taken'", "--data", "taken", "ask", "Why?", cwd=tmp_path)


def test_a_port_in_use_is_named(tmp_path: Path) -> None:
    import socket

    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        refused(1, f"port {port}.*--port", "serve", "--port", port, cwd=tmp_path)


def test_an_index_of_another_model_tells_how_to_rebuild(sample_data: Path, tmp_path: Path) -> None:
    refused(
        1,
        "all-MiniLM-L6-v2.*other/model.*broadsheet rebuild",
        *("ask", "Why?"),
        cwd=tmp_path,
        data=str(sample_data),
        embedding_model="other/model",
    )


def test_sources_that_fail_are_reported_and_the_exit_code_is_1(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    (tmp_path / "folder").mkdir()
    (tmp_path / "picture.txt").write_bytes(b"\x89PNG\x00\x01")
    (tmp_path / "good.txt").write_text("The mayor opened the new bridge on Friday morning.")
    done = run(
        *("ingest", "empty.txt", "folder", "picture.txt", "missing.txt", "good.txt", "--json"),
        cwd=tmp_path,
    )
    assert done.returncode == 1
    report = json.loads(done.stdout)
    assert report["added"] == 1
    assert {failure["source"] for failure in report["failed"]} == {
        *("empty.txt", "folder", "picture.txt", "missing.txt")
    }


@pytest.mark.process
def test_while_a_server_runs_the_commands_hand_their_work_to_it(
    sample_data: Path, tmp_path: Path
) -> None:
    data = tmp_path / "data"
    with serving(data) as served:
        report = run("--data", data, "ingest", "articles", "--json", cwd=SAMPLES.parent)
        assert json.loads(report.stdout)["added"] == 10, report.stderr
        again = run("--data", data, "ingest", SAMPLES, "--json", cwd=tmp_path)
        assert json.loads(again.stdout)["unchanged"] == 10

        closing = "articles/=internal"
        refused = run("--data", data, "ingest", "articles", cwd=SAMPLES.parent, access=closing)
        assert refused.returncode == 2
        assert "BROADSHEET_ACCESS" in refused.stderr and "Start it again" in refused.stderr

        asked = run("--data", data, "ask", "How long is tram line 9?", "--json", cwd=tmp_path)
        answer = json.loads(asked.stdout)
        citation = (answer["citations"] or answer["nearest"])[0]
        assert citation["source"] == "articles/tram-line-nine.html"

        removed = run("--data", data, "articles", "remove", citation["article_id"], cwd=tmp_path)
        assert removed.returncode == 0, removed.stderr
        listed = json.loads(run("--data", data, "articles", "list", "--json", cwd=tmp_path).stdout)
        assert listed["total"] == 9

        examined = run("--data", data, "doctor", cwd=tmp_path)
        assert examined.returncode == 0, examined.stdout
        assert served.address in examined.stdout

        saved = run("--data", data, "backup", "saved.sqlite3", cwd=tmp_path)
        assert saved.returncode == 0, saved.stderr
        assert (tmp_path / "saved.sqlite3").stat().st_size > 0

        second = run("--data", data, "serve", "--port", str(free_port()), cwd=tmp_path)
        assert second.returncode == 1
        assert f"use it at {served.address}" in second.stderr


def test_an_ingest_tells_what_it_passed_over(tmp_path: Path) -> None:
    (tmp_path / "news").mkdir()
    (tmp_path / "news" / "ferry.txt").write_text("The night ferry to Skarnholm turned back.")
    (tmp_path / "news" / "sound.mp3").write_text("x")
    assert "passed over: 1 .mp3\n" in run("ingest", "news", cwd=tmp_path).stdout


def test_every_article_is_removed_that_can_be(sample_data: Path, tmp_path: Path) -> None:
    data = copied(sample_data, tmp_path)
    listed = run("--data", data, "articles", "list", "--json", cwd=tmp_path)
    first, second, third, *_ = (one["id"] for one in json.loads(listed.stdout)["articles"])
    done = run("--data", data, "articles", "remove", first, "nobody", second, cwd=tmp_path)
    assert done.returncode == 1
    assert done.stdout == f"removed {first}\nremoved {second}\n"
    assert "'nobody'" in done.stderr
    with hosting(data):
        remove = ("articles", "remove", first, third, "--json")
        done = run("--data", data, *remove, cwd=tmp_path)
    assert done.returncode == 1
    report = json.loads(done.stdout)
    assert report["removed"] == [third]
    assert [failure["id"] for failure in report["failed"]] == [first]
    assert first in report["failed"][0]["error"]


def test_port_0_is_refused(tmp_path: Path) -> None:
    refused(2, "BROADSHEET_PORT: 0: .*greater than", "serve", "--port", "0", cwd=tmp_path)


@pytest.mark.process
def test_a_server_that_is_interrupted_closes_the_data_directory(
    sample_data: Path, tmp_path: Path
) -> None:
    data = copied(sample_data, tmp_path)
    with started(data) as process:
        address_of(process)
        assert (data / "owner.json").exists()
        assert (data / "library.sqlite3-wal").exists()
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=60) == 130
    assert list(data.glob("owner.json")) + list(data.glob("*-wal")) == []


def test_rebuild_and_doctor(sample_data: Path, tmp_path: Path) -> None:
    data = copied(sample_data, tmp_path)
    rebuilt = run("--data", data, "rebuild", cwd=tmp_path)
    assert rebuilt.returncode == 0, rebuilt.stderr
    assert "10 articles" in rebuilt.stdout
    examined = run("--data", data, "doctor", "--json", cwd=tmp_path)
    findings = json.loads(examined.stdout)
    assert findings["problems"] == []
    assert findings["facts"]["articles"] == "10"
    assert "of the right answers" in findings["facts"]["declines below"]


def test_what_a_terminal_cannot_show_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "ferry.txt").write_text("Ferry “Łódź” sails\n\nIt left the harbour on Monday.")
    assert run("ingest", "ferry.txt", cwd=tmp_path, encoding="ascii").returncode == 0
    shown = run("articles", "list", cwd=tmp_path, encoding="ascii")
    assert (shown.returncode, shown.stderr) == (0, "")
    assert "Ferry ?" in shown.stdout
    listed = run("articles", "list", "--json", cwd=tmp_path, encoding="ascii")
    assert json.loads(listed.stdout)["articles"][0]["title"] == "Ferry “Łódź” sails"


def test_articles_are_backed_up_and_exported(sample_data: Path, tmp_path: Path) -> None:
    saved = run("--data", sample_data, "backup", "saved.sqlite3", cwd=tmp_path)
    assert (saved.returncode, saved.stdout) == (0, "wrote saved.sqlite3\n")
    exported = run("--data", sample_data, "articles", "export", "all.jsonl", "--json", cwd=tmp_path)
    assert json.loads(exported.stdout) == {"articles": 10, "unreadable": 0}
    (tmp_path / "new").mkdir()
    (tmp_path / "saved.sqlite3").rename(tmp_path / "new" / "library.sqlite3")
    file = tmp_path / "new" / "library.sqlite3"
    file.write_bytes(file.read_bytes().replace(b"lighthouse", b"LIGHTHOUSE"))
    part = run("--data", "new", "articles", "export", "part.jsonl", cwd=tmp_path)
    assert part.returncode == 1
    assert re.search("wrote [1-9] articles to part.jsonl", part.stdout)
    assert re.search("about [1-9] articles could not be read", part.stderr)
    assert "Traceback" not in part.stderr
