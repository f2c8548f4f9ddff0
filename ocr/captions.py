"""What a caption means that is in no list, told by its words' stems: "Send results to fax", "Fecha de nacimiento".

Forms word their captions in endless ways, but with few words: a birth date's speaks of birth, a fax number's of a fax.
The lists of labels.toml go first; this is for a text that surely is a caption (it ends in a colon or stands alone in
its cell) and is in none of them. Words that turn the meaning ("guardian's birth date") are named beside each rule.
"""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz

MOST_WORDS = 8  # a longer text is a sentence
FUZZY_LETTERS = 5
FUZZY_RATIO = 88.0  # "Peterson" is no "person"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Rule:
    meaning: str  # a table of labels.toml
    needs: tuple[frozenset[str], ...]  # of each group one word; one that ends in * is a stem
    never: frozenset[str] = frozenset()


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_OTHERS = _words("""
    subscriber* guarantor* insured* spouse* mother* father* parent* guardian* policy* holder* emergency contact* kin
    relationship relation* representative* witness* notary employer* attorney* interpreter translator*
""")
_OFFICES = _words("""
    provider* doctor* physician* dr practice* clinic* facility facilit* company organization* firm* insurance pharmacy
    recipient* sender* hospital* staff nurse* requester* requestor* requesting referring treating attending ordering
    desk coordinator* navigator* scheduler* liaison* law lawyer*
    department dept agency business office* group laboratory lab* institution surgeon* consultant* specialist*
""")
_PATIENTS = _words("""
    patient* pt pts paciente* member* client* resident* individual* claimant* person persona subject* child* veteran*
""")
_PHONE = _words("phone* tel telephone telefono callback")
_FAX = _words("fax* facsimile telecop* telefax efax*")
_ANSWERS = _words("""
    return* reply* back respon* send results records answer* secure our direct requester* requestor* requesting sender*
    from here copies charts documents reports
""")
_HEADS = _words("""
    information info demographic* section details data identification history care services rights portal consent
    personal
""")
_DATES = _words("date* dos from period span range time timeframe")
_SERVICE = _words("""
    service* visit* treat* admi* discharg* surgery procedure* range records care hospital* encounter* seen period
    cover* of
""")

_RULES = (
    _Rule(
        meaning="dob",
        needs=(_words("birth birthdate birthday born dob bday bd nacimiento naissance nacido"),),
        never=_OTHERS
        | _words("place certificate weight order control sex gender state country city name surname* provider*"),
    ),
    _Rule(meaning="npi", needs=(_words("npi"),)),
    _Rule(
        meaning="to_fax",
        needs=(_FAX, _words("recipient* your hospital* facility destination attn")),
        never=_words("from"),
    ),
    _Rule(meaning="reply_fax", needs=(_FAX, _ANSWERS), never=_words("billing orders refill*")),
    _Rule(
        meaning="reply_fax",
        needs=(_words("send return reply respond* results"), _words("number no line num")),
        never=_words("phone* tel telephone call order case claim policy medical chart member patient* account"),
    ),
    _Rule(
        meaning="fax",
        needs=(_FAX,),
        never=_words("phone* tel telephone date pages time cover billing orders refill*"),
    ),
    _Rule(
        meaning="patient_phone",
        needs=(_PHONE | _words("cell mobile"), _PATIENTS | _words("home cell mobile day daytime evening")),
    ),
    _Rule(meaning="phone", needs=(_PHONE,), never=_OTHERS | _FAX | _words("date pages")),
    _Rule(meaning="mrn", needs=(_words("mrn*"),)),
    _Rule(
        meaning="mrn",
        needs=(_words("record chart rec history unit"), _words("no num number nbr id")),
        never=_words("fax phone case claim order policy group invoice file ssn pages account acct"),
    ),
    _Rule(meaning="sex", needs=(_words("sex gender sexo"),), never=_OTHERS | _OFFICES),
    _Rule(meaning="alias", needs=(_words("maiden former* alias* aka nee"),), never=_OTHERS | _OFFICES),
    _Rule(
        meaning="alias",
        needs=(_words("other previous* prior"), _words("name* nombre* surname* apellido*")),
        never=_OTHERS | _OFFICES,
    ),
    _Rule(
        meaning="name",
        needs=(_words("name* nombre*"), _words("last family surname apellido*"), _words("first given")),
        never=_OTHERS | _OFFICES,
    ),
    _Rule(
        meaning="family",
        needs=(_words("last surname* apellido* familyname"),),
        never=_OTHERS
        | _OFFICES
        | _words("first four date* visit seen digits ssn 4 history birth admission stay hospital* appointment updated"),
    ),
    _Rule(
        meaning="given",
        needs=(_words("first given"), _words("name* nombre*")),
        never=_OTHERS | _OFFICES,
    ),
    _Rule(meaning="middle", needs=(_words("middle"),), never=_OTHERS | _OFFICES),
    _Rule(
        meaning="patient_name",
        needs=(_words("name* nombre* nm"), _PATIENTS),
        never=_OTHERS | _OFFICES | _words("signature date dob"),
    ),
    _Rule(
        meaning="name",
        needs=(_words("name* nombre*"),),
        never=_OTHERS | _OFFICES | _words("signature title file document* test procedure drug medication* study"),
    ),
    _Rule(
        meaning="patient",
        needs=(_PATIENTS,),
        never=_OTHERS | _OFFICES | _HEADS | _words("phone* address* id no number sign* date* type* status"),
    ),
    _Rule(
        meaning="service_dates",
        needs=(_DATES, _SERVICE),
        never=_words("birth sign* injury loss accident request* exam letter fax sent pages expir* appointment*"),
    ),
    _Rule(
        meaning="date",
        needs=(_words("date* fecha"), _words("today* request* letter fax* sent")),
        never=_words("birth"),
    ),
    _Rule(meaning="other_date", needs=(_words("date* fecha"),)),
    _Rule(
        meaning="wanted",
        needs=(
            _words("records information documents document reports items item what documentation"),
            _words("request* need* want* required release* furnish* send sought obtain"),
        ),
        never=_OTHERS | _OFFICES | _words("date* from to by purpose reason fax phone signature"),
    ),
    _Rule(
        meaning="wanted",
        needs=(_words("needed wanted items send need"),),
        never=_words("by date* to from fax copy records"),
    ),
    _Rule(meaning="purpose", needs=(_words("purpose reason proposito"),)),
)


@lru_cache(maxsize=4096)
def meaning_of(plain: str) -> str | None:
    """The meaning of a caption in plain words (lower case, no marks): a table of labels.toml; None: not told."""
    words = plain.split()
    if not 0 < len(words) <= MOST_WORDS:
        return None
    known = [*words, *("".join(pair) for pair in itertools.pairwise(words)), "".join(words)]  # "b d" is "bd"
    return next((rule.meaning for rule in _RULES if _fits(rule, known)), None)


def _fits(rule: _Rule, words: Sequence[str]) -> bool:
    return all(_any(group, words) for group in rule.needs) and not _any(rule.never, words)


def _any(group: frozenset[str], words: Sequence[str]) -> bool:
    return any(_is_like(word, wanted) for wanted in group for word in words)


def _is_like(word: str, wanted: str) -> bool:
    if wanted.endswith("*"):
        return word.startswith(wanted[:-1])
    if word == wanted:
        return True
    is_near = abs(len(word) - len(wanted)) <= 1 and word[:1] == wanted[:1]
    return is_near and min(len(word), len(wanted)) >= FUZZY_LETTERS and fuzz.ratio(word, wanted) >= FUZZY_RATIO
