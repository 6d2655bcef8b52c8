"""What is written down for those who run several servers: it names what there is."""

import re
from pathlib import Path

import pytest
import yaml
from typer.core import TyperGroup as Group
from typer.main import get_command

from qa.settings import names
from ui.cli import app
from ui.serve.stopping import PATIENCE

ROOT = Path(__file__).parent.parent
FILES = [
    *(ROOT / "Dockerfile", ROOT / "compose.yaml"),
    *sorted(file for file in (ROOT / "deploy").iterdir() if file.is_file()),
]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_every_setting_that_is_named_is_one(file: Path) -> None:
    assert set(re.findall(r"BROADSHEET_[A-Z_]+", file.read_text())) <= set(names())


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_every_command_that_is_named_is_one(file: Path) -> None:
    named = re.findall(r"bin/broadsheet (\w+)|command: \[(\w+)\]", file.read_text())
    commands = get_command(app)
    assert isinstance(commands, Group)
    assert {one or other for one, other in named} <= commands.commands.keys()


def test_every_extra_of_the_image_is_one() -> None:
    (extras,) = re.findall(r"^ARG EXTRAS=(\S+)", (ROOT / "Dockerfile").read_text(), re.MULTILINE)
    declared = (ROOT / "pyproject.toml").read_text().partition("[project.optional-dependencies]")[2]
    for extra in extras.split(","):
        assert f"\n{extra} = [" in declared


def test_whoever_ends_a_server_waits_for_answers_under_way() -> None:
    least = PATIENCE + 5
    compose = yaml.safe_load((ROOT / "compose.yaml").read_text())
    for name in ("server1", "server2", "worker"):
        assert int(compose["services"][name]["stop_grace_period"].removesuffix("s")) >= least
    unit = (ROOT / "deploy" / "broadsheet.service").read_text()
    assert int(re.findall(r"TimeoutStopSec=(\d+)", unit)[0]) >= least


def test_only_the_proxy_can_be_reached_from_outside() -> None:
    services = yaml.safe_load((ROOT / "compose.yaml").read_text())["services"]
    assert [name for name, service in services.items() if "ports" in service] == ["proxy"]
