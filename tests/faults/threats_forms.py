# SPDX-License-Identifier: MIT
"""Rows 22 and 48: forms that come back, and the tables that are made of them."""
import csv
import io
import json
import os

import cases

table = cases.Table()
FORM = "---\ntitle: Gifts\nversion: \"1.0\"\nstatus: draft\n---\n\n```form\n- text: By whom\n  id: by\n```\n"
WHOLE = {"constitution.yaml": "title: C\ncouncil: D\nlanguage: en-GB\ndocuments:\n  - a\n", "a/document.md": FORM}
CELLS = {"a formula": '=HYPERLINK("x")', "a plus": "+1+2", "a minus": "-5", "an at": "@SUM(1)", "a tab": "\t=1", "a carriage return": "\r=1", "quotes": 'say "so", then', "a line": "one\ntwo",
         "full width": "\uff1d1+1", "a minus and words": "-5 pounds", "a telephone": "+44 1632 960000", "a blank in front": " =1", "a control sign": "a\x1b[31mb", "words that turn": "a\u202eb"}
for name, value in CELLS.items():
    def the_same(folder, result, value=value):
        """What a program reads from the table is what was filled in, but for what nobody can see."""
        value = value.replace("\x1b", "").replace("\u202e", "").replace("\r", "\n")
        rows = list(csv.reader(io.StringIO(result[1].decode(), newline="")))
        if result[0] == 0 and not any(cell.replace("\r\n", "\n") == value.replace("\r\n", "\n") for row in rows for cell in row):
            yield f"not the same when it is read again: {rows}"
    table.add(22, f"a cell: {name}", "forms --read --draft -C . a.json", {"a.json": json.dumps({"format": 1, "document": "a", "version": "1.0", "entries": {"by": value}}), **WHOLE}, after=the_same)


def whole_pdf(objects, trailer):
    """With its table of references, so that nothing need be mended."""
    out, places = "%PDF-1.7\n", []
    for i, body in enumerate(objects):
        places.append(len(out))
        out += f"{i + 1} 0 obj {body} endobj\n"
    rows = "".join(f"{place:010} 00000 n \n" for place in places)
    return f"{out}xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{rows}trailer {trailer.replace('<<', f'<</Size {len(objects) + 1}', 1)}\nstartxref\n{len(out)}\n%%EOF\n"


def pdf(row, name, objects, trailer="<</Root 1 0 R>>"):
    content = whole_pdf(objects, trailer) if isinstance(objects, list) else objects
    table.add(row, name, "forms --read --draft -C . a.pdf", {"a.pdf": content, **WHOLE}, seconds=3)


CATALOG = "<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[3 0 R]>>>>"
PAGES = "<</Type/Pages/Kids[4 0 R]/Count 1>>"
PAGE = "<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Annots[3 0 R]>>"
pdf(48, "pages that hold themselves", [CATALOG, "<</Type/Pages/Kids[2 0 R]/Count 1>>", "<</FT/Tx/T(a)/V(b)>>"])
pdf(48, "a field that holds itself", [CATALOG, PAGES, "<</T(a)/Kids[3 0 R]>>", PAGE])
pdf(48, "a field that is its own parent", [CATALOG, PAGES, "<</T(a)/FT/Tx/V(b)/Parent 3 0 R>>", PAGE])
pdf(48, "two fields that hold each other", [CATALOG, PAGES, "<</T(a)/Kids[5 0 R]>>", PAGE, "<</T(b)/Parent 3 0 R/Kids[3 0 R]>>"])
pdf(48, "10,000 arrays in each other", [CATALOG, PAGES, "<</T(a)/FT/Tx/V " + "[" * 10000 + "]" * 10000 + ">>", PAGE])
pdf(48, "400 arrays in each other", [CATALOG, PAGES, "<</T(a)/FT/Tx/V " + "[" * 400 + "]" * 400 + ">>", PAGE])
pdf(48, "fields 3,000 deep", [CATALOG, PAGES, "<</T(a)/Kids[5 0 R]>>", PAGE] + [f"<</T(a)/Kids[{i + 6} 0 R]>>" for i in range(3000)])
pdf(48, "fields of one name", ["<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[3 0 R 5 0 R]>>>>", PAGES, "<</T(a)/FT/Tx/V(b)>>", PAGE, "<</T(a)/FT/Tx/V(c)>>"])
pdf(48, "a script", ["<</Type/Catalog/Pages 2 0 R/OpenAction<</S/JavaScript/JS(app.alert(1))>>/AcroForm<</Fields[3 0 R]>>>>", PAGES, "<</T(a)/FT/Tx/V(b)/AA<</K<</S/JavaScript/JS(1)>>>>>>", PAGE])
pdf(48, "XFA", ["<</Type/Catalog/Pages 2 0 R/AcroForm<</XFA(a)/Fields[]>>>>", PAGES, "<</T(a)>>", PAGE])
pdf(48, "encrypted", [CATALOG, PAGES, "<</T(a)/FT/Tx/V(b)>>", PAGE], "<</Root 1 0 R/Encrypt<</Filter/Standard/V 1/R 2/O(" + "a" * 32 + ")/U(" + "b" * 32 + ")/P -1>>/ID[(a)(a)]>>")
pdf(48, "encrypted in an unknown way", [CATALOG, PAGES, "<</T(a)/FT/Tx/V(b)>>", PAGE], "<</Root 1 0 R/Encrypt<</Filter/Other>>>>")
pdf(48, "no root", ["<<>>"], "<<>>")
pdf(48, "a root that is a number", ["7"])
pdf(48, "a table of references that leads to itself", b"%PDF-1.4\nxref\n0 1\n0000000000 65535 f \ntrailer <</Root 1 0 R/Prev 9>>\nstartxref\n9\n%%EOF\n")
pdf(48, "a stream that lies", [CATALOG, PAGES, "<</T(a)/FT/Tx/V 5 0 R>>", PAGE, "<</Length 99999999>>stream\nabc\nendstream"])
pdf(48, "hidden words in an answer", [CATALOG, PAGES, "<</T(a)/FT/Tx/V<FEFF0061202E0062>>>", PAGE])
pdf(48, "a control sign in an answer", [CATALOG, PAGES, "<</T(a)/FT/Tx/V(a\x1b[31mb)>>", PAGE])
pdf(48, "words", b"Words.\n")
pdf(48, "nothing", b"")
pdf(48, "a head alone", b"%PDF-1.7\n")
table.add(48, "a pipe", "forms --read --draft -C . a.pdf", {"a.pdf": os.mkfifo, **WHOLE})
table.add(48, "JSON that only opens", "forms --read --draft -C . a.json", {"a.json": '{"a":' * 100000, **WHOLE})
table.add(48, "JSON that is a list", "forms --read --draft -C . a.json", {"a.json": "[1]", **WHOLE})
