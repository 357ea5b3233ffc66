"""The mail that brings a report, as `preview` shows it: subject, page in light and in dark, plain text."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from typing import Any

_DARK = re.compile(r"@media\s*\(prefers-color-scheme:\s*dark\)")
VIEWS = ("light", "dark")


def shell(mail: Mapping[str, Any]) -> str:
    """The page around it; its frames load `body` of each view."""
    frames = "".join(
        f'<section><h2>{view}</h2><iframe sandbox src="/mail/{view}" title="the mail, {view}"></iframe></section>'
        for view in VIEWS
    )
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>the mail</title><style>'
        "body{font:15px/1.45 sans-serif;margin:1.5em;color:#222}h1{font-size:19px}h2{font-size:13px;color:#666}"
        "main{display:flex;flex-wrap:wrap;gap:1.5em}section{flex:1 1 620px}iframe{width:100%;height:1100px;border:1px solid #ccc}"
        "pre{white-space:pre-wrap;max-width:80ch;border:1px solid #ccc;padding:1em}</style></head><body>"
        f"<h1>{html.escape(mail['subject'])}</h1><main>{frames}"
        f"<section><h2>plain text</h2><pre>{html.escape(mail['text'])}</pre></section></main></body></html>"
    )


def body(mail: Mapping[str, Any], view: str) -> str:
    """The page of the mail with its pictures in it, as a reader's program shows it that is light, or dark.

    Args:
        mail: what the renderer wrote.
        view: one of VIEWS; which one the browser itself prefers makes no difference.
    """
    page = _DARK.sub("@media all" if view == "dark" else "@media not all", mail["html"])
    for each in mail["pictures"]:
        page = page.replace(f"cid:{each['cid']}", f"data:image/png;base64,{each['png']}")
    return page
