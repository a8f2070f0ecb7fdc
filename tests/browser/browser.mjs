// SPDX-License-Identifier: MIT
// Every page of the built site, and redlines, in Chromium, offline: axe finds nothing (WCAG 2.2 AA and its best practices, in light
// and in dark), nothing scrolls sideways at 320 px, the keyboard reaches what it should and shows where it is, no
// message on the console, nothing asked for from elsewhere.
import { createRequire } from 'node:module';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const build = path.resolve(process.env.BUILD ?? 'build');
const site = path.join(build, 'site');
const require = createRequire(path.join(build, 'node', 'x.js'));
const { chromium } = require('playwright-core');
const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const browserPath = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync);
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

let passed = 0, failed = 0;
function hold(words, problems) {
	if (problems.length === 0) { passed++; return; }
	failed++;
	console.log(`FAILED: ${words}`);
	for (const problem of problems.slice(0, 15)) console.log(`    ${problem}`);
}

async function axeFindings(page, only) {
	await page.evaluate(axe); // by the debugger, so that a page's own policy on scripts does not matter
	const result = await page.evaluate(([runOnly]) => globalThis.axe.run(document, { runOnly, resultTypes: ['violations'], preload: false }), [only]);
	return result.violations.flatMap((v) => v.nodes.slice(0, 5).map((n) => `${v.id}: ${v.help}: ${n.target.join(' ')} ${n.html.slice(0, 120)}`));
}

// What sticks out to the right of the window, unless it stands in something that scrolls on its own and says so.
const sidewaysAt320 = () => {
	const wide = document.scrollingElement.scrollWidth;
	if (wide <= innerWidth) return [];
	const out = [...document.querySelectorAll('body *')].filter((e) => e.getBoundingClientRect().right > innerWidth + 1)
		.slice(0, 5).map((e) => `${e.tagName.toLowerCase()}#${e.id}.${e.className} reaches ${Math.round(e.getBoundingClientRect().right)}`);
	return [`the page is ${wide} px wide`, ...out];
};

const focusState = () => {
	const e = document.activeElement;
	if (!e || e === document.body) return null;
	const box = e.getBoundingClientRect(), style = getComputedStyle(e);
	return {
		name: `${e.tagName.toLowerCase()} "${(e.textContent || e.getAttribute('aria-label') || e.id).trim().slice(0, 40)}"`,
		href: e.getAttribute('href'),
		seen: box.width > 1 && box.height > 1 && box.bottom > 0 && box.right > 0 && box.top < innerHeight,
		marked: (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 1) || style.boxShadow !== 'none',
	};
};

// The outline of what has the focus stands out, three to one, from what it lies on.
const faintFocus = () => {
	const light = (colour) => colour.match(/[\d.]+/g).slice(0, 3).map((c) => c / 255)
		.map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)).reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
	return [...document.querySelectorAll('a[href], button, input, textarea, select, summary, [tabindex="0"]')].flatMap((e) => {
		e.focus({ preventScroll: true, focusVisible: true });
		if (document.activeElement !== e) return [];
		let under = e.parentElement;
		while (under.parentElement && /, 0\)$|transparent/.test(getComputedStyle(under).backgroundColor)) under = under.parentElement;
		const [a, b] = [getComputedStyle(e).outlineColor, getComputedStyle(under).backgroundColor].map(light).sort((x, y) => y - x);
		const contrast = (a + 0.05) / (b + 0.05);
		return contrast < 3 ? [`${contrast.toFixed(2)} to 1: ${e.outerHTML.slice(0, 80)}`] : [];
	});
};

