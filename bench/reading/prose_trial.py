"""Who is found in prose: by the rules with cues, by what must hold of dates and names, and by a small spaCy pipeline.

    python -m bench.reading.prose_trial --count 1000             # rules alone, on the held-back side
    python -m bench.reading.prose_trial --count 1000 --spacy     # also trains the pipeline on the open side: minutes

spaCy is no dependency of the project (why not: ocr/README.md, "Prose"): for `--spacy` install spacy==3.8.18 by hand.
"""

import argparse
import re
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice
from random import Random
from typing import Any

import numpy as np

from bench.reading.prose import LABELS, ProseLetter, Side, Span, make_letters
from ocr.dates import birth_dates
from ocr.hits import paragraphs, words_between
from ocr.labels import Label, find_labels
from ocr.layout import PageLayout, lay_out
from ocr.letter import read_letter
from ocr.model import Box, Letter, OwnIdentity, PageImage, PageRead, Word
from ocr.numbers import find_phone_numbers
from ocr.patients import find_hits
from ocr.people import letters_of, read_name
from ocr.prose import RUNNING_WORDS, doubtful_numbers, prose_hits, whole_names
from ocr.requester import find_number_hits, rank_reply
from ocr.subjects import group_hits

RECEIVED = date(2026, 11, 24)
LETTER_PX, LINE_PX, HEIGHT_PX = 14, 44, 24  # of the typed page
SURE = (0.9, 0.999)  # the least probability of the pipeline that counts: below it, it finds nobody
EPOCHS, BATCH, DROPOUT, UNKNOWN_SHARE = 6, 64, 0.2, 0.1
RARE = 20  # words in fewer paragraphs are one unknown word to the pipeline
OUTCOMES = ("right", "and others", "wrong", "none", "rightly none", "made up")
OWN = OwnIdentity(
    fax_numbers=("+13238655482",),
    phone_numbers=("+16262932400",),
    facilities={"keck": ("Keck Hospital of USC", "Keck Hospital"), "norris": ("USC Norris Cancer Hospital",)},
)

Place = tuple[int, int]  # first character of the letter's text, one after the last
Found = Mapping[str, Sequence[Place]]  # by label


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
    """A letter on a page, as the first reader would hand it on."""

    page: PageRead
    layout: PageLayout
    labels: tuple[Label, ...]
    starts: Mapping[tuple[int, int], int]  # place in the text of what stands at a left and top

    def place(self, words: Sequence[Word]) -> Place:
        first, last = (self._start(words[index]) for index in (0, -1))
        return first, last + len(words[-1].text)

    def _start(self, word: Word) -> int:
        """Words that `lay_out` took apart begin behind the start of what was one."""
        left, top = word.box_px.left, word.box_px.top
        known = max(start for start in self.starts if start[1] == top and start[0] <= left)
        return self.starts[known] + round((left - known[0]) / LETTER_PX)


def type_letter(text: str) -> Typed:
    words, starts, place = [], {}, 0
    for line, row in enumerate(text.split("\n")):
        for match in re.finditer(r"\S+", row):
            box = Box(100 + match.start() * LETTER_PX, 120 + line * LINE_PX, len(match[0]) * LETTER_PX - 4, HEIGHT_PX)
            words.append(Word(text=match[0], page_number=1, box_px=box, confidence_pct=95.0, line=line, block=line))
            starts[box.left, box.top] = place + match.start()
        place += len(row) + 1
    image = PageImage(number=1, pixels=np.full((2244, 1728), 255, np.uint8), dpi_x=204.0, dpi_y=204.0)
    page = PageRead(
        number=1, image=image, words=tuple(words), turned_deg=0, skew_deg=0.0, is_blank=not words, legible=True,
        tti=None, barcodes=(),
    )  # fmt: skip
    layout = lay_out(page)
    return Typed(page=page, layout=layout, labels=find_labels(layout), starts=starts)


# --- who finds ----------------------------------------------------------------------------------------------------


def by_cues(typed: Typed) -> Found:
    """The rules of the reader, page rules and all, without `ocr.prose`."""
    subjects = group_hits([(typed.layout, find_hits(typed.layout, typed.labels, RECEIVED))])
    has_to = any(label.meaning == "to" for label in typed.labels)
    numbers = rank_reply(find_number_hits(typed.layout, typed.labels), OWN, has_to_block=has_to)
    return {
        "PATIENT": [typed.place(subject.of("name")[0].words) for subject in subjects if subject.of("name")],
        "DOB": [typed.place(subject.of("dob")[0].words) for subject in subjects if subject.of("dob")],
        "REPLY": [typed.place(numbers[0][1].words)] if numbers else [],
    }


