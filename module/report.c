/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The report for people, the one line that the module logs, and the choice of a form. Pure, see report.h.
 */
#include "report.h"

#define WIDTH	100

static void reg_text(struct pg_out *o, u16 reg)
{
	const struct pg_reg_info *r = &pg_regs[reg];

	pg_put(o, "%s", r->name);
	if (r->word)
		pg_put(o, " (0x%08x)", r->word);
	else if (r->name[0] != 's')		/* the others are called by their encoding */
		pg_put(o, " (s%d_%d_c%d_c%d_%d)", r->op0, r->op1, r->crn, r->crm, r->op2);
}

/* ESR_ELx.EC, Arm ARM: 0x00 unknown reason, 0x18 trapped MRS, 0x25 data abort without a change of exception level. */
static const char *answer(u32 esr)
{
	switch (esr >> 26) {
	case 0x00:
		return "is UNDEFINED";
	case 0x18:
		return "is answered with a trap";
	case 0x25:
		return "is answered with an abort";
	}
	return "is answered with an exception";
}

void pg_seen_text(struct pg_out *o, const struct pg_finding *f)
{
	if (f->verdict == PG_SKIP) {
		pg_put(o, "%s", pg_reasons[f->why]);
		if (f->reg != PG_NO_REG) {
			pg_put(o, ": ");
			reg_text(o, f->reg);
		}
		return;
	}
	if (f->reg != PG_NO_REG)
		reg_text(o, f->reg);
	if (f->verdict == PG_LIE)
		pg_put(o, " %s (EC 0x%02x)", answer(f->esr), f->esr >> 26);
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

void pg_cpus_text(struct pg_out *o, const struct pg_capture *cap, enum pg_claim claim, enum pg_verdict v)
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

static const char *short_feature(const char *feature)
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
	for (i = 0; i < PG_NCLAIMS; i++) {
		const struct pg_finding *f = &j->result[i].worst;
		static const char *const words[] = {
			[PG_SKEW] = "differs between CPUs", [PG_WRONG] = "wrong", [PG_DEAD] = "dead", [PG_LIE] = "undefined",
		};

		if (!pg_broken(f->verdict) || j->result[i].dependent)
			continue;
		pg_put(o, "%s%s: %s %s", sep, short_feature(pg_claims[i].feature),
		       f->reg != PG_NO_REG ? pg_regs[f->reg].name : pg_claims[i].id,
		       f->verdict == PG_LIE && f->esr >> 26 ? "traps" : words[f->verdict]);
		sep = "; ";
	}
	pg_put(o, ")");
}

/* Words, wrapped, each line after the first indented. */
static void wrapped(struct pg_out *o, int indent, const char *text)
{
	int column = indent;

	while (*text) {
		int n = strcspn(text, " ");

		if (column > indent && column + 1 + n > WIDTH) {
			pg_put(o, "\n%*s", indent, "");
			column = indent;
		} else if (column > indent) {
			pg_put(o, " ");
			column++;
		}
		pg_put(o, "%.*s", n, text);
		column += n;
		text += n;
		while (*text == ' ')
			text++;
	}
	pg_put(o, "\n");
}

static const char *column_of(int claim, char which)
{
	switch (which) {
	case 'b':
		return pg_claims[claim].breaks;
	case 'c':
		return pg_claims[claim].cure;
	case 'w':
		return pg_claims[claim].wayout;
	}
	return pg_claims[claim].note;
}

static bool counts(const struct pg_judgement *j, int claim)
{
	return pg_broken(j->result[claim].worst.verdict) && !j->result[claim].dependent;
}

/* One question, answered once for all broken claims that share the answer. */
static void answers(struct pg_out *o, const struct pg_judgement *j, const char *title, char which)
{
	bool any = false;
	int i, k;

	for (i = 0; i < PG_NCLAIMS; i++) {
		const char *text = column_of(i, which);

		if (!counts(j, i) || !*text)
			continue;
		for (k = 0; k < i; k++)
			if (counts(j, k) && !strcmp(column_of(k, which), text))
				break;
		if (k < i)
			continue;
		if (!any)
			pg_put(o, "\n%s\n", title);
		any = true;
		pg_put(o, "  %s", pg_claims[i].id);
		for (k = i + 1; k < PG_NCLAIMS; k++)
			if (counts(j, k) && !strcmp(column_of(k, which), text))
				pg_put(o, ", %s", pg_claims[k].id);
		pg_put(o, "\n    ");
		wrapped(o, 4, text);
	}
}

