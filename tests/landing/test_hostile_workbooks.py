"""A workbook made to harm: what its XML declares is never fetched nor unfolded."""

import zipfile
from pathlib import Path

import pytest

from tests.landing.conftest import Warehouse

CANARY = "canary-of-this-machine"
LAUGHS = "".join(
    f'<!ENTITY lol{n} "{f"&lol{n - 1};" * 10}">' if n else '<!ENTITY lol0 "lol">'
    for n in range(12)
)
GOOD_CELL = "<t>路灯不亮</t>"


def doctored(path: Path, doctype: str, cell: str, member: str) -> None:
    """Put a declaration into a part of a workbook, and an entity into a cell."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    text = parts[member].decode()
    head, found, rest = text.partition("?>")
    text = f"{head}?>{doctype}{rest}" if found else f"{doctype}{text}"
    assert GOOD_CELL in text
    parts[member] = text.replace(GOOD_CELL, f"<t>{cell}</t>", 1).encode()
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)


@pytest.mark.parametrize("kind", ["laughs", "file", "parameter"])
def test_entities_are_neither_fetched_nor_unfolded(
    warehouse: Warehouse, tmp_path: Path, kind: str
) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text(CANARY, encoding="utf-8")
    source = f'SYSTEM "{secret.as_uri()}"'
    declared = {
        "laughs": LAUGHS,
        "file": f"<!ENTITY x {source}>",
        "parameter": f"<!ENTITY % x {source}> %x;",
    }[kind]
    doctype = f"<!DOCTYPE worksheet [{declared}]>"
    cell = {"laughs": "&lol11;", "file": "&x;", "parameter": "路灯不亮"}[kind]
    rows = [["工单编号", "标题", "受理时间"], ["1", "路灯不亮", "2023-01-02"]]
    path = warehouse.send_workbook("热线.xlsx", {"表": rows})
    doctored(path, doctype, cell, "xl/worksheets/sheet1.xml")
    warehouse.send("热线好的.csv", "工单编号,标题,受理时间\n2,b,2023-01-03\n")
    report = warehouse.land()
    outcomes = {file.file_name: file.outcome for file in report.files}
    assert outcomes["热线好的.csv"] == "landed"
    said = str(warehouse.rows())
    assert CANARY not in said
    assert "lollol" not in said


@pytest.mark.parametrize(
    "name", ["../热线.csv", "..%2f热线.csv", "热线\\..\\..\\x.csv", "热线;rm -rf .csv"]
)
def test_a_files_name_leads_nowhere(warehouse: Warehouse, name: str) -> None:
    inside = name.replace("../", "")
    warehouse.send(inside, "工单编号,标题,受理时间\n1,a,2023-01-02\n")
    warehouse.land()
    kept = [path for path in warehouse.home.parent.rglob("*") if path.is_file()]
    assert all(path.is_relative_to(warehouse.home) for path in kept)
