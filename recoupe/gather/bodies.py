"""Response bodies within limits: compressed bytes are opened a little at a time, so that no bomb goes off."""

from __future__ import annotations

import zlib
from collections.abc import Iterable
from io import BytesIO

from recoupe.errors import SourceSkipped, TooLarge
from recoupe.gather import reasons as why
from recoupe.model import Reason

# zlib's way of saying: gzip or zlib, whichever the header shows.
_GZIP_OR_ZLIB = 32 + zlib.MAX_WBITS
_STEP_BYTES = 65_536
ACCEPTED_ENCODINGS = "gzip, deflate"


def bounded_body(chunks: Iterable[bytes], encoding: str, limit: int, url: str) -> bytes:
    """The decompressed body of `chunks`.

    Raises `TooLarge` beyond `limit` bytes, `SourceSkipped` for a broken or unknown encoding.
    """
    # Joined parts would lie in memory twice; what is written here is handed over as it lies.
    body = BytesIO()
    for part in _opened(chunks, encoding.strip().lower(), url):
        if body.tell() + len(part) > limit:
            raise TooLarge(Reason.of(why.LARGER_THAN, url=url, limit=limit))
        body.write(part)
    return body.getvalue()


def _opened(chunks: Iterable[bytes], encoding: str, url: str) -> Iterable[bytes]:
    if encoding in ("", "identity"):
        return chunks
    if encoding in ("gzip", "x-gzip", "deflate"):
        return _inflated(chunks, encoding, url)
    raise SourceSkipped(Reason.of(why.ODD_ENCODING, url=url, encoding=repr(encoding)))


def _inflated(chunks: Iterable[bytes], encoding: str, url: str) -> Iterable[bytes]:
    opener = zlib.decompressobj(_GZIP_OR_ZLIB)
    is_first = True
    for chunk in chunks:
        pending = chunk
        while pending:
            try:
                part = opener.decompress(pending, _STEP_BYTES)
            except zlib.error as error:
                if not (is_first and encoding == "deflate"):
                    raise SourceSkipped(Reason.of(why.BROKEN_COMPRESSION, url=url, error=error)) from error
                # Some servers send deflate without the zlib header.
                opener = zlib.decompressobj(-zlib.MAX_WBITS)
                is_first = False
                continue
            is_first = False
            yield part
            pending = opener.unconsumed_tail
            if opener.eof:
                return
    if not opener.eof and not is_first:
        raise SourceSkipped(Reason.of(why.CUT_COMPRESSION, url=url))
