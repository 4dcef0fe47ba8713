/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Reads SPECs. Pure C, no allocation: every refusal is one sentence that names the SPEC and what is wrong with it.
 */
#include "spec.h"

static const struct {
	const char *name;
	u32 leaf, sub, out;
} words[] = {
#define EAX 0
#define EBX 1
#define ECX 2
#define EDX 3
#define PG_LEAF(name, leaf, sub, out) { #name, leaf, sub, out },
#define PG_KVM_LEAF(name, offset, out) { #name, 0x40000000 + offset, 0, out },
#include "x86/leaves.h"
#undef PG_LEAF
#undef PG_KVM_LEAF
#undef EAX
#undef EBX
#undef ECX
#undef EDX
};

static const struct {
	const char *word, *name;
	unsigned int lsb, width;
} fields[] = {
#define PG_FIELD(reg, field, lsb, width) { #reg, #field, lsb, width },
#include "x86/fields.h"
#undef PG_FIELD
};

#define ROWS(table)	(sizeof(table) / sizeof((table)[0]))

/* The number that begins at *s, which goes behind it; base 0: hexadecimal with 0x. False if there is none, or a larger one. */
static bool number(const char **s, unsigned int base, u64 *value)
{
	const char *at = *s;
	unsigned int digit;

	if (at[0] == '0' && (at[1] == 'x' || at[1] == 'X') && isxdigit((unsigned char)at[2])) {
		base = 16;
		at += 2;
	}
	if (!base)
		base = 10;
	if (!isxdigit((unsigned char)*at))
		return false;
	for (*value = 0; isxdigit((unsigned char)*at); at++) {
		digit = isdigit((unsigned char)*at) ? *at - '0' : tolower((unsigned char)*at) - 'a' + 10;
		if (digit >= base || *value > (~0ULL - digit) / base)
			return false;
		*value = *value * base + digit;
	}
	*s = at;
	return true;
}

static bool skip(const char **s, const char *word)
{
	size_t n = strlen(word);

	if (strncmp(*s, word, n))
		return false;
	*s += n;
	return true;
}

static bool find_field(const struct lie *lie, const char *name, size_t n, unsigned int *lsb, unsigned int *width)
{
	size_t w, f;

	for (w = 0; w < ROWS(words); w++) {
		if (words[w].leaf != lie->number || words[w].sub != lie->sub || words[w].out != lie->out)
			continue;
		for (f = 0; f < ROWS(fields); f++) {
			if (strcmp(fields[f].word, words[w].name) || strlen(fields[f].name) != n || memcmp(fields[f].name, name, n))
				continue;
			*lsb = fields[f].lsb;
			*width = fields[f].width;
			return true;
		}
	}
	return false;
}

static const char *bits(struct lie *lie, const char **s, unsigned int *lsb, unsigned int *width)
{
	u64 high, low;
	size_t n;

	*lsb = 0;
	*width = 32;
	if (skip(s, "[")) {
		if (!number(s, 10, &high) || high > 31)
			return "in brackets stand bits of 0 to 31, as [HI:LO] or [BIT]";
		low = high;
		if (skip(s, ":") && (!number(s, 10, &low) || low > high))
			return "in brackets stand bits of 0 to 31, as [HI:LO] or [BIT]";
		if (!skip(s, "]"))
			return "a bracket is not closed";
		*lsb = low;
		*width = high - low + 1;
	} else if (skip(s, ".")) {
		n = strcspn(*s, "@=;");
		if (!find_field(lie, *s, n, lsb, width))
			return "the word has no field of this name; [HI:LO] names any bits";
		*s += n;
	}
	return NULL;
}

