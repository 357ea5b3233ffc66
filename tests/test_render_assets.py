import contextlib
import http.server
import threading

import pytest
import weasyprint

from reportgen.render.assets import closed_fetcher

PAGE = """<html lang=en><head><title>x</title>{head}<style>{css}</style></head><body>{body}</body></html>"""
PIXEL = "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' width='1' height='1'/%3E"


@pytest.fixture
def canary():
    """A server on this machine that remembers what it was asked for."""
    asked = []

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            asked.append(self.path)
            self.send_response(200)
            self.end_headers()

        def log_message(self, *_):
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}", asked
    server.shutdown()
    server.server_close()
    thread.join()


def channels(url):
    """All ways in which a document can ask for something."""
    yield {"head": f'<link rel=stylesheet href="{url}">'}
    yield {"head": f'<link rel=attachment href="{url}">'}
    yield {"css": f'@import "{url}";'}
    yield {"css": f"@font-face{{font-family:f;src:url({url})}} body{{font-family:f}}", "body": "x"}
    yield {"css": f"body{{background:url({url})}}"}
    yield {"css": f"p{{list-style-image:url({url});display:list-item}}", "body": "<p>x"}
    yield {"css": f"p::before{{content:url({url})}}", "body": "<p>x"}
    yield {"css": f"@page{{@top-left{{content:url({url})}}}}", "body": "x"}
    yield {"css": f"div{{border-image-source:url({url});border:1px solid}}", "body": "<div>x</div>"}
    yield {"body": f'<img src="{url}">'}
    yield {"body": f'<embed src="{url}">'}
    yield {"body": f'<object data="{url}"></object>'}
    yield {"body": f'<svg width=9 height=9><image href="{url}" width=9 height=9 /></svg>'}
    yield {"body": f'<svg width=9 height=9><use href="{url}#a" /></svg>'}
    inner = f"%3Cimage href='{url}' width='9' height='9'/%3E"
    svg = f"%3Csvg xmlns='http://www.w3.org/2000/svg' width='9' height='9'%3E{inner}%3C/svg%3E"
    yield {"body": f'<img src="data:image/svg+xml,{svg}">'}


def rendered(parts, fetcher):
    source = PAGE.format(**{"head": "", "css": "", "body": "", **parts})
    with contextlib.suppress(weasyprint.urls.FatalURLFetchingError):
        return weasyprint.HTML(string=source, url_fetcher=fetcher).write_pdf()
    return b""


def test_nothing_is_asked_of_the_network(canary):
    url, asked = canary
    for number, parts in enumerate(channels(f"{url}/x")):
        rendered(parts, closed_fetcher({}))
        assert not asked, f"channel {number} asked for {asked}"


def test_the_canary_would_have_sung(canary):
    url, asked = canary
    for parts in channels(f"{url}/x"):
        rendered(parts, weasyprint.urls.URLFetcher(timeout=2))
    assert len(asked) >= 8


def test_no_file_is_read(tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("TOPSECRET" * 20)
    for parts in channels(secret.as_uri()):
        assert b"TOPSECRET" not in rendered(parts, closed_fetcher({}))
    control = weasyprint.HTML(
        string=PAGE.format(head=f'<link rel=attachment href="{secret.as_uri()}">', css="", body="")
    )
    assert b"TOPSECRET" in control.write_pdf(uncompressed_pdf=True)


def test_an_asset_is_served_by_its_name():
    fetcher = closed_fetcher({"a.svg": b"<svg/>"})
    assert fetcher.fetch("asset:a.svg").read() == b"<svg/>"
    with pytest.raises(ValueError, match="no such asset"):
        fetcher.fetch("asset:../a.svg")


@pytest.mark.parametrize(
    "url",
    ["http://x.test/", "https://x.test/", "file:///etc/hostname", "ftp://x.test/", "FILE:///etc/hostname", "jar:x"],
)
def test_other_schemes_are_refused(url):
    with pytest.raises(ValueError, match="loads nothing from outside"):
        closed_fetcher({}).fetch(url)


def test_data_in_the_url_itself_is_no_outside():
    assert b"svg" in closed_fetcher({}).fetch(PIXEL).read()
