// SPDX-License-Identifier: MIT
// Asks for the state of the draft, waits for the next one, and shows the page that is open anew, at the same place: who reads
// on with the keyboard or by ear stays where they were.
(function () {
	'use strict';
	var number = 0, frame = document.getElementById('page'), status = document.getElementById('status');
	var documents = document.getElementById('documents'), findings = document.getElementById('findings');

	function link(text, address) {
		var out = document.createElement('a');
		out.href = address;
		out.target = 'page';
		out.textContent = text;
		return out;
	}

	// The words of a link with the title in them, in the title's own language.
	function linkTitled(what, one) {
		var words = documents.getAttribute('data-' + what).split('{title}'), out = link(words[0], one[what]);
		var title = document.createElement('span');
		title.textContent = one.title;
		if (one.language !== document.documentElement.lang) title.lang = one.language;
		out.append(title, words.slice(1).join(''));
		return out;
	}

	// What has the focus is found again after a change by where it leads.
	function renew(box, parts) {
		var at = box.contains(document.activeElement) ? document.activeElement.getAttribute('href') : null;
		box.replaceChildren.apply(box, parts);
		if (at) Array.from(box.querySelectorAll('a')).filter(function (a) { return a.getAttribute('href') === at; }).slice(0, 1)
			.forEach(function (a) { a.focus(); });
	}

	function documentsShow(list) {
		var out = document.createElement('ul');
		list.forEach(function (one) {
			['page', 'overview', 'redline'].forEach(function (what) {
				if (!one[what]) return;
				var item = document.createElement('li');
				item.append(linkTitled(what, one));
				out.append(item);
			});
		});
		renew(documents, [out]);
		openMark();
	}

	// Which of the links leads to the page that is open. Where a link has led out of the site, the frame shows nothing, and
	// holds no document that we may look at.
	function openMark() {
		var page = frame.contentDocument;
		documents.querySelectorAll('a').forEach(function (a) {
			if (page && a.pathname === page.location.pathname) a.setAttribute('aria-current', 'page');
			else a.removeAttribute('aria-current');
		});
	}

	function findingsShow(list) {
		findings.hidden = !list.length;
		findings.querySelector('summary').textContent = findings.getAttribute('data-show').replace('{count}', list.length);
		renew(findings.querySelector('ol'), list.map(function (one) {
			var item = document.createElement('li'), level = document.createElement('span');
			level.textContent = one.level;
			level.className = one.level === 'error' || one.level === 'failure' ? 'error' : '';
			if (one.place) item.append(one.page ? link(one.place, one.page) : one.place, ': ');
			item.append(level, ': ' + one.words + ' [' + one.code + ']');
			return item;
		}));
	}

	function wrong(list) {
		return list.some(function (one) { return one.level === 'error' || one.level === 'failure'; });
	}

	// Where the focus is in the page: which stop it is of those under the nearest address.
	var place = null, stops = 'a[href], button, input, textarea, select, summary, [tabindex]';

	function placeTake() {
		var page = frame.contentDocument, at = page.activeElement;
		if (!at || at === page.body) return null;
		var home = (at.parentElement || page.body).closest('[id]') || page.body;
		return { id: home.id, number: Array.from(home.querySelectorAll(stops)).indexOf(at) };
	}

	function placeGive() {
		var page = frame.contentDocument, home = place && (place.id ? page.getElementById(place.id) : page.body);
		var at = home && (home.querySelectorAll(stops)[place.number] || home.querySelector(stops));
		if (at) at.focus({ preventScroll: true });
		place = null;
	}

	// The first page, or the last one that was open: it keeps its address, how far it was scrolled and what had the focus.
	var last = null;

	function pageShow(state, broken) {
		var page = frame.contentDocument, empty = !page || page.location.href === 'about:blank';
		if (empty && state.documents.length) frame.src = last || state.documents[0].page;
		else if (!empty && !broken) {
			place = document.activeElement === frame ? placeTake() : null;
			page.location.reload();
		}
	}

	frame.addEventListener('load', function () {
		var page = frame.contentDocument;
		openMark();
		if (!page) return;
		if (page.location.href !== 'about:blank') last = page.location.href;
		frame.title = frame.getAttribute('data-title').replace('{title}', page.title);
		placeGive();
	});

	function say(key) {
		status.textContent = status.getAttribute('data-' + key);
		status.className = key === 'fine' ? '' : 'error';
	}

	function show(state) {
		var broken = wrong(state.findings);
		documentsShow(state.documents);
		findingsShow(state.findings);
		if (broken) findings.open = true;
		pageShow(state, broken);
		say(!state.built ? 'nothing' : broken ? 'stale' : 'fine');
	}

	async function follow() {
		for (;;) {
			try {
				var answer = await fetch('state?after=' + number, { cache: 'no-store' }), said = await answer.json();
				if (said.number > number && said.state) show(said.state);
				number = said.number;
			} catch (e) {
				say('lost');
				await new Promise(function (wait) { setTimeout(wait, 1000); });
			}
		}
	}
	follow();
})();
