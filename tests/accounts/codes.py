"""The codes that an app with codes would show (RFC 6238), computed by the tests themselves."""

from __future__ import annotations

import base64
import hashlib
import hmac
import re
import struct
import time


def code_for(secret: str, step: int = 0) -> str:
    """Six digits for now, or for `step` half minutes from now."""
    counter = struct.pack(">Q", int(time.time()) // 30 + step)
    digest = hmac.new(base64.b32decode(secret), counter, hashlib.sha1).digest()
    start = digest[-1] & 15
    number = struct.unpack(">I", digest[start : start + 4])[0] & 0x7FFFFFFF
    return f"{number % 10**6:06d}"


def secret_on(page: str) -> str:
    """The secret that the page about setting up an app shows as text."""
    found = re.search(r'apk-secret">([A-Z2-7]+)<', page)
    assert found, "the page shows no secret"
    return found[1]
