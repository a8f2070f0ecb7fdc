// SPDX-License-Identifier: MIT
// The forms of the built site in Chromium, offline and from the disk, with the keyboard alone: every control is reached and has a
// name, what is written is saved as a JSON file as it stands, what is wrong is said and belongs to its control; all of
// it is printed. Without scripts the controls are there and nothing promises to save.
import { createRequire } from 'node:module';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const build = path.resolve(process.env.BUILD ?? 'build');
const file = path.join(build, 'site/officer-code/draft/index.html');
const require = createRequire(path.join(build, 'node', 'x.js'));
const { chromium } = require('playwright-core');
const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const browserPath = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync);

let passed = 0, failed = 0;
function hold(words, problems) {
	if (problems.length === 0) { passed++; return; }
	failed++;
	console.log(`FAILED: ${words}`);
	for (const problem of problems.slice(0, 15)) console.log(`    ${problem}`);
}

// The control that has the focus, as far as it stands in the form.
const focused = (id) => {
	const e = document.activeElement, form = document.querySelector(`[data-form="${id}"]`);
	if (!e || !form.contains(e)) return null;
	const entry = e.closest('[data-entry]');
	const label = e.getAttribute('aria-label') || [...(e.labels || [])].map((l) => l.textContent.trim()).join(' ');
	const box = e.getBoundingClientRect(), style = getComputedStyle(e);
	return { tag: e.tagName, kind: e.type, saves: Boolean(e.closest('.save')), most: e.dataset.limit, name: e.name, label, entry: entry?.dataset.entry, type: entry?.dataset.type,
		seen: box.top < innerHeight && box.bottom > 0, marked: style.outlineStyle !== 'none' || style.boxShadow !== 'none' };
};

// Writes into the form from its first control to its last; what was written, by entry.
async function fillIn(page, id, problems) {
	const written = {}, parts = { day: '7', month: '3', year: '2027' };
	await page.evaluate((form) => { const e = document.querySelector(`[data-form="${form}"] .how`); e.tabIndex = -1; e.focus(); }, id);
	for (let i = 0; i < 2000; i++) {
		await page.keyboard.press('Tab');
		const at = await page.evaluate(focused, id);
		if (!at || (at.tag === 'BUTTON' && at.saves)) break;
		if (at.tag === 'A' || at.kind === 'file' || at.tag === 'BUTTON' || at.tag === 'DIV') continue; // a link in the words, a table that scrolls
		if (!at.label) problems.push(`${at.name} has no name`);
		if (!at.seen || !at.marked) problems.push(`${at.name} has the focus and does not show it`);
		if (at.kind === 'radio' || at.kind === 'checkbox') {
			await page.keyboard.press('Space');
			written[at.entry] = at.kind === 'radio' ? await page.evaluate(() => document.activeElement.value) : true;
		} else if (at.tag === 'SELECT') {
			await page.keyboard.press('ArrowDown');
			written[at.entry] = await page.evaluate(() => document.activeElement.value);
		} else if (at.type === 'date') {
			const part = at.name.match(/-(day|month|year)$/);
			await page.keyboard.type(part && at.name !== at.entry ? parts[part[1]] : '7 3 2027');
			written[at.entry] = '2027-03-07';
		} else {
			written[at.entry] = `=${at.name} ŵ "<`.slice(0, at.most);
			await page.keyboard.type(written[at.entry]);
		}
	}
	return written;
}

async function saved(page) {
	const [download] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')]);
	return { name: download.suggestedFilename(), form: JSON.parse(readFileSync(await download.path(), 'utf8')) };
}

async function journey(page, id) {
	const problems = [], written = await fillIn(page, id, problems);
	const entries = await page.$$eval(`[data-form="${id}"] [data-entry]`, (all) => all.map((e) => e.dataset.entry));
	for (const entry of entries) if (!(entry in written)) problems.push(`${entry} was not reached`);
	const { name, form } = await saved(page);
	if (name !== `${id}.json`) problems.push(`the file is called ${name}`);
	if (form.form !== id || form.version !== '3.0' || form.document !== 'officer-code') problems.push('it does not say which form it is');
	for (const entry of entries)
		if (form.entries[entry] !== written[entry]) problems.push(`${entry}: ${form.entries[entry]}, not ${written[entry]}`);
	const said = await heard(page, id);
	if (!said.startsWith(`It was saved as ${id}.json.`)) problems.push(`though all is filled in: ${said} ${await summary(page, id)}`);
	problems.push(...await goneOn(page, id, form, written));
	return problems;
}

