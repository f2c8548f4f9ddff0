"""What a fax says in so many words against letting it go on alone, though every value of it was surely read.

Nothing here changes a value, and nothing makes one sure: each finding leaves the fax to a person. The wordings are
those of everyday faxes that look like a plain request: records for a claim, a number that is another party's, a birth
date that the page corrects.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

from ocr.hits import Hit
from ocr.known_names import is_frequent_family, is_known_given, is_known_name
from ocr.layout import PageLayout, Segment
from ocr.model import OwnIdentity, PatientOnFax, Word
from ocr.numbers import find_phone_numbers
from ocr.people import CREDENTIALS, PARTICLES, TITLES, is_suffix, letters_of
from ocr.subjects import Subject

OLDEST_AGE = 110  # years; more is a placeholder ("01/01/1900")
CENTENARIAN = 105  # years: "04/12/24" may be one's birth date, or a small child's
MOST_WORDS = 4  # of a name without a comma whose words nobody is called by

# --- what is asked ----------------------------------------------------------------------------------------------------

_ASKS = re.compile(
    r"\b(?:please|kindly|pls|plz|request\w*|ask\w*|need\w*|obtain\w*|requir\w+|wish|would like|looking for|await\w*|"
    r"waiting|appreciat\w+|until|grateful|thankful|glad|want\w*|copies|missing|outstanding|send|forward|return by|"
    r"reply|information to (?:be )?releas\w+|fax (?:the|us|all|any|his|her|over|back|to))\b",
    re.I,
)
_IF = re.compile(r"\b(?:if|unless|in case)\b[^.;\n]{0,60}$", re.I)
_PURPOSES = (
    r"billing|coding|reimbursement|payments?|appeals?|claims?|audits?|auditing|peer review|compliance|mips|hedis|"
    r"quality (?:report\w*|review\w*|measures?)|credential\w*|risk manag\w+|research|(?:clinical )?trials?|publication|"
    r"registry|teaching|attorneys?|malpractice|lawsuit|litigation|arbitration|court|custody|police|medical-legal|ime|"
    r"qme|ame|ssi|ssdi|edd|disability|life insurance|care insurance|health plan|pre-?employment|employment|dot|"
    r"return to work|dmv|visa|immigration|housing|marketing|news|funeral(?: home)?|adoption|utilization review|"
    r"payment review|drg validation|radv|the patient['’]s own records|patient to keep|the family|"
    r"(?:his|her) (?:daughter|son|wife|husband|family)|personal use"
)
_AGAINST = re.compile(
    r"\b(?:for|to support|in support of)\s+(?:(?:our|the|an?|his|her|their|this|your|purposes of)\s+)?"
    rf"(?:[\w/-]+\s+){{0,2}}?(?:{_PURPOSES})\b(?! questions)|"
    r"\b(?:do not|don['’]?t|no longer|never)\s+(?:\w+\s+){0,2}?(?:send|release|forward|need)\b(?!\s+(?:\w+\s+){0,3}?"
    r"(?:billing|nursing|originals?|cds?|discs?|disks?|images?|films?|duplicates?|entire|all pages|more than|flow)\b)|"
    r"\b(?:cancel|disregard|void|withdraw)\b\s+(?:\w+\s+){0,4}?(?:request|fax|records)\b|\bwrong patient\b|"
    r"\b(?:please|kindly|pls)\s+(?:also\s+)?(?:(?:complete|review|date)(?:,| and)\s+)?(?:sign|amend|correct|remove|"
    r"replace|merge|seal|repeat|perform|draw|admit|evaluate|dictate|void|remit|destroy|bring|update|upload)\b|"
    r"\bevaluate and treat\b|"
    r"\bpatient\s+(?:has\s+)?(?:passed away|died|expired on)\b|\bpatient (?:is )?(?:now )?deceased\b|\bdecedent\b|"
    r"\byour request (?:for|was|has|is)\b|\bunable to process\b|\byou (?:faxed|sent) us\b|\bfee of \$|"
    r"\bfuture (?:reports|records)\b|\bafter the visit of\b|\breturn to work note\b|\(POA\)|"
    r"\bi am (?:the|his|her) (?:caregiver|daughter|son|wife|husband|mother|father|spouse|guardian|representative)\b|"
    r"\b(?:policy ?holder|examinee|conservatee|claimant)\b|\bretained to\b|"
    r"\b(?:wants|asks|would like)\b[^.]{0,30}\b(?:sealed|own copy)\b|\bre(?:ply|sponse) to your (?:fax|letter|"
    r"question|request)\b",
    re.I,
)
_FOR_OTHERS = re.compile(
    r"\b(?:send|release|mail|fax|forward|give|provide)\b[^.\n]{0,60}?"
    r"(?<!related )(?<!relating )(?<!pertaining )(?<!belonging )(?<!relevant )(?<!specific )(?<!unique )"
    r"(?<!regard )(?<!regards )(?<!reference )(?<!respect )(?<!referring )(?<!given )(?<!provided )(?<!rendered )"
    r"\bto\s+"
    r"(?:(?:the|his|her|their|our)\s+)?(?:patient(?!['’]s|\w| (?:care|at|portal))|patient['’]s (?:daughter|son|wife|"
    r"husband|"
    r"mother|father|family|attorney|spouse|sister|brother|employer)|daughter|son|wife|husband|family|attorneys?|"
    r"lawyers?|insurance|insurer|employer|school)\b|"
    r"\b(?:records?|labs|reports?|notes|results)\s+(?:of|for|on)\s+(?:her|his|their)\s+(?:husband|wife|son|daughter|"
    r"baby|mother|father|spouse|partner|sister|brother)\b|"
    r"\b(?:baby|donor|husband|wife|mother|father|sibling)['’]s\s+(?:\w+\s+)?(?:records?|labs|reports?|notes|chart|"
    r"summary)\b|\ball patients on\b|\bplease mail\b",
    re.I,
)
_NOTE = tuple(
    re.compile(rf"(?:^|\s){letter}(?:{rest})?:")
    for letter, rest in (("S", "ubjective"), ("O", "bjective"), ("A", "ssessment"), ("P", "lan"))
)


_RECORDS = (
    r"(?:records?|charts?|notes|reports?|results?|information|documentation|documents|file|everything|"
    r"summar\w+|history)"
)
_ASKS_RECORDS = re.compile(
    r"\b(?:send|fax(?!\s*[:#(\d.])|forward|provide|releas\w+|request\w*|need\w*|obtain\w*|cop(?:y|ies)|get|receive|"
    r"want\w*|share|transfer|"
    rf"asking|asks?|asked|would like|until|review|seek\w*|furnish|supply)\b[^.]{{0,80}}\b{_RECORDS}\b|"
    rf"\b{_RECORDS}\b[^.]{{0,40}}\b(?:request\w*|need\w*|wanted|required)\b",
    re.I,
)


_SPACES = re.compile(r"[ \t]+")
_NOTICE = re.compile(
    r"\b(?:received (?:this|the) (?:fax|transmission|message|communication)|in error|intended recipient|"
    r"confidential\w*|privileged|unauthorized)\b",
    re.I,
)


def asks(texts: Sequence[str], *, names_types: bool) -> bool:
    """Is there any word that asks for something, and for records where no type of them is named?"""
    pattern = _ASKS if names_types else _ASKS_RECORDS
    return any(pattern.search(_flat(text)) for text in texts)


_OF_CARE = re.compile(
    r"\b(?:\w+ology|\w+iatr\w+|medicine|medical|clinica?|physicians?|doctors?|health\w*|care|cardio\w*|surg\w+|"
    r"orthop\w+|"
    r"eye|ent|ear|dental|rehab\w*|hospice|hospital|nursing|wound|sleep|spine|pain|urgent|pulmonary|kidney|cancer|heart|"
    r"vascular|women['’]?s|internal|family|infusion|transplant|allergy|asthma|diabetes|therapy|imaging|ob-?gyn|"
    r"convalescent|post acute|senior living|skilled|m\.?d\.?|d\.?o\.?|np|pa-c|rn)\b",
    re.I,
)


def is_of_care(sender: str) -> bool:
    """Does a sender's name say that somebody is treated there?"""
    return bool(_OF_CARE.search(sender))


