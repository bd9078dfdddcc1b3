"""etcd 3.4 through its JSON gateway: bytes as base64, int64 as text, streams."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest

from tests.real_servers.programs import corpus_document, generated_client, program
from tests.serving import free_port, serving


@dataclass(frozen=True, slots=True)
class Etcd:
    """The generated package, a client of it, and where the server is."""

    package: Any
    client: Any
    url: str

    @property
    def models(self) -> Any:
        return self.package.models

    def put(self, key: bytes, value: bytes, **more: object) -> Any:
        request = self.models.EtcdserverpbPutRequest(key=key, value=value, **more)
        return self.client.kv.put(body=request)

    def get(self, key: bytes, **more: object) -> Any:
        request = self.models.EtcdserverpbRangeRequest(key=key, **more)
        return self.client.kv.range(body=request)


@pytest.fixture(scope="module")
def etcd(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Etcd]:
    executable = program("etcd")
    document = corpus_document("servers/etcd_v3.4.23_rpc.json")
    folder = tmp_path_factory.mktemp("etcd")
    port = free_port()
    url, peer = (f"http://127.0.0.1:{number}" for number in (port, free_port()))
    command = [executable, "--data-dir", str(folder / "data"), "--log-level", "error"]
    command += ["--logger", "zap"]
    command += ["--listen-client-urls", url, "--advertise-client-urls", url]
    command += ["--listen-peer-urls", peer, "--initial-advertise-peer-urls", peer]
    command += ["--initial-cluster", f"default={peer}"]
    with (
        generated_client(document, "etcd", folder / "sdk") as package,
        serving(command, port, folder=folder, environment=os.environ),
        package.Client(url) as client,
    ):
        yield Etcd(package, client, url)


def test_put_and_range(etcd: Etcd) -> None:
    first = etcd.put(b"range/a", b"\x00\xff\r\n")
    etcd.put(b"range/b", "ü".encode())
    assert int(first.header.revision) > 1

    found = etcd.get(b"range/", range_end=b"range0", sort_order="DESCEND")
    assert found.count == "2"
    assert [(item.key, item.value) for item in found.kvs] == [
        (b"range/b", "ü".encode()),
        (b"range/a", b"\x00\xff\r\n"),
    ]
    nothing = etcd.get(b"range/c")
    assert nothing.kvs is None
    assert nothing.count is None

    replaced = etcd.put(b"range/a", b"2", prev_kv=True)
    assert replaced.prev_kv.value == b"\x00\xff\r\n"


def test_delete(etcd: Etcd) -> None:
    for number in range(3):
        etcd.put(b"delete/%d" % number, b"x")
    deleted = etcd.client.kv.delete_range(
        body=etcd.models.EtcdserverpbDeleteRangeRequest(
            key=b"delete/1", range_end=b"delete/9", prev_kv=True
        )
    )
    assert deleted.deleted == "2"
    assert [item.key for item in deleted.prev_kvs] == [b"delete/1", b"delete/2"]
    assert etcd.get(b"delete/", range_end=b"delete0").count == "1"


@pytest.mark.parametrize(("expected", "succeeds"), [(b"old", True), (b"new", None)])
def test_transaction(etcd: Etcd, expected: bytes, succeeds: bool | None) -> None:
    models = etcd.models
    etcd.put(b"txn", b"old")
    request = models.EtcdserverpbTxnRequest(
        compare=[
            models.EtcdserverpbCompare(
                key=b"txn", target="VALUE", result="EQUAL", value=expected
            )
        ],
        success=[
            models.EtcdserverpbRequestOp(
                request_put=models.EtcdserverpbPutRequest(key=b"txn", value=b"new")
            )
        ],
        failure=[
            models.EtcdserverpbRequestOp(
                request_range=models.EtcdserverpbRangeRequest(key=b"txn")
            )
        ],
    )
    answer = etcd.client.kv.txn(body=request)
    # The gateway leaves out what is false.
    assert answer.succeeded is succeeds
    [response] = answer.responses
    if succeeds:
        assert response.response_put.header.revision == answer.header.revision
        assert etcd.get(b"txn").kvs[0].value == b"new"
    else:
        assert response.response_range.kvs[0].value == b"old"


def test_lease(etcd: Etcd) -> None:
    models, leases = etcd.models, etcd.client.lease
    granted = leases.lease_grant(body=models.EtcdserverpbLeaseGrantRequest(ttl="600"))
    assert granted.ttl == "600"
    etcd.put(b"leased", b"x", lease=granted.id)

    state = leases.lease_time_to_live(
        body=models.EtcdserverpbLeaseTimeToLiveRequest(id=granted.id, keys=True)
    )
    assert state.keys == [b"leased"]
    kept = leases.lease_keep_alive(
        body=models.EtcdserverpbLeaseKeepAliveRequest(id=granted.id)
    )
    assert (kept.result.id, kept.result.ttl) == (granted.id, "600")
    listed = leases.lease_leases(body={})
    assert granted.id in [item.id for item in listed.leases]

    leases.lease_revoke(body=models.EtcdserverpbLeaseRevokeRequest(id=granted.id))
    assert etcd.get(b"leased").kvs is None


def test_watch(etcd: Etcd) -> None:
    models = etcd.models
    request = models.EtcdserverpbWatchRequest(
        create_request=models.EtcdserverpbWatchCreateRequest(
            key=b"watch/", range_end=b"watch0", prev_kv=True
        )
    )
    with etcd.package.streaming(etcd.client.watch.watch)(body=request) as response:
        messages = response.iter_json_lines()
        assert next(messages).result.created is True
        etcd.put(b"watch/a", b"1")
        [event] = next(messages).result.events
        # PUT is the default, which the gateway leaves out.
        assert (event.type, event.kv.key, event.kv.value) == (None, b"watch/a", b"1")
        etcd.client.kv.delete_range(
            body=models.EtcdserverpbDeleteRangeRequest(key=b"watch/a")
        )
        [event] = next(messages).result.events
        assert (event.type, event.prev_kv.value) == ("DELETE", b"1")


def test_asynchronous_client(etcd: Etcd) -> None:
    models = etcd.models
    request = models.EtcdserverpbWatchRequest(
        create_request=models.EtcdserverpbWatchCreateRequest(
            key=b"many/", range_end=b"many0"
        )
    )

    async def run() -> list[bytes]:
        async with etcd.package.AsyncClient(etcd.url) as client:
            watch = etcd.package.async_streaming(client.watch.watch)
            async with watch(body=request) as response:
                messages = response.aiter_json_lines()
                await anext(messages)
                await asyncio.gather(
                    *(
                        client.kv.put(
                            body=models.EtcdserverpbPutRequest(
                                key=b"many/%02d" % number, value=b"x"
                            )
                        )
                        for number in range(20)
                    )
                )
                keys: list[bytes] = []
                while len(keys) < 20:
                    events = (await anext(messages)).result.events
                    keys += [event.kv.key for event in events]
        return keys

    assert sorted(asyncio.run(run())) == [b"many/%02d" % n for n in range(20)]


def test_errors(etcd: Etcd) -> None:
    errors, models = etcd.package.errors, etcd.models
    with pytest.raises(errors.BadRequestError, match="key is not provided") as caught:
        etcd.get(b"")
    assert caught.value.body["code"] == 3
    with pytest.raises(errors.NotFoundError, match="requested lease not found"):
        etcd.client.lease.lease_revoke(
            body=models.EtcdserverpbLeaseRevokeRequest(id="77")
        )
    with pytest.raises(errors.PreconditionFailedError, match="user name not found"):
        etcd.client.auth.user_get(body={"name": "nobody"})
    request = models.EtcdserverpbRangeRequest(key=b"errors", revision="1000000")
    with pytest.raises(errors.ClientError, match="future revision") as future:
        etcd.client.kv.range(body=request)
    assert future.value.status_code == 400
    watch = etcd.package.streaming(etcd.client.watch.watch)
    # What is wrong is refused before it is sent, unless it is sent as it is.
    refused = pytest.raises(ValueError, match="body: Input should be an object")
    with refused, watch(body="no object"):
        pass
    as_it_is = {"body": "no object"}
    with pytest.raises(errors.ApiStatusError), watch(body={}, request_options=as_it_is):
        pass
