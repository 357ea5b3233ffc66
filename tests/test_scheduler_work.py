"""scheduler: from due to done, and everything that can come between."""

from __future__ import annotations

import email
import email.policy
import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from reportgen import gate
from reportgen.deliver import Accepted, Broken, Deferred, Doubtful, Refused
from reportgen.errors import LastingError, RenderError
from reportgen.ledger import PlannedSlot, open_ledger
from reportgen.render import Rendering
from reportgen.scheduler import telling
from reportgen.scheduler.outlook import outlook
from reportgen.scheduler.planning import Planner, timings
from reportgen.scheduler.work import work
from tests.scheduling import DUE, FILES, FIRST_LOOK, Office, Post, makers, office, project_in, web

MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
BOTH = ["anna@example.org", "petr@example.org"]


@pytest.fixture
def acme(tmp_path: Path) -> Iterator[Office]:
    made = office(tmp_path)
    yield made
    made.ledger.close()


def test_a_report_is_made_when_it_is_due_and_mailed_to_each_recipient_once(acme: Office) -> None:
    assert acme.look(DUE - MINUTE).runs == {}
    done = acme.look(DUE)
    assert (done.runs, done.sent, done.unsent) == ({"monthly/2026-06/v1": "ready"}, 2, 0)
    assert acme.post.to() == BOTH
    assert acme.states() == {"monthly/2026-06/v1": "done"}
    for later in (DUE + MINUTE, DUE + DAY):
        assert acme.look(later).sent == 0
    assert acme.post.alerts() == []


def test_each_gets_his_own_language_and_his_name_and_nobody_elses_address(acme: Office) -> None:
    acme.look(DUE)
    by = {each.recipient: email.message_from_bytes(each.mime, policy=email.policy.default) for each in acme.post.got}
    assert str(by["petr@example.org"]["To"]) == "Petr <petr@example.org>"
    (attached,) = by["petr@example.org"].iter_attachments()
    assert attached.get_filename() == "monthly-2026-06-ru.pdf"
    assert attached.get_content().startswith(b"%PDF monthly 2026-06 ru")
    assert b"anna" not in by["petr@example.org"].as_bytes()


def test_two_workers_and_two_alarms_make_and_send_it_once(acme: Office) -> None:
    acme.look(DUE, "w1")
    acme.look(DUE, "w2")
    acme.look(DUE, "w1")
    assert acme.post.to() == BOTH


def test_an_edited_schedule_mails_a_sent_period_to_nobody_again(acme: Office) -> None:
    acme.look(DUE)
    reports = FILES["reports.yaml"].replace(
        "3rd business day after month end at 08:00", "5th business day after month end at 09:00"
    )
    (acme.folder / "config" / "reports.yaml").write_text(reports)
    assert acme.look(DUE + 5 * DAY).sent == 0
    assert acme.post.to() == BOTH


@pytest.mark.parametrize(
    ("grain", "words", "period", "due"),
    [
        ("quarter", "3rd business day after quarter end at 08:00", "2027-Q1", DUE),
        ("year", "3rd business day after year end at 08:00", "2026", datetime(2026, 4, 7, 6, tzinfo=UTC)),
    ],
)
def test_nor_is_a_quarter_or_a_year_from_april_sent_again_by_an_edited_schedule_or_after_a_correction(
    tmp_path: Path, grain: str, words: str, period: str, due: datetime
) -> None:
    reports = FILES["reports.yaml"].replace("grain: month", f"grain: {grain}")
    reports = reports.replace("3rd business day after month end at 08:00", words)
    business = FILES["business.yaml"] + "fiscal_year_start: 4\n"
    acme = Office(
        project_in(tmp_path, reports=reports, business=business), open_ledger(tmp_path / ".reportgen/ledger.db"), Post()
    )
    acme.look(due - DAY)
    run = f"monthly/{period}/v"
    assert acme.look(due).sent == 2
    acme.ledger.plan([PlannedSlot("monthly", period, 2, due + HOUR, reason="late refunds")], {}, due + HOUR)
    assert acme.look(due + HOUR).sent == 2
    for edited in (words.replace("3rd", "5th"), words.replace("3rd", "2nd"), words.replace("08:00", "09:30")):
        (acme.folder / "config" / "reports.yaml").write_text(reports.replace(words, edited))
        for days in range(12):
            assert acme.look(acme.clock() + timedelta(days=days > 0)).sent == 0
    assert acme.states() == {f"{run}1": "done", f"{run}2": "done"}
    assert acme.post.to() == sorted(BOTH * 2)
    acme.ledger.close()


