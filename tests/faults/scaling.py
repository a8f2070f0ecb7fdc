#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Does the work of the readers grow straight with what they are given? Each pattern of patterns.py is read at a quarter
of a size and at the whole of it: four times the text may cost eight times the processor time at most, and 1 MiB two
seconds. Processor time, not the clock: others may be at work on the machine.

    scaling.py [--size BYTES] [--only WORDS] [--sample] [--verbose]

--sample takes the patterns that cost most, at a quarter of the size. A reader whose work grows with the square, and one
that is only slow, are planted: where they are not found, nothing is proved."""
import argparse
import os
import pathlib
import resource
import subprocess
import sys
import tempfile

import patterns

ROOT = pathlib.Path(__file__).resolve().parents[2]
BIN = pathlib.Path(os.environ.get("BUILD", ROOT / "build")).resolve() / "bin"
MIB = 1 << 20
MOST = 2.0    # seconds for 1 MiB
RATIO = 8.0   # times the work, for four times the size
WEIGHS = 0.1  # seconds; what costs less is not judged by its ratio
SAMPLE = {"pictures in links", "quotations 60 deep, again and again", "a wide table of short rows", "ids that are there twice",
          "long headings of the same words", "options of one question", "backticks in growing runs", "brackets and emphasis",
          "references that lead nowhere", "targets that do not end, in angles", "lists that only open", "fields", "each with each",
          "elements in elements", "attributes", "a chain of styles", "braces that only open",
          "blanks of one statement", "values that are used once", "policies that are named once", "rows of one field",
          "quotations that do not end", "quotations with apostrophes", "entries that ended with a joint",
          "words of two alphabets", "values that run on", "words that got a capital", "pieces of one word",
          "conditions that lead nowhere", "answers of one condition", "conditions of one question", "meanings among words", "half a mark in each item", "titles in one clause", "a title that does not end", "code in each cell", "references typed by hand"}
OLD = "---\ntitle: T\n---\n\n## A\n\n1. A clause.\n"


def limits():
    resource.setrlimit(resource.RLIMIT_CPU, (20, 20))
    resource.setrlimit(resource.RLIMIT_AS, (4 << 30, 4 << 30))


def cost(command):
    """Seconds of processor time, its children's among them, and the exit status."""
    program = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, stdin=subprocess.DEVNULL, preexec_fn=limits)
    _, status, usage = os.wait4(program.pid, 0)
    program.returncode = os.waitstatus_to_exitcode(status)
    return usage.ru_utime + usage.ru_stime, program.returncode


def build_to(name):
    return lambda file, folder: [BIN / "keeling-build", "--to", name, "-o", folder / f"out.{name}", file]


def compare(file, folder):
    """With nearly the same."""
    other = folder / f"other{file.suffix}"
    other.write_bytes(file.read_bytes().replace(b"a", b"e", 50))
    return [BIN / "keeling-diff", "-o", folder / "out.txt", other, file]


def tell(file, folder):
    """The overview, where each entry of a list ended with 'and' before."""
    other = folder / "other.md"
    other.write_text(file.read_text().replace(";\n", "; and\n"))
    return [BIN / "keeling-diff", "--to", "overview", "-o", folder / "out.md", other, file]


def capitals(file, folder):
    """With the same in capitals."""
    other = folder / "other.md"
    other.write_text(file.read_text().replace("member", "Member"))
    return [BIN / "keeling-diff", "-o", folder / "out.txt", file, other]


def retitle(file, folder):
    """With many posts by another title: more differences are not looked for in one clause."""
    other = folder / "other.md"
    other.write_text(file.read_text().replace("Head of", "Director of", 700))
    return [BIN / "keeling-diff", "-o", folder / "out.txt", file, other]


