/* SPDX-License-Identifier: GPL-2.0 */
/*
 * From a capture to verdicts: which claims are made, whether their evidence could be read, what the checks say, and what
 * that means for the machine. Pure, see judge.h.
 */
#include "verdict/checks.h"
#include "verdict/judge.h"

const char *const pg_verdicts[PG_NVERDICTS] = {
#define PG_VERDICT(v) [PG_##v] = #v,
	PG_VERDICTS
#undef PG_VERDICT
};

u64 pg_value(const struct pg_cpu *c, unsigned int reg, int *missing)
{
	if (c->reg[reg].state == PG_VALUE)
		return c->reg[reg].value;
	if (*missing == PG_NO_REG)
		*missing = reg;
	return 0;
}

/* A claim is made when it is made whatever the registers hold that could not be read. */
bool pg_claimed(const struct pg_capture *cap, const struct pg_cpu *c, unsigned int claim, int *missing)
{
	*missing = PG_NO_REG;
	return cap->arch->claimed(cap, c, claim, 0, missing) &&
	       (*missing == PG_NO_REG || cap->arch->claimed(cap, c, claim, ~0ull, missing));
}

void pg_evidence(const struct pg_arch *arch, const struct pg_cpu *c, unsigned int claim,
		 void (*visit)(unsigned int reg, void *data), void *data)
{
	const struct pg_claim_info *row = &arch->claims[claim];
	unsigned int i, k, n;

	switch (row->kind) {
	case PG_MUST:
	case PG_LOOK:
	case PG_ABSENT:
		for (i = 0; i < row->nregs; i++)
			visit(row->regs[i], data);
		break;
	case PG_RANGE:
		for (i = row->regs[0]; i <= row->regs[1]; i++)
			visit(i, data);
		break;
	default:
		n = arch->counted[row->kind - PG_COUNTED].count(c);
		for (i = 0; i < row->nregs; i++)
			for (k = 0; k < n; k++)
				visit(row->regs[i] + k, data);
	}
}

struct look {
	const struct pg_arch *arch;
	const struct pg_cpu *c;
	struct pg_finding *f;
};

/* Fold one register that must be readable into the finding: a lie outweighs a gap, the first of a kind is named. */
static void must_read(unsigned int reg, void *data)
{
	struct look *l = data;
	const struct pg_read *r = &l->c->reg[reg];
	u8 own = r->state == PG_TRAP ? l->arch->own_trap(l->c, r) : PG_WHY_NONE;
	u8 hollow = r->state == PG_VALUE && l->arch->hollow ? l->arch->hollow(l->c, r) : PG_WHY_NONE;
	struct pg_finding *f = l->f;

	if (f->verdict == PG_LIE || (r->state == PG_VALUE && !hollow))
		return;
	if (r->state == PG_TRAP && !own) {
		f->verdict = PG_LIE;
		f->reg = reg;
		f->esr = r->esr;
	} else if (f->verdict == PG_OK) {
		f->verdict = PG_SKIP;
		f->reg = reg;
		f->why = own ? own : hollow ? hollow : r->why ? r->why : PG_WHY_NOT_TOUCHED;
	}
}

void pg_judge_cpu(const struct pg_capture *cap, const struct pg_cpu *c, unsigned int claim, struct pg_finding *f)
{
	const struct pg_claim_info *row = &cap->arch->claims[claim];
	struct look look = { cap->arch, c, f };
	const struct pg_counted *n = row->kind >= PG_COUNTED ? &cap->arch->counted[row->kind - PG_COUNTED] : NULL;
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
	if (n && n->needed && c->reg[n->reg].state != PG_VALUE) {
		skip(f, PG_WHY_UNREADABLE, n->reg);
		return;
	}
	if (!pg_only_looks(row))
		pg_evidence(cap->arch, c, claim, must_read, &look);
	if (f->verdict != PG_OK)
		return;
	if (row->obs != PG_NO_OBS && c->obs[row->obs].state != PG_VALUE) {
		skip(f, c->obs[row->obs].why ? c->obs[row->obs].why : PG_WHY_NOT_TOUCHED, PG_NO_REG);
		return;
	}
	cap->arch->check(cap, c, claim, f);
	/* A hint accuses nobody. What was seen stays, to be read. */
	if (!row->sure && pg_broken(f->verdict)) {
		f->verdict = PG_SKIP;
		f->why = PG_WHY_HINT;
	}
}

static void judge_claim(const struct pg_capture *cap, unsigned int claim, struct pg_result *res)
{
	u16 root = cap->arch->claims[claim].root;
	struct pg_finding f, at_root;
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
	if (res->with && pg_broken(res->worst.verdict) && root != PG_NO_CLAIM) {
		pg_judge_cpu(cap, &cap->cpu[res->first], root, &at_root);
		res->dependent = pg_broken(at_root.verdict);
	}
}

void pg_judge(const struct pg_capture *cap, struct pg_judgement *j)
{
	u32 i;

	j->arch = cap->arch;
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
	for (i = 0; i < cap->arch->nclaims; i++) {
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
