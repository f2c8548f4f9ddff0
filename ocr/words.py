"""One Tesseract pass over a page, through either of two back ends that give the same words.

`tesserocr` runs in this process (1.5 times faster, measured), `pytesseract` calls the program for each page.
Both are asked for Tesseract's own TSV, so one function reads both answers.
"""

import os
import threading
from collections.abc import Callable
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Literal

from PIL import Image

from ocr.errors import PageUnreadableError, ReaderMissingError
from ocr.model import Box, PageImage, Word

# Tesseract's own threads cost four times the computing for nothing. The variable is read when the library
# is loaded and is handed on to the program, so it is set before either is touched.
os.environ["OMP_THREAD_LIMIT"] = "1"

Backend = Literal["tesserocr", "pytesseract"]

LANGUAGE = "eng"  # Debian's tessdata_fast; "best" costs 1.65 times as much and was no better
PAGE_PSM = 3  # fully automatic layout; 4 is equal, 6 and 11 are worse on forms (measured)
LINE_PSM = 7
PAGE_TIMEOUT_S = 20  # an ordinary page takes half a second; only noise and photographs get here
TESSDATA_FOLDERS = (
    "/usr/share/tesseract-ocr/5/tessdata",
    "/usr/share/tesseract-ocr/4.00/tessdata",
    "/usr/share/tessdata",
    "/usr/local/share/tessdata",
)

_engines = threading.local()  # a Tesseract handle belongs to one thread


def default_backend() -> Backend:
    """`tesserocr` when it is installed."""
    return "tesserocr" if find_spec("tesserocr") else "pytesseract"


def read_words(page: PageImage, backend: Backend | None = None) -> tuple[Word, ...]:
    """All words of an upright page with square pixels.

    Raises PageUnreadableError when Tesseract does not finish in 20 s, ReaderMissingError when it is not installed.
    """
    table = _TSV_BY_BACKEND[backend or default_backend()](page, PAGE_PSM)
    return parse_tsv(table, page.number)


def read_line(page: PageImage, backend: Backend | None = None) -> tuple[Word, ...]:
    """The words of a picture that holds a single text line; none of an empty one."""
    if not page.pixels.size:
        return ()
    table = _TSV_BY_BACKEND[backend or default_backend()](page, LINE_PSM)
    return parse_tsv(table, page.number)


def parse_tsv(table: str, page_number: int) -> tuple[Word, ...]:
    """Tesseract's TSV (level, page, block, paragraph, line, word, left, top, width, height, conf, text) as words."""
    words = []
    lines: dict[tuple[str, ...], int] = {}
    for row in table.splitlines():
        cells = row.split("\t")
        if len(cells) != 12 or cells[0] != "5" or not cells[11].strip():
            continue
        left, top, width, height = (int(cell) for cell in cells[6:10])
        words.append(
            Word(
                text=cells[11].strip(),
                page_number=page_number,
                box_px=Box(left, top, width, height),
                confidence_pct=min(100.0, max(0.0, float(cells[10]))),
                line=lines.setdefault(tuple(cells[2:5]), len(lines)),
                block=int(cells[2]),
            )
        )
    return tuple(words)


@cache
def tessdata_folder() -> str:
    """Where the language files lie. Raises ReaderMissingError when they are nowhere."""
    for folder in TESSDATA_FOLDERS:
        if (Path(folder) / f"{LANGUAGE}.traineddata").is_file():
            return folder
    raise ReaderMissingError("Tesseract's English model is not installed: apt-get install tesseract-ocr-eng.")


def _tsv_by_tesserocr(page: PageImage, psm: int) -> str:
    engine = _engine(psm)
    engine.SetImage(Image.fromarray(page.pixels))
    engine.SetSourceResolution(round(page.dpi_x))
    if not engine.Recognize(PAGE_TIMEOUT_S * 1000):
        raise PageUnreadableError(page.number, "Tesseract did not finish")
    table = str(engine.GetTSVText(0))
    engine.Clear()
    return table


def _engine(psm: int) -> Any:
    """This thread's Tesseract, kept open (loading the model takes 0.1 s)."""
    import tesserocr

    if not hasattr(_engines, "handle"):
        try:
            _engines.handle = tesserocr.PyTessBaseAPI(path=tessdata_folder(), lang=LANGUAGE)
        except RuntimeError as error:
            raise ReaderMissingError(f"Tesseract cannot load {tessdata_folder()}/{LANGUAGE}.traineddata.") from error
    _engines.handle.SetPageSegMode(psm)
    return _engines.handle


def _tsv_by_pytesseract(page: PageImage, psm: int) -> str:
    import pytesseract

    try:
        return str(
            pytesseract.image_to_data(
                Image.fromarray(page.pixels),
                lang=LANGUAGE,
                config=f"--psm {psm} --dpi {round(page.dpi_x)} --tessdata-dir {tessdata_folder()}",
                timeout=PAGE_TIMEOUT_S,
            )
        )
    except pytesseract.TesseractNotFoundError as error:
        raise ReaderMissingError("Tesseract is not installed: apt-get install tesseract-ocr.") from error
    except (pytesseract.TesseractError, RuntimeError) as error:
        raise PageUnreadableError(page.number, "Tesseract did not finish") from error


_TSV_BY_BACKEND: dict[Backend, Callable[[PageImage, int], str]] = {
    "tesserocr": _tsv_by_tesserocr,
    "pytesseract": _tsv_by_pytesseract,
}
