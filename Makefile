PYTHON ?= python3

ifeq ($(OS),Windows_NT)
BIN := .venv/Scripts
else
BIN := .venv/bin
endif

# The files of tests are shared out among the processors.
SHARED := --numprocesses auto --maxprocesses 4 --dist loadfile

.DEFAULT_GOAL := help
.PHONY: help serve site check wheel test bench format clean environment test-environment

help:  ## show this list
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' Makefile | expand -t 12

serve: environment  ## build the site, show it at 127.0.0.1:8000, rebuild on save
	@$(BIN)/downstream serve

site: environment  ## build the site into site/
	@$(BIN)/downstream build

check: environment  ## check the scenarios and the evidence, build nothing
	@$(BIN)/downstream check

wheel: environment  ## build the program as one file, dist/downstream-….whl, for other courses
	@$(BIN)/python -m hatchling build --target wheel

test: test-environment  ## run every check and test
	@$(BIN)/ruff check --quiet
	@$(BIN)/ruff format --check --quiet
	@$(BIN)/mypy --no-error-summary
	@contracts="$$($(BIN)/lint-imports --no-logo 2>&1)" || { echo "$$contracts"; exit 1; }
	@chromium="$$($(BIN)/python tools/find_chromium.py)" && export CHROMIUM="$$chromium" && \
		{ $(BIN)/python -m pytest -q $(SHARED) || { echo "Once more, what failed:" && \
		$(BIN)/python -m pytest -q --last-failed --last-failed-no-failures none; }; }

bench: test-environment  ## measure our page beside inkjs, Twine and bare sections (half an hour)
	@$(BIN)/python bench/run.py

format: environment  ## put the Python code in its standard form
	@$(BIN)/ruff check --quiet --fix
	@$(BIN)/ruff format --quiet

clean:  ## remove what was built and what the tools left behind
	@rm -rf build dist site .site.* test-results .hypothesis .import_linter_cache \
		.mypy_cache .pytest_cache .ruff_cache
	@find generator tests tools -name __pycache__ -type d -prune -exec rm -rf {} +

environment:
	@$(PYTHON) tools/setup_environment.py

test-environment:
	@$(PYTHON) tools/setup_environment.py --tests
