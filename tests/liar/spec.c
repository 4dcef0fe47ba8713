/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Reads SPECs. Pure C, no allocation: every refusal is one sentence that names the SPEC and what is
 * wrong with it.
 */
#ifdef __KERNEL__
#include <linux/ctype.h>
#include <linux/kernel.h>
#else
#include <ctype.h>
#endif
#include "spec.h"

struct reg_row {
	const char *name;
	u32 reg;
};

static const struct reg_row reg_rows[] = {
#define PG_REG(name, op0, op1, crn, crm, op2, ...) { #name, LIE_REG(op0, op1, crn, crm, op2) },
#include "arm64/registers.h"
#undef PG_REG
#define PG_UNPROBED(name, op0, op1, crn, crm, op2) { #name, LIE_REG(op0, op1, crn, crm, op2) },
#define PG_UNPROBED_INSN(...)
#include "arm64/unprobed.h"
#undef PG_UNPROBED
#undef PG_UNPROBED_INSN
};

struct field_row {
	const char *reg;
	const char *name;
	unsigned int lsb;
	unsigned int width;
};

static const struct field_row field_rows[] = {
#define PG_FIELD(reg, name, lsb, width, sign) { #reg, #name, lsb, width },
#include "arm64/fields.h"
#undef PG_FIELD
};

#define ROWS(table)	(sizeof(table) / sizeof((table)[0]))

/* A piece of the SPEC that is being read. */
struct word {
	const char *s;
	size_t len;
};

#define FMT(word)	(int)(word).len, (word).s

static bool is(struct word w, const char *s)
{
	return strlen(s) == w.len && !memcmp(w.s, s, w.len);
}

static bool is_any_case(struct word w, const char *s)
{
	size_t i;

	if (strlen(s) != w.len)
		return false;
	for (i = 0; i < w.len; i++)
		if (tolower((unsigned char)w.s[i]) != tolower((unsigned char)s[i]))
			return false;
	return true;
}

/* Splits @w at the first @sep: the part before it is returned, @w becomes the part behind it. */
static bool cut(struct word *w, char sep, struct word *before)
{
	const char *at = memchr(w->s, sep, w->len);

	if (!at)
		return false;
	before->s = w->s;
	before->len = at - w->s;
	w->len -= before->len + 1;
	w->s = at + 1;
	return true;
}

static bool number(struct word w, u64 *value)
{
	unsigned int base = 10, digit;
	size_t i = 0;

	if (w.len > 2 && w.s[0] == '0' && tolower((unsigned char)w.s[1]) == 'x') {
		base = 16;
		i = 2;
	}
	if (i == w.len)
		return false;
	for (*value = 0; i < w.len; i++) {
		char c = tolower((unsigned char)w.s[i]);

		if (c >= '0' && c <= '9')
			digit = c - '0';
		else if (c >= 'a' && c <= 'f')
			digit = c - 'a' + 10;
		else
			return false;
		if (digit >= base || *value > (~0ULL - digit) / base)
			return false;
		*value = *value * base + digit;
	}
	return true;
}

/* One number of s3_0_c9_c14_6, the '_' or the end behind it included. */
static bool generic_part(struct word *w, bool c, unsigned int max, unsigned int *part)
{
	struct word digits;
	u64 value;

	if (c) {
		if (!w->len || tolower((unsigned char)w->s[0]) != 'c')
			return false;
		w->s++;
		w->len--;
	}
	if (!cut(w, '_', &digits)) {
		digits = *w;
		w->len = 0;
	}
	if (digits.len > 2 || !number(digits, &value) || value > max)
		return false;
	*part = value;
	return true;
}

static bool generic_register(struct word w, u32 *reg)
{
	unsigned int op0, op1, crn, crm, op2;

	if (!w.len || tolower((unsigned char)w.s[0]) != 's' || w.s[w.len - 1] == '_')
		return false;
	w.s++;
	w.len--;
	if (!generic_part(&w, false, 3, &op0) || op0 < 2 || !generic_part(&w, false, 7, &op1) ||
	    !generic_part(&w, true, 15, &crn) || !generic_part(&w, true, 15, &crm) ||
	    !generic_part(&w, false, 7, &op2) || w.len)
		return false;
	*reg = LIE_REG(op0, op1, crn, crm, op2);
	return true;
}

static bool find_register(struct word w, u32 *reg)
{
	size_t i;

	for (i = 0; i < ROWS(reg_rows); i++) {
		if (is(w, reg_rows[i].name)) {
			*reg = reg_rows[i].reg;
			return true;
		}
	}
	return generic_register(w, reg);
}

/* Fields belong to a register, whatever name the SPEC used for it. */
static const struct field_row *find_field(u32 reg, struct word w)
{
	struct word name;
	size_t i;
	u32 own;

	for (i = 0; i < ROWS(field_rows); i++) {
		name.s = field_rows[i].reg;
		name.len = strlen(name.s);
		if (is_any_case(w, field_rows[i].name) && find_register(name, &own) && own == reg)
			return &field_rows[i];
	}
	return NULL;
}

static u64 bits(unsigned int lsb, unsigned int width)
{
	return (width >= 64 ? ~0ULL : (1ULL << width) - 1) << lsb;
}

static const char *where(struct lie *lie, struct word w)
{
	struct word one;
	u64 value;
	bool more;

	do {
		more = cut(&w, '@', &one);
		if (!more)
			one = w;
		if (is(one, "user") && !lie->late)
			lie->late = true;
		else if (number(one, &value) && value < 4096 && lie->vcpu == LIE_EVERY_VCPU)
			lie->vcpu = value;
		else
			return "behind '@' stands one vCPU number or 'user'";
	} while (more);
	return NULL;
}

