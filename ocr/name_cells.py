"""A name in cells of its parts: family and given name, middle initial and suffix, each with a caption of its own."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from rapidfuzz import fuzz

from ocr.hits import Hit
from ocr.known_names import is_known_name
from ocr.labels import Label, Relation, Value, by_meaning, values_of
from ocr.layout import BLANK_SHARE, PageLayout, ink_share, union_box, without_rules
from ocr.model import Box, Word
from ocr.people import PARTICLES, is_name_token, is_suffix, letters_of, name_length, read_name
from ocr.written_fields import writing_below

MOST_PIECES, SHORT_PIECE, LONGEST_IN_BOXES = 3, 3, 14  # words and letters of a name whose letters stand in boxes
MOST_OF_CELL = 2  # words of a given or family name in its cell
FEWEST_OF_ZIP = 3  # figures: a value with so many is an address
NEARLY_CAPTION, _CAPTIONS = 80.0, ("middle", "initial", "suffix", "first name", "last name")
LONGEST_SUFFIX = 4  # letters of what may be a misread suffix


def names_in_cells(layout: PageLayout, own: tuple[Label, ...], labels: tuple[Label, ...]) -> Iterator[Hit]:
    """ "Last name", "First name" and "MI" in cells of their own make one name."""
    meanings = by_meaning(own)
    for label in meanings.get("family", []):
        family = _cell_value(label, labels, layout)
        partner = _nearest(label, meanings.get("given", []))
        given = _given_beside(partner, family, labels, layout) if partner else None
        if family is None or given is None or partner is None:
            yield from _written_cells(label, partner, (family, given), labels, layout)
            continue
        middle = _cell_value(_nearest(partner, meanings.get("middle", [])), labels, layout, side=given.relation)
        suffix_label = _nearest(label, meanings.get("suffix", []))
        suffix = _cell_value(suffix_label, labels, layout, side=given.relation)
        is_blank = suffix_label is None or _is_blank_cell(suffix_label, layout)
        if suffix and not is_suffix(suffix.text) and len(letters_of(suffix.text)) > LONGEST_SUFFIX:
            suffix = None  # another column's
        parts = tuple(value.words for value in (family, given, middle, suffix) if value)
        tail = f" {middle.text}" if middle else ""
        jr = f" {suffix.text}" if suffix and is_suffix(suffix.text) else ""
        name = read_name(f"{family.text.strip(',')}{jr}, {given.text.strip(',')}{tail}")
        if name is not None and name.is_whole and letters_of(name.family) not in PARTICLES:
            # Ink in the suffix cell that is no suffix: father or son, nobody knows.
            strength = 0.95 if jr or is_blank else 0.5
            rule = f"cells: {label.text} / {partner.text}"
            words = tuple(word for part in parts for word in part)
            yield Hit(field="name", value=name, words=words, parts=parts, rule=rule, strength=strength)


def _given_beside(label: Label, family: Value | None, labels: tuple[Label, ...], layout: PageLayout) -> Value | None:
    """The given name, on the side of its caption where the family name stands beside its own, if one stands there."""
    taken = family.words if family else ()
    side: Relation = family.relation if family else "right"
    return _cell_value(label, labels, layout, taken=taken, side=side) or _cell_value(label, labels, layout, taken=taken)


def _written_cells(
    label: Label,
    partner: Label | None,
    read: tuple[Value | None, Value | None],
    labels: tuple[Label, ...],
    layout: PageLayout,
) -> Iterator[Hit]:
    """The two cells of a name where the first reader made nothing of the ink in one of them: for the second one."""
    if partner is None or partner.row != label.row:
        return
    parts: list[tuple[Word, ...]] = []
    for caption, value in zip((label, partner), read, strict=True):
        written = None if value else writing_below(caption, labels, layout)
        if value is None and written is None:
            return
        unread = Word(
            text="", page_number=layout.number, box_px=written or caption.box_px, confidence_pct=0.0, line=0, block=0
        )
        parts.append(value.words if value else (unread,))
    rule = f"cells: {label.text} / {partner.text}"
    words = tuple(word for part in parts for word in part)
    yield Hit(field="unread_name", value="", words=words, parts=tuple(parts), rule=rule, strength=0.85)


def _is_blank_cell(label: Label, layout: PageLayout) -> bool:
    """Is there no ink below a label, as far as one line of writing goes?"""
    box = label.box_px
    below = Box(
        box.left - 4,
        box.top + box.height + 4,
        max(box.width, round(0.4 * layout.image.dpi_x)),
        round(0.2 * layout.image.dpi_y),
    )
    right = Box(box.left + box.width + 8, box.top, round(0.35 * layout.image.dpi_x), box.height)
    return all(ink_share(layout.image, without_rules(layout, field)) < BLANK_SHARE for field in (below, right))


def _cell_value(
    label: Label | None,
    labels: tuple[Label, ...],
    layout: PageLayout,
    *,
    taken: Sequence[Word] = (),
    side: Relation = "right",
) -> Value | None:
    """The name in a label's cell, not one that is another label's already.

    Args:
        side: where the other parts of the name stand; under or over captions, what is right of one is another.
    """
    if label is None:
        return None
    for value in values_of(label, labels, layout):
        if any(word in taken for word in value.words) or (side != "right" and value.relation != side):
            continue
        if sum(map(str.isdigit, value.text)) >= FEWEST_OF_ZIP or _is_like_caption(value.text):
            continue  # "Beach, CA 90806" over the caption; "MIODLE" beside it
        value = _with_rest(value, labels, layout)
        texts = [word.text for word in value.words]
        length = name_length(texts) if not is_suffix(texts[0]) else 1
        together = "".join(texts)
        if length and _is_cut(texts) and is_name_token(together):
            return replace(value, words=(replace(value.words[0], text=together, box_px=union_box(value.words)),))
        if length:
            return replace(value, words=_with_lost_end(value.words, length))
        in_pieces = (
            len(texts) <= MOST_PIECES and len(together) <= LONGEST_IN_BOXES and min(map(len, texts)) <= SHORT_PIECE
        )
        if in_pieces and together.isalpha() and is_name_token(together):
            # One letter a box, set wider than words are: "STE PANYAN".
            return replace(value, words=(replace(value.words[0], text=together, box_px=union_box(value.words)),))
    return None


def _with_lost_end(words: tuple[Word, ...], length: int) -> tuple[Word, ...]:
    """The words of a name in its cell; "Evangeli sta" is one whose letters stand in boxes."""
    behind = words[length].text if length < len(words) else ""
    whole = f"{words[length - 1].text}{behind}"
    if not (behind.isalpha() and behind.islower() and is_known_name(whole)):
        return words[:length]
    last = replace(words[length - 1], text=whole, box_px=union_box(words[length - 1 : length + 1]))
    return (*words[: length - 1], last)


def _is_like_caption(text: str) -> bool:
    """Is a word, that nobody is called by, nearly one of a name's captions?"""
    plain = letters_of(text)
    return not is_known_name(text) and any(fuzz.ratio(plain, caption) >= NEARLY_CAPTION for caption in _CAPTIONS)


