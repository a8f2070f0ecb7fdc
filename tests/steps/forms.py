#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""One form in three outputs: the web page, the Word file and the PDF ask for the same, held against the dump of the
model: names, types, labels, order, options, what is required, hints. And what was filled in comes back."""
import csv
import hashlib
import html.parser
import io
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
import zipfile

HERE = sys.path.pop(0)  # the steps have a numbers.py, which is not the one that pikepdf needs
import pikepdf

sys.path.insert(0, HERE)
from holding import check, close, hold

ROOT = pathlib.Path(__file__).resolve().parents[2]
BIN = pathlib.Path(os.environ.get("BUILD", ROOT / "build")) / "bin"
WORK = pathlib.Path(tempfile.mkdtemp())
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
K = "{urn:keeling:forms}"


def run(program, *arguments, status=0):
    done = subprocess.run([BIN / program, *map(str, arguments)], capture_output=True, check=False, cwd=WORK)
    check(f"{program} {arguments}: status {done.returncode}, not {status}", done.returncode == status, done.stderr.decode())
    return done.stdout, done.stderr.decode()


# ---- the model: (name, type, label, options, required, hint) of each entry, in order
SIGNS = [("", "signature", "Signature"), ("-name", "text", "Name"), ("-role", "text", "Post"), ("-date", "date", "Date")]


def plain(node):
    text = node.get("text", "") if node["kind"] != "blank" else node["name"]
    return text or "".join(plain(child) for child in node.get("children", []))


def children(node, kind):
    return [child for child in node.get("children", []) if child["kind"] == kind]


def words(node, kind):
    found = children(node, kind)
    return plain(found[0]) if found else ""


def blanks(node):
    for child in node.get("children", []):
        if child["kind"] == "blank":
            yield child
        elif child["kind"] != "field":
            yield from blanks(child)


def entries(field):
    kind, name, label, hint = field["type"], field["id"], words(field, "label"), words(field, "hint")
    hint = f"At most {field['boxes']} characters. {hint}".strip() if "boxes" in field else hint
    required = field.get("required", False)
    if kind in ("group", "office"):
        for child in children(field, "field"):
            yield from entries(child)
    elif kind == "statement":
        found = list(blanks(field))
        for i, blank in enumerate(found, 1):
            yield (name if len(found) == 1 else f"{name}-{i}", blank["type"], blank["name"], (), required, hint)
    elif kind == "choices":
        for i, option in enumerate(children(field, "option"), 1):
            yield (f"{name}-{i}", "tick", plain(option), (), False, hint)
    elif kind == "rows":
        columns = []  # each with its options, which follow it
        for child in field.get("children", []):
            if child["kind"] == "column":
                columns.append((child, []))
            elif child["kind"] == "option":
                columns[-1][1].append(plain(child))
        for row in range(1, field["count"] + 1):
            for i, (column, options) in enumerate(columns, 1):
                yield (f"{name}-{row}-{i}", column["type"], plain(column), tuple(options), False, hint)
    elif kind == "signature":
        for end, type_, part in SIGNS:
            if (end != "-name" or field.get("name") != "no") and (end != "-role" or field.get("role")):
                yield (name + end, type_, part, (), required, hint)
    elif kind not in ("note", "privacy"):
        yield (name, kind, label, tuple(map(plain, children(field, "option"))), required, hint)


def forms_of(node):
    """(id, entries) of each form."""
    def walk(at, part):
        part = at.get("id", part) if at["kind"] in ("document", "appendix") else part
        if at["kind"] == "form":
            yield at.get("id", part), [e for f in children(at, "field") for e in entries(f)]
        for child in at.get("children", []):
            yield from walk(child, part)
    return list(walk(node, None))


# ---- the page
class Page(html.parser.HTMLParser):
    """Elements as a tree: [tag, attributes, children, parent]; text as str."""
    VOID = {"meta", "link", "input", "br", "img", "hr", "col"}

    def __init__(self, text):
        super().__init__()
        self.root = self.at = ["", {}, [], None]
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        node = [tag, dict(attrs), [], self.at]
        self.at[2].append(node)
        if tag not in self.VOID:
            self.at = node

    def handle_endtag(self, tag):
        while self.at[0] != tag and self.at[3]:
            self.at = self.at[3]
        self.at = self.at[3] or self.at

    def handle_data(self, data):
        self.at[2].append(data)


def every(node, test):
    for child in node[2]:
        if not isinstance(child, str):
            if test(child):
                yield child
            yield from every(child, test)


def said(node):
    if node[1].get("class") in ("required", "form-of", "screen"):
        return ""
    return "".join(c if isinstance(c, str) else said(c) for c in node[2])


def page_forms(text):
    page = Page(text)
    ids = {n[1]["id"]: n for n in every(page.root, lambda n: "id" in n[1])}
    labels = {n[1]["for"]: n for n in every(page.root, lambda n: n[0] == "label" and "for" in n[1])}

    def hint_of(node):
        while node:
            for id_ in node[1].get("aria-describedby", "").split():
                if not id_.endswith(("_sentence", "_office")):  # that a blank stands in; who fills it in
                    return said(ids[id_])
            if "class" in node[1] and "field" in node[1]["class"].split() and node[0] == "div":
                found = list(every(node, lambda n: n[1].get("class") == "hint"))
                if found:
                    return said(found[0])
            node = node[3] if node[1].get("class") != "group" else None
        return ""

    def said_title(caption):
        return "".join(c if isinstance(c, str) else said(c) for c in caption[2] if isinstance(c, str) or c[1].get("class") != "hint").strip() + ": "

    def entry(node):
        controls = [node] if node[0] == "input" else list(every(node, lambda n: n[0] in ("input", "select", "textarea")))
        first, kind, options = controls[0], node[1]["data-type"], ()
        if first[1].get("type") == "radio":
            options = tuple(said(labels[c[1]["id"]]).strip() for c in controls)
        elif first[0] == "select":
            options = tuple(said(o) for o in every(first, lambda n: n[0] == "option"))[1:]
        legend = [c for c in node[2] if not isinstance(c, str) and c[0] == "legend"]
        label = said(legend[0]) if legend else first[1].get("aria-label") or said(labels[first[1]["id"]])
        label = re.sub(r", row \d+( \(.*\))?$| \(day, month, year\)$", "", label.strip()).strip()
        table = node
        while table and table[0] != "table":
            table = table[3]
        title = [said_title(c) for c in table[2] if not isinstance(c, str) and c[0] == "caption"][0] if table else ""
        if not label.startswith(title):
            label = f"{label} (not of its table)"
        label = label[len(title):]
        above = [node[3]] + [n[3] for n in [node[3], node[3] and node[3][3]] if n]
        sentence = [n for n in above if n and n[1].get("class") == "field statement"]
        required = "required" in first[1] or any(every(sentence[0], lambda n: n[1].get("class") == "required")) if sentence else "required" in first[1]
        names = {c[1]["name"] for c in controls}
        name = node[1]["data-entry"]
        if names != {name} and names != {f"{name}-{part}" for part in ("day", "month", "year")}:
            name = f"{name} (controls {names})"
        return name, kind, label, options, bool(required), hint_of(node)

    return [(form[1]["data-form"], [entry(n) for n in every(form, lambda n: "data-entry" in n[1])])
            for form in every(page.root, lambda n: "data-form" in n[1])]


# ---- the Word file
def word_controls(root):
    """(tag, kind, alias) of each control that holds no other, in order."""
    for sdt in root.iter(W + "sdt"):
        if sum(1 for _ in sdt.iter(W + "sdt")) > 1:
            continue
        properties = sdt.find(W + "sdtPr")
        tag, alias = properties.find(W + "tag"), properties.find(W + "alias")
        if tag is None:
            continue
        text = properties.find(W + "text")
        kind = ("tick" if properties.find(W14 + "checkbox") is not None else "date" if properties.find(W + "date") is not None
                else "choice" if properties.find(W + "dropDownList") is not None
                else "long" if text is not None and text.get(W + "multiLine") == "1" else "text")
        options = tuple(i.get(W + "displayText") for i in properties.iter(W + "listItem") if i.get(W + "value"))
        yield tag.get(W + "val"), kind, alias.get(W + "val"), options


def word_kind(kind, in_rows):
    return {"time": "text", "money": "text", "number": "text", "signature": "text"}.get(kind, "long" if in_rows and kind == "text" else kind)


def word_check(expected, controls, data):
    problems = []
    by_id = {f.get("id"): f for f in data}
    names = [c[0] for c in controls]
    if names != [e[0] for e in expected]:
        problems.append(f"names: {[n for n in names if n not in [e[0] for e in expected]]} {[e[0] for e in expected if e[0] not in names]}")
    for (name, kind, label, options, required, hint), control in zip(expected, controls):
        field = by_id.get(name) if name in by_id else by_id.get(re.sub(r"(-\d+)?-\d+$|-(name|role|date)$", "", name))
        if field is None:
            problems.append(f"{name}: not in the data")
            continue
        row = re.search(r"-(\d+)-\d+$", name)
        part = f"{label}, row {row[1]}" if field.get("type") == "rows" else label
        wanted = (word_kind(kind, field.get("type") == "rows"), options)
        if (control[1], control[3]) != wanted:
            problems.append(f"{name}: {control[1:]}, not {wanted}")
        # What belongs to a whole says so, the whole cut where there is no room for all of it.
        whole = field.get("label") if field.get("type") in ("rows", "choices", "signature") else ""
        said_ = f"{whole}: {part}" if whole else part
        cut = control[2].endswith(f"…: {part}") and said_.startswith(control[2].split("…:")[0]) or control[2] == part[:64]
        if control[2] != said_ and not (len(said_) > 64 and cut) and not (not whole and control[2].endswith(f": {part}")):
            problems.append(f"{name}: is called {control[2]}, not {said_}")
        whole = field.get("type") in ("rows", "choices")
        if not whole and (field.get("required") == "true") != required and field.get("id") == name and field.get("type") == kind:
            problems.append(f"{name}: required in one of them")
        if hint and (field.get("hint") or hint) != hint:
            problems.append(f"{name}: hint {field.get('hint')}, not {hint}")
    return problems


# ---- the PDF
def pdf_fields(path):
    """(name, kind, tip, options, required) of each field, in order; None where there is no form."""
    with pikepdf.open(path) as pdf:
        if "/AcroForm" not in pdf.Root:
            return None
        found = []

        def walk(field, name, inherited):
            facts = {**inherited, **{k: field[k] for k in ("/FT", "/Ff", "/TU", "/Opt") if k in field}}
            name = ".".join(filter(None, [name, str(field["/T"]) if "/T" in field else ""]))
            kids = [k for k in field.get("/Kids", []) if "/T" in k]
            for kid in kids:
                walk(kid, name, facts)
            if kids:
                return
            flags, kind = int(facts.get("/Ff", 0)), str(facts["/FT"])
            kind = ({"/Ch": "choice"}.get(kind) or ("choice" if flags & 1 << 15 or len(field.get("/Kids", [])) > 1 else "tick") if kind != "/Tx"
                    else "long" if flags & 1 << 12 else "text")
            options = tuple(str(o) for o in facts.get("/Opt", []))
            found.append((name, kind, str(facts.get("/TU", "")), options, bool(flags & 2)))

        for field in pdf.Root.AcroForm.Fields:
            walk(field, "", {})
        return found


def pdf_check(expected, fields):
    problems, names, tips = [], [f[0] for f in fields], [f[2] for f in fields]
    problems += [f"says the same as another: {tip}" for tip in sorted(set(tips)) if tips.count(tip) > 1]
    if sorted(names) != sorted(e[0] for e in expected):
        wanted = [e[0] for e in expected]
        problems.append(f"names: {[n for n in names if n not in wanted]} {[n for n in wanted if n not in names]}")
    by_name = {f[0]: f for f in fields}
    for name, kind, label, options, required, _ in expected:
        field = by_name.get(name)
        if not field:
            continue
        same = {"date": "text", "time": "text", "money": "text", "number": "text", "signature": "text"}.get(kind, kind)
        if field[1] != same and not (field[1] == "long" and same == "text"):
            problems.append(f"{name}: {field[1]}, not {same}")
        if label not in field[2] or ".." in field[2]:
            problems.append(f"{name}: says {field[2]}, not {label}")
        if options and field[3] and field[3] != (options if required else ("", *options)):
            problems.append(f"{name}: options {field[3]}")
        if field[4] != required:
            problems.append(f"{name}: required in one of them")
    return problems


# ---- equal
document = ROOT / "content/officer-code"
expected = forms_of(json.loads(run("keeling-build", "--to", "json", document)[0])["edition"])
check("five sources of forms, Form B in two parts", [f[0] for f in expected] == [
    "form-interests", "form-gifts", "form-additional-work", "form-register", "form-annual"], expected)
page = page_forms(run("keeling-build", "--to", "html", document)[0].decode())
check("the page has them all", [f[0] for f in page] == [f[0] for f in expected], page)
for (form, wanted), (_, shown) in zip(expected, page):
    hold(f"{form}: the page", [f"{a}\n      not {b}" for a, b in zip(shown, wanted) if a != b]
         + ([f"{len(shown)} entries, not {len(wanted)}"] if len(shown) != len(wanted) else []))
run("keeling-build", "--to", "docx", "-o", "code.docx", document)
with zipfile.ZipFile(WORK / "code.docx") as package:
    body = ET.fromstring(package.read("word/document.xml"))
    data = ET.fromstring(package.read("customXml/item1.xml"))
controls = list(word_controls(body))
for form, wanted in expected:
    names = {e[0] for e in wanted}
    hold(f"{form}: the Word file", word_check(wanted, [c for c in controls if c[0] in names], data.iter(K + "field")))
check("the Word file asks for nothing else", len(controls) == sum(len(f[1]) for f in expected), len(controls))
run("keeling-forms", "-C", ROOT / "content", "-o", "pack.zip", "--draft", ROOT / "content")
with zipfile.ZipFile(WORK / "pack.zip") as package:
    package.extractall(WORK / "pack")
printed = {}  # each form alone rather than all of them in one file
for fields, path in sorted(((pdf_fields(p) or [], p) for p in (WORK / "pack").rglob("*.pdf")), key=lambda pair: -len(pair[0])):
    printed.update({field[0]: (path, field) for field in fields})
for path in (WORK / "pack").rglob("*.html"):
    alone = page_forms(path.read_text(encoding="utf-8"))
    check(f"{path.name}: alone as in the whole", alone == [f for f in page if f[0] == alone[0][0]] and
          'data-document="officer-code" data-version="3.0"' in path.read_text(encoding="utf-8"), alone)
for path in (WORK / "pack").rglob("*.docx"):
    with zipfile.ZipFile(path) as package:
        custom = package.read("docProps/custom.xml").decode()
    check(f"{path.name}: says its document and version", "officer-code</" in custom and "3.0</" in custom, custom)
with pikepdf.open(WORK / "pack/forms.pdf") as pdf:
    check("all forms in one file: the same", str(pdf.docinfo.get("/KeelingDocument")) == "officer-code", pdf.docinfo)
    check("of one language, said once", str(pdf.Root.Lang) == "en-GB" and b"/Lang" not in b"".join(
        o.unparse() for o in pdf.objects if isinstance(o, pikepdf.Dictionary) and "/S" in o), pdf.Root.Lang)

# ---- forms in two languages: the cover in the constitution's, each form marked with its own
for name, front, label in (("cod", "title: Y Cod\nlanguage: cy", "Enw"), ("code", "title: The Code", "Name")):
    (WORK / "two" / name).mkdir(parents=True)
    (WORK / "two" / name / "document.md").write_text(
        f'---\n{front}\nversion: "1.0"\nstatus: draft\nappendices: [form.md]\n---\n\n1. Words: [](#form-{name}).\n', encoding="utf-8")
    (WORK / "two" / name / "form.md").write_text(
        f"---\ntitle: {label}\nid: form-{name}\n---\n\n```form\n- text: {label}\n```\n", encoding="utf-8")
(WORK / "two/constitution.yaml").write_text("title: C\ncouncil: Y\ndocuments: [cod, code]\n", encoding="utf-8")
run("keeling-forms", "-o", "two.zip", "--draft", WORK / "two")
with zipfile.ZipFile(WORK / "two.zip") as package, pikepdf.open(io.BytesIO(package.read("forms.pdf"))) as pdf:
    parts = [o for o in pdf.objects if isinstance(o, pikepdf.Dictionary) and o.get("/S") == "/Part" and "/Lang" in o]
    check("the cover of two languages is in the constitution's", str(pdf.Root.Lang) == "en-GB" and str(pdf.docinfo["/Title"]) ==
          "Forms to print and fill in", pdf.docinfo)
    check("and the form in the other is marked with its own", [str(part.Lang) for part in parts] == ["cy"], parts)

for form, wanted in expected:
    paths = {printed[e[0]][0] for e in wanted if e[0] in printed}
    if not paths:
        check(f"{form}: a PDF with fields", False)
        continue
    hold(f"{form}: the PDF", pdf_check(wanted, pdf_fields(paths.pop())))

# ---- a printed form says once to those who hear it what the edges of all its pages show: that it is a draft, and of which version
def heard(path):
    shown = subprocess.run(["pdfinfo", "-struct-text", path], capture_output=True, check=True).stdout.decode()
    return re.findall(r'^ +"(.*)"$', shown, re.M)


for path in sorted((WORK / "pack/pdf/officer-code").iterdir()):
    said_ = heard(path)
    check(f"{path.name}: is heard to be a draft, and of what", said_[:2] == ["Draft: not in force", f"{path.stem} · Officer Code of Conduct · Version 3.0"] and
          sum("Draft" in words or "Version" in words for words in said_) == 2, said_)
check("and all forms in one file: each", sum("Draft: not in force" in words for words in heard(WORK / "pack/forms.pdf")) == len(expected))
run("keeling-forms", "-C", ROOT / "content", "--form", "form-interests", "-o", "force.zip", ROOT / "content")
with zipfile.ZipFile(WORK / "force.zip") as package:
    package.extract("pdf/officer-code/form-interests.pdf", WORK / "force")
said_ = heard(WORK / "force/pdf/officer-code/form-interests.pdf")
check("one that is in force: since when", said_[0].startswith("form-interests · Officer Code of Conduct · Version 2.0 · In force from "), said_[:3])

# ---- what goes with a sentence, a note or a privacy notice, and for whom a group is, stands in each of them
(WORK / "words").mkdir()
(WORK / "words/constitution.yaml").write_text("title: C\ncouncil: Y\ncontact: a@y.example\naddress: https://y.example/\n"
                                              "documents:\n  - words\n", encoding="utf-8")
(WORK / "words/words").mkdir()
(WORK / "words/words/document.md").write_text("""---
title: Words
version: "1.0"
status: draft
---

