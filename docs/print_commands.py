"""Print `docs/commands.md` from the commands' own help.

python -m docs.print_commands            # write it
python -m docs.print_commands --check    # fail if it would change
"""

import contextlib
import io
import os
import sys
from pathlib import Path

from u145.cli import run

PAGE = Path(__file__).with_name("commands.md")
COMMANDS = (
    "",
    "refresh",
    "schedule",
    "land",
    "feeds list",
    "feeds check",
    "feeds try",
    "status",
    "sql",
    "shell",
    "quarantine list",
    "quarantine export",
    "releases list",
    "releases show",
    "releases rollback",
    "backup",
    "restore",
    "rebuild",
    "sample",
    "app",
    "alerts check",
    "alerts test",
    "health",
    "metrics",
)
INTRODUCTION = """# 命令 u145 / The command u145

本页由 `python -m docs.print_commands` 印出，请勿手改。
Printed by `python -m docs.print_commands`; do not edit.

| 退出码 Exit code | 含义 | Meaning |
|---|---|---|
| 0 | 完成 | done |
| 1 | 其他失败（模型出错、磁盘已满……） | anything else (a broken model, a full disk …) |
| 2 | 用法或配置有误 | wrong use or wrong configuration |
| 3 | 没有新内容 | nothing new |
| 4 | 审核未通过，未发布 | audit failed, nothing published |
| 5 | 另一个刷新正在进行 | another refresh is running |
"""


def help_of(command: str, language: str) -> str:
    """Return what `u145 <command> --help` prints in a language."""
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        run([*command.split(), "--help", "--lang", language])
    lines = (line.rstrip() for line in printed.getvalue().splitlines())
    return "\n".join(lines).strip()


def page() -> str:
    """Return the whole page."""
    os.environ["COLUMNS"] = "80"  # whatever terminal this runs in
    parts = [INTRODUCTION]
    for command in COMMANDS:
        parts.append(f"\n## `{' '.join(['u145', *command.split()])}`\n")
        parts += [
            f"\n```text\n{help_of(command, language)}\n```\n"
            for language in ("zh", "en")
        ]
    return "".join(parts)


def main() -> int:
    """Write the page, or with `--check` compare it."""
    if "--check" in sys.argv[1:]:
        return int(PAGE.read_text(encoding="utf-8") != page())
    PAGE.write_text(page(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
