# SPDX-License-Identifier: MIT
"""The documents that word processors' formats are tested with."""
import glob
import os
import pathlib
import re


def sources():
    """Each golden case that is a Word file too, and the sample: a name, and what keeling-build takes for it."""
    for golden in sorted(glob.glob("tests/cases/*/*.document.xml")):
        case = golden[:-len(".document.xml")]
        name = case[len("tests/cases/"):].replace("/", "-")
        if os.path.exists(case + ".md"):
            yield name, [case + ".md"]
            continue
        constitution = pathlib.Path(case, "constitution.yaml").read_text(encoding="utf-8")
        listed = re.search(r"^documents:(.*\n(?: +- .*\n)*)", constitution, re.M)[1]
        for document in re.findall(r"[\w-]*\w[\w-]*", re.sub(r"(?m)^ +- ", "", listed)):
            yield f"{name}-{document}", ["-C", case, document]
    for document in ("officer-code", "officer-code@2.0", "officer-code@1.0", "member-officer-protocol"):
        yield "sample-" + document.replace("@", "-"), ["-C", "content", document]
