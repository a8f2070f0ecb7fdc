// SPDX-License-Identifier: MIT
// word_readers.mjs OUT COUNT FILE.docx...: what two readers that are not Word make of files. OUT/<name>.mammoth.txt: the words
// of each; OUT/<name>.preview.pdf, of the first COUNT: docx-preview's page, printed by Chromium, whose own counters are the
// numbers.
import { createRequire } from 'node:module';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const require = createRequire(path.join(path.resolve(process.env.BUILD ?? 'build'), 'node', 'x.js'));
const mammoth = require('mammoth');
const { chromium } = require('playwright-core');
const [out, count, ...files] = process.argv.slice(2);
const name = (file) => path.join(out, path.basename(file, '.docx'));

for (const file of files)
	writeFileSync(`${name(file)}.mammoth.txt`, (await mammoth.extractRawText({ path: file })).value);

const executablePath = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync);
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
const context = await browser.newContext({ offline: true });
for (const file of files.slice(0, Number(count))) {
	const page = await context.newPage();
	for (const script of ['jszip/dist/jszip.min.js', 'docx-preview/dist/docx-preview.min.js'])
		await page.evaluate(readFileSync(path.join(process.env.BUILD ?? 'build', 'node/node_modules', script), 'utf8'));
	await page.evaluate(async (base64) => {
		const bytes = Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
		await globalThis.docx.renderAsync(bytes, document.body, null, { inWrapper: false, renderHeaders: false, renderFooters: false });
	}, readFileSync(file).toString('base64'));
	await page.pdf({ path: `${name(file)}.preview.pdf`, width: '300mm', height: '4000mm' });
	await page.close();
}
await browser.close();
