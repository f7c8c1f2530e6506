"""Decides which network addresses may be contacted: public ones, and those that the operator opened.

`ipaddress.is_global` alone is not enough: it lets through addresses that carry a private one inside (NAT64, 6to4),
relays, and cloud providers' control addresses. One that carries another inside is refused whatever that other is: the
gateway, not we, decides where it leads. Where a network reaches all of IPv4 through NAT64, `ITEMWIRE_ALLOW_HOSTS` can
open its prefix.
"""

from __future__ import annotations

from collections.abc import Sequence
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

from pipeline.settings.environment import AllowedHost

_PUBLIC_V6 = ip_network("2000::/3")
"""All that IANA has given out as global unicast."""
_ISATAP = frozenset([0x00005EFE, 0x02005EFE])
"""RFC 5214: third quarter of an address whose last quarter is the IPv4 address that is meant, on any network."""
_CLOSED = tuple(
    ip_network(block)
    for block in (
        "192.0.0.0/24",  # RFC 6890 protocol assignments, and one cloud's metadata
        "192.88.99.0/24",  # RFC 7526 6to4 relays
        "168.63.129.16/32",  # the control address of a cloud, public by its number only
        "2001::/23",  # RFC 2928, Teredo included
        "2001:db8::/32",  # RFC 3849 documentation
        "2002::/16",  # RFC 3056 6to4 carries any IPv4 address
        "3fff::/20",  # RFC 9637 documentation
    )
)


def is_public(address: IPv4Address | IPv6Address) -> bool:
    """Whether `address` belongs to a host on the public internet, and hides no other address inside."""
    if isinstance(address, IPv6Address) and (address not in _PUBLIC_V6 or int(address) >> 32 & 0xFFFFFFFF in _ISATAP):
        return False
    if not address.is_global or address.is_multicast or address.is_reserved:
        return False
    return not any(address in block for block in _CLOSED if block.version == address.version)


def may_contact(address: str, port: int, hosts: Sequence[str], allow: Sequence[AllowedHost]) -> bool:
    """Whether a connection to the numeric `address` may be opened for one of the names `hosts`."""
    try:
        found = ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if any(place.covers(host, found, port) for place in allow for host in (hosts or ("",))):
        return True
    return is_public(found)
