#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Committee reports from outside: the sample in four styles against golden files (reports.py --accept writes what comes
out), mistakes at their lines, a changed reason, the second report, the agenda item as a zip, overviews verified."""
import hashlib
import io
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile

from holding import check, close

ROOT = pathlib.Path(__file__).resolve().parents[2]
REPORT = pathlib.Path(os.environ.get("BUILD", ROOT / "build")) / "bin/keeling-report"
GOLDEN = ROOT / "tests/reports"
ACCEPT = "--accept" in sys.argv
STYLES = ("sefton", "somerset", "east-herts", "kent")
WORK = pathlib.Path(tempfile.mkdtemp())
CONTENT = WORK / "content"
SAMPLE = CONTENT / "reports/2027-01-officer-code.md"
WRITTEN = (ROOT / "content/reports/2027-01-officer-code.md").read_text()


def run(*arguments, status, templates=None):
    """Standard output, and the messages."""
    around = {**os.environ, "KEELING_TEMPLATES": str(templates)} if templates else None
    done = subprocess.run([REPORT, *map(str, arguments)], capture_output=True, check=False, cwd=WORK, env=around)
    messages = done.stderr.decode()
    check(f"status of {arguments}: {done.returncode}, not {status}", done.returncode == status, messages)
    return done.stdout, messages


def markdown(*arguments):
    return run("--to", "markdown", *arguments, SAMPLE, status=0)[0].decode()


def golden(name, came):
    file = GOLDEN / name
    if ACCEPT:
        GOLDEN.mkdir(exist_ok=True)
        file.write_text(came)
    check(name, file.is_file() and file.read_text() == came, f"{name} is not as it was")


def word(data):
    """The text of a Word file, a paragraph a line, with its style; cells with what spans them."""
    body = zipfile.ZipFile(io.BytesIO(data)).read("word/document.xml").decode()
    return re.sub(r"(?=<w:(p|tbl|tr|tc)>)", "\n", body[body.index("<w:body>"):])


shutil.copytree(ROOT / "content", CONTENT)

# ---- four styles, three formats
for style in STYLES:
    text = markdown("--style", style)
    golden(f"{style}.md", text)
    page = run("--to", "html", "--style", style, SAMPLE, status=0)[0].decode()
    golden(f"{style}.html", page[page.index("<main"):page.index("</main>")])
    docx, _ = run("--style", style, SAMPLE, status=0)
    golden(f"{style}.xml", word(docx))
    check(f"{style}: the same bytes twice", docx == run("--style", style, SAMPLE, status=0)[0])
    check(f"{style}: nine items", len(re.findall(r"^ +- \(?[a-i]\) ", text, re.M)) == 9, text)
    check(f"{style}: the Code's appendices are said to be its own", "Appendices B, C and D of the Code" in text)
    check(f"{style}: no doubled article", "the the" not in text)
    check(f"{style}: nothing left to fill in", not re.search(r"\{[a-z-]+\}", text), text)
    check(f"{style}: references in the Code's numbers", "paragraph 16.5 of the Code" in text)
sefton = markdown()
check("two meetings", "| Council | **Date of meeting:** | 18 February 2027 |" in sefton)
check("recommendations", re.findall(r"^- \((\d)\)", sefton, re.M) == ["1", "2", "3"])
docx = run(SAMPLE, status=0)[0]
numbering = zipfile.ZipFile(io.BytesIO(docx)).read("word/numbering.xml").decode()
check("recommendations are counted by Word", 'w:lvlText w:val="(%2)"' in numbering)
check("rows with one pair span the rest", 'gridSpan w:val="3"' in word(docx))
page = run("--to", "html", SAMPLE, status=0)[0].decode()
check("labels are heads of their rows", page.count('<th scope="row"') >= 12)
check("one label for both meetings", '<th scope="row" rowspan="2">Report to:' in page and word(docx).count("<w:vMerge") == 2)
check("tables say what they are", page.count("<table aria-label=") == 3 and docx and word(docx).count("<w:tblCaption ") == 3)

# ---- mistakes, at their lines
def line_of(part, text):
    return text[:text.index(part)].count("\n") + 1


def spoilt(what, old, new, code, at=None, said="", status=2):
    text = WRITTEN.replace(old, new, 1)
    check(f"{what}: the sample has it", text != WRITTEN)
    file = CONTENT / "reports/spoilt.md"
    file.write_text(text)
    _, messages = run("--to", "markdown", file, status=status)
    where = f":{line_of(at, text)}:" if at else ":1:"
    check(what, any(where in m and f"[{code}]" in m and said in m for m in messages.splitlines()), messages)
    file.unlink()


spoilt("an unresolved alternative", "classification: Unrestricted", "classification: Unrestricted/Restricted", "field-value",
       "classification:", "leaves the choice open")
spoilt("no day", "implementation-date: 2027-04-01", "implementation-date: 2027-02-30", "field-value", "implementation-date:")
spoilt("a body without a day", "  - body: Council\n    date: 2027-02-18", "  - body: Council", "field-missing", "  - body: Council")
spoilt("an empty text", "## Capital costs\n\nNone.", "## Capital costs", "field-missing", "## Capital costs")
spoilt("an empty line", "author: Monitoring Officer", 'author: ""', "field-missing", "author:")
spoilt("a text that is not there", "## Legal implications", "## Leagl implications", "field-unknown", "## Leagl", "Legal implications")
spoilt("a field that there is not", "portfolio:", "portfollio:", "field-unknown", "portfollio:", "portfolio")
spoilt("a needed field that is not there", "portfolio: Resources and governance\n", "", "field-missing", said="Portfolio")
spoilt("a prompt", "None. Training is met from existing budgets.", "[what it costs to run]", "field-missing", "[what it")
spoilt("a style that there is not", "report: sefton", "report: seftn", "field-value", "report: seftn", "sefton")
spoilt("a field without a place", ", human-resources", "", "report-no-place", "## Human resource", status=0)
spoilt("a typed appendix", "one date, in the form set out in [](officer-code#register-format)",
       "one date, in the form set out in Appendix B", "report-appendix", "The chief revision", status=0)
checked = subprocess.run([REPORT.with_name("keeling-check"), CONTENT], capture_output=True, check=False)
check("keeling-check finds nothing in the sample's report", checked.returncode == 0 and not checked.stderr, checked.stderr.decode())
(CONTENT / "reports/wrong.md").write_text(WRITTEN.replace("portfolio:", "portfollio:"))
checked = subprocess.run([REPORT.with_name("keeling-check"), CONTENT], capture_output=True, check=False)
check("and a mistake in another", checked.returncode == 2 and b"reports/wrong.md" in checked.stderr, checked.stderr.decode())
(CONTENT / "reports/wrong.md").unlink()
_, messages = run("--to", "markdown", "--style", "kent", SAMPLE, status=0)
check("what Kent's has no place for", "'Alternative options'" in messages and "[report-no-place]" in messages, messages)
_, messages = run("--to", "markdown", SAMPLE, status=0)
check("what is for other styles is not named", "[report-no-place]" not in messages, messages)
run("--to", "pdf", SAMPLE, status=64)
run(CONTENT / "reports/nowhere.md", status=3)
_, messages = run(CONTENT / "officer-code/document.md", status=2)
check("what is no report is told in one line", messages.count("\n") == 1 and "this is no report" in messages, messages)
_, messages = run("--style", "seftn", SAMPLE, status=2)
check("a style asked for is named where it was asked for", messages.startswith("--style: ") and "sefton" in messages, messages)
run("-o", WORK / "nowhere/report.docx", SAMPLE, status=3)
(CONTENT / "reports/older.md").write_text(WRITTEN.replace("officer-code@2.0", "officer-code@9.9"))
_, messages = run(CONTENT / "reports/older.md", status=2)
check("a revision that there is not", "'9.9'" in messages and "2.0" in messages, messages)
(CONTENT / "reports/older.md").unlink()

for wrong, code, words in (({"old: officer-code@2.0": "old: officer-code"}, 2, "both name 'officer-code'"),
                           ({"old: officer-code@2.0": "old: officer-code", "new: officer-code\n": "new: officer-code@2.0\n"}, 2, "wrong way round"),
                           ({"](value:effective)": "](value:next-body)"}, 0, ""),
                           ({"](value:effective)": "](value:earlier-body)"}, 2, "the report for the first of the 'meetings:'")):
    text = WRITTEN
    for old, new in wrong.items():
        assert old in text, old
        text = text.replace(old, new)
    (CONTENT / "reports/pair.md").write_text(text)
    _, messages = run("--to", "markdown", CONTENT / "reports/pair.md", status=code)
    check(f"{wrong}: {words}", words in messages and ("error" in messages) == bool(code), messages)
    check(f"{wrong}: once", messages.count("error: ") == (1 if code else 0), messages)
(CONTENT / "reports/pair.md").unlink()
_, messages = run("--since", "officer-code@2.0", SAMPLE, status=2)
check("--since for the first meeting", messages.startswith("--since: error: ") and "--for" in messages, messages)

# ---- None
(CONTENT / "reports/none.md").write_text(re.sub(r"(?m)^(## (?:Training|Route|Background)\n\n)[^#]*", r"\1None\n\n", WRITTEN))
for style in STYLES:
    text = run("--to", "markdown", "--style", style, CONTENT / "reports/none.md", status=0)[0].decode()
    check(f"{style}: what there is none of is said", "Route: none." in text and
          ("Training: none." in text) == (style != "somerset"), text)  # where Training has a heading of its own
(CONTENT / "reports/none.md").unlink()

# ---- a report to start from
for style in STYLES:
    fresh, _ = run("--new", style, status=0)
    (CONTENT / "reports/fresh.md").write_bytes(fresh)
    _, messages = run("--to", "markdown", CONTENT / "reports/fresh.md", status=2)
    check(f"{style}: each prompt is to be answered", messages.count("[field-missing]") >= fresh.count(b"\n## "), messages)
    check(f"{style}: no field is missing", "this style needs" not in messages, messages)
    (CONTENT / "reports/fresh.md").unlink()
check("the document of the sample", b"\nold: officer-code@2.0\nnew: officer-code\n" in fresh)
listed = (CONTENT / "constitution.yaml").read_text()
(CONTENT / "constitution.yaml").write_text("title: C\ncouncil: C\nlanguage: en-GB\ncontact: c@council.example\ndocuments:\n  - planning\n")
(CONTENT / "planning").mkdir()
(CONTENT / "planning/document.md").write_text("---\ntitle: P\nversion: \"1.0\"\nstatus: draft\n---\n")
check("the first document, where none is adopted", b"\nold: planning@1.0\nnew: planning\n" in run("--new", "kent", status=0)[0])
(CONTENT / "constitution.yaml").write_text(listed)
shutil.rmtree(CONTENT / "planning")
run("--new", "nobody", status=2)
run("--new", "sefton", "--style", "kent", status=64)
run("--verify", SAMPLE, "--to", "html", SAMPLE, status=64)

# ---- the author's hand
reasons = CONTENT / "officer-code/reasons.yaml"
before = reasons.read_text()
reasons.write_text(before.replace("to improve clarity", "so that everyone sees the way at a glance"))
changed = markdown()
check("a changed reason", "Reason: so that everyone sees the way at a glance." in changed)
check("and nothing else", [a for a, b in zip(sefton.split("\n"), changed.split("\n")) if a != b] ==
      [line for line in sefton.split("\n") if "to improve clarity" in line])
document = CONTENT / "officer-code/document.md"
committee = WORK / "committee.md"
code = document.read_text()
document.write_text(code.replace("Officers accept nothing", "All officers accept nothing", 1) if "Officers accept nothing" in code
                    else re.sub(r"(\n1\. )(\w+)", r"\1Plainly, \2", code, count=1))
text, messages = run("--to", "markdown", SAMPLE, status=0)
check("what is new since is named", "[reason-missing]" in messages, messages)
check("and the author's words are kept", "so that everyone sees the way at a glance" in text.decode())
check("their reasons are as they were", "at a glance" in reasons.read_text())
second = markdown("--for", "Council", "--since", ROOT / "content/officer-code")
since = second[second.index("Since the report to the Audit and Governance Committee"):]
check("what changed between", len(re.findall(r"^  - [a-z]\) ", since[:since.index("\n- 2.")], re.M)) == 1, since)
check("whose former numbers these are", "Former numbers in this list are those of the draft that the Audit and Governance Committee considered:" in since, since)
# A reason was written for the change that the committee saw: it is not given for another one at the same place.
first, reasons_first = document.read_text(), reasons.read_text()
document.write_text(first.replace("for each financial year by", "for each calendar year by", 1).replace("on the next working day, where", "on the same working day, where", 1))
reasons.write_text(reasons_first + "criminal-matters: as the committee asked\n")
twice = markdown("--for", "Council", "--since", ROOT / "content/officer-code")
main, _, since = twice.partition("Since the report to the Audit and Governance Committee")
since = " ".join(since[:since.index("\n- 2.")].split())
check("a second change at one place has not the reason of the first", "‘financial’ is now ‘calendar’" in since and "Internal Audit" not in since
      and "so that every service sends its register by one date" in " ".join(main.split()), since)
check("a first one has its own", "‘next’ is now ‘same’" in since and "Reason: as the committee asked" in since, since)
document.write_text(first)
reasons.write_text(reasons_first)
check("recommended by", "recommended by the Audit and Governance Committee" in second)
check("no route any more", "the draft goes to" not in second)
check("for the Council", "# Report to the Council" in second)
_, messages = run("--for", "Parish", SAMPLE, status=2)
check("a body that there is not", messages.startswith("--for: ") and "Council" in messages, messages)
document.write_text(code)
reasons.write_text(before)

# ---- the agenda item
pack = zipfile.ZipFile(io.BytesIO(run("--to", "zip", SAMPLE, status=0)[0]))
manifest = json.loads(pack.read("manifest.json"))
check("the manifest comes first", pack.namelist()[0] == "manifest.json")
check("and names every file", [f["path"] for f in manifest["files"]] == pack.namelist()[1:])
check("with its sum", all(hashlib.sha256(pack.read(f["path"])).hexdigest() == f["sha256"] for f in manifest["files"]))
attached = [f"{f['appendix']}: {f['title']}" for f in manifest["files"] if "appendix" in f]
check("the list on the cover is what is attached", re.findall(r"^\* (Appendix .*)$", sefton, re.M) == attached, attached)
check("a marked draft", b"<w:ins " in zipfile.ZipFile(io.BytesIO(pack.read("appendix-b-officer-code-marked.docx"))).read("word/document.xml"))
kent = zipfile.ZipFile(io.BytesIO(run("--style", "kent", "--to", "zip", SAMPLE, status=0)[0]))
check("appendices in figures are files in figures", [name[:11] for name in kent.namelist() if "appendix" in name] ==
      ["appendix-1-", "appendix-2-", "appendix-3-"], kent.namelist())


def cover_of(package, name):
    """The words on the cover of a Word file, a line each."""
    return re.findall(r'<w:pStyle w:val="Cover\w+"/></w:pPr><w:r><w:t[^>]*>([^<]*)', word(package.read(name)))


check("Kent's draft has a cover of its own", cover_of(kent, "appendix-1-officer-code-clean.docx") ==
      ["Draft Officer Code of Conduct", "Exampleshire County Council", "January 2027"])
check("the others have none", not cover_of(pack, "appendix-a-officer-code-clean.docx") and
      not cover_of(kent, "appendix-2-officer-code-marked.docx"))

# ---- overviews written by hand
FAULTS = {"claimed": "report-claimed", "claimed-nothing": "report-claimed", "wrong-verb": "report-claimed", "missed": "report-missed",
          "missed-policies": "report-missed", "wrong-place": "report-wrong-place", "old-number": "report-old-number",
          "mistyped": "report-letter", "letter-lost": "report-letter", "letter-jump": "report-letter",
          "namespace": "report-appendix", "wrong-amount": "report-claimed", "wrong-turn": "report-claimed",
          "wrong-kind": "report-claimed", "wrong-name": "report-claimed", "missed-review": "report-missed", "wrong-review": "report-claimed", "reworded": None, "sound": None}
for name, code in FAULTS.items():
    said, messages = run("--verify", ROOT / f"tests/verify/{name}.md", SAMPLE, status=1 if code else 0)
    found = re.findall(r"\[(report-[a-z-]+)\]", messages)
    check(f"verify {name}: that and nothing else", found == ([code] if code else []), messages)
    golden(f"verify-{name}.txt", said.decode())
# One thing false in the true list, each in what a sentence says beside its places and its words.
TRUE = "".join(re.findall(r"^  - ([a-j]\) .*\n)", run("--to", "markdown", SAMPLE, status=0)[0].decode(), re.M))
TRUE = re.sub(r"(Appendix [A-H]|B, C and D|[EF]\.\d[()a-h]*)(?! of the Code)(?=[);:,]| has)", r"\1 of the Code", TRUE)
ALTERED = {
    "moved without change": ("The requirement under ‘Declarations and Service Area Registers’ has been updated (paragraph 16.5, was paragraph 14.5).",
                             "The requirement to keep a register has been moved without change (paragraph 16.5, was paragraph 14.5)."),
    "only spelling": ("The requirement under ‘Declarations and Service Area Registers’ has been updated (paragraph 16.5, was paragraph 14.5).",
                      "A minor correction of spelling has been made (paragraph 16.5, was paragraph 14.5)."),
    "new where it was there": ("‘Equal opportunities and what is expected’ has been updated (Appendix F of the Code).",
                               "A new appendix has been included: Equal opportunities and what is expected (Appendix F of the Code)."),
    "a former title": ("formerly the Social Networking Guidelines", "formerly the Secret Reporting Policy"),
    "a present title": ("the Social Media Policy (formerly", "the Fun Media Policy (formerly"),
    "titles exchanged": ("Framework for the Code (section 2.0) and Anti-fraud, bribery and corruption (section 3.0)",
                         "Framework for the Code (section 3.0) and Anti-fraud, bribery and corruption (section 2.0)"),
    "another title of a new appendix": ("Declaration procedure (Appendix A", "Gifts procedure (Appendix A"),
    "another format of a new appendix": ("Service Area Register: recommended format (Appendix E", "Service Area Register: former layout (Appendix E"),
    "another title of an appendix taken in": ("The Member/Officer Protocol has been included", "The Planning Protocol has been included"),
    "another title of one that went": ("‘A short guide for employees’ has been removed", "‘A short guide for contractors’ has been removed"),
    "more forms": ("Three forms have been updated", "Five forms have been updated"),
    "more sections": ("Two additional sections", "Three additional sections"),
}
file = WORK / "altered.md"
for name, (right, wrong) in ALTERED.items():
    check(f"altered, {name}: there to be altered", TRUE.count(right) == 1, TRUE)
    file.write_text("# Overview of revisions\n\n" + TRUE.replace(right, wrong))
    said, messages = run("--verify", file, SAMPLE, status=1)
    check(f"altered, {name}: is told", "[report-claimed]" in messages, messages + said.decode())
file.write_text("# Overview of revisions\n\n" + TRUE)
_, messages = run("--verify", file, SAMPLE, status=0)
check("unaltered, nothing is off", "[report-" not in messages, messages)
# In people's own words: each of these is true, and says where; and none of those is.
for item in ("Paragraph 3.3 is new and covers fraud.", "Paragraphs 2.1 to 2.5 are new.", "Paragraph 14.2 is unchanged.", "Former Appendix F has been deleted.",
             "Sections 4.0 to 17.0 have been renumbered.", "Appendix H of the Code (formerly Appendix D) has been relettered.",
             "Two new sections, 2.0 and 3.0, have been added.", "Two new sections (2.0 and 3.0) have been added."):
    file.write_text(f"a) {item}\n")
    _, messages = run("--verify", file, SAMPLE, status=1)  # most is missing, of course
    check(f"true: {item}", set(re.findall(r"\[(report-[a-z-]+)\]", messages)) == {"report-missed"}, messages)
for item in ("Paragraph 16.5 is unchanged.", "No word has changed in paragraph 16.5.", "The wording of paragraph 16.5 is unchanged."):
    file.write_text(f"a) {item}\n")
    _, messages = run("--verify", file, SAMPLE, status=1)
    check(f"false: {item}", "[report-claimed]" in messages, messages)
bare = WORK / "bare.md"
bare.write_text("Words, and no list.\n")
_, messages = run("--verify", bare, SAMPLE, status=1)
check("no list is told in one line", messages.count("\n") == 1 and "no list was found" in messages, messages)
own = WORK / "own.md"
own.write_text("".join(re.findall(r"^  (- [a-j]\) .*\n)", sefton, re.M)).replace("- ", "", 0))
said, messages = run("--verify", own, SAMPLE, status=0)
check("our own overview is sound", not messages or "report-" not in messages, messages)

# An overview of the author's own in the report: printed in place of ours, and held against the changes each time.
LIST = [re.sub(r"^[a-z]\) ", "1. ", line) for line in (ROOT / "tests/verify/sound.md").read_text().splitlines()
        if re.match(r"[a-z]\) ", line)]


def own_overview(items):
    file = CONTENT / "reports/own.md"
    text = WRITTEN.replace("## Training", "## Overview of revisions\n\n" + "\n".join(items) + "\n\n## Training")
    file.write_text(text)
    return file, text


file, text = own_overview([item.replace("(section 16.5)", "([](officer-code#register-return))") for item in LIST])
printed, messages = run("--to", "markdown", file, status=0)
listed = re.findall(r"^  - ([a-z])\) (.*)$", printed.decode(), re.M)
check("the author's own list is printed", "".join(letter for letter, _ in listed) == "abcdefghij" and "Reason:" not in
      printed.decode(), listed)
check("with its references", any("(paragraph 16.5 of the Code)" in words for _, words in listed), listed)
check("and is sound", "every change is in it" in messages and "[report-" not in messages, messages)
said, _ = run("--verify", file, status=0)
check("verified alone", re.search(rb"10 items held against \d+ changes: nothing is off\n$", said), said.decode())
file, text = own_overview([item.replace("(section 16.5)", "(section 16.6)") for item in LIST])
printed, messages = run("--to", "markdown", file, status=0)
check("a wrong place is told at its line", f"own.md:{line_of('(section 16.6)', text)}:" in messages and
      "[report-wrong-place]" in messages and printed, messages)
said, messages = run("--verify", file, status=1)
check("and so by --verify", "[report-wrong-place]" in messages and b"report-wrong-place" in said, messages)
# Copied from what we print, with our letters, lead and closing words: it comes out as it was, lettered once.
FROM_REPORT = re.search(r"^  - a\).*?^  Numbers, letters[^\n]*", sefton, re.M | re.S)[0]
WITH_LEAD = re.search(r"^- 2\.2 .*?^  Numbers, letters[^\n]*", sefton, re.M | re.S)[0]
FROM_DIFF = subprocess.run([REPORT.with_name("keeling-diff"), "-q", "-C", CONTENT, "--to", "overview", "officer-code@2.0", "officer-code"],
                           capture_output=True, text=True, check=False).stdout.split("\n", 1)[1]
for name, pasted in (("the report", FROM_REPORT), ("the report, with its lead", WITH_LEAD), ("an older one", FROM_REPORT.replace(" in 47 places", " in 7 places"))):
    file, _ = own_overview(pasted.split("\n"))
    printed, messages = run("--to", "markdown", file, status=0)
    check(f"copied from {name}: the same once more", printed.decode() == sefton, printed.decode())
    check(f"copied from {name}: sound", "every change is in it" in messages and "[report-" not in messages, messages)
file, _ = own_overview(FROM_DIFF.split("\n"))
printed, messages = run("--to", "markdown", file, status=0)
check("copied from keeling-diff: the same once more", printed.decode() == sefton, printed.decode())
check("copied from keeling-diff: sound", "every change is in it" in messages and "[report-" not in messages, messages)
docx_of_it = word(run("--to", "docx", file, status=0)[0])
check("copied, in Word: no letter is typed", "References to associated policies" in docx_of_it and not re.search(r">[a-z]\) ", docx_of_it))
lines = ["The Code is made new:", "", "### What matters most", "", "a) One (section 2.0).", "", "More of it.", "", "Two (section 3.0).", "",
         "c) Three (Appendix E of the Code).", "", "And there is an end."]
file, _ = own_overview(lines)
printed = run("--to", "markdown", file, status=0)[0].decode()
check("the author's own lead, heading and asides stay; an item that lost its letter gets it back", re.search(
    r"\n  The Code is made new:\n\n  \*\*What matters most\*\*\n\n  - a\) One \(section 2\.0\)\.\n\n    More of it\.\n\n"
    r"  - b\) Two \(section 3\.0\)\.\n\n  - c\) Three \(Appendix E of the Code\)\.\n\n  And there is an end\.\n", printed), printed)
file.unlink()
_, messages = run("--verify", SAMPLE, status=2)
check("a report without a list of its own", "--verify OVERVIEW REPORT" in messages and "[field-missing]" in messages, messages)
run("--verify", WORK / "own.docx", status=64)

# The same in a Word file: one of ours, one with a change left out, and what is none.
word_file = WORK / "own.docx"
word_file.write_bytes(docx)
said, messages = run("--verify", word_file, SAMPLE, status=0)
check("our own Word file is sound", b"10 items" in said and "report-" not in messages, messages)
altered = WORK / "altered.docx"
with zipfile.ZipFile(word_file) as old, zipfile.ZipFile(altered, "w") as new:
    for name in old.namelist():
        data = old.read(name).decode()
        new.writestr(name, data.replace("paragraph 16.5, was paragraph 14.5", "paragraph 14.5") if name == "word/document.xml" else data)
_, messages = run("--verify", altered, SAMPLE, status=1)
check("an old number in a Word file", "[report-old-number]" in messages and "paragraph 16.5" in messages, messages)
altered.write_bytes(b"PK no zip")
run("--verify", altered, SAMPLE, status=3)

# What we write ourselves is sound, in each style and format, whether one authority decides or two.
DIFF = REPORT.with_name("keeling-diff")
RULES = """- part: B
  by: the Monitoring Officer under delegation
  rule: Part 3, 4.2(a), corrections
  tags: [spelling, typography, formatting, reference]
