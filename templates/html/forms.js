// SPDX-License-Identifier: MIT
// Saves what was written into a form as a JSON file, which keeling-forms --read reads, and puts it back from there. Nothing
// is sent anywhere; all words for the reader stand in the page.
(function () {
	'use strict';

	function controls(entry) {
		return entry.matches('input') ? [entry] : Array.from(entry.querySelectorAll('input, textarea, select'));
	}

	// '27', '3', '2027' as '2027-03-27'; what was written where that is no day.
	function day(parts) {
		var written = parts.filter(Boolean).join(' '), numbers = written.split(/[^0-9]+/).filter(Boolean).map(Number);
		var date = new Date(Date.UTC(numbers[2], numbers[1] - 1, numbers[0]));
		var real = numbers.length === 3 && numbers[2] > 999 && date.getUTCMonth() === numbers[1] - 1 &&
			date.getUTCDate() === numbers[0];
		return real ? date.toISOString().slice(0, 10) : written;
	}

	function value(entry) {
		var all = controls(entry), type = entry.getAttribute('data-type');
		var written = all.map(function (control) { return control.value.trim(); });
		if (type === 'tick')
			return all[0].checked;
		if (type === 'date')
			return day(written);
		if (type === 'choice' && all[0].type === 'radio')
			return all.filter(function (control) { return control.checked; }).map(function (c) { return c.value; })[0] || '';
		return written[0];
	}

	function filled(entry) {
		return entry && value(entry) !== '' && value(entry) !== false;
	}

	// Whether a field is asked: all around it that has a condition is asked only where one of the entries named there
	// is filled in, with one of the answers.
	function asked(form, element) {
		for (var at = element; at && at !== form; at = at.parentElement) {
			var names = at.getAttribute('data-if'), answers = at.getAttribute('data-answers');
			var holds = !names || names.split(' ').some(function (name) {
				var entry = form.querySelector('[data-entry="' + name + '"]');
				return filled(entry) && (!answers || answers.split('\n').indexOf(value(entry)) >= 0);
			});
			if (!holds)
				return false;
		}
		return true;
	}

	// Whether somebody else fills it in: the office, or those to whom the form goes when it has its first signature,
	// who have the groups after that and the other signatures.
	function ofOthers(form, element) {
		var first = form.querySelector('.group:not(.office) .signature, .form > .signature');
		var signature = element.closest('.signature');
		if (element.closest('.office') || (signature && signature !== first))
			return true;
		return Boolean(first) && element.closest('.group') !== first.closest('.group') &&
			Boolean(first.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING);
	}

	function said(form, key, values) {
		return Object.keys(values).reduce(function (words, name) {
			return words.split('{' + name + '}').join(values[name]);
		}, form.getAttribute('data-' + key));
	}

	// What is wrong with an entry, in words, or ''.
	function problem(form, entry, written) {
		var most = controls(entry)[0].getAttribute('data-limit'), count = Array.from(String(written)).length;
		var required = controls(entry).some(function (control) { return control.required; });
		if (required && !written && asked(form, entry) && !ofOthers(form, entry))
			return form.getAttribute('data-missing');
		if (entry.getAttribute('data-type') === 'date' && written && !/^\d{4}-\d\d-\d\d$/.test(written))
			return form.getAttribute('data-no-day');
		if (most && count > most)
			return said(form, 'long', {most: most, count: count});
		return '';
	}

	// The same of a field of several entries, one of which has to be filled in.
	function lack(form, field) {
		var some = Array.from(field.querySelectorAll('[data-entry]')).some(filled);
		return some || !asked(form, field) || ofOthers(form, field) ? '' : form.getAttribute('data-missing');
	}

	// What an entry, or a field of several, is called on the page.
	function called(element) {
		var first = controls(element)[0], signature = element.closest('.signature');
		var head = element.querySelector('legend, caption') || (first.labels || [])[0];
		var copy = head && head.cloneNode(true);
		if (!copy)
			return first.getAttribute('aria-label');
		copy.querySelectorAll('.required, .form-of, .screen, .hint').forEach(function (aside) { aside.remove(); });
		var words = copy.textContent.trim().replace(/[.:]$/, ''); // a tick may be a whole sentence
		return (signature && signature !== element ? called(signature) + ': ' : '') + words;
	}

	function describe(element, id, on) {
		var ids = (element.getAttribute('aria-describedby') || '').split(' ').filter(function (other) {
			return other && other !== id;
		});
		if (on)
			ids.push(id);
		if (ids.length)
			element.setAttribute('aria-describedby', ids.join(' '));
		else
			element.removeAttribute('aria-describedby');
	}

	// The words stand above the control, and belong to it for those who hear them. Those on a field of several entries
	// stand above them all, and belong to the first; those on a blank stand above its sentence and name the blank.
	function show(entry, words) {
		var whole = entry.getAttribute('data-required'), all = controls(entry).slice(0, whole ? 1 : undefined);
		var id = '_error-' + (whole || entry.getAttribute('data-entry')), old = document.getElementById(id);
		var sentence = entry.closest('.asked') && entry.closest('p');
		if (old)
			old.remove();
		all.forEach(function (control) {
			describe(control, id, words);
			if (words || !whole || control.hasAttribute('aria-invalid'))
				control.setAttribute('aria-invalid', words ? 'true' : 'false');
		});
		if (!words)
			return [];
		var error = document.createElement('p');
		error.id = id;
		error.className = 'error';
		error.textContent = sentence ? called(entry) + ': ' + words : words;
		var before = sentence || all[0].closest(whole ? '.scroll, .options > [data-entry]' : '.day, .option') ||
			all[0].parentNode.querySelector('.unit') || all[0];
		before.parentNode.insertBefore(error, before);
		return [{control: all[0], error: error, words: called(entry) + ': ' + words}];
	}

	// All that is wrong, at the head of the form, each as a link to its place; whoever hears or enlarges the page is led there.
	function summary(form, problems, file) {
		var box = form.querySelector('.problems'), lead = document.createElement('p'), list = document.createElement('ul');
		box.hidden = !problems.length;
		lead.id = '_problems-' + form.getAttribute('data-form');
		lead.textContent = said(box, 'problems', {file: file, count: problems.length});
		box.setAttribute('aria-labelledby', lead.id);
		problems.forEach(function (problem) {
			var item = document.createElement('li'), link = document.createElement('a');
			link.href = '#' + problem.control.id;
			link.textContent = problem.words;
			link.addEventListener('click', function (event) {
				event.preventDefault();
				problem.control.focus({preventScroll: true});
				(problem.error.closest('.field') || problem.error).scrollIntoView();
			});
			item.append(link);
			list.append(item);
		});
		box.replaceChildren(lead, list);
		if (!problems.length)
			return;
		box.focus({preventScroll: true}); // by itself it may leave the head of a long one above the window
		box.scrollIntoView();
	}

	// Beside the button, and heard: also when it is what was said before.
	function say(form, key, values) {
		var place = form.querySelector('[role="status"]');
		place.textContent = '';
		if (key)
			setTimeout(function () { place.textContent = said(place, key, values); }, 100);
	}

	function save(name, form) {
		var file = new Blob([JSON.stringify(form, null, 1) + '\n'], {type: 'application/json'});
		var link = document.createElement('a');
		link.href = URL.createObjectURL(file);
		link.download = name;
		link.click();
		setTimeout(function () { URL.revokeObjectURL(link.href); }, 1000);
	}

	function take(form) {
		var entries = {}, problems = [], file = form.getAttribute('data-form') + '.json';
		form.querySelectorAll('[data-entry]').forEach(function (entry) {
			var written = entries[entry.getAttribute('data-entry')] = value(entry);
			problems = problems.concat(show(entry, problem(form, entry, written)));
		});
		form.querySelectorAll('[data-required]').forEach(function (field) { problems = problems.concat(show(field, lack(form, field))); });
		problems.sort(function (a, b) {
			return a.control.compareDocumentPosition(b.control) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1;
		});
		summary(form, problems, file);
		say(form, problems.length ? '' : 'saved', {file: file});
		return entries;
	}

	// Puts back an answer that value() gave, as text; false where it has no place.
	function put(entry, answer) {
		var all = controls(entry), type = entry.getAttribute('data-type');
		if (type === 'tick')
			all[0].checked = answer === 'true';
		else if (type === 'choice' && all[0].type === 'radio')
			all.forEach(function (control) { control.checked = control.value === answer; });
		else if (type === 'date') {
			var parts = /^\d{4}-\d\d-\d\d$/.test(answer) ? answer.split('-').reverse() : answer.split(' ');
			all.forEach(function (control, i) { control.value = (all.length > 1 ? parts[i] : parts.join(' ')) || ''; });
		} else
			all[0].value = answer;
		return type === 'tick' || value(entry) === answer.trim();
	}

	// The answers of a file that was saved of this form, or null.
	function answers(form, text) {
		try {
			var saved = JSON.parse(text);
			return saved.form === form.getAttribute('data-form') && saved.document === form.getAttribute('data-document') && saved.entries;
		} catch (e) {
			return null;
		}
	}

	// What was wrong when it was saved, which may be so no more.
	function forget(form) {
		form.querySelectorAll('[data-entry], [data-required]').forEach(function (entry) { show(entry, ''); });
		summary(form, [], '');
	}

	function open(form, input) {
		var file = input.files[0];
		if (!file)
			return;
		file.text().then(function (text) {
			var saved = answers(form, text) || {}, lost = 0;
			Object.keys(saved).forEach(function (name) {
				var entry = form.querySelector('[data-entry="' + CSS.escape(name) + '"]');
				if (entry ? !put(entry, String(saved[name])) : saved[name])
					lost++;
			});
			if (Object.keys(saved).length)
				forget(form);
			form.dispatchEvent(new Event('change'));
			say(form, !Object.keys(saved).length ? 'other' : lost ? 'opened-some' : 'opened', {file: file.name, count: lost});
			input.value = '';
		});
	}

	// What was chosen of a few can't be unchosen by the keyboard or the mouse: where it need not be, a button does it.
	function undoing(form) {
		form.querySelectorAll('fieldset[data-type="choice"]').forEach(function (entry) {
			var button = document.createElement('button'), name = document.createElement('span');
			var chosen = function () { return controls(entry).filter(function (control) { return control.checked; })[0]; };
			function renew() { button.hidden = !chosen() || chosen().required; }
			name.className = 'unseen';
			name.textContent = ': ' + called(entry);
			button.type = 'button';
			button.className = 'screen undo';
			button.append(form.getAttribute('data-undo'), name);
			button.addEventListener('click', function () {
				var control = chosen();
				control.checked = false;
				control.dispatchEvent(new Event('change', {bubbles: true}));
				control.focus();
			});
			entry.append(button);
			form.addEventListener('change', renew);
			renew();
		});
	}

	// A name or a post that was written once is offered where it is asked for again.
	function offering(form) {
		['name', 'organization-title'].forEach(function (token) {
			var all = Array.from(form.querySelectorAll('[autocomplete="' + token + '"]')), list = document.createElement('datalist');
			if (all.length < 2)
				return;
			list.id = '_offer-' + form.getAttribute('data-form') + '-' + token;
			all.forEach(function (control) { control.setAttribute('list', list.id); });
			form.append(list);
			form.addEventListener('change', function () {
				var written = all.map(function (control) { return control.value.trim(); }).filter(Boolean);
				list.replaceChildren.apply(list, Array.from(new Set(written)).map(function (words) {
					var option = document.createElement('option');
					option.value = words;
					return option;
				}));
			});
		});
	}

	// A field that is asked only at some answers is required only with these.
	function conditions(form) {
		var required = form.querySelectorAll('[data-if] [required], [data-if][required]');
		function renew() {
			required.forEach(function (control) { control.required = asked(form, control); });
		}
		form.addEventListener('input', renew);
		form.addEventListener('change', renew);
		renew();
	}

	// What was typed is cut off where the control is smaller: on paper it stands in the control's place, as words.
	function unfold() {
		fold();
		var all = document.querySelectorAll('.form input[type="text"], .form textarea, .form select, input.blank');
		all.forEach(function (control) {
			var list = control.matches('select'), written = list ? control.value && control.selectedOptions[0].text : control.value;
			if (!written.trim())
				return;
			var words = document.createElement('span');
			words.className = 'paper typed';
			words.textContent = written;
			if (control.matches('textarea'))
				words.style.setProperty('--lines', control.rows);
			control.classList.add('screen');
			control.after(words);
		});
	}

	function fold() {
		document.querySelectorAll('.typed').forEach(function (words) {
			words.previousElementSibling.classList.remove('screen');
			words.remove();
		});
	}

	addEventListener('beforeprint', unfold);
	addEventListener('afterprint', fold);

	function begin() {
		document.querySelectorAll('.form[data-form]').forEach(function (form) {
			conditions(form);
			undoing(form);
			offering(form);
			form.querySelector('.save').hidden = form.querySelector('.open').hidden = false;
			form.querySelector('.open input').addEventListener('change', function (event) {
				event.stopPropagation();
				open(form, event.target);
			});
			form.querySelector('.save button').addEventListener('click', function () {
				var name = form.getAttribute('data-form'), version = form.getAttribute('data-version');
				save(name + '.json', {format: 1, form: name, document: form.getAttribute('data-document'),
					version: version, entries: take(form)});
			});
		});
	}

	// In a page that holds all it needs, this stands before the forms.
	if (document.readyState === 'loading')
		document.addEventListener('DOMContentLoaded', begin);
	else
		begin();
}());
