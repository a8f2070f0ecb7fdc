// SPDX-License-Identifier: MIT
// On the first page of a document whose sections have pages of their own: an address of a provision, 'officer-code/#gifts',
// leads to its entry in the list of contents, and from there on to the page that has it.
(function () {
	'use strict';
	function goOn() {
		var name = '';
		try { name = decodeURIComponent(location.hash.slice(1)); } catch (e) { return; }
		var entry = name && document.getElementById(name);
		var item = entry && entry.closest('.parts li'); // by its number, 'officer-code/#14.2', it is the item itself
		if (item) location.replace(item.querySelector('a').href);
	}

	addEventListener('hashchange', goOn);
	goOn();
})();
