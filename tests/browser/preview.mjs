// SPDX-License-Identifier: MIT
// The preview in Chromium: at each save the focus stays where it was, in the bar and in the page; which page is open is said, and
// of which document each link is; axe finds nothing.
import { createRequire } from 'node:module';
import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const build = path.resolve(process.env.BUILD ?? 'build');
const require = createRequire(path.join(build, 'node', 'x.js'));
const { chromium } = require('playwright-core');
const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const browserPath = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync);

let passed = 0, failed = 0;
function check(words, holds, found = '') {
	if (holds) { passed++; return; }
	failed++;
	console.log(`FAILED: ${words}\n    ${found}`);
}

if (!browserPath) {
	console.log('skipped: there is no Chromium\n0 passed, 0 failed, 1 skipped');
	process.exit(0);
}
const folder = mkdtempSync(path.join(tmpdir(), 'preview-')), content = path.join(folder, 'content');
const source = path.join(content, 'officer-code/document.md');
cpSync('content', content, { recursive: true });
writeFileSync(path.join(content, 'member-officer-protocol/document.md'),
	readFileSync(path.join(content, 'member-officer-protocol/document.md'), 'utf8').replace(/^---\n/, '---\nlanguage: cy\n').replace(/\nlanguage: en-GB/, ''));
const running = spawn(path.join(build, 'bin/keeling-preview'), [content], { stdio: ['ignore', 'pipe', 'ignore'] });
const address = await new Promise((told) => { let text = ''; running.stdout.on('data', (more) => { text += more; if (text.includes('\n')) told(text.trim()); }); });
const browser = await chromium.launch({ executablePath: browserPath, headless: true, args: ['--headless', '--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-dev-shm-usage'] });
try {
	const page = await (await browser.newContext()).newPage(), said = [];
	page.on('pageerror', (error) => said.push(String(error)));
	await page.goto(address);
	const link = (words) => page.locator('#documents a', { hasText: words });
	const shown = async (words) => { for (let i = 0; i < 300 && !(await page.getAttribute('#page', 'title')).includes(words); i++) await page.waitForTimeout(100); };
	await link('Code of Conduct').first().waitFor({ timeout: 30000 });
	await shown('Officer Code of Conduct');
	const names = await page.locator('#documents a').allTextContents();
	check('each link says of which document it is', names.length === new Set(names).size && names.every((name) => /Code|Protocol/.test(name)), names);
	check('the title in Welsh has its language', (await page.locator('#documents [lang="cy"]').count()) > 0, await page.locator('#documents').innerHTML());
	check('which page is open', (await page.locator('#documents [aria-current="page"]').allTextContents()).join() === names[0], names);
	await page.evaluate(axe);
	const found = await page.evaluate(() => globalThis.axe.run(document, { iframes: false }));
	check('axe', !found.violations.length, found.violations.map((v) => `${v.id} ${v.nodes[0].html}`).join('; '));

	// Saved while a link of the bar has the focus, then one in the page.
	let count = 0;
	const save = async () => {
		const words = `Saved ${++count} times.`, text = readFileSync(source, 'utf8');
		writeFileSync(source, text.replace(/\n## (?!.*\n[^]*\n## )/, `\n${words}\n\n## `));
		await page.frameLocator('#page').getByText(words).waitFor({ timeout: 30000 });
		await page.waitForTimeout(300);
	};
	await link('changes marked').first().focus();
	await save();
	const inBar = await page.evaluate(() => document.activeElement.textContent);
	check('the focus stays in the bar', /changes marked/.test(inBar), inBar);
	const frame = page.frame({ name: 'page' });
	const number = frame.locator('a.number').nth(40), is = await number.getAttribute('href');
	await number.focus();
	await save();
	const inPage = await page.frame({ name: 'page' }).evaluate(() => document.activeElement.getAttribute('href'));
	check('the focus stays in the page', inPage === is, `${inPage}, not ${is}`);
	await link('what changes').first().click();
	await shown('What changed');
	check('another page is open', /what changes/.test((await page.locator('#documents [aria-current="page"]').allTextContents()).join()));
	// A link out of the site is not followed in the frame; at the next save the page is there again, and nothing is lost.
	await page.frame({ name: 'page' }).evaluate(() => { location.href = 'https://council.invalid/'; });
	await page.waitForTimeout(500);
	await link('Code of Conduct').first().waitFor();
	writeFileSync(source, readFileSync(source, 'utf8').replace('Saved 1 times.', 'Saved behind a link out.'));
	const back = () => page.frames().some((one) => /to-draft/.test(one.url()));
	for (let i = 0; i < 150 && !back(); i++) await page.waitForTimeout(100);
	check('behind a link out of the site the page comes back', back(), page.frames().map((one) => one.url()));
	const state = await page.locator('#status').evaluate((e) => [e.textContent, e.getAttribute('data-lost')]);
	check('and the preview goes on', state[0] !== state[1], state[0]);
	check('no message on the console', !said.length, said.join('; '));
} finally {
	await browser.close();
	running.kill('SIGINT');
	await new Promise((over) => { running.on('exit', over); });
	rmSync(folder, { recursive: true });
}
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed ? 1 : 0);
