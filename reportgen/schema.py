"""JSON Schema (draft 2020-12) of each file of config/, so that an editor completes and checks while one types.

The schemas come from the models, their descriptions from the models' docstrings: there is no second home for either. What only
the program can see (a KPI that does not exist, a period that is not understood) is left to `reportgen check`.
"""

from __future__ import annotations

import inspect
import re
from typing import TYPE_CHECKING, Any

from pydantic import TypeAdapter
from pydantic.json_schema import GenerateJsonSchema

from reportgen.brand import BrandFile
from reportgen.business import Business
from reportgen.contract import Warehouse
from reportgen.contract.api_preset import BY_ENTRY, api_preset, api_presets
from reportgen.delivery import Delivery
from reportgen.findings.playbook import PlaybookFile
from reportgen.findings.time_based import Plan
from reportgen.goals import Goals
from reportgen.project.written import Changes, Comments, Focus, Kpis, Measures, Reports, Sources
from reportgen.recipients import Recipients

if TYPE_CHECKING:
    from pydantic.json_schema import JsonSchemaValue
    from pydantic_core import core_schema

DIALECT = "https://json-schema.org/draft/2020-12/schema"

FORMS: dict[str, tuple[Any, str]] = {
    "business.yaml": (Business, "The facts of the business that every figure depends on"),
    "sources.yaml": (Sources, "Where the data come from: name -> source"),
    "goals.yaml": (Goals, "Goal, plan and tolerance"),
    "reports.yaml": (Reports, "What reports there are: id -> report"),
    "playbook.yaml": (PlaybookFile, "What a quarter is looked at for: rules beside or in place of the packaged ones"),
    "plan.yaml": (Plan, "Items of the yearly plan with days of their own: id -> item"),
    "changes.yaml": (Changes, "What was changed when and where"),
    "recipients.yaml": (Recipients, "Who gets which report"),
    "delivery.yaml": (Delivery, "How reports leave the house"),
    "comments.yaml": (Comments, "What people say to the sections of reports, signed"),
    "focus.yaml": (Focus, "What was decided about focus areas"),
    "brand.yaml": (BrandFile, "The look of the reports"),
}
"""Files that have one model. `kpis.yaml` has two: KPIs by id, and `measures` beside them."""

SHORT_FORMS = {
    "ColumnMap": {"type": "string", "description": "The source's column, where nothing else is to be said of it."}
}
"""What may be written in place of a model."""


def schemas() -> dict[str, JsonSchemaValue]:
    """The schema of each file of config/, by the file's name, sorted."""
    made = {name: _headed(name, title, _of(form)) for name, (form, title) in FORMS.items()}
    made["kpis.yaml"] = _headed("kpis.yaml", "KPIs and measures of one's own", _of_kpis())
    made["sources.yaml"] = _headed("sources.yaml", "Where the data come from: name -> source", _of_sources())
    made["sources.yaml"] = _with_api_presets(made["sources.yaml"])
    return dict(sorted(made.items()))


def _of(form: Any) -> JsonSchemaValue:
    return TypeAdapter(form).json_schema(schema_generator=_Described)


def _of_kpis() -> JsonSchemaValue:
    wanted = [(name, "validation", TypeAdapter(form)) for name, form in (("kpis", Kpis), ("measures", Measures))]
    by_name, shared = TypeAdapter.json_schemas(wanted, schema_generator=_Described)  # type: ignore[arg-type]
    kpis, measures = by_name["kpis", "validation"], by_name["measures", "validation"]
    measures["description"] = "Measures of one's own by name, for numerator and denominator"
    # `measures` has the form of a KPI's id and is none.
    ids = {"^(?!measures$)" + form.removeprefix("^"): schema for form, schema in kpis["patternProperties"].items()}
    return {**kpis, "patternProperties": ids, "properties": {"measures": measures}, "$defs": shared["$defs"]}