def speaks_against(texts: Sequence[str]) -> str | None:
    """Words of the asking pages against a request for treatment that may go on alone; None: there are none."""
    for text in texts:
        said = _SPACES.sub(" ", text)
        for pattern in (_AGAINST, _FOR_OTHERS):
            for found in pattern.finditer(said):
                if not _NOTICE.search(said[max(0, found.start() - 250) : found.start()]) and not (
                    _IF.search(said[: found.start()]) and not re.search(r"attorney|appeal|claim", found[0], re.I)
                ):
                    return found[0]
        if _is_note(_flat(text)):
            return "a note"
    return None


def _is_note(text: str) -> bool:
    """Do the four parts of a progress note stand in their order?"""
    at = 0
    for part in _NOTE:
        found = part.search(text, at)
        if found is None:
            return False
        at = found.end()
    return True


def is_patients_own(senders: Sequence[str], patients: Sequence[PatientOnFax]) -> bool:
    """Does the patient's name stand where the sender's should?"""
    for one in patients:
        parts = {letters_of(one.family or ""), letters_of(one.given or "")} - {""}
        if len(parts) == 2 and any(parts <= {letters_of(word) for word in sender.split()} for sender in senders):
            return True
    return False


# --- where the answer goes --------------------------------------------------------------------------------------------

