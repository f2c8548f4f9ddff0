"""Whatever arrives on the fax line is stored, answered for, and ends in a state that a person can see."""

import hashlib
import io
import os
import resource
import signal
import subprocess
import time
import zlib
from pathlib import Path

import pikepdf
import pytest
from PIL import Image, ImageDraw
from program import PROGRAM, Program
from reportlab.pdfgen.canvas import Canvas

SETTLED = {"in_review", "waiting_for_office", "delivered", "answered", "set_aside", "failed"}


def page(text: str = "Please send records of our mutual patient.") -> Image.Image:
    image = Image.new("1", (1728, 2200), 1)
    ImageDraw.Draw(image).text((200, 300), text, fill=0, font_size=48)
    return image


def tiff(pages: int = 1) -> bytes:
    out = io.BytesIO()
    page().save(
        out,
        "TIFF",
        compression="group4",
        dpi=(204, 196),
        save_all=True,
        append_images=[page(f"Sheet {number}") for number in range(2, pages + 1)],
    )
    return out.getvalue()


def pdf(pages: int = 1, text: str = "Please send records") -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out)
    for _ in range(pages):
        canvas.drawString(100, 700, text)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def changed(data: bytes, **how: object) -> bytes:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as opened:
        if "script" in how:
            action = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=str(how["script"]))
            opened.Root.OpenAction = opened.make_indirect(action)
        encryption = pikepdf.Encryption(owner="o", user="u") if how.get("locked") else False
        opened.save(out, encryption=encryption)
    return out.getvalue()


def huge_tiff() -> bytes:
    """30,000 x 30,000 blank pixels in a few kilobytes."""
    out = io.BytesIO()
    Image.new("1", (30_000, 30_000), 1).save(out, "TIFF", compression="group4", dpi=(204, 196))
    return out.getvalue()


def bomb_pdf() -> bytes:
    """A page whose picture unpacks to 4 GB of zeros."""
    packer = zlib.compressobj(9)
    packed = b"".join(packer.compress(bytes(1 << 20)) for _ in range(64)) + packer.flush()
    once_more = zlib.compress(packed, 9)
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf())) as opened:
        picture = pikepdf.Stream(opened, once_more)
        picture.stream_dict = pikepdf.Dictionary(
            Type=pikepdf.Name.XObject,
            Subtype=pikepdf.Name.Image,
            Width=65_000,
            Height=65_000,
            ColorSpace=pikepdf.Name.DeviceGray,
            BitsPerComponent=8,
            Filter=pikepdf.Array([pikepdf.Name.FlateDecode, pikepdf.Name.FlateDecode]),
        )
        first = opened.pages[0]
        first.obj.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Im=opened.make_indirect(picture)))
        first.obj.Contents = opened.make_stream(b"q 600 0 0 700 0 0 cm /Im Do Q")
        opened.save(out, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.none)
    return out.getvalue()


