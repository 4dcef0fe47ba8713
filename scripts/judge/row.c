/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Rows of claims.h in words, see row.h.
 */
#include "row.h"
#include "../../module/out.h"

#define WIDTH	100

const struct pg_field_info pg_fields[] = {
#define PG_FIELD(reg, field, lsb, width, sign) { PG_R_##reg, #field, lsb, width },
#include "../../module/fields.h"
#undef PG_FIELD
};
const int pg_nfields = sizeof(pg_fields) / sizeof(pg_fields[0]);

/* The argument is expanded before it is spelled, so what is left are F(), operators and numbers. */
#define SPELL_(...)	#__VA_ARGS__
#define SPELL(...)	SPELL_(__VA_ARGS__)

static const char *const conditions[PG_NCLAIMS] = {
#define PG_CLAIM(sym, id, feature, text, when, ...) [PG_C_##sym] = SPELL(when),
#include "../../module/claims.h"
#undef PG_CLAIM
};

static const char *const obs_first[PG_NOBS] = {
#define PG_OBS(name, key, first, second) [PG_O_##name] = first,
#include "../../module/observations.h"
#undef PG_OBS
};

static const char *const obs_second[PG_NOBS] = {
#define PG_OBS(name, key, first, second) [PG_O_##name] = second,
#include "../../module/observations.h"
#undef PG_OBS
};

const char *pg_obs_first(enum pg_obs obs)
{
	return obs_first[obs];
}

const char *pg_obs_second(enum pg_obs obs)
{
	return obs_second[obs];
}

/* Is all from s to end one pair of brackets? */
static bool enclosed(const char *s, const char *end)
{
	int depth = 0;

	for (; s < end; s++) {
		depth += (*s == '(') - (*s == ')');
		if (!depth)
			return *s == ')' && s == end - 1;
	}
	return false;
}

/* The arguments of a call that has two, as FIRST infix SECOND suffix; returns what comes after the call. */
static const char *call(struct pg_out *o, const char *args, const char *infix, const char *suffix)
{
	int first = strcspn(args, ",)"), second;

	pg_put(o, "%.*s%s", first, args, infix);
	args += first;
	args += strspn(args, ", ");
	second = strcspn(args, ")");
	pg_put(o, "%.*s%s", second, args, suffix);
	return args + second + (args[second] == ')');
}

const char *pg_spelled(const char *s)
{
	static char out[1024];
	struct pg_out o = { out, sizeof(out), 0 };
	const char *end = s + strlen(s);

	if (!strcmp(s, "1") || !strcmp(s, "true"))
		return "always";
	while (enclosed(s, end)) {
		s++;
		end--;
	}
	while (s < end) {
		if (!strncmp(s, "F(", 2)) {
			s = call(&o, s + 2, ".", "");
		} else if (!strncmp(s, "BIT(", 4)) {
			s = call(&o, s + 4, "[", "]");
		} else if (!strncmp(s, "AT_HOST", 7)) {
			pg_put(&o, "at the host");
			s += 7;
		} else if (!strncmp(s, "&&", 2) || !strncmp(s, "||", 2)) {
			pg_put(&o, *s == '&' ? "and" : "or");
			s += 2;
		} else if (*s == '!' && s[1] != '=') {
			pg_put(&o, "not ");
			s++;
		} else {
			pg_put(&o, "%c", *s++);
		}
	}
	return out;
}

const char *pg_raw_condition(enum pg_claim claim)
{
	return conditions[claim];
}

const char *pg_condition(enum pg_claim claim)
{
	return pg_spelled(conditions[claim]);
}

const char *pg_severity_words(char severity)
{
	switch (severity) {
	case 'K':
		return "guest kernels die at boot";
	case 'P':
		return "guests die later";
	case 'W':
		return "wrong numbers or behaviour";
	case 'C':
		return "cosmetic";
	case 'H':
		return "usable though hidden: reported, never counted as a lie";
	}
	return "?";
}

static const struct {
	const char *key, *words, *after;
} kinds[] = {
	[PG_MUST] = { "must", "each must be readable: an exception is a LIE", "" },
	[PG_LOOK] = { "look", "looked at: an exception alone accuses nobody", "" },
	[PG_RANGE] = { "range", "each must be readable: an exception is a LIE", "" },
	[PG_COUNTERS] = { "counters", "each n below PMCR_EL0.N must be readable: an exception is a LIE", " and those after it" },
	[PG_BRPS] = { "breakpoints", "each n up to ID_AA64DFR0_EL1.BRPs must be readable: an exception is a LIE",
		      " and those after them" },
	[PG_WRPS] = { "watchpoints", "each n up to ID_AA64DFR0_EL1.WRPs must be readable: an exception is a LIE",
		      " and those after them" },
};

const char *pg_kind_key(enum pg_kind kind)
{
	return kind < sizeof(kinds) / sizeof(kinds[0]) ? kinds[kind].key : "?";
}

const char *pg_kind_words(enum pg_kind kind)
{
	return kind < sizeof(kinds) / sizeof(kinds[0]) ? kinds[kind].words : "?";
}

const char *pg_kind_after(enum pg_kind kind)
{
	return kind < sizeof(kinds) / sizeof(kinds[0]) ? kinds[kind].after : "?";
}

void pg_row_registers(enum pg_claim claim, void (*visit)(enum pg_reg reg, void *data), void *data)
{
	static struct pg_cpu all;
	int i;

	for (i = 0; i < PG_NREGS; i++)
		all.reg[i] = (struct pg_read){ .state = PG_VALUE, .value = ~0ull };
	pg_evidence(&all, claim, visit, data);
}

const char *pg_encoding(enum pg_reg reg)
{
	const struct pg_reg_info *r = &pg_regs[reg];
	static char out[24];

	if (r->word)
		snprintf(out, sizeof(out), "0x%08x", r->word);
	else
		snprintf(out, sizeof(out), "s%d_%d_c%d_c%d_%d", r->op0, r->op1, r->crn, r->crm, r->op2);
	return out;
}

void pg_print_wrapped(int indent, const char *label, const char *text)
{
	int column = printf("%-*s", indent, label), start = column;

	while (*text) {
		int n = strcspn(text, " ");

		if (column > start && column + 1 + n > WIDTH) {
			column = start = printf("\n%*s", indent, "") - 1;
		} else if (column > start) {
			putchar(' ');
			column++;
		}
		printf("%.*s", n, text);
		column += n;
		text += n;
		while (*text == ' ')
			text++;
	}
	putchar('\n');
}
