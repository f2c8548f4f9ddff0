"""The values of the reader: pages, words, fields with their evidence, and the letter as a whole.

Everything is frozen. Pixel arrays are 8-bit grey (0 ink, 255 paper) and are never written into after
they were made. Boxes are in pixels of the page they name, origin top left.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, TypeAlias

if TYPE_CHECKING:  # the child that decodes needs none of it, and loading it costs more than decoding
    import numpy as np
    from numpy.typing import NDArray

Pixels: TypeAlias = "NDArray[np.uint8]"
ONE_READER = 0.8  # the most confidence that one reader alone can give a value

Kind = Literal[
    "continuity_of_care",
    "emergency",
    "more_information",
    "patient_authorization",
    "legal",
    "patient_rights",
    "radiology_images",
    "vital_records",
    "incoming_records",
    "misdirected",
    "junk",
    "unreadable",
]
RecordType = Literal[
    "history_and_physical",
    "imaging_report",
    "operative_note",
    "discharge_summary",
    "consultation",
    "lab_result",
    "pathology",
    "ekg",
    "medication_list",
    "progress_note",
    "all",
]
Urgency = Literal["routine", "urgent", "stat"]
AuthorizationItem = Literal[
    "patient_name",
    "dob",
    "recipient",
    "recipient_address",
    "purpose",
    "dates_of_service",
    "report_types",
    "signature",
    "signature_date",
    "representative_proof",
    "photo_id",
]


class Box(NamedTuple):
    """A rectangle in pixels: left, top, width, height; origin top left."""

    left: int
    top: int
    width: int
    height: int


class RowSpan(NamedTuple):
    """Rows of a page's own raster as the carrier delivered it, counted from 0; `end` is the first one behind them."""

    first: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class PageImage:
    """One page as grey pixels with its true resolution.

    As decoded, the raster is the carrier's own (204 x 98 dpi and so on, values 0 or 255 only for a bilevel
    page); later steps return new pages with square pixels.
    """

    number: int  # from 1, as staff count
    pixels: Pixels  # (rows, columns), 0 ink .. 255 paper
    dpi_x: float
    dpi_y: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """One word read from a page that was turned upright and given square pixels."""

    text: str
    page_number: int  # from 1
    box_px: Box
    confidence_pct: float  # 0 to 100, Tesseract's own scale
    line: int  # words with equal (block, line) stand on one text line, left to right
    block: int
    by_second: bool = False  # the second reader's text, where the first one's was of no use


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class RasterRepairs:
    """Where a page's own raster was repaired, and how that raster lies on the upright page."""

    rows: int
    columns: int
    bits: Pixels  # one bit a pixel, 1 repaired, each row packed from the left; without rows: nothing was
    to_upright: "NDArray[np.float64]"  # 2 x 3: a point (x, y) of the raster -> the same point of the upright page


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class PageRead:
    """A page after reading: the upright, square-pixel image and its words."""

    number: int  # from 1
    image: PageImage  # upright, square pixels, 204 dpi
    words: tuple[Word, ...]
    turned_deg: int  # 0, 90, 180 or 270: degrees clockwise that the content was turned as received
    skew_deg: float  # what deskewing took away
    is_blank: bool
    legible: bool  # False: too little was read with any confidence
    tti: str | None  # the sending machine's header line, read apart; a claim, never a field
    barcodes: tuple[str, ...]  # decoded texts of Code 128 and QR codes on the page
    repairs: RasterRepairs | None = None  # None: not known, as of a page that was only glanced at
    strikes: tuple[Box, ...] = ()  # lines through words that were taken off the page (`strikes.py`)

    @property
    def text(self) -> str:
        """The words in reading order, one text line a line."""
        lines: dict[tuple[int, int], list[str]] = {}
        for word in self.words:
            lines.setdefault((word.block, word.line), []).append(word.text)
        return "\n".join(" ".join(words) for words in lines.values())


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnIdentity:
    """What the reader must know of the hospital to tell it from the requester."""

    fax_numbers: tuple[str, ...]  # E.164; never a reply number
    phone_numbers: tuple[str, ...]  # E.164
    facilities: Mapping[str, tuple[str, ...]]  # facility id -> names, addresses and short forms as letters write them


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """Why a field has its value: where it was read, how, and how surely."""

    field: str  # "patients[0].dob", "reply_fax", "kind", ...
    value: str
    page_number: int  # from 1
    box_px: Box | None  # in the upright, square-pixel page; None for a decision that has no place
    text: str  # as the first reader read it
    second_text: str | None  # as the second, unrelated reader read it; None: it was not asked
    confidence: float  # 0 to 1
    rule: str  # which rule chose it, e.g. "label right of: Patient name"
    boxes_px: tuple[Box, ...] = ()  # the same place row by row, for words that run over the end of a line
    first_confidence: float | None = None  # the first reader's own, of its least sure word, 0 to 1
    second_confidence: float | None = None  # the second reader's own, 0 to 1
    bad_row_share: float | None = None  # of the fax's rows under the box, those on which something was repaired in it
    reported_bad_row_share: float | None = None  # of the same rows, those the carrier calls bad; None: it said nothing


