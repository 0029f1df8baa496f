# Two commands: `make serve` and `make test`. Both make the environment first.
VENV ?= .venv
PYTHON ?= python3
BIN := $(VENV)/bin
HOST ?= 127.0.0.1
PORT ?= 8000

# What the sssom library installs for others than its validator.
NO_SSSOM := alabaster babel cfgraph colorama docutils et-xmlfile graphviz imagesize iniconfig jinjanator \
  jinjanator-plugins openpyxl pluggy pygments pyshex pyshexc pytest pytest-logging rdflib-jsonld rdflib-shim \
  roman-numerals snowballstemmer sparqlslurper sparqlwrapper sphinx sphinx-click sphinxcontrib-applehelp \
  sphinxcontrib-devhelp sphinxcontrib-htmlhelp sphinxcontrib-jsmath sphinxcontrib-qthelp \
  sphinxcontrib-serializinghtml watchdog

.PHONY: serve build test lint format lock bench ontology-docs clean

serve: build  ## build the graph from data/ and serve it at http://127.0.0.1:8000
	$(BIN)/thidua serve --host $(HOST) --port $(PORT)

build: $(VENV)/runtime.stamp
	$(BIN)/thidua build

test: lint  ## everything that must hold
	-$(MAKE) --no-print-directory $(VENV)/sssom.stamp  # without it one test is skipped, and says so
	$(BIN)/python -m pytest -n auto --dist worksteal

lint: $(VENV)/test.stamp
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(VENV)/test.stamp
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

lock:  ## renew the hash-checked lock files (needs uv)
	uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes --no-header --no-annotate \
	  --extra test -o requirements/test.lock
	printf 'hatchling\neditables\n' | uv pip compile pyproject.toml - --universal --python-version 3.11 --generate-hashes --no-header \
	  --no-annotate -c requirements/test.lock -o requirements/runtime.lock
	uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes --no-header --no-annotate \
	  --extra bench -c requirements/test.lock -o requirements/bench.lock
	printf 'oxigraph\nrdflib-endpoint[web,oxigraph]\n' | uv pip compile - --universal --python-version 3.11 --generate-hashes --no-header \
	  --no-annotate -o requirements/bench-systems.lock
	printf 'sssom\n' | uv pip compile - --universal --python-version 3.11 --generate-hashes --no-header --no-annotate \
	  $(addprefix --no-emit-package ,$(NO_SSSOM)) -o requirements/sssom.lock

ontology-docs: $(VENV)/test.stamp  ## make ontology/thidua.html anew after a change of the ontology
	$(BIN)/python tests/ontology/ontology_page.py

bench: $(VENV)/bench.stamp  ## compare with other endpoints, and measure extraction; takes hours (docs/benchmark.md)
	$(BIN)/python -m bench.sparql --size 0.1 --size 1 --size 10
	$(BIN)/python -m bench.extraction --out build/bench/measured/extraction.json

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/runtime.stamp: $(VENV)/bin/python requirements/runtime.lock pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/runtime.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	touch $@

$(VENV)/test.stamp: $(VENV)/bin/python requirements/test.lock pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/test.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	touch $@ $(VENV)/runtime.stamp

# The sssom library brings a hundred packages of its own: it validates data/links from an environment of its own.
$(VENV)/sssom.stamp: $(VENV)/bin/python requirements/sssom.lock
	rm -rf $(VENV)/sssom
	$(PYTHON) -m venv --without-pip $(VENV)/sssom
	$(BIN)/python -m pip --python $(VENV)/sssom/bin/python install --quiet --disable-pip-version-check --no-compile --no-deps \
	  --require-hashes -r requirements/sssom.lock
	touch $@

$(VENV)/bench.stamp: $(VENV)/runtime.stamp requirements/bench.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/bench.lock
	touch $@

clean:
	rm -rf $(VENV) store build dist
