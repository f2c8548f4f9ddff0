"""Databases for tests: what must hold on both kinds takes `database_url`."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from postgres import Cluster, private_cluster  # found by the line above


@pytest.fixture(scope="session")
def cluster() -> Iterator[Cluster]:
    """A PostgreSQL server; started by the first test that wants one."""
    with private_cluster() as started:
        yield started


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def database_kind(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def database_url(database_kind: str, request: pytest.FixtureRequest) -> Iterator[str | None]:
    """None for SQLite in the data directory; else a fresh PostgreSQL database."""
    yield from _fresh(database_kind, request)


@pytest.fixture(scope="module")
def module_database_url(database_kind: str, request: pytest.FixtureRequest) -> Iterator[str | None]:
    """The same for a whole module whose tests share one office."""
    yield from _fresh(database_kind, request)


@pytest.fixture(scope="module")
def empty_database_url(database_kind: str, request: pytest.FixtureRequest) -> Iterator[str | None]:
    """The same without any table: what an administrator has just made."""
    yield from _fresh(database_kind, request, is_empty=True)


def _fresh(kind: str, request: pytest.FixtureRequest, *, is_empty: bool = False) -> Iterator[str | None]:
    if kind == "sqlite":
        yield None
        return
    server: Cluster = request.getfixturevalue("cluster")
    url = server.new_database(is_empty=is_empty)
    yield url
    server.drop(url)
