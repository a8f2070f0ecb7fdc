#!/bin/bash
# SPDX-License-Identifier: MIT
# pictures.sh BUILD: takes the three pictures of README.md anew from what was built: a page, its Word file, a form.
set -eu
cd "$(dirname "$0")/.."
build=$(realpath "${1:-build}")
here=$(mktemp -d) && trap 'rm -rf "$here"' EXIT

page=$(find "$build/site/officer-code" -name index.html | grep -m1 draft || echo "$build/site/officer-code/index.html")
chromium --headless --no-sandbox --disable-gpu --hide-scrollbars --window-size=1200,1300 \
	--screenshot="$here/page.png" "file://$page" >/dev/null 2>&1
word=$(find "$build/docx" -name 'officer-code*.docx' | sort | grep -m1 draft || echo "$build/docx/officer-code.docx")
HOME=$here soffice "-env:UserInstallation=file://$here/profile" --headless --convert-to pdf --outdir "$here" "$word" >/dev/null 2>&1
pdftoppm -png -r 80 -f "${WORD_PAGE:-3}" -l "${WORD_PAGE:-3}" -singlefile "$here/$(basename "$word" .docx).pdf" "$here/word"
form=$(find "$build/forms" -name 'form-interests.pdf' | sort | head -n 1)
[ -n "$form" ] || form=$(find "$build/forms" -name '*.pdf' | sort | head -n 1)
pdftoppm -png -r 80 -f 1 -l 1 -singlefile "$form" "$here/form"
mkdir -p tests/pictures
cp "$here/page.png" "$here/word.png" "$here/form.png" tests/pictures/
