"""Load a folder of feeds, and say clearly what is wrong with it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from pydantic import ValidationError

from u145.feeds.grammar import Feed
from u145.messages import LOADER
from u145.messages.foreign import expected

_LINE = re.compile(r"^line (\d+)$")


@dataclass(frozen=True)
class FeedError:
    """What is wrong in which feed: file, key and what was expected."""

    file: str
    key: str
    expected: str
    got: str = ""

    @property
    def zh(self) -> str:
        """Return the line in Chinese."""
        got = f"，现为 {self.got}" if self.got else ""
        key = _LINE.sub(r"第 \1 行", self.key)
        return f"{self.file}：{key}：{expected(self.expected)}{got}"

    @property
    def en(self) -> str:
        """Return the line in English."""
        got = f", got {self.got}" if self.got else ""
        return f"{self.file}: {self.key}: expected {self.expected}{got}"

    def text(self, language: str) -> str:
        """Return the line in `zh` or `en`."""
        return self.zh if language == "zh" else self.en


class FeedsError(Exception):
    """A folder of feeds that can't be used; `errors` has every reason."""

    def __init__(self, errors: list[FeedError]) -> None:
        """Keep every error, so that all can be mended at once."""
        super().__init__("\n".join(error.en for error in errors))
        self.errors = errors


@dataclass(frozen=True)
class Feeds:
    """The feeds of a folder, sorted by their ids."""

    feeds: tuple[Feed, ...]

    def __iter__(self) -> Iterator[Feed]:
        """Go through the feeds in the order of their ids."""
        return iter(self.feeds)

    def __getitem__(self, feed_id: str) -> Feed:
        """Return a feed by its id."""
        return next(feed for feed in self.feeds if feed.feed == feed_id)


def load_feeds(folder: Path) -> Feeds:
    """Return the feeds of a folder, or raise `FeedsError` with every error."""
    feeds, errors = _read(folder)
    if errors:
        raise FeedsError(errors)
    return Feeds(tuple(feeds))


def check(folder: Path) -> list[FeedError]:
    """Return what is wrong with a folder of feeds; an empty list is fine."""
    return _read(folder)[1]


def _read(folder: Path) -> tuple[list[Feed], list[FeedError]]:
    feeds: list[Feed] = []
    errors: list[FeedError] = []
    paths = sorted([*folder.glob("*.yml"), *folder.glob("*.yaml")])
    if not paths:
        errors.append(FeedError(str(folder), "*.yml", "at least one feed"))
    for path in paths:
        found = _one(path)
        if isinstance(found, Feed):
            feeds.append(found)
        else:
            errors.extend(found)
    return feeds, errors


def _one(path: Path) -> Feed | list[FeedError]:
    try:
        content = yaml.load(path.read_text("utf-8"), Loader=_UniqueKeys)
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        where = getattr(error, "problem_mark", None)
        key = f"line {where.line + 1}" if where else "-"
        problem = getattr(error, "problem", None) or str(error)
        return [FeedError(path.name, key, "YAML in UTF-8", problem)]
    if not isinstance(content, dict):
        return [FeedError(path.name, "feed", "a mapping that begins with feed:")]
    try:
        feed = Feed.model_validate(content)
    except ValidationError as error:
        return [_explain(path, entry) for entry in error.errors()]
    if feed.feed != path.stem:
        return [FeedError(path.name, "feed", path.stem, feed.feed)]
    return feed


def _explain(path: Path, entry: Any) -> FeedError:
    """Turn an error of pydantic into file, key and what was expected."""
    tags = {"aliases", "join", "count", "from", "list"}
    places = [str(place) for place in entry["loc"]]
    kept = [
        place
        for index, place in enumerate(places)
        if not (place in tags and index >= 2 and places[index - 2] == "columns")
    ]
    key = ".".join(kept) or "feed"
    if entry["type"] == "extra_forbidden":
        return FeedError(path.name, key, "no such key")
    if entry["type"] == "missing":
        return FeedError(path.name, key, "a value; the key is missing")
    wanted = str(entry["msg"]).removeprefix("Value error, ")
    inner, _, rest = wanted.partition(": ")
    if entry["type"] == "value_error" and rest and "." in inner:
        return FeedError(path.name, f"{key}.{inner}", rest)
    got = entry["input"]
    shown = repr(got) if isinstance(got, str | int | float | bool) else ""
    return FeedError(path.name, key, wanted, shown)


class _UniqueKeys(LOADER):  # type: ignore[valid-type,misc]
    """YAML where a key that stands twice is an error, and dates stay text."""

    def construct_mapping(self, node: Any, deep: bool = False) -> Any:
        """Refuse a mapping with a key that stands twice."""
        seen = set()
        for key_node, _ in node.value:
            key = self.construct_object(key_node, deep=True)
            if key in seen:
                raise yaml.constructor.ConstructorError(
                    None, None, f"{key!r} stands twice", key_node.start_mark
                )
            seen.add(key)
        return super().construct_mapping(node, deep)


_UniqueKeys.yaml_implicit_resolvers = {
    first: [pair for pair in pairs if pair[0] != "tag:yaml.org,2002:timestamp"]
    for first, pairs in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
