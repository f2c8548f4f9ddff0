"""An installation in a temporary folder, with a clock that tests turn."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from fax_intake.installation import create
from fax_intake.service import open_office
from fax_intake.settings import Settings
from fax_intake.workflow.office import Office


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
def settings(tmp_path: Path) -> Settings:
    return Settings(data_dir=tmp_path / "data", carrier_pace=1e9, retry_pace=1e9, settle_s=0, health_port=0)


@pytest.fixture
def office(settings: Settings, clock: Clock) -> Iterator[Office]:
    create(settings)
    with open_office(settings, clock) as opened:
        yield opened
