"""Every format: any bytes give pages whose blocks tile them, or `BadSource`, in bounded time."""

import json
import os
import random
import resource
import time
import zlib
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from etl.extract import FORMATS
from etl.extract.page import BadSource
from etl.extract.sniff import sniff
from tests.fuzz.mutations import mutated
from tests.fuzz.targets import TARGETS, seeds

HANG_SECONDS = 10  # of CPU: the machine may be busy
MEMORY_MB = 700
INTAKES = sorted(TARGETS)
SLOW = ("pdf",)  # starts a process for each document


@pytest.mark.parametrize("intake", INTAKES)
def test_seeds_of_every_format_hold(intake: str) -> None:
    assert len(seeds(intake)) >= 2
    for body in seeds(intake):
        assert FORMATS[sniff(body)][0] == intake
        TARGETS[intake](body)


@pytest.mark.parametrize("intake", INTAKES)
@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(state=st.integers(0, 2**32))
def test_mutated_seeds_hold(intake: str, state: int) -> None:
    if intake in SLOW and state % 8:
        return
    rng, bodies = random.Random(state), seeds(intake)
    TARGETS[intake](mutated(rng.choice(bodies), rng, bodies))


@pytest.mark.parametrize("intake", [name for name in INTAKES if name not in SLOW])
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    body=st.binary(max_size=2_000)
    | st.text(max_size=2_000).map(lambda t: t.encode("utf-8", "replace"))
)
def test_any_bytes_hold(intake: str, body: bytes) -> None:
    TARGETS[intake](body)


@settings(max_examples=200, deadline=None)
@given(body=st.binary(max_size=3_000))
def test_any_bytes_are_sniffed(body: bytes) -> None:
    try:
        assert "/" in sniff(body)
    except BadSource:
        return


def _rss(content: str) -> str:
    return (
        '<rss xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><item><title>t'
        f"</title><content:encoded><![CDATA[{content}]]></content:encoded></item></channel></rss>"
    )


def _laughs(head: str = "") -> str:
    entities = "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9))
    return (
        f'<?xml version="1.0"?>{head}<!DOCTYPE rss [<!ENTITY a "{"ha" * 500}">{entities}]><rss>'
        f'<channel><item><title a="&j;">&j;</title><description>&j;</description></item></channel></rss>'
    )


def _pdf(content: bytes) -> bytes:
    """A PDF whose only page draws `content`."""
    packed = zlib.compress(content, 9)
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>",
        b"<</Length %d/Filter/FlateDecode>>stream\n%s\nendstream" % (len(packed), packed),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    numbered = (b"%d 0 obj\n%s\nendobj\n" % (n, told) for n, told in enumerate(objects, start=1))
    return b"%PDF-1.4\n" + b"".join(numbered) + b"trailer<</Size 6/Root 1 0 R>>\n%%EOF"


def _nested_parts(count: int) -> str:
    parts = (
        f'Content-Type: multipart/mixed; boundary="b{n}"\r\n\r\n--b{n}\r\n' for n in range(count)
    )
    return "Subject: x\r\n" + "".join(parts)


HOSTILE: dict[str, tuple[str, Callable[[], str | bytes]]] = {
    "billion laughs": ("feed", _laughs),
    "billion laughs after a long comment": ("feed", lambda: _laughs(f"<!--{'x' * 5_000}-->")),
    "an entity of this machine's files": (
        "feed",
        lambda: '<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]>' + _rss("&x;"),
    ),
    "deep XML": ("feed", lambda: "<rss>" + "<a>" * 200_000),
    "deep HTML": ("feed", lambda: _rss("<div>" * 200_000 + "x")),
    "a huge attribute": ("feed", lambda: f'<rss a="{"x" * 10_000_000}"/>'),
    "many attributes": ("feed", lambda: f"<rss {' '.join(f'a{n}=1' for n in range(200_000))}/>"),
    "document types without end": ("newsml", lambda: "<!DOCTYPE[" * 500_000),
    "surrogates by number": ("newsml", lambda: "<nitf><p>&#xD800;&#55296;&#0;</p></nitf>"),
    "many items": ("feed", lambda: "<rss>" + "<item><title>t</title></item>" * 100_000),
    "deep JSON": ("jsonl", lambda: '{"a":[' * 1_000_000),
    "lone surrogates": (
        "jsonl",
        lambda: r'{"title":"a\ud800b","text":"c d\udfff","authors":["\ud800"],"tags":["\udc00"]}',
    ),
    "no numbers": ("jsonl", lambda: '{"title":NaN,"text":"a b","date":1e999,"authors":Infinity}'),
    "headings without end": ("html", lambda: "<h1 " * 700_000),
    "a script of stems": ("html", lambda: f"<script>{'ub' * 1_400_000}</script>"),
    "a number of a million digits": ("jsonl", lambda: f'{{"text":{"9" * 1_000_000}}}'),
    "a key twice": ("jsonl", lambda: '{"text":"a b","text":"c d","text":7}'),
    "cyclic JSON-LD": (
        "jsonl",
        lambda: json.dumps(
            {
                "@type": "NewsArticle",
                "@id": "#a",
                "articleBody": "One sentence.",
                "author": {"@id": "#a"},
                "mainEntity": {"@id": "#a", "mainEntity": {"@id": "#a"}},
            }
        ),
    ),
    "many broken lines": ("jsonl", lambda: '{"text":"a b"}\n' + '{"text":\n' * 300_000),
    "one long text": ("jsonl", lambda: json.dumps({"title": "t", "text": "word " * 1_000_000})),
    "nested parts": ("eml", lambda: _nested_parts(20_000)),
    "an endless sender": (
        "eml",
        lambda: f"From: {'((' * 500_000}\r\nMIME-Version: 1.0\r\n\r\nhello",
    ),
    "numbered header pieces": (
        "eml",
        lambda: (
            f"Content-Type: text/html; {'; '.join(f'a*{n}*=x' for n in range(100_000))}\r\n\r\nx"
        ),
    ),
    "encoded words without end": (
        "eml",
        lambda: f"Subject: {'=?utf-8?B?////?= ' * 200_000}\r\n\r\nhello",
    ),
    "an unknown charset": (
        "eml",
        lambda: "Subject: =?no-such?Q?=FF?=\r\nContent-Type: text/plain; charset=no\r\n\r\n\xff",
    ),
    "many parts": (
        "mhtml",
        lambda: (
            "Content-Type: multipart/related; boundary=x\r\n\r\n"
            + "--x\r\nContent-Type: text/html\r\n\r\n<p>a</p>\r\n" * 50_000
        ),
    ),
    "a PDF of zeros": ("pdf", lambda: _pdf(bytes(400_000_000))),
    "a PDF that draws without end": ("pdf", lambda: _pdf(b"(hello world) Tj " * 4_000_000)),
    "a PDF of nothing": ("pdf", lambda: b"%PDF-1.7\n" + b"\x00" * 100_000),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_input_costs_little(name: str) -> None:
    intake, make = HOSTILE[name]
    made = make()
    body = made.encode("utf-8", "replace") if isinstance(made, str) else made
    pid = os.fork()
    if pid == 0:
        os._exit(_within_bounds(intake, body))
    assert os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == 0, name


def _within_bounds(intake: str, body: bytes) -> int:
    """Exit code 0 when the target holds in time and memory; run in a process of its own."""
    held = _peak_mb()
    started = time.process_time()
    try:
        TARGETS[intake](body)
    except BaseException:
        return 1
    spent = time.process_time() - started
    return 0 if spent < HANG_SECONDS and _peak_mb() - held < MEMORY_MB else 2


def _peak_mb() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
