"""The type and the hands that faxes are written in: fonts of Debian packages (apt-packages.txt lists them)."""

from functools import cache
from pathlib import Path

from PIL import ImageFont

_ROOT = Path("/usr/share/fonts")
_FACES = {  # name -> regular, bold
    "sans": ("truetype/liberation/LiberationSans-Regular.ttf", "truetype/liberation/LiberationSans-Bold.ttf"),
    "serif": ("truetype/liberation/LiberationSerif-Regular.ttf", "truetype/liberation/LiberationSerif-Bold.ttf"),
    "mono": ("truetype/liberation/LiberationMono-Regular.ttf", "truetype/liberation/LiberationMono-Bold.ttf"),
    "narrow": (
        "truetype/liberation/LiberationSansNarrow-Regular.ttf",
        "truetype/liberation/LiberationSansNarrow-Bold.ttf",
    ),
    "dejavu": ("truetype/dejavu/DejaVuSans.ttf", "truetype/dejavu/DejaVuSans-Bold.ttf"),
    "dejavu_serif": ("truetype/dejavu/DejaVuSerif.ttf", "truetype/dejavu/DejaVuSerif-Bold.ttf"),
    "carlito": ("truetype/crosextra/Carlito-Regular.ttf", "truetype/crosextra/Carlito-Bold.ttf"),
    "caladea": ("truetype/crosextra/Caladea-Regular.ttf", "truetype/crosextra/Caladea-Bold.ttf"),
    "lato": ("truetype/lato/Lato-Regular.ttf", "truetype/lato/Lato-Bold.ttf"),
    "courier": ("opentype/courier-prime/Courier Prime.otf", "opentype/courier-prime/Courier Prime Bold.otf"),
    "comic": ("opentype/comic-neue/ComicNeue-Regular.otf", "opentype/comic-neue/ComicNeue-Bold.otf"),
}
_HANDS = {  # name -> font file, size against ordinary type of the same nominal size
    "dkg": ("truetype/fifthhorseman/dkg.ttf", 1.15),
    "breip": ("truetype/breip/Breip.ttf", 1.15),
    "humor": ("truetype/humor-sans/Humor-Sans.ttf", 0.95),
    "organize": ("opentype/bwht/BecauseWeOrganize-Regular.otf", 1.2),
    "build": ("opentype/bwht/BecauseWeBuild-Regular.otf", 1.2),
    "rufscript": ("truetype/rufscript/Rufscript010.ttf", 1.2),
    "steve": ("truetype/sjfonts/SteveHand.ttf", 1.15),
    "delphine": ("truetype/sjfonts/Delphine.ttf", 1.15),
    "kristi": ("truetype/kristi/Kristi.ttf", 1.9),
}
FACES = tuple(_FACES)
HANDS = tuple(hand for hand in _HANDS if hand != "kristi")  # kristi is hardly legible: signatures only
DPI = 400  # pages are drawn at this resolution, each way


def face_path(face: str, *, bold: bool = False) -> Path:
    """The font file of a typed face."""
    return _ROOT / _FACES[face][bold]


@cache
def face_font(face: str, size_pt: float, *, bold: bool = False) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(face_path(face, bold=bold)), round(size_pt * DPI / 72))


@cache
def hand_font(hand: str, size_px: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(_ROOT / _HANDS[hand][0]), size_px)


def hand_scale(hand: str) -> float:
    """How much larger a hand is to be set than type, to look as large."""
    return _HANDS[hand][1]


def missing_fonts() -> list[str]:
    """Font files that this machine lacks; apt-packages.txt names the packages."""
    files = [file for pair in _FACES.values() for file in pair] + [file for file, _ in _HANDS.values()]
    return sorted(file for file in files if not (_ROOT / file).exists())
