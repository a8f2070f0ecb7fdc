// SPDX-License-Identifier: MIT
// Whether a version is in force, by the reader's day: the page itself is the same on every day, and what it says is true on
// every day. What holds today is said shorter, and what does not is hidden.
(function () {
	'use strict';
	var now = new Date();
	var day = [now.getFullYear(), now.getMonth() + 1, now.getDate()].map(function (n) {
		return String(n).padStart(2, '0');
	}).join('-');

	// 'In force from 18 February 2027' before that day; 'Superseded on ...' before that.
	document.querySelectorAll('[data-since], [data-replaced]').forEach(function (words) {
		var since = words.getAttribute('data-since'), replaced = words.getAttribute('data-replaced');
		if (since && day < since) words.textContent = words.getAttribute('data-waiting');
		else if (replaced && day < replaced) words.textContent = words.getAttribute('data-holds');
	});
	document.querySelectorAll('[data-until-day]').forEach(function (words) {
		words.hidden = day >= words.getAttribute('data-until-day');
	});
	document.querySelectorAll('[data-from-day]').forEach(function (words) {
		words.hidden = day < words.getAttribute('data-from-day');
	});
})();
