"""Temporary files hold whole faxes and documents: they lie in one place, and what a killed process left is cleared."""

import os
import tempfile
import time
from pathlib import Path

import pytest

from fax_intake.installation import create
from fax_intake.service import OLD_SCRATCH_S, _clear_scratch, open_office
from fax_intake.settings import Settings


@pytest.fixture
def settings(tmp_path):
    made = Settings(data_dir=tmp_path / "data", health_port=0)
    create(made)
    return made


def test_whatever_is_written_for_a_moment_lies_in_the_data_directory(settings):
    before = tempfile.gettempdir()
    with open_office(settings), tempfile.TemporaryDirectory(prefix="fax-raster-") as folder:
        assert Path(folder).parent == settings.data_dir / "scratch"
    assert tempfile.gettempdir() == before


def test_only_what_is_old_is_cleared(settings):
    scratch = settings.data_dir / "scratch"
    scratch.mkdir(exist_ok=True)
    (scratch / "fax-raster-old").mkdir()
    (scratch / "fax-raster-old" / "page.png").write_bytes(b"page")
    (scratch / "tmpold").write_bytes(b"page")
    (scratch / "step-new").mkdir()
    long_ago = time.time() - OLD_SCRATCH_S - 60
    for name in ("fax-raster-old", "tmpold"):
        os.utime(scratch / name, (long_ago, long_ago))
    _clear_scratch(scratch)
    assert [path.name for path in scratch.iterdir()] == ["step-new"]