_THIRD = (
    r"(?:pharmac\w+|pcp|primary care (?:physician|provider|doctor)|surgeon|[a-z]+ologist|specialist|insur(?:ance|er)|"
    r"health ?plan|attorney|employer|laborator(?:y|ies)|lab|dialysis|hospice|spouse|interpreter|transport\w*|"
    r"home health|"
    r"radiology|(?:prescription )?refills?|billing|corporate|patient['’]?s?|pt['’]?s|donor|hr|human resources|"
    r"prior auth\w*|"
    r"member services|case manager|previous \w+|former \w+|not for \w+(?: \w+)?|nursing facility|facility)"
)
_CAPTION_OF_THIRD = re.compile(
    rf"(?:^|\s{{2,}}|[|;•·.,(])\s*{_THIRD}(?: (?!fax|tel|ph)\w+){{0,2}}\s?:|"
    rf"(?:^|\s{{2,}}|[|;•·.,(])\s*{_THIRD}(?: \w+)?\s+(?:e?fax|facsimile)\b|\bresides at\b|\bstop\w* fax\w*|"
    rf"\balso faxed\b",
    re.I,
)
_TROUBLE = re.compile(
    r"\bfax(?:es| \w+){0,3} (?:is |are |has |was )?(?:down|out of (?:order|service)|broken|not working|changed)\b|"
    r"\b(?:do not|don['’]?t|never) fax\b|\bnot by fax\b|\b(?:records|them|it)\b[^.]{0,20}\bby (?:encrypted |"
    r"secure )?e-?mail\b|\bmoved!|\bold fax\b|\bour portal\b|\balso to\b|\balso (?:fax|send) (?:a |the )?cop",
    re.I,
)
_VIA_FAX = re.compile(r"\bvia (?:fax|facsimile)\W*$", re.I)
_TOLD = re.compile(r"\b(?:from|reply|return|send|our|back|sender|requesting|please|records to)\b", re.I)


def doubts_number(
    number: str, rows: Sequence[str], texts: Sequence[str], numbers: Sequence[str], own: OwnIdentity
) -> bool:
    """Do the words around a number, or of the page, leave it open whether the records go there?

    Args:
        number: the chosen one, E.164.
        rows: the row above it and what stands before it on its own, on two lines, one text a place where it stands.
        texts: of the asking pages.
        numbers: every fax number of the fax, E.164.
        own: the hospital's.
    """
    ours = (*own.fax_numbers, *own.phone_numbers)
    if (rows and all(_CAPTION_OF_THIRD.search(row.rpartition("\n")[2]) or _is_ours(row, own) for row in rows)) or any(
        _TROUBLE.search(_flat(text)) for text in texts
    ):
        return True
    if any(_is_exchanged(number, other) for other in numbers):
        return True
    return any(_goes_to_two(number, _flat(text), ours) or _goes_elsewhere(number, _flat(text), ours) for text in texts)


