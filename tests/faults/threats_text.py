# SPDX-License-Identifier: MIT
"""Rows 1 to 16 and 20 to 22: Markdown, files and names, messages."""
import os
import pathlib
import socket
import subprocess
import threading

import cases
import patterns

table = cases.Table()
CONSTITUTION = "title: Constitution\ncouncil: Exampleshire County Council\nlanguage: en-GB\ndocuments:\n  - code\n"
DOCUMENT = "---\ntitle: Code\nversion: \"1.0\"\nstatus: draft\nappendices:\n  - more.md\n---\n\n## Gifts\n\n1. Declare gifts.\n"
MORE = "---\ntitle: More\n---\n\nSome words.\n"
WHOLE = {"c/constitution.yaml": CONSTITUTION, "c/code/document.md": DOCUMENT, "c/code/more.md": MORE}
BUILD = "build --draft -o out c"


def whole(row, name, files=None, command=BUILD, table=table, **rest):
    """A constitution of one document with an appendix, of which some files are others; None leaves one out."""
    table.add(row, name, command, {k: v for k, v in {**WHOLE, **(files or {})}.items() if v is not None}, **rest)


# ---- 1 to 4: size and depth
def no_closing(folder, result):
    """A pattern is read or refused; where it is read there is a page."""
    if result[0] in (0, 1) and not (folder / "out.html").exists():
        yield "no page"


for name in ("pictures in links", "quotations 60 deep, again and again", "brackets in brackets", "comments that do not end",
             "emphasis in emphasis", "lists in lists, a line each", "a wide table of short rows", "carriage returns", "NUL", "latin1"):
    shape = patterns.MARKDOWN.get(name) or patterns.often({"NUL": "\0", "latin1": "\udcff"}[name])
    table.body(1, name, shape(1 << 18), after=no_closing)


def sparse(size):
    return lambda path: (path.touch(), os.truncate(path, size))


table.text(2, "a source of 200 MB", sparse(200 << 20))
table.body(2, "a line of 50 MB", "word " * (10 << 20), seconds=20)
for opening in ("> ", "- ", "1. ", "> - ", ">"):
    table.body(3, f"50,000 times '{opening}'", opening * 50000 + "a\n", stack=256)
table.body(3, "5,000 lists, a line each", "".join(" " * (2 * i) + "- a\n" for i in range(1500)), stack=256)
table.body(3, "brackets, 50,000 deep", "[" * 50000 + "a" + "]" * 50000, stack=256)
table.body(3, "emphasis, 50,000 deep", "*a _b " * 25000 + "_ *" * 25000, stack=256)
table.body(3, "70 levels of emphasis that end", "".join("*a " if i % 2 else "**b " for i in range(70)) + "c" + "".join(" b**" if i % 2 else " a*" for i in range(70)), stack=256)
table.body(4, "70,000 columns", "|" + "a|" * 70000 + "\n|" + "-|" * 70000 + "\n|x|\n")
table.body(4, "a row of 70,000 cells", "|a|\n|-|\n|" + "x|" * 70000 + "\n")
table.body(4, "65,536 columns in a list", "- |" + "a|" * 65536 + "\n  |" + "-|" * 65536 + "\n")

# ---- 5 to 8: addresses, HTML, attributes
LIVE = {
    "javascript": "javascript:alert(1)", "mixed case": "JaVaScRiPt:alert(1)", "a tab as an entity": "java&#9;script:alert(1)",
    "a line break as an entity": "java&#10;script:alert(1)", "a control sign in front": "&#1;javascript:alert(1)",
    "a colon as an entity": "javascript&colon;alert(1)", "a letter as an entity": "&#106;avascript:alert(1)",
    "a letter in hexadecimal": "&#x6A;avascript&#x3a;alert(1)", "a letter behind a per cent": "%6aavascript:alert(1)",
    "a colon behind a per cent": "javascript%3Aalert(1)", "a blank as an entity": "&#32;javascript:alert(1)",
    "a no-break space": "&nbsp;javascript:alert(1)", "vbscript": "vbscript:msgbox(1)", "data": "data:text/html,%3Cscript%3E",
    "data of a picture": "data:image/png;base64,AAAA", "blob": "blob:https://a.example/1", "a helper of Windows": "ms-msdt:/id",
    "another host": "//evil.example/a", "another host, backslash": "/\\evil.example", "another host by entities": "&sol;&sol;evil.example",
    "a file": "file:///etc/passwd", "ftp": "ftp://a.example/", "view-source": "view-source:https://a.example/", "an unknown scheme": "x-y.z+1:a",
    "a C1 control": "&#x9b;javascript:alert(1)", "a delete sign": "java&#127;script:alert(1)", "a zero-width space": "java&#x200b;script:alert(1)",
}
for name, address in LIVE.items():
    row = 5 if "script" in address else 6
    table.body(row, f"{name}: a link", f"[a]({address})\n")
    table.body(row, f"{name}: in angles", f"[a](<{address}>)\n")
    table.body(row, f"{name}: a definition", f"[a]\n\n[a]: <{address}>\n")
