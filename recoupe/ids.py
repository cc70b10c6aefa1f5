"""Identities made from content, so that the same input has the same id everywhere."""

import hashlib

_ID_HEX_DIGITS = 12


def sha256_hex(content: bytes) -> str:
    """The SHA-256 of `content` in hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def content_id(kind: str, *parts: object) -> str:
    """A short id such as `claim-1f2e3d4c5b6a`, the same for the same parts in the same order.

    >>> content_id("claim", "a", 1) == content_id("claim", "a", "1")
    True
    """
    joined = "\x1f".join(str(part) for part in parts)
    return f"{kind}-{sha256_hex(joined.encode('utf-8', 'surrogatepass'))[:_ID_HEX_DIGITS]}"
