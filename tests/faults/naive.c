/* SPDX-License-Identifier: MIT
 * naive OUT CONTENT: the control of every harness, a publisher as one writes it in an afternoon. It publishes each
 * Markdown file of the folder (and of those one level below) into OUT/site, in place, and looks at no answer of the
 * system. A harness that finds nothing here would find nothing anywhere. */
#define _GNU_SOURCE
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static void publish(const char *from, const char *to, const char *name)
{
	char path[4200], line[400];
	snprintf(path, sizeof path, "%s/%s", from, name);
	FILE *in = fopen(path, "r");
	snprintf(path, sizeof path, "%s/%s.html", to, name);
	FILE *out = fopen(path, "w");
	if (!in || !out)
		return;
	fprintf(out, "<!doctype html>\n");
	while (fgets(line, sizeof line, in)) {
		char *text = strdup(line), *page = malloc(strlen(line) + 10);
		if (text && page) {
			usleep(300); /* about as long as our own take for a line */
			sprintf(page, "<p>%s</p>", text);
			fputs(page, out);
		}
		fflush(out);
		free(text);
		free(page);
	}
	fclose(in);
	fclose(out);
}

static void folder(const char *from, const char *to, int deep)
{
	DIR *listing = opendir(from);
	for (struct dirent *entry = listing ? readdir(listing) : NULL; entry; entry = readdir(listing)) {
		char inner[4200];
		snprintf(inner, sizeof inner, "%s/%s", from, entry->d_name);
		if (strstr(entry->d_name, ".md"))
			publish(from, to, entry->d_name);
		else if (!deep && entry->d_name[0] != '.')
			folder(inner, to, 1);
	}
	if (listing)
		closedir(listing);
}

int main(int count, char **values)
{
	char site[4200];
	if (count != 3)
		return 64;
	snprintf(site, sizeof site, "%s/naive", values[1]);
	mkdir(values[1], 0777);
	mkdir(site, 0777);
	folder(values[2], site, 0);
	snprintf(site, sizeof site, "%s/naive/list", values[1]);
	FILE *list = fopen(site, "w");
	if (list) {
		fprintf(list, "made by %s in %s\n", getenv("HOME") ? getenv("HOME") : "nobody",
			getenv("PWD") ? getenv("PWD") : "");
		folder(values[2], values[1], 1);
		fclose(list);
	}
	return 0;
}
