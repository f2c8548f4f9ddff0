"""Patients in running text: a name behind "our patient", or right before a birth date."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from rapidfuzz import fuzz

from ocr.dates import birth_dates
from ocr.hits import Hit, paragraphs, set_apart, words_between
from ocr.known_names import is_known_name
from ocr.layout import PageLayout
from ocr.model import Word
from ocr.name_runs import DOCTOR, is_doctor, is_place, on_one_row
from ocr.other_people import OTHER_PERSON, SIGNED
from ocr.people import KNOWN_AS, letters_of, name_length, read_name, split_aliases

BARE_DATE = 0.85  # strength of a date right behind a name that is surely the patient's

# Words of a sentence that lead to the patient's name, and how surely they do.
_CUES = (
    (re.compile(r"\b(?:mutual|former|our|your|this|the|named|new|shared|following)\s+(?:\w+\s+)?(?:patient|"
        r"pt|client|resident)s?\b[\s,:;-]*(?:named|is|,)?\s*$", re.I), 0.95),
    (re.compile(r"\b(?:patient|pt|client|resident|member|child)s?['’]?s?\b[\s,:;-]*(?:named|is|name is|,)?\s*$", re.I),
        0.9),
    (re.compile(r"\b(?:records?|chart|reports?|notes?|results?|information|copies|file|history|summary|"
        r"films?|images?|documents?|documentation|labs?)\s+(?:\w+\s+){0,2}?(?:of|for|on|about|"
        r"regarding|concerning|pertaining to|belonging to)\b[\s:,]*(?:our|your|the)?\s*$", re.I), 0.85),
    (re.compile(r"\b(?:regarding|concern(?:ing|s)|in reference to|re:|on behalf of|named|seeing|treating|"
        r"evaluating|caring for|care of|following|admitted|operating on|seen)[\s:,]*$", re.I), 0.8),
    (re.compile(r"\b[Il1],\s*$"), 0.85),
    (re.compile(r"\b(?:am|are) (?:the )?(?:son|daughter|mother|father|parents?|wife|husband|guardian) of\s*$",
        re.I), 0.85),
    (re.compile(r"\b(?:my name is|full name(?: is|:)?|i am|the undersigned,?)\s*$", re.I), 0.9),
    (re.compile(r"\bcertificates?\s+(?:of|for)\s*(?:the late|our|my \w+)?\s*$", re.I), 0.85),
)  # fmt: skip
_BIRTH = re.compile(
    r"^[\s,;:()\[\]/|–—-]*(?:who\s+was\s+|is\s+)?\(?(?:d\s?\.?\s?o\s?\.?\s?b\b\.?|date\s?of\s?birth|"
    r"birth\s?date|birthdate|born|b\.)[\s:.,#-]*(?:on|is|of)?[\s:]*",
    re.I,
)
_BIRTH_WORD = re.compile(r"\b(?:born|birth\w*|d\.?\s?o\.?\s?b\b|bday|b/d\b)", re.I)
# "Spouse: Tom Diaz", "her husband Tom Diaz", "Name of guardian: ..."; but a parent asks about "my son Tom Diaz".
_RELATIVE = re.compile(
    r"(?:\b(?:her|his|their|patient['’]?s|pt['’]?s)\s+(?:\w+\s+)?_KIN\b[\s,(:-]*|\b_KIN(?:\s+name)?\s*:\s*)$".replace(
        "_KIN",
        "(?:spouse|wife|husband|partner|mother|father|parents?|guardian|son|daughter|brother|sister|kin|contact|insured"
        "|subscriber|guarantor|holder|representative)",
    ),
    re.I,
)
_OF_OTHER = re.compile(r"\d.*\bdate\W*$", re.I)  # "DOB 02-28-1474 Date": the caption of another one
LIKE_BIRTH = 78.0  # edit ratio
_GOES_ON = re.compile(r"^[\s)]*(?:-|–|—|to|through|thru|until)\s*\d", re.I)  # the first day of a span
LONG_AGO_DAYS = 15 * 365
LATEST_BIRTH_DAYS = 5 * 365  # a bare date nearer than this is a visit as likely as a small child's birth
BIRTH_REACH = 8  # words between a name and its birth date
_NOT_BIRTH = re.compile(
    r"\b(?:seen|visit|admitted|discharged|surgery|service|dos|dated?|appointment|from|since|on)\W*$", re.I
)


_OF_SIGNATURE = re.compile(r"\bsignature of (?:the )?(?:patient|pt|client|resident|member)\b[\w /]{0,30}\W*$", re.I)
_SEES = re.compile(r"\b(?:they|he|she|patient|pt|who)\b[^.]{0,20}\bsee(?:ing|s|n by)\W*$", re.I)
_INITIAL = re.compile(r"[A-Z]\.")
_IS_I = re.compile(r"[Il1|]{1,2},")  # "I, Ann Lee, authorize"
_WITH_I = re.compile(r"^[Il1|]{1,2},(?=[A-Z][a-z])")
_OF_STAFF = re.compile(
    r"^[\s,]*(?:and\s+)?(?:i(?:['’]m| am)?\s+)?(?:work\w*|calling|writing|from|with|the|an?)\b", re.I
)
OTHER_NAME = re.compile(
    rf"\b(?:formerly|previously|also|{KNOWN_AS}|n[ée]e|maiden name|known as)\W*$",
    re.I,
)


def told_hits(layout: PageLayout, not_after: date) -> Iterator[Hit]:
    """Names in running text: behind "our patient", or right before a birth date."""
    for words in paragraphs(layout):
        texts, ends = _without_slips([word.text for word in words]), set_apart(words)
        start = 0
        while start < len(words):
            end = next((place for place in range(start + 1, len(words)) if place in ends), None)
            length = 0 if _IS_I.fullmatch(texts[start]) else name_length(texts[start:end])
            if length >= 2:
                yield from _told_at(words, texts, start, length, not_after)
            start += max(1, length)


def _without_slips(texts: Sequence[str]) -> list[str]:
    """The words with what was read for "i" at the end of a name ("Morad!") and before one ("11,Jun-ho") taken away."""
    followed = [*texts[1:], ""]
    whole = [
        text[:-1] + ("I" if text[:-1].isupper() else "i")
        if text.endswith("!") and (_BIRTH_WORD.match(after) or _INITIAL.fullmatch(after))
        else text
        for text, after in zip(texts, followed, strict=True)
    ]
    whole = [text[:-1] if _is_stray_stop(whole, place) else text for place, text in enumerate(whole)]
    return [_WITH_I.sub("", text) for text in whole]


def _is_stray_stop(texts: Sequence[str], place: int) -> bool:
    """ "Cedric Otis. Salter and his date of birth": a speck behind a name's middle word, where its sentence goes on."""
    if not 0 < place < len(texts) - 2 or not re.fullmatch(r"[A-Z][a-z]{2,}\.", texts[place]):
        return False
    before, name, after, then = texts[place - 1], texts[place][:-1], texts[place + 1], texts[place + 2]
    goes_on = then in ("and", "who", "whose") or bool(_BIRTH_WORD.match(then))
    return goes_on and after.istitle() and all(map(is_known_name, (before, name, after)))


