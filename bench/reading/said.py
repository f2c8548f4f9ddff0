"""A letter in words of its own, for faxes that are no treatment request."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A kind of letter: who writes, its title, and its paragraphs."""

    kind: str
    who: str  # a company's name; "person": the patient's own letter
    title: str
    paragraphs: tuple[str, ...]
    elsewhere: str = ""  # addressed to this place instead of to us
    shows_patient: bool = True
    with_form: bool = False  # the patient's authorization comes along as a second sheet
