"""Which hits speak of one patient, and what they say together."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from rapidfuzz import fuzz

from ocr.hits import Hit
from ocr.known_names import is_known_name
from ocr.layout import PageLayout
from ocr.people import PersonName, letters_of

LIKE_GIVEN = 70.0  # two readings of one given name, not two names
SAME_NAME_RATIO = 84.0  # two readings of one name on one fax; below it, two people


@dataclass(slots=True)
class Subject:
    """All hits about one patient of the fax."""

    hits: list[Hit] = field(default_factory=list)

    def of(self, field_name: str) -> list[Hit]:
        """Hits of a field, the strongest place first, request pages before attached ones."""
        return sorted(
            (hit for hit in self.hits if hit.field == field_name), key=lambda hit: (-hit.strength, hit.page_number)
        )

    @property
    def name(self) -> PersonName | None:
        names = self.of("name")
        return names[0].value if names and isinstance(names[0].value, PersonName) else None

    @property
    def dob(self) -> date | None:
        dobs = self.of("dob")
        return dobs[0].value if dobs and isinstance(dobs[0].value, date) else None


def group_hits(pages: Sequence[tuple[PageLayout, Sequence[Hit]]]) -> list[Subject]:
    """Patients of the pages, in the order of their first name."""
    subjects: list[Subject] = []
    for layout, hits in pages:
        for subject in _on_page(layout, hits):
            known = next((other for other in subjects if is_same(other, subject)), None)
            if known is None:
                subjects.append(subject)
            else:
                known.hits.extend(subject.hits)
    subjects = [subject for subject in subjects if not _is_relative(subject)]
    whole = [subject for subject in subjects if subject.name is not None and subject.name.is_whole]
    return _with_nameless([subject for subject in subjects if subject in whole or not _is_scrap(subject, whole)])


def _is_scrap(subject: Subject, whole: Sequence[Subject]) -> bool:
    """A single word that nobody is called by, where a name was looked for, beside patients whose names are known."""
    if not whole or subject.name is None or subject.dob is not None:
        return False
    return not any(is_known_name(word.text) for hit in subject.of("name") for word in hit.words)


def _is_relative(subject: Subject) -> bool:
    """Is it somebody whom the fax names only as the patient's spouse, parent or guardian?"""
    names = subject.of("name")
    return bool(names) and all(hit.of_relative for hit in names)


def _on_page(layout: PageLayout, hits: Sequence[Hit]) -> list[Subject]:
    subjects: list[Subject] = []
    place: dict[int, Subject] = {}
    for hit in sorted((hit for hit in hits if hit.field == "name"), key=lambda hit: (-hit.strength, hit.box_px.top)):
        grouped = [other for other in hits if hit.group and other.group == hit.group]
        found = Subject(hits=grouped or [hit])
        known = next((other for other in subjects if is_same(other, found)), None)
        if known is None:
            subjects.append(found)
        else:
            known.hits.extend(found.hits)
        for own in found.hits:
            place[id(own)] = known or found
    subjects.sort(key=lambda subject: min((hit.box_px.top, hit.box_px.left) for hit in subject.of("name")))
    names = [hit for hit in hits if hit.field == "name"]
    loose = [hit for hit in hits if id(hit) not in place]
    if not subjects:
        return [Subject(hits=loose)] if any(hit.field in {"dob", "unread_dob", "unread_name"} for hit in loose) else []
    for hit in loose:
        nearest = min(names, key=lambda name: _distance(name, hit, layout))
        place[id(nearest)].hits.append(hit)
    return subjects


def _distance(name: Hit, other: Hit, layout: PageLayout) -> float:
    """How far a value stands from a name, in rows; what follows a name belongs to it sooner than what precedes it."""
    height = max(1.0, layout.row_height_px)
    rows: float = (other.box_px.top - name.box_px.top) / height
    across: float = abs(other.box_px.left - name.box_px.left) / max(1, layout.image.pixels.shape[1])
    if abs(rows) < 0.8:
        return across
    return 1 + 0.5 * rows + across if rows > 0 else 4 - rows + across