def _with_api_presets(sources: JsonSchemaValue) -> JsonSchemaValue:
    """The schema of sources with those that name a preset of an API: its parameters, and any part of an API's contract."""
    told: dict[str, list[str]] = {}
    for name in api_presets():
        for parameter, one in api_preset(name).parameters.items():
            told.setdefault(parameter, []).append(f"{name}: {one.what}")
    parameters = {name: {"description": "; ".join(what)} for name, what in sorted(told.items())}
    contract = dict(sources["$defs"]["ApiSource"]["properties"])
    contract |= {key: {"type": "object", "description": contract[key]["description"]} for key in sorted(BY_ENTRY)}
    del contract["kind"]
    named = {
        "enum": list(api_presets()),
        "description": "name of the preset; `reportgen sources --presets` lists them.",
    }
    block = {
        "type": "object", "description": "One source that is an API of a known system.", "additionalProperties": False,
        "properties": {"preset": named, **parameters, **contract}, "required": ["preset"],
    }  # fmt: skip
    ((pattern, one_of),) = sources["patternProperties"].items()
    choice = {"oneOf": [*one_of["oneOf"], {"$ref": "#/$defs/ApiPreset"}]}
    return {**sources, "$defs": {**sources["$defs"], "ApiPreset": block}, "patternProperties": {pattern: choice}}


def _of_sources() -> JsonSchemaValue:
    wanted = [
        (name, "validation", TypeAdapter(form)) for name, form in (("sources", Sources), ("warehouse", Warehouse))
    ]
    by_name, shared = TypeAdapter.json_schemas(wanted, schema_generator=_Described)  # type: ignore[arg-type]
    sources = by_name["sources", "validation"]
    address = {
        "type": "string",
        "description": "Its address by reference, ${WAREHOUSE_URL}, where nothing else is to be said of it.",
    }
    warehouse = {
        "anyOf": [by_name["warehouse", "validation"], address],
        "description": "The database in which the KPIs of its tables are computed",
    }
    # `warehouse` has the form of a source's name and is none.
    names = {
        "^(?!warehouse$)" + form.removeprefix("^"): schema for form, schema in sources["patternProperties"].items()
    }
    return {**sources, "patternProperties": names, "properties": {"warehouse": warehouse}, "$defs": shared["$defs"]}


def _headed(name: str, title: str, body: JsonSchemaValue) -> JsonSchemaValue:
    rest = {key: value for key, value in body.items() if key != "title"}
    return {"$schema": DIALECT, "title": f"reportgen config/{name}", **rest, "description": title}


class _Described(GenerateJsonSchema):
    """Takes descriptions from Google docstrings: the first paragraph for a model, the `Attributes:` for its fields."""

    def model_schema(self, schema: core_schema.ModelSchema) -> JsonSchemaValue:
        """The schema of a model."""
        made = super().model_schema(schema)
        about, fields = described(schema["cls"])
        properties: dict[str, Any] = made.get("properties", {})
        for name, info in schema["cls"].model_fields.items():
            field = properties.get(info.alias or name, {})
            field.pop("title", None)
            if name in fields:
                field["description"] = fields[name]
        made = {**made, "description": about}
        short = SHORT_FORMS.get(schema["cls"].__name__)
        return made if short is None else {"anyOf": [short, made]}

    def dict_schema(self, schema: core_schema.DictSchema) -> JsonSchemaValue:
        """The schema of a mapping; keys that have not the form of a name are refused."""
        made = super().dict_schema(schema)
        return {**made, "additionalProperties": False} if "patternProperties" in made else made


def described(model: type) -> tuple[str, dict[str, str]]:
    """A model's first paragraph and the text of each field, from its docstring and those of the models it extends."""
    fields: dict[str, str] = {}
    for base in reversed(model.__mro__):
        fields |= _attributes(base.__dict__.get("__doc__") or "")
    about = inspect.cleandoc(model.__doc__ or "").partition("\n\n")[0]
    return " ".join(about.split()), fields


_FIELD = re.compile(r"^ {4}(\w+): (.+(?:\n {8}.+)*)", re.MULTILINE)


def _attributes(doc: str) -> dict[str, str]:
    _, _, listed = inspect.cleandoc(doc).partition("Attributes:\n")
    return {name: " ".join(text.split()) for name, text in _FIELD.findall(listed)}
