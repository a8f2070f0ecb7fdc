// SPDX-License-Identifier: MIT
// Asks for the state of the draft, waits for the next one, and shows the page that is open anew, at the same place.
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

	function documentsShow(list) {
		var out = document.createElement('ul');
		list.forEach(function (one) {
			['page', 'overview', 'redline'].forEach(function (what) {
				if (!one[what]) return;
				var item = document.createElement('li');
				item.append(link(documents.getAttribute('data-' + what).replace('{title}', one.title), one[what]));
				out.append(item);
			});
		});
		documents.replaceChildren(out);
	}

	function findingsShow(list) {
		findings.hidden = !list.length;
		findings.querySelector('summary').textContent = findings.getAttribute('data-show').replace('{count}', list.length);
		findings.querySelector('ol').replaceChildren.apply(findings.querySelector('ol'), list.map(function (one) {
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

	// The first page, or the one that is open anew: it keeps its address and how far it was scrolled.
	function pageShow(state, broken) {
		var shown = frame.contentWindow.location, empty = shown.href === 'about:blank';
		if (empty && state.documents.length) frame.src = state.documents[0].page;
		else if (!empty && !broken) shown.reload();
	}

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
