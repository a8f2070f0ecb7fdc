// SPDX-License-Identifier: MIT
// Whether a version is in force, by the reader's day: the page itself is the same on every day, and what it says is true on
// every day. What holds today is said shorter, and what does not is hidden.
(function () {
	'use strict';
	var now = new Date();
	var day = [now.getFullYear(), now.getMonth() + 1, now.getDate()].map(function (n) {
		return String(n).padStart(2, '0');
	}).join('-');

	// From 'data-from-day' on and until the day before 'data-until-day', either of which may be left out.
	function isNow(element) {
		var from = element.getAttribute('data-from-day'), until = element.getAttribute('data-until-day');
		return !(from && day < from) && !(until && day >= until);
	}

	// 'In force from 18 February 2027' before that day; 'In force from 1 June 2024 until 17 February 2027' before and after
	// the last of them.
	document.querySelectorAll('[data-since], [data-replaced]').forEach(function (words) {
		var since = words.getAttribute('data-since'), replaced = words.getAttribute('data-replaced');
		var waits = since && day < since, over = replaced && day >= replaced;
		if (over) words.textContent = words.getAttribute('data-over');
		else if (waits) words.textContent = words.getAttribute('data-waiting');
		else if (replaced) words.textContent = words.getAttribute('data-holds');
		if (!replaced || !words.classList.contains('status')) return;
		words.classList.toggle('superseded', Boolean(over));
		words.classList.toggle('adopted', !over);
	});

	// What is said of a day alone takes the place of what is true on every day.
	document.querySelectorAll('template[data-from-day], template[data-until-day]').forEach(function (template) {
		if (isNow(template)) template.replaceWith(template.content);
	});
	document.querySelectorAll('[data-every-day]').forEach(function (words) { words.hidden = true; });
	document.querySelectorAll('[data-from-day], [data-until-day]').forEach(function (words) { words.hidden = !isNow(words); });
})();
