"""Documents as PDF with a text layer, in the page styles of several systems.

ReportLab's invariant mode leaves out the clock, so that the same document gives the same bytes. Standard fonts are not
embedded: a page costs a few kilobytes and milliseconds.
"""

import io
import math
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from random import Random
from typing import Any

from reportlab import rl_config
from reportlab.lib.colors import Color, black, white
from reportlab.lib.pagesizes import letter
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from sample_hospital.document import Block, Document
from sample_hospital.page_text import PageFacts, body_blocks, page_facts
from sample_hospital.people import Person

# Streams as bytes: the ASCII wrapping is a fifth of the time and a quarter of the size.
rl_config.useA85 = 0

_WIDTH_PT, _HEIGHT_PT = letter
_STEP_PT = 0.75  # of a tracing: fine enough for a QRS complex
_GREY = Color(0.88, 0.88, 0.88)
_RULE = Color(0.45, 0.45, 0.45)


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """One system's page."""

    body: str  # font names of the PDF standard
    bold: str
    size_pt: float
    lead_pt: float
    margin_pt: float
    top_pt: float  # height that the header takes
    header: Callable[[Canvas, PageFacts, "Style"], None]
    heading_is_filled: bool = False
    heading_is_underlined: bool = False


def pdf_bytes(document: Document, person: Person, rng: Random) -> bytes:
    """The document as a PDF: header, name, birth date, MRN and encounter on every page."""
    facts = page_facts(document, person)
    style = _STYLES[_style_index(document, rng)]
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=letter, invariant=1, pageCompression=1)
    canvas.setTitle(document.id)  # never the patient's name: file properties travel further than pages
    writer = _Writer(canvas, facts, style)
    for block in body_blocks(document):
        writer.block(block)
    writer.signature()
    writer.close()
    canvas.save()
    return buffer.getvalue()


def _style_index(document: Document, rng: Random) -> int:
    if document.kind == "lab_result":
        return rng.choice((0, 4))
    if document.kind == "imaging_report":
        return rng.choice((1, 3, 3))
    return rng.choice((0, 1, 2, 4))


