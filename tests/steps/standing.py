#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The sample with two versions adopted for later days, one after the other: 2.0 is in force until 31 March 2027, 3.0 for
one day, 3.1 from 2 April 2027. What each output says of a version must be true on every day, for none knows the day on
which it is read; a file made alone says what that of the whole build says."""
import os
import pathlib
import re
import shutil
import subprocess
import tempfile
import zipfile

from holding import check, close

ROOT = pathlib.Path(__file__).resolve().parents[2]
BIN = pathlib.Path(os.environ.get("BUILD", ROOT / "build")).resolve() / "bin"
WORK = pathlib.Path(tempfile.mkdtemp())
CONTENT = WORK / "content"
OUT = WORK / "out"
WORDS = {"1.0": "In force from 1 June 2018 until 31 August 2022", "2.0": "In force from 1 September 2022 until 31 March 2027",
         "3.0": "In force from 1 April 2027 until 1 April 2027", "3.1": "In force from 2 April 2027"}


def run(command, *arguments):
    return subprocess.run([BIN / f"keeling-{command}", *map(str, arguments)], capture_output=True, check=False, text=True)


def part(path, name):
    with zipfile.ZipFile(path) as package:
        return package.read(name).decode("utf-8")


def bare(markup):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", markup))


def page(path):
    return (OUT / "site" / path / "index.html").read_text(encoding="utf-8")


def adopt(version, day, effective):
    done = run("adopt", "-C", CONTENT, "officer-code", "--version", version, "--date", day, "--effective", effective,
               "--by", "Council", "--minute", "14")
    check(f"{version} is adopted for {effective}", done.returncode == 0, done.stderr)


shutil.copytree(ROOT / "content", CONTENT)
adopt("3.0", "2026-11-19", "2027-04-01")
text = (CONTENT / "officer-code/document.md").read_text(encoding="utf-8")
(CONTENT / "officer-code/document.md").write_text(text.replace("so that residents can trust", "so that all can trust"), encoding="utf-8")
adopt("3.1", "2026-11-26", "2027-04-02")
text = (CONTENT / "officer-code/document.md").read_text(encoding="utf-8")
(CONTENT / "officer-code/document.md").write_text(text.replace("so that all can trust", "so that everyone can trust"), encoding="utf-8")
done = run("build", "--odt", "--only", "html,docx,odt,pdf,forms", "--check-links", "-o", OUT, CONTENT)
check("it is built", done.returncode == 0, done.stderr)

# ---- files
for version, words in WORDS.items():
    name = "officer-code" if version == "3.1" else f"officer-code-{version}"
    for kind, front, foot in (("docx", "word/document.xml", "word/footer.xml"), ("odt", "content.xml", "styles.xml")):
        whole, alone = OUT / kind / f"{name}.{kind}", WORK / f"alone.{kind}"
        check(f"{name}.{kind} begins with its days", words in bare(part(whole, front))[:400], bare(part(whole, front))[:400])
        check(f"{name}.{kind} ends each page with them", words in bare(part(whole, foot)))
        run("build", "-C", CONTENT, "--to", kind, "-o", alone, f"officer-code@{version}")
        check(f"officer-code@{version} alone is that file ({kind})", alone.read_bytes() == whole.read_bytes())
    alone = WORK / "alone.pdf"
    run("build", "-C", CONTENT, "--to", "pdf", "-o", alone, f"officer-code@{version}")
    check(f"officer-code@{version} alone is that file (pdf)", alone.read_bytes() == (OUT / "pdf" / f"{name}.pdf").read_bytes())
    alone = run("build", "-C", CONTENT, "--to", "html", f"officer-code@{version}").stdout
    check(f"officer-code@{version} as a page", f">{words}</p>" in alone and f": {words}</title>" in alone)
properties = part(OUT / "docx/officer-code-2.0.docx", "docProps/custom.xml")
check("a property has the day", 'name="Superseded"><vt:lpwstr>2027-04-01<' in properties, properties)
check("the first page has it too", "Superseded on 1 April 2027" in bare(part(OUT / "docx/officer-code-2.0.docx", "word/document.xml"))[:600])

# ---- pages
for version, words in WORDS.items():
    text = page(f"officer-code/{version}")
    check(f"the page of {version} has its days", f">{words}</p>" in text and f"version {version}: {words} " in text)
    check(f"the page of {version} claims nothing without a day", not re.search(r">(In force|Superseded)<", text))
text = page("officer-code/changes/2.0-to-3.0/redline")
check("a redline says from when", f"Old text: Version 2.0 ({WORDS['2.0']}). New text: Version 3.0 ({WORDS['3.0']})." in bare(text), bare(text)[:600])
told = run("diff", "-C", CONTENT, "--to", "html", "officer-code@2.0", "officer-code@3.0").stdout
check("and so does keeling-diff", f"Version 2.0 ({WORDS['2.0']})" in bare(told), bare(told)[:300])

close()
