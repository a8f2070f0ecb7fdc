#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Each printed form of the sample's draft: four readers of PDF list just the fields of its source, each of its kind and
with a tool tip; filled in by a program and rendered, every entry stands within its field, in Welsh and Greek too, and
every box that was ticked shows it."""
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile

import pikepdf

sys.path.insert(0, str(pathlib.Path(__file__).parent))
import holding

build = pathlib.Path(os.environ.get("BUILD", "build"))
forms = sorted((build / "forms/officer-code/draft").glob("*.pdf"))
kinds = {"text": "/Tx", "long": "/Tx", "date": "/Tx", "time": "/Tx", "money": "/Tx", "number": "/Tx", "tick": "/Btn"}
column_kinds = {**kinds, "choice": "/Ch"}


def run(*command):
    return subprocess.run(command, capture_output=True, text=True).stdout


def tree_of_forms():
    """Lines of the dump by the id of the appendix that they stand in."""
    found, lines = {}, []
    for line in run(build / "bin/keeling-build", "--to", "tree", "content/officer-code").splitlines():
        if start := re.match(r"  appendix \S+ #(\S+)", line):
            lines = found.setdefault(start[1], [])
        lines.append(line)
    return found


def unnamed():
    """Ids of signatures without a printed name, which the dump does not tell."""
    texts = [path.read_text(encoding="utf-8") for path in pathlib.Path("content/officer-code/forms").glob("*.md")]
    return {name for text in texts for name in re.findall(r"  name: no\n  id: (\S+)", text)}


def signature(name, words):
    parts = ["", *([] if name in nameless else ["-name"]), *(["-role"] if "role" in words else []), "-date"]
    return {name + part: "/Tx" for part in parts}


def fields_of(lines):
    """Names of the entries to kinds, as content/README.md tells them."""
    fields, blanks = {}, []
    for at, line in enumerate(lines):
        found = re.match(r"( +)field #(\S+) (\w+)(.*)", line)
        if not found:
            continue
        depth, name, kind, words = len(found[1]), found[2], found[3], found[4]
        under = []
        for below in lines[at + 1:]:
            if len(below) - len(below.lstrip()) <= depth:
                break
            under.append(below)
        if kind == "choice":
            options = sum(re.match(r" +option\b", one) is not None for one in under)
            fields[name] = "/Btn" if options <= 8 else "/Ch"
        elif kind in kinds:
            fields[name] = kinds[kind]
        elif kind == "choices":
            options = sum(re.match(r" +option\b", one) is not None for one in under)
            fields |= {f"{name}-{i + 1}": "/Btn" for i in range(options)}
        elif kind == "rows":
            columns = [re.match(r" +column ?(\w*)", one)[1] or "text" for one in under if re.match(r" +column\b", one)]
            for row in range(int(re.search(r"count (\d+)", words)[1])):
                fields |= {f"{name}-{row + 1}-{i + 1}": column_kinds.get(kind, "/Tx") for i, kind in enumerate(columns)}
        elif kind == "statement":
            blanks = [one for one in under if re.match(r" +blank ", one)]
            fields |= {name if len(blanks) == 1 else f"{name}-{i + 1}": "/Tx" for i in range(len(blanks))}
        elif kind == "signature":
            fields |= signature(name, words)
    return fields


def walk(field, name=""):
    if "/T" in field:
        name = f"{name}.{field.T}" if name else str(field.T)
    kids = list(field.get("/Kids", []))
    if kids and all("/T" in kid for kid in kids):
        for kid in kids:
            yield from walk(kid, name)
    else:
        yield name, field, kids or [field]


def read_by_poppler(file):
    try:
        import gi
        gi.require_version("Poppler", "0.18")
        from gi.repository import Poppler
    except (ImportError, ValueError):
        return None
    pdf = Poppler.Document.new_from_file(f"file://{file.resolve()}", None)
    return {found.field.get_name() for page in range(pdf.get_n_pages())
            for found in pdf.get_page(page).get_form_field_mapping()}


def mupdf_names(file):
    return set(re.findall(r"^ *Name: \((.*)\)$", run("mutool", "show", str(file), "form"), re.M))


def inside(box, word):
    left, low, right, high = box
    return left - 1 <= word[0] and word[2] <= right + 1 and low - 2 <= word[1] and word[3] <= high + 2


def words_on(file):
    """Word to its box, counted from the bottom, and its page."""
    found, page, height = {}, -1, 0
    for line in run("pdftotext", "-bbox", str(file), "-").splitlines():
        if start := re.search(r'<page width="[\d.]+" height="([\d.]+)"', line):
            page, height = page + 1, float(start[1])
        elif word := re.search(r'xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*)</word>', line):
            x0, y0, x1, y1 = map(float, word.groups()[:4])
            found[word[5]] = (page, (x0, height - y1, x1, height - y0))
    return found


def dark(picture, box):
    """How much ink there is within a box, in a picture of 72 dots to the inch."""
    width, height, rows = picture
    left, low, right, high = (round(edge) for edge in box)
    return sum(255 - rows[y * width + x] for y in range(height - high + 2, height - low - 2) for x in range(left + 2, right - 2))


def pictures_of(file, folder):
    run("pdftoppm", "-gray", "-r", "72", str(file), str(folder / file.stem))
    pages = []
    for path in sorted(folder.glob(f"{file.stem}-*.pgm")):
        head = re.match(rb"P5\s+(\d+)\s+(\d+)\s+255\s", data := path.read_bytes())
        pages.append((int(head[1]), int(head[2]), data[head.end():]))
    return pages


def fill(file, folder):
    """What is wrong with the entries of a form in which every field was filled."""
    pdf = pikepdf.open(file)
    pages = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
    entries, boxes = {}, []
    for number, (name, field, widgets) in enumerate(pair for root in pdf.Root.AcroForm.Fields for pair in walk(root)):
        box = [float(edge) for edge in widgets[-1].Rect]
        if field.FT == "/Tx":
            in_boxes = int(field.get("/Ff", 0)) & 1 << 24  # letters far from each other are no word
            word = "ŵ" if in_boxes else f"ŵΩ{number}"
            field.V = pikepdf.String(word)
            entries[word] = name, pages[widgets[-1].P.objgen], box
        elif field.FT == "/Btn":
            state = next(key for key in widgets[-1].AP.N.keys() if key != "/Off")
            field.V = widgets[-1].AS = pikepdf.Name(state)
            boxes.append((name, pages[widgets[-1].P.objgen], box))
    ticked, typed = folder / "ticked.pdf", folder / "typed.pdf"
    pdf.save(ticked)
    pdf.Root.AcroForm.NeedAppearances = True
    pdf.save(typed)
    words = words_on(typed)
    wrong = [f"{name}: '{word}' is at {words.get(word)}, not in {box} of page {page}" for word, (name, page, box)
             in entries.items() if word not in words or words[word][0] != page or not inside(box, words[word][1])]
    empty, full = pictures_of(file, folder), pictures_of(ticked, folder)
    wrong += [f"{name}: a box that was ticked looks as before" for name, page, box in boxes
              if dark(full[page], box) < dark(empty[page], box) + 2000]
    return wrong


if not forms:
    holding.check("there are printed forms of the draft (make)", False)
    holding.close()
known, nameless = tree_of_forms(), unnamed()
by_pdfjs = json.loads(run("node", "tests/steps/pdf_fields.mjs", *map(str, forms)) or "[]")
holding.check("pdf.js reads the forms", len(by_pdfjs) == len(forms))
with tempfile.TemporaryDirectory() as folder:
    for number, file in enumerate(forms):
        expected = fields_of(known[file.stem])
        pdf = pikepdf.open(file)
        found = {name: field for root in pdf.Root.AcroForm.Fields for name, field, _ in walk(root)}
        holding.check(f"{file.stem}: the fields of the source, each of its kind",
                      {name: str(field.FT) for name, field in found.items()} == expected,
                      sorted({name: str(field.FT) for name, field in found.items()}.items() ^ expected.items()))
        holding.check(f"{file.stem}: in their order", list(found) == list(expected))
        holding.check(f"{file.stem}: every field has a tool tip", all(str(field.TU) for field in found.values()))
        poppler = read_by_poppler(file)
        if poppler is None:
            holding.skip("poppler's own list of fields: its bindings are not there")
        for reader, names in ("mupdf", mupdf_names(file)), ("pdf.js", set(by_pdfjs[number])), ("poppler", poppler):
            if names is not None:
                holding.check(f"{file.stem}: {reader} lists the same fields", names == set(expected),
                              sorted(names ^ set(expected)))
        holding.hold(f"{file.stem}: what is filled in stands in its field", fill(file, pathlib.Path(folder)))
holding.close()
