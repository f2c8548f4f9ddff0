"""The watched folder: no one file stops the others, and what the carrier says of one fax is not said of the next."""

import os
import time
from pathlib import Path
from threading import Event, Thread
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select
from structlog.testing import capture_logs

from fax_intake.inbound.folder import WatchedFolder
from fax_intake.inbound.receive import Receiver
from fax_intake.store.tables import Fax


class Choking:
    """A blob store that chokes on one content."""

    def __init__(self, blobs, error):
        self._blobs, self.error = blobs, error

    def put(self, data):
        if data == b"bad" and self.error is not None:
            raise self.error
        return self._blobs.put(data)


def folder_of(office, blobs=None):
    receiver = Receiver(database=office.database, blobs=blobs or office.blobs, queue=office.queue)
    return WatchedFolder(office.settings.inbox, receiver, office.clock, settle_s=0)


def drop(office, name, content, said=None):
    inbox = office.settings.inbox
    if said is not None:
        (inbox / f"{name}.json").write_text(said)
    (inbox / name).write_bytes(content)


def left_in(office):
    return sorted(path.name for path in office.settings.inbox.iterdir())


def faxes_of(office):
    with office.database.read() as session:
        return list(session.scalars(select(Fax)))


@pytest.mark.parametrize(
    ("error", "told"),
    [
        pytest.param(MemoryError("a fax of 500 MB"), "MemoryError", id="no memory for it"),
        pytest.param(AssertionError("Ashgrove"), "AssertionError", id="a fault of ours"),
        pytest.param(OSError(28, "No space left on device"), "No space left on device", id="disk full"),
    ],
)
def test_a_file_that_cannot_be_stored_stays_and_the_others_are_taken(office, error, told):
    blobs = Choking(office.blobs, error)
    folder = folder_of(office, blobs)
    for name, content in (("a.tif", b"bad"), ("b.tif", b"one"), ("c.tif", b"two")):
        drop(office, name, content)
    with capture_logs() as logs:
        assert len(folder.scan()) == 2
        assert folder.scan() == []
    assert (left_in(office), folder.count_refused()) == (["a.tif"], 1)
    assert [line["error"] for line in logs if line["event"] == "inbox.not_stored"] == [told], "told once"
    assert "Ashgrove" not in str(logs)
    blobs.error = None
    assert len(folder.scan()) == 1
    assert (left_in(office), folder.count_refused()) == ([], 0)


def test_a_refused_file_that_somebody_takes_away_is_not_counted_any_more(office):
    folder = folder_of(office, Choking(office.blobs, MemoryError()))
    drop(office, "a.tif", b"bad")
    folder.scan()
    (office.settings.inbox / "a.tif").unlink()
    folder.scan()
    assert folder.count_refused() == 0


def test_the_inbox_lives_on_after_a_look_that_failed(office, monkeypatch):
    folder, stop, looks, real = folder_of(office), Event(), [], Path.iterdir

    def iterdir(path):
        looks.append(path)
        if len(looks) < 3:
            raise MemoryError
        return real(path)

    monkeypatch.setattr(Path, "iterdir", iterdir)
    thread = Thread(target=folder.run, args=(stop, 0.01))
    thread.start()
    give_up = time.monotonic() + 10
    while len(looks) < 4 and thread.is_alive() and time.monotonic() < give_up:
        time.sleep(0.01)
    is_alive = thread.is_alive()
    stop.set()
    thread.join()
    assert is_alive and len(looks) >= 4


class PowerCut(BaseException):
    """Nothing catches it: the process is gone."""


def cut_power(office, monkeypatch, removals):
    """The power goes after so many removals of a scan."""
    done, real = [], Path.unlink

    def unlink(path, missing_ok=False):
        if len(done) == removals:
            raise PowerCut
        done.append(path)
        return real(path, missing_ok)

    with monkeypatch.context() as power:
        power.setattr(Path, "unlink", unlink)
        with pytest.raises(PowerCut):
            folder_of(office).scan()


@pytest.mark.parametrize(
    ("removals", "is_back_in_time"),
    [
        pytest.param(0, True, id="stored, nothing removed"),
        pytest.param(1, True, id="one file removed"),
        pytest.param(1, False, id="one file removed, and the next fax comes before the restart"),
    ],
)
def test_what_the_carrier_says_of_one_fax_is_not_said_of_the_next_of_its_name(
    office, monkeypatch, removals, is_back_in_time
):
    drop(office, "fax1.tif", b"one", '{"caller_id": "+13105550100", "called_number": "+13238655482"}')
    cut_power(office, monkeypatch, removals)
    if is_back_in_time:
        folder_of(office).scan()  # the fax that is still there is known by its receipt
        assert left_in(office) == []
    drop(office, "fax1.tif", b"another office's")
    os.utime(office.settings.inbox / "fax1.tif", (1, 1))  # not the same moment, however fast the test
    assert len(folder_of(office).scan()) == 1
    assert left_in(office) == []
    said = {(fax.size_bytes, fax.caller_id, fax.called_number) for fax in faxes_of(office)}
    assert said == {(3, "+13105550100", "+13238655482"), (16, None, None)}


@pytest.mark.parametrize(
    ("said", "is_partial", "hour"),
    [
        pytest.param(b'{"is_partial": true, "received_at": "2026-11-24T09:00:00"}', True, 17, id="no zone: ours"),
        pytest.param(b'\xef\xbb\xbf{"is_partial": true}', True, None, id="byte order mark"),
        pytest.param(b'{"caller_id": "+12135550143"}', False, None, id="whole"),
        pytest.param(b"{not json", True, None, id="no sense: perhaps it broke off"),
        pytest.param(b'["a list"]', True, None, id="no object"),
        pytest.param(b'{"received_at": "yesterday"}', True, None, id="no moment"),
    ],
)
@pytest.mark.parametrize("ending", [".json", ".JSON"])
def test_what_the_carrier_says_is_understood_or_the_fax_is_held(office, said, is_partial, hour, ending):
    receiver = Receiver(database=office.database, blobs=office.blobs, queue=office.queue)
    folder = WatchedFolder(office.settings.inbox, receiver, office.clock, 0, ZoneInfo("America/Los_Angeles"))
    (office.settings.inbox / f"fax.tif{ending}").write_bytes(said)
    (office.settings.inbox / "fax.tif").write_bytes(b"fax")
    [fax_id] = folder.scan()
    with office.database.read() as session:
        fax = session.get_one(Fax, fax_id)
    assert fax.is_partial is is_partial
    assert hour is None or fax.received_at.hour == hour
    assert list(office.settings.inbox.iterdir()) == []


def test_a_link_in_the_inbox_is_not_followed(office, tmp_path):
    receiver = Receiver(database=office.database, blobs=office.blobs, queue=office.queue)
    (tmp_path / "secret").write_bytes(b"another file")
    (office.settings.inbox / "fax.tif").symlink_to(tmp_path / "secret")
    assert WatchedFolder(office.settings.inbox, receiver, office.clock, 0).scan() == []
