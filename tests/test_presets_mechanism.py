"""How a preset and a file become a contract: header, figures, days, totals, errors, configuration."""

from __future__ import annotations

import io
import os
from datetime import date
from pathlib import Path

import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from reportgen import checks, sources
from reportgen.contract import PresetSource
from reportgen.contract import preset as presets
from reportgen.contract.preset_source import defaults
from reportgen.errors import ConfigError, SourceError
from reportgen.project import load
from reportgen.sources.presets import asked, days, expressions, listed, naming, numbers, sets, words
from reportgen.tables import TABLES
from tests.preset_trial import landed

FILES = [name for name in presets.names() if presets.kind(name) == "file"]


# --- the presets themselves


@pytest.mark.parametrize("name", FILES)
def test_every_preset_is_sound_and_names_columns_of_its_table(name: str) -> None:
    known = presets.file_preset(name)
    table = TABLES[known.table]
    for variant in ("", *known.variants):
        parts = known.of(variant)
        own = {*parts.columns, *parts.others}
        assert table.open or {*parts.columns, *parts.constants, *parts.derive} <= table.columns.keys()
        asked = {column for span in parts.span for column in (span.first, span.last) if column}
        assert asked <= own
        for several in parts.derive.values():
            assert {column for one in several for column in expressions.names(one)} <= own, several
    needed = {column for each in known.variants.values() for choice in each.needs for column in choice}
    assert needed <= {
        column
        for variant in ("", *known.variants)
        for column in (*known.of(variant).columns, *known.of(variant).others)
    }
    assert set(known.preferred) <= set(known.variants)


# --- names


def test_names_are_compared_without_capitals_accents_blanks_and_signs() -> None:
    assert naming.captured("Montant dépensé ({currency})", "MONTANT  depense (EUR)") == {"currency": "EUR"}
    assert naming.captured("Sitzung – primäre Channelgruppe", "sitzung - primare channelgruppe") == {}
    assert naming.captured("Impressions", "Impression share") is None


@pytest.mark.parametrize(
    ("sign", "code"), [("€", "EUR"), ("zł", "PLN"), ("USD", "USD"), ("₽", "RUB"), ("micros", ""), ("net", "")]
)
def test_a_currency_is_taken_only_for_what_is_one(sign: str, code: str) -> None:
    assert words.currency(sign) == code


def test_lines_above_the_header_are_read_by_the_template_that_says_most() -> None:
    found = naming.lines_read(
        ["Report: {name}", "Report Start: {start}, Report End: {end}"], ["Report Start: 1/2/2026, Report End: 3/2/2026"]
    )
    assert found == {"start": ["1/2/2026"], "end": ["3/2/2026"]}


# --- figures


@pytest.mark.parametrize(
    ("shapes", "whole", "language", "style"),
    [
        ({"9.999,99"}, False, "", (",", ".")),
        ({"9,999.99"}, False, "", (".", ",")),
        ({"9 999,99", "9,9"}, False, "", (",", " ")),
        ({"9.999"}, True, "", (",", ".")),
        ({"9.999", "9"}, False, "de", (",", ".")),
        ({"9.99", "9"}, False, "en", (".", "")),
        ({"9'999.99"}, False, "", (".", "'")),
        ({"9999.9999"}, False, "de", (".", "")),
        ({"9"}, False, "", (".", "")),
    ],
)
def test_the_style_of_figures_is_the_one_that_fits_all(
    shapes: set[str], whole: bool, language: str, style: numbers.Style
) -> None:
    decided = numbers.decide({"a": shapes}, {"a"} if whole else set(), {}, language)
    assert (decided.style, decided.doubt) == (style, "")


def test_figures_that_can_be_read_in_two_ways_are_a_doubt_that_other_columns_take_away() -> None:
    assert numbers.decide({"cost": {"9.999"}}, set(), {}, "").doubt == "9.999"
    assert numbers.decide({"cost": {"9.999"}}, set(), {}, "en").doubt == "9.999", (
        "names in English do not make 1.234 a little over one"
    )
    assert numbers.decide({"cost": {"9.999"}}, set(), {"ctr": {"9,99"}}, "").style == (",", ".")


