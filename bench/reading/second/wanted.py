"""How the held-back side's sheets say what is needed."""

from itertools import pairwise

from bench.reading.ask import TYPES
from bench.reading.paper import Paper
from bench.reading.second.pen import bubble, check_mark, cross
from bench.reading.second.words import ANYTHING, TYPE_NAMES

PARTIAL_DATES = 0.5  # of forms that say the purpose or the visit


def dates_sentence(paper: Paper) -> None:
    if paper.ask.range_text:
        paper.written.add("range")
        paper.say("ranges")


def dates_row(paper: Paper) -> None:
    """Label and dates, if any were given."""
    if paper.ask.range_text:
        start = paper.sheet.type(paper.left, paper.y, f"{paper.label('range')}:", bold=True, pt=10) + 0.1
        paper.put(start, paper.y, paper.ask.range_text, room=paper.right - start, field="range")
        paper.y += max(0.28, paper.step)


def _offered(paper: Paper) -> list[tuple[str, bool]]:
    """Every option in this page's words, and whether it is chosen; some forms lack an option nobody asks for here."""
    chosen = dict(zip(paper.ask.types, paper.ask.type_words, strict=True))
    options = [(chosen.get(name) or paper.rng.choice(TYPE_NAMES[name]), name in chosen) for name in TYPES]
    missing = {at for at in range(len(options)) if not options[at][1] and paper.rng.random() < 0.2}
    return [option for at, option in enumerate(options) if at not in missing]


def _else(paper: Paper) -> None:
    if not paper.ask.types:
        start = paper.sheet.type(paper.left, paper.y, "Other: ")
        paper.sheet.rule(start, paper.y + 0.05, paper.right, pt=0.6)
        paper.put(start + 0.05, paper.y, ANYTHING, room=4)
        paper.y += 0.36
    dates_row(paper)


def wanted_check_marks(paper: Paper) -> None:
    """A short line before each option; the chosen ones bear a pen's check mark."""
    sheet = paper.sheet
    sheet.type(paper.left, paper.y, f"{paper.label('wanted')} (check all that apply):", pt=10, bold=True)
    paper.y += 0.36
    for at, (word, chosen) in enumerate(options := _offered(paper)):
        x = paper.left + (at % 2) * paper.width / 2
        sheet.rule(x, paper.y + 0.03, x + 0.4, pt=0.7)
        if chosen:
            check_mark(sheet, x + 0.2, paper.y, paper.rng)
        sheet.type(x + 0.5, paper.y, word, pt=10)
        if at % 2 or at == len(options) - 1:
            paper.y += 0.31
    paper.y += 0.12
    _else(paper)


def wanted_crossed(paper: Paper) -> None:
    """Boxes, crossed by pen, the strokes longer than the box."""
    sheet = paper.sheet
    sheet.type(paper.left, paper.y, f"{paper.label('wanted')}:", bold=True)
    paper.y += 0.34
    options = _offered(paper)
    for at, (word, chosen) in enumerate(options):
        x = paper.left + 0.05 + (at % 3) * paper.width / 3
        sheet.box(x, paper.y - 0.13, x + 0.14, paper.y + 0.01, pt=0.9)
        if chosen:
            cross(sheet, x, paper.y - 0.13, 0.14, paper.rng)
        sheet.type(x + 0.24, paper.y, word, pt=min(9.0, 9 * (paper.width / 3 - 0.4) / sheet.length(word, pt=9)))
        if at % 3 == 2 or at == len(options) - 1:
            paper.y += 0.33
    paper.y += 0.1
    _else(paper)


def wanted_ring_numbers(paper: Paper) -> None:
    """Numbered options; a ring round the number chooses."""
    sheet = paper.sheet
    sheet.type(paper.left, paper.y, f"{paper.label('wanted')} - circle number(s)", bold=True, pt=10)
    paper.y += 0.38
    options = _offered(paper)
    for at, (word, chosen) in enumerate(options):
        x = paper.left + 0.1 + (at % 2) * paper.width / 2
        end = sheet.type(x, paper.y, f"{at + 1}.")
        if chosen:
            paper.circle(x, paper.y, end)
        sheet.type(end + 0.2, paper.y, word, pt=10)
        if at % 2 or at == len(options) - 1:
            paper.y += 0.36
    paper.y += 0.1
    _else(paper)


def wanted_ring_words(paper: Paper) -> None:
    """Options in a running line between slashes, the chosen ones ringed."""
    sheet = paper.sheet
    x = sheet.type(paper.left, paper.y, f"{paper.label('wanted')} (circle):", bold=True, pt=10) + 0.2
    for word, chosen in _offered(paper):
        if x + sheet.length(word, pt=10) > paper.right:
            x, paper.y = paper.left + 0.1, paper.y + 0.42
        end = sheet.type(x, paper.y, word, pt=10)
        if chosen:
            paper.circle(x, paper.y, end)
        x = sheet.type(end + 0.14, paper.y, "/", pt=10) + 0.14
    paper.y += 0.5
    _else(paper)


