#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""keeling-preview from outside: whom it answers, what it shows at each save, that nothing is written to the content and
nothing is left behind."""
import hashlib
import http.client
import json
import os
import pathlib
import random
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.parse

from holding import check, close

ROOT = pathlib.Path(__file__).resolve().parents[2]
PREVIEW = pathlib.Path(os.environ.get("BUILD", ROOT / "build")) / "bin/keeling-preview"
WORK = pathlib.Path(tempfile.mkdtemp())
PAGES = WORK / "tmp"
CONTENT = WORK / "content"
DOCUMENT = CONTENT / "officer-code/document.md"
WAIT = 20

shutil.copytree(ROOT / "content", CONTENT)
PAGES.mkdir()


def start(*arguments):
    """The running program, and its address."""
    running = subprocess.Popen([PREVIEW, *arguments, CONTENT], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
                               env={**os.environ, "TMPDIR": str(PAGES)})
    return running, running.stdout.readline().strip()


def fingerprint(folder):
    return {p: hashlib.sha256(p.read_bytes()).hexdigest() for p in sorted(folder.rglob("*")) if p.is_file()}


running, address = start()
where = urllib.parse.urlsplit(address)
check("an address of this machine, with a secret in it", where.hostname == "127.0.0.1" and len(where.path) == 34, address)
if not where.port:
    print(running.communicate(timeout=WAIT)[1], file=sys.stderr)
    close()
    sys.exit(1)
before = fingerprint(CONTENT)


def ask(path="", method="GET", **headers):
    """The status, the headers and the bytes of an answer."""
    connection = http.client.HTTPConnection(where.hostname, where.port, timeout=WAIT)
    connection.request(method, where.path + path, headers=headers)
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    return answer.status, dict(answer.getheaders()), body


def raw(text):
    """The first line of the answer to these bytes."""
    with socket.create_connection((where.hostname, where.port), timeout=WAIT) as connection:
        connection.sendall(text)
        return connection.recv(200).split(b"\r\n")[0].decode()


def state(after):
    return json.loads(ask(f"state?after={after}")[2])


# ---- whom it answers
host = f"127.0.0.1:{where.port}"
status, headers, page = ask()
check("the page", status == 200 and b"<iframe" in page and headers["Content-Type"].startswith("text/html"), page)
check("nothing is kept, guessed or framed elsewhere", headers.get("Cache-Control") == "no-store" and
      headers.get("X-Content-Type-Options") == "nosniff" and "frame-ancestors 'self'" in headers.get("Content-Security-Policy", ""))
check("a page's own policy", b"script-src 'self'" in page and b"unsafe" not in page)
for what, wanted, got in [
        ("another host", 421, ask(Host="evil.example:80")[0]),
        ("a name made to lead here", 421, ask(Host=f"evil.example:{where.port}")[0]),
        ("a page of another site", 403, ask(Origin="http://evil.example")[0]),
        ("a page of another port", 403, ask(Origin=f"http://127.0.0.1:{where.port + 1}")[0]),
        ("another site, by what the browser says", 403, ask(**{"Sec-Fetch-Site": "cross-site"})[0]),
        ("POST", 405, ask(method="POST")[0]),
        ("PUT", 405, ask("site/index.html", "PUT")[0]),
        ("DELETE", 405, ask("site/index.html", "DELETE")[0]),
        ("OPTIONS", 405, ask(method="OPTIONS")[0]),
        ("HEAD", 200, ask("site/index.html", "HEAD")[0]),
        ("out of the site", 400, ask("site/../../etc/passwd")[0]),
        ("the same, in another writing", 400, ask("site/%2e%2e/%2e%2e/etc/passwd")[0]),
        ("a slash in a name", 400, ask("site/%2e%2e%2fetc")[0]),
        ("a zero byte", 400, ask("site/index.html%00.css")[0]),
        ("a line break", 400, ask("a%0d%0aSet-Cookie:%20x")[0]),
        ("what is not there", 404, ask("site/nothing.html")[0]),
        ("a folder", 404, ask("site/officer-code")[0]),
        ("a head of 64 KB", 431, ask(X="a" * 65536)[0])]:
    check(f"{what}: {got}, not {wanted}", got == wanted)
forwarded = ask(Host=f"localhost:{where.port + 1}")
check("a port forwarded under another number is told what to do", forwarded[0] == 421 and f"ssh -L {where.port}:localhost:{where.port};".encode() in forwarded[2]
      and where.path.strip("/").encode() not in forwarded[2], forwarded[2])
secret, where = where.path, where._replace(path="/")
check("without the secret there is nothing", ask()[0] == 404 and ask("site/index.html")[0] == 404)
where = where._replace(path=secret)
line = f"GET {secret} HTTP/1.1\r\n"
check("two hosts", raw(f"{line}Host: {host}\r\nHost: evil\r\n\r\n".encode()).startswith("HTTP/1.1 400"))
check("no host", " 421 " in raw(f"{line}\r\n".encode()))
check("half a request is dropped", raw(b"GET /") == "")
(PAGES / next(p.name for p in PAGES.iterdir()) / "site/link.html").symlink_to("/etc/passwd")
check("a link that leads out", ask("site/link.html")[0] == 404)
os.remove(PAGES / next(p.name for p in PAGES.iterdir()) / "site/link.html")
chance = random.Random(7)
for _ in range(300):
    size = chance.randrange(1, 400)
    try:
        raw(bytes(chance.choice(b"GET /\r\n: HTTP%.1\x00\xff" + bytes(secret, "ascii")) for _ in range(size)) + b"\r\n\r\n")
    except (ConnectionError, TimeoutError):
        pass
check("300 requests of noise: it goes on", ask()[0] == 200)

# ---- what it shows
now = state(0)
documents = now["state"]["documents"]
check("the draft, its overview and its redline", [sorted(k for k in d if d[k]) for d in documents] ==
      [["language", "overview", "page", "redline", "title"], ["language", "page", "title"]], documents)
for key in ("page", "overview", "redline"):
    check(f"the draft's {key}", ask(documents[0][key])[0] == 200)
check("nothing is wrong", now["state"]["built"] and not now["state"]["findings"], now["state"]["findings"])
text = DOCUMENT.read_text()


def saved(new):
    """The state after a save, once it is of that save: an editor writes in steps."""
    global now
    spare = DOCUMENT.with_suffix(".new")
    spare.write_text(new)
    spare.rename(DOCUMENT)
    now = state(now["number"])
    for _ in range(3):
        latest = state(0)
        if latest["number"] == now["number"]:
            break
        now = latest


saved(text.replace("The Code says what conduct", "The Code plainly says what conduct"))
check("a save is shown", b"plainly says" in ask(documents[0]["page"])[2])
check("and its overview", b"plainly" in ask(documents[0]["redline"])[2])
saved(text.replace("The Code says what conduct", "The Code [](#<script>alert(1)</script>) says what conduct"))
findings = now["state"]["findings"]
check("a mistake is told at its place, with a link", findings and findings[0]["level"] == "error" and
      "document.md:28:" in findings[0]["place"] and findings[0]["page"].endswith("/officer-code/draft/index.html#purpose"), findings)
check("and the last good page stands", b"plainly says" in ask(documents[0]["page"])[2])
saved(text)
check("mended", not now["state"]["findings"] and b"plainly says" not in ask(documents[0]["page"])[2], now["state"]["findings"])
check("nothing was written to the content", fingerprint(CONTENT) == before)

# ---- a content folder that goes and comes back under its name
aside = CONTENT.with_name("aside")
CONTENT.rename(aside)
now = state(now["number"])
check("a folder that is gone is told", any("no such folder" in f["words"] for f in now["state"]["findings"]), now["state"]["findings"])
time.sleep(0.5)
aside.rename(CONTENT)
began = time.monotonic()
while now["state"]["findings"] and time.monotonic() - began < WAIT:
    now = state(now["number"])
check("and one that comes back is shown, without a save", not now["state"]["findings"], now["state"]["findings"])

# ---- its end
other = subprocess.run([PREVIEW, "--port", str(where.port), CONTENT], capture_output=True, text=True, check=False, timeout=WAIT,
                       env={**os.environ, "TMPDIR": str(PAGES)})
check("a port in use", other.returncode == 3 and "used by another program" in other.stderr and "[preview]" in other.stderr,
      other.stderr)
running.send_signal(signal.SIGINT)
said = running.communicate(timeout=WAIT)[1]
check("Ctrl-C ends it", running.returncode == 0)
check("all folders are watched: nothing is said of it", "watched" not in said, said)
check("nothing is left behind", not list(PAGES.iterdir()))
for arguments, said in [(["--port", "70000"], "--port takes"), (["/nowhere"], "constitution.yaml"), ([CONTENT, CONTENT], "one content folder")]:
    wrong = subprocess.run([PREVIEW, *arguments], capture_output=True, text=True, check=False, cwd=WORK, timeout=WAIT)
    check(f"wrong usage: {arguments}", wrong.returncode == 64 and said in wrong.stderr, wrong.stderr)
with open("/dev/full", "wb") as full:
    mute = subprocess.run([PREVIEW, CONTENT], stdout=full, stderr=subprocess.PIPE, text=True, check=False, timeout=WAIT,
                          env={**os.environ, "TMPDIR": str(PAGES)})
check("an address that can't be printed", mute.returncode == 3 and "standard output" in mute.stderr and "browser" not in mute.stderr,
      mute.stderr)
DOCUMENT.write_text("---\ntitle: x\n")
running, address = start()
where = urllib.parse.urlsplit(address)
now = state(0)
check("a constitution that is broken from the beginning", not now["state"]["built"] and now["state"]["findings"] and
      ask()[0] == 200, now)
saved(text)
check("and is shown once it is mended", now["state"]["built"] and ask(documents[0]["page"])[0] == 200, now)
beside = PAGES / "keeling-previewed"
beside.mkdir()
killed, _ = start()
killed.kill()
killed.communicate(timeout=WAIT)
left = set(PAGES.glob("keeling-preview-*"))
third, _ = start()
now_there = set(PAGES.glob("keeling-preview-*"))
check("a preview that was killed leaves its pages, and the next one removes them, not those of one that runs",
      len(left) == 2 and len(now_there) == 2 and len(left & now_there) == 1 and beside.is_dir() and ask(documents[0]["page"])[0] == 200,
      (left, now_there))
for one in (third, running):
    one.send_signal(signal.SIGTERM)
    one.communicate(timeout=WAIT)
check("SIGTERM ends it, and nothing is left", running.returncode == third.returncode == 0 and list(PAGES.iterdir()) == [beside])

# ---- more folders than are watched
for i in range(520):
    (CONTENT / f"attic/{i}").mkdir(parents=True)
running, address = start()
where = urllib.parse.urlsplit(address)
now = state(0)
(CONTENT / "constitution.yaml").write_bytes((CONTENT / "constitution.yaml").read_bytes())
now = state(now["number"])
running.send_signal(signal.SIGTERM)
said = running.communicate(timeout=WAIT)[1]
check("that some folders are not watched is said, once", said.count("not all folders of the content are watched (no more than 512 are") == 1, said)
check("and constitution.yaml is watched always", now["state"]["built"], now)
shutil.rmtree(WORK)
close()
