"""Units and towns to choose from."""

from dashboards.reading import Row, read
from u145.releases.current import Release


def units(release: Release) -> list[Row]:
    """Return the units that still exist, by group: id, names, group's names."""
    return read(
        release,
        """
        select
            unit_id as place_id,
            unit_name as place_name_zh,
            unit_name_en as place_name_en,
            group_name as group_name_zh,
            group_name_en

        from core.dim_units

        where valid_to is null

        order by unit_group, unit_id
        """,
    )


def towns(release: Release) -> list[Row]:
    """Return the towns: id and name."""
    return read(
        release,
        """
        select
            town_id as place_id,
            town_name as place_name_zh,
            town_name_en as place_name_en

        from core.dim_towns

        order by town_id
        """,
    )