def _told_at(words: tuple[Word, ...], texts: Sequence[str], start: int, length: int, not_after: date) -> Iterator[Hit]:
    before = " ".join(word.text for word in words[max(0, start - 7) : start])
    if texts[start] != words[start].text and _WITH_I.match(words[start].text):
        before = f"{before} I,"
    after = words[start + length : start + length + 14]
    name = read_name(" ".join(texts[start : start + length]))
    if name is None or not name.is_whole or DOCTOR.search(before) or is_doctor(words[start : start + length + 2]):
        return
    if is_place(words, start, length) or SIGNED.search(before) or _is_heading(words[start : start + length]):
        return
    if _SEES.search(before) or _OF_SIGNATURE.search(before):
        return  # "They are seeing Tom Ortiz on Monday": a doctor
    if OTHER_NAME.search(before):
        return  # "Ms Ngo (formerly known as Hanh Vuong)"
    text = " ".join(word.text for word in after)
    if _OF_STAFF.match(text) and re.search(r"\b(?:name is|i am)\W*$", before, re.I):
        return  # "My name is Ann Lee and I work with Dr. Diaz"
    aliases = (
        split_aliases(text)[1]
        if re.match(rf"[\s,(]*(?:{KNOWN_AS}|n[ée]e|maiden|formerly|also known)", text, re.I)
        else ()
    )
    closed = next((at + 1 for at, word in enumerate(after[:8]) if ")" in word.text), 0) if aliases else 0
    behind = words[start + length + closed : start + length + closed + 14]
    others = next((at for at, word in enumerate(behind) if OTHER_PERSON.search(word.text)), len(behind))
    birth = _birth_behind(behind[:others], not_after)
    if birth is not None and birth.strength < BARE_DATE and not on_one_row(words[start + length - 1], birth.words[0]):
        birth = None  # a bare date on the next line is the letter's as likely
    cue = next((strength for pattern, strength in _CUES if pattern.search(before)), 0.0)
    if birth is not None and cue == 0.0 and birth.strength < BARE_DATE and not _is_old(birth, not_after):
        birth = None  # a signature's
    if birth is None and cue == 0.0:
        return
    group = f"sentence {id(words[start])}" if birth else None
    own = words[start : start + length]
    strength = max(cue, 0.9 if birth else 0.0)
    is_relative = bool(_RELATIVE.search(before))
    told = f"told behind: {before[-40:]}"
    hit = Hit(field="name", value=name, words=own, rule=told, strength=strength, group=group, of_relative=is_relative)
    yield hit
    if birth is not None:
        # A bare date behind a name is a birth date where the words before lead to a patient.
        is_birth = _is_aside(birth, behind, not_after) or (cue >= 0.8 and _is_old(birth, not_after))
        strength = max(birth.strength, BARE_DATE if is_birth else 0.0)
        yield replace(birth, group=group, of_relative=is_relative, strength=strength)
    for alias in aliases:
        yield Hit(field="alias", value=alias, words=own, rule="other name in the sentence", strength=0.8, group=group)