def by_what_holds(typed: Typed) -> Found:
    hits = prose_hits(typed.layout, typed.labels, RECEIVED)
    fields = {"PATIENT": "name", "DOB": "dob"}
    found = {label: [typed.place(hit.words) for hit in hits if hit.field == field] for label, field in fields.items()}
    return found | {"REPLY": []}


def first_then(one: Found, two: Found) -> Found:
    """What one finds, and where it finds nothing, what the other does."""
    return {label: one[label] or two[label] for label in LABELS.values()}


# --- the pipeline ---------------------------------------------------------------------------------------------------
# The same names, dates and numbers as the rules see are single tokens, so that no letter of a name can be learned by
# heart; the pipeline decides which of them is the patient, his birth date and the number for answers.


@dataclass(frozen=True, slots=True, kw_only=True)
class Masked:
    """A paragraph with a token in place of each name, date and number."""

    tokens: tuple[str, ...]
    marks: tuple[tuple[int, Place], ...]  # token and what stands there


def masked(typed: Typed) -> list[Masked]:
    runs = [run for run in paragraphs(typed.layout) if len(run) >= RUNNING_WORDS]
    texts = [" ".join(word.text for word in run) for run in runs]
    days = [item.day for text in texts for item in birth_dates(text, RECEIVED)]
    return [_masked(typed, run, text, min(days, default=RECEIVED)) for run, text in zip(runs, texts, strict=True)]


def _masked(typed: Typed, run: tuple[Word, ...], text: str, oldest: date) -> Masked:
    marks: dict[int, tuple[str, tuple[Word, ...]]] = {}
    for name in whole_names(run, RECEIVED):
        marks[name.start] = ("xname", name.words)
    where = {id(word): index for index, word in enumerate(run)}
    for item in birth_dates(text, RECEIVED):
        words = words_between(run, item.start, item.end)
        years = (RECEIVED - item.day).days / 365
        age = "old" if years > 18 else "mid" if years > 3 else "new"
        marks[where[id(words[0])]] = (f"xdate{age}{'first' if item.day == oldest else ''}", words)
    for number in find_phone_numbers(text):
        words = words_between(run, number.start, number.end)
        marks[where[id(words[0])]] = ("xnumber", words)
    tokens, places, index = [], [], 0
    while index < len(run):
        mark = marks.get(index)
        if mark is None:
            tokens += re.findall(r"[a-zà-ɏ]+|\d+|[^\w\s]", run[index].text.lower())
            index += 1
        else:
            places.append((len(tokens), typed.place(mark[1])))
            tokens.append(mark[0])
            tokens += re.findall(r"['’]s\b|[^\w\s]+$", mark[1][-1].text.lower())[:1]  # "Diaz," "Diaz's"
            index += len(mark[1])
    return Masked(tokens=tuple(tokens), marks=tuple(places))


