"""The second, unrelated reader: PP-OCR's line recogniser on single values.

The model file comes inside the pinned rapidocr wheel (PP-OCRv6 small, 21 MB), so nothing is downloaded; its
picture preparation and CTC decoding are few lines and are done here, because the frames are wanted too.
"""

import re
from dataclasses import dataclass, replace
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import cv2
import numpy as np
import onnxruntime
from numpy.typing import NDArray

from ocr.clean import PAPER
from ocr.errors import ReaderMissingError
from ocr.model import Box, PageImage, Pixels

MODEL_FILE = "models/PP-OCRv6_rec_small.onnx"
LINE_HEIGHT_PX = 48  # input height the network was trained with
SHORTEST_PX = 320  # narrower crops are padded to this, as in the network's training
LONGEST_PX = 2400  # a whole text line of a page; bounds the time of one call
BLANK = 0  # CTC blank comes first
PAD_HEIGHT_SHARE = 0.20  # room above and below the box, as a share of its height
PAD_WIDTH_SHARE = 0.30  # room left and right, in box heights

Frames = NDArray[np.float32]  # (frames, characters), probabilities


@dataclass(frozen=True, slots=True, kw_only=True)
class SecondReading:
    """What the second reader sees in a box."""

    text: str
    confidence: float  # 0 to 1, mean over characters
    spans: tuple[
        tuple[float, float], ...
    ] = ()  # where each word of the text begins and ends: shares of the crop's width


@dataclass(frozen=True, slots=True)
class _Recogniser:
    session: onnxruntime.InferenceSession
    characters: tuple[str, ...]


def read_segment(image: PageImage, box: Box) -> SecondReading:
    """Read one line of text in a box of an upright page with square pixels. An empty box reads as ""."""
    crop = crop_with_room(image.pixels, box)
    if crop.size == 0 or crop.min() == PAPER:
        return SecondReading(text="", confidence=0.0)
    reading = decode_greedy(read_frames(crop))
    rows, columns = crop.shape
    # A short line has empty room behind it in the network's picture.
    stretch = max(1.0, SHORTEST_PX * rows / (LINE_HEIGHT_PX * columns))
    spans = tuple((min(1.0, begin * stretch), min(1.0, end * stretch)) for begin, end in reading.spans)
    return replace(reading, spans=spans)


def crop_with_room(pixels: Pixels, box: Box) -> Pixels:
    """The box with some paper around it, cut at the borders of the page. Underlines stay in: taking them out
    was measured to cost figures (dates 1.0 -> .81)."""
    room_y = max(2, round(box.height * PAD_HEIGHT_SHARE))
    room_x = max(3, round(box.height * PAD_WIDTH_SHARE))
    top, left = max(0, box.top - room_y), max(0, box.left - room_x)
    return pixels[top : max(top, box.top + box.height + room_y), left : max(left, box.left + box.width + room_x)]


def read_frames(crop: Pixels) -> Frames:
    """The recogniser's character probabilities along the crop, left to right."""
    recogniser = _recogniser()
    name = recogniser.session.get_inputs()[0].name
    (frames, *_) = recogniser.session.run(None, {name: _network_input(crop)})
    answer: Frames = np.asarray(frames, dtype=np.float32)[0]
    return answer


def frame_characters() -> tuple[str, ...]:
    """What each column of the frames stands for; "" is the blank."""
    return _recogniser().characters


def decode_greedy(frames: Frames) -> SecondReading:
    """Best character of each frame, repeats and blanks dropped (CTC)."""
    characters = _recogniser().characters
    best = frames.argmax(axis=1)
    kept = np.flatnonzero((best != BLANK) & (best != np.concatenate(([BLANK], best[:-1]))))
    if not kept.size:
        return SecondReading(text="", confidence=0.0)
    text = "".join(characters[best[frame]] for frame in kept.tolist())
    spans = _word_spans(text, (kept + 0.5) / len(frames))
    return SecondReading(text=text.strip(), confidence=float(frames[kept, best[kept]].mean()), spans=spans)


def _word_spans(text: str, places: NDArray[np.float64]) -> tuple[tuple[float, float], ...]:
    """Where words begin and end, from the middles of their characters' frames: half a character more at either end."""
    words = [(found.start(), found.end() - 1) for found in re.finditer(r"\S+", text)]
    half = float(np.median(np.diff(places))) / 2 if len(places) > 1 else 0.01
    return tuple((max(0.0, places[first] - half), min(1.0, places[last] + half)) for first, last in words)


def _network_input(crop: Pixels) -> Frames:
    """(1, 3, 48, width), -1 ink to 1 paper; the room behind a short line is 0, as in training."""
    rows, columns = crop.shape
    width = min(LONGEST_PX, max(1, int(np.ceil(LINE_HEIGHT_PX * columns / rows))))
    line = cv2.resize(crop, (width, LINE_HEIGHT_PX)).astype(np.float32) / 127.5 - 1.0
    padded = np.zeros((1, 3, LINE_HEIGHT_PX, max(width, SHORTEST_PX)), dtype=np.float32)
    padded[0, :, :, :width] = line
    return padded


@cache
def _recogniser() -> _Recogniser:
    """Loaded once a process; one thread, as each worker has one core."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.enable_cpu_mem_arena = False  # the arena keeps the memory of the longest line ever read
    options.log_severity_level = 3
    session = onnxruntime.InferenceSession(str(_model_path()), sess_options=options, providers=["CPUExecutionProvider"])
    listed = session.get_modelmeta().custom_metadata_map["character"].splitlines()
    return _Recogniser(session, ("", *listed, " "))


def _model_path() -> Path:
    found = find_spec("rapidocr")
    for folder in (found.submodule_search_locations or []) if found else []:
        path = Path(folder) / MODEL_FILE
        if path.is_file():
            return path
    raise ReaderMissingError(f"{MODEL_FILE} is not there: install the pinned rapidocr wheel of requirements.lock.")
