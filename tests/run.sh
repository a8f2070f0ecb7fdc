#!/bin/bash
# SPDX-License-Identifier: MIT
# run.sh BUILD: runs every step of the tests, two at once, and closes with 'N passed, N failed'.
#   STEPS='unit cases' runs only those; JOBS=1 one after the other. The output of each step stays in BUILD/test/.
# A step is a program that closes with a line 'N passed, N failed[, N skipped]' and fails where something failed.
set -u
cd "$(dirname "$0")/.." || exit 2
BUILD=$(realpath -m "${1:-build}")
export BUILD KEELING_TEMPLATES=$PWD/templates
export SOURCE_DATE_EPOCH=4102444800 # for keeling-adopt every day of the tests is past: 2100
unset MAKEFLAGS MAKELEVEL MFLAGS MAKEOVERRIDES
logs=$BUILD/test
mkdir -p "$logs" && rm -f "$logs"/*.log "$logs"/*.status

# The long ones first, so that the cores are busy to the end.
everything='
	sanitizers conserve office word_in word_entered round edited much_edited nothing_lost tables_back appendices_back redline_word redline_headings redline_around redline_back word odt lint_shown reference browser browser_forms browser_preview clang nu
	unit begun cases diffs redlines told diff instructions diff_inputs diff_refused overview overview_words reports forms forms_alike
	adopt saved standing site_pages lettered leading outward machine preview spec missing floors words codes messages names manuals hardened install commands refused hostile
	threats filled scaling killed faults incremental flips properties identical links addresses pdf pdf_fields
'
steps=${STEPS:-$everything} at_once=${JOBS:-2}
unset STEPS JOBS # a step that runs a suite of its own has its own

command_of() {
	case $1 in
	cases) echo "$BUILD/tests/cases tests/cases" ;;
	diffs|redlines|told) echo "$BUILD/tests/$1 tests/cases/diff" ;;
	browser) echo "node tests/browser/browser.mjs" ;;
	browser_forms) echo "node tests/browser/forms.mjs" ;;
	browser_preview) echo "node tests/browser/preview.mjs" ;;
	*) ls tests/steps/"$1".py tests/steps/"$1".sh tests/scripts/"$1".py tests/scripts/"$1".sh 2>/dev/null | head -n 1 ;;
	esac
}

run_step() {
	local began=$SECONDS status
	TMPDIR=$(mktemp -d "${TMPDIR:-/tmp}/keeling-$1-XXXXXX") || exit 2
	chmod 755 "$TMPDIR" && export TMPDIR # some tests run a command as nobody
	timeout --kill-after=10 "${STEP_TIME:-900}" $(command_of "$1") >"$logs/$1.log" 2>&1 </dev/null
	status=$?
	rm -rf "$TMPDIR"
	[ $status != 124 ] || echo "FAILED: step $1 took too long" >>"$logs/$1.log"
	echo "$status $((SECONDS - began))" >"$logs/$1.status"
}

# What a step's log says: passed, failed and skipped. Without a closing line the step itself counts, as failed unless
# its status is 0; a step that failed has at least one failure.
passed=0 failed=0 skipped=0
show_step() {
	local status seconds counts p f s
	read -r status seconds <"$logs/$1.status"
	counts=$(grep -E '^[0-9]+ passed, [0-9]+ failed(, [0-9]+ skipped)?$' "$logs/$1.log" | tail -n 1)
	p=$(echo "$counts" | grep -oE '[0-9]+ passed' | grep -oE '[0-9]+'); p=${p:-0}
	f=$(echo "$counts" | grep -oE '[0-9]+ failed' | grep -oE '[0-9]+'); f=${f:-0}
	s=$(echo "$counts" | grep -oE '[0-9]+ skipped' | grep -oE '[0-9]+'); s=${s:-0}
	[ -n "$counts" ] || { [ "$status" = 0 ] && p=1; }
	[ "$status" = 0 ] || [ "$f" != 0 ] || f=1
	passed=$((passed + p)) failed=$((failed + f)) skipped=$((skipped + s))
	[ "$f" = 0 ] || failing="$failing $1"
	printf '== %s (%s s): %s passed, %s failed, %s skipped\n' "$1" "$seconds" "$p" "$f" "$s"
	# All of it where something failed, only what was skipped where nothing did.
	if [ "$f" != 0 ]; then tail -n "${LINES_SHOWN:-120}" "$logs/$1.log"
	elif [ "$s" != 0 ]; then grep '^skipped' "$logs/$1.log"; fi
}

failing= running=0
declare -A name_of
reap() {
	local pid
	wait -n -p pid
	[ -n "${pid:-}" ] || return
	show_step "${name_of[$pid]}"
	running=$((running - 1))
}
for step in $steps; do
	[ $running -lt "$at_once" ] || reap
	run_step "$step" &
	name_of[$!]=$step
	running=$((running + 1))
done
while [ $running -gt 0 ]; do reap; done

echo
[ -z "$failing" ] || echo "Failing:$failing (the whole output is in ${logs#"$PWD"/})"
echo "Steps took $SECONDS s in all."
if [ $skipped = 0 ]; then echo "$passed passed, $failed failed"; else echo "$passed passed, $failed failed, $skipped skipped"; fi
[ $failed = 0 ] && [ $passed -gt 0 ]