@given(st.integers(-(10**9), 10**9), st.sampled_from([style for style in numbers.STYLES if len(style[1]) < 2]))
def test_a_figure_written_in_a_style_is_read_as_what_was_meant(cents: int, style: numbers.Style) -> None:
    text = f"{cents / 100:,.2f}".translate(str.maketrans({",": style[1], ".": style[0]}))
    assert numbers.value(text, style) == pytest.approx(cents / 100)


# --- days


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("July 8, 2025 - July 31, 2025", date(2025, 7, 8), date(2025, 7, 31)),
        ("8 июля 2025 г. – 31 июля 2025 г.", date(2025, 7, 8), date(2025, 7, 31)),
        ("1. Juli 2025 – 31. Juli 2025", date(2025, 7, 1), date(2025, 7, 31)),
        ("1 de julio de 2025 - 31 de julio de 2025", date(2025, 7, 1), date(2025, 7, 31)),
        ("1 lip 2025–31 lip 2025", date(2025, 7, 1), date(2025, 7, 31)),
        ("1. 7. 2025 – 31. 7. 2025", date(2025, 7, 1), date(2025, 7, 31)),
        ("2025年7月1日～2025年7月31日", date(2025, 7, 1), date(2025, 7, 31)),
        ("20250701-20250731", date(2025, 7, 1), date(2025, 7, 31)),
        ("2025-07-01 - 2025-07-31", date(2025, 7, 1), date(2025, 7, 31)),
        ("du 1 févr. 2026 au 28 févr. 2026", date(2026, 2, 1), date(2026, 2, 28)),
    ],
)
def test_a_period_is_read_in_many_languages(text: str, first: date, last: date) -> None:
    assert days.periods([text]) == ((first, last),)


def seen(*texts: str) -> days.Seen:
    made = days.Seen()
    for text in texts:
        made.add(text)
    return made


def test_days_that_can_be_read_in_two_ways_name_both() -> None:
    found = days.decide(seen("01/02/2026", "02/02/2026"), (), (), "en")
    assert found is not None
    assert set(found.twins) == {"%d/%m/%Y", "%m/%d/%Y"}


@pytest.mark.parametrize(
    ("texts", "within", "language", "form"),
    [
        (("01/02/2026", "13/02/2026"), (), "en", "%d/%m/%Y"),
        (("01/02/2026", "02/02/2026"), ((date(2026, 2, 1), date(2026, 2, 28)),), "en", "%d/%m/%Y"),
        (("01/02/2026", "01/03/2026"), ((date(2026, 1, 1), date(2026, 1, 31)),), "en", "%m/%d/%Y"),
        (("01/02/2026",), (), "fr", "%d/%m/%Y"),
        (("2026-03-01 10:00:00",), (), "", "%Y-%m-%d %H:%M:%S"),
        (("20260301",), (), "", "%Y%m%d"),
    ],
)
def test_a_form_is_decided_by_all_days_the_period_and_the_language(
    texts: tuple[str, ...], within: tuple[days.Period, ...], language: str, form: str
) -> None:
    found = days.decide(seen(*texts), (), within, language)
    assert found is not None
    assert (found.forms, found.twins) == ((form,), ())


def test_days_with_months_in_words_of_another_language_are_read_one_by_one() -> None:
    found = days.decide(seen("1 févr. 2026", "2 mars 2026"), (), (), "fr")
    assert found is not None
    assert found.values == {"1 févr. 2026": "2026-02-01", "2 mars 2026": "2026-03-02"}


# --- totals


@pytest.mark.parametrize(
    "text",
    [
        "Total", "Grand total", "Gesamt", "Gesamtsumme", "Итого", "Suma", "Celkem", "Total: Account", "Итого: кампании", "合計",
        "Totals (12)", "TOTAL GENERAL",
    ],
)  # fmt: skip
def test_totals_are_known_by_their_labels(text: str) -> None:
    assert asked.labels(text)


