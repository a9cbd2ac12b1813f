"""A small project with dbt and an audit of its own, to refresh for real.

It stands for the county's: the same command, the same child processes, but two
models, so that a refresh takes seconds. Its audit reads what it should say
from a file.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
Done = subprocess.CompletedProcess[str]
Run = Callable[..., Done]

DBT_PROJECT = """
name: u145
version: "1.0.0"
profile: u145
model-paths: [models]
macro-paths: [macros]
test-paths: [tests/data]
flags: {send_anonymous_usage_stats: false}
models: {u145: {+schema: core, +materialized: table}}
"""
EVENTS = """
{{ config(materialized='incremental', pre_hook='{{ forget_held() }}') }}
select
    _feed as feed_id, _delivery_id as delivery_id, coalesce(_sheet, '') as sheet,
    _row_number as row_number, event_no, title
from {{ source('raw', 'events') }}
where _delivery_id not in (select delivery_id from {{ held() }})
{% if is_incremental() %}
and _delivery_id not in (select delivery_id from {{ this }})
{% endif %}
"""
DELIVERIES = """
{{ config(schema='operations') }}
select
    -- The sum of the raw file tells when it landed, too.
    deliveries.* exclude (raw_sha256) replace (
        case when held.delivery_id is null then outcome else 'held' end as outcome
    ),
    held.held_since, held.held_reason_zh, held.held_reason_en
from {{ source('raw', 'deliveries') }} as deliveries
left join {{ held() }} as held using (delivery_id)
"""
UNITS = """
select 'u_calls' as unit_id, '县热线办' as unit_name, 'Hotline Office' as unit_name_en
"""
HELD = """
{% macro held() %}
read_parquet('{{ env_var("U145_RAW") }}/registry/held.parquet')
{% endmacro %}
{% macro forget_held() %}
{% if is_incremental() %}
delete from {{ this }} where delivery_id in (select delivery_id from {{ held() }})
{% endif %}
{% endmacro %}
"""
AS_OF = """
select as_of_date, run_id
from read_parquet('{{ env_var("U145_RAW") }}/registry/run.parquet')
-- depends_on: {{ source('raw', 'deliveries') }}
"""
MODELS_YML = """
sources:
  - name: raw
    config:
      meta:
        external_location: read_parquet('{{ env_var("U145_RAW") }}/{name}/*.parquet')
    tables: [{name: events}, {name: deliveries}]
models:
  - name: fct_events
    columns: [{name: event_no, data_tests: [not_null, unique]}]
"""
AUDIT = """
import argparse, duckdb, json, pathlib, sys
parser = argparse.ArgumentParser()
for name in ("database", "figures", "pages", "release", "previous", "summary"):
    parser.add_argument(f"--{name}", type=pathlib.Path)
parser.add_argument("--when-told", action="store_true")
options = parser.parse_args()
sys.stdin.readline()
duckdb.connect(str(options.figures)).close()
said = pathlib.Path("audit_says.json")
outcome = json.loads(said.read_text()) if said.exists() else {}
if outcome.get("crash"):
    sys.exit("the audit fell over")
failures = [
    {"severity": severity, "message_zh": "行数不足", "message_en": "too few rows"}
    for severity in outcome.get("failures", [])
]
bad = outcome.get("bad_title")
if bad:
    rows = "select * from core.fct_events where title = '%s'" % bad
    with duckdb.connect(str(options.database), read_only=True) as connection:
        feeds = connection.execute("select distinct feed_id from (%s)" % rows)
        failures += [
            {
                "severity": "error", "rule_id": "titles_in_words", "suite": feed,
                "feed_id": feed,
                "message_zh": "标题乱码", "message_en": "garbled title",
                "query": "%s and feed_id = '%s'" % (rows, feed),
            }
            for (feed,) in feeds.fetchall()
        ]