async function keyboard(page) {
	const problems = [];
	for (let i = 0; i < 12; i++) {
		await page.keyboard.press('Tab');
		const at = await page.evaluate(focusState);
		if (!at) { if (i === 0) problems.push('Tab reaches nothing'); break; }
		if (i === 0 && !at.href?.startsWith('#')) problems.push(`the first stop is no skip link but ${at.name}`);
		if (!at.seen) problems.push(`${at.name} has the focus and cannot be seen`);
		if (!at.marked) problems.push(`${at.name} does not show that it has the focus`);
	}
	await page.reload();
	await page.keyboard.press('Tab');
	await page.keyboard.press('Enter');
	const landed = await page.evaluate(() => document.querySelector(':target')?.tagName ?? 'nowhere');
	if (landed === 'nowhere') problems.push('the skip link leads nowhere');
	return problems;
}

const unusualFocus = () => [...document.querySelectorAll('[tabindex]')].filter((e) => e.tabIndex > 0).map((e) => e.outerHTML.slice(0, 80));

// j and n lead to the next change, k and p back; the links do the same; switched off, the keys do nothing.
async function jumps(page) {
	const problems = [], count = await page.evaluate(() => document.querySelectorAll('.change').length);
	if (count < 2) return problems;
	const at = () => page.evaluate(() => location.hash);
	const expect = async (what, wanted) => { if (await at() !== wanted) problems.push(`${what}: at ${await at()}, not ${wanted}`); };
	await page.evaluate(() => { location.hash = ''; scrollTo(0, 0); });
	for (const [key, wanted] of [['j', '1'], ['n', '2'], ['k', '1'], ['j', '2'], ['p', '1']]) {
		await page.keyboard.press(key);
		await expect(`the key ${key}`, `#_change-${wanted}`);
	}
	await page.click('#_change-1 .jump');
	await expect('the link to the next change', '#_change-2');
	await page.click('.keys button');
	await page.keyboard.press('j');
	await expect('the key j, switched off', '#_change-2');
	return problems;
}

// A link in words that were inserted or removed has a mark that these have not.
const unmarkedLinks = () => [...document.querySelectorAll(':is(ins, del) a:not(.number), a:not(.number):has(ins, del)')]
	.filter((link) => getComputedStyle(link).borderBottomStyle === 'none' && !link.closest('.change')).map((link) => link.outerHTML.slice(0, 120));

// Headings and links of a redline as they are heard: the words on what came and went have blanks around them, and numbers behind them.
async function runTogether(page) {
	const client = await page.context().newCDPSession(page);
	const { nodes } = await client.send('Accessibility.getFullAXTree');
	return nodes.filter((node) => ['heading', 'link'].includes(node.role?.value)).map((node) => node.name.value)
		.filter((name) => /\S(inserted|removed):|(inserted|removed):\S|\Send of (insertion|removal)|end of (insertion|removal)\S|^\d+\.\d+\p{L}/u.test(name));
}

// Pictures have names, no two the same, and are not described by what they are called.
async function pictures(page) {
	const client = await page.context().newCDPSession(page);
	const { nodes } = await client.send('Accessibility.getFullAXTree');
	const all = nodes.filter((node) => node.role?.value === 'image' && !node.ignored).map((node) => [node.name.value, node.description?.value ?? '']);
	return all.filter(([name, words], at) => !name || (words && name.includes(words)) || all.findIndex(([other]) => other === name) !== at)
		.map((one) => one.join(' / '));
}