def _is_cut(texts: Sequence[str]) -> bool:
    """Are they pieces of a name whose letters stand in boxes ("GO PALAK RISHN AN"), two of them of no name's length?"""
    short = [
        text
        for text in texts
        if len(text) == 1 or (len(text) == 2 and text.lower() not in PARTICLES and not is_suffix(text))
    ]
    return len(texts) > MOST_OF_CELL and len(short) >= 2 and all(text.isupper() and text.isalpha() for text in texts)


def _with_rest(value: Value, labels: tuple[Label, ...], layout: PageLayout) -> Value:
    """ "ST" alone is no family name: what stands further right on its row goes on, where letters have boxes."""
    if not all(word.text.strip(".").lower() in PARTICLES for word in value.words):
        return value
    row = next(
        row for row, segments in enumerate(layout.rows) if any(value.words[0] in part.words for part in segments)
    )
    if any(label.row == row for label in labels):
        return value
    edge = value.words[-1].box_px.left
    behind = [word for segment in layout.rows[row] for word in segment.words if word.box_px.left > edge]
    return replace(value, words=(*value.words, *behind[:2]))


def _nearest(label: Label, others: Sequence[Label]) -> Label | None:
    near = [other for other in others if abs(other.row - label.row) <= 3]
    return min(
        near, key=lambda other: (abs(other.row - label.row), abs(other.box_px.left - label.box_px.left)), default=None
    )