def test_a_recipient_who_is_added_later_does_not_get_what_was_ready_before(acme: Office) -> None:
    acme.look(DUE)
    more = FILES["recipients.yaml"].replace("[{to", "[{to: eve@example.org}, {to")
    (acme.folder / "config" / "recipients.yaml").write_text(more)
    acme.look(DUE + MINUTE)
    assert acme.post.to() == BOTH


# --- sources


def test_it_waits_for_its_sources_asks_again_and_goes_out_when_they_are_complete(acme: Office) -> None:
    (acme.folder / "web.csv").write_text(web("2026-06-20"))
    assert acme.look(DUE).runs == {"monthly/2026-06/v1": "waiting"}
    assert acme.look(DUE + 5 * MINUTE).runs == {}
    assert acme.ledger.run("monthly/2026-06/v1").reasons[0][0] == "source_incomplete"
    (acme.folder / "web.csv").write_text(web("2026-07-03"))
    assert acme.look(DUE + 16 * MINUTE).runs == {"monthly/2026-06/v1": "ready"}
    assert acme.post.to() == BOTH


def test_past_its_deadline_the_owner_is_told_once_and_it_goes_on_waiting(acme: Office) -> None:
    (acme.folder / "web.csv").write_text(web("2026-06-20"))
    acme.look(DUE)
    for late in (1, 2, 3):
        acme.look(DUE + 2 * DAY + late * HOUR)
    (told,) = acme.post.alerts()
    assert "monthly/2026-06/v1 still waits for its sources, past its deadline" in told
    assert acme.post.to() == []
    (acme.folder / "web.csv").write_text(web("2026-07-05"))
    acme.look(DUE + 3 * DAY)
    assert acme.post.to() == BOTH


def test_what_never_gets_complete_ends_in_sight(acme: Office) -> None:
    (acme.folder / "web.csv").write_text(web("2026-06-20"))
    for day in range(22):
        acme.look(DUE + day * DAY)
    assert acme.states() == {"monthly/2026-06/v1": "expired"}
    assert len(acme.post.alerts()) == 2
    assert acme.post.to() == []


def test_a_file_that_is_gone_is_waited_for_and_not_left_out(acme: Office) -> None:
    (acme.folder / "web.csv").unlink()
    assert acme.look(DUE).runs == {"monthly/2026-06/v1": "waiting"}
    (acme.folder / "web.csv").write_text(web("2026-07-02"))
    acme.look(DUE + HOUR)
    assert acme.post.to() == BOTH


def test_sources_that_reach_equally_far_are_told_in_one_sentence_and_what_cannot_be_read_once(tmp_path: Path) -> None:
    one = "{{kind: csv, table: sessions, path: {0}.csv, columns: {{date: date, sessions: sessions}}}}\n"
    names = ("apps", "shop", "web")
    acme = office(tmp_path, sources="".join(f"{name}: {one.format(name)}" for name in names))
    for number, name in enumerate(names):
        (acme.folder / f"{name}.csv").write_text(web("2026-06-20").replace(",100", f",{100 + 37 * number}"))
    acme.look(DUE)
    ((code, what),) = acme.ledger.run("monthly/2026-06/v1").reasons
    assert code == "source_incomplete"
    assert what == "3 sources are complete through 2026-06-20, the report needs 2026-06-30: 'apps', 'shop', 'web'"
    acme.ledger.close()


def test_where_it_may_not_wait_it_is_made_and_held(tmp_path: Path) -> None:
    acme = office(tmp_path, reports=FILES["reports.yaml"] + "  on_incomplete: hold\n")
    (acme.folder / "web.csv").write_text(web("2026-06-20"))
    acme.look(DUE, held=[gate.Reason("source_incomplete", "web")])
    assert acme.states() == {"monthly/2026-06/v1": "held"}
    acme.ledger.close()


# --- the gate and the operator


