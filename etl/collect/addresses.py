"""Decides which addresses of the network may be reached: the public internet, and what is allowed.

Guarantees that a name is resolved once and all its addresses are checked: who connects to one of an
`Endpoint` cannot be led elsewhere by a name that changes its address.
"""

import re
import socket
from collections.abc import Callable
from dataclasses import dataclass
from ipaddress import (
    IPv4Address,
    IPv4Network,
    IPv6Address,
    IPv6Network,
    ip_address,
    ip_network,
)  # fmt: skip
from typing import Final
from urllib.parse import quote, urlsplit

from etl.collect.not_fetched import NotFetched

Address = IPv4Address | IPv6Address
Network = IPv4Network | IPv6Network
Resolve = Callable[[str, int], list[str]]

LONGEST_URL: Final = 4_000
_PORTS: Final = {"http": 80, "https": 443}
_MOST_ADDRESSES: Final = 32
"""A name of a large site has up to about 16."""
# IANA's special-purpose address registries (RFC 6890 and its updates), multicast and the
# deprecated relays that would carry a packet to an address inside.
_SPECIAL_IPV4: Final = tuple(map(IPv4Network, (
    "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12",
    "192.0.0.0/24", "192.0.2.0/24", "192.31.196.0/24", "192.52.193.0/24", "192.88.99.0/24",
    "192.168.0.0/16", "192.175.48.0/24", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24",
    "224.0.0.0/4", "240.0.0.0/4",
)))  # fmt: skip
_GLOBAL_IPV6: Final = IPv6Network("2000::/3")
"""All that was ever given out to be routed; private, link-local and multicast lie outside."""
_SPECIAL_IPV6: Final = tuple(map(IPv6Network, (
    "2001::/23", "2001:db8::/32", "2002::/16", "2620:4f:8000::/48", "3fff::/20",
)))  # fmt: skip
_MAPPED: Final = (IPv6Network("::ffff:0:0/96"), IPv6Network("64:ff9b::/96"))
"""IPv6 addresses that stand for the IPv4 address in their last 32 bits: mapped, and NAT64."""
_NEVER_IN_URL: Final = re.compile(r"[\x00-\x1f\x7f\\]")
"""Characters that parsers of addresses read in different ways."""
_HOST: Final = re.compile(r"[a-z0-9_.-]{1,253}|[0-9a-f:.]{2,45}")
_PATH_SAFE: Final = "/%:@!$&'()*+,;=~-._[]"


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Where a request goes: `addresses` were checked; `host` is the name to ask them for."""

    scheme: str
    host: str
    port: int
    target: str
    addresses: tuple[str, ...]

    @property
    def authority(self) -> str:
        """The host as the Host header writes it."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == _PORTS[self.scheme] else f"{host}:{self.port}"

    @property
    def origin(self) -> str:
        """Scheme, host and port: what one robots.txt speaks for."""
        return f"{self.scheme}://{self.authority}"

    @property
    def url(self) -> str:
        """The address in the one spelling that is sent: ASCII, no usual port, no fragment."""
        return f"{self.origin}{self.target}"


def system_addresses(host: str, port: int) -> list[str]:
    """The addresses of a name, as the system's resolver gives them."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return [str(entry[4][0]) for entry in found]


@dataclass(frozen=True, slots=True)
class Reach:
    """What may be reached: the public internet on ports 80 and 443, `allowed` on any port."""

    allowed: tuple[Network, ...] = ()
    resolve: Resolve = system_addresses

    def endpoint(self, url: str) -> Endpoint:
        """Resolves and checks an address; raises `NotFetched` for one that must not be reached."""
        scheme, host, port, target = _split(url)
        addresses = self._resolved(host, port)
        for address in addresses:
            self._check(address, host, port)
        return Endpoint(scheme, host, port, target, tuple(map(str, addresses)))

    def _resolved(self, host: str, port: int) -> list[Address]:
        try:
            found = self.resolve(host, port)
            addresses = [ip_address(text) for text in dict.fromkeys(found)]
        except (OSError, ValueError) as error:
            raise NotFetched(
                "unknown_host", f"The host {host} has no address ({error}).", is_passing=True
            ) from None
        if not addresses:
            raise NotFetched("unknown_host", f"The host {host} has no address.", is_passing=True)
        return addresses[:_MOST_ADDRESSES]

    def _check(self, address: Address, host: str, port: int) -> None:
        plain = unmapped(address)
        if any(plain in network or address in network for network in self.allowed):
            return
        if not is_public(address):
            raise NotFetched(
                "private_address",
                f"The host {host} leads to {address}, which is not on the public internet:"
                " if that is meant, name its network in DATELINE_ALLOWED_NETWORKS.",
            )
        if port not in _PORTS.values():
            raise NotFetched(
                "unusual_port",
                f"The host {host} is asked on port {port}, not 80 or 443:"
                " if that is meant, name its network in DATELINE_ALLOWED_NETWORKS.",
            )


def networks(named: str) -> tuple[Network, ...]:
    """The networks of a setting, as `10.0.0.0/8,192.168.1.5`; raises `ValueError`."""
    return tuple(ip_network(name.strip()) for name in named.split(",") if name.strip())


def is_public(address: Address) -> bool:
    """Whether an address is one that anybody on the internet can reach, and one host's own."""
    plain = unmapped(address)
    if isinstance(plain, IPv4Address):
        return not any(plain in network for network in _SPECIAL_IPV4)
    return plain in _GLOBAL_IPV6 and not any(plain in network for network in _SPECIAL_IPV6)


def unmapped(address: Address) -> Address:
    """The IPv4 address that a mapped or NAT64 address stands for; any other as it is."""
    if isinstance(address, IPv6Address) and any(address in network for network in _MAPPED):
        return IPv4Address(int(address) & 0xFFFFFFFF)
    return address


def _split(url: str) -> tuple[str, str, int, str]:
    """Scheme, host, port and request target of an address, all in ASCII."""
    fault = NotFetched("bad_address", f"{url[:200]!r} is no address of a web page.")
    if _NEVER_IN_URL.search(url) or len(url) > LONGEST_URL:
        raise fault
    try:
        parts = urlsplit(url)
        scheme, port = parts.scheme, parts.port
        name = (parts.hostname or "").removesuffix(".")
        host = name if ":" in name else name.encode("idna").decode("ascii").lower()
    except ValueError:
        raise fault from None
    if scheme not in _PORTS or not _HOST.fullmatch(host) or parts.username is not None:
        raise fault
    path = quote(parts.path.encode("utf-8", "replace"), _PATH_SAFE) or "/"
    query = quote(parts.query.encode("utf-8", "replace"), _PATH_SAFE + "?")
    return scheme, host, port or _PORTS[scheme], f"{path}?{query}" if query else path
