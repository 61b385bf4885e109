# A thin front to Meson. `make` builds build/cli/unmask, `make test` is what CI runs.

# Debian's Python has Debian's modules; another python3 may stand first in PATH. Looked up at each
# use, because setup may be what installs it.
PYTHON = $(shell command -v /usr/bin/python3 || echo python3)

.PHONY: all setup demo test test-all clean
.NOTPARALLEL: # setup comes before the build; ninja does the parallel work

all: build/build.ninja
	meson compile -C build

build/build.ninja:
	sh tests/setup.sh
	meson setup build

setup:
	sh tests/setup.sh

demo: setup all
	sh tests/demo.sh

test: setup all
	$(PYTHON) tests/run.py

test-all: setup
	-sh tests/setup.sh optional
	$(MAKE) all
	$(PYTHON) tests/run.py --all

clean:
	rm -rf build build-asan
