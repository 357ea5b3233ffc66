"""The HTML edition in a real browser, where there is one: nothing leaves the screen of a phone."""

import re
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from reportgen.assemble import Evidence, assemble
from reportgen.brand import derive
from reportgen.changes import Change
from reportgen.render import html
from reportgen.reports import ReportSpec
from reportgen.text import Language
from tests import boards, found
from tests.test_assemble_stage import FELL
from tests.test_render_html import TOKENS, made

STAGES = ("attract", "convert", "close", "delight")

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="needs Chromium")

MEASURE = """<script>
addEventListener("load", () => {
  const wide = document.documentElement.clientWidth, out = [];
  for (const each of document.querySelectorAll("body *")) {
    const box = each.getBoundingClientRect();
    if (box.width && !each.closest("svg") && (box.right > wide + 1 || box.left < -1)) out.push(each.className || each.tagName);
  }
  const seen = [document.documentElement.scrollWidth, wide, out.slice(0, 5).join(" ")];
  document.body.setAttribute("data-measured", seen.join("|"));
});
</script>"""
FRAME = '<!doctype html><iframe src="page.html" style="width:{width}px;height:900px;border:0"></iframe>'
TELL = """<script>
addEventListener("load", () => {
  document.title = document.querySelector("iframe").contentDocument.body.dataset.measured;
});
</script>"""


def measured(page: str, folder: Path, width: int) -> tuple[int, int, str]:
    """Width of what can be scrolled, width of the screen, and what leaves it."""
    without = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", page, count=1)
    inner = without.replace("</body>", f"{MEASURE}</body>")
    (folder / "page.html").write_text(inner, encoding="utf-8")
    # A window of Chromium is no narrower than 500 px; a frame is as narrow as it is told.
    (folder / "frame.html").write_text(FRAME.format(width=width) + TELL, encoding="utf-8")
    command = [
        CHROMIUM, "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--allow-file-access-from-files",
        f"--user-data-dir={folder}/profile", "--virtual-time-budget=4000", "--dump-dom", (folder / "frame.html").as_uri(),
    ]  # fmt: skip
    dom = subprocess.run(command, capture_output=True, text=True, timeout=60, check=True).stdout
    scroll, wide, out = re.search(r"<title>(\d+)\|(\d+)\|([^<]*)</title>", dom).groups()
    return int(scroll), int(wide), out


def long_names(code: str) -> str:
    changes = (Change(date=boards.END_OF_JUNE, what="A form: " + "Donaudampfschifffahrt" * 4, where="/a/" + "b" * 90),)
    business = boards.BUSINESS.model_copy(update={"name": "Donaudampfschifffahrtsgesellschaft" * 2})
    return made(code=code, business=business, changes=changes)


def focus_pages(code: str) -> str:
    review = (found.reviewed("worked", found.form()), found.reviewed("not_yet", found.referral(), None, 0))
    findings = replace(found.some(5), review=review)
    evidence = Evidence(findings=findings, ladder=found.ladder(), holidays=found.HOLIDAYS)
    spec = ReportSpec(grain="quarter", sections=("focus", "last_focus", "calendar", "months"))
    document = assemble(
        spec, "quarterly", found.board(), catalog=boards.catalog(), business=boards.BUSINESS, origin=boards.ORIGIN,
        language=code, evidence=evidence,
    )  # fmt: skip
    return html.page(document, Language.load(code), TOKENS)


@pytest.mark.parametrize("make", [made, long_names, focus_pages], ids=["as it is", "long names", "focus areas"])
@pytest.mark.parametrize("code", ["en", "ru"])
def test_nothing_leaves_the_screen_of_a_phone(make, code, tmp_path):
    page = make(code=code).replace("<details>", "<details open>")
    assert measured(page, tmp_path, 360) == (360, 360, "")


def test_a_page_that_is_too_wide_would_be_seen(tmp_path):
    page = made().replace("<main>", '<main><div class="control" style="width:420px">x</div>', 1)
    scroll, wide, out = measured(page, tmp_path, 360)
    assert scroll > wide == 360
    assert "control" in out


@pytest.mark.parametrize("code", ["en", "ru"])
def test_nothing_of_a_pack_leaves_the_screen_of_a_phone(code, tmp_path):
    document = assemble(
        ReportSpec(grain="month", sections=("cover", "summary", *STAGES, "paid"), cards=boards.SPEC.cards), "pack", boards.june(),
        catalog=boards.catalog(), business=boards.BUSINESS, origin=boards.ORIGIN, evidence=Evidence(segments=FELL.segments),
        provisional=True,
    )  # fmt: skip
    page = html.page(document, Language.load(code), derive("#0F4C43")).replace("<details>", "<details open>")
    assert measured(page, tmp_path, 360) == (360, 360, "")
