# Two commands matter: `make run` and `make test`. Each sets up all it needs in .venv.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
PIP    := $(BIN)/python -m pip --disable-pip-version-check -q

.DEFAULT_GOAL := help
.PHONY: help run test check lint types imports tests test-real bench bench-feeds fuzz desk pictures messages deps quality schema format clean

help:  ## this list
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 10

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/.core: pyproject.toml constraints.txt hatch_build.py | $(VENV)/bin/python
	@echo "Setting up $(VENV) (once; about a minute) …" >&2
	$(PIP) install -c constraints.txt -e ".[web]"
	@touch $@

$(VENV)/.dev: $(VENV)/.core
	@echo "Setting up what the tests need (once) …" >&2
	$(PIP) install -c constraints.txt -e ".[web,postgres,metrics,cluster,page,alarms,analysis,timestamp,fast,dev]"
	@sh tests/find_postgres.sh $(BIN)/python
	@sh tests/web/find_chromium.sh
	@sh tests/real/find_php.sh
	@git config core.hooksPath .githooks 2>/dev/null || true
	@touch $@

run: $(VENV)/.core  ## set up, run one pass over the bundled demo, show the draft round-up
	@$(BIN)/python run_pipeline.py run
	@$(BIN)/python run_pipeline.py draft

test: check  ## set up, then everything that CI runs

check: lint types imports tests  ## ruff, mypy, import contract, tests with coverage

lint: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/.dev
	$(BIN)/mypy

imports: $(VENV)/.dev
	$(BIN)/lint-imports --no-cache

tests: $(VENV)/.dev
	$(BIN)/python -m pytest -n 2 --cov --cov-report=term --durations=20

test-real: $(VENV)/.dev  ## against real software on loopback: WordPress, Bluesky (installs 0.9 GB into var/real once), Mastodon's API
	ITEMWIRE_REAL=1 $(BIN)/python -m pytest tests/real -p no:randomly --durations=8

bench: $(VENV)/.bench  ## speed and memory, beside peers in the same run
	$(BIN)/python -m bench.speed

$(VENV)/.bench: $(VENV)/.dev
	$(PIP) install -c constraints.txt -e ".[bench]"
	@touch $@

bench-feeds: $(VENV)/peers  ## 1,000 feeds on loopback, beside the library `reader`
	$(BIN)/python -m bench.feeds --peer $(VENV)/peers/bin/python

$(VENV)/peers: $(VENV)/.dev
	$(PYTHON) -m venv $@ && $@/bin/pip --disable-pip-version-check -q install reader==3.26 sgmllib3k==1.0.0

fuzz: $(VENV)/.dev  ## a million spoilt documents for each reader (hours); failures go to var/fuzz/
	$(BIN)/python -W ignore -m tests.fuzz

quality: $(VENV)/.dev  ## quality on labelled sets (ITEMWIRE_EVAL), into docs/quality.md
	$(BIN)/python -m bench.quality

desk: $(VENV)/.core  ## the editors' desk on http://127.0.0.1:8000, on the demo if nothing else is set up
	@$(BIN)/python run_pipeline.py desk

pictures: $(VENV)/.dev  ## pictures of every page of the desk into var/pictures, the best of them into docs/pictures
	@$(BIN)/python -m bench.pictures

deps: $(VENV)/.core  ## what each dependency costs on disk
	@$(BIN)/python -m bench.deps

schema: $(VENV)/.core  ## write the JSON Schema of sources.yaml again
	$(BIN)/python -m pipeline.settings.schema

format: $(VENV)/.dev  ## let ruff mend what it can
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

messages: $(VENV)/.dev  ## collect the desk's words, bring the translations up to date, compile them (pipeline/web/locale)
	@$(BIN)/pybabel -q extract -F pipeline/web/locale/babel.cfg -k N_ -k NN_:1,2 --sort-by-file --no-location --omit-header -o pipeline/web/locale/desk.pot pipeline/web
	@$(BIN)/pybabel -q update -i pipeline/web/locale/desk.pot -d pipeline/web/locale -D desk --no-fuzzy-matching --ignore-pot-creation-date
	@$(BIN)/pybabel -q compile -d pipeline/web/locale -D desk --statistics

clean:  ## remove the environment and all that was made (not var/, which holds your data)
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis .coverage* build dist
