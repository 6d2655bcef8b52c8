# `make demo` and `make test` need Python 3.11 to 3.13 and make; everything else they install.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: demo test quick check lint fix gate lock clean

# The chat over the sample articles, on http://127.0.0.1:7860.
demo: $(VENV)/installed
	$(BIN)/broadsheet ingest articles
	BROADSHEET_STARTERS="Why was the interview delayed?|Why did tram line 9 open late?|Who won the national chess title?|How much did the bakers ask for?" \
	  $(BIN)/broadsheet serve

# Three processes share the tests, a file at a time: the tests wait a third of their time. `make test
# WORKERS=6` where there are more cores.
# Each model reads with one thread: with more, where cores are few, they wait for one another.
WORKERS := 3
PYTEST := OMP_NUM_THREADS=1 OMP_WAIT_POLICY=PASSIVE $(BIN)/pytest --numprocesses $(WORKERS) --dist loadfile --no-loadscope-reorder --durations 20

# Everything that is tested, the web chat in a browser included. What is needed is installed all at
# once, and types are checked while tests run. In a new clone everything is imported once before, so
# that not every worker compiles it.
test:
	@$(MAKE) --jobs 3 $(VENV)/installed-test debian ui/widget/node_modules
	@$(MAKE) lint
	@$(BIN)/mypy > $(VENV)/types.txt 2>&1 & types=$$!; \
	  test -d tests/__pycache__ || $(BIN)/pytest --collect-only --quiet > /dev/null; \
	  echo $(PYTEST); $(PYTEST); tested=$$?; \
	  echo $(BIN)/mypy; wait $$types; typed=$$?; cat $(VENV)/types.txt; \
	  exit $$((tested || typed))

# What takes less than a minute: no browser, no process of its own, no training, no types.
quick: $(VENV)/installed-test lint
	$(PYTEST) -m "not (browser or process or slow)" --ignore tests/test_training.py

check: lint
	$(BIN)/mypy

lint: $(VENV)/installed-test
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .

# What can be mended by itself: the format, and what ruff knows a better form of.
fix: $(VENV)/installed-test
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

# Whether answers are as good as they were: `make gate DATA=FOLDER`. What is computed on the way is
# kept in WORKDIR for the next time.
WORKDIR := build/gate
gate: $(VENV)/installed-test
	@test -n "$(DATA)" || { echo "make gate DATA=FOLDER: the folder with eval/ and bbc/"; exit 2; }
	$(BIN)/python -m benchmarks.gate "$(DATA)" "$(WORKDIR)"

# The chat widget's two files, out of ui/widget/src. They are committed, so that only who changes
# them needs Node; where npm is found, a test builds them again and compares.
.PHONY: widget
widget: ui/widget/node_modules
	cd ui/widget && npm run --silent check && npm run --silent build

ui/widget/node_modules: ui/widget/package-lock.json
	@if command -v npm >/dev/null; then cd ui/widget && npm ci --silent && touch node_modules; fi

# What Debian has and is not there: Chromium; LibreOffice and pandoc, which write files for the
# tests; Redis; and PHP, which runs the lines for WordPress. Tests of these are passed over where
# there is neither apt nor them. Chromium without its windows is four times as quick, and tests take
# the other where apt does not know it, or who runs this may not install it. In a new container apt
# knows nothing until its lists are fetched.
APT_LISTS := /var/lib/apt/lists
.PHONY: debian
debian:
	@lacks() { ! command -v "$$1" >/dev/null; }; wanted=; \
	if lacks chromium && lacks chromium-browser && lacks google-chrome; then wanted=chromium; fi; \
	if lacks soffice || lacks pandoc; then \
	  lacks apt-get || wanted="$$wanted libreoffice-writer-nogui pandoc"; \
	fi; \
	if lacks redis-server && lacks valkey-server; then \
	  lacks apt-get || wanted="$$wanted redis-server"; \
	fi; \
	if lacks php; then \
	  lacks apt-get || wanted="$$wanted php-cli"; \
	fi; \
	if [ -n "$$wanted" ]; then \
	  apt-get update -q && apt-get install -qy --no-install-recommends $$wanted; \
	fi || exit 1; \
	if lacks chromium-headless-shell && ! lacks apt-get && [ "$$(id -u)" = 0 ]; then \
	  ls $(APT_LISTS)/*_Packages* >/dev/null 2>&1 || apt-get update -q; \
	  if apt-cache show chromium-headless-shell >/dev/null 2>&1; then \
	    apt-get update -q && apt-get install -qy --no-install-recommends chromium-headless-shell; \
	  fi || echo "tests take the other Chromium"; \
	fi

# What a module is compiled to is kept when it is first imported; compiling all 23,000 takes minutes.
PIP_INSTALL := $(BIN)/pip install --quiet --disable-pip-version-check --no-compile \
  --constraint constraints.txt

$(VENV)/installed: pyproject.toml constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(PIP_INSTALL) --editable .
	touch $@

# All at once, because finding out which versions go together takes a minute each time.
$(VENV)/installed-test: pyproject.toml constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(PIP_INSTALL) --editable '.[test,benchmarks]'
	touch $(VENV)/installed $@

# The versions that everybody gets, for all supported Pythons and systems.
lock: $(VENV)/installed-test
	$(BIN)/pip install --quiet uv
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --all-extras --upgrade \
	  --no-annotate --no-header --output-file constraints.txt pyproject.toml

clean:
	rm -rf $(VENV)