@pytest.mark.parametrize(
    "text", ["Total Recall", "Sumatra", "Totally new", "Итоги года", "Celkembo", "Summer", "total cost of ownership"]
)
def test_what_only_begins_like_a_total_is_none(text: str) -> None:
    assert not asked.labels(text)


def test_a_campaign_called_total_beside_an_ad_group_is_a_row(tmp_path: Path) -> None:
    text = (
        b"Day,Campaign,Ad group,Cost,Impr.,Clicks,Currency code\n"
        b"2026-03-01,Total,Boats,5.00,10,1,EUR\n2026-03-01,Sails,Ropes,7.00,20,2,EUR\n"
    )
    assert landed("google_ads", text, tmp_path).sum("clicks") == 3


def test_an_unlabelled_row_is_a_total_only_where_its_figures_are_the_sums(tmp_path: Path) -> None:
    head = b"Session default channel group,Sessions,Engaged sessions\n"
    said = {"span": {"from": "2026-03-01", "through": "2026-03-31"}}
    proven = landed("ga4", head + b",30,12\nDirect,10,4\nEmail,20,8\n", tmp_path / "a", **said)
    assert (proven.sum("sessions"), proven.counts["skipped"]) == (30, 1)
    other = landed("ga4", head + b",7,1\nDirect,10,4\nEmail,20,8\n", tmp_path / "b", **said)
    assert (other.sum("sessions"), other.counts["skipped"]) == (37, 0)


# --- errors


def test_a_file_that_is_no_such_export_names_what_was_expected_and_found_and_the_preset_that_fits(
    tmp_path: Path,
) -> None:
    text = b"Date,Clicks,Impressions,CTR,Position\n2026-03-01,1,2,50%,3\n"
    with pytest.raises(SourceError) as caught:
        landed("ga4", text, tmp_path)
    said = str(caught.value)
    assert "Sessions" in said
    assert "found Date, Clicks, Impressions" in said
    assert "It looks like preset: search_console" in said


def test_days_that_nothing_decides_refuse_the_file_with_the_line_to_add(tmp_path: Path) -> None:
    text = b"Date,Session default channel group,Sessions\n01/02/2026,Direct,3\n02/02/2026,Email,4\n"
    with pytest.raises(SourceError, match=r'Write dates: "%d/%m/%Y" or dates: "%m/%d/%Y"'):
        landed("ga4", text, tmp_path / "a")
    found = landed("ga4", text, tmp_path / "b", dates="%m/%d/%Y")
    assert found.column("date") == [date(2026, 1, 2), date(2026, 2, 2)]


def test_what_the_user_says_wins_over_the_preset(tmp_path: Path) -> None:
    text = b"Date,Kanal,Sessions\n2026-03-01,Direct,3\n"
    found = landed("ga4", text, tmp_path, columns={"channel": "Kanal"}, constants={"country": "AT"}, nulls=["Direct"])
    assert (found.column("channel"), found.column("country")) == ([None], ["AT"])


def test_a_workbook_is_read_like_a_text(tmp_path: Path) -> None:
    out = io.BytesIO()
    made = xlsxwriter.Workbook(out, {"in_memory": True})
    made.add_worksheet("Titel").write_row(0, 0, ["# Free form"])
    sheet = made.add_worksheet("Daten")
    rows = (
        ["Report"],
        [],
        ["Datum", "Standard-Channelgruppe", "Sitzungen"],
        ["", "Direct", 1200],
        ["Gesamt", "", 1200],
    )
    for number, row in enumerate(rows):
        sheet.write_row(number, 0, row)
    sheet.write_datetime(3, 0, date(2026, 3, 1), made.add_format({"num_format": "yyyy-mm-dd"}))
    made.close()
    found = landed("ga4", {"x.xlsx": out.getvalue()}, tmp_path)
    assert (found.sum("sessions"), found.column("date")) == (1200, [date(2026, 3, 1)])
    assert (found.counts["skipped"], found.contract.sheet) == (1, "Daten")


