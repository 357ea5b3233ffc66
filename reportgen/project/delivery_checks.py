"""What the files about schedules, recipients and channels say of one another: each check a generator of its own.

Nothing is said of what a broken file would have defined: one mistake, one message.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from reportgen.calendars import listed_holidays, public_holidays
from reportgen.errors import Problem, did_you_mean
from reportgen.project.cross_checks import LANGUAGES
from reportgen.project.written import Written
from reportgen.recipients import Recipient, RecipientTable, read_table
from reportgen.tables import TABLES
from reportgen.text import available


def delivery_disagreements(written: Written) -> list[Problem]:
    """Everything in which those files do not fit together."""
    return [problem for check in CHECKS for problem in check(written)]


def recipients_known(written: Written) -> Iterator[Problem]:
    """Every group that a report is sent to exists, and every channel that a recipient names."""
    groups, channels = written.recipients.groups, written.delivery.channels
    for report, spec in written.reports.items():
        for index, name in enumerate(spec.recipients):
            if isinstance(name, str) and name not in groups and "recipients.yaml" not in written.broken:
                what = f"there is no group '{name}' in config/recipients.yaml"
                yield written.problem("reports.yaml", (report, "recipients", index), what, did_you_mean(name, groups))
    if "delivery.yaml" in written.broken:
        return
    for group, place, each in _recipients(written):
        if each.channel is not None and each.channel not in channels:
            what = f"there is no channel '{each.channel}' in config/delivery.yaml"
            yield written.problem("recipients.yaml", (*place, "channel"), what, did_you_mean(each.channel, channels))
        elif each.channel is None and written.delivery.default_channel() is None:
            what = f"group '{group}' is to get mail, and config/delivery.yaml has no channel of kind smtp"
            yield written.problem("recipients.yaml", place, what)


def recipients_may_get_it(written: Written) -> Iterator[Problem]:
    """No recipient lies outside the domains that mail may go to; languages and columns of filters exist."""
    columns = {name for table in TABLES.values() for name in table.columns}
    languages = available(written.root / LANGUAGES)
    for _, place, each in _recipients(written):
        if (
            each.to is not None
            and "delivery.yaml" not in written.broken
            and not written.delivery.allows(each.to.domain)
        ):
            what = f"mail to {each.to.domain} is not allowed by allowed_domains of config/delivery.yaml"
            yield written.problem("recipients.yaml", (*place, "to"), what)
        if each.language is not None and each.language not in languages:
            what = f"there is no language '{each.language}'"
            yield written.problem("recipients.yaml", (*place, "language"), what, did_you_mean(each.language, languages))
        for column in each.only:
            if column not in columns:
                what = f"no table has a column '{column}'"
                yield written.problem("recipients.yaml", (*place, "only", column), what, did_you_mean(column, columns))


def tables_of_recipients(written: Written) -> Iterator[Problem]:
    """Every table of recipients is there, and all its lines are right."""
    for group, listed in written.recipients.groups.items():
        if isinstance(listed, RecipientTable):
            place = ("groups", group, "file")
            try:
                yield from read_table(_lines(written, listed.file), listed.file, listed.delimiter)[1]
            except (OSError, ValueError) as error:
                yield written.problem("recipients.yaml", place, f"'{listed.file}' cannot be read: {_reason(error)}")


def _lines(written: Written, file: str) -> list[str]:
    """The lines of a file of the project.

    Raises:
        OSError: it cannot be read.
        ValueError: it leads out of the project, or is no UTF-8.
    """
    path = (written.root / file).resolve()
    if not path.is_relative_to(written.root.resolve()):
        raise ValueError("it lies outside the project")
    return path.read_text(encoding="utf-8-sig").splitlines(keepends=True)


def _reason(error: OSError | ValueError) -> str:
    if isinstance(error, UnicodeDecodeError):
        return "it is no UTF-8 text"
    return getattr(error, "strerror", None) or str(error)


def somebody_hears_of_failures(written: Written) -> Iterator[Problem]:
    """Whatever is made or sent by itself has somebody who is told when it is not."""
    if written.delivery.on_failure is not None or {"delivery.yaml", "reports.yaml"} & written.broken:
        return
    for report, spec in written.reports.items():
        if spec.schedule is not None or spec.recipients:
            what = f"report '{report}' is made or sent by itself, and nobody is named who hears of it when it is not"
            yield written.problem("delivery.yaml", ("on_failure",), what, "Write on_failure: and an address")
            return


def schedules(written: Written) -> Iterator[Problem]:
    """A schedule's holidays are there and its country has a calendar."""
    for report, spec in written.reports.items():
        if spec.schedule is None:
            continue
        if spec.schedule.country is not None:
            try:
                public_holidays(spec.schedule.country, [2026])
            except ValueError as error:
                yield written.problem("reports.yaml", (report, "schedule", "country"), str(error))
        if spec.schedule.holidays is not None:
            try:
                listed_holidays(_lines(written, spec.schedule.holidays))
            except (OSError, ValueError) as error:
                what = f"'{spec.schedule.holidays}': {_reason(error)}"
                yield written.problem("reports.yaml", (report, "schedule", "holidays"), what)


def _recipients(written: Written) -> Iterator[tuple[str, tuple[str | int, ...], Recipient]]:
    """The recipients that are listed in the file itself: group, place, recipient."""
    for group, listed in written.recipients.groups.items():
        if not isinstance(listed, RecipientTable):
            yield from ((group, ("groups", group, index), each) for index, each in enumerate(listed))


CHECKS: tuple[Callable[[Written], Iterable[Problem]], ...] = (
    recipients_known,
    recipients_may_get_it,
    tables_of_recipients,
    somebody_hears_of_failures,
    schedules,
)