class Pipeline:
    """Blank English, one span categoriser over the marked tokens; weights from fixed seeds."""

    def __init__(self, letters: Sequence[ProseLetter]) -> None:
        import spacy
        from spacy.util import fix_random_seed, minibatch

        fix_random_seed(0)
        rng = Random(0)
        items = [
            (paragraph, [_label_at(letter.spans, place) for _, place in paragraph.marks])
            for letter in letters
            for paragraph in masked(type_letter(letter.text))
            if paragraph.marks
        ]
        seen = Counter(token for paragraph, _ in items for token in set(paragraph.tokens))
        self.known = frozenset(token for token, count in seen.items() if count >= RARE)
        self.nlp = spacy.blank("en")
        self.nlp.add_pipe("spancat_singlelabel", name="spancat", config=_SPANCAT)
        optimizer = self.nlp.initialize(lambda: [self._example(*item, rng) for item in items[:500]])
        for _ in range(EPOCHS):
            rng.shuffle(items)
            for batch in minibatch(items, size=BATCH):
                self.nlp.update([self._example(*item, rng) for item in batch], sgd=optimizer, drop=DROPOUT)
        with self.nlp.use_params(optimizer.averages):
            averaged = self.nlp.to_bytes()
        self.nlp.from_bytes(averaged)

    def find(self, typed: Typed) -> list[Found]:
        """The surest of each label, for every value of `SURE`; below that, nothing."""
        paragraphs = [paragraph for paragraph in masked(typed) if paragraph.marks]
        best: dict[str, tuple[float, Place]] = {}
        for paragraph, doc in zip(paragraphs, self.nlp.pipe(map(self._doc, paragraphs)), strict=True):
            places = dict(paragraph.marks)
            group = doc.spans["found"]
            for span, scores in zip(group, group.attrs["scores"], strict=True):
                score = float(np.max(scores))
                if score > best.get(span.label_, (0.0, (0, 0)))[0]:
                    best[span.label_] = (score, places[span.start])
        sure = {label: best.get(label, (0.0, (0, 0))) for label in LABELS.values()}
        return [{label: [place] if score >= least else [] for label, (score, place) in sure.items()} for least in SURE]

    def _doc(self, paragraph: Masked, rng: Random | None = None) -> Any:
        from spacy.tokens import Doc
        from spacy.tokens import Span as Tokens

        marked = {token for token, _ in paragraph.marks}
        words = []
        for index, token in enumerate(paragraph.tokens):
            lost = rng is not None and index not in marked and rng.random() < UNKNOWN_SHARE
            words.append("xunknown" if lost or token not in self.known else token)
        doc = Doc(self.nlp.vocab, words=words)
        doc.spans["marked"] = [Tokens(doc, token, token + 1) for token, _ in paragraph.marks]
        return doc

    def _example(self, paragraph: Masked, labels: Sequence[str | None], rng: Random) -> Any:
        from spacy.tokens import Span as Tokens
        from spacy.training import Example

        doc = self._doc(paragraph, rng)
        truth = doc.copy()
        truth.spans["found"] = [
            Tokens(truth, token, token + 1, label=label)
            for (token, _), label in zip(paragraph.marks, labels, strict=True)
            if label
        ]
        return Example(doc, truth)


_TOK2VEC = {
    "@architectures": "spacy.Tok2Vec.v2",
    "embed": {
        "@architectures": "spacy.MultiHashEmbed.v2", "width": 64, "attrs": ["NORM"], "rows": [2000],
        "include_static_vectors": False,
    },
    "encode": {
        "@architectures": "spacy.MaxoutWindowEncoder.v2", "width": 64, "window_size": 2, "maxout_pieces": 3, "depth": 3,
    },
}  # fmt: skip
_SPANCAT = {
    "spans_key": "found",
    "negative_weight": 1.0,
    "allow_overlap": True,
    "suggester": {"@misc": "spacy.preset_spans_suggester.v1", "spans_key": "marked"},
    "model": {
        "@architectures": "spacy.SpanCategorizer.v1",
        "scorer": {"@layers": "Softmax.v2"},
        "reducer": {"@layers": "spacy.mean_max_reducer.v1", "hidden_size": 64},
        "tok2vec": _TOK2VEC,
    },
}


def _label_at(spans: Sequence[Span], place: Place) -> str | None:
    return next((span.label for span in spans if place[0] < span.end and place[1] > span.start), None)


# --- judging --------------------------------------------------------------------------------------------------------


def judge(letter: ProseLetter, found: Found, label: str) -> str:
    """One of `OUTCOMES`. A name is right with all its words and no other's; a date or number by its place."""
    truth = [span for span in letter.spans if span.label == label]
    if not found[label]:
        return "none" if truth else "rightly none"
    if not truth:
        return "made up"
    right = [any(_is_it(letter.text, place, span) for span in truth) for place in found[label]]
    return "right" if all(right) else "and others" if any(right) else "wrong"


def _is_it(text: str, place: Place, span: Span) -> bool:
    if place[0] >= span.end or place[1] <= span.start:
        return False
    return span.label != "PATIENT" or _key(text[place[0] : place[1]]) == _key(text[span.start : span.end])


def _key(text: str) -> tuple[str, ...]:
    """The words of a name without title, suffix and marks."""
    words = [letters_of(word) for word in re.sub(r"['’]s?(?=\W*$)", "", text).split()]
    return tuple(word for word in words if word not in {"mr", "mrs", "ms", "miss", "jr", "sr", "iii", ""})