@pytest.mark.parametrize(("name", "code"), [("Расход, ₽", "RUB"), ("Расход", None)])
def test_a_sign_in_the_name_of_a_column_of_money_is_its_currency(name: str, code: str | None, tmp_path: Path) -> None:
    text = f'Дата,Кампания,Показы,Клики,"{name}"\n2026-03-01,А,100,7,1500.50\n'
    found = landed("google_ads", {"x.csv": text.encode()}, tmp_path)
    assert found.contract.constants.get("currency") == code


# --- configuration


def project(folder: Path, block: str, files: dict[str, str]) -> Path:
    (folder / "config").mkdir(parents=True)
    (folder / "config" / "business.yaml").write_text("name: Harbour\ntimezone: UTC\ncurrency: EUR\n")
    (folder / "config" / "sources.yaml").write_text(block)
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)
    return folder


def test_two_lines_are_a_source(tmp_path: Path) -> None:
    made = load(
        project(tmp_path, "web:\n  preset: ga4\n  path: web.csv\n", {"web.csv": "Date,Sessions\n2026-03-01,3\n"}), {}
    )
    assert (made.sources["web"].table, made.sources["web"].kind) == ("sessions", "csv")
    assert not list(checks.sources.files_as_declared(made))


@pytest.mark.parametrize(
    ("block", "said"),
    [
        ("web:\n  path: web.csv\n  preset: g4a\n", "config/sources.yaml:3: web.preset: no preset is called 'g4a'"),
        (
            "web:\n  path: web.csv\n  preset: ga4\n  variant: chanel\n",
            "config/sources.yaml:4: web.variant: 'ga4' has no variant 'chanel'. Did you mean",
        ),
        (
            "web:\n  path: web.csv\n  preset: ga4\n  colums: {}\n",
            "config/sources.yaml:4: web.colums: there is no key 'colums' here",
        ),
        ("web:\n  preset: ga4\n", "'path' is missing"),
    ],
)
def test_mistakes_beside_a_preset_are_told_with_their_lines(block: str, said: str, tmp_path: Path) -> None:
    with pytest.raises(ConfigError) as caught:
        load(project(tmp_path, block, {}), {})
    assert said in str(caught.value)


def test_check_tells_before_a_run_that_a_file_is_no_such_export(tmp_path: Path) -> None:
    made = load(project(tmp_path, "web:\n  preset: ga4\n  path: web.csv\n", {"web.csv": "Alpha,Beta\n1,2\n"}), {})
    (found,) = checks.sources.files_as_declared(made)
    assert "is no export that preset: ga4 knows" in str(found)


@pytest.mark.parametrize(
    "text",
    [
        "Date,Sessions\n2026-03-01,3\n",
        "# Start date: 20260101\n# End date: 20260131\nSession default channel group,Sessions\nDirect,1.234\nTotal,1.234\n",
    ],
)
def test_what_was_found_of_a_file_is_kept_until_it_is_touched(
    text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "web.csv"
    file.write_text(text)
    os.utime(file, (1_700_000_000, 1_700_000_000))
    kept = tmp_path / "kept"
    source = PresetSource.model_validate({**defaults("ga4"), "preset": "ga4", "path": "web.csv"})
    monkeypatch.setattr(listed, "RACY", -(10**12))
    ((before,), errors, _) = sources.found(tmp_path, {"web": source}, kept)
    assert not errors
    asked = [path.name for path in kept.iterdir()]
    assert asked == ["web.json"]
    with monkeypatch.context() as patched:
        patched.setattr(sets, "together", None)  # whoever asked the file again would fail
        ((again,), _, _) = sources.found(tmp_path, {"web": source}, kept)
    assert before.contract is not None
    assert again.contract is not None
    assert again.contract == before.contract
    assert again.contract.fingerprint() == before.contract.fingerprint()
    file.write_text(text.replace("Direct", "Email").replace("2026-03-01", "2026-03-02"))
    ((_,), errors, _) = sources.found(tmp_path, {"web": source}, kept)
    assert not errors
    assert [path.name for path in kept.iterdir()] == ["web.json"]
