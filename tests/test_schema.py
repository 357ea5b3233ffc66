"""The schemas for editors accept what the program accepts and mark the usual slips."""

from __future__ import annotations

import json
import re
from functools import cache
from typing import Any

import pytest

from reportgen.business import Business
from reportgen.project.written import FILES
from reportgen.schema import DIALECT, described, schemas
from reportgen.strict_yaml.reading import parse
from tests.test_project_load import BRAND, BUSINESS, CHANGES, GOALS, KPIS, REPORTS, SOURCES

SAMPLES = {
    "business.yaml": BUSINESS,
    "sources.yaml": SOURCES,
    "goals.yaml": GOALS,
    "kpis.yaml": KPIS,
    "changes.yaml": CHANGES,
    "reports.yaml": REPORTS,
    "brand.yaml": BRAND,
}
TYPES: dict[str, Any] = {
    "object": dict, "array": list, "string": str, "boolean": bool, "null": type(None), "integer": int, "number": (int, float),
}  # fmt: skip


def fits(value: Any, schema: dict[str, Any], root: dict[str, Any]) -> bool:
    """As much of JSON Schema as our schemas use; an unknown keyword is an error of the test."""
    known = {"$ref", "$defs", "$schema", "type", "properties", "required", "additionalProperties", "enum", "const", "anyOf",
             "items", "pattern", "minLength", "maxLength", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum",
             "minItems", "maxItems", "minProperties", "patternProperties", "propertyNames", "title", "description", "default",
             "format", "oneOf"}  # fmt: skip
    assert set(schema) <= known, set(schema) - known
    if "$ref" in schema and not fits(value, root["$defs"][schema["$ref"].rpartition("/")[2]], root):
        return False
    for choice in ("anyOf", "oneOf"):
        if choice in schema and not any(fits(value, option, root) for option in schema[choice]):
            return False
    if "type" in schema and not isinstance(value, TYPES[schema["type"]]):
        return False
    if isinstance(value, bool) and schema.get("type") in ("integer", "number"):
        return False
    if "enum" in schema and value not in schema["enum"]:
        return False
    if "const" in schema and value != schema["const"]:
        return False
    if isinstance(value, dict):
        return fits_object(value, schema, root)
    if isinstance(value, list):
        count = schema.get("minItems", 0) <= len(value) <= schema.get("maxItems", 10**9)
        return count and all(fits(item, schema.get("items", {}), root) for item in value)
    if isinstance(value, str):
        length = schema.get("minLength", 0) <= len(value) <= schema.get("maxLength", 10**9)
        return length and re.search(schema.get("pattern", ""), value) is not None
    if isinstance(value, int | float):
        low, high = schema.get("minimum", value), schema.get("maximum", value)
        return low <= value <= high and value > schema.get("exclusiveMinimum", value - 1)
    return True


def fits_object(value: dict[str, Any], schema: dict[str, Any], root: dict[str, Any]) -> bool:
    if not set(schema.get("required", ())) <= set(value) or len(value) < schema.get("minProperties", 0):
        return False
    for key, item in value.items():
        if "propertyNames" in schema and not fits(key, schema["propertyNames"], root):
            return False
        options = [schema["properties"][key]] if key in schema.get("properties", {}) else []
        options += [sub for form, sub in schema.get("patternProperties", {}).items() if re.search(form, key)]
        rest = schema.get("additionalProperties", True)
        if not options and rest is not True:
            options = [rest] if rest is not False else [{"enum": []}]
        if not all(fits(item, option, root) for option in options):
            return False
    return True


@cache
def made() -> dict[str, Any]:
    """The schemas, made once for all tests."""
    return schemas()


@cache
def again() -> dict[str, Any]:
    """The schemas, made a second time."""
    return schemas()


def check(name: str, text: str) -> bool:
    node = parse(text.encode(), name).root
    assert node is not None
    schema = made()[name]
    return fits(node.plain(), schema, schema)


def test_every_file_of_config_has_a_schema() -> None:
    assert sorted(made()) == sorted(FILES)


@pytest.mark.parametrize("name", FILES)
def test_a_schema_is_plain_json_of_the_2020_dialect_and_the_same_each_time(name: str) -> None:
    schema = made()[name]
    assert schema["$schema"] == DIALECT == "https://json-schema.org/draft/2020-12/schema"
    assert schema["title"] == f"reportgen config/{name}"
    assert json.dumps(schema) == json.dumps(again()[name])


@pytest.mark.parametrize("name", FILES)
def test_every_reference_leads_somewhere(name: str) -> None:
    schema = made()[name]
    for reference in re.findall(r'"\$ref": "([^"]+)"', json.dumps(schema)):
        assert reference.startswith("#/$defs/")
        assert reference.removeprefix("#/$defs/") in schema["$defs"]


def models_of(schema: dict[str, Any]) -> list[dict[str, Any]]:
    found = [schema, *schema.get("$defs", {}).values()]
    return [model for one in found for model in (one, *one.get("anyOf", ())) if "properties" in model]


@pytest.mark.parametrize("name", FILES)
def test_every_model_is_described(name: str) -> None:
    assert [model.get("title") for model in models_of(made()[name]) if not model.get("description")] == []


@pytest.mark.parametrize("name", ["business.yaml", "sources.yaml", "goals.yaml", "reports.yaml", "changes.yaml"])
def test_every_key_is_described(name: str) -> None:
    bare = [
        f"{model.get('title')}.{key}"
        for model in models_of(made()[name])
        for key, field in model["properties"].items()
        if not field.get("description")
    ]
    assert bare == []


@pytest.mark.parametrize("name", SAMPLES)
def test_a_file_the_program_takes_fits_its_schema(name: str) -> None:
    assert check(name, SAMPLES[name])


@pytest.mark.parametrize(
    ("name", "right", "wrong"),
    [
        ("business.yaml", "name:", "nme:"),
        ("business.yaml", "currency: EUR", "currency: eur"),
        ("business.yaml", "timezone: Europe/Berlin", "timezone: 3"),
        ("sources.yaml", "kind: csv", "kind: cvs"),
        ("sources.yaml", "  columns:", "  colums:"),
        ("sources.yaml", "crm_leads:", "../crm:"),
        ("goals.yaml", "tolerance:", "tolerence:"),
        ("goals.yaml", "600", "'600'"),
        ("kpis.yaml", "stage: convert", "stage: converting"),
        ("kpis.yaml", "table: leads", "tabel: leads"),
        ("changes.yaml", "what:", "waht:"),
        ("reports.yaml", "grain: month", "grain: months"),
        ("brand.yaml", "colour: \"#0F4C43\"", "colour: green"),
    ],
)  # fmt: skip
def test_a_slip_does_not_fit(name: str, right: str, wrong: str) -> None:
    assert right in SAMPLES[name]
    assert not check(name, SAMPLES[name].replace(right, wrong))


def test_descriptions_come_from_the_docstring() -> None:
    about, fields = described(Business)
    assert about.startswith("As written in `config/business.yaml`")
    assert fields["currency"] == "ISO 4217 code of the reporting currency."
    assert made()["business.yaml"]["properties"]["currency"]["description"] == fields["currency"]
