"""The API description, for programs and for people."""

from __future__ import annotations

import hashlib
from base64 import b64encode

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

__all__ = ["DOCUMENT_PATH", "PAGE_PATH", "documentation_routes"]

DOCUMENT_PATH = "/openapi.json"
"""Where an application serves its document, whatever its base path."""

PAGE_PATH = "/docs"
"""Where an application serves the page about its operations."""


def documentation_routes(document: bytes | None, page: bytes | None) -> list[Route]:
    """Routes for `document`, JSON, and `page`, HTML in UTF-8; None where it is None.

    The page may have one style element, and load nothing.
    """
    routes: list[Route] = []
    if document is not None:
        routes.append(_route(DOCUMENT_PATH, document, "application/json", {}))
    if page is not None:
        style = page.partition(b"<style>")[2].partition(b"</style>")[0]
        digest = b64encode(hashlib.sha256(style).digest()).decode()
        headers = {
            "Content-Security-Policy": (
                f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none';"
                " form-action 'none'; frame-ancestors 'none'"
            ),
            "Referrer-Policy": "no-referrer",
        }
        routes.append(_route(PAGE_PATH, page, "text/html", headers))
    return routes


def _route(
    path: str, content: bytes, media_type: str, headers: dict[str, str]
) -> Route:
    tag = f'"{hashlib.sha256(content).hexdigest()[:32]}"'
    headers = {"ETag": tag, "X-Content-Type-Options": "nosniff", **headers}

    async def serve(request: Request) -> Response:
        known = request.headers.get("if-none-match", "")
        if known == "*" or tag in (
            item.strip().removeprefix("W/") for item in known.split(",")
        ):
            return Response(status_code=304, headers=headers)
        return Response(content, headers=headers, media_type=media_type)

    return Route(path, serve, methods=["GET"])
