"""The packaged catalogues are complete, in step and short enough."""

from __future__ import annotations

import ast
import re
from datetime import date
from importlib import resources
from pathlib import Path

import pytest
from ruamel.yaml import YAML

import reportgen
from reportgen.metrics.scoreboard import Status
from reportgen.periods import Period, parse
from reportgen.quantities import Quantity, Unit, change
from reportgen.tables import TABLES
from reportgen.text import Language, available, missing_keys, too_long

LANGUAGES = {code: Language.load(code) for code in available()}
CODES = sorted(LANGUAGES)
JUNE_30 = date(2026, 6, 30)
CHANGE = change(Quantity(1742, Unit.COUNT), Quantity(1920, Unit.COUNT))
RATE = Quantity(0.0164, Unit.PERCENT)
JOINS = {"ladder-then"}
"""What only sets one sentence after another; a number for each of them stands beside the next."""
NAMES = {"stage": "convert", "kpi": "leads", "lifecycle": "customer", "table": "surveys", "dimension": "channel"}


def sample(language: Language, key: str, n: int) -> dict[str, object]:
    """A value for every variable of a text, of the kind that the text's functions ask for; `n` for all others."""
    kinds: dict[str, object] = {
        "PERIOD": parse("2026-Q2", JUNE_30), "DAY": JUNE_30, "CHANGE": CHANGE, "QUANTITY": RATE, "RANGE": RATE, "KPI": "leads",
        "PERCENT": n / 100,
    }  # fmt: skip
    values: dict[str, object] = {"period": kinds["PERIOD"], "day": JUNE_30, "change": CHANGE, "grain": "quarter"}
    found = {name: values.get(name, n) for name in language.variables(key)}
    for function, name, of in language.calls(key):
        found[name] = NAMES.get(of, of) if function == "NAME" else kinds.get(function, found[name])
    return found


def kpi_ids() -> list[str]:
    folder = resources.files("reportgen").joinpath("metrics", "kpis")
    found = []
    for file in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if file.name.endswith(".yaml"):
            content = YAML(typ="safe").load(file.read_text(encoding="utf-8")) or {}
            found += [name for name in content if name != "measures"]
    return found


def test_five_languages_are_packaged() -> None:
    assert set(CODES) == {"en", "ru", "pl", "cs", "sr"}


@pytest.mark.parametrize("code", CODES)
def test_a_language_has_every_text_with_the_same_variables(code: str) -> None:
    assert missing_keys(code) == []


@pytest.mark.parametrize("code", CODES)
def test_no_text_is_longer_than_its_place(code: str) -> None:
    assert too_long(code) == []


@pytest.mark.parametrize("code", CODES)
def test_every_kpi_has_a_label_and_a_definition(code: str) -> None:
    language = LANGUAGES[code]
    without = [kpi for kpi in kpi_ids() if not (language.has(f"kpi-{kpi}") and language.has(f"kpi-{kpi}.definition"))]
    assert without == []


@pytest.mark.parametrize("code", CODES)
def test_short_labels_fit_a_card(code: str) -> None:
    language = LANGUAGES[code]
    labels = [key.removeprefix("kpi-") for key in language.keys() if key.startswith("kpi-") and "." not in key]  # noqa: SIM118
    assert [kpi for kpi in labels if len(language.kpi(kpi, "short")) > 24] == []


@pytest.mark.parametrize("code", CODES)
def test_every_text_can_be_filled_in_and_leaves_no_trace_of_the_machinery(code: str) -> None:
    language = LANGUAGES[code]
    for key in language.keys():  # noqa: SIM118
        if key.startswith(("period-", "date-")):
            continue
        for n in (1, 2, 5, 21, 1742):
            text = language.word(key, **sample(language, key, n))
            assert text.strip(), key
            assert not re.search(r"[{}$*\ue000-\uf8ff]|  ", text), (key, text)
            if key not in JOINS:
                assert not re.search(r"\d \d|\d-\d", text), (key, text)
            assert '"' not in text, (key, text)
            assert "'" not in text.replace("s'", "").replace("'s", ""), (key, text)


def asked_for() -> tuple[set[str], list[str]]:
    """The keys that code and templates name in full, and patterns of those they put together from a beginning of their own."""
    package = Path(reportgen.__file__).parent
    named: set[str] = set()
    made: list[str] = []
    for file in package.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                named.add(node.value)
            if isinstance(node, ast.JoinedStr):
                made.append("".join(re.escape(p.value) if isinstance(p, ast.Constant) else ".+" for p in node.values))
    for file in (package.parent / "templates").rglob("*.*"):
        said = file.read_text(encoding="utf-8")
        named |= set(re.findall(r'"([a-z][\w-]+)"', said))
        made += [f"{beginning}.+" for beginning in re.findall(r'"([a-z][\w-]*-)" ~', said)]
    return named, [pattern for pattern in made if re.match(r"[a-z]+\\?-", pattern)]


def unused(catalogue: str, named: set[str], patterns: list[str]) -> list[str]:
    """The keys of a catalogue that nothing asks for."""
    made = [*patterns, *(rf"{of}-.+" for of in {"kpi", *re.findall(r'of: "([\w-]+)"', catalogue)})]
    keys = re.findall(r"^([a-z][\w-]*) =", catalogue, re.MULTILINE)
    pattern = re.compile("|".join(made))
    return [key for key in keys if key not in named | {"language-name"} and not pattern.fullmatch(key)]


def test_every_text_of_the_catalogue_is_asked_for_somewhere() -> None:
    catalogue = (Path(reportgen.__file__).parent / "languages" / "en.ftl").read_text(encoding="utf-8")
    asked = asked_for()
    assert unused(catalogue, *asked) == []
    assert unused(catalogue + "\nnobody-asks-for-this = x\n", *asked) == ["nobody-asks-for-this"]


@pytest.mark.parametrize("code", CODES)
def test_every_status_and_table_has_its_word(code: str) -> None:
    language = LANGUAGES[code]
    keys = [f"status-{status.value}" for status in Status]
    keys += [f"table-{table}" for table in TABLES]
    assert [key for key in keys if not language.has(key)] == []


@pytest.mark.parametrize("code", CODES)
def test_every_kind_of_period_has_all_its_forms(code: str) -> None:
    periods = [parse(name, JUNE_30) for name in ("2026", "2026-Q2", "2026-06", "2026-W12", "2026-06-30")]
    periods += [parse("2026-01-01..2026-06-30", JUNE_30), parse("2026-06-03..2026-06-30", JUNE_30)]
    periods += [Period(period.start, period.end, period.grain, 4) for period in periods[:2]]
    for period in periods:
        for form in ("name", "in", "of", "short"):
            assert LANGUAGES[code].period(period, form)  # type: ignore[arg-type]


def test_russian_texts_are_in_russian() -> None:
    language = LANGUAGES["ru"]
    written = {
        key: language.word(key, **sample(language, key, 5))
        for key in language.keys()  # noqa: SIM118
        if not key.startswith(("period-", "date-", "language-"))
    }
    typed = r"config/[a-z]+\.yaml|`?reportgen [a-z]+(?: --[a-z]+(?: [A-Z0-9]+)?)*`?"  # files and commands stand as they are typed
    english = r"\b(?!reportgen|surveys|convert|quarter|leads)[a-z]{3,}"
    assert {key: text for key, text in written.items() if re.search(english, re.sub(typed, "", text))} == {}
