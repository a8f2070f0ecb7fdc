// SPDX-License-Identifier: MIT
// pdf_fields.mjs FILE…: the names of the fields that pdf.js finds in each, one array a file, as JSON.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const require = createRequire(`${process.env.BUILD ?? "build"}/node/`);
const pdfjs = require("pdfjs-dist/legacy/build/pdf.js");
const all = [];
for (const file of process.argv.slice(2)) {
	const data = new Uint8Array(readFileSync(file));
	const pdf = await pdfjs.getDocument({ data, verbosity: 0, disableFontFace: true }).promise;
	all.push(Object.keys((await pdf.getFieldObjects()) ?? {}));
}
console.log(JSON.stringify(all));
