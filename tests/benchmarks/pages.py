"""A report beside WeasyPrint, and a chart beside matplotlib."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

from tests.benchmarks.measuring import REPORTGEN, TURNS, here, show, timed, turns
from tests.chart_examples import EXAMPLES, LARGE, TOKENS, english

PREPARE = """
import sys
from pathlib import Path
import weasyprint
from reportgen import pipeline
from reportgen.project import load
from reportgen.render import pdf, render

project = load(Path('.'), {})
inputs = pipeline.gather(project)
(order,) = pipeline.orders(project, inputs, None, sys.argv[1], None, None)
document, board = pipeline.documented(project, inputs, order)
job, _ = pipeline.job_of(project, order.language, document, board)
pages = []
class Seen(weasyprint.HTML):
    def __init__(self, *given, **named):
        pages.append(named['string'])
        super().__init__(*given, **named)
weasyprint.HTML = Seen
pdf.has_own = lambda *_: True  # laid out as a whole
lay_out = pdf._Press._lay_out
def kept(press, html):
    done = lay_out(press, html)
    Path('pages').mkdir(exist_ok=True)
    for name, data in press.assets.content.items():
        (Path('pages') / name).write_bytes(data)
    return done
pdf._Press._lay_out = kept
render(job, ['pdf'])
Path('pages/report.html').write_text(pages[-1].replace('asset:', ''))
"""
"""Writes the pages that are printed, with their fonts and drawings, into a folder."""

PRINT = "import weasyprint; weasyprint.HTML({page!r}).write_pdf('/dev/null', pdf_variant='pdf/ua-1')"

DRAW_AND_PRINT = (
    """
import io, sys
import matplotlib; matplotlib.use('svg')
from matplotlib import pyplot
for number in range({charts}):
    figure, axes = pyplot.subplots(figsize=(6, 3), layout='constrained')
    axes.plot(range(25), [(n * number) % 7 for n in range(25)]); axes.set_title('A chart'); axes.set_xlabel('Month')
    figure.savefig(io.StringIO(), format='svg'); pyplot.close(figure)
"""
    + PRINT
)


def report(folder: Path) -> None:
    """The sample's quarterly report, cold but for its snapshots, beside those pages printed by WeasyPrint alone."""
    project = folder / "sample"
    subprocess.run([*REPORTGEN, "init", str(project)], check=True, stdout=subprocess.DEVNULL)
    run = [*REPORTGEN, "run", "--period", "Q1"]
    timed(run, project)
    subprocess.run([sys.executable, "-W", "ignore", "-c", PREPARE, "Q1"], cwd=project, check=True)
    screen, pages = next(project.glob("output/quarterly/*/*.html")), project / "pages" / "report.html"
    charts = len(re.findall(r"<figure", pages.read_text()))
    python = [sys.executable, "-W", "ignore", "-c"]
    both = DRAW_AND_PRINT.format(charts=charts, page=str(pages))
    cases = {
        f"WeasyPrint and {charts} charts by matplotlib": lambda: timed([*python, both], project),
        "WeasyPrint, the same pages, charts drawn": lambda: timed([*python, PRINT.format(page=str(pages))], project),
        "WeasyPrint, the finished HTML": lambda: timed([*python, PRINT.format(page=str(screen))], project),
        "reportgen run, PDF and HTML": lambda: timed(run, project),
    }
    show("A quarterly report, data unchanged", turns(cases), next(iter(cases)))


def chart(folder: Path) -> None:
    """Each large kind of drawing beside one of matplotlib with its automatic layout."""
    from importlib import import_module

    import matplotlib as mpl

    mpl.use("svg")
    from matplotlib import pyplot

    def peer() -> None:
        figure, axes = pyplot.subplots(figsize=(6, 3), layout="constrained")
        axes.plot(range(25), [n % 7 for n in range(25)])
        axes.set_title("A chart")
        figure.savefig(folder / "chart.svg")
        pyplot.close(figure)

    def draw(kind: str, data: object) -> object:
        return import_module(f"reportgen.charts.{kind}").draw(data, TOKENS, english(), 100.0)

    cases = {"matplotlib, constrained layout": lambda: here(peer, 5)}
    for kind in sorted(LARGE):
        data = EXAMPLES[kind]()
        draw(kind, data)  # its fonts are measured once a process
        cases[kind] = lambda kind=kind, data=data: here(lambda: draw(kind, data), 5)
    show("One chart (at most 0.060 s)", turns(cases, TURNS), "matplotlib, constrained layout")
