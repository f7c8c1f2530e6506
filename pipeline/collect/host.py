"""The grammar of a host's name, for accounts that name one: nothing else becomes part of an address."""

from __future__ import annotations

HOST = r"(?=[A-Za-z0-9.-]{4,253}(?:$|[^A-Za-z0-9.-]))(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z]{2,63}"
"""A name with at least two parts (RFC 1123; IDNs in their `xn--` form): no number, no port, no `localhost`."""
