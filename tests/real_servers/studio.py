"""A FastAPI application, to be described by FastAPI and called by a generated client.

Most operations answer what they understood, so that a test sees what has arrived.
"""

from __future__ import annotations

import datetime as dt
import enum
from collections.abc import AsyncIterable, AsyncIterator
from decimal import Decimal
from typing import Annotated, Any, Literal
from uuid import UUID

from fastapi import (
    APIRouter,
    Body,
    Cookie,
    Depends,
    FastAPI,
    File,
    Form,
    Header,
    HTTPException,
    Path,
    Query,
    Request,
    Response,
    Security,
    UploadFile,
)
from fastapi.responses import JSONResponse, PlainTextResponse, StreamingResponse
from fastapi.security import (
    APIKeyCookie,
    APIKeyHeader,
    HTTPBasic,
    HTTPBasicCredentials,
    OAuth2PasswordBearer,
    OAuth2PasswordRequestForm,
    SecurityScopes,
)
from fastapi.sse import EventSourceResponse, ServerSentEvent
from pydantic import BaseModel, ConfigDict, Field

__all__ = ["app"]

app = FastAPI(title="Studio", version="1.2.0")


class Glaze(enum.StrEnum):
    """What a piece is glazed with."""

    CLEAR = "clear"
    CELADON = "celadon"
    IRON_RED = "iron-red"


class Temperature(enum.IntEnum):
    """Degrees Celsius of a kiln."""

    BISQUE = 950
    STONEWARE = 1240


class Maker(BaseModel):
    """Who makes pieces."""

    name: str
    email: str | None = None


class Piece(BaseModel):
    """What was made."""

    model_config = ConfigDict(extra="allow")

    id: UUID
    title: Annotated[str, Field(min_length=1, max_length=40)]
    price: Decimal
    weight: float = 1.0
    glaze: Glaze = Glaze.CLEAR
    fired_at: Temperature | None = None
    made_on: dt.date
    sold_at: dt.datetime | None = None
    drying: dt.timedelta | None = None
    makers: list[Maker] = []
    measures: dict[str, float] = {}
    grid: list[list[int]] = []
    corner: tuple[int, str] = (0, "")
    class_: Annotated[str, Field(alias="class")] = "pot"


class PieceChanges(BaseModel):
    """What changes; null removes, what is absent stays."""

    title: str | None = None
    sold_at: dt.datetime | None = None
    glaze: Glaze | None = None


class Card(BaseModel):
    """Paid by card."""

    method: Literal["card"]
    number: str


class Transfer(BaseModel):
    """Paid by transfer."""

    method: Literal["transfer", "wire"]
    iban: str
    due_on: dt.date | None = None


Payment = Annotated[Card | Transfer, Field(discriminator="method")]


class Circle(BaseModel):
    radius: float


class Box(BaseModel):
    width: float
    height: float


class Node(BaseModel):
    """A tree."""

    label: str
    children: list[Node] = []
    payment: Payment | None = None


class Filters(BaseModel):
    """Parameters of a query as a model."""

    model_config = ConfigDict(extra="forbid")

    limit: Annotated[int, Field(gt=0, le=100)] = 20
    offset: int = 0
    order_by: Literal["title", "price"] = "title"
    tags: list[str] = []


class CommonHeaders(BaseModel):
    """Headers as a model."""

    save_data: bool
    if_modified_since: str | None = None
    x_tag: list[str] = []


class Cookies(BaseModel):
    """Cookies as a model."""

    session: str
    visits: int | None = None


class Login(BaseModel):
    """A form as a model."""

    username: str
    remember: bool = False
    age: int | None = None
    roles: list[str] = []


class Problem(BaseModel):
    """Why not."""

    code: str
    detail: str | None = None


_PIECES: dict[UUID, Piece] = {}

pieces = APIRouter(prefix="/pieces", tags=["pieces"])


@pieces.post("", status_code=201)
async def create_piece(piece: Piece, response: Response) -> Piece:
    """Add a piece."""
    _PIECES[piece.id] = piece
    response.headers["Location"] = f"/pieces/{piece.id}"
    return piece


@pieces.get("")
async def list_pieces(filters: Annotated[Filters, Query()]) -> list[Piece]:
    """List pieces, in order."""
    found = sorted(
        _PIECES.values(), key=lambda piece: str(getattr(piece, filters.order_by))
    )
    return found[filters.offset : filters.offset + filters.limit]


@pieces.get("/{piece_id}", responses={404: {"model": Problem}}, response_model=Piece)
async def read_piece(piece_id: UUID) -> Piece | JSONResponse:
    """Read a piece."""
    if piece_id not in _PIECES:
        return JSONResponse({"code": "unknown", "detail": str(piece_id)}, 404)
    return _PIECES[piece_id]