def wanted_bubbles(paper: Paper) -> None:
    """Round fields, the chosen ones filled."""
    paper.sheet.type(paper.left, paper.y, f"{paper.label('wanted')}", bold=True)
    paper.y += 0.33
    for word, chosen in _offered(paper):
        bubble(paper.sheet, paper.left + 0.12, paper.y - 0.05, filled=chosen)
        paper.sheet.type(paper.left + 0.32, paper.y, word, pt=10)
        paper.y += 0.26
    paper.y += 0.1
    _else(paper)


def wanted_dated_table(paper: Paper) -> None:
    """A table: document, send, dates."""
    sheet = paper.sheet
    edges = (paper.left, paper.left + paper.width * 0.5, paper.left + paper.width * 0.64, paper.right)
    options = [("Document", False), *_offered(paper)]
    for number, (word, chosen) in enumerate(options):
        for left, right in pairwise(edges):
            sheet.box(left, paper.y, right, paper.y + 0.27, pt=0.6)
        sheet.type(edges[0] + 0.06, paper.y + 0.19, word, pt=9.5, bold=number == 0)
        if number == 0:
            sheet.type(edges[1] + 0.06, paper.y + 0.19, "Send", pt=9.5, bold=True)
            sheet.type(edges[2] + 0.06, paper.y + 0.19, paper.label("range"), pt=9.5, bold=True)
        elif chosen:
            sheet.value((edges[1] + edges[2]) / 2 - 0.06, paper.y + 0.2, "X", bold=True)
            if paper.ask.range_text:
                paper.put(
                    edges[2] + 0.06, paper.y + 0.19, paper.ask.range_text, room=edges[3] - edges[2] - 0.1, field="range"
                )
        paper.y += 0.27
    paper.y += 0.28
    if not paper.ask.types:
        _else(paper)


def wanted_dashes(paper: Paper) -> None:
    paper.paragraph(f"{paper.label('wanted')}:")
    for word in paper.ask.type_words or (ANYTHING,):
        paper.sheet.type(paper.left + 0.25, paper.y, f"- {word}")
        paper.y += max(0.23, paper.sheet.size_pt / 72 * 1.45)
    paper.y += 0.1
    dates_sentence(paper)


def wanted_ask(paper: Paper) -> None:
    """A sentence, and sometimes the appointment."""
    paper.say("asks", leading=1.4)
    dates_sentence(paper)
    if paper.rng.random() < PARTIAL_DATES:
        paper.say("visits")


def wanted_comment_box(paper: Paper) -> None:
    """A frame named Comments with the sentence in it."""
    top, left, right = paper.y, paper.left, paper.right
    paper.sheet.type(left + 0.08, top + 0.2, "Comments / Message:", pt=9, bold=True)
    paper.y, paper.left, paper.right = top + 0.48, left + 0.15, right - 0.15
    wanted_ask(paper)
    paper.left, paper.right = left, right
    paper.sheet.box(left, top, right, paper.y + 0.1, pt=1.2)
    paper.y += 0.4


def wanted_rows(paper: Paper) -> None:
    """Label and words beside it, on lines to write on where it is by hand."""
    ask = paper.ask
    rows = [("wanted", ask.wanted, ""), ("range", ask.range_text, "range"), ("purpose", ask.purpose, "")]
    for name, text, field in rows:
        if not text:
            continue
        start = paper.sheet.type(paper.left, paper.y, f"{paper.label(name)}:", pt=10) + 0.08
        lines = _broken(paper, text, paper.right - start) if not paper.sheet.hand else [text]
        for line in lines:
            paper.put(start, paper.y, line, room=paper.right - start, field=field)
            paper.sheet.rule(start, paper.y + 0.05, paper.right, pt=0.4)
            paper.y += max(0.33, paper.step)
    paper.y += 0.1


def _broken(paper: Paper, text: str, width: float) -> list[str]:
    lines = [""]
    for word in text.split(" "):
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and paper.sheet.length(longer) > width:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


def wanted_bilingual(paper: Paper) -> None:
    paper.sheet.type(paper.left, paper.y, "Información solicitada / Information requested:", pt=9.5)
    paper.y += 0.3
    for at, (word, chosen) in enumerate(options := _offered(paper)):
        x = paper.left + 0.05 + (at % 2) * paper.width / 2
        paper.sheet.tick_box(x, paper.y, word, ticked=chosen, pt=9.5)
        if at % 2 or at == len(options) - 1:
            paper.y += 0.28
    paper.y += 0.12
    if not paper.ask.types:
        start = paper.sheet.type(paper.left, paper.y, "Otro / Other: ", pt=9.5)
        paper.put(start, paper.y, ANYTHING, room=4)
        paper.y += 0.34
    if paper.ask.range_text:
        start = paper.sheet.type(paper.left, paper.y, "Fechas de servicio / Dates of service: ", pt=9.5)
        paper.put(start, paper.y, paper.ask.range_text, room=paper.right - start, field="range")
        paper.y += 0.34
