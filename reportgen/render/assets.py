"""What a PDF may load: a dictionary in memory and nothing else.

WeasyPrint reads files and the network by default, also through attachments, imports and fonts. Every URL it asks for passes
through `closed_fetcher`, which knows `asset:<name>` and data that a URL carries in itself; anything else stops the rendering
instead of leaving a gap.
"""

from __future__ import annotations

import mimetypes
from collections.abc import Mapping
from importlib import import_module
from typing import Any

SCHEME = "asset:"

TYPES = {".svg": "image/svg+xml", ".ttf": "font/ttf", ".png": "image/png", ".jpg": "image/jpeg", ".css": "text/css"}


def closed_fetcher(assets: Mapping[str, bytes]) -> Any:
    """A fetcher that serves `assets` by their names and refuses every other address.

    Args:
        assets: content by name; the document writes `asset:<name>`.
    """
    urls: Any = import_module("weasyprint.urls")

    class ClosedFetcher(urls.URLFetcher):  # type: ignore[misc]
        """Serves a dictionary; the handlers for files and the network that it inherits are never reached."""

        def fetch(self, url: str, headers: Any = None) -> Any:
            if url.startswith("data:"):
                return super().fetch(url, headers)
            if not url.startswith(SCHEME):
                raise ValueError(f"a report loads nothing from outside: {url[:120]}")
            name = url[len(SCHEME) :]
            if name not in assets:
                raise ValueError(f"no such asset: {name[:120]}")
            suffix = "." + name.rpartition(".")[2]
            kind = TYPES.get(suffix) or mimetypes.types_map.get(suffix, "application/octet-stream")
            return urls.URLFetcherResponse(url, assets[name], {"Content-Type": kind})

    return ClosedFetcher(allowed_protocols=("asset", "data"), allow_redirects=False, fail_on_errors=True)
