"""Who gets what of a report: the recipients that are configured, put together by what they get.

Recipients with the same language, files and filter share one rendering, a variant. Who they are is fixed when a run becomes ready:
a list that changes later changes nothing that was promised.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

from reportgen.metrics.settled import Only
from reportgen.recipients import Recipient, named

if TYPE_CHECKING:
    from reportgen.project import Project
    from reportgen.reports import ReportSpec


@dataclass(frozen=True)
class Variant:
    """One rendering of a report.

    Attributes:
        language: code.
        formats: files, in order.
        only: column and values of the filter; () for the whole business.
    """

    language: str
    formats: tuple[str, ...]
    only: Only = ()

    @property
    def id(self) -> str:
        """A short name, the same for the same rendering."""
        written = json.dumps([self.language, self.formats, self.only], ensure_ascii=True)
        return sha256(written.encode()).hexdigest()[:16]

    @property
    def split(self) -> str:
        """The share of the data, as a key; "" for the whole."""
        return json.dumps(self.only, ensure_ascii=False) if self.only else ""


@dataclass(frozen=True)
class Addressee:
    """Somebody who gets a variant by a channel.

    Attributes:
        variant: what.
        channel: name in config/delivery.yaml.
        mailbox: address; "" where the channel needs none.
        name: what stands before the address.
    """

    variant: Variant
    channel: str
    mailbox: str
    name: str = ""


def addressees(project: Project, spec: ReportSpec) -> tuple[Addressee, ...]:
    """Everybody a report goes to, each once per filter and channel, as he is listed first.

    However often and in whatever letters he is listed, and with whatever languages and formats.

    Raises:
        ConfigError: a table of recipients has lines that are wrong; all of them are named.
    """
    channel = project.delivery.default_channel() or ""
    found: dict[tuple[object, ...], Addressee] = {}
    for entry in spec.recipients:
        for each in named(entry, project.recipients, project.root):
            found.setdefault(each.person(channel), _addressee(project, spec, each))
    return tuple(found.values())


def _addressee(project: Project, spec: ReportSpec, recipient: Recipient) -> Addressee:
    language = recipient.language or spec.language or project.business.language
    variant = Variant(language, tuple(recipient.formats or spec.formats), tuple(recipient.only.items()))
    channel = recipient.channel or project.delivery.default_channel() or ""
    to = recipient.to
    return Addressee(variant, channel, to.mailbox if to is not None else "", to.name if to is not None else "")


def variants_of(project: Project, spec: ReportSpec, sent_to: Sequence[Addressee]) -> tuple[Variant, ...]:
    """What is to be rendered: once what several get, those of one filter together; the whole where nobody gets anything."""
    found: dict[Only, dict[Variant, None]] = {}
    for each in sent_to:
        found.setdefault(each.variant.only, {})[each.variant] = None
    return tuple(variant for same in found.values() for variant in same) or (_whole(project, spec),)


def _whole(project: Project, spec: ReportSpec) -> Variant:
    return Variant(spec.language or project.business.language, tuple(spec.formats))
