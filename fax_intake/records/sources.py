"""Files of a records system as a stream of resources: NDJSON (also gzipped), a Bundle, a list, or a single resource.

A line that cannot be read never stops the import: it is counted with file, number and a reason from a fixed list, and
copied to "<name>.rejected.ndjson" for whoever mends it.
"""

import gzip
import json
import os
import re
import zlib
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any, Final, cast

from fax_intake.records.fhir_parts import Json, ResourceError, part, parts
from fax_intake.records.model import FILE_DAMAGED, Rejected

REJECTED_SUFFIX: Final = ".rejected.ndjson"
SUFFIXES: Final = (".ndjson", ".ndjson.gz", ".jsonl", ".jsonl.gz", ".json", ".json.gz")
_LONGEST_LINE_BYTES = 256 * 2**20  # an inline document of about 190 MB
_TYPE_FIRST = re.compile(rb'\s*\{\s*"resourceType"\s*:\s*"([A-Za-z]{1,60})"')
DELETED: Final = "_deleted"  # marks the emptied resource of one that the system has deleted
_TYPE = re.compile(r"[A-Za-z]{1,60}\Z")
_URN = "urn:"


class SourceError(ValueError):
    """A file cannot be imported at all; the message names it and says why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One resource of a file, not parsed yet where that can wait."""

    path: Path
    number: int  # from 1
    raw: bytes = b""
    parsed: Json | None = None
    fault: str = ""  # why it cannot be parsed

    @property
    def leading_type(self) -> str | None:
        """The resource type, when it can be told without parsing the line (a Binary may have 100 MB)."""
        found = _TYPE_FIRST.match(self.raw)
        return found[1].decode() if found else None

    def parse(self) -> Json:
        """Raises ResourceError when the line is no resource."""
        if self.fault:
            raise ResourceError(self.fault)
        if self.parsed is not None:
            return self.parsed
        resource = _loads(self.raw)
        if not _is_resource(resource):
            raise ResourceError("no_resource")
        return cast(Json, resource)


@dataclass(slots=True)
class Rejects:
    """Lines set aside. Files are written as lines come, readable by their owner only."""

    sources: frozenset[Path] = frozenset()  # files being imported: never written to
    folder: Path | None = None  # None: beside each file
    header: bytes = b""  # first line of what is written: a mended table needs its column names to be imported
    rejected: list[Rejected] = field(default_factory=list)
    written: dict[Path, Path] = field(default_factory=dict)  # source -> file with its rejected lines
    _open: dict[Path, IO[bytes]] = field(default_factory=dict)

    def add(self, line: Line, reason: str) -> None:
        self.rejected.append(Rejected(file=line.path.name, line=line.number, reason=reason))
        raw = line.raw if line.parsed is None else json.dumps(line.parsed).encode()
        if raw.strip():
            self._file_for(line.path).write(raw.strip() + b"\n")

    def close(self) -> None:
        for file in self._open.values():
            file.close()
        self._open.clear()

    def clear_old(self) -> None:
        """Take away the files of an earlier run whose lines were all taken in this one."""
        for source in self.sources:
            if source not in self.written:
                self._path_for(source).unlink(missing_ok=True)

    def _file_for(self, source: Path) -> IO[bytes]:
        if source not in self._open:
            path = self._path_for(source)
            descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
            self._open[source] = os.fdopen(descriptor, "wb")
            self._open[source].write(self.header and self.header + b"\n")
            self.written[source] = path
        return self._open[source]

    def _path_for(self, source: Path) -> Path:
        stem = source.name
        while stem != (shorter := re.sub(r"\.(rejected|ndjson|jsonl|json|csv|gz)$", "", stem, flags=re.I)):
            stem = shorter
        ending = ".rejected.csv" if is_csv(source) else REJECTED_SUFFIX
        path = (self.folder or source.parent) / (stem + ending)
        while path in self.sources:  # set-aside lines that were mended in place and are imported now
            stem += ".again"
            path = path.with_name(stem + ending)
        return path