class _Writer:
    """Flows blocks down the pages."""

    def __init__(self, canvas: Canvas, facts: PageFacts, style: Style) -> None:
        self._canvas, self._facts, self._style = canvas, facts, style
        self._page = 0
        self._y = 0.0
        self._new_page()

    def _new_page(self) -> None:
        if self._page:
            self._footer()
            self._canvas.showPage()
        self._page += 1
        self._style.header(self._canvas, self._facts, self._style)
        self._y = _HEIGHT_PT - self._style.top_pt
        self._canvas.setFont(self._style.body, self._style.size_pt)

    def _footer(self) -> None:
        canvas, facts, style = self._canvas, self._facts, self._style
        canvas.setFont(style.body, 7.5)
        canvas.setStrokeColor(_RULE)
        canvas.line(style.margin_pt, 46, _WIDTH_PT - style.margin_pt, 46)
        canvas.drawString(style.margin_pt, 36, f"{facts.name}   DOB {facts.dob}   MRN {facts.mrn}   {facts.encounter}")
        canvas.drawRightString(_WIDTH_PT - style.margin_pt, 36, f"Page {self._page}")

    def close(self) -> None:
        self._footer()

    def _need(self, height_pt: float) -> None:
        if self._y - height_pt < 58:
            self._new_page()

    def _line(self, text: str, indent_pt: float = 0.0, font: str = "") -> None:
        self._need(self._style.lead_pt)
        self._canvas.setFont(font or self._style.body, self._style.size_pt)
        self._canvas.setFillColor(black)
        self._canvas.drawString(self._style.margin_pt + indent_pt, self._y, text)
        self._y -= self._style.lead_pt

    def _wrapped(self, text: str, indent_pt: float = 0.0) -> None:
        width = _WIDTH_PT - 2 * self._style.margin_pt - indent_pt
        for line in _wrap(text, self._style.body, self._style.size_pt, width):
            self._line(line, indent_pt)

    def _heading(self, text: str) -> None:
        style = self._style
        self._need(style.lead_pt * 3)
        self._y -= style.lead_pt * 0.45
        if style.heading_is_filled:
            self._canvas.setFillColor(_GREY)
            self._canvas.rect(
                style.margin_pt - 3, self._y - 3.2, _WIDTH_PT - 2 * style.margin_pt + 6, style.lead_pt, stroke=0, fill=1
            )
        if style.heading_is_underlined:
            width = stringWidth(text, style.bold, style.size_pt)
            self._canvas.setStrokeColor(black)
            self._canvas.line(style.margin_pt, self._y - 1.6, style.margin_pt + width, self._y - 1.6)
        self._line(text, font=style.bold)

    def block(self, block: Block) -> None:
        if block.heading:
            self._heading(block.heading)
        if block.text:
            self._wrapped(block.text, 8 if block.heading else 0)
        for item in block.items:
            is_numbered = item[:1].isdigit() and ". " in item[:4]
            self._wrapped(item if is_numbered else f"\u2022 {item}", 10)
        if block.rows:
            self._table(block.rows)
        if block.trace_seed:
            self._trace(block.trace_seed)

    def _table(self, rows: tuple[tuple[str, ...], ...]) -> None:
        style = self._style
        wide = max(stringWidth(row[0], style.body, style.size_pt) for row in rows) + 18
        usable = _WIDTH_PT - 2 * style.margin_pt
        first = max(usable / len(rows[0]), min(wide, usable * 0.62))
        step = (usable - first) / max(1, len(rows[0]) - 1)
        for number, row in enumerate(rows):
            self._need(style.lead_pt)
            is_abnormal = len(row) > 2 and row[2] in ("H", "L")
            self._canvas.setFillColor(black)
            self._canvas.setFont(style.bold if number == 0 or is_abnormal else style.body, style.size_pt)
            for column, cell in enumerate(row):
                x = style.margin_pt + 6 + (first + step * (column - 1) if column else 0)
                self._canvas.drawString(x, self._y, cell)
            if number == 0:
                self._canvas.setStrokeColor(_RULE)
                self._canvas.line(style.margin_pt + 4, self._y - 3, _WIDTH_PT - style.margin_pt, self._y - 3)
            self._y -= style.lead_pt + 1

    def _trace(self, seed: int) -> None:
        for lead in ("I", "II", "V1", "V5"):
            self._need(84)
            self._y -= 70
            self._canvas.setFont(self._style.bold, 8)
            self._canvas.drawString(self._style.margin_pt, self._y + 60, lead)
            draw_trace(self._canvas, self._style.margin_pt, self._y, _WIDTH_PT - 2 * self._style.margin_pt, seed, lead)
            self._y -= 6

    def signature(self) -> None:
        self._need(self._style.lead_pt * 3)
        self._y -= self._style.lead_pt
        self._line(self._facts.signed, font=self._style.bold)


def draw_trace(canvas: Canvas, x: float, y: float, width: float, seed: int, lead: str) -> None:
    """One lead over millimetre paper; `seed` sets rate and shape, so that all leads of a tracing agree."""
    width = int(width / 14.17) * 14.17  # whole squares
    canvas.setStrokeColor(_GREY)
    canvas.setLineWidth(0.3)
    canvas.grid([x + step * 14.17 for step in range(int(width / 14.17) + 1)], [y + step * 14.17 for step in range(5)])
    canvas.setStrokeColor(black)
    canvas.setLineWidth(0.8)
    path = canvas.beginPath()
    for number, (dx, dy) in enumerate(trace_points(width, seed, lead)):
        (path.lineTo if number else path.moveTo)(x + dx, y + 28 + dy)
    canvas.drawPath(path)
    canvas.setLineWidth(1)


def trace_points(width: float, seed: int, lead: str) -> list[tuple[float, float]]:
    """Points of an electrocardiogram lead: P wave, QRS and T wave once a beat."""
    rng = Random(seed)
    beat = rng.uniform(44, 74)
    gain = {"I": 0.8, "II": 1.1, "V1": -0.7, "V5": 1.2}[lead]
    values = []
    for step in range(int(width / _STEP_PT)):
        phase = (step * _STEP_PT % beat) / beat
        value = 3 * math.exp(-(((phase - 0.16) / 0.03) ** 2)) + 5 * math.exp(-(((phase - 0.55) / 0.06) ** 2))
        value += 26 * math.exp(-(((phase - 0.3) / 0.012) ** 2)) - 7 * math.exp(-(((phase - 0.335) / 0.014) ** 2))
        values.append(value * gain)
    around = zip([math.inf, *values[:-1]], values, [*values[1:], math.inf], strict=True)
    # A flat line needs its two ends only.
    bends = [abs(here - before) > 0.1 or abs(after - here) > 0.1 for before, here, after in around]
    return [
        (step * _STEP_PT, value) for step, (value, is_bend) in enumerate(zip(values, bends, strict=True)) if is_bend
    ]