@pieces.patch("/{piece_id}", response_model_exclude_unset=True)
async def change_piece(piece_id: UUID, changes: PieceChanges) -> PieceChanges:
    """Change a piece; answers the members that arrived."""
    return changes


@pieces.delete("/{piece_id}", status_code=204)
async def delete_piece(piece_id: UUID) -> None:
    """Remove a piece."""
    if _PIECES.pop(piece_id, None) is None:
        raise HTTPException(404, detail="No such piece.")


values = APIRouter(prefix="/values", tags=["values"])


@values.get("/query")
async def read_query(
    day: dt.date,
    glaze: Annotated[list[Glaze] | None, Query()] = None,
    *,
    number: Annotated[list[int], Query()] = [],  # noqa: B006 - as FastAPI has it
    flag: bool = True,
    price: Decimal = Decimal("9.90"),
    since: dt.datetime | None = None,
    time: dt.time = dt.time(8, 30),
    text: Annotated[str | None, Query(alias="q", max_length=10)] = None,
    kind: int | str = "any",
    level: Temperature = Temperature.BISQUE,
    size: Literal["s", "m"] = "s",
) -> dict[str, Any]:
    """Answer the parameters of the query."""
    return {
        "day": day,
        "glaze": glaze,
        "number": number,
        "flag": flag,
        "price": str(price),
        "since": since,
        "time": time,
        "q": text,
        "kind": kind,
        "level": level,
        "size": size,
    }


@values.get("/path/{name}/{count}/{rest:path}")
async def read_path(
    name: str, count: Annotated[int, Path(ge=1)], rest: str
) -> tuple[str, int, str]:
    """Answer the parameters of the path."""
    return name, count, rest


@values.get("/headers")
async def read_headers(
    headers: Annotated[CommonHeaders, Header()],
    user_agent: Annotated[str | None, Header()] = None,
) -> dict[str, Any]:
    """Answer the headers."""
    return {**headers.model_dump(), "user_agent": user_agent}


@values.get("/cookies")
async def read_cookies(
    cookies: Annotated[Cookies, Cookie()], response: Response
) -> Cookies:
    """Answer the cookies, and set one."""
    response.set_cookie("seen", "yes")
    return cookies


@values.post("/lists")
async def read_lists(
    body: list[list[Piece | None]], wanted: Annotated[set[int], Query()]
) -> dict[str, list[str | None]]:
    """Answer the titles of lists in a list."""
    return {
        str(number): [piece.title if piece else None for piece in row]
        for number, row in enumerate(body)
        if number in wanted
    }


@values.put("/scalars")
async def read_scalars(
    amount: Annotated[int, Body()],
    note: Annotated[str, Body()] = "none",
    maker: Maker | None = None,
) -> dict[str, Any]:
    """Answer the members of a body that FastAPI puts together."""
    return {"amount": amount, "note": note, "maker": maker}


@values.post("/embedded")
async def read_embedded(
    maker: Annotated[Maker | None, Body(embed=True)] = None,
) -> Maker | None:
    """Answer the one member of a body."""
    return maker


@values.post("/anything")
async def read_anything(body: Annotated[Any, Body()] = None) -> Any:
    """Answer whatever arrived."""
    return body


@values.get("/text", response_class=PlainTextResponse)
async def read_text() -> str:
    """Answer a text."""
    return "größer"


unions = APIRouter(prefix="/unions", tags=["unions"])


@unions.post("/payments")
async def pay(payment: Payment) -> Payment:
    """Answer a variant of a tagged union."""
    return payment


@unions.post("/many")
async def pay_many(payments: dict[str, list[Payment]]) -> dict[str, list[Payment]]:
    """Answer variants in lists in a map."""
    return payments


@unions.post("/shapes")
async def measure(shape: Circle | Box) -> Box | Circle:
    """Answer a variant of a union without a tag."""
    return shape


@unions.post("/trees")
async def grow(node: Node) -> Node:
    """Answer a tree."""
    return node


@unions.post("/scalars")
async def choose(
    value: Annotated[int | float | bool | dt.date | list[str] | str, Body()],
) -> dict[str, Any]:
    """Answer a scalar, and what it was taken for."""
    return {"type": type(value).__name__, "value": value}


@unions.get("/either", responses={202: {"model": Problem}})
async def either(response: Response, *, later: bool = False) -> Maker | Problem:
    """Answer this or that, with statuses of their own."""
    if later:
        response.status_code = 202
        return Problem(code="later")
    return Maker(name="Ada")


forms = APIRouter(prefix="/forms", tags=["forms"])


@forms.post("/login")
async def log_in(login: Annotated[Login, Form()]) -> Login:
    """Answer a form that is a model."""
    return login


@forms.post("/fields")
async def read_fields(
    name: Annotated[str, Form()],
    day: Annotated[dt.date | None, Form()] = None,
    number: Annotated[list[int] | None, Form()] = None,
    glaze: Annotated[Glaze, Form()] = Glaze.CLEAR,
) -> dict[str, Any]:
    """Answer the fields of a form."""
    return {"name": name, "day": day, "number": number, "glaze": glaze}


