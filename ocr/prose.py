"""Who is meant in running text, whatever its words: by what must hold of dates and names, where no cue is known.

Nothing happens to a patient before his birth, so the oldest date of a letter is the birth date; and whoever writes it
writes it near the patient's name. A name beside it that is a doctor's, a relative's or a clerk's is passed over. This
is never sure: it is for texts in which `sentences.py` finds nobody.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from ocr.dates import birth_dates, find_dates
from ocr.hits import Hit, paragraphs, set_apart, words_between
from ocr.labels import Label, values_of
from ocr.layout import PageLayout
from ocr.model import Word
from ocr.name_runs import DOCTOR, is_doctor, is_place
from ocr.numbers import find_phone_numbers
from ocr.people import CREDENTIALS, PersonName, letters_of, name_length, read_name
from ocr.sentences import OTHER_NAME, is_not_birth

NEAREST = 0.8  # strength of a name and a date that stand together: below what goes on unattended
OLDEST = 0.83  # of the oldest date, whose name may be another's; below what is taken for sure
AMONG_OTHERS = 0.6  # of the same, where another name stands about as near
RUNNING_WORDS = 7  # fewer words are a cell, an address or a greeting
LATEST_DAYS = 5 * 365  # a date nearer than this is a visit as likely as a small child's birth
REACH_WORDS = 25  # from the name to the date; the longest sentences of letters in which both stood
SENTENCE_WORDS = 6  # what a full stop between them counts as
LONGEST_NAME = 8  # words; what `name_length` looks at
BEHIND_FACTOR = 1.5  # a birth date stands behind its name sooner than before it
_OTHER_DATES = frozenset({"date", "service_dates", "other_date"})
_OTHER_PEOPLE = frozenset({"to", "from", "provider", "contact", "organization", "signature"})
# Words that begin a sentence with a capital: English has few others of their kind, whatever the wording.
_OPENERS = frozenset(
    re.findall(
        r"\w+",
        """a an the although though since because before after until unless while when whenever if as once whether and
        or but nor so yet in on at by for from to of with without under over about into upon between during against via
        per
        than is are was were be been has have had does did can could would should shall might must it he she they we you
        i his her their our your its this that these those there here who whom whose which what where why how nobody
        somebody anybody everybody having being pt pts patient patients client re ref""",
    )
)
_BIRTH_WORD = re.compile(r"^[\W]*(?:d\W?o\W?b|b\W?d)\b|^[\W]*(?:born|birth)", re.I)
_SAYS_BIRTH = re.compile(r"\b(?:born|birth\w*|d\W?o\W?b)\b(?:\W+\w+){0,3}\W*$", re.I)
_KIN = (
    r"(?:wife|husband|spouse|partner|fianc\w+|mother|father|parents?|son|daughter|brother|sister|aunt|uncle|niece|"
    r"nephew|"
    r"cousin|grand\w+|step\w+|in-law|guardian|caretaker|caregiver|friend|neighbou?r|attorney|agent|conservator)"
)
# "Ana Diaz, his wife", "(our nurse)": said of whoever stands to somebody else. "..., our patient" is the patient.
_IS_ANOTHER = re.compile(
    r"^[\s,(]*(?:(?:her|his|their|our|my|the\s+patient['’]?s)\s+(?!(?:\w+\s+){0,2}(?:patient|pt|client|resident)\b)"
    rf"|(?:an?|the)\s+(?:\w+\s+)?{_KIN}\b|who\s+(?:is|was)\s+(?:her|his)\b)",
    re.I,
)
_OF_ANOTHER = re.compile(
    rf"(?:\b(?:her|his|their|my|our)\s+(?:\w+\s+)?(?:{_KIN}|doctor|physician|surgeon|nurse|\w+ologist),?\s*"
    r"|\b(?:drs?|doctors?|signed(?: by)?|cc:?|c\.c\.|dear|attn:?|attention)[\s.:]*)$",
    re.I,
)

_RELEASED_TO = re.compile(r"\b(?:releas|disclos)\w*\b.*\bto$", re.I)
RELEASE_WORDS = 20  # from "release" to whom
FEWEST_FIGURES = 4  # of what may have been a telephone number
_TOLD_FIGURES = re.compile(
    r"\b(?:fax|send|return|forward|transmit)(?:ed)?\b[^.;:]{0,120}?\b(?:to|at)\s+(?:(?!to\b|"
    r"at\b)[A-Za-z]+\s+){0,4}?(?:at\s+)?"
    r"((?=\S*\d)[^\s,;]+(?:\s+(?=\S*\d)[^\s,;]+){0,3})",
    re.I,
)
SENTENCE_PLAIN = 3  # words in small letters that make a line a sentence, and not a letterhead
_PLAIN_WORD = re.compile(r"(?<!\S)[a-z]{2,}(?=[\s,.;:]|$)")
_SENTENCE_END = re.compile(r"(?<=[a-z\d)]{3})[.!?](?=\s+[A-Z(])")
_PHONE_BEFORE = re.compile(
    r"(?:\b(?:phone|telephone|tel|calls?|ring|dial|voice|cell|mobile|pager|reached|reachable|line|"
    r"questions?|problems?)\b"
    r"(?:(?!\bfax\b|\d{3}).){0,30}|(?:^|[\s(/,;])[PTV][.:]?\s*)[\s(]*$",
    re.I,
)
_IS_COPY = re.compile(r"(?<!\w)c\.?c\b", re.I)
_NOT_FOR_ANSWERS = re.compile(
    r"(?<!\w)(?:c\.?c|cop(?:y|ies) (?:also )?(?:goes|go|went|was|were|is|sent)|copied|another (?:request|office|copy)|"
    r"(?:in|by) error|errors?|stray\w*|wrong\w*|misdirected|unintended|not intended|old|former\w*|previous\w*|"
    r"earlier|no longer|not (?:use|reach|fax|send)|instead|in place of|replaces?|cut off|disconnected|"
    r"faxed (?:you|this|it|that)|sent (?:this|it|that)|tried|attempt\w*|billing|ignore|skip|refills?|invoices?|"
    r"acknowledge receipt|fax confirmation|"
    r"privacy|rejection|supervisor|stop (?:receiving|faxing)|unsubscribe|not ours|last time you|you (?:sent|faxed)|"
    r"first request was|cop(?:y|ies) of (?:this|the) request|also faxed|is not keck|our scheduler|accounts office|"
    r"payable|hr fax)\b",
    re.I,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class NameRun:
    """Words of running text that are one person's whole name."""

    value: PersonName
    start: int  # first word of the run
    end: int  # one after the last
    words: tuple[Word, ...]


