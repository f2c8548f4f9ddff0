"""A page with a cursor: blocks draw at it and move it down."""

from collections.abc import Callable, Mapping
from random import Random
from typing import Literal

from bench.reading.ask import Ask
from bench.reading.fonts import FACES
from bench.reading.words import LABELS, TEXTS, Side
from sample_faxes.sheet import INK, Sheet
from sample_faxes.values import FACILITIES

SIZES_PT: Mapping[Side, tuple[float, ...]] = {
    "open": (10, 11, 11, 12), "seen": (9.5, 10.5, 11.5, 12.5), "second": (9.5, 10, 11, 12, 13),
}  # fmt: skip
UNSCORED = frozenset({"", "from", "provider", "contact", "address"})  # fields that no reader is judged on
HAND_AGAINST_TYPE = 1.2  # hands are written larger than type, and run wider (about)
Row = tuple[str, str, str]  # label, text, and the field that it is


class Paper:
    """What the blocks of one page share. Changes while the page is drawn, as its sheet does."""

    def __init__(self, ask: Ask, side: Side, rng: Random, hand: str, face: str = "", size_pt: float = 0) -> None:
        self.ask, self.side, self.rng = ask, side, rng
        face = face or rng.choice(FACES[side])
        size_pt = size_pt or rng.choice(SIZES_PT[side])
        self.sheet = Sheet(face=face, size_pt=size_pt, hand=hand, rng=rng)
        self.left = rng.choice((0.7, 0.85, 1.0))
        self.right = 8.5 - self.left
        self.y = rng.uniform(0.75, 0.95)
        self.smallest_pt = size_pt  # of any typed value
        self.smallest_hand_pt = 99.0  # of any written one
        self.written: set[str] = set()  # fields that stand on the page
        self.unclear: set[str] = set()  # fields of which nobody could say what the page means
        self.auth_missing: list[str] | None = None  # of an authorization: what it lacks
        self.following: list[Paper] = []  # sheets that this one brings along
        self._labels: dict[str, str] = {}
        self.facility = FACILITIES[ask.facility]

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def step(self) -> float:
        """From one line of values to the next."""
        return self.sheet.size_pt / 72 * (2.1 if self.sheet.hand else 1.55)

    def label(self, name: str) -> str:
        """This page's word for a field: the same wherever it occurs."""
        if name not in self._labels:
            self._labels[name] = self.rng.choice(LABELS[self.side][name])
        return self._labels[name]

    def text(self, name: str) -> str:
        """A sentence of this side, filled in."""
        ask, patient = self.ask, self.ask.patient
        return self.rng.choice(TEXTS[self.side][name]).format(
            name=patient.name_text,
            dob=patient.dob_text,
            wanted=ask.wanted,
            purpose=ask.purpose,
            fax=ask.fax,
            phone=ask.phone,
            contact=ask.contact or "records",
            visit=f"{ask.visit:%m/%d/%Y}",
            range=ask.range_text,
        )

    def say(self, name: str, *, leading: float = 1.35, bold: bool = False) -> None:
        """A paragraph in the words of this side, across the page."""
        self.paragraph(self.text(name), leading=leading, bold=bold)

    def paragraph(self, text: str, *, leading: float = 1.35, pt: float = 0, bold: bool = False) -> None:
        sheet = self.sheet
        self.y = sheet.paragraph(self.left, self.y, self.width, text, leading=leading, pt=pt, bold=bold) + 0.1

    def put(self, x: float, y: float, text: str, *, room: float, field: str = "", bold: bool = False) -> float:
        """A filled-in value, smaller where the room is short; one that is corrected is struck out before."""
        sheet = self.sheet
        if not text:
            return x
        self.written.add(field)
        if field and field == self.ask.strike and room > 2 * sheet.length(text):
            wrong = _other_figure(text)
            end = sheet.value(x, y, wrong)
            sheet.rule(x - 0.03, y - sheet.size_pt / 72 * 0.33, end + 0.03, pt=1.4)
            room, x = room - (end - x) - 0.12, end + 0.12
        if sheet.hand and field not in UNSCORED:
            full_pt = sheet.size_pt * HAND_AGAINST_TYPE
            length = sheet.length(text, pt=full_pt) * HAND_AGAINST_TYPE
            self.smallest_hand_pt = min(self.smallest_hand_pt, full_pt * min(1, room / length))
        elif not sheet.hand:
            self.smallest_pt = min(self.smallest_pt, sheet.size_pt * min(1, room / sheet.length(text, bold=bold)))
        return sheet.value(x, y, text, room=room, bold=bold)

    def patient_rows(self, index: int = 0) -> list[Row]:
        """What forms ask about a patient; only what is known."""
        patient = self.ask.patients[index]
        rows = [("name", patient.name_text), ("dob", patient.dob_text), ("aka", patient.aka), ("sex", patient.sex)]
        rows += [("mrn", patient.mrn), ("patient_phone", patient.phone), ("address", patient.address)]
        return [(self.label(name), text, name) for name, text in rows if text]

    def sender_rows(self, *, practice: bool = True) -> list[Row]:
        """Who asks, and where to answer."""
        ask = self.ask
        rows = [("provider", ask.provider), ("npi", ask.npi), ("phone", ask.phone)]
        rows += [("fax", ask.fax), ("contact", ask.contact)]
        if practice:
            rows.insert(0, ("from", ask.practice))
        return [(self.label(name), text, name) for name, text in rows if text]

    def date_text(self) -> str:
        day = self.ask.letter_date
        return self.rng.choice(
            (f"{day:%m/%d/%Y}", f"{day:%B} {day.day}, {day.year}", f"{day.month}/{day.day}/{day:%y}")
        )

    def heading(self, text: str, *, align: Literal["left", "center"] = "left", pt: float = 14) -> None:
        x = self.left if align == "left" else 4.25
        pt *= min(1.0, self.width / self.sheet.length(text, pt=pt, bold=True))
        self.sheet.type(x, self.y + 0.12, text, pt=pt, bold=True, align=align)
        self.y += 0.12 + pt / 72 * 1.5

    def circle(self, x: float, y: float, to_x: float) -> None:
        """A pen's ring round a word that stands on baseline y."""
        height = self.sheet.size_pt / 72
        steps = [self.rng.uniform(-0.02, 0.03) for _ in range(2)]
        box = (x - 0.08, y - height * 1.0 - 0.04 + steps[0], to_x + 0.08, y + height * 0.35 + 0.04 + steps[1])
        self.sheet._pen.ellipse([end * 400 for end in box], outline=INK, width=8)


Block = Callable[[Paper], None]


def _other_figure(text: str) -> str:
    """The value with one letter or figure wrong."""
    for place in range(len(text) - 2, -1, -1):
        if text[place].isalnum():
            wrong = str((int(text[place]) + 3) % 10) if text[place].isdigit() else ("e" if text[place] != "e" else "a")
            return text[:place] + wrong + text[place + 1 :]
    return text
