# Everything that is done to Homeroom from a checkout. A fresh machine needs Python, make and git, and nothing else.

# Another Python than the first suitable one: make run PYTHON=/path/to/python3.12
PYTHON ?=
# Tests side by side: one more than the two cores with which the timed tests were measured, for many wait for others.
JOBS ?= 3
# More for the command that a target starts: make run ARGS="--help", make test ARGS="-k icebreaker"
ARGS ?=

# Where nothing compiled may be kept, each process compiles all of Homeroom anew, and tests start hundreds.
unexport PYTHONDONTWRITEBYTECODE

VENV := .venv
PY := $(VENV)/bin/python
RUN := $(VENV)/.run-installed
DEV := $(VENV)/.dev-installed
OTHER := .venv-other
# Rules and stories; what tries every button in turn says nothing new about a Python.
OTHERS := $(wildcard tests/bot tests/cogs/*/test_*.py tests/storage)
OTHER_DEV := $(OTHER)/.dev-installed
CODE := $(wildcard bot adapters cogs storage tests bench)
PIP := -m pip --disable-pip-version-check --no-input -qq
# One version of each package for all the Pythons that suit: what the tests saw on one of them is what runs on another.
LOCK := $(PY) -m uv pip compile pyproject.toml --no-config --quiet --python-version 3.11 --universal \
	--fork-strategy fewest --generate-hashes --no-emit-index-url --no-header

SUITABLE := import ensurepip, sys, venv; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))
MINOR := import sys; print(sys.version_info[1])

# Prints the newest Python that suits and is of another version than .venv's: on the path, or where pyenv keeps its own.
FIND_OTHER = mine=$$($(PY) -c '$(MINOR)'); \
	for minor in 13 12 11; do \
		for other in python3.$$minor "$${PYENV_ROOT:-$$HOME/.pyenv}"/versions/3.$$minor.*/bin/python; do \
			if [ "$$minor" != "$$mine" ] && "$$other" -c '$(SUITABLE)' >/dev/null 2>&1; then \
				echo "$$other"; break 2; \
			fi; \
		done; \
	done

.PHONY: run test test-other test-faults test-page check lock lock-check bench install clean help

help:  ## this list
	@sed -n 's/^\([a-z-]*\):.*##/\1\t/p' Makefile | expand -t 16
	@echo 'bench-NAME       one part of the bench'

run: $(RUN)  ## Homeroom with its class, at http://127.0.0.1:8421
	@exec $(VENV)/bin/homeroom run $(ARGS)

test: $(DEV)  ## every test but the long ones
	$(PY) -m pytest -n $(JOBS) --dist worksteal $(ARGS)

test-other: $(DEV)  ## rules and conversations on another of the three Pythons, where there is one
	@if [ -x $(OTHER)/bin/python ]; then \
		other=$(OTHER)/bin/python; \
	else \
		other=$$($(FIND_OTHER)); \
	fi; \
	if [ -z "$$other" ]; then \
		echo 'No other Python of 3.11, 3.12 and 3.13 is on this machine: nothing to test it with.'; \
	else \
		$(MAKE) --no-print-directory $(OTHER_DEV) OTHER_PYTHON="$$other" && \
		set -x && $(OTHER)/bin/python -m pytest -n $(JOBS) --dist worksteal $(OTHERS) $(ARGS); \
	fi

test-faults: $(DEV)  ## kills and restarts at many random moments (long)
	$(PY) -m pytest -n $(JOBS) --dist worksteal -m faults $(ARGS)

test-page: $(DEV)  ## the page in every language, theme and width (long)
	$(PY) -m pytest -n $(JOBS) --dist worksteal -m page_grid $(ARGS)

check: $(DEV)  ## style, types, floors and the lock
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .
	$(PY) -m mypy $(CODE)
	$(VENV)/bin/lint-imports --no-logo
	$(MAKE) --no-print-directory lock-check

lock: $(DEV)  ## newest releases into both locks
	$(LOCK) --upgrade --group build -o requirements.lock
	$(LOCK) --upgrade --group dev -c requirements.lock -o requirements-dev.lock

# Compares the pins with pyproject.toml and asks no registry: a new release elsewhere breaks nothing.
lock-check: $(DEV)  ## the locks fit pyproject.toml
	$(PY) -m pytest -q -k lock tests/test_project.py

bench: $(DEV)  ## what is measured, as ratios (20 minutes)
	$(PY) -m bench $(ARGS)

bench-%: $(DEV)
	$(PY) -m bench $* $(ARGS)

install: $(DEV)  ## everything for working on Homeroom, and nothing started

clean:  ## away with the environments and caches; what a class wrote stays
	rm -rf $(VENV) $(OTHER) build dist *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find $(CODE) -name __pycache__ -type d -prune -exec rm -rf {} +

# The first suitable Python; a name that is on the path but starts nothing (a version manager's) is passed over.
$(PY):
	@for python in $(or $(PYTHON),python3 python3.13 python3.12 python3.11); do \
		if "$$python" -c '$(SUITABLE)' >/dev/null 2>&1; then \
			echo "Making $(VENV) with $$("$$python" --version)."; \
			exec "$$python" -m venv --clear $(VENV); \
		fi; \
	done; \
	echo 'Homeroom needs Python 3.11, 3.12 or 3.13 with its venv module, and found none as' \
		'$(or $(PYTHON),python3, python3.13, python3.12 or python3.11).' >&2; \
	echo 'Install one (on Debian and Ubuntu: apt install python3 python3-venv),' \
		'or name it: make run PYTHON=/path/to/python3.12' >&2; \
	exit 1

$(RUN): requirements.lock pyproject.toml | $(PY)
	@echo 'Installing what Homeroom needs. This happens once.'
	@$(PY) $(PIP) install --require-hashes -r requirements.lock
	@$(PY) $(PIP) install --no-deps --no-build-isolation -e .
	@touch $@

$(DEV): requirements-dev.lock $(RUN)
	@echo 'Installing what the tests and checks need. This happens once.'
	@$(PY) $(PIP) install --require-hashes -r requirements-dev.lock
	@touch $@

$(OTHER_DEV): requirements-dev.lock pyproject.toml
	@echo "Making $(OTHER) with $$($(OTHER_PYTHON) --version)."
	@[ -x $(OTHER)/bin/python ] || $(OTHER_PYTHON) -m venv --clear $(OTHER)
	@$(OTHER)/bin/python $(PIP) install --require-hashes -r requirements-dev.lock
	@$(OTHER)/bin/python $(PIP) install --no-deps --no-build-isolation -e .
	@touch $@
