#!/bin/sh
# Makes a machine ready for `make run` and `make test`.
#   scripts/prepare.sh environment run    .venv with the packages of requirements.lock and stuntmap itself
#   scripts/prepare.sh environment test   the same with the packages of requirements-dev.lock
#   scripts/prepare.sh chromium           prints the path of the browser for the tests and sees that it can be driven
#   scripts/prepare.sh w3m                sees that the text browser is there with which the tests read the light pages
#   scripts/prepare.sh nginx              sees that the proxy is there behind which the tests put three servers
#   scripts/prepare.sh soffice            prints the path of LibreOffice, with which the tests open slides and documents
# What is missing is installed with apt when root asks; otherwise one line, in English and Bahasa, says what to install.
set -eu
cd "$(dirname "$0")/.."
# Settings of the caller's own Python that would lead the new environment astray.
unset PYTHONPATH PYTHONHOME PIP_USER PIP_TARGET PIP_PREFIX

say() { printf 'stuntmap: %s | %s\n' "$1" "$2" >&2; }
stop() { say "$1" "$2"; exit 1; }

may_install() { [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; }

install_packages() {
    say "installing with apt-get: $*" "memasang dengan apt-get: $*"
    # A third-party list that cannot be read is no reason to give up: the installation itself decides.
    apt-get update -qq >&2 || :
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >&2
}

# --- Python --------------------------------------------------------------------------------------------------

find_python() {
    for candidate in ${PYTHON:-python3 python3.11 python3.12 python3.13 python3.14}; do
        if "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            command -v "$candidate"
            return
        fi
    done
    return 1
}

# Debian ships python3 without ensurepip (package python3-venv); a pip of the machine can then fill the environment.
make_venv() {
    if "$python" -c 'import ensurepip' 2>/dev/null; then
        "$python" -m venv --clear .venv
    elif "$python" -m pip --python "$python" --version >/dev/null 2>&1; then
        "$python" -m venv --clear --without-pip .venv
    elif may_install && install_packages "$("$python" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])')"; then
        "$python" -m venv --clear .venv
    else
        stop "Python has neither venv nor pip: install python3-venv (Debian: apt-get install python3-venv)." \
            "Python belum punya venv atau pip: pasang python3-venv (Debian: apt-get install python3-venv)."
    fi
}

pip_install() {
    if .venv/bin/python -c 'import pip' 2>/dev/null; then
        .venv/bin/python -m pip install --disable-pip-version-check "$@"
    else
        "$python" -m pip --python .venv/bin/python install --disable-pip-version-check "$@"
    fi
}

# Where the environment stands and which Python it runs: packages of another place or Python cannot be kept.
place() { pwd; .venv/bin/python -c 'import sys; print(sys.version_info[:2])' 2>/dev/null; }
contents() { cat pyproject.toml requirements.lock requirements-dev.lock | cksum; }

# The test environment holds everything that the run environment holds, in the same versions.
is_prepared() {
    [ -f .venv/prepared-place ] && [ "$(place || :)" = "$(cat .venv/prepared-place)" ] &&
        { grep -qxF "$1 $(contents)" .venv/prepared-packages || grep -qxF "test $(contents)" .venv/prepared-packages; } 2>/dev/null
}

prepare_environment() {
    case "$1" in
    run) lock=requirements.lock ;;
    test) lock=requirements-dev.lock ;;
    *) stop "unknown environment: $1" "lingkungan tidak dikenal: $1" ;;
    esac
    if is_prepared "$1"; then return; fi
    quiet=--quiet
    if ! [ -w . ] || { [ -e .venv ] && ! [ -w .venv ]; }; then
        stop "no right to write $(pwd)/.venv: it belongs to another user." "tidak boleh menulis $(pwd)/.venv: milik pengguna lain."
    fi
    if ! python=$(find_python) && [ -z "${PYTHON:-}" ] && may_install; then
        if install_packages python3 python3-venv; then python=$(find_python) || :; fi
    fi
    if [ -z "$python" ]; then
        stop "Python 3.11 or newer is missing: install it (Debian: apt-get install python3 python3-venv) or set PYTHON=/path/to/python3." \
            "Perlu Python 3.11 atau lebih baru: pasang (Debian: apt-get install python3 python3-venv) atau isi PYTHON=/path/ke/python3."
    fi
    if [ ! -f .venv/prepared-place ] || [ "$(place || :)" != "$(cat .venv/prepared-place)" ]; then
        make_venv
        place >.venv/prepared-place
        quiet=""
    fi
    rm -f .venv/prepared-packages
    say "installing the packages of $lock in .venv (once, some minutes)" "memasang paket $lock di .venv (sekali saja, beberapa menit)"
    # Ready-made packages only: a bare machine has no compiler, and a missing wheel is told at once.
    if ! { pip_install ${quiet:+"$quiet"} --only-binary :all: --require-hashes -r "$lock" && pip_install --quiet --no-deps --no-build-isolation -e .; }; then
        stop "the packages could not be installed (reason above): check internet connection and disk space, then try again." \
            "paket tidak dapat dipasang (sebab di atas): periksa internet dan ruang disk, lalu coba lagi."
    fi
    echo "$1 $(contents)" >.venv/prepared-packages
}

