"""The contents of one import: opened, checked, in the blob store, and the best form chosen for each document."""

import base64
import hashlib
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from typing import Protocol

from sqlalchemy.orm import Session

from fax_intake.records.content import decode, open_content, preference
from fax_intake.records.document_store import StoredContent, content_on_file
from fax_intake.records.fhir_parts import Json, ResourceError, resource_id, security_labels
from fax_intake.records.model import Attachment, DocumentRecord

_WRITERS = 16  # 1,000 blobs on a busy disk: 12-17 s by one thread, 2.3-3.4 s by 8, 1.4-2.7 s by 16


class Blobs(Protocol):
    """The part of the blob store that an import needs; called from several threads."""

    def put_all(self, blobs: Sequence[bytes], /) -> list[str]: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """One opened form of a document."""

    url: str  # "Binary/<id>"; "" for content that stands in the document's own resource
    data: bytes  # as it is kept; empty once it is in the blob store
    content: StoredContent  # its `blob` is "" until it is in the blob store
    sha1s: frozenset[str]  # what an attachment's hash may say of it


def read_binary(resource: Json) -> Form:
    """Open a Binary resource. Raises ResourceError when its content cannot be used."""
    labels = tuple(label.code for label in security_labels(resource))
    form = _open(_text_of(resource, "data"), "", _text_of(resource, "contentType"))
    content = replace(form.content, labels=labels)
    return replace(form, url=f"Binary/{resource_id(resource)}", content=content)


def _text_of(resource: Json, name: str) -> str:
    found = resource.get(name)
    return found if isinstance(found, str) else ""


def _open(data_base64: str, sha1_base64: str, content_type: str) -> Form:
    data = decode(data_base64, sha1_base64)
    opened = open_content(data, content_type)
    sha1 = hashlib.sha1(data, usedforsecurity=False)
    return Form(
        url="",
        data=opened.data,
        content=StoredContent(blob="", digest=opened.digest, content_type=opened.content_type),
        sha1s=frozenset((base64.b64encode(sha1.digest()).decode(), sha1.hexdigest())),
    )


def _put_at_once(blobs: Blobs, contents: Sequence[bytes]) -> list[str]:
    """Store many contents from several threads: each waits for the disk alone, and the disk confirms them together."""
    slices = [contents[start::_WRITERS] for start in range(_WRITERS)]
    with ThreadPoolExecutor(_WRITERS) as pool:
        stored = list(pool.map(blobs.put_all, slices))
    return [stored[place % _WRITERS][place // _WRITERS] for place in range(len(contents))]


class Shelf:
    """What of the content is in the blob store already, by address and, for one batch, by attachment."""

    def __init__(self, blobs: Blobs) -> None:
        self._blobs = blobs
        self.binaries: dict[str, Form] = {}
        self._inline: dict[Attachment, Form | ResourceError] = {}

    def add(self, forms: Sequence[Form]) -> None:
        """Store Binary contents."""
        for form in self._stored(forms):
            self.binaries[form.url] = form

    def open_inline(self, records: Iterable[DocumentRecord]) -> None:
        """Store the content that stands in these resources themselves; only these stay at hand."""
        self._inline.clear()
        ready: list[tuple[Attachment, Form]] = []
        for attachment in (a for record in records for a in record.attachments if a.data_base64):
            try:
                form = _open(attachment.data_base64 or "", attachment.sha1_base64, attachment.content_type)
                ready.append((attachment, form))
            except ResourceError as error:
                self._inline[attachment] = error
        stored = self._stored([form for _, form in ready])
        self._inline.update(zip((attachment for attachment, _ in ready), stored, strict=True))

    def _stored(self, forms: Sequence[Form]) -> list[Form]:
        digests = _put_at_once(self._blobs, [form.data for form in forms])
        return [
            replace(form, data=b"", content=replace(form.content, blob=digest))
            for form, digest in zip(forms, digests, strict=True)
        ]

    def content_of(self, session: Session, record: DocumentRecord) -> StoredContent:
        """The best of the document's forms.

        Raises ResourceError: none can be had, or two different ones of the best type: pages of one scan, or two
        languages, of which a program should not choose one.
        """
        found: list[StoredContent] = []
        fault = ResourceError("content_not_found")
        for attachment in record.attachments:
            try:
                found.append(self._form_of(attachment))
            except ResourceError as error:
                fault = error if error.reason != "content_not_found" else fault
        if not found:
            earlier = content_on_file(session, record) if fault.reason == "content_not_found" else None
            if earlier is None:
                raise fault
            return earlier
        best = min(found, key=lambda content: preference(content.content_type))
        if len({content.digest for content in found if content.content_type == best.content_type}) > 1:
            raise ResourceError("several_contents_of_one_type")
        return best

    def _form_of(self, attachment: Attachment) -> StoredContent:
        form = self._inline.get(attachment) or self.binaries.get(attachment.url)
        if form is None:
            raise ResourceError("content_not_found")
        if isinstance(form, ResourceError):
            raise form
        if not attachment.data_base64 and attachment.sha1_base64 and attachment.sha1_base64 not in form.sha1s:
            raise ResourceError("content_hash_differs")
        return form.content
