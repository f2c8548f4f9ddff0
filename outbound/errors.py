"""Errors of the way out; classes differ where the caller's next act differs.

OutboundError
├── ConversionFailedError      a document did not become legible pages; a person
├── CarrierUnavailableError    nothing was taken; sending again is safe
├── DestinationRejectedError   sending again fails the same way; a person
└── DeliveryUnknownError       it may have gone; ask the carrier before any repeat
"""


class OutboundError(Exception):
    """Messages hold ids, never names, numbers or text of a document."""


class ConversionFailedError(OutboundError):
    """A document could not be turned into fax pages."""

    def __init__(self, document_id: str, why: str) -> None:
        super().__init__(f"Document {document_id} did not become fax pages: {why}")
        self.document_id = document_id
        self.why = why


class CarrierUnavailableError(OutboundError):
    """The carrier took nothing; the same send may be repeated."""


class DestinationRejectedError(OutboundError):
    """The carrier refuses this number; repeating does not help."""


class DeliveryUnknownError(OutboundError):
    """The carrier may have taken the job; look the reference up before any repeat."""
