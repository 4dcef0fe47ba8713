/* SPDX-License-Identifier: GPL-2.0 */
/*
 * From a capture to verdicts: which claims are made, whether their evidence could be read, what the checks say, and what
 * that means for the machine. Pure, see judge.h.
 */
#include "checks.h"

#define R(name)		PG_R_##name
#define MUST(...)	PG_MUST, { __VA_ARGS__ }, sizeof((u16[]){ 0, ##__VA_ARGS__ }) / sizeof(u16) - 1
#define LOOK(...)	PG_LOOK, { __VA_ARGS__ }, sizeof((u16[]){ __VA_ARGS__ }) / sizeof(u16)
#define RANGE(a, b)	PG_RANGE, { a, b }, 2
#define COUNTERS(a)	PG_COUNTERS, { a }, 1
#define BRPS(a, b)	PG_BRPS, { a, b }, 2
#define WRPS(a, b)	PG_WRPS, { a, b }, 2
#define O(name)		PG_O_##name
#define O_NONE		PG_NOBS
#define SURE		true
#define HINT		false
#define ROOT		PG_NCLAIMS
#define BECAUSE(sym)	PG_C_##sym

const struct pg_claim_info pg_claims[PG_NCLAIMS] = {
#define PG_CLAIM(sym, id, feature, claim, when, evidence, obs, check, sure, severity, root, breaks, cure, wayout, note) \
	[PG_C_##sym] = { id, feature, claim, evidence, obs, sure, #severity[0], root, breaks, cure, wayout, note },
#include "claims.h"
#undef PG_CLAIM
};

const char *const pg_verdicts[PG_NVERDICTS] = {
#define PG_VERDICT(v) [PG_##v] = #v,
	PG_VERDICTS
#undef PG_VERDICT
};

/* Where the fields are: PG_LSB_<register>_<field> and PG_WIDTH_<register>_<field>. */
enum {
#define PG_FIELD(reg, field, lsb, width, sign) \
	PG_LSB_##reg##_##field = lsb, PG_WIDTH_##reg##_##field = width,
#include "fields.h"
#undef PG_FIELD
};

u64 pg_value(const struct pg_cpu *c, enum pg_reg reg, int *missing)
{
	if (c->reg[reg].state == PG_VALUE)
		return c->reg[reg].value;
	if (*missing == PG_NO_REG)
		*missing = reg;
	return 0;
}

/* A field of a register that has no value counts as all zeroes or all ones, as fill says. */
static u64 field(const struct pg_cpu *c, enum pg_reg reg, int lsb, int width, u64 fill, int *missing)
{
	u64 value = pg_value(c, reg, missing);

	return (c->reg[reg].state == PG_VALUE ? value : fill) >> lsb & ((1ull << width) - 1);
}

#define F(reg, name)	field(c, PG_R_##reg, PG_LSB_##reg##_##name, PG_WIDTH_##reg##_##name, fill, missing)

#define AT_HOST		(cap->host)

static bool claimed(const struct pg_capture *cap, const struct pg_cpu *c, enum pg_claim claim, u64 fill, int *missing)
{
	switch (claim) {
#define PG_CLAIM(sym, id, feature, text, when, ...) \
	case PG_C_##sym: \
		return when;
#include "claims.h"
#undef PG_CLAIM
	case PG_NCLAIMS:
		break;
	}
	return false;
}

/* A claim is made when it is made whatever the registers hold that could not be read. */
bool pg_claimed(const struct pg_capture *cap, const struct pg_cpu *c, enum pg_claim claim, int *missing)
{
	*missing = PG_NO_REG;
	return claimed(cap, c, claim, 0, missing) && (*missing == PG_NO_REG || claimed(cap, c, claim, ~0ull, missing));
}

static void check(const struct pg_capture *cap, const struct pg_cpu *c, enum pg_claim claim, struct pg_finding *f)
{
	const struct pg_claim_info *row = &pg_claims[claim];

	switch (claim) {
#define PG_CLAIM(sym, id, feature, text, when, evidence, obs, check, ...) \
	case PG_C_##sym: \
		pg_check_##check(cap, c, row, f); \
		break;
#include "claims.h"
#undef PG_CLAIM
	case PG_NCLAIMS:
		break;
	}
}

void pg_evidence(const struct pg_cpu *c, enum pg_claim claim, void (*visit)(enum pg_reg reg, void *data), void *data)
{
	const struct pg_claim_info *row = &pg_claims[claim];
	int missing = PG_NO_REG;
	unsigned int i, k, n;

	switch (row->kind) {
	case PG_RANGE:
		for (i = row->regs[0]; i <= row->regs[1]; i++)
			visit(i, data);
		break;
	case PG_COUNTERS:
		n = pg_pmcr_n(pg_value(c, PG_R_PMCR_EL0, &missing));
		for (i = 0; i < n; i++)
			visit(row->regs[0] + i, data);
		break;
	case PG_BRPS:
	case PG_WRPS:
		/* ID_AA64DFR0_EL1.BRPs and WRPs, less one */
		n = (pg_value(c, PG_R_ID_AA64DFR0_EL1, &missing) >> (row->kind == PG_BRPS ? 12 : 20) & 15) + 1;
		for (i = 0; i < row->nregs; i++)
			for (k = 0; k < n; k++)
				visit(row->regs[i] + k, data);
		break;
	default:
		for (i = 0; i < row->nregs; i++)
			visit(row->regs[i], data);
	}
}

/*
 * An exception class that says "this kernel switched it off itself" is no evidence against the host, as long as
 * CPACR_EL1 agrees: Arm ARM, CPACR_EL1.{ZEN, FPEN, SMEN}, ESR_ELx.EC 0x19, 0x07 and 0x1d.
 */
static bool own_trap(const struct pg_cpu *c, u32 esr)
{
	int missing = PG_NO_REG;
	u64 cpacr = pg_value(c, PG_R_CPACR_EL1, &missing);

	if (missing != PG_NO_REG)
		return false;
	return (esr >> 26 == 0x19 && !(cpacr & 1 << 16)) || (esr >> 26 == 0x07 && !(cpacr & 1 << 20)) ||
	       (esr >> 26 == 0x1d && !(cpacr & 1 << 24));
}

struct look {
	const struct pg_cpu *c;
	struct pg_finding *f;
};

/* Fold one register that must be readable into the finding: a lie outweighs a gap, the first of a kind is named. */
static void must_read(enum pg_reg reg, void *data)
{
	struct look *l = data;
	const struct pg_read *r = &l->c->reg[reg];
	struct pg_finding *f = l->f;

	if (f->verdict == PG_LIE || r->state == PG_VALUE)
		return;
	if (r->state == PG_TRAP && !own_trap(l->c, r->esr)) {
		f->verdict = PG_LIE;
		f->reg = reg;
		f->esr = r->esr;
	} else if (f->verdict == PG_OK) {
		f->verdict = PG_SKIP;
		f->reg = reg;
		f->why = r->state == PG_TRAP ? PG_WHY_CPACR : r->why ? r->why : PG_WHY_NOT_TOUCHED;
	}
}

void pg_judge_cpu(const struct pg_capture *cap, const struct pg_cpu *c, enum pg_claim claim, struct pg_finding *f)
{
	const struct pg_claim_info *row = &pg_claims[claim];
	struct look look = { c, f };
	int missing;

	*f = (struct pg_finding){ .verdict = PG_OK, .reg = PG_NO_REG };
	if (!c->probed) {
		skip(f, c->why, PG_NO_REG);
		return;
	}
	if (!pg_claimed(cap, c, claim, &missing)) {
		if (missing != PG_NO_REG)
			skip(f, PG_WHY_UNREADABLE, missing);
		else
			f->verdict = PG_NA;
		return;
	}
	if (row->kind == PG_COUNTERS && c->reg[PG_R_PMCR_EL0].state != PG_VALUE) {
		skip(f, PG_WHY_UNREADABLE, PG_R_PMCR_EL0);
		return;
	}
	if (row->kind != PG_LOOK)
		pg_evidence(c, claim, must_read, &look);
	if (f->verdict != PG_OK)
		return;
	if (row->obs != PG_NOBS && c->obs[row->obs].state != PG_VALUE) {
		skip(f, c->obs[row->obs].why ? c->obs[row->obs].why : PG_WHY_NOT_TOUCHED, PG_NO_REG);
		return;
	}
	check(cap, c, claim, f);
}

static void judge_claim(const struct pg_capture *cap, enum pg_claim claim, struct pg_result *res)
{
	struct pg_finding f, root;
	u32 i;

	res->worst = (struct pg_finding){ .verdict = PG_NA, .reg = PG_NO_REG };
	res->with = 0;
	res->first = 0;
	res->dependent = false;
	for (i = 0; i < cap->ncpus; i++) {
		/* A CPU that was not probed says nothing about a claim; the report lists it once. */
		if (!cap->cpu[i].probed)
			continue;
		pg_judge_cpu(cap, &cap->cpu[i], claim, &f);
		if (res->with && f.verdict == res->worst.verdict) {
			res->with++;
			/* What there is to say about a claim that is kept may be true of a later CPU only. */
			if (f.verdict == PG_OK && f.text && !res->worst.text)
				res->worst = f;
		} else if (!res->with || f.verdict > res->worst.verdict) {
			res->worst = f;
			res->first = i;
			res->with = 1;
		}
	}
	if (res->with && pg_broken(res->worst.verdict) && pg_claims[claim].root != PG_NCLAIMS) {
		pg_judge_cpu(cap, &cap->cpu[res->first], pg_claims[claim].root, &root);
		res->dependent = pg_broken(root.verdict);
	}
}

void pg_judge(const struct pg_capture *cap, struct pg_judgement *j)
{
	u32 i;

	j->overall = PG_HONEST;
	j->refusal = cap->refusal;
	j->lies = 0;
	j->hidden = 0;
	j->probed = 0;
	for (i = 0; i < cap->ncpus; i++) {
		if (!cap->cpu[i].probed)
			continue;
		j->probed++;
		if (cap->cpu[i].selftest != PG_ST_ALL && !j->refusal)
			j->refusal = PG_NO_SELFTEST;
	}
	if (!j->probed && !j->refusal)
		j->refusal = PG_NO_NO_CPU;
	for (i = 0; i < PG_NCLAIMS; i++) {
		judge_claim(cap, i, &j->result[i]);
		if (j->result[i].worst.verdict == PG_HIDDEN)
			j->hidden++;
		if (pg_broken(j->result[i].worst.verdict) && !j->result[i].dependent)
			j->lies++;
	}
	if (j->refusal)
		j->overall = PG_CANNOT_TELL;
	else if (j->lies)
		j->overall = PG_LIES;
}
