#!/bin/bash
# SPDX-License-Identifier: MIT
# pictures.sh BUILD: takes the pictures of README.md anew from what was built: a page, its Word file, a form, and what
# changed since the version in force, as a page and as a Word file.
set -eu
cd "$(dirname "$0")/.."
build=$(realpath "${1:-build}")
here=$(mktemp -d) && trap 'rm -rf "$here"' EXIT

shot() { # shot NAME WIDTH,HEIGHT FILE
	chromium --headless --no-sandbox --disable-gpu --hide-scrollbars --window-size="$2" --screenshot="$here/$1.png" "file://$3" >/dev/null 2>&1
}

sheet() { # sheet NAME PAGE FILE.docx
	HOME=$here soffice "-env:UserInstallation=file://$here/profile" --headless --convert-to pdf --outdir "$here" "$3" >/dev/null 2>&1
	pdftoppm -png -r 80 -f "$2" -l "$2" -singlefile "$here/$(basename "$3" .docx).pdf" "$here/$1"
}

page=$build/site/officer-code/draft/index.html
[ -f "$page" ] || page=$build/site/officer-code/index.html
shot page 1200,1300 "$page"
word=$(find "$build/docx" -name 'officer-code*.docx' | sort | grep -m1 draft || echo "$build/docx/officer-code.docx")
sheet word "${WORD_PAGE:-3}" "$word"
form=$(find "$build/forms" -name 'form-interests.pdf' | sort | head -n 1)
[ -n "$form" ] || form=$(find "$build/forms" -name '*.pdf' | sort | head -n 1)
pdftoppm -png -r 80 -f 1 -l 1 -singlefile "$form" "$here/form"

# 1 is 'there are differences'. Of the page, what stands between the head and the section on declarations is left out.
redline() { KEELING_TEMPLATES=templates "$build/bin/keeling-diff" -q -C content --to "$1" -o "$2" officer-code@2.0 officer-code || [ $? = 1 ]; }
redline html "$here/whole.html"
sed '/<nav class="changes"/,/<section id="declarations">/{/class="document redline"\|<section id="declarations">/!d}' "$here/whole.html" >"$here/redline.html"
shot redline 900,1000 "$here/redline.html"
redline docx "$here/whole.docx"
python3 -c 'import sys; sys.path.insert(0, "tests/evaluate"); from word import without_comments; without_comments(*sys.argv[1:])' \
	"$here/whole.docx" "$here/redline-word.docx"
sheet redline-word "${REDLINE_PAGE:-13}" "$here/redline-word.docx"
mkdir -p tests/pictures
cp "$here"/{page,word,form,redline,redline-word}.png tests/pictures/
