"""Feeds: which system sends which files, and what their columns mean.

feeds = load_feeds(folder)        # raises FeedsError, with every error in it
errors = check(folder)            # the same errors as a list; empty = fine
write_registry(feeds, raw)        # raw/registry/feeds, feed_values
"""

from u145.feeds.grammar import Feed, Table
from u145.feeds.loading import FeedError, Feeds, FeedsError, check, load_feeds
from u145.feeds.registry import write_registry

__all__ = [
    "Feed",
    "FeedError",
    "Feeds",
    "FeedsError",
    "Table",
    "check",
    "load_feeds",
    "write_registry",
]
