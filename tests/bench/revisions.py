#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""revisions.py COPIES OLD.md NEW.md TO: writes TO.old.md and TO.new.md, each so many copies of a document one behind the
other, and TO.other.md, the old one with every word another: a total rewrite. No two copies read alike, for a third of the
longer words is another in each; both sides of a copy change in the same way. References become words, ids and front
matter go, so that every program reads the same bytes."""
import argparse
import pathlib
import re
import zlib

parser = argparse.ArgumentParser()
parser.add_argument("copies", type=int)
parser.add_argument("old", type=pathlib.Path)
parser.add_argument("new", type=pathlib.Path)
parser.add_argument("to")
given = parser.parse_args()


def plain(path):
    text = re.sub(r"\A---\n.*?\n---\n", "", path.read_text(encoding="utf-8"), flags=re.S)
    text = re.sub(r"^# .*\n", "", text, flags=re.M)
    text = re.sub(r"\[\]\([^)\s]*\)", "that section", text)
    text = re.sub(r"\[([^\]]*)\]\((?:#|[a-z-]+:)[^)\s]*\)", r"\1", text)
    return re.sub(r" *\{[^}\n]*\}", "", text)


def letters(number):
    """A syllable or two of their own for each copy."""
    text = ""
    while True:
        text += "bdfgklmnprstvz"[number % 14] + "aeiou"[number // 14 % 5]
        number //= 70
        if not number:
            return text


def varied(text, number, every):
    def other(found):
        word = found[0]
        return word + letters(number) if zlib.crc32(f"{word} {number}".encode()) % every == 0 else word
    text = re.sub(r"^(##+ .*)$", rf"\1 {number + 1}", text, flags=re.M)
    return re.sub(r"\b[a-z]{5,}\b", other, text)


def whole(text, every=3, first=0):
    body = "\n".join(varied(text, first + number, every) for number in range(given.copies))
    return "# A long code\n\n" + body


old, new = plain(given.old), plain(given.new)
pathlib.Path(given.to + ".old.md").write_text(whole(old), encoding="utf-8")
pathlib.Path(given.to + ".new.md").write_text(whole(new), encoding="utf-8")
other = re.sub(r"\b[A-Za-z]{3,}\b", lambda found: found[0][::-1].lower() + "o", whole(old, first=7000))
pathlib.Path(given.to + ".other.md").write_text(other, encoding="utf-8")