# --- Chromium ------------------------------------------------------------------------------------------------

# Ubuntu has a chromium-browser that only asks for a snap: a browser counts when it can tell its version.
find_chromium() {
    for candidate in chromium-headless-shell chromium chromium-browser google-chrome google-chrome-stable microsoft-edge \
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"; do
        if "$candidate" --version >/dev/null 2>&1; then
            command -v "$candidate"
            return
        fi
    done
    return 1
}

browser_of_the_machine() {
    if [ -n "${CHROMIUM:-}" ]; then
        command -v "$CHROMIUM" || stop "CHROMIUM=$CHROMIUM is not a program." "CHROMIUM=$CHROMIUM bukan program."
    else
        find_chromium
    fi
}

# Playwright's driver, once it is installed: Debian lacks its libatomic.
driver_starts() { [ ! -e .venv/bin/playwright ] || .venv/bin/playwright --version >/dev/null 2>&1; }

prepare_chromium() {
    # Without a font package the browser draws no letters. Debian's browser without a window, which Ubuntu does not have,
    # takes a fifth less work.
    if ! browser_of_the_machine && ! { may_install && { install_packages chromium-headless-shell fonts-dejavu-core ||
        install_packages chromium fonts-dejavu-core; } && find_chromium; }; then
        stop "Chromium is missing, the browser tests need it: install it (Debian: apt-get install chromium) or set CHROMIUM=/path." \
            "Chromium belum ada, diperlukan uji peramban: pasang (Debian: apt-get install chromium) atau isi CHROMIUM=/path."
    fi
    if ! driver_starts && ! { may_install && install_packages libatomic1 && driver_starts; }; then
        stop "Playwright does not start, the browser tests need it: install libatomic1 (Debian: apt-get install libatomic1)." \
            "Playwright tidak dapat dijalankan, diperlukan uji peramban: pasang libatomic1 (Debian: apt-get install libatomic1)."
    fi
}

# --- Text browser --------------------------------------------------------------------------------------------

prepare_w3m() {
    if ! command -v w3m && ! { may_install && install_packages w3m && command -v w3m; }; then
        stop "w3m is missing, the tests of the light pages need it: install it (Debian: apt-get install w3m)." \
            "w3m belum ada, diperlukan uji halaman ringan: pasang (Debian: apt-get install w3m)."
    fi
}

# --- Proxy ---------------------------------------------------------------------------------------------------

# Debian keeps it where only root's path leads.
find_nginx() { PATH="$PATH:${SBIN:-/usr/sbin}" command -v nginx; }

prepare_nginx() {
    if ! find_nginx && ! { may_install && install_packages nginx-light && find_nginx; }; then
        stop "nginx is missing, the tests of several servers need it: install it (Debian: apt-get install nginx-light)." \
            "nginx belum ada, diperlukan uji beberapa server: pasang (Debian: apt-get install nginx-light)."
    fi
}

# --- LibreOffice ---------------------------------------------------------------------------------------------

find_soffice() {
    for candidate in soffice libreoffice /Applications/LibreOffice.app/Contents/MacOS/soffice; do
        if "$candidate" --version >/dev/null 2>&1; then
            command -v "$candidate"
            return
        fi
    done
    return 1
}

office_of_the_machine() {
    if [ -n "${SOFFICE:-}" ]; then
        command -v "$SOFFICE" || stop "SOFFICE=$SOFFICE is not a program." "SOFFICE=$SOFFICE bukan program."
    else
        find_soffice
    fi
}

prepare_soffice() {
    # Liberation has the widths of Arial, which slides and documents name.
    if ! office_of_the_machine &&
        ! { may_install && install_packages libreoffice-impress libreoffice-writer fonts-liberation && find_soffice; }; then
        stop "LibreOffice is missing, the tests of slides and documents need it: install it (Debian: apt-get install libreoffice-impress libreoffice-writer) or set SOFFICE=/path." \
            "LibreOffice belum ada, diperlukan uji slide dan dokumen: pasang (Debian: apt-get install libreoffice-impress libreoffice-writer) atau isi SOFFICE=/path."
    fi
}

case "${1:-}" in
environment) prepare_environment "${2:-run}" ;;
chromium) prepare_chromium ;;
w3m) prepare_w3m ;;
nginx) prepare_nginx ;;
soffice) prepare_soffice ;;
*) stop "use: scripts/prepare.sh environment run|test, chromium, w3m, nginx, or soffice" "pakai: scripts/prepare.sh environment run|test, chromium, w3m, nginx, atau soffice" ;;
esac
