"""An installation in a temporary folder, with a clock that tests turn."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from template import create_from_template

from fax_intake.service import open_office
from fax_intake.settings import Settings
from fax_intake.workflow.office import Office


@pytest.fixture
def on_both_databases(database_url: str | None, monkeypatch: pytest.MonkeyPatch) -> None:
    """The test runs on SQLite and on PostgreSQL: whoever touches the database must hold on both."""
    use_database(monkeypatch, database_url)


def use_database(monkeypatch: pytest.MonkeyPatch, database_url: str | None) -> None:
    """What settings find in the environment from here on, in child processes too."""
    if database_url is None:
        monkeypatch.delenv("FAX_INTAKE_DATABASE_URL", raising=False)
    else:
        monkeypatch.setenv("FAX_INTAKE_DATABASE_URL", database_url)


@pytest.fixture(scope="module")
def on_both_databases_together(module_database_url: str | None) -> Iterator[None]:
    """`on_both_databases` for a module whose tests share one office."""
    with pytest.MonkeyPatch.context() as monkeypatch:
        use_database(monkeypatch, module_database_url)
        yield


class Clock:
    """A clock that stands still until a test turns it."""

    def __init__(self) -> None:
        self.now = datetime(2026, 11, 24, 18, 0, tzinfo=UTC)  # a Tuesday, 10:00 in Los Angeles

    def __call__(self) -> datetime:
        return self.now

    def turn(self, **span: float) -> None:
        self.now += timedelta(**span)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def settings(tmp_path: Path, on_both_databases: None) -> Settings:
    return Settings(data_dir=tmp_path / "data", carrier_pace=1e9, retry_pace=1e9, settle_s=0, health_port=0)


@pytest.fixture
def office(settings: Settings, clock: Clock) -> Iterator[Office]:
    create_from_template(settings)
    with open_office(settings, clock) as opened:
        yield opened
