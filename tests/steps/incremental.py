#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""A build over an earlier one (incremental.py EDITS, 14 by default) has the bytes and the messages of a build from nothing:
after edits of every kind of source, of templates, of the output and of the record of what was made. One clause edited
takes a fraction of the whole."""
import os
import pathlib
import random
import re
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile

from holding import check, close

ROOT = pathlib.Path(__file__).resolve().parents[2]
BUILD = pathlib.Path(os.environ.get("BUILD", ROOT / "build")) / "bin/keeling-build"
EDITS = int(sys.argv[1]) if len(sys.argv) > 1 else 14
MEMORY = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None  # a hundred builds wait long for a disk
WORK = pathlib.Path(tempfile.mkdtemp(dir=MEMORY))
CONTENT, TEMPLATES = WORK / "content", WORK / "templates"
shutil.copytree(ROOT / "content", CONTENT)
shutil.copytree(os.environ.get("KEELING_TEMPLATES", ROOT / "templates"), TEMPLATES)
os.environ["KEELING_TEMPLATES"] = str(TEMPLATES)
chance = random.Random(7)
CODE = CONTENT / "officer-code"
REPORT = CONTENT / "reports/2027-01-officer-code.md"
STYLES = sorted(p.stem for p in (TEMPLATES / "reports").glob("*.yaml") if p.stem != "fields")


def build(out, *options):
    run = subprocess.run([BUILD, "--draft", *options, "-o", out, CONTENT], capture_output=True, text=True, check=False)
    return run.returncode, run.stderr.replace(str(out), "OUT")


def tree(out):
    """Its files; what the record still knows depends on what was built before."""
    return {str(f.relative_to(out)): f.read_bytes() for f in sorted(out.rglob("*"))
            if f.is_file() and f.name != ".keeling-made"}


def world(out):
    """What makes all products: with another nothing is taken over."""
    return (out / ".keeling-made").read_text().split("\n")[1]


def replaced(path, old, new):
    text = path.read_text()
    assert re.search(old, text), (path, old)
    path.write_text(re.sub(old, new, text, count=1))


def clause(path):
    """A word put into one of its clauses, anywhere."""
    lines = path.read_text().split("\n")
    places = [i for i, line in enumerate(lines) if re.match(r"\s*1\. \w", line)]
    at = chance.choice(places)
    lines[at] = re.sub(r"(1\. \w+)", r"\1 always", lines[at])
    path.write_text("\n".join(lines))


def label():
    path = chance.choice(sorted((CODE / "forms").glob("*.md")))
    replaced(path, r"(- (?:text|date|long|tick): \w+)", r"\1 anew")


def output(change):
    """A file of the output, which is not what was made any more."""
    path = chance.choice([p for p in sorted(OUT.rglob("*")) if p.is_file() and p.suffix in (".pdf", ".docx", ".html", ".zip")])
    change(path)
    return path.name


def spoil(path):
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.unlink()  # it may have a second name
    path.write_bytes(data)


def record():
    path = OUT / ".keeling-made"
    data = path.read_text()
    path.write_text(data.replace("a", "b", 1) if chance.random() < 0.5 else data[:len(data) // 2])


def divided():
    """The Code on a page for each of its sections, to which what the Protocol refers to moves; or on one again."""
    path = CODE / "document.md"
    text = path.read_text()
    path.write_text(text.replace("pages: sections\n", "", 1) if "pages: sections\n" in text
                    else text.replace("numbering: ", "pages: sections\nnumbering: ", 1))


OUT = WORK / "out"
KINDS = {
    "clause": lambda: clause(CODE / "document.md"),
    "clause of the protocol": lambda: clause(CONTENT / "member-officer-protocol/document.md"),
    "title": lambda: replaced(CODE / "document.md", r"title: (.*)", r"title: \1 anew"),
    "value": lambda: replaced(CONTENT / "constitution.yaml", r"gift-limit: £(\d+)", lambda m: f"gift-limit: £{int(m[1]) + 1}"),
    "day": lambda: replaced(CODE / "document.md", r"effective: 2027-04-(\d\d)", lambda m: f"effective: 2027-04-{int(m[1]) % 28 + 1:02}"),
    "pages": divided,
    "council": lambda: replaced(CONTENT / "constitution.yaml", r"council: (.*)", r"council: New \1"),
    "policy": lambda: replaced(CONTENT / "policies.yaml", r"title: (.*)", r"title: \1 Anew"),
    "label of a form": label,
    "shared block": lambda: replaced(CONTENT / "forms/blocks/about-you.md", r"(- text: \w+)", r"\1 indeed"),
    "reason": lambda: replaced(CODE / "reasons.yaml", r"(register-return:[^\n]*?)(\w+)\n", r"\1\2 anew\n"),
    "words of a report": lambda: replaced(REPORT, r"\n(The \w+)", r"\n\1 indeed"),
    "style of a report": lambda: replaced(REPORT, r"report: [\w-]+", f"report: {chance.choice(STYLES)}"),
    "day of a meeting": lambda: replaced(REPORT, r"date: 2027-(\d\d)-(\d\d)", lambda m: f"date: 2027-{m[1]}-{int(m[2]) % 28 + 1:02}"),
    "flowchart": lambda: replaced(next(p for p in sorted(CODE.rglob("appendices/*.md")) if "```dot" in p.read_text()),
                                  r'(label="\w+)', r"\1 anew"),
    "clause taken out": lambda: replaced(CODE / "document.md", r"\n1\. (?:[^\n]+\n)+\n(?=1\. )", "\n"),
    "words": lambda: replaced(TEMPLATES / "words/en-GB.yaml", r'(\nsite-redline: ")', r"\1Now "),
    "style": lambda: replaced(TEMPLATES / "html/style.css", r"\n", "\n/* anew */\n"),
    "paper": lambda: replaced(TEMPLATES / "forms/paper.yaml", r"(\nblank-height: )(\d+)", lambda m: f"{m[1]}{int(m[2]) + 1}"),
    "file of the output": lambda: output(spoil),
    "file taken out of the output": lambda: output(pathlib.Path.unlink),
    "record": record,
    "nothing": lambda: None,
}
WITHDRAWN = {"clause of the protocol": ("--withdraw", "member-officer-protocol@1.0")}  # no seal holds it
build(OUT)
different, told, worlds, kinds = [], [], [], list(KINDS)
order = kinds + [chance.choice(kinds) for _ in range(max(0, EDITS - len(kinds)))]
for kind in order[:max(EDITS, 1)] if EDITS < len(kinds) else order:
    KINDS[kind]()
    if chance.random() < 0.2:
        build(OUT, "--only", chance.choice(["html", "docx", "forms,reports"]))
    shutil.rmtree(WORK / "whole", ignore_errors=True)
    over, whole = build(OUT, *WITHDRAWN.get(kind, ())), build(WORK / "whole")
    if over != whole:
        told.append((kind, over, whole))
    if world(OUT) != world(WORK / "whole"):
        worlds.append(kind)
    one, other = tree(OUT), tree(WORK / "whole")
    if one != other:
        different.append((kind, sorted(n for n in one.keys() | other.keys() if one.get(n) != other.get(n))))
    if whole[0]:
        told.append((kind, "does not build", whole))
check(f"{len(order)} edits: the bytes of a build from nothing", not different, different)
check("and its messages", not told, told)
check("and what it makes can be taken over", not worlds, worlds)

# Files that a build hid from others by its umask: the next has the rights of one from nothing.
mask = os.umask(0o077)
shutil.rmtree(OUT)
build(OUT)
os.umask(0o022)
build(OUT)
rights = [f"{p.relative_to(OUT)} {p.stat().st_mode & 0o7777:o}" for p in sorted(OUT.rglob("*"))
          if p.stat().st_mode & 0o7777 != (0o755 if p.is_dir() else 0o644)]
check("after a build with the umask 077 all can be read again", not rights, rights[:9])
os.umask(mask)

# One clause edited.
shutil.rmtree(CONTENT)
shutil.copytree(ROOT / "content", CONTENT)


def seconds(out):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    build(out)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


def cost(turns):
    """What one edited clause costs of the whole, by processor time."""
    wholes, edits = [], []
    for _ in range(turns):
        shutil.rmtree(OUT)
        wholes.append(seconds(OUT))
        replaced(CODE / "document.md", r"\n1\. (\w+)", r"\n1. Indeed \1")
        edits.append(seconds(OUT))
    whole, edit = statistics.median(wholes), statistics.median(edits)
    return edit / whole, f"{edit:.3f} s of work, the whole {whole:.3f} s"


def larger():
    """Twelve documents more, none of them adopted."""
    names = []
    for i in range(2, 8):
        for name in ("officer-code", "member-officer-protocol"):
            names.append(f"{name}-{i}")
            shutil.copytree(CONTENT / name, CONTENT / names[-1])
            shutil.rmtree(CONTENT / names[-1] / "history", ignore_errors=True)
            (CONTENT / names[-1] / "reasons.yaml").unlink(missing_ok=True)
    replaced(CONTENT / "constitution.yaml", r"  - member-officer-protocol\n",
             "".join(f"  - {name}\n" for name in ["member-officer-protocol", *names]))


small, said = cost(5)
check("one clause edited: " + said, small < 0.6, said)
larger()
large, said = cost(3)
check("one clause edited in a constitution of 14 documents: " + said, large < 0.4, said)
shutil.rmtree(WORK)
print(f"one clause edited takes {small:.0%} of the whole; {large:.0%} in a constitution of 14 documents")
close()
