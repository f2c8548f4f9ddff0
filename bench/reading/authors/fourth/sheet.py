"""The values of one fax as its templates write them. Who asks for a value writes it, and so the truth names it."""

import unicodedata
from collections.abc import Mapping
from datetime import date, timedelta
from random import Random
from typing import Any

from markupsafe import Markup, escape

from bench.reading.ask import e164
from bench.reading.authors.fourth import words
from bench.reading.authors.fourth.asks import Ask, DateStyle, _numbers
from bench.reading.authors.fourth.names import family_name, full_name, given_name
from bench.reading.authors.fourth.patient import PatientText, Written
from bench.reading.authors.fourth.pen import Pen, html, joined
from bench.reading.from_html import by_pen
from sample_faxes.values import FACILITIES

REQUESTS = frozenset({"continuity_of_care", "emergency", "more_information"})
NO_PATIENTS = frozenset({"vital_records", "incoming_records", "misdirected", "junk"})
UNNAMED = (
    "pertinent medical records",
    "pertinent records",
    "medical records",
    "records",
)
BOX_LABELS: Mapping[str, tuple[str, ...]] = {
    "history_and_physical": ("History & Physical", "H&P", "History and Physical"),
    "imaging_report": ("Radiology Reports", "X-ray / Imaging Reports", "Imaging (reports)"),
    "operative_note": ("Operative Report", "Operative Notes", "Surgical / Op Report"),
    "discharge_summary": ("Discharge Summary", "D/C Summary", "Discharge Summaries"),
    "consultation": ("Consultation Reports", "Consults", "Consultations"),
    "lab_result": ("Lab Results", "Laboratory", "Labs"),
    "pathology": ("Pathology Report", "Pathology", "Path Reports"),
    "ekg": ("EKG", "ECG", "EKG / ECG tracing"),
    "medication_list": ("Medication List", "Current Medications", "Med List"),
    "progress_note": ("Progress Notes", "Office / Progress Notes", "Clinic Notes"),
    "all": ("Entire Record", "Complete Chart", "All Records"),
}


