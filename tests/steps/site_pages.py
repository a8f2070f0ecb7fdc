#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Pages of the site that no document makes: the accessibility statement with what the council said and without it, and the page
that a server sends where there is none."""
import os
import pathlib
import re
import shutil
import subprocess
import tempfile

from holding import check, close

ROOT = pathlib.Path(__file__).resolve().parents[2]
BIN = pathlib.Path(os.environ.get("BUILD", ROOT / "build")).resolve() / "bin"
WORK = pathlib.Path(tempfile.mkdtemp())
CONTENT = WORK / "content"
MODEL = ("legislation.gov.uk/uksi/2018/952", "equalityhumanrights.com", "equalityadvisoryservice.com", "w3.org/TR/WCAG22", "mailto:clerk@example.org")


def build(lines, language="en-GB"):
    """The text of the statement, and its markup."""
    CONTENT.mkdir(exist_ok=True)
    (CONTENT / "code").mkdir(exist_ok=True)
    (CONTENT / "code/document.md").write_text(f"---\ntitle: Code\nlanguage: {language}\nversion: '1'\nstatus: draft\n---\n\n## Scope\n\n1. Words.\n", encoding="utf-8")
    (CONTENT / "constitution.yaml").write_text(f"title: Constitution\ncouncil: A Council\nlanguage: {language}\ncontact: clerk@example.org\n"
                                               f"documents: [code]\n{lines}", encoding="utf-8")
    done = subprocess.run([BIN / "keeling-build", "-q", "--draft", "--only", "html", "-o", WORK / "out", CONTENT], capture_output=True, check=False, text=True)
    check(f"{lines!r} is built", done.returncode == 0, done.stderr)
    markup = (WORK / "out/site/accessibility/index.html").read_text(encoding="utf-8").split("<main")[1].split("</main>")[0]
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", markup)), markup


# ---- the accessibility statement
text, markup = build("")
for address in MODEL:
    check(f"it leads to {address}", f'href="{address}' in markup or f'href="https://www.{address}' in markup, markup)
check("nothing is claimed that was not said", "partially compliant with level AA" in text and "A Council has not said yet what on this website" in text
      and "A Council has not said on what day this statement was prepared" in text and "That is no test of this site." in text, text)
text, markup = build("accessibility:\n  prepared: 2026-09-01\n  reviewed: 2027-08-31\n  tested: We tested twelve pages & two forms.\n"
                     "  problems:\n    - Appendix C is a picture of a table.\n    - The <old> minutes.\n")
check("what was said is there", "prepared on 1 September 2026" in text and "last reviewed on 31 August 2027" in text
      and "<p>We tested twelve pages &amp; two forms.</p>" in markup and "<li>Appendix C is a picture of a table.</li>\n<li>The &lt;old&gt; minutes.</li>" in markup, markup)
check("and not that it was not said", "not said" not in text and "no test of this site" not in text, text)
text, _ = build("accessibility:\n  compliance: full\n  prepared: 2026-09-01\n")
check("fully compliant", "fully compliant with level AA" in text and "not said" not in text, text)
text, _ = build("accessibility:\n  compliance: none\n")
check("not compliant", "not compliant with level AA" in text, text)
text, markup = build("accessibility:\n  prepared: 2026-09-01\n", "cy")
check("in Welsh", "cydymffurfio’n rhannol" in text and "1 Medi 2026" in text and all(a in markup for a in MODEL), text)

# ---- what a server sends where there is no page: from any address, with nothing beside it
for address, root in (("", "/"), ("address: https://example.org\n", "/"), ("address: https://example.org/constitution\n", "/constitution/")):
    build(address)
    missing = (WORK / "out/site/404.html").read_text(encoding="utf-8")
    leads = re.findall(r'(?:href|src)="([^"#][^"]*)"', missing)
    check(f"{address!r}: its ways begin at the root", {f"{root}index.html", f"{root}search/index.html", f"{root}changes/index.html"} <= set(leads)
          and all(a.startswith((root, "mailto:")) for a in leads) and "assets/" not in missing and "<style>" in missing, leads)
    check("it says what is the matter", "<h1>There is no such page</h1>" in missing, missing)
SERVERS = {"nginx.conf": ("error_page 403 404 /404.html;", "charset utf-8;"),
           "web.config": ('<error statusCode="403" path="404.html" responseMode="File" />', '<error statusCode="404" path="404.html" responseMode="File" />',
                          '<mimeMap fileExtension=".txt" mimeType="text/plain; charset=utf-8" />')}
for name, words in SERVERS.items():
    text = (ROOT / "templates/server" / name).read_text(encoding="utf-8")
    check(f"{name} sends it, and says that the texts are UTF-8", all(w in text for w in words), text)

# ---- what the server needs in the site is taken over by each build, as it is; what else lies there goes with the old one
SITE = WORK / "out/site"
server = {name: SITE / name for name in ("web.config", "favicon.ico", "Robots.txt", ".htaccess", ".well-known/security.txt", ".well-known/acme-challenge/a-token")}
for name, path in server.items():
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"{name} of the server")
server[".htaccess"].chmod(0o640)
(SITE / ".well-known/elsewhere").symlink_to(WORK)
before = {name: (path.stat().st_ino, path.stat().st_mtime_ns, path.stat().st_mode) for name, path in server.items()}
for name in ("pay-policy/index.html", ".hidden/x.txt", "old.html"):
    (SITE / name).parent.mkdir(exist_ok=True)
    (SITE / name).write_text("<h1>Pay policy")
for lines in ("address: https://example.org\n", "", ""):
    build(lines)
    check("what is the server's is there, the same files", before == {name: (path.stat().st_ino, path.stat().st_mtime_ns, path.stat().st_mode) for name, path in server.items() if path.exists()})
    check("a link as the link", (SITE / ".well-known/elsewhere").is_symlink())
    check("nothing else", not any((SITE / name).exists() for name in ("pay-policy", ".hidden", "old.html")))
    proved = [subprocess.run([BIN / "keeling-check", "--seal", place], capture_output=True, check=False, text=True) for place in (WORK / "out", SITE)]
    check("and the build is proved with it", not any(p.returncode for p in proved), [p.stderr for p in proved])
manifest = (SITE / "manifest.json").read_text() + (WORK / "out/manifest.json").read_text()
check("the manifests do not name it", not any(name in manifest for name in server))

shutil.rmtree(WORK)
close()
