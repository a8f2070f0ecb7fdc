#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""keeling-diff from outside: the sample's own revisions, the JSON against its schema, --apply, what is refused; and,
where ../shared is there, precision, recall and marked words on the officer-code pair."""
import collections
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile

import jsonschema

from holding import check, close, skip

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.append(str(ROOT / "tests/evaluate"))
from pair import label_kinds, marked  # noqa: E402

DIFF = pathlib.Path(os.environ.get("BUILD", ROOT / "build")) / "bin/keeling-diff"
PAIR = ROOT.parent / "shared/data/revisions/00-officer-code-pair"
SCHEMA = json.loads((ROOT / "tests/changes.schema.json").read_text(encoding="utf-8"))
WORK = pathlib.Path(tempfile.mkdtemp())


def diff(*arguments, status=1):
    run = subprocess.run([DIFF, "-C", ROOT / "content", *map(str, arguments)], capture_output=True, text=True, check=False)
    check(f"status of {arguments}: {run.returncode}, not {status}", run.returncode == status, run.stderr)
    return run.stdout


def changes(old, new, status=1):
    text = diff("--to", "json", old, new, status=status)
    found = json.loads(text)
    try:
        jsonschema.validate(found, SCHEMA)
        check("schema", True)
    except jsonschema.ValidationError as error:
        check(f"{old} {new}: schema", False, str(error)[:2000])
    path = WORK / "changes.json"
    path.write_text(text, encoding="utf-8")
    dump = diff("--apply", path, old, status=0)
    check(f"--apply {old} {new}: units", len(dump.splitlines()) == found["units"]["new"][0])
    check("the same again gives the same bytes", diff("--to", "json", old, new, status=status) == text)
    return found


def kinds(found):
    return collections.Counter((c["kind"], c["unit"]) for c in found["changes"])


# ---- the sample: 2.0 to 3.0 is the nine items of the committee's list, and the day of the next review
SAMPLE = [
    ("a", ["policies", "paragraphs 7.2, 8.4, 9.2, 15.4, 17.1 and 17.4", "formerly the Confidential Reporting Policy", "taken out"]),
    ("b", ["(paragraph 16.2", "has been updated"]),
    ("c", ["Two additional sections", "(section 2.0)", "(section 3.0)", "Internal Audit"]),
    ("d", ["The requirement", "(paragraph 16.5", "was paragraph 14.5", "(Appendix E of the Code)", "Internal Audit"]),
    ("e", ["flowchart", "Appendix A", "clarity"]),
    ("f", ["Three forms", "(Appendices B, C and D of the Code)", "eight questions have been added"]),
    ("g", ["Appendix F", "law"]),
    ("h", ["Member/Officer Protocol", "Appendix G", "Constitution Part 5, Section C"]),
    ("i", ["formerly Appendix F", "guide", "repeated"]),
    ("j", ["next review of the Code", "31 January 2028, formerly on 31 July 2026"]),
]
overview = diff("--to", "overview", "officer-code@2.0", "officer-code")
items = re.findall(r"^([a-z]+)\) (.*)$", overview, re.M)
check("ten items", len(items) == 10, overview)
for (letter, text), (wanted, parts) in zip(items, SAMPLE):
    check(f"item {wanted}", letter == wanted and all(p in text for p in parts), f"{letter}) {text}")
found = changes("officer-code@2.0", "officer-code")
count = kinds(found)
check("sections added 2", count[("inserted", "section")] == 2 and not count[("removed", "section")])
check("appendices added 3, one of them included", count[("inserted", "appendix")] == 2 and count[("included", "appendix")] == 1)
check("appendix removed 1", count[("removed", "appendix")] == 1)
check("policies renamed 5", sum(c["kind"] == "replaced-throughout" and c["tags"] == ["reference"] for c in found["changes"]) == 5)
body = [c for c in found["changes"] if c["kind"] == "reworded" and (c["new"] or {}).get("id") in ("forms-where", "register-return")]
check("clauses 16.2 and 16.5", len(body) == 2)
appendices = {c["new"]["path"][0] for c in found["changes"] if isinstance(c["new"], dict) and c["unit"] not in ("appendix", "section", "clause", "item")}
check("one letter followed: H", [r["new"] for r in found["renumbered"] if r["unit"] == "appendix" and r["id"] == "form-annual"] == ["H"])
check("what must not appear: moved", not any(c["kind"].startswith("moved") or c["kind"] == "reordered" for c in found["changes"]))
account = re.search(r"(\d+) changes, (\d+) told, (\d+) consequential", overview)
check("account", account and account[1] == account[2] == str(len(found["changes"])) and int(account[3]) == len(found["renumbered"]))

# ---- 1.0 to 2.0: the edits of a small revision, each by its kind
small = kinds(changes("officer-code@1.0", "officer-code@2.0"))
check("1.0 to 2.0", small == collections.Counter({
    ("replaced-throughout", "paragraph"): 1, ("replaced-throughout", "clause"): 1, ("reworded", "paragraph"): 1,
    ("reordered", "item"): 1, ("inserted", "section"): 1, ("moved", "clause"): 3, ("split", "clause"): 1,
    ("retitled", "section"): 1, ("inserted", "clause"): 1, ("reworded", "fact"): 1}), str(small))

# ---- a clause that stands under another now, without another word: it is a change, and another text
drawn = [ROOT / f"tests/cases/diff/clause-drawn-into-a-list.{side}.md" for side in ("old", "new")]
found = changes(*drawn)
check("told as moved", kinds(found)[("moved", "clause")] == 2 and set(found["counts"]) == {"moved"}, str(found["counts"]))
check("its depth is in the script", '"clause/1"' in diff("--to", "json", *drawn, status=1))
drawn_text = diff(*drawn, status=1) + diff(*reversed(drawn), status=1)
check("a number gained, and lost, in words", "Paragraph 1.4: a numbered paragraph now, was section 1.0" in drawn_text
      and "The text at section 1.0: without a number now, was the text at paragraph 1.4" in drawn_text, drawn_text)
(WORK / "note.md").write_text("# Code\n\n> The clerk keeps the list.\n")
(WORK / "plain.md").write_text("# Code\n\nThe clerk keeps the list.\n")
sums = changes(WORK / "note.md", WORK / "plain.md")["units"]
check("and in what is proved", sums["old"][0] == sums["new"][0] and sums["old"][1] != sums["new"][1], str(sums))
check("the level in words", "The text at Code: moved to another level" in diff(WORK / "note.md", WORK / "plain.md", status=1),
      diff(WORK / "note.md", WORK / "plain.md", status=1))

# ---- words of what moved that stand in a value, or are set off: what came and what went are two
moved = [ROOT / f"tests/cases/diff/figure-in-what-moved.{side}.md" for side in ("old", "new")]
for form in ("markdown", "html"):
    page = diff("--to", form, *moved, status=1)
    page = re.sub(r'<span class="unseen">[^<]*</span>| class="moved"', "", page)
    check(f"figures in {form}", page.count("<del>ten</del><ins>twelve</ins>") == 3 and "tentwelve" not in page, page)

# ---- a number without words
for name, words in (("said", " Employees keep records of their time."), ("bare", "")):
    (WORK / f"{name}.md").write_text(f"# Code\n\n## Time\n\n1. Be on time.\n2.{words}\n3. Be kind.\n")
for sides, ended in ((("said", "bare"), "- <ins>1.2 </ins>\n"), (("bare", "said"), "- <del>1.2 </del>\n")):
    page = diff("--to", "markdown", *(WORK / f"{side}.md" for side in sides), status=1)
    check("its mark is ended", ended in page, page)

# ---- whole constitutions: all documents of two content folders
for old in sorted((ROOT / "tests/cases/diff").glob("*.old/")):
    new = old.with_suffix(".new")
    there, back = changes(old, new), changes(new, old)
    check(f"{old.name}: as many the other way round", len(there["changes"]) == len(back["changes"]))
    changes(old, old, status=0)
whole = changes(ROOT / "content", ROOT / "content", status=0)
check("nothing of all", not whole["changes"] and not whole["renumbered"])
check("its documents", [d["document"] for d in whole["new"]["documents"]] == ["officer-code", "member-officer-protocol"])

# ---- against itself, and the other way round
check("no changes", diff("officer-code@2.0", "officer-code@2.0", status=0) == "No changes.\n")
check("none in JSON", not changes("officer-code@2.0", "officer-code@2.0", status=0)["changes"])
back = kinds(changes("officer-code", "officer-code@2.0"))
check("reversed: as many units came as went", back[("removed", "section")] == 2 and back[("inserted", "appendix")] == 1)

# ---- another title of a document: what it is cited as says neither the old nor the new
BEFORE, AFTER = WORK / "before.md", WORK / "after.md"
TITLED = "---\ntitle: {}\ncitation: Constitution Part 5\n---\n\n## One\n\n1. Cash is refused.\n"
BEFORE.write_text(TITLED.format("Officer Code"), encoding="utf-8")
for title in ("Employee Code", "Officer Code (of Conduct)"):
    AFTER.write_text(TITLED.format(title), encoding="utf-8")
    told = diff(BEFORE, AFTER)
    check("both titles of a document", f"Constitution Part 5 ({title}): new title, was Constitution Part 5 (Officer Code)" in told, told)

# ---- facts of a document: told where both say such things; a copy without front matter, or in a file by itself, says none
facts = ROOT / "tests/cases/overview/facts"
told = [(c["fact"], c["kind"], c["tags"]) for c in changes(facts / "old/code", facts / "new/code")["changes"] if c["unit"] == "fact"
        and c["new"] and c["new"]["document"] == "code" and not c["new"]["label"].endswith("Appendix A")]
check("the owner and the review", told == [("review", "reworded", ["date"]), ("owner", "reworded", ["role"])], str(told))
text = diff("--to", "json", facts / "old", facts / "new")
jsonschema.validate(json.loads(text), SCHEMA)
copy = WORK / "copy.md"
source = (facts / "new/protocol/document.md").read_text(encoding="utf-8")
for what, words in (("without front matter", "# Member/Officer Protocol\n" + source.split("---\n", 2)[2]),
                    ("alone", re.sub(r"^(?:review|short|citation): .*\n", "", source, flags=re.M))):
    copy.write_text(words, encoding="utf-8")
    for sides in ((facts / "new/protocol", copy), (copy, facts / "new/protocol")):
        found = changes(*sides, status=0)
        check(f"a copy {what}: nothing to tell, and proved", not found["changes"] and found["letters"], str(found["changes"]))
printed = WORK / "printed.md"
subprocess.run([DIFF.with_name("keeling-build"), "-q", "-C", ROOT / "content", "--to", "markdown", "-o", printed, "officer-code"], check=True)
for sides in (("officer-code", printed), (printed, "officer-code")):
    check("nor does one that we printed", not [c for c in changes(*sides)["changes"] if c["unit"] == "fact"])

# ---- looks alone: nothing at all
source = (ROOT / "content/officer-code/history/2.0/officer-code/document.md").read_text(encoding="utf-8")
plain = "\n".join(line for line in source.split("appendices:")[0].splitlines()) + "\n---\n" + re.sub(
    r"\]\([^)]*\)", "](https://example.org/)", source.split("---\n", 2)[2].replace("[](", "[words]("))
other = "\ufeff" + re.sub(r"(?<=[a-z]) (?=[a-z])", "  ", plain.split("---\n", 2)[2].replace("   - ", "   * ")).replace("’", "'")
(WORK / "a.md").write_text(plain, encoding="utf-8")
(WORK / "b.md").write_text("\ufeff" + "---\n" + plain.split("---\n", 2)[1] + "---\n" + other[1:], encoding="utf-8")
check("looks", diff(WORK / "a.md", WORK / "b.md", status=0) == "No changes.\n")

# ---- what is refused
for arguments in (["--to", "nothing", "a", "b"], ["--format", "pages", "--to", "table", "a", "b"], ["one"],
                  ["--format", "markdown", "a", "b"], ["--to", "json", "--apply", "a", "b"]):
    diff(*arguments, status=64)
diff("officer-code@9.9", "officer-code", status=3)
(WORK / "not.json").write_text('{"changes": 5}', encoding="utf-8")
diff("--apply", WORK / "not.json", "officer-code@2.0", status=2)  # changes-form
(WORK / "c.json").write_text(diff("--to", "json", "officer-code@1.0", "officer-code@2.0"), encoding="utf-8")
diff("--apply", WORK / "c.json", "officer-code", status=2)  # changes-other
altered = json.loads((WORK / "c.json").read_text(encoding="utf-8"))
altered["changes"].pop()
(WORK / "less.json").write_text(json.dumps(altered), encoding="utf-8")
diff("--apply", WORK / "less.json", "officer-code@1.0", status=2)

# ---- the pair with a truth

if PAIR.is_dir():
    truth = collections.Counter(t["kind"] for t in json.loads((PAIR / "truth.json").read_text(encoding="utf-8")))
    for way in ("", "k", "n"):
        found = changes(PAIR / f"v1{way}.md", PAIR / f"v2{way}.md")
        got = collections.Counter(label_kinds(found))
        if way == "k":  # an appendix is no more than a section there
            got["appendix_added"], got["inserted"] = 1, got["inserted"] - 1 + (got["appendix_added"] == 1)
            got["appendix_removed"], got["removed"] = 1, got["removed"] - 1 + (got["appendix_removed"] == 1)
        right = sum((got & truth).values())
        precision, recall, ratio = right / sum(got.values()), right / sum(truth.values()), marked(found) / 269
        print(f"officer-code pair, v1{way}: precision {precision:.3f}, recall {recall:.3f}, marked words {ratio:.3f} of the optimum")
        check(f"pair v1{way}", precision == recall == 1, f"{got}\n{truth}")
        check(f"pair v1{way}: words", 0.98 <= ratio <= 1.02, str(ratio))
else:
    skip("the officer-code pair is not here")

close()
