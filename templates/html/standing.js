// SPDX-License-Identifier: MIT
// Whether a version is in force yet, by the reader's day: the page itself is the same on every day. Between the day on which
// a version was adopted and the one from which it holds, what is said of that time is shown in place of what holds after it.
(function () {
	'use strict';
	var now = new Date(), status = document.querySelector('.status');
	var day = [now.getFullYear(), now.getMonth() + 1, now.getDate()].map(function (n) {
		return String(n).padStart(2, '0');
	}).join('-');

	document.querySelectorAll('[data-until-day]').forEach(function (words) {
		if (day >= words.getAttribute('data-until-day')) return;
		words.hidden = false;
		if (status) status.textContent = words.getAttribute('data-status');
	});
	document.querySelectorAll('[data-from-day]').forEach(function (words) {
		words.hidden = day < words.getAttribute('data-from-day');
	});
})();
