"""What an unforeseen error says stays in the process: neither the engine's tables nor a log get its words."""

import logging
import pickle
import time
from base64 import b64decode
from dataclasses import replace

import pytest
from sqlalchemy import text
from structlog.testing import capture_logs
from workflow_stage import bring, reading, running, stage

from fax_intake.workflow import engine as engine_module
from fax_intake.workflow.engine import StepFailedError

pytestmark = pytest.mark.usefixtures("on_both_databases")
SCHEMA = {"sqlite": "", "postgresql": "dbos."}
WORDS = "invalid literal: 'Ashgrove 1961-04-12'"


class BadBlobs:
    """A blob store whose library repeats what it was given."""

    def __init__(self, blobs):
        self._blobs = blobs

    def get(self, digest):
        raise ValueError(WORDS)

    def __getattr__(self, name):
        return getattr(self._blobs, name)


@pytest.fixture
def engine_log():
    """What the engine's logger hands to its handlers, as they print it."""
    printed = []

    class Printer(logging.Handler):
        def emit(self, record):
            printed.append(self.format(record))

    handler = Printer()
    logging.getLogger("dbos").addHandler(handler)
    yield printed
    logging.getLogger("dbos").removeHandler(handler)


def test_the_words_of_an_error_stay_out_of_tables_and_logs(tmp_path, engine_log):
    with stage(tmp_path) as office:
        with capture_logs() as logs, running(replace(office, blobs=BadBlobs(office.blobs))):
            one = bring(office, reading())
            run_id = f"{one}#1:reconsider"
            give_up = time.monotonic() + 20
            while (run := office.queue.run_of(run_id)) is None or run.status != "ERROR":
                assert time.monotonic() < give_up, run
                time.sleep(0.05)
        kept = _kept_errors(office)
    [told] = [line for line in logs if line["event"] == "step.failed"]
    assert told.pop("at").startswith("fax_intake.workflow.packets:")
    assert told == {
        "event": "step.failed",
        "log_level": "error",
        "step": "decide",
        "workflow": run_id,
        "error": "ValueError",
    }
    assert [line.splitlines() for line in engine_log] == [
        ["Exception encountered in background workflow: StepFailedError"]
    ]
    assert [str(error) for error in kept] == ["decide: ValueError"] * 2
    assert not any(error.__cause__ or error.__context__ for error in kept)
    assert "Ashgrove" not in str(logs)


def _kept_errors(office):
    """Every error in the engine's tables: of the step, and of the workflow."""
    schema = SCHEMA[office.database.engine.dialect.name]
    with office.database.read() as session:
        packed = [
            error
            for table in ("operation_outputs", "workflow_output", "workflow_status")
            for error in session.scalars(text(f"SELECT error FROM {schema}{table}"))  # noqa: S608  # a constant
            if error
        ]
    assert not any(b"Ashgrove" in b64decode(error) for error in packed)
    return [pickle.loads(b64decode(error)) for error in packed]  # noqa: S301


def test_an_error_between_two_steps_is_told_without_its_words_too():
    def run(subject_id):
        raise KeyError(WORDS)

    with capture_logs() as logs, pytest.raises(StepFailedError) as caught:
        engine_module._wordless("intake", run)("f1")
    assert (str(caught.value), caught.value.__context__, "Ashgrove" in str(logs)) == ("intake: KeyError", None, False)


@pytest.mark.parametrize(
    "error",
    [
        pytest.param(
            engine_module.engine_error.DBOSUnexpectedStepError("w", 1, "read", "split"), id="the engine's own"
        ),
        pytest.param(KeyboardInterrupt(), id="the end of the process"),
        pytest.param(StepFailedError("read: ValueError"), id="told already"),
    ],
)
def test_what_the_engine_steers_by_passes_untouched(error):
    def run():
        raise error

    with capture_logs() as logs, pytest.raises(type(error)) as caught:
        engine_module._wordless("intake", run)()
    assert (caught.value is error, logs) == (True, [])
