"""Secrets that open the service: tokens for programs, names with passwords for people. Only their digests are kept.

BOT_TOKENS   SHA-256 of each token, between commas: a token is random, so nobody guesses it from its digest
BOT_AUTH     name:scrypt.salt.digest of each person, between commas: passwords are guessed, so each guess is made to cost
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import re
import secrets
import threading
from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.errors import InputError
from bot.settings import Settings

TOKEN = re.compile(r"[0-9a-f]{64}")
PERSON = re.compile(r"([^:,\s]{1,64}):scrypt\.([0-9a-f]{32})\.([0-9a-f]{64})")
# scrypt's cost: 16 MB and some 50 ms a guess (OWASP, Password Storage Cheat Sheet).
COST = {"n": 2**14, "r": 8, "p": 1, "dklen": 32}
REMEMBERED = 1000
BAD_TOKENS = "设置项 tokens（BOT_TOKENS）须为令牌的 SHA-256 摘要，以逗号分隔；请用 bot secret 生成。"
BAD_AUTH = "设置项 auth（BOT_AUTH）须为“用户名:scrypt.….…”，以逗号分隔；请用 bot secret --user 用户名 生成。"


@dataclass(frozen=True, slots=True)
class Keys:
    """The digests that open the service; none: it stands open."""

    tokens: frozenset[str] = frozenset()
    people: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    _known: set[bytes] = field(default_factory=set)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    @classmethod
    def of(cls, settings: Settings) -> Keys:
        """The keys of the settings. Raises InputError for digests of another form: a secret itself is never taken."""
        tokens, people = (_listed(given) for given in (settings.tokens, settings.auth))
        if not all(map(TOKEN.fullmatch, tokens)):
            raise InputError(BAD_TOKENS)
        named = [PERSON.fullmatch(one) for one in people]
        if not all(named):
            raise InputError(BAD_AUTH)
        return cls(frozenset(tokens), {one[1]: (one[2], one[3]) for one in named if one})

    def __bool__(self) -> bool:
        return bool(self.tokens or self.people)

    def opens(self, authorization: str) -> bool:
        """Whether the header of that name holds a token (Bearer) or a person's name and password (Basic)."""
        kind, _, given = authorization.partition(" ")
        if kind.lower() == "bearer":
            told = hashlib.sha256(given.strip().encode()).hexdigest()
            return any(hmac.compare_digest(told, token) for token in self.tokens)
        return kind.lower() == "basic" and self._knows(given.strip())

    def _knows(self, given: str) -> bool:
        """Whether a name and password fit; those that did are remembered by a digest, as a guess takes its time."""
        seen = hashlib.sha256(given.encode()).digest()
        with self._lock:
            if seen in self._known:
                return True
        try:
            name, _, password = base64.b64decode(given, validate=True).decode().partition(":")
        except ValueError:
            return False
        salt, kept = self.people.get(name, ("00" * 16, ""))
        if not hmac.compare_digest(_scrypt(password, salt), kept):
            return False
        with self._lock:
            if len(self._known) < REMEMBERED:
                self._known.add(seen)
        return True


def new_token() -> tuple[str, str]:
    """A token and its digest."""
    token = f"bot-{secrets.token_urlsafe(32)}"
    return token, hashlib.sha256(token.encode()).hexdigest()


def person(name: str, password: str) -> str:
    """What BOT_AUTH keeps of a person. Raises InputError for a name that cannot be kept there."""
    salt = secrets.token_hex(16)
    made = f"{name}:scrypt.{salt}.{_scrypt(password, salt)}"
    if not PERSON.fullmatch(made):
        raise InputError("用户名不能为空，也不能含有冒号、逗号或空白，且不超过 64 字；请另取一个。")
    return made


def _scrypt(password: str, salt: str) -> str:
    return hashlib.scrypt(password.encode(), salt=bytes.fromhex(salt), **COST).hex()


def _listed(given: str) -> list[str]:
    return [one.strip() for one in given.replace("，", ",").split(",") if one.strip()]
