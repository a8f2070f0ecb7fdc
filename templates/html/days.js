// SPDX-License-Identifier: MIT
// Finds the version that was in force on a day, by the rows of the table; of a day to come, by the reader's calendar, the
// one that will be, so far as is adopted. Nothing is sent anywhere; all words for the reader stand in the page.
(function () {
	'use strict';
	var form = document.getElementById('_days'), field = document.getElementById('_day'), said = document.getElementById('_then');
	var rows = Array.from(document.querySelectorAll('tr[data-from]')); // the newest first

	function today() {
		var now = new Date();
		return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map(function (n) {
			return String(n).padStart(2, '0');
		}).join('-');
	}

	// The link to the version, in the sentence around it.
	function tell(row, sentence) {
		said.textContent = '';
		if (!row) {
			said.textContent = form.getAttribute('data-before');
			return;
		}
		var parts = form.getAttribute(sentence).split('{link}'), link = row.querySelector('a').cloneNode(true);
		said.append(parts[0], link, parts[1] || '');
	}

	function find(day) {
		tell(rows.find(function (row) { return row.getAttribute('data-from') <= day; }), day > today() ? 'data-ahead' : 'data-then');
	}

	function fromAddress() {
		var day = location.hash.slice(1);
		if (!/^[\d-]+$/.test(day)) return;
		field.value = day; // the field takes no day that there is not
		if (field.value === day) find(day);
		else said.textContent = form.getAttribute('data-none');
	}

	if (!form) return;
	form.hidden = false;
	form.addEventListener('submit', function (event) {
		event.preventDefault();
		if (!field.value) return;
		if (location.hash.slice(1) === field.value) find(field.value);
		else location.hash = field.value;
	});
	addEventListener('hashchange', fromAddress);
	fromAddress();
})();
