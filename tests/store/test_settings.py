from pathlib import Path

import pytest

from kg_service.errors import SettingsError
from kg_service.settings import PREFIX, Settings, load_settings, settings_table

DOCS = Path(__file__).resolve().parents[2] / "docs" / "settings.md"


def documented_rows() -> list[tuple[str, ...]]:
    lines = [line for line in DOCS.read_text(encoding="utf-8").splitlines() if line.startswith(f"| `{PREFIX}")]
    return [tuple(cell.strip().strip("`") for cell in line.strip("|").split("|")) for line in lines]


def test_every_setting_is_documented_as_it_is():
    assert documented_rows() == [(row.name, row.default, row.vi, row.en) for row in settings_table()]


def test_every_setting_has_help_in_both_languages():
    assert all(row.vi and row.en and row.vi != row.en for row in settings_table())


def test_flags_beat_the_environment_which_beats_the_file_which_beats_defaults(tmp_path):
    file = tmp_path / "some.toml"
    file.write_text("port = 1\nworkers = 3\nquery_timeout = 7.5\n", encoding="utf-8")
    environ = {"THIDUA_PORT": "2", "THIDUA_WORKERS": "4", "THIDUA_CONFIG": str(file)}
    settings = load_settings({"port": 5, "host": None}, environ=environ)
    assert (settings.port, settings.workers, settings.query_timeout, settings.host) == (5, 4, 7.5, "127.0.0.1")


def test_a_file_in_the_working_folder_is_read(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "thidua.toml").write_text('store = "here"\n', encoding="utf-8")
    assert load_settings(environ={}).store == Path("here")


def test_secrets_are_never_shown():
    settings = load_settings(environ={"THIDUA_TOKEN": "s3cret"})
    assert settings.token is not None
    assert settings.token.get_secret_value() == "s3cret"
    assert "s3cret" not in f"{settings!r} {settings} {settings.model_dump_json()}"


def test_service_allow_takes_commas_and_spaces():
    settings = load_settings(environ={"THIDUA_SERVICE_ALLOW": "http://a.example/x, https://b.example/y"})
    assert settings.service_allow == ("http://a.example/x", "https://b.example/y")


@pytest.mark.parametrize(
    ("environ", "said"),
    [
        ({"THIDUA_PORT": "x"}, "THIDUA_PORT (environment): Input should be a valid integer"),
        ({"THIDUA_BASE_IRI": "https://example.org/x"}, "THIDUA_BASE_IRI (environment): must end with a slash"),
        ({"THIDUA_ENDPOINT": "file:///etc/passwd"}, "THIDUA_ENDPOINT (environment): must be an absolute http or https"),
        ({"THIDUA_QUERY_TIMEOUT": "0"}, "THIDUA_QUERY_TIMEOUT (environment): Input should be greater than 0"),
        ({"THIDUA_SERVICE_ALLOW": "nonsense"}, "THIDUA_SERVICE_ALLOW (environment): must be an absolute http"),
    ],
)
def test_a_wrong_value_is_named_with_where_it_came_from(environ, said):
    with pytest.raises(SettingsError) as caught:
        load_settings(environ=environ)
    assert caught.value.message.startswith(said)


@pytest.mark.parametrize(("text", "said"), [("colour = 1", "unknown setting 'colour'"), ("= 1", "not a TOML file")])
def test_a_wrong_file_is_named(tmp_path, text, said):
    file = tmp_path / "wrong.toml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(SettingsError) as caught:
        load_settings(file=file, environ={})
    assert str(file) in caught.value.message
    assert said in caught.value.message


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(SettingsError, match="cannot be read"):
        load_settings(file=tmp_path / "none.toml", environ={})


def test_settings_are_frozen():
    with pytest.raises(ValueError, match="frozen"):
        Settings().port = 1
