/* SPDX-License-Identifier: GPL-2.0 */
/* See bootargs.h. A workaround says "boot it with WORD" or "boot the guest with WORD or WORD": the first word is taken. */
#include <stdio.h>
#include <string.h>
#include "bootargs.h"
#include "verdict/breaks.h"

#define MOST	64
#define LONGEST	80

static bool dies(const struct pg_arch *arch, int claim, unsigned int release)
{
	int i;

	for (i = 0; i < arch->neffects; i++) {
		const struct pg_effect *e = &arch->effects[i];

		if (e->claim == claim && (e->what == PG_DIES || e->what == PG_HANGS) && pg_effect_answers(e, PG_LIE) &&
		    e->from <= release && release < e->until)
			return true;
	}
	return false;
}

/* What a parameter looks like: "arm64.nosve", "initcall_blacklist=...", "noxsave". */
static bool is_parameter(const char *word, size_t n)
{
	return n > 2 && n < LONGEST && (memchr(word, '=', n) || memchr(word, '.', n) || !strncmp(word, "no", 2));
}

static void take(const char *wayout, char words[MOST][LONGEST], int *count)
{
	const char *boot = strstr(wayout, "boot "), *with = boot ? strstr(boot, " with ") : NULL;
	char word[LONGEST];
	size_t n;
	int i;

	if (!with)
		return;
	with += strlen(" with ");
	n = strcspn(with, " ,;()");
	if (!is_parameter(with, n))
		return;
	snprintf(word, sizeof(word), "%.*s", (int)n, with);
	for (i = 0; i < *count; i++)
		if (!strcmp(words[i], word))
			return;
	if (*count < MOST)
		strcpy(words[(*count)++], word);
}

bool pg_boot_args(const struct pg_arch *arch, const char *release)
{
	static char words[MOST][LONGEST];
	unsigned int major, minor;
	int i, n = 0;

	if (sscanf(release, "%u.%u", &major, &minor) != 2 || major > 255 || minor > 255)
		return false;
	for (i = 0; i < arch->nclaims; i++)
		if (dies(arch, i, PG_RELEASE(major, minor)))
			take(arch->claims[i].wayout, words, &n);
	for (i = 0; i < n; i++)
		printf("%s%s", i ? " " : "", words[i]);
	putchar('\n');
	return true;
}
