# Two commands do all the set-up on a fresh machine: make demo, make test.
.DEFAULT_GOAL := help
.PHONY: help install install-dev demo refresh app sample docs screenshots check \
        format test faults security bench test-next-duckdb install-spark test-spark \
        bench-engines lose-a-worker clean

PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV := .venv
BIN := $(VENV)/bin
U145 := $(BIN)/python -m u145
# The folder a warehouse lives in, and the day up to which it tells.
HOME_DIR ?= warehouse
INBOX ?= data/sample/inbox
AS_OF ?= 2023-09-30
# Where benchmarks keep their samples and warehouses: 20 GB for 10 M records.
BENCH_DIR ?= /tmp/u145-bench

export DBT_SEND_ANONYMOUS_USAGE_STATS := 0
export PIP_DISABLE_PIP_VERSION_CHECK := 1

help:           ## List the targets
	@grep -hE '^[a-z%-]+:.*## ' $(MAKEFILE_LIST) | sort | \
	    awk -F ':.*## ' '{printf "  make %-18s %s\n", $$1, $$2}'

install: $(VENV)/.installed         ## Install what running needs into .venv
install-dev: $(VENV)/.installed-dev ## Install what testing needs into .venv

$(VENV)/.installed: requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	    { echo "U145 needs Python 3.11 or newer; set PYTHON=/path/to/python3.11"; exit 2; }
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet -r requirements.lock
	$(BIN)/pip install --quiet --no-deps -e .
	touch $@

$(VENV)/.installed-dev: requirements-dev.lock $(VENV)/.installed
	$(BIN)/pip install --quiet -r requirements-dev.lock
	touch $@

demo: install   ## Run the whole pipeline on the sample, then open the dashboards
	$(U145) refresh --home $(HOME_DIR) --inbox $(INBOX) --as-of $(AS_OF) \
	    || test $$? -eq 3
	$(U145) app --home $(HOME_DIR)

refresh: install ## Land, build, audit and publish what is new in the inbox
	$(U145) refresh --home $(HOME_DIR) --inbox $(INBOX) --as-of $(AS_OF)

app: install    ## Open the dashboards over the current release
	$(U145) app --home $(HOME_DIR)

sample: install ## Write the sample county again into data/sample
	$(BIN)/python -m u145.sample

docs: install   ## Print what is made from the catalogue and the .yml files
	$(BIN)/python -m docs.print_catalogue
	$(BIN)/python -m docs.print_commands
	$(BIN)/python -m docs.print_dictionary
	$(BIN)/python -m docs.print_examples
	$(BIN)/python -m docs.print_performance

screenshots: install-dev ## Take the pictures of the README from the screens
	$(BIN)/python -m docs.take_pictures --home $(HOME_DIR)

format: install-dev ## Format Python
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

check: install-dev ## Fast: format, lint, types, unit tests, layers, one place
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/yamllint --strict .
	$(BIN)/sqlfluff lint --processes 2 models analyses tests/data
	$(BIN)/python -m docs.print_catalogue --check
	$(BIN)/python -m docs.print_commands --check
	$(BIN)/python -m docs.print_dictionary --check
	$(BIN)/python -m docs.print_examples --check
	$(BIN)/python -m docs.print_performance --check
	$(BIN)/python -m pytest -q -n 2 --dist loadgroup \
	    -m "not built and not slow and not browser"

test: check     ## Everything: dbt build and tests, pages, browser, real records
	$(BIN)/python -m pytest -q -n 2 --dist loadgroup -m "built or slow or browser"

faults: install-dev ## Kill it, fill its disk, cut its files: a table of what came of it
	$(BIN)/python -m tests.faults

security: install-dev ## Play hostile SQL against the desk; how long others wait
	$(BIN)/python -m tests.security

bench: install-dev ## Time everything, and print docs/performance.md; takes hours
	$(BIN)/python -m benchmarks --folder $(BENCH_DIR)

bench-%: install-dev ## Time one thing: pages, queries, reruns, processes, start …
	$(BIN)/python -m benchmarks.$* --home $(HOME_DIR)

test-next-duckdb: ## The same tests on DuckDB 2, in an environment of their own
	$(PYTHON) -m venv .venv-next
	.venv-next/bin/pip install --quiet -r requirements-dev.lock
	.venv-next/bin/pip install --quiet --no-deps -e . 'duckdb>=2,<3'
	.venv-next/bin/python -m pytest -q -m "not browser"

install-spark: .venv-spark/.installed ## Install what Spark needs into .venv-spark

.venv-spark/.installed: requirements-dev.lock requirements-spark.lock pyproject.toml
	test -x .venv-spark/bin/python || $(PYTHON) -m venv .venv-spark
	.venv-spark/bin/pip install --quiet -r requirements-dev.lock
	.venv-spark/bin/pip install --quiet -r requirements-spark.lock
	.venv-spark/bin/pip install --quiet --no-deps -e .
	touch $@

test-spark: install-spark ## The sample on both engines, every table compared
	.venv-spark/bin/python -m pytest -q tests/spark -m ""

bench-engines: install-spark ## Build a home's raw layer on DuckDB and on Spark, timed
	.venv-spark/bin/python -m benchmarks.engines --home $(HOME_DIR)

lose-a-worker: install-spark ## The sample on a cluster of which a worker is killed
	.venv-spark/bin/python -m tests.spark.losing_a_worker

clean:          ## Remove what was built (not the virtual environment)
	rm -rf warehouse target logs .pytest_cache .mypy_cache .ruff_cache