@lru_cache(maxsize=65536)
def _word_width(word: str, font: str, size_pt: float) -> float:
    return float(stringWidth(word, font, size_pt))


def _wrap(text: str, font: str, size_pt: float, width_pt: float) -> list[str]:
    space = _word_width(" ", font, size_pt)
    lines: list[str] = []
    words: list[str] = []
    used = 0.0
    for word in text.split():
        word_width = _word_width(word, font, size_pt)
        if words and used + space + word_width > width_pt:
            lines.append(" ".join(words))
            words, used = [], 0.0
        used += word_width + (space if words else 0.0)
        words.append(word)
    return [*lines, " ".join(words)] if words else lines


def _boxed_header(canvas: Canvas, facts: PageFacts, style: Style) -> None:
    """An EHR's print: place at the left, a box of identifiers at the right."""
    top = _HEIGHT_PT - 40
    canvas.setFillColor(black)
    canvas.setFont(style.bold, 12)
    canvas.drawString(style.margin_pt, top, facts.facility)
    canvas.setFont(style.body, 8)
    canvas.drawString(style.margin_pt, top - 12, facts.facility_line)
    canvas.drawString(style.margin_pt, top - 23, facts.department)
    canvas.setStrokeColor(black)
    canvas.rect(_WIDTH_PT / 2 + 6, top - 42, _WIDTH_PT / 2 - style.margin_pt - 6, 56)
    canvas.setFont(style.bold, 9)
    canvas.drawString(_WIDTH_PT / 2 + 12, top + 2, facts.name)
    canvas.setFont(style.body, 8.5)
    canvas.drawString(_WIDTH_PT / 2 + 12, top - 11, f"MRN: {facts.mrn}   DOB: {facts.dob}   {facts.sex_age}")
    canvas.drawString(_WIDTH_PT / 2 + 12, top - 23, f"{facts.encounter}   Service date: {facts.service}")
    canvas.drawString(
        _WIDTH_PT / 2 + 12, top - 35, f"{facts.accession and 'Acc# ' + facts.accession + '   '}{facts.status}"
    )
    canvas.setFont(style.bold, 12)
    canvas.drawString(style.margin_pt, top - 60, facts.title)
    canvas.line(style.margin_pt, top - 66, _WIDTH_PT - style.margin_pt, top - 66)


def _letterhead(canvas: Canvas, facts: PageFacts, style: Style) -> None:
    """A centred letterhead over labelled lines."""
    top = _HEIGHT_PT - 44
    canvas.setFillColor(black)
    canvas.setFont(style.bold, 14)
    canvas.drawCentredString(_WIDTH_PT / 2, top, facts.facility)
    canvas.setFont(style.body, 8.5)
    canvas.drawCentredString(_WIDTH_PT / 2, top - 12, facts.facility_line)
    canvas.setFont(style.bold, 12)
    canvas.drawCentredString(_WIDTH_PT / 2, top - 32, facts.title.upper())
    canvas.setFont(style.body, 9.5)
    left, right = style.margin_pt, _WIDTH_PT / 2 + 24
    canvas.drawString(left, top - 52, f"PATIENT: {facts.name}")
    canvas.drawString(right, top - 52, f"MRN: {facts.mrn}")
    canvas.drawString(left, top - 65, f"DATE OF BIRTH: {facts.dob}")
    canvas.drawString(right, top - 65, f"ENCOUNTER: {facts.encounter}")
    canvas.drawString(left, top - 78, f"DATE OF SERVICE: {facts.service}")
    canvas.drawString(right, top - 78, facts.accession and f"ACCESSION: {facts.accession}")
    if facts.status:
        canvas.setFont(style.bold, 10)
        canvas.drawCentredString(_WIDTH_PT / 2, top - 92, f"*** {facts.status} ***")


