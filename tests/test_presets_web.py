"""GA4 and Search Console by their presets: what counts, what does not, and that nothing counts twice."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportgen.cli import main
from reportgen.contract.preset import file_preset
from reportgen.errors import SourceError
from reportgen.sources import infer
from reportgen.sources.presets import asked
from tests.preset_trial import DATA, landed

GSC = ("Queries.csv", "Pages.csv", "Dates.csv", "Countries.csv", "Devices.csv", "Search appearance.csv", "Filters.csv")


def gsc(*names: str) -> dict[str, bytes]:
    return {name: (DATA / "search_console" / name).read_bytes() for name in names}


def ga4(*names: str) -> dict[str, bytes]:
    return {name: (DATA / "ga4" / name).read_bytes() for name in names}


# --- GA4


def test_sessions_by_channel_count_in_the_period_that_the_file_states(tmp_path: Path) -> None:
    found = landed("ga4", "traffic_acquisition.csv", tmp_path)
    assert (found.sum("sessions"), found.sum("engaged_sessions")) == (1000, 400)
    assert found.parts[0].lumps == ((date(2026, 1, 1), date(2026, 3, 31)),)
    assert found.contract.identity == "Harbour; harbour.example"


def test_a_blank_landing_page_is_a_row_and_no_total(tmp_path: Path) -> None:
    found = landed("ga4", "landing_page.csv", tmp_path)
    assert found.sum("sessions") == 1012
    assert found.column("landing_page") == ["/", "/prices", None, None]


@pytest.mark.parametrize("file", ["overview.csv", "tables_without_lines.csv"])
def test_of_several_tables_the_one_by_channel_is_read(file: str, tmp_path: Path) -> None:
    found = landed("ga4", ga4(file), tmp_path, span={"from": "2026-02-26", "through": "2026-03-25"})
    assert dict(zip(found.column("channel"), found.column("sessions"), strict=True)) == (
        {"Direct": 20, "Organic Search": 11, "Referral": 3}
        if file == "overview.csv"
        else {"Direct": 20, "Organic Search": 11}
    )


def test_a_table_without_days_and_period_is_refused_with_the_lines_to_write(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"does not say which period.*span: \{from"):
        landed("ga4", "tables_without_lines.csv", tmp_path)


def test_the_total_of_an_exploration_is_no_row_though_it_is_wider_than_the_header(tmp_path: Path) -> None:
    found = landed("ga4", "exploration.csv", tmp_path)
    assert (found.sum("sessions"), found.sum("page_views")) == (60, 120)
    assert found.counts == {"read": 4, "used": 3, "rejected": 0, "duplicate": 0, "skipped": 1}
    assert found.column("date") == [date(2026, 3, 1), date(2026, 3, 2), date(2026, 3, 3)]


def test_the_total_of_an_exploration_is_no_row_though_it_is_shorter_than_the_header(tmp_path: Path) -> None:
    found = landed("ga4", "exploration_short.csv", tmp_path)
    assert found.sum("sessions") == 22
    assert found.counts["skipped"] == 1


def test_hours_belong_to_their_day(tmp_path: Path) -> None:
    found = landed("ga4", "hours_padded.csv", tmp_path)
    assert found.column("date") == [date(2026, 4, 16), date(2026, 4, 17)]


def test_the_nth_day_is_counted_from_the_stated_first_day(tmp_path: Path) -> None:
    found = landed("ga4", "nth_day.csv", tmp_path)
    assert found.column("date") == [date(2026, 2, 28), date(2026, 3, 1), date(2026, 3, 2)]


@pytest.mark.parametrize(
    ("file", "sessions", "engaged"),
    [
        ("kanaele_de.csv", 1068, 645),
        ("canales_es.csv", 200, 110),
        ("kanaly_ru.csv", 1500, 800),
        ("channels_ja.csv", 1600, None),
    ],
)
def test_exports_in_other_languages_give_the_sums_they_state(
    file: str, sessions: int, engaged: int | None, tmp_path: Path
) -> None:
    found = landed("ga4", file, tmp_path)
    assert found.sum("sessions") == sessions
    assert engaged is None or found.sum("engaged_sessions") == engaged


@pytest.mark.parametrize(
    ("file", "why"),
    [
        ("pages.csv", "Pages and screens.*counts views of pages"),
        ("user_acquisition.csv", "User acquisition.*users are not additive"),
        ("events.csv", "counts events, not sessions"),
    ],
)
def test_a_report_of_another_scope_is_refused_with_its_reason(file: str, why: str, tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=why):
        landed("ga4", file, tmp_path)


def test_two_properties_in_one_source_are_refused_by_name(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"harbour\.example.*Give each property a source of its own") as caught:
        landed("ga4", ga4("traffic_acquisition.csv", "traffic_acquisition (1).csv"), tmp_path)
    assert "shop.harbour.example" in str(caught.value)


def test_reports_that_count_the_same_are_not_added_up(tmp_path: Path) -> None:
    files = ga4("traffic_acquisition.csv", "landing_page.csv")
    with pytest.raises(SourceError, match=r"count twice\. Write variant: landing_page or variant: channel"):
        landed("ga4", files, tmp_path / "a")
    found = landed("ga4", files, tmp_path / "b", variant="landing_page")
    assert found.sum("sessions") == 1012
    assert "left out: 'traffic_acquisition.csv'" in found.notes[0]


def test_a_second_table_of_the_same_columns_is_left_out_and_told(tmp_path: Path) -> None:
    block = "# Start date: 202601{0}\n# End date: 202601{1}\nSession default channel group,Sessions\nDirect,{2}\n"
    found = landed("ga4", (block.format("16", "31", 10) + "\n" + block.format("01", "15", 8)).encode(), tmp_path)
    assert (found.sum("sessions"), found.parts[0].lumps) == (10, ((date(2026, 1, 16), date(2026, 1, 31)),))
    assert "further tables of the same columns (line 8)" in found.notes[0]


def test_channels_are_known_by_what_they_are_called_in_every_language(tmp_path: Path) -> None:
    text = "Päivä;Istunnon ensisijainen kanavaryhmä;Istunnot\n2026-03-01;Organic Search;10\n2026-03-01;Direct;4\n"
    found = landed("ga4", text.encode(), tmp_path, columns={"date": "Päivä"})
    assert dict(zip(found.column("channel"), found.column("sessions"), strict=True)) == {
        "Organic Search": 10,
        "Direct": 4,
    }


def test_an_exploration_with_segments_is_refused(tmp_path: Path) -> None:
    text = b"Segment,Date,Sessions\nAll Users,20260301,10\nMobile traffic,20260301,4\n"
    with pytest.raises(SourceError, match="segments of an exploration overlap"):
        landed("ga4", text, tmp_path)


# --- Search Console


def test_of_a_whole_export_the_days_count_and_the_rest_is_named_and_left_out(tmp_path: Path) -> None:
    found = landed("search_console", gsc(*GSC), tmp_path)
    assert (found.sum("clicks"), found.sum("impressions")) == (35, 1990)
    assert found.column("date") == [date(2026, 3, 3), date(2026, 3, 2), date(2026, 3, 1)]
    assert all(name in found.notes[0] for name in GSC if name not in ("Dates.csv", "Filters.csv"))


def test_queries_hold_one_total_of_the_days_of_their_export(tmp_path: Path) -> None:
    found = landed("search_console", gsc(*GSC), tmp_path, variant="queries")
    assert found.sum("clicks") == 20
    assert found.parts[0].lumps == ((date(2026, 3, 1), date(2026, 3, 3)),)
    assert found.column("query") == ["harbour", "total", "sum of all boats"], "a query may be called like a total"


def test_queries_without_days_and_period_are_refused(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="does not say which period"):
        landed("search_console", gsc("Queries.csv", "Filters.csv"), tmp_path)


def test_the_period_of_the_filters_is_that_of_the_files_in_their_folder(tmp_path: Path) -> None:
    found = landed("search_console", gsc("de/Suchanfragen.csv", "de/Filter.csv"), tmp_path)
    assert (found.sum("clicks"), found.sum("impressions")) == (1026, 21465)
    assert found.parts[0].lumps == ((date(2026, 2, 1), date(2026, 2, 28)),)
    assert found.column("position") == [4.38, 12.5]


def test_a_latin_letter_in_a_cyrillic_name_is_the_one_it_looks_like(tmp_path: Path) -> None:
    text = "Дата,\u004bлики,Показы,CTR,Позиция\n2026-03-01,0,0,,\n2026-03-02,1,4,25%,3.8\n"
    assert landed("search_console", text.encode(), tmp_path).sum("clicks") == 1


def test_filters_headed_by_a_verb_are_filters(tmp_path: Path) -> None:
    files = {"Fechas.csv": b"Fecha,Clics,Impresiones,CTR,Posici\xc3\xb3n\n2026-03-01,5,100,5%,12.3\n"}
    files["Filtros.csv"] = "Filtrar,Valor\nTipo de búsqueda,Web\nFecha,Últimos 3 meses\n".encode()
    assert landed("search_console", files, tmp_path).sum("clicks") == 5


def test_days_with_names_in_greek_count(tmp_path: Path) -> None:
    text = "Ημερομηνία,Κλικ,Εμφανίσεις,CTR,Θέση\n2026-03-01,5,100,5%,12.3\n"
    assert landed("search_console", text.encode(), tmp_path).sum("clicks") == 5


@pytest.mark.parametrize(
    ("preset", "text"),
    [
        (
            "search_console",
            "Top queries,Last 3 months Clicks,Previous 3 months Clicks,Last 3 months Impressions\na,1,2,3\n",
        ),
        ("ga4", "Date range,Session default channel group,Sessions\nJan 1 - Jan 31 2026,Direct,5\n"),
    ],
)
def test_two_periods_side_by_side_are_refused(preset: str, text: str, tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="two periods"):
        landed(preset, text.encode(), tmp_path)


@pytest.mark.parametrize("file", ["Countries.csv", "Devices.csv"])
def test_countries_and_devices_alone_are_refused(file: str, tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="stand by day in the file Dates"):
        landed("search_console", gsc(file), tmp_path)


# --- every language, number form and delimiter

PRESET = file_preset("ga4")
LANGUAGES = sorted({language for column in PRESET.columns.values() for language in column.names} - {"any"})
LABELS = (
    "Grand total",
    "Total",
    "Gesamtsumme",
    "Итого",
    "Suma",
    "Celkem",
    "Totale",
    "Totaal",
    "合計",
    "Общий итог",
    "",
)


def name(column: str, language: str) -> str:
    spelt = PRESET.columns[column].names
    return spelt.get(language, spelt["en"])[0]


def written(number: int, sign: str) -> str:
    return f"{number:,}".replace(",", sign)


@st.composite
def exports(draw: st.DrawFn) -> tuple[bytes, int, int, int]:
    """An export, the sessions and engaged sessions of its rows, and its totals."""
    language = draw(st.sampled_from(LANGUAGES))
    delimiter = draw(st.sampled_from([",", ";", "\t"]))
    sign = draw(st.sampled_from([sign for sign in ("", ".", " ", "\u00a0", "\u202f", "'") if sign != delimiter]))
    rows = draw(st.lists(st.tuples(st.integers(1, 3_000_000), st.integers(0, 90_000)), min_size=2, max_size=6))
    label = draw(st.sampled_from(LABELS))
    places = draw(
        st.sampled_from([(), ("first",), ("last",)] if not label else [(), ("first",), ("last",), ("first", "last")])
    )
    header = [
        name("date", language),
        name("channel", language),
        name("sessions", language),
        name("engaged_sessions", language),
    ]
    lines = [
        [f"202603{day:02d}", f"Channel {day}", written(one, sign), written(two, sign)]
        for day, (one, two) in enumerate(rows, 1)
    ]
    total = [label, "", written(sum(one for one, _ in rows), sign), written(sum(two for _, two in rows), sign)]
    lines = [*([total] if "first" in places else []), *lines, *([total] if "last" in places else [])]
    text = "\r\n".join(
        delimiter.join(f'"{cell}"' if delimiter in cell else cell for cell in line) for line in [header, *lines]
    )
    encoding = draw(st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]))
    return (text + "\r\n").encode(encoding), sum(one for one, _ in rows), sum(two for _, two in rows), len(places)


@settings(max_examples=40, deadline=None)
@given(exports())
def test_the_rows_that_count_are_the_rows_written_and_never_a_total(
    tmp_path_factory: pytest.TempPathFactory, made: tuple[bytes, int, int, int]
) -> None:
    text, sessions, engaged, totals = made
    found = landed("ga4", text, tmp_path_factory.mktemp("export"))
    assert (found.sum("sessions"), found.sum("engaged_sessions")) == (sessions, engaged)
    assert (found.counts["skipped"], found.counts["rejected"]) == (totals, 0)


def test_control_without_telling_totals_they_would_not_be_left_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = b"Session default channel group,Date,Sessions\nDirect,20260301,10\nEmail,20260301,7\nTotal,20260301,17\n"
    assert landed("ga4", text, tmp_path / "a").sum("sessions") == 17
    monkeypatch.setattr(asked, "labels", lambda *_: "")
    assert landed("ga4", text, tmp_path / "b").sum("sessions") == 34


# --- what is said of them


def test_the_list_of_presets_says_what_each_feeds_needs_and_where_it_is_had(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["sources", "--presets"]) == 0
    told = capsys.readouterr().out
    for text in (
        "ga4  Google Analytics 4",
        "sessions: date, sessions, channel",
        "Share this report",
        "variant  queries",
    ):
        assert text in told
    assert main(["sources", "--presets", "--json"]) == 0
    listed = {each["preset"]: each for each in json.loads(capsys.readouterr().out)["presets"]}
    assert listed["search_console"]["table"] == "search"
    assert "clicks" in listed["search_console"]["needs"]
    assert listed["ga4"]["lines"][0] == "preset: ga4"


@pytest.mark.parametrize(
    ("file", "preset"), [("ga4/overview.csv", "ga4"), ("search_console/Dates.csv", "search_console")]
)
def test_infer_names_the_preset_that_fits(file: str, preset: str) -> None:
    assert f"\n  preset: {preset}\n" in infer.by_preset(DATA / file)


def test_infer_says_beside_the_lines_of_a_preset_why_the_file_is_refused_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "Devices(2026.02.05-2026.02.10).csv").write_text(
        "Device,Cost,Impressions,Clicks\nComputers,$3.38,34,3\n"
    )
    text = infer.by_preset(tmp_path / "Devices(2026.02.05-2026.02.10).csv").replace("\n#  ", "")
    assert "CHECK: by itself it is refused: there is no column of days" in text
    assert "span: {from: 2026-02-05, through: 2026-02-10}" in text
    assert "CHECK" not in infer.by_preset(DATA / "ga4" / "overview.csv")


def test_infer_writes_out_the_contract_that_a_preset_makes() -> None:
    text = infer.written_out(DATA / "ga4" / "kanaele_de.csv", "ga4")
    assert 'thousands: "."' in text
    assert "span: {from: 2026-02-01, through: 2026-02-28}" in text


def test_a_table_of_nothing_known_is_left_to_a_contract_of_its_own(tmp_path: Path) -> None:
    (tmp_path / "x.csv").write_text("alpha,beta\n1,2\n")
    assert infer.by_preset(tmp_path / "x.csv") == ""


@pytest.mark.parametrize(
    "header",
    [
        "recency,history,newbie,channel,segment,visit,conversion,spend",
        "date_hour,ad_id,impressions,swipes,shares,saves,screen_time_millis,spend",
        "date,placement,line_item,clicks,engagements,follows,impressions,retweets,url_clicks",
        "contact_id,deal_id,category,type_id",
    ],
)
def test_no_preset_is_proposed_for_a_file_that_shares_but_common_names_with_it(tmp_path: Path, header: str) -> None:
    count = header.count(",") + 1
    (tmp_path / "x.csv").write_text(f"{header}\n{','.join(['1'] * count)}\n")
    assert infer.by_preset(tmp_path / "x.csv") == ""