// What is said beside the button, which comes a moment later; and at the head of the form.
async function heard(page, id) {
	const place = `[data-form="${id}"] [role="status"]`;
	for (let i = 0; i < 50 && !(await page.textContent(place)); i++) await page.waitForTimeout(100);
	return page.textContent(place);
}

const summary = (page, id) => page.$eval(`[data-form="${id}"] .problems`, (e) => (e.hidden ? '' : e.innerText));

// The page anew, and the file that was saved opened in it: all stands there again, and is saved as the same file.
async function goneOn(page, id, form, written) {
	await page.reload();
	const errors = () => page.$$eval(`[data-form="${id}"] :is(.error, [aria-invalid="true"])`, (all) => all.length);
	const problems = [], input = `[data-form="${id}"] .open input`, file = (answers) => ({ name: 'mine.json', mimeType: 'application/json', buffer: Buffer.from(answers) });
	await page.focus(`[data-form="${id}"] .save button`);
	await saved(page);
	if (!(await summary(page, id)) || !(await errors())) problems.push('nothing is said to be missing');
	for (const [answers, words] of [['no answers', 'Nothing was changed: mine.json'], [JSON.stringify({ ...form, form: 'other' }), 'Nothing was changed'],
		[JSON.stringify({ ...form, entries: { ...form.entries, gone: 'what was asked once' } }), 'have no place in it: 1'], [JSON.stringify(form), 'stands in the form now.']]) {
		await page.$eval(`[data-form="${id}"] [role="status"]`, (e) => { e.textContent = ''; });
		await page.setInputFiles(input, file(answers));
		const said = await heard(page, id);
		if (!said.includes(words)) problems.push(`opened, it is said: ${said}, not ${words}`);
		const left = `${await summary(page, id)} ${await errors()}`, kept = said.startsWith('Nothing was changed');
		if ((left === ' 0') === kept) problems.push(`${said} What was wrong before is then: ${left}`);
	}
	await page.focus(`[data-form="${id}"] .save button`);
	const again = (await saved(page)).form.entries;
	for (const entry of Object.keys(written)) if (again[entry] !== written[entry]) problems.push(`opened again, ${entry}: ${again[entry]}, not ${written[entry]}`);
	return problems;
}

// An empty form, and a day that there is not.
async function mistakes(page, id, day, missing) {
	const problems = [];
	for (const [part, text] of [['day', '31'], ['month', '2'], ['year', '2027']]) await page.fill(`[name="${day}-${part}"]`, text);
	await page.focus(`[data-form="${id}"] .save button`);
	const { form } = await saved(page);
	if (form.entries[day] !== '31 2 2027') problems.push(`what was written is not kept: ${form.entries[day]}`);
	for (const [entry, words] of [[day, 'Write a day'], [missing, 'Fill this in']]) {
		const said = await page.evaluate((name) => {
			const control = document.querySelector(`[data-entry="${name}"]`).querySelector('input, textarea, select');
			const ids = (control.getAttribute('aria-describedby') || '').split(' ').filter(Boolean);
			return [control.getAttribute('aria-invalid'), ids.map((i) => document.getElementById(i)?.textContent).join(' ')];
		}, entry);
		if (said[0] !== 'true' || !said[1].includes(words)) problems.push(`${entry}: ${said}`);
	}
	const [focus, all, links] = await page.evaluate((form) => [document.activeElement.className, document.querySelectorAll(`[data-form="${form}"] .error`).length,
		document.querySelectorAll(`[data-form="${form}"] .problems a`).length], id);
	if (!focus.includes('problems') || all !== links) problems.push(`the focus is at ${focus}; of ${all} problems ${links} lead to their places`);
	const lead = await summary(page, id);
	if (!lead.startsWith(`It was saved as ${id}.json, as it stands. Still to be put right: ${all}`)) problems.push(`all is told as: ${lead}`);
	const box = await page.$eval(`[data-form="${id}"] .problems`, (e) => e.getBoundingClientRect().top);
	if (box < 0 || box > 700) problems.push(`what is told stands at ${box} px`);
	const sentences = (await summary(page, id)).split('\n').filter((line) => /[.:]: /.test(line));
	if (sentences.length) problems.push(`a sentence ends twice: ${sentences[0]}`);
	const size = page.viewportSize();
	await page.setViewportSize({ width: 320, height: 600 });
	await page.focus(`[data-form="${id}"] .save button`);
	await saved(page);
	const head = await page.$eval(`[data-form="${id}"] .problems`, (e) => e.getBoundingClientRect().top);
	if (head < 0 || head > 100) problems.push(`in a small window the head of what is told stands at ${head} px`);
	await page.setViewportSize(size);
	await page.click(`[data-form="${id}"] .problems a:has-text("Full name")`);
	const [name, top] = await page.evaluate(() => [document.activeElement.name, document.activeElement.closest('.field').getBoundingClientRect().top]);
	if (name !== missing || top < 0 || top > 700) problems.push(`a link leads to ${name} at ${top} px`);
	return problems;
}