- part: A
  by: full Council
"""
delegation = CONTENT / "delegation.yaml"
for rules in (None, RULES):
    what = "in two Parts" if rules else "in one list"
    if rules:
        delegation.write_text(rules)
    for style in STYLES:
        for form in ("docx", "markdown"):
            written = WORK / f"own.{'md' if form == 'markdown' else form}"
            run("--style", style, "--to", form, "-o", written, SAMPLE, status=0)
            said, messages = run("--verify", written, SAMPLE, status=0)
            check(f"{style}, {form}, {what}: sound", re.search(rb"\n(10|11) items held against 61 changes: nothing is off\n$", said),
                  said.decode() + messages)
    for form in ("docx", "markdown"): # as it is, pasted into the report
        written = WORK / f"told.{'md' if form == 'markdown' else form}"
        subprocess.run([DIFF, "-q", "-C", CONTENT, "--to", "overview", "--format", form, "-o", written, "officer-code@2.0", "officer-code"],
                       check=False, capture_output=True)
        said, messages = run("--verify", written, SAMPLE, status=0)
        check(f"the overview of keeling-diff, {form}, {what}: sound", re.search(rb"\n(10|11) items held against 61 changes: nothing is off\n$", said),
              said.decode() + messages)
delegation.unlink()

# ---- what README shows is what comes out
readme = (ROOT / "README.md").read_text(encoding="utf-8")
shown = [" ".join(lines.replace("\n> ", "\n").split()) for lines in re.findall(r"(?<=^> )(?:[de]\) |Numbers, ).*(?:\n> .+)*", readme, re.M)]
check("README shows items of the overview as they are", len(shown) == 3 and all(item in FROM_DIFF.split("\n") for item in shown), "\n".join(shown))
check("and its account", f"keeling-report: overview: {FROM_DIFF.strip().splitlines()[-1]}" in readme, FROM_DIFF[-200:])

# ---- a report speaks the language of its style; what is ours about a Welsh document is marked as Welsh in it
code = CONTENT / "officer-code/document.md"
text = code.read_text(encoding="utf-8")
code.write_text(text.replace("language: en-GB", "language: cy"), encoding="utf-8")
page, messages = run("--to", "html", SAMPLE, status=0)
page = page.decode()
check("the report is in its style's language", '<html lang="en-GB">' in page and "20 January 2027" in page, messages)
check("our overview of a Welsh document is Welsh in it", re.search(r'</a> <span lang="cy">Disodlwyd ‘£25’ gan ‘£30’|</a> <span lang="cy">Diweddarwyd ', page)
      and not re.search(r"</a> Diweddarwyd", page), page)
check("and so is the document's title", 'The draft of the <span lang="cy">Officer Code of Conduct</span>, version' in page, page)
package = zipfile.ZipFile(io.BytesIO(run("--to", "docx", SAMPLE, status=0)[0]))
check("in Word: the document's language, and that of what is Welsh in it", '<w:lang w:val="en-GB"' in package.read("word/styles.xml").decode() and
      re.search(r'<w:r><w:rPr><w:lang w:val="cy-GB"/></w:rPr><w:t>Diweddarwyd ', package.read("word/document.xml").decode()))
own = WORK / "templates"
shutil.copytree(ROOT / "templates", own)
style = (own / "reports/sefton.yaml").read_text(encoding="utf-8").replace('title: "Report to the {body}"', 'title: "Adroddiad: {body}"\nlanguage: cy')
(own / "reports/cymru.yaml").write_text(style, encoding="utf-8")
page, messages = run("--style", "cymru", "--to", "html", SAMPLE, status=0, templates=own)
page = page.decode()
check("a style in Welsh makes a Welsh report", '<html lang="cy">' in page and "20 Ionawr 2027" in page and "Adroddiad: " in page and
      'lang="en-GB"' not in page and '<span lang="cy">' not in page, messages + page)
package = zipfile.ZipFile(io.BytesIO(run("--style", "cymru", "--to", "docx", SAMPLE, status=0, templates=own)[0]))
check("in Word too", '<w:lang w:val="cy-GB"' in package.read("word/styles.xml").decode() and
      "<w:lang" not in package.read("word/document.xml").decode())
code.write_text(text, encoding="utf-8")
page = run("--style", "cymru", "--to", "html", SAMPLE, status=0, templates=own)[0].decode()
check("in a Welsh report an English document is marked", '<html lang="cy">' in page and '<span lang="en-GB">The requirement under ' in page, page)
SAMPLE.write_text(WRITTEN.replace("report: sefton", "report: sefton\nlanguage: cy"), encoding="utf-8")
page = run("--to", "html", SAMPLE, status=0)[0].decode()
check("what the report says of its language goes before", '<html lang="cy">' in page, page)
spoilt("no such language", "report: sefton", "report: sefton\nlanguage: fr", "language", "language: fr")
SAMPLE.write_text(WRITTEN, encoding="utf-8")
plain = (own / "reports/sefton.yaml").read_text(encoding="utf-8")
(own / "reports/urgent.yaml").write_text(plain.replace('say: "{implementation-date}"', 'say: "Urgent: {urgency}"'), encoding="utf-8")
SAMPLE.write_text(WRITTEN.replace("## Recommendations", "## Urgency\n\nOf version [](value:version), *at once*.\n\n- By June.\n- Or July.\n\n## Recommendations"))
page = run("--style", "urgent", "--to", "markdown", SAMPLE, status=0, templates=own)[0].decode()
check("a text in a pattern is on one line, with its facts", "Urgent: Of version 3.0, at once. By June. Or July.\n" in page, page[:3000])
SAMPLE.write_text(WRITTEN, encoding="utf-8")
(own / "reports/cymru.yaml").write_text(style.replace("language: cy", "language: cymraeg"), encoding="utf-8")
_, messages = run("--style", "cymru", SAMPLE, status=2, templates=own)
check("a style in no language", "cymru.yaml:4:11: error: there are no words for the language 'cymraeg'; it is en-GB or cy [language]" in messages, messages)

# ---- appendices in another order: their letters are said to be the Code's, for the report has its own
subprocess.run([REPORT.with_name("keeling-adopt"), "-q", "-C", CONTENT, "officer-code", "--version", "3.0", "--date", "2027-02-18", "--by",
                "Council"], check=True)
code = CONTENT / "officer-code/document.md"
text = code.read_text(encoding="utf-8")
code.write_text(re.sub(r"(  - forms/gifts-and-hospitality.md\n)(  - forms/additional-work.md\n)", r"\2\1", text), encoding="utf-8")
SAMPLE.write_text(WRITTEN.replace("officer-code@2.0", "officer-code@3.0").replace("[](value:effective)", "1 May 2028"), encoding="utf-8")
text = markdown()
check("appendices in another order are said to be the Code's", "‘Additional work’ (Appendix C of the Code, was Appendix D of the Code)" in text,
      text)

shutil.rmtree(WORK)
close()