async function look(context, file) {
	const name = path.relative(build, file);
	const page = await context.newPage();
	const said = [], asked = [];
	page.on('console', (message) => { if (['error', 'warning'].includes(message.type())) said.push(message.text()); });
	page.on('pageerror', (error) => said.push(String(error)));
	page.on('request', (request) => { if (!/^(file|data|blob):/.test(request.url())) asked.push(request.url()); });
	await page.goto(pathToFileURL(file).href);
	hold(`${name}: axe, light`, await axeFindings(page, tags));
	hold(`${name}: the keyboard`, await keyboard(page));
	hold(`${name}: the focus stands out, in light`, await page.evaluate(faintFocus));
	hold(`${name}: an order of focus of its own`, await page.evaluate(unusualFocus));
	hold(`${name}: links in a redline`, await page.evaluate(unmarkedLinks));
	hold(`${name}: pictures`, await pictures(page));
	hold(`${name}: words that run together`, await runTogether(page));
	hold(`${name}: from change to change`, await jumps(page));
	await page.emulateMedia({ colorScheme: 'dark' });
	hold(`${name}: the focus stands out, in dark`, await page.evaluate(faintFocus));
	hold(`${name}: axe, dark`, await axeFindings(page, ['color-contrast']));
	await page.emulateMedia({ colorScheme: 'light' });
	await page.setViewportSize({ width: 320, height: 640 });
	hold(`${name}: at 320 px`, await page.evaluate(sidewaysAt320));
	await page.setViewportSize({ width: 1024, height: 768 });
	hold(`${name}: the console`, said);
	hold(`${name}: asked for from elsewhere`, asked);
	await page.close();
}

