#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The overview from outside: golden overviews of tests/cases/overview (overview.py --accept writes what comes out),
reasons.yaml with --reasons and --check, delegation.yaml with --part, and the overview and table as HTML and Word."""
import io
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
DIFF = pathlib.Path(os.environ.get("BUILD", ROOT / "build")) / "bin/keeling-diff"
CASES = ROOT / "tests/cases/overview"
ACCEPT = "--accept" in sys.argv
WORK = pathlib.Path(tempfile.mkdtemp())


def run(*arguments, status, cwd=WORK):
    """Standard output, and the messages."""
    done = subprocess.run([DIFF, *map(str, arguments)], capture_output=True, check=False, cwd=cwd)
    messages = done.stderr.decode()
    check(f"status of {arguments}: {done.returncode}, not {status}", done.returncode == status, messages)
    return done.stdout, messages


# ---- golden overviews
cases = sorted(p for p in CASES.iterdir() if p.is_dir())
check("at least twelve cases", len(cases) >= 12)
for case in cases:
    out, messages = run("--to", "overview", case / "old", case / "new", status=1)
    golden = case / "overview.md"
    if ACCEPT:
        golden.write_bytes(out)
    check(case.name, golden.is_file() and golden.read_bytes() == out, out.decode())
    check(f"{case.name}: no messages", not messages, messages)
    letters = re.findall(r"^([a-z]+)\) ", out.decode(), re.M)
    check(f"{case.name}: letters in order", letters == [chr(ord("a") + i) for i in range(len(letters))] and (letters or "0 changes" in out.decode()))
    check(f"{case.name}: nothing left to fill in", not re.search(r"\{[a-z]+\}|  |\( |,,", out.decode()))
    account = [int(n) for n in re.findall(r"\d+", re.sub(r"\([^)]*\)", "", out.decode().strip().splitlines()[-1]))]
    check(f"{case.name}: nothing vanishes", account[0] == sum(account[1:-1]), str(account))


def draft(case):
    """A copy of a case that may be written to."""
    folder = WORK / case
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(CASES / case, folder)
    return folder


# ---- one change is one
check("one change", run("--check", CASES / "one-substitution/old", CASES / "one-substitution/new", status=0)[0]
      == b"1 change, 1 of substance, each with its reason\n")

# ---- parts
folder = draft("parts")
part_a = run("--to", "overview", "--part", "A", folder / "old", folder / "new", status=1)[0].decode()
part_b = run("--to", "overview", "--part", "B", folder / "old", folder / "new", status=1)[0].decode()
check("Part A alone", "full Council" in part_a and "Part B:" not in part_a and "2 in Part B" in part_a, part_a)
check("Part B alone", "under delegation" in part_b and "Part A:" not in part_b and "3 in Part A" in part_b, part_b)
check("a figure is no minor matter by its kind alone", "£25" in part_a and "28 days" in part_a)
table = run("--to", "table", "--part", "B", folder / "old", folder / "new", status=1)[0].decode()
check("the table of one part", "4.2(a), corrections" in table and "£50" not in table, table)
(folder / "new/delegation.yaml").write_text(
    "- part: C\n  by: x\n- part: B\n  tags: [deadlines]\n- part: A\n  by: y\n  kind: [x]\n  units: [phrase]\n  kinds: removed\n")
messages = run("--to", "overview", folder / "old", folder / "new", status=2)[1]
for line, words in ((1, "neither A"), (3, "'by:' is missing"), (4, "did you mean 'deadline'"), (7, "'kind' is not known"),
                    (8, "no unit of a text"), (9, "must be a list")):
    check(f"delegation.yaml:{line}: {words}", re.search(rf"delegation\.yaml:{line}:\d+: error: .*{words}", messages), messages)
(folder / "new/delegation.yaml").unlink()
check("parts need rules", "delegation.yaml" in run("--to", "overview", "--part", "A", folder / "old", folder / "new", status=3)[1])

# ---- --reasons: appended, never touched, idempotent
folder = draft("parts")
file, old, new = folder / "new/reasons.yaml", folder / "old", folder / "new"
before = file.read_bytes() + b"# kept  \r\nwords: {because: ''}  # in its own way"
file.write_bytes(before)
said = run("--reasons", old, new, status=0)[1]
after = file.read_bytes()
check("what stands is kept to the byte", after.startswith(before) and len(after) > len(before))
stubs = re.findall(r'^(\S.*):\r?\n  because: ""', after[len(before):].decode(), re.M)
check("stubs in the order of the text", stubs == ["gift-days", '"paragraph 2.2"'], after.decode())
check("how many were added", "missing: 2" in said, said)
check("the sentence stands above", "‘28 days’ is now" in after.decode())
said = run("--reasons", old, new, status=0)[1]
check("a second time adds nothing", file.read_bytes() == after and "nothing was written" in said, said)
file.unlink()
run("--reasons", "-o", WORK / "out.yaml", old, new, status=0)
check("-o writes there", (WORK / "out.yaml").read_text().count("because:") == 4 and not file.exists())
run("--reasons", old, new, status=0)
check("the file is made where there is none", file.read_bytes() == (WORK / "out.yaml").read_bytes())
file.write_text("{gift-limit: inflation}\n")
check("a closed map is left alone", "left as it is" in run("--reasons", old, new, status=2)[1] and file.read_text() == "{gift-limit: inflation}\n")
for name in ("-", "officer-code@2.0", "git:HEAD:content/officer-code"):
    check(f"--reasons {name}", "draft on disk" in run("--reasons", old, name, status=64)[1])
run("--reasons", "--check", old, new, status=64)
run("--check", "--to", "text", old, new, status=64)
run("--to", "json", "--part", "A", old, new, status=64)
run("--to", "overview", "--part", "C", old, new, status=64)

# ---- of two plain folders, whose names are the ids of their documents, what was removed is of the same document
folder = draft("letters")
for side, more in (("old", "\n## Loans {#loans}\n\n1. A loan is declared to the manager. {#declared}\n\n1. Nobody lends to a contractor.\n"), ("new", "")):
    text = re.sub(r"\nappendices:\n(?:  - .*\n)*", "\n", (folder / side / "document.md").read_text(encoding="utf-8")).split("\n---\n")[0] + "\n---\n"
    shutil.rmtree(folder / side)
    (folder / side).mkdir()
    (folder / side / "document.md").write_text(text + "\n## Gifts\n\n1. Cash is refused at once.\n" + more, encoding="utf-8")
run("--reasons", folder / "old", folder / "new", status=0)
file = folder / "new/reasons.yaml"
check("plain folders: a stub by the id alone", "\nloans:\n" in file.read_text(encoding="utf-8"), file.read_text(encoding="utf-8"))
for name in ("loans", "loans/removed", "new#loans", "section 2/removed", "old#loans"):
    file.write_text(f'"{name}": nobody lends any more\n', encoding="utf-8")
    out, messages = run("--to", "overview", folder / "old", folder / "new", status=1)
    check(f"plain folders: a reason under {name}", b"has been removed (formerly section 2). Reason: nobody lends any more." in out and
          not messages, messages + out.decode())
    run("--check", folder / "old", folder / "new", status=0)
(folder / "new/delegation.yaml").write_text("- part: B\n  by: the Monitoring Officer\n  documents: [new]\n  kinds: [removed]\n  rule: 4.2(a)\n"
                                            "- part: A\n  by: full Council\n", encoding="utf-8")
check("plain folders: a rule for the document is one for what was removed from it",
      b"Loans" in run("--to", "overview", "--part", "B", folder / "old", folder / "new", status=1)[0])

# ---- of appendices that changed places one is told as moved; each of them may have the reason
folder = draft("letters")
for name in ("form-work", "form-gifts", "form-gifts/reordered", "Appendix B"):
    (folder / "new/reasons.yaml").write_text(f"{name}: the order of the Code\n")
    out, messages = run("--to", "overview", folder / "old", folder / "new", status=1)
    check(f"order: a reason under {name}", b"Reason: the order of the Code." in out and "[reason-" not in messages, messages + out.decode())
(folder / "new/reasons.yaml").write_text("guide: the order of the Code\n")
check("order: not under one that kept its letter", "[reason-stale]" in run("--to", "overview", folder / "old", folder / "new", status=1)[1])
(folder / "new/gifts.md").write_text((folder / "new/gifts.md").read_text(encoding="utf-8").rstrip() + "\n\nThe manager signs.\n", encoding="utf-8")
(folder / "new/reasons.yaml").write_text("form-gifts: for the record\n")
out, messages = run("--to", "overview", folder / "old", folder / "new", status=1)
check("order: one with a change of its own has the reason for that", out.count(b"Reason: for the record.") == 1 and
      b"another order" not in [line for line in out.splitlines() if b"for the record" in line][0], messages + out.decode())

# ---- changes of one appendix that are told in two items have a stub each
folder = draft("letters")
for side in ("old", "new"):
    for name, more in (("gifts", "\n\nA photograph of the gift is put beside the form where that can be done.\n"),
                       ("work", "" if side == "old" else "\n\nThe manager signs.\n")):
        form = folder / side / f"{name}.md"
        form.write_text(form.read_text(encoding="utf-8").rstrip() + more, encoding="utf-8")
file = folder / "new/reasons.yaml"
run("--reasons", folder / "old", folder / "new", status=0)
found = {key: sentence for sentence, key in re.findall(r'^# (.*)\n(?:# .*\n)*"(\S+)":\n  because: ""', file.read_text(encoding="utf-8"), re.M)}
check("a stub for each, with its sentence", found.keys() == {"form-work/reordered", "form-work/inserted"} and
      "another order" in found["form-work/reordered"] and "has been updated" in found["form-work/inserted"], file.read_text(encoding="utf-8"))
check("each of them is asked for", run("--check", folder / "old", folder / "new", status=1)[1].count("[reason-missing]") == 2)
file.write_text(re.sub(r'(/reordered":\n.*)""', r"\1for the order", re.sub(r'(/inserted":\n.*)""', r"\1for the record", file.read_text(encoding="utf-8"))),
                encoding="utf-8")
text = run("--to", "overview", folder / "old", folder / "new", status=1)[0].decode()
check("and told where it belongs", text.count("Reason:") == 2 and re.search(r"another order.*for the order", text) and
      re.search(r"updated.*for the record", text), text)

# ---- the redline of a form: room to write in that differs is marked, and no word of the question
page = run("--to", "html", CASES / "form-room/old", CASES / "form-room/new", status=1)[0].decode()
plain = re.sub(r'<span class="unseen">.*?</span>', "", page)
check("rows", 'Gifts kept <span class="type">(a table, <del>blank rows: 3</del> <ins>blank rows: 5</ins>)</span>' in plain, plain)
check("boxes that came", 'Post code <span class="type">(words, <ins>characters: 7</ins>)</span>' in plain, plain)
check("a name that is not asked for any more", re.search(r"<del>Manager</del><del> <span class=\"type\">\(a signature\)</span></del>.*"
      r"<ins>Manager</ins><ins> <span class=\"type\">\(a signature, without a printed name\)</span></ins>", plain, re.S), plain)

# ---- what is said of a document in front of its text: a reason by the document's id and the name of the field
folder = draft("facts")
file = folder / "new/code/reasons.yaml"
file.unlink()
run("--reasons", folder / "old", folder / "new", status=0)
found = {f.parent.name: re.findall(r"^(\S.*):$", f.read_text(), re.M) for f in (folder / "new").rglob("reasons.yaml")}
check("a new owner wants a reason, the day of a review none", found == {"code": ['"code/owner"'], "protocol": ['"protocol/owner"', "mutual"]}, str(found))
file.write_text("code/ownr: x\n")
check("a mistyped name of one", "did you mean 'owner'" in run("--check", folder / "old", folder / "new", status=2)[1])
file.write_text("code/owner: the post has been renamed\ncode/citation: x\n")
messages = run("--check", folder / "old", folder / "new", status=1)[1]
check("a reason for one that stayed", "the 'citation:' of 'code' is the same in both texts; take these lines out" in messages, messages)
file.write_text("code/owner: the post has been renamed\ncoed/citation: x\n")
messages = run("--check", folder / "old", folder / "new", status=1)[1]
check("and for a document that is not there", "neither text has 'coed', and no change is cited so; did you mean 'code'?" in messages, messages)
file.write_text("code/owner: the post has been renamed\n")
for form in ("markdown", "html"):
    page = run("--to", form, folder / "old", folder / "new", status=1)[0].decode()
    check(f"the redline as {form} says both", "Owner of the Code: ‘Director of Law and Governance’, formerly ‘Monitoring Officer’" in page, page)
run("--to", "docx", "-o", WORK / "facts", folder / "old", folder / "new", status=1)
with zipfile.ZipFile(WORK / "facts/code.docx") as word:
    check("and in Word its reason stands beside it", "the post has been renamed" in word.read("word/comments.xml").decode()
          and re.search(r"commentRangeStart[^>]*>(?:(?!commentRangeEnd).)*Owner", word.read("word/document.xml").decode()))

# ---- a constitution: each document's own file
folder = draft("set")
for file in sorted((folder / "new").rglob("reasons.yaml")):
    file.unlink()
run("--reasons", folder / "old", folder / "new", status=0)
found = {str(f.relative_to(folder / "new")): re.findall(r"^(\S.*):$", f.read_text(), re.M) for f in (folder / "new").rglob("reasons.yaml")}
check("stubs beside each document", found == {"code/reasons.yaml": ["gift-limit", '"guide#guide"'], "protocol/reasons.yaml": ["complaints"],
                                              "petitions/reasons.yaml": ["petitions"]}, str(found))
check("and they are found again", "nothing was written" in run("--reasons", folder / "old", folder / "new", status=0)[1])
run("--reasons", "-o", WORK / "one.yaml", folder / "old", folder / "new", status=64)
text = run(folder / "old", folder / "new", status=1)[0].decode()
check("a move names both documents", "of the Protocol: moved, was section 2 (Complaints about officers) of the Code of Conduct" in text, text)

# ---- two texts that call themselves by one version
text = run("--to", "destinations", CASES / "within/old", CASES / "within/new", status=1)[0].decode()
check("no version in the lead", text.startswith("Where each provision of the Code of Conduct went,"), text)

# ---- what a document is called, with its article or without
for named in ("the Protocol", "The Protocol", "Protocol"):
    for side in ("old", "new"):
        path = folder / side / "protocol/document.md"
        path.write_text(re.sub(r"^short: .*$", f"short: {named}", path.read_text(encoding="utf-8"), flags=re.M), encoding="utf-8")
    for form in ("text", "table", "overview", "html"):
        text = run("--to", form, folder / "old", folder / "new", status=1)[0].decode()
        check(f"{form}: '{named}' behind an article", not re.search(r"\bthe the\b", text, re.I), text)
    check(f"'{named}' in the terminal", "of the Protocol: moved" in run(folder / "old", folder / "new", status=1)[0].decode())
    check(f"'{named}' in the table", " of the Protocol |" in run("--to", "table", folder / "old", folder / "new", status=1)[0].decode())
text = run("--to", "instructions", folder / "old", folder / "new", status=1)[0].decode()
where = run("--to", "destinations", folder / "old", folder / "new", status=1)[0].decode()
check("destinations name all documents", where.startswith(
    "Where each provision of the Code of Conduct, Member/Officer Protocol and Petition Scheme went,"), where)
check("and a run of paragraphs with its document once", re.search(r"^\| paragraphs 2\.1–2\.\d of the Code of Conduct \|", where, re.M) and
      not re.search(r"Conduct–|Protocol–", where), where)
check("instructions name the document with an article", "In paragraph 1.1 of the Code of Conduct, for" in text, text)

# ---- --check
folder = draft("parts")
file, old, new = folder / "new/reasons.yaml", folder / "old", folder / "new"
messages = run("--check", old, new, status=1)[1]
check("what lacks a reason is named", messages.count("[reason-missing]") == 2 and "'gift-days'" in messages and "'paragraph 2.2'" in messages,
      messages)
check("a correction needs none", "letters" not in messages)
file.write_text(file.read_text() + 'gift-days: shorter\n"paragraph 2.2": the post is gone\n')
check("all in order", run("--check", old, new, status=0)[0] == b"5 changes, 4 of substance, each with its reason\n")
whole = file.read_text()
file.write_text(whole + "gift-dais: x\ngift-declined: y\nlobbying/removed: z\nnowhere-at-all: w\n")
messages = run("--check", old, new, status=1)[1]
for line, words in ((5, "did you mean 'gift-days'"), (6, "nothing changed at 'gift-declined'"), (7, "it was not removed"), (8, "neither text has")):
    check(f"stale: {words}", re.search(rf"reasons\.yaml:{line}:1: warning: .*{words}.*\[reason-stale\]", messages), messages)
out, messages = run("--to", "overview", old, new, status=1)
check("stale ones are warned of, and the overview is told", messages.count("[reason-stale]") == 4 and b"a) " in out)
file.write_text(whole.replace("gift-limit: inflation", "gift-limit:\n  because: inflation\n  text: The limit has been doubled"))
check("a sentence without a place is named", "[reason-place]" in run("--check", old, new, status=1)[1])
file.write_text(whole.replace("gift-limit: inflation", "gift-limit:\n  because: inflation\n  text: The limit has been doubled ({place})"))
run("--check", old, new, status=0)
file.write_text("gift-limit:\n  becuase: x\n  order: first\n  source: [a]\ngift-limit: y\ngift-days/remvd: z\n")
messages = run("--check", old, new, status=2)[1]
for place, words in (("2:3", "did you mean 'because'"), ("3:10", "whole number"), ("4:11", "plain words"), ("5:1", "second time"),
                     ("6:1", "did you mean 'removed'")):
    check(f"reasons.yaml:{place}: {words}", re.search(rf"reasons\.yaml:{place}: error: .*{words}", messages), messages)

# ---- other formats say the same
folder = draft("parts")
markdown = run("--to", "overview", folder / "old", folder / "new", status=1)[0].decode()
wanted = [re.sub(r"\\(.)", r"\1", w) for w in re.findall(r"^[a-z]\) (.*)$", markdown, re.M)]
html = run("--to", "overview", "--format", "html", folder / "old", folder / "new", status=1)[0].decode()
plain = re.sub(r"\s+", " ", re.sub(r"<[^>]*>", "", html))
check("HTML: its title says what it is", "<title>Code of Conduct: Overview of revisions</title>" in html, html[:600])
check("HTML: a whole page", html.startswith("<!DOCTYPE html>") and "<main" in html)
check("HTML: each item", all(w in plain for w in wanted), plain)
word = run("--to", "overview", "--format", "docx", folder / "old", folder / "new", status=1)[0]
package = zipfile.ZipFile(io.BytesIO(word))
document, numbering = (package.read(f"word/{n}.xml").decode() for n in ("document", "numbering"))
plain = "\n".join("".join(re.findall(r"<w:t(?: [^>]*)?>([^<]*)</w:t>", p)) for p in document.split("</w:p>"))
check("Word: each item", all(w in plain for w in wanted), plain)
check("Word: real numbers", '<w:lvlText w:val="%2)"/>' in numbering and 'w:val="lowerLetter"' in numbering and "a) " not in plain)
table = run("--to", "table", folder / "old", folder / "new", status=1)[0].decode()
rows = [line for line in table.splitlines() if line.startswith("|")]
check("the table has five columns", len(rows) >= 6 and all(len(re.findall(r"(?<!\\)\|", row)) == 6 for row in rows), table)
check("marks without colour", "\\[£25\\]" in table and "**£50**" in table, table)
html = run("--to", "table", "--format", "html", folder / "old", folder / "new", status=1)[0].decode()
check("HTML table: its title and its name", "<title>Code of Conduct: Table of changes</title>" in html and '<table aria-label="Table of changes">' in html, html[:600])
check("HTML table", html.count("<tr") == len(rows) - 1 and "<strong>£50</strong>" in html and "[£25]" in html)
check("the same again gives the same bytes", run("--to", "overview", "--format", "docx", folder / "old", folder / "new", status=1)[0] == word)

# ---- the text for a terminal names each place once
text = run("--to", "text", CASES / "order-and-places/old", CASES / "order-and-places/new", status=1)[0].decode()
check("a flowchart", "\nThe flowchart in section 8: reworded\n" in text, text)
check("a row without words in its first cell", "The row ‘share it’ of the table at paragraph 2.1: inserted" in text, text)
text = run("--to", "text", CASES / "columns/old", CASES / "columns/new", status=1)[0].decode()
check("a row of a table a line", "\n    Situation | Action{+ | Approval+}\n    Gift over £50 | hand it over{+ | Executive Director+}\n" in text, text)
word = run("--to", "table", "--format", "docx", folder / "old", folder / "new", status=1)[0]
with zipfile.ZipFile(io.BytesIO(word)) as package:
    body = package.read("word/document.xml").decode()
check("as a Word file it stands sideways from its first page on", body.count("<w:sectPr>") == body.count('w:orient="landscape"') == 1, body)
table = run("--to", "table", CASES / "bullets-moved/old", CASES / "bullets-moved/new", status=1)[0].decode()
check("what stands in another order is marked in the table", "<br>(moved) |" in table, table)
table = run("--to", "table", CASES / "columns/old", CASES / "columns/new", status=1)[0].decode()
check("the cells of a column stand in the table", table.count("Executive Director") == 3 and table.count("none needed") == 3, table)

# ---- a council's own words
templates = WORK / "templates"
shutil.copytree(ROOT / "templates", templates, ignore=shutil.ignore_patterns("fonts"))
own = templates / "overview/en-GB.yaml"
whole = own.read_text(encoding="utf-8")
own.write_text(whole.replace("has been updated ({place})", "now reads differently: see {place}"), encoding="utf-8")
os.environ["KEELING_TEMPLATES"] = str(templates)
check("its own sentence", "now reads differently: see paragraph 1.1." in
      run("--to", "overview", folder / "old", folder / "new", status=1)[0].decode())
own.write_text(re.sub(r"^updated: .*\n", "", whole.replace("({places})", "({palces})", 1) + "\nupdatd: x\n", flags=re.M), encoding="utf-8")
messages = run("--to", "overview", folder / "old", folder / "new", status=3)[1]
for words in ("the sentence 'updated' is missing", "can't fill in {palces}", "did you mean 'updated'"):
    check(f"templates/overview: {words}", words in messages, messages)

shutil.rmtree(WORK)
close()