def _is_ours(row: str, own: OwnIdentity) -> bool:
    """Is it a number on the line that names us, or under it: another one of the hospital's?"""
    above, _, before = row.rpartition("\n")
    if _VIA_FAX.search(before):
        return True
    names = [name.lower() for names in own.facilities.values() for name in names]
    near = f"{above} {before}".lower()
    has_ours = any(number.e164 in (*own.fax_numbers, *own.phone_numbers) for number in find_phone_numbers(near))
    return any(name in near for name in names) and not _TOLD.search(near) and not has_ours


def _is_exchanged(one: str, other: str) -> bool:
    """Are two numbers the same but for two neighbours that changed places?"""
    if len(one) != len(other):
        return False
    unlike = [place for place in range(len(one)) if one[place] != other[place]]
    first = unlike[0] if unlike else 0
    return unlike == [first, first + 1] and one[first : first + 2] == other[first : first + 2][::-1]


_AND = re.compile(r"\W{0,3}(?:and|&)(?:\W*$|\b[^.]*\bto\b)", re.I)


def _goes_to_two(number: str, text: str, ours: Sequence[str]) -> bool:
    """Does one sentence send to this number and to another?"""
    found = find_phone_numbers(text)
    for one, two in pairwise(found):
        between = text[one.end : two.start]
        pair = {one.e164, two.e164}
        if number in pair and len(pair) == 2 and not pair & set(ours) and _AND.match(between):
            before = text[max(0, one.start - 80) : one.start] + between
            if re.search(r"\b(?:send|fax|forward)\b", before, re.I) and not re.search(
                r"\b(?:call|tel|phone|ph)\b", between, re.I
            ):
                return True
    return False


_SENDS_TO = re.compile(
    r"\b(?:send|fax|forward|release|mail)\b[^.]{0,80}\bto\b(?:(?!\bcall\b|\btel|\bph|\boffice\b|\bmain\b|\bvoice\b|"
    r"\bdirect\b|\bP:|\bO:|\(O\)|\bfrom\b|\d{3}\W{1,2}\d{4})[^.]){0,50}$",
    re.I,
)


def _goes_elsewhere(number: str, text: str, ours: Sequence[str]) -> bool:
    """Does a sentence send something to another number that is not called a telephone's?"""
    return any(
        found.e164 != number
        and found.e164 not in ours
        and _SENDS_TO.search(text[max(0, found.start - 140) : found.start])
        for found in find_phone_numbers(text)
    )


# --- who it is --------------------------------------------------------------------------------------------------------

