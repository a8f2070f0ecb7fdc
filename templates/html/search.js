// SPDX-License-Identifier: MIT
// Looks through what search-index.js holds: {documents: [[title, folder, the first day on which it is in force, that of the
// version after it, title with version and days, and its language where that is not the page's]], places: [[document, label,
// address, heading, words, and the folder of its page where that is not the document's]]}. Until a version that waits has come
// into force, search-earlier.js holds the same of what it replaces. `mutations` are how the first letters of words change, of
// each language in which they do. Nothing is sent anywhere. All words for the reader stand in the page.
(function () {
	'use strict';
	var MOST = 100, AROUND = 90;
	var now = new Date(), today = [now.getFullYear(), now.getMonth() + 1, now.getDate()].map(function (n) {
		return String(n).padStart(2, '0');
	}).join('-');
	var index = self.keelingIndex, form = document.getElementById('_search'), field = document.getElementById('_words');
	var found = document.getElementById('_found'), list = document.getElementById('_places'), folded = null;

	// Without capitals and accents, so that 'w' finds the one with a roof. One sign stays one sign.
	function fold(text) {
		return Array.from(text.toLowerCase(), function (sign) {
			var plain = sign.normalize('NFD').replace(/[\u0300-\u036f]/g, '');
			return plain.length === sign.length ? plain : sign;
		}).join('').replace(/[\u2018\u2019]/g, "'");
	}

	// The rules of a language, 'p b mh ph, g - ng g': the letters of the dictionary and what they become, '-' for none.
	function rulesOf(language) {
		return index.mutations[language].split(',').map(function (rule) {
			return rule.trim().split(/\s+/).map(function (letters) { return letters === '-' ? '' : letters; });
		});
	}

	// The forms of a word, of which any may have been typed: 'cofrestr', 'gofrestr', 'nghofrestr', 'chofrestr'.
	function formsOf(word, rules) {
		var forms = [];
		rules.forEach(function (rule) {
			rule.forEach(function (letters) {
				var rest = word.slice(letters.length), radical = rule[0] + rest;
				var longer = rules.some(function (other) { return other[0].length > rule[0].length && radical.startsWith(other[0]); });
				if (word.startsWith(letters) && !longer) rule.forEach(function (form) { forms.push(form + rest); });
			});
		});
		return forms;
	}

	function expression(words, end) { return new RegExp("(^|[^\\p{L}\\p{N}])(" + words + ")" + end, 'gu'); }
	function escaped(word) { return word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'); }

	// A word as far as it is typed; words in quotation marks whole, and one after the other. `forms` finds a word in any of
	// its forms, of each language that has such; of one or two letters those would be found everywhere.
	function finder(words) {
		var quoted = words.charAt(0) === '"', each = words.split(/[\s"]+/).filter(Boolean);
		var made = { exact: expression(each.map(escaped).join('\\s+'), quoted ? "(?![\\p{L}\\p{N}])" : ''), forms: {} };
		Object.keys(!quoted && words.length > 2 && index.mutations || {}).forEach(function (language) {
			var forms = formsOf(words, rulesOf(language));
			made.forms[language] = expression([words].concat(forms).map(escaped).join('|'), '');
		});
		return made;
	}

	function wordsOf(query) {
		var plain = fold(query).replace(/[\u201c\u201d\u00ab\u00bb]/g, '"');
		var each = plain.match(/"[^"]*"?|[^\s"]+/g) || [];
		return each.map(function (words) { return words.replace(/^'+(?=.)|(.)'+$/g, '$1'); }).filter(function (words) {
			return /[^\s"']/.test(words);
		}).map(finder);
	}

	function weigh(place, expression_) {
		var head = (place.head.match(expression_) || []).length, body = (place.body.match(expression_) || []).length;
		return 10 * Math.min(head, 1) + Math.min(body, 5);
	}

	// How well a place fits: every word must be in it; one in its heading or number counts most. 0: it does not fit. Below 1
	// where a word is there in another form alone, so that those places come last.
	function score(place, finders) {
		var sum = 0, others = 1;
		for (var i = 0; i < finders.length; i++) {
			var forms = finders[i].forms[place.language], weight = weigh(place, finders[i].exact);
			if (!weight && forms) {
				weight = weigh(place, forms);
				others = 1000;
			}
			if (!weight) return 0;
			sum += weight;
		}
		return sum / others;
	}

	// Where the words stand in a text, as [from, to], in order.
	function marksIn(text, expressions) {
		var marks = [];
		expressions.forEach(function (each) {
			each.lastIndex = 0;
			for (var hit = each.exec(text); hit; hit = each.exec(text)) {
				marks.push([hit.index + hit[1].length, hit.index + hit[0].length]);
				if (!hit[0]) each.lastIndex++;
			}
		});
		return marks.sort(function (a, b) { return a[0] - b[0]; });
	}

	// The words around the first of them, each marked.
	function excerpt(text, plain, expressions) {
		var out = document.createElement('p'), marks = text.length === plain.length ? marksIn(plain, expressions) : [];
		var from = marks.length ? Math.max(0, marks[0][0] - AROUND) : 0;
		if (from) from = text.indexOf(' ', from) + 1 || from;
		var to = Math.min(text.length, from + 3 * AROUND), at = from;
		if (to < text.length) to = text.lastIndexOf(' ', to);
		out.append(from ? '\u2026 ' : '');
		marks.forEach(function (mark) {
			if (mark[0] < at || mark[1] > to) return;
			var strong = document.createElement('mark');
			strong.textContent = text.slice(mark[0], mark[1]);
			out.append(text.slice(at, mark[0]), strong);
			at = mark[1];
		});
		out.append(text.slice(at, to), to < text.length ? ' \u2026' : '');
		return out;
	}

	// What another version has replaced is not looked through; what has not come into force comes behind what has.
	function isOver(document_) { return document_[3] && today >= document_[3]; }
	function isWaiting(document_) { return document_[2] && today < document_[2]; }

	function foldAll(from) {
		return from.places.map(function (entry) {
			var text = fold(entry[4]), document_ = from.documents[entry[0]];
			return { entry: entry, document: document_, language: document_[5] || document.documentElement.lang, late: isWaiting(document_) ? 1 : 0,
				head: fold(entry[1] + ' ' + entry[3]), text: text, body: text };
		}).filter(function (place) { return !isOver(place.document); });
	}

	function item(place, finders) {
		var out = document.createElement('li'), line = document.createElement('p'), link = document.createElement('a');
		var document_ = place.document, label = place.entry[1], heading = place.entry[3];
		label = label.charAt(0).toUpperCase() + label.slice(1);
		link.href = '../' + (place.entry[5] || document_[1]) + '/index.html#' + encodeURIComponent(place.entry[2]);
		link.textContent = !heading || heading === label ? label : label ? label + ': ' + heading : heading;
		if (document_[5]) out.lang = document_[5];
		line.append(link, ' ', place.late || document_[3] || !document_[2] ? document_[4] : document_[0]);
		out.append(line);
		if (place.entry[4]) out.append(excerpt(place.entry[4], place.text, finders.map(function (finder) {
			return finder.forms[place.language] || finder.exact;
		})));
		return out;
	}

	function search(query) {
		var finders = wordsOf(query);
		folded = folded || foldAll(index).concat(self.keelingEarlier ? foldAll(self.keelingEarlier) : []);
		var hits = !finders.length ? [] : folded.map(function (place, order) {
			return { place: place, order: order, score: score(place, finders) };
		}).filter(function (hit) { return hit.score > 0; }).sort(function (a, b) {
			return a.place.late - b.place.late || b.score - a.score || a.order - b.order;
		});
		list.textContent = '';
		hits.slice(0, MOST).forEach(function (hit) { list.append(item(hit.place, finders)); });
		list.hidden = !hits.length;
		var said = !finders.length ? '' : form.getAttribute(!hits.length ? 'data-none' : hits.length > MOST ? 'data-first' : 'data-found');
		found.textContent = said.replace('{count}', hits.length).replace('{most}', MOST)
			.replace('{words}', function () { return query.trim(); });
	}

	// What the page's address asks for; nothing where that can't be read.
	function asked() {
		try { return decodeURIComponent(location.hash.replace(/^#/, '')); } catch (e) { return ''; }
	}

	function fromAddress() {
		var query = asked();
		if (query === '_main') return;
		field.value = query;
		search(query);
	}

	if (!index || !form) return;
	form.hidden = false;
	form.addEventListener('submit', function (event) {
		event.preventDefault();
		var query = field.value.trim();
		if (asked() === query) search(query);
		else location.hash = encodeURIComponent(query);
	});
	addEventListener('hashchange', fromAddress);
	if (!(today < form.getAttribute('data-until-day'))) {
		fromAddress();
		return;
	}
	var earlier = document.createElement('script');
	earlier.onload = earlier.onerror = function () {
		folded = null;
		fromAddress();
	};
	earlier.src = form.getAttribute('data-earlier');
	document.head.append(earlier);
})();