for name in ("javascript", "mixed case", "a tab as an entity", "data of a picture", "another host", "a file"):
    row = 5 if "script" in LIVE[name] else 6
    table.body(row, f"{name}: a picture", f"![a]({LIVE[name]})\n")
    table.body(row, f"{name}: an autolink", f"<{LIVE[name]}>\n")
    table.body(row, f"{name}: in a cell", f"|a|\n|-|\n|[a](<{LIVE[name]}>)|\n")
    table.body(row, f"{name}: in a label", f"```form\n- text: '[a](<{LIVE[name]}>)'\n```\n")
    table.body(row, f"{name}: in a heading", f"## [a](<{LIVE[name]}>)\n\nWords.\n")
for name, address in {"https": "https://a.example/b?c=d#e", "http": "HTTP://a.example", "mail": "mailto:a@b.example", "telephone": "tel:01632960000",
                      "a file beside": "files/a%20b.pdf", "a part of the page": "#a", "a question": "?a=b", "a colon in a path": "./a:b"}.items():
    table.body(6, f"let through: {name}", f"## A {{#a}}\n\n[a](<{address}>)\n")
for name, html in {"a script": "<script>alert(1)</script>", "a handler": "a <b onmouseover=alert(1)>b</b>", "a hidden address": "a <a href=java&#9;script:alert(1)>b</a>",
                   "a comment that ends at once": "<!--> <script>alert(1)</script> -->", "in the words of a picture": "![<img src=x onerror=alert(1)>](b.png)",
                   "a style": "<style>@import 'http://a.example'</style>", "in a heading": "## <i>a</i>", "in a cell": "|a|\n|-|\n|<b>x</b>|",
                   "a comment": "a <!-- b --> c", "character data": "<![CDATA[ a ]]>", "an instruction": "<?php a ?>", "a document type": "<!DOCTYPE html>",
                   "frames": "<iframe src=http://a.example></iframe>", "a line break outside a table": "a<br>b", "in a note": "> <form action=x>\n"}.items():
    table.body(7, name, html + "\n")
EVIL = 'x" onload="alert(1)'
table.body(8, "in the title of a link", f"[a](b.pdf '{EVIL}')\n")
table.body(8, "in the words of a picture", f"![{EVIL}](b.png)\n")
table.body(8, "as an id", f'## A {{#{EVIL}}}\n')
table.body(8, "as a heading", f"## {EVIL}\n\n1. Words.\n")
table.body(8, "as the name of code", f'``` {EVIL}\na\n```\n')
table.body(8, "as a label", f"```form\n- text: '{EVIL}'\n  hint: '</label><script>'\n```\n")
table.body(8, "as an option", f"```form\n- choice: Which\n  options: ['{EVIL}', '</select>']\n```\n")
table.body(8, "as a blank", f"1. I am [text: {EVIL}].\n")
table.body(8, "in the words of a chart", '```dot {alt="</title><script>"}\ndigraph { a -> b }\n```\n')
for field in ("title", "owner", "citation", "short"):
    table.text(8, f"as the {field}", f"---\ntitle: T\n{field}: '</title><script>alert(1)</script>'\n---\n\n1. Words.\n".replace("title: T\ntitle", "title"))
table.text(8, "as a day", "---\ntitle: T\nversion: \"1\"\nstatus: adopted\nadopted: '<script>'\n---\n\n1. Words.\n")

