// SPDX-License-Identifier: MIT
// Saves what was written into a form as a JSON file, which keeling-forms --read reads. Nothing is sent anywhere; all words
// for the reader stand in the page.
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

	// What is wrong with an entry, in words, or ''.
	function problem(form, entry, written) {
		var required = controls(entry).some(function (control) { return control.required; });
		if (required && !written && asked(form, entry) && !ofOthers(form, entry))
			return form.getAttribute('data-missing');
		if (entry.getAttribute('data-type') === 'date' && written && !/^\d{4}-\d\d-\d\d$/.test(written))
			return form.getAttribute('data-no-day');
		return '';
	}

	// The same of a field of several entries, one of which has to be filled in.
	function lack(form, field) {
		var some = Array.from(field.querySelectorAll('[data-entry]')).some(filled);
		return some || !asked(form, field) || ofOthers(form, field) ? '' : form.getAttribute('data-missing');
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
	// stand above them all, and belong to the first.
	function show(entry, words) {
		var whole = entry.getAttribute('data-required'), all = controls(entry).slice(0, whole ? 1 : undefined);
		var id = '_error-' + (whole || entry.getAttribute('data-entry')), said = document.getElementById(id);
		if (said)
			said.remove();
		all.forEach(function (control) {
			describe(control, id, words);
			if (words || !whole)
				control.setAttribute('aria-invalid', words ? 'true' : 'false');
		});
		if (!words)
			return 0;
		said = document.createElement('p');
		said.id = id;
		said.className = 'error';
		said.textContent = words;
		var before = all[0].closest(whole ? '.scroll, .options > [data-entry]' : '.day, .option') ||
			all[0].parentNode.querySelector('.unit') || all[0];
		before.parentNode.insertBefore(said, before);
		return 1;
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
		var entries = {}, count = 0, said = form.querySelector('.problems');
		form.querySelectorAll('[data-entry]').forEach(function (entry) {
			var written = entries[entry.getAttribute('data-entry')] = value(entry);
			count += show(entry, problem(form, entry, written));
		});
		form.querySelectorAll('[data-required]').forEach(function (field) { count += show(field, lack(form, field)); });
		said.textContent = said.getAttribute(count ? 'data-problems' : 'data-saved').replace('{count}', count)
			.replace('{file}', form.getAttribute('data-form') + '.json');
		if (count)
			form.querySelector('[aria-invalid="true"]').focus();
		return entries;
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
			form.querySelector('.save').hidden = false;
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
