# Short names for the tools in .venv. `bin/start` and `bin/test` make that environment; nothing here does.
PYTHON = .venv/bin/python

.PHONY: check lint types schema deploy catalogue test e2e benchmark evening words screenshots pins format

check: lint types schema catalogue test  ## everything that must be right before a change lands

lint:
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .

format:
	.venv/bin/ruff check --fix .
	.venv/bin/ruff format .

types:
	.venv/bin/mypy

schema:
	DJANGO_SETTINGS_MODULE=tests.settings $(PYTHON) manage.py makemigrations --check --dry-run

deploy:
	.venv/bin/pytest -q tests/house/test_settings.py

catalogue:
	DJANGO_SETTINGS_MODULE=tests.settings $(PYTHON) manage.py load_catalogue fixtures/catalogue/2026 --check

test:
	.venv/bin/pytest -q -n 2 --dist loadfile --no-loadscope-reorder -m "not e2e"
	.venv/bin/pytest -q -n 2 --dist loadfile --no-loadscope-reorder -m e2e

e2e:
	.venv/bin/pytest -m e2e

benchmark:
	$(PYTHON) benchmarks/parts.py
	$(PYTHON) benchmarks/run.py
	$(PYTHON) benchmarks/processor.py

evening:  ## 342 reports in a row, with one worker process and with two; takes an hour
	$(PYTHON) benchmarks/reports.py

words:  ## how long are the sentences, how hard are the words
	$(PYTHON) benchmarks/words.py

screenshots:
	$(PYTHON) bin/screenshots.py

UV_PINS = .venv/bin/uv pip compile pyproject.toml --quiet --generate-hashes --python-version 3.11 --no-header \
	--custom-compile-command "make pins"
pins:  ## new versions within the ranges of pyproject.toml; needs uv in .venv
	$(UV_PINS) --upgrade --extra production --extra embedded --extra dev -o requirements/test.txt
	$(UV_PINS) --extra production --extra embedded -c requirements/test.txt -o requirements/start.txt
	$(UV_PINS) --extra production -c requirements/test.txt -o requirements/production.txt