def test_what_is_held_is_sent_only_when_somebody_approves_and_then_as_it_was(acme: Office) -> None:
    acme.look(DUE, held=[gate.Reason("figure_implausible", "leads is 9")])
    assert acme.states() == {"monthly/2026-06/v1": "held"}
    assert acme.post.to() == []
    assert "is held: figure_implausible: leads is 9" in acme.post.alerts()[0]
    before = {each.path: each.sha256 for each in acme.ledger.artifacts("monthly/2026-06/v1")}
    (acme.folder / "web.csv").write_text(web("2026-07-20"))
    acme.ledger.approve("monthly/2026-06/v1", "maria", acme.clock())
    acme.look(DUE + HOUR)
    assert acme.post.to() == BOTH
    assert {each.path: each.sha256 for each in acme.ledger.artifacts("monthly/2026-06/v1")} == before


def test_a_report_under_review_waits_for_a_word(tmp_path: Path) -> None:
    acme = office(tmp_path, reports=FILES["reports.yaml"] + "  review: required\n")
    acme.look(DUE)
    assert len(acme.post.alerts()) == 1
    acme.look(DUE + 30 * DAY)
    acme.look(DUE + 30 * DAY + HOUR)
    assert acme.post.to() == []
    assert len(acme.post.alerts()) == 2
    assert "nobody has looked at monthly/2026-06/v1" in acme.post.alerts()[1]
    acme.ledger.approve("monthly/2026-06/v1", "maria", acme.clock())
    acme.look(DUE + 30 * DAY + HOUR)
    assert acme.post.to() == BOTH
    acme.ledger.close()


def test_a_report_on_a_condition_is_skipped_in_sight(tmp_path: Path) -> None:
    acme = office(tmp_path, reports=FILES["reports.yaml"] + "  send_when: target_missed\n")
    acme.look(DUE)
    assert acme.states() == {"monthly/2026-06/v1": "skipped"}
    assert acme.post.to() == []
    acme.ledger.close()


def test_a_correction_is_another_version_and_says_why(acme: Office) -> None:
    acme.look(DUE)
    acme.ledger.plan([PlannedSlot("monthly", "2026-06", 2, DUE + DAY, reason="late refunds")], {}, DUE + DAY)
    acme.look(DUE + DAY)
    assert acme.post.to() == sorted(BOTH * 2)
    subjects = {email.message_from_bytes(each.mime)["Subject"] for each in acme.post.got}
    assert subjects == {"monthly 2026-06", "monthly 2026-06late refunds"}
    assert len({each.message_id for each in acme.post.got}) == 4


# --- delivery


def test_a_relay_that_is_busy_is_asked_again_later_and_nobody_gets_it_twice(acme: Office) -> None:
    acme.post.answers = [Deferred("450 busy")]
    assert acme.look(DUE).sent == 1
    assert acme.look(DUE + 30 * timedelta(seconds=1)).sent == 0
    assert acme.look(DUE + 2 * MINUTE).sent == 1
    assert acme.post.to() == BOTH
    assert acme.states() == {"monthly/2026-06/v1": "done"}


def test_one_refused_address_does_not_keep_the_others_from_it_and_the_owner_hears(acme: Office) -> None:
    acme.post.answers = [Refused("550 no such user")]
    acme.look(DUE)
    assert acme.post.to() == ["petr@example.org"]
    assert acme.states() == {"monthly/2026-06/v1": "done_with_failed"}
    assert "550 no such user" in acme.post.alerts()[0]
    assert "anna" not in acme.post.got[-1].mime.decode()


@pytest.mark.parametrize("said", ["550 =?utf-8?q?no?= user", "550 no\u202esuch\tuser", "550 " + "я" * 300])
def test_the_owner_hears_whatever_words_a_relay_refuses_with(acme: Office, said: str) -> None:
    """Put into a subject as they are, such words kept the mail from being built, each time anew."""
    acme.post.answers = [Refused(said)]
    acme.look(DUE)
    (told,) = acme.post.alerts()
    assert told.startswith("[reportgen Acme] a delivery of monthly/2026-06/v1 was refused: 550 ")


def test_a_mail_to_the_owner_begins_with_what_is_the_matter_and_no_path(acme: Office) -> None:
    telling.tell(
        acme.house(), "restored", "/srv/acme/.reportgen/ledger.db: it is older than what was known. Nothing is sent"
    )
    acme.look()
    assert acme.post.alerts() == ["[reportgen Acme] it is older than what was known (/srv/acme/.reportgen/ledger.db)"]


