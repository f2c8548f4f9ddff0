"""Backed up while it runs, restored elsewhere: the chain verifies, and nothing that was answered is answered again."""

import json
import time
from collections import Counter
from dataclasses import replace

import pytest
from crash_stage import bring_people, hospital_of, rests, sent_once_or_seen
from sqlalchemy import delete, select, update
from workflow_stage import running, staffed, stage, wait_for

from fax_intake.backup import BackupError, back_up, restore
from fax_intake.service import open_office
from fax_intake.settings import Settings
from fax_intake.store import audit
from fax_intake.store.database import Database
from fax_intake.store.requests import is_sending_stopped, set_switch
from fax_intake.store.tables import Attempt, AuditEntry, Request

pytestmark = pytest.mark.usefixtures("on_both_databases")


@pytest.fixture
def elsewhere(tmp_path, database_kind, request, monkeypatch):
    """Settings of another, empty place."""

    def make(old: Settings) -> Settings:
        url = request.getfixturevalue("cluster").new_database(is_empty=True) if database_kind == "postgresql" else None
        return Settings(
            data_dir=tmp_path / "elsewhere", database_url=url, outbox_dir=old.outbox, blob_key_file=old.key_file,
            retry_pace=1e6, health_port=0, carrier_pace=1e6, readers=1,
        )  # fmt: skip

    return make


def arrived(office):
    files = (office.settings.outbox / "outbox").glob("*.json")
    return Counter(json.loads(path.read_text())["reference"].rpartition(":")[0] for path in files)


def test_what_was_answered_after_the_backup_is_not_answered_again(tmp_path, elsewhere):
    with stage(tmp_path) as office:
        people = hospital_of(office, tmp_path, 6)
        with running(office):
            before = bring_people(office, people[:2])
            for one in before:
                wait_for(office, one, "delivered")
            # Two that are on their way while it is backed up: decided, their calls not made.
            with office.database.write() as session:
                set_switch(session, "sending", "stopped", at=office.clock(), actor="test")
            waiting = bring_people(office, people[2:4])
            for one in waiting:
                wait_until_dispatching(office, one)
            made = back_up(office, tmp_path / "backup")
            with office.database.write() as session:
                set_switch(session, "sending", "running", at=office.clock(), actor="test")
            for one in waiting:
                wait_for(office, one, "delivered")
        assert made.missing == 4  # the faxes of the stage have no bytes
        settings = elsewhere(office.settings)
    assert restore(settings, tmp_path / "backup") == made
    with open_office(settings) as opened:
        restored = replace(opened, policy=staffed(opened.policy, "24h"))
        with restored.database.read() as session:
            assert audit.verify(session) is None
            assert audit.hash_at(session, made.audit_rows) == made.audit_head
            assert is_sending_stopped(session)
        with running(restored):
            with restored.database.write() as session:
                set_switch(session, "sending", "running", at=restored.clock(), actor="test")
            rests(restored, within_s=60)
            fresh = bring_people(restored, people[4:])
            for one in fresh:
                wait_for(restored, one, "delivered")
        assert sent_once_or_seen(restored, [*before, *waiting, *fresh]) == {*before, *waiting, *fresh}
        assert set(arrived(restored).values()) == {1}
        with restored.database.read() as session:
            assert len(session.scalars(select(Attempt)).all()) == 6


def wait_until_dispatching(office, one):
    give_up = time.monotonic() + 20
    while True:
        with office.database.read() as session:
            if session.get_one(Request, one).state == "dispatching":
                return
        assert time.monotonic() < give_up
        time.sleep(0.05)


@pytest.mark.parametrize(
    ("tamper", "why"),
    [
        pytest.param(update(AuditEntry).where(AuditEntry.sequence == 2).values(actor="nobody"), "row 2", id="changed"),
        pytest.param(delete(AuditEntry).where(AuditEntry.sequence == 3), "head", id="cut off"),
    ],
)
def test_a_backup_whose_log_was_tampered_with_is_refused(tmp_path, elsewhere, office, database_kind, tamper, why):
    if database_kind != "sqlite":
        pytest.skip("the file of a dump is not edited in place")
    with office.database.write() as session:
        for number in range(3):
            audit.append(session, at=office.clock(), actor="clerk", action="viewed", subject=f"r{number}")
    back_up(office, tmp_path / "backup")
    copy = Database(f"sqlite:///{tmp_path / 'backup' / 'fax-intake.sqlite'}")
    with copy.write() as session:
        session.execute(tamper)
    copy.close()
    with pytest.raises(BackupError, match=why):
        restore(elsewhere(office.settings), tmp_path / "backup")


def test_what_is_no_whole_backup_and_what_is_no_empty_place_is_refused(tmp_path, elsewhere, office):
    with pytest.raises(BackupError, match="no whole backup"):
        restore(elsewhere(office.settings), tmp_path / "nothing")
    back_up(office, tmp_path / "backup")
    with pytest.raises(BackupError, match="holds an installation"):
        restore(office.settings, tmp_path / "backup")
