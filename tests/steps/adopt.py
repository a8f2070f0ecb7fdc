#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""keeling-adopt on copies of the sample: what an adoption leaves, what it refuses, what an interruption leaves; and
keeling-check --seal, which finds one altered byte anywhere in an adopted version."""
import hashlib
import json
import os
import pathlib
import random
import re
import shutil
import signal
import subprocess
import tempfile
import time

from holding import check, close, skip

ROOT = pathlib.Path(__file__).resolve().parents[2]
BIN = pathlib.Path(os.environ.get("BUILD", ROOT / "build")).resolve() / "bin"
WORK = pathlib.Path(tempfile.mkdtemp())
SANITIZED = "asan" in str(BIN)
os.environ["SOURCE_DATE_EPOCH"] = "4102444800"  # every day is past: 2100
ADOPT = ["officer-code", "--version", "3.0", "--date", "2027-02-18", "--by", "Council", "--minute", "14"]


def run(command, *arguments):
    return subprocess.run([BIN / f"keeling-{command}", *map(str, arguments)], capture_output=True, check=False, text=True)


def content(name):
    shutil.rmtree(WORK / name, ignore_errors=True)
    shutil.copytree(ROOT / "content", WORK / name)
    return WORK / name


def state(folder):
    """Every path below a folder with what it holds."""
    return {str(p.relative_to(folder)): os.readlink(p) if p.is_symlink() else p.read_bytes()
            for p in sorted(folder.rglob("*")) if p.is_symlink() or p.is_file()}


def edit(path, old, new):
    text = path.read_text(encoding="utf-8")
    assert old in text, (path, old)
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


# ---- an adoption
place = content("content")
before = state(place)
done = run("adopt", "-C", place, *ADOPT, "--summary", "Nine revisions.")
check("an adoption", done.returncode == 0, done.stderr)
after = state(place)
frozen = place / "officer-code/history/3.0"
for name in ("constitution.yaml", "policies.yaml", "words-en-GB.yaml", "officer-code/document.md", "officer-code/numbers.yaml", "officer-code/reasons.yaml",
             "officer-code/forms/gifts-and-hospitality.md", "member-officer-protocol/document.md"):
    check(f"{name} is kept", (frozen / name).is_file())
kept = (frozen / "officer-code/document.md").read_text(encoding="utf-8")
check("what is kept is adopted", 'version: "3.0"\nstatus: adopted\nadopted: 2027-02-18\neffective: 2027-04-01\n' in kept, kept[:300])
draft = (place / "officer-code/document.md").read_text(encoding="utf-8")
check("the next draft is open", 'version: "3.1"\nstatus: draft\n' in draft and "effective:" not in draft.split("---")[1], draft[:300])
check("its text is the same", draft.split("---\n", 2)[2] == kept.split("---\n", 2)[2])
check("the reasons went with the version", after["officer-code/history/3.0/officer-code/reasons.yaml"] == before["officer-code/reasons.yaml"]
      and all(line.startswith(b"#") for line in after["officer-code/reasons.yaml"].splitlines()))
check("they begin anew, whatever the next version will be called", b"since version 3.0 is" in after["officer-code/reasons.yaml"], after["officer-code/reasons.yaml"].decode())
check("numbers are kept", 'register-return: "16.5"\n' in (frozen / "officer-code/numbers.yaml").read_text(encoding="utf-8"))
check("the report of the draft names the version", b"\nnew: officer-code@3.0\n" in after["reports/2027-01-officer-code.md"])
changed = {p for p in before if before[p] != after.get(p)}
check("nothing else is touched", changed == {"officer-code/document.md", "officer-code/reasons.yaml", "officer-code/history/index.yaml",
                                             "reports/2027-01-officer-code.md"}, changed)
index = after["officer-code/history/index.yaml"].decode()
for path, text in state(frozen).items():
    check(f"the sum of {path}", f"{path}: {hashlib.sha256(text).hexdigest()}" in index)
check("the list tells by whom", 'by: "Council"\n    minute: "14"\n    summary: "Nine revisions."' in index, index)
seal = re.findall(r"seal: ([0-9a-f]{64})", index)
check("each version has its seal, which is shown", len(seal) == 3 and len(set(seal)) == 3 and done.stdout == seal[2] + "\n" and "the seal of version 3.0" in done.stderr, done.stdout + done.stderr)
quiet = content("quiet")
done = run("adopt", "-q", "-C", quiet, *ADOPT)
index = (quiet / "officer-code/history/index.yaml").read_text(encoding="utf-8")
check("a script has the seal alone", done.stderr == "" and re.fullmatch(r"[0-9a-f]{64}\n", done.stdout) and done.stdout.strip() in index, done.stdout + done.stderr)
with open("/dev/full", "w", encoding="utf-8") as full:
    done = subprocess.run([BIN / "keeling-adopt", "-q", "-C", content("quiet"), *ADOPT], stdout=full, stderr=subprocess.PIPE, text=True, check=False)
check("a seal that can't be shown: done, and told", done.returncode == 4 and "standard output" in done.stderr and "seal: " in
      (quiet / "officer-code/history/3.0/../index.yaml").read_text(encoding="utf-8"), done.stderr)
checked = run("check", "--strict", place)
check("all is well afterwards", checked.returncode == 0 and not checked.stderr, checked.stderr)
check("no change since", "No changes" in run("diff", "-C", place, "officer-code@3.0", "officer-code").stdout)
check("the reasons are found with the version", run("diff", "--check", "-C", place, "officer-code@2.0", "officer-code@3.0").returncode == 0)
for revision in ("1.0", "2.0"):
    old = subprocess.run([BIN / "keeling-build", "--to", "html", "-C", ROOT / "content", f"officer-code@{revision}"], capture_output=True, check=False)
    new = subprocess.run([BIN / "keeling-build", "--to", "html", "-C", place, f"officer-code@{revision}"], capture_output=True, check=False)
    old, new = [re.sub(rb'(?s).*<div class="document', b"", x.stdout) if x.returncode == 0 else b"" for x in (old, new)]
    check(f"the text of version {revision} prints as before, byte for byte", bool(old) and old == new)
built = run("build", "-o", WORK / "out", place)
page = (WORK / "out/site/officer-code/index.html").read_text(encoding="utf-8") if not built.returncode else ""
check("the site tells of the decision", "Council, minute 14" in page, built.stderr)
again = content("again")
run("adopt", "-C", again, *ADOPT, "--summary", "Nine revisions.")
check("the same again, byte for byte", state(again) == after)

# ---- the number after, as it is written
for version, following in (("3.09", "3.10"), ("3.99", "3.100"), ("2027-01", "2027-02"), ("4", "5"), ("4b", "4b.1"), ("9" * 20, "1" + "0" * 20)):
    done = run("adopt", "-C", content("after"), *["3.0" != x and x or version for x in ADOPT])
    check(f"{following} comes after {version}", f"the draft is now version {following}\n" in done.stderr, done.stderr)

# ---- the rights of what an author made
place = content("rights")
for path in (place, *place.rglob("*")):
    path.chmod(0o770 if path.is_dir() else 0o660)
(place / "officer-code/reasons.yaml").chmod(0o600)
run("adopt", "-C", place, *ADOPT)
odd = [str(p) for p in place.rglob("*") if p.stat().st_mode & 0o777 != (0o770 if p.is_dir() else 0o600 if p == place / "officer-code/reasons.yaml" else 0o660)]
check("files and folders keep their rights, and new ones have those of their folder", not odd, odd)
place = content("content")
run("adopt", "-C", place, *ADOPT, "--summary", "Nine revisions.")

# ---- under delegation
minor = ["officer-code", "--version", "3.1", "--date", "2027-06-01", "--authority", "Monitoring Officer, Part 3, 4.2(a)", "--reason", "titles of posts", "--unchanged"]
done = run("adopt", "-C", place, *minor, "--next", "4.0")
check("a version under delegation", done.returncode == 0 and "the draft is now version 4.0" in done.stderr, done.stderr)
sealed = run("check", "--seal", place)
check("four seals are shown", sealed.returncode == 0 and re.findall(r"^officer-code@(\S+) ", sealed.stdout, re.M) == ["1.0", "2.0", "3.0", "3.1"], sealed.stdout + sealed.stderr)
run("build", "-o", WORK / "out", place)
page = (WORK / "out/site/officer-code/index.html").read_text(encoding="utf-8")
check("the site tells of the delegation", "Monitoring Officer, Part 3, 4.2(a): titles of posts" in page)
# What was adopted was decided by who adopted it: only a draft's page sorts by who may approve.
(place / "delegation.yaml").write_text("- part: B\n  by: the Monitoring Officer\n  tags: [role, reference]\n- part: A\n  by: full Council\n")
edit(place / "officer-code/document.md", "so that residents can trust", "so that all can trust")
done = run("build", "--draft", "-o", WORK / "out", place)
told = {pair: (WORK / f"out/site/officer-code/changes/{pair}/index.html").read_text(encoding="utf-8") for pair in ("1.0-to-2.0", "2.0-to-3.0", "1.0-to-3.1", "3.1-to-draft")}
for pair, page in told.items():
    parts = "Part A: for approval by full Council" in page
    check(f"{pair} is {'in Parts' if pair.endswith('draft') else 'decided'}", parts == pair.endswith("draft") and ("full Council" in page) == parts, done.stderr)
(place / "delegation.yaml").unlink()
edit(place / "officer-code/document.md", "so that all can trust", "so that residents can trust")

# ---- the first version of a document, with line ends of another system, and rights of its own
place = content("first")
path = place / "member-officer-protocol/document.md"
edit(path, "status: adopted\nadopted: 2018-05-17\n", "status: draft   # still\n")
path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
(place / "member-officer-protocol/notes.txt").write_text("mine")
(place / "member-officer-protocol/notes.txt").chmod(0o640)
done = run("adopt", "-C", place, "member-officer-protocol", "--version", "1.0", "--date", "2018-05-17", "--by", "Council")
check("a first version", done.returncode == 0, done.stderr)
check("line ends stay", b"\r\nversion: \"1.1\"\r\nstatus: draft\r\n" in path.read_bytes() and path.read_bytes().count(b"\n") == path.read_bytes().count(b"\r\n"))
frozen = place / "member-officer-protocol/history/1.0/member-officer-protocol/document.md"
check("what is sealed has the line ends that git gives back", b"\r" not in frozen.read_bytes() and b"\nversion: \"1.0\"\nstatus: adopted\n" in frozen.read_bytes())
check("other files stay, with their rights", (place / "member-officer-protocol/notes.txt").stat().st_mode & 0o777 == 0o640)
check("a first version is proved", run("check", "--seal", place).returncode == 0)

# ---- numbers that stay: the versions of a case, in every output
KEPT = ROOT / "tests/cases/letters/kept"
FIRST = ["1.ZA1 The very first", "1.A1 Before the first", "1.B1 Still before", "1.1 The first", "(zza) The very first item", "(za) Before the first item",
         "(a) An item", "(ai) Before the first point", "(i) A point", "(ia) After the first point", "(ii) Another point", "(aa) Removed", "(b) Another item",
         "(c) After the last item", "1.1ZA Before what", "1.1A Between", "1.1B After it", "1.1C One more", "1.2 The second clause, see paragraph 1.1A",
         "1.3 Removed 18 February 2027", "1.4 A clause at the end", "2.1 Alpha", "2.1A Between Alpha and Beta", "2.2 Beta", "2.3 Gamma", "2.4 Delta",
         "3. Removed 18 February 2027", "3A. A new section", "4. The last section"]


def in_order(text, expected):
    """The first of these that does not come, each after the one before it."""
    at = 0
    for words in expected:
        found = re.compile(re.escape(words).replace(r"\ ", r"[\s.]*\s*")).search(text, at)
        if not found:
            return words
        at = found.end()
    return None


place = WORK / "kept"
shutil.rmtree(place, ignore_errors=True)
shutil.copytree(KEPT, place)
done = run("adopt", "-C", place, "code", "--version", "1.2", "--date", "2027-05-20", "--by", "Council")
check("a version that keeps its numbers", done.returncode == 0, done.stderr)
check("and is proved", run("check", "--seal", place).returncode == 0)
for form, reader in (("markdown", None), ("html", r"<[^>]+>"), ("pdf", "pdftotext")):
    file = WORK / f"kept.{form}"
    done = run("build", "-C", place, "--to", form, "-o", file, "code")
    if form == "pdf":
        text = subprocess.run(["pdftotext", "-layout", file, "-"], capture_output=True, check=True, text=True).stdout
        text = text[text.rindex("Contents"):]
    else:
        text = file.read_text(encoding="utf-8").replace("\\", "")
        text = re.sub(reader, " ", text[text.index("<main"):].replace("</span>", "")) if reader else text
    check(f"{form}: the numbers are those of the rules", in_order(text, FIRST) is None, in_order(text, FIRST))
changes = json.loads(run("diff", "-C", place, "--to", "json", "code@1.0", "code@1.2").stdout)
check("nothing is renumbered", changes["renumbered"] == [], changes["renumbered"])
kinds = sorted((c["kind"], (c["old"] or c["new"])["number"]) for c in changes["changes"] if c["kind"] == "removed")
check("what was removed is told as removed", kinds == [("removed", "1.3"), ("removed", "3."), ("removed", "A")], kinds)
done = run("adopt", "-C", place, "code", "--version", "1.3", "--date", "2027-06-20", "--by", "Council", "--unchanged")
sums = [(place / f"code/history/{v}/code/ledger.yaml").read_bytes() for v in ("1.2", "1.3")]
check("what nobody changes stays, number by number", sums[0] == sums[1])
edit(place / "code/document.md", "after-adoption: letter", "after-adoption: renumber")
check("or moves up, by choice", " clause 1.3 #still-before\n" in run("build", "-C", place, "--to", "tree", "code").stdout)

# ---- a clause that only stands under another one now: the text of the version is another
place = content("nested")
check("before", run("adopt", "-C", place, *ADOPT).returncode == 0)
code = place / "officer-code/document.md"
before, clause, after = re.split(r"(^1\. Candidates must say .*?\{#canvassing\}\n)", code.read_text(encoding="utf-8"), flags=re.M | re.S)
code.write_text(before + re.sub("^", "   ", clause, flags=re.M).rstrip(" ") + after, encoding="utf-8")
check("it is told", run("diff", "-C", place, "officer-code@3.0", "officer-code").stdout ==
      "1 change; 1 number followed.\n\nParagraph 11.2(a): moved, was paragraph 11.3\n")
done = run("adopt", "-C", place, "officer-code", "--version", "3.1", "--date", "2027-05-20", "--by", "Council")
check("and adopted", done.returncode == 0, done.stderr)

# ---- another owner and nothing else: something to tell, and to adopt
place = content("owner")
check("before it", run("adopt", "-C", place, *ADOPT).returncode == 0)
edit(place / "officer-code/document.md", "owner: Monitoring Officer", "owner: Director of Law and Governance")
check("another owner is told", run("diff", "-C", place, "officer-code@3.0", "officer-code").stdout ==
      "1 change; 0 numbers followed.\n\nOwner: reworded  [role]\n    [-Monitoring Officer-]{+Director of Law and Governance+}\n")
done = run("adopt", "-C", place, "officer-code", "--version", "3.1", "--date", "2027-05-20", "--by", "Council")
check("another owner is adopted", done.returncode == 0, done.stderr)
check("and is no change of the next draft", "No changes" in run("diff", "-C", place, "officer-code@3.1", "officer-code").stdout)

# ---- from within a folder that is replaced: whoever stands there would stand in one that is gone
place = content("within")
was = state(place)
for here, named in (("officer-code", ["."]), ("officer-code/forms", [".."]), ("officer-code/history", ["-C", "../..", "officer-code"]),
                    ("reports", ["-C", "..", "officer-code"])):
    done = subprocess.run([BIN / "keeling-adopt", *named, *ADOPT[1:]], cwd=place / here, capture_output=True, check=False, text=True)
    leads = re.search("leave it with 'cd ([./]+)', and give the command from there for 'officer-code'", done.stderr)
    check(f"from within {here}: refused, with the way out", done.returncode == 64 and leads and (place / here / leads[1]).resolve() == place.resolve(), done.stderr)
check("and nothing is changed", state(place) == was)
done = subprocess.run([BIN / "keeling-adopt", *ADOPT], cwd=place, capture_output=True, check=False, text=True)
check("from the content folder it goes on", done.returncode == 0, done.stderr)

# ---- what is refused: nothing is changed
DATE = ["--date", "2027-02-18"]
BY = ["--by", "Council"]
REFUSED = [
    ("before the last one", 2, ["officer-code", "--version", "3.0", "--date", "2022-07-20", *BY], "is before the last adoption", None),
    ("two on one day", 2, ["officer-code", "--version", "3.0", "--date", "2022-07-21", *BY], "one day has one version", None),
    ("nothing changed", 2, ["officer-code", "--version", "3.0", "--effective", "2027-05-01", *DATE, *BY], "says, and nothing else: look whether it is the right one",
     lambda c: (run("adopt", "-C", c, "officer-code", "--version", "2.9", "--date", "2027-01-01", *BY))),
    ("backwards", 2, ["officer-code", "--version", "1.5", *DATE, *BY], "does not come after version 2.0", None),
    ("taken", 2, ["officer-code", "--version", "2.0", *DATE, *BY], "was adopted on 2022-07-21 already", None),
    ("the next backwards", 2, ["officer-code", "--version", "3.0", "--next", "2.5", *DATE, *BY], "the next draft can't be version 2.5", None),
    ("in force too early", 2, ["officer-code", "--version", "3.0", "--effective", "2027-01-01", *DATE, *BY], "before it is adopted", None),
    ("a draft called as an adopted one", 2, ADOPT, "[version-taken]", lambda c: edit(c / "officer-code/document.md", '"3.0"', '"2.0"')),
    ("no minute", 2, ["officer-code", "--version", "3.0", *DATE, *BY], "--minute", lambda c: edit(c / "officer-code/document.md", "owner:", "minute: required\nowner:")),
    ("an altered history", 2, ADOPT, "[history-altered]", lambda c: edit(c / "officer-code/history/2.0/policies.yaml", "Policy", "Polity")),
    ("a file too many", 2, ADOPT, "belongs to no adopted version", lambda c: (c / "officer-code/history/2.0/x.md").write_text("x")),
    ("a file too few", 2, ADOPT, "is gone", lambda c: (c / "officer-code/history/1.0/policies.yaml").unlink()),
    ("a link among the files", 2, ADOPT, "belongs to no adopted version", lambda c: (c / "officer-code/history/2.0/x.md").symlink_to("/etc/passwd")),
    ("an altered list", 2, ADOPT, "not what was sealed", lambda c: edit(c / "officer-code/history/index.yaml", '"31"', '"32"')),
    ("two of one day in the list", 2, ADOPT, "one day has one version", lambda c: edit(c / "officer-code/history/index.yaml", "2022-07-21", "2018-05-17")),
    ("a mistake in the draft", 2, ADOPT, "[reference-unknown]", lambda c: (c / "officer-code/document.md").open("a").write("\nSee [](#nowhere).\n")),
    ("a mistake in an appendix", 2, ADOPT, "[form-type]", lambda c: edit(c / "officer-code/forms/additional-work.md", "- text:", "- texd:")),
    ("no draft", 2, ["member-officer-protocol", "--version", "2.0", *DATE, *BY], "there is no draft to adopt", None),
    ("nobody knows it", 3, ["oficer-code", "--version", "3.0", *DATE, *BY], "which has officer-code and", None),
    ("no day", 64, ["officer-code", "--version", "3.0", "--date", "2027-02-30", *BY], "is no day", None),
    ("no date", 64, ["officer-code", "--version", "3.0", *BY], "--date", None),
    ("no version", 64, ["officer-code", *DATE, *BY], "--version", None),
    ("nobody decided", 64, ["officer-code", "--version", "3.0", *DATE], "--by", None),
    ("no such version", 64, ["officer-code", "--version", "../3", *DATE, *BY], "as in 3.0", None),
    ("an adopted one", 64, ["officer-code@2.0", "--version", "3.0", *DATE, *BY], "is no draft", None),
    ("a delegation without a reason", 64, ["officer-code", "--version", "2.1", *DATE, "--authority", "MO"], "--reason", None),
    ("a delegation and a body", 64, ["officer-code", "--version", "2.1", *DATE, "--authority", "MO", "--reason", "x", *BY], "neither --by nor", None),
    ("for approval by the rules", 2, ["officer-code", "--version", "2.1", *DATE, "--authority", "MO", "--reason", "x"], "is for approval by full Council",
     lambda c: (c / "delegation.yaml").write_text("- part: B\n  by: the Monitoring Officer\n  tags: [spelling]\n- part: A\n  by: full Council\n")),
    ("too much for a delegation", 2, ["officer-code", "--version", "3.0", *DATE, "--authority", "MO", "--reason", "x"], "keeps the first figure", None),
]
for what, status, arguments, words, prepare in REFUSED:
    place = content("refused")
    if prepare:
        prepare(place)
    was = state(place)
    done = run("adopt", "-C", place, *arguments)
    check(f"{what}: status {done.returncode}, not {status}", done.returncode == status, done.stderr)
    check(f"{what}: '{words}' is said", words in done.stderr, done.stderr)
    check(f"{what}: nothing is changed", state(place) == was)
lone = WORK / "lone.md"
lone.write_text("# A code\n\n1. Words.\n", encoding="utf-8")
check("a file of no constitution", run("adopt", lone, "--version", "1.0", *DATE, *BY).returncode == 64)

# ---- interrupted at any moment: the old content or the new, and the next run is able to go on
place = content("killed")
old = state(place)
started = time.monotonic()
run("adopt", "-C", place, *ADOPT)
whole, new = time.monotonic() - started, state(place)
dice, torn, killed, stuck = random.Random(7), [], 0, []
for i in range(8 if SANITIZED else 60):
    content("killed")
    process = subprocess.Popen([BIN / "keeling-adopt", "-q", "-C", place, *ADOPT], stderr=subprocess.DEVNULL)
    time.sleep(dice.uniform(0, whole * 1.1))
    process.send_signal(signal.SIGKILL if i % 3 else signal.SIGTERM)
    killed += process.wait() != 0
    now = {p: text for p, text in state(place).items() if not p.startswith(".keeling")}
    if now not in (old, new) and not (place / ".keeling-commit").exists():
        torn.append(sorted(set(now.items()) ^ set(old.items()))[:3])
    run("adopt", "-C", place, *ADOPT)
    if state(place) != new:
        stuck.append(i)
check(f"{killed} adoptions were killed, none left half", not torn and killed > 1, torn)
check("the next run goes on, and leaves no litter", not stuck, stuck)

# ---- what somebody saves while it runs is not lost: each act comes while the command waits for the disk, slowed down


def meanwhile(place, slow, ready, act):
    """An adoption in which something is done as soon as it is `ready`; its messages."""
    process = subprocess.Popen(["strace", "-f", "-qq", "-o", "/dev/null", "-e", f"inject={slow}", BIN / "keeling-adopt", "-q", "-C", place, *ADOPT],
                               stderr=subprocess.PIPE, text=True)
    until = time.monotonic() + 60
    while not ready() and process.poll() is None and time.monotonic() < until:
        time.sleep(0.002)
    act()
    return process.communicate()[1], process.returncode


if not SANITIZED and shutil.which("strace"):
    SAVED = {
        "a new file": ("forms/late.md", lambda p: p.write_text("late")),
        "a file that takes the place of another": ("appendices/declaration-procedure.md", lambda p: ((WORK / "new").write_text("new"), (WORK / "new").rename(p))),
        "a text that is written into a file": ("document.md", lambda p: p.open("a").write("\n1. More.\n")),
        "a file that is taken away": ("forms/additional-work.md", lambda p: p.unlink()),
    }
    for what, (name, act) in SAVED.items():
        place = content("saved")
        act_on, was = place / "officer-code" / name, {}

        def save(path=act_on, act=act, place=place):
            act(path)
            was.update({p: text for p, text in state(place).items() if not p.startswith(".keeling")})

        said, status = meanwhile(place, "fsync:delay_enter=40000", lambda place=place: list(place.glob(".keeling-stage-*/reports")), save)
        check(f"{what} while an adoption runs: it is refused", status == 3 and f"{act_on}: failure: this was saved" in said and "[file-changed]" in said, said)
        check(f"{what}: nothing else is changed, and nothing lost", state(place) == was)
    place = content("saved")
    old = os.open(place / "officer-code", os.O_RDONLY | os.O_DIRECTORY)

    def is_exchanged():
        return (place / "officer-code").stat().st_ino != os.fstat(old).st_ino

    def save_into_the_old():
        """As an editor does that stands in the folder."""
        os.close(os.open("forms/late.md", os.O_WRONLY | os.O_CREAT, dir_fd=old))

    said, status = meanwhile(place, "renameat2:delay_exit=400000", is_exchanged, save_into_the_old)
    check("what is saved in the very moment is kept, and named", status == 0 and "'officer-code/forms/late.md' was saved" in said
          and "by another program in the moment in which the new files took their place; it lies here" in said
          and "[saved-meanwhile]" in said, said)
    check("and nothing but that", list(state(place / "saved-meanwhile")) == ["officer-code/forms/late.md"])
    check("the version is adopted", run("check", "--seal", place).returncode == 0 and (place / "officer-code/history/3.0").is_dir())
    os.close(old)
else:
    skip("what is saved while an adoption runs: strace is needed, and no sanitizer")

# ---- a folder that brings a record of its own along: nothing is moved out of it, nor into what lies around it
place = content("hooked")
(WORK / ".git/hooks").mkdir(parents=True)
(WORK / "secret.txt").write_text("mine")
(place / ".keeling-stage-1/look").mkdir(parents=True)
(place / ".keeling-stage-1/look/pre-commit").write_text("#!/bin/sh\n")
(place / "look").symlink_to("../.git/hooks")
inode = (WORK / "secret.txt").stat().st_ino
for steps in ("0 1 look/pre-commit", "0 1 ../../secret.txt", f"{inode} 0 ../secret.txt", "0 1 look"):
    for proof in ("", "proof 1 1.000000001\n"):
        (place / ".keeling-commit").write_text(f"place .keeling-stage-1\n{proof}{steps}\nend\n")
        was = state(place)
        for done in (run("adopt", "-C", place, *ADOPT), run("forms", "--draft", "-C", ROOT / "content", "--register", place)):
            check(f"a record with '{steps}' that came with the folder is refused", done.returncode == 3 and "[output-foreign]" in done.stderr,
                  done.stderr)
        check("and nothing is moved", state(place) == was and (WORK / "secret.txt").read_text() == "mine" and not list((WORK / ".git/hooks").iterdir()))
(place / ".keeling-commit").unlink()
check("without it the adoption goes on", run("adopt", "-C", place, *ADOPT).returncode == 0 and not (place / ".keeling-stage-1").exists())

# ---- words of the tools that are reworded afterwards
place = content("reworded")
run("adopt", "-C", place, *ADOPT)
reworded = WORK / "templates"
shutil.copytree(os.environ.get("KEELING_TEMPLATES", ROOT / "templates"), reworded)
edit(reworded / "words/en-GB.yaml", 'ref-section: "section {number}"', 'ref-section: "clause {number}"')
for version in ("1.0", "2.0"):  # kept before words were
    path = place / f"officer-code/history/{version}/words-en-GB.yaml"
    check(f"{version} has no words of its own", not path.exists())
was = subprocess.run([BIN / "keeling-build", "--to", "markdown", "-C", place, "officer-code@3.0"], capture_output=True, check=True).stdout
os.environ["KEELING_TEMPLATES"] = str(reworded)
now = subprocess.run([BIN / "keeling-build", "--to", "markdown", "-C", place, "officer-code@3.0"], capture_output=True, check=False)
check("an adopted version keeps its words", now.stdout == was and b"section 1" in was, now.stderr)
check("a draft has the new ones", b"clause 1" in subprocess.run([BIN / "keeling-build", "--to", "markdown", "-C", place, "officer-code"],
                                                               capture_output=True, check=True).stdout)
done = run("check", "--seal", place)
check("only versions without words of their own are told", "version 3.0" not in done.stderr and "version 2.0" in done.stderr
      and "is not altered: put back what was changed, in its folder or in templates/words" in done.stderr, done.stderr)
del os.environ["KEELING_TEMPLATES"]

# ---- one byte anywhere
place = content("sealed")
run("adopt", "-C", place, *ADOPT)
index = place / "officer-code/history/index.yaml"
entry = index.read_bytes().index(b"  - version")
missed = []
files = [p for p in (place / "officer-code/history").rglob("*") if p.is_file()]
for i in range(12 if SANITIZED else 150):
    path = index if i % 3 == 0 else dice.choice(files)
    good = path.read_bytes()
    at = dice.randrange(entry if path == index else 0, len(good))
    path.write_bytes(good[:at] + bytes([good[at] ^ (1 << dice.randrange(8))]) + good[at + 1:])
    if run("check", "--seal", place).returncode not in (2, 3):
        missed.append((path.name, at, good[max(0, at - 20):at + 20]))
    path.write_bytes(good)
check("each altered byte is found", not missed, missed)
check("and nothing where none is", run("check", "--seal", place).returncode == 0)
index.write_bytes(re.sub(rb"    (text|seal): [0-9a-f]+\n", b"", index.read_bytes()))
done = run("check", "--seal", place)
check("a chain without seals proves nothing", done.returncode == 2 and "[seal-missing]" in done.stderr, done.stderr)
check("usage of --seal", run("check", "--seal", "--fix", place).returncode == 64 and run("check", "--seal", lone).returncode == 64)
shutil.rmtree(WORK)
close()
