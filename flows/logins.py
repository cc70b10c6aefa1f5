"""Logins of a desk: who may decide, by a password file or by a reverse proxy that has asked already."""

from __future__ import annotations

import hashlib
import hmac
import re
import secrets
from collections.abc import Mapping
from pathlib import Path

from db.settings import Settings
from recoupe.errors import BadInput
from recoupe.whole_files import write_whole

PASSWORDS = "passwords"
SECRET = "session-secret"  # noqa: S105  a file name
# The cost that OWASP's password storage cheat sheet names for scrypt, in 64 MiB.
_COST, _BLOCK, _PARALLEL, _MEMORY = 2**16, 8, 1, 2**27
LEAST_PASSWORD = 12
_NAME = re.compile(r"[\w .@'-]{1,80}")


def set_password(home: Path, name: str, password: str) -> None:
    """Let `name` decide with this password from now on. Raises `BadInput` for a name or password that will not do."""
    if not _NAME.fullmatch(name) or name != name.strip():
        raise BadInput(f"{name!r}: a name has letters, digits, spaces and . @ ' - and at most 80 of them")
    if len(password) < LEAST_PASSWORD:
        raise BadInput(f"the password has {len(password)} characters; at least {LEAST_PASSWORD} are asked for")
    salt = secrets.token_bytes(16)
    known = {**_read(home), name: f"{salt.hex()}:{_hashed(password, salt).hex()}"}
    _store(home, known)


def is_right(home: Path, name: str, password: str) -> bool:
    """Whether `name` may decide with this password; takes as long for a name that is not known."""
    stored = _read(home).get(name, f"{'00' * 16}:{'00' * 64}")
    salt, _, expected = stored.partition(":")
    return hmac.compare_digest(_hashed(password, bytes.fromhex(salt)), bytes.fromhex(expected))


def remove_password(home: Path, name: str) -> None:
    """Let `name` decide no more; who is logged in by it is not any longer. Raises `BadInput` for a name without one."""
    known = _read(home)
    if known.pop(name, None) is None:
        raise BadInput(f"{name!r} has no password on this desk; there are {', '.join(sorted(known)) or 'none'}")
    _store(home, known)


def may_anybody_decide(home: Path) -> bool:
    """Whether there is a way to log in: a password, or a proxy that knows who is there."""
    return bool(_read(home) or Settings().proxy_user_header)


def login_stamp(home: Path, name: str) -> str:
    """What a session of `name` is worth as long as: another once the password is, empty for a name that has none."""
    stored = _read(home).get(name, "")
    return hashlib.sha256(stored.encode()).hexdigest() if stored else ""


def session_secret(home: Path) -> str:
    """The key that signs the cookies of this desk, made once; deleting its file ends all sessions."""
    path = home / SECRET
    if not path.exists():
        _write(path, secrets.token_hex(32))
    return path.read_text(encoding="ascii")


def _hashed(password: str, salt: bytes) -> bytes:
    return hashlib.scrypt(password.encode(), salt=salt, n=_COST, r=_BLOCK, p=_PARALLEL, maxmem=_MEMORY)


def _store(home: Path, known: Mapping[str, str]) -> None:
    _write(home / PASSWORDS, "".join(f"{one}:{known[one]}\n" for one in sorted(known)))


def _read(home: Path) -> dict[str, str]:
    path = home / PASSWORDS
    if not path.exists():
        return {}
    rows = (line.partition(":") for line in path.read_text(encoding="utf-8").splitlines())
    return {name: stored for name, colon, stored in rows if colon}


def _write(path: Path, content: str) -> None:
    """The file, for this user's eyes only, and never half of it."""
    write_whole(path, content, 0o600)
