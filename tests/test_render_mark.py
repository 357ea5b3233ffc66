"""render.mark: which logos are printed, which are refused with the reason, and what is printed instead."""

from __future__ import annotations

import io
import struct
import zlib
from pathlib import Path

import pytest

from reportgen.assemble import assemble
from reportgen.brand import derive
from reportgen.render import html, pdf
from reportgen.render.mark import LARGEST, PNG, logo_fault, mark
from reportgen.reports import ReportSpec
from reportgen.text import Language
from tests import boards
from tests.page_checks import words

TOKENS = derive("#0F4C43")
HEAD = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 60 20">'
DRAWN = '<rect width="60" height="20" fill="#c00"/></svg>'


def png(width: int, height: int, end: bool = True) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    grey = zlib.compress((b"\0" + b"\x80" * width) * height)
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return PNG + chunk(b"IHDR", head) + chunk(b"IDAT", grey) + (chunk(b"IEND", b"") if end else b"")


def logo(tmp_path: Path, content: str | bytes) -> Path:
    data = content.encode() if isinstance(content, str) else content
    file = tmp_path / ("logo.png" if data.startswith(PNG) else "logo.svg")
    file.write_bytes(data)
    return file


@pytest.mark.parametrize(
    "content",
    [
        HEAD + DRAWN,
        '<?xml version="1.0"?>\n<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/svg11.dtd">'
        + HEAD
        + DRAWN,
        HEAD + '<defs><linearGradient id="g"/></defs><style>.a{fill:url(#g)}</style><use xlink:href="#g"/>' + DRAWN,
        HEAD.replace("0 0 60 20", "0 0 1 .4") + DRAWN,
        png(300, 100),
    ],
    ids=["plain", "doctype", "own references", "small units", "png"],
)
def test_a_logo_as_designers_save_it_is_printed(tmp_path: Path, content: str | bytes) -> None:
    file = logo(tmp_path, content)
    assert logo_fault(file) == ""
    width = float(mark(TOKENS, file, 2.8)[1].split(b'width="')[1].split(b"mm")[0])
    assert 2.8 <= width <= 14


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (HEAD + "<script>alert(1)</script>" + DRAWN, "<script>"),
        (HEAD + '<g onload="alert(1)"/>' + DRAWN, "onload"),
        (HEAD + "<foreignObject/>" + DRAWN, "<foreignobject>"),
        (HEAD + '<image href="https://example.org/a.png"/>' + DRAWN, "https://example.org/a.png"),
        (HEAD + '<image xlink:href="file:///etc/passwd"/>' + DRAWN, "file:///etc/passwd"),
        (HEAD + '<image href="data:image/svg+xml;base64,AAAA"/>' + DRAWN, "data:image/svg"),
        (HEAD + "<style>@import 'https://example.org/a.css'</style>" + DRAWN, "in its style"),
        (HEAD + '<rect style="fill:url(https://example.org/a)"/>' + DRAWN, "outside"),
        ('<!DOCTYPE svg [<!ENTITY a "aaaa">]>' + HEAD + "&a;" + DRAWN, "entities"),
        (HEAD + "<g>" + DRAWN, "neither a PNG nor an SVG"),
        ("<html/>", "begins with <html>"),
        ("", "neither a PNG nor an SVG"),
        (HEAD.replace("60 20", "600 20") + DRAWN, "30 times as wide"),
        (HEAD.replace("60 20", "20 600") + DRAWN, "30 times as high"),
        (HEAD.replace("60 20", "0 0") + DRAWN, "no size"),
        (HEAD + f"<!--{'x' * LARGEST}-->" + DRAWN, "bytes"),
        (png(5000, 1200), "5000 x 1200 pixels"),
        (png(300, 100, end=False), "broken PNG"),
        (PNG, "broken PNG"),
    ],
    ids=lambda value: value if isinstance(value, str) and len(value) < 40 and "<" not in value else "",
)
def test_a_logo_that_runs_loads_or_cannot_be_made_out_is_refused(
    tmp_path: Path, content: str | bytes, says: str
) -> None:
    assert says in logo_fault(logo(tmp_path, content))


def test_a_logo_that_is_not_there_is_said_to_be_so(tmp_path: Path) -> None:
    assert logo_fault(tmp_path / "none.svg") == "is not there"


def document(company: str = "Acme"):
    business = boards.BUSINESS.model_copy(update={"name": company})
    spec = ReportSpec(grain="month", sections=("summary",))
    return assemble(spec, "monthly", boards.small(), catalog=boards.catalog(), business=business, origin=boards.ORIGIN)


def head(made: bytes) -> str:
    return " ".join(word.text for word in words(made) if word.top < 60 and word.left < 340)


def test_without_a_logo_the_company_s_name_stands_at_the_head_of_a_printed_page() -> None:
    assert head(pdf.write(document(), Language.load("en"), TOKENS).data).startswith("Acme · Monthly marketing report")


def test_a_long_name_is_cut_before_it_meets_the_name_of_the_section() -> None:
    made = pdf.write(document("Süddeutsche Wärmepumpen " * 4), Language.load("ru"), TOKENS).data
    assert "…" in head(made)
    assert max(word.right for word in words(made) if word.top < 60 and word.left < 300) < 350


def test_with_a_logo_the_name_is_left_to_it(tmp_path: Path) -> None:
    made = pdf.write(document(), Language.load("en"), TOKENS, None, logo(tmp_path, HEAD + DRAWN)).data
    assert head(made).startswith("Monthly marketing report")


def test_a_large_picture_is_printed_in_both_editions(tmp_path: Path) -> None:
    file = logo(tmp_path, png(3900, 1300))
    assert logo_fault(file) == ""
    assert pdf.write(document(), Language.load("en"), TOKENS, None, file).warnings == ()
    assert "data:image/svg+xml;base64," in html.page(document(), Language.load("en"), TOKENS, None, file)
    assert io.BytesIO(file.read_bytes()).getvalue().startswith(PNG)


def test_a_run_whose_logo_cannot_be_used_says_so_and_prints_the_name(tmp_path: Path) -> None:
    from reportgen import pipeline
    from reportgen.pipeline.documents import logo_of
    from reportgen.project import load
    from tests import companies

    companies.write(tmp_path, companies.company(1))
    brand = tmp_path / "config" / "brand.yaml"
    brand.write_text("brand: {name: Acme, logo: config/logo.svg}\n")
    assert pipeline is not None
    assert logo_of(load(tmp_path, {})) == (
        None,
        ("the logo config/logo.svg is not there. The company's name is printed instead",),
    )
    (tmp_path / "config" / "logo.svg").write_text(HEAD + DRAWN)
    assert logo_of(load(tmp_path, {})) == (tmp_path / "config" / "logo.svg", ())
