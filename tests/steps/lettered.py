#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Numbers that stay (after-adoption: letter) over several adoptions: what was removed, moved, replaced, and what is told of it.
The rules of the numbers themselves are cases (tests/cases/letters) and in adopt.py."""
import os
import pathlib
import re
import shutil
import subprocess
import tempfile

from holding import check, close

ROOT = pathlib.Path(__file__).resolve().parents[2]
BIN = pathlib.Path(os.environ.get("BUILD", ROOT / "build")).resolve() / "bin"
WORK = pathlib.Path(tempfile.mkdtemp())
DAYS = {"1.0": "2020-01-01", "2.0": "2021-01-01", "3.0": "2022-01-01", "4.0": "2023-01-01"}
FRONT = '---\nid: rules\ntitle: Rules\nversion: "{}"\nstatus: draft\nafter-adoption: letter\nnumbering: ["1.", "1.1", "(a)", "(i)"]\n---\n# Rules\n\n'


def run(command, *arguments):
    return subprocess.run([BIN / f"keeling-{command}", *map(str, arguments)], capture_output=True, check=False, text=True)


class Rules:
    """A constitution of one document, adopted again and again."""
    def __init__(self, name):
        self.folder, self.version = WORK / name, 0
        (self.folder / "rules").mkdir(parents=True)
        (self.folder / "constitution.yaml").write_text("title: C\ncouncil: Exampleshire\nlanguage: en-GB\ndocuments: [rules]\n")

    def adopt(self, body, front=FRONT):
        self.version += 1
        (self.folder / "rules/document.md").write_text(front.format(f"{self.version}.0") + body, encoding="utf-8")
        return run("adopt", "-C", self.folder, "rules", "--version", f"{self.version}.0", "--date", DAYS[f"{self.version}.0"], "--by", "Council")

    def adopted(self, *bodies):
        for body in bodies:
            done = self.adopt(body)
            check(f"{self.folder.name}: version {self.version}.0 is adopted", done.returncode == 0, done.stderr)
        proved = run("check", "--seal", self.folder)
        check(f"{self.folder.name}: all of it is proved", proved.returncode == 0 and not proved.stderr, proved.stderr)

    def lines(self, version=None):
        text = run("build", "-C", self.folder, "--to", "markdown", f"rules@{version or self.version}.0").stdout
        return [line.strip(" -#\\") for line in text.splitlines() if re.match(r" *(- |#)", line)][1:]

    def told(self, form, old, new):
        return run("diff", "-C", self.folder, "--to", form, f"rules@{old}.0", f"rules@{new}.0").stdout


GIFTS = "## Gifts\n\n1. Officers accept nothing from anyone. {#gift}\n"
TRAVEL = "\n## Travel\n\n1. Travel is approved beforehand. {#tr}\n"

# ---- sections
rules = Rules("a-section-without-an-id")
rules.adopted(GIFTS + TRAVEL, GIFTS, GIFTS.replace("nothing", "nothing at all"), GIFTS + "\n## Pay\n\n1. Pay is paid.\n")
check("its number stays", rules.lines()[2:4] == ["2. Removed 1 January 2021", "3. Pay"], rules.lines())
rules = Rules("a-moved-section")
first, second = GIFTS.replace("## Gifts", "## Gifts {#gifts}"), TRAVEL.replace("## Travel", "## Travel {#travel}")
rules.adopted(first + second, second + "\n" + first, second + "\n" + first + "\nWords.\n")
check("it is a new one in its new place", rules.lines() == ["1. Removed 1 January 2021", "2. Travel", "2.1 Travel is approved beforehand.", "3. Gifts",
                                                            "3.1 Officers accept nothing from anyone."], rules.lines())

# ---- what is told of a removal, where it left its number
rules = Rules("a-decision")
rules.adopted(GIFTS + TRAVEL, GIFTS.replace("1. Officers", "1. Nothing is kept. {#kept}\n1. Officers") + TRAVEL, GIFTS + TRAVEL)
run("build", "-q", "-o", rules.folder / "out", rules.folder)
page = (rules.folder / "out/site/rules/index.html").read_text(encoding="utf-8")
stone = re.search(r'<div class="clause[^"]*" id="kept">(.*?)</div>', page, re.S)
check("a removal is told with its decision", stone and re.findall(r'class="history">([^<]*)', stone[1]) == [
    "Inserted 1 January 2021, Council", "Removed 1 January 2022, Council"], page)

# ---- what is told of what moved, where it left its number, and of a clause without an id
def history(rules, version):
    """Each line of history of a version's page, after the number that it stands at."""
    if not (rules.folder / "out").exists():
        run("build", "-q", "--only", "html", "-o", rules.folder / "out", rules.folder)
    text = (rules.folder / f"out/site/rules/{version}.0/index.html").read_text(encoding="utf-8")
    here, told = [], []
    for opened, ended, number, words in re.findall(r'(<(?:div|section)[ >])|(</(?:div|section)>)|class="number"[^>]*>([^<]*)<|class="history">([^<]*)<', text):
        if opened:
            here.append("")
        elif ended:
            here.pop()
        elif number:
            here[-1] = number.strip().rstrip(".")
        else:
            told.append(f"{here[-1]} {words}")
    return told


