"""What the files about schedules, recipients and channels say of one another: each check a generator of its own.

Nothing is said of what a broken file would have defined: one mistake, one message.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from reportgen.addresses import Address
from reportgen.calendars import listed_holidays, public_holidays
from reportgen.contract import fed_columns
from reportgen.delivery import Delivery
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
    """Every group that a report is sent to exists."""
    for report, spec in written.reports.items():
        for index, name in enumerate(spec.recipients):
            if (
                isinstance(name, str)
                and name not in written.recipients.groups
                and "recipients.yaml" not in written.broken
            ):
                what = f"there is no group '{name}' in config/recipients.yaml"
                hint = did_you_mean(name, written.recipients.groups)
                yield written.problem("reports.yaml", (report, "recipients", index), what, hint)


def recipients_may_get_it(written: Written) -> Iterator[Problem]:
    """Tables of recipients are right in every line; whoever is listed, wherever, can be reached and is allowed to."""
    faults = _Faults(written)
    for group, listed in written.recipients.groups.items():
        place: tuple[str | int, ...] = ("groups", group)
        if isinstance(listed, RecipientTable):
            try:
                rows, wrong = read_table(_text(written, listed.file), listed.file, listed.delimiter)
            except (OSError, ValueError) as error:
                what = f"'{listed.file}' cannot be read: {_reason(error)}"
                yield written.problem("recipients.yaml", (*place, "file"), what)
                continue
            yield from wrong
            everybody = list(rows.values())
            for line, each in rows.items():
                yield from (Problem(listed.file, line, ".".join(key), *said) for key, *said in faults.of(each))
        else:
            everybody = list(listed)
            for index, each in enumerate(listed):
                for key, *said in faults.of(each):
                    yield written.problem("recipients.yaml", (*place, index, *key), *said)
        if any(each.channel is None for each in everybody) and not faults.mail:
            what = f"group '{group}' is to get mail, and config/delivery.yaml has no channel of kind smtp"
            yield written.problem("recipients.yaml", place, what)
    for report, spec in written.reports.items():
        for index, entry in enumerate(spec.recipients):
            if isinstance(entry, Address):
                for _, *said in faults.of(Recipient(to=entry)):
                    yield written.problem("reports.yaml", (report, "recipients", index), *said)


class _Faults:
    """What stands against a recipient in the other files."""

    def __init__(self, written: Written) -> None:
        self.delivery = None if "delivery.yaml" in written.broken else written.delivery
        self.mail = self.delivery is None or self.delivery.default_channel() is not None
        self.languages = available(written.root / LANGUAGES)
        self.columns = {name for table in TABLES.values() for name in table.columns}
        known = [source for source in written.sources.values() if source.table in TABLES]
        self.columns |= {name for source in known for name in fed_columns(source)}

    def of(self, each: Recipient) -> Iterator[tuple[tuple[str, ...], str, str]]:
        """Key of the recipient, what is wrong with it, and what to write instead."""
        if self.delivery is not None:
            yield from self._undelivered(each, self.delivery)
        if each.language is not None and each.language not in self.languages:
            hint = did_you_mean(each.language, self.languages)
            yield ("language",), f"there is no language '{each.language}'", hint
        for column in each.only:
            if column not in self.columns:
                yield ("only", column), f"no table has a column '{column}'", did_you_mean(column, self.columns)

    @staticmethod
    def _undelivered(each: Recipient, delivery: Delivery) -> Iterator[tuple[tuple[str, ...], str, str]]:
        way = delivery.channels.get(each.channel) if each.channel is not None else None
        if each.channel is not None and way is None:
            what = f"there is no channel '{each.channel}' in config/delivery.yaml"
            yield ("channel",), what, did_you_mean(each.channel, delivery.channels)
        if way is not None and way.kind == "smtp" and each.to is None:
            yield ("channel",), f"'{each.channel}' sends mail, and there is no address", "Write `to`"
        if each.to is not None and not delivery.allows(each.to.domain):
            what = f"mail to {each.to.domain} is not allowed by allowed_domains of config/delivery.yaml"
            yield ("to",), what, ""


def _text(written: Written, file: str) -> str:
    """A file of the project.

    Raises:
        OSError: it cannot be read.
        ValueError: it leads out of the project, or is no UTF-8.
    """
    path = (written.root / file).resolve()
    if not path.is_relative_to(written.root.resolve()):
        raise ValueError("it lies outside the project")
    return path.read_text(encoding="utf-8-sig")


def _reason(error: OSError | ValueError) -> str:
    if isinstance(error, UnicodeDecodeError):
        return "it is no UTF-8 text. Save it as such, in Excel as 'CSV UTF-8'"
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
    """The holidays of the business and of schedules are there, and a schedule's country has a calendar."""
    if written.business is not None and written.business.holidays is not None:
        yield from _holidays(written, written.business.holidays, "business.yaml", ("holidays",))
    for report, spec in written.reports.items():
        if spec.schedule is None:
            continue
        if spec.schedule.country is not None:
            try:
                public_holidays(spec.schedule.country, [2026])
            except ValueError as error:
                yield written.problem("reports.yaml", (report, "schedule", "country"), str(error))
        if spec.schedule.holidays is not None:
            yield from _holidays(written, spec.schedule.holidays, "reports.yaml", (report, "schedule", "holidays"))


def _holidays(written: Written, file: str, said_in: str, place: tuple[str, ...]) -> Iterator[Problem]:
    try:
        listed_holidays(_text(written, file).splitlines(keepends=True))
    except (OSError, ValueError) as error:
        instead = "Paths start at the project's folder" if isinstance(error, FileNotFoundError) else ""
        yield written.problem(said_in, place, f"'{file}': {_reason(error)}", instead)


CHECKS: tuple[Callable[[Written], Iterable[Problem]], ...] = (
    recipients_known,
    recipients_may_get_it,
    somebody_hears_of_failures,
    schedules,
)