def _is_heading(words: Sequence[Word]) -> bool:
    """ "IMAGES FOR SECOND READING", "D OB.": words of which nobody is called by any, or a caption in pieces."""
    texts = [word.text.strip(".,:;") for word in words]
    if letters_of("".join(texts)) == "dob":
        return True
    return all(text.isupper() for text in texts) and not any(map(is_known_name, texts))


def _is_old(birth: Hit, not_after: date, days: int = LATEST_BIRTH_DAYS) -> bool:
    return isinstance(birth.value, date) and (not_after - birth.value).days > days


def _is_aside(birth: Hit, behind: Sequence[Word], not_after: date) -> bool:
    """ "Ana Diaz (03/04/1961) was transferred": alone in brackets behind a name, longer ago than visits asked for."""
    is_alone = bool(behind) and birth.words[0] is behind[0] and birth.words[0].text.startswith("(")
    return is_alone and ")" in birth.words[-1].text and _is_old(birth, not_after, LONG_AGO_DAYS)


def _birth_behind(after: tuple[Word, ...], not_after: date) -> Hit | None:
    """A birth date right behind a name: ", born March 4, 1961", "(DOB 03/04/61)", or a bare "- 03/04/1961"."""
    text = " ".join(word.text for word in after)
    skipped = re.match(
        rf"[\s,(]*(?:\(?(?:{KNOWN_AS}|n[ée]e|maiden|formerly|also known)[^)]*?\)?)?(?=[\s,;(]*(?:d\.?o\.?b|"
        r"born|date of birth|birth))",
        text,
        re.I,
    )
    offset = skipped.end() if skipped else 0
    cue = _BIRTH.match(text[offset:])
    reach = offset + (cue.end() if cue else len(re.match(r"[\s,;:()\[\]/|–—-]*", text[offset:])[0]))  # type: ignore[index]  # matches always
    dates = birth_dates(text, not_after)
    found = next((item for item in dates if item.start - reach <= 1 and item.end > reach), None)
    if found is None and dates and _speaks_of_birth(text[: dates[0].start]):
        words = words_between(after, dates[0].start, dates[0].end)
        rule = f"told in the sentence: {text[: dates[0].start].strip()}"
        return Hit(field="dob", value=dates[0].day, words=words, rule=rule, strength=0.95)
    if found is None or (cue is None and (is_not_birth(text[: found.start]) or _GOES_ON.match(text[found.end :]))):
        return None
    words = words_between(after, found.start, found.end)
    rule = f"told behind: {text[offset:reach].strip()}" if cue else "date right behind the name"
    return Hit(field="dob", value=found.day, words=words, rule=rule, strength=0.95 if cue else 0.6)


def _speaks_of_birth(between: str) -> bool:
    """Do the words from a name to a date, in one sentence and with nobody else in it, speak of birth?"""
    words = between.split()
    if _OF_OTHER.search(between) or OTHER_PERSON.search(between) or len(words) > BIRTH_REACH:
        return False
    if re.search(r"[.;!?]\s+[A-Z]", between):
        return False
    said = between.rstrip(" :").rpartition(":")[2]  # "DOB: Admitted: 05/06/2024": the nearest caption's date
    if not (_BIRTH_WORD.search(said) or any(map(_is_like_birth, said.split()))):
        return False
    return all(name_length(words[start:]) < 2 for start in range(len(words)))


def _is_like_birth(word: str) -> bool:
    """A misread "birthday", "birthdate" or "birth"."""
    plain = letters_of(word)
    return len(plain) >= 5 and any(
        fuzz.ratio(plain, known) >= LIKE_BIRTH for known in ("birth", "birthday", "birthdate")
    )


def is_not_birth(before: str) -> bool:
    """Do the words before a date say that it is another day ("seen on"), and nothing of a birth?"""
    return bool(_NOT_BIRTH.search(before)) and not _BIRTH_WORD.search(" ".join(before.split()[-BIRTH_REACH:]))
