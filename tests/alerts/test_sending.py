"""Who is told, by which way, and what nobody may ever read."""

import json
import logging
import socket
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest

from tests.alerts.conftest import Write
from tests.alerts.receivers import Webhook, listening, taking_mail
from tests.alerts.warehouses import Warehouse
from u145.alerts.recipients import load_targets
from u145.alerts.telling import check
from u145.cli import run
from u145.errors import UsageError

SECRET = "s3cret-token"
ADDRESSES = [
    f"dingtalk://{SECRET}@a1b2c3d4/13800000000",
    f"wecombot://{SECRET}",
    f"json://127.0.0.1:9/{SECRET}",
    f"mailto://robot:{SECRET}@127.0.0.1:9?from=a@b.cn&to=c@d.cn&mode=insecure",
    f"nonsense://{SECRET}",
    SECRET,
    "",  # the webhook's, which answers with an error
]


def test_what_could_not_be_delivered_is_tried_again(
    warehouse: Warehouse, webhook: Webhook, write_recipients: Write
) -> None:
    with listening() as other:
        write_recipients(
            {"name": "值班", "urls": [webhook.url]},
            {"name": "科长", "urls": [other.url], "language": "en"},
        )
        warehouse.publish()
        warehouse.ends("failed", "disk full")
        webhook.status = 500
        report = check(warehouse.settings, warehouse.now)
        (failure,) = report.failures
        assert failure.reason
        assert failure.reason.en == "answered HTTP 500"
        webhook.status = 200
        for _ in range(3):
            assert not check(warehouse.settings, warehouse.now).failures
        assert len(webhook.take()) == 1
        (text,) = other.take()  # the one who was told was told once
        assert text.startswith("[TROUBLE] The refresh did not succeed: disk full")
        warehouse.ends("published")
        webhook.status = 500
        check(warehouse.settings, warehouse.now)
        webhook.status = 200
        check(warehouse.settings, warehouse.now)
        check(warehouse.settings, warehouse.now)
        assert len(webhook.take()) == len(other.take()) == 1


def test_who_never_heard_of_it_is_not_told_that_it_is_over(
    warehouse: Warehouse, webhook: Webhook, write_recipients: Write
) -> None:
    with listening() as other:
        write_recipients({"name": "值班", "urls": [webhook.url, other.url]})
        warehouse.publish()
        warehouse.ends("failed", "disk full")
        webhook.status = 500
        check(warehouse.settings, warehouse.now)
        webhook.status = 200
        warehouse.ends("published")
        check(warehouse.settings, warehouse.now)
        assert webhook.take() == []
        assert len(other.take()) == 2


def test_a_message_does_not_follow_to_another_place(
    warehouse: Warehouse, webhook: Webhook, write_recipients: Write
) -> None:
    with listening() as other:
        write_recipients({"name": "值班", "urls": [webhook.url]})
        webhook.status = 307
        webhook.moved_to = f"http://127.0.0.1:{other.port}/"
        warehouse.publish(feeds={"payments": date(2023, 9, 1)})
        assert check(warehouse.settings, warehouse.now).failures
        assert other.heard == []


def test_each_is_told_what_is_theirs(
    warehouse: Warehouse, webhook: Webhook, write_recipients: Write
) -> None:
    late = {"payments": date(2023, 9, 1)}
    warehouse.publish("met", "not_met", feeds=late)
    warehouse.ends("failed", "disk full")
    with listening() as finance, listening() as police, listening() as leader:
        write_recipients(
            {"name": "值班", "urls": [webhook.url], "kinds": ["refresh", "release"]},
            {
                "name": "财政局",
                "urls": [finance.url],
                "kinds": ["feed"],
                "units": ["u_finance"],
            },
            {
                "name": "公安局",
                "urls": [police.url],
                "kinds": ["feed"],
                "units": ["u_police"],
            },
            {"name": "领导", "urls": [leader.url], "kinds": ["indicator"]},
            address="http://10.0.0.5:8501",
        )
        check(warehouse.settings, warehouse.now)
        (text,) = webhook.take()
        assert "disk full" in text
        assert "支付" not in text
        (text,) = finance.take()
        assert "财政局：数据源 支付 已逾期" in text
        assert "http://10.0.0.5:8501" in text
        assert police.take() == []
        (text,) = leader.take()
        assert "按期兑付率" in text


