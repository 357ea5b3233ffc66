"""The command line: a thin shell over `pipeline`.

Figures go to standard output, progress and messages to standard error. The clock and the environment enter here and nowhere
below. Modules of this package import only click at their top, so that `--help` starts at once.
"""

from __future__ import annotations

import errno
import gc
import os
import sys
import traceback
from collections.abc import Sequence
from pathlib import Path

import click

from reportgen import __version__
from reportgen.cli.archive import history, show
from reportgen.cli.common import folded
from reportgen.cli.configuration import check, init, schema
from reportgen.cli.data import infer, pull, rejects, sources
from reportgen.cli.decisions import approve, decline, pause, resend, restore_ledger, resume, retry
from reportgen.cli.deliveries import deliveries
from reportgen.cli.figures import explain, kpis
from reportgen.cli.focus import focus
from reportgen.cli.ladder import ladder
from reportgen.cli.preview import preview
from reportgen.cli.proofs import diff, verify
from reportgen.cli.reports import run
from reportgen.cli.schedule import schedule, tick
from reportgen.cli.status import status
from reportgen.errors import EXIT_DONE, EXIT_FAILED, EXIT_USAGE, ReportgenError

INTERRUPTED = 130

SELDOM = (100_000, 20, 50)
"""When Python looks for circles among its objects: of figures there are millions, and the usual pace takes a fifth of a run."""

LEAN = {"OPENBLAS_NUM_THREADS": "1", "PYDANTIC_DISABLE_PLUGINS": "__all__"}
"""What libraries need not do at the start. The matrices of numpy have tens of cells here, and the threads that wait for larger ones
take a tenth of a short command; pydantic would look into every package that is installed for plugins of its own."""

PACKAGE = Path(__file__).parent.parent

_RIGHTS = "Give the user that runs this program the right to use it, or name another place"
_ROOM = "Make room there and run it again"
_PLACE = "Name a place where folders can be made"
REFUSED = {
    errno.EACCES: _RIGHTS, errno.EPERM: _RIGHTS, errno.EROFS: _RIGHTS, errno.ENOSPC: _ROOM, errno.EDQUOT: _ROOM,
    errno.ENOENT: _PLACE, errno.ENOTDIR: _PLACE, errno.EEXIST: _PLACE, errno.ENAMETOOLONG: _PLACE,
}  # fmt: skip
"""What the system says of a file or folder, and what its owner can do about it."""


class Commands(click.Group):
    """Commands of which no option may be given twice where it takes one value: click would take the last one unsaid."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        name, command, rest = super().resolve_command(ctx, args)
        if command is not None and (option := _given_twice(command, ctx, rest)) is not None:
            raise click.UsageError(f"{option} is given twice; it takes one value")
        return name, command, rest


def _given_twice(command: click.Command, context: click.Context, arguments: Sequence[str]) -> str | None:
    """The option with one value that stands more than once among the arguments of a command."""
    try:
        own = click.Context(command, parent=context)
        *_, order = command.make_parser(own).parse_args(args=list(arguments))
    except click.UsageError:
        return None  # the command says so itself
    single = [
        each for each in order if isinstance(each, click.Option) and not (each.multiple or each.is_flag or each.count)
    ]
    return next((each.opts[0] for at, each in enumerate(single) if each in single[:at]), None)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
@click.option(
    "--project",
    type=click.Path(path_type=Path, file_okay=False),
    default=None,
    metavar="DIR",
    help="Project folder, the one that holds config/ (default: this folder or the nearest one above it).",
)
@click.option("--debug", is_flag=True, help="Show the traceback of an unexpected error.")
@click.version_option(__version__, "-V", "--version", message="reportgen %(version)s")
@click.pass_context
def cli(context: click.Context, project: Path | None, debug: bool) -> None:
    """Marketing reports whose every figure can be traced to its rows."""
    context.obj = project
    context.meta["debug"] = debug


for command in (
    run, schedule, tick, status, history, show, diff, verify, approve, decline, retry, resend, deliveries, pause, resume,
    restore_ledger, preview, kpis, ladder, focus, explain, sources, pull, rejects, infer, check, schema, init,
):  # fmt: skip
    cli.add_command(command)


def main(arguments: list[str] | None = None) -> int:
    """Run one command and return its exit code: 0 done, 1 failed, 2 usage or configuration, 3 held by a data check."""
    given = sys.argv[1:] if arguments is None else arguments
    gc.set_threshold(*SELDOM)
    for name, value in LEAN.items():
        os.environ.setdefault(name, value)
    try:
        outcome = cli.main(args=given, prog_name="reportgen", standalone_mode=False)
    except click.exceptions.Exit as stop:
        return stop.exit_code
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except ReportgenError as error:
        click.echo(folded(f"reportgen: {error}", sys.stderr), err=True)
        return error.exit_code
    except (KeyboardInterrupt, click.exceptions.Abort):
        click.echo("reportgen: interrupted", err=True)
        return INTERRUPTED
    except BrokenPipeError:
        sys.stderr.close()  # the reader of our output left, e.g. `| head`: nobody wants to be told
        return EXIT_DONE
    except OSError as error:
        if "--debug" in given or (told := _place_refused(error)) is None:
            return _unexpected(error, given)
        click.echo(f"reportgen: {told}", err=True)
        return EXIT_FAILED
    except Exception as error:  # noqa: BLE001 - the last resort: no user ever meets a traceback unasked
        return _unexpected(error, given)
    return outcome if isinstance(outcome, int) else EXIT_DONE


def _place_refused(error: OSError) -> str | None:
    """What to do about a place on the disk that the system refuses; None where that may be a defect of ours."""
    way_out = REFUSED.get(error.errno or 0)
    if way_out is None or not isinstance(error.filename, str) or Path(error.filename).is_relative_to(PACKAGE):
        return None
    return f"{error.filename}: {error.strerror}. {way_out}"


def _unexpected(error: BaseException, given: Sequence[str]) -> int:
    if "--debug" in given:
        traceback.print_exception(error)
    else:
        where = _origin(error)
        click.echo(
            f"reportgen: unexpected {type(error).__name__}{where}: {error}\n"
            "This is a defect of reportgen. Run again as `reportgen --debug ...` and report what it prints.",
            err=True,
        )
    return EXIT_FAILED


def _origin(error: BaseException) -> str:
    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if "reportgen" in Path(frame.filename).parts]
    return f" in {Path(ours[-1].filename).name}:{ours[-1].lineno}" if ours else ""


__all__ = ["EXIT_USAGE", "cli", "main"]