_CORRECTS = re.compile(
    r"\b(?:correct(?:ed|ion)?|amended|revised|actual|true)\b[^.\n]{0,15}\b(?:d\.?o\.?b|birth|name|"
    r"date(?! of (?:service|visit)))\b|"
    r"\b(?:d\.?o\.?b|birth\w*|name)\b[^.\n]{0,30}\b(?:corrected|changed|incorrect|revised|amended|in error|\(error\)|"
    r"should (?:read|be))|\bshould read\b|\bcorrection\b\s*:|\brevised\s*:|\bcorrected\s*:|"
    r"\bdisregard\b[^.\n]{0,30}\brequest\b|\bsame name\b",
    re.I,
)
_OPEN_BEHIND = re.compile(
    r"^\s?(?:\?|->|→|=>|or\b|/\s*\d{1,2}[-/]|\(?(?:error|incorrect|wrong|not verified|unverified|approx\w*|"
    r"estimated)\b|\((?:subscriber|insured|guarantor|parent|spouse|policy ?holder|mother|father)\b|changed|corrected)",
    re.I,
)
_QUESTION = re.compile(r"\b(?:can|could|would|will|may) (?:you|we|i|someone)\b", re.I)  # "Could you fax ...?"
_OPEN_BEFORE = re.compile(r"(?:\b(?:approx\.?|approximately|about|circa|est\.)|\?)\W*$", re.I)
_DAY_FIRST = re.compile(r"\bd{1,2}[-/ .]m{1,2}[-/ .]y", re.I)
_AGE = re.compile(r"\b(\d{1,3})\s*-?\s*(?:years?[- ]old|y[./]?o\b\.?)|\bage\s*:?\s*(\d{1,3})\b(?![/.-]\d)", re.I)
_WORD = re.compile(r"(?=[A-Za-z]*[aeiouyAEIOUY])[A-Za-z]{3,}")
_OF_BIRTH = re.compile(r"\b(?:d\.?\s?o\.?\s?b|birth\w*|born|b)\b|nac", re.I)
_CAPTION_BEFORE = re.compile(r"\b[A-Za-z]{3,}\s?:\s*$")
_PERSON_CAPTION = re.compile(
    r"^\W*(?:insured|subscriber|policy ?holder|guarantor|mother|father|parents?|spouse|husband|wife|partner|donor|"
    r"next of kin|card ?holder|sponsor|employee|conservator|guardian|emergency contact|responsible party|co-?signer)\b",
    re.I,
)
_SELF = re.compile(r"\b(?:self|same|patient)\b", re.I)
_STAFF_BEFORE = re.compile(
    r"\b(?:nurse|case manager|scheduler|office manager|social worker|coordinator|completed by|signed|c/o|this is|"
    r"prepared by|clerk|assistant|donor|caregiver)\b(?: name)?[\s:,]*$",
    re.I,
)
_STAFF_CAPTION = re.compile(
    r"^\W*(?:nurse|case manager|scheduler|office manager|social worker|coordinator|completed by|signed|prepared by|"
    r"clerk|donor|caregiver)\b[\w ]{0,12}\W*$",
    re.I,
)
_PATIENT_BEFORE = re.compile(r"\b(?:patient|pt|re|regarding|subject|member|resident)\b", re.I)
_STAFF_BEHIND = re.compile(
    r"^\W*(?:(?:RN|MA|LVN|CMA)\b|(?:discharge planner|caregiver|case manager|coordinator|from (?:our|the)|nurse|"
    r"scheduler)\b)"
)
_PLACEHOLDER = re.compile(r"\b(?:john|jane|baby) doe\b|\bdoe,? (?:john|jane|baby)\b|\btest patient\b|\(test\)", re.I)
_JUNIOR = frozenset({"jr", "sr", "iii", "junior", "ii"})


_CAPTIONED = (
    "label",
    "told",
    "column",
    "caption",
    "the name before",
    "cells",
    "in the block",
    "beside",
)


_TRUE_COPY = re.compile(r"\btrue (?:and|&) correct\b", re.I)


def corrects_a_person(texts: Sequence[str]) -> bool:
    """Does a page correct a name or a birth date, or take back another patient?"""
    rows = (" ".join(row.split()) for text in texts for row in text.split("\n"))
    return any(_CORRECTS.search(_TRUE_COPY.sub(" ", row)) for row in rows)


def doubts_birth(hit: Hit, born: date, layout: PageLayout, texts: Sequence[str], received_on: date) -> bool:
    """Do the words around a birth date, or of the page, leave it open whether it is the patient's?"""
    if received_on.year - born.year > OLDEST_AGE:
        return True
    row, before, behind = _around(hit.words, layout)
    is_asked = any(_QUESTION.search(_flat(text)) for text in texts)
    if (
        (hit.text.endswith("?") and not is_asked)
        or _OPEN_BEHIND.search(behind)
        or _OPEN_BEFORE.search(before)
        or _DAY_FIRST.search(before)
    ):
        return True
    label = hit.rule.partition(": ")[2] if hit.rule.startswith("label right") else ""
    between = before.rpartition(label)[2] if label and label in before else ""
    if _WORD.search(between) and not _OF_BIRTH.search(between):
        return True
    if hit.rule.startswith("date right behind"):
        if _CAPTION_BEFORE.search(before) and not _OF_BIRTH.search(_last_words(before)):
            return True
    elif (
        not hit.rule.startswith(_CAPTIONED)
        and not _OF_BIRTH.search(before)
        and not all(map(is_known_name, _WORD.findall(_last_words(before))))
    ):
        return True
    above = [segment.text for line in layout.rows[max(0, row - 1) : row] for segment in line]
    own = re.split(r"\s{2,}", before)
    if any(_PERSON_CAPTION.search(text) and not _SELF.search(text) for text in (*above, *own)):
        return True
    short = re.search(r"\D(\d\d)\D*$", hit.text)
    ages = [int(one or two) for text in texts for one, two in _AGE.findall(_flat(text))]
    age = received_on.year - born.year
    if ages and all(abs(said_age - age) > 1 for said_age in ages):
        return True
    if short is None or re.search(r"\d{4}", hit.text) or ages:
        return False
    return age < 100 and received_on.year - 1900 - int(short[1]) <= CENTENARIAN and born.year >= 2000


