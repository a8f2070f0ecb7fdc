#!/bin/bash
# SPDX-License-Identifier: MIT
# Everything compiles with clang without a warning; and with gcc, where the ordinary build did not insist on it.
set -u
cd "$(dirname "$0")/../.." || exit 2
. tests/scripts/report.sh

check 'clang has something to say' make --no-print-directory -j2 BUILD="$build/clang" CC=clang CFLAGS='-O0' WERROR=-Werror tests
for source in tools/*.c tools/*/*.c tools/*/*/*.c tests/*.c tests/unit/*.c; do
	object=$build/obj/${source#tools/}
	[ -f "${object%.c}.o" ] || echo "$source was not compiled"
done | { missing=$(cat); [ -z "$missing" ] || { echo "$missing"; exit 1; }; } && pass || fail 'a source that the Makefile does not compile'
closing