// What is pasted stays whole, and is told of when it is too long; a choice that need not be made is taken back; a name is offered again.
async function typed(browser) {
	const folder = mkdtempSync(path.join(tmpdir(), 'forms-')), one = path.join(folder, 'typed.html'), problems = [], source = path.join(folder, 'typed.md');
	writeFileSync(source, `---\ntitle: Typed\n---\n\n\`\`\`form {#typed}
- text: Full name\n  id: own\n- text: Town\n  id: town\n  limit: 40\n- choice: Kind\n  id: kind\n  options: [Gift, Meal]
- choice: Must\n  id: must\n  options: [This, That]\n  required: true
- statement: I, [text: full name], said so on [date: day].\n  id: true\n  if: kind = Gift\n  required: true
- signature: Officer\n  id: sign\n- office: Received\n- number: Number\n  id: number\n\`\`\`\n`);
	execFileSync(path.join(build, 'bin/keeling-build'), ['-q', '--to', 'html', '-o', one, source]);
	const context = await browser.newContext({ offline: true, acceptDownloads: true });
	const page = await context.newPage(), undo = page.locator('.undo:visible');
	await page.goto(pathToFileURL(one).href);
	await page.focus('[name="town"]');
	await page.keyboard.insertText('x'.repeat(60));
	await page.check('[name="kind"][value="Gift"]');
	await page.check('[name="must"][value="This"]');
	problems.push(...same('what can be taken back', await undo.allTextContents(), ['Take this choice back: Kind']));
	problems.push(...same('with what is too long', await wanting(page, 'typed'), ['town', 'true-1', 'true-2']));
	const errors = await page.$$eval('.error', (all) => all.map((e) => `${e.parentNode.id} ${e.textContent}`));
	problems.push(...same('the words', errors, ['town Write at most 40 characters: these are 60.', 'true full name: Fill this in.', 'true day (day, month, year): Fill this in.']));
	const client = await context.newCDPSession(page);
	const described = async (selector) => {
		const { result } = await client.send('Runtime.evaluate', { expression: `document.querySelector('${selector}')` });
		return (await client.send('Accessibility.getPartialAXTree', { objectId: result.objectId, fetchRelatives: false })).nodes[0].description?.value;
	};
	const blank = await described('[name="true-1"]');
	if (!/^Only if.* I, .*Fill this in\.$/.test(blank) || blank.split('Fill this in').length !== 2) problems.push(`a blank is described as ${blank}`);
	if (!(await described('.office'))?.includes('office')) problems.push(`the office's part is described as ${await described('.office')}`);
	const colours = await page.$$eval('#number > label, #town > label', (all) => all.map((e) => getComputedStyle(e).color));
	if (colours[0] !== colours[1]) problems.push(`labels are ${colours}`);
	await undo.focus();
	await page.keyboard.press('Enter');
	const [left, focus] = await page.evaluate(() => [document.querySelectorAll('[name="kind"]:checked').length, document.activeElement.name]);
	if (left || focus !== 'kind' || await undo.count()) problems.push(`${left} choices are left, the focus is at ${focus}`);
	await page.fill('[name="own"]', 'A. N. Officer');
	await page.locator('[name="own"]').blur();
	for (const name of ['true-1', 'sign', 'sign-name']) {
		const offered = await page.$eval(`[name="${name}"]`, (e) => [...(e.list?.options || [])].map((o) => o.value));
		if (offered.join() !== 'A. N. Officer') problems.push(`${name} is offered ${offered}`);
	}
	await page.setViewportSize({ width: 320, height: 600 });
	const caption = await page.$$eval('.asked', (all) => all.map((e) => e.querySelector('input').getBoundingClientRect().top - e.getBoundingClientRect().top));
	if (caption.some((height) => height < 10)) problems.push(`what a blank asks for does not stand above it: ${caption}`);
	await context.close();
	rmSync(folder, { recursive: true });
	return problems;
}

