#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""--to instructions carried out by --apply gives the new text, in both directions; --to destinations has each numbered
provision of either side in exactly one row; spoiled instructions are refused or give what their last line says, and
never crash. On the sample's revisions, and on real pairs where ../shared is there."""
import json
import os
import pathlib
import random
import re
import subprocess
import tempfile

from holding import close, hold

ROOT = pathlib.Path(__file__).resolve().parents[2]
BUILD = pathlib.Path(os.environ.get("BUILD", ROOT / "build")).resolve()
SHARED = ROOT.parent / "shared/data/revisions"
WORK = pathlib.Path(tempfile.mkdtemp())
os.environ["KEELING_TEMPLATES"] = os.environ.get("KEELING_TEMPLATES", str(ROOT / "templates"))


def check(sound, words):
    hold(words, [] if sound else [words])


def diff(*arguments):
    run = subprocess.run([BUILD / "bin/keeling-diff", "-C", ROOT / "content", *map(str, arguments)], capture_output=True,
                         text=True, check=False, timeout=60)
    return run.returncode, run.stdout, run.stderr


def dump(document):
    """The units of a document, a line each: what --apply prints where nothing changes. Of instructions it does not print
    how deep each stands in others."""
    path = WORK / "none.json"
    path.write_text(diff("--to", "json", document, document)[1], encoding="utf-8")
    return re.sub("^([a-z-]+)[^\\t]*", r"\1", diff("--apply", path, document)[1], flags=re.M)


def carried_out(old, new):
    status, text, said = diff("--to", "instructions", old, new)
    check(status in (0, 1), f"{old} {new}: status {status}: {said[:500]}")
    path = WORK / "instructions.md"
    path.write_text(text, encoding="utf-8")
    status, made, said = diff("--apply", path, old)
    check(status == 0 and made and made == dump(new), f"{old} {new}: carried out, another text: {said[:500]}")
    return text


# ---- tables of destinations: a row's first cell names one provision, or a run of neighbours

NOUNS = {"paragraphs": "paragraph", "sections": "section", "Appendices": "Appendix"}


def rows(text, title):
    table = text.split(f"## {title}\n")[1].split("\n## ")[0]
    return [line.split(" | ")[0].lstrip("| ") for line in table.splitlines() if line.startswith("| ")][1:]


def cited(document):
    """How each section, appendix and numbered clause is cited, in order."""
    run = subprocess.run([BUILD / "bin/keeling-build", "-C", ROOT / "content", "--to", "json", document],
                         capture_output=True, text=True, check=False)
    found = []

    def walk(node):
        if node["kind"] in ("section", "appendix") or node["kind"] == "clause" and node.get("number"):
            found.append(f"Appendix {node['number']}" if node["kind"] == "appendix" else node["label"])
        for child in node.get("children", []):
            walk(child)
    walk(json.loads(run.stdout)["edition"])
    return found


def expanded(cells, labels):
    for cell in cells:
        run = re.match(r"(\w+) (.+)–(.+)$", cell)
        if run and run[1] in NOUNS:
            noun = NOUNS[run[1]]
            yield from labels[labels.index(f"{noun} {run[2]}"):labels.index(f"{noun} {run[3]}") + 1]
        else:
            yield re.sub(r" \(.*\)$", "", cell)


def destinations(old, new):
    status, text, said = diff("--to", "destinations", old, new)
    check(status in (0, 1), f"{old} {new}: destinations: status {status}: {said[:500]}")
    return text


# ---- spoiled files


def spoiled(text, rng):
    lines = text.splitlines(keepends=True)
    way = rng.randrange(6)
    at = rng.randrange(len(text))
    if way == 0:
        return text[:at]
    if way == 1:
        return text[:at] + text[at + rng.randrange(1, 40):]
    if way == 2:
        return text[:at] + rng.choice(["”", "“", "\\", "[", "](", "> ", "\n", "- ", "\u2003", "é", "2. ", "*", "|", "<"]) + text[at:]
    if way == 3:
        rng.shuffle(lines)
        return "".join(lines)
    line = rng.randrange(len(lines))
    if way == 4:
        return "".join(lines[:line] + [lines[line]] * 2 + lines[line + 1:])
    other = rng.randrange(len(lines))
    lines[line], lines[other] = lines[other], lines[line]
    return "".join(lines)


