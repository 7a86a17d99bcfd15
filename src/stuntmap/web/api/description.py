"""The OpenAPI description: every address, parameter and field, in the words of the vocabulary and in both languages."""

from functools import lru_cache
from typing import Any, Final

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

import stuntmap
from stuntmap.language import DEFAULT_LANGUAGE, Language, language, marked
from stuntmap.report.records import fields
from stuntmap.report.records.fields import Parts, column_of_field
from stuntmap.report.table_columns import cell_value
from stuntmap.vocabulary import Kind
from stuntmap.web.api.answering import CSV_TYPE, JSON_TYPE
from stuntmap.web.api.refusals import API_PATH
from stuntmap.web.settings import server_settings

ABOUT: Final = marked(
    "Stunting prevalence of the 514 districts of Indonesia from the comparable national surveys. null: no estimate, "
    "never zero. No routine reports (e-PPGBM): they are another instrument. Nothing is written; no key is needed."
)
_MANY: Final = {
    "/regions": fields.REGIONS,
    "/estimates": fields.ESTIMATES,
    "/rank": fields.RANKS,
    "/targets": fields.TARGETS,
}
_ONE: Final = {
    "/profile/{region}": fields.PROFILE,
    "/compare/{region}": fields.COMPARISON,
    "/clusters": fields.CLUSTERS,
    "/alike/{region}": fields.ALIKE,
    "/expected/{region}": fields.EXPECTED,
}
_REFUSALS: Final = {
    "400": marked("a parameter that there is none of, or that stands twice"),
    "404": marked("no region has this code"),
    "422": marked("a value that cannot be"),
    "429": marked("too many requests in a minute; Retry-After says how many seconds to wait"),
    "503": marked("the data cannot be read"),
}
_TYPES: Final = {
    Kind.COUNT: "integer",
    Kind.WHOLE: "integer",
    Kind.MOVE: "integer",
    **dict.fromkeys((Kind.DECIMAL, Kind.SIGNED, Kind.LIMIT, Kind.SIGNED_LIMIT, Kind.PACE), "number"),
    **dict.fromkeys((Kind.SHARE, Kind.P_VALUE), "number"),
}


def described(api: FastAPI, words: Language) -> dict[str, Any]:
    """The description of the application in a language, with the address of this server's API."""
    document = _document(api, words.code)
    return {**document, "servers": [{"url": f"{server_settings().base_path}{API_PATH}"}]}


def parameter_names(api: FastAPI, path: str) -> tuple[str, ...]:
    """The parameters that an address of the application takes after its "?"."""
    asked = _document(api, DEFAULT_LANGUAGE)["paths"].get(path, {}).get("get", {})
    return tuple(parameter["name"] for parameter in asked.get("parameters", ()) if parameter["in"] == "query")


@lru_cache
def _document(api: FastAPI, language_code: str) -> dict[str, Any]:
    words = language(language_code)
    document = get_openapi(
        title="stuntmap",
        version=stuntmap.__version__,
        description=words.text(ABOUT),
        routes=api.routes,
        license_info={"name": "Apache-2.0"},
    )
    for path, methods in document["paths"].items():
        asked = methods["get"]
        asked["summary"] = words.text(asked["summary"])
        for parameter in asked.get("parameters", ()):
            parameter["description"] = words.text(_parameter_meaning(parameter))
            parameter["schema"].pop("description", None)
            parameter["schema"].pop("title", None)
        asked["responses"] = _responses(path, words)
    document["components"] = {"schemas": {"Refusal": _refusal_schema(words)}}
    return document


def _parameter_meaning(parameter: dict[str, Any]) -> str:
    return str(parameter.get("description") or fields.column_of_field("region_code").meaning)