// Saves as it stands; the entries above which something is said.
async function wanting(page, id) {
	await page.focus(`[data-form="${id}"] .save button`);
	await saved(page);
	return page.$$eval(`[data-form="${id}"] .error`, (all) => all.map((e) => e.id.replace('_error-', '')));
}

function same(words, found, wanted) {
	return found.join(' ') === wanted.join(' ') ? [] : [`${words}: ${found.join(' ')}, not ${wanted.join(' ')}`];
}

// What is asked only at some answers, tables and options of which any will do, and what is for others to fill in.
async function missing(browser) {
	const folder = mkdtempSync(path.join(tmpdir(), 'forms-')), one = path.join(folder, 'asked.html'), problems = [];
	execFileSync(path.join(build, 'bin/keeling-build'), ['--to', 'html', '-o', one, 'tests/cases/forms/asked.md']);
	const context = await browser.newContext({ offline: true, acceptDownloads: true });
	const page = await context.newPage(), signed = ['name', 'day', 'whoever-asks', 'whoever-asks-name', 'whoever-asks-date'];
	await page.goto(pathToFileURL(one).href);
	const required = () => page.$$eval('#reasons [required], #their-name [required], #done-on [required], #view [required]', (all) => all.map((e) => e.name));
	problems.push(...same('required at first', await required(), []));
	problems.push(...same('nothing filled in', await wanting(page, 'asked'), ['outcome', 'whom', 'days', ...signed]));
	const [focus, invalid] = await page.evaluate(() => [document.activeElement.name, document.querySelector('[name="whom-1"]').getAttribute('aria-invalid')]);
	if (focus !== undefined || invalid !== 'true') problems.push(`the focus is at ${focus}, options are ${invalid}`);
	await page.check('[name="outcome"][value="Returned & noted"]');
	await page.check('[name="whom-2"]');
	await page.check('[name="done"]');
	await page.fill('[name="days-2-2"]', '18:30');
	const dates = ['done-on-day', 'done-on-month', 'done-on-year'];
	problems.push(...same('required then', await required(), ['reasons', 'their-name', ...dates]));
	problems.push(...same('conditions that hold', await wanting(page, 'asked'), ['reasons', 'their-name', 'done-on', ...signed]));
	await page.check('[name="outcome"][value="Accepted"]');
	await page.uncheck('[name="whom-2"]');
	await page.check('[name="whom-1"]');
	await page.uncheck('[name="done"]');
	problems.push(...same('and hold no more', await wanting(page, 'asked'), signed));
	await context.close();
	rmSync(folder, { recursive: true });
	return problems;
}

// The same in the forms themselves: whoever begins one is told of nothing that a manager or the office fills in.
async function missingOfMine(page) {
	const problems = [], known = {
		'form-gifts': [['c-true', 'c-sign', 'c-sign-date'], /^c-(manager-|view|head|office|review)/],
		'form-additional-work': [['d-pattern', 'd-sign'], /^d-(manager-|view|decision|reasons|head|office)/],
		'form-register': [['e-e1', 'e-e2', 'e-e3', 'e-counts', 'e-counts-decisions', 'e-sign', 'e-post'], /^e-monitoring/],
		'form-annual': [['h-read', 'h-sign'], /^h-(manager|office|directorate$)/],
	};
	for (const [id, [mine, others]] of Object.entries(known)) {
		const found = await wanting(page, id);
		for (const entry of mine) if (!found.includes(entry)) problems.push(`${entry} is not missed`);
		for (const entry of found) if (others.test(entry)) problems.push(`${entry} is missed`);
	}
	await page.fill('[name="e-e1-2-3"]', 'Engineer');
	if ((await wanting(page, 'form-register')).includes('e-e1')) problems.push('a table with something in it is missed');
	return problems;
}

