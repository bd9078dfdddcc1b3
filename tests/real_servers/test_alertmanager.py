"""Alertmanager 0.25: arrays in the query, times, errors as texts and as objects."""

from __future__ import annotations

import asyncio
import datetime as dt
import os
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

import pytest

from tests.real_servers.programs import corpus_document, generated_client, program
from tests.serving import free_port, serving

_CONFIGURATION = """\
route: {receiver: nobody}
receivers: [{name: nobody}]
"""


@dataclass(frozen=True, slots=True)
class Alertmanager:
    """The generated package, a client of it, and where the server is."""

    package: Any
    client: Any
    url: str

    def post(self, *names: str, **labels: str) -> list[Any]:
        """Post alerts of these names that are on for an hour."""
        now = dt.datetime.now(dt.UTC)
        alerts = [
            self.package.models.PostableAlert(
                labels={"alertname": name, **labels},
                annotations={"summary": "größer als 5 % & mehr"},
                starts_at=now,
                ends_at=now + dt.timedelta(hours=1),
            )
            for name in names
        ]
        self.client.alert.post_alerts(body=alerts)
        return alerts

    def silence(self, value: str) -> Any:
        """A silence of the alerts of a name, to be created."""
        models, now = self.package.models, dt.datetime.now(dt.UTC)
        return models.PostableSilence(
            matchers=[models.Matcher(name="alertname", value=value, is_regex=False)],
            starts_at=now,
            ends_at=now + dt.timedelta(hours=1),
            created_by="ada",
            comment="planned",
        )


@pytest.fixture(scope="module")
def alertmanager(
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Alertmanager]:
    executable = program("prometheus-alertmanager")
    document = corpus_document("servers/alertmanager_v0.25.0.yaml")
    folder = tmp_path_factory.mktemp("alertmanager")
    (folder / "configuration.yml").write_text(_CONFIGURATION)
    port = free_port()
    url = f"http://127.0.0.1:{port}/api/v2"
    command = [executable, "--config.file=configuration.yml", "--storage.path=data"]
    command += [f"--web.listen-address=127.0.0.1:{port}", "--cluster.listen-address="]
    command += ["--log.level=error"]
    with (
        generated_client(document, "alertmanager", folder / "sdk") as package,
        serving(command, port, folder=folder, environment=os.environ),
        package.Client(url) as client,
    ):
        yield Alertmanager(package, client, url)


def test_status(alertmanager: Alertmanager) -> None:
    status = alertmanager.client.general.get_status()
    assert status.version_info.version == "0.25.0"
    assert status.uptime.tzinfo is not None
    assert [item.name for item in alertmanager.client.receiver.get_receivers()] == [
        "nobody"
    ]


def test_alerts_come_back_as_they_were_posted(alertmanager: Alertmanager) -> None:
    [posted] = alertmanager.post("Posted", team="a,b")
    [alert] = alertmanager.client.alert.get_alerts(filter=['alertname="Posted"'])
    assert alert.labels == {"alertname": "Posted", "team": "a,b"}
    assert alert.annotations == posted.annotations
    # The server keeps milliseconds.
    assert abs(alert.starts_at - posted.starts_at) < dt.timedelta(milliseconds=1)
    assert [receiver.name for receiver in alert.receivers] == ["nobody"]


def test_filters_are_repeated_and_may_hold_commas(alertmanager: Alertmanager) -> None:
    alertmanager.post("One", "Two", shift="x,y")
    alertmanager.post("One", shift="x")

    def found(*filters: str, **more: object) -> list[str]:
        alerts = alertmanager.client.alert.get_alerts(filter=list(filters), **more)
        return sorted(alert.labels["alertname"] for alert in alerts)

    assert found('shift="x,y"') == ["One", "Two"]
    assert found('shift="x,y"', 'alertname=~"O.+|Three"') == ["One"]
    assert found('shift=~"x.*"', 'alertname!="Two"') == ["One", "One"]
    assert found('shift="x,y"', active=False) == []
    groups = alertmanager.client.alertgroup.get_alert_groups(
        filter=['shift="x,y"'], receiver="nob.*"
    )
    assert [len(group.alerts) for group in groups] == [2]


def test_silences(alertmanager: Alertmanager) -> None:
    silences = alertmanager.client.silence
    created = silences.post_silences(body=alertmanager.silence("Silenced"))

    silence = silences.get_silence(created.silence_id)
    assert silence.status.state == "active"
    assert [matcher.value for matcher in silence.matchers] == ["Silenced"]
    [listed] = silences.get_silences(filter=['alertname="Silenced"'])
    assert listed.id == created.silence_id

    silences.delete_silence(created.silence_id)
    assert silences.get_silence(created.silence_id).status.state == "expired"


def test_asynchronous_client(alertmanager: Alertmanager) -> None:
    async def run() -> list[str]:
        async with alertmanager.package.AsyncClient(alertmanager.url) as client:
            created = await asyncio.gather(
                *(
                    client.silence.post_silences(body=alertmanager.silence(f"A{n}"))
                    for n in range(10)
                )
            )
            found = await asyncio.gather(
                *(client.silence.get_silence(item.silence_id) for item in created)
            )
        return [silence.matchers[0].value for silence in found]

    assert asyncio.run(run()) == [f"A{n}" for n in range(10)]


def test_errors(alertmanager: Alertmanager) -> None:
    errors, client = alertmanager.package.errors, alertmanager.client
    # A text in JSON, an object, and nothing at all.
    with pytest.raises(errors.BadRequestError, match="bad matcher format") as text:
        client.alert.get_alerts(filter=["{"])
    assert text.value.body == "bad matcher format: {"
    with pytest.raises(errors.UnprocessableEntityError, match="of type uuid") as kind:
        client.silence.get_silence("no-uuid")
    assert kind.value.body["code"] == 601
    with pytest.raises(errors.NotFoundError, match=r"404 Not Found$") as unknown:
        client.silence.get_silence(str(uuid4()))
    assert unknown.value.body is None
    with pytest.raises(errors.InternalServerError, match="silence not found"):
        client.silence.delete_silence(str(uuid4()), request_options={"max_retries": 0})
    with pytest.raises(errors.BadRequestError, match="at least one label"):
        client.alert.post_alerts(body=[{"labels": {}}])
