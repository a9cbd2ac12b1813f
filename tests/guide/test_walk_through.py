"""The walk-through for analysts runs, and shows what comes out."""

import re
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

import duckdb
import pytest

from docs.walk_through import BLOCK, PAGES, walk
from tests.conftest import ROOT

SAYS = """\
```python
import duckdb
release = duckdb.connect()
print(1 + 1)
```

```text
{two}
```

Words.

```sql
select '甲' as name, 2 as number
```
"""


@pytest.mark.skipif(
    duckdb.__version__.split(".")[0] != version("duckdb-cli").split(".")[0],
    reason="there is no DuckDB shell of this major version",
)
def test_what_the_pages_show_is_what_comes_out(sample_home: Path) -> None:
    # In a process of its own: it opens the release in its own way.
    done = subprocess.run(
        [sys.executable, "-m", "docs.walk_through", "--check", "--home", sample_home],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_an_output_that_differs_is_noticed_and_put_right(tmp_path: Path) -> None:
    wrong, right = (
        walk(SAYS.format(two=3), tmp_path),
        walk(SAYS.format(two=2), tmp_path),
    )
    assert wrong == right == SAYS.format(two=2) + "\n```text\nname,number\n甲,2\n```\n"


def test_a_block_that_fails_is_no_success(tmp_path: Path) -> None:
    with pytest.raises(duckdb.CatalogException):
        walk(SAYS.format(two=2) + "\n```sql\nselect * from gone\n```\n", tmp_path)
    with pytest.raises(RuntimeError):
        walk("```sh\ntest -e gone\n```\n", tmp_path)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_pages_show_their_blocks_and_link_to_what_is_there(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    kinds = {block["kind"] for block in BLOCK.finditer(text)}
    assert kinds == {"python", "sql", "sh"}
    linked = re.findall(r"\]\(([^)#]+)\)", text)
    assert [link for link in linked if not (page.parent / link).exists()] == []


def test_both_languages_run_the_same_steps() -> None:
    steps = [
        [block["kind"] for block in BLOCK.finditer(page.read_text(encoding="utf-8"))]
        for page in PAGES
    ]
    assert steps[0] == steps[1]