def test_whoever_is_listed_twice_in_other_letters_or_by_another_name_gets_one_mail(tmp_path: Path) -> None:
    twice = (
        "[{to: anna@example.org}, {to: Anna@Example.org}, {to: Anna Nova <anna@example.org>}, {to: petr@example.org}]"
    )
    acme = office(tmp_path, recipients=f"groups:\n  managers: {twice}\n")
    acme.look(DUE)
    assert acme.post.to() == BOTH
    acme.ledger.close()


def test_whoever_stands_in_two_groups_with_other_languages_and_files_gets_one_mail_as_he_is_listed_first(
    tmp_path: Path,
) -> None:
    groups = (
        "groups:\n  managers: [{to: anna@example.org, language: ru}, {to: petr@example.org}]\n"
        "  board: [{to: ANNA@example.org, formats: [pdf, xlsx]}, {to: petr@example.org, channel: mail}]\n"
    )
    reports = FILES["reports.yaml"].replace("[managers]", "[managers, board]")
    acme = office(tmp_path, recipients=groups, reports=reports)
    acme.look(DUE)
    assert acme.post.to() == BOTH
    rows = acme.ledger.deliveries("monthly/2026-06/v1")
    assert [row.language for row in rows if row.recipient.startswith("anna")] == ["ru"]
    acme.ledger.close()


def test_one_of_60_that_is_refused_and_a_line_that_is_closed_in_the_middle_keep_it_from_nobody_else(
    tmp_path: Path,
) -> None:
    people = [f"p{number:03}@example.org" for number in range(60)]
    lines = "".join(f"{each}\n" for each in people)
    (tmp_path / "config").mkdir()
    (tmp_path / "config" / "people.csv").write_text("to\n" + lines)
    acme = office(tmp_path, recipients="groups:\n  managers: {file: config/people.csv}\n")
    answers = [Accepted("250 ok")] * 20 + [Refused("550 no such user")] + [Accepted("250 ok")] * 10
    acme.post.answers = [*answers, Broken("relay closes the connection: 421 too many messages")]
    acme.look(DUE)
    assert len(acme.post.to()) == 30
    acme.look(DUE + 3 * MINUTE)
    (refused,) = acme.ledger.deliveries(states=["failed"])
    assert acme.post.to() == [each for each in people if each != refused.recipient]
    assert acme.states() == {"monthly/2026-06/v1": "done_with_failed"}
    assert refused.recipient not in "".join(acme.post.alerts()) + "".join(acme.log)
    acme.ledger.close()


def test_a_way_that_is_broken_rests_and_then_everything_goes_out(acme: Office) -> None:
    acme.post.answers = [Broken("relay cannot be reached")]
    acme.look(DUE)
    assert acme.post.to() == []
    assert acme.look(DUE + MINUTE).sent == 0
    acme.look(DUE + 3 * MINUTE)
    assert acme.post.to() == BOTH
    assert acme.states() == {"monthly/2026-06/v1": "done"}


def test_what_the_other_side_puts_off_for_hours_is_told_before_it_is_too_late(acme: Office) -> None:
    acme.post.answers = [Deferred("450 <anna@example.org> greylisted")] * 40
    for minutes in (0, 2, 8, 24, 55):
        acme.look(DUE + minutes * MINUTE)
    assert acme.post.alerts() == []
    project = acme.house().project
    assert not outlook(project, acme.ledger, acme.clock.now).matters
    for minutes in (116, 118, 239):
        acme.look(DUE + minutes * MINUTE)
    (told,) = acme.post.alerts()
    assert "2 deliveries of monthly/2026-06/v1 were put off 6 times by mail" in told
    assert "greylisted" in told
    assert "anna" not in told
    (matter,) = outlook(project, acme.ledger, acme.clock.now).matters
    assert (matter.kind, matter.commands) == ("put_off", ("reportgen show monthly/2026-06/v1",))
    assert "It is tried until 2026-07-06 08:00 (Europe/Berlin)" in matter.what


