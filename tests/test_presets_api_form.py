"""Presets of APIs: two lines become a plain contract, and what the user writes beside them wins."""

from __future__ import annotations

import re
from typing import Any

import pytest

from reportgen.contract import AnySource, ApiSource, preset, problems
from reportgen.contract.api_preset import api_preset, api_presets, clashing, expand
from reportgen.contract.problems import fed_columns
from reportgen.errors import Problem
from reportgen.schema import schemas
from reportgen.strict_yaml.model import build
from reportgen.strict_yaml.reading import Node, parse
from tests.test_schema import fits

FILE = "config/sources.yaml"


def expanded(name: str, text: str) -> tuple[Node, list[Problem]]:
    """The source `crm` of a configuration that names a preset."""
    written = "crm:\n" + "".join(f"  {line}\n" for line in text.splitlines())
    root = parse(written.encode(), FILE).root
    assert root is not None
    source = root.child("crm")
    assert source is not None
    return expand("crm", source, api_preset(name), FILE)


def contract(name: str, more: str = "") -> ApiSource:
    """What the lines of a preset's example, and more, stand for."""
    made, wrong = expanded(name, "\n".join((*api_preset(name).lines, *([more] if more else []))))
    assert wrong == []
    source, wrong = build(AnySource, made, FILE, at=("crm",))  # type: ignore[arg-type]
    assert wrong == []
    assert isinstance(source, ApiSource)
    return source


def told(name: str, text: str) -> list[str]:
    made, wrong = expanded(name, text)
    _, more = build(AnySource, made, FILE, at=("crm",))  # type: ignore[arg-type]
    return [str(problem) for problem in (*wrong, *more)]


@pytest.mark.parametrize("name", api_presets())
def test_the_lines_of_the_listing_are_a_whole_and_sound_source(name: str) -> None:
    source = contract(name)
    assert problems("crm", source) == []
    assert 1 <= len(source.secrets) <= 3
    assert preset.kind(name) == "api"
    assert source.table == api_preset(name).table
    # without a total everything is pulled twice, so a slip that comes once is never taken for the data
    assert source.total is not None or source.stated or source.twice
    # what the notes and the listing say names nothing that the preset does not have
    assert len(api_preset(name).lines) <= 4
    assert fed_columns(source)


@pytest.mark.parametrize("name", api_presets())
def test_each_parameter_has_its_place_and_each_place_its_parameter(name: str) -> None:
    made = api_preset(name)
    text = str(made.source.plain()) + " ".join(one.default or "" for one in made.parameters.values())
    assert set(re.findall(r"<([a-z_]+)>", text)) == set(made.parameters)


@pytest.mark.parametrize("name", api_presets())
def test_secrets_of_a_preset_are_written_by_reference_only(name: str) -> None:
    made = api_preset(name)
    secrets = [each for each, one in made.parameters.items() if one.secret]
    assert secrets
    for secret in secrets:
        lines = [line for line in made.lines if not line.startswith(f"{secret}:")]
        said = told(name, "\n".join((*lines, f"{secret}: c4nary-in-clear")))
        assert len(said) == 1
        assert f"crm.{secret}" in said[0]
        assert "c4nary" not in said[0]


def test_what_is_missing_is_named_with_what_it_is_and_how_to_write_it() -> None:
    assert told("hubspot_contacts_api", "preset: hubspot_contacts_api") == [
        "config/sources.yaml:2: crm: 'token' is missing: access token of a private app with the scope crm.objects.contacts.read."
        " Write token: ${HUBSPOT_TOKEN}"
    ]


@pytest.mark.parametrize(
    ("more", "says"),
    [
        ("tokn: ${T}", "sources.yaml:4: crm.tokn: there is no key 'tokn' here. Did you mean 'token'?"),
        ("colums: {}", "sources.yaml:4: crm.colums: there is no key 'colums' here. Did you mean 'columns'?"),
        ("retries: many", "sources.yaml:4: crm.retries: "),
        ("server: {a: b}", "sources.yaml:4: crm.server: is no mapping"),
        ("columns:\n  channel: {form: x}", "sources.yaml:5: crm.columns.channel.form: there is no key 'form' here"),
        ("params:\n  limit: {a: 1}", "sources.yaml:5: crm.params.limit"),
    ],
)
def test_mistakes_beside_a_preset_bear_their_own_lines(more: str, says: str) -> None:
    said = told("hubspot_contacts_api", f"preset: hubspot_contacts_api\ntoken: ${{T}}\n{more}")
    assert len(said) == 1
    assert says in said[0]


