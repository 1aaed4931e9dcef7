"""The JSON Schema of the session format, for editors that complete and check while one writes."""

from collections.abc import Iterator
from typing import Any, TypeAlias

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from guide.model.pose import Catalogue
from guide.sessionfile.session_parts import SessionFile

Json: TypeAlias = dict[str, Any]

_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schema(catalogue: Catalogue | None = None) -> Json:
    """The JSON Schema of a session file, made from the parts that read one.

    With a catalogue, its poses and sources go in, so that an editor offers them.
    """
    made = SessionFile.model_json_schema(by_alias=True, schema_generator=_Generator)
    if catalogue is not None:
        known = {"pose": sorted(catalogue.poses), "source": sorted(catalogue.sources)}
        for properties in _properties(made):
            for name, keys in known.items():
                if name in properties:
                    properties[name]["enum"] = keys
        made["properties"]["sources"]["items"]["enum"] = known["source"]
    return {"$schema": _DIALECT, **made}


class _Generator(GenerateJsonSchema):
    """A key is left out rather than given nothing, and its name and description say all a title could."""

    def nullable_schema(self, schema: core_schema.NullableSchema) -> JsonSchemaValue:
        return self.generate_inner(schema["schema"])

    def dict_schema(self, schema: core_schema.DictSchema) -> JsonSchemaValue:
        made = super().dict_schema(schema)
        return {**made, "additionalProperties": False} if "patternProperties" in made else made

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        made = super().default_schema(schema)
        return {name: value for name, value in made.items() if name != "default" or value is not None}

    def field_title_should_be_set(self, schema: object) -> bool:  # noqa: ARG002 -- pydantic's own signature
        return False


def _properties(made: Json) -> Iterator[Json]:
    yield made["properties"]
    for part in made["$defs"].values():
        yield part.get("properties", {})
