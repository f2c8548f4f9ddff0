"""`fax-intake read FILE --picture OUT.png`: the fax with everything that was read on it, or a clear refusal."""

import json
import os
import stat
from pathlib import Path

import pytest
from PIL import Image
from typer.testing import CliRunner

from fax_intake.commands.app import app
from fax_intake.commands.output import MISUSED, REFUSED
from fax_intake.commands.run import _keep_pictures

SAMPLES = Path(__file__).resolve().parents[2] / "sample_faxes"


@pytest.fixture
def read(tmp_path, monkeypatch):
    monkeypatch.setenv("FAX_INTAKE_DATA_DIR", str(tmp_path / "data"))
    monkeypatch.chdir(tmp_path)
    return lambda *arguments: CliRunner().invoke(app, ["read", *map(str, arguments)])


def size_of(path: Path) -> tuple[int, int]:
    with Image.open(path) as image:
        image.load()
        assert image.format == "PNG"
        return image.size


def test_each_page_on_which_something_was_read_has_a_picture_that_others_cannot_open(read, tmp_path):
    fax = next((SAMPLES / "cover-last").glob("fax.*"))
    done = read(fax, "--json", "--picture", "out.png")
    assert done.exit_code == 0, done.output
    [line] = [json.loads(text) for text in done.stdout.splitlines()]
    told = {piece["page_number"] for piece in line["evidence"]}
    assert told - {1}
    wanted = {"out.png", *(f"out-{number}.png" for number in told - {1})}
    assert {path.name for path in tmp_path.iterdir() if path.name != "data"} == wanted
    for name in wanted:
        width, height = size_of(tmp_path / name)
        assert width > 2_000
        assert height > 2_000
        assert stat.S_IMODE((tmp_path / name).stat().st_mode) == 0o600
        assert name in done.stderr
    for secret in (patient["family"] for patient in line["patients"]):
        assert secret not in done.stderr


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (["a.tif", "--picture", "out.jpg"], MISUSED, "end the name in .png"),
        (["a.tif", "--picture", "out"], MISUSED, "end the name in .png"),
        (["a.tif", "b.tif", "--picture", "out.png"], MISUSED, "give one FILE"),
        (["a.tif", "--picture", "gone/out.png"], REFUSED, "folder that does not exist"),
        (["a.tif", "--picture", "folder.png"], REFUSED, "is a folder"),
        (["a.png", "--picture", "a.png"], REFUSED, "over the fax itself"),
        (["a.png", "--picture", "link.png"], REFUSED, "over the fax itself"),
    ],
)
def test_a_picture_that_cannot_be_is_refused_before_anything_is_read(read, tmp_path, arguments, code, says):
    (tmp_path / "folder.png").mkdir()
    for name in ("a.tif", "a.png"):
        (tmp_path / name).write_bytes(b"not a fax")
    os.link(tmp_path / "a.png", tmp_path / "link.png")
    done = read(*arguments)
    assert done.exit_code == code, done.output
    assert says in " ".join(done.stderr.replace("│", " ").split())
    assert "decod" not in done.output
    assert (tmp_path / "a.png").read_bytes() == b"not a fax"


def test_a_fax_that_cannot_be_read_has_no_picture(read, tmp_path):
    (tmp_path / "a.tif").write_bytes(b"not a fax")
    done = read("a.tif", "--json", "--picture", "out.png")
    assert done.exit_code == REFUSED
    assert "error" in json.loads(done.stdout)
    assert not (tmp_path / "out.png").exists()


def test_a_picture_that_cannot_be_written_leaves_nothing_half_done_and_names_its_place(tmp_path):
    drawn, target = tmp_path / "drawn", tmp_path / "out.png"
    drawn.mkdir()
    (drawn / "read-1.png").write_bytes(b"picture")
    target.mkdir()
    with pytest.raises(OSError, match=r"out\.png"):
        _keep_pictures(drawn, target, tmp_path / "fax.tif")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["drawn", "out.png"]


def test_a_later_page_is_not_written_over_the_fax_either(tmp_path):
    drawn, fax = tmp_path / "drawn", tmp_path / "out-2.png"
    drawn.mkdir()
    for number in (1, 2):
        (drawn / f"read-{number}.png").write_bytes(b"picture")
    fax.write_bytes(b"fax")
    with pytest.raises(ValueError, match="over the fax itself"):
        _keep_pictures(drawn, tmp_path / "out.png", fax)
    assert fax.read_bytes() == b"fax"
