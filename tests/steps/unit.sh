#!/bin/bash
# SPDX-License-Identifier: MIT
# Every program made from tests/unit; cmocka's own lines are kept, its counts added up.
set -u
cd "$(dirname "$0")/../.." || exit 2
. tests/scripts/report.sh

for program in "$build"/tests/test_*; do
	[ -x "$program" ] || continue
	[ -f "tests/unit/$(basename "$program").c" ] || continue
	echo "-- $(basename "$program")"
	output=$("$program" 2>&1)
	status=$?
	good=$(grep -cE '^\[       OK \]' <<<"$output")
	count=$(grep -oE '^\[==========\] Running [0-9]+' <<<"$output" | grep -oE '[0-9]+')
	bad=$((${count:-0} - good))
	[ $status = 0 ] || [ $bad -gt 0 ] || bad=1
	passed=$((passed + good)) failed=$((failed + bad))
	if [ $status = 0 ] && [ $bad = 0 ]; then grep -E '^\[  PASSED  \]' <<<"$output"; else echo "$output"; fi
done
[ $passed -gt 0 ] || fail 'no unit test ran'
closing