# ---- 9 and 10: characters
for name, wrong in {"a NUL": b"\0", "a byte of Latin-1": b"\xe9", "an overlong slash": b"\xc0\xaf", "an overlong NUL": b"\xc0\x80", "half a pair": b"\xed\xa0\x80",
                    "beyond the last": b"\xf4\x90\x80\x80", "cut off": b"\xe2\x82", "a byte that never is": b"\xff", "no character": "\ufffe".encode(), "another that is none": "\uffff".encode()}.items():
    table.text(9, name, FRONT_BYTES + b"Some words " + wrong + b" here.\n") if (FRONT_BYTES := cases.FRONT.encode()) else None
table.text(9, "UTF-16", (cases.FRONT + "Words.\n").encode("utf-16"))
table.text(9, "UTF-16 without a mark", (cases.FRONT + "Words.\n").encode("utf-16-le"))
table.text(9, "UTF-32", (cases.FRONT + "Words.\n").encode("utf-32"))
table.text(9, "a byte order mark", b"\xef\xbb\xbf" + FRONT_BYTES + b"Words.\n")
table.text(9, "a byte order mark within", FRONT_BYTES + "Wor\ufeffds.\n".encode())
for number in (0x202e, 0x202a, 0x2066, 0x2069, 0x200b, 0xad, 0x2060, 0x200e, 0x61c, 0x85, 0x9b, 0x7f, 0x1b, 0x7, 0xe0041, 0x2028, 0xfff9):
    table.body(10, f"U+{number:04X}", f"The sum of {chr(number)}100 pounds.\n")
    if number in (0x202e, 0x200b):
        table.text(10, f"U+{number:04X} in front matter", f"---\ntitle: A{chr(number)}B\n---\n\nWords.\n")
        table.body(10, f"U+{number:04X} as an entity", f"The sum of &#x{number:x};100 pounds.\n")
table.body(10, "a Cyrillic letter in a Latin word", "The C\u043euncil decides.\n")
table.body(10, "a Greek letter in a Latin word", "The \u0391udit Committee decides.\n")
table.body(10, "a word of another alphabet", "The word \u0421\u043e\u0432\u0435\u0442 stands for council, and \u03b1 for a first letter.\n")
table.body(10, "a joiner in its place", "\u0915\u094d\u200d\u0937 and words.\n")
table.body(10, "letters of Welsh", "T\u0175r, llyfr y Cyngor, \u0177d.\n")

# ---- 11: at odds with itself
table.body(11, "one id twice", "## A {#a}\n\nWords.\n\n## B {#a}\n\nWords.\n")
table.body(11, "one number twice", "## A {number=2}\n\n1. Words.\n\n## B {number=2}\n\n1. Words.\n")
table.body(11, "a reference to nothing", "See [](#nowhere).\n")
table.body(11, "a reference to no document", "See [](no-such-code#a).\n")
whole(11, "an appendix that lists what lists it", {"c/code/more.md": DOCUMENT.replace("more.md", "document.md")})
whole(11, "two files of one id", {"c/code/document.md": DOCUMENT.replace("more.md", "more.md\n  - other.md"), "c/code/more.md": MORE.replace("title: More", "title: More\nid: same"),
                                  "c/code/other.md": MORE.replace("title: More", "title: Other\nid: same")})

# ---- 12 and 13: ways out, and what is no file
OUTSIDE = {"secret.md": "---\ntitle: Secret\n---\n\nSecret words.\n"}


def nothing_outside(folder, result):
    if b"Secret words" in result[1] + result[2] or any(b"Secret words" in p.read_bytes() for p in (folder / "out").rglob("*") if p.is_file()):
        yield "words from outside"


for name, path in {"up": "../../secret.md", "up from below": "a/../../../secret.md", "absolute": "/etc/passwd", "up, behind per cent signs": "%2e%2e/%2e%2e/secret.md",
                   "a drive": "C:\\\\secret.md", "a line break": "a\\nb.md", "an escape sign": "\\x1b[2J.md", "a share": "\\\\\\\\host\\\\a.md", "an address": "http://a.example/a.md",
                   "a git revision": "git:HEAD:secret.md", "a NUL": "more.md\\0.txt", "home": "~/secret.md", "nothing": "", "a folder": "."}.items():
    whole(12, name, {**OUTSIDE, "c/code/document.md": DOCUMENT.replace("more.md", f'"{path}"')}, after=nothing_outside)
for name, path in {"a document that is up": "../secret", "a document that is absolute": "/etc"}.items():
    whole(12, name, {**OUTSIDE, "c/constitution.yaml": CONSTITUTION.replace("- code", f"- {path}")}, after=nothing_outside)
