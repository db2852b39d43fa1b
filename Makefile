# `make serve` and `make test` are all that a user needs; both install what is missing and can be run again.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PORT ?= 7860

.PHONY: serve test test-llm check format clean

serve: $(VENV)/.installed
	$(BIN)/bot serve --port $(PORT)

test: $(VENV)/.tested
	$(BIN)/python -m pytest

# A real language model against the whole program: 250 MB of weights, about four minutes.
test-llm: $(VENV)/.with-llm
	$(BIN)/python -m pytest -m llm -n 0

check: $(VENV)/.tested
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(VENV)/.tested
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

$(VENV)/.installed: pyproject.toml constraints.txt
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e .
	touch $@

# Tests need torch: first and by its exact version, as a bare `torch` would fetch several GB of CUDA on Linux.
$(VENV)/.tested: $(VENV)/.installed
	$(BIN)/python -m pip install --quiet --disable-pip-version-check torch==2.13.0
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[test]'
	touch $@

$(VENV)/.with-llm: $(VENV)/.tested
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[test,llm]'
	touch $@

clean:
	rm -rf $(VENV) build dist .pytest_cache .mypy_cache .ruff_cache
