"""The arrow points one way, and each model has its page beside it."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
MODELS = sorted((ROOT / "models").rglob("*.sql"))
CODE = sorted(
    path
    for folder in ("u145", "dashboards", "expectations", "docs", "tests", "benchmarks")
    for path in (ROOT / folder).rglob("*.py")
)
MAY_READ = {
    "staging": {"source", "staging", "seed"},
    "intermediate": {"staging", "intermediate", "core", "seed"},
    "core": {"staging", "intermediate", "core", "seed"},
    "scorecards": {"intermediate", "core", "scorecards", "seed"},
    "operations": {"staging", "intermediate", "core", "scorecards", "operations"}
    | {"seed"},
}
PUBLISHED = {"catalogue", "reference", "core", "scorecards", "operations"}
FORBIDDEN = {"utils", "util", "helpers", "helper", "common", "misc"}


def layer(node: dict) -> str:
    """Return the layer of a node: a mart's schema, else its first folder."""
    if node["resource_type"] != "model":
        return node["resource_type"]
    folder = node["fqn"][1]
    return node["fqn"][2] if folder == "marts" else folder


def reads(manifest: dict) -> list[tuple[dict, dict]]:
    """Return every model with each node that it reads."""
    nodes = manifest["nodes"] | manifest["sources"]
    return [
        (node, nodes[parent])
        for node in nodes.values()
        if node["resource_type"] == "model"
        for parent in node["depends_on"]["nodes"]
    ]


def allowed(node: dict) -> set[str]:
    """Return the layers a model may read.

    What prepares an operations mart may stand on another one, as what prepares
    a scorecard stands on core.
    """
    prepares_operations = node["fqn"][1:3] == ["intermediate", "operations"]
    more = {"operations"} if prepares_operations else set()
    return MAY_READ.get(layer(node), set()) | more


def wrong_way(manifest: dict) -> list[str]:
    return [
        f"{node['name']} ({layer(node)}) reads {parent['name']} ({layer(parent)})"
        for node, parent in reads(manifest)
        if layer(parent) not in allowed(node)
    ]


def unpublished(manifest: dict) -> list[str]:
    return [
        f"{node['schema']}.{node['name']} reads {parent['schema']}.{parent['name']}"
        for node, parent in reads(manifest)
        if node["config"]["materialized"] == "view"
        and node["schema"] in PUBLISHED
        and parent["schema"] not in PUBLISHED
    ]


def test_each_layer_reads_only_the_layers_it_may(manifest):
    assert wrong_way(manifest) == []


def test_published_views_read_only_what_is_published(manifest):
    assert unpublished(manifest) == []


def asking(manifest: dict) -> set[str]:
    """Return the macros that ask the database what to write, and who calls them."""
    macros = manifest["macros"]
    found = {
        name
        for name, macro in macros.items()
        if name.startswith("macro.u145.") and "run_query(" in macro["macro_sql"]
    }
    before: set[str] = set()
    while found != before:
        before = set(found)
        found |= {
            name
            for name, macro in macros.items()
            if before & set(macro["depends_on"]["macros"])
        }
    return found


def not_made_again(manifest: dict) -> list[str]:
    """Return the views with another SQL in each build that a build leaves alone."""
    asks = asking(manifest)
    return [
        node["name"]
        for node in manifest["nodes"].values()
        if node["resource_type"] == "model"
        and node["config"]["materialized"] == "view"
        and asks & set(node["depends_on"]["macros"])
        and "each_build" not in node["config"]["tags"]
    ]


