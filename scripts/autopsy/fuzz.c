/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Mutated consoles for the autopsy: lines of real ones are cut, joined, repeated and have bytes changed, in groups that
 * make up a source. Usage: fuzz-autopsy LINES SEED FILE...
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "evidence.h"
#include "line.h"
#include "verdict.h"

#define LINES		4096
#define PER_SOURCE	40

static char lines[LINES][512];
static size_t nlines;
static struct pg_deaths deaths;
static struct pg_finding_of findings[PG_DEATHS];

static void learn(const char *path)
{
	static struct pg_lines l;
	size_t len;

	l.from = fopen(path, "r");
	if (!l.from) {
		perror(path);
		exit(1);
	}
	while (nlines < LINES && pg_next_line(&l, &len))
		snprintf(lines[nlines++], sizeof(lines[0]), "%s", l.text);
	fclose(l.from);
}

static void mutate(char text[2048])
{
	size_t len, i;

	snprintf(text, 2048, "%s", lines[rand() % nlines]);
	len = strlen(text);
	switch (rand() % 6) {
	case 0:
		text[rand() % (len + 1)] = 0;
		break;
	case 1:
		for (i = rand() % 4 + 1; i && len; i--)
			text[rand() % len] = rand() % 255 + 1;
		break;
	case 2:
		snprintf(text + rand() % (len + 1), 512, "%s", lines[rand() % nlines]);
		break;
	case 3:
		snprintf(text + len, 512, "%d%s", rand(), lines[rand() % nlines]);
		break;
	}
}

int main(int argc, char **argv)
{
	unsigned long n = argc > 3 ? strtoul(argv[1], NULL, 10) : 0, i, sure[PG_SURE_CERTAIN + 1] = { 0 };
	struct pg_reading r;
	char text[2048];
	size_t f, found;
	int a;

	if (!n) {
		fprintf(stderr, "usage: fuzz-autopsy LINES SEED FILE...\n");
		return 1;
	}
	srand(atoi(argv[2]));
	for (a = 3; a < argc; a++)
		learn(argv[a]);
	for (i = 0; i < n; i++) {
		if (i % PER_SOURCE == 0)
			pg_evidence_begin(&r, &deaths, "fuzz");
		mutate(text);
		pg_evidence_line(&r, text, strlen(text), i);
		if (i % PER_SOURCE != PER_SOURCE - 1)
			continue;
		found = pg_judge_deaths(&deaths, findings);
		for (f = 0; f < found; f++)
			sure[findings[f].sure]++;
		memset(&deaths, 0, sizeof(deaths));
	}
	printf("%lu mutated lines of %zu: %lu certain, %lu likely, %lu unknown, %lu no lie\n", n, nlines, sure[PG_SURE_CERTAIN],
	       sure[PG_SURE_LIKELY], sure[PG_SURE_UNKNOWN], sure[PG_SURE_NO_LIE]);
	return 0;
}
