"""Typefaces and hands of both sides. None of the held-back ones is used for developing, and their sizes differ too."""

from collections.abc import Mapping

from bench.reading.words import Side
from sample_faxes import fonts

# From the packages of apt-packages.txt as well, but not used by `sample_faxes`.
fonts._FACES.update(
    {
        "lato_medium": ("truetype/lato/Lato-Medium.ttf", "truetype/lato/Lato-Heavy.ttf"),
        "prime_sans": (
            "opentype/courier-prime/Courier Prime Sans.otf",
            "opentype/courier-prime/Courier Prime Sans Bold.otf",
        ),
        "dejavu_mono": ("truetype/dejavu/DejaVuSansMono.ttf", "truetype/dejavu/DejaVuSansMono-Bold.ttf"),
    }
)
fonts._HANDS.update(
    {
        "mentor": ("opentype/bwht/BecauseWeMentor-Regular.otf", 1.2),
        "create": ("opentype/bwht/BecauseWeCreate-Regular.otf", 1.2),
        "dkg_slanted": ("truetype/fifthhorseman/dkgIt.ttf", 1.15),
    }
)
FACES: Mapping[Side, tuple[str, ...]] = {
    "open": ("sans", "sans", "serif", "mono", "narrow", "dejavu", "carlito", "comic"),
    "held": ("caladea", "lato_medium", "courier", "dejavu_serif", "prime_sans", "dejavu_mono"),
}
HANDS: Mapping[Side, tuple[str, ...]] = {
    "open": ("dkg", "breip", "humor", "organize", "steve"),
    "held": ("build", "rufscript", "delphine", "mentor", "create"),
}
