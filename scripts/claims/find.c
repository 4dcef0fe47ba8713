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
	unsigned int reg;
	bool found;
};

static void look(unsigned int reg, void *data)
{
	struct evidence *e = data;

	e->found |= reg == e->reg;
}

static bool rests_on(const struct pg_arch *arch, unsigned int claim, unsigned int reg)
{
	const struct pg_claim_info *row = &arch->claims[claim];
	const char *name = arch->regs[reg].name;
	struct evidence e = { reg, false };

	pg_row_registers(arch, claim, look, &e);
	return e.found || names(pg_raw_condition(arch, claim), name) || names(row->claim, name) ||
	       (row->obs != PG_NO_OBS && (names(arch->obs[row->obs].first, name) || names(arch->obs[row->obs].second, name)));
}

static void by_register(const struct pg_arch *arch, const char *name, struct pg_found *found)
{
	int reg, i;

	for (reg = 0; reg < arch->nregs; reg++) {
		if (!same(arch->regs[reg].name, name) && !same(pg_encoding(arch, reg), name))
			continue;
		found->known = true;
		found->reg = reg;
		for (i = 0; i < arch->nclaims; i++)
			found->claim[i] |= rests_on(arch, i, reg);
	}
}

static void by_field(const struct pg_arch *arch, const char *name, struct pg_found *found)
{
	char full[128];
	const struct pg_field_info *fields;
	int f, i, n = pg_fields_of(arch, &fields);

	for (f = 0; f < n; f++) {
		snprintf(full, sizeof(full), "%s.%s", arch->regs[fields[f].reg].name, fields[f].name);
		if (!same(full, name) && !same(fields[f].name, name))
			continue;
		if (!found->known)
			found->field = f;
		found->known = true;
		for (i = 0; i < arch->nclaims; i++)
			found->claim[i] |= names(pg_condition(arch, i), full) || names(arch->claims[i].claim, full);
	}
}

/* FEAT_MPAM finds what FEAT_MPAM brings, and what is said of machines without it. */
static bool is_feature(const char *feature, const char *name)
{
	char full[128];

	snprintf(full, sizeof(full), "FEAT_%s", name);
	return *name && (names(feature, name) || names(feature, full));
}

void pg_find(const struct pg_arch *arch, const char *name, struct pg_found *found)
{
	int i;

	memset(found, 0, sizeof(*found));
	found->reg = PG_NO_REG;
	found->field = -1;
	for (i = 0; i < arch->nclaims; i++) {
		if (same(arch->claims[i].id, name)) {
			found->known = found->claim[i] = true;
			return;
		}
	}
	by_register(arch, name, found);
	if (found->known)
		return;
	by_field(arch, name, found);
	for (i = 0; i < arch->nclaims; i++) {
		if (is_feature(arch->claims[i].feature, name))
			found->known = found->claim[i] = true;
	}
}