```form
- choice: View
  id: f-x
  options: [Fine, Refused]
- statement: I, [text: full name], declare this on [date: day].
  id: f-s
  required: true
  if: f-x = Fine
  hint: Helping sentence.
- statement: All of it is read.
  required: true
  if: f-x = Fine
- note: Some words.
  hint: Helping note.
- privacy: All is kept.
  hint: Helping privacy.
  if: f-x = Refused
- office: Monitoring Officer
- text: Received
```
""", encoding="utf-8")


def shown_in(format_):
    out_, _ = run("keeling-build", "-C", "words", "--to", format_, "words/words")
    if format_ == "pdf":
        out_ = subprocess.run(["pdftotext", "-", "-"], input=out_, capture_output=True, check=True).stdout.decode()
    elif format_ in ("docx", "odt"):
        with zipfile.ZipFile(io.BytesIO(out_)) as package_:
            body_ = package_.read("word/document.xml" if format_ == "docx" else "content.xml").decode()
        out_ = re.sub(r"<[^>]*>", "", re.sub("</(?:w:p|text:[hp])>", " ", body_))
    else:
        out_ = out_.decode()
    return " ".join(out_.split())


for format_ in ("pdf", "docx", "odt", "markdown"):
    shown = shown_in(format_)
    hold(f"{format_}: words beside those of a field", [w for w in (
        ". (required)", "Helping sentence.", "All of it is read. (required) Only if ‘View’ is ‘Fine’.", "Some words. Helping note.",
        "Only if ‘View’ is ‘Refused’. Helping privacy.") if w not in shown.replace(". * ", ". ")])
    check(f"{format_}: for the office", format_ == "markdown" or "Monitoring Officer For the office to fill in Received" in shown, shown)

(WORK / "words.pdf").write_bytes(run("keeling-build", "-C", "words", "--to", "pdf", "words/words")[0])
tips = {name: tip for name, _, tip, _, _ in pdf_fields(WORK / "words.pdf")}
check("a blank has the condition and the hint of its statement", tips["f-s-2"] ==
      "I, …, declare this on …: day. Only if ‘View’ is ‘Fine’. Helping sentence. DD / MM / YYYY", tips)

# ---- filled forms come back: from the page's JSON
content = ROOT / "content"
gifts = dict(expected)["form-gifts"]
filled = {"format": 1, "form": "form-gifts", "document": "officer-code", "version": "3.0",
          "entries": {e[0]: True if e[1] == "tick" else "2027-03-05" if e[1] == "date" else e[3][-1] if e[3] else f'Ŵ "{e[0]}",\n2' for e in gifts}}
(WORK / "gifts.json").write_text(json.dumps(filled), encoding="utf-8")


def rows(out):
    return list(csv.DictReader(io.StringIO(out.decode(), newline="")))


def answers(out):
    return {r["field"]: r["value"] for r in rows(out)}


def wanted_of(entries_):
    return {k: "true" if v is True else v for k, v in entries_.items()}


out, _ = run("keeling-forms", "--read", "--draft", "-C", content, "gifts.json")
check("JSON comes back as it was", answers(out) == wanted_of(filled["entries"]), out.decode())
check("with its form and version", {(r["document"], r["form"], r["version"]) for r in rows(out)} == {("officer-code", "form-gifts", "3.0")})
out, _ = run("keeling-forms", "--read", "--draft", "--format", "json", "-C", content, "gifts.json")
check("as JSON the same", json.loads(out)[0]["entries"] == wanted_of(filled["entries"]), out.decode())
_, messages = run("keeling-forms", "--read", "-C", content, "gifts.json", status=2)
check("another version is refused", "[filled-version]" in messages and "3.0" in messages and "2.0" in messages, messages)
run("keeling-forms", "--read", "--any-version", "-C", content, "gifts.json")

# ---- from a Word file, with a row that was added there
def word_fill(source, target, values, row_of=None):
    with zipfile.ZipFile(source) as package, zipfile.ZipFile(target, "w") as out_:
        for name in package.namelist():
            part = package.read(name)
            if name == "word/document.xml":
                part = word_filled(part.decode(), values, row_of).encode()
            out_.writestr(name, part)


def word_filled(text, values, row_of):
    for tag, value in values.items():
        start = text.index(f'<w:tag w:val="{tag}"/>')
        end = text.index("</w:sdt>", start)
        control = text[start:end].replace("<w:showingPlcHdr/>", "")
        if value is True:
            control = control.replace('w14:checked w14:val="0"', 'w14:checked w14:val="1"')
        elif re.fullmatch(r"\d{4}-\d\d-\d\d", value):
            control = control.replace("<w:date>", f'<w:date w:fullDate="{value}T00:00:00Z">')
        else:
            shown = value.replace("&", "&amp;").replace("<", "&lt;").replace("\n", "</w:t><w:br/><w:t>")
            control = re.sub(r"<w:t>[^<]*</w:t>", lambda _: f"<w:t>{shown}</w:t>", control, count=1)
        text = text[:start] + control + text[end:]
    if row_of:
        end = "</w:tr></w:sdtContent></w:sdt>"
        at = text.index(f'<w:tag w:val="{row_of}-1-1"/>')
        start = text.rindex("<w:sdt>", 0, text.rindex("<w:tr>", 0, at))
        stop = text.index(end, at) + len(end)
        text = text[:stop] + text[start:stop] + text[stop:]
    return text


values = {"c-name": "A\nB & <C>", "c-kind": "Gift", "c-estimate": True, "c-offered": "2027-03-07", "c-value": "-5",
          "c-actions-1-1": "Supplier", "c-by": '=HYPERLINK("x")'}
word_fill(WORK / "code.docx", WORK / "code-filled.docx", values, row_of="c-actions")
out, messages = run("keeling-forms", "--read", "--draft", "-C", content, "code-filled.docx")
read = answers(out)
wrong = {k: read.get(k) for k, v in wanted_of(values).items() if read.get(k) != v}
check("Word comes back as it was", not wrong, wrong)
check("a row that was added is a row", read.get("c-actions-2-1") == "Supplier" and "c-actions-4-4" in read, read)
check("only the form that was filled in", {r["form"] for r in rows(out)} == {"form-gifts"})
check("a formula is told, and a number is none", messages.count("[filled-formula]") == 1 and "offering" in messages, messages)
(WORK / "=1+1.json").write_text(json.dumps({"document": "officer-code", "version": "=2+2", "entries": {"c-by": "A firm"}}))
_, messages = run("keeling-forms", "--read", "--any-version", "-C", content, "=1+1.json")
check("the name of a file and its version are no formulas either", messages.count("[filled-formula]") == 2 and "the name of this file" in messages
      and "the version of the form" in messages, messages)

# A choice that is not required can be taken back: what the list then says is no answer.
(WORK / "none/d").mkdir(parents=True)
(WORK / "none/constitution.yaml").write_text("title: T\ncouncil: C\ndocuments: [d]\n")
(WORK / "none/d/document.md").write_text('---\ntitle: d\nversion: "1.0"\nstatus: draft\n---\n\n## S\n\n1. x\n\n```form {#f}\n- text: Name\n  id: name\n'
                                         "- choice: Kind\n  id: kind\n  options: [A, B, C, D, E, F, G, H, I]\n```\n")
for kind in ("docx", "pdf", "odt"):
    run("keeling-build", "--to", kind, "-o", f"none.{kind}", "-C", "none", "d")
for chosen, answer in (("Choose one", ""), ("B", "B")):
    word_fill(WORK / "none.docx", WORK / "none-filled.docx", {"name": "N", "kind": chosen})
    out, messages = run("keeling-forms", "--read", "--draft", "-C", "none", "none-filled.docx")
    check("a choice taken back in Word", answers(out) == {"name": "N", "kind": answer} and not messages, (out, messages))
with pikepdf.open(WORK / "none.pdf") as pdf:
    place = next(field for field in pdf.Root.AcroForm.Fields if str(field.T) == "kind")
    check("and in a PDF", [str(option) for option in place.Opt] == ["", *"ABCDEFGHI"], place)
with zipfile.ZipFile(WORK / "none.odt") as package:
    check("and in an OpenDocument file", '<form:option form:label=""/><form:option form:label="A"/>' in package.read("content.xml").decode())

# A form in a section is no form by itself, and whoever asks for it or for all of them hears so.
said_ = "those are printed that are files of their own, listed under 'appendices:'"
_, messages = run("keeling-forms", "--draft", "--form", "f", "-o", "none.zip", "none", status=64)
check("a form in a section can't be asked for", f"the form 'f' stands in a section: {said_}" in messages, messages)
_, messages = run("keeling-forms", "--draft", "-o", "none.zip", "none", status=64)
check("nor is it all there is", f"the form 'f' stands in a section: {said_}" in messages, messages)
(WORK / "none/d/own.md").write_text("---\ntitle: Own\n---\n\n```form\n- text: Own\n```\n")
(WORK / "none/d/document.md").write_text((WORK / "none/d/document.md").read_text().replace("status: draft", "status: draft\nappendices: [own.md]"))
_, messages = run("keeling-forms", "--draft", "-o", "none.zip", "none")
check("and a pack says that it is not in it", f"the form 'f' is not in it, for it stands in a section: {said_}" in messages, messages)

# Word takes no more than 64 characters for a name: what has a longer one, as a label without an id may give it, comes back too.
LONG = "Please describe the nature of the relationship between you and the organisation that made the"


def tag(name):
    return name if len(name) <= 64 else f"{name[:55]}-{hashlib.sha256(name.encode()).hexdigest()[:8]}"


(WORK / "long/d").mkdir(parents=True)
(WORK / "long/constitution.yaml").write_text("title: T\ncouncil: C\ndocuments: [d]\n")
(WORK / "long/d/document.md").write_text('---\ntitle: d\nversion: "1.0"\nstatus: draft\n---\n\n## S\n\n1. x\n\n```form {#f}\n'
                                         f"- text: {LONG} offer\n- text: {LONG} gift\n- choices: {LONG} loan\n  options: [A, B]\n"
                                         f"- rows: {LONG} list\n  columns: [Who, What]\n```\n")
run("keeling-build", "--to", "docx", "-o", "long.docx", "-C", "long", "d")
names = [r["field"] for r in rows(run("keeling-forms", "--read", "--draft", "-C", "long", "long.docx")[0])]
check("all of them are longer", len(names) == 10 and all(len(name) > 64 for name in names), names)
values = {tag(name): str(i) if i not in (2, 3) else True for i, name in enumerate(names)}
check("each has a tag of its own", len(values) == len(names), values)
word_fill(WORK / "long.docx", WORK / "long-filled.docx", values)
out, messages = run("keeling-forms", "--read", "--draft", "-C", "long", "long-filled.docx")
check("long names come back", answers(out) == {name: "true" if i in (2, 3) else str(i) for i, name in enumerate(names)} and not messages, (out, messages))

# ---- from a PDF
first = next((path for path, field in printed.values() if field[0] == "c-name"), None)
if first:
    with pikepdf.open(first) as pdf:
        def put(field, name):
            name = ".".join(filter(None, [name, str(field["/T"]) if "/T" in field else ""]))
            kids = list(field.get("/Kids", []))
            if name == "c-name":
                field.V = pikepdf.String("Ŵ Łódź\r")
            if name == "c-what":
                field.V = pikepdf.String("Tickets\rfor two\r\nand wine\n")
            if name == "c-estimate":
                field.V = pikepdf.Name([k for k in (kids[0] if kids else field).AP.N.keys() if k != "/Off"][0])
            if name == "c-kind":
                on = [k for kid in kids for k in kid.AP.N.keys() if k != "/Off"]
                field.V = pikepdf.Name(on[1]) if on else pikepdf.String("Hospitality")
            for kid in kids:
                if "/T" in kid:
                    put(kid, name)
        for field in pdf.Root.AcroForm.Fields:
            put(field, "")
        pdf.save(WORK / "gifts-filled.pdf")
        pdf.save(WORK / "gifts-locked.pdf", encryption=pikepdf.Encryption(owner="a", user="b"))
    out, _ = run("keeling-forms", "--read", "--draft", "-C", content, "gifts-filled.pdf")
    read = answers(out)
    check("a PDF comes back as it was", [read.get(k) for k in ("c-name", "c-kind", "c-estimate", "c-true", "c-what")]
          == ["Ŵ Łódź", "Hospitality", "true", "false", "Tickets\nfor two\nand wine"], out.decode())
    # A signature is a name that is typed; forms of before had room for one with a certificate.
    signed = [("Ann Other", None), ("signed", pikepdf.Dictionary(Type=pikepdf.Name.Sig, Filter=pikepdf.Name("/Adobe.PPKLite")))]
    for wanted, certificate in signed:
        with pikepdf.open(WORK / "gifts-filled.pdf") as pdf:
            place = next(a for page_ in pdf.pages for a in page_.Annots if str(a.get("/T", "")) == "c-sign")
            check("a signature can be typed", place.FT == "/Tx" and "(type your name)" in str(place.TU), place)
            place.FT, place.V = (pikepdf.Name.Sig, certificate) if certificate else (place.FT, pikepdf.String(wanted))
            pdf.save(WORK / "gifts-signed.pdf")
        out, _ = run("keeling-forms", "--read", "--draft", "-C", content, "gifts-signed.pdf")
        check("and comes back", answers(out).get("c-sign") == wanted, out.decode())
    _, messages = run("keeling-forms", "--read", "--draft", "-C", content, "gifts-locked.pdf", status=2)
    check("an encrypted PDF is refused", "[filled-encrypted]" in messages, messages)
    whole = (WORK / "gifts-filled.pdf").read_bytes()
    (WORK / "cut.pdf").write_bytes(whole[: len(whole) // 2])
    _, messages = run("keeling-forms", "--read", "--draft", "-C", content, "cut.pdf", status=2)
    check("a damaged PDF is refused", "[filled-damaged]" in messages, messages)

# Options that are too long for a PDF's states, or are called as the state of a box without a tick; an answer of several pages.
OPTION = "I have a disclosable pecuniary interest and will leave the meeting while the matter is discussed and voted"
(WORK / "paper/d").mkdir(parents=True)
(WORK / "paper/constitution.yaml").write_text("title: T\ncouncil: C\ndocuments: [d]\n")
(WORK / "paper/d/document.md").write_text('---\ntitle: d\nversion: "1.0"\nstatus: draft\nappendices: [paper.md]\n---\n\n## S\n\n1. x\n')
(WORK / "paper/d/paper.md").write_text(f"---\ntitle: F\n---\n\n```form\n- choice: What\n  id: which\n  options: [{OPTION} upon, {OPTION} on, Off]\n"
                                       "- long: What happened\n  id: what\n  lines: 60\n- text: Another\n  id: what-4\n```\n")
run("keeling-forms", "--draft", "-o", "paper.zip", "paper")
with zipfile.ZipFile(WORK / "paper.zip") as pack:
    paper = pack.read("pdf/paper.pdf")
for number, option in enumerate((f"{OPTION} upon", f"{OPTION} on", "Off")):
    with pikepdf.open(io.BytesIO(paper)) as pdf:
        fields = {str(field.T): field for field in pdf.Root.AcroForm.Fields}
        check("an answer of several pages", {"which", "what", "what-2", "what-4"} <= set(fields) and fields["which"].FT == "/Btn", list(fields))
        fields["which"].V = pikepdf.Name([k for k in fields["which"].Kids[number].AP.N.keys() if k != "/Off"][0])
        for name in fields.keys() - {"which"}:
            fields[name].V = pikepdf.String(f"In {name}")
        pdf.save(WORK / "paper-filled.pdf")
    out, messages = run("keeling-forms", "--read", "--draft", "-C", "paper", "paper-filled.pdf")
    read = answers(out)
    check("an option is its words", read["which"] == option and "none of its options" not in messages, (read, messages))
    check("what goes on on the next page belongs to the answer", read["what"] == "\n".join(f"In {n}" for n in sorted(fields.keys() - {"which", "what-4"})) and read["what-4"] == "In what-4", read)

# ---- what is none
with zipfile.ZipFile(WORK / "code-filled.docx") as package, zipfile.ZipFile(WORK / "untagged.docx", "w") as bare:
    for name in package.namelist():
        part = package.read(name)
        bare.writestr(name, re.sub(rb"<w:tag [^>]*/>", b"", part) if name == "word/document.xml" else part)
out, messages = run("keeling-forms", "--read", "--draft", "-C", content, "untagged.docx", status=2)
check("a Word file whose controls lost their names is told of as that", "content controls of this Word file have lost their names" in messages
      and "as LibreOffice does not" in messages and not out, messages)
(WORK / "note.txt").write_text("A note.\n", encoding="utf-8")
(WORK / "cut.docx").write_bytes((WORK / "code-filled.docx").read_bytes()[:4000])
(WORK / "other.json").write_text('{"format": 1, "document": "officer-code", "version": "3.0", "entries": {"zz": "1"}}', encoding="utf-8")
for name, status, code in (("note.txt", 2, "filled-no-form"), ("cut.docx", 2, "word-refused"), ("other.json", 2, "filled-unknown"),
                           ("absent.pdf", 3, "file-missing"), (".", 3, "file-kind")):
    out, messages = run("keeling-forms", "--read", "--draft", "-C", content, name, status=status)
    check(f"{name} is refused", f"[{code}]" in messages and not out, messages)
filled["entries"]["zz"] = "more"
filled["entries"]["c-kind"] = "Bribe"
filled["entries"]["c-offered"] = "tomorrow"
(WORK / "gifts.json").write_text(json.dumps(filled), encoding="utf-8")
out, messages = run("keeling-forms", "--read", "--draft", "-C", content, "gifts.json")
check("what the form does not ask for, and what is no day, is told", messages.count("[filled-entry]") == 3 and "'zz'" in messages
      and "'Bribe'" in messages and "was answered with 'tomorrow', which is no day, as 05/03/2027 is one: it is left as it stands" in messages
      and answers(out)["c-offered"] == "tomorrow", messages)

(WORK / "large.json").write_text(json.dumps({**filled, "entries": {"c-outcome": "4294967297", "b1-family-1-4294967297": "x"}}), encoding="utf-8")
out, messages = run("keeling-forms", "--read", "--draft", "-C", content, "large.json")
check("a large number counts nothing", "answered with '4294967297'" in messages and "'b1-family-1-4294967297'" in messages
      and "Accepted" not in out.decode(), messages)
# Characters that come with what is pasted, as they are and as escapes.
seen = {"c-by": "Acme\u200bCo\u00adrp\ufeff\u007f\uffff", "c-what": "One\u0085two\u2028three\u2029four \U0001f600 \U0001f469\u200d\U0001f4bb é",
        "c-post": "a/b \"c\" \\u0041 \\"}
read = {"c-by": "AcmeCorp", "c-what": "One\ntwo\nthree\nfour \U0001f600 \U0001f469\u200d\U0001f4bb é", "c-post": "a/b \"c\" \\u0041 \\"}
for ascii in (False, True):
    (WORK / "pasted.json").write_text(json.dumps({**filled, "entries": seen}, ensure_ascii=ascii).replace("a/b", "a\\/b"), encoding="utf-8")
    out, messages = run("keeling-forms", "--read", "--draft", "--format", "json", "-C", content, "pasted.json")
    came = json.loads(out)[0]["entries"]
    check("what is pasted is read", {name: came[name] for name in read} == read, came)
    check("and what nobody can see in it is told", messages.count("[filled-entry]") == 1 and "'c-by' there is a zero-width space (U+200B)" in messages, messages)
(WORK / "half.json").write_text('{"document": "officer-code", "version": "3.0", "entries": {"c-by": "a\\ud83d b\\u0000"}}')
out, _ = run("keeling-forms", "--read", "--draft", "--format", "json", "-C", content, "half.json")
check("half a pair is seen", json.loads(out)[0]["entries"]["c-by"] == "a\ufffd b\ufffd", out)

# ---- a day is the same from each kind of file: in a field, a row and a sentence
DAYS = """- date: First day
  id: f-day
