"""Typefaces and hands of the sides. None is used on two sides, and their sizes differ too.

All come with the packages of apt-packages.txt or with ReportLab. Hands are scarce: one of the held-back ones is the
light italic of a family that the open side has as type. Hands that a person misreads are left out (dkg bold, callig).
"""

from collections.abc import Mapping
from pathlib import Path

import reportlab

from bench.reading.words import Side
from sample_faxes import fonts

_REPORTLAB = f"{Path(reportlab.__file__).parent}/fonts"
# From the packages of apt-packages.txt as well, but not used by `sample_faxes`.
fonts._FACES.update(
    {
        "lato_medium": ("truetype/lato/Lato-Medium.ttf", "truetype/lato/Lato-Heavy.ttf"),
        "prime_sans": (
            "opentype/courier-prime/Courier Prime Sans.otf",
            "opentype/courier-prime/Courier Prime Sans Bold.otf",
        ),
        "freesans": ("truetype/freefont/FreeSans.ttf", "truetype/freefont/FreeSansBold.ttf"),
        "freeserif": ("truetype/freefont/FreeSerif.ttf", "truetype/freefont/FreeSerifBold.ttf"),
        "prime_code": (
            "opentype/courier-prime/Courier Prime Code.otf",
            "opentype/courier-prime/Courier Prime Bold.otf",
        ),
        "dejavu_condensed": (
            "truetype/dejavu/DejaVuSansCondensed.ttf",
            "truetype/dejavu/DejaVuSansCondensed-Bold.ttf",
        ),
        "dejavu_serif_condensed": (
            "truetype/dejavu/DejaVuSerifCondensed.ttf",
            "truetype/dejavu/DejaVuSerifCondensed-Bold.ttf",
        ),
        "typewriter": (f"{_REPORTLAB}/com_____.pfb", f"{_REPORTLAB}/cob_____.pfb"),
        "dejavu_mono": ("truetype/dejavu/DejaVuSansMono.ttf", "truetype/dejavu/DejaVuSansMono-Bold.ttf"),
    }
)
fonts._HANDS.update(
    {
        "mentor": ("opentype/bwht/BecauseWeMentor-Regular.otf", 1.2),
        "create": ("opentype/bwht/BecauseWeCreate-Regular.otf", 1.2),
        "connect": ("opentype/bwht/BecauseWeConnect-Regular.otf", 1.2),
        "learn": ("opentype/bwht/BecauseWeLearn-Regular.otf", 1.0),
        "slim": ("opentype/comic-neue/ComicNeue-LightItalic.otf", 1.1),
        "dkg_slanted": ("truetype/fifthhorseman/dkgIt.ttf", 1.15),
    }
)
FACES: Mapping[Side, tuple[str, ...]] = {
    "open": ("sans", "sans", "serif", "mono", "narrow", "dejavu", "carlito", "comic"),
    "seen": ("caladea", "lato_medium", "courier", "dejavu_serif", "prime_sans", "dejavu_mono"),
    "second": (
        *("freesans", "freesans", "freeserif", "prime_code", "dejavu_condensed", "dejavu_serif_condensed"),
        "typewriter",
    ),
}
HANDS: Mapping[Side, tuple[str, ...]] = {
    "open": ("dkg", "breip", "humor", "organize", "steve"),
    "seen": ("build", "rufscript", "delphine", "mentor", "create"),
    "second": ("connect", "learn", "slim"),
}
