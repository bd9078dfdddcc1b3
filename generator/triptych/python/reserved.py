"""Names that generated code must not take, as data."""

from __future__ import annotations

import keyword

__all__ = [
    "ARGUMENTS",
    "CLASS_NAMES",
    "CLIENT_ARGUMENTS",
    "CLIENT_ATTRIBUTES",
    "FIELDS",
    "GROUP_METHODS",
    "HIDEABLE",
    "KEYWORDS",
    "MODULES",
    "SERVER_ARGUMENTS",
    "SERVICE_CLASSES",
    "SOFT_KEYWORDS",
]

SOFT_KEYWORDS = frozenset(keyword.softkwlist) - {"_"}
"""Keywords in some places only, which names may be, although it confuses readers."""

KEYWORDS = frozenset(keyword.kwlist) | frozenset(keyword.softkwlist) | {"I", "O", "l"}
"""Keywords, and the names that PEP 8 forbids since they look like digits."""

# What annotations in the scope of a class name: a method or a field called `list` would
# change the meaning of `list[str]` in every line below it.
_ANNOTATION_NAMES = frozenset(
    {"bool", "bytes", "dict", "dt", "float", "int", "list", "models", "object", "str"}
)

CLIENT_ATTRIBUTES = frozenset(
    {
        "aclose",
        "base_url",
        "cached_property",
        "close",
        "httpx2",
        "deadline",
        "max_retries",
        "raw",
        "request",
        "streaming",
        "timeout",
        "with_options",
    }
)
"""What the clients have or will have, or name, beside the operation groups."""

CLIENT_ARGUMENTS = frozenset(
    {
        "auth",
        "base_url",
        "credentials",
        "headers",
        "http_client",
        "httpx2",
        "deadline",
        "max_retries",
        "on_request",
        "on_response",
        "retry_policy",
        "security",
        "self",
        "server",
        "sleep",
        "strict_responses",
        "super",
        "timeout",
        "user_agent",
        "user_agent_suffix",
    }
)
"""What the clients take, or will take, beside credentials, or call."""

GROUP_METHODS = _ANNOTATION_NAMES | {
    "abstractmethod",
    "asynchronous",
    "asynchronous_pages",
    "asynchronous_stream",
    "dicts",
    "override",
    "property",
}
"""What a method of an operation group or a service must not hide."""

HIDEABLE = frozenset({"dict", "list"})
"""What a method may be called if somebody wants that: annotations of its class then
name the type by its module, `builtins.list`."""

ARGUMENTS = frozenset({"not_implemented", "request_options", "self"})
"""What every method has already, or calls."""

MODULES = frozenset(
    {
        "__init__",
        "__main__",
        "enums",
        "getattr",
        "globals",
        "import_module",
        "list",
        "object",
        "str",
    }
)
"""What a module of models must not be called: once it is imported, the package has an
attribute of its name, which hides what the package itself uses."""

SERVER_ARGUMENTS = frozenset(
    {
        "authenticate",
        "build_app",
        "build_routes",
        "debug",
        "error_body",
        "lifespan",
        "max_body_size",
        "middleware",
        "mock",
        "mock_seed",
        "security_of",
        "serve_docs",
    }
)
"""What `create_app` takes beside the services, or calls."""

SERVICE_CLASSES = frozenset(
    {
        "Annotated",
        "Answer",
        "Any",
        "Base64",
        "Base64Url",
        "BinaryContent",
        "Decimal",
        "False",
        "Literal",
        "None",
        "True",
        "UUID",
        "UploadFile",
    }
)
"""What modules of services import, so that no class that carries out a tag's operations
may be called so, and the keywords in capitals."""

CLASS_NAMES = frozenset(
    {
        "Annotated",
        "Any",
        "Base64",
        "Base64Url",
        "ClassVar",
        "Date",
        "DateOrDateTime",
        "DateTime",
        "Decimal",
        "DecimalNumber",
        "Discriminated",
        "Duration",
        "Field",
        "HasConstants",
        "Literal",
        "Mapping",
        "Model",
        "MultipleOf",
        "OmitsReadOnly",
        "OmitsWriteOnly",
        "OneOf",
        "Required",
        "Sequence",
        "TagT",
        "Tagged",
        "Time",
        "TypeAlias",
        "TypeAliasType",
        "TypedDict",
        "UUID",
        "UniqueItems",
    }
)
"""What modules of models and dicts import, so that no model may be called so."""

FIELDS = _ANNOTATION_NAMES | frozenset(
    {
        "construct",
        "copy",
        "from_orm",
        "json",
        "model_computed_fields",
        "model_config",
        "model_construct",
        "model_copy",
        "model_dump",
        "model_dump_json",
        "model_extra",
        "model_fields",
        "model_fields_set",
        "model_json_schema",
        "model_parametrized_name",
        "model_post_init",
        "model_rebuild",
        "model_validate",
        "model_validate_json",
        "model_validate_strings",
        "parse_file",
        "parse_obj",
        "parse_raw",
        "schema",
        "schema_json",
        "update_forward_refs",
        "validate",
    }
)
"""What a field of a model must not be called: pydantic's own names among them."""
