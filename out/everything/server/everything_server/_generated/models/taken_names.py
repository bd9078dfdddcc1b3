"""Model `TakenNames`."""

from __future__ import annotations

from pydantic import Field

from .._runtime.models import Model
from .any_model import AnyModel
from .client import Client
from .fields_with_taken_names import FieldsWithTakenNames
from .io_everything_v1_dotted import IoEverythingV1Dotted
from .model_model import ModelModel
from .page_small import PageSmall
from .snake_case import SnakeCase
from .snake_case2 import SnakeCase2
from .str_ import Str

__all__ = ["TakenNames"]


class TakenNames(Model):
    """Schema `TakenNames`."""

    model: ModelModel | None = None
    client: Client | None = None
    any: AnyModel | None = None
    str_: Str | None = Field(
        default=None, validation_alias="str", serialization_alias="str"
    )
    snake: SnakeCase2 | None = None
    camel: SnakeCase | None = None
    dotted: IoEverythingV1Dotted | None = None
    generic: PageSmall | None = None
    fields: FieldsWithTakenNames | None = None
