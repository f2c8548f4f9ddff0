"""Records on their way out: documents chosen, checked, made into fax pages, composed into packets and letters, sent.

Names are imported when they are first asked for: a process that only rasterizes one untrusted document starts without
the typesetting, which halves its cost.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from outbound.choose import DocumentFacts as DocumentFacts
    from outbound.choose import Wanted as Wanted
    from outbound.choose import choose_documents as choose_documents
    from outbound.errors import CarrierUnavailableError as CarrierUnavailableError
    from outbound.errors import ConversionFailedError as ConversionFailedError
    from outbound.errors import DeliveryUnknownError as DeliveryUnknownError
    from outbound.errors import DestinationRejectedError as DestinationRejectedError
    from outbound.errors import OutboundError as OutboundError
    from outbound.letters import LETTER_KINDS as LETTER_KINDS
    from outbound.letters import LetterDetails as LetterDetails
    from outbound.letters import LetterTexts as LetterTexts
    from outbound.letters import build_letter as build_letter
    from outbound.letters import load_letter_texts as load_letter_texts
    from outbound.limits import RasterLimits as RasterLimits
    from outbound.model import AttemptReference as AttemptReference
    from outbound.model import AttemptState as AttemptState
    from outbound.model import CallStatus as CallStatus
    from outbound.model import Capabilities as Capabilities
    from outbound.model import ClaimedFaxNumber as ClaimedFaxNumber
    from outbound.model import DeliveryEvent as DeliveryEvent
    from outbound.model import Failure as Failure
    from outbound.model import FaxGateway as FaxGateway
    from outbound.model import FaxPage as FaxPage
    from outbound.model import Job as Job
    from outbound.model import PageProblem as PageProblem
    from outbound.model import PatientHeading as PatientHeading
    from outbound.model import Recipient as Recipient
    from outbound.model import Sender as Sender
    from outbound.model import SourceDocument as SourceDocument
    from outbound.model import VerifiedFaxNumber as VerifiedFaxNumber
    from outbound.model import WireTime as WireTime
    from outbound.packet import Packet as Packet
    from outbound.packet import build_packet as build_packet
    from outbound.packet import rebuild_from as rebuild_from
    from outbound.preflight import check_pages as check_pages
    from outbound.raster import rasterize_document as rasterize_document
    from outbound.raster_child import rasterize_in_child as rasterize_in_child
    from outbound.sensitive import SensitiveFacts as SensitiveFacts
    from outbound.sensitive import sensitive_categories as sensitive_categories
    from outbound.tiff import read_tiff_f as read_tiff_f
    from outbound.tiff import write_tiff_f as write_tiff_f
    from outbound.wiretime import wire_time as wire_time

_HOME = {
    "DocumentFacts": "outbound.choose",
    "Wanted": "outbound.choose",
    "choose_documents": "outbound.choose",
    "CarrierUnavailableError": "outbound.errors",
    "ConversionFailedError": "outbound.errors",
    "DeliveryUnknownError": "outbound.errors",
    "DestinationRejectedError": "outbound.errors",
    "OutboundError": "outbound.errors",
    "LETTER_KINDS": "outbound.letters",
    "LetterDetails": "outbound.letters",
    "LetterTexts": "outbound.letters",
    "build_letter": "outbound.letters",
    "load_letter_texts": "outbound.letters",
    "RasterLimits": "outbound.limits",
    "AttemptReference": "outbound.model",
    "AttemptState": "outbound.model",
    "CallStatus": "outbound.model",
    "Capabilities": "outbound.model",
    "ClaimedFaxNumber": "outbound.model",
    "DeliveryEvent": "outbound.model",
    "Failure": "outbound.model",
    "FaxGateway": "outbound.model",
    "FaxPage": "outbound.model",
    "Job": "outbound.model",
    "PageProblem": "outbound.model",
    "PatientHeading": "outbound.model",
    "Recipient": "outbound.model",
    "Sender": "outbound.model",
    "SourceDocument": "outbound.model",
    "VerifiedFaxNumber": "outbound.model",
    "WireTime": "outbound.model",
    "Packet": "outbound.packet",
    "build_packet": "outbound.packet",
    "rebuild_from": "outbound.packet",
    "check_pages": "outbound.preflight",
    "rasterize_document": "outbound.raster",
    "rasterize_in_child": "outbound.raster_child",
    "SensitiveFacts": "outbound.sensitive",
    "sensitive_categories": "outbound.sensitive",
    "read_tiff_f": "outbound.tiff",
    "write_tiff_f": "outbound.tiff",
    "wire_time": "outbound.wiretime",
}

__all__ = list(_HOME)


def __getattr__(name: str) -> object:
    if name not in _HOME:
        raise AttributeError(f"outbound has no {name}")
    return getattr(import_module(_HOME[name]), name)
