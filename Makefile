# `make run` opens the app, `make test` runs every check; both set up what they need first.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
READY_DEV := $(VENV)/.ready-dev

.PHONY: run test check lint types contracts tests format bundle system-run system-test clean

run: system-run $(READY)
	@$(BIN)/python -m guide

test: system-test $(READY_DEV) lint types contracts tests

check: lint types contracts

lint: $(READY_DEV)
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .

types: $(READY_DEV)
	@$(BIN)/mypy

contracts: $(READY_DEV)
	@$(BIN)/lint-imports --no-cache

tests: $(READY_DEV)
	@QT_QPA_PLATFORM=offscreen $(BIN)/pytest -n auto

format: $(READY_DEV)
	@$(BIN)/ruff check --fix-only .
	@$(BIN)/ruff format .

bundle: $(READY_DEV)
	@$(BIN)/python -m pip install --quiet --group bundle
	@$(BIN)/pyinstaller --noconfirm --distpath dist --workpath build packaging/guide.spec
	@$(BIN)/python packaging/self_test.py dist/guide/guide

system-run:
	@packaging/system-packages run

system-test:
	@packaging/system-packages test

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(None if sys.version_info >= (3, 11) else "Guide needs Python 3.11 or later; name yours: make run PYTHON=python3.12")'
	@echo "Setting up, once: a virtual environment ..."
	@$(PYTHON) -m venv $(VENV)

# PEP 517 also for docopt, which num2words needs: a pip before 23.1 warns of its old way otherwise.
$(READY): pyproject.toml | system-run $(BIN)/python
	@echo "The libraries, some 160 MB: this takes a minute or a few, and says nothing meanwhile ..."
	@PIP_USE_PEP517=1 $(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

# --group needs a pip of 2025; to run the app the one that comes with Python will do.
$(READY_DEV): pyproject.toml | $(READY)
	@echo "What the checks need ..."
	@$(BIN)/python -m pip install --quiet --upgrade pip
	@$(BIN)/python -m pip install --quiet --group dev
	@touch $@

clean:
	@rm -rf $(VENV) build dist
