"""Measure the page half on made pages: `python tests/ocr/measure_pages.py [PAGES]` (default 100, about 2 minutes).

Prints directions turned wrongly, the share of words read exactly by resolution and damage, computing seconds a
page and memory. Damage 0 is none; 1 has skew, 300 specks and 5 lost rows; 2 has skew, 600 specks, pepper, a streak,
10 lost rows, and is pale, right or dark. Pages on their side were shrunk by the machine to 77 %.
"""

import random
import resource
import sys
from collections import defaultdict
from statistics import mean

from fax_page_maker import LAYOUTS, Damage, make_page, recall

from ocr.pages import read_page
from ocr.words import Backend

TTI = "NOV 24 2026 09:12 FROM LARKSPUR FAM 2135550143 P.01/03"
RESOLUTIONS = ((204.0, 98.0), (204.0, 196.0), (204.0, 196.0), (204.0, 391.0))


def computing_s() -> float:
    spent = (resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN))
    return sum(usage.ru_utime + usage.ru_stime for usage in spent)


def damage_of(severity: int, rng: random.Random) -> Damage:
    if severity == 0:
        return Damage()
    return Damage(
        skew_deg=rng.uniform(-3, 3),
        specks=300 * severity,
        pepper_share=0.004 if severity == 2 else 0.0,
        streaks=severity // 2,
        lost_rows=5 * severity,
        threshold=rng.choice((90, 128, 165)) if severity == 2 else 128,
    )


def measure(count: int, backend: Backend) -> None:
    rng = random.Random(20261124)
    recalls: dict[tuple[str, float, int], list[float]] = defaultdict(list)
    wrong = headers = 0
    spent_s = 0.0
    for seed in range(count):
        layout, dpi = list(LAYOUTS)[seed % len(LAYOUTS)], rng.choice(RESOLUTIONS)
        turned_deg, severity = rng.choice((0, 90, 180, 270)), rng.choice((0, 1, 2))
        damage = damage_of(severity, rng)
        made = make_page(layout, seed=9000 + seed, dpi=dpi, turned_deg=turned_deg, damage=damage, tti=TTI)
        before_s = computing_s()
        read = read_page(made.page, backend)
        spent_s += computing_s() - before_s
        wrong += read.turned_deg != turned_deg
        headers += read.tti is not None
        way = "on its side" if turned_deg % 180 else "upright or head down"
        recalls[way, dpi[1], severity].append(recall(made.words, tuple(word.text for word in read.words)))
    peak_mb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"{backend}: {count} pages, {wrong} turned wrongly, {headers} headers found")
    print(f"  {spent_s / count:.2f} s of computing a page, {peak_mb} MB at most")
    for (way, dpi_y, severity), shares in sorted(recalls.items()):
        print(f"  {way}, {dpi_y:g} dpi, damage {severity}: words right {mean(shares):.2f} ({len(shares)} pages)")


if __name__ == "__main__":
    pages = int(sys.argv[1]) if len(sys.argv) > 1 else 100
    measure(pages, "tesserocr")
    measure(max(1, pages // 5), "pytesseract")
