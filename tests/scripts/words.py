#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Each key of words used in tools/ stands in every file of words, none there is unused, each has a text, and the same
{names} are filled in whatever the language."""
import pathlib
import re
import sys

# What a language may do without.
MAY_LACK = {"article-before-vowel", "vowel-numbers", "ref-mutations", "ref-soft-behind", "ref-nasal-behind",
            "ref-aspirate-behind", "diff-working", "diff-working-behind", "diff-between", "diff-alone", "diff-definite"}
ROOT = pathlib.Path(__file__).resolve().parents[2]
passed = failed = 0


def nothing(words, found):
    global passed, failed
    if found:
        failed += 1
        print(f"FAILED: {words}")
        for line in sorted(found):
            print(f"    {line}")
    else:
        passed += 1


def read_words(path):
    """The pairs of a file of words: plain `key: text` lines; and the keys that stand there twice."""
    words, twice = {}, []
    for line in path.read_text(encoding="utf-8").splitlines():
        pair = re.match(r"([A-Za-z0-9][A-Za-z0-9-]*):\s*(.*)$", line)
        if pair:
            if pair[1] in words:
                twice.append(pair[1])
            words[pair[1]] = pair[2].strip().strip("\"'")
    return words, twice


def code():
    """All of the code without its comments."""
    text = "\n".join(p.read_text(encoding="utf-8") for p in sorted((ROOT / "tools").rglob("*.[ch]")))
    return re.sub(r'("(?:\\.|[^"\\\n])*")|/\*.*?\*/', lambda m: m[1] or " ", text, flags=re.S)


def holes(text):
    return sorted(set(re.findall(r"\{[a-z]+\}", text)))


source = code()
quoted = set(re.findall(r'"([A-Za-z0-9%][A-Za-z0-9%-]*)"', source))
used = set(re.findall(r'\bword(?:_fill)?\s*\([^,;"()]*(?:\([^()]*\))?[^,;"()]*,\s*"([a-z0-9-]+)"', source))
# A key may be put together ("month-%u"), or stand in a table: any quoted text that reads like it counts as its use.
patterns = [re.sub(r"%[a-z]+", "[a-z0-9]+", q) for q in quoted if re.search(r"%[a-z]", q) and "-" in q]

files = sorted((ROOT / "templates/words").glob("*.yaml"))
nothing("two files of words, en-GB.yaml and cy.yaml", {"en-GB.yaml", "cy.yaml"} - {f.name for f in files})
english = read_words(ROOT / "templates/words/en-GB.yaml")[0] if files else {}
for file in files:
    words, twice = read_words(file)
    name = file.relative_to(ROOT)
    nothing(f"{name}: a key twice", twice)
    nothing(f"{name}: keys that the code uses and the file lacks", used - words.keys())
    nothing(f"{name}: keys that nothing uses",
            {k for k in words if k not in quoted and not any(re.fullmatch(p, k) for p in patterns)})
    nothing(f"{name}: keys without a text", {k for k, text in words.items() if not text and k not in MAY_LACK})
    nothing(f"{name}: not the keys of en-GB.yaml", words.keys() ^ english.keys())
    nothing(f"{name}: other {{names}} than in the English text",
            {k for k in words if k in english and holes(words[k]) != holes(english[k])})

# The sentences of the overview: each language has all of explain/overview/patterns.def, with no other {names} than it gives.
patterns = {key: set(slots.split()) for key, slots in re.findall(
    r'^PATTERN\([A-Z_]+, "([a-z-]+)", "([a-z ]*)"\)', (ROOT / "tools/explain/overview/patterns.def").read_text(encoding="utf-8"), re.M)}
named = dict(re.findall(r'^PATTERN\(([A-Z_]+), "([a-z-]+)"', (ROOT / "tools/explain/overview/patterns.def").read_text(encoding="utf-8"), re.M))
nothing("patterns.def: sentences that nothing says", {k for name, k in named.items() if f"PATTERN_{name}" not in source})
for file in files:
    words, twice = read_words(ROOT / "templates/overview" / file.name)
    name = f"templates/overview/{file.name}"
    nothing(f"{name}: a key twice", twice)
    nothing(f"{name}: not the keys of patterns.def", words.keys() ^ patterns.keys())
    nothing(f"{name}: names between braces that are not filled in",
            {k for k, text in words.items() if not {h.strip("{}") for h in holes(text)} <= patterns.get(k, set())})
print(f"{passed} passed, {failed} failed")
sys.exit(failed > 0)