def test_a_view_whose_sql_depends_on_the_build_is_made_again(manifest):
    assert not_made_again(manifest) == []
    assert any(
        "each_build" in node["config"]["tags"] for node in manifest["nodes"].values()
    )
    forgotten = made_manifest(("intermediate.asks", "intermediate.events"))
    asks = forgotten["nodes"]["intermediate.asks"]
    asks["depends_on"]["macros"] = ["macro.u145.is_new"]
    forgotten["macros"] = {
        "macro.u145.is_new": {
            "macro_sql": "{{ adds() }}",
            "depends_on": {"macros": ["macro.u145.adds"]},
        },
        "macro.u145.adds": {
            "macro_sql": "{{ run_query('select 1') }}",
            "depends_on": {"macros": []},
        },
    }
    assert not_made_again(forgotten) == ["intermediate.asks"]


def test_marts_keep_their_contract(manifest):
    loose = [
        node["name"]
        for node in manifest["nodes"].values()
        if node["resource_type"] == "model"
        and node["fqn"][1] == "marts"
        and not node["config"]["contract"]["enforced"]
    ]
    assert loose == []


def test_descriptions_say_what_a_row_is(manifest):
    silent = [
        node["name"]
        for node in manifest["nodes"].values()
        if node["resource_type"] == "model"
        and "one row" not in node["description"].lower()
    ]
    assert silent == []


def made_manifest(*edges: tuple[str, str]) -> dict:
    """Return a manifest in which `a.x` reads `b.y`; layers before the dot."""
    names = {name for edge in edges for name in edge}
    marts = PUBLISHED - {"catalogue", "reference"}
    return {
        "sources": {},
        "nodes": {
            name: {
                "name": name,
                "resource_type": "model",
                "schema": name.split(".")[0],
                "fqn": ["u145", *(["marts"] * (name.split(".")[0] in marts))]
                + name.split("."),
                "config": {"materialized": "view", "tags": []},
                "depends_on": {
                    "nodes": [b for a, b in edges if a == name],
                    "macros": [],
                },
            }
            for name in names
        },
    }


def test_the_guards_are_seen_failing():
    back = made_manifest(("intermediate.clocked", "scorecards.mart"))
    assert wrong_way(back) == [
        "intermediate.clocked (intermediate) reads scorecards.mart (scorecards)"
    ]
    hidden = made_manifest(("core.cases", "intermediate.measured"))
    assert wrong_way(hidden) == []
    assert len(unpublished(hidden)) == 1
    assert too_long("x\n" * 121, 120)
    assert not too_long("x\n" * 120, 120)
    assert long_functions("def f():\n" + "    x = 1\n" * 40) == ["f"]
    assert long_functions("def f():\n" + "    x = 1\n" * 39) == []


def too_long(text: str, most: int) -> bool:
    return len(text.splitlines()) > most


def long_functions(code: str) -> list[str]:
    return [
        node.name
        for node in ast.walk(ast.parse(code))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (node.end_lineno or 0) - node.lineno + 1 > 40
    ]


@pytest.mark.parametrize("model", MODELS, ids=lambda path: path.stem)
def test_each_model_has_its_page_beside_it(model):
    assert model.with_suffix(".yml").exists()


@pytest.mark.parametrize("model", MODELS, ids=lambda path: path.stem)
def test_each_model_fits_on_two_screens(model):
    assert not too_long(model.read_text(encoding="utf-8"), 120)


def test_modules_and_functions_can_be_read_at_once():
    modules, functions = [], []
    for path in CODE:
        text = path.read_text(encoding="utf-8")
        is_test = "tests" in path.relative_to(ROOT).parts
        if too_long(text, 250) and not is_test:
            modules.append(str(path.relative_to(ROOT)))
        functions += [f"{path.relative_to(ROOT)}:{f}" for f in long_functions(text)]
    assert (modules, functions) == ([], [])


def test_nothing_is_named_after_nothing():
    named = [
        str(path.relative_to(ROOT))
        for folder in (
            "u145",
            "dashboards",
            "expectations",
            "models",
            "macros",
            "tests",
        )
        for path in (ROOT / folder).rglob("*")
        if FORBIDDEN & set(path.stem.lower().split("_"))
    ]
    assert named == []