# name -> (bytes, reason code that must be among the request's; None: it is read like any fax)
HOSTILE = {
    "empty.tif": (lambda: b"", "decode_failed"),
    "noise.tif": (lambda: os.urandom(5000), "decode_failed"),
    "no-image.tif": (lambda: b"II*\0" + bytes(20), "decode_failed"),
    "cut-off.pdf": (lambda: pdf()[:200], "decode_failed"),
    "locked.pdf": (lambda: changed(pdf(), locked=True), "decode_failed"),
    "too-many-pages.pdf": (lambda: pdf(pages=10_000), "decode_failed"),
    "huge-page.tif": (huge_tiff, "decode_failed"),
    "bomb.pdf": (bomb_pdf, None),
    "script.pdf": (lambda: changed(pdf(), script="app.alert('x')"), None),
    "cut-off.tif": (lambda: tiff(3)[: len(tiff(3)) // 2], None),
    "wrong-extension.pdf": (tiff, None),
}
# On PostgreSQL one of each end: what a file does to the decoder, it does before any database.
ONE_OF_EACH_END = ("noise.tif", "cut-off.tif", "wrong-extension.pdf")


@pytest.fixture(scope="module")
def program(tmp_path_factory, empty_database_url) -> Program:
    made = Program(tmp_path_factory.mktemp("bad") / "data", empty_database_url, RECONCILE_INTERVAL_S="2")
    made.prepare("init")
    policy = made.data_dir / "policy.toml"
    policy.write_text(policy.read_text().replace("pages_read = 30", "pages_read = 2"))
    return made


def test_every_hostile_file_and_a_long_fax_end_visibly_and_harm_no_other_fax(
    program: Program, database_kind: str, tmp_path: Path
):
    reasons = {}
    pages = 200 if database_kind == "sqlite" else 20  # decoding that many takes long, and knows no database
    hostile = HOSTILE if database_kind == "sqlite" else {name: HOSTILE[name] for name in ONE_OF_EACH_END}
    with program.serving() as service:
        for name, (make, reason) in hostile.items():
            (tmp_path / name).write_bytes(make())
            program.drop(tmp_path / name)
            reasons[name] = reason
        (tmp_path / "ordinary.tif").write_bytes(tiff())
        program.drop(tmp_path / "ordinary.tif", caller_id="+12135550143")
        lines = program.wait(
            lambda lines: (
                len(lines) == len(hostile) + 1
                and all(line["requests"] and {r["state"] for r in line["requests"]} <= SETTLED for line in lines)
            ),
            within_s=240,
        )
        (tmp_path / "long.tif").write_bytes(tiff(pages))
        program.drop(tmp_path / "long.tif")
        *lines, long = program.wait(
            lambda lines: len(lines) == len(hostile) + 2 and {r["state"] for r in lines[-1]["requests"]} & SETTLED,
            within_s=240,
        )
        assert service.poll() is None
    assert (long["pages"], [request["state"] for request in long["requests"]]) == (pages, ["in_review"])
    by_digest = {line["sha256"]: line for line in lines}
    assert len(by_digest) == len(lines) - 1  # wrong-extension.pdf and ordinary.tif are the same bytes
    assert not list((program.data_dir / "inbox").iterdir())
    for name, reason in reasons.items():
        line = by_digest[hashlib.sha256((tmp_path / name).read_bytes()).hexdigest()]
        [request] = line["requests"]
        if reason is not None:
            assert (request["state"], request["reason_codes"], line["problem"]) == ("in_review", [reason], reason), name
            assert line["problem_detail"], name
        else:
            assert request["state"] in SETTLED, name
    assert "decode_failed" not in by_digest[hashlib.sha256(tiff()).hexdigest()]["requests"][0]["reason_codes"]


def test_a_reader_that_is_killed_costs_its_fax_a_review_item_and_nothing_else(program: Program, tmp_path: Path):
    (tmp_path / "victim.tif").write_bytes(tiff(12))
    before = len(program.look())
    with program.serving() as service:
        program.drop(tmp_path / "victim.tif")
        give_up = 600
        while not (readers := _spawned_readers(service.pid)) and give_up:
            give_up -= 1
            time.sleep(0.1)
        os.kill(readers[0], signal.SIGKILL)
        lines = program.wait(
            lambda lines: len(lines) == before + 1 and any(one["state"] != "reading" for one in lines[-1]["requests"])
        )
        assert lines[-1]["requests"][0]["state"] == "in_review"
        assert lines[-1]["requests"][0]["reason_codes"] == ["processing_failed"]
        (tmp_path / "next.tif").write_bytes(tiff(2))
        program.drop(tmp_path / "next.tif")
        lines = program.wait(lambda lines: len(lines) == before + 2 and lines[-1]["requests"] != [])
        assert lines[-1]["problem"] is None


def _spawned_readers(parent: int) -> list[int]:
    """Processes of the pool (started by spawn) that already have the reading libraries loaded."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            status = (process / "status").read_text()
            command = (process / "cmdline").read_bytes()
            maps = (process / "maps").read_text() if b"spawn_main" in command else ""
        except OSError:
            continue
        if f"PPid:\t{parent}\n" in status and "tesserocr" in maps:
            found.append(int(process.name))
    return found


def test_a_full_disk_keeps_the_fax_in_the_inbox_until_there_is_room(tmp_path: Path):
    """The service may write no file of more than 600 kB; the fax is larger. Then the limit is lifted."""
    program = Program(tmp_path / "data")
    program.prepare("init")
    (tmp_path / "big.tif").write_bytes(os.urandom(900_000))
    program.drop(tmp_path / "big.tif")
    limited = subprocess.run(
        [PROGRAM, "receive", str(tmp_path / "big.tif")],
        env=program.environment,
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=_no_large_files,
    )
    assert limited.returncode == 1
    assert "File too large" in limited.stderr
    assert program.look() == []
    kept = [path.name for path in (program.data_dir / "blobs").rglob("*") if path.is_file()]
    assert set(kept) <= {"key-check", ".shelf"}
    with program.serving():
        program.wait(lambda lines: len(lines) == 1 and lines[0]["requests"] != [])


def _no_large_files() -> None:
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (600_000, 600_000))


def test_an_unknown_setting_stops_the_program_with_its_name(tmp_path: Path):
    assert "FAX_INTAKE_CARRIER_PACES" in Program(tmp_path / "data", CARRIER_PACES="2").run("status", code=2)


def test_a_policy_without_sense_stops_the_program_with_the_place(tmp_path: Path):
    program = Program(tmp_path / "data")
    program.prepare("init")
    policy = program.data_dir / "policy.toml"
    policy.write_text(policy.read_text().replace('mode = "shadow"', 'mode = "always"'))
    assert "release.mode" in program.run("status", code=2)


def test_without_an_installation_the_program_says_what_to_do(tmp_path: Path):
    assert "fax-intake init" in Program(tmp_path / "none").run("status", code=1)


def test_a_second_service_on_one_data_directory_is_refused(tmp_path: Path):
    program = Program(tmp_path / "data")
    program.prepare("init")
    with program.serving():
        for _ in range(100):
            if (program.data_dir / "service.log").read_text().count("service.started"):
                break
            time.sleep(0.2)
        assert "already running" in program.run("serve", code=3)
