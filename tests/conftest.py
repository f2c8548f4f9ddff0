"""Databases for tests: what must hold on both kinds takes `database_url`. And the order in which tests begin."""

import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from xdist.scheduler import LoadScopeScheduling

sys.path.insert(0, str(Path(__file__).parent))

from postgres import Cluster, private_cluster  # found by the line above

# Those that take longest begin first: left to the end, one of them would keep one process busy and the others idle.
LONGEST_FIRST = (
    "test_demo", "test_stopping", "test_crash", "test_bad_ground", "test_bad_input", "test_s3", "test_engine_rules",
)  # fmt: skip
ON_A_DATABASE = re.compile(r"\[(?:.*-)?(sqlite|postgresql)(?:-.*)?\]$")


class ByFileAndDatabase(LoadScopeScheduling):
    """What a file tests on one database runs in one process, for its tests share an installation; no more than that."""

    def _split_scope(self, nodeid: str) -> str:
        found = ON_A_DATABASE.search(nodeid)
        return nodeid.partition("::")[0] + (f" on {found[1]}" if found else "")


@pytest.hookimpl(optionalhook=True)  # without -n nobody asks
def pytest_xdist_make_scheduler(config: pytest.Config, log: object) -> LoadScopeScheduling:
    return ByFileAndDatabase(config, log)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    ranks = {name: rank for rank, name in enumerate(LONGEST_FIRST)}
    items.sort(key=lambda item: ranks.get(item.path.stem, len(ranks)))


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
