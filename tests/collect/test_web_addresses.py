"""Where a visit may go, whatever a name, a redirect or a spelling says."""

from ipaddress import ip_address

import pytest

from etl.collect.addresses import Reach, is_public, networks
from etl.collect.web import Manners, Web
from tests.collect.sites import LOOPBACK, Site, answer, fault, redirect, visitor

PAGE = "<p>Le pont a rouvert à midi.</p>".encode()


PRIVATE = [
    "127.0.0.1",
    "127.255.255.254",
    "0.0.0.0",
    "10.1.2.3",
    "172.16.0.1",
    "172.31.255.255",
    "192.168.1.1",
    "169.254.169.254",
    "100.64.0.1",
    "192.0.0.8",
    "192.0.2.1",
    "198.18.0.1",
    "198.51.100.7",
    "203.0.113.9",
    "224.0.0.1",
    "239.1.1.1",
    "240.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "fe80::1",
    "fec0::1",
    "fc00::1",
    "fd12:3456::1",
    "ff02::1",
    "2001:db8::1",
    "2002:7f00:1::",
    "2001::1",
    "3fff::1",
    "100::1",
    "::ffff:127.0.0.1",
    "::ffff:10.0.0.1",
    "::127.0.0.1",
    "64:ff9b::7f00:1",
    "64:ff9b::a00:1",
    "64:ff9b:1::1",
    "5f00::1",
    "fe80::1%eth0",
]
PUBLIC = [
    "1.1.1.1",
    "8.8.8.8",
    "172.15.255.255",
    "172.32.0.1",
    "100.128.0.1",
    "2606:4700::1111",
    "2a00:1450::1",
    "::ffff:8.8.8.8",
    "64:ff9b::808:808",
]


@pytest.mark.parametrize("address", PRIVATE)
def test_addresses_that_are_not_on_the_public_internet(address: str) -> None:
    assert not is_public(ip_address(address))


@pytest.mark.parametrize("address", PUBLIC)
def test_addresses_that_are(address: str) -> None:
    assert is_public(ip_address(address))


@pytest.mark.parametrize(
    "written",
    [
        "http://127.0.0.1/",
        "http://2130706433/",
        "http://0x7f.1/",
        "http://127.1/",
        "http://[::1]/",
        "http://[::ffff:127.0.0.1]/",
        "http://localhost/",
        "http://localhost./",
    ],
)
def test_no_spelling_of_loopback_is_reached(written: str) -> None:
    assert fault(Web(Manners("test")), written).rule == "private_address"


@pytest.mark.parametrize(
    "written",
    [
        "ftp://example.org/",
        "file:///etc/passwd",
        "http://user@example.org/",
        "http://example.org\\@127.0.0.1/",
        "http://exa mple.org/",
        "http:///x",
        "http://example.org:99999/",
        "http://[::1/",
        "http://a\r\nb/",
        "gopher://x",
        "",
        "http://" + "a" * 300 + ".org/",
    ],
)
def test_what_is_no_web_address_is_not_asked(written: str) -> None:
    assert fault(visitor(), written).rule == "bad_address"


def test_one_private_address_among_public_ones_is_enough_to_refuse() -> None:
    reach = Reach(resolve=lambda host, port: ["8.8.8.8", "10.0.0.1"])
    assert fault(visitor(reach=reach), "http://example.org/").rule == "private_address"


def test_an_unusual_port_needs_a_setting() -> None:
    public = Reach(resolve=lambda host, port: ["8.8.8.8"])
    assert fault(visitor(reach=public), "http://example.org:8080/").rule == "unusual_port"
    named = Reach(networks("10.0.0.0/8, 8.8.8.0/24,"), lambda host, port: ["8.8.8.8"])
    assert named.endpoint("http://example.org:8080/").port == 8080


def test_a_name_that_changes_its_address_leads_nowhere_else(news: Site) -> None:
    news.pages["/"] = answer(PAGE)
    asked: list[str] = []

    def rebind(host: str, port: int) -> list[str]:
        asked.append(host)
        return ["127.0.0.1"] if len(asked) == 1 else ["10.0.0.1"]

    web = visitor(reach=Reach(LOOPBACK, rebind))
    assert web.get(news.url("/")).payload == PAGE
    assert asked == ["news.example.org"]  # robots.txt and the page: one name, asked once
    assert fault(web, news.url("/")).rule == "private_address"


def test_redirects_are_checked_like_the_first_address(news: Site) -> None:
    reach = Reach(
        networks("127.0.0.1"),
        lambda host, port: ["127.0.0.2" if host == "inside.example.org" else "127.0.0.1"],
    )
    for where in (
        "http://inside.example.org/",
        f"http://inside.example.org:{news.port}/",
        "file:///etc/passwd",
        "//inside.example.org/x",
    ):
        news.pages["/"] = redirect(where)
        assert fault(visitor(reach=reach), news.url("/")).rule in ("private_address", "bad_address")
