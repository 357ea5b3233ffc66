"""Whether a run is still what it was, and what differs between two."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from reportgen.archive import differences, verify
from reportgen.ledger import PlannedSlot, ReportedFigure
from reportgen.render import Rendering
from reportgen.scheduler import making
from tests.operators import Desk, desk
from tests.scheduling import DUE, makers

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
JUNE = "monthly/2026-06/v1"


@pytest.fixture
def acme(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    monkeypatch.setattr(making, "makers_for", lambda project, count: makers())
    for made in desk(tmp_path, tmp_path / ".reportgen" / "ledger.db", capsys, monkeypatch):
        made.office.look(DUE)
        yield made


def folder(acme: Desk) -> Path:
    return acme.office.folder / ".reportgen" / "runs" / JUNE


def damage(file: Path) -> None:
    file.chmod(0o600)
    data = bytearray(file.read_bytes())
    data[-2] ^= 1
    file.write_bytes(data)


def test_a_run_that_is_as_it_was_is_proved_by_hashes_and_made_again(acme: Desk) -> None:
    text = acme.type("verify", JUNE)
    assert text.splitlines()[0] == f"{JUNE} is intact"
    assert "4 of 4 the same, byte for byte" in text
    assert "made by the same versions" in text
    proof = acme.json("verify", JUNE)
    assert (proof["intact"], proof["rendered"], proof["versions"]) == (True, True, [])


@pytest.mark.parametrize(
    ("place", "kind"), [("out", "file"), ("in/config/business.yaml", "input"), ("in/snapshots", "input")]
)
def test_every_changed_byte_is_found_and_named(acme: Desk, place: str, kind: str) -> None:
    target = folder(acme) / place
    files = [target] if target.is_file() else sorted(each for each in target.rglob("*.p*") if each.is_file())
    damage(files[0])
    proof = acme.json("verify", JUNE, code=1)
    bad = [check for check in proof["checks"] if check["state"] != "intact"]
    assert [(check["kind"], check["state"]) for check in bad] == [(kind, "changed")]
    assert files[0].name in bad[0]["name"]


def test_what_is_gone_or_was_slipped_in_is_found(acme: Desk) -> None:
    (folder(acme) / "in" / "config" / "goals.yaml").write_text("{}\n")
    gone = next((folder(acme) / "out").rglob("*.pdf"))
    gone.unlink()
    states = {check["name"]: check["state"] for check in acme.json("verify", JUNE, code=1)["checks"]}
    assert states["config/goals.yaml"] == "unexpected"
    assert [name for name, state in states.items() if state == "missing"] == [f"{gone.parent.name}/{gone.name}"]


def test_inputs_and_manifest_that_were_changed_together_do_not_pass(acme: Desk) -> None:
    """The ledger knows the hash of the manifest, so that nobody can forge both."""
    manifest = folder(acme) / "in" / "manifest.json"
    content = json.loads(manifest.read_bytes())
    manifest.chmod(0o600)
    manifest.write_text(json.dumps(content | {"as_of": "2026-07-01"}))
    bad = [check for check in acme.json("verify", JUNE, code=1)["checks"] if check["state"] != "intact"]
    assert [(check["name"], check["state"]) for check in bad] == [("manifest.json", "changed")]


def test_other_bytes_by_the_same_program_are_a_failure_and_by_another_are_told(
    acme: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def otherwise(*given: object) -> Iterator[object]:
        from dataclasses import replace

        for done in makers()(*given):
            yield replace(done, files={name: Rendering(each.data + b" ") for name, each in done.files.items()})

    monkeypatch.setattr(making, "makers_for", lambda project, count: otherwise)
    states = [check["state"] for check in acme.json("verify", JUNE, code=1)["checks"] if check["kind"] == "rendering"]
    assert states == ["differs"] * 4
    monkeypatch.setattr(verify, "__version__", "99.0.0")
    text = acme.type("verify", JUNE)
    assert "0 of 4 the same, byte for byte" in text
    assert "made by other versions, so that bytes may differ" in text


def test_a_run_whose_files_are_kept_no_longer_is_not_called_damaged(acme: Desk) -> None:
    from reportgen.archive import retention
    from reportgen.project import load

    later = DUE + 900 * DAY
    acme.office.ledger.plan([PlannedSlot("monthly", "2026-05", 1, later)], {}, later)
    list(retention.remove(load(acme.office.folder, {}), acme.office.ledger, later))
    assert "its files were removed on 2028-12-19, as `keep` in config/delivery.yaml says" in acme.type("verify", JUNE)


def test_a_run_that_made_nothing_has_nothing_to_verify(acme: Desk) -> None:
    acme.office.ledger.plan([PlannedSlot("monthly", "2026-05", 1, DUE)], {}, DUE)
    acme.type("verify", "monthly/2026-05", code=2)
    assert "has made no files: it is planned" in acme.err


# --- what differs


def test_two_versions_differ_in_files_sources_and_configuration(acme: Desk) -> None:
    office = acme.office
    (office.folder / "config" / "goals.yaml").write_text("{}\n")
    (office.folder / "web.csv").write_text((office.folder / "web.csv").read_text() + "2026-07-03,100\n")
    office.ledger.plan([PlannedSlot("monthly", "2026-06", 2, DUE + DAY, reason="x")], {}, DUE)
    office.look(DUE + DAY)
    found = acme.json("diff", JUNE, "monthly/2026-06")["differences"]
    assert {each["kind"] for each in found} == {"file", "source", "configuration"}
    assert [each["name"] for each in found if each["kind"] == "source"] == ["web: web.csv"]
    assert [each["name"] for each in found if each["kind"] == "configuration"] == ["config/goals.yaml"]
    assert "web: web.csv" in acme.type("diff", JUNE, "monthly/2026-06/v2")
    assert acme.type("diff", JUNE, JUNE) == f"{JUNE} and {JUNE} are the same\n"


def figure(kpi: str, value: float, period: str = "2026-06") -> ReportedFigure:
    return ReportedFigure(kpi, "", "", period, repr(value), "")


def test_figures_are_compared_by_period_where_there_is_one_in_common() -> None:
    one, other = [figure("leads", 10.0), figure("spend", 1.0)], [figure("leads", 12.0), figure("spend", 1.0)]
    (found,) = [each for each, _ in differences.figures(one, other)]
    assert (found.name, found.one, found.other) == ("leads 2026-06", "10.0", "12.0")
    july = [figure("leads", 12.0, "2026-07"), figure("sessions", 5.0, "2026-07")]
    names = [(each.name, each.one, each.other) for each, _ in differences.figures(one, july)]
    assert names == [("leads", "10.0", "12.0"), ("sessions", None, "5.0"), ("spend", "1.0", None)]