def prose_hits(layout: PageLayout, labels: tuple[Label, ...], not_after: date) -> list[Hit]:
    """The patient's name and birth date in a page's running text, or neither; strengths stay below `unattended`.

    Args:
        not_after: the day the fax came; nobody is born later.
    """
    others = _words_of_others(layout, labels)
    runs = [words for words in paragraphs(layout) if len(words) >= RUNNING_WORDS]
    dates = [(found, words, run) for run in runs for found, words in _dates(run, others, not_after)]
    if not dates:
        return []
    oldest = min(found for found, _, _ in dates)
    if (not_after - oldest).days < LATEST_DAYS:
        return []
    places = [(words, run) for found, words, run in dates if found == oldest]
    near = sorted(
        ((far, name, words) for words, run in places for far, name in _near(run, words, others, not_after)),
        key=lambda item: item[0],
    )
    rule = "the oldest date of the text"
    if not near:
        return [Hit(field="dob", value=oldest, words=places[0][0], rule=rule, strength=NEAREST)]
    far, name, words = near[0]
    rivals = [item for item in near if item[1].value.key != name.value.key and item[0] < far + SENTENCE_WORDS]
    strength = AMONG_OTHERS if rivals else NEAREST
    group = f"prose {id(words[0])}"
    told = "the name beside the oldest date of the text"
    return [
        Hit(field="name", value=name.value, words=name.words, rule=told, strength=strength, group=group),
        Hit(field="dob", value=oldest, words=words, rule=rule, strength=OLDEST, group=group),
    ]


