/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The verdicts and the capture as JSON. Pure, see forms.h. Numbers that can exceed 2^53 are hexadecimal strings.
 */
#include "verdict/breaks.h"
#include "verdict/forms.h"
#include "verdict/words.h"

static void string(struct pg_out *o, const char *s)
{
	pg_put(o, "\"");
	for (; *s; s++) {
		if (*s == '"' || *s == '\\')
			pg_put(o, "\\%c", *s);
		else if ((unsigned char)*s < 0x20)
			pg_put(o, "\\u%04x", *s);
		else
			pg_put(o, "%c", *s);
	}
	pg_put(o, "\"");
}

static void key(struct pg_out *o, const char *k, const char *s)
{
	pg_put(o, ",\"%s\":", k);
	string(o, s);
}

/* What stands in both: the machine. */
static void machine(struct pg_out *o, const struct pg_capture *cap)
{
	pg_put(o, "\"schema\":%u", PG_SCHEMA);
	key(o, "polygraph", PG_VERSION);
	key(o, "arch", cap->arch->name);
	key(o, "kernel", cap->kernel);
	if (cap->arch->has_el)
		pg_put(o, ",\"el\":%u", cap->el);
	pg_put(o, ",\"host\":%s", cap->host ? "true" : "false");
	if (cap->host)
		key(o, "nested", pg_nested_keys[cap->nested]);
	key(o, "hypervisor", cap->hypervisor);
	if (cap->time)
		pg_put(o, ",\"time\":%llu", (unsigned long long)cap->time);
	pg_put(o, ",\"behaviour\":%s,\"risky\":%s", cap->behaviour ? "true" : "false", cap->risky ? "true" : "false");
}

/* By-CPU verdicts, only where CPUs disagree. */
static void by_verdict(struct pg_out *o, const struct pg_capture *cap, int claim)
{
	const char *comma = "";
	int v;

	pg_put(o, ",\"by_verdict\":{");
	for (v = 0; v < PG_NVERDICTS; v++) {
		size_t start = o->len, before;

		pg_put(o, "%s\"%s\":\"", comma, pg_verdicts[v]);
		before = o->len;
		pg_cpus_text(o, cap, claim, v);
		if (o->len == before) {
			o->len = start;
			continue;
		}
		pg_put(o, "\"");
		comma = ",";
	}
	pg_put(o, "}");
}

/* A row of effects.h. Its texts are ours: nothing in them needs escaping. */
static void effect(struct pg_out *o, const struct pg_effect *e)
{
	pg_put(o, "{");
	if (e->from != PG_FIRST) {
		pg_put(o, "\"from\":\"");
		pg_release_text(o, e->from);
		pg_put(o, "\",");
	}
	if (e->until != PG_LAST) {
		pg_put(o, "\"until\":\"");
		pg_release_text(o, e->until);
		pg_put(o, "\",");
	}
	pg_put(o, "\"what\":\"%s\",\"function\":\"%s\",\"when\":\"", pg_what_key(e->what), e->function);
	pg_expression_text(o, e->when);
	pg_put(o, "\",\"only\":\"%s\",\"verified\":%s,\"note\":\"%s\"}", e->only, e->known ? "true" : "false", e->note);
}

/* What breaks: in words, and row by row. */
static void effects(struct pg_out *o, const struct pg_arch *arch, int claim, enum pg_verdict v, const struct pg_cpu *c)
{
	const char *comma = "";
	int i;

	pg_put(o, ",\"breaks\":\"");
	pg_breaks_text(o, arch, claim, v, c);
	pg_put(o, "\",\"effects\":[");
	for (i = pg_effect_next(arch, 0, claim, v, c); i >= 0; i = pg_effect_next(arch, i + 1, claim, v, c)) {
		pg_put(o, "%s", comma);
		effect(o, &arch->effects[i]);
		comma = ",";
	}
	pg_put(o, "]");
}

static void claim(struct pg_out *o, const struct pg_capture *cap, const struct pg_judgement *j, int i)
{
	const struct pg_claim_info *row = &cap->arch->claims[i];
	const struct pg_result *r = &j->result[i];
	const struct pg_finding *f = &r->worst;

	pg_put(o, "{\"id\":\"%s\",\"verdict\":\"%s\"", row->id, pg_verdicts[f->verdict]);
	key(o, "feature", row->feature);
	key(o, "claim", row->claim);
	if (f->verdict == PG_NA) {
		pg_put(o, "}");
		return;
	}
	pg_put(o, ",\"severity\":\"%c\",\"conclusive\":%s,\"cpus\":\"", row->severity, row->sure ? "true" : "false");
	pg_cpus_text(o, cap, i, f->verdict);
	pg_put(o, "\"");
	if (r->with < j->probed)
		by_verdict(o, cap, i);
	if (f->reg != PG_NO_REG) {
		pg_put(o, ",\"register\":\"%s\",\"encoding\":\"", cap->arch->regs[f->reg].name);
		cap->arch->encoding(o, f->reg);
		pg_put(o, "\"");
	}
	if (f->verdict == PG_SKIP)
		key(o, "reason", pg_reason_keys[f->why]);
	if (f->verdict == PG_LIE)
		pg_put(o, ",\"esr\":\"0x%08x\"", f->esr);
	if (f->text || f->verdict == PG_SKIP || f->verdict == PG_LIE) {
		pg_put(o, ",\"seen\":\"");
		pg_seen_text(o, cap->arch, f);		/* plain text of ours: nothing in it needs escaping */
		pg_put(o, "\"");
	}
	if (r->dependent)
		key(o, "because", cap->arch->claims[row->root].id);
	if (pg_broken(f->verdict)) {
		effects(o, cap->arch, i, f->verdict, &cap->cpu[r->first]);
		key(o, "cure", row->cure);
		key(o, "wayout", row->wayout);
		key(o, "note", row->note);
	}
	pg_put(o, "}");
}

