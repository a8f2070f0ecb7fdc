#!/bin/sh
# SPDX-License-Identifier: MIT
# divided-site.sh FOLDER: the sample's website in FOLDER/site, each section of the draft of its Code on a page of its own, for the steps that look at
# pages.
set -eu
cd "$(dirname "$0")/../.."
work=$(mktemp -d "${TMPDIR:-/tmp}/divided-XXXXXX")
trap 'rm -rf "$work"' EXIT
cp -R content "$work/content"
awk '/^status:/ && !done { print "pages: sections"; done = 1 } { print }' content/officer-code/document.md >"$work/content/officer-code/document.md"
"${BUILD:-build}/bin/keeling-build" --quiet --only html --draft --check-links -o "$1" "$work/content"
