"""Blobs at rest: sealed, bound to their names, opened by old keys and new ones, in a folder and in an object store."""

import base64
import os
from collections.abc import Iterator
from pathlib import Path

import boto3
import pytest
from moto.server import ThreadedMotoServer

from fax_intake.service import open_blobs
from fax_intake.settings import Settings
from fax_intake.store.blobs import BlobMissingError, BlobStore
from fax_intake.store.keys import BlobKeyError, KeyRing, add_key, id_of, key_file_loader, parse_keys
from fax_intake.store.shelves import FolderShelf, RemoteShelf, Shelf, ShelfAwayError

CONTENT = b"a fax about Rosalind Ashgrove"


@pytest.fixture(scope="module")
def s3() -> Iterator[str]:
    """Address of an S3-compatible server with one bucket."""
    with pytest.MonkeyPatch.context() as patch:
        for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
            patch.setenv(name, "testing")
        patch.setenv("AWS_DEFAULT_REGION", "us-west-2")
        server = ThreadedMotoServer(ip_address="127.0.0.1", port=0)
        server.start()
        host, port = server.get_host_and_port()
        address = f"http://{host}:{port}"
        made = {"LocationConstraint": "us-west-2"}
        boto3.client("s3", endpoint_url=address).create_bucket(Bucket="faxes", CreateBucketConfiguration=made)
        yield address
        server.stop()


@pytest.fixture(params=["folder", "s3"])
def shelf(request: pytest.FixtureRequest, tmp_path: Path) -> Shelf:
    if request.param == "folder":
        return FolderShelf(tmp_path / "blobs")
    return RemoteShelf(f"s3://faxes/{tmp_path.name}", endpoint_url=request.getfixturevalue("s3"))


@pytest.fixture
def key_file(tmp_path: Path) -> Path:
    add_key(tmp_path / "keys")
    return tmp_path / "keys"


def test_a_blob_comes_back_and_lies_sealed(shelf: Shelf, key_file: Path) -> None:
    store = BlobStore(shelf, KeyRing(key_file_loader(key_file)))
    digest = store.put(CONTENT)
    assert store.get(digest) == CONTENT
    assert b"Ashgrove" not in shelf.read(digest)
    assert (digest in store, store.put(CONTENT), list(store.digests())) == (True, digest, [digest])
    store.delete(digest)
    store.delete(digest)
    assert digest not in store
    with pytest.raises(BlobMissingError, match=digest):
        store.get(digest)


def test_a_large_blob_comes_back(shelf: Shelf, key_file: Path) -> None:
    store, content = BlobStore(shelf, KeyRing(key_file_loader(key_file))), os.urandom(12_000_000)
    assert store.get(store.put(content)) == content


def test_a_wrong_key_is_told_and_nothing_is_overwritten(shelf: Shelf, key_file: Path, tmp_path: Path) -> None:
    store = BlobStore(shelf, KeyRing(key_file_loader(key_file)))
    store.check_keys()
    digest = store.put(CONTENT)
    before = shelf.read(digest)
    add_key(tmp_path / "other")
    wrong = BlobStore(shelf, KeyRing(key_file_loader(tmp_path / "other")))
    for act in (wrong.check_keys, lambda: wrong.get(digest), wrong.rekey):
        with pytest.raises(BlobKeyError, match=r"sealed with key [0-9a-f]{8}.*FAX_INTAKE_BLOB_KEY"):
            act()
    wrong.put(CONTENT)
    assert shelf.read(digest) == before
    with pytest.raises(BlobKeyError, match="none"):
        BlobStore(shelf, KeyRing(tuple)).check_keys()


def test_one_blob_in_another_ones_place_is_found(shelf: Shelf, key_file: Path) -> None:
    store = BlobStore(shelf, KeyRing(key_file_loader(key_file)))
    one, other = store.put(CONTENT), store.put(b"another fax")
    shelf.write(one, shelf.read(other))
    with pytest.raises(BlobKeyError, match="another blob"):
        store.get(one)


def test_keys_are_changed_while_it_runs(shelf: Shelf, key_file: Path) -> None:
    running = BlobStore(shelf, KeyRing(key_file_loader(key_file)))
    running.check_keys()
    old = running.put(CONTENT)
    new_id = add_key(key_file)
    changed = BlobStore(shelf, KeyRing(key_file_loader(key_file)))
    assert changed.rekey() == (2, 2)  # the blob and the key check
    assert changed.rekey() == (0, 2)
    assert id_of(shelf.read(old)) == new_id
    assert running.get(old) == CONTENT  # it has not been restarted: the ring looks for the key that it does not know
    key_file.write_text(key_file.read_text().splitlines()[0])
    newest_only = BlobStore(shelf, KeyRing(key_file_loader(key_file)))
    newest_only.check_keys()
    assert newest_only.get(old) == CONTENT