whole(12, "policies from outside", {**OUTSIDE, "c/constitution.yaml": CONSTITUTION + "policies: ../secret.md\n"}, after=nothing_outside)


def bind(path):
    """A socket with a short name: the path of one may have 107 bytes."""
    here = os.open(path.parent, os.O_PATH)
    with socket.socket(socket.AF_UNIX) as made:
        made.bind(f"/proc/self/fd/{here}/{path.name}")
    os.close(here)


KINDS = {"a symbolic link": lambda p: p.symlink_to("../../secret.md"), "a link to nothing": lambda p: p.symlink_to("nowhere"), "a link to itself": lambda p: p.symlink_to(p.name),
         "a pipe": os.mkfifo, "a socket": bind, "a device": lambda p: p.symlink_to("/dev/zero"), "a folder": pathlib.Path.mkdir, "empty": pathlib.Path.touch,
         "a link to a process": lambda p: p.symlink_to("/proc/self/environ")}
for name, make in KINDS.items():
    whole(13, f"an appendix: {name}", {**OUTSIDE, "c/code/more.md": make}, after=nothing_outside)
    whole(13, f"a document: {name}", {**OUTSIDE, "c/code/document.md": make}, after=nothing_outside)
    whole(13, f"the constitution: {name}", {**OUTSIDE, "c/constitution.yaml": make}, after=nothing_outside)
if os.geteuid() == 0:
    whole(13, "an appendix: a device itself", {"c/code/more.md": lambda p: os.mknod(p, 0o20666, os.makedev(1, 5))})
whole(13, "a folder that is a link", {"c/code/document.md": None, "c/code/more.md": None, "elsewhere/document.md": DOCUMENT, "elsewhere/more.md": MORE},
      before=lambda folder: (folder / "c/code").symlink_to("../elsewhere"))
for name in ("/dev/zero", "/dev/stdin", "/proc/self/mem", "."):
    table.add(13, f"a document that is {name}", f"build --to html -o out.html {name}", {})
table.add(13, "a document that is a pipe", "build --to html -o out.html a.md", {"a.md": os.mkfifo})


# ---- 14 and 15: while it is read
RACES = int(os.environ.get("RACES", "25"))


def meanwhile(work, folder, rounds, case):
    """The outcomes of a command that runs again and again while `work` goes on."""
    done = threading.Event()

    def again():
        while not done.is_set():
            work()
    thread = threading.Thread(target=again)
    thread.start()
    try:
        return [cases.measured(case, folder) for _ in range(rounds)]
    finally:
        done.set()
        thread.join()


def raced(folder, _):
    """Somebody puts a link in the place of the appendix, and the file back, all the time: never words from outside."""
    more, spare = folder / "c/code/more.md", folder / "spare"

    def swap():
        spare.symlink_to("../../secret.md")
        spare.rename(more)
        spare.write_text(MORE)
        spare.rename(more)
    for result in meanwhile(swap, folder, RACES, cases.Case(14, "raced", "build --to html c/code/document.md", {})):
        yield from nothing_outside(folder, result)
        if result[0] not in (0, 2, 3):
            yield f"status {result[0]}"


def appended(folder, _):
    """Somebody writes to the file all the time: it is said that it was changed, and nothing is published."""
    path = folder / "a.md"

    def append():
        with open(path, "a", encoding="utf-8") as file:
            file.write("More words.\n\n")
            file.flush()
        if path.stat().st_size > 24 << 20:
            os.truncate(path, 16 << 20)
    path.write_text(cases.FRONT + "Some words of it.\n\n" * (16 << 20 >> 4))
    results = []
    while len(results) < 8 and not any(result[0] == 3 for result in results):  # a busy machine may keep the writer waiting
        results += meanwhile(append, folder, 1, cases.Case(15, "appended", "build --to tree a.md", {}))
    if results[-1][0] != 3 or b"[file-changed]" not in results[-1][2] or results[-1][1]:
        yield f"not told: {[(r[0], r[2][:80]) for r in results]}"


whole(14, "a link in the place of a file, while it is read", OUTSIDE, after=raced)
table.body(15, "a file that is written while it is read", "Words.\n", after=appended)