def doubtful_numbers(layout: PageLayout, explained: Collection[str] = ()) -> frozenset[str]:
    """Numbers in a page's sentences that may not be the one for answers, E.164: a person must look before it is used.

    Said to be a copy's, an old one or the one for strays; or one of several of which none is said to be a telephone,
    whatever the sentences say of them.

    Args:
        explained: numbers that something else tells of, E.164: the hospital's own, telephones by their labels.
    """
    told = _told_numbers(layout, explained)
    return frozenset(told if len(told) > 1 else (number for number, is_other in told.items() if is_other))


def denied_numbers(layout: PageLayout) -> frozenset[str]:
    """Numbers in a page's sentences that are said to be a copy's, an old one or the one for strays, E.164."""
    return frozenset(number for number, is_other in _told_numbers(layout, ()).items() if is_other)


def _told_numbers(layout: PageLayout, explained: Collection[str]) -> dict[str, bool]:
    """Numbers of sentences that are called no telephone's, and whether one says that it is not the one for answers."""
    told: dict[str, bool] = {}
    for run in paragraphs(layout):
        text = " ".join(word.text for word in run)
        for number in find_phone_numbers(text):
            start = max((end.end() for end in _SENTENCE_END.finditer(text, 0, number.start)), default=0)
            stop = _SENTENCE_END.search(text, number.end)
            before, sentence = text[start : number.start], text[start : stop.end() if stop else len(text)]
            is_sentence = len(_PLAIN_WORD.findall(sentence)) >= SENTENCE_PLAIN or bool(_IS_COPY.search(before))
            if is_sentence and number.e164 not in explained and not _PHONE_BEFORE.search(before):
                told[number.e164] = told.get(number.e164, False) or bool(_NOT_FOR_ANSWERS.search(sentence))
    return told


def tells_unread_number(layout: PageLayout) -> bool:
    """Does a sentence send the answer to something with figures of which no number could be made ("at CC1 5C 2817")?"""
    for run in paragraphs(layout):
        text = " ".join(word.text for word in run)
        numbers = find_phone_numbers(text)
        for told in _TOLD_FIGURES.finditer(text):
            start, end = told.span(1)
            is_number = any(number.start < end + len("555-0143") and start < number.end for number in numbers)
            figures = sum(map(str.isdigit, told[1]))
            if not is_number and figures >= FEWEST_FIGURES and not find_dates(told[1], not_after=date.max):
                return True
    return False


def _words_of_others(layout: PageLayout, labels: tuple[Label, ...]) -> set[int]:
    """Words that a label gives to somebody or something else, by their ids."""
    return {
        id(word)
        for label in labels
        if label.meaning in _OTHER_DATES | _OTHER_PEOPLE
        for value in values_of(label, labels, layout)[:1]
        if value.relation == "right"
        for word in value.words
    }


def _dates(run: tuple[Word, ...], others: set[int], not_after: date) -> Iterator[tuple[date, tuple[Word, ...]]]:
    text = " ".join(word.text for word in run)
    for item in birth_dates(text, not_after):
        words = words_between(run, item.start, item.end)
        before = text[: item.start]
        is_other = is_not_birth(before) and not _SAYS_BIRTH.search(before)  # "was born on" ends like "was seen on"
        if not is_other and not any(id(word) in others for word in words):
            yield item.day, words


