"""The playbook is data: the packaged rules, and what a project says otherwise in one place."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportgen import pipeline
from reportgen.errors import ConfigError
from reportgen.findings.judge import judge
from reportgen.findings.playbook import PlaybookFile, flaws, resolve
from reportgen.findings.worth import NEXT
from reportgen.metrics.catalog import builtin
from reportgen.pipeline.findings import labels
from reportgen.project import load
from reportgen.text import Language, Msg
from tests.focus_worlds import World, known

ROWS = (
    "traffic", "search_clicks", "fast_pages", "site_conversion", "paid_price", "lead_quality", "one_persona", "nurture",
    "first_talk", "sales_process", "wrong_audience", "referrals",
)  # fmt: skip


def test_the_twelve_rows_are_there_in_the_order_of_the_chain() -> None:
    assert tuple(rule.id for rule in resolve().rules if rule.id in ROWS) == ROWS


def test_every_row_names_kpis_that_there_are() -> None:
    kpis = builtin()[0]
    for rule in resolve().rules:
        for kpi in (*rule.enough, *rule.weak, *rule.watch, *rule.look):
            assert kpi in kpis, (rule.id, kpi)
        assert 3 <= len(rule.watch) <= 5
        assert rule.brings is None or rule.brings in {*NEXT, "customers"}


@pytest.mark.parametrize("code", ["en", "ru"])
def test_every_row_has_a_name_that_fits_its_place_and_all_its_actions(code: str) -> None:
    language = Language.load(code)
    double = resolve().double_down
    assert double is not None
    for name, actions in [*((rule.id, rule.actions) for rule in resolve().rules), ("double_down", double.actions)]:
        assert 5 < len(language.text(Msg.of(f"rule-{name}"))) <= 60
        assert actions
        for action in actions:
            assert language.text(action).endswith(".")


def test_a_project_changes_one_thing_of_a_rule_and_the_rest_stays() -> None:
    own = PlaybookFile.model_validate(
        {"rules": {"nurture": {"owner": "Nora", "watch": ["mqls", "sqls", "mql_to_sql"]}}, "owner": "Max"}
    )
    rules = {rule.id: rule for rule in resolve(own).rules}
    assert rules["nurture"].owner == "Nora"
    assert rules["nurture"].watch == ("mqls", "sqls", "mql_to_sql")
    assert rules["nurture"].weak == ("mql_to_sql", "handover_time")
    assert rules["traffic"].owner == "Max"


def test_a_silenced_rule_is_not_asked() -> None:
    world = World(1, visits=1500.0, rates={"lead_to_mql": 0.55})
    assert "improve-lead_to_mql" in [area.id for area in judge(known(world), resolve()).areas]
    silenced = resolve(PlaybookFile.model_validate({"rules": {"lead_quality": {"silent": True}}}))
    assert silenced.silenced == ("lead_quality",)
    assert "improve-lead_to_mql" not in [area.id for area in judge(known(world), silenced).areas]
    quiet = resolve(PlaybookFile.model_validate({"double_down": {"silent": True}}))
    assert quiet.double_down is None
    assert all(fact.against != "rest" or fact.kpi == "cpl" for fact in judge(known(world), quiet).family)


def test_a_rule_of_ones_own_is_asked_like_the_others() -> None:
    own = {
        "weak": ["sql_close_rate"], "watch": ["sql_close_rate", "win_rate", "customers"], "brings": "customers",
        "title": {"en": "Too few closed", "ru": "Мало сделок"}, "actions": [{"en": "Call twice.", "ru": "Звоните дважды."}],
    }  # fmt: skip
    found = resolve(PlaybookFile.model_validate({"rules": {"close_more": own}}))
    world = World(1, visits=3000.0, rates={"opportunity_to_customer": 0.4})
    area = next(one for one in judge(known(world), found).areas if one.rule == "close_more")
    assert area.kpi == "sql_close_rate"
    assert area.actions == (Msg.of("rule-close_more-action-1"),)
    assert ("ru", "rule-close_more", "Мало сделок") in found.labels


def test_what_a_rule_of_ones_own_lacks_is_said_with_its_place() -> None:
    written = {
        "close_more": {"weak": ["sqls"]},
        "nurture": {"unless": ["nurtur"]},
        "traffic": {"actions": 3},
        "trafic": {"silent": True},
    }
    found = list(flaws(PlaybookFile.model_validate({"rules": written})))
    assert {(place, what) for place, what, _ in found} == {
        (("rules", "close_more"), "the rule lacks watch, actions, title"),
        (("rules", "trafic"), "there is no rule 'trafic' to change or silence"),
        (("rules", "nurture", "unless", 0), "there is no rule 'nurtur'"),
        (("rules", "traffic", "actions"), "actions are texts, found a number"),
    }


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project of nothing but its business."""
    (tmp_path / "config").mkdir()
    (tmp_path / "config" / "business.yaml").write_text("name: A\ntimezone: Europe/Berlin\ncurrency: EUR\n")
    return tmp_path


def test_mistakes_in_the_playbook_are_told_with_file_line_and_what_was_meant(project: Path) -> None:
    text = "rules:\n  nurture:\n    wach: [mqls]\n  mine:\n    weak: [leads]\nat_most: 50\n"
    (project / "config" / "playbook.yaml").write_text(text)
    with pytest.raises(ConfigError) as caught:
        load(project, {})
    said = {(each.file, each.line): f"{each.what} {each.instead}" for each in caught.value.problems}
    assert "watch" in said["config/playbook.yaml", 3]
    assert ("config/playbook.yaml", 6) in said


def test_a_kpi_that_a_rule_misspells_is_named_with_the_nearest(project: Path) -> None:
    (project / "config" / "playbook.yaml").write_text("rules:\n  site_conversion:\n    weak: [visitor_to_leed]\n")
    with pytest.raises(ConfigError) as caught:
        load(project, {})
    (problem,) = caught.value.problems
    assert (problem.file, problem.line) == ("config/playbook.yaml", 3)
    assert "visitor_to_lead" in problem.instead


def test_texts_of_own_rules_come_in_the_language_of_the_report(project: Path) -> None:
    text = (
        "rules:\n  mine:\n    weak: [sqls]\n    watch: [sqls, mqls, leads]\n    title: {en: Mine, ru: Моё}\n"
        "    actions: [Say hello.]\n"
    )
    (project / "config" / "playbook.yaml").write_text(text, encoding="utf-8")
    loaded = load(project, {})
    assert dict(labels(loaded, "ru")) == {"rule-mine": "Моё", "rule-mine-action-1": "Say hello."}
    assert dict(labels(loaded, "de"))["rule-mine"] == "Mine"
    assert pipeline.language(loaded, "ru").text(Msg.of("rule-mine")) == "Моё"
