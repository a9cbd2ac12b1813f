"""What all commands share: their language and the options they have alike."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from u145.messages import Messages
from u145.settings import Settings, load_settings

if TYPE_CHECKING:  # not every command has options to be parsed
    from typer.models import ArgumentInfo, OptionInfo


class Speaker:
    """Speaks one language, in help, options and lines."""

    def __init__(self, messages: Messages) -> None:
        self.messages = messages

    @property
    def home(self) -> "OptionInfo":
        """Return the option for the warehouse's folder."""
        return self.option("--home", "home", envvar="U145_HOME")

    @property
    def feeds(self) -> "OptionInfo":
        """Return the option for the folder of feeds."""
        return self.option("--feeds", "feeds", envvar="U145_FEEDS")

    def option(self, flag: str, key: str, **more: object) -> "OptionInfo":
        """Return an option with its help."""
        import typer

        info: OptionInfo = typer.Option(
            flag,
            help=self.messages.say(f"options.{key}"),
            show_default=False,
            show_envvar=True,
            **more,  # type: ignore[arg-type]
        )
        return info

    def argument(self, name: str, key: str) -> "ArgumentInfo":
        """Return an argument with its help."""
        import typer

        info: ArgumentInfo = typer.Argument(
            help=self.messages.say(f"options.{key}"), metavar=name, show_default=False
        )
        return info

    def help(self, key: str) -> str:
        """Return the help of a command: what it does, then an example."""
        # `\b` in the message keeps the line breaks of the paragraph below it.
        return self.messages.say(f"help.{key}").replace("\\b", "\b")

    def settings(self, home: Path | None = None, feeds: Path | None = None) -> Settings:
        """Return the settings for the options of a command."""
        return load_settings(home, feeds, self.messages.language)

    def tell(self, key: str, **values: object) -> None:
        """Print a line."""
        self.write(f"{self.messages.say(key, **values)}\n")

    def complain(self, key: str, **values: object) -> None:
        """Print a line where errors go."""
        self.write(f"{self.messages.say(key, **values)}\n", sys.stderr)

    def write(self, text: str, stream: TextIO | None = None) -> None:
        """Write a text as it is, at once: who reads along waits for it."""
        stream = stream or sys.stdout
        stream.write(text)
        stream.flush()
