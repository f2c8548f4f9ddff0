"""How their sheets say what is needed."""

from bench.reading.ask import TYPES
from bench.reading.blocks.parts import ruled_field
from bench.reading.paper import Paper
from bench.reading.words import TYPE_NAMES


def _ranged(paper: Paper) -> None:
    if paper.ask.range_text:
        paper.written.add("range")
        paper.say("ranges")


def wanted_sentence(paper: Paper) -> None:
    paper.say("asks")
    _ranged(paper)


def wanted_line(paper: Paper) -> None:
    ask = paper.ask
    visit = f"{ask.visit:%m/%d/%Y}" if paper.rng.random() < 0.4 else ""
    rows = (("wanted", ask.wanted), ("range", ask.range_text), ("purpose", ask.purpose), ("visit", visit))
    for name, text in rows:
        if text:
            paper.sheet.type(paper.left, paper.y, f"{paper.label(name)}:", bold=True)
            paper.written.add(name)
            start = paper.left + 2.1
            if paper.sheet.hand or paper.sheet.length(text) < paper.right - start:
                paper.put(start, paper.y, text, room=paper.right - start)
                paper.y += paper.step
            else:
                paper.y = paper.sheet.paragraph(start, paper.y, paper.right - start, text) + 0.08
    paper.y += 0.15


def wanted_bullets(paper: Paper) -> None:
    paper.sheet.type(paper.left, paper.y, f"{paper.label('wanted')}:", bold=True)
    paper.y += 0.26
    for word in paper.ask.type_words or ("pertinent medical records",):
        paper.sheet.type(paper.left + 0.3, paper.y, f"•  {word}")
        paper.y += 0.23
    paper.y += 0.1
    _ranged(paper)


def _offered(paper: Paper) -> list[tuple[str, bool]]:
    """Every option in this page's words, and whether it is chosen; offices choose by pen."""
    chosen = dict(zip(paper.ask.types, paper.ask.type_words, strict=True))
    return [(chosen.get(name) or paper.rng.choice(TYPE_NAMES[paper.side][name]), name in chosen) for name in TYPES]


def _ticks(paper: Paper, columns: int) -> None:
    paper.sheet.type(paper.left, paper.y, f"{paper.label('wanted')}:", bold=True)
    paper.y += 0.3
    options = _offered(paper)
    width = paper.width / columns
    for at, (word, ticked) in enumerate(options):
        row, column = divmod(at, columns)
        paper.sheet.tick_box(paper.left + 0.05 + column * width, paper.y + row * 0.27, word, ticked=ticked, pt=9.5)
    paper.y += -(-len(options) // columns) * 0.27 + 0.15
    if not paper.ask.types:
        ruled_field(paper, paper.left, paper.right, "Other", "pertinent records", "")
        paper.y += 0.35
    _ranged(paper)


def wanted_ticks_1(paper: Paper) -> None:
    _ticks(paper, 1)


def wanted_ticks_2(paper: Paper) -> None:
    _ticks(paper, 2)


def wanted_ticks_3(paper: Paper) -> None:
    _ticks(paper, 3)


def _choices(paper: Paper) -> list[tuple[str, bool]]:
    """Options for marks other than ticks; the office that wants the standard packet writes so."""
    paper.sheet.type(paper.left, paper.y, f"{paper.label('wanted')}", bold=True)
    paper.y += 0.34
    return _offered(paper)


def _otherwise(paper: Paper) -> None:
    if not paper.ask.types:
        paper.put(paper.left, paper.y, "pertinent records please", room=5)
        paper.y += 0.35
    _ranged(paper)


def wanted_circles(paper: Paper) -> None:
    """Seen: words in rows, the chosen ones circled by pen."""
    x = paper.left + 0.1
    for word, chosen in _choices(paper):
        if x + paper.sheet.length(word) > paper.right:
            x, paper.y = paper.left + 0.1, paper.y + 0.42
        end = paper.sheet.type(x, paper.y, word)
        if chosen:
            paper.circle(x, paper.y, end)
        x = end + 0.4
    paper.y += 0.5
    _otherwise(paper)


def wanted_underlined(paper: Paper) -> None:
    """Seen: one option a line, "underline all that apply"."""
    options = _choices(paper)
    paper.sheet.type(paper.left + 0.1, paper.y - 0.1, "(underline all that apply)", pt=8.5)
    paper.y += 0.15
    for at, (word, chosen) in enumerate(options):
        x = paper.left + 0.1 + (at % 2) * paper.width / 2
        end = paper.sheet.type(x, paper.y, word)
        if chosen:
            paper.sheet.rule(x, paper.y + 0.04, end, pt=1.6)
        paper.y += 0.27 if at % 2 else 0
    paper.y += 0.3
    _otherwise(paper)


def wanted_yes_no(paper: Paper) -> None:
    """Seen: a table with a Yes and a No column."""
    options = _choices(paper)
    for word, x in (("Yes", 4.6), ("No", 5.3)):
        paper.sheet.type(x, paper.y - 0.12, word, pt=9)
    for word, chosen in options:
        paper.sheet.type(paper.left + 0.1, paper.y + 0.1, word)
        paper.sheet.rule(paper.left, paper.y + 0.16, 5.8, pt=0.4)
        paper.sheet.type(4.68 if chosen else 5.36, paper.y + 0.1, "X", bold=True)
        paper.y += 0.24
    paper.y += 0.25
    _otherwise(paper)


def wanted_brackets(paper: Paper) -> None:
    """Seen: typed brackets."""
    options = _choices(paper)
    for at, (word, chosen) in enumerate(options):
        paper.sheet.type(paper.left + (at % 2) * paper.width / 2, paper.y, f"[{'X' if chosen else '  '}] {word}")
        paper.y += 0.25 if at % 2 else 0
    paper.y += 0.35
    _otherwise(paper)


def wanted_numbered(paper: Paper) -> None:
    """Seen: numbered lines."""
    paper.paragraph(f"{paper.label('wanted')}:")
    for number, word in enumerate(paper.ask.type_words or ("pertinent medical records",), 1):
        paper.sheet.type(paper.left + 0.25, paper.y, f"{number}) {word}")
        paper.y += 0.25
    _ranged(paper)


def wanted_standard(paper: Paper) -> None:
    """Seen: the options in a sentence of their own, and why."""
    paper.say("asks", leading=1.5)
    _ranged(paper)
    paper.say("visits")
