#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""What the machine can't give is no fault of a source: a library that can't be loaded in a process of its own, and a font or a folder that can't be read: status 3, one line that says so, nothing changed. Old files
that can't be removed: a warning."""
import os
import pathlib
import re
import shutil
import sys
import tempfile

import holding
from holding import check

ROOT = pathlib.Path(__file__).resolve().parents[2]
BUILD = pathlib.Path(os.environ.get("BUILD", ROOT / "build")).resolve()
sys.path.insert(0, str(ROOT / "tests/faults"))
import world

# Commands that need the library in a process of its own; what the others say stands in tests/said/outside.txt.
NEEDED = (("ZIP", "import"), ("XML2", "import"), ("QPDF", "forms-pdf"))
OTHERS = {"forms-pdf": "forms -q --read --draft -C content filled.pdf"}


def sonames():
    flags = (BUILD / "flags.mk").read_text(encoding="utf-8")
    return dict(re.findall(r"""-DLIBRARY_(\w+)='"([^"]+)"'""", flags))


def libraries(area, folder):
    names = sonames()
    for key, command in NEEDED:
        soname, broken = names[key], folder / key
        broken.mkdir(exist_ok=True)
        (broken / soname).write_bytes(b"no library")
        outcome = area.run(command, env={"LD_LIBRARY_PATH": str(broken)})
        said = outcome.stderr.decode(errors="replace")
        program = "keeling-" + world.COMMANDS[command].split()[0]
        wanted = (f"{program}: error: the library {soname} can't be used ({broken / soname}: file too short); install Keeling's packages "
                  "again; nothing was changed\n")
        check(f"{soname}, {command}: status {outcome.status}", outcome.status == 3, said)
        check(f"{soname}, {command}: the words", said == wanted, said + wanted)
        check(f"{soname}, {command}: nothing is changed", outcome.after == outcome.before)


def unreadable(area):
    """What is there and can't be read is not taken for something that isn't there: a loop of links stands for a disk that fails."""
    def said(command, status, wanted):
        outcome = area.run(command, renew=False)
        words = outcome.stderr.decode(errors="replace")
        check(f"{wanted}: status {outcome.status}", outcome.status == status and wanted in words, words)

    area.clean = False
    area.renew()
    (area.place / "content/reports").mkdir()
    (area.place / "content/reports/loop.md").symlink_to("loop.md")
    said("build", 2, "content/reports/loop.md: error: this is a symbolic link, or lies behind one; put the file itself into the content folder")
    area.clean = False
    area.renew()
    table = next((area.place / "kept").glob("*.csv"))
    table.unlink()
    table.symlink_to(table.name)
    said("register-on", 3, f"kept/{table.name}: failure: this is a link to another place")
    check("the register stays as it was", table.is_symlink())
    area.clean = False


def wordless(area, folder):
    """Where the tools' own words can't be read, a Word file is not brought in as if its numbers had been lost."""
    templates = folder / "templates"
    shutil.copytree(os.environ.get("KEELING_TEMPLATES", ROOT / "templates"), templates)
    words = templates / "words/en-GB.yaml"
    words.unlink()
    words.symlink_to(words.name)
    outcome = area.run("import", env={"KEELING_TEMPLATES": str(templates)})
    said = outcome.stderr.decode(errors="replace")
    check(f"no words, import: status {outcome.status}", outcome.status == 3 and str(words) in said and "number" not in said, said)
    check("no words, import: nothing is changed", outcome.after == outcome.before)


def left(area):
    """What of the old output can't be removed is told of, and the next run that can removes it."""
    if os.geteuid():
        holding.skip("old files that can't be removed: only root can be somebody else")
        return
    area.clean = False
    area.renew()
    nobody = 65534
    for path in [area.place, *area.place.rglob("*")]:
        os.chown(path, nobody, nobody, follow_symlinks=False)
    held = area.place / "out/site/held"
    held.mkdir()
    (held / "old.html").write_text("old", encoding="utf-8")
    wanted = re.compile(r"out: warning: the new output is in place, but files of the old can't be removed: .+; they lie in "
                        r"'\.keeling-stage-\d+', and the next build that writes here tries once more \[output-left\]\n")
    outcome = area.run("build", renew=False, user=nobody, group=nobody, extra_groups=[])
    words = outcome.stderr.decode(errors="replace")
    check(f"old files that can't be removed: status {outcome.status}", outcome.status == 0 and wanted.fullmatch(words), words)
    lying = [path for path in outcome.after if path.endswith("held/old.html")]
    check("they are out of the way", len(lying) == 1 and ".keeling-stage-" in lying[0], lying)
    again = area.run("build", renew=False, user=nobody, group=nobody, extra_groups=[])
    words = again.stderr.decode(errors="replace")
    check("the next run that can't remove them says so", again.status == 0 and "files that an earlier build left behind can't be removed: " in words, words)
    last = area.run("build", renew=False)
    check("the next that can removes them", last.status == 0 and not last.stderr and not [p for p in last.after if ".keeling-stage-" in p],
          last.stderr.decode())
    area.clean = False


def main():
    with tempfile.TemporaryDirectory() as folder:
        earth = world.World()
        world.COMMANDS.update(OTHERS)
        (earth.master / "filled.pdf").write_bytes(b"%PDF-1.7\n")
        earth.start = world.tree(earth.master)
        area = earth.area()
        libraries(area, pathlib.Path(folder))
        unreadable(area)
        wordless(area, pathlib.Path(folder))
        left(area)
        earth.drop()
    holding.close()


main()