@dataclass(frozen=True, slots=True, kw_only=True)
class DateRange:
    """Dates of service asked for, both ends included; None is open."""

    start: date | None
    end: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PatientOnFax:
    """A patient as the fax names him. A value that was not read is None, never a guess."""

    name: str | None = None  # as written
    given: str | None = None
    middle: str | None = None
    family: str | None = None
    suffix: str | None = None  # "Jr", "Sr", "II", "III", "IV"
    aliases: tuple[str, ...] = ()  # maiden and other names, as written
    dob: date | None = None
    mrn: str | None = None
    sex: Literal["male", "female"] | None = None
    phone: str | None = None  # E.164
    address: str | None = None
    name_confidence: float = 0.0  # probability that family, given and suffix are what the page says
    dob_confidence: float = 0.0
    name_agrees: bool = True  # False: another occurrence in the same fax differs
    dob_agrees: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestOnFax:
    """One request of the fax: a patient and what is asked about him."""

    patient_index: int | None  # into Letter.patients; None: no patient was named
    requested_types: tuple[RecordType, ...]  # () nothing named = standard packet
    date_range: DateRange | None
    kind: Kind | None = None  # where it differs from the letter's: images and reports asked in one fax are two requests


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """A fax as read: what kind it is, who asks about whom for what, and where the answer goes."""

    kind: Kind
    kind_confidence: float  # 0 to 1
    kind_words: tuple[str, ...] = ()  # the words that decided
    reference: str | None = None  # ours, quoted by the office; printed or from a barcode
    facility: str | None = None  # facility id of OwnIdentity the letter is addressed to; None: not said
    letter_date: date | None = None
    purpose: str | None = None  # "treatment", "legal", "personal", "insurance", "disability", ... as classified; None
    patients: tuple[PatientOnFax, ...] = ()
    requester_org: str | None = None
    provider_name: str | None = None
    npi: str | None = None  # ten digits with a right check digit, or None
    reply_fax: str | None = None  # E.164
    reply_fax_confidence: float = 0.0
    phone: str | None = None  # E.164
    requested_types: tuple[RecordType, ...] = ()
    date_range: DateRange | None = None
    urgency: Urgency = "routine"
    auth_missing: tuple[AuthorizationItem, ...] = ()
    orientation: int = 0  # degrees clockwise that the content of the cover was turned
    legible: bool = True
    unattended: bool = False
    pages_total: int = 0
    pages_read: int = 0  # fewer than pages_total: a long fax was only read in part
    is_repeat: bool = False  # the letter calls itself a second request
    evidence: tuple[Evidence, ...] = field(default=())
    requests: tuple[RequestOnFax, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """The letter as plain JSON values, in the documented shape of `fax-intake read --json`."""
        shown: dict[str, Any] = _plain(asdict(self))
        for owner in [shown, *shown["requests"]]:
            if owner["date_range"] is not None:
                owner["date_range"] = {"from": owner["date_range"]["start"], "to": owner["date_range"]["end"]}
        for request in shown["requests"]:
            request["patient"] = request.pop("patient_index")
        return shown


def _plain(value: Any) -> Any:
    match value:
        case dict():
            return {key: _plain(item) for key, item in value.items()}
        case Box():
            return list(value)
        case list() | tuple():
            return [_plain(item) for item in value]
        case date() | datetime():
            return value.isoformat()
        case _:
            return value
