"""A county's exports, made up and dirty on purpose, with the truth behind them."""

from u145.sample.maker import make_sample

__all__ = ["make_sample"]
