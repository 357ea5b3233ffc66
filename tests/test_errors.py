"""Mistakes as values: they name their place and the way out."""

from __future__ import annotations

from reportgen.errors import ConfigError, Problem, ReportgenError, SourceError, UsageError, did_you_mean


def test_a_problem_reads_as_place_fault_and_remedy() -> None:
    problem = Problem("config/sources.yaml", 7, "crm.columns", "unknown column 'chanel'", "Did you mean 'channel'?")
    assert str(problem) == "config/sources.yaml:7: crm.columns: unknown column 'chanel'. Did you mean 'channel'?"


def test_a_problem_without_place_or_remedy_is_just_the_fault() -> None:
    assert str(Problem("", 0, "", "nothing to do")) == "nothing to do"
    assert str(Problem("", 0, "goals.goal", "is empty")) == "goals.goal: is empty"


def test_the_nearest_name_is_offered_whatever_its_case() -> None:
    assert did_you_mean("Chanel", ["channel", "campaign"]) == "Did you mean 'channel'?"


def test_all_names_are_offered_when_none_is_near_and_they_are_few() -> None:
    assert did_you_mean("zzz", ["b", "a"]) == "Known: a, b"
    assert did_you_mean("zzz", [f"name{number}" for number in range(30)]) == ""
    assert did_you_mean("zzz", []) == ""


def test_all_problems_are_told_at_once_in_order_of_place_and_once_each() -> None:
    late, early = Problem("b.yaml", 1, "", "two"), Problem("a.yaml", 9, "", "one")
    error = ConfigError([late, early, late])
    assert str(error) == "2 problems in the configuration:\n  a.yaml:9: one\n  b.yaml:1: two"
    assert str(ConfigError([early])).startswith("1 problem in")


def test_exit_codes_tell_failure_and_misuse_apart() -> None:
    assert (ReportgenError("x").exit_code, UsageError("x").exit_code, ConfigError([]).exit_code) == (1, 2, 2)


def test_a_source_error_names_the_source_the_file_and_the_line() -> None:
    error = SourceError("crm", "the header is empty", file="leads.csv", line=1, instead="Export again with a header")
    assert str(error) == "leads.csv:1: source 'crm': the header is empty. Export again with a header"


def test_a_message_never_moves_the_cursor_whatever_it_quotes() -> None:
    said = str(Problem("orders.parquet", 0, "", "don't know what type: \r\x1b[2J", "Export it again"))
    assert said == "orders.parquet: don't know what type: \\r\\x1b[2J. Export it again"
    assert said.isprintable()
    assert str(Problem("", 0, "", "1\u00a0000 rows")) == "1\u00a0000 rows"  # a no-break space is no control character