@forms.post("/photo")
async def upload_photo(
    photo: UploadFile, caption: Annotated[str | None, Form()] = None
) -> dict[str, Any]:
    """Answer what is known of a file."""
    content = await photo.read()
    return {
        "name": photo.filename,
        "type": photo.content_type,
        "content": content.hex(),
        "caption": caption,
    }


@forms.post("/photos")
async def upload_photos(
    photos: list[UploadFile],
    raw: Annotated[bytes | None, File()] = None,
    tags: Annotated[list[str] | None, Form()] = None,
) -> dict[str, Any]:
    """Answer the names of files."""
    return {
        "names": [photo.filename for photo in photos],
        "raw": len(raw) if raw is not None else None,
        "tags": tags,
    }


@forms.get("/photo", response_class=Response)
async def download_photo() -> Response:
    """Answer a file."""
    return Response(b"\x89PNG\x00", media_type="image/png")


streams = APIRouter(prefix="/streams", tags=["streams"])


@streams.get("/lines")
async def stream_lines(count: int = 3) -> AsyncIterable[Maker]:
    """Stream makers as lines of JSON."""
    for number in range(count):
        yield Maker(name=f"maker {number}")


@streams.get("/events", response_class=EventSourceResponse)
async def stream_events(
    last_event_id: Annotated[int | None, Header()] = None,
) -> AsyncIterable[Maker]:
    """Stream makers as events."""
    for number in range(3):
        yield Maker(name=f"maker {number}", email="größe\n@b.example")


@streams.post("/named", response_class=EventSourceResponse)
async def stream_named_events(
    body: Maker, last_event_id: Annotated[int, Header()] = 0
) -> AsyncIterable[ServerSentEvent]:
    """Stream events with names and ids, from the last one on."""
    for number in range(last_event_id + 1, 4):
        yield ServerSentEvent(
            data={"name": body.name, "number": number}, event="made", id=str(number)
        )
    yield ServerSentEvent(raw_data="end", comment="that is all")


@streams.get(
    "/bytes",
    response_class=StreamingResponse,
    responses={200: {"content": {"application/octet-stream": {}}}},
)
async def stream_bytes() -> StreamingResponse:
    """Stream chunks of bytes."""

    async def chunks() -> AsyncIterator[bytes]:
        for number in range(4):
            yield bytes([number]) * 1000

    return StreamingResponse(chunks(), media_type="application/octet-stream")


access = APIRouter(tags=["access"])

_password = OAuth2PasswordBearer(
    tokenUrl="token", scopes={"read": "Read.", "fire": "Fire a kiln."}
)
_Basic = Annotated[HTTPBasicCredentials, Depends(HTTPBasic())]


async def _user(
    scopes: SecurityScopes, token: Annotated[str, Depends(_password)]
) -> str:
    name, _, granted = token.partition(":")
    if not set(scopes.scopes) <= set(granted.split("+")):
        raise HTTPException(403, detail=f"needs {scopes.scope_str}")
    return name


@access.post("/token")
async def log_in_for_token(
    form: Annotated[OAuth2PasswordRequestForm, Depends()],
) -> dict[str, str]:
    """Give a token."""
    if form.password != "s3:crét":
        raise HTTPException(400, detail="Wrong password.")
    token = f"{form.username}:{'+'.join(form.scopes)}"
    return {"access_token": token, "token_type": "bearer"}


@access.get("/me")
async def read_me(
    user: Annotated[str, Security(_user, scopes=["read"])],
) -> Maker:
    """Answer who calls."""
    return Maker(name=user)


@access.post("/kiln")
async def fire_kiln(
    user: Annotated[str, Security(_user, scopes=["read", "fire"])],
    degrees: Annotated[Temperature, Body(embed=True)],
) -> dict[str, Any]:
    """Fire a kiln."""
    return {"by": user, "degrees": degrees}


@access.get("/basic")
async def read_basic(credentials: _Basic) -> list[str]:
    """Answer user and password."""
    return [credentials.username, credentials.password]


@access.get("/keys")
async def read_keys(
    key: Annotated[str | None, Security(APIKeyHeader(name="X-Key", auto_error=False))],
    ticket: Annotated[
        str | None, Security(APIKeyCookie(name="ticket", auto_error=False))
    ],
) -> list[str | None]:
    """Answer the keys; FastAPI describes either as enough."""
    return [key, ticket]


for router in (pieces, values, unions, forms, streams, access):
    app.include_router(router)


@app.get("/untagged")
@app.put("/untagged")
async def untagged(request: Request) -> str:
    """Answer the method."""
    return request.method


@app.get("/old", deprecated=True, status_code=204)
async def old() -> None:
    """Do nothing, as ever."""
