# GNU make 3.81 or later (the one of macOS is enough). Start with `make help`.

VENV := .venv
BIN := $(VENV)/bin
RUNTIME := $(VENV)/.runtime.stamp
DEV := $(VENV)/.dev.stamp
SETUP := tools/setup_env.py tools/find_python.sh pyproject.toml

# `make demo` judges the cases as of this day and shows these two in full.
AS_OF ?= 2026-11-20
DEMO_CASES ?= clean-us-ups-flask defect-idn001-invoice-of-other-order
PYTEST_ARGS ?=
BENCH_ARGS ?=
FUZZ_SECONDS ?= 120
FUZZ_TARGETS ?=

LOCALE := evidencecheck/locale
CATALOGUE := $(LOCALE)/zh_CN/LC_MESSAGES/evidencecheck

.DEFAULT_GOAL := help
.PHONY: help setup demo test lint fmt check fuzz fixtures bench bench-ocr bench-cases bench-extract i18n lock build clean

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z0-9-]+:.*## /{printf "  %-13s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

demo: $(RUNTIME) ## check the fixture cases and show the reports
	$(BIN)/evidencecheck batch fixtures/cases --as-of $(AS_OF) --exit-zero
	@for case in $(DEMO_CASES); do \
	  echo; echo "$(BIN)/evidencecheck check fixtures/cases/$$case --as-of $(AS_OF) --exit-zero"; \
	  $(BIN)/evidencecheck check "fixtures/cases/$$case" --as-of $(AS_OF) --exit-zero || exit 1; \
	done

test: $(DEV) ## run all tests; installs Tesseract for them where that is allowed
	@$(BIN)/python tools/ensure_tesseract.py
	OMP_THREAD_LIMIT=1 $(BIN)/python -m pytest -n auto -q $(PYTEST_ARGS)

check: lint test ## format, lint, types, import contract and tests

lint: $(DEV) ## format, lint, types and import contract
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

fmt: $(DEV) ## format the code and mend what ruff can mend
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

setup: $(DEV) ## make the virtual environment .venv for development

fixtures: $(DEV) ## render the fixture cases again (needs Chromium and Noto CJK fonts)
	$(BIN)/python -m fixtures.generate

fuzz: $(DEV) ## feed the parsers with made-up input for FUZZ_SECONDS
	$(BIN)/python -m tests.fuzz $(FUZZ_SECONDS) $(FUZZ_TARGETS)

bench: $(DEV) ## measure accuracy and time on the fixture cases
	$(BIN)/python -m fixtures.bench

bench-ocr: $(DEV) ## measure the OCR engines on pictures whose text is known (BENCH_ARGS="--every 4")
	$(BIN)/python -m fixtures.bench_ocr $(BENCH_ARGS)

bench-cases: $(DEV) ## generate seeded cases and measure what is found in them (needs Chromium; BENCH_ARGS="--seed 2")
	OMP_THREAD_LIMIT=1 $(BIN)/python -m fixtures.bench_cases $(BENCH_ARGS)

bench-extract: $(DEV) ## measure the facts told of invoices and order pages (BENCH_ARGS="--set NAME")
	OMP_THREAD_LIMIT=1 $(BIN)/python -m fixtures.bench_extract $(BENCH_ARGS)

i18n: $(DEV) ## collect the messages and bring the translations up to date
	mkdir -p $(dir $(CATALOGUE))
	$(BIN)/pybabel -q extract -k msg --no-location --sort-output --project evidencecheck \
	  -o $(LOCALE)/evidencecheck.pot evidencecheck
	test -f $(CATALOGUE).po || \
	  $(BIN)/pybabel -q init -l zh_CN -i $(LOCALE)/evidencecheck.pot -o $(CATALOGUE).po
	$(BIN)/pybabel -q update -l zh_CN --no-fuzzy-matching --ignore-pot-creation-date -i $(LOCALE)/evidencecheck.pot -o $(CATALOGUE).po
	$(BIN)/pybabel compile -l zh_CN --statistics -i $(CATALOGUE).po -o $(CATALOGUE).mo
	rm -f $(LOCALE)/evidencecheck.pot

lock: ## resolve the dependencies anew into requirements/ (needs uv)
	sh tools/lock.sh

build: $(DEV) ## build the wheel into dist/
	$(BIN)/python -m hatchling build -t wheel

clean: ## remove the virtual environment, caches and built files
	rm -rf $(VENV) dist build .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis
	find evidencecheck fixtures tests tools -name __pycache__ -prune -exec rm -rf {} +

$(RUNTIME): requirements/runtime.lock $(SETUP)
	@python=$$(sh tools/find_python.sh) && \
	  "$$python" tools/setup_env.py --venv $(VENV) --lock requirements/runtime.lock
	@touch $@

# The development lock holds everything of the runtime lock.
$(DEV): requirements/dev.lock $(SETUP)
	@python=$$(sh tools/find_python.sh) && \
	  "$$python" tools/setup_env.py --venv $(VENV) --lock requirements/dev.lock
	@touch $(RUNTIME) $@