def test_blobs_from_before_there_was_a_key_stay_readable(shelf: Shelf, key_file: Path) -> None:
    plain = BlobStore(shelf, KeyRing(tuple))
    plain.check_keys()
    digest = plain.put(CONTENT)
    sealed = BlobStore(shelf, KeyRing(key_file_loader(key_file)))
    sealed.check_keys()
    assert sealed.get(digest) == CONTENT
    sealed.rekey()
    assert b"Ashgrove" not in shelf.read(digest)


def test_a_store_that_is_away_is_told_apart_from_a_blob_that_is_not_there(key_file: Path) -> None:
    shelf = RemoteShelf(
        "s3://faxes/x", endpoint_url="http://127.0.0.1:9", config_kwargs={"retries": {"max_attempts": 0}}
    )
    store = BlobStore(shelf, KeyRing(key_file_loader(key_file)))
    with pytest.raises(ShelfAwayError, match="cannot be used now"):
        store.put(CONTENT)
    with pytest.raises(ShelfAwayError):
        store.get("0" * 64)


class GoesAway(FolderShelf):
    """A folder whose mount goes away when a blob is about to be written: an empty one is there instead, or none."""

    def __init__(self, folder: Path, *, leaves_a_folder: bool) -> None:
        super().__init__(folder)
        self._leaves_a_folder = leaves_a_folder

    def _path(self, name: str) -> Path:
        if not (elsewhere := self._folder.with_name("elsewhere")).exists():
            self._folder.rename(elsewhere)
            if self._leaves_a_folder:
                self._folder.mkdir()
        return super()._path(name)


@pytest.mark.parametrize("leaves_a_folder", [False, True])
def test_a_folder_that_goes_away_while_a_blob_is_written_has_not_stored_it(
    tmp_path: Path, key_file: Path, leaves_a_folder: bool
) -> None:
    shelf = GoesAway(tmp_path / "blobs", leaves_a_folder=leaves_a_folder)
    with pytest.raises(ShelfAwayError, match="is it mounted"):
        shelf.write("0" * 64, CONTENT)
    with pytest.raises(ShelfAwayError):
        shelf.read("1" * 64)


@pytest.mark.parametrize("leaves_a_folder", [False, True])
@pytest.mark.parametrize("is_shared", [False, True])
def test_who_starts_while_the_mount_is_away_makes_no_second_store(
    tmp_path: Path, key_file: Path, leaves_a_folder: bool, is_shared: bool
) -> None:
    folder = tmp_path / "blobs"
    settings = Settings(data_dir=tmp_path, blob_url=str(folder) if is_shared else None, blob_key_file=key_file)
    digest = open_blobs(settings).put(CONTENT)
    folder.rename(tmp_path / "elsewhere")
    if leaves_a_folder:
        folder.mkdir()
    with pytest.raises(ShelfAwayError, match="is it mounted"):
        open_blobs(settings)
    assert not folder.exists() or list(folder.iterdir()) == []
    if leaves_a_folder:
        folder.rmdir()
    (tmp_path / "elsewhere").rename(folder)
    assert open_blobs(settings).get(digest) == CONTENT


@pytest.mark.parametrize(
    ("text", "why"),
    [
        pytest.param("", "no key", id="empty"),
        pytest.param("# a comment\n\n", "no key", id="comments only"),
        pytest.param("not base64!", "Line 1.*base64", id="no base64"),
        pytest.param(base64.b64encode(b"short").decode(), "Line 1.*32 bytes", id="too short"),
    ],
)
def test_keys_that_make_no_sense_are_told_without_showing_them(text: str, why: str) -> None:
    with pytest.raises(BlobKeyError, match=why) as told:
        parse_keys(text, "the file")
    assert not text.strip() or text.startswith("#") or text not in str(told.value)


def test_keys_come_from_a_file_or_a_command_and_a_shared_store_needs_one(
    tmp_path: Path, key_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("FAX_INTAKE_DATABASE_URL", raising=False)
    shared = str(tmp_path / "mounted")
    from_file = open_blobs(Settings(data_dir=tmp_path, blob_url=shared, blob_key_file=key_file))
    digest = from_file.put(CONTENT)
    from_command = open_blobs(Settings(data_dir=tmp_path, blob_url=shared, blob_key_command=f"cat {key_file}"))
    assert from_command.get(digest) == CONTENT
    with pytest.raises(BlobKeyError, match="needs a key"):
        open_blobs(Settings(data_dir=tmp_path, blob_url=shared))
    with pytest.raises(BlobKeyError, match="did not give a key"):
        open_blobs(Settings(data_dir=tmp_path, blob_key_command="false"))
    with pytest.raises(BlobKeyError, match="cannot be read"):
        open_blobs(Settings(data_dir=tmp_path, blob_key_file=tmp_path / "nowhere"))
