"""`preview`: a page in the browser that follows the files it is made of.

One thread answers the browser, on this machine's own address only; the command's own looks at the files each second and makes
the page anew when one has changed. The page asks for its version and reloads; its script comes with the preview and stands in no
report.
"""

from __future__ import annotations

import json
import os
import threading
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from reportgen.cli.common import gathered, nearest, period_option, progress, progress_done
from reportgen.errors import EXIT_DONE, ReportgenError

if TYPE_CHECKING:
    from reportgen.cli.page_server import Shown
    from reportgen.project import Project
    from reportgen.render import Job
    from reportgen.render.child import Child

PORT = 8765
PAUSE = 1.0
"""Seconds between two looks at the files."""

LOOKS = ("templates", "config/languages", "config/brand.yaml")
"""What changes only how a report looks; the figures are kept."""

Times = Mapping[Path, tuple[int, int]]


def times(folders: tuple[Path, ...]) -> Times:
    """When each file below the folders was changed, and its size."""
    return dict(sorted(_stamps(folders)))


def _stamps(folders: tuple[Path, ...]) -> Iterator[tuple[Path, tuple[int, int]]]:
    for folder in folders:
        for path, _, names in os.walk(folder):
            for name in names:
                file = Path(path) / name
                try:
                    state = file.stat()
                except OSError:
                    continue  # removed while we looked
                yield file, (state.st_mtime_ns, state.st_size)


class Preview:
    """Makes the page; keeps the figures while only the looks have changed."""

    def __init__(self, root: Path, report: str | None, period: str | None, child: Child) -> None:
        self.root, self.report, self.period, self.child = root, report, period, child
        self._job: Job | None = None

    def page(self, changed: frozenset[Path]) -> tuple[str, Mapping[str, Any] | None]:
        """The page and its mail, or what is wrong as a page."""
        from reportgen.cli.page_server import message

        try:
            made = self.child.render(self._made(changed), ["html", "mail"])
            return made["html"].data.decode(), json.loads(made["mail"].data)
        except ReportgenError as error:
            return message(str(error), "This report cannot be made"), None
        except Exception as error:  # noqa: BLE001 - the preview outlives whatever a half-written file does to it
            return message(f"{type(error).__name__}: {error}", "This report cannot be made"), None

    def _made(self, changed: frozenset[Path]) -> Job:
        from reportgen import pipeline
        from reportgen.project import load
        from reportgen.scheduler.remembered import recalled

        project = load(self.root, os.environ)
        kept = self._job
        if kept is not None and kept.board is not None and all(self._is_looks(project, file) for file in changed):
            job, _ = pipeline.job_of(project, kept.language, kept.document, kept.board, kept.mail)
        else:
            self._job = None
            inputs = gathered(project)
            wanted = pipeline.orders(project, inputs, self.report, self.period, None, None)[:1]
            (order,) = recalled(project, os.environ, wanted)
            frame = pipeline.mail_frame(project, order, order.formats or order.spec.formats)
            job, _ = pipeline.job_of(project, order.language, *pipeline.documented(project, inputs, order), frame)
        self._job = job
        return job

    def _is_looks(self, project: Project, file: Path) -> bool:
        if not file.is_relative_to(self.root):
            return True  # a template of the program's own
        logo = project.brand.brand.logo
        looks = [self.root / place for place in (*LOOKS, *([str(logo)] if logo else []))]
        return any(file.is_relative_to(place) for place in looks)


def follow(preview: Preview, shown: Shown, folders: tuple[Path, ...], wait: Callable[[float], bool]) -> None:
    """Make the page, and anew whenever a file below the folders changes, until `wait` says to end."""
    known = times(folders)
    changed = frozenset(known)
    while True:
        progress("making the page ...")
        shown.show(*preview.page(changed))
        progress_done()
        while True:
            if wait(PAUSE):
                return
            now = times(folders)
            changed = frozenset(file for file in known.keys() | now.keys() if known.get(file) != now.get(file))
            if changed:
                known = now
                break


@click.command()
@click.argument("report", required=False)
@period_option
@click.option(
    "--port", type=click.IntRange(0, 65535), default=PORT, show_default=True, help="0 takes any that is free."
)
@click.pass_obj
def preview(folder: Path | None, report: str | None, period: str | None, port: int) -> int:
    """Show REPORT and its mail in the browser; they follow each change of configuration, texts, brand and templates."""
    from reportgen.cli.page_server import HOST, Shown, server
    from reportgen.render.child import Child
    from reportgen.render.templates import packaged

    root = folder if folder is not None else nearest(Path.cwd())
    shown = Shown()
    with server(shown, port) as serving, Child(environment=os.environ) as child:
        answering = threading.Thread(target=serving.serve_forever, daemon=True)
        answering.start()
        address = f"http://{HOST}:{serving.server_port}/"
        click.echo(f"{address}  (the mail: {address}mail; Ctrl-C ends)")
        try:
            folders = (root / "config", root / "templates", packaged())
            follow(Preview(root, report, period, child), shown, folders, threading.Event().wait)
        except KeyboardInterrupt:
            click.echo("", err=True)
        finally:
            serving.shutdown()
            answering.join()
    return EXIT_DONE
