"""Where a desk keeps its things."""

import subprocess
import sys
from pathlib import Path

import pytest

from db.errors import BadSetting
from db.settings import Settings


@pytest.fixture(autouse=True)
def bare(monkeypatch: pytest.MonkeyPatch) -> None:
    """No setting from the developer's own machine."""
    for name in ("RECOUPE_HOME", "RECOUPE_DATABASE_URL", "RECOUPE_ALLOW_LOOPBACK", "XDG_DATA_HOME"):
        monkeypatch.delenv(name, raising=False)


def test_the_default_is_the_users_data_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    settings = Settings()
    assert settings.home == tmp_path / ".local" / "share" / "recoupe"
    assert settings.database_url == f"sqlite:///{settings.home}/recoupe.sqlite"
    assert settings.allow_loopback is False


def test_xdg_names_another_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert Settings().home == tmp_path / "recoupe"


def test_a_relative_xdg_folder_is_ignored(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_DATA_HOME", "here")
    assert Settings().home == tmp_path / ".local" / "share" / "recoupe"


def test_the_environment_decides(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("RECOUPE_HOME", "a desk")
    assert Settings().home == tmp_path / "a desk"
    monkeypatch.setenv("RECOUPE_DATABASE_URL", "postgresql://desk@db/records")
    assert Settings().database_url == "postgresql://desk@db/records"


def test_an_empty_setting_is_none(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.setenv("RECOUPE_HOME", "")
    monkeypatch.setenv("RECOUPE_DATABASE_URL", "")
    assert Settings().database_url == f"sqlite:///{tmp_path}/recoupe/recoupe.sqlite"


def test_the_package_and_its_settings_do_not_load_the_database() -> None:
    code = "import sys, db, db.settings; print(sorted({'sqlalchemy', 'sqlmodel', 'alembic'} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"


@pytest.mark.parametrize(
    ("name", "value"), [("RECOUPE_CADENCE", "secret"), ("RECOUPE_LANGUAGE", "secret"), ("RECOUPE_TASK_WORKERS", "0")]
)
def test_a_setting_that_is_none_is_named_and_not_repeated_by_us(
    name: str, value: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(BadSetting, match=name) as refused:
        Settings()
    assert name == "RECOUPE_CADENCE" or "secret" not in str(refused.value)


MAIL = {"RECOUPE_ALERT_EMAIL": "desk@phare.example", "RECOUPE_SMTP_URL": "smtp://u:secret@mail.phare.example:587"}


@pytest.mark.parametrize(
    ("name", "value"),
    [
        *(("RECOUPE_ALERT_EMAIL", one) for one in ("secret", "secret@", "a@b.example, secret", "a secret@b.example")),
        ("RECOUPE_ALERT_EMAIL", "a@b.example\r\nBcc: secret@c.example"),
        ("RECOUPE_ALERT_FROM", "secret"),
        ("RECOUPE_ALERT_FROM", "a@secret.example, b@secret.example"),
        *(("RECOUPE_SMTP_URL", one) for one in ("secret", "http://secret.example", "smtp://:25", "smtp://secret:nine")),
        *(
            ("RECOUPE_SMTP_URL", one)
            for one in ("smtp://secret:70000", "smtp://secret:0", "smtp://[secret", "smtp:// ")
        ),
        ("RECOUPE_ALERT_WEBHOOKS", "https://desk.example/a, ftp://desk.example/secret"),
        ("RECOUPE_ALERT_SLACK", "https:///secret"),
        ("RECOUPE_SITE_URL", "secret.example"),
    ],
)
def test_an_address_that_cannot_be_one_is_named_by_its_setting_and_never_repeated(
    name: str, value: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for other, right in MAIL.items():
        monkeypatch.setenv(other, right)
    Settings()
    monkeypatch.setenv(name, value)
    with pytest.raises(BadSetting, match=f"^{name}: ") as refused:
        Settings()
    assert "secret" not in str(refused.value)


def test_addresses_that_can_be_reached_are_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in {
        "RECOUPE_ALERT_EMAIL": "Desk <desk@phare.example>, chief@localhost",
        "RECOUPE_ALERT_FROM": "The desk <recoupe@phare.example>",
        "RECOUPE_SMTP_URL": "smtps://u%40x:p%2Fw@[::1]",
        "RECOUPE_ALERT_WEBHOOKS": "https://hooks.example/a?b=c,http://127.0.0.1:9/",
    }.items():
        monkeypatch.setenv(name, value)
    assert Settings().alert_from == "The desk <recoupe@phare.example>"


def test_recipients_without_a_mail_server_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RECOUPE_ALERT_EMAIL", "desk@phare.example")
    with pytest.raises(BadSetting, match="RECOUPE_SMTP_URL"):
        Settings()
