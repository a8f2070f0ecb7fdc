#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""form.py FIELDS: a form of so many fields, three to a page, on standard output: a line, a choice and a long answer
each time, under headings of their own."""
import sys

fields = int(sys.argv[1])
print('---\ntitle: A long form\nversion: "1"\nstatus: draft\n---\n\nFill in all of it.\n\n```form')
for i in range(0, fields, 3):
    print(f"- group: Part {i // 3 + 1}")
    print("- note: Say what you know of this part, and leave out what is written down elsewhere already.")
    print(f"- text: Name of the body, number {i + 1}\n  required: true")
    print("- choice: How you are tied to it\n  options: [Member, Employee, Owner, Supplier]")
    print("- long: What else there is to say\n  lines: 18\n  hint: Give no more than is needed.")
print("```")
