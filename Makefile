# make demo: set everything up and take every sample fax round the whole loop.
# make test: set everything up and check all that must hold. make install: the set-up alone.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
SUDO := $(shell [ "$$(id -u)" = 0 ] || echo sudo)
export OMP_THREAD_LIMIT = 1
# Some machines are told to keep no compiled modules: each of the many processes that tests start would compile ours.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: install demo test test-crash bench-load bench-purge bench-reading bench-reading-long format lint types layers unit lock clean

install: $(VENV)/installed

demo: install
	$(BIN)/fax-intake demo

test: install $(VENV)/test-packages lint types layers unit

# Install those Debian packages of a list that are missing.
define apt_install
	@missing=$$(for p in $$(grep -v '^#' $(1)); do dpkg -s $$p >/dev/null 2>&1 || echo $$p; done); \
	if [ -n "$$missing" ]; then \
	  $(SUDO) apt-get update -q && $(SUDO) env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends $$missing; \
	fi
endef

# Debian packages first, then the locked Python packages, then the program itself. Done again when a list changes.
$(VENV)/installed: apt-packages.txt requirements.lock pyproject.toml
	$(call apt_install,apt-packages.txt)
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install -q --disable-pip-version-check --no-deps --no-build-isolation -e .
	touch $@

$(VENV)/test-packages: apt-test-packages.txt $(VENV)/installed
	$(call apt_install,apt-test-packages.txt)
	touch $@

lint:
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .

format:
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

types:
	$(BIN)/mypy

layers:
	$(BIN)/lint-imports

# Four processes, also on two cores: many tests wait; six were no faster. Where and in which order: tests/conftest.py.
unit:
	$(BIN)/python -m pytest -n 4 --no-loadscope-reorder

# Kills, hard stops, outages and many requests: an hour, by hand. It prints what it found.
test-crash: install $(VENV)/test-packages
	$(BIN)/python -m pytest -m drill -s tests/acceptance/test_stopping.py tests/fax_intake/test_crash.py tests/fax_intake/test_drills.py tests/fax_intake/test_outage_drills.py

# A burst of faxes before 1 to 3 workers, the engine's own cost, the start of a full installation: minutes.
bench-load: install $(VENV)/test-packages
	$(BIN)/python -m bench.load

# 100,000 faxes on record, half of them purged while others come in: minutes.
bench-purge: install $(VENV)/test-packages
	$(BIN)/python -m bench.purge

# 1,000 invented faxes of held-back layouts, read by our reader and by an afternoon's script, with bounds; then speed.
bench-reading: install
	$(BIN)/python -m bench.reading --count 1000 --speed 60

# The same until 3,000 faxes went on without a person, to bound how often such a fax is wrong: many thousand faxes.
bench-reading-long: install
	$(BIN)/python -m bench.reading --seed 9101 --count 1000 --unattended 3000 --naive-every 20

# After a change of pyproject.toml: pin every package with its hashes.
lock: install
	$(BIN)/python -m pip install -q uv
	$(BIN)/uv pip compile -q --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --extra dev pyproject.toml -o requirements.lock

clean:
	rm -rf $(VENV) var .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache *.egg-info