def _typewriter(canvas: Canvas, facts: PageFacts, style: Style) -> None:
    """A transcription service's page."""
    top = _HEIGHT_PT - 48
    canvas.setFillColor(black)
    canvas.setFont(style.bold, 11)
    canvas.drawString(style.margin_pt, top, facts.facility.upper())
    canvas.setFont(style.body, 9)
    rows = (
        f"NAME:  {facts.name}",
        f"DOB:   {facts.dob}      MR#: {facts.mrn}",
        f"VISIT: {facts.encounter}   DOS: {facts.service}",
        f"TYPE:  {facts.title.upper()}  {facts.accession}",
    )
    for number, row in enumerate(rows):
        canvas.drawString(style.margin_pt, top - 16 - 11 * number, row)
    if facts.status:
        canvas.drawRightString(_WIDTH_PT - style.margin_pt, top, facts.status)


def _radiology_bar(canvas: Canvas, facts: PageFacts, style: Style) -> None:
    """A radiology system's report: a dark bar and two columns of particulars."""
    top = _HEIGHT_PT - 36
    canvas.setFillColor(Color(0.2, 0.2, 0.2))
    canvas.rect(style.margin_pt, top - 10, _WIDTH_PT - 2 * style.margin_pt, 22, stroke=0, fill=1)
    canvas.setFillColor(white)
    canvas.setFont(style.bold, 11)
    canvas.drawString(style.margin_pt + 6, top - 3, f"{facts.facility}  -  {facts.department}")
    canvas.setFillColor(black)
    canvas.setFont(style.body, 9)
    right = _WIDTH_PT / 2 + 20
    canvas.drawString(style.margin_pt, top - 26, f"Patient Name: {facts.name}")
    canvas.drawString(style.margin_pt, top - 38, f"Date of Birth: {facts.dob}     Sex/Age: {facts.sex_age}")
    canvas.drawString(style.margin_pt, top - 50, f"Exam: {facts.title}")
    canvas.drawString(right, top - 26, f"Medical Record No.: {facts.mrn}")
    canvas.drawString(right, top - 38, f"Visit: {facts.encounter}   Exam date: {facts.service}")
    canvas.drawString(right, top - 50, f"Accession: {facts.accession}   {facts.status}")
    canvas.setStrokeColor(black)
    canvas.line(style.margin_pt, top - 58, _WIDTH_PT - style.margin_pt, top - 58)


def _banner(canvas: Canvas, facts: PageFacts, style: Style) -> None:
    """A one-line banner of identifiers above the title."""
    top = _HEIGHT_PT - 34
    canvas.setFillColor(_GREY)
    canvas.rect(style.margin_pt - 4, top - 5, _WIDTH_PT - 2 * style.margin_pt + 8, 16, stroke=0, fill=1)
    canvas.setFillColor(black)
    canvas.setFont(style.bold, 9)
    canvas.drawString(style.margin_pt, top, f"{facts.name}   DOB: {facts.dob}   MRN: {facts.mrn}   {facts.encounter}")
    canvas.setFont(style.bold, 13)
    canvas.drawString(style.margin_pt, top - 26, facts.title)
    canvas.setFont(style.body, 8.5)
    canvas.drawString(
        style.margin_pt, top - 39, f"{facts.facility}, {facts.department}   |   {facts.service}   |   {facts.author}"
    )
    canvas.drawRightString(_WIDTH_PT - style.margin_pt, top - 26, f"{facts.status} {facts.accession}".strip())


_SANS: dict[str, Any] = {"body": "Helvetica", "bold": "Helvetica-Bold"}
_STYLES = (
    Style(**_SANS, size_pt=9.5, lead_pt=12, margin_pt=48, top_pt=124, header=_boxed_header, heading_is_filled=True),
    Style(
        body="Times-Roman", bold="Times-Bold", size_pt=11, lead_pt=13.5, margin_pt=66, top_pt=160, header=_letterhead
    ),
    Style(body="Courier", bold="Courier-Bold", size_pt=9.5, lead_pt=11.5, margin_pt=60, top_pt=120, header=_typewriter),
    Style(**_SANS, size_pt=10, lead_pt=13, margin_pt=54, top_pt=116, header=_radiology_bar),
    Style(**_SANS, size_pt=9, lead_pt=11.5, margin_pt=44, top_pt=96, header=_banner, heading_is_underlined=True),
)