PRESS = "\n## Media {#media}\n\n1. The press is told. {#press}\n\n1. Only the press office speaks to the press about what is decided.\n"
RAIL = "\n1. Rail travel is second class unless a sleeper is booked for the night.\n"
rules = Rules("a-move-is-told")
late = RAIL.replace("the night", "a whole night")
rules.adopted(first + second + RAIL + PRESS, second + RAIL + first + PRESS, second + first + late + PRESS, first + late + PRESS + second)
told = history(rules, 2)
check("a section that moved says where it is", "1 Now section 3: moved 1 January 2021, Council" in told or "1 Now section 2A: moved 1 January 2021, Council" in told, told)
told = [line for line in history(rules, 3) if "Now paragraph" in line]
check("a clause without an id too, though it was reworded", len(told) == 1 and re.fullmatch(r"2\.2 Now paragraph \S+: moved 1 January 2022, Council", told[0]), history(rules, 3))
lines = rules.lines(3)
check("and it is there", told and any(line.startswith(re.search(r"graph (\S+):", told[0])[1] + " Rail") for line in lines), lines)
lines, told = rules.lines(4), [line for line in history(rules, 4) if " Now " in line]
places = [re.search(r" Now \S+ (\S+):", line)[1] for line in told]
check("in each version it is where it says", len(told) >= 3 and all(any(re.match(rf"{re.escape(p)}\.? (?!Removed)", line) for line in lines) for p in places), (told, lines))
rules = Rules("put-in-again")
rules.adopted(first + second + PRESS, first + PRESS, first + PRESS + second)
check("what was removed and is put in again later has not moved", not any(" Now " in line for line in history(rules, 3)) and "4 Inserted 1 January 2022, Council" in history(rules, 3), history(rules, 3))
rules = Rules("put-in-without-an-id")
put = "\n1. Gifts are entered in the register by the manager of the officer within a week.\n"
rules.adopted(first + PRESS, *(first + text + PRESS for text in (put, put.replace("a week", "ten days"), put.replace("a week.", "ten days. {#entered}") + "\n1. More is told on paper.\n")))
told = [[line[4:] for line in history(rules, v) if line.startswith("1.2 ")] for v in (2, 3, 4)]
lines = ["Inserted 1 January 2021, Council", "Words substituted 1 January 2022, Council"]
check("a clause without an id has its lines, also for what is reworded in it, and keeps them when it gets an id", told == [lines[:1], lines, lines],
      [history(rules, v) for v in (2, 3, 4)])
check("its section has none of them", not any(line.startswith("1 ") for v in (2, 3, 4) for line in history(rules, v)), history(rules, 4))
check("its section is not told to have words put in", not any("Words inserted" in line for line in history(rules, 2)), history(rules, 2))

# ---- a clause without an id, and another in its place
LEGACY = "1. An officer who learns of a legacy tells the manager:\n   1. first limb of the rule; and\n   1. second limb.\n"
AWAY = "1. Travel paid for by another body is approved beforehand by the Executive Director. {#away}\n"
MEDIA = "1. Only the press office speaks. {#med}\n"
for name, tail, number in (("within", MEDIA, "1.2A"), ("at-the-end", "", "1.3")):
    rules = Rules(f"replaced-{name}")
    rules.adopted(GIFTS + LEGACY + tail, GIFTS + AWAY + tail)
    check(f"{name}: the number of the old one is not used again",
          [line for line in rules.lines() if line.startswith(("1.2", number))] == ["1.2 Removed 1 January 2021", f"{number} {AWAY[3:-9]}"], rules.lines())
    told = rules.told("text", 1, 2)
    check(f"{name}: and told so", "Paragraph 1.2: removed" in told and f"Paragraph {number}: inserted" in told, told)
