#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""A heading that came, went or got another level, whatever stands before and after it: who accepts all of the Word file with
tracked changes has the new text, who rejects all the old one, paragraph by paragraph and each with its style."""
import concurrent.futures
import difflib
import itertools
import tempfile

import redline_read
from holding import close, hold
from redline_read import styled_lines

FRONT = '---\ntitle: Code\nnumbering: ["1.0", "1.1", "a)"]\n---\n\n## Gifts {#gifts}\n\n'
END = "## Records {#records}\n\n1. Records are kept for six years. {#kept}\n"

TABLE = "| Sum | Who decides |\n|---|---|\n| %s | %s |\n"
FORM = "```form {#%s}\n- text: %s\n  id: %s-name\n```\n"
BULLETS = "- by officers; and\n- by agency staff.\n"


def under(clause, block):
    return clause + "\n" + "".join(f"   {line}".rstrip() + "\n" for line in block.splitlines())


CLAUSE = "1. Gifts are refused. {#refused}\n"
BEFORE = {
    "nothing": "",
    "a paragraph": "Gifts are dangerous.\n",
    "bullets": BULLETS,
    "bullets in bullets": "- by officers:\n\n  - of any grade; and\n  - of any service.\n",
    "a table": TABLE % ("£100", "the manager"),
    "a definition": "Gift\n: anything free.\n",
    "a note": "> Gifts are dangerous.\n",
    "a list in a note": "> In short:\n>\n> 1. refuse it;\n> 1. tell the manager.\n",
    "a form": FORM % ("gift", "Name of the giver", "gift"),
    "a clause": CLAUSE,
    "a clause with bullets": under(CLAUSE, BULLETS),
    "a clause with bullets and words": under(CLAUSE, BULLETS + "\nThis holds at all times.\n"),
    "a clause with a table": under(CLAUSE, TABLE % ("£100", "the manager")),
    "a clause with a definition": under(CLAUSE, "Gift\n: anything free.\n"),
    "a clause with a note": under(CLAUSE, "> Gifts are dangerous.\n"),
    "a clause with items": under(CLAUSE, "1. by officers; and\n1. by agency staff.\n"),
    "another heading": "### Tokens {#tokens}\n\n" + under("1. Tokens are kept. {#token}\n", BULLETS),
}
AFTER = {
    "nothing": "",
    "a paragraph": "The press office speaks to journalists.\n",
    "a clause": "1. The press office speaks to journalists. {#press}\n",
    "a clause with bullets": under("1. The press office speaks. {#press}\n", "- to journalists;\n- to editors.\n"),
    "bullets": "- to journalists;\n- to editors.\n",
    "a list in a note": "> 1. speak slowly;\n> 1. say little.\n",
    "a table": TABLE % ("£200", "the director"),
    "another heading": "### Editors {#editors}\n\n1. Editors are heard. {#heard}\n",
}
HEADINGS = {"none": "", "##": "## Media {#media}\n\n", "###": "### Media {#media}\n\n"}


def run(*command, ok=(0,)):
    return redline_read.run(command[0], "--to", "docx", "-o", *command[1:], ok=ok)


def compared(folder, old, new, moves):
    path = f"{folder}/redline.docx"
    failed = run("keeling-diff", path, "--moves", moves, f"{folder}/{old}.md", f"{folder}/{new}.md", ok=(0, 1))
    if failed:
        yield failed
        return
    for name, rejected in ((new, False), (old, True)):
        wanted, got = styled_lines(f"{folder}/{name}.docx"), styled_lines(path, rejected)
        if wanted != got:
            differs = [line for line in difflib.unified_diff(wanted, got, n=0, lineterm="") if line[1:2] not in "-+@"]
            yield f"from {old} to {new}, moves {moves}, {'rejected' if rejected else 'accepted'}: {differs[:6]}"


def place_problems(place):
    """All that can become of a heading in one place."""
    before, after = BEFORE[place[0]], AFTER[place[1]]
    problems = []
    with tempfile.TemporaryDirectory() as folder:
        for name, heading in HEADINGS.items():
            with open(f"{folder}/{name}.md", "w", encoding="utf-8") as out:
                out.write(FRONT + "\n".join(part for part in (before, heading + after, END) if part))
            problems.append(run("keeling-build", f"{folder}/{name}.docx", f"{folder}/{name}.md"))
            if heading and not any(line.endswith(": Media") for line in styled_lines(f"{folder}/{name}.docx")):
                problems.append(f"{name}: no heading is read")
        for (old, new), moves in itertools.product(itertools.permutations(HEADINGS, 2), ("native", "plain")):
            problems += compared(folder, old, new, moves)
    return [problem for problem in problems if problem]


with concurrent.futures.ThreadPoolExecutor(2) as at_once:
    places = list(itertools.product(BEFORE, AFTER))
    for place, problems in zip(places, at_once.map(place_problems, places)):
        hold(f"a heading between {place[0]} and {place[1]}", problems)
close()