// With the keyboard alone: what is typed is found, is said to a screen reader, and leads to its clause.
async function searching(context) {
	const problems = [], page = await context.newPage();
	await page.goto(pathToFileURL(path.join(site, 'search/index.html')).href);
	const said = () => page.textContent('#_found'), places = () => page.$$eval('#_places a', (links) => links.map((link) => link.textContent));
	const search = async (words) => {
		await page.focus('#_words');
		await page.keyboard.press('Control+A');
		await page.keyboard.type(words);
		await page.keyboard.press('Enter');
		await page.waitForFunction((w) => decodeURIComponent(location.hash.slice(1)) === w, words);
		await page.waitForTimeout(50);
	};
	await search('gift');
	const gifts = await places();
	for (const [what, pattern] of [['a clause', /^Paragraph 12\.2: /], ['a form', /^Appendix B: /], ['a table', /^The table in paragraph 12\.3: /]])
		if (!gifts.some((text) => pattern.test(text))) problems.push(`'gift' finds no ${what}: ${gifts.join('; ')}`);
	if (!(await said()).includes(`: ${gifts.length}`)) problems.push(`not said how many: ${await said()}`);
	await search('paragraph 12.2');
	if ((await places())[0] !== gifts.find((text) => text.startsWith('Paragraph 12.2'))) problems.push(`a number finds ${await places()}`);
	await search('GÏFT');
	if ((await places()).length !== gifts.length) problems.push('capitals and accents matter');
	await search('line manager');
	const apart = await places();
	await search('“Line  manager”');
	const together = await places();
	if (!together.length || together.some((text) => !apart.includes(text))) problems.push(`words in quotation marks find ${together}`);
	await search('"manager line"');
	if ((await places()).length) problems.push(`words the other way round are found: ${await places()}`);
	await search("'gift'");
	if ((await places()).length !== gifts.length) problems.push('single quotation marks matter');
	await search('no such word');
	if ((await places()).length || !(await said()).includes('no such word')) problems.push(`nothing found is not said: ${await said()}`);
	await page.goto(`${pathToFileURL(path.join(site, 'search/index.html')).href}#50%`);
	await search('$& nothing');
	if (!(await said()).includes('$& nothing')) problems.push(`signs are not said as they were typed: ${await said()}`);
	await search('gift');
	await search('no such word');
	await page.goBack();
	await page.waitForFunction((count) => document.querySelectorAll('#_places a').length === count, gifts.length);
	await page.focus('#_places a');
	await page.keyboard.press('Enter');
	await page.waitForURL(/officer-code\/index\.html#/);
	if (!(await page.evaluate(() => document.querySelector(':target')))) problems.push(`a place found leads nowhere: ${page.url()}`);
	await page.close();
	return problems;
}

// In a document in Welsh a word is found in whatever form it has behind another, below those that are as they were typed; on a
// website in English or in Welsh.
async function mutated(context, language) {
	const problems = [], folder = mkdtempSync(path.join(tmpdir(), 'mutated-'));
	const write = (name, text) => { mkdirSync(path.dirname(path.join(folder, name)), { recursive: true }); writeFileSync(path.join(folder, name), text); };
	write('content/constitution.yaml', 'title: {en-GB: Constitution, cy: Cyfansoddiad}\ncouncil: Cyngor\n' + `language: ${language}\ndocuments: [cod, code]\n`);
	write('content/cod/document.md', '---\ntitle: Cod\nlanguage: cy\nversion: "1"\nstatus: draft\nnumbering: ["1.", "1.1"]\n---\n\n## Buddiannau {#b}\n\n' +
		'1. Mae cofrestr gyhoeddus. {#radical}\n1. Dod â’r ddau i’r gofrestr. {#soft}\n1. Ei chofrestr hi. {#aspirate}\n1. Yng Nghofrestr y Cyngor. {#nasal}\n' +
		'1. Hwn yw’r ardd, nid y dŵr. {#dropped}\n1. Rhodd yng ngardd y plant. {#garden}\n');
	write('content/code/document.md', '---\ntitle: Code\nlanguage: en-GB\nversion: "1"\nstatus: draft\nnumbering: ["1.", "1.1"]\n---\n\n## Words {#w}\n\n1. We say cofrestr, and gardd; a grant. {#english}\n');
	execFileSync(path.join(build, 'bin/keeling-build'), ['-q', '--draft', '--only', 'html', '-o', path.join(folder, 'out'), path.join(folder, 'content')]);
	const page = await context.newPage();
	await page.goto(pathToFileURL(path.join(folder, 'out/site/search/index.html')).href);
	const clauses = { 1.1: 'radical', 1.2: 'soft', 1.3: 'aspirate', 1.4: 'nasal', 1.5: 'dropped', 1.6: 'garden' };
	for (const [words, first, others] of [
		['gofrestr', ['soft'], ['aspirate', 'nasal', 'radical']], ['cofrestr', ['english', 'radical'], ['aspirate', 'nasal', 'soft']],
		['nghofrestr', ['nasal'], ['aspirate', 'radical', 'soft']], ['Chofr', ['aspirate'], ['nasal', 'radical', 'soft']],
		['gardd', ['english'], ['dropped', 'garden']], ['ardd', ['dropped'], ['garden']], ['gofrestr dau', [], ['soft']],
		['"gofrestr"', ['soft'], []], ['rant', [], []], ['rodd', [], ['garden']]]) {
		await page.fill('#_words', words);
		await page.press('#_words', 'Enter');
		await page.waitForFunction((w) => decodeURIComponent(location.hash.slice(1)) === w, words);
		await page.waitForTimeout(50);
		const found = await page.$$eval('#_places > li', (items) => items.map((item) => [item.querySelector('a').textContent, item.querySelectorAll('mark').length]));
		const ids = found.map(([text]) => (text.endsWith('Words') ? 'english' : clauses[text.match(/\d\.\d/)]));
		const wanted = [...first, ...others].join(), got = [...ids.slice(0, first.length).sort(), ...ids.slice(first.length).sort()].join();
		if (wanted !== got) problems.push(`'${words}' finds ${got}, not ${wanted}`);
		if (found.some(([, marks]) => !marks)) problems.push(`'${words}' is not marked: ${JSON.stringify(found)}`);
	}
	await page.close();
	rmSync(folder, { recursive: true, force: true });
	return problems;
}

// A document whose sections have pages of their own: the addresses of its provisions lead to them all the same, with a
// script and without one; from section to section by the keyboard; what the search finds.
async function sections(browser, context) {
	const problems = [], first = pathToFileURL(path.join(divided, 'site/officer-code/draft/index.html')).href;
	const page = await context.newPage();
	const target = () => page.evaluate(() => document.querySelector(':target')?.className ?? 'nothing');
	for (const [name, folder, at = name] of [['token-gift', 'gifts'], ['gifts', 'gifts'], ['form-gifts', 'form-gifts'], ['gifts-table', 'gifts'],
		['14.2', 'gifts', 'token-gift'], ['I/2', 'steps', 'then-ask'], ['2', 'steps', 'then-ask']]) {
		await page.goto('about:blank');
		await page.goto(`${first}#${name}`);
		await page.waitForURL(new RegExp(`/draft/${folder}/index\\.html#${at}$`), { timeout: 5000 }).catch(() => problems.push(`#${name} leads to ${page.url()}`));
		if (await target() === 'nothing') problems.push(`nothing is #${name} on ${page.url()}`);
	}
	await page.goto(`${first}#_main`);
	if (page.url() !== `${first}#_main`) problems.push(`the skip link leads to ${page.url()}`);
	await page.evaluate(() => { location.hash = 'token-gift'; });
	await page.waitForURL(/gifts\/index\.html#token-gift$/, { timeout: 5000 }).catch(() => problems.push('an address typed while the page is open leads nowhere'));
	const lasting = await page.evaluate(() => document.querySelector('#token-gift .number').href);
	if (lasting !== `${first}#token-gift`) problems.push(`the permanent address on a section's page is ${lasting}`);
	const title = await page.textContent('h1');
	await page.locator('.pages a', { hasText: 'Next: ' }).focus();
	await page.keyboard.press('Enter');
	await page.waitForFunction((old) => document.querySelector('h1').textContent !== old, title);
	await page.locator('.pages a', { hasText: 'Previous: ' }).focus();
	await page.keyboard.press('Enter');
	await page.waitForFunction((old) => document.querySelector('h1').textContent === old, title);
	await page.close();
	const bare = await browser.newContext({ offline: true, javaScriptEnabled: false }), plain = await bare.newPage();
	await plain.goto(`${first}#token-gift`);
	const entry = plain.locator('#token-gift');
	if (!await entry.evaluate((e) => e.matches(':target') && e.getBoundingClientRect().top < innerHeight)) problems.push('without a script the entry is not in sight');
	await entry.click();
	if (!/gifts\/index\.html#token-gift$/.test(plain.url())) problems.push(`without a script the entry leads to ${plain.url()}`);
	await bare.close();
	return problems;
}

// A version that holds from a later day than that of its adoption: what its page and the one before it say on either side.
async function standing(context) {
	const problems = [];
	for (const [file, day, wanted, hidden, status] of [
		['officer-code/2.0', '2022-08-31T12:00:00', 'not in force yet', null, 'Not yet in force'],
		['officer-code/2.0', '2022-09-01T00:30:00', null, 'not in force yet', 'In force from 1 September 2022'],
		['officer-code/1.0', '2022-08-31T12:00:00', 'in force until', 'no longer in force', 'In force until 31 August 2022'],
		['officer-code/1.0', '2022-09-01T00:30:00', 'no longer in force', 'in force until', 'Superseded on 1 September 2022'],
		['officer-code/1.0', '2010-09-01T00:30:00', null, 'no longer in force', 'Not yet in force'],
		['.', '2022-08-31T12:00:00', 'Not yet in force', 'In force from 1 September 2022', 'Not yet in force'],
		['.', '2022-09-01T00:30:00', 'In force from 1 September 2022', null, 'In force from 1 September 2022'],
		['officer-code/changes', '2022-08-31T12:00:00', 'Not yet in force', 'Superseded', null],
		['officer-code/changes', '2022-09-01T00:30:00', 'Superseded on 1 September 2022', 'Not yet', null],
	]) {
		const page = await context.newPage();
		await page.addInitScript(`{ const D = Date; Date = class extends D { constructor(...a) { super(...(a.length ? a : ['${day}'])); } }; }`);
		await page.goto(pathToFileURL(path.join(site, file, 'index.html')).href);
		const text = await page.locator('main').innerText(), mark = status && await page.locator('.status').first().innerText();
		if (wanted && !text.includes(wanted)) problems.push(`${file} on ${day}: '${wanted}' is not there`);
		if (hidden && text.includes(hidden)) problems.push(`${file} on ${day}: '${hidden}' is there`);
		if (mark !== status) problems.push(`${file} on ${day}: it is marked '${mark}', not '${status}'`);
		await page.close();
	}
	return problems;
}

// The version of a day, typed or in the address.
async function onDays(context) {
	const problems = [], page = await context.newPage(), address = pathToFileURL(path.join(site, 'officer-code/on/index.html')).href;
	for (const [day, wanted] of [['2020-05-01', 'Version 1.0'], ['2022-08-31', 'Version 1.0'], ['2022-09-01', 'In force on that day: Version 2.0'], ['2010-01-01', 'No version'],
		['9999-01-01', 'so far as is adopted now: Version '], ['2024-13-45', 'There is no such day'], ['2024-5-1', 'There is no such day']]) {
		await page.goto('about:blank');
		await page.goto(`${address}#${day}`);
		const said = await page.textContent('#_then');
		if (!said.includes(wanted)) problems.push(`on ${day}: ${said}`);
	}
	await page.goto(`${address}#2024-02-30`);
	await page.waitForFunction(() => location.hash === '#2024-02-30' && document.getElementById('_then').textContent.startsWith('There is no such day')).catch(() => {
		problems.push('a day that there is not has a version');
	});
	await page.fill('#_day', '2023-01-01');
	await page.keyboard.press('Enter');
	await page.waitForURL(/#2023-01-01$/);
	if (!(await page.textContent('#_then')).includes('Version 2.0')) problems.push('a day that is typed finds nothing');
	await page.close();
	return problems;
}

const pages = existsSync(site)
	? readdirSync(site, { recursive: true }).filter((f) => f.endsWith('.html')).sort().map((f) => path.join(site, f)) : [];
const redlines = mkdtempSync(path.join(tmpdir(), 'redlines-'));
process.on('exit', () => rmSync(redlines, { recursive: true, force: true }));
execFileSync('tests/scripts/redline-pages.sh', [redlines], { stdio: 'inherit', env: { ...process.env, BUILD: build } });
for (const file of readdirSync(redlines).sort()) pages.push(path.join(redlines, file));
const divided = mkdtempSync(path.join(tmpdir(), 'divided-'));
process.on('exit', () => rmSync(divided, { recursive: true, force: true }));
execFileSync('tests/scripts/divided-site.sh', [divided], { stdio: 'inherit', env: { ...process.env, BUILD: build } });
for (const name of ['.', 'print', 'gifts', 'form-gifts', 'declaration-procedure', 'member-officer-protocol'])
	pages.push(path.join(divided, 'site/officer-code/draft', name, 'index.html'));
if (pages.length === 0) hold('the site has pages (make)', ['none found']);
if (!browserPath) {
	console.log('skipped: there is no Chromium');
	console.log(`${passed} passed, ${failed} failed, 1 skipped`);
	process.exit(failed ? 1 : 0);
}
const browser = await chromium.launch({ executablePath: browserPath, headless: true,
	args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
		'--disable-component-update', '--disable-sync', '--disable-dev-shm-usage'] });
try {
	const context = await browser.newContext({ offline: true, viewport: { width: 1024, height: 768 } });
	for (const file of pages) await look(context, file);
	hold('a document on several pages', await sections(browser, context));
	hold('the search', await searching(context));
	for (const language of ['en-GB', 'cy']) hold(`the search in Welsh, of a website in ${language}`, await mutated(context, language));
	hold('what it said on a day', await onDays(context));
	hold('a version on either side of the day from which it holds', await standing(context));
} finally {
	await browser.close();
}
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed ? 1 : 0);
