# SPDX-License-Identifier: MIT
"""Rows 23 to 27: flowcharts."""
import cases
import patterns

table = cases.Table()


def chart(row, name, dot, **rest):
    table.text(row, name, patterns.chart(dot), **rest)


def body(row, name, statements, **rest):
    chart(row, name, "digraph {\n" + statements + "\n}", **rest)


for name, address in {"javascript": "javascript:alert(1)", "a blank in front": " javascript:alert(1)", "an entity": "JaVa&#x09;script:alert(1)", "https": "https://a.example"}.items():
    for attribute in ("URL", "href", "labelURL", "headhref", "edgeURL"):
        body(23, f"{attribute}: {name}", f'a [{attribute}="{address}"]; a -> b')
body(23, "for all nodes", 'node [URL="javascript:x"]; a -> b')
body(23, "of the graph", 'URL="javascript:x"; a -> b')
body(23, "a quoted name", '"URL"="javascript:x"; a -> b')
body(23, "a joined name", '"UR" + "L"="javascript:x"; a -> b')
body(23, "a name with a line's end in it", '"UR\\\nL"="javascript:x"; a -> b')
body(23, "of an edge in a subgraph", 'subgraph s { edge [href="javascript:x"] a -> b }')
for name, statement in {"stylesheet": 'stylesheet="http://a.example/a.css"', "image": 'a [image="/etc/passwd"]', "imagepath": 'imagepath="/etc"', "shapefile": 'a [shapefile="/etc/passwd"]',
                        "fontpath": 'fontpath="/tmp"', "layout": 'layout="neato"', "a picture in HTML": 'a [label=<<IMG SRC="/etc/passwd"/>>]', "HTML": "a [label=<<B>x</B>>]", "tooltip": 'a [tooltip="x"]',
                        "class": 'a [class="x"]', "id": 'a [id="x"]', "target": 'a [target="_blank"]', "an unknown attribute": "a [foo=bar]", "a shape from a file": 'a [shape="epsf"]',
                        "a node in HTML": "<b>x</b> -> a", "a script": 'a [_background="x"]', "size of the page": 'size="1e9,1e9"', "a frame": "subgraph cluster_a { a }"}.items():
    body(24, name, statement + "; a -> b")
body(25, "each with each of 60", "".join(f"n{i} -> n{j};\n" for i in range(60) for j in range(i)), seconds=1)
body(25, "each with each of 28", "".join(f"n{i} -> n{j};\n" for i in range(28) for j in range(i)), seconds=4)
body(25, "a chain of 30,000", "".join(f"n{i} -> n{i + 1};\n" for i in range(30000)), seconds=1)
body(25, "a chain of 390", "".join(f"n{i} -> n{i + 1};\n" for i in range(390)), seconds=4)
body(25, "braces to braces", "{" + " ".join(f"a{i}" for i in range(190)) + "} -> {" + " ".join(f"a{i}" for i in range(190)) + "}", seconds=4)
body(25, "20,000 groups in each other", "subgraph { " * 20000 + "a" + " }" * 20000, seconds=1)
body(25, "nine groups in each other", "subgraph { " * 9 + "a" + " }" * 9)
chart(26, "nothing", "")
chart(26, "a comment alone", "// words")
chart(26, "two charts", "digraph { a }\ndigraph { b }")
chart(26, "graph with arrows", "graph { a -> b }")
chart(26, "digraph with lines", "digraph { a -- b }")
chart(26, "no closing brace", "digraph { a -> b")
chart(26, "a brace too many", "digraph { a -> b } }")
chart(26, "no digraph", "{ a -> b }")
chart(26, "a text that does not end", 'digraph { a [label="b] }')
chart(26, "a comment that does not end", "digraph { a /* b }")
chart(26, "words that are none of the language", "digraph { a => b }")
for name, statement in {"a label that closes": 'a [label="</text><script>alert(1)</script>"]; a -> b', "an id with a handler": '"x\\" onclick=\\"alert(1)" -> b', "a width of 1e9": "a [width=1e9]; a -> b",
                        "no number": "a [width=nan]; a -> b", "a weight that is no number": "a -> b [weight=nan]", "a weight of 1e9": "a -> b [weight=1e9]", "minlen of a million": "a -> b [minlen=1000000]",
                        "ranks a mile apart": "ranksep=100000; a -> b", "less than nothing": "nodesep=-1; a -> b", "a label of 1 MB": 'a [label="' + "word " * 200000 + '"]; a -> b',
                        "a label of 390 bytes": 'a [label="' + "word " * 78 + '"]; a -> b', "entities": 'a [label="&lt;b&gt; &amp; &#60;"]; a -> b', "a hidden character by an entity": 'a [label="b&#x202e;c"]; a -> b',
                        "a terminal's sign by an entity": 'a [label="b&#x1b;c"]; a -> b', "escapes of the language": 'a [label="\\N \\G \\E \\T \\H \\l\\r"]; a -> b', "a line to itself": "a -> a", "an id of no letters": '"" -> b',
                        "nodes called alike": '"a" -> a; a -> "a "'}.items():
    body(27, name, statement)