def hostile(old, new, text, tries):
    wanted, path = dump(new), WORK / "spoiled.md"
    for seed in range(tries):
        path.write_text(spoiled(text, random.Random(seed)), encoding="utf-8")
        status, made, said = diff("--apply", path, old)
        if status == 0 and made != wanted:
            check(False, f"spoiled {seed}: another text, and nothing said")
        elif status not in (0, 2):
            check(False, f"spoiled {seed}: status {status}: {said[:500]}")
        elif status == 2 and ("error:" not in said or made):
            check(False, f"spoiled {seed}: refused without a word, or not refused")
        else:
            check(True, "")


SAMPLE = [("officer-code@1.0", "officer-code@2.0"), ("officer-code@2.0", "officer-code"), ("officer-code@1.0", "officer-code")]
for old, new in SAMPLE:
    text = carried_out(old, new)
    carried_out(new, old)
    hostile(old, new, text, int(os.environ.get("TRIES", "60")))
    tables = destinations(old, new)
    for title, document in (("Table of destinations", old), ("Table of origins", new)):
        labels = cited(document)
        told = list(expanded(rows(tables, title), labels))
        check(len(told) > 50 and sorted(told) == sorted(labels),
             f"{title}, {old} to {new}: {set(told) ^ set(labels) or 'one stands in two rows'}")

text = diff("--to", "instructions", "officer-code@2.0", "officer-code")[1]
for form in ("In paragraph 14.5—\n", "For paragraph 14.2 substitute—\n\n   > 16.2", "Omit Appendix F", "After section 1.0 insert—",
             "   - after “Each” insert “Executive Director or”", "Appendix D is moved here", "- Sections 2.0 to 15.0 become sections 4.0 to 17.0"):
    check(form in text, f"2.0 to 3.0: no '{form}'")
tables = destinations("officer-code@2.0", "officer-code")
check("| paragraph 14.5 | paragraph 16.5 | amended |" in tables, "16.5 was 14.5")
check(re.search(r"Appendix F \(.*\) \| – \| not carried forward: ", tables), "why Appendix F is gone")

# one word of several parts, in a row and between quotation marks
TYPED = """---
title: Code
numbering: typed
---

## §1 Gifts

§1(1) Gifts are refused here by all members of it, whatever they are worth%s.

| Item | Rule |
|---|---|
| Book | Refused |
"""
typed = [WORK / "typed-old.md", WORK / "typed-new.md"]
typed[0].write_text(TYPED % "", encoding="utf-8")
typed[1].write_text(TYPED % ", under §9(3)(b)" + "| Meal | See §9(3)(a) of it |\n", encoding="utf-8")
text = carried_out(*typed)
carried_out(*reversed(typed))
check("See <!--(-->§9(3)(a)<!--)--> of it" in text, f"'§9(3)(a)' is no word by itself: {text}")

PAIRS = [("00-officer-code-pair/v1.md", "00-officer-code-pair/v2.md"), ("00-officer-code-pair/v1k.md", "00-officer-code-pair/v2k.md"),
         ("00-officer-code-pair/v1n.md", "00-officer-code-pair/v2n.md"),
         ("16-github-tos-oct2017/corporate-terms-v1.md", "16-github-tos-oct2017/corporate-terms-v2.md"),
         ("16-github-tos-oct2017/terms-of-service-v1.md", "16-github-tos-oct2017/terms-of-service-v2.md"),
         ("19-linuxaustralia-2018/v1.md", "19-linuxaustralia-2018/v2.md"),
         ("19-linuxaustralia-2018/subcommittee-v1.md", "19-linuxaustralia-2018/subcommittee-v2.md"),
         ("24-contributor-covenant/v1.4.md", "24-contributor-covenant/v2.0.md"),
         ("27-commonhaus-trademark-split/policy-v1.md", "27-commonhaus-trademark-split/policy-v2.md"),
         ("33-publiccode-staff-conduct/v1.md", "33-publiccode-staff-conduct/v2.md")]
if SHARED.is_dir():
    for old, new in PAIRS:
        carried_out(SHARED / old, SHARED / new)
        carried_out(SHARED / new, SHARED / old)
        destinations(SHARED / old, SHARED / new)
else:
    print("skipped: the real pairs, ../shared is not there")
close()
