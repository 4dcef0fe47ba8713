/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The stage table as C data, and the names by which a person asks for stages.
 */
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include "stage.h"

#define PG_STR(x)	#x

#define REQUIRED	true
#define OPTIONAL	false
#define OFF		PG_PHASE_OFF
#define IDMAP		PG_PHASE_IDMAP
#define VA		PG_PHASE_VA
#define MPIDR		false
#define TASK		true

const struct pg_stage pg_stages[PG_NSTAGES] = {
#define PG_STAGE(sym_, id_, who_, need_, phase_, payload_, where_, live_)	\
	[PG_ST_##sym_] = { .sym = PG_STR(sym_), .where = where_, .live = live_, .id = id_, \
			   .required = need_, .task = payload_, .phase = phase_ },
#include "../stages.h"
};

static int stage_by_name(const char *s, size_t len)
{
	char word[32], *end;
	unsigned long id;
	unsigned int i;

	if (!len || len >= sizeof(word))
		return -1;
	memcpy(word, s, len);
	word[len] = 0;
	id = strtoul(word[0] == 'E' || word[0] == 'e' ? word + 1 : word, &end, 16);
	for (i = 0; i < PG_NSTAGES; i++)
		if (!strcasecmp(word, pg_stages[i].sym) || (!*end && id == pg_stages[i].id))
			return i;
	return -1;
}

int pg_stages_parse(const char *list, uint32_t *set, struct pg_err *err)
{
	size_t len;
	int i;

	*set = 0;
	while (*list) {
		len = strcspn(list, ",");
		if (len == 3 && !strncmp(list, "all", len)) {
			*set |= (1u << PG_NSTAGES) - 1;
		} else if (len == 8 && !strncmp(list, "required", len)) {
			for (i = 0; i < PG_NSTAGES; i++)
				*set |= (uint32_t)pg_stages[i].required << i;
		} else {
			i = stage_by_name(list, len);
			if (i < 0)
				return pg_fail(err, "no stage is called '%.*s': see --list",
					       (int)(len < 40 ? len : 40), list);
			*set |= 1u << i;
		}
		list += len + (list[len] == ',');
	}
	if (!*set)
		return pg_fail(err, "no stages given: name some, or leave --stages out for all");
	return 0;
}
