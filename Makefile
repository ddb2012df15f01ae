# Everything a developer runs. `make help` lists it.
.DEFAULT_GOAL := help
SHELL := /bin/bash
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
export PYTHONPATH := $(CURDIR)
export PYTHONDONTWRITEBYTECODE := 1

.PHONY: help serve test check lint bench lighthouse build export shots text-shots lock clean browsers

help: ## List the targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /\1\t/' | expand -t 12

serve: $(VENV)/run.ok ## Set everything up and serve on http://127.0.0.1:8000 (PORT=, HOST=, DEBUG=1)
	$(BIN)/python -m pwa.cli serve $(if $(DEBUG),--debug)

test: $(VENV)/dev.ok browsers ## Set everything up, browsers included, and run every test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/python -m pwa.cli check
	$(BIN)/python -m pytest -n 2 --dist loadfile $(ARGS) || $(BIN)/python -m pytest --last-failed --last-failed-no-failures none # browsers stall now and then: one retry

check: $(VENV)/dev.ok ## Check content, catalogs and links
	$(BIN)/python -m pwa.cli check

lint: $(VENV)/dev.ok ## Style and types
	$(BIN)/ruff check . && $(BIN)/ruff format --check . && $(BIN)/mypy

build: $(VENV)/run.ok ## Render the site into build/site
	$(BIN)/python -m pwa.cli build

export: $(VENV)/run.ok ## Write a static site into DIR (build/export)
	$(BIN)/python -m pwa.cli export $(or $(DIR),build/export)

bench: $(VENV)/dev.ok browsers ## Measure page, script and pack sizes, the build, and the server beside nginx
	$(BIN)/python -m bench $(ARGS)

lighthouse: $(VENV)/dev.ok browsers ## Google's audit of the pages that matter (fetches the tool by npm)
	$(BIN)/python -m bench.lighthouse

shots: $(VENV)/dev.ok browsers ## Draw icons, install screenshots and the sheet of screens again
	$(BIN)/python -m tests.browser.shots

text-shots: $(VENV)/dev.ok browsers ## For translators: a picture of where each text stands (TEXTS=es)
	$(BIN)/python -m tests.browser.text_shots $(TEXTS)

browsers: ## Debian's Chromium, Firefox ESR and WebKitGTK, for the tests
	@./tests/browser/install

lock: $(VENV)/dev.ok ## Resolve the dependencies again, with hashes
	$(BIN)/uv pip compile -q --upgrade --generate-hashes --no-header --strip-extras --allow-unsafe --no-emit-index-url --no-annotate --extra dev pyproject.toml -o requirements-dev.txt
	$(BIN)/uv pip compile -q --generate-hashes --no-header --strip-extras --no-emit-index-url --no-annotate -c requirements-dev.txt pyproject.toml -o requirements.txt

clean: ## Take away what the targets made
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed: make PYTHON=/path/to/python3.11 serve" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/run.ok: requirements.txt | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	touch $@

$(VENV)/dev.ok: requirements-dev.txt | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	touch $@ $(VENV)/run.ok