def test_what_is_in_doubt_is_held_told_and_never_sent_again_by_itself(acme: Office) -> None:
    acme.post.answers = [Doubtful("no answer to the final dot")]
    acme.look(DUE)
    for day in range(1, 5):
        acme.look(DUE + day * DAY)
    assert acme.post.to() == ["petr@example.org"]
    assert acme.states() == {"monthly/2026-06/v1": "done_with_unknown"}
    (unknown,) = acme.ledger.deliveries(states=["unknown"])
    assert f"delivery {unknown.id} of monthly/2026-06/v1" in acme.post.alerts()[0]
    acme.ledger.resolve(unknown.id, "resend", "maria", acme.clock(), timedelta(minutes=10))
    acme.look(DUE + 6 * DAY)
    assert acme.post.to() == BOTH


@pytest.mark.parametrize(("policy", "state", "got"), [("assume_sent", "done", 1), ("hold", "done_with_unknown", 1)])
def test_a_doubt_is_settled_as_the_owner_said(tmp_path: Path, policy: str, state: str, got: int) -> None:
    delivery = FILES["delivery.yaml"].replace("sender:", f"on_unknown: {policy}, sender:")
    acme = office(tmp_path, delivery=delivery)
    acme.post.answers = [Doubtful("no answer")]
    acme.look(DUE)
    assert (acme.states(), len(acme.post.to())) == ({"monthly/2026-06/v1": state}, got)
    acme.ledger.close()


def test_a_way_that_may_be_gone_twice_settles_its_doubts_itself(acme: Office) -> None:
    acme.post.repeatable = True
    acme.post.answers = [Doubtful("connection lost")]
    acme.look(DUE)
    acme.look(DUE + MINUTE)
    assert acme.post.to() == BOTH


def test_the_bytes_of_a_mail_are_the_same_on_every_try(acme: Office) -> None:
    tries: list[bytes] = []

    def first(parcel):
        tries.append(parcel.mime)
        return Deferred("450 busy")

    acme.post.answers = [first, first]
    acme.look(DUE)
    acme.look(DUE + HOUR)
    assert sorted(tries) == sorted(each.mime for each in acme.post.got)


def test_a_file_that_changed_in_the_archive_is_not_sent(acme: Office) -> None:
    acme.post.answers = [Deferred("450 busy"), Deferred("450 busy")]
    acme.look(DUE)
    for each in acme.ledger.artifacts("monthly/2026-06/v1"):
        if each.kind == "pdf":
            (acme.folder / ".reportgen" / "runs" / each.path).write_bytes(b"%PDF changed")
    acme.look(DUE + HOUR)
    assert acme.post.to() == []
    assert acme.states() == {"monthly/2026-06/v1": "done_with_failed"}
    assert "is not sent" in acme.post.alerts()[0]
    assert any("is not the file that was made" in line for line in acme.log)


def test_a_domain_that_is_not_allowed_any_more_gets_nothing(acme: Office) -> None:
    acme.look(DUE, held=[gate.Reason("x", "y")])
    (acme.folder / "config" / "recipients.yaml").write_text("groups: {managers: []}\n")
    (acme.folder / "config" / "delivery.yaml").write_text(FILES["delivery.yaml"] + "allowed_domains: [other.org]\n")
    acme.ledger.approve("monthly/2026-06/v1", "maria", acme.clock())
    acme.look(DUE + HOUR)
    assert acme.post.to() == []
    assert acme.states() == {"monthly/2026-06/v1": "done_with_failed"}


def test_staging_sends_everything_to_the_owner(tmp_path: Path) -> None:
    acme = office(tmp_path, delivery=FILES["delivery.yaml"] + "profile: staging\n")
    acme.look(DUE)
    assert acme.post.to() == ["ops@example.org"] * 2
    acme.ledger.close()