static const char *cpuid_target(struct lie *lie, const char **s, unsigned int *lsb, unsigned int *width)
{
	static const char *const outs[] = { "EAX", "EBX", "ECX", "EDX" };
	u64 leaf, sub = 0;

	lie->kind = LIE_CPUID;
	if (!number(s, 16, &leaf) || leaf > 0xffffffff || !skip(s, "."))
		return "behind CPUID. stand a leaf, perhaps a subleaf, and EAX, EBX, ECX or EDX, joined by dots";
	if (isdigit((unsigned char)**s) && (!number(s, 10, &sub) || sub > 63 || !skip(s, ".")))
		return "a subleaf is a number of 0 to 63, and EAX, EBX, ECX or EDX follow";
	lie->number = leaf;
	lie->sub = sub;
	for (lie->out = 0; lie->out < 4; lie->out++)
		if (skip(s, outs[lie->out]))
			return bits(lie, s, lsb, width);
	return "behind the leaf stands EAX, EBX, ECX or EDX";
}

static const char *parse(struct lie *lie, const char **s)
{
	unsigned int lsb = 0, width = 64;
	const char *wrong = NULL;
	u64 value;

	lie->vcpu = LIE_EVERY_VCPU;
	if (skip(s, "CPUID.")) {
		wrong = cpuid_target(lie, s, &lsb, &width);
	} else if (skip(s, "MSR.")) {
		lie->kind = LIE_VALUE;
		if (!number(s, 0, &value) || value > 0xffffffff)
			return "behind MSR. stands its number";
		lie->number = value;
	} else {
		return "a SPEC begins with CPUID. or MSR.";
	}
	if (wrong)
		return wrong;
	if (skip(s, "@")) {
		if (!number(s, 10, &value) || value > 4095)
			return "behind '@' stands one vCPU number";
		lie->vcpu = value;
	}
	if (!skip(s, "="))
		return "there is no '=' where it should be";
	lie->mask = (width >= 64 ? ~0ULL : (1ULL << width) - 1) << lsb;
	if (lie->kind == LIE_VALUE && skip(s, "gp")) {
		lie->kind = LIE_GP;
		return NULL;
	}
	if (lie->kind == LIE_VALUE && skip(s, "raz"))
		return NULL;
	if (!number(s, 0, &value))
		return lie->kind == LIE_CPUID ? "a lie about CPUID is a number, decimal or 0x" :
			"a lie about an MSR is gp, raz or a number, decimal or 0x";
	if (value & ~(lie->mask >> lsb))
		return "the value does not fit";
	lie->value = value << lsb;
	return NULL;
}

static bool clash(const struct lie *a, const struct lie *b)
{
	if ((a->kind == LIE_CPUID) != (b->kind == LIE_CPUID) || a->number != b->number || a->sub != b->sub || a->out != b->out)
		return false;
	if (a->vcpu != LIE_EVERY_VCPU && b->vcpu != LIE_EVERY_VCPU && a->vcpu != b->vcpu)
		return false;
	return a->mask & b->mask;
}

bool lies_parse(struct lies *lies, const char *text, char why[LIE_WHY])
{
	const char *at = text, *spec, *wrong;
	struct lie *lie;
	unsigned int i;

	memset(lies, 0, sizeof(*lies));
	if (!text[strspn(text, " \n")])
		return true;
	do {
		int n = strcspn(at, ";\n");

		spec = at;
		if (lies->n == LIES_MAX) {
			snprintf(why, LIE_WHY, "more than %d lies", LIES_MAX);
			return false;
		}
		lie = &lies->lie[lies->n];
		wrong = n >= LIE_TEXT ? "a SPEC has less than 80 characters" : parse(lie, &at);
		if (!wrong && at != spec + n)
			wrong = "something stands behind it";
		if (wrong) {
			snprintf(why, LIE_WHY, "'%.*s': %s", n, spec, wrong);
			return false;
		}
		memcpy(lie->text, spec, n);
		for (i = 0; i < lies->n; i++) {
			if (clash(&lies->lie[i], lie)) {
				snprintf(why, LIE_WHY, "'%.60s': contradicts '%.60s'", lie->text, lies->lie[i].text);
				return false;
			}
		}
		lies->n++;
	} while (*at++ == ';');
	return true;
}
