/* SPDX-License-Identifier: GPL-2.0 */
/* See claims.h. */
#include <stdio.h>
#include <string.h>
#include "../claims/row.h"
#include "claims.h"

struct search {
	unsigned int reg;
	bool found;
};

static void compare(unsigned int reg, void *data)
{
	struct search *s = data;

	s->found |= reg == s->reg;
}

static bool fatal(const struct pg_effect *e)
{
	return pg_effect_answers(e, PG_LIE) && (e->what == PG_DIES || e->what == PG_LATER || e->what == PG_HANGS);
}

size_t pg_length_of_name(const char *function)
{
	return strcspn(function, "+. ");
}

/* Is the function named in the row, which may hold several, "a or b"? */
static bool dies_there(const struct pg_effect *e, const char *function)
{
	size_t n = pg_length_of_name(function);
	const char *at;

	if (!n)
		return false;
	for (at = e->function; *at; at += strspn(at, " ,")) {
		size_t word = strcspn(at, " ,");

		if (word == n && !strncmp(at, function, n))
			return true;
		at += word;
	}
	return false;
}

static bool claim_dies_there(const struct pg_arch *arch, int claim, const char *function)
{
	int i;

	for (i = 0; i < arch->neffects; i++)
		if (arch->effects[i].claim == claim && fatal(&arch->effects[i]) && dies_there(&arch->effects[i], function))
			return true;
	return false;
}

void pg_keep_claim(struct pg_finding_of *f, int claim)
{
	if (f->nclaims < PG_CLAIMS_OF)
		f->claim[f->nclaims++] = claim;
}

/* A claim that falls with another one of the list says nothing of its own. */
static void drop_dependants(struct pg_finding_of *f)
{
	int i, j, n = 0;

	for (i = 0; i < f->nclaims; i++) {
		bool dependant = false;

		for (j = 0; j < f->nclaims; j++)
			dependant |= f->arch->claims[f->claim[i]].root == f->claim[j];
		if (!dependant)
			f->claim[n++] = f->claim[i];
	}
	f->nclaims = n;
}

/*
 * A feature may be built on another one, of which no kernel is known to die here: cpu_enable_poe() needs TCR2_EL1. The claim
 * that this function is all about is named too, if there is one and no more.
 */
static void add_by_function(struct pg_finding_of *f)
{
	int i, n = 0, only = 0;

	for (i = 0; i < f->arch->nclaims; i++)
		if (claim_dies_there(f->arch, i, f->death->function)) {
			only = i;
			n++;
		}
	if (f->nclaims && n == 1)
		pg_keep_claim(f, only);
}

void pg_claims_of(struct pg_finding_of *f, unsigned int reg)
{
	const char *function = f->death->function;
	bool known = false;
	int i;

	for (i = 0; i < f->arch->nclaims; i++) {
		struct search s = { reg, false };

		if (pg_only_looks(&f->arch->claims[i]))
			continue;
		pg_row_registers(f->arch, i, compare, &s);
		if (!s.found)
			continue;
		if (claim_dies_there(f->arch, i, function) && !known) {
			known = true;
			f->nclaims = 0;
		}
		if (!known || claim_dies_there(f->arch, i, function))
			pg_keep_claim(f, i);
	}
	if (!known)
		add_by_function(f);
	drop_dependants(f);
}

void pg_claims_by_function(struct pg_finding_of *f)
{
	int i;

	for (i = 0; i < f->arch->nclaims; i++)
		if (claim_dies_there(f->arch, i, f->death->function))
			pg_keep_claim(f, i);
	drop_dependants(f);
	if (f->nclaims) {
		f->sure = PG_SURE_LIKELY;
		snprintf(f->why, sizeof(f->why), "guest kernels are known to die in %.*s of %s",
			 (int)pg_length_of_name(f->death->function), f->death->function,
			 f->nclaims > 1 ? "one of these claims" : "this claim");
	} else {
		snprintf(f->why, sizeof(f->why), "the instruction is not shown, and no claim is known to kill a guest in this function");
	}
	f->decide = "the line \"Code:\" of the console, which shows the instruction";
}
