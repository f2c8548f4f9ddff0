"""Pages typed as text: words with the places that a typewriter would give them, on blank paper."""

import re

import numpy as np

from ocr.model import Box, PageImage, PageRead, Word

LETTER_PX, LINE_PX, HEIGHT_PX = 14, 44, 24


def typed_page(text: str, number: int = 1) -> PageRead:
    """One page; columns stand where the spaces of the text put them."""
    words = []
    for line, row in enumerate(text.strip("\n").split("\n")):
        for match in re.finditer(r"\S+", row):
            left = 100 + match.start() * LETTER_PX
            box = Box(left, 120 + line * LINE_PX, len(match[0]) * LETTER_PX - 4, HEIGHT_PX)
            words.append(
                Word(text=match[0], page_number=number, box_px=box, confidence_pct=95.0, line=line, block=line)
            )
    image = PageImage(number=number, pixels=np.full((2244, 1728), 255, np.uint8), dpi_x=204.0, dpi_y=204.0)
    return PageRead(
        number=number, image=image, words=tuple(words), turned_deg=0, skew_deg=0.0, is_blank=not words,
        legible=bool(words), tti=None, barcodes=(),
    )  # fmt: skip
