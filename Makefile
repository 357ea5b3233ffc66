# `make report` makes the sample company's reports; `make test` passes lint, types, architecture contracts and tests.
# Both set up everything they need by themselves, see scripts/setup.sh.

BIN := .venv/bin
# Tests wait for servers, children and leases as much as they compute: half as many again as there are processors.
WORKERS ?= $(shell echo $$(( ($$(nproc 2>/dev/null || echo 2) * 3 + 1) / 2 )))
export PYTHONHASHSEED := 0

.PHONY: report test lint types contracts unit nightly bench lock docs clean

report:
	@scripts/setup.sh run
	$(BIN)/reportgen run --period Q1
	$(BIN)/reportgen run --period last-month

test:
	@scripts/setup.sh dev
	@$(MAKE) --no-print-directory lint types contracts unit

lint:
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types:
	$(BIN)/mypy

contracts:
	$(BIN)/lint-imports --no-logo

unit:
	$(BIN)/python -m pytest -n $(WORKERS) --dist loadscope -m "not nightly"

nightly:
	@scripts/setup.sh dev
	HYPOTHESIS_PROFILE=explore $(BIN)/python -m pytest -m nightly

bench:
	@scripts/setup.sh dev
	$(BIN)/python -m tests.benchmarks

lock:
	uv pip compile --quiet --universal --generate-hashes --no-header --python-version 3.11 --extra build pyproject.toml -o requirements.txt
	uv pip compile --quiet --universal --generate-hashes --no-header --python-version 3.11 --extra build --extra dev -c requirements.txt pyproject.toml -o requirements-dev.txt

docs:
	@scripts/setup.sh dev
	GOLDEN_UPDATE=1 $(BIN)/python -m pytest -q tests/test_metrics_reference.py tests/test_docs.py

clean:
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .import_linter_cache dist build