def _responses(path: str, words: Language) -> dict[str, Any]:
    many = path in _MANY
    schema = _list_schema(_MANY[path], words) if many else _single_schema(_ONE[path], words)
    found: dict[str, Any] = {
        "200": {
            "description": words.text("The records"),
            "content": {JSON_TYPE: {"schema": schema}, CSV_TYPE: {"schema": {"type": "string"}}},
        },
        "304": {"description": words.text("As the client knows it (If-None-Match)")},
    }
    refusal = {JSON_TYPE: {"schema": {"$ref": "#/components/schemas/Refusal"}}}
    return found | {status: {"description": words.text(text), "content": refusal} for status, text in _REFUSALS.items()}


def record_schema(parts: Parts, words: Language) -> dict[str, Any]:
    """The schema of a record: its fields, all of them there, each with its meaning and what null says."""
    properties = {
        name: _inner_schema(name, parts.inner[name], words) if name in parts.inner else _field_schema(name, words)
        for name in parts.names
    }
    return {"type": "object", "properties": properties, "required": list(parts.names), "additionalProperties": False}


def _field_schema(name: str, words: Language) -> dict[str, Any]:
    if name in fields.LISTS:
        return {"type": "array", "items": {"type": "string"}, "description": field_words(name, words)}
    column = column_of_field(name)
    kind = "boolean" if name in fields.BOOLEANS else _TYPES.get(column.kind, "string")
    schema: dict[str, Any] = {"type": [kind, "null"], "description": field_words(name, words)}
    if column.unit:
        schema["x-unit"] = words.text(column.unit)
    if name in fields.CODES:
        schema["enum"] = [*fields.CODES[name], None]
        schema["x-meanings"] = {code: code_words(name, code, words) for code in fields.CODES[name]}
    return schema


def code_words(name: str, code: str, words: Language) -> str:
    """What a code says, as pages and files write it."""
    kind = column_of_field(name).kind
    return str(cell_value(code, kind, words))


def field_words(name: str, words: Language) -> str:
    """What a field holds, and what it means where it is missing."""
    column = column_of_field(name)
    meaning = words.text(column.meaning or column.heading)
    return f"{meaning}. null: {words.text(column.missing)}" if column.missing else meaning


def _inner_schema(name: str, parts: Parts, words: Language) -> dict[str, Any]:
    schema = record_schema(parts, words)
    if parts.many:
        return {"type": "array", "items": schema, "description": field_words(name, words)}
    return {"anyOf": [schema, {"type": "null"}], "description": field_words(name, words)}


def _about_schema(words: Language) -> dict[str, Any]:
    properties = {
        "surveys": {"type": "array", "items": {"type": "string"}, "description": words.text("Survey")},
        "survey_years": {"type": "array", "items": {"type": "integer"}, "description": words.text("Survey year")},
        "source": {"type": "string", "description": words.text("Source")},
        "data_version": {"type": "string", "description": words.text("version of the data")},
    }
    return {"type": "object", "properties": properties, "required": list(properties), "additionalProperties": False}


def _list_schema(parts: Parts, words: Language) -> dict[str, Any]:
    count = {"type": "integer", "minimum": 0}
    properties = {
        "about": _about_schema(words),
        "total": {**count, "description": words.text("records in all pages together")},
        "limit": count,
        "offset": count,
        "records": {"type": "array", "items": record_schema(parts, words)},
    }
    return {"type": "object", "properties": properties, "required": list(properties), "additionalProperties": False}


def _single_schema(parts: Parts, words: Language) -> dict[str, Any]:
    properties = {"about": _about_schema(words), "record": record_schema(parts, words)}
    return {"type": "object", "properties": properties, "required": list(properties), "additionalProperties": False}


def _refusal_schema(words: Language) -> dict[str, Any]:
    texts = {
        "code": words.text("for programs; it does not change with the language"),
        "problem": words.text("what is wrong"),
        "remedy": words.text("what to do; empty where there is nothing to say"),
    }
    said = {
        "type": "object",
        "properties": {name: {"type": "string", "description": text} for name, text in texts.items()},
        "required": list(texts),
    }
    return {"type": "object", "properties": {"error": said}, "required": ["error"]}
