"""Our reference for eyes and machines: large type, Code 128 and QR, so that an answered form finds its request."""

from reportlab.graphics.barcode.code128 import Code128
from reportlab.graphics.barcode.qr import QrCodeWidget
from reportlab.graphics.shapes import Drawing
from reportlab.platypus import Flowable, Paragraph, Table, TableStyle

from outbound.sheets import BODY_WIDTH_PT, printed, style

# Whole pels at 204 dpi, so that no bar is thinner than its neighbours: 4 pels a bar, 10 a QR module.
_BAR_PT = 72 * 4 / 204
_QR_MODULES = 25  # version 2 holds the reference with the strongest error correction
_QR_QUIET = 4
_QR_SIDE_PT = 72 * 10 * (_QR_MODULES + 2 * _QR_QUIET) / 204


def reference_block(reference: str) -> Flowable:
    """The reference in 26 points over its Code 128, the QR code at the right."""
    bars = Code128(reference, barWidth=_BAR_PT, barHeight=34, quiet=False)
    qr = QrCodeWidget(reference, barLevel="H", barWidth=_QR_SIDE_PT, barHeight=_QR_SIDE_PT, barBorder=_QR_QUIET)
    square = Drawing(_QR_SIDE_PT, _QR_SIDE_PT)
    square.add(qr)
    left = [
        Paragraph("Our reference", style(11)),
        Paragraph(printed(reference), style(28, bold=True, after_pt=8)),
        bars,
    ]
    table = Table([[left, square]], colWidths=[BODY_WIDTH_PT - _QR_SIDE_PT, _QR_SIDE_PT])
    table.setStyle(
        TableStyle(
            [
                ("VALIGN", (0, 0), (0, 0), "MIDDLE"),
                ("VALIGN", (1, 0), (1, 0), "MIDDLE"),
                *((f"{side}PADDING", (0, 0), (-1, -1), 0) for side in ("LEFT", "RIGHT", "TOP", "BOTTOM")),
            ]
        )
    )
    return table
