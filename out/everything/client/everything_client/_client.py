"""The clients: one attribute for each group of operations."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from ._runtime.client import (
    DEFAULT_MAX_RETRIES,
    NOT_GIVEN,
    BaseAsyncClient,
    BaseClient,
    NotGiven,
    TimeoutSetting,
)

if TYPE_CHECKING:
    import httpx2

    from .operations.class_ import AsyncClassOperations, ClassOperations
    from .operations.close_ import AsyncCloseOperations, CloseOperations
    from .operations.default import AsyncDefaultOperations, DefaultOperations
    from .operations.media_types import AsyncMediaTypesOperations, MediaTypesOperations
    from .operations.names import AsyncNamesOperations, NamesOperations
    from .operations.places import AsyncPlacesOperations, PlacesOperations
    from .operations.references import AsyncReferencesOperations, ReferencesOperations
    from .operations.responses import AsyncResponsesOperations, ResponsesOperations
    from .operations.schemas import AsyncSchemasOperations, SchemasOperations
    from .operations.security import AsyncSecurityOperations, SecurityOperations

__all__ = ["AsyncClient", "Client"]

_USER_AGENT = "everything-client/2.0"


class Client(BaseClient):
    """Everything.

    Args:
        base_url: where the API is served.
        http_client: an `httpx2.Client` of your own; closing it stays yours.
        timeout: seconds, an `httpx2.Timeout`, or None for no limit.
        max_retries: how often a request that failed is sent again.
    """

    def __init__(
        self,
        base_url: str = "https://everything.example:8443/base path",
        *,
        http_client: httpx2.Client | None = None,
        timeout: TimeoutSetting | NotGiven = NOT_GIVEN,
        max_retries: int = DEFAULT_MAX_RETRIES,
    ) -> None:
        super().__init__(
            base_url,
            http_client=http_client,
            timeout=timeout,
            max_retries=max_retries,
            user_agent=_USER_AGENT,
        )

    @cached_property
    def class_(self) -> ClassOperations:
        """The operations of "class"."""
        from .operations.class_ import ClassOperations

        return ClassOperations(self._runner)

    @cached_property
    def close_(self) -> CloseOperations:
        """The operations of "close"."""
        from .operations.close_ import CloseOperations

        return CloseOperations(self._runner)

    @cached_property
    def default(self) -> DefaultOperations:
        """The operations of "default"."""
        from .operations.default import DefaultOperations

        return DefaultOperations(self._runner)

    @cached_property
    def media_types(self) -> MediaTypesOperations:
        """The operations of "media types"."""
        from .operations.media_types import MediaTypesOperations

        return MediaTypesOperations(self._runner)

    @cached_property
    def names(self) -> NamesOperations:
        """The operations of "names"."""
        from .operations.names import NamesOperations

        return NamesOperations(self._runner)

    @cached_property
    def places(self) -> PlacesOperations:
        """The operations of "places"."""
        from .operations.places import PlacesOperations

        return PlacesOperations(self._runner)

    @cached_property
    def references(self) -> ReferencesOperations:
        """The operations of "references"."""
        from .operations.references import ReferencesOperations

        return ReferencesOperations(self._runner)

    @cached_property
    def responses(self) -> ResponsesOperations:
        """The operations of "responses"."""
        from .operations.responses import ResponsesOperations

        return ResponsesOperations(self._runner)

    @cached_property
    def schemas(self) -> SchemasOperations:
        """The operations of "schemas"."""
        from .operations.schemas import SchemasOperations

        return SchemasOperations(self._runner)

    @cached_property
    def security(self) -> SecurityOperations:
        """The operations of "security"."""
        from .operations.security import SecurityOperations

        return SecurityOperations(self._runner)


class AsyncClient(BaseAsyncClient):
    """Everything, with methods to be awaited.

    Args:
        base_url: where the API is served.
        http_client: an `httpx2.AsyncClient` of your own; closing it stays yours.
        timeout: seconds, an `httpx2.Timeout`, or None for no limit.
        max_retries: how often a request that failed is sent again.
    """

    def __init__(
        self,
        base_url: str = "https://everything.example:8443/base path",
        *,
        http_client: httpx2.AsyncClient | None = None,
        timeout: TimeoutSetting | NotGiven = NOT_GIVEN,
        max_retries: int = DEFAULT_MAX_RETRIES,
    ) -> None:
        super().__init__(
            base_url,
            http_client=http_client,
            timeout=timeout,
            max_retries=max_retries,
            user_agent=_USER_AGENT,
        )

    @cached_property
    def class_(self) -> AsyncClassOperations:
        """The operations of "class"."""
        from .operations.class_ import AsyncClassOperations

        return AsyncClassOperations(self._runner)

    @cached_property
    def close_(self) -> AsyncCloseOperations:
        """The operations of "close"."""
        from .operations.close_ import AsyncCloseOperations

        return AsyncCloseOperations(self._runner)

    @cached_property
    def default(self) -> AsyncDefaultOperations:
        """The operations of "default"."""
        from .operations.default import AsyncDefaultOperations

        return AsyncDefaultOperations(self._runner)

    @cached_property
    def media_types(self) -> AsyncMediaTypesOperations:
        """The operations of "media types"."""
        from .operations.media_types import AsyncMediaTypesOperations

        return AsyncMediaTypesOperations(self._runner)

    @cached_property
    def names(self) -> AsyncNamesOperations:
        """The operations of "names"."""
        from .operations.names import AsyncNamesOperations

        return AsyncNamesOperations(self._runner)

    @cached_property
    def places(self) -> AsyncPlacesOperations:
        """The operations of "places"."""
        from .operations.places import AsyncPlacesOperations

        return AsyncPlacesOperations(self._runner)

    @cached_property
    def references(self) -> AsyncReferencesOperations:
        """The operations of "references"."""
        from .operations.references import AsyncReferencesOperations

        return AsyncReferencesOperations(self._runner)

    @cached_property
    def responses(self) -> AsyncResponsesOperations:
        """The operations of "responses"."""
        from .operations.responses import AsyncResponsesOperations

        return AsyncResponsesOperations(self._runner)

    @cached_property
    def schemas(self) -> AsyncSchemasOperations:
        """The operations of "schemas"."""
        from .operations.schemas import AsyncSchemasOperations

        return AsyncSchemasOperations(self._runner)

    @cached_property
    def security(self) -> AsyncSecurityOperations:
        """The operations of "security"."""
        from .operations.security import AsyncSecurityOperations

        return AsyncSecurityOperations(self._runner)