def doubts_name(hit: Hit, patient: PatientOnFax, layout: PageLayout, texts: Sequence[str]) -> bool:
    """Do the words around a name, or of the page, leave it open whether it is the patient's whole name?"""
    row, before, behind = _around(hit.words, layout)
    if _STAFF_BEFORE.search(before) or _STAFF_BEHIND.search(behind) or re.match(r"\s*or\b", behind):
        return True
    if hit.rule.startswith("cells") and re.match(r"[a-z]{2,4}(?:\s|$)", behind):
        return True  # the end of a name whose letters stand in boxes
    if any(_PLACEHOLDER.search(_flat(text)) for text in texts):
        return True
    above = [segment.text for line in layout.rows[max(0, row - 1) : row] for segment in line]
    written = re.split(r"\b(?:a/?k/?a|n[ée]e)\b|\(", hit.text, maxsplit=1)[0]
    tokens = [word.strip(".,;:") for word in written.split()]
    is_staffs = not _PATIENT_BEFORE.search(before) and any(_STAFF_CAPTION.search(text) for text in above)
    if is_staffs or not {"not", "but", "or"}.isdisjoint(map(str.lower, tokens)):
        return True
    given = letters_of("".join((patient.given or "").split()[:1]))
    if given in _JUNIOR or (
        tokens[-1:] and tokens[-1].isupper() and letters_of(tokens[-1]) in CREDENTIALS and "," in hit.text
    ):
        return True
    family, comma, rest = written.partition(",")
    is_run = not comma and not hit.parts
    is_sender = bool(tokens) and bool(_OF_CARE.fullmatch(tokens[0]) or tokens[0].lower() == "throat")
    if is_run and len(tokens) > 2 and is_sender and is_known_given(tokens[1]):
        return True  # "Throat Fabiola Rosales": another line's end
    is_whole = all(len(word) > 1 and word.lower().strip(".") not in TITLES for word in family.split())
    if comma and is_whole and len(family.split()) > 1 and not (set(map(str.lower, family.split())) & PARTICLES):
        first = [word.strip(".,") for word in rest.split()[:1]]
        if is_known_name(family.split()[0]) and first and not is_known_given(first[0]):
            return True
    if comma and len(family.split()) == 1 and len(rest.split()) > 1 and not is_known_name(family):
        one, two = (word.strip(".,") for word in rest.split()[:2])
        if is_known_given(one) and len(two) > 1 and is_frequent_family(two):
            return True  # "Inpatient, Maria Delgado"
    if (
        not comma
        and len(tokens) >= MOST_WORDS
        and any(
            len(token) > 1 and not is_suffix(token) and token.lower() not in PARTICLES and not is_known_name(token)
            for token in tokens[-2:]
        )
    ):
        return True
    return patient.suffix is None and any(_has_suffix_apart(_flat(text), patient) for text in texts)


_RELATIVES = re.compile(
    r"\b(?:daughter|son|donor|donated|member|dependent|previous patient|spouse|subscriber|mother|father|wife|husband|"
    r"guarantor|insured|brother|sister|disregard|caregiver)\b",
    re.I,
)


