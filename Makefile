# The two commands of a newcomer are `make demo` and `make test`; a developer lives in `make check`.
SHELL := /bin/bash
VENV := .venv
PYTHON := $(VENV)/bin/python
OUT ?= out/demo

.PHONY: demo test check fast format lock bench clean

$(VENV)/.installed: requirements.lock pyproject.toml
	python3 -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Recoupe needs Python 3.11 or later")'
	test -x $(PYTHON) || python3 -m venv $(VENV)
	$(PYTHON) -m pip install --quiet --disable-pip-version-check --no-deps -r requirements.lock
	$(PYTHON) -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	$(PYTHON) -m compileall -q recoupe flows tasks db reports
	touch $@

demo: $(VENV)/.installed  ## verify the example article against its dossier
	$(PYTHON) -m flows.cli verify examples/kursk/article.fr.txt --published 2024-12-16T18:00+01:00 \
		--dossier examples/kursk --as-of 2024-12-17 --out "$(OUT)"

# A Wayback Machine of the tests' own: it needs older libraries than ours, so it lives apart.
$(VENV)/pywb/.installed: tests/pywb.lock
	test -x $(VENV)/pywb/bin/python || python3 -m venv $(VENV)/pywb
	$(VENV)/pywb/bin/pip install --quiet --disable-pip-version-check --no-deps -r tests/pywb.lock
	touch $@

test: $(VENV)/.installed $(VENV)/pywb/.installed  ## everything CI runs
	$(PYTHON) -m ruff format --check .
	$(PYTHON) -m ruff check .
	$(PYTHON) -m mypy
	$(VENV)/bin/lint-imports
	$(PYTHON) -m pytest -n 2 --dist loadfile --no-loadscope-reorder

check: $(VENV)/.installed  ## format, lint, types, imports, fast tests: under a minute
	$(PYTHON) -m ruff format .
	$(PYTHON) -m ruff check .
	$(PYTHON) -m mypy
	$(VENV)/bin/lint-imports
	$(PYTHON) -m pytest -m "not slow" -n 2

fast: $(VENV)/.installed  ## the fast tests alone
	$(PYTHON) -m pytest -m "not slow" -n 2

format: $(VENV)/.installed
	$(PYTHON) -m ruff format . && $(PYTHON) -m ruff check --fix .

bench: $(VENV)/.installed  ## what the stages cost, and how the cost grows; BENCH names one
	$(PYTHON) -m tests.bench $(BENCH)

lock: $(VENV)/.installed  ## resolve pyproject.toml again
	$(PYTHON) -m piptools compile --quiet --extra dev --all-build-deps --strip-extras --allow-unsafe \
		--no-header --no-annotate --no-emit-index-url --no-emit-find-links --no-emit-trusted-host \
		--output-file requirements.lock pyproject.toml

clean:
	rm -rf $(VENV) out
