#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""A form says the same on a page, in Word, in OpenDocument, in the PDF and on paper: how many characters there are boxes
for, what sums are in, what a list offers, in what order a day is written. In the PDF nothing is chosen until somebody
does, a choice that need not be made can be taken back, and each place to sign comes behind its own words."""
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import zipfile

HERE = sys.path.pop(0)  # the steps have a numbers.py, which is not the one that pikepdf needs
import pikepdf

sys.path.insert(0, HERE)
from holding import check, close, skip

BIN = pathlib.Path(os.environ.get("BUILD", "build")).resolve() / "bin"
WORK = pathlib.Path(tempfile.mkdtemp())
FORM = """---
title: A form
version: "1"
---

```form
- text: Employee number
  id: number
  boxes: 6
  hint: As on your card.
- text: Town
  id: town
  limit: 40
- money: Value
  id: value
- date: Since
  id: since
- choice: Division
  id: division
  options: [Alder, Beech, Cedar, Downs, Edge, Fell, Grove, Heath, Isle]
- choice: Kind
  id: kind
  options: [Gift, Meal]
- choice: Must
  id: must
  required: true
  options: [This, That]
- rows: Payments
  id: payments
  columns: [Payer, money: Sum, date: When, time: From, choice: Pay [Paid, Unpaid], choice: Direct or indirect [Direct, Indirect]]
  count: 3
- signature: Officer
  id: sign
```
"""


def built(kind, *options):
    out = WORK / f"form{len(options)}.{kind}"
    done = subprocess.run([BIN / "keeling-build", "-q", "--to", kind, *options, "-o", out, WORK / "form.md"], capture_output=True, check=False, text=True)
    check(f"a form as {kind}", done.returncode == 0, done.stderr)
    return out


def member(file, name):
    with zipfile.ZipFile(file) as package:
        return package.read(name).decode()


def plain(markup):
    return re.sub(r"<[^>]*>", "", re.sub(r"</(w:p|text:p|p|label|th|caption|legend)>", "\n", markup))


def output(*command):
    return subprocess.run(command, capture_output=True, check=True, text=True).stdout


(WORK / "form.md").write_text(FORM, encoding="utf-8")
page, pdf, word, odt = built("html"), built("pdf"), built("docx"), built("odt")
by_hand, odt_by_hand = built("docx", "--plain"), built("odt", "--plain")
markup = page.read_text(encoding="utf-8")
texts = {
    "page": plain(markup[markup.index('class="form"'):]),
    "pdf": output("pdftotext", pdf, "-"),
    "word": plain(member(word, "word/document.xml")),
    "odt": plain(member(odt, "content.xml")),
    "word by hand": plain(member(by_hand, "word/document.xml")),
    "odt by hand": plain(member(odt_by_hand, "content.xml")),
}
for name, text in texts.items():
    text = " ".join(text.split())
    check(f"{name}: a limit", "At most 40 characters." in text, text)
    check(f"{name}: how many boxes, in the same words, unless they are there", ("At most 6 characters." in text) == (name != "pdf"), text)
    check(f"{name}: a sum has its sign, in a field and in each row", text.count("£") == 4, text)
    check(f"{name}: what can be chosen in a column", "Paid; Unpaid" in text, text)
    check(f"{name}: but not what its head says itself", "Direct; Indirect" not in text, text)
    check(f"{name}: a list is told", all(tree in text for tree in ("Alder", "Edge", "Isle")), text)
for name in ("odt", "word by hand", "odt by hand", "pdf"):
    check(f"{name}: in what order a day is written", "DD / MM / YYYY" in texts[name], texts[name])
check("odt: a day in a table and beside a signature, and a time", texts["odt"].count("DD / MM / YYYY") - texts["odt"].count(". DD / MM / YYYY") >= 3
      and "HH : MM" in texts["odt"], texts["odt"])

# ---- who has both versions before him in Word sees what the boxes were
(WORK / "wide.md").write_text(FORM.replace("boxes: 6", "boxes: 8"), encoding="utf-8")
(WORK / "none.md").write_text(FORM.replace("  boxes: 6\n", ""), encoding="utf-8")
for new, gone, came in (("wide", "6", "8"), ("none", "At most 6 characters.", "")):
    subprocess.run([BIN / "keeling-diff", "-q", "--to", "docx", "-o", WORK / f"{new}.docx", WORK / "form.md", WORK / f"{new}.md"], check=False)
    marked = member(WORK / f"{new}.docx", "word/document.xml")
    removed, inserted = (re.findall(rf"<w:{tag}[^>]*>([^<]*)", marked) for tag in ("delText", "ins [^>]*><w:r>(?:<w:rPr>.*?</w:rPr>)?<w:t"))
    check(f"boxes of {new}: what they were and are", gone in removed and (not came or came in inserted), f"{removed} {inserted}")

# ---- back from Word
subprocess.run([BIN / "keeling-import", "-q", "-o", WORK / "back", word], capture_output=True, check=False)
back = (WORK / "back/document.md").read_text(encoding="utf-8")
check("from Word a column for sums stays one, and what can be chosen is not in its head",
      "[Payer, money: Sum, date: When, From, Pay, Direct or indirect]" in back, back)

# ---- the PDF as it is filled in on screen
RADIO, STAYS = 1 << 15, 1 << 14
with pikepdf.open(pdf) as file:
    fields = {str(field.T): field for field in file.Root.AcroForm.Fields}
    for name in ("kind", "must"):
        field, flags = fields[name], int(fields[name].get("/Ff", 0))
        check(f"{name}: none is chosen", field.V == "/Off" and [str(kid.AS) for kid in field.Kids] == ["/Off"] * 2, field)
        check(f"{name}: each has a look for being let go of", all("/Off" in kid.AP.N for kid in field.Kids), field)
        check(f"{name}: can be taken back, unless it is required", bool(flags & RADIO) == bool(flags & STAYS) == (name == "must"), flags)
    check("how many boxes there are is read out", str(fields["number"].TU) == "Employee number. At most 6 characters. As on your card.", fields["number"].TU)
    check("that one is to be chosen is read out", str(fields["kind"].TU) == "Kind. Choose one", fields["kind"].TU)
    check("the keyboard goes where the text goes", all(one.Tabs == "/S" for one in file.pages))

# ---- and as it comes back: some programs write an answer into its button alone, as Firefox did for long
PRINTED = BIN.parent / "forms/officer-code/draft/form-interests.pdf"
for how in ("the field", "the button", "both", "neither"):
    with pikepdf.open(PRINTED) as file:
        field = next(one for one in file.Root.AcroForm.Fields if one.T == "b2-aware")
        button = field.Kids[0]
        name = next(key for key in button.AP.N.keys() if key != "/Off")
        if how in ("the field", "both"):
            field.V = pikepdf.Name(name)
        if how in ("the button", "both"):
            button.V = button.AS = pikepdf.Name(name)
        file.save(WORK / "filled.pdf")
    read = subprocess.run([BIN / "keeling-forms", "--read", "--draft", "-C", "content", "--format", "json", WORK / "filled.pdf"],
                          capture_output=True, text=True, check=False)
    check(f"an answer in {how}", (f'"{name[1:]}"' in read.stdout) == (how != "neither"), read.stdout[:3000] + read.stderr)


def pressed():
    """What Poppler shows of the buttons of a choice that need not be made, each pressed in turn, and the last again."""
    try:
        import gi
        gi.require_version("Poppler", "0.18")
        from gi.repository import Poppler
    except (ImportError, ValueError):
        return None
    opened = Poppler.Document.new_from_file(f"file://{pdf}", None)
    buttons = [found.field for found in opened.get_page(0).get_form_field_mapping() if found.field.get_name() == "kind"]
    states = []
    for button, on in ((buttons[0], True), (buttons[1], True), (buttons[1], False)):
        button.button_set_state(on)
        states.append([one.button_get_state() for one in buttons])
    return states


states = pressed()
if states is None:
    skip("a choice taken back: no Poppler for python3")
else:
    check("of the buttons one is chosen, the other, and none", states == [[True, False], [False, True], [False, False]], states)
order = re.findall(r'"(Signature|Name|Date)"|(Form)', output("pdfinfo", "-struct-text", pdf).split('"Officer"')[1])
check("each place to sign comes behind its words", [a or b for a, b in order] == ["Signature", "Form", "Name", "Form", "Date", "Form"], order)
close()
