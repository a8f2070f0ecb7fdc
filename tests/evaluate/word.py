#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""word.py [--tools DIR] [-C CONTENT] OLD NEW [OLD NEW]...: the Word file with tracked changes of each pair of revisions,
judged by LibreOffice and by pandoc: who accepts all has the new text, who rejects all the old one, with the numbers
printed - as LibreOffice and pandoc read them from the ordinary Word files of both; and no word stands in what went and
in what came beside it. For evaluations:

    with Office() as office:
        problems = judge(office, tools, old, new)    a list of lines; empty: it passes

Comments are taken out before LibreOffice reads a file: without its windows, which Debian's package for servers lacks, it
breaks off at a comment. The contents at the front are left out: they are those of the new text until Word is asked."""
import difflib
import json
import os
import re
import subprocess
import sys
import tempfile
import time
import xml.etree.ElementTree
import zipfile

try:
    import uno
    from com.sun.star.beans import PropertyValue
except ImportError:  # pragma: no cover
    uno = None


class Office:
    """A LibreOffice that stays open for many files."""

    def __init__(self):
        self.folder = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
        self.process = None
        self.desk = self.dispatcher = None

    def __enter__(self):
        self.start()
        return self

    def __exit__(self, *_):
        self.stop()
        self.folder.cleanup()

    def start(self):
        pipe = f"keeling{os.getpid()}-{time.monotonic_ns()}"
        self.process = subprocess.Popen(
            ["soffice", f"-env:UserInstallation=file://{self.folder.name}/profile", "--headless", "--norestore",
             f"--accept=pipe,name={pipe};urp;"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            env={**os.environ, "HOME": self.folder.name}, start_new_session=True)
        local = uno.getComponentContext()
        resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
        for _ in range(600):
            try:
                context = resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
                break
            except Exception:
                time.sleep(0.2)
        else:
            raise RuntimeError("LibreOffice did not start")
        make = context.ServiceManager.createInstanceWithContext
        self.desk = make("com.sun.star.frame.Desktop", context)
        self.dispatcher = make("com.sun.star.frame.DispatchHelper", context)

    def stop(self):
        try:
            os.killpg(self.process.pid, 15)
        except ProcessLookupError:
            pass
        self.process.wait()

    def lines(self, path, command=None):
        """The text, a paragraph a line, with the numbers before it; after a command such as AcceptAllTrackedChanges."""
        hidden = PropertyValue()
        hidden.Name, hidden.Value = "Hidden", True
        document = self.desk.loadComponentFromURL("file://" + os.path.abspath(path), "_blank", 0, (hidden,))
        if command:
            self.dispatcher.executeDispatch(document.CurrentController.Frame, ".uno:" + command, "", 0, ())
        document.TextFields.refresh()
        out = []
        paragraphs(document.Text, out)
        document.close(True)
        return out

    def contents(self, path):
        """The list of contents as it stands in the file, and as it is when it was updated, without numbers of pages."""
        hidden = PropertyValue()
        hidden.Name, hidden.Value = "Hidden", True
        document = self.desk.loadComponentFromURL("file://" + os.path.abspath(path), "_blank", 0, (hidden,))
        lists = []
        for update in (False, True):
            if update:
                document.DocumentIndexes.getByIndex(0).update()
            text = document.DocumentIndexes.getByIndex(0).Anchor.String
            lists.append([tidied(re.sub(r"\t\d+$", "", line) if update else line) for line in text.splitlines() if line.strip()])
        document.close(True)
        return lists


def tidied(line):
    """Quotes and dashes in one form: in another they are the same words to a comparison."""
    line = line.translate(str.maketrans("\u2018\u2019\u201c\u201d\u2013\u2014\u2011\u00a0", "''\"\"--- "))
    return re.sub(r"\s+", " ", line).strip()


def paragraphs(text, out):
    every = text.createEnumeration()
    while every.hasMoreElements():
        one = every.nextElement()
        if one.supportsService("com.sun.star.text.TextTable"):
            for name in one.CellNames:
                paragraphs(one.getCellByName(name), out)
        else:
            line = tidied(f"{one.ListLabelString} {one.String}")
            if line.strip("\u2022- "):
                out.append(line)


HERE = os.path.dirname(os.path.abspath(__file__))
os.environ.setdefault("KEELING_TEMPLATES", os.path.join(HERE, "..", "..", "templates"))

NUMBER = re.compile(r"^(Appendix [A-Z]+:?|[0-9]+[0-9A-Z.]*|\([0-9A-Za-z]{1,4}\)|[0-9A-Za-z]{1,4}\)|[A-Z]+[0-9.]+)\.?( |$)")
CONTENTS = re.compile(rb"<w:sdt><w:sdtPr><w:id [^>]*/><w:docPartObj>.*?</w:sdtContent></w:sdt>", re.S)


def without_comments(path, to):
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(to, "w", zipfile.ZIP_DEFLATED) as copy:
        for name in source.namelist():
            content = source.read(name)
            if name == "word/comments.xml":
                continue
            if name == "word/document.xml":
                content = CONTENTS.sub(b"", content, count=1)
                content = re.sub(rb"<w:comment(RangeStart|RangeEnd|Reference) [^>]*/>", b"", content)
            elif name == "[Content_Types].xml":
                content = re.sub(rb'<Override PartName="/word/comments.xml"[^>]*/>', b"", content)
            elif name == "word/_rels/document.xml.rels":
                content = re.sub(rb'<Relationship [^>]*Target="comments.xml"/>', b"", content)
            copy.writestr(name, content)


W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def document_of(path):
    return xml.etree.ElementTree.fromstring(zipfile.ZipFile(path).read("word/document.xml"))


def looks(path, rejected=False):
    """The words that are in both texts, each with the style of its run; or as it is when the changes are rejected, which
    LibreOffice does not do where the words had a style."""
    for run in document_of(path).iter(W + "r"):
        was = run.find(f"{W}rPr/{W}rPrChange/{W}rPr") if rejected else None
        style = (run.find(f"{W}rPr") if was is None else was) or ()
        names = [one.get(W + "val") for one in style if one.tag == W + "rStyle"]
        for text in run.iter(W + "t"):
            yield from ((word, names) for word in tidied(text.text).split())


TOGETHER = re.compile(r"(?<=\d) (?=[A-Z][a-z]+)|(?<=section) (?=[A-Z\d])")  # a date or a reference is one word


def exchanges(paragraph):
    """What went and what came right after it, each as pairs of words and their look."""
    went, came = [], []
    for one in paragraph:
        if one.tag not in (W + "del", W + "ins", W + "r", W + "hyperlink"):
            continue  # a bookmark or the like
        if one.tag != W + "ins" and (came or one.tag != W + "del"):
            yield went, came
            went, came = [], []
        text = "".join(part.text or "" for part in one.iter() if part.tag in (W + "t", W + "delText"))
        look = [(part.tag, part.get(W + "val")) for part in one.iter() if part.tag in (W + "rStyle", W + "b", W + "i")]
        if one.tag in (W + "del", W + "ins"):
            (went if one.tag == W + "del" else came).append((text, str(look)))
    yield went, came


def seams(path):
    """Where words that went stand beside words that came: no word may stand at the same end of both."""
    for paragraph in document_of(path).iter(W + "p"):
        for sides in exchanges(paragraph):
            old, new = (TOGETHER.sub("_", "".join(text for text, _ in side)).split() for side in sides)
            same_look = {look for _, look in sides[0]} == {look for _, look in sides[1]}
            if old and new and same_look and (old[0] == new[0] or old[-1] == new[-1]):
                yield f"removed and inserted: {' '.join(old)!r}, {' '.join(new)!r}"


def words_of(inlines):
    """The words of pandoc's inlines, or of anything that holds them."""
    if isinstance(inlines, list):
        return "".join(words_of(one) for one in inlines)
    if not isinstance(inlines, dict):
        return ""
    kind, content = inlines.get("t"), inlines.get("c")
    if kind in ("Str", "Code"):
        return content if kind == "Str" else content[1]
    if kind in ("Space", "SoftBreak", "LineBreak"):
        return " "
    if kind == "Quoted":
        return ("\u2018%s\u2019" if content[0]["t"] == "SingleQuote" else "\u201c%s\u201d") % words_of(content[1])
    return words_of(content)


