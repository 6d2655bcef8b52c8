import os
from pathlib import Path

import pytest

from ingest.web.fetch import Fetcher
from qa.errors.shown import without_password
from qa.errors.usage import BadSetting
from qa.settings import KEYS, THRESHOLD, export_keys, names, read


@pytest.fixture(autouse=True)
def no_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    """The settings of whoever runs the tests do not count."""
    for name in list(os.environ):
        if name.upper().startswith("BROADSHEET_"):
            monkeypatch.delenv(name)


@pytest.fixture
def env_file(tmp_path: Path) -> Path:
    return tmp_path / ".env"


def test_without_any_setting_the_defaults_hold(env_file: Path) -> None:
    settings = read(env_file)
    assert (settings.data, settings.host, settings.port) == (Path("data"), "127.0.0.1", 7860)


def test_the_environment_sets(env_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BROADSHEET_PORT", "8000")
    assert read(env_file).port == 8000


def test_the_env_file_sets(env_file: Path) -> None:
    env_file.write_text("BROADSHEET_DATA=/srv/news\nBROADSHEET_TITLE='The Velm Courier'\n")
    settings = read(env_file)
    assert (settings.data, settings.title) == (Path("/srv/news"), "The Velm Courier")


def test_the_env_file_in_the_current_folder_is_read(
    env_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    env_file.write_text("BROADSHEET_PORT=8001\n")
    monkeypatch.chdir(env_file.parent)
    assert read().port == 8001


def test_the_environment_goes_before_the_env_file(
    env_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    env_file.write_text("BROADSHEET_PORT=8001\n")
    monkeypatch.setenv("BROADSHEET_PORT", "8002")
    assert read(env_file).port == 8002


def test_what_the_command_line_says_goes_before_all(
    env_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BROADSHEET_PORT", "8002")
    assert read(env_file, port=8003).port == 8003


def test_an_unknown_setting_in_the_environment_is_named(
    env_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BROADSHEET_PROT", "8000")
    with pytest.raises(BadSetting, match=r"BROADSHEET_PROT.*no such setting.*\.env\.example"):
        read(env_file)


def test_an_unknown_setting_in_the_env_file_is_named(env_file: Path) -> None:
    env_file.write_text("BROADSHEET_EMBEDING_MODEL=some/model\n")
    with pytest.raises(BadSetting, match=r"BROADSHEET_EMBEDING_MODEL.*no such setting"):
        read(env_file)


@pytest.mark.parametrize("coding", ["latin-1", "utf-16"])
def test_an_env_file_that_is_not_utf_8_is_named(env_file: Path, coding: str) -> None:
    env_file.write_text("BROADSHEET_TITLE=Café\n", encoding=coding)
    for use in (read, export_keys):
        with pytest.raises(BadSetting, match=r"\.env.*not UTF-8"):
            use(env_file)


def test_an_env_file_may_begin_with_a_byte_order_mark(env_file: Path) -> None:
    env_file.write_text("BROADSHEET_TITLE=Café\n", encoding="utf-8-sig")
    assert read(env_file).title == "Café"


def test_other_programs_variables_in_the_env_file_are_passed_over(env_file: Path) -> None:
    env_file.write_text("OPENAI_API_KEY=abc\nPORT=9\nBROADSHEET_PORT=8004\n")
    assert read(env_file).port == 8004


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("BROADSHEET_PORT", "seven"),
        ("BROADSHEET_PORT", "0"),
        ("BROADSHEET_PORT", "65536"),
        ("BROADSHEET_CONFIDENCE", "1.5"),
        ("BROADSHEET_ALLOWED_ORIGINS", "www.example.org"),
        ("BROADSHEET_ALLOWED_ORIGINS", "https://www.example.org/"),
        ("BROADSHEET_LIMIT_PER_SITE", "0/day"),
        ("BROADSHEET_LIMIT_PER_SITE", "many"),
        ("BROADSHEET_WIDGET", "accent"),
    ],
)
def test_a_value_that_does_not_fit_is_named_with_its_setting(
    env_file: Path, monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(BadSetting) as refused:
        read(env_file)
    assert name in str(refused.value)
    assert repr(value) in str(refused.value)


def test_a_bad_value_from_the_command_line_is_named_too(env_file: Path) -> None:
    with pytest.raises(BadSetting, match=r"BROADSHEET_PORT: 70000"):
        read(env_file, port=70000)


def test_an_empty_value_in_the_environment_means_the_default(
    env_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BROADSHEET_PORT", "")
    monkeypatch.setenv("BROADSHEET_DATA", "")
    settings = read(env_file)
    assert (settings.port, settings.data) == (7860, Path("data"))


def test_an_empty_value_in_the_env_file_means_the_default(env_file: Path) -> None:
    env_file.write_text("BROADSHEET_CONFIDENCE=\nBROADSHEET_STARTERS=\n")
    settings = read(env_file)
    assert (settings.confidence, settings.starters) == (THRESHOLD, ())


def test_starters_are_separated_by_bars(env_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BROADSHEET_STARTERS", "Who won, and why? | When?|")
    assert read(env_file).starters == ("Who won, and why?", "When?")


def test_allowed_origins_are_separated_by_commas(
    env_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BROADSHEET_ALLOWED_ORIGINS", "https://a.example, https://b.example")
    assert read(env_file).allowed_origins == ("https://a.example", "https://b.example")


def test_hosts_to_fetch_from_are_names_with_a_port_or_without(
    env_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BROADSHEET_FETCH_HOSTS", "wiki.local, 10.0.0.1:8090,[fd00::1]:80,")
    hosts = read(env_file).fetch_hosts
    assert hosts == ("wiki.local", "10.0.0.1:8090", "[fd00::1]:80")
    Fetcher(hosts)  # which takes each of them
    for bad in ("http://wiki.local", "wiki.local/path", "*.local", "fd00::1", "10.0.0.0/8", "a:b"):
        monkeypatch.setenv("BROADSHEET_FETCH_HOSTS", bad)
        with pytest.raises(BadSetting, match="BROADSHEET_FETCH_HOSTS"):
            read(env_file)


DATABASE = "postgresql://editor:quince@db.example/news"


def test_an_index_for_several_servers_wants_a_database(
    env_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BROADSHEET_INDEX", "http://search.example:19530")
    with pytest.raises(BadSetting, match=r"BROADSHEET_INDEX.*set BROADSHEET_DATABASE as well"):
        read(env_file)
    monkeypatch.setenv("BROADSHEET_DATABASE", DATABASE)
    assert read(env_file).index == "http://search.example:19530"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("BROADSHEET_DATABASE", "mysql://editor:quince@db.example/news"),
        ("BROADSHEET_DATABASE", "postgresql://editor:quince/@db.example:5x/news"),
        ("BROADSHEET_DATABASE", "editor:quince@db.example/news"),
        ("BROADSHEET_DATABASE", "postgresql://editor:quince"),
        ("BROADSHEET_INDEX", "http://editor:quince@search.example:port"),
        ("BROADSHEET_LIMITS", "memcached://:quince@counts.example"),
        ("BROADSHEET_SECRET", "quince"),
    ],
)
def test_a_password_is_in_no_message(
    env_file: Path, monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(BadSetting, match=name) as refused:
        read(env_file)
    assert "quince" not in str(refused.value)


def test_what_settings_show_of_themselves_holds_no_secret(env_file: Path) -> None:
    secret = "quince" * 6
    env_file.write_text(
        f"BROADSHEET_DATABASE={DATABASE}\nBROADSHEET_INDEX=http://x:1\n"
        f"BROADSHEET_INDEX_TOKEN={secret}\nBROADSHEET_SECRET={secret}\n"
        f"BROADSHEET_LIMITS=redis://:quince@x:1\nBROADSHEET_ADMIN_TOKEN={secret}\n"
    )
    assert "quince" not in repr(read(env_file)) + str(read(env_file))


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        (DATABASE, "postgresql://***@db.example/news"),
        ("postgresql://editor@[::1]:5432/news", "postgresql://***@[::1]:5432/news"),
        ("postgresql:///news?host=/run/postgresql&password=quince", "postgresql:///news"),
        ("redis://:quince@counts.example:6379/0", "redis://***@counts.example:6379/0"),
        ("postgresql://editor:12/quince@db.example/news", "postgresql://…"),
        ("postgresql://editor:quince?@db.example/news", "postgresql://…"),
        ("postgresql://editor@db.example/news?password=a@quince", "postgresql://…"),
        ("quince", "…"),
    ],
)
def test_an_address_is_shown_without_what_may_be_a_password(address: str, shown: str) -> None:
    assert without_password(address) == shown


def test_every_listed_name_can_be_set(env_file: Path) -> None:
    env_file.write_text("".join(f"{name}=\n" for name in names()))
    assert read(env_file) == read(env_file.with_name("none"))


def test_a_key_in_the_env_file_reaches_the_environment(
    env_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "")
    monkeypatch.setenv("MISTRAL_API_KEY", "of the environment")
    env_file.write_text("OPENAI_API_KEY=of the file\nMISTRAL_API_KEY=of the file\nPATH=nowhere\n")
    export_keys(env_file)
    assert os.environ["OPENAI_API_KEY"] == "of the file"
    assert os.environ["MISTRAL_API_KEY"] == "of the environment"
    assert os.environ["PATH"] != "nowhere"


def test_every_key_is_documented() -> None:
    root = Path(__file__).parent.parent
    for key in KEYS.values():
        assert f"# {key}=" in (root / ".env.example").read_text()
        assert key in (root / "docs" / "models.md").read_text()
