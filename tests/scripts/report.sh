# SPDX-License-Identifier: MIT
# For every step that is a shell script: `. tests/scripts/report.sh`, then pass, fail and skip, and `closing` at the end.
# Steps run with the project's root as the working folder; BUILD names the build folder.

passed=0 failed=0 skipped=0
build=${BUILD:-build}
shared=../shared
# Debian's own Python has the libraries that the packages bring; another one in front of it has not.
python=python3
[ ! -x /usr/bin/python3 ] || python=/usr/bin/python3

pass() { passed=$((passed + 1)); }
# fail WORDS [DETAILS]: says what is wrong; the details, if any, stand indented under it.
fail() {
	failed=$((failed + 1))
	printf 'FAILED: %s\n' "$1"
	[ -z "${2:-}" ] || printf '%s\n' "$2" | grep -vE '^(compile|link) ' | head -n 40 | sed 's/^/    /'
}
skip() {
	skipped=$((skipped + 1))
	printf 'skipped: %s\n' "$1"
}
# check WORDS COMMAND...: passes where the command succeeds; its output is shown only where it fails.
check() {
	check_words=$1
	shift
	if check_output=$("$@" 2>&1); then pass; else fail "$check_words" "$check_output"; fi
}
# nothing WORDS OUTPUT: passes where the output is empty.
nothing() {
	if [ -z "$2" ]; then pass; else fail "$1" "$2"; fi
}
closing() {
	if [ "$skipped" = 0 ]; then echo "$passed passed, $failed failed"
	else echo "$passed passed, $failed failed, $skipped skipped"; fi
	[ "$failed" = 0 ]
}