def join(file, folder):
    """With one clause that is more than all pieces together."""
    other = folder / "other.md"
    other.write_text(file.read_text().split("1. ")[0] + "1. " + "x " * (file.stat().st_size // 2) + "\n")
    return [BIN / "keeling-diff", "-o", folder / "out.txt", other, file]


def apply(file, folder):
    return [BIN / "keeling-diff", "-o", folder / "out.md", "--apply", file, folder / "old.md"]


def take_in(file, folder):
    return [BIN / "keeling-import", "-o", folder / "out", file]


CONTENT = {
    "constitution.yaml": "title: T\ncouncil: C\ndocuments: [d]\npolicies: policies.yaml\n",
    "policies.yaml": "- id: p\n  title: P\n",
    "d/document.md": '---\ntitle: D\nversion: "1.0"\nstatus: draft\n---\n\n## S\n\n1. A clause.\n\n```form {#f}\n- rows: R\n  id: r\n  columns: [A]\n```\n',
}


def content_in(folder):
    """A constitution of one document with one form."""
    content = folder / "content"
    for name, text in CONTENT.items():
        (content / name).parent.mkdir(parents=True, exist_ok=True)
        (content / name).write_text(text)
    return content


def name_policies(file, folder):
    """The policies of the file, each named once in the document."""
    content, policies = content_in(folder), file.read_text()
    (content / "policies.yaml").write_text(policies)
    with open(content / "d/document.md", "a") as document:
        document.write("\n" + "".join(f"[](policy:p{i}) " for i in range(policies.count("- id: "))) + "\n")
    return [BIN / "keeling-check", content]


def read_filled(file, folder):
    return [BIN / "keeling-forms", "--read", "--draft", "-C", content_in(folder), "-o", folder / "out.csv", file]


def verify(file, _):
    return [BIN / "keeling-report", "--verify", file, ROOT / "content/reports/2027-01-officer-code.md"]


def python(program):
    return lambda file, _: [sys.executable, "-I", "-S", "-c", program, file]


# A language: its patterns, what stands around one, the ending of a file, the command that reads it; where that reads two or makes
# twenty times as much of it, how much longer it may take.
KINDS = {
    "Markdown": (patterns.MARKDOWN, patterns.markdown, ".md", build_to("html")),
    "forms": (patterns.FORM, patterns.form, ".md", build_to("html")),
    "YAML": (patterns.YAML, patterns.front, ".md", build_to("html")),
    "DOT": (patterns.DOT, patterns.chart, ".md", build_to("html")),
    "Markdown to Word": (patterns.MARKDOWN, patterns.markdown, ".md", build_to("docx")),
    "Markdown to OpenDocument": (patterns.MARKDOWN, patterns.markdown, ".md", build_to("odt")),
    "Markdown, printed": (patterns.MARKDOWN, patterns.markdown, ".md", build_to("pdf"), 1.5),
    "Markdown, compared": (patterns.MARKDOWN, patterns.markdown, ".md", compare, 2),
    "forms to Word": (patterns.FORM, patterns.form, ".md", build_to("docx")),
    "forms, printed": (patterns.FORM, patterns.form, ".md", build_to("pdf"), 1.5),
    "forms, compared": (patterns.FORM, patterns.form, ".md", compare, 2),
    "values": (patterns.WHOLE, str, ".md", build_to("html")),
    "policies": (patterns.POLICIES, str, ".yaml", name_policies),
    "filled forms": (patterns.FILLED, str, ".json", read_filled),
    "overviews": (patterns.OVERVIEW, lambda text: f"# Overview\n\n1. {text}\n", ".md", verify),
    "lists, told": (patterns.LISTS, lambda text: f"---\ntitle: T\n---\n\n## A\n\n1. They are:\n\n{text}", ".md", tell),
    "references": (patterns.REFERENCES, lambda text: f"---\ntitle: T\nnumbering: typed\n---\n\n## 1. A\n\n1.1 Words.\n\n{text}\n", ".md", compare, 2),
    "capitals": (patterns.CAPITALS, patterns.markdown, ".md", capitals, 2),
    "titles": (patterns.TITLES, patterns.markdown, ".md", retitle, 2),
    "pieces": (patterns.PIECES, patterns.markdown, ".md", join, 2),
    "changes": (patterns.JSON, str, ".json", apply),
    "Word": (patterns.WORD, bytes, ".docx", take_in),
}
PLANTED = {
    "work that grows with the square":
        "import sys; n = len(open(sys.argv[1]).read().split()); sum(1 for a in range(n // 60) for b in range(n // 5))",
    "work that is only slow": "import sys; n = len(open(sys.argv[1]).read()); sum(1 for a in range(n * 100))",
}


def most_of(kind):
    return MOST * (kind[4] if len(kind) > 4 else 1)


def judged(kind, shape, size, folder):
    """What is wrong with a pattern, and what it costs at a quarter of the size and at the whole. What is cheap, and only
    seems to grow too fast, is looked at again four times as large."""
    wrong, costs = tried(kind, shape, size, folder)
    if wrong and costs[1] < 0.8 and "status" not in wrong:
        _, larger = tried(kind, shape, size * 4, folder)
        far = larger[1] > RATIO ** 2 * costs[0] or larger[1] > most_of(kind) * size * 4 / MIB
        return wrong if far else "", costs + larger
    return wrong, costs


def tried(kind, shape, size, folder):
    shapes, around, ending, command = kind[:4]
    costs, wrong = [], []
    for part in (size // 4, size):
        content = around(shapes[shape](part))
        file = folder / f"{part}{ending}"
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
        seconds, status = cost(command(file, folder))
        costs.append(seconds)
        if status not in (0, 1, 2):
            wrong.append(f"status {status} at {part >> 10} KiB")
    if costs[1] > most_of(kind) * max(size / MIB, 0.25):
        wrong.append(f"{costs[1]:.2f} s for {size >> 10} KiB")
    if costs[1] > WEIGHS and costs[1] > RATIO * costs[0]:
        wrong.append(f"{costs[1] / max(costs[0], 0.001):.1f} times the work for four times the size")
    return ", ".join(wrong), costs


def controls(folder):
    """The planted readers that were not found."""
    missed = []
    for name, program in PLANTED.items():
        kind = ({name: patterns.often("word ")}, str, ".txt", python(program))
        wrong, costs = judged(kind, name, MIB, folder)
        print(f"control: {name}: {wrong or 'NOT FOUND'} ({', '.join(f'{c:.2f} s' for c in costs)})")
        missed += [] if wrong else [name]
    return missed


def main():
    asked = argparse.ArgumentParser()
    asked.add_argument("--size", type=int, default=MIB)
    asked.add_argument("--only", default="")
    asked.add_argument("--sample", action="store_true")
    asked.add_argument("--verbose", action="store_true")
    asked = asked.parse_args()
    size = asked.size // 4 if asked.sample else asked.size
    count, bad = 0, 0
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        (folder / "old.md").write_text(OLD)
        missed = controls(folder)
        for language, kind in KINDS.items():
            for shape in kind[0]:
                if asked.only not in f"{language}: {shape}" or (asked.sample and shape not in SAMPLE):
                    continue
                wrong, costs = judged(kind, shape, size, folder)
                count, bad = count + 1, bad + bool(wrong)
                if wrong or asked.verbose:
                    print(f"{'FAILED' if wrong else 'fine'}: {language}: {shape}: {', '.join(f'{c:.2f} s' for c in costs)}{': ' * bool(wrong)}{wrong}", flush=True)
    print(f"{count} patterns, {bad} that grow out of proportion; {len(PLANTED) - len(missed)} of {len(PLANTED)} planted readers found")
    print(f"{count - bad + len(PLANTED) - len(missed)} passed, {bad + len(missed)} failed")
    sys.exit(bool(bad or missed))


main()