def blocks_of(node, out):
    if isinstance(node, dict) and node.get("t") in ("Para", "Plain", "Header", "CodeBlock"):
        content = node["c"][1] if node["t"] == "CodeBlock" else words_of(node["c"])
        out.append(content)
    elif isinstance(node, dict) and node.get("t") == "Table":
        blocks_of(node["c"][2:], out)  # its caption is no text, but said by screen readers
    elif isinstance(node, dict):
        blocks_of(node.get("c"), out)
    elif isinstance(node, list):
        for one in node:
            blocks_of(one, out)


def pandoc_lines(path, changes="accept"):
    """The words alone: pandoc counts lists in its own way."""
    out = subprocess.run(["pandoc", f"--track-changes={changes}", "-t", "json", path], check=True, capture_output=True,
                         text=True).stdout
    lines, document = [], json.loads(out)
    for key in ("title", "subtitle"):  # they are text only where something stands before them, if it is empty now
        if key in document["meta"]:
            lines.append(words_of(document["meta"][key]))
    blocks_of(document["blocks"], lines)
    # a number that one file has as words may be Word's own in another
    return [line for line in (NUMBER.sub("", tidied(line)) for line in lines) if line]


BLANKS = ("Enter text", "Enter a date", "Enter a number", "Choose one")