def test_a_mail_that_is_too_large_carries_its_files_packed_else_says_where_they_lie(tmp_path: Path) -> None:
    acme = office(tmp_path, delivery=FILES["delivery.yaml"] + "max_message_bytes: 200000\n")

    house = acme.house()

    def make(*given):
        for done in makers()(*given):
            # Zeros pack well, noise does not.
            data = bytes(400_000) if done.order.language == "en" else random.Random(1).randbytes(400_000)
            files = {name: Rendering(data) if name.endswith("pdf") else each for name, each in done.files.items()}
            yield replace(done, files=files)

    acme.clock.now = DUE
    Planner(timings(house.project)).look(house, DUE)
    work(house, make)
    mails = {each.recipient: email.message_from_bytes(each.mime, policy=email.policy.default) for each in acme.post.got}
    (packed,) = mails["anna@example.org"].iter_attachments()
    assert packed.get_filename() == "monthly-2026-06-en.zip"
    assert list(mails["petr@example.org"].iter_attachments()) == []
    assert "The files are in the archive." in mails["petr@example.org"].get_body(("plain",)).get_content()
    assert all(len(each.mime) <= 200_000 for each in acme.post.got)
    acme.ledger.close()


def test_what_cannot_go_its_way_any_more_ends_in_sight(acme: Office) -> None:
    acme.post.answers = [Deferred("450 busy")] * 2
    acme.look(DUE)
    (acme.folder / "config" / "delivery.yaml").write_text(FILES["delivery.yaml"].replace("mail:", "post:"))
    acme.look(DUE + DAY)
    acme.look(DUE + 4 * DAY)
    acme.look(DUE + 5 * DAY)
    assert acme.post.to() == []
    assert acme.states() == {"monthly/2026-06/v1": "done_with_failed"}
    first, second = acme.post.alerts()
    assert "channel 'mail' is not in config/delivery.yaml any more, and 2 deliveries wait for it" in first
    assert "2 deliveries of monthly/2026-06/v1 could not be made in time" in second


# --- what breaks


def test_one_broken_report_never_stops_another(tmp_path: Path) -> None:
    acme = office(tmp_path, reports=FILES["reports.yaml"] + FILES["reports.yaml"].replace("monthly:", "poisoned:"))

    def poison(order) -> None:
        if order.report == "poisoned":
            raise RenderError("the template loops")

    acme.look(DUE, fail=poison)
    assert acme.post.to() == BOTH
    for hours in range(1, 12):
        acme.look(DUE + hours * HOUR, fail=poison)
    assert acme.states() == {"monthly/2026-06/v1": "done", "poisoned/2026-06/v1": "failed"}
    assert [each for each in acme.post.alerts() if "poisoned/2026-06/v1 failed: the template loops" in each]
    acme.ledger.retry_run("poisoned/2026-06/v1", "maria", acme.clock())
    acme.look(DUE + 13 * HOUR)
    assert acme.states()["poisoned/2026-06/v1"] == "done"
    acme.ledger.close()


def test_what_would_fail_again_is_told_at_once_and_made_anew_of_what_was_mended(acme: Office) -> None:
    def poison(order) -> None:
        raise LastingError("template blocks/note.html:2: 'entrees' is undefined")

    assert acme.look(DUE, fail=poison).runs == {"monthly/2026-06/v1": "failed"}
    assert "failed: template blocks/note.html:2" in acme.post.alerts()[0]
    acme.ledger.retry_run("monthly/2026-06/v1", "maria", acme.clock())
    acme.look(DUE + MINUTE)
    assert acme.post.to() == BOTH


def test_whoever_mended_what_a_report_waits_for_need_not_wait(acme: Office) -> None:
    def loop(order) -> None:
        raise RenderError("rendering took longer than 120 s and was stopped")

    assert acme.look(DUE, fail=loop).runs == {"monthly/2026-06/v1": "retry"}
    acme.look(DUE + 2 * MINUTE, fail=loop)
    assert acme.look(DUE + 3 * MINUTE).runs == {}
    acme.ledger.retry_run("monthly/2026-06/v1", "maria", acme.clock())
    assert acme.look(DUE + 3 * MINUTE).runs == {"monthly/2026-06/v1": "ready"}
    assert acme.post.to() == BOTH


def test_a_worker_that_dies_is_replaced_and_the_run_reads_what_it_began_with(acme: Office) -> None:
    class Killed(BaseException):
        pass

    def die(order) -> None:
        raise Killed

    with pytest.raises(Killed):
        acme.look(DUE, "w1", fail=die)
    (acme.folder / "web.csv").write_text("date,sessions\n2026-06-30,1\n")
    assert acme.look(DUE + MINUTE, "w2").runs == {}
    acme.look(DUE + 6 * MINUTE, "w2")
    assert acme.post.to() == BOTH
    pdf = next(each for each in acme.ledger.artifacts("monthly/2026-06/v1") if each.kind == "pdf")
    assert (acme.folder / ".reportgen" / "runs" / pdf.path).read_bytes().endswith(b" 63")


