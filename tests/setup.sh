#!/bin/sh
# Installs what this machine lacks.
#
#   tests/setup.sh             what the build and the tests need
#   tests/setup.sh optional    what the long tests can use
#
# It asks for abilities, not for packages, so tools from elsewhere count too.
# Silent when nothing is missing.
set -u
exec >&2

# need PACKAGE TEST...: names the package if the test fails.
need() {
    package=$1
    shift
    "$@" >/dev/null 2>&1 || echo "$package"
}

has() { command -v "$1"; }

library() { pkg-config --exists "$1"; }

compiles() {
    compiler=$(command -v cc || command -v gcc) || return
    echo 'int main(void) { return 0; }' | "$compiler" -x c -o /dev/null -
}

# Debian's own Python where there is one: only it sees Debian's modules.
python_has() {
    "$(command -v "${PYTHON:-/usr/bin/python3}" || command -v python3)" -c "import $1"
}

required() {
    need 'gcc libc6-dev' compiles
    need meson has meson
    need ninja-build has ninja
    need pkg-config has pkg-config
    need libsqlite3-dev library sqlite3
    need libcjson-dev library libcjson
    need libmd-dev library libmd
    need check library check
    need python3-jsonschema python_has jsonschema
}

optional() {
    need pandoc has pandoc
    need valgrind has valgrind
    need clang-tidy has clang-tidy
    need 'nodejs npm' has node
    need chromium has chromium
    need poppler-utils has pdftotext
    need libzip-dev library libzip
    need libxml2-dev library libxml-2.0
    need libxlsxwriter-dev library xlsxwriter
    need python3-openpyxl python_has openpyxl
}

as_root() {
    if [ "$(id -u)" = 0 ]; then
        "$@"
    else
        sudo -n "$@"
    fi
}

apt_get() {
    as_root env DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=300 "$@"
}

apt_install() { apt_get install -y --no-install-recommends "$@"; }

# The required ones stand or fall together; one optional package must not take the others down.
install_missing() {
    echo "setup: installing" $missing
    apt_get update
    case $kind in
    required) apt_install $missing ;;
    optional) for package in $missing; do apt_install "$package"; done ;;
    esac
}

kind=${1:-required}
case $kind in
required | optional) ;;
*) echo "usage: tests/setup.sh [optional]"; exit 2 ;;
esac

missing=$($kind)
[ -n "$missing" ] || exit 0

if command -v apt-get >/dev/null && as_root true 2>/dev/null; then
    install_missing
    missing=$($kind)
    [ -n "$missing" ] || exit 0
fi
echo "setup: $kind packages are missing and could not be installed; as root:"
echo "apt-get install" $missing
exit 1
