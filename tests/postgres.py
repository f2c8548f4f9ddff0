"""A private PostgreSQL cluster for tests: started and stopped by them, on a socket of its own, no port."""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

import psycopg

from fax_intake.store.migrations import bring_up_to_date

SPEED = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off"  # nothing here outlives the machine
_numbers = count(1)


class Cluster:
    """A running server whose databases are copies of a migrated one."""

    def __init__(self, folder: Path, options: str = SPEED) -> None:
        self.folder, self._options = folder, options
        self._bin = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parent.name))[-1]
        self._as = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
        if self._as:
            owner = pwd.getpwnam("postgres")
            os.chown(folder, owner.pw_uid, owner.pw_gid)
        self._run("initdb", "-D", str(folder / "data"), "-U", "postgres", "-A", "trust", "-N")

    def url(self, name: str) -> str:
        return f"postgresql://postgres@/{name}?host={self.folder}"

    def start(self) -> None:
        options = f"-k {self.folder} -c listen_addresses= -c max_connections=300 {self._options}"
        self._run(
            "pg_ctl", "-D", str(self.folder / "data"), "-w", "-l", str(self.folder / "log"), "-o", options, "start"
        )

    def stop(self, mode: str = "fast") -> None:
        """`immediate` is a hard stop: nothing is finished, nothing is said to anybody."""
        self._run("pg_ctl", "-D", str(self.folder / "data"), "-w", "-m", mode, "stop")

    def make_template(self) -> None:
        self._execute("CREATE DATABASE migrated")
        bring_up_to_date("postgresql+psycopg://" + self.url("migrated").partition("://")[2])
        self._execute("ALTER DATABASE migrated WITH ALLOW_CONNECTIONS false")  # a template must be in nobody's use

    def new_database(self, *, is_empty: bool = False) -> str:
        """The URL of a database of one's own, migrated or empty."""
        name = f"test_{next(_numbers)}"
        self._execute(f"CREATE DATABASE {name}" + ("" if is_empty else " TEMPLATE migrated"))
        return self.url(name)

    def drop(self, url: str) -> None:
        name = url.partition("@/")[2].partition("?")[0]
        self._execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")

    def _execute(self, statement: str) -> None:
        with psycopg.connect(self.url("postgres"), autocommit=True) as connection:
            connection.execute(statement.encode())

    def _run(self, program: str, *arguments: str) -> None:
        subprocess.run(
            [*self._as, self._bin / program, *arguments], check=True, stdout=subprocess.DEVNULL, cwd=self.folder
        )


@contextmanager
def private_cluster(options: str = SPEED) -> Iterator[Cluster]:
    folder = Path(tempfile.mkdtemp(prefix="fax-intake-pg-", dir="/tmp"))
    try:
        cluster = Cluster(folder, options)
        cluster.start()
        try:
            cluster.make_template()
            yield cluster
        finally:
            cluster.stop("immediate")
    finally:
        shutil.rmtree(folder, ignore_errors=True)
