#!/bin/sh
# Mulai stuntmap / start stuntmap: looks for Python @PYTHON@ and hands over to start.py beside this file.
# Other commands pass through: sh mulai.sh rank --province 33; another port: sh mulai.sh --port 8600.
folder=$(dirname -- "$0")

stop() { printf 'stuntmap: %s | %s\n' "$1" "$2" >&2; exit 1; }

[ -f "$folder/start.py" ] || stop "bundel tidak lengkap (start.py tidak ada): salin seluruh folder." \
    "the bundle is incomplete (start.py is missing): copy the whole folder."

find_python() {
    for candidate in "$@"; do
        if "$candidate" -I -c 'import sys; sys.exit("%d.%d" % sys.version_info[:2] != "@PYTHON@")' >/dev/null 2>&1; then
            printf '%s\n' "$candidate"
            return
        fi
    done
    return 1
}

if [ -n "${PYTHON:-}" ]; then
    python=$(find_python "$PYTHON") || stop "PYTHON=$PYTHON bukan Python @PYTHON@." "PYTHON=$PYTHON is not Python @PYTHON@."
elif ! python=$(find_python python@PYTHON@ python3 python /opt/homebrew/bin/python@PYTHON@ /usr/local/bin/python@PYTHON@); then
    if found=$(python3 -c 'import platform; print(platform.python_version())' 2>/dev/null); then
        stop "perlu Python @PYTHON@, di sini Python $found: pasang Python @PYTHON@." \
            "Python @PYTHON@ is needed, here it is $found: install Python @PYTHON@."
    fi
    stop "Python @PYTHON@ belum ada: pasang, lalu mulai lagi." "Python @PYTHON@ is missing: install it and start again."
fi
exec "$python" -I "$folder/start.py" "$@"
