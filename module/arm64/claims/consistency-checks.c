/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Checks that compare: CPUs with each other, now with boot, one field with another. See checks.c.
 */
#ifdef __KERNEL__
#include <linux/stddef.h>
#else
#include <stddef.h>
#endif
#include "arm64/claims/checks.h"
#include "verdict/judge.h"

/* Every field, and the words for one that differs. */
struct field {
	u16 reg;
	u8 lsb, width, sign;
	const char *skewed, *lost;
};

enum { U, S };

static const struct field fields[] = {
#define PG_FIELD(reg, name, lsb, width, sign) \
	{ PG_R_##reg, lsb, width, sign, #name " differs: this register here, and on the first CPU of this kind", \
	  #name " is less than at boot: this register now, and as the kernel settled for it" },
#include "arm64/fields.h"
#undef PG_FIELD
};

static const struct field *field_at(u16 reg, u64 bits)
{
	unsigned int i;

	for (i = 0; i < sizeof(fields) / sizeof(fields[0]); i++)
		if (fields[i].reg == reg && bits >> fields[i].lsb & (pg_bit(fields[i].width) - 1))
			return &fields[i];
	return NULL;
}

const struct pg_cpu *pg_twin(const struct pg_capture *cap, const struct pg_cpu *c)
{
	u32 i;

	for (i = 0; i < cap->ncpus; i++) {
		const struct pg_cpu *t = &cap->cpu[i];

		if (t->probed && val(t, PG_R_MIDR_EL1) == val(c, PG_R_MIDR_EL1) &&
		    val(t, PG_R_REVIDR_EL1) == val(c, PG_R_REVIDR_EL1))
			return t;
	}
	return c;
}

/* PMUVer has rows of its own. Silicon may have AArch32 on some CPUs of a kind only, and Linux copes with that. */
static u64 left_out(const struct pg_capture *cap, u16 reg)
{
	if (reg == PG_R_ID_AA64DFR0_EL1)
		return 15 << 8;
	if (reg == PG_R_ID_AA64PFR0_EL1 && cap->host)
		return 15;
	return 0;
}

CHECK(same_features)
{
	const struct pg_cpu *t = pg_twin(cap, c);
	u16 r;

	if (!all_read(c, row, f))
		return;
	for (r = PG_R_ID_AA64PFR0_EL1; r <= PG_R_s3_0_c0_c7_7; r++) {
		const struct pg_read *a = &c->reg[r], *b = &t->reg[r];
		u64 differ = (a->value ^ b->value) & ~left_out(cap, r);
		const struct field *field;

		if (a->state != PG_VALUE || b->state != PG_VALUE || !differ)
			continue;
		field = field_at(r, differ);
		say2(f, PG_SKEW, r, field ? field->skewed : "this register here, and on the first CPU of this kind",
		     a->value, b->value);
		return;
	}
}

/* What a field is worth, so that more is better: Arm ARM, "Principles of the ID scheme for fields in ID registers". */
static int worth(const struct field *field, u64 value)
{
	int v = value >> field->lsb & (pg_bit(field->width) - 1);

	return field->sign == S && v >> (field->width - 1) ? v - (1 << field->width) : v;
}

static bool all_cpus_show(const struct pg_capture *cap, u16 reg, u64 value)
{
	u32 i;

	for (i = 0; i < cap->ncpus; i++)
		if (cap->cpu[i].probed && (cap->cpu[i].reg[reg].state != PG_VALUE || cap->cpu[i].reg[reg].value != value))
			return false;
	return true;
}

/*
 * The kernel settles for the least of all CPUs, or for less; so for no more than what all of them show. Where they differ
 * the least of a field is a matter of the kernel's tables, and nothing is said. A signed field that the kernel does not
 * know is 0 in its eyes, which would mean that it is there: nothing is said about a 0.
 */
CHECK(settled)
{
	static const struct { u16 obs, reg; } asked[] = {
#define PG_SETTLED(name, major, minor) { PG_O_S_##name, PG_R_ID_AA64##name##_EL1 },
#include "arm64/settled.h"
#undef PG_SETTLED
	};
	unsigned int i, k;

	for (i = 0; i < sizeof(asked) / sizeof(asked[0]); i++) {
		const struct pg_seen *o = &c->obs[asked[i].obs];
		u64 now = o->got[0], then = o->got[1];

		if (o->state != PG_VALUE || now == then || !all_cpus_show(cap, asked[i].reg, now))
			continue;
		for (k = 0; k < sizeof(fields) / sizeof(fields[0]); k++) {
			const struct field *field = &fields[k];

			if (field->reg != asked[i].reg || left_out(cap, field->reg) >> field->lsb & 1)
				continue;
			if (field->sign == S && !worth(field, then))
				continue;
			if (worth(field, now) < worth(field, then)) {
				say2(f, PG_SKEW, field->reg, field->lost, now, then);
				return;
			}
		}
	}
}

CHECK(kinds)
{
	const struct pg_cpu *first = NULL;
	u32 i;

	if (!all_read(c, row, f))
		return;
	for (i = 0; i < cap->ncpus && !first; i++)
		if (cap->cpu[i].probed)
			first = &cap->cpu[i];
	if (first && val(first, PG_R_MIDR_EL1) != val(c, PG_R_MIDR_EL1))
		say2(f, PG_OK, PG_R_MIDR_EL1, "this CPU is of another kind than the first", val(c, PG_R_MIDR_EL1),
		     val(first, PG_R_MIDR_EL1));
	else if (first && val(first, PG_R_REVIDR_EL1) != val(c, PG_R_REVIDR_EL1))
		say2(f, PG_OK, PG_R_REVIDR_EL1, "this CPU is of another kind than the first", val(c, PG_R_REVIDR_EL1),
		     val(first, PG_R_REVIDR_EL1));
}

CHECK(same_verdicts)
{
	const struct pg_cpu *t = pg_twin(cap, c);
	struct pg_finding here, there;
	int i, n = 0;

	if (!all_read(c, row, f) || t == c)
		return;
	for (i = 0; i < PG_NCLAIMS; i++) {
		if (i == PG_C_CO_04)
			continue;
		pg_judge_cpu(cap, c, i, &here);
		pg_judge_cpu(cap, t, i, &there);
		n += here.verdict != there.verdict && here.verdict != PG_SKIP && there.verdict != PG_SKIP;
	}
	if (!n)
		return;
	say(f, PG_OK, PG_NO_REG, "claims that fare otherwise here than on the first CPU of this kind");
	f->nvals = 1;
	f->val[0] = n;
}

/* Is there a value, and what is in this field of it? */
static unsigned int nibble(const struct pg_cpu *c, u16 reg, unsigned int lsb)
{
	return val(c, reg) >> lsb & 15;
}

/*
 * Arm ARM, ID_AA64PFR0_EL1.AdvSIMD: has the value of FP. ID_AA64ISAR1_EL1.{APA, API} and ID_AA64ISAR2_EL1.APA3: when one is
 * not 0 the others are; likewise GPA, GPI, GPA3. FEAT_SVE needs AdvSIMD. FEAT_SME brings instructions that
 * ID_AA64SMFR0_EL1 must name.
 */
CHECK(closure)
{
	unsigned int fp = nibble(c, PG_R_ID_AA64PFR0_EL1, 16), simd = nibble(c, PG_R_ID_AA64PFR0_EL1, 20);
	unsigned int apa = nibble(c, PG_R_ID_AA64ISAR1_EL1, 4), api = nibble(c, PG_R_ID_AA64ISAR1_EL1, 8);
	unsigned int gpa = nibble(c, PG_R_ID_AA64ISAR1_EL1, 24), gpi = nibble(c, PG_R_ID_AA64ISAR1_EL1, 28);
	unsigned int apa3 = nibble(c, PG_R_ID_AA64ISAR2_EL1, 12), gpa3 = nibble(c, PG_R_ID_AA64ISAR2_EL1, 8);

	if (!all_read(c, row, f))
		return;
	if (fp != simd)
		say2(f, PG_WRONG, PG_R_ID_AA64PFR0_EL1, "FP and AdvSIMD differ", fp, simd);
	else if (!!apa + !!api + !!apa3 > 1)
		say2(f, PG_WRONG, PG_R_ID_AA64ISAR1_EL1, "more than one algorithm for address authentication: APA and API",
		     apa, api);
	else if (!!gpa + !!gpi + !!gpa3 > 1)
		say2(f, PG_WRONG, PG_R_ID_AA64ISAR1_EL1, "more than one algorithm for generic authentication: GPA and GPI",
		     gpa, gpi);
	else if (nibble(c, PG_R_ID_AA64PFR0_EL1, 32) && simd == 15)
		say2(f, PG_WRONG, PG_R_ID_AA64PFR0_EL1, "SVE without AdvSIMD", nibble(c, PG_R_ID_AA64PFR0_EL1, 32), simd);
	else if (nibble(c, PG_R_ID_AA64PFR1_EL1, 24) && !val(c, PG_R_ID_AA64SMFR0_EL1))
		say2(f, PG_WRONG, PG_R_ID_AA64SMFR0_EL1, "SME without any of its instructions: SME, and this register",
		     nibble(c, PG_R_ID_AA64PFR1_EL1, 24), 0);
}