def with_doubts(
    found: Sequence[tuple[Subject, PatientOnFax]], layouts: Sequence[PageLayout], received_on: date
) -> list[PatientOnFax]:
    """The patients, those of whom the pages leave something open marked so.

    Args:
        found: what was found of each, and the patient made of it.
        layouts: of the pages that ask.
        received_on: the day the fax came.
    """
    texts = [layout.text for layout in layouts]
    of_page = {layout.number: layout for layout in layouts}
    is_open = corrects_a_person(texts) or (len(found) > 1 and _are_mixed([one for one, _ in found], texts, of_page))
    doubted = []
    for subject, patient in found:
        names = [hit for hit in subject.of("name")[:1] if hit.page_number in of_page]
        births = [hit for hit in subject.of("dob") if hit.page_number in of_page and hit.value == patient.dob][:1]
        name_open = any(doubts_name(hit, patient, of_page[hit.page_number], texts) for hit in names)
        born = patient.dob
        birth_open = born is not None and any(
            doubts_birth(hit, born, of_page[hit.page_number], texts, received_on) for hit in births
        )
        doubted.append(
            replace(
                patient,
                name_agrees=patient.name_agrees and not (is_open or name_open),
                dob_agrees=patient.dob_agrees and not (is_open or birth_open),
            )
        )
    return doubted


def _are_mixed(subjects: Sequence[Subject], texts: Sequence[str], of_page: Mapping[int, PageLayout]) -> bool:
    """May one of several patients be another's relative, or stand only on a page that was enclosed?"""
    if all(any(hit.group and " row " in hit.group for hit in subject.hits) for subject in subjects):
        return False
    families = [letters_of(subject.name.family) for subject in subjects if subject.name]
    return (
        len(set(families)) < len(families)
        or any(_RELATIVES.search(_flat(text)) for text in texts)
        or any(all(hit.page_number not in of_page for hit in subject.of("name")) for subject in subjects)
        or not set.intersection(*({hit.page_number for hit in subject.of("name")} for subject in subjects))
    )


def _has_suffix_apart(text: str, patient: PatientOnFax) -> bool:
    """Does a suffix stand behind the patient's family name somewhere, behind a word for it, or behind a date?"""
    words = text.split()
    family = letters_of("".join((patient.family or "").split()[-1:]))
    for place, word in enumerate(words):
        if letters_of(word) not in _JUNIOR or not (word[:1].isupper() or word.startswith("(")):
            continue
        before = words[place - 1] if place else ""
        if letters_of(before) in {family, "suffix", "generation"} - {""}:
            return True
        if re.search(r"\d$", before) and letters_of(word) in {"jr", "sr", "iii", "junior"}:
            return True
    return bool(re.search(r"\b(?:the JUNIOR|the SENIOR|\(senior|, the third)\b", text, re.I))


def _around(words: Sequence[Word], layout: PageLayout) -> tuple[int, str, str]:
    """The row of some words, and what stands on it before and behind them; cells are parted by two spaces."""
    for index, row in enumerate(layout.rows if words else ()):
        for place, segment in enumerate(row):
            if any(word is words[0] for word in segment.words):
                return index, _before(words[0], row, place, segment), _behind(words[-1], row, place, segment)
    return 0, "", ""


def _before(word: Word, row: Sequence[Segment], place: int, segment: Segment) -> str:
    at = next(index for index, other in enumerate(segment.words) if other is word)
    own = " ".join(other.text for other in segment.words[:at])
    return "  ".join([*(cell.text for cell in row[:place]), own])


def _behind(word: Word, row: Sequence[Segment], place: int, segment: Segment) -> str:
    at = next((index for index, other in enumerate(segment.words) if other is word), len(segment.words) - 1)
    own = " ".join(other.text for other in segment.words[at + 1 :])
    return "  ".join([own, *(cell.text for cell in row[place + 1 :])])


def rows_before(words: Sequence[Word], layouts: Sequence[PageLayout]) -> Iterator[str]:
    """What stands before some words on their row, behind the row above."""
    for layout in layouts:
        if words and layout.number == words[0].page_number:
            row, before, _ = _around(words, layout)
            above = "  ".join(segment.text for line in layout.rows[max(0, row - 1) : row] for segment in line)
            yield f"{above}\n{before}"


def _last_words(text: str) -> str:
    return " ".join(text.split()[-2:])


def _flat(text: str) -> str:
    return " ".join(text.split())