// No two controls that can be told apart on sight have one name, and who can see the page reads how a day is written.
async function names(page) {
	const cells = await page.$$eval('[data-form="form-interests"] td :is(input, textarea, select)', (all) => all.map((e) => e.getAttribute('aria-label')));
	const problems = cells.filter((name, at) => cells.indexOf(name) !== at).map((name) => `twice: ${name}`);
	if (!cells.includes('Directorships: Company or body, row 1')) problems.push(`no table is named: ${cells[0]}`);
	const heads = await page.$$eval('#e-e1 th, #d-pattern th', (all) => all.map((e) => e.innerText));
	for (const head of ['Date declared (day, month, year)', 'From (HH : MM)']) if (!heads.includes(head)) problems.push(`${head}: not in ${heads}`);
	const buttons = await page.$$eval('.save button, .open label', (all) => all.map((e) => e.textContent));
	problems.push(...buttons.filter((name, at) => buttons.indexOf(name) !== at).map((name) => `two are called ${name}`));
	const titles = await page.$$eval('[data-form]', (all) => all.map((e) => e.getAttribute('aria-label')));
	if (!titles[0].match(/^Appendix \w: \w/)) problems.push(`a form is called ${titles[0]}`);
	const client = await page.context().newCDPSession(page);
	const { result } = await client.send('Runtime.evaluate', { expression: 'document.querySelector(\'[name="h-directorate"]\')' });
	const { nodes } = await client.send('Accessibility.getPartialAXTree', { objectId: result.objectId, fetchRelatives: false });
	if (!nodes[0].description?.value.includes('my position has been')) problems.push(`a blank has no sentence: ${JSON.stringify(nodes[0].description)}`);
	return problems;
}

// What a screen reader is told is wrong.
async function invalid(page) {
	const client = await page.context().newCDPSession(page);
	const { nodes } = await client.send('Accessibility.getFullAXTree');
	return nodes.filter((node) => node.properties?.some(({ name, value }) => name === 'invalid' && value.value !== 'false'))
		.map((node) => `${node.role.value} ${node.name.value}`);
}

async function withoutScripts(browser) {
	const problems = [], context = await browser.newContext({ offline: true, javaScriptEnabled: false });
	const page = await context.newPage();
	await page.goto(pathToFileURL(file).href);
	if (await page.isVisible('.save')) problems.push('a button that does nothing');
	await page.fill('[name="c-name"]', 'A name');
	if ((await page.inputValue('[name="c-name"]')) !== 'A name') problems.push('a control takes nothing');
	await context.close();
	return problems;
}

// A page that holds its style and its script, as `keeling-build --to html` and the pack of forms have it.
async function alone(browser) {
	const problems = [], folder = mkdtempSync(path.join(tmpdir(), 'forms-')), one = path.join(folder, 'one.html');
	execFileSync(path.join(build, 'bin/keeling-build'), ['--to', 'html', '-o', one, '-C', 'content', 'officer-code']);
	const context = await browser.newContext({ offline: true, acceptDownloads: true });
	const page = await context.newPage();
	page.on('console', (message) => problems.push(message.text()));
	page.on('pageerror', (error) => problems.push(String(error)));
	await page.goto(pathToFileURL(one).href);
	const hidden = await page.$$eval('.save', (all) => all.filter((e) => e.hidden).length);
	if (hidden) problems.push(`${hidden} forms without a button to save them`);
	else {
		await page.fill('[name="c-name"]', 'A name');
		await page.focus('[data-form="form-gifts"] .save button');
		const { form } = await saved(page);
		if (form.entries['c-name'] !== 'A name') problems.push(`saved as ${form.entries['c-name']}`);
	}
	await context.close();
	rmSync(folder, { recursive: true });
	return problems;
}

// What is printed of a page, without blanks and hyphens: a word may go on in the next line.
async function printed(page, folder) {
	const file = path.join(folder, 'printed.pdf');
	await page.pdf({ path: file, format: 'A4' });
	return execFileSync('pdftotext', [file, '-'], { encoding: 'utf8' }).replace(/[\s-]/g, '');
}

