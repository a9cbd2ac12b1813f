"""What macros expect of dbt, for sqlfluff's jinja templater.

Without these names a file that uses them cannot be rendered, and what is not
rendered is not linted. Named in `.sqlfluff`; no other code reads it.
"""

from collections.abc import Callable

from jinja2 import pass_context
from jinja2.runtime import Context

# As while dbt parses: a macro that asks the database gets no answer.
execute = False


class dbt:  # noqa: N801 - the name that macros know
    """Types that dbt names on every engine."""

    @staticmethod
    def type_string() -> str:
        """Return the type of a text."""
        return "varchar"


class adapter:  # noqa: N801 - the name that macros know
    """The engine: DuckDB reads the `default__` macros."""

    @staticmethod
    @pass_context
    def dispatch(context: Context, macro: str, package: str) -> Callable[..., str]:
        """Return the macro that DuckDB uses."""
        found: Callable[..., str] = context[f"default__{macro}"]
        return found


class model:  # noqa: N801 - the name that macros know
    """The model that is being compiled."""

    name = "model"