def is_csv(path: Path) -> bool:
    """A table, by its ending; Windows programs write it in capitals."""
    return path.suffix.lower() == ".csv"


def check_rejected_folder(folder: Path | None) -> None:
    """Raises SourceError for a folder that does not exist, before the first line that would have to go there."""
    if folder is not None and not folder.is_dir():
        raise SourceError(
            f"There is no folder {folder} for the lines that cannot be used. Make it, or leave --rejected out; they "
            "are then put beside their file. Nothing was imported."
        )


def expand(paths: Iterable[Path]) -> list[Path]:
    """Files as given, folders as the importable files in them (without set-aside ones), by name.

    Raises SourceError for a path that does not exist or has an ending that is not known.
    """
    found: list[Path] = []
    for path in paths:
        if path.is_dir():
            inside = sorted(file for file in path.iterdir() if file.name.endswith(SUFFIXES))
            found += [file for file in inside if not file.name.endswith(REJECTED_SUFFIX)]
        elif not path.is_file():
            raise SourceError(f"There is no file or folder {path}.")
        elif not path.name.endswith(SUFFIXES):
            raise SourceError(f"{path} has none of the endings {', '.join(SUFFIXES)}; rename it to what it holds.")
        else:
            found.append(path)
    return list(dict.fromkeys(found))


def lines_of(path: Path) -> Iterator[Line]:
    """The resources of one file in order, unreadable ones included as lines with a fault."""
    if ".ndjson" in path.name or ".jsonl" in path.name:
        yield from _ndjson(path)
    else:
        yield from _whole_json(path)


def survey(paths: Iterable[Path], rejects: Rejects) -> dict[Path, Counter[str]]:
    """Count the resource types of each file, and reject the lines that are no resources."""
    found: dict[Path, Counter[str]] = {}
    for path in paths:
        types: Counter[str] = Counter()
        for line in lines_of(path):
            try:
                types[line.leading_type or line.parse()["resourceType"]] += 1
            except ResourceError as error:
                rejects.add(line, error.reason)
        found[path] = types
    return found


def take(
    surveyed: dict[Path, Counter[str]],
    types: Collection[str],
    rejects: Rejects | None,
    use: Callable[[Json, Line], Any],
    on_reject: Callable[[Json, str], None] = lambda resource, reason: None,
) -> int:
    """Call `use` with every resource of these types, file by file; what raises ResourceError is set aside.

    Without `rejects` such lines are passed over: another pass will report them. `on_reject` gets a resource that
    could be parsed and not used, before it is set aside.

    Returns:
        How many could be used.
    """
    used = 0
    for path, counted in surveyed.items():
        if not any(counted[kind] for kind in types):
            continue
        for line in lines_of(path):
            leading = line.leading_type
            if leading is not None and leading not in types:
                continue
            resource: Json = {}
            try:
                resource = line.parse()
                if resource["resourceType"] in types:
                    use(resource, line)
                    used += 1
            except ResourceError as error:
                if rejects is None or (leading is None and not resource):
                    continue  # in the second case the survey has set it aside
                on_reject(resource, error.reason)
                rejects.add(line, error.reason)
    return used


# --- the forms of file --------------------------------------------------------------------------------------------


def _ndjson(path: Path) -> Iterator[Line]:
    number = 0
    try:
        with _open(path) as file:
            while raw := file.readline(_LONGEST_LINE_BYTES):
                number += 1
                if len(raw) == _LONGEST_LINE_BYTES and not raw.endswith(b"\n"):
                    _skip_line(file)
                    yield Line(path=path, number=number, fault="line_too_long")
                elif not raw.endswith(b"\n") and _is_cut_off(raw):
                    yield Line(path=path, number=number, fault=FILE_DAMAGED)
                elif raw.strip():
                    yield from _bundle_entries(Line(path=path, number=number, raw=raw))
    except (EOFError, zlib.error, gzip.BadGzipFile):
        yield Line(path=path, number=number + 1, fault=FILE_DAMAGED)