class Sheet:
    """What a template may write. `unclear`: fields that a careful reader could not tell."""

    def __init__(self, rng: Random, ask: Ask, hand: str, hand_pt: float) -> None:
        self.rng, self.ask, self.hand, self.hand_pt, self.smallest_hand_pt = rng, ask, hand, hand_pt, 99.0
        self.said: dict[str, str] = {}
        self.unclear: set[str] = set()
        self.facts: dict[str, Any] = {}  # what a template chose that the truth tells: auth_missing
        self.lacking: frozenset[str] = frozenset()  # what an authorization lacks
        self.recipient = rng.choice((words.practice_name(rng, "office"), full_name(rng)))
        self.elsewhere, self.elsewhere_office = words.practice_name(rng, "ed"), words.practice_name(rng, "office")
        self._struck = rng.choice(("fax", "name")) if rng.random() < 0.04 else ""
        self.struck_name = (
            given_name(rng, ask.patients[0].female) if self._struck == "name" and len(ask.patients) == 1 else ""
        )
        self.pen, self.dotted = Pen(rng), rng.random() < 0.5
        self.patients = [PatientText(self, one) for one in ask.patients]
        self.p = self.patients[0]
        self.practice, self.street, self.city, self.provider, self.contact = (
            ask.practice, ask.street, ask.city, ask.provider, ask.contact,
        )  # fmt: skip
        self.kind, self.emergency, self.reference = ask.kind, ask.kind == "emergency", ask.reference
        self.date = self.day()
        self.staff = rng.choice(words.STAFF)
        self.notice, self.law = rng.choice(words.NOTICES), rng.choice(words.TREATMENT_LAW)
        self.our_fax, self.our_phone = self.number("3238655482"), self.number("6262932400")
        self._type_words = [rng.choice(words.TYPES[name]) for name in ask.types]
        self._unnamed = rng.choice(UNNAMED)
        self._mark = (
            rng.choice(words.STAT if ask.urgency == "stat" else words.URGENT) if ask.urgency != "routine" else ""
        )

    def _say(self, field: str, text: str) -> str:
        self.said[field] = text
        return text

    def one(self, *choices: str) -> Any:
        return self.rng.choice(choices)

    def chance(self, share: float) -> bool:
        return self.rng.random() < share

    def missing(self, field: str) -> None:
        """Nobody could tell this field from the sheet."""
        self.unclear.add(field)

    def w(self, text: str, pt: float = 0) -> Markup:
        """A value filled in, in the office's hand or typed."""
        if not self.hand:
            wrong = getattr(text, "wrong", "")
            return html(f'<span class="v">{self.pen.crossed(wrong) + html(" ") if wrong else ""}{escape(text)}</span>')
        size = pt or self.hand_pt
        if text:
            self.smallest_hand_pt = min(self.smallest_hand_pt, size)
        wrong = getattr(text, "wrong", "")
        before = self.pen.crossed(by_pen(self.rng, wrong, self.hand, size)) + html(" &nbsp;") if wrong else html("")
        plain = unicodedata.normalize("NFKD", str(text)).encode("ascii", "ignore").decode()
        # By the word, so that a long value finds room on a second line.
        return before + html("&nbsp; ").join(by_pen(self.rng, word, self.hand, size) for word in plain.split(" "))

    def day(self, back: int = 0, style: DateStyle | str | None = None) -> str:
        """The letter's date, or so many days before it."""
        day = self.ask.letter_date - timedelta(days=back)
        return day.strftime(style) if isinstance(style, str) else (style or self.ask.date_style)(day)

    def past(self, least: int, most: int) -> str:
        return self.day(self.rng.randrange(least, most))

    def number(self, digits: str) -> str:
        return self.ask.number_style.format(a=digits[:3], b=digits[3:6], c=digits[6:])

    @property
    def phone(self) -> str:
        return self._say("phone", self.number(self.ask.numbers[0]))

    @property
    def fax(self) -> Written:
        text = Written(self._say("fax", self.number(self.ask.numbers[1])))
        text.wrong = self.number(self.ask.numbers[4]) if self._struck == "fax" else ""
        return text

    def line(self, place: int) -> str:
        """Another line of the office, from 2 on: never the one to answer."""
        return self.number(self.ask.numbers[place])

    def other_number(self) -> str:
        return self.number(_numbers(self.rng)[0])

    def some_street(self) -> str:
        return f"{self.rng.randrange(100, 9900)} {self.rng.choice(words.STREETS)}"

    def some_city(self) -> str:
        return self.rng.choice(words.CITIES)

    def somebody(self) -> str:
        return full_name(self.rng)

    def doctor(self) -> str:
        return f"{full_name(self.rng)}, {self.rng.choice(words.CREDENTIALS)}"

    def some_practice(self, setting: str = "office") -> str:
        return words.practice_name(self.rng, setting)

    def relative(self) -> str:
        """Of the patient's family name."""
        return f"{given_name(self.rng, self.chance(0.5))} {self.ask.patients[0].family.split()[-1]}"

    def family_name(self) -> str:
        return family_name(self.rng)

    def digits(self, count: int) -> str:
        return str(self.rng.randrange(10 ** (count - 1), 10**count))

    def minute(self) -> str:
        return f"{self.rng.randrange(60):02d}"

    def birth(self) -> str:
        """Of somebody who is not the patient."""
        return self.ask.date_style(date(1935, 1, 1) + timedelta(days=self.rng.randrange(22000)))

    @property
    def npi(self) -> str:
        return self._say("npi", self.ask.npi)

    @property
    def hospital(self) -> str:
        return self._say("facility", self.ask.hospital)

    @property
    def our_street(self) -> str:
        return FACILITIES[self.ask.facility][1] if self.ask.facility else ""

    @property
    def our_city(self) -> str:
        return FACILITIES[self.ask.facility][2] if self.ask.facility else "Los Angeles, CA"

    @property
    def reason(self) -> str:
        return self._say("reason", self.ask.reason)

    @property
    def mark(self) -> str:
        """Nothing, or how urgent it is."""
        return self._say("urgency", self._mark)

    @property
    def urgency_boxes(self) -> list[tuple[str, bool]]:
        self.said["urgency"] = self.ask.urgency
        names = {"routine": "Routine", "urgent": "Urgent", "stat": "STAT"}
        return [(label, name == self.ask.urgency) for name, label in names.items()]

    @property
    def types(self) -> list[str]:
        """The words for what is wanted; nothing named: some general word."""
        self.said["types"] = " / ".join(self._type_words)
        return self._type_words or [self._unnamed]

    @property
    def wanted(self) -> str:
        return ", ".join(self.types)

    @property
    def wanted_and(self) -> str:
        return joined(self.types)

    def boxes(self, others: tuple[str, ...] = (), general: str = "Pertinent records") -> list[tuple[str, bool]]:
        """Printed choices, with those wanted marked; `others` are never wanted."""
        asked = self.ask.types
        shown = [name for name in BOX_LABELS if name in asked or self.rng.random() < 0.75]
        if "all" in asked:
            shown = [name for name in shown if name == "all" or self.rng.random() < 0.8]
        labels = [(self.rng.choice(BOX_LABELS[name]), name in asked) for name in shown]
        labels += [(other, False) for other in others]
        if self.rng.random() < 0.5:
            self.rng.shuffle(labels)
        if not asked or self.rng.random() < 0.3:
            labels.insert(0, (general, not asked))
        self.said["types"] = " / ".join(label for label, on in labels if on and label != general)
        return labels

    def boxes_for(self, wanted: bool) -> list[tuple[str, bool]]:
        """The same of an authorization, which may name nothing."""
        return [(label, on and wanted) for label, on in self.boxes(general="Billing record")]

    @property
    def spanish_types(self) -> list[str]:
        self.said["types"] = ""
        return [words.SPANISH[name] for name in self.ask.types]

    @property
    def span(self) -> str:
        return self._say("span", self.ask.span.text if self.ask.span else "")

    @property
    def has_span(self) -> bool:
        return self.ask.span is not None

    @property
    def span_always(self) -> str:
        """Some dates of service, where an authorization must name them."""
        return self.ask.span.text if self.ask.span else f"{self.past(200, 900)} to present"

    def truth(self) -> dict[str, Any]:
        """What a careful person would say reading the sheets."""
        ask, said = self.ask, self.said
        truth: dict[str, Any] = {"kind": ask.kind, "urgency": ask.urgency}
        assert ask.urgency == "routine" or "urgency" in said, "the urgency is not on the sheet"
        if ask.kind in ("misdirected", "junk"):
            truth["facility"] = None
        elif ask.facility and "facility" in said:
            truth["facility"] = ask.facility
        if ask.kind not in NO_PATIENTS:
            truth["patients"] = [one.truth() for one in self.patients]
        if ask.kind in REQUESTS:
            assert ask.kind == "more_information" or "types" in said, "nothing is asked for"
            truth |= {
                "reply_fax": e164(said["fax"]) if "fax" in said else None,
                "phone": e164(said["phone"]) if "phone" in said else None,
                "npi": said.get("npi"),
                "requested_types": sorted(ask.types) if "types" in said else [],
                "date_range": _range(ask) if said.get("span") else None,
            }
        if ask.reference:
            truth["reference"] = ask.reference
        return {name: value for name, value in (truth | self.facts).items() if name not in self.unclear}


def _range(ask: Ask) -> dict[str, str | None] | None:
    if not ask.span:
        return None
    start, end = ask.span.start, ask.span.end
    return {"from": start.isoformat() if start else None, "to": end.isoformat() if end else None}