def blanks_as_one(lines):
    """How many rows a table to fill in has on paper is no text: blanks that follow each other count as one."""
    return [line for i, line in enumerate(lines) if line not in BLANKS or not i or lines[i - 1] not in BLANKS]


def differences(what, wanted, got):
    wanted, got = blanks_as_one(wanted), blanks_as_one(got)
    if wanted == got:
        return []
    shown = [line for line in difflib.unified_diff(wanted, got, "wanted", "got", n=0, lineterm="")
             if line[:2] not in ("--", "++") and line[:2] != "@@"]
    return [f"{what}: {len(shown)} lines differ"] + ["    " + line[:300] for line in shown[:12]]


def made(tools, arguments, ok=(0,)):
    done = subprocess.run([os.path.join(tools, arguments[0])] + arguments[1:], capture_output=True, text=True)
    if done.returncode not in ok:
        raise RuntimeError(f"{' '.join(arguments)}: status {done.returncode}: {done.stderr}")


def written(tools, old, new, folder, content=None, moves="native"):
    """The Word files: of the redline, and of both revisions."""
    paths = {name: os.path.join(folder, name + ".docx") for name in ("redline", "old", "new")}
    where = ["-C", content] if content else []
    made(tools, ["keeling-diff"] + where + ["--to", "docx", "--moves", moves, "-o", paths["redline"], old, new], (0, 1))
    made(tools, ["keeling-build"] + where + ["--to", "docx", "-o", paths["old"], old])
    made(tools, ["keeling-build"] + where + ["--to", "docx", "-o", paths["new"], new])
    for name in paths:
        without_comments(paths[name], paths[name][:-5] + ".read.docx")
    return paths


def judge_files(office, paths):
    problems = []
    read = {name: path[:-5] + ".read.docx" for name, path in paths.items()}
    try:
        for side, command in (("new", "AcceptAllTrackedChanges"), ("old", "RejectAllTrackedChanges")):
            problems += differences(f"LibreOffice, {command}", office.lines(read[side]),
                                    office.lines(read["redline"], command))
    except Exception as problem:  # LibreOffice broke off
        office.stop()
        office.start()
        problems.append(f"LibreOffice: {str(problem)[:200]}")
    for side, changes in (("new", "accept"), ("old", "reject")):
        problems += differences(f"pandoc, {changes}", pandoc_lines(read[side]), pandoc_lines(read["redline"], changes))
    return problems + list(seams(paths["redline"]))


def judge(office, tools, old, new, content=None, moves="native"):
    with tempfile.TemporaryDirectory() as folder:
        try:
            paths = written(tools, old, new, folder, content, moves)
        except RuntimeError as problem:
            return [str(problem)]
        return judge_files(office, paths)


def main(arguments):
    tools, content = os.path.join(os.environ.get("BUILD", "build"), "bin"), None
    while arguments and arguments[0] in ("--tools", "-C"):
        if arguments[0] == "-C":
            content = arguments[1]
        else:
            tools = arguments[1]
        arguments = arguments[2:]
    failed = 0
    with Office() as office:
        for old, new in zip(arguments[::2], arguments[1::2]):
            problems = judge(office, tools, old, new, content)
            failed += bool(problems)
            print(f"{'FAILED' if problems else 'passed'}: {old} {new}", flush=True)
            for problem in problems:
                print("  " + problem, flush=True)
    print(f"{len(arguments) // 2 - failed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    if uno is None and sys.executable != "/usr/bin/python3" and os.path.exists("/usr/bin/python3"):
        os.execv("/usr/bin/python3", ["/usr/bin/python3"] + sys.argv)
    sys.exit(main(sys.argv[1:]))