// All that was written is on the paper, and what was left empty has its room; on screen all is as before.
async function onPaper(browser, scripts, entries) {
	const problems = [], folder = mkdtempSync(path.join(tmpdir(), 'forms-'));
	const context = await browser.newContext({ offline: true, javaScriptEnabled: scripts });
	const page = await context.newPage();
	await page.goto(pathToFileURL(file).href);
	await page.emulateMedia({ media: 'print' });
	const low = await page.$$eval('.field > textarea', (all) => all.filter((e) => Math.abs(e.offsetHeight - e.rows * 8 * 96 / 25.4) > 20)
		.map((e) => `${e.name}, ${e.rows} lines: ${e.offsetHeight}`));
	problems.push(...low);
	await page.emulateMedia({ media: null });
	for (const [name, text] of Object.entries(entries)) await page.fill(`[name="${name}"]`, text);
	if (scripts) await page.selectOption('[name="b1-contracts-1-4"]', 'Indirect');
	const text = await printed(page, folder);
	for (const [name, words] of Object.entries(entries))
		for (const word of words.split(' ')) if (!text.includes(word.replace(/-/g, ''))) problems.push(`${name}: no ${word}`);
	const left = await page.$$eval('.typed, .form input.screen, .form textarea.screen, .form select.screen', (all) => all.length);
	if (left) problems.push(`${left} things of the paper are still on the page`);
	await context.close();
	rmSync(folder, { recursive: true });
	return problems;
}

const long = Array.from({ length: 90 }, (_, i) => `word${i + 1}.`).join(' ');
const inFields = { 'b-name': 'Bartholomew Featherstonehaugh-Cholmondeley', 'b2-work': long, 'c-value': '1,234.50',
	'c-offered-day': '27', 'c-offered-month': '12', 'c-offered-year': '2026' };
const inSmallRoom = { 'b1-contracts-1-1': 'Northshire Building Supplies Ltd', 'b1-contracts-1-2': 'Roof repairs at County Hall, contract 2026/114',
	'b1-contracts-1-5': '5 March 2027', 'e-e1-1-2': '05/03/2028', 'e-e1-1-5': 'Shareholding in a shop', 'b-sign-name': 'Marmaduke Featherstonehaugh-Marjoribanks',
	'h-directorate': 'Economy and Environment: Highways and Transport, area team North East' };

async function axeFindings(page) {
	await page.evaluate(axe);
	const result = await page.evaluate(() => globalThis.axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'], preload: false }));
	return result.violations.flatMap((v) => v.nodes.slice(0, 5).map((n) => `${v.id}: ${v.help}: ${n.target.join(' ')}`));
}

if (!browserPath || !existsSync(file)) {
	console.log(browserPath ? 'FAILED: the site has drafts (make)' : 'skipped: there is no Chromium');
	console.log(browserPath ? '0 passed, 1 failed' : '0 passed, 0 failed, 1 skipped');
	process.exit(browserPath ? 1 : 0);
}
const browser = await chromium.launch({ executablePath: browserPath, headless: true,
	args: ['--headless', '--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-dev-shm-usage'] });
try {
	const context = await browser.newContext({ offline: true, acceptDownloads: true, viewport: { width: 1024, height: 768 } });
	const page = await context.newPage(), said = [];
	page.on('console', (message) => { if (['error', 'warning'].includes(message.type())) said.push(message.text()); });
	page.on('pageerror', (error) => said.push(String(error)));
	await page.goto(pathToFileURL(file).href);
	const forms = await page.$$eval('[data-form]', (all) => all.map((e) => e.dataset.form));
	hold('five sources of forms', forms.length === 5 ? [] : forms);
	hold('nothing is wrong before anything is written', await invalid(page));
	for (const id of ['form-gifts', 'form-register', 'form-annual']) hold(`${id}, by the keyboard`, await journey(page, id));
	await page.reload();
	hold('mistakes are said', await mistakes(page, 'form-gifts', 'c-offered', 'c-name'));
	hold('names', await names(page));
	hold('what is missing', await missing(browser));
	hold('what is typed, chosen and taken back', await typed(browser));
	hold('what is missing of mine', await missingOfMine(page));
	hold('axe, with mistakes', await axeFindings(page));
	hold('the console', said);
	hold('without scripts', await withoutScripts(browser));
	hold('on paper', await onPaper(browser, true, { ...inFields, ...inSmallRoom }));
	hold('on paper, without scripts', await onPaper(browser, false, { 'b2-work': long, 'c-offered-year': '2026', 'e-e1-1-2': '05/03/2028' }));
	hold('a page that holds all it needs', await alone(browser));
} finally {
	await browser.close();
}
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed ? 1 : 0);
