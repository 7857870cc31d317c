# `make run` tries Kollega out, `make test` checks it; both set up what they need (docs/running.md).
PYTHON ?= python3

export PYTHONPATH = src

.PHONY: run test lock screenshots

run test:
	@command -v "$(PYTHON)" >/dev/null || { echo "Kollega needs Python 3.11 or newer, and there is no $(PYTHON) here; install it, or name it: make $@ PYTHON=/path/to/python3." >&2; exit 1; }
	@exec "$(PYTHON)" -m kollega.ops.setup $@

# Write the lock files anew, with the newest versions that pyproject.toml allows.
lock:
	$(LOCK) requirements-uv.in -o requirements-uv.lock
	$(LOCK) pyproject.toml --group build -o requirements.lock
	$(LOCK) pyproject.toml --group build --group dev --constraint requirements.lock -o requirements-dev.lock

LOCK = .venv/bin/uv pip compile --quiet --upgrade --universal --python-version 3.11 \
	--generate-hashes --no-emit-index-url --no-header --no-annotate

# Take README's pictures anew from a demonstration that runs (after `make test`, which brings the browser's driver).
screenshots:
	@.venv/bin/python -m kollega.ops.screenshots
