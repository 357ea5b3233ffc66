"""Pages of sections, laid out apart, and the document that is put together of them.

What stands on a page does not depend on the sections before and behind it (see `reportgen.render.stretches`), but its head and
foot do: they count the pages. So what was laid out to tell how long a section is becomes a part of the document, and only heads and
feet are made when all pages are there. The page is parsed once, its style sheet too.

What is done here step by step is what WeasyPrint 70 does in `Document._render` and `layout_document`; the tests hold that the bytes
are those of a document that it lays out as a whole.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from copy import copy
from importlib import import_module
from typing import Any, NamedTuple
from xml.etree.ElementTree import Element

from reportgen.document import Section
from reportgen.render.stretches import marked

VARIANT = "pdf/ua-1"
WRITTEN = ".pref[data-page]::after { content: attr(data-before) attr(data-page) attr(data-behind) }"
"""The number of a page that a text names, where it is written in."""


class Entangled(Exception):  # noqa: N818 - no error: the document is then laid out as a whole
    """What stands in a section depends on pages of others."""


class Sheet(NamedTuple):
    """A page without head and foot.

    Attributes:
        page: WeasyPrint's, with the places of its anchors.
        context: what it was laid out with.
        number: its number among the pages of that, from 1.
    """

    page: Any
    context: Any
    number: int


class Source:
    """A composed page whose sections were marked (`stretches.place`), parsed once.

    Args:
        html: the page.
        fetcher: what its addresses are read with.
        font_config: the fonts; gets those of the page.
    """

    def __init__(self, html: str, fetcher: Any, font_config: Any) -> None:
        weasyprint: Any = import_module("weasyprint")
        whole = weasyprint.HTML(string=html, base_url=None, url_fetcher=fetcher)
        self.root: Element = whole.etree_element
        self.fetcher, self.font_config, self.cache = fetcher, font_config, dict[str, Any]()
        head, self.body = self.root.find("head"), self.root.find("body")
        assert head is not None  # noqa: S101 - the parser makes both
        assert self.body is not None  # noqa: S101
        style = "".join(text for each in head.findall("style") for text in each.itertext())
        self.style = weasyprint.CSS(string=style + WRITTEN, url_fetcher=fetcher, font_config=font_config)
        self._named = {
            section.get("id"): [link.get("href", "")[1:] for link in section.iter("a") if link.get("class") == "pref"]
            for section in self.body
        }
        self.defaults = _defaults()
        self.head = Element("head", head.attrib)
        self.head.extend(each for each in head if each.tag != "style")

    def sheets(self, classes: Mapping[str, str], numbers: Mapping[str, int]) -> list[Sheet]:
        """Lay sections out.

        Args:
            classes: by the id of each section that is wanted, its classes beyond the first.
            numbers: the pages on which sections begin, from 1.

        Raises:
            Entangled: what stands in them depends on pages of others.
        """
        return list(_sheets(self._part(classes, numbers), self._options(), self.font_config))

    def named(self, sections: Iterable[Section], numbers: Mapping[str, int]) -> tuple[int | None, ...]:
        """The numbers of pages that some sections name."""
        return tuple(numbers.get(name) for section in sections for name in self._named.get(section.id, ()))

    def bound(self, sheets: Sequence[Sheet]) -> Any:
        """The document of some sheets, in their order, with the heads and feet of its pages."""
        document: Any = import_module("weasyprint.document")
        metadata = import_module("weasyprint.html").get_html_metadata(self._html([]))
        for number, sheet in enumerate(sheets, 1):
            _finish(sheet, number, len(sheets))
        return document.Document(
            [sheet.page for sheet in sheets],
            document.DocumentMetadata(**metadata),
            self.fetcher,
            self.font_config,
            {},
            self._options()["output_intent"],
        )

    def _part(self, classes: Mapping[str, str], numbers: Mapping[str, int]) -> Any:
        assert self.body is not None  # noqa: S101 - see above
        wanted = []
        for section in self.body:
            name = section.get("id", "")
            if name not in classes:
                continue
            part = Element(section.tag, {**section.attrib, "class": marked(section.get("class", ""), classes[name])})
            part.extend(section)
            for link in part.iter("a"):
                if link.get("class") == "pref":
                    link.set("data-page", f"{numbers.get(link.get('href', '')[1:], '')}")
            wanted.append(part)
        return self._html(wanted)

    def _html(self, sections: Sequence[Element]) -> Any:
        """What WeasyPrint takes for a parsed page."""
        weasyprint: Any = import_module("weasyprint")
        wrapper: Any = import_module("cssselect2").ElementWrapper
        assert self.body is not None  # noqa: S101 - see above
        root, body = Element("html", self.root.attrib), Element("body", self.body.attrib)
        body.extend(sections)
        root.extend((self.head, body))
        html = weasyprint.HTML.__new__(weasyprint.HTML)
        html.base_url, html.url_fetcher, html.media_type = None, self.fetcher, "print"
        html._ua_stylesheets = lambda forms=False: [self.defaults]
        html.wrapper_element, html.etree_element = wrapper.from_html_root(root, content_language=None), root
        return html

    def _options(self) -> dict[str, Any]:
        options = {**import_module("weasyprint").DEFAULT_OPTIONS, "pdf_variant": VARIANT}
        _, implied = import_module("weasyprint.pdf").VARIANTS[VARIANT]
        options |= {name: value for name, value in implied.items() if options.get(name) is None}
        # In a page, its style sheets would rank above a user's; beside style attributes and WeasyPrint's own both rank the same.
        return options | {"cache": self.cache, "stylesheets": [self.style]}


def _defaults() -> Any:
    """WeasyPrint's own style sheet without footnotes, and with marks of list items only.

    Each of those rules makes a style more for every element, whether it has such a part or not: nine of ten styles of a report.
    """
    sheet = copy(import_module("weasyprint.html").UA_STYLESHEET)
    sheet.matcher = copy(sheet.matcher)
    named, universal = dict(sheet.matcher.lower_local_name_selectors), sheet.matcher.other_selectors
    for name in ("li", "summary"):
        named[name] = [*named.get(name, []), *(rule for rule in universal if rule[3] == "marker")]
    sheet.matcher.lower_local_name_selectors = named
    sheet.matcher.other_selectors = [rule for rule in universal if rule[3] is None]
    return sheet


def _sheets(html: Any, options: Mapping[str, Any], font_config: Any) -> Iterator[Sheet]:
    layout, document = import_module("weasyprint.layout"), import_module("weasyprint.document")
    styles = document.CounterStyle()
    context = document.Document._build_layout_context(html, font_config, styles, {}, options)
    root = document.build_formatting_structure(
        html.etree_element, context.style_for, context.get_image_from_uri, html.base_url, context.target_collector, styles,
        context.footnotes,
    )  # fmt: skip
    layout.initialize_page_maker(context, root)
    boxes = list(layout.make_all_pages(context, root, html, []))
    if any(made[-1]["content_changed"] or made[-1]["pages_wanted"] for made in context.page_maker):
        raise Entangled
    bookmarked: set[object] = set()
    for number, box in enumerate(boxes, 1):
        if box.fixed_boxes or any(area.children for area in box.children[1:]):
            raise Entangled
        for child in box.descendants():
            _note(child, context, number, bookmarked)
        yield Sheet(document.Page(box), context, number)


def _note(child: Any, context: Any, number: int, bookmarked: set[object]) -> None:
    """Keep what heads repeat of a box, and one bookmark of each element: one that is broken at the end of a page has two boxes."""
    if child.missing_link:
        raise Entangled
    if child.bookmark_label:
        name = child.element_tag, child.element
        if name in bookmarked:
            child.bookmark_label = ""
        bookmarked.add(name)
    if child.string_set and child.string_set != "none":
        for name, text in child.string_set:
            context.string_set[name][number].append(text)


def _finish(sheet: Sheet, number: int, pages: int) -> None:
    """Give a page its head and foot, and its backgrounds."""
    layout: Any = import_module("weasyprint.layout")
    box, context = sheet.page._page_box, sheet.context
    context.current_page = sheet.number
    depth, counters, scopes, groups = context.page_maker[sheet.number][3]
    state = depth, {**counters, "page": [number], "pages": [pages]}, scopes, groups
    box.children = (box.children[0], *layout.make_margin_boxes(context, box, state))
    layout.layout_backgrounds(box, context.get_image_from_uri)
