# Two commands do everything on a fresh machine with python3, git and make: `make demo` and `make test`.
# Another Python: `make test PYTHON=python3.13 VENV=build/venv-3.13`.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DELETE_ON_ERROR:
.DEFAULT_GOAL := help

PYTHON ?= python3
VENV ?= .venv

BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check
PEERS := asteval cel-python duckdb gmpy2 numexpr numpy openfisca-core rule-engine simpleeval zen-engine
REPORTS := paser/laporan-2023.toml banjar/laporan-2024.toml
SOURCES := $(shell find kinerja_rules policies -type f ! -name '*.pyc') pyproject.toml README.md LICENSE

# `--fail-on never`: findings are what a demonstration is for; any other status than 0 is a fault of the program.
define AUDIT
for report in $(REPORTS); do \
  echo; echo "\$$ kinerja audit $(2)/$$report --fail-on never"; \
  $(1) audit "$(2)/$$report" --fail-on never; \
done
endef

# What an installed wheel must be able to do far from its source; prints where its packs lie.
define SMOKE
import pathlib, sys
import kinerja_rules as kr
home = pathlib.Path(kr.__file__).resolve().parent
assert home.is_relative_to(pathlib.Path(sys.prefix).resolve()), f"not the installed package: {home}"
assert (home / "py.typed").is_file()
assert kr.__version__ == "$(shell sed -n 's/^version = "\(.*\)"/\1/p' pyproject.toml)", kr.__version__
assert kr.parse("a / b * 100")(a=1, b=4) == 25
packs = kr.list_packs()
assert {"paser", "banjar"} <= set(packs), packs
for pack in packs:
    kr.load_pack(pack)
print(home / "policies")
endef
export SMOKE

.PHONY: help demo test lint format types unit wheel bench readme clean

help: ## this list
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 16

demo: $(VENV)/.installed ## install, and audit the two reports that ship
	@$(call AUDIT,$(BIN)/kinerja,policies)

test: lint types unit wheel ## every check: ruff, mypy, pytest with branch coverage, the wheel

lint: $(VENV)/.tested ## ruff: rules and format
	$(BIN)/ruff check
	$(BIN)/ruff format --check

format: $(VENV)/.tested ## let ruff mend what it can
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

types: $(VENV)/.tested ## mypy, strict
	$(BIN)/mypy

unit: $(VENV)/.tested ## pytest, branch coverage shown
	$(BIN)/python -m pytest --numprocesses=auto --dist=loadfile --cov --cov-report=term

wheel: $(VENV)/.wheel ## build sdist and wheel, install into a fresh environment, audit from there

bench: build/bench/.installed ## measure everything, beside other engines; write docs/benchmarks.md
	for part in parts compare batch country report; do build/bench/bin/python -m benchmarks.$$part; done

build/bench/.installed: pyproject.toml
	$(PYTHON) -m venv build/bench
	build/bench/bin/python -m pip --quiet --disable-pip-version-check install --editable ".[batch]" pyarrow $(PEERS)
	@touch $@

readme: $(VENV)/.tested ## write today's output into README.md
	$(BIN)/python -m tests.test_readme

clean: ## remove what was built
	rm -rf $(VENV) dist build .coverage .mypy_cache .ruff_cache .pytest_cache .hypothesis

$(BIN)/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: pyproject.toml | $(BIN)/python
	$(PIP) install --editable .
	@touch $@

$(VENV)/.tested: pyproject.toml | $(BIN)/python
	$(PIP) install --editable ".[test]"
	@if command -v java > /dev/null; then $(PIP) install --editable ".[spark]"; \
	else echo "No JVM: pyspark (430 MB) is left out, and the tests on Spark are skipped."; fi
	@touch $@ $(VENV)/.installed

$(VENV)/.wheel: $(SOURCES) | $(VENV)/.tested
	rm -rf dist
	@$(BIN)/python -m build --outdir dist . > $(VENV)/build.log 2>&1 || { cat $(VENV)/build.log; exit 1; }
	@wheel=$$(realpath dist/*.whl); away=$$(mktemp -d); trap 'rm -rf "$$away"' EXIT; \
	$(PYTHON) -m venv "$$away/venv"; cd "$$away"; \
	venv/bin/python -m pip --quiet --disable-pip-version-check install "$$wheel"; \
	venv/bin/python -m pip --disable-pip-version-check check; \
	policies=$$(venv/bin/python -I -W error -c "$$SMOKE"); \
	$(call AUDIT,venv/bin/kinerja,$$policies) > audit.txt; \
	echo "wheel: installed away from the source, $$(grep -c . audit.txt) lines of audit"
	@touch $@
