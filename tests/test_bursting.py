"""A report split among the recipients of twenty companies: nothing of one is told to another, by whatever way.

Every text of a row names its company, and every figure of a company is made of numbers of its own. What a recipient gets (pages,
attachments, mails, tables) is searched for the names and numbers of the nineteen others.
"""

from __future__ import annotations

import base64
import email
import email.policy
import io
import json
import os
import random
import re
import subprocess
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pikepdf
import pytest

from reportgen import pipeline
from reportgen.metrics.settled import Only
from reportgen.project import load
from reportgen.render import render
from reportgen.scheduler import addressees, pool_worker
from reportgen.scheduler.planning import Planner, timings
from reportgen.scheduler.work import work
from tests.scheduling import DUE, Office, office

NAMES = ("quagga", "zebra", "okapi", "gerenuk", "bongo", "dikdik", "eland", "kudu", "sitatunga", "oryx", "topi", "saola", "takin",
         "serow", "goral", "tahr", "markhor", "urial", "argali", "chamois")  # fmt: skip
SETS, EACH_TIME = 500, 4
"""Filters by chance: all of them at night, a few each time."""
FIRST, LAST = date(2025, 5, 1), date(2026, 7, 2)


def magic(at: int) -> int:
    """Sessions of a company on each day: a prime-like step, so that its sums are nobody else's."""
    return 1009 + 97 * at


def written(folder: Path) -> Path:
    """Write a project whose rows all tell whose they are."""
    config = folder / "config"
    days = [FIRST + timedelta(days=n) for n in range((LAST - FIRST).days + 1)]
    tables: dict[str, list[str]] = {
        "sessions": ["date,channel,campaign,landing_page,device,sessions"],
        "leads": ["created_at,lead_id,channel,campaign,landing_page,mql_at,sql_at"],
        "deals": ["created_at,deal_id,lead_id,closed_at,status,amount"],
    }
    draw = random.Random(11)
    for day in days:
        for at, name in enumerate(NAMES):
            tables["sessions"].append(f"{day},{name},{name}-spring,/{name}/start,{name}-phone,{magic(at)}")
    for day in days[::3]:
        for name in NAMES:
            for n in range(draw.randint(1, 4)):
                lead, kind = f"{name}-{day}-{n}", draw.choice(("spring", "autumn", "trial"))
                mql, sql = day + timedelta(days=2), day + timedelta(days=5)
                known = [str(each) if each <= LAST and draw.random() < 0.8 else "" for each in (mql, sql)]
                tables["leads"].append(f"{day},{lead},{name},{name}-{kind},/{name}/{kind},{known[0]},{known[1]}")
                if known[1]:
                    # more than the sessions of any company's month: no sum of deals is somebody's canary by chance
                    amount = 10_000_000 + 37 * NAMES.index(name)
                    tables["deals"].append(f"{day},d-{lead},{lead},{known[1]},won,{amount}")
    sources = ""
    for table, lines in tables.items():
        (folder / f"{table}.csv").write_text("\n".join(lines) + "\n")
        columns = ", ".join(f"{name}: {name}" for name in lines[0].split(","))
        sources += f"{table}: {{kind: csv, table: {table}, path: {table}.csv, columns: {{{columns}}}}}\n"
    (config / "sources.yaml").write_text(sources)
    return folder


def opened(folder: Path) -> Office:
    """An office of the twenty companies, whose schedules were looked at for the first time."""
    made = office(
        folder,
        reports=(
            "monthly:\n  grain: month\n  schedule: 3rd business day after month end at 08:00\n  recipients: [managers]\n"
            "  formats: [pdf, html, xlsx, json]\n  sections: [summary, stage, definitions]\n"
        ),
        business="name: Acme\ntimezone: Europe/Berlin\ncurrency: EUR\ncountry: DE\nstages: [lead, mql, sql, customer]\n",
    )
    written(folder)
    return made