def how_it_went_on(letter: ProseLetter) -> str:
    """What the whole reader let go on without a person: "" nothing, "right", or which value was wrong."""
    typed = type_letter(f"Keck Hospital of USC, Medical Records\n\nREQUEST FOR MEDICAL RECORDS\n\n{letter.text}")
    read = _read(typed)
    if not read.unattended:
        return ""
    written = {span.label: " ".join(letter.text[span.start : span.end].split()) for span in letter.spans}
    name, patient = read_name(written.get("PATIENT", "")), read.patients[0]
    said = read_name(f"{patient.given} {patient.family}")
    if name is None or said is None or name.key[:-1] != said.key[:-1]:
        return "name wrong"
    if [item.day for item in birth_dates(written.get("DOB", ""), RECEIVED)] != [patient.dob]:
        return "birth date wrong"
    doubted = ", of a doubtful number" if read.reply_fax in doubtful_numbers(typed.layout) else ""
    is_right = [item.e164 for item in find_phone_numbers(written.get("REPLY", ""))] == [read.reply_fax]
    return ("right" if is_right else "number wrong") + doubted


def _read(typed: Typed) -> Letter:
    """By the whole reader, with a second reader that agrees with the first: what is left are mistakes of meaning."""

    def same(image: PageImage, box: Box) -> "_Said":
        inside = [word for word in typed.page.words if _holds(box, word.box_px)]
        return _Said(text=" ".join(word.text for word in inside), confidence=0.99)

    return read_letter([typed.page], OWN, received_on=RECEIVED, pages_total=1, second_reader=same)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Said:
    text: str
    confidence: float


def _holds(box: Box, word: Box) -> bool:
    middle = word.left + word.width / 2
    return box.left <= middle < box.left + box.width and abs(word.top - box.top) < HEIGHT_PX / 2


# --- the table ------------------------------------------------------------------------------------------------------

Finder = Callable[[Typed], Found]


def measure(letters: Sequence[ProseLetter], pipeline: Pipeline | None) -> dict[tuple[str, str], Counter[str]]:
    """Outcomes by label and way of finding."""
    table: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for letter in letters:
        for way, found in _ways(type_letter(letter.text), pipeline):
            for label in LABELS.values():
                table[label, way][judge(letter, found, label)] += 1
    return table


def _ways(typed: Typed, pipeline: Pipeline | None) -> Iterator[tuple[str, Found]]:
    cues, holds = by_cues(typed), by_what_holds(typed)
    yield "cues", cues
    yield "what must hold", holds
    yield "cues, then what must hold", first_then(cues, holds)
    if pipeline is None:
        return
    models = pipeline.find(typed)
    for least, model in zip(SURE, models, strict=True):
        yield f"spaCy {least}", model
        yield f"cues, then spaCy {least}", first_then(cues, model)
        yield f"cues, what must hold, spaCy {least}", first_then(first_then(cues, holds), model)
    agreed = {label: [place for place in holds[label] if place in models[0][label]] for label in LABELS.values()}
    yield "what must hold and spaCy agree", agreed


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--spacy", action="store_true", help="train the pipeline on the open side and compare")
    parser.add_argument("--train", type=int, default=4000, help="letters to train on")
    parser.add_argument("--side", choices=("open", "held"), default="held", help="figures count on held only")
    parser.add_argument("--missed", type=int, default=0, help="show so many letters whose patient the cues miss")
    asked = parser.parse_args()
    pipeline, side = None, asked.side
    if asked.spacy:
        started = time.process_time()
        pipeline = Pipeline(list(make_letters(asked.seed + 1, "open", asked.train)))
        print(f"trained in {time.process_time() - started:.0f} s of computing")
    letters = list(make_letters(asked.seed, side, asked.count))
    _print(letters, pipeline, side)
    for letter, outcome in islice(_missed(letters), asked.missed):
        print(f"\n--- {letter.family}: {outcome}\n{letter.text}")


def _missed(letters: Sequence[ProseLetter]) -> Iterator[tuple[ProseLetter, str]]:
    for letter in letters:
        outcome = judge(letter, by_cues(type_letter(letter.text)), "PATIENT")
        if outcome not in {"right", "rightly none"}:
            yield letter, outcome


def _print(letters: Sequence[ProseLetter], pipeline: Pipeline | None, side: Side) -> None:
    table = measure(letters, pipeline)
    print(f"{len(letters)} letters of the {side} side")
    for label in LABELS.values():
        print(f"{label:42}" + "".join(f"{name:>14}" for name in OUTCOMES))
        for (own, way), counts in table.items():
            if own == label:
                print(f"  {way:40}" + "".join(f"{counts[name]:14}" for name in OUTCOMES))
    print("went on without a person:", dict(sorted(Counter(filter(None, map(how_it_went_on, letters))).items())))


if __name__ == "__main__":
    main()
