"""What `check` says of the world outside: secrets that are not there and, when it is to try, APIs and relays that do not answer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from reportgen.contract import ApiSource, SqlSource
from reportgen.delivery import SmtpChannel
from reportgen.errors import Problem, SourceError
from reportgen.pipeline import surveys
from reportgen.settings import SecretError, SecretRef

if TYPE_CHECKING:
    from reportgen.project import Project
    from reportgen.sources import World


def missing_secrets(project: Project, environ: Mapping[str, str]) -> Iterator[Problem]:
    """Every secret that is named and is not there; none of them is needed before something is pulled or sent."""
    for name, source in project.sources.items():
        for ref in source.secrets if isinstance(source, ApiSource | SqlSource) else ():
            yield from _missing(project, ref, environ, "sources.yaml", (name,))
    for ref in project.warehouse.secrets if project.warehouse is not None else ():
        yield from _missing(project, ref, environ, "sources.yaml", ("warehouse",))
    for name, channel in project.delivery.channels.items():
        for key, value in vars(channel).items():
            if isinstance(value, SecretRef):
                yield from _missing(project, value, environ, "delivery.yaml", ("channels", name, key))


def _missing(
    project: Project, ref: SecretRef, environ: Mapping[str, str], file: str, path: tuple[str, ...]
) -> Iterator[Problem]:
    try:
        ref.read(environ)
    except SecretError as error:
        what, _, instead = str(error).partition(". ")
        yield project.problem(file, path, what, instead)


def unanswered(project: Project, world: World) -> Iterator[Problem]:
    """Every API whose first page does not fit its contract, every database and every relay that refuses; all are tried."""
    from reportgen import sources

    for name, source in project.sources.items():
        if isinstance(source, ApiSource):
            try:
                sources.first_page(name, source, world, project.root, project.state)
            except SourceError as error:
                yield project.problem(
                    "sources.yaml", (name,), f"{source.url} {error.problem.what}", error.problem.instead
                )
        elif isinstance(source, SqlSource):
            try:
                sources.log_in(name, source, world, project.root, project.business.zone)
            except SourceError as error:
                what = f"{error.problem.file}: {error.problem.what}"
                yield project.problem("sources.yaml", (name,), what, error.problem.instead)
    for name, why in surveys.tried(project, world.environ):
        what, _, instead = why.partition(". ")
        yield project.problem("sources.yaml", (name,), what, instead)
    for name, channel in project.delivery.channels.items():
        if isinstance(channel, SmtpChannel) and (why := _relay(project, name, channel, world)):
            yield project.problem("delivery.yaml", ("channels", name), why)


def _relay(project: Project, name: str, channel: SmtpChannel, world: World) -> str:
    """Why a relay cannot be used, "" when it can."""
    from reportgen.deliver import channels
    from reportgen.deliver.smtp import Smtp

    try:
        way = channels.way_out(name, channel, world.environ, project.root)
    except SecretError:
        return ""  # told already, as a secret that is missing
    return way.probe() if isinstance(way, Smtp) else ""
