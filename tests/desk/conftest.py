"""Homes with a small release, as the tests of releases make them."""

from tests.releases.conftest import home, publish_one

__all__ = ["home", "publish_one"]
