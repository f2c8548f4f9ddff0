"""Seconds of a fax call, predicted from the rasters.

The terms were fitted on T.30 calls run through libspandsp (V.17 at 14,400, V.29 at 9,600 bit/s, MMR with ECM); ringing
is left out. README.md has the comparison with real calls.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from outbound.model import FaxPage, WireTime
from outbound.tiff import mmr_bytes

_SET_UP_S = 13.3  # answer tone, identification, first training, goodbye
_ECM_FACTOR = 1.05  # HDLC frames and stuffing around the page's bits
_BLOCK_BYTES = 65536  # an ECM partial page is 256 frames of 256 bytes; after each the receiver is asked
_BLOCK_S = 3.5


@dataclass(frozen=True, slots=True, kw_only=True)
class _Modem:
    rate_bps: int
    page_s: float  # page commands, answers and retraining between two pages


_V17 = _Modem(rate_bps=14400, page_s=3.2)
_V29 = _Modem(rate_bps=9600, page_s=3.3)


def wire_time(pages: Sequence[FaxPage]) -> WireTime:
    """Predicted seconds of one call that carries these pages without an error."""
    page_bytes = [len(mmr_bytes(page)) for page in pages]
    return WireTime(at_14400_s=_call_s(page_bytes, _V17), at_9600_s=_call_s(page_bytes, _V29))


def _call_s(page_bytes: Sequence[int], modem: _Modem) -> float:
    return _SET_UP_S + sum(_page_s(count, modem) for count in page_bytes)


def _page_s(count: int, modem: _Modem) -> float:
    further_blocks = max(0, (count - 1) // _BLOCK_BYTES)
    return modem.page_s + _ECM_FACTOR * 8 * count / modem.rate_bps + _BLOCK_S * further_blocks
