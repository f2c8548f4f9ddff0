"""Code 128 and QR codes on a page: our own reference comes back on the form we sent."""

import zxingcpp

from ocr.model import PageImage

FORMATS = zxingcpp.BarcodeFormats((zxingcpp.BarcodeFormat.Code128, zxingcpp.BarcodeFormat.QRCode))


def read_barcodes(page: PageImage) -> tuple[str, ...]:
    """The texts of all codes, each once, top to bottom. Control characters are dropped: a text may be anybody's."""
    found = zxingcpp.read_barcodes(page.pixels, formats=FORMATS)
    in_order = sorted(found, key=lambda code: (code.position.top_left.y, code.position.top_left.x))
    texts = ("".join(character for character in code.text if character.isprintable()) for code in in_order)
    return tuple(dict.fromkeys(text for text in texts if text))
