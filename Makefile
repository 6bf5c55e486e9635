# Every target does its own set-up and can be run on a fresh checkout.
#
#   make run         open the window on your own vault
#   make demo        run the bundled case from an empty vault to two signed PDF records, then open
#                    the window on that vault where there is a display
#   make test        everything that must hold before a change is accepted
#   make test-full   the same with the long runs, before a release
#   make lint        the checks of make test without the tests
#   make bench       print what things cost on this machine
#   make pictures    take pictures of every page, and those that the guide and the README show
#   make catalogues  take new messages from the source into the catalogues
#   make lock        resolve the dependencies anew (needs uv)
#   make wheel       build the package in dist/
#   make clean       remove everything these targets made

PYTHON ?= python3
BIN := .venv/bin
GUIDANCE := $(wildcard resources/guidance/*)
DISPLAY_PACKAGES := libxcb-cursor0=libxcb-cursor.so.0 libxcb-icccm4=libxcb-icccm.so.4 \
	libxcb-image0=libxcb-image.so.0 libxcb-keysyms1=libxcb-keysyms.so.1 \
	libxcb-render-util0=libxcb-render-util.so.0 libxcb-shape0=libxcb-shape.so.0 \
	libxkbcommon-x11-0=libxkbcommon-x11.so.0
WINDOW_PACKAGES := libglib2.0-0=libglib-2.0.so.0 libegl1=libEGL.so.1 libgl1=libGL.so.1 \
	libfontconfig1=libfontconfig.so.1 \
	libdbus-1-3=libdbus-1.so.3 libxkbcommon0=libxkbcommon.so.0
TEST_PACKAGES := age=age openssl=openssl poppler-utils=pdfsig qpdf=qpdf strace=strace \
	$(WINDOW_PACKAGES)

export PYTHON
.DEFAULT_GOAL := help
.PHONY: help run demo test test-full lint bench pictures catalogues lock wheel clean environment test-packages

help:
	@sed -n 's/^#   //p' Makefile

environment:
	@installer/environment.sh
	@$(BIN)/python installer/catalogues.py compile
	@$(BIN)/python installer/editions.py

test-packages:
	@installer/system-packages.sh $(TEST_PACKAGES)

run: environment
	@if [ -e /etc/debian_version ]; then \
		installer/system-packages.sh $(WINDOW_PACKAGES) $(DISPLAY_PACKAGES); fi
	@$(BIN)/rsdesk

demo: environment
	@$(BIN)/rsdesk demo -o build/demo
	@$(BIN)/rsdesk window --if-possible --vault build/demo/vault

lint: environment
	@mkdir -p build
	@echo "ruff"
	@$(BIN)/ruff check --quiet .
	@$(BIN)/ruff format --check --quiet . || { $(BIN)/ruff format --check .; exit 1; }
	@echo "mypy"
	@$(BIN)/mypy --no-error-summary
	@echo "import-linter"
	@$(BIN)/lint-imports --no-logo >build/imports.txt 2>&1 || { cat build/imports.txt; exit 1; }
	@echo "catalogues"
	@$(BIN)/python installer/catalogues.py check
	@for edition in $(GUIDANCE); do \
		echo "guidance $$edition"; $(BIN)/rsdesk check-guidance $$edition || exit 1; \
	done

test: test-packages lint
	@echo "pytest"
	@$(BIN)/python -m pytest --quiet --numprocesses auto --dist worksteal

test-full: test-packages lint
	@echo "pytest, with the long runs"
	@RSDESK_FULL=1 $(BIN)/python -m pytest --quiet --timeout 7200 --numprocesses auto

bench: environment
	@$(BIN)/python -m benchmarks

pictures: test-packages environment
	@RSDESK_PICTURES=1 $(BIN)/python -m pytest --quiet tests/journeys/test_first_hour.py \
		tests/journeys/test_pictures.py
	@$(BIN)/python installer/pictures.py

catalogues: environment
	@$(BIN)/python installer/catalogues.py update
	@$(BIN)/python installer/catalogues.py compile
	@$(BIN)/python installer/catalogues.py check

lock:
	uv --no-config pip compile pyproject.toml --group dev --universal --python-version 3.11 \
		--generate-hashes --no-emit-index-url --no-emit-find-links \
		--custom-compile-command "make lock" --quiet $(UPGRADE) --output-file requirements.lock

wheel: environment
	@$(BIN)/python -m hatchling build

clean:
	rm -rf .venv build dist .hypothesis .mypy_cache .pytest_cache .ruff_cache .import_linter_cache
	find i18n -name '*.mo' -delete
	rm -f resources/guidance/*/parsed.json