@pytest.fixture(scope="module")
def acme(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    made = opened(tmp_path_factory.mktemp("burst"))
    yield made
    made.ledger.close()


# --- what can be read out of a file


def readable(name: str, data: bytes) -> str:
    """Everything that can be read out of a file."""
    if name.endswith(".xlsx"):
        with zipfile.ZipFile(io.BytesIO(data)) as book:
            return "\n".join(book.read(each).decode("utf-8", "replace") for each in book.namelist())
    if name.endswith(".pdf"):
        return paper(data)
    if name.endswith(".mail"):
        made = json.loads(data)
        return "\n".join(str(each) for each in (made["subject"], made["text"], made["html"], made["without_files"]))
    text = data.decode("utf-8")
    inside = [base64.b64decode(each) for each in re.findall(r"base64,([A-Za-z0-9+/=]+)", text)]
    text = re.sub(r"base64,[A-Za-z0-9+/=]+", "", text)  # fonts spell any word of four letters
    return "\n".join([text, *(each.decode("utf-8", "replace") for each in inside if each[:5] in (b"<?xml", b"<svg "))])


def paper(data: bytes) -> str:
    """The words of the pages, the attachments and every string of a PDF."""
    said = subprocess.run(["pdftotext", "-layout", "-", "-"], input=data, check=True, capture_output=True).stdout
    with pikepdf.open(io.BytesIO(data)) as pdf:
        attached = [each.get_file().read_bytes().decode("utf-8", "replace") for each in pdf.attachments.values()]
        strings = [str(value) for value in pdf.docinfo.values()]
        for each in pdf.objects:
            if isinstance(each, pikepdf.Dictionary):
                strings += [str(value) for value in each.values() if isinstance(value, pikepdf.String)]
    return "\n".join([said.decode(), *attached, *strings])


def foreign(text: str, mine: set[str]) -> list[str]:
    """The canaries of others that sing in a text: names, and the sessions of a month."""
    low = text.lower()
    others = [(at, name) for at, name in enumerate(NAMES) if name not in mine]
    found = [name for _, name in others if name in low]
    digits = re.sub(r"(?<=\d)[,.\s\u00a0\u202f](?=\d{3})", "", low)
    return found + [name for at, name in others if re.search(rf"(?<!\d){magic(at) * 30}(?!\d)", digits)]


def companies(only: Only) -> set[str]:
    return {value for _, values in only for value in values} or set(NAMES)


class Here:
    """Renders in this process."""

    def render(self, job, formats):
        return render(job, formats)


def parts_that_sing(mime: bytes, mine: set[str]) -> dict[str, list[str]]:
    """Foreign canaries in a mail, by the part in which they sing; every part that can be read is."""
    message = email.message_from_bytes(mime, policy=email.policy.default)
    found = {"subject": foreign(str(message["Subject"]), mine)}
    for part in message.walk():
        if part.get_content_maintype() not in ("multipart", "image"):
            content = part.get_content()
            data = content.encode() if isinstance(content, str) else content
            name = part.get_filename() or ("body.html" if part.get_content_subtype() == "html" else "body.txt")
            found[name] = foreign(readable(name, data), mine)
    assert len(found) >= 4, sorted(found)  # subject, two bodies and a file at least
    return {name: each for name, each in found.items() if each}


# --- what goes out


def test_recipients_of_a_table_get_their_own_rows_by_every_way(acme: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    lines = ["to,language,formats,only.channel", "a@example.org,en,pdf;xlsx,quagga", "b@example.org,en,pdf;xlsx,quagga",
             "c@example.org,ru,html;json,zebra", "d@example.org,en,html,okapi;kudu"]  # fmt: skip
    (acme.folder / "config" / "recipients.yaml").write_text("groups:\n  managers: {file: config/partners.csv}\n")
    (acme.folder / "config" / "partners.csv").write_text("\n".join(lines) + "\n")
    acme.clock.now = DUE
    house = acme.house()
    Planner(timings(house.project)).look(house, DUE)
    done = work(house)
    (run,) = done.runs
    artifacts = acme.ledger.artifacts(run)
    assert (done.runs[run], done.sent) == ("ready", 4)
    assert len({each.variant for each in artifacts}) == 3  # two recipients share one rendering
    assert sum(each.kind == "pdf" for each in artifacts) == 1
    mine = {"a": {"quagga"}, "b": {"quagga"}, "c": {"zebra"}, "d": {"okapi", "kudu"}}
    for parcel in acme.post.got:
        assert parts_that_sing(parcel.mime, mine[parcel.recipient[0]]) == {}, parcel.recipient
    # Who gets it was fixed when it became ready.
    (acme.folder / "config" / "partners.csv").write_text("\n".join([*lines, "eve@example.org,en,pdf,quagga"]) + "\n")
    acme.look(DUE + timedelta(hours=1))
    assert acme.post.to() == ["a@example.org", "b@example.org", "c@example.org", "d@example.org"]


def test_filters_that_no_row_fits_are_told_at_once_all_of_them(tmp_path: Path) -> None:
    """The inputs are frozen: to try it again and again would only tell the owner later."""
    acme = opened(tmp_path)
    lines = "to,only.channel\na@example.org,quaga\nb@example.org,quagga\nc@example.org,zebbra\n"
    (acme.folder / "config" / "recipients.yaml").write_text("groups:\n  managers: {file: config/partners.csv}\n")
    (acme.folder / "config" / "partners.csv").write_text(lines)
    assert acme.look(DUE).runs == {"monthly/2026-06/v1": "failed"}
    told, *_ = [each for each in acme.log if "failed: recipients of monthly: only channel=quaga: no row" in each]
    assert ". only channel=zebbra: no row has this value" in told
    (acme.folder / "config" / "partners.csv").write_text(
        lines.replace("quaga,", "quagga").replace("quaga\n", "quagga\n").replace("zebbra", "zebra")
    )
    acme.ledger.retry_run("monthly/2026-06/v1", "maria", acme.clock())
    acme.look(DUE + timedelta(minutes=1))
    assert acme.post.to() == ["a@example.org", "b@example.org", "c@example.org"]
    acme.ledger.close()


RECIPIENTS = int(os.environ.get("CANARY_RECIPIENTS", "1000"))
"""How many the nightly split goes to."""


@pytest.mark.nightly
def test_of_1000_recipients_nobody_hears_a_foreign_canary_by_pool_and_mail(tmp_path: Path) -> None:
    """Filters by chance, four kinds of files, two languages, by as many processes as there are processors, to a relay."""
    made = opened(tmp_path)
    lines, mine = ["to,language,formats,only.channel"], {}
    draw = random.Random(5)
    for number in range(RECIPIENTS):
        names = draw.sample(NAMES, draw.choice((1, 2, 2, 3)))
        kind = ("pdf", "pdf;xlsx", "html", "json;xlsx")[number % 4]
        lines.append(f"p{number}@example.org,{('en', 'ru')[number % 2]},{kind},{';'.join(sorted(names))}")
        mine[f"p{number}@example.org"] = set(names)
    (tmp_path / "config" / "recipients.yaml").write_text("groups:\n  managers: {file: config/partners.csv}\n")
    (tmp_path / "config" / "partners.csv").write_text("\n".join(lines) + "\n")
    made.clock.now = DUE
    house = made.house()
    Planner(timings(house.project)).look(house, DUE)
    assert work(house).sent == RECIPIENTS
    assert made.post.to() == sorted(mine)
    for parcel in made.post.got:
        assert parts_that_sing(parcel.mime, mine[parcel.recipient]) == {}, parcel.recipient
    made.ledger.close()


@pytest.fixture(scope="module")
def inputs(acme: Office) -> pipeline.Inputs:
    return pipeline.gather(load(acme.folder, {}))


def drawn(number: int) -> dict[str, tuple[str, ...]]:
    """A filter by chance: some companies, by one column or two."""
    draw = random.Random(number)
    names = draw.sample(NAMES, draw.choice((1, 1, 1, 2, 3)))
    column = draw.choice(("channel", "channel", "campaign", "landing_page"))
    value = {"channel": "{}", "campaign": "{}-spring", "landing_page": "/{}/start"}[column]
    return {column: tuple(value.format(name) for name in names)}


@pytest.mark.parametrize(
    "number", [pytest.param(at, marks=[pytest.mark.nightly] if at >= EACH_TIME else []) for at in range(SETS)]
)
def test_no_foreign_canary_sings_whatever_the_filter(inputs: pipeline.Inputs, number: int) -> None:
    only = drawn(number)
    mine = {name for values in only.values() for value in values for name in NAMES if name in value}
    (order,) = pipeline.orders(inputs.project, inputs, "monthly", "2026-06", None, ("en", "ru")[number % 2], only)
    # The slow formats take turns; the others hold all that they hold.
    formats = (("json", "pdf"), ("json", "xlsx", "mail"), ("json", "html"), ("json", "xlsx"))[number % 4]
    (made,) = pool_worker.results(inputs.project, inputs, [replace(order, formats=formats)])
    for name, each in made.files.items():
        text = readable(name, each.data)
        assert foreign(text, mine) == [], name
        assert any(company in text.lower() for company in mine) or name.endswith(".mail")


def test_the_canaries_sing_where_nothing_is_filtered(inputs: pipeline.Inputs) -> None:
    (order,) = pipeline.orders(inputs.project, inputs, "monthly", "2026-06", None, "en")
    (made,) = pool_worker.results(inputs.project, inputs, [replace(order, formats=("json",))])
    text = readable("x.json", next(iter(made.files.values())).data)
    assert len(foreign(text, {"quagga"})) >= 10


def test_the_magic_number_of_a_company_stands_in_its_own_report(inputs: pipeline.Inputs) -> None:
    (order,) = pipeline.orders(inputs.project, inputs, "monthly", "2026-06", None, "en", {"channel": "zebra"})
    (made,) = pool_worker.results(inputs.project, inputs, [replace(order, formats=("json",))])
    assert foreign(readable("x.json", next(iter(made.files.values())).data), set(NAMES) - {"zebra"}) == [
        "zebra",
        "zebra",
    ]


def test_equal_filters_are_one_variant(inputs: pipeline.Inputs, acme: Office) -> None:
    lines = "".join(f"p{at}@example.org,pdf,{NAMES[at % 20]}\n" for at in range(1000))
    (acme.folder / "config" / "recipients.yaml").write_text("groups:\n  managers: {file: config/partners.csv}\n")
    (acme.folder / "config" / "partners.csv").write_text("to,formats,only.channel\n" + lines)
    project = load(acme.folder, {})
    sent_to = addressees.addressees(project, project.reports["monthly"])
    assert len(sent_to) == 1000
    assert len(addressees.variants_of(project, project.reports["monthly"], sent_to)) == 20