def _near(
    run: tuple[Word, ...], born: tuple[Word, ...], others: set[int], not_after: date
) -> Iterator[tuple[float, NameRun]]:
    """Names of the run that may be the patient's, with how far they stand from the date, in words."""
    at = next(place for place, word in enumerate(run) if word is born[0])
    begin = max(0, at - REACH_WORDS - LONGEST_NAME)  # a page may be one run of a thousand words
    run, first = run[begin : at + REACH_WORDS + LONGEST_NAME], at - begin
    for name in whole_names(run, not_after):
        if any(id(word) in others for word in name.words) or _is_somebody_else(run, name.start, name.end):
            continue
        is_before = name.end <= first
        between = run[name.end - 1 : first] if is_before else run[first : name.start]
        far = len(between) + SENTENCE_WORDS * sum(_ends_sentence(word.text) for word in between)
        if far <= REACH_WORDS:
            yield far * (1.0 if is_before else BEHIND_FACTOR), name


def _ends_sentence(text: str) -> bool:
    return len(letters_of(text)) > 3 and text.endswith((".", "!", "?"))


def whole_names(run: tuple[Word, ...], not_after: date) -> Iterator[NameRun]:
    """Every name of the run with a given and a family name, whoever it is; left to right."""
    text = " ".join(word.text for word in run)
    spans = [(item.start, item.end) for item in birth_dates(text, not_after)]
    spans += [(item.start, item.end) for item in find_phone_numbers(text)]
    taken = {id(word) for start, end in spans for word in words_between(run, start, end)}
    ends = {id(run[place]) for place in set_apart(run)}
    place = 0
    while place < len(run):
        stretch = _stretch(run[place : place + LONGEST_NAME], taken, ends)
        length = name_length(stretch)
        if length >= 2:
            name = read_name(" ".join(stretch[:length]))
            end = place + length
            if name is not None and name.is_whole:
                yield NameRun(value=name, start=place, end=end, words=run[place:end])
        place += max(1, length)


def _stretch(run: Sequence[Word], taken: set[int], ends: set[int]) -> list[str]:
    """The words up to where a name that begins here must end: a date, a bracket, a possessive, a word of births, a line
    that is not full.
    """
    texts: list[str] = []
    for word in run:
        text = word.text.lstrip("[{(")
        if texts and id(word) in ends:
            break
        is_opener = not texts and letters_of(text) in _OPENERS and not text.endswith(",")  # "An, Ji-Woo" is a name
        if is_opener or id(word) in taken or _BIRTH_WORD.match(text) or (texts and text != word.text):
            break
        texts.append(re.sub(r"['’]s?(?=\W*$)", "", text).rstrip("]})"))
        if texts[-1] != text:
            break
    return texts


def _is_somebody_else(run: Sequence[Word], start: int, end: int) -> bool:
    before = " ".join(word.text for word in run[max(0, start - 4) : start])
    sentence = " ".join(word.text for word in run[max(0, start - RELEASE_WORDS) : start])
    behind = f"{run[end - 1].text[-1]} {' '.join(word.text for word in run[end : end + 5])}"
    return bool(
        DOCTOR.search(before)
        or _OF_ANOTHER.search(before)
        or _RELEASED_TO.search(sentence)
        or OTHER_NAME.search(before)
        or (behind[0] == "," and _IS_ANOTHER.match(behind))
        or (len(behind) > 2 and behind[2] == "(" and _IS_ANOTHER.match(behind[2:]))
        or is_doctor(run[start : end + 2])
        or any(
            _is_credential(run[place - 1].text, run[place].text) for place in range(start + 1, min(end + 1, len(run)))
        )
        or is_place(tuple(run), start, end - start)
    )


def _is_credential(before: str, text: str) -> bool:
    """ "D.O." or "MD" behind a comma; a family name "Do" has neither dots nor a comma before it."""
    plain = letters_of(text)
    return plain in CREDENTIALS and (before.endswith(",") or text.count(".") >= len(plain) > 1)