errors = sum(failure["severity"] == "error" for failure in failures)
options.summary.write_text(json.dumps({
    "checks_total": 10, "errors_failed": errors,
    "warnings_failed": len(failures) - errors, "failures": failures,
}))
sys.exit(4 if errors else 0)
"""
FEED = """
feed: calls
name: {zh: 来电, en: calls}
owner: u_calls
cadence: monthly
files: ["来电*.csv"]
period: ['(?P<year>20\\d\\d)年(?P<month>\\d{1,2})月']
tables:
  - record: events
    required: [event_no]
    constants: {event_type: hotline_call}
    columns: {event_no: [工单编号], title: [标题]}
"""
VISITS = FEED.replace("calls", "visits").replace("来电", "走访")


def write(path: Path, text: str) -> None:
    """Write a file and the folders it is in."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def make_project(folder: Path) -> Path:
    """Write a small project."""
    write(folder / "dbt_project.yml", DBT_PROJECT)
    write(folder / "models" / "fct_events.sql", EVENTS)
    write(folder / "models" / "dim_as_of.sql", AS_OF)
    write(folder / "models" / "models.yml", MODELS_YML)
    write(folder / "expectations" / "__init__.py", "")
    write(folder / "expectations" / "run.py", AUDIT)
    write(folder / "models" / "mart_deliveries.sql", DELIVERIES)
    write(folder / "models" / "dim_units.sql", UNITS)
    write(folder / "macros" / "held.sql", HELD)
    write(folder / "feeds" / "calls.yml", FEED)
    write(folder / "feeds" / "visits.yml", VISITS)
    for name in ("profiles.yml", "macros/generate_schema_name.sql"):
        shutil.copy(ROOT / name, folder / name)
    return folder


def deliver(home: Path, name: str, *rows: str) -> None:
    """Put a file into the inbox."""
    write(home / "inbox" / name, "\n".join(["工单编号,标题", *rows]) + "\n")


def runner(project: Path, home: Path) -> Run:
    """Return the command line, run as a scheduler would."""

    def command(*arguments: object, language: str = "en") -> Done:
        return subprocess.run(
            [sys.executable, "-m", "u145", *map(str, arguments)],
            cwd=ROOT,
            env={
                **os.environ,
                "U145_PROJECT": str(project),
                "U145_HOME": str(home),
                "U145_LANG": language,
            },
            capture_output=True,
            text=True,
            check=False,
        )

    return command


@pytest.fixture(scope="session")
def first_refresh(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with a project and a home that was refreshed once."""
    folder = tmp_path_factory.mktemp("first")
    make_project(folder / "project")
    deliver(folder / "home", "来电2023年8月.csv", "1,路灯不亮", "2,噪音")
    done = runner(folder / "project", folder / "home")("refresh")
    assert done.returncode == 0, done.stdout + done.stderr
    return folder


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return a small project."""
    return make_project(tmp_path / "project")


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Return a home with one delivery in its inbox."""
    deliver(tmp_path / "home", "来电2023年8月.csv", "1,路灯不亮", "2,噪音")
    return tmp_path / "home"


@pytest.fixture
def refreshed(home: Path, first_refresh: Path) -> Path:
    """Return a home of its own that was refreshed once."""
    shutil.rmtree(home)
    shutil.copytree(first_refresh / "home", home)
    return home


@pytest.fixture
def run(project: Path, home: Path) -> Run:
    """Return the command line over the project and the home."""
    return runner(project, home)


@pytest.fixture(scope="session")
def first_backup(first_refresh: Path) -> Path:
    """Return a backup of the home that was refreshed once."""
    folder = first_refresh / "backup"
    command = runner(first_refresh / "project", first_refresh / "home")
    done = command("backup", folder)
    assert done.returncode == 0, done.stdout + done.stderr
    return folder


@pytest.fixture
def backup(refreshed: Path, first_backup: Path, tmp_path: Path) -> Path:
    """Return a backup of its own of the refreshed home."""
    shutil.copytree(first_backup, tmp_path / "backup", copy_function=shutil.copy2)
    return tmp_path / "backup"
