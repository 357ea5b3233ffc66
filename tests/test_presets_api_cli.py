"""From two lines of YAML to figures, by the commands that people use; secrets are in nothing that is said or kept."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

from reportgen.cli import main
from tests.fault_proxy import Fault, before
from tests.vendor_google import TOKEN as GOOGLE_TOKEN
from tests.vendor_google import private_key
from tests.vendor_hubspot import HubSpot
from tests.vendor_server import open_to
from tests.vendor_trials import TRIALS, hubspot

Run = Callable[..., tuple[int, str]]


@pytest.fixture
def run(tmp_path: Path, capsys: Any) -> Run:
    def ran(*arguments: str) -> tuple[int, str]:
        code = main(["--project", str(tmp_path), *arguments])
        out = capsys.readouterr()
        return code, out.out + out.err

    return ran


def project(folder: Path, sources: str) -> None:
    config = folder / "config"
    config.mkdir(exist_ok=True)
    (config / "business.yaml").write_text("name: A\ntimezone: Europe/Prague\ncurrency: EUR\nas_of: 2026-06-30\n")
    (config / "sources.yaml").write_text(sources)


@pytest.fixture
def account(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[HubSpot]:
    monkeypatch.setenv("HUBSPOT_TOKEN", "pat-eu1-c4nary-7h3-t0ken")
    with open_to(hubspot(120)) as served:
        blocks = [
            f"{kind}:\n  preset: hubspot_{kind}_api\n  token: ${{HUBSPOT_TOKEN}}\n  server: {served.url}\n"
            for kind in ("contacts", "deals")
        ]
        project(tmp_path, "".join(blocks))
        yield served


def test_two_presets_of_hubspot_give_leads_mqls_customers_and_revenue(run: Run, account: HubSpot) -> None:
    code, said = run("check")
    assert code == 0, said
    code, said = run("kpis", "leads", "mqls", "customers", "revenue", "--period", "2026-01-01..2026-05-31", "--json")
    assert code == 0, said
    figures = {each["kpi"]: each["value"] for each in json.loads(said[said.index("{") :])["readings"]}
    # of 120 contacts every third is an MQL, every sixth a customer with two won deals of 100.50 and 200; one became a lead late
    assert figures == {"leads": 121, "mqls": 40, "customers": 20, "revenue": 20 * 300.5}
    assert len({each.path for each in account.seen}) == 4


def test_a_source_of_a_preset_is_explained_by_its_address(run: Run, account: HubSpot) -> None:
    code, said = run("sources")
    assert code == 0, said
    assert "121" in said
    code, said = run("explain", "leads", "--period", "2026-01")
    assert f"{account.url}/crm/v3/objects/contacts" in said


def test_a_wrong_token_is_told_with_the_variable_to_look_at(
    run: Run, account: HubSpot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HUBSPOT_TOKEN", "pat-wrong-c4nary")
    code, said = run("pull")
    assert code == 1
    assert "answers 401: Authentication credentials not found. Check ${HUBSPOT_TOKEN}" in said
    assert "c4nary" not in said


def test_mistakes_beside_a_preset_are_told_with_their_line(run: Run, tmp_path: Path) -> None:
    project(
        tmp_path,
        "crm:\n  preset: hubspot_contacts_api\n  tokn: ${T}\nb:\n  preset: hubspot_contact_api\n  token: ${T}\n",
    )
    code, said = run("check")
    assert code == 2
    assert "config/sources.yaml:3: crm.tokn: there is no key 'tokn' here. Did you mean 'token'?" in said
    assert "config/sources.yaml:2: crm: 'token' is missing: access token of a private app" in said
    assert "no preset is called 'hubspot_contact_api'. Did you mean 'hubspot_contacts_api'?" in said


def forms(secret: str) -> set[bytes]:
    """A secret in every form in which it may get out; of a key, its lines too."""
    lines = [line for line in secret.splitlines() if len(line) > 20 and not line.startswith("-----")]
    every = {secret, *lines, *(lines and [json.dumps(secret)[1:-1]])}
    every |= {quote(each, safe="") for each in every} | {
        base64.b64encode(each.encode()).decode() for each in set(every)
    }
    return {each.encode() for each in every if each}


FAULTS = ("", "429", "html", "skip", "401")


def wrong(secret: str) -> str:
    """A secret that nobody takes: of a service account the key of another."""
    return secret.replace("reports@", "others@") if "client_email" in secret else f"{secret}x"


@pytest.mark.parametrize("preset", sorted(TRIALS))
def test_no_secret_of_a_preset_is_said_or_kept(
    tmp_path: Path, preset: str, run: Run, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    trial = TRIALS[preset]
    caplog.set_level("DEBUG")
    said: list[str] = []
    with open_to(trial.vendor()) as vendor, before(vendor.url, trial) as proxy:
        lines = trial.lines.replace("<url>", proxy.url) + "\nretries: 0\ntimeout: 2s\nrate: 1000 per second"
        project(tmp_path, f"crm:\n  preset: {preset}\n" + "".join(f"  {line}\n" for line in lines.splitlines()))
        secrets = dict(trial.environ(proxy.url))
        for fault in FAULTS:
            held = {name: wrong(value) if fault == "401" else value for name, value in secrets.items()}
            for name, value in held.items():
                monkeypatch.setenv(name, value)
            proxy.fault = Fault(fault, 0, -1) if fault and fault != "401" else None
            proxy.pages = []
            said.append(run("--debug", "pull")[1])
        said += [run(*each)[1] for each in (("sources",), ("check", "--online"))]
    written = "\n".join((*said, caplog.text)).encode()
    written += b"".join(
        path.read_bytes() for path in sorted(tmp_path.rglob("*")) if path.is_file() and "config" not in path.parts
    )
    assert written.count(proxy.url.encode()) > len(FAULTS)
    assert any("answers 40" in each for each in said)
    for secret in (*secrets.values(), GOOGLE_TOKEN, private_key(), getattr(vendor, "token", "")):
        for form in forms(secret):
            assert form not in written, form[:20]
