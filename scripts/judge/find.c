/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Claims by name, see find.h. Case does not matter, and PMU_19 is PMU-19.
 *
 * A register has to do with a claim when it is evidence, stands in the condition, or is named by the claim's words or by
 * those of what it observes.
 */
#include <ctype.h>
#include <string.h>
#include <strings.h>
#include "find.h"
#include "row.h"

static bool same(const char *a, const char *b)
{
	for (; *a && *b; a++, b++)
		if (tolower((unsigned char)*a) != tolower((unsigned char)*b) && !(strchr("-_", *a) && strchr("-_", *b)))
			return false;
	return !*a && !*b;
}

static bool in_word(char c)
{
	return isalnum((unsigned char)c) || c == '_';
}

/* Does the word stand in text by itself, not as part of a longer one? */
static bool names(const char *text, const char *word)
{
	size_t n = strlen(word);
	const char *at;

	for (at = text; (at = strcasestr(at, word)); at++)
		if ((at == text || !in_word(at[-1])) && !in_word(at[n]))
			return true;
	return false;
}

struct evidence {
	enum pg_reg reg;
	bool found;
};

static void look(enum pg_reg reg, void *data)
{
	struct evidence *e = data;

	e->found |= reg == e->reg;
}

static bool rests_on(enum pg_claim claim, enum pg_reg reg)
{
	const struct pg_claim_info *row = &pg_claims[claim];
	const char *name = pg_regs[reg].name;
	struct evidence e = { reg, false };

	pg_row_registers(claim, look, &e);
	return e.found || names(pg_raw_condition(claim), name) || names(row->claim, name) ||
	       (row->obs != PG_NOBS && (names(pg_obs_first(row->obs), name) || names(pg_obs_second(row->obs), name)));
}

static void by_register(const char *name, struct pg_found *found)
{
	int reg, i;

	for (reg = 0; reg < PG_NREGS; reg++) {
		if (!same(pg_regs[reg].name, name) && !same(pg_encoding(reg), name))
			continue;
		found->known = true;
		found->reg = reg;
		for (i = 0; i < PG_NCLAIMS; i++)
			found->claim[i] |= rests_on(i, reg);
	}
}

static void by_field(const char *name, struct pg_found *found)
{
	char full[128];
	int f, i;

	for (f = 0; f < pg_nfields; f++) {
		snprintf(full, sizeof(full), "%s.%s", pg_regs[pg_fields[f].reg].name, pg_fields[f].name);
		if (!same(full, name) && !same(pg_fields[f].name, name))
			continue;
		if (!found->known)
			found->field = f;
		found->known = true;
		for (i = 0; i < PG_NCLAIMS; i++)
			found->claim[i] |= names(pg_condition(i), full) || names(pg_claims[i].claim, full);
	}
}

/* FEAT_MPAM finds what FEAT_MPAM brings, and what is said of machines without it. */
static bool is_feature(const char *feature, const char *name)
{
	char full[128];

	snprintf(full, sizeof(full), "FEAT_%s", name);
	return *name && (names(feature, name) || names(feature, full));
}

void pg_find(const char *name, struct pg_found *found)
{
	int i;

	memset(found, 0, sizeof(*found));
	found->reg = PG_NO_REG;
	found->field = -1;
	for (i = 0; i < PG_NCLAIMS; i++) {
		if (same(pg_claims[i].id, name)) {
			found->known = found->claim[i] = true;
			return;
		}
	}
	by_register(name, found);
	if (found->known)
		return;
	by_field(name, found);
	for (i = 0; i < PG_NCLAIMS; i++) {
		if (is_feature(pg_claims[i].feature, name))
			found->known = found->claim[i] = true;
	}
}
