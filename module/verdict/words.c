/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The words that the forms share, see words.h. Pure.
 */
#include "verdict/words.h"

/* "PMMIR_EL1 (s3_0_c9_c14_6)"; some registers are called by their encoding. */
static void reg_text(struct pg_out *o, const struct pg_arch *arch, u16 reg)
{
	char code[32];
	struct pg_out e = { .buf = code, .size = sizeof(code) };

	arch->encoding(&e, reg);
	pg_put(o, "%s", arch->regs[reg].name);
	if (strcmp(arch->regs[reg].name, code))
		pg_put(o, " (%s)", code);
}

void pg_seen_text(struct pg_out *o, const struct pg_arch *arch, const struct pg_finding *f)
{
	if (f->verdict == PG_SKIP && f->why != PG_WHY_HINT) {
		pg_put(o, "%s", pg_reasons[f->why]);
		if (f->reg != PG_NO_REG) {
			pg_put(o, ": ");
			reg_text(o, arch, f->reg);
		}
		return;
	}
	if (f->reg != PG_NO_REG)
		reg_text(o, arch, f->reg);
	if (f->verdict == PG_LIE) {
		pg_put(o, " ");
		arch->answer(o, f->esr);
	}
	if (f->text)
		pg_put(o, "%s%s", f->reg != PG_NO_REG ? ": " : "", f->text);
	if (f->nvals)
		pg_put(o, ": 0x%llx", (unsigned long long)f->val[0]);
	if (f->nvals > 1)
		pg_put(o, ", 0x%llx", (unsigned long long)f->val[1]);
}

/* Print the CPUs that pick says yes to, as a list of ranges. */
static void cpu_list(struct pg_out *o, const struct pg_capture *cap,
		     bool (*pick)(const struct pg_capture *cap, const struct pg_cpu *c, int what, int which), int what, int which)
{
	const char *comma = "";
	u32 i = 0, last;

	while (i < cap->ncpus) {
		if (!pick(cap, &cap->cpu[i], what, which)) {
			i++;
			continue;
		}
		for (last = i; last + 1 < cap->ncpus && cap->cpu[last + 1].cpu == cap->cpu[last].cpu + 1 &&
		     pick(cap, &cap->cpu[last + 1], what, which); last++)
			;
		pg_put(o, "%s%u", comma, cap->cpu[i].cpu);
		if (last > i)
			pg_put(o, "-%u", cap->cpu[last].cpu);
		comma = ",";
		i = last + 1;
	}
}

static bool has_verdict(const struct pg_capture *cap, const struct pg_cpu *c, int claim, int verdict)
{
	struct pg_finding f;

	if (!c->probed)
		return false;
	pg_judge_cpu(cap, c, claim, &f);
	return f.verdict == verdict;
}

static bool was_skipped(const struct pg_capture *cap, const struct pg_cpu *c, int why, int unused)
{
	return !c->probed && c->why == why;
}

void pg_cpus_text(struct pg_out *o, const struct pg_capture *cap, unsigned int claim, enum pg_verdict v)
{
	cpu_list(o, cap, has_verdict, claim, v);
}

const char *const pg_overall_words[] = {
	[PG_HONEST] = "HONEST", [PG_LIES] = "LIES", [PG_CANNOT_TELL] = "CANNOT TELL",
};

void pg_report_overall(struct pg_out *o, const struct pg_judgement *j)
{
	if (j->overall == PG_CANNOT_TELL)
		pg_put(o, "CANNOT TELL: %s", pg_refusals[j->refusal]);
	else if (j->overall == PG_LIES)
		pg_put(o, "LIES: %u", j->lies);
	else
		pg_put(o, "HONEST");
}

void pg_skipped_text(struct pg_out *o, const struct pg_capture *cap, enum pg_reason why)
{
	cpu_list(o, cap, was_skipped, why, 0);
}

const char *pg_short_feature(const char *feature)
{
	return strncmp(feature, "FEAT_", 5) ? feature : feature + 5;
}

void pg_report_line(struct pg_out *o, const struct pg_judgement *j)
{
	const char *sep = " (";
	int i;

	pg_report_overall(o, j);
	if (j->overall != PG_LIES)
		return;
	for (i = 0; i < j->arch->nclaims; i++) {
		const struct pg_finding *f = &j->result[i].worst;
		static const char *const words[] = {
			[PG_SKEW] = "differs between CPUs", [PG_WRONG] = "wrong", [PG_DEAD] = "dead",
		};

		if (!pg_broken(f->verdict) || j->result[i].dependent)
			continue;
		pg_put(o, "%s%s: %s %s", sep, pg_short_feature(j->arch->claims[i].feature),
		       f->reg != PG_NO_REG ? j->arch->regs[f->reg].name : j->arch->claims[i].id,
		       f->verdict == PG_LIE ? j->arch->answer_word(f->esr) : words[f->verdict]);
		sep = "; ";
	}
	pg_put(o, ")");
}

static void more(unsigned long long *most, u64 ns)
{
	if (ns > *most)
		*most = ns;
}

void pg_most(const struct pg_capture *cap, struct pg_costs *most)
{
	u32 i;

	*most = (struct pg_costs){ .restored = true };
	for (i = 0; i < cap->ncpus; i++) {
		const struct pg_cpu *c = &cap->cpu[i];

		if (!c->probed)
			continue;
		more(&most->ns_all, c->ns_all);
		more(&most->ns_pmu, c->ns_pmu);
		more(&most->off_read, c->off_read);
		more(&most->off_pmu, c->off_pmu);
		most->restored &= c->restored;
	}
}