def is_same(one: Subject, two: Subject) -> bool:
    """Do two sets of hits speak of one person? Rows of one table never do, unless they are equal."""
    names = [hit.value for hit in two.of("name") if isinstance(hit.value, PersonName)]
    same_name = any(
        _alike(hit.value, name) for hit in one.of("name") if isinstance(hit.value, PersonName) for name in names
    )
    if _table_of(one) and _table_of(one) == _table_of(two):
        return same_name and one.dob == two.dob
    if same_name:
        return not (_suffix(one) != _suffix(two) and one.dob and two.dob and one.dob != two.dob)
    if one.dob and one.dob == two.dob:
        return not _are_twins(one, two) and any(
            _share_a_part(hit.value, name)
            for hit in one.of("name")
            if isinstance(hit.value, PersonName)
            for name in names
        )
    return False


def _are_twins(one: Subject, two: Subject) -> bool:
    """Two given names of one family, each beside a birth date of its own on one page."""
    if one.name is None or two.name is None or not (one.name.is_whole and two.name.is_whole):
        return False
    firsts = letters_of(one.name.given), letters_of(two.name.given)
    same_family = letters_of(one.name.family) == letters_of(two.name.family)
    short, long = sorted(firsts, key=len)
    if not same_family or short in long or fuzz.ratio(*firsts) >= LIKE_GIVEN:
        return False
    return all(_has_own_date(subject) for subject in (one, two)) and not (_dates(one) & _dates(two))


def _has_own_date(subject: Subject) -> bool:
    names, dates = subject.of("name"), subject.of("dob")
    return any(
        name.page_number == date.page_number and abs(name.box_px.top - date.box_px.top) < 3 * name.box_px.height
        for name in names
        for date in dates
    )


def _dates(subject: Subject) -> set[tuple[int, int]]:
    return {(hit.page_number, hit.box_px.top) for hit in subject.of("dob")}


def _table_of(subject: Subject) -> str | None:
    return next((hit.group.split(" row ")[0] for hit in subject.hits if hit.group and " row " in hit.group), None)


def _suffix(subject: Subject) -> str:
    return subject.name.suffix if subject.name else ""


def _alike(one: PersonName, two: PersonName) -> bool:
    return one.key[:-1] == two.key[:-1] or fuzz.ratio("".join(one.key[:-1]), "".join(two.key[:-1])) >= SAME_NAME_RATIO


def _share_a_part(one: PersonName, two: PersonName) -> bool:
    """Equal family or given names, allowing a maiden name: with the same birth date it is the same person."""
    families = {letters_of(one.family), *(letters_of(alias) for alias in one.aliases)}
    return letters_of(two.family) in families or letters_of(one.given) == letters_of(two.given)


def _with_nameless(subjects: list[Subject]) -> list[Subject]:
    """A birth date without a name goes to the one patient of the fax; without any it stays a patient without a name."""
    named = [subject for subject in subjects if subject.name is not None]
    nameless = [subject for subject in subjects if subject.name is None]
    if len(named) == 1:
        for subject in nameless:
            named[0].hits.extend(subject.hits)
        return named
    return named or nameless[:1]


def names_disagreeing(subject: Subject) -> list[Hit]:
    """The name hits that say something else than the best one; empty when all agree."""
    best = subject.name
    return [
        hit
        for hit in subject.of("name")
        if best and isinstance(hit.value, PersonName) and not _compatible(best, hit.value)
    ]


def _compatible(one: PersonName, two: PersonName) -> bool:
    if one.suffix != two.suffix:
        return False
    if one.key == two.key:
        return _middles_fit(one.middle, two.middle)
    # One occurrence may have the middle name where the other has none: then all other words are equal.
    parts_one = set(one.key) | {letters_of(word) for word in one.middle.split()}
    parts_two = set(two.key) | {letters_of(word) for word in two.middle.split()}
    return parts_one == parts_two


def _middles_fit(one: str, two: str) -> bool:
    first, second = letters_of(one), letters_of(two)
    return first.startswith(second) or second.startswith(first)
