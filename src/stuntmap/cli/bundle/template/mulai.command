#!/bin/sh
# macOS: klik dua kali / double-click. The window stays open when the start fails, so that its line can be read.
if ! sh "$(dirname -- "$0")/mulai.sh" "$@"; then
    printf 'Tekan Enter untuk menutup. | Press Enter to close.\n'
    read -r _
    exit 1
fi