- rows: Bodies
  id: f-rows
  columns: [Body, date: Since]
- statement: It began on [date: day].
  id: f-said
- signature: Officer
  id: f-sign
"""
DAY_NAMES = ("f-day", "f-rows-1-2", "f-said", "f-sign-date")
source = WORK / "words/words/document.md"
source.write_text("---\ntitle: Days\nversion: '1.0'\nstatus: draft\n---\n\n```form {#days}\n" + DAYS + "```\n", encoding="utf-8")
for format_ in ("docx", "pdf"):
    run("keeling-build", "-C", "words", "--to", format_, "-o", f"days.{format_}", "words/words")
word_fill(WORK / "days.docx", WORK / "days-filled.docx", dict.fromkeys(DAY_NAMES, "2027-03-05"))
word_fill(WORK / "days.docx", WORK / "days-typed.docx", dict.fromkeys(DAY_NAMES, "5 March 2027"))
with pikepdf.open(WORK / "days.pdf") as pdf:
    for field in pdf.Root.AcroForm.Fields:
        if str(field.T) in DAY_NAMES:
            field.V = pikepdf.String("05 / 3/2027")
    pdf.save(WORK / "days-filled.pdf")
(WORK / "days.json").write_text(json.dumps({"format": 1, "form": "days", "document": "words", "version": "1.0",
                                            "entries": dict.fromkeys(DAY_NAMES, "2027-03-05")}), encoding="utf-8")
for name in ("days-filled.docx", "days-typed.docx", "days-filled.pdf", "days.json"):
    out, messages = run("keeling-forms", "--read", "--draft", "-C", "words", name)
    read = answers(out)
    check(f"{name}: the same days", [read.get(n) for n in DAY_NAMES] == ["2027-03-05"] * 4 and "warning" not in messages, out.decode() + messages)

# ---- the register
run("keeling-forms", "--draft", "--form", "form-gifts", "-o", "blank-forms.zip", content)
run("keeling-forms", "--register", "register", "--draft", "-C", content)
files = {p.name: p.read_bytes() for p in (WORK / "register").iterdir()}
check("a blank register", sorted(files) == ["additional-work.csv", "gifts-hospitality-and-sponsorship.csv", "interests-and-relationships.csv"]
      and all(f.count(b"\n") == 1 for f in files.values()), files)
filled["entries"] = {"c-by": 'The "Firm", Ltd', "c-link": "Bidder", "c-kind": "Gift", "c-what": "Tickets\nfor two", "c-value": "-5",
                     "c-post": "Officer", "c-outcome": "Refused", "c-offered": "2027-03-07", "c-sign-date": "2027-03-08"}
(WORK / "gifts.json").write_text(json.dumps(filled), encoding="utf-8")
(WORK / "interests.json").write_text(json.dumps({**filled, "form": "form-interests", "entries": {
    "b-post": "Officer", "b-service": "Roads", "b1-contracts-1-1": "A firm", "b1-contracts-1-2": "Signs", "b1-contracts-2-1": "B firm",
    "b1-family-1-1": "Sister", "b2-with": "A Member", "b2-link": "A close friend"}}), encoding="utf-8")
run("keeling-forms", "--register", "register", "--draft", "-C", content, "gifts.json", "interests.json")
table = rows((WORK / "register/gifts-hospitality-and-sponsorship.csv").read_bytes())
check("a gift is an entry", len(table) == 1 and table[0]["Offered by, and link"] == 'The "Firm", Ltd; Bidder'
      and table[0]["Description and value"] == "Gift; Tickets\nfor two; -5" and table[0]["Dates offered and declared"] == "2027-03-07; 2027-03-08", table)
table = rows((WORK / "register/interests-and-relationships.csv").read_bytes())
check("each interest is an entry, of its kind", [(r["Kind"], r["Description"], r["Post and team"]) for r in table] == [
    ("contract", "A firm; Signs", "Officer; Roads"), ("contract", "B firm", "Officer; Roads"), ("relationship", "Sister", "Officer; Roads"),
    ("relationship", "A Member; A close friend", "Officer; Roads")], table)
before = {p.name: p.read_bytes() for p in (WORK / "register").iterdir()}
_, messages = run("keeling-forms", "--register", "register", "--draft", "-C", content, "gifts.json", "interests.json")
check("the same again adds nothing", before == {p.name: p.read_bytes() for p in (WORK / "register").iterdir()} and "5 were there" in messages, messages)
# What a spreadsheet saves, with the mark of UTF-8, other line ends, quotation marks only where they are needed, or without a last
# line end, is gone on with in its own way.
GIFTS = WORK / "register/gifts-hospitality-and-sponsorship.csv"
own = GIFTS.read_bytes()
lines = list(csv.reader(io.StringIO(own.decode(), newline="")))
filled["entries"] = {"c-by": "A third firm", "c-what": "Flowers\nand wine"}
(WORK / "third.json").write_text(json.dumps(filled), encoding="utf-8")
for kind, bom, ending, quoting, end in (("BOM", b"\xef\xbb\xbf", "\r\n", csv.QUOTE_ALL, True), ("few quotes", b"", "\r\n", csv.QUOTE_MINIMAL, True),
                                        ("LF", b"", "\n", csv.QUOTE_MINIMAL, True), ("no end", b"\xef\xbb\xbf", "\n", csv.QUOTE_ALL, False)):
    saved = io.StringIO(newline="")
    csv.writer(saved, lineterminator=ending, quoting=quoting).writerows(lines)
    text = bom + saved.getvalue().encode()
    text = text if end else text.rstrip(b"\r\n")
    GIFTS.write_bytes(text)
    _, messages = run("keeling-forms", "--register", "register", "--draft", "-C", content, "gifts.json")
    check(f"{kind}: what is there is there, and its bytes are kept", GIFTS.read_bytes().rstrip(b"\r\n") == text.rstrip(b"\r\n")
          and "0 entries were added" in messages, messages)
    _, messages = run("keeling-forms", "--register", "register", "--draft", "-C", content, "third.json")
    now = GIFTS.read_bytes()
    check(f"{kind}: a new entry is added in the same way", now.startswith(text) and "1 entries were added" in messages
          and now.endswith(b'"' + ending.encode()) and (ending != "\n" or b"\r" not in now.replace(text, b""))
          and list(csv.reader(io.StringIO(now.decode("utf-8-sig"), newline="")))[:-1] == lines, now)
GIFTS.write_bytes(own.replace(b'"Post","Offered by, and link"', b'"Offered by, and link","Post"', 1))
_, messages = run("keeling-forms", "--register", "register", "--draft", "-C", content, "third.json", status=2)
check("columns in another order are told of", "are not those of the register, or stand in another order" in messages, messages)
GIFTS.write_bytes(own)
# A form that nobody filled in, beside one that is: the one is told, the other added.
for name in ("blank-gifts.pdf", "blank-gifts.docx"):
    with zipfile.ZipFile(WORK / "blank-forms.zip") as pack:
        (WORK / name).write_bytes(pack.read(f"{pathlib.Path(name).suffix[1:]}/officer-code/form-gifts{pathlib.Path(name).suffix}"))
filled["entries"] = {"c-name": "An Officer", "c-true": "true"}
(WORK / "outside.json").write_text(json.dumps(filled), encoding="utf-8")
filled["entries"] = {"c-by": "Another firm"}
(WORK / "another.json").write_text(json.dumps(filled), encoding="utf-8")
BLANK = "this form is not filled in, so that nothing of it is added to the register"
for name, words in (("blank-gifts.pdf", BLANK), ("blank-gifts.docx", BLANK), ("outside.json", "nothing that the register asks for is filled in in this form")):
    _, messages = run("keeling-forms", "--register", "register", "--draft", "-C", content, name)
    check(f"{name}: nothing is added and it is told", before == {p.name: p.read_bytes() for p in (WORK / "register").iterdir()}
          and f"{name}: warning: {words}" in messages and messages.count("[filled-blank]") == 1 and "0 entries were added" in messages, messages)
_, messages = run("keeling-forms", "--register", "register", "--draft", "-C", content, "blank-gifts.pdf", "another.json", "blank-gifts.docx")
table = rows((WORK / "register/gifts-hospitality-and-sponsorship.csv").read_bytes())
check("others in the run are added", len(table) == 2 and table[1]["Offered by, and link"] == "Another firm" and messages.count("[filled-blank]") == 2
      and "1 entries were added" in messages, messages)
before = {p.name: p.read_bytes() for p in (WORK / "register").iterdir()}
filled["entries"] = {"c-by": '=HYPERLINK("x")', "c-post": "Officer", "c-kind": "Gift"}
(WORK / "gifts.json").write_text(json.dumps(filled), encoding="utf-8")
_, messages = run("keeling-forms", "--register", "register", "--draft", "-C", content, "gifts.json", status=2)
check("a formula is refused, and nothing is written", "[register-formula]" in messages
      and before == {p.name: p.read_bytes() for p in (WORK / "register").iterdir()}, messages)
(WORK / "register/additional-work.csv").write_text("Other,columns\n", encoding="utf-8")
_, messages = run("keeling-forms", "--register", "register", "--draft", "-C", content, status=2)
check("other columns are not written under", "[register-file]" in messages, messages)
(WORK / "register/additional-work.csv").write_bytes(before["additional-work.csv"] + b"a\0b\r\nold entry\r\n")
_, messages = run("keeling-forms", "--register", "register", "--draft", "-C", content, "interests.json", status=2)
check("a table with NUL characters is left alone", "[register-file]" in messages and "NUL" in messages
      and (WORK / "register/additional-work.csv").read_bytes().endswith(b"old entry\r\n"), messages)
run("keeling-forms", "--register", "register", "-C", content, status=64)

# What stands in the place of a table and is none is neither replaced nor read; rights are those of the table, or of the folder.
real, linked, table = WORK / "shared-drive", WORK / "linked", "gifts-hospitality-and-sponsorship.csv"
for folder in (real, linked):
    folder.mkdir(mode=0o755)
run("keeling-forms", "--register", real, "--draft", "-C", content, "third.json")
(real / table).chmod(0o600)
(linked / table).symlink_to(real / table)
kept = (real / table).read_bytes()
_, messages = run("keeling-forms", "--register", "linked", "--draft", "-C", content, "another.json", status=3)
check("a table that is a link is refused", f"linked/{table}: failure: this is a link to another place" in messages and "[file-kind]" in messages, messages)
check("the link stays one, and where it leads nothing is changed", (linked / table).is_symlink() and (real / table).read_bytes() == kept
      and [p.name for p in linked.iterdir()] == [table])
(linked / table).unlink()
for what, make in (("a folder", lambda p: (p.mkdir(), (p / "mine.txt").write_text("mine"))), ("a pipe", os.mkfifo)):
    make(linked / "additional-work.csv")
    _, messages = run("keeling-forms", "--register", "linked", "--draft", "-C", content, "third.json", status=3)
    check(f"{what} in the place of a table is refused", "linked/additional-work.csv: failure: a file is expected here, and this is none" in messages, messages)
    check(f"{what} stays", [p.name for p in linked.iterdir()] == ["additional-work.csv"])
    shutil.rmtree(linked / "additional-work.csv") if what == "a folder" else (linked / "additional-work.csv").unlink()
run("keeling-forms", "--register", "shared-drive", "--draft", "-C", content, "another.json")
check("a table keeps its rights", (real / table).stat().st_mode & 0o777 == 0o600 and (real / table).read_bytes() != kept)
for folder_mode, mask, mode in ((0o777, 0o022, 0o664), (0o755, 0o077, 0o600), (0o770, 0o022, 0o660), (0o755, 0o022, 0o644)):
    shutil.rmtree(linked)
    linked.mkdir()
    linked.chmod(folder_mode)
    before_mask = os.umask(mask)
    run("keeling-forms", "--register", "linked", "--draft", "-C", content, "third.json")
    os.umask(before_mask)
    check(f"new tables in a folder {folder_mode:o} with the umask {mask:03o}: {mode:o}", all(p.stat().st_mode & 0o777 == mode for p in linked.iterdir()),
          [oct(p.stat().st_mode) for p in linked.iterdir()])

# Two documents with a register each: all is written, or nothing.
two = WORK / "two"
for name in "ab":
    (two / name).mkdir(parents=True)
    (two / name / "document.md").write_text(f'---\ntitle: {name}\nversion: "1.0"\nstatus: draft\nappendices: [form.md, reg.md]\n---\n\n## S\n\n1. x\n')
    (two / name / "form.md").write_text(f"---\ntitle: F\n---\n\n```form {{#f{name}}}\n- text: Name\n  id: name{name}\n```\n")
    (two / name / "reg.md").write_text(f"---\ntitle: R\n---\n\n```form {{#r{name}}}\n- rows: Register {name}\n  id: rows{name}\n  columns: [Who]\n```\n")
    (two / name / "register.yaml").write_text(f"form: r{name}\nentries:\n  - form: f{name}\n    part: rows{name}\n    columns:\n      Who: name{name}\n")
    (WORK / f"r{name}.json").write_text(json.dumps({"document": name, "version": "1.0", "entries": {f"name{name}": "Head of Service"}}))
(two / "constitution.yaml").write_text("title: T\ncouncil: C\ndocuments: [a, b]\n")
(WORK / "formula.json").write_text(json.dumps({"document": "b", "version": "1.0", "entries": {"nameb": "=1+1"}}))
_, messages = run("keeling-forms", "-C", two, "--draft", "--register", "both", "ra.json", "formula.json", status=2)
check("of two registers none is written where one is refused", "[register-formula]" in messages and not (WORK / "both").exists(), messages)
run("keeling-forms", "-C", two, "--draft", "--register", "both", "ra.json", "rb.json")
check("two registers", {p.name: p.read_text().count("Head of Service") for p in (WORK / "both").iterdir()} == {"register-a.csv": 1, "register-b.csv": 1})
for name in "ab":  # the same columns under the same name are one table
    (two / name / "reg.md").write_text((two / name / "reg.md").read_text().replace(f"Register {name}", "Register"))
run("keeling-forms", "-C", two, "--draft", "--register", "one", "ra.json", "rb.json")
check("one table of two registers", [p.read_text() for p in (WORK / "one").iterdir()] == ['"Who"\n"Head of Service"\n'])
# What is ticked is filled in and what is not is not, in `only:` as in a column; choices are the words of their options, and a
# form may have more rows than any that we print.
ticked = WORK / "ticked"
(ticked / "a").mkdir(parents=True)
(ticked / "constitution.yaml").write_text("title: T\ncouncil: C\ndocuments: [a]\n")
(ticked / "a/document.md").write_text('---\ntitle: a\nversion: "1.0"\nstatus: draft\nappendices: [form.md, reg.md]\n---\n\n## S\n\n1. x\n')
(ticked / "a/form.md").write_text("---\ntitle: F\n---\n\n```form {#f}\n- text: Name\n  id: name\n- tick: I have an interest\n  id: has\n"
                                  "- choices: Kinds\n  id: kinds\n  options: [Land, Shares, Other]\n"
                                  "- rows: Bodies\n  id: bodies\n  columns: [Body]\n```\n")
(ticked / "a/reg.md").write_text("---\ntitle: R\n---\n\n```form {#r}\n" + "".join(
    f"- rows: By {part}\n  id: by-{part}\n  columns:\n    - text: 'Who, and \"why\" \\*so\\*'\n    - choice: Kinds [Land, \"Shares, other\"]\n"
    for part in ("tick", "rows", "choices", "row")) + "```\n")
(ticked / "a/register.yaml").write_text("form: r\nentries:\n" + "".join(
    f"  - form: f\n    part: by-{part}\n    {rule}\n    columns:\n      'Who, and \"why\" *so*': {who}\n      Kinds: kinds\n"
    for part, rule, who in (("tick", "only: has", "name"), ("rows", "only: bodies", "name"), ("choices", "only: kinds", "name"),
                            ("row", "only: has\n    rows:\n      bodies: body", "row"))))
entries = {"name": "Ann", "has": "", "kinds-1": "true", "kinds-2": "", "kinds-3": "true", **{f"bodies-{i}-1": f"Body {i}" for i in range(1, 1203)}}
for name, has in (("unticked", ""), ("ticked", "true")):
    (WORK / f"{name}.json").write_text(json.dumps({"document": "a", "version": "1.0", "entries": entries | {"has": has}}))
    run("keeling-forms", "-C", ticked, "--draft", "--register", f"by-{name}", f"{name}.json")
    found = {p.stem: rows(p.read_bytes()) for p in (WORK / f"by-{name}").iterdir()}
    check(f"{name}: a tick that must be ticked", len(found["by-tick"]) == len(has and "1"), found["by-tick"])
    check(f"{name}: rows that must be filled in", len(found["by-rows"]) == 1, found["by-rows"])
    check(f"{name}: choices are the words that are ticked", [row["Kinds"] for row in found["by-choices"]] == ["Land; Other"], found["by-choices"])
    check(f"{name}: every row", len(found["by-row"]) == (1202 if has else 0), len(found["by-row"]))
run("keeling-forms", "--draft", "--blank-register", "-o", "ticked.zip", ticked)
with zipfile.ZipFile(WORK / "ticked.zip") as pack:
    (WORK / "ticked.pdf").write_bytes(pack.read("register/register.pdf"))
printed = subprocess.run(["pdftotext", WORK / "ticked.pdf", "-"], capture_output=True, check=True).stdout.decode()
(ticked / "a/reg.md").write_text((ticked / "a/reg.md").read_text().replace("```form {#r}\n", "```form {#r}\n- choice: Area\n  id: area\n"
                                                                                   "  options: [Adults & Children, 'Adults, Children']\n"))
(ticked / "a/register.yaml").write_text("service-areas: area\n" + (ticked / "a/register.yaml").read_text())
run("keeling-forms", "--draft", "--service-area", "all", "--blank-register", "-o", "alike.zip", ticked)
with zipfile.ZipFile(WORK / "alike.zip") as pack:
    names = pack.namelist()
check("service areas of the same letters have files of their own", {"forms-adults-children.pdf", "forms-adults-children-2.pdf",
      "register/register-adults-children.pdf", "register/register-adults-children-2.pdf"} <= set(names), names)
check("a blank register has the words of its columns as they are", "".join('Who, and "why" *so*'.split()) in "".join(printed.split()), printed[:500])
check("and the options of a column of choices", "Shares, other" in " ".join(printed.split()), printed[:500])
run("keeling-forms", "--register", "register", "-o", "x.csv", "-C", content, status=64)

# ---- a long answer is printed whole
LONG = {"b-name": "Alexandra Wilhelmina Featherstonehaugh-Cholmondeley", "b1-contracts-1-1": "Bridges and rivers and highways and parks",
        "b1-other": " ".join(f"word{i}" for i in range(1, 111))}
with pikepdf.open(WORK / "pack/pdf/officer-code/form-interests.pdf") as pdf:
    rects = {}
    for number, page_ in enumerate(pdf.pages):
        for place in page_.Annots:
            name = str(place.get("/T", ""))
            if name in LONG:
                place.V = pikepdf.String(LONG[name])
                rects[name] = (number, [float(c) for c in place.Rect], float(page_.MediaBox[3]))
    pdf.Root.AcroForm.NeedAppearances = True
    pdf.save(WORK / "long.pdf")
check("the fields of long answers are there", set(rects) == set(LONG), rects)
boxes = subprocess.run(["pdftotext", "-bbox", WORK / "long.pdf", "-"], capture_output=True, check=True).stdout.decode().split("<page ")[1:]
for name, (number, (left, low, right, high), top) in rects.items():
    shown = " ".join(w for x0, y0, x1, y1, w in re.findall(r'<word xMin="(.*?)" yMin="(.*?)" xMax="(.*?)" yMax="(.*?)">(.*?)</word>', boxes[number])
                     if left <= float(x0) and float(x1) <= right and low <= top - float(y1) and top - float(y0) <= high)
    check(f"{name}: all of it is in its place", LONG[name] in shown, shown)

# ---- boxes for a number, and short rows in three tables
with pikepdf.open(WORK / "pack/pdf/officer-code/form-additional-work.pdf") as pdf:
    places = {str(field.T): field for field in pdf.Root.AcroForm.Fields}
    number, first, fourth, last = (places[f"d-{name}"] for name in ("number", "pattern-1-1", "pattern-4-1", "pattern-7-1"))
    check("a number has a box for each of its characters", int(number.Ff) & 1 << 24 and int(number.MaxLen) == 7, number)
    check("none of them is narrower than 4.8 mm, nor lower than 8", float(number.Rect[2] - number.Rect[0]) >= 7 * 13.6
          and float(number.Rect[3] - number.Rect[1]) >= 22.67, number.Rect)
    check("the fourth and the seventh row of short ones stand beside the first", first.Rect[1] == fourth.Rect[1] == last.Rect[1]
          and first.Rect[2] < fourth.Rect[0] and fourth.Rect[2] < last.Rect[0], [first.Rect, fourth.Rect, last.Rect])
    check("the form takes two pages, and no room to write in is lower than 8 mm", len(pdf.pages) == 2 and all(
        float(place.Rect[3] - place.Rect[1]) >= 22.67 for page in pdf.pages for place in page.Annots
        if place.get("/FT") == "/Tx"))
    order = [str(annotation.T) for annotation in pdf.pages[0].Annots if str(annotation.get("/T", "")).startswith("d-pattern")]
    check("they are gone through one after the other", order == [f"d-pattern-{row}-{column}" for row in range(1, 8) for column in (1, 2, 3)], order)

# ---- a pack for service areas, with a blank register
def words_of(path, page):
    return subprocess.run(["pdftotext", "-layout", "-f", str(page), "-l", str(page), path, "-"], capture_output=True, check=True).stdout.decode()


for name in ("areas.zip", "again.zip"):
    run("keeling-forms", "--draft", "--service-area", "Public Health", "--service-area", "Finance", "--blank-register", "--form",
        "form-annual", "--form", "form-gifts", "-o", name, content)
check("a pack for service areas: the same bytes again", (WORK / "areas.zip").read_bytes() == (WORK / "again.zip").read_bytes())
with zipfile.ZipFile(WORK / "areas.zip") as package:
    names = package.namelist()
    package.extractall(WORK / "areas")
    listed = json.loads(package.read("manifest.json"))
singles = [f"{kind}/officer-code/{form}.{kind}" for form in ("form-gifts", "form-annual") for kind in ("pdf", "docx", "html")]
tables = [f"register/{part}.csv" for part in ("interests-and-relationships", "gifts-hospitality-and-sponsorship", "additional-work")]
check("one PDF for each area, the forms once, and the register", names == ["manifest.json", "forms-public-health.pdf", "forms-finance.pdf",
      *singles, "register/register-public-health.pdf", "register/register-finance.pdf", *tables], names)
by_path = {file["path"]: file for file in listed["files"]}
check("the manifest says whose they are", by_path["forms-finance.pdf"]["service_area"] == "Finance"
      and "service_area" not in by_path["pdf/officer-code/form-gifts.pdf"], listed)
check("and counts all pages", listed["pages"] == sum(by_path[n]["pages"] for n in names if n.endswith(".pdf") and "/officer" not in n), listed)
for name, other in (("forms-finance.pdf", "Public Health"), ("register/register-finance.pdf", "Public Health")):
    for page_ in range(1, by_path[name]["pages"] + 1):
        text = words_of(WORK / "areas" / name, page_)
        check(f"{name}, page {page_}: its service area", "Service area: Finance" in text and other not in text, text)
with pikepdf.open(WORK / "areas/register/register-finance.pdf") as pdf:
    check("the register lies on its side", all(p.MediaBox[2] > p.MediaBox[3] for p in pdf.pages))
blank = pdf_fields(WORK / "areas/register/register-finance.pdf")
check("it can be filled in on screen", len(blank) == 17 * (8 + 8 + 7) and blank[0][2].startswith("Entries: Entry number, row 1"), blank[:2])
check("and as CSV it is the one that is kept", all((WORK / "areas" / table).read_text() == (WORK / "register" / table[9:]).read_text().splitlines(True)[0]
      for table in tables[:2]))
_, messages = run("keeling-forms", "--draft", "--service-area", "Finanse", "-o", "x.zip", content, status=64)
check("an area that is not there: the near one", "'Finanse'; there are Finance" in messages, messages)
run("keeling-forms", "--service-area", "Finance", "-o", "x.zip", content, status=64)
run("keeling-forms", "--read", "--draft", "--blank-register", "-C", content, "gifts.json", status=64)
run("keeling-forms", "--draft", "--service-area", "all", "--form", "form-annual", "-o", "all.zip", content)
with zipfile.ZipFile(WORK / "all.zip") as package:
    check("all areas", sum(name.startswith("forms-") for name in package.namelist()) == 11, package.namelist())

# ---- a register that does not fit its forms is a finding
shutil.copytree(content, WORK / "content")
plan = WORK / "content/officer-code/register.yaml"
sound = plan.read_text(encoding="utf-8")
for old, new, code in (("      Outcome: c-outcome\n", "", "register-column"), ("c-tender, ", "", "register-field"),
                       ("Outcome: c-outcome", "Outcome: c-outcom", "register-name"), ("Outcome: c-outcome", "Result: c-outcome", "register-name"),
                       ("part: e-e3", "part: e-e9", "register-name"),
                       ("service-areas: e-service", "service-areas: e-issues", "register-name"), ("c-tender, ", "c-tander, ", "register-name")):
    plan.write_text(sound.replace(old, new), encoding="utf-8")
    _, messages = run("keeling-check", "content", status=2 if code == "register-name" else 0)
    check(f"{old!r} as {new!r} is told", f"[{code}]" in messages, messages)

shutil.rmtree(WORK)
close()
