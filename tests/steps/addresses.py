#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The built site as a browser reads it: no address of a scheme that is not let through, nothing loaded from elsewhere, no
attribute that runs. Each fault of a kind is planted in a page first, and must be found."""
import os
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "faults"))
import oracle
from holding import check, close, hold

SITE = pathlib.Path(os.environ.get("BUILD", "build")) / "site"
PLANTED = ['<a href="javascript:a">', '<a href="JaVa&#9;script:a">', '<a href="&#1;javascript:a">', '<a href=" javascript:a">', '<a href="data:text/html,a">', '<a href="blob:a">',
           '<a href="ms-msdt:a">', '<a href="//a.example">', '<a href="/\\a.example">', '<a href="file:///a">', '<img src="https://a.example/b.png">', '<script src="https://a.example/b.js"></script>',
           '<link rel="stylesheet" href="https://a.example/b.css">', '<style>@import "https://a.example/b.css";</style>', '<p style="background: url(https://a.example/b.png)">', '<b onmouseover="a">',
           '<iframe src="a.html">', '<form action="javascript:a">', '<svg><a xlink:href="javascript:a">', '<base href="a">', '<meta http-equiv="refresh" content="0">', '<object data="a.pdf">', '<video poster="//a.example/b">']
SOUND = ['<a href="https://a.example">', '<a href="mailto:a@b.example">', '<a href="../b.html#c">', '<a href="a%20b.pdf" title="javascript:">', '<link rel="stylesheet" href="../style.css">', '<p>javascript:alert(1)</p>']
for page in PLANTED:
    check(f"planted and not found: {page}", oracle.problems(page))
for page in SOUND:
    check(f"found, and nothing is wrong: {page}", not oracle.problems(page), oracle.problems(page))
pages = sorted([*SITE.rglob("*.html"), *SITE.rglob("*.svg")])
check("the site has pages (make)", pages)
for path in pages:
    hold(str(path.relative_to(SITE)), oracle.problems(path.read_text(encoding="utf-8")))
close()