def _is_cut_off(last_line: bytes) -> bool:
    """A file whose last line neither ends nor is JSON was broken off: what should follow is missing as well."""
    try:
        _loads(last_line)
    except ResourceError:
        return bool(last_line.strip())
    return False


def _open(path: Path) -> IO[bytes]:
    if not path.name.endswith(".gz"):
        return path.open("rb")
    if not path.stat().st_size:  # gzip takes it for a file of nothing, but even that has a header
        raise gzip.BadGzipFile(path.name)
    return cast(IO[bytes], gzip.open(path, "rb"))


def _skip_line(file: IO[bytes]) -> None:
    while (rest := file.readline(2**20)) and not rest.endswith(b"\n"):
        pass


def _bundle_entries(line: Line) -> Iterator[Line]:
    """A line of NDJSON that is itself a Bundle stands for its entries."""
    if line.leading_type != "Bundle":
        yield line
        return
    try:
        bundle = line.parse()
    except ResourceError as error:
        yield Line(path=line.path, number=line.number, raw=line.raw, fault=error.reason)
        return
    for entry in _entries(bundle):
        yield _entry_line(line.path, line.number, entry)


def _whole_json(path: Path) -> Iterator[Line]:
    try:
        with _open(path) as file:
            whole = _loads(file.read())
    except (ResourceError, EOFError, zlib.error, gzip.BadGzipFile):
        yield Line(path=path, number=1, fault=FILE_DAMAGED)
        return
    resources = whole if isinstance(whole, list) else [whole]
    number = 0
    for resource in resources:
        is_bundle = isinstance(resource, dict) and resource.get("resourceType") == "Bundle"
        for entry in _entries(resource) if is_bundle else [resource]:
            number += 1
            yield _entry_line(path, number, entry)


def _entry_line(path: Path, number: int, entry: Any) -> Line:
    if _is_resource(entry):
        return Line(path=path, number=number, parsed=entry)
    return Line(path=path, number=number, fault="no_resource")


def _is_resource(value: Any) -> bool:
    kind = value.get("resourceType") if isinstance(value, dict) else None
    return isinstance(kind, str) and bool(_TYPE.match(kind))


def _loads(raw: bytes) -> Any:
    try:
        return json.loads(raw)
    except (ValueError, RecursionError) as error:  # also bytes that are no UTF-8
        raise ResourceError("no_json") from error


def _entries(bundle: Json) -> list[Json]:
    """The resources of a Bundle with references between its entries resolved, deletions as emptied resources."""
    names: dict[str, str] = {}
    found: list[Json] = []
    for entry in parts(bundle.get("entry")):
        resource, url = part(entry.get("resource")), entry.get("fullUrl")
        if not resource:
            found += _deletion(entry)
            continue
        if not resource.get("id") and isinstance(url, str) and url.startswith(_URN):
            resource = {**resource, "id": url.rpartition(":")[2]}
        if isinstance(url, str) and url.startswith(_URN):
            names[url] = f"{resource.get('resourceType')}/{resource.get('id')}"
        found.append(resource)
    try:
        return [_relinked(resource, names) for resource in found] if names else found
    except RecursionError:  # nested far deeper than any resource is
        return [{}]


def _deletion(entry: Json) -> list[Json]:
    request = part(entry.get("request"))
    kind, _, deleted = str(request.get("url")).partition("/")
    if request.get("method") != "DELETE" or not deleted:
        return []
    return [{"resourceType": kind, "id": deleted, "status": "entered-in-error", DELETED: True}]


def _relinked(value: Any, names: dict[str, str]) -> Any:
    match value:
        case dict():
            return {
                key: names.get(item, item) if _is_link(key, item) else _relinked(item, names)
                for key, item in value.items()
            }
        case list():
            return [_relinked(item, names) for item in value]
        case _:
            return value


def _is_link(key: str, value: Any) -> bool:
    return key in ("reference", "url") and isinstance(value, str)