static const char *range(struct word w, unsigned int *lsb, unsigned int *width)
{
	static const char bad[] = "a range of bits is written [HI] or [HI:LO], 63 at most";
	struct word hi_word;
	u64 hi, lo;

	if (!w.len || w.s[w.len - 1] != ']')
		return bad;
	w.len--;
	if (!cut(&w, ':', &hi_word))
		hi_word = w;
	if (!number(hi_word, &hi) || !number(w, &lo) || hi > 63 || lo > hi)
		return bad;
	*lsb = lo;
	*width = hi - lo + 1;
	return NULL;
}

/* One SPEC. The text of a refusal may name a piece of it: @piece. */
static const char *parse(struct lie *lie, struct word spec, struct word *piece)
{
	struct word target, at, name, what = spec;
	const struct field_row *field;
	unsigned int lsb = 0, width = 0;
	const char *wrong;
	u64 value;

	*piece = spec;
	memset(lie, 0, sizeof(*lie));
	lie->vcpu = LIE_EVERY_VCPU;
	if (!spec.len)
		return "there is nothing before or behind a ';'";
	if (spec.len >= sizeof(lie->text))
		return "it is too long";
	memcpy(lie->text, spec.s, spec.len);
	if (!cut(&what, '=', &target))
		return "it has no '=': write REG=undef, REG=raz, REG=0xVALUE, REG.FIELD=VALUE or REG=delay:MS";

	at = target;
	if (cut(&at, '@', &target)) {
		wrong = where(lie, at);
		if (wrong)
			return wrong;
	}

	name = target;
	if (cut(&target, '.', &name) || cut(&target, '[', &name))
		width = 1;
	*piece = name;
	if (!find_register(name, &lie->reg))
		return "no register has this name; the form s3_0_c9_c14_6 names any";
	*piece = target;
	if (width && target.s[-1] == '[') {
		wrong = range(target, &lsb, &width);
		if (wrong)
			return wrong;
	} else if (width) {
		field = find_field(lie->reg, target);
		if (!field)
			return "the register has no field of this name; [HI:LO] names any bits";
		lsb = field->lsb;
		width = field->width;
	}

	*piece = what;
	lie->mask = width ? bits(lsb, width) : ~0ULL;
	if (number(what, &value)) {
		if (width && value & ~bits(0, width))
			return "the value does not fit into the field";
		lie->kind = width ? LIE_FIELD : LIE_VALUE;
		lie->value = value << lsb;
		return NULL;
	}
	if (cut(&what, ':', &at) && (is(at, "stuck") || is(at, "rarely"))) {
		*piece = what;
		if (!number(what, &value))
			return "behind stuck: and rarely: stands a number, decimal or 0x";
		if (width && value & ~bits(0, width))
			return "the value does not fit into the field";
		lie->kind = is(at, "stuck") ? LIE_STUCK : LIE_RARELY;
		lie->value = value << lsb;
		return NULL;
	}
	what = *piece;
	if (width)
		return "a field can only be given a number, decimal or 0x, or stuck: or rarely: and one";
	if (is(what, "undef")) {
		lie->kind = LIE_UNDEF;
	} else if (is(what, "raz")) {
		lie->kind = LIE_VALUE;
	} else if (is(what, "frozen")) {
		lie->kind = LIE_FROZEN;
	} else if (what.len > 6 && !memcmp(what.s, "delay:", 6)) {
		what.s += 6;
		what.len -= 6;
		if (is(what, "user"))
			lie->value = LIE_UNTIL_USER;
		else if (!number(what, &lie->value) || !lie->value || lie->value > LIE_MS_MAX)
			return "a delay is 1 to 600000 milliseconds, or 'user'";
		if (lie->value == LIE_UNTIL_USER && lie->late)
			return "a delay until userspace runs cannot begin with it";
		lie->kind = LIE_DELAY;
		lie->mask = 0;
	} else {
		return "a lie is undef, raz, frozen, a number (decimal or 0x), stuck:NUMBER, rarely:NUMBER, delay:MS or delay:user";
	}
	return NULL;
}

/* Two lies that some vCPU would be told at the same time about the same thing. */
static bool clash(const struct lie *a, const struct lie *b)
{
	if (a->reg != b->reg)
		return false;
	if (a->vcpu != LIE_EVERY_VCPU && b->vcpu != LIE_EVERY_VCPU && a->vcpu != b->vcpu)
		return false;
	if (a->kind == LIE_DELAY || b->kind == LIE_DELAY)
		return a->kind == b->kind;
	return a->mask & b->mask;
}

bool lies_parse(struct lies *lies, const char *text, char why[LIE_WHY])
{
	struct word rest = { text, strlen(text) }, spec, piece;
	const char *wrong;
	unsigned int i;
	bool more;

	while (rest.len && isspace((unsigned char)rest.s[rest.len - 1]))
		rest.len--;
	memset(lies, 0, sizeof(*lies));
	if (!rest.len)
		return true;
	do {
		more = cut(&rest, ';', &spec);
		if (!more)
			spec = rest;
		if (lies->n == LIES_MAX) {
			snprintf(why, LIE_WHY, "more than %d lies", LIES_MAX);
			return false;
		}
		wrong = parse(&lies->lie[lies->n], spec, &piece);
		if (wrong) {
			snprintf(why, LIE_WHY, "'%.*s': '%.*s': %s", FMT(spec), FMT(piece), wrong);
			return false;
		}
		for (i = 0; i < lies->n; i++) {
			if (clash(&lies->lie[i], &lies->lie[lies->n])) {
				snprintf(why, LIE_WHY, "'%.*s': contradicts '%s'", FMT(spec),
					 lies->lie[i].text);
				return false;
			}
		}
		lies->n++;
	} while (more);
	return true;
}
