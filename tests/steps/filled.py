#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Filled forms from people who mean no good, and files that merely broke: each is refused with its own words and status 2,
soon, with nothing on standard output; what a PDF or a Word file would do by itself is not done."""
import io
import os
import pathlib
import struct
import subprocess
import sys
import tempfile
import time
import zipfile
import zlib

HERE = sys.path.pop(0)  # the steps have a numbers.py, which is not the one that pikepdf needs
import pikepdf

sys.path.insert(0, HERE)
from holding import check, close

ROOT = pathlib.Path(__file__).resolve().parents[2]
BIN = pathlib.Path(os.environ.get("BUILD", ROOT / "build")) / "bin"
WORK = pathlib.Path(tempfile.mkdtemp())
SLOWEST = 15  # seconds, on a busy machine


def read(name, bytes_, status, code, words=""):
    """Standard output of a reading; what it says must hold the code and the words."""
    (WORK / name).write_bytes(bytes_)
    began = time.monotonic()
    done = subprocess.run([BIN / "keeling-forms", "--read", "--draft", "-C", ROOT / "content", name], capture_output=True,
                          check=False, cwd=WORK, timeout=60)
    said, took = done.stderr.decode(), time.monotonic() - began
    check(f"{name}: status {done.returncode}, not {status}", done.returncode == status, said)
    check(f"{name}: [{code}] {words}", not code and not said or f"[{code}]" in said and words in said and code, said)
    check(f"{name}: {took:.1f} s", took < SLOWEST)
    check(f"{name}: nothing is printed of a file that is refused", status == 0 or not done.stdout, done.stdout)
    return done.stdout.decode()


# ---- PDF: by hand, for no library would write these
INFO = "<</KeelingDocument(officer-code)/KeelingVersion(3.0)>>"


def pdf(*objects, trailer=""):
    """A file of these objects, numbered from 1: the catalogue, the facts, then others."""
    out, places = io.BytesIO(), []
    out.write(b"%PDF-1.7\n")
    for number, body in enumerate(objects, 1):
        places.append(out.tell())
        out.write(f"{number} 0 obj\n".encode() + (body if isinstance(body, bytes) else body.encode()) + b"\nendobj\n")
    start = out.tell()
    out.write(f"xref\n0 {len(places) + 1}\n0000000000 65535 f \n".encode())
    out.write("".join(f"{place:010} 00000 n \n" for place in places).encode())
    out.write(f"trailer<</Size {len(places) + 1}/Root 1 0 R/Info 2 0 R{trailer}>>\nstartxref\n".encode())
    out.write(f"{start if '@' not in trailer else 0}\n%%EOF\n".encode())
    return out.getvalue()


def form(fields, *objects, catalog="", pages="/Pages 3 0 R", acro=""):
    return pdf(f"<</Type/Catalog{pages}/AcroForm<</Fields[{fields}]{acro}>>{catalog}>>", INFO, "<</Type/Pages/Count 0/Kids[]>>", *objects)


good = form("4 0 R", "<</FT/Tx/T(c-by)/V(A firm)>>")
check("a small form is read", "A firm" in read("good.pdf", good, 0, ""))
out = read("pages-loop.pdf", pdf("<</Type/Catalog/Pages 3 0 R/AcroForm<</Fields[4 0 R]>>>>", INFO,
                                 "<</Type/Pages/Count 2/Kids[3 0 R 3 0 R]>>", "<</FT/Tx/T(c-by)/V(A firm)>>"), 0, "")
check("pages that hold themselves are none of our business", "A firm" in out)
deep = "[" * 10000 + "]" * 10000
read("deep-value.pdf", form("4 0 R", f"<</FT/Tx/T(c-by)/V{deep}>>"), 2, "filled-damaged", "ask for it once more")
read("deep-fields.pdf", form("4 0 R", f"<</FT/Tx/T(c-by)/Kids{deep}>>"), 2, "filled-damaged", "ask for it once more")
kids = [f"<</T(a{i})/Kids[{i + 5} 0 R]>>" for i in range(40)]
read("long-chain.pdf", form("4 0 R", *kids, "<</T(b)/V(x)>>"), 2, "filled-damaged", "hold each other")
read("kids-loop.pdf", form("4 0 R", "<</T(a)/Kids[4 0 R]>>"), 2, "filled-damaged", "hold each other")
read("kids-twice.pdf", form("4 0 R", "<</T(a)/Kids[4 0 R 4 0 R 4 0 R]>>"), 2, "filled-damaged")
read("kids-wide.pdf", form("4 0 R " * 200000, "<</FT/Tx/T(c-by)/V(x)>>"), 2, "filled-damaged", "more fields than any form")
read("self.pdf", form("4 0 R", "4 0 R"), 2, "filled-damaged")
text = good.decode()
at = text.rindex("startxref")
read("xref-loop.pdf", text.replace("/Info 2 0 R", f"/Info 2 0 R/Prev {text.index('xref' + chr(10) + '0')}").encode(), 2, "filled-damaged")
read("no-xref.pdf", (text[:at] + "startxref\n0\n%%EOF\n").encode(), 2, "filled-damaged")
read("cut.pdf", good[:len(good) // 2], 2, "filled-damaged")
read("head-only.pdf", b"%PDF-1.7\n", 2, "filled-damaged")
read("no-form.pdf", pdf("<</Type/Catalog/Pages 3 0 R>>", INFO, "<</Type/Pages/Count 0/Kids[]>>"), 2, "filled-no-form", "printed or scanned")
read("empty-form.pdf", form(""), 2, "filled-no-form")
read("xfa.pdf", form("4 0 R", "<</FT/Tx/T(c-by)/V(A firm)>>", acro="/XFA[]"), 2, "filled-no-form", "XFA")
out = read("twins.pdf", form("4 0 R 5 0 R", "<</FT/Tx/T(c-by)/V(One)>>", "<</FT/Tx/T(c-by)/V(Two)>>"), 0, "filled-entry", "filled in twice")
check("of two fields with one name the last counts", "Two" in out and "One" not in out, out)
touched = WORK / "touched"
script = f"/OpenAction<</S/JavaScript/JS(app.launchURL\\('file://{touched}'\\))>>/AA<</WC<</S/Launch/F({touched})>>>>"
out = read("script.pdf", form("4 0 R", f"<</FT/Tx/T(c-by)/V(A firm)/AA<</K<</S/JavaScript/JS(this.submitForm\\('x'\\))>>>>>>", catalog=script), 0, "")
check("its script is not carried out and not told", "A firm" in out and "JavaScript" not in out and not touched.exists(), out)
# An object stream of 700 MB in 700 KB, and a catalogue that stands in it.
packer = zlib.compressobj(9)
packed = packer.compress(b"4 0 ") + b"".join(packer.compress(b" " * (1 << 20)) for _ in range(700)) + packer.flush()
stream = f"<</Type/ObjStm/N 1/First 4/Filter/FlateDecode/Length {len(packed)}>>stream\n".encode() + packed + b"\nendstream"


def with_stream(objects, last):
    """A file whose object 4 lies in the object stream that is object 5, by a cross-reference stream."""
    out_, rows = io.BytesIO(), [struct.pack(">BIH", 0, 0, 65535)]
    out_.write(b"%PDF-1.7\n")
    for number, body in enumerate(objects, 1):
        rows.append(struct.pack(">BIH", 1, out_.tell(), 0))
        out_.write(f"{number} 0 obj\n".encode() + body.encode() + b"\nendobj\n")
    rows.append(struct.pack(">BIH", 2, 5, 0))
    rows.append(struct.pack(">BIH", 1, out_.tell(), 0))
    out_.write(b"5 0 obj\n" + last + b"\nendobj\n")
    start = out_.tell()
    rows.append(struct.pack(">BIH", 1, start, 0))
    data = b"".join(rows)
    out_.write(f"6 0 obj\n<</Type/XRef/Size 7/W[1 4 2]/Root 1 0 R/Info 2 0 R/Length {len(data)}>>stream\n".encode() + data
               + f"\nendstream\nendobj\nstartxref\n{start}\n%%EOF\n".encode())
    return out_.getvalue()


read("bomb.pdf", with_stream(["<</Type/Catalog/Pages 3 0 R/AcroForm<</Fields[4 0 R]>>>>", INFO, "<</Type/Pages/Count 0/Kids[]>>"], stream),
     2, "filled-damaged")
with pikepdf.open(io.BytesIO(good)) as whole:
    for name, password in (("locked.pdf", "secret"), ("owned.pdf", "")):
        kept = io.BytesIO()
        whole.save(kept, encryption=pikepdf.Encryption(user=password, owner="owner"))
        read(name, kept.getvalue(), 2, "filled-encrypted", "without a password")

# ---- Word
subprocess.run([BIN / "keeling-build", "--to", "docx", "-o", WORK / "code.docx", ROOT / "content/officer-code"], check=True)
code = (WORK / "code.docx").read_bytes()


def package(change):
    kept = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(code)) as old, zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = change(name, old.read(name))
            if part is not None:
                new.writestr(name, part, compress_type=zipfile.ZIP_STORED if name == "mimetype" else None)
    return kept.getvalue()


def body(change):
    return package(lambda name, part: change(part) if name == "word/document.xml" else part)


head, _, rest = zipfile.ZipFile(io.BytesIO(code)).read("word/document.xml").partition(b"?>")
lol = b'<!DOCTYPE w [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>'
read("entities.docx", body(lambda part: head + b"?>" + lol + rest), 2, "word-refused")
outside = b'<!DOCTYPE w SYSTEM "file:///etc/passwd">'
read("outside.docx", body(lambda part: head + b"?>" + outside + rest), 2, "word-refused")
nested = b"<w:p>" * 5000 + b"</w:p>" * 5000
read("deep.docx", body(lambda part: part.replace(b"</w:body>", nested + b"</w:body>")), 2, "word-refused")
read("bomb.docx", body(lambda part: part.replace(b"</w:body>", b"<w:p>" + b" " * (40 << 20) + b"</w:p></w:body>")), 2, "word-refused")
read("cut.docx", code[:4000], 2, "word-refused")
read("no-body.docx", package(lambda name, part: None if name == "word/document.xml" else part), 2, "word-refused")
read("old.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), 2, "word-refused", "save it as .docx")
read("locked.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le"), 2, "word-refused", "password")
plain = package(lambda name, part: part.replace(b"<w:sdt>", b"<w:smartTag>").replace(b"</w:sdt>", b"</w:smartTag>"))
read("no-controls.docx", plain, 2, "filled-no-form", "no content controls")

# ---- OpenDocument: what LibreOffice writes of a form that was filled in, put there by hand
subprocess.run([BIN / "keeling-build", "--to", "odt", "-o", WORK / "code.odt", ROOT / "content/officer-code"], check=True)
code = (WORK / "code.odt").read_bytes()


def text(change):
    return package(lambda name, part: change(part) if name == "content.xml" else part)


def answered(part):
    part = part.replace(b'form:name="b-name"', b'form:name="b-name" form:current-value="Ann &amp; Bob"', 1)
    part = part.replace(b'form:name="b1-none"', b'form:name="b1-none" form:current-state="checked"', 1)
    part = part.replace(b'<form:option form:label="Children"/>', b'<form:option form:label="Children" form:current-selected="true"/>', 1)
    part = part.replace(b'form:name="b-review"', b'form:name="b-review" form:current-value="5 March 2027"', 1)
    # A field for days, as forms of earlier versions have it.
    at = part.index(b'form:name="b-sign-date"')
    start, end = part.rindex(b"<form:text ", 0, at), part.index(b"</form:text>", at) + len(b"</form:text>")
    day = part[start:end].replace(b"form:text", b"form:date").replace(b'form:name="b-sign-date"', b'form:name="b-sign-date" form:current-value="2027-02-18T00:00:00"')
    return part[:start] + day + part[end:]


out = read("answered.odt", text(answered), 0, "")
for answer in ('"b-name","Full name","Ann & Bob"', '"b1-none","I have no interests to declare.","true"', '"b-directorate","Directorate","Children"', '"Review date","2027-03-05"', ',"2027-02-18"'):
    check(f"an OpenDocument form says {answer}", answer in out, out)
read("entities.odt", text(lambda part: part.replace(b"?>", b"?>" + lol, 1)), 2, "filled-damaged")
read("deep.odt", text(lambda part: part.replace(b"</office:text>", b"<text:p>" * 5000 + b"</text:p>" * 5000 + b"</office:text>")), 2, "filled-damaged")
read("bomb.odt", text(lambda part: part.replace(b"</office:text>", b"<text:p>" + b" " * (40 << 20) + b"</text:p></office:text>")), 2, "filled-damaged")
read("cut.odt", code[:4000], 2, "filled-damaged")
read("no-text.odt", package(lambda name, part: None if name == "content.xml" else part), 2, "filled-no-form", "no fields")
read("locked.odt", package(lambda name, part: part.replace(b'media-type="text/xml"/>', b'media-type="text/xml"><manifest:encryption-data/></manifest:file-entry>') if name.startswith("META") else part),
     2, "filled-encrypted", "without a password")
read("no-fields.odt", text(lambda part: part.replace(b"<form:", b"<shape:").replace(b"</form:", b"</shape:").replace(b"<office:document-content ", b'<office:document-content xmlns:shape="urn:x" ')), 2, "filled-no-form")

# ---- JSON
read("picture.json", bytes(range(256)), 2, "filled-no-form", "no PDF, no Word file")
close()
