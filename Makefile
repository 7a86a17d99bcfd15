# The two commands: `make run` opens the dashboard, `make test` runs every check. The rest is for developers.
.DEFAULT_GOAL := help
.PHONY: help run test check quick lint deploy-lint audit chromium w3m nginx soffice lock

# Where compiled code is not kept, every process of the tests compiles the project anew (collecting them: 20 CPU seconds, else 13).
export PYTHONDONTWRITEBYTECODE =

PORT ?= 8501
ARGS ?=
BIN := .venv/bin

help:
	@echo "make run    dashboard on http://localhost:$(PORT)          (dasbor; PORT=8600 for another port)"
	@echo "make test   linters and the whole test suite           (ARGS='tests/analysis -x' for a part)"
	@echo "make quick  style and the quick tests"
	@echo "make lint   linters only"
	@echo "make deploy-lint  what stands in deploy/: image, nginx, Kubernetes, systemd"
	@echo "make audit  known faults of the locked packages, and what they are (CycloneDX)"
	@echo "make lock   pin the packages of pyproject.toml again   (ARGS=--upgrade for newer versions)"

run:
	@sh scripts/prepare.sh environment run
	@$(BIN)/stuntmap serve --port $(PORT) $(ARGS)

# One command for the developer and for CI, under both names that people try.
test check: chromium w3m nginx soffice lint
	@CHROMIUM="$$(sh scripts/prepare.sh chromium)" && SOFFICE="$$(sh scripts/prepare.sh soffice)" && export CHROMIUM SOFFICE && \
		$(BIN)/python -m pytest -n auto --maxprocesses 8 $(ARGS)

# The daily loop: style, and the rules of everything that needs neither page, browser nor file to hand out. The sweeps hold
# every region, survey and shape, or hundreds of drawn countries, against a rule that a smaller test of the loop shows too;
# the facts of a meeting are worked out anew for each of their tests, as those of the documents made of them.
QUICK := tests/phrases tests/vocabulary/test_one_home.py tests/language tests/answers tests/analysis tests/figures/*.py tests/ui
SWEEPS := cover_the_true_ranks or against_oracle or sends_little or every_region_of_the_country or tells_its_figures_in_both_languages or \
	every_region_can_be_reached or forty_kilobytes or agrees_with_the_tables_of_its_scopes or test_meeting or \
	no_shape_and_no_name or distances_of_the_country or stepwise_sets_are
quick:
	@sh scripts/prepare.sh environment test
	$(BIN)/ruff check
	$(BIN)/python -m pytest -q -n auto --maxprocesses 8 -x -k "not ($(SWEEPS))" $(QUICK) $(ARGS)

chromium:
	@sh scripts/prepare.sh chromium >/dev/null

w3m:
	@sh scripts/prepare.sh w3m >/dev/null

nginx:
	@sh scripts/prepare.sh nginx >/dev/null

soffice:
	@sh scripts/prepare.sh soffice >/dev/null

lint:
	@sh scripts/prepare.sh environment test
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python scripts/update_catalogues.py --check
	$(BIN)/python scripts/build_data_dictionary.py --check
	$(BIN)/python scripts/build_readme_tables.py --check

# What stands in deploy/; also part of the test suite.
deploy-lint:
	@sh scripts/prepare.sh environment test
	@$(BIN)/python scripts/check_deploy.py

# Asks about every locked package and writes build/stuntmap.cdx.json; status 3 where the database cannot be reached.
audit:
	@test -x .cache/audit/bin/pip-audit || { python3 -m venv .cache/audit && .cache/audit/bin/pip install --quiet \
		--only-binary :all: --require-hashes -r requirements-audit.lock; }
	@.cache/audit/bin/python scripts/audit.py

# Pins that exist stay, unless ARGS=--upgrade. Hashes for every platform and for Python 3.11 and later.
PIN = .cache/uv/bin/uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links \
	--no-header --no-annotate --quiet $(ARGS)
COMPILE = $(PIN) pyproject.toml
lock:
	@test -x .cache/uv/bin/uv || { python3 -m venv .cache/uv && .cache/uv/bin/pip install --quiet uv; }
	$(COMPILE) --group build -o requirements.lock
	$(COMPILE) --group build --group dev -c requirements.lock -o requirements-dev.lock
	$(PIN) --group audit -o requirements-audit.lock
