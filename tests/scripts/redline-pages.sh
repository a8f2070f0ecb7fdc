#!/bin/sh
# SPDX-License-Identifier: MIT
# redline-pages.sh FOLDER: redlines of the sample and of some cases, and its report in each style, as pages, for the steps that look at pages.
set -u
cd "$(dirname "$0")/../.." || exit 2
diff=${BUILD:-build}/bin/keeling-diff folder=$1

page() { # page NAME ARGUMENTS...: 1 is 'there are differences'
	name=$1
	shift
	"$diff" --quiet --to html -o "$folder/$name.html" "$@"
	[ $? -le 1 ] || { echo "keeling-diff $*" >&2; exit 2; }
}

page sample-1-2 -C content officer-code@1.0 officer-code@2.0
page sample-2-3 -C content officer-code@2.0 officer-code
page sample-2-3-beside --side-by-side -C content officer-code@2.0 officer-code
page sample-same -C content officer-code officer-code
page constitution content content
for case in column-added definition field-renamed flowchart-step moved-and-edited row-and-cell sections-swapped \
	split-and-edited bold-only; do
	page "$case" "tests/cases/diff/$case.old.md" "tests/cases/diff/$case.new.md"
	page "$case-beside" --side-by-side "tests/cases/diff/$case.old.md" "tests/cases/diff/$case.new.md"
done
for style in sefton somerset east-herts kent; do
	"${BUILD:-build}/bin/keeling-report" --quiet --to html --style "$style" -o "$folder/report-$style.html" \
		content/reports/2027-01-officer-code.md 2>/dev/null || { echo "keeling-report $style" >&2; exit 2; }
done