rules = Rules("replaced-without-an-id")
rules.adopted(GIFTS + LEGACY + MEDIA)
done = rules.adopt(GIFTS + AWAY.replace(" {#away}", "") + MEDIA)
check("one without an id that is another is refused", done.returncode == 2 and ":14:1: error: this is not the paragraph 1.2 that was adopted" in done.stderr, done.stderr)
check("and nothing is changed", not (rules.folder / "rules/history/2.0").exists())
rules = Rules("reworded-without-an-id")
rules.adopted(GIFTS + LEGACY + MEDIA, GIFTS + LEGACY.replace("tells the manager", "tells the line manager at once") + MEDIA)
check("one that is only reworded keeps its number", "1.2 An officer who learns of a legacy tells the line manager at once:" in rules.lines(), rules.lines())
rules = Rules("given-an-id")
rules.adopted(GIFTS + LEGACY + MEDIA, GIFTS + LEGACY.replace("manager:", "manager: {#legacy}") + MEDIA.replace("speaks", "speaks here"), GIFTS + MEDIA)
check("and one that was only given an id", "1.2 Removed 1 January 2022" in rules.lines() and "1.2A" not in str(rules.lines()), rules.lines())

# ---- entries without ids, of which only the end changed as another came or went beside them
def entries(*words):
    return "".join(f"   1. {text}\n" for text in words)


GROUPS = GIFTS + "1. No account is taken of: {#groups}\n\n"
rules = Rules("entries")
rules.adopted(GROUPS + entries("age;", "disability; and", "race."), GROUPS + entries("age;", "disability;", "race; and", "sex."),
              GROUPS + entries("age,", "race, or", "sex."), GROUPS + entries("age,", "faith,", "race and", "sex."))
check("they keep their numbers where one is added at the end", rules.lines(2)[-4:] == ["(a) age;", "(b) disability;", "(c) race; and", "(d) sex."], rules.lines(2))
check("and where one is taken out", rules.lines(3)[-4:] == ["(a) age,", "(b) Removed 1 January 2022", "(c) race, or", "(d) sex."], rules.lines(3))
check("and where one is put in between", rules.lines(4)[-5:] == ["(a) age,", "(b) Removed 1 January 2022", "(ba) faith,", "(c) race and", "(d) sex."], rules.lines(4))
told = rules.told("overview", 1, 2)
check("and only what was added is told as added", "An additional paragraph has been included under ‘Gifts’ (paragraph 1.2(d))." in told and "removed" not in told, told)
rules = Rules("entries-exchanged")
rules.adopted(GROUPS + entries("age;", "disability; and", "race."), GROUPS + entries("race;", "age; and", "disability."))
check("what changed its place is a new one there", rules.lines()[-4:] == ["(za) race;", "(a) age; and", "(b) disability.", "(c) Removed 1 January 2021"], rules.lines())

# ---- replaced by one that is like it, with an id of its own: told alike wherever it stands
OLD = "1. A councillor’s gift worth more than £50 is entered in the register kept by the Monitoring Officer within 28 days. {#councillor-gift}\n"
NEW = OLD.replace("£50", "£100").replace("councillor-gift", "members-gift")
for name, tail, number in (("within", MEDIA, "1.2A"), ("at the end", "", "1.3")):
    rules = Rules(f"alike {name}")
    rules.adopted(GIFTS + OLD + tail, GIFTS + NEW + tail)
    told, gone = rules.told("overview", 1, 2), rules.told("destinations", 1, 2)
    check(f"{name}: removed and put in", "removed (formerly paragraph 1.2)" in told and f"(paragraph {number})" in told and "2 changes" in told, told)
    check(f"{name}: and by the destinations", "| paragraph 1.2 | – | not carried forward |" in gone and f"| paragraph {number} | – | new |" in gone, gone)

# ---- numbers that an author typed
rules = Rules("typed")
rules.adopted(GIFTS + OLD + MEDIA, GIFTS + MEDIA)
done = rules.adopt(GIFTS + NEW.replace("#members-gift", "#members-gift number=2") + MEDIA)
check("a number of what was removed is refused", done.returncode == 2 and "paragraph 1.2 was removed, and its number is never used again" in done.stderr, done.stderr)

# ---- other numbers alone are a change of what is printed
rules = Rules("renumbered")
rules.adopted(GIFTS + MEDIA)
done = rules.adopt(GIFTS + MEDIA, FRONT.replace('"1.1"', '"1.01"'))
check("a draft that prints other numbers says something else", done.returncode == 0, done.stderr)
done = rules.adopt(GIFTS + MEDIA, FRONT.replace('"1.1"', '"1.01"'))
check("and one that prints the same does not", done.returncode == 2 and "and nothing else" in done.stderr, done.stderr)
shutil.rmtree(WORK)
close()
