#!/bin/sh
# SPDX-License-Identifier: MIT
# divided-site.sh FOLDER: the sample's website in FOLDER/site, each section of the draft of its Code on a page of its own, and with an appendix more that
# counts its clauses from 1, for the steps that look at pages.
set -eu
cd "$(dirname "$0")/../.."
work=$(mktemp -d "${TMPDIR:-/tmp}/divided-XXXXXX")
trap 'rm -rf "$work"' EXIT
cp -R content "$work/content"
awk '/^status:/ && !done { print "pages: sections"; done = 1 } list && !/^  - / { print "  - appendices/steps.md"; list = 0 } /^appendices:/ { list = 1 } { print }' content/officer-code/document.md >"$work/content/officer-code/document.md"
printf -- '---\ntitle: Steps\nnumbering: ["1."]\n---\n\n1. First look.\n\n1. Then ask. {#then-ask}\n' >"$work/content/officer-code/appendices/steps.md"
"${BUILD:-build}/bin/keeling-build" --quiet --only html --draft --check-links -o "$1" "$work/content"