def test_mail_arrives(warehouse: Warehouse, write_recipients: Write) -> None:
    warehouse.publish(feeds={"payments": date(2023, 9, 1)})
    with taking_mail() as mailbox:
        url = (
            f"mailto://127.0.0.1:{mailbox.port}"
            "?from=u145@county.gov.cn&to=duty@county.gov.cn&mode=insecure&format=text"
        )
        write_recipients({"name": "值班", "urls": [url]})
        assert not check(warehouse.settings, warehouse.now).failures
    (mail,) = mailbox.mails
    assert mail["to"] == "duty@county.gov.cn"
    assert mail["subject"] == "U145 提醒：请处理"
    body = mail.get_body(("plain",))
    assert body
    assert "财政局：数据源 支付 已逾期 30 天" in body.get_content()


def test_the_addresses_of_the_example_are_ones_that_apprise_knows() -> None:
    """DingTalk and WeCom can't be reached from here; their addresses can be made."""
    import apprise

    from u145.alerts.sending import _asset

    example = Path(__file__).parents[2] / "deploy" / "alerts.example.yml"
    variables = dict.fromkeys(
        ("SMTP_PASSWORD", "DINGTALK_TOKEN", "DINGTALK_SECRET", "WECOM_KEY"), "a1@b/2-c"
    ) | {"WECOM_KEY": "a1-b2", "DINGTALK_TOKEN": "a1b2", "DINGTALK_SECRET": "SECabc"}
    variables["WEBHOOK_URL"] = "jsons://hooks.county.gov.cn/u145"
    targets = load_targets(example, variables).targets
    made = {
        target.service: apprise.Apprise.instantiate(target.url, asset=_asset())
        for target in targets
    }
    assert set(made) == {"mailtos", "dingtalk", "wecombot", "jsons"}
    assert [service for service, one in made.items() if one is None] == []
    assert made["mailtos"].password == "a1@b/2-c"
    assert made["dingtalk"].secret == "SECabc"


@pytest.mark.parametrize("address", ADDRESSES)
def test_no_address_is_ever_said(
    warehouse: Warehouse,
    write_recipients: Write,
    address: str,
    capsys: pytest.CaptureFixture[str],
    caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
    webhook: Webhook,
) -> None:
    """Not in a line, a log, the book, or what a debugger shows."""
    webhook.status = 500
    address = address or webhook.url
    assert SECRET in address
    monkeypatch.setenv("ROBOT", address)
    write_recipients({"name": "值班", "urls": ["${ROBOT}"]})
    warehouse.publish(feeds={"payments": date(2023, 9, 1)})
    caplog.set_level(logging.DEBUG)
    with no_network():
        for command in ("check", "test"):
            home = str(warehouse.home.folder)
            assert run(["alerts", command, "--home", home]) == 1
    said = capsys.readouterr()
    assert "没有通知到 值班" in said.err
    book = warehouse.home.open_alerts.read_text(encoding="utf-8")
    shown = repr(load_targets(warehouse.settings.recipients))
    for text in (said.out, said.err, caplog.text, book, shown):
        assert SECRET not in text


@contextmanager
def no_network() -> Iterator[None]:
    """Let nothing leave this machine."""

    def refuse(host: str, *rest: object, **more: object) -> list[object]:
        if host in ("127.0.0.1", "localhost"):
            return real(host, *rest, **more)  # type: ignore[arg-type]
        raise socket.gaierror(host)

    real: Callable[..., list[object]] = socket.getaddrinfo
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket, "getaddrinfo", refuse)
        yield


