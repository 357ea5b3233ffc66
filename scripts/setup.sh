#!/usr/bin/env bash
# Set up .venv from the lock and see that the Debian packages are there.
#   scripts/setup.sh run    what a report needs
#   scripts/setup.sh dev    that, and what the tests need
# Safe to call again: does nothing when everything is in place. REPORTGEN_PYTHON chooses the interpreter.
set -euo pipefail
cd "$(dirname "$0")/.."

kind=${1:-run}
case $kind in
    run) lock=requirements.txt ;;
    dev) lock=requirements-dev.txt ;;
    *) echo "setup: unknown kind '$kind'. Write: scripts/setup.sh run | dev" >&2; exit 2 ;;
esac

say() { printf 'setup: %s\n' "$*" >&2; }

find_python() {
    local candidate
    for candidate in ${REPORTGEN_PYTHON:-} python3 python3.14 python3.13 python3.12 python3.11; do
        if command -v "$candidate" >/dev/null 2>&1 \
            && "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            command -v "$candidate"
            return 0
        fi
    done
    return 1
}

has_library() { "$python" -c 'import ctypes, sys; ctypes.CDLL(sys.argv[1])' "$1" >/dev/null 2>&1; }
has_command() { command -v "$1" >/dev/null 2>&1; }

missing_packages() {
    # "ensurepip" is what Debian takes out of python3 and puts into python3-venv.
    "$python" -c 'import ensurepip, venv' >/dev/null 2>&1 || echo "$venv_package"
    has_library libpango-1.0.so.0 || echo libpango-1.0-0
    has_library libpangoft2-1.0.so.0 || echo libpangoft2-1.0-0
    has_library libharfbuzz-subset.so.0 || echo libharfbuzz-subset0
    if [ "$kind" = dev ]; then
        has_command pdftoppm || echo poppler-utils
        has_command chromium || has_command chromium-browser || has_command google-chrome || echo chromium
        has_command initdb || compgen -G '/usr/lib/postgresql/*/bin/initdb' >/dev/null || echo postgresql
    fi
}

install_packages() {
    local root=()
    if [ "$(id -u)" != 0 ]; then
        has_command sudo && sudo -n true 2>/dev/null || return 1
        root=(sudo -n)
    fi
    has_command apt-get || return 1
    say "installing Debian packages: $*"
    "${root[@]}" apt-get update -qq >&2 || say "apt-get update failed; trying with the lists at hand"
    "${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >&2
}

python=$(find_python) || {
    say "no Python 3.11 or newer was found. Install it (Debian 12, Ubuntu 24.04: apt-get install python3 python3-venv)"
    say "or name one: REPORTGEN_PYTHON=/path/to/python3.12 make report"
    exit 2
}
venv_package=python3-venv
[ "$python" = "$(command -v python3 || true)" ] || venv_package="$(basename "$python")-venv"

mapfile -t missing < <(missing_packages)
if [ "${#missing[@]}" -gt 0 ]; then
    if ! install_packages "${missing[@]}"; then
        say "these Debian packages are missing and could not be installed from here:"
        say "    sudo apt-get install --no-install-recommends ${missing[*]}"
        say "Install them and call again."
        exit 2
    fi
    mapfile -t missing < <(missing_packages)
    if [ "${#missing[@]}" -gt 0 ]; then
        say "still missing after the installation: ${missing[*]}. See what apt-get said above."
        exit 2
    fi
fi

# The stamp names what was installed; a new lock, another interpreter or a moved folder installs again.
fingerprint() { { cat "$lock" pyproject.toml; pwd; "$python" -V; } | sha256sum | cut -d' ' -f1; }
stamp=.venv/.installed-$kind
want=$(fingerprint)
ready() { [ -x .venv/bin/reportgen ] && [ "$(cat "$1" 2>/dev/null || true)" = "$2" ]; }

if ! ready "$stamp" "$want"; then
    # A virtual environment copied or moved with its folder points elsewhere: make a new one.
    if ! .venv/bin/python -c 'import sys; from pathlib import Path; sys.exit(Path(sys.prefix) != Path.cwd() / ".venv")' 2>/dev/null; then
        say "making .venv with $python"
        rm -rf .venv
        "$python" -m venv .venv
    fi
    say "installing $lock"
    .venv/bin/python -m pip install -qq --disable-pip-version-check --require-hashes -r "$lock" >&2
    .venv/bin/python -m pip install -qq --disable-pip-version-check --no-deps --no-build-isolation --editable . >&2
    echo "$want" > "$stamp"
fi
