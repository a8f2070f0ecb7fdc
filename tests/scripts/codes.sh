#!/bin/sh
# SPDX-License-Identifier: MIT
# Each code of a message is explained in content/README.md, is given somewhere in the code, and is seen in some test.
set -u
cd "$(dirname "$0")/../.." || exit 2
. tests/scripts/report.sh

manual=content/README.md
codes=$(sed -n 's/^CODE(\([A-Z_]*\), "\([a-z-]*\)".*/\1 \2/p' tools/base/codes.def)
[ -f "$manual" ] || fail "$manual is not there"

unexplained=$(echo "$codes" | while read -r _ code; do grep -qF "\`$code\`" "$manual" 2>/dev/null || echo "$code"; done)
nothing "codes that $manual does not explain" "$unexplained"
never=$(echo "$codes" | while read -r name code; do
	grep -rqwF "CODE_$name" --include='*.c' tools || echo "$code"
done)
nothing 'codes that no code gives' "$never"
untested=$(echo "$codes" | while read -r name code; do
	grep -rqE "\[$code\]|\bCODE_$name\b" tests/cases tests/unit 2>/dev/null || grep -rqwF -- "$code" tests/steps tests/faults tests/said || echo "$code"
done)
nothing 'codes that no test sees' "$untested"
nothing 'codes twice in codes.def' "$(echo "$codes" | awk '{print $2}' | sort | uniq -d)"
# What the manual explains must exist.
ghosts=$(sed -n 's/^#* *`\([a-z][a-z]*-[a-z-]*\)`.*/\1/p; s/^| *`\([a-z][a-z]*-[a-z-]*\)` *|.*/\1/p' "$manual" 2>/dev/null |
	while read -r code; do echo "$codes" | grep -qE " $code\$" || echo "$code"; done)
nothing "codes that $manual explains and no one gives" "$ghosts"
closing