def test_a_message_asks_only_its_address(
    warehouse: Warehouse, webhook: Webhook, write_recipients: Write
) -> None:
    write_recipients({"name": "值班", "urls": [webhook.url]})
    warehouse.publish(feeds={"payments": date(2023, 9, 1)})
    reached = []

    def noting(self: socket.socket, place: tuple[str, int]) -> None:
        reached.append(place)
        real(self, place)

    real = socket.socket.connect
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", noting)
        check(warehouse.settings, warehouse.now)
    assert reached == [("127.0.0.1", webhook.port)]
    (heard,) = webhook.heard
    assert "github" not in json.dumps(heard)


def test_nobody_is_told_where_nobody_is_named(
    warehouse: Warehouse,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    warehouse.publish(feeds={"payments": date(2023, 9, 1)})
    monkeypatch.setitem(sys.modules, "apprise", None)  # importing it would raise
    assert run(["alerts", "check", "--home", str(warehouse.home.folder)]) == 0
    said = capsys.readouterr().out
    assert "没有接收人" in said
    assert "支付" in said
    assert run(["alerts", "test", "--home", str(warehouse.home.folder)]) == 2


def test_a_test_message_reaches_everybody(
    warehouse: Warehouse,
    webhook: Webhook,
    write_recipients: Write,
    capsys: pytest.CaptureFixture[str],
) -> None:
    write_recipients({"name": "值班", "urls": [webhook.url, webhook.url]})
    assert run(["alerts", "test", "--home", str(warehouse.home.folder)]) == 0
    assert [text.splitlines()[0] for text in webhook.take()] == [
        "这是一条测试消息，值班 能收到提醒。"
    ] * 2
    assert "已通知 值班（json）" in capsys.readouterr().out


def test_long_news_is_divided_so_that_a_robot_takes_it_whole(
    warehouse: Warehouse, webhook: Webhook, write_recipients: Write
) -> None:
    write_recipients({"name": "值班", "urls": [webhook.url]})
    feeds = {f"payments_{number}": date(2023, 9, 1) for number in range(60)}
    warehouse.publish(feeds=feeds)
    check(warehouse.settings, warehouse.now)
    texts = [f"{one['title']}\r\n{one['message']}" for one in webhook.heard]
    assert max(len(text.encode()) for text in texts) <= 2048
    assert sum(text.count("【异常】") for text in texts) == 60
    webhook.take()
    check(warehouse.settings, warehouse.now)
    assert webhook.take() == []


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (f"recipients: [{{urls: ['json://{SECRET}']}}]", "recipients.0.name"),
        (f"recipients: [{{name: x, urls: json://{SECRET}}}]", "recipients.0.urls"),
        (f"recipients: [{{name: x, url: [json://{SECRET}]}}]", "recipients.0.url"),
        (f"recipients: [{{name: x, urls: [a], kinds: [{SECRET}]}}]", "kinds"),
        (f"{SECRET}: 1", "无此项"),
        (f'recipients:\n  - "{SECRET}', "2"),
        (f"[{SECRET}]", "alerts.yml"),
        ("recipients: [{name: x, urls: ['json://${NOT_SET}']}]", "NOT_SET"),
        ("recipients: [{name: x, urls: [a]}, {name: x, urls: [b]}]", "不止一次"),
    ],
)
def test_a_wrong_file_is_said_in_one_line_without_what_stands_there(
    warehouse: Warehouse, capsys: pytest.CaptureFixture[str], content: str, says: str
) -> None:
    warehouse.home.folder.mkdir(parents=True)
    warehouse.settings.recipients.write_text(content, encoding="utf-8")
    with pytest.raises(UsageError) as raised:
        load_targets(warehouse.settings.recipients, {})
    assert SECRET not in str(raised.value)
    home = str(warehouse.home.folder)
    assert run(["alerts", "check", "--home", home, "--lang", "zh"]) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert says in line
    assert SECRET not in line
