#!/bin/sh
# SPDX-License-Identifier: MIT
# Each command has a manual page that mentions every option of its --help, and no other; --help and --version answer on
# standard output with status 0.
set -u
cd "$(dirname "$0")/../.." || exit 2
. tests/scripts/report.sh

options() { grep -oE -- '(^|[^a-zA-Z0-9-])--[a-z][a-z-]*' | sed 's/^[^-]*//' | sort -u; }

for program in "$build"/bin/keeling-*; do
	[ -x "$program" ] || { fail "no commands in $build/bin"; break; }
	name=$(basename "$program")
	page=tools/man/$name.1
	help=$("$program" --help 2>/dev/null) || fail "$name --help does not succeed"
	version=$("$program" --version 2>/dev/null) || fail "$name --version does not succeed"
	case $version in *[0-9].[0-9]*) pass ;; *) fail "$name --version does not tell a version" "$version" ;; esac
	[ -f "$page" ] || { fail "$page is not there"; continue; }
	mentioned=$(sed 's/\\-/-/g; s/\bFl -\([a-z]\)/--\1/g' "$page" | options)
	missing=$(echo "$help" | options | while read -r option; do echo "$mentioned" | grep -qxF -- "$option" || echo "$option"; done)
	nothing "$page does not mention" "$missing"
	extra=$(echo "$mentioned" | while read -r option; do echo "$help" | grep -qF -- "$option" || echo "$option"; done)
	nothing "$page mentions what --help does not" "$extra"
	for section in NAME SYNOPSIS DESCRIPTION 'EXIT STATUS'; do
		grep -qE "^\.S[Hh] \"?$section" "$page" && pass || fail "$page has no section $section"
	done
done
closing
