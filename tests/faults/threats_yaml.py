# SPDX-License-Identifier: MIT
"""Rows 17 to 19: front matter and the constitution's YAML."""
import cases
import patterns
from threats_text import CONSTITUTION, DOCUMENT, whole

table = cases.Table()


def front(row, name, text, **rest):
    """The front matter of the one document of a constitution."""
    body = "\n## Gifts\n\n1. Declare gifts.\n"
    whole(row, name, {"c/code/document.md": f"---\n{text}---\n{body}"}, table=table, **rest)


GOOD = 'title: Code\nversion: "1.0"\nstatus: draft\nappendices:\n  - more.md\n'
for name, text in {
        "one name twice": GOOD + "title: Other\n", "a name twice within": GOOD + "values:\n  a: b\n  a: c\n", "a tab in front": GOOD + "values:\n\ta: b\n",
        "a tab after a name": GOOD.replace("title: ", "title:\t"), "an alias": GOOD + "owner: &a Officer\nshort: *a\n", "an alias to nothing": GOOD + "owner: *b\n",
        "an alias that holds itself": GOOD + "values: &a\n  b: *a\n", "a merge": GOOD + "values:\n  <<: {a: b}\n", "a tag that runs": GOOD + "owner: !!python/object:os.system x\n",
        "a tag of ours": GOOD + "owner: !x y\n", "a directive": "%YAML 9.9\n" + GOOD, "a tag directive": "%TAG ! a:b\n" + GOOD,
        "an unknown name": GOOD + "colour: red\n", "a list for a text": GOOD.replace("title: Code", "title: [Code, Other]"), "a text for a list": GOOD.replace("\n  - more.md", " more.md"),
        "no map": "- a\n- b\n", "a name that is a list": "? [a, b]\n: c\n" + GOOD, "a quote that does not end": GOOD + 'owner: "x\n', "a brace that does not end": GOOD + "values: {a: b\n",
        "a colon in a value": GOOD + "owner: a: b\n", "a NUL by an escape": GOOD + 'owner: "a\\0b"\n', "half a pair by an escape": GOOD + 'owner: "a\\ud800b"\n',
        "an unknown escape": GOOD + 'owner: "a\\qb"\n', "a hidden character by an escape": GOOD + 'owner: "a\\u202eb"\n', "a terminal's sign by an escape": GOOD + 'owner: "a\\e[31mb"\n',
        "the same in a name": GOOD + '"a\\e[31mb\\u202e": c\n', "a block of words": GOOD + "owner: |\n  a\n  b\n", "a value that runs on": GOOD + "owner: a\n  b\n",
        "nothing": "", "a comment alone": "# words\n", "a status that is none": GOOD.replace("draft", "final"), "an id that leads up": GOOD + "id: ../x\n",
        "a version that leads up": GOOD.replace("1.0", "../1")}.items():
    front(17, name, text)
for name, text in {"a policy that runs": "javascript:alert(1)", "the same with a tab": "java\\tscript:alert(1)", "another host": "//evil.example/a", "data": "data:text/html,x",
                   "behind a per cent": "javascript%3aalert(1)", "https": "https://www.example.org/a"}.items():
    whole(17, f"an address of a policy: {name}", {"c/constitution.yaml": CONSTITUTION + "policies: policies.yaml\n",
          "c/policies.yaml": f'- id: a\n  title: A policy\n  address: "{text}"\n', "c/code/document.md": DOCUMENT + "\n2. See [](policy:a).\n"}, table=table)
for name in ("contact", "address"):
    for text in ("javascript:alert(1)", "//evil.example/", "data:text/html,x"):
        whole(17, f"the constitution's {name}: {text}", {"c/constitution.yaml": CONSTITUTION + f'{name}: "{text}"\n'}, table=table)
whole(17, "an unknown name in the constitution", {"c/constitution.yaml": CONSTITUTION + "colour: red\n"}, table=table)
whole(17, "a second document", {"c/constitution.yaml": CONSTITUTION + "---\ntitle: x\n"}, table=table)
whole(17, "the constitution is a list", {"c/constitution.yaml": "- a\n"}, table=table)
for name in ("lists that only open", "lists in lists", "braces that only open", "braces in braces", "anchors", "unknown names", "one name again and again", "lists in blocks",
             "dashes on a line", "question marks", "one long value", "a long list"):
    front(18, name, patterns.YAML[name](400000) + "\n", seconds=1.5)
front(18, "200,000 anchors", GOOD + "owner: " + "&a " * 200000 + "x\n", seconds=1.5)
front(18, "a value of 20 MB", GOOD + "owner: " + "word " * (4 << 20) + "\n", seconds=4)
front(18, "a 17th level", GOOD + "values: " + "[" * 17 + "]" * 17 + "\n")
for name, value in {"no": "no", "a leading zero": "012", "an exponent": "1e3", "a tilde": "~", "null": "null", "a time": "12:30:00", "a number": "3.10", "infinity": ".inf", "hexadecimal": "0x1F"}.items():
    def kept(folder, result, value=value):
        """The title stands in the page as it was typed."""
        page = folder / "out/site/code/index.html"
        page = page if page.exists() else folder / "out/site/code/draft/index.html"
        if result[0] == 0 and f"<h1>{value}</h1>" not in page.read_text():
            yield f"the title is not '{value}'"
    front(19, f"a title that is {name}", GOOD.replace("title: Code", f"title: {value}"), after=kept)
for name, value in {"30 February": "2026-02-30", "29 February of no leap year": "2027-02-29", "29 February": "2028-02-29", "another order": "21/05/2026", "a word": "tomorrow", "a time": "2026-05-21T10:00",
                    "a number": "20260521", "the year 0": "0000-01-01", "month 13": "2026-13-01"}.items():
    front(19, f"a day that is {name}", GOOD + f"effective: {value}\n")
