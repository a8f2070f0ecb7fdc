#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""What came, went, moved or was joined, whatever stands before and after it and however deep: who accepts all of a redline
has the words of the new text in their order, who rejects all those of the old one; in the Word file, on the web page and in
Markdown. AROUND=all tries every surrounding, which takes long."""
import concurrent.futures
import difflib
import itertools
import os
import tempfile

from holding import close, hold
from redline_read import lines, markdown_words, page_moves, page_words, run, told

FRONT = '---\ntitle: Code\nnumbering: ["1.0", "1.1", "a)"]\n---\n\n## Gifts {#gifts}\n\n'
END = "\n## Records {#records}\n\n1. Records are kept for six years. {#kept}\n"
MORE = "\n## Keys {#keys}\n\n1. Keys are counted. {#counted}\n"


def under(columns, text):
    return "".join((" " * columns + line).rstrip() + "\n" for line in text.splitlines())


# ---- one pair of texts --------------------------------------------------------------------------------------------------


def differs(what, wanted, got):
    if wanted != got:
        lost = [line for line in difflib.unified_diff(wanted, got, n=0, lineterm="") if line[1:2] not in "-+@"]
        yield f"{what}: {lost[:6]}"


def word_problems(folder, old, new):
    redline = f"{folder}/redline.docx"
    for moves in ("native", "plain"):
        yield run("keeling-diff", "--to", "docx", "--moves", moves, "-o", redline, f"{folder}/{old}.md",
                  f"{folder}/{new}.md", ok=(0, 1))
        yield from differs(f"Word, moves {moves}, accepted", lines(f"{folder}/{new}.docx"), lines(redline))
        yield from differs(f"Word, moves {moves}, rejected", lines(f"{folder}/{old}.docx"), lines(redline, True))


def told_problems(folder, old, new):
    """Of one that moved and was reworded the old words stand where it is too, to be compared."""
    page, text = (told("--to", form, f"{folder}/{old}.md", f"{folder}/{new}.md") for form in ("html", "markdown"))
    for name, rejected in ((new, False), (old, True)):
        if rejected and page_moves(page):
            continue
        path, how = f"{folder}/{name}.md", "rejected" if rejected else "accepted"
        alone = told("--to", "html", path, f"{folder}/{name}-more.md")
        yield from differs(f"page, {how}", page_words(alone, True), page_words(page, rejected))
        alone = told("--to", "markdown", path, path)
        yield from differs(f"Markdown, {how}", markdown_words(alone), markdown_words(text, rejected))


def problems(pair):
    """Both ways round."""
    found = []
    with tempfile.TemporaryDirectory() as folder:
        for name, text in zip(("old", "new"), pair):
            for suffix, more in (("", ""), ("-more", MORE)):
                with open(f"{folder}/{name}{suffix}.md", "w", encoding="utf-8") as out:
                    out.write(FRONT + text + END + more)
            found.append(run("keeling-build", "--to", "docx", "-o", f"{folder}/{name}.docx", f"{folder}/{name}.md"))
        for old, new in (("old", "new"), ("new", "old")) if not any(found) else ():
            for problem in itertools.chain(word_problems(folder, old, new), told_problems(folder, old, new)):
                found.append(problem and f"from {old} to {new}: {problem}")
    return [problem for problem in found if problem]


# ---- what was joined ----------------------------------------------------------------------------------------------------

FIRST = "from contractors who might want to deal with the council one day."
SECOND = "Officers must record each gift that they have refused without delay."
JOINED = f"{FIRST} {SECOND}"
# What the first stands in; the second, where it was; columns of what stands under the second, and under both as one.
JOINS = {
    "a bullet and a paragraph": ("- of any firm; and\n- %s\n", "\n%s\n", 0, 2),
    "a bullet under a clause and a paragraph": ("1. No gifts:\n\n   - of any firm; and\n   - %s\n", "\n%s\n", 0, 5),
    "a bullet under a clause and the clause’s words": ("1. No gifts:\n\n   - of a firm;\n   - %s\n", "\n   %s\n", 3, 5),
    "a bullet under a clause and a clause": ("1. No gifts:\n\n   - of any firm; and\n   - %s\n", "\n1. %s\n", 3, 5),
    "an entry and a clause": ("1. No gifts:\n\n   1. of any firm; and\n   1. %s\n", "\n1. %s\n", 3, 6),
    "an entry of an entry and an entry": ("1. No gifts:\n\n   1. of firms:\n\n      1. %s\n", "\n   1. %s\n", 6, 9),
    "two bullets of a bullet": ("- of firms:\n\n  - %s\n", "  - %s\n", 4, 4),
    "a bullet of a bullet and a bullet": ("- of firms:\n\n  - %s\n", "\n- %s\n", 2, 4),
    "a clause and a paragraph": ("1. %s\n", "\n%s\n", 0, 3),
    "two clauses": ("1. %s\n", "1. %s\n", 3, 3),
}
BELOW = {
    "nothing": "",
    "bullets": "- within seven days; and\n- in the register of gifts.\n",
    "entries of entries": "1. within seven days:\n\n   1. of the offer; or\n   1. of the gift;\n\n1. in the register.\n",
    "a table": "| Sum | Who |\n|---|---|\n| £100 | manager |\n",
    "a note": "> The register is in the town hall.\n",
    "program text": "```\nGIFT  NAME\n```\n",
}
NEXT = {"a clause": "\n1. Managers keep the register. {#manager}\n", "nothing": ""}
ALL = os.environ.get("AROUND") == "all"


def joins():
    every = itertools.product(JOINS.items(), BELOW.items(), NEXT.items())
    for (name, (first, second, was, now)), (below, text), (after, rest) in itertools.islice(every, 0, None, 1 if ALL else 5):
        before = first % FIRST + second % SECOND
        after_that = "\n" + under(was, text) if text else ""
        joined, stands = first % JOINED, "\n" + under(now, text) if text else ""
        title = f"{name} joined, with {below} below and {after} after it"
        yield title, (before + after_that + rest, joined + stands + rest)
        if text:
            yield f"{title}, which came", (before + rest, joined + stands + rest)
            yield f"{title}, which went", (before + after_that + rest, joined + rest)
            yield f"{title}, which stay", (before + after_that + rest, joined + "\n" + text + rest)


# ---- forms --------------------------------------------------------------------------------------------------------------

HEADINGS = ("- group: About the giver\n", "- office: For the Monitoring Officer\n", "- group: About the value\n")
FIELDS = ("- text: Giver\n  id: giver\n  required: true\n", "- date: Day of the offer\n  id: day\n",
          "- choice: Outcome\n  id: outcome\n  options:\n    - Kept\n    - Returned\n",
          "- signature: Signature\n  id: sig\n")


def form(parts):
    return "```form {#declaration}\n" + "".join(parts) + "```\n"


def forms():
    """A heading, a field or both taken out of a form; a heading moved by one field."""
    for heading, at, other in itertools.product(HEADINGS[1:], range(len(FIELDS)), (None, 0, 1)):
        parts = list(FIELDS[:at]) + [heading] + list(FIELDS[at:])
        if other is not None:
            parts.insert(other, HEADINGS[0])
        rest = [part for part in parts if part != heading]
        title = f"{heading.strip()} before field {at + 1}, another at {other}"
        yield f"{title}: gone", (form(parts), form(rest))
        yield f"{title}: gone, with a field", (form(parts), form([part for part in rest if part != FIELDS[1]]))
        place = rest.index(FIELDS[at])
        yield f"{title}: moved", (form(parts), form(rest[:place + 1] + [heading] + rest[place + 1:]))


# ---- what came, went, moved or was replaced -----------------------------------------------------------------------------

SAID = ("Gifts are dangerous to every officer.", "by officers of any grade;", "by agency staff.", "Sum", "£100", "Giver",
        "anything that is free")
ALSO = ("The press office speaks to journalists.", "newspapers in town;", "radio and television.", "Medium", "weekly",
        "Station", "whoever prints news")
LAST = ("Travel is by train where it can be.", "in second class;", "by the late train.", "Mile", "45p", "Driver",
        "what runs on rails")


def blocks(words, name):
    one, two, three, head, cell, term, meaning = words
    return {
        "nothing": "",
        "a paragraph": f"{one}\n",
        "a clause with entries": f"1. {one}\n\n   1. {two}\n\n      1. {meaning};\n\n   1. {three}\n",
        "a clause with bullets and words": f"1. {one}\n\n   - {two}\n   - {three}\n\n   It is {meaning}.\n",
        "bullets, three deep": f"- {two}\n\n  - {term} of a kind;\n\n    - {meaning};\n\n- {three}\n",
        "a table": f"| {head} | Who |\n|---|---|\n| {cell} | {term} |\n| {two} | {meaning} |\n",
        "a note with a list": f"> {one}\n>\n> 1. {two}\n> 1. {three}\n",
        "a form": f"```form {{#{name}}}\n- group: {head}\n- text: {term}\n  id: {name}-a\n  required: true\n"
                  f"- office: {meaning}\n- date: {cell}\n  id: {name}-b\n```\n",
        "program text": f"```\n{head}  {cell}\n  {term}\n```\n",
        "a definition": f"{term}\n: {meaning}\n: {two}\n\n{head}\n: {cell}\n",
    }


BEFORE, CHANGED, AFTER = blocks(SAID, "said"), blocks(ALSO, "also"), blocks(LAST, "last")
DEPTHS = {
    "at the top": ("", 0),
    "under a clause": ("1. Officers act well. {#well}\n\n", 3),
    "under an entry": ("1. Officers act well. {#well}\n\n   1. They are fair. {#fair}\n\n", 6),
    "under a bullet": ("- Officers act well.\n\n", 2),
    "under a bullet of a bullet": ("- Officers act well.\n\n  - They are fair.\n\n", 4),
}
EVERY = 1 if ALL else 101  # of so many one is tried


def text_of(depth, *parts):
    lead, columns = DEPTHS[depth]
    return lead + "\n".join(under(columns, part) for part in parts if part)


def surroundings():
    every = itertools.product(DEPTHS, BEFORE, list(CHANGED)[1:], AFTER)
    for depth, before, changed, after in itertools.islice(every, 0, None, EVERY):
        first, middle, last = BEFORE[before], CHANGED[changed], AFTER[after]
        title = f"{changed} between {before} and {after} {depth}"
        both = text_of(depth, first, middle, last)
        yield f"{title}: gone", (both, text_of(depth, first, last))
        if first:
            yield f"{title}: moved", (both, text_of(depth, middle, first, last))
        if last:
            yield f"{title}: replaced", (text_of(depth, first, middle), text_of(depth, first, last))
        if depth != "at the top":
            yield f"{title}: moved out", (both, text_of(depth, first) + "\n" + middle + "\n" + last)


with concurrent.futures.ThreadPoolExecutor(2) as at_once:
    tried = [*joins(), *forms(), *surroundings()]
    for (title, _), found in zip(tried, at_once.map(problems, [pair for _, pair in tried])):
        hold(title, found)
close()