/* What the probe cost, and whether it left the PMU as it was. Captures of version 0.1 do not say what it cost. */
static void costs(struct pg_out *o, const struct pg_capture *cap)
{
	struct pg_costs most;

	pg_most(cap, &most);
	pg_put(o, ",\"restored\":%s", most.restored ? "true" : "false");
	if (most.ns_all)
		pg_put(o, ",\"ns\":{\"all\":%llu,\"pmu\":%llu,\"irqs_off_access\":%llu,\"irqs_off_pmu\":%llu}", most.ns_all,
		       most.ns_pmu, most.off_read, most.off_pmu);
}

void pg_report_json(struct pg_out *o, const struct pg_capture *cap, const struct pg_judgement *j)
{
	const char *comma = "";
	u32 i;

	pg_put(o, "{");
	machine(o, cap);
	if (*cap->node)
		key(o, "node", cap->node);
	key(o, "verdict", pg_overall_words[j->overall]);
	pg_put(o, ",\"lies\":%u,\"hidden\":%u,\"cpus\":%u", j->lies, j->hidden, j->probed);
	costs(o, cap);
	if (j->overall == PG_CANNOT_TELL) {
		key(o, "refusal", pg_refusal_keys[j->refusal]);
		key(o, "reason", pg_refusals[j->refusal]);
	}
	pg_put(o, ",\"skipped\":[");
	for (i = 0; i < cap->ncpus; i++) {
		if (cap->cpu[i].probed)
			continue;
		pg_put(o, "%s{\"cpu\":%u", comma, cap->cpu[i].cpu);
		key(o, "reason", pg_reason_keys[cap->cpu[i].why]);
		pg_put(o, "}");
		comma = ",";
	}
	pg_put(o, "],\"claims\":[");
	for (i = 0; i < cap->arch->nclaims && j->overall != PG_CANNOT_TELL; i++) {
		pg_put(o, "%s", i ? "," : "");
		claim(o, cap, j, i);
	}
	pg_put(o, "]}\n");
}

static void one_cpu(struct pg_out *o, const struct pg_arch *arch, const struct pg_cpu *c)
{
	const char *comma = "";
	int i;

	pg_put(o, "{\"cpu\":%u", c->cpu);
	if (!c->probed) {
		pg_put(o, ",\"why\":\"%s\"}", pg_reason_keys[c->why]);
		return;
	}
	pg_put(o, ",\"selftest\":%u,\"restored\":%s,\"restarts\":%u", c->selftest, c->restored ? "true" : "false", c->restarts);
	if (c->ns_all)
		pg_put(o, ",\"ns\":{\"all\":%llu,\"pmu\":%llu,\"irqs_off_access\":%llu,\"irqs_off_pmu\":%llu}",
		       (unsigned long long)c->ns_all, (unsigned long long)c->ns_pmu, (unsigned long long)c->off_read,
		       (unsigned long long)c->off_pmu);
	pg_put(o, ",\"regs\":{");
	for (i = 0; i < arch->nregs; i++) {
		const struct pg_read *r = &c->reg[i];

		if (r->state == PG_UNTOUCHED && !r->why)
			continue;
		pg_put(o, "%s\"%s\":", comma, arch->regs[i].name);
		if (r->state == PG_VALUE)
			pg_put(o, "\"0x%llx\"", (unsigned long long)r->value);
		else if (r->state == PG_TRAP)
			pg_put(o, "{\"esr\":\"0x%08x\"}", r->esr);
		else
			pg_put(o, "{\"why\":\"%s\"}", pg_reason_keys[r->why]);
		comma = ",";
	}
	pg_put(o, "},\"observed\":{");
	comma = "";
	for (i = 0; i < arch->nobs; i++) {
		const struct pg_seen *s = &c->obs[i];

		if (s->state == PG_UNTOUCHED && !s->why)
			continue;
		pg_put(o, "%s\"%s\":", comma, arch->obs[i].key);
		if (s->state == PG_VALUE)
			pg_put(o, "[\"0x%llx\",\"0x%llx\"]", (unsigned long long)s->got[0], (unsigned long long)s->got[1]);
		else
			pg_put(o, "{\"why\":\"%s\"}", pg_reason_keys[s->why]);
		comma = ",";
	}
	pg_put(o, "}}");
}

void pg_report_capture(struct pg_out *o, const struct pg_capture *cap, const struct pg_judgement *j)
{
	u32 i;

	pg_put(o, "{");
	machine(o, cap);
	if (cap->refusal)
		key(o, "refusal", pg_refusal_keys[cap->refusal]);
	pg_put(o, ",\"cpus\":[");
	for (i = 0; i < cap->ncpus; i++) {
		pg_put(o, "%s", i ? ",\n" : "\n");
		one_cpu(o, cap->arch, &cap->cpu[i]);
	}
	pg_put(o, "\n]}\n");
}
