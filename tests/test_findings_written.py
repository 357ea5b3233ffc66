"""config/focus.yaml: written by the program, read back strictly, changed by people."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from reportgen.errors import ConfigError
from reportgen.findings import Decision, FocusArea
from reportgen.findings.written import DecidedArea, with_entry
from reportgen.periods import quarter_of
from reportgen.project import load
from reportgen.strict_yaml.model import build
from reportgen.strict_yaml.reading import parse
from reportgen.text import Msg
from tests.scheduling import project_in
from tests.test_findings_memory import an_area

DAY = date(2026, 4, 12)


def read(text: str) -> tuple[DecidedArea, ...]:
    document = parse(text.encode(), "config/focus.yaml")
    assert not document.problems, document.problems
    assert document.root is not None
    found, problems = build(tuple[DecidedArea, ...], document.root, document.file)
    assert not problems, problems
    assert found is not None
    return found


def decided(**changed: object) -> FocusArea:
    return replace(an_area(decision=Decision.ACCEPTED, by_whom="Anna Weber", owner="Petr"), **changed)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "area",
    [
        decided(),
        decided(decision=Decision.REJECTED, note='The budget is cut: see "plan", #3'),
        decided(
            decision=Decision.EDITED, actions=(Msg.of("own-words", words="Ставим кнопку выше"),), due=date(2026, 5, 31)
        ),
        decided(
            by=("channel", "Paid: Social\n #1 'q' 🙂 - {x}"),
            worth=None,
            id="double_down-channel-true",
            owner="2026",
        ),
    ],
)
def test_a_decision_reads_back_as_it_was_made(area: FocusArea) -> None:
    (found,) = read(with_entry("", area, DAY))
    assert found.area == area
    assert (found.on, found.by, found.decision) == (DAY, "Anna Weber", area.decision)


def test_a_second_decision_takes_the_place_of_the_first_and_leaves_the_rest_as_people_wrote_it() -> None:
    text = with_entry(with_entry("", decided(), DAY), decided(id="improve-cpl"), DAY)
    text = text.replace("- quarter", "# keep me\n- quarter", 1)
    changed = with_entry(text, decided(decision=Decision.REJECTED, note="no"), DAY)
    assert [(each.id, each.decision) for each in read(changed)] == [
        ("improve-visitor_to_lead", "rejected"), ("improve-cpl", "accepted"),
    ]  # fmt: skip
    assert "# keep me" in changed
    other = with_entry(changed, decided(quarter=quarter_of(date(2026, 5, 1))), DAY)
    assert len(read(other)) == 3


def test_the_file_is_read_with_the_project_and_what_people_change_in_it_counts(tmp_path: Path) -> None:
    project_in(tmp_path, focus=with_entry("", decided(), DAY).replace("owner: Petr", "owner: Maria", 1))
    (said,) = load(tmp_path, {}).focus
    assert said.area.owner == "Maria"


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ("decision: accepted", "decision: perhaps", "perhaps"),
        ("by: ", "buy: ", "there is no key 'buy' here"),
        ("kind: improve", "kind: hope", "'found' is not what the program wrote: kind: 'hope' is no kind"),
        ("quarter: 2026-Q1", "quarter: 2026-06", "'2026-06' is no quarter of the business"),
        ('on: "2026-04-12"', "on: 2025-12-31", "2025-12-31 lies before 2026-Q1"),
    ],
)
def test_what_does_not_make_sense_is_named_with_its_place(tmp_path: Path, old: str, new: str, complaint: str) -> None:
    text = with_entry("", decided(), DAY)
    text = text.replace("on: 2026-04-12", 'on: "2026-04-12"')
    assert old in text
    project_in(tmp_path, focus=text.replace(old, new, 1))
    with pytest.raises(ConfigError, match=complaint) as error:
        load(tmp_path, {})
    assert "config/focus.yaml:" in str(error.value)
