"""The page of all reports, the copies it links to, and how long files are kept."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from reportgen import gate
from reportgen.archive import index, retention
from reportgen.deliver import Doubtful, Refused
from reportgen.errors import RenderError
from reportgen.ledger import PlannedSlot
from reportgen.project import load
from tests.operators import Desk, desk
from tests.scheduling import DUE, FILES, Office, office
from tests.test_render_html import PAYLOADS, Page

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
JUNE = "monthly/2026-06/v1"


@pytest.fixture
def acme(tmp_path: Path) -> Iterator[Office]:
    made = office(tmp_path)
    yield made
    made.ledger.close()


@pytest.fixture
def either(
    tmp_path: Path, place: str | Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Iterator[Desk]:
    yield from desk(tmp_path, place, capsys, monkeypatch)


def write(acme: Office) -> str:
    """Bring the page up to date; what stands on it."""
    assert index.write(load(acme.folder, {}), acme.ledger) == ()
    return (acme.folder / "output" / "index.html").read_text(encoding="utf-8")


def texts(page: str) -> list[str]:
    return [" ".join(text.split()) for text in Page(page).texts if text.strip()]


def links(page: str) -> list[str]:
    return [each for each in Page(page).addresses if not each.startswith("data:")]


def test_every_report_stands_on_the_page_with_links_to_what_was_sent(either: Desk) -> None:
    acme = either.office
    assert "No report has been made yet." in texts(write(acme))
    acme.look(DUE)
    page = write(acme)
    assert {"June 2026", "Sent", "Sent 3 Jul 2026, 08:00", "To 2 recipients"} <= set(texts(page))
    assert links(page) == ["monthly/2026-06/monthly-2026-06-en.pdf", "monthly/2026-06/monthly-2026-06-ru.pdf"]
    for each in links(page):
        assert (acme.folder / "output" / each).read_bytes().startswith(b"%PDF monthly 2026-06")


@pytest.mark.parametrize(
    ("answers", "how", "said"),
    [
        ([], {"held": [gate.Reason("figure_implausible", "leads is 9")]}, "Held by a check"),
        ([Refused("550 no")], {}, "Not sent to everybody"),
        ([Doubtful("no answer")], {}, "Delivery in doubt"),
    ],
)
def test_each_state_has_its_word_and_what_is_held_shows_no_file(
    acme: Office, answers: list[object], how: dict[str, object], said: str
) -> None:
    acme.post.answers = answers  # type: ignore[assignment]
    acme.look(DUE, **how)
    page = write(acme)
    assert said in texts(page)
    assert bool(links(page)) == ("held" not in how)
    assert (acme.folder / "output" / "monthly").exists() == ("held" not in how)


def test_what_failed_waits_or_goes_to_nobody_is_told_as_such(tmp_path: Path) -> None:
    acme = office(tmp_path, reports=FILES["reports.yaml"].replace("  recipients: [managers]\n", ""))
    acme.look(DUE)
    assert "Made" in texts(write(acme))
    acme.ledger.plan([PlannedSlot("monthly", "2026-06", 2, DUE, reason="x")], {}, DUE)
    (acme.folder / "web.csv").write_text("date,sessions\n2026-06-20,1\n")
    acme.look(DUE + HOUR)
    assert "Waiting for its data" in texts(write(acme))
    acme.ledger.close()


def test_a_failed_report_is_shown_as_failed(acme: Office) -> None:
    def poison(order: object) -> None:
        raise RenderError("the template loops")

    for hours in range(0, 12, 2):
        acme.look(DUE + hours * HOUR, fail=poison)
    page = write(acme)
    assert "Failed" in texts(page)
    assert "the template loops" not in page


def test_a_correction_lies_beside_what_it_corrects(acme: Office) -> None:
    acme.look(DUE)
    acme.ledger.plan([PlannedSlot("monthly", "2026-06", 2, DUE + DAY, reason="late refunds")], {}, DUE)
    acme.look(DUE + DAY)
    page = write(acme)
    found = links(page)
    assert next(each for each in found if "/v2/" in each) == "monthly/2026-06/v2/monthly-2026-06-en.pdf"
    assert len(found) == 4
    said = texts(page)
    assert said.index("Corrected: late refunds") < said.index("Replaced by version 2.")
    assert said.count("Replaced by version 2.") == 1


def test_a_report_that_somebody_stopped_says_why(acme: Office) -> None:
    acme.look(DUE, held=[gate.Reason("figure_implausible", "leads is 9")])
    acme.ledger.decline("monthly/2026-06/v1", "maria", "leads of <May> are missing", DUE)
    said = texts(write(acme))
    assert "Skipped" in said
    assert "Stopped: leads of <May> are missing" in said


def test_parts_of_the_business_lie_each_in_a_folder_of_its_own_and_are_not_linked(tmp_path: Path) -> None:
    recipients = "groups:\n  managers: [{to: anna@example.org}, {to: eve@example.org, only: {channel: Email}}]\n"
    acme = office(
        tmp_path, recipients=recipients, sources=FILES["sources.yaml"].replace("date: date,", "date: date, channel: c,")
    )
    (acme.folder / "web.csv").write_text("date,c,sessions\n2026-06-20,Email,1\n2026-07-02,Email,1\n")
    acme.look(DUE)
    page = write(acme)
    assert "1 edition of a part" in texts(page)
    (whole,) = links(page)
    part = {each.relative_to(acme.folder / "output").as_posix() for each in (acme.folder / "output").rglob("*.pdf")} - {
        whole
    }
    (split,) = (each.variant for each in acme.ledger.deliveries(JUNE) if each.split)
    assert [each.split("/")[:3] for each in part] == [["monthly", "2026-06", split]]


def test_nothing_is_done_where_nothing_has_changed(acme: Office) -> None:
    acme.look(DUE)
    write(acme)
    page = acme.folder / "output" / "index.html"
    before = page.stat().st_mtime_ns
    write(acme)
    assert page.stat().st_mtime_ns == before
    page.unlink()
    write(acme)
    assert page.is_file()


def test_a_copy_that_was_changed_or_overwritten_is_put_right(acme: Office) -> None:
    acme.look(DUE)
    write(acme)
    copy = acme.folder / "output" / "monthly" / "2026-06" / "monthly-2026-06-en.pdf"
    sent = copy.read_bytes()
    copy.write_bytes(sent[::-1])  # the same size: a run by hand, with other data
    acme.ledger.pause_delivery("x", "maria", acme.clock())
    write(acme)
    assert copy.read_bytes() == sent


def test_a_damaged_archive_publishes_nothing_and_says_so(acme: Office) -> None:
    acme.look(DUE)
    for folder in ("output", ".reportgen/runs"):
        for file in (acme.folder / folder).rglob("*.pdf"):
            file.write_bytes(b"%PDF changed") if folder != "output" else file.unlink()
    (acme.folder / ".reportgen" / "index").unlink()
    problems = index.write(load(acme.folder, {}), acme.ledger)
    assert [
        problem for problem in problems if "its bytes have changed" in problem and f"reportgen verify {JUNE}" in problem
    ]
    assert links((acme.folder / "output" / "index.html").read_text()) == []


def test_a_page_that_cannot_be_written_stops_nothing(acme: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    acme.look(DUE)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    (acme.folder / ".reportgen" / "index").unlink()
    monkeypatch.setattr("reportgen.pipeline.write_aside", full)
    monkeypatch.setattr("reportgen.archive.publish.write_aside", full)
    (problem,) = index.write(load(acme.folder, {}), acme.ledger)
    assert "No space left on device" in problem


@pytest.mark.parametrize("payload", [each for each in PAYLOADS if each.isprintable()])
def test_no_text_of_the_configuration_becomes_part_of_the_page(acme: Office, payload: str) -> None:
    from ruamel.yaml import YAML

    yaml = YAML()
    for name, key in (("business", "name"), ("reports", "monthly")):
        file = acme.folder / "config" / f"{name}.yaml"
        content = yaml.load(file.read_text())
        if key == "name":
            content[key] = payload
        else:
            content[key]["title"] = payload
        with file.open("w") as out:
            yaml.dump(content, out)
    acme.look(DUE)
    found = Page(write(acme))
    assert found.active == []
    assert all(each.startswith(("data:image/", "monthly/")) for each in found.addresses)
    assert found.unnamed == []
    assert payload in "".join(found.texts)


@pytest.mark.parametrize("code", ["en", "ru"])
def test_nothing_leaves_the_screen_of_a_phone(acme: Office, code: str, tmp_path: Path) -> None:
    from tests.test_render_phone import CHROMIUM, measured

    if CHROMIUM is None:
        pytest.skip("needs Chromium")
    long = FILES["reports.yaml"] + f"  title: {'Donaudampfschifffahrtsgesellschaft' * 3}\n"
    (acme.folder / "config" / "reports.yaml").write_text(long)
    (acme.folder / "config" / "business.yaml").write_text(FILES["business.yaml"] + f"language: {code}\n")
    acme.look(DUE)
    assert measured(write(acme), tmp_path, 360) == (360, 360, "")


# --- how long files are kept


def test_files_go_when_they_are_old_and_rows_stay(either: Desk) -> None:
    acme = either.office
    acme.look(DUE)
    write(acme)
    project = load(acme.folder, {})
    mine = acme.folder / "output" / "monthly" / "2026-06" / "notes.txt"
    mine.write_text("mine")
    acme.ledger.plan([PlannedSlot("monthly", "2026-05", 1, DUE + 799 * DAY)], {}, DUE + 799 * DAY)
    assert retention.daily(project, acme.ledger, DUE + 799 * DAY) == ()
    assert retention.daily(project, acme.ledger, DUE + 801 * DAY) == (JUNE,)
    assert retention.daily(project, acme.ledger, DUE + 803 * DAY) == ()
    runs = acme.folder / ".reportgen" / "runs" / "monthly" / "2026-06" / "v1"
    assert [each.name for each in runs.iterdir()] == ["removed.json"]
    assert [each.name for each in mine.parent.iterdir()] == ["notes.txt"]
    assert len(acme.ledger.deliveries(JUNE, ["sent"])) == 2
    acme.ledger.pause_delivery("x", "maria", acme.clock())
    page = write(acme)
    assert "Its files are kept no longer." in texts(page)
    assert links(page) == []


@pytest.mark.parametrize("state", ["held", "done_with_unknown"])
def test_nothing_goes_of_what_somebody_still_decides_about(acme: Office, state: str) -> None:
    acme.post.answers = [Doubtful("no answer")] if state == "done_with_unknown" else []
    acme.look(DUE, held=[gate.Reason("x", "y")] if state == "held" else [])
    assert acme.states() == {JUNE: state}
    later = DUE + 900 * DAY
    acme.ledger.plan([PlannedSlot("monthly", "2026-05", 1, later)], {}, later)
    assert tuple(retention.remove(load(acme.folder, {}), acme.ledger, later)) == ()
    assert (acme.folder / ".reportgen" / "runs" / JUNE / "in").is_dir()


def test_a_clock_that_runs_years_ahead_removes_nothing(acme: Office) -> None:
    acme.look(DUE)
    assert tuple(retention.remove(load(acme.folder, {}), acme.ledger, DUE + 2000 * DAY)) == ()


def test_it_is_looked_after_once_a_day(acme: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    looked: list[object] = []
    monkeypatch.setattr(retention, "remove", lambda project, ledger, now: looked.append(now) or ())
    project = load(acme.folder, {})
    for hours in range(50):
        retention.daily(project, acme.ledger, DUE + hours * HOUR)
    assert len(looked) == 3