def test_two_presets_that_count_the_same_clicks_do_not_stand_beside_each_other() -> None:
    block = "{0}:\n  preset: {1}\n  site: {2}\n  key_file: ${{K}}\n"
    both = (("a", "search_console_api", "x.org"), ("b", "search_console_queries_api", "x.org"))
    root = parse("".join(block.format(*each) for each in both).encode(), FILE).root
    assert root is not None
    assert isinstance(root.value, dict)
    assert [str(problem) for problem in clashing(root.value, FILE)] == [
        "config/sources.yaml:6: b: must not stand beside 'a': both count the clicks of the property. Take one of them out"
    ]
    other = parse(("".join(block.format(*each) for each in both).replace("x.org", "y.org", 1)).encode(), FILE).root
    assert other is not None
    assert isinstance(other.value, dict)
    assert list(clashing(other.value, FILE)) == []


def test_a_parameter_has_a_form() -> None:
    assert told("ga4_api", "preset: ga4_api\nproperty: GA-1234\nkey_file: ${K}") == [
        "config/sources.yaml:3: crm.property: 'GA-1234' is not number of the property, from Admin > Property details."
        " Write one like 123456"
    ]


def test_a_parameter_of_an_address_is_quoted_for_it() -> None:
    made, wrong = expanded(
        "search_console_api", "preset: search_console_api\nsite: https://example.com/a b\nkey_file: ${K}"
    )
    assert wrong == []
    address = made.plain()
    assert isinstance(address, dict)
    assert str(address["url"]).endswith("/sites/https%3A%2F%2Fexample.com%2Fa%20b/searchAnalytics/query")


def test_a_list_of_further_properties_is_put_among_those_asked_for() -> None:
    source = contract(
        "hubspot_contacts_api", "properties: [industry, revenue]\ncolumns: {industry: properties.industry}"
    )
    assert source.params["properties"][-2:] == ("industry", "revenue")
    assert source.columns["industry"].column == "properties.industry"
    assert source.columns["lead_id"].column == "id"
    assert "<properties>" not in contract("hubspot_contacts_api").params["properties"]


def test_what_the_user_writes_wins_entry_by_entry() -> None:
    source = contract(
        "hubspot_deals_api",
        "params: {limit: 50, archived: null}\ncolumns: {currency: null}\nconstants: {currency: EUR}\nretries: 9\n"
        "derive: {amount: '\"properties.amount_in_home_currency\"'}\nproperties: amount_in_home_currency",
    )
    assert source.params["limit"] == ("50",)
    assert "archived" not in source.params
    assert (source.retries, source.constants) == (9, {"currency": "EUR"})
    # a column is fed once: what the user derives is no longer taken from where the preset takes it
    assert "amount" not in source.columns
    assert set(source.derive) == {"status", "closed_at", "amount"}
    assert problems("crm", source) == []


def test_another_kind_of_paging_or_login_takes_the_place_of_the_whole_block() -> None:
    source = contract(
        "hubspot_contacts_api",
        "paginate: {kind: page, param: page, size: 10}\nauth: {kind: basic, user: me, password: '${P}'}\ntotal: null\ntwice: true",
    )
    assert source.paginate.kind == "page"  # type: ignore[union-attr]
    assert source.auth is not None
    assert source.auth.kind == "basic"
    assert source.total is None


def test_a_login_of_one_s_own_needs_no_token_of_the_preset() -> None:
    assert (
        told("hubspot_contacts_api", "preset: hubspot_contacts_api\nauth: {kind: basic, user: me, password: '${P}'}")
        == []
    )


def test_a_default_may_hold_another_parameter() -> None:
    made: Any = expanded("mailchimp_campaigns_api", "preset: x\ndatacenter: us21\napi_key: ${K}")[0].plain()
    assert made["url"] == "https://us21.api.mailchimp.com/3.0/reports"
    assert told("mailchimp_campaigns_api", "preset: x\nserver: http://127.0.0.1:1\napi_key: ${K}") == []


def test_an_editor_knows_presets_and_their_parameters() -> None:
    schema = schemas()["sources.yaml"]
    for name in api_presets():
        block: dict[str, Any] = {"preset": name, "columns": {"channel": None}, "retries": 3}
        block |= {line.split(": ", 1)[0]: line.split(": ", 1)[1] for line in api_preset(name).lines}
        assert fits({"crm": block}, schema, schema)
        assert not fits({"crm": {**block, "tokn": "x"}}, schema, schema)
        assert not fits({"crm": {**block, "retries": "many"}}, schema, schema)


def test_no_parameter_bears_the_name_of_a_key_of_contracts() -> None:
    for name in api_presets():
        assert set(api_preset(name).parameters).isdisjoint({*ApiSource.model_fields, "preset"})
