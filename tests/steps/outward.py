#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Where files lead that are taken away from the website: a reference to another document to the address for good of what it
means, in Word, OpenDocument and PDF files, forms among them, once that document is published; and no way back into the sources
sees it."""
import os
import pathlib
import re
import shutil
import subprocess
import tempfile
import zipfile

from holding import check, close

ROOT = pathlib.Path(__file__).resolve().parents[2]
BIN = pathlib.Path(os.environ.get("BUILD", ROOT / "build")).resolve() / "bin"
WORK = pathlib.Path(tempfile.mkdtemp())
CONTENT = WORK / "content"

CONSTITUTION = "title: C\ncouncil: Exampleshire\nlanguage: en-GB\naddress: https://c.example/\npolicies: policies.yaml\ndocuments: [code, protocol, guide]\n"
FRONT = '---\ntitle: {}\nversion: "{}"\nstatus: draft\nnumbering: ["1.", "1.1", "(a)"]\n{}---\n\n'
TEXTS = {
    "code": "## Gifts {#gifts}\n\n1. Be civil as [](protocol#civil) says, and [be kind](protocol#civil) to all. {#gift}\n\n"
            "1. Read the [](protocol), the [](guide#first) and the [](policy:gifts).\n\n1. See [](#gift) and [](protocol#café).\n",
    "protocol": "## Respect {#respect}\n\n1. Be civil. {#civil}\n\n1. Gifts are in [](code#gift).\n\n## Meals {#café}\n\n1. Eat.\n",
    "guide": "## Start {#start}\n\n1. The first. {#first}\n",
}
FORM = ("---\ntitle: A form\n---\n\n1. Filled in as [](protocol#civil) says.\n\n```form\n- text: Name\n- note: See [](protocol) first.\n"
        "- signature: Employee\n```\n")


def run(command, *arguments, good=True):
    done = subprocess.run([BIN / f"keeling-{command}", *map(str, arguments)], capture_output=True, check=False, text=True)
    check(f"{command} {' '.join(map(str, arguments))}", not good or done.returncode == 0, done.stderr)
    return done.stdout


def write(document, version="1.0"):
    folder = CONTENT / document
    folder.mkdir(parents=True, exist_ok=True)
    appendices = "appendices: [form.md, ../guide/document.md]\n" if document == "code" else ""
    (folder / "document.md").write_text(FRONT.format(document.title(), version, appendices) + TEXTS[document], encoding="utf-8")


def word_links(path):
    """The words of each link that leads out of a Word file, with its style, and where it leads."""
    with zipfile.ZipFile(path) as package:
        relations = package.read("word/_rels/document.xml.rels").decode()
        body = package.read("word/document.xml").decode()
    targets = dict(re.findall(r'Id="(rId\d+)" Type="[^"]*/hyperlink" Target="([^"]*)" TargetMode="External"', relations))
    found = []
    for relation, inner in re.findall(r'<w:hyperlink r:id="(rId\d+)"[^>]*>(.*?)</w:hyperlink>', body):
        check("a link of a Word file has the look of one", '<w:rStyle w:val="Hyperlink"/>' in inner, inner)
        found.append(("".join(re.findall(r"<w:(?:t|delText)[^>]*>([^<]*)", inner)), targets[relation]))
    return found


def open_links(path):
    with zipfile.ZipFile(path) as package:
        body = package.read("content.xml").decode()
    found = re.findall(r'<text:a [^>]*xlink:href="(http[^"]*)" text:style-name="Hyperlink"[^>]*>(.*?)</text:a>', body)
    return [(re.sub("<[^>]*>", "", words), address) for address, words in found]


def page_links(path):
    text = subprocess.run(["qpdf", "--qdf", "--object-streams=disable", path, "-"], capture_output=True, check=False).stdout.decode("latin-1")
    check(f"{path.name}: each link is tagged", text.count("/Subtype /Link") == text.count("/StructParent ") - text.count("/FT "), "")
    each = [entry for entry in text.split("\nendobj") if "/Subtype /Link" in entry and "/URI (" in entry]
    return [(re.search(r"/Contents \(([^)]*)\)", entry)[1], re.search(r"/URI \(([^)]*)\)", entry)[1]) for entry in each]


def single(form, document="code", *more):
    out = WORK / f"single.{form}"
    run("build", "--to", form, "-o", out, "-C", CONTENT, *more, document)
    return {"docx": word_links, "odt": open_links, "pdf": page_links}[form](out)


CIVIL, POLICY = ("paragraph 1.1 of Protocol", "https://c.example/protocol/#civil"), ("Gifts Policy", "https://council.example/gifts")
WHOLE, KIND = ("Protocol", "https://c.example/protocol/"), ("be kind", CIVIL[1])
MEALS = ("section 2 of Protocol", "https://c.example/protocol/#caf%C3%A9")
LINKS = [CIVIL, KIND, WHOLE, POLICY, MEALS, CIVIL, WHOLE]


def encoded(links):
    return [(words, address.replace("é", "%C3%A9")) for words, address in links]


CONTENT.mkdir()
(CONTENT / "constitution.yaml").write_text(CONSTITUTION, encoding="utf-8")
(CONTENT / "policies.yaml").write_text("- id: gifts\n  title: Gifts Policy\n  address: https://council.example/gifts\n", encoding="utf-8")
for name in TEXTS:
    write(name)
(CONTENT / "code/form.md").write_text(FORM, encoding="utf-8")

# ---- nothing of it is adopted: an address would lead to nothing
for kind in ("docx", "odt", "pdf"):
    check(f"{kind}: what is not published has no address", single(kind) == [POLICY], single(kind))
early = WORK / "early.docx"
run("build", "--to", "docx", "-o", early, "-C", CONTENT, "code")
run("build", "-q", "--draft", "-o", WORK / "over", CONTENT)

# ---- a draft leads to what is current, and an appendix that is another document to itself
run("adopt", "-C", CONTENT, "protocol", "--version", "1.0", "--date", "2020-01-01", "--by", "Council")
for kind in ("docx", "odt", "pdf"):
    check(f"{kind}: references to what is published are links", encoded(single(kind)) == LINKS, single(kind))
told = run("diff", "-C", CONTENT, "code", early)
check("a file from before there were links has no change", told == "No changes.\n", told)
check("in Markdown they are words", "c.example" not in run("build", "--to", "markdown", "-C", CONTENT, "code"))
check("a sealed version leads to what is published", single("docx", "protocol@1.0") == [], single("docx", "protocol@1.0"))
run("adopt", "-C", CONTENT, "code", "--version", "1.0", "--date", "2020-02-01", "--by", "Council")
back = [("paragraph 1.1 of Code", "https://c.example/code/#gift")]
check("also to what came later", single("docx", "protocol@1.0") == back, single("docx", "protocol@1.0"))
check("and a draft", single("docx", "protocol") == back, single("docx", "protocol"))

# ---- the whole: the same links, over an earlier build too
for out in ("over", "anew"):
    run("build", "-q", "--draft", "--check-links", "--only", "html,docx,odt,pdf,forms", "-o", WORK / out, CONTENT)
    at = WORK / out
    for name in ("code", "code-draft"):
        check(f"{out}: {name}: Word", word_links(at / f"docx/{name}.docx") == LINKS, word_links(at / f"docx/{name}.docx"))
        check(f"{out}: {name}: OpenDocument", encoded(open_links(at / f"odt/{name}.odt")) == LINKS, open_links(at / f"odt/{name}.odt"))
        check(f"{out}: {name}: PDF", page_links(at / f"pdf/{name}.pdf") == LINKS, page_links(at / f"pdf/{name}.pdf"))
    check(f"{out}: a form", page_links(at / "forms/code/form.pdf") == [CIVIL, WHOLE], page_links(at / "forms/code/form.pdf"))
same = [{p.relative_to(WORK / out): p.read_bytes() for p in (WORK / out).rglob("*") if p.is_file() and p.suffix in (".docx", ".odt", ".pdf")} for out in ("over", "anew")]
check("over an earlier build the files are the same", same[0] == same[1] and same[0])

# ---- the way back: a file with links and one from before they were there say the same, and an edit keeps the reference
late = WORK / "late.docx"
run("build", "--to", "docx", "-o", late, "-C", CONTENT, "code@1.0")
told = run("diff", "-C", CONTENT, "code@1.0", late)
check("a file with links has no change", told == "No changes.\n", told)
for path in (early, late):
    with zipfile.ZipFile(path) as package:
        parts = {entry: package.read(entry) for entry in package.namelist()}
    for edit in (False, True):
        copy, edited = WORK / f"{path.stem}-{edit}", WORK / f"{path.stem}-{edit}.docx"
        shutil.copytree(CONTENT, copy)
        body = parts["word/document.xml"].decode()
        with zipfile.ZipFile(edited, "w") as package:
            for entry, content in parts.items():
                package.writestr(entry, body.replace(" to all.", " to everyone.").encode() if edit and entry == "word/document.xml" else content)
        run("import", "--into", "code", "-C", copy, edited)
        now, was = ((folder / "code/document.md").read_text(encoding="utf-8") for folder in (copy, CONTENT))
        check(f"{edited.name}: the sources have the edit alone", now == (was.replace(" to all.", " to everyone.") if edit else was), now)

# ---- what is written anew around a link of ours, or in it, means what it leads to
def edited(name, edit):
    """The lines that are new in the sources once the file was edited by hand."""
    copy, path = WORK / name, WORK / f"{name}.docx"
    shutil.copytree(CONTENT, copy)
    with zipfile.ZipFile(path, "w") as package:
        for entry, content in parts.items():
            package.writestr(entry, edit(content.decode()).encode() if entry == "word/document.xml" else content)
    run("import", "--into", "code", "-C", copy, path)
    now, was = ((folder / "code/document.md").read_text(encoding="utf-8").splitlines() for folder in (copy, CONTENT))
    return [line for line in now if line not in was]


def added(body):
    """A paragraph more, which somebody put together from a piece of another."""
    paragraph = re.search(r"<w:p>(?:(?!</w:p>).)*says, and.*?</w:p>", body)[0]
    other = re.sub(r"<w:bookmark(Start|End)[^>]*/>", "", paragraph).replace("Be civil as ", "Members who travel abroad shall write a note, as ").replace(
        " to all.", " to guests, who are met at the station.")
    return body.replace(paragraph, paragraph + other, 1)


lines = edited("typed", lambda body: body.replace(">be kind<", ">be very kind<"))
check("words typed over", lines == ["1. Be civil as [](protocol#civil) says, and [be very kind](protocol#civil) to all. {#gift}"], lines)
lines = edited("number", lambda body: body.replace(">paragraph 1.1 of Protocol<", ">paragraph 1.2 of Protocol<", 1))
check("a number typed over", lines == ["1. Be civil as [paragraph 1.2 of Protocol](protocol#civil) says, and [be kind](protocol#civil) to all. {#gift}"], lines)
lines = edited("added", added)
check("a paragraph put in", lines == ["1. Members who travel abroad shall write a note, as [paragraph 1.1 of Protocol](protocol#civil) says, and [be kind](protocol#civil) to "
                                      "guests, who are met at the station."], lines)

# ---- a redline: what went and what came are links in what is marked
TEXTS["code"] = TEXTS["code"].replace("[](protocol#civil) says", "[](protocol#respect) says").replace("1. See", "1. Be civil by [](protocol#civil). See")
write("code", "1.1")
red = WORK / "red.docx"
run("diff", "--to", "docx", "-o", red, "-C", CONTENT, "code@1.0", "code", good=False)
found = word_links(red)
check("a redline has both", {CIVIL, ("section 1 of Protocol", "https://c.example/protocol/#respect")} <= set(found), found)

# ---- without an address, and for a document that the constitution lists no more, as before
(CONTENT / "constitution.yaml").write_text(CONSTITUTION.replace("address: https://c.example/\n", ""), encoding="utf-8")
for kind in ("docx", "odt", "pdf"):
    check(f"{kind}: without an address they are words", single(kind) == [POLICY] and single(kind, "code@1.0") == [POLICY], single(kind))
(CONTENT / "constitution.yaml").write_text(CONSTITUTION.replace("protocol, ", ""), encoding="utf-8")
check("what is listed no more has none", single("docx", "code@1.0") == [POLICY], single("docx", "code@1.0"))
shutil.rmtree(WORK)
close()
