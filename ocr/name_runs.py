"""Runs of words that are a person's name, and those that only look like one: practices, addresses, doctors."""

import re
from collections.abc import Sequence

from ocr.hits import Hit
from ocr.known_names import is_known_given
from ocr.model import Word
from ocr.people import CREDENTIALS, name_length, read_name

_NO_WORD = re.compile(r"[A-Za-z].*[^A-Za-z'’.-]|[^A-Za-z('’.-].*[A-Za-z]")  # a letter, and something that is none
_HAS_NUMBER = re.compile(r"\d{2}")
DOCTOR = re.compile(r"\bd(?:r|octor)\b\.?\s*$", re.IGNORECASE)
_PLACE_WORD = re.compile(
    r"^(?:\w+olog(?:y|ists?)|\w+iatr(?:y|ics?|ists?)|\w*orthop\w+|surg(?:ery|ical)|medical|medicine|clinics?|cent(?:er|re)|"
    r"hosp\w{0,6}|hos\w{2,3}tal|health(?:care)?|group|associates|partners|consultants|specialists?|institute|physicians?|practice|"
    r"primary|internal|family|urgent|women['’]?s|men['’]?s|children['’]?s|pulmonary|heart|imaging|laborator\w+|"
    r"pharmacy|services|offices?|firm|casualty|company|department|emergency|county|university|llp|llc|inc|corp\w*|insurance|attorneys?|"
    r"ave(?:nue)?|blvd|boulevard|street|road|drive|suite|ste|way|lane|floor)$",
    re.IGNORECASE,
)
_ZIP = re.compile(r"^9\d{4}(?:-\d{4})?[.,;]?$|^\d{5}-\d{4}$")  # of California, or with its four more digits
_STATE_CODE = re.compile(r"^(?:CA|AZ|NV|OR|WA|TX|NY|FL|CO|UT|NM)\.?$")


def is_doctor(words: Sequence[Word]) -> bool:
    texts = [re.sub(r"[^a-z-]", "", word.text.lower()) for word in words]  # "D.O."
    length = name_length([word.text for word in words])
    if texts and texts[0] in {"dr", "doctor"}:
        return True
    return any(text in CREDENTIALS for text in texts[1 : length + 2])


def is_place(words: Sequence[Word], start: int, length: int) -> bool:
    """Is this run of words a practice or an address: has it, or what follows it, a word of such?"""
    own = [word.text.strip(",.()") for word in words[start : start + length]]
    if any(_PLACE_WORD.match(text) for text in own) or any(_STATE_CODE.match(text) for text in own[1:]):
        return True
    if any(_ZIP.match(word.text) and on_one_row(words[start], word) for word in words[start + length :]):
        return True
    behind = words[start + length].text if start + length < len(words) else ""
    same_row = bool(behind) and on_one_row(words[start + length - 1], words[start + length])
    if not same_row or words[start + length - 1].text.endswith((";", ":", ")")):
        return False
    closed = words[start + length - 1].text.endswith((",", "."))
    plain = behind.strip(",.()")
    return bool(re.match(r"^\d{5}(?:-\d{4})?$", plain)) or (
        not closed and behind[:1].isupper() and _is_place_word(plain)
    )


def _is_place_word(text: str) -> bool:
    return bool(_PLACE_WORD.match(text))


def on_one_row(one: Word, two: Word) -> bool:
    return abs(one.box_px.top - two.box_px.top) < max(one.box_px.height, two.box_px.height)


def first_name(words: tuple[Word, ...], *, rule: str, strength: float) -> Hit | None:
    """The first whole name in a run of words that is no doctor's."""
    texts = [re.sub(r"(?<=[a-z])!$", "i", word.text) for word in words]
    start = 0
    while start < len(words):
        length = name_length(texts[start:])
        if (
            length >= 2
            and not DOCTOR.search(" ".join(texts[:start]))
            and not is_doctor(words[start:])
            and not is_place(words, start, length)
        ):
            name = read_name(" ".join(texts[start : start + length]))
            if name is not None and name.is_whole:
                own = with_unread_tail(words, start, length)
                return Hit(field="name", value=name, words=own, rule=rule, strength=strength)
        start += max(1, length)
    return None


def without_number(words: Sequence[Word]) -> tuple[Word, ...]:
    """A list's own number or bullet before the name is not part of it."""
    start = 0
    while start < len(words) - 1 and re.fullmatch(r"[(#]?\d{1,2}[.):]?|[-•*·.]|[a-e][.)]", words[start].text):
        start += 1
    return tuple(words[start:])


def looks_like_place(text: str) -> bool:
    """Has a text a word of practices or addresses, a state's letters or a ZIP code?"""
    words = [word.strip(",.()") for word in text.split()]
    return any(_PLACE_WORD.match(word) or _STATE_CODE.match(word) or _ZIP.match(word) for word in words)


def with_unread_tail(words: Sequence[Word], start: int, length: int) -> tuple[Word, ...]:
    """A name's words with those right behind them that are no words at all ("L&E"): parts of it that were not read."""
    end = start + length
    while end < len(words) and _is_unread(words[end]) and on_one_row(words[start], words[end]):
        if words[end].box_px.left - _right(words[end - 1]) > 2 * words[end].box_px.height:
            break
        end += 1
    return tuple(words[start:end])


def _is_unread(word: Word) -> bool:
    text = word.text.strip(".,;:()")
    return bool(_NO_WORD.search(text)) and not _HAS_NUMBER.search(text)


def _right(word: Word) -> int:
    return word.box_px.left + word.box_px.width


def is_given_first(texts: Sequence[str]) -> bool:
    """ "Eoghan Santiago" where the form asks for "Last, First": only the first word is a given name."""
    return len(texts) >= 2 and is_known_given(texts[0]) and not is_known_given(texts[-1])
