# `make` generates specs/ into out/; `make test` proves it. Nothing but Python 3.11 or
# newer and make has to be there before.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: all test lint pytest accept verify lowest corpus benchmark bench clean

all: $(VENV)/.tool
	$(BIN)/triptych generate

$(VENV)/.tool: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --editable .
	touch $@

$(VENV)/.test: $(VENV)/.tool
	$(BIN)/python -m pip install --quiet --editable '.[test]'
	touch $@

test: lint pytest

lint: $(VENV)/.test
	$(BIN)/ruff check
	$(BIN)/black --quiet --check generator tests benchmarks
	$(BIN)/mypy

pytest: $(VENV)/.test
	$(BIN)/pytest --numprocesses 2

# Make what is generated now the expected output. Read the difference before you commit.
accept: $(VENV)/.test
	$(BIN)/python -m tests.accept
	git status --short out tests/cases

# Call every operation of specs/, client against server. OPTIONS: see `triptych verify -h`.
verify: $(VENV)/.test
	for spec in specs/*.yaml; do \
	  echo "$$spec" && $(BIN)/triptych verify "$$spec" $(OPTIONS) || exit; \
	done

# Try the lowest versions that generated packages allow.
lowest: $(VENV)/.test
	$(BIN)/python -m tests.lowest

# Generate from a folder of documents and judge the output. OPTIONS: see `--help`.
corpus: $(VENV)/.test
	@test -n "$(CORPUS)" || { echo 'usage: make corpus CORPUS=folder' >&2; exit 2; }
	$(BIN)/python -m tests.corpus "$(CORPUS)" $(OPTIONS)

benchmark: $(VENV)/.test
	$(BIN)/python benchmarks/start_up.py
	$(BIN)/python benchmarks/calls.py
	$(BIN)/python benchmarks/server.py

# What generating costs, beside other generators; writes benchmarks/RESULTS.md.
bench: $(VENV)/.test
	$(BIN)/python benchmarks/generation.py $(foreach document,$(DOCUMENTS),--document $(document))

clean:
	rm -rf $(VENV) build dist .mypy_cache .pytest_cache .ruff_cache