static void claim_line(struct pg_out *o, const struct pg_capture *cap, const struct pg_judgement *j, int i)
{
	const struct pg_result *r = &j->result[i];

	pg_put(o, "  %-6s %-6s %s: %s", pg_verdicts[r->worst.verdict], pg_claims[i].id, short_feature(pg_claims[i].feature),
	       pg_claims[i].claim);
	if (r->with < j->probed) {
		pg_put(o, " [CPU ");
		pg_cpus_text(o, cap, i, r->worst.verdict);
		pg_put(o, "]");
	}
	pg_put(o, "\n");
	if (r->worst.text || r->worst.verdict == PG_SKIP || pg_broken(r->worst.verdict)) {
		pg_put(o, "                ");
		pg_seen_text(o, &r->worst);
		pg_put(o, "\n");
	}
}

static void head(struct pg_out *o, const struct pg_capture *cap, const struct pg_judgement *j)
{
	int why;

	pg_put(o, "polygraph %s: Linux %s at EL%u, hypervisor: %s, %u CPU%s probed\n", PG_VERSION, cap->kernel, cap->el,
	       cap->hypervisor, j->probed, j->probed == 1 ? "" : "s");
	if (cap->host)
		pg_put(o, "This kernel owns EL2: it is the host itself. Only silicon and firmware can lie to it.\n");
	for (why = 1; why < PG_NREASONS; why++) {
		u32 i;

		for (i = 0; i < cap->ncpus && !was_skipped(cap, &cap->cpu[i], why, 0); i++)
			;
		if (i == cap->ncpus)
			continue;
		pg_put(o, "Skipped CPU ");
		cpu_list(o, cap, was_skipped, why, 0);
		pg_put(o, ": %s\n", pg_reasons[why]);
	}
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

static void costs(struct pg_out *o, const struct pg_capture *cap)
{
	struct pg_costs most;

	pg_most(cap, &most);
	if (!most.ns_all)
		return;
	pg_put(o, "Longest probe of a CPU: %llu us, of that the PMU exercised: %llu us\n", most.ns_all / 1000, most.ns_pmu / 1000);
	pg_put(o, "Longest time with interrupts off: %llu ns for one access, %llu ns with the PMU taken\n", most.off_read,
	       most.off_pmu);
}

static void rest(struct pg_out *o, const struct pg_capture *cap, const struct pg_judgement *j)
{
	u32 i, na = 0, restarts = 0;

	pg_put(o, "\nEvery claim that this host makes\n");
	for (i = 0; i < PG_NCLAIMS; i++) {
		if (j->result[i].worst.verdict == PG_NA)
			na++;
		else if (!counts(j, i))
			claim_line(o, cap, j, i);
	}
	pg_put(o, "\nNot claimed here (%u):", na);
	for (i = 0; i < PG_NCLAIMS; i++)
		if (j->result[i].worst.verdict == PG_NA)
			pg_put(o, " %s", pg_claims[i].id);
	pg_put(o, "\n");
	for (i = 0; i < cap->ncpus; i++) {
		restarts += cap->cpu[i].restarts;
		if (cap->cpu[i].probed && !cap->cpu[i].restored)
			pg_put(o, "CPU %u: a PMU register does not read as before the probe\n", cap->cpu[i].cpu);
	}
	costs(o, cap);
	if (restarts)
		pg_put(o, "Foreign exceptions given back to the kernel: %u\n", restarts);
}

void pg_report_text(struct pg_out *o, const struct pg_capture *cap, const struct pg_judgement *j)
{
	int i;

	head(o, cap, j);
	pg_put(o, "\nVERDICT: ");
	pg_report_overall(o, j);
	pg_put(o, "\n");
	if (j->overall == PG_CANNOT_TELL)
		return;
	if (j->lies) {
		pg_put(o, "\nWhat this host says, and does not do\n");
		for (i = 0; i < PG_NCLAIMS; i++)
			if (counts(j, i))
				claim_line(o, cap, j, i);
		answers(o, j, "Which guests break of it, and where", 'b');
		answers(o, j, "What cures it on the host", 'c');
		answers(o, j, "What to do now in the guest", 'w');
		answers(o, j, "What else to know", 'n');
	}
	rest(o, cap, j);
}

const char *const pg_form_names[PG_NFORMS] = {
	[PG_FORM_REPORT] = "report", [PG_FORM_JSON] = "json", [PG_FORM_KTAP] = "ktap",
	[PG_FORM_OPENMETRICS] = "openmetrics", [PG_FORM_CAPTURE] = "capture",
};

void pg_report_form(enum pg_form form, struct pg_out *o, const struct pg_capture *cap, const struct pg_judgement *j)
{
	switch (form) {
	case PG_FORM_JSON:
		pg_report_json(o, cap, j);
		break;
	case PG_FORM_KTAP:
		pg_report_ktap(o, cap, j);
		break;
	case PG_FORM_OPENMETRICS:
		pg_report_openmetrics(o, cap, j);
		break;
	case PG_FORM_CAPTURE:
		pg_capture_json(o, cap);
		break;
	default:
		pg_report_text(o, cap, j);
	}
}