def test_a_run_that_kills_its_workers_is_given_up_and_told(acme: Office) -> None:
    class Killed(BaseException):
        pass

    def die(order) -> None:
        raise Killed

    for turn in range(4):
        with pytest.raises(Killed):
            acme.look(DUE + turn * 10 * MINUTE, f"w{turn}", fail=die)
    acme.look(DUE + HOUR)
    assert acme.states() == {"monthly/2026-06/v1": "failed"}
    assert "4 attempts ended without a result" in acme.post.alerts()[0]


def test_a_mail_server_that_is_down_over_month_end_loses_nothing(acme: Office) -> None:
    acme.post.answers = [Broken("relay cannot be reached")] * 40
    for hours in range(30):
        acme.look(DUE + hours * HOUR)
    assert acme.post.to() == []
    acme.post.answers = []
    acme.look(DUE + 31 * HOUR)
    assert acme.post.to() == BOTH
    assert acme.states() == {"monthly/2026-06/v1": "done"}


def test_what_is_told_late_says_since_when_and_what_became_of_it(acme: Office) -> None:
    def poison(order) -> None:
        raise LastingError("template blocks/note.html:2: 'entrees' is undefined")

    relay = acme.post.send
    acme.post.send = lambda parcel, before_dot: Broken("127.0.0.1:25 cannot be reached")  # type: ignore[method-assign]
    for minutes in (0, 2, 10):
        acme.look(DUE + minutes * MINUTE, fail=poison)
        assert acme.log[-1] == "the owner could not be told: 127.0.0.1:25 cannot be reached"
    acme.ledger.retry_run("monthly/2026-06/v1", "maria", acme.clock())
    acme.post.send = relay  # type: ignore[method-assign]
    acme.look(DUE + 12 * MINUTE)  # the next try would be half an hour later, but the way has just been seen to work
    mails = [email.message_from_bytes(each.mime, policy=email.policy.default) for each in acme.post.got]
    (told,) = [str(each.get_content()) for each in mails if "failed" in str(each["Subject"])]
    assert "This was so on 2026-07-03 at 08:00 (Europe/Berlin), and could not be told before." in told
    assert "Now monthly/2026-06/v1 is 'done'." in told


def test_nothing_that_was_missed_before_the_first_look_is_made_up_for(tmp_path: Path) -> None:
    acme = office(tmp_path)
    assert acme.clock() == FIRST_LOOK
    assert acme.states() == {}
    acme.ledger.close()


def test_an_accepted_mail_is_never_forgotten_in_favour_of_a_second_one(acme: Office) -> None:
    """The control: a worker that writes its receipt only after sending sends twice when it dies in between."""
    seen: list[str] = []

    class DyingAfterSend(BaseException):
        pass

    def accept_then_die(parcel):
        seen.append(parcel.recipient)
        raise DyingAfterSend

    original = acme.post.send

    def mark_after_send(parcel, before_dot):
        return accept_then_die(parcel)  # no intent was written before

    acme.post.send = mark_after_send  # type: ignore[method-assign]
    with pytest.raises(DyingAfterSend):
        acme.look(DUE)
    acme.post.send = original  # type: ignore[method-assign]
    acme.look(DUE + HOUR)
    assert acme.post.to().count(seen[0]) == 1  # the second copy

    def intent_then_die(parcel, before_dot):
        before_dot("relay")
        return accept_then_die(parcel)

    acme.ledger.plan([PlannedSlot("monthly", "2026-06", 2, DUE, reason="x")], {}, acme.clock())
    acme.post.got.clear()
    acme.post.send = intent_then_die  # type: ignore[method-assign]
    with pytest.raises(DyingAfterSend):
        acme.look(DUE + 2 * HOUR)
    acme.post.send = original  # type: ignore[method-assign]
    acme.look(DUE + 4 * HOUR)
    assert acme.post.to().count(seen[1]) == 0
    assert [each.recipient for each in acme.ledger.deliveries(states=["unknown"])] == [seen[1]]
