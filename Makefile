# The two commands are `make run` and `make test`; `make help` lists the others.
.DEFAULT_GOAL := help
SHELL := /bin/sh

# The first Python on this machine that is new enough.
PYTHON ?= $(shell for python in python3 python3.14 python3.13 python3.12 python3.11; do \
	"$$python" -c 'import sys; raise SystemExit(sys.version_info < (3, 11))' 2>/dev/null \
	&& echo "$$python" && exit; done; echo python3)
VENV_PYTHON := .venv/bin/python
# How many test processes run side by side, and what else pytest is told: make test ARGS="-k search"
WORKERS ?= 2
ARGS ?=
CONTENT ?= content/sefton
export WORKERS CONTENT

.PHONY: help
help: ## List the commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-14s %s\n", $$1, $$2}' Makefile

.PHONY: run
run: ## Run the site on http://127.0.0.1:8000 (another port: make run PORT=8001)
	@$(PYTHON) -m scripts.run

.PHONY: test
test: ## Run the tests for every change, and say which were left out and why
	@$(PYTHON) -m scripts.test $(ARGS)

.PHONY: test-all
test-all: ## The same with what takes long: programs killed and started again, hundreds of random steps
	@LONG=1 $(PYTHON) -m scripts.test $(ARGS)

.PHONY: lint
lint: install-dev ## Check style and types
	@$(VENV_PYTHON) -m ruff check .
	@$(VENV_PYTHON) -m ruff format --check .
	@$(VENV_PYTHON) -m mypy

.PHONY: format
format: install-dev ## Rewrite the Python files in the house style
	@$(VENV_PYTHON) -m ruff check --fix .
	@$(VENV_PYTHON) -m ruff format .

.PHONY: load
load: install database ## Load content/sefton again; what editors changed since stays (another: CONTENT=folder)
	@$(VENV_PYTHON) manage.py load_content "$(CONTENT)"
	@$(VENV_PYTHON) manage.py load_search_words
	@$(VENV_PYTHON) manage.py reindex

.PHONY: bench
bench: install database ## Measure requests a second and queries of the main pages
	@$(VENV_PYTHON) -m bench

.PHONY: bench-peers
bench-peers: install database ## Measure the site beside nginx and another Wagtail site; needs nginx, varnish and wrk
	@$(VENV_PYTHON) -m bench.peers

.PHONY: bench-lists
bench-lists: install database ## Measure each list at 100 and at 10,000 publications; about 2 minutes
	@$(VENV_PYTHON) -m bench.lists

.PHONY: bench-search
bench-search: install database ## Measure search in 400,000 pages of documents; about 10 minutes and 8 GB
	@$(VENV_PYTHON) -m bench.search

.PHONY: soak
soak: install-dev database ## Play 2,000 random editors' steps and 200 power cuts (again: make soak SEED=n)
	@seed=$${SEED:-$$(od -An -N4 -tu4 /dev/urandom | tr -d ' ')}; \
	echo "SEED=$$seed STEPS=$${STEPS:-2000} CUTS=$${SOAK_CUTS:-200}"; \
	STATE_SEED=$$seed STATE_STEPS=$${STEPS:-2000} SOAK_CUTS=$${SOAK_CUTS:-200} $(VENV_PYTHON) -m pytest -n 0 -s -q \
		tests/library/state/test_states_on_disk.py tests/s3/test_states.py \
		tests/bad_days/test_power_cut.py

.PHONY: soak-readers
soak-readers: install-dev database ## Read, publish and upload for half an hour (MINUTES=30 RATE=200); needs varnish
	@$(VENV_PYTHON) -m bench.soak

.PHONY: fuzz
fuzz: install-dev database ## Try 500 things that no browser sends on each address (more: FUZZ_TRIES=n)
	@FUZZ_TRIES=$${FUZZ_TRIES:-500} $(VENV_PYTHON) -m pytest -q tests/fuzz

.PHONY: scan
scan: ## Let the scanner Wapiti try the site that runs (another: URL=http://127.0.0.1:8001/; needs uv)
	@$(PYTHON) -m scripts.scan

.PHONY: install
install:
	@$(PYTHON) -m scripts.installation

.PHONY: install-dev
install-dev:
	@$(PYTHON) -m scripts.installation dev

.PHONY: database
database: # DATABASE_URL, where it is set, names one that we don't start
	@test -n "$$DATABASE_URL" || $(PYTHON) -m scripts.local_postgres start > /dev/null

.PHONY: requirements
requirements: ## Compile requirements*.in into pinned requirements*.txt (needs uv)
	@uv pip compile --quiet --python-version 3.11 --universal --custom-compile-command "make requirements" \
		requirements.in --output-file requirements.txt
	@uv pip compile --quiet --python-version 3.11 --universal --custom-compile-command "make requirements" \
		requirements-dev.in --output-file requirements-dev.txt

.PHONY: sbom
sbom: ## List all packages of the site as CycloneDX JSON in var/sbom.json (needs uv)
	@$(PYTHON) -m scripts.sbom

.PHONY: audit
audit: ## Ask PyPI for known weaknesses in what is pinned (needs uv and pypi.org)
	@uv tool run --quiet pip-audit==2.10.1 --strict --no-deps --disable-pip --requirement requirements.txt

.PHONY: stop
stop: ## Stop the local PostgreSQL
	@$(PYTHON) -m scripts.local_postgres stop

.PHONY: clean
clean: ## Stop PostgreSQL and remove what was installed or measured; the data under var/ stays
	@$(PYTHON) -m scripts.local_postgres stop
	@rm -rf .venv .pytest_cache .mypy_cache .ruff_cache var/static var/install.log
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +
