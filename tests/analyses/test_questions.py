"""Saved questions: each says what it answers, and answers on the sample."""

import subprocess
from pathlib import Path

import duckdb
import pytest

from tests.conftest import ROOT, Command
from u145.errors import KnownError, UsageError
from u145.releases.questions import Question, saved_questions

QUESTIONS = saved_questions(ROOT)
HEAD = """\
-- title_zh: 标题
-- title_en: Title
-- about_zh: 说明，
--   还有一行。
-- about_en: About
--   it.
select 1 as one
"""


def by_id(question: Question) -> str:
    return question.id


def write(project: Path, text: str) -> list[Question]:
    folder = project / "analyses" / "questions"
    folder.mkdir(parents=True)
    (folder / "one.sql").write_text(text, encoding="utf-8")
    return saved_questions(project)


def test_there_are_questions_to_begin_with() -> None:
    assert len(QUESTIONS) >= 12
    assert len({question.title_zh for question in QUESTIONS}) == len(QUESTIONS)


@pytest.mark.parametrize("question", QUESTIONS, ids=by_id)
def test_a_question_answers_on_the_sample(
    question: Question, query: duckdb.DuckDBPyConnection
) -> None:
    rows = query.execute(question.sql).fetchall()
    assert bool(rows) is not question.may_be_empty


def test_a_head_is_read_with_its_lines_that_go_on(tmp_path: Path) -> None:
    (question,) = write(tmp_path, HEAD)
    assert question == Question(
        id="one",
        title_zh="标题",
        title_en="Title",
        about_zh="说明， 还有一行。",
        about_en="About it.",
        sql="select 1 as one\n",
        may_be_empty=False,
    )


@pytest.mark.parametrize(
    "text",
    [
        HEAD.replace("-- title_en: Title\n", ""),
        HEAD.replace("-- title_en: Title\n", "-- title_en:\n"),
        HEAD.replace("select", "-- author: somebody\nselect"),
        HEAD.replace("select", "-- rows: none\nselect"),
    ],
)
def test_a_head_that_lacks_or_adds_a_line_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(KnownError):
        write(tmp_path, text)


def test_a_project_without_questions_has_none(tmp_path: Path) -> None:
    assert saved_questions(tmp_path) == []


def test_the_command_asks_a_saved_question(u145: Command, sample_home: Path) -> None:
    file = ROOT / "analyses" / "questions" / "feeds_and_their_age.sql"
    done = u145("sql", "--file", file, "--format", "csv", "--home", sample_home)
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[0].startswith("feed_id,feed_name_zh")


@pytest.mark.parametrize("more", [["select 1"], []])
def test_the_command_asks_one_thing(
    u145: Command, tmp_path: Path, more: list[str]
) -> None:
    file = ["--file", str(tmp_path / "q.sql")] if more else []
    done: subprocess.CompletedProcess[str] = u145("sql", *more, *file)
    assert done.returncode == UsageError.exit_code
    assert "--file" in done.stderr
