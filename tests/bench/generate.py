#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""generate.py BYTES [--plain] CONTENT: a document of about so many bytes, on standard output, made from the sample's
Officer Code: its sections again and again, each time with ids of their own, so that every reference has its target.
With --plain the same text as other programs understand it: no attributes, references as words, values as words."""
import argparse
import pathlib
import re

parser = argparse.ArgumentParser()
parser.add_argument("bytes", type=int)
parser.add_argument("--plain", action="store_true")
parser.add_argument("content", type=pathlib.Path)
given = parser.parse_args()

source = (given.content / "officer-code/document.md").read_text(encoding="utf-8")
body = re.sub(r"\A---\n.*?\n---\n", "", source, flags=re.S)
body = re.sub(r"^# .*\n", "", body, flags=re.M)
own = set(re.findall(r"\{[^}\n]*#([A-Za-z0-9_-]+)[^}\n]*\}", body))
values = dict(re.findall(r"^  ([a-z][a-z0-9-]*): *(.*)$", (given.content / "constitution.yaml").read_text(encoding="utf-8"), re.M))


def words_of(link):
    words, target = link[1], link[2]
    if words:
        return words
    return values.get(target.removeprefix("value:"), "section 1").strip("\"'")


def copy(number):
    """The body with `-number` behind each id; what leads elsewhere becomes its words."""
    def link(found):
        target = found[2]
        if target.startswith("#") and target[1:] in own and not given.plain:
            return f"[]({target}-{number})"
        return words_of(found)
    text = re.sub(r"\[([^\]]*)\]\((#[^)\s]*|[a-z-]+#[^)\s]*|(?:value|policy):[^)\s]*|[a-z][a-z-]*)\)", link, body)
    if given.plain:
        return re.sub(r" *\{[^}\n]*\}", "", text)
    return re.sub(r"(\{[^}\n]*#)([A-Za-z0-9_-]+)", rf"\1\2-{number}", text)


# Whole copies only as long as they fit; the rest section by section.
if not given.plain:
    print('---\ntitle: A long code\nversion: "1"\nstatus: draft\n---\n')
else:
    print("# A long code\n")
size = number = 0
while size < given.bytes:
    number += 1
    text = copy(number)
    print(text)
    size += len(text.encode())