# ---- 16: names
whole(16, "names that differ in case", {"c/code/document.md": DOCUMENT.replace("more.md", "more.md\n  - More.md"), "c/code/More.md": MORE.replace("Some", "Other")})
whole(16, "documents that differ in case", {"c/constitution.yaml": CONSTITUTION + "  - Code\n", "c/Code/document.md": DOCUMENT.replace("  - more.md", "  - b.md"), "c/Code/b.md": MORE})
whole(16, "names that look alike", {"c/code/document.md": DOCUMENT.replace("more.md", "caf\u00e9.md\n  - cafe\u0301.md"), "c/code/caf\u00e9.md": MORE, "c/code/cafe\u0301.md": MORE.replace("Some", "Other")})
table.body(16, "ids that differ in case", "## A {#gifts}\n\nWords.\n\n## B {#Gifts}\n\nWords.\n")
table.body(16, "ids that look alike", "## A {#caf\u00e9}\n\nWords.\n\n## B {#cafe\u0301}\n\nWords.\n")
for name in ("CON.md", "aux.md", "dot..md", "a b.md", "a&b.md", "a<b>.md", "a'b\".md", "a%20b.md", "a#b.md", "a?b.md", "-rf.md", "\u0175.md", ".hidden.md"):
    quoted = name.replace("'", "''")
    whole(16, f"an appendix called {name}", {"c/code/document.md": DOCUMENT.replace("more.md", f"'{quoted}'"), "c/code/more.md": None, f"c/code/{name}": MORE})
whole(16, "a name of 255 bytes", {"c/code/document.md": DOCUMENT.replace("more.md", "a" * 252 + ".md"), "c/code/more.md": None, "c/code/" + "a" * 252 + ".md": MORE})
whole(16, "a name of 300 bytes", {"c/code/document.md": DOCUMENT.replace("more.md", "a" * 300 + ".md"), "c/code/more.md": None})

# ---- 20: lines and fences
table.text(20, "front matter that does not end", "---\ntitle: T\n\nWords.\n")
table.text(20, "front matter behind the words", "Words.\n\n---\ntitle: T\n---\n")
table.text(20, "front matter alone", "---\ntitle: T\n---\n")
table.text(20, "TOML", "+++\ntitle = 'T'\n+++\n\nWords.\n")
SAME = "---\ntitle: T\n---\n\n## A\n\n1. First\n   words.\n\n```form\n- text: Name\n```\n\n|a|b|\n|-|-|\n|c|d|\n"


def same_as_feeds(folder, result):
    page = (folder / "out.html").read_bytes() if (folder / "out.html").exists() else b""
    (folder / "a.md").write_text(SAME)
    subprocess.run([cases.BUILD / "bin/keeling-build", "--to", "html", "-o", "same.html", "a.md"], cwd=folder, check=True)
    if page != (folder / "same.html").read_bytes():
        yield "not the page that line feeds give"


table.text(20, "carriage returns and line feeds", SAME.replace("\n", "\r\n").encode(), after=same_as_feeds)
table.text(20, "carriage returns alone", SAME.replace("\n", "\r").encode(), after=same_as_feeds)
table.text(20, "no line feed at the end", SAME[:-1].encode(), after=same_as_feeds)

# ---- 21: the terminal
table.body(21, "an escape in a reference", "See [](#a\x1b[2J).\n")
table.body(21, "a reference of C1 by an entity", "See [a](<javascript:&#x9b;2J>).\n")
table.body(21, "an escape by an entity in an address", "[a](<x:&#x1b;]0;b&#7;>)\n")
table.body(21, "a turn of the text by an entity", "[a](<x:&#x202e;b>)\n")
table.text(21, "in an unknown field", '---\ntitle: T\n"a\\e[31mb\\x9b\\u202e": c\n---\n\nWords.\n')
table.text(21, "in a value", '---\ntitle: T\nstatus: "\\e]0;x\\a"\n---\n\nWords.\n')
table.body(21, "in an attribute of a chart", '```dot {alt="a"}\ndigraph { a [x=1] }\n```\n'.replace("x=1", '"\\x1b"=1'))
for name in ("a\x1b[31mb.md", "a\rb.md", "a\x9bb.md", "a\u202eb.md", "a\nb.md", "a\u200bb.md"):
    table.add(21, f"a file called {ascii(name)[1:-1]}", ["check", name], {name: "[](#x)\n"})
table.add(21, "an option", ["build", "--to", "\x1b[31m", "a.md"], {"a.md": "Words.\n"})
table.add(21, "a name that is not there", ["build", "--to", "html", "\x1b[31m\u202e.md"], {})
