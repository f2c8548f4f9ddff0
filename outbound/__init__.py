"""Records on their way out: documents chosen, checked, made into fax pages, composed into packets and letters, sent."""

from outbound.choose import DocumentFacts, Wanted, choose_documents
from outbound.errors import (
    CarrierUnavailableError,
    ConversionFailedError,
    DeliveryUnknownError,
    DestinationRejectedError,
    OutboundError,
)
from outbound.letters import LetterDetails, LetterTexts, build_letter, load_letter_texts
from outbound.limits import RasterLimits
from outbound.model import (
    AttemptReference,
    AttemptState,
    CallStatus,
    Capabilities,
    ClaimedFaxNumber,
    DeliveryEvent,
    Failure,
    FaxGateway,
    FaxPage,
    Job,
    PageProblem,
    PatientHeading,
    Recipient,
    Sender,
    SourceDocument,
    VerifiedFaxNumber,
    WireTime,
)
from outbound.packet import Packet, build_packet, rebuild_from
from outbound.preflight import check_pages
from outbound.raster import rasterize_document
from outbound.raster_child import rasterize_in_child
from outbound.sensitive import SensitiveFacts, sensitive_categories
from outbound.tiff import read_tiff_f, write_tiff_f
from outbound.wiretime import wire_time

__all__ = [
    "AttemptReference",
    "AttemptState",
    "CallStatus",
    "Capabilities",
    "CarrierUnavailableError",
    "ClaimedFaxNumber",
    "ConversionFailedError",
    "DeliveryEvent",
    "DeliveryUnknownError",
    "DestinationRejectedError",
    "DocumentFacts",
    "Failure",
    "FaxGateway",
    "FaxPage",
    "Job",
    "LetterDetails",
    "LetterTexts",
    "OutboundError",
    "Packet",
    "PageProblem",
    "PatientHeading",
    "RasterLimits",
    "Recipient",
    "Sender",
    "SensitiveFacts",
    "SourceDocument",
    "VerifiedFaxNumber",
    "Wanted",
    "WireTime",
    "build_letter",
    "build_packet",
    "check_pages",
    "choose_documents",
    "load_letter_texts",
    "rasterize_document",
    "rasterize_in_child",
    "read_tiff_f",
    "rebuild_from",
    "sensitive_categories",
    "wire_time",
    "write_tiff_f",
]
