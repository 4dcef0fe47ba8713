/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The verdicts as gauges for Prometheus. Pure, see forms.h.
 *
 * The text is at once OpenMetrics 1.0 and the Prometheus text format 0.0.4, which is what the textfile collector of
 * node_exporter reads: gauges only, no timestamps, no blank lines, "# EOF" at the end, which the older format takes
 * for a comment. Names of metrics and labels never change their meaning; new ones only ever get added.
 */
#include "verdict/forms.h"
#include "verdict/words.h"

static void metric(struct pg_out *o, const char *name, const char *help)
{
	pg_put(o, "# HELP polygraph_%s %s\n# TYPE polygraph_%s gauge\n", name, help, name);
}

/* What goes between the quotes. A kernel or hypervisor can call itself anything: bytes that are no ASCII become ?. */
static void label(struct pg_out *o, const char *name, const char *value)
{
	pg_put(o, "%s=\"", name);
	for (; *value; value++) {
		if (*value == '\\' || *value == '"')
			pg_put(o, "\\%c", *value);
		else if (*value == '\n')
			pg_put(o, "\\n");
		else
			pg_put(o, "%c", *value >= 0x20 && *value < 0x7f ? *value : '?');
	}
	pg_put(o, "\"");
}

static void info(struct pg_out *o, const struct pg_capture *cap)
{
	metric(o, "info", "Who looked, and at what: always 1.");
	pg_put(o, "polygraph_info{");
	label(o, "version", PG_VERSION);
	pg_put(o, ",");
	label(o, "kernel", cap->kernel);
	pg_put(o, ",");
	label(o, "hypervisor", cap->hypervisor);
	pg_put(o, ",el=\"%u\",host=\"%s\"} 1\n", cap->el, cap->host ? "true" : "false");
	if (!cap->time)
		return;
	metric(o, "probe_timestamp_seconds", "When it was looked at, in seconds since 1970.");
	pg_put(o, "polygraph_probe_timestamp_seconds %llu\n", (unsigned long long)cap->time);
}

static void verdict(struct pg_out *o, const struct pg_judgement *j)
{
	static const enum pg_overall all[] = { PG_HONEST, PG_LIES, PG_CANNOT_TELL };
	unsigned int i;

	metric(o, "verdict", "Does the host do what its ID registers say? One of the verdicts is 1.");
	for (i = 0; i < sizeof(all) / sizeof(all[0]); i++)
		pg_put(o, "polygraph_verdict{verdict=\"%s\"} %d\n", pg_overall_words[all[i]], all[i] == j->overall);
	if (j->overall != PG_CANNOT_TELL)
		return;
	metric(o, "refusal", "Why there is no verdict: always 1.");
	pg_put(o, "polygraph_refusal{reason=\"%s\"} 1\n", pg_refusal_keys[j->refusal]);
}

static void cpus(struct pg_out *o, const struct pg_capture *cap, const struct pg_judgement *j)
{
	u32 i, n, restored = 0;
	int why;

	for (i = 0; i < cap->ncpus; i++)
		restored += cap->cpu[i].probed && cap->cpu[i].restored;
	metric(o, "cpus_probed", "CPUs that were probed.");
	pg_put(o, "polygraph_cpus_probed %u\n", j->probed);
	metric(o, "cpus_restored", "Probed CPUs whose PMU reads as it did before.");
	pg_put(o, "polygraph_cpus_restored %u\n", restored);
	metric(o, "cpus_skipped", "CPUs that were not probed, by reason.");
	for (why = 1; why < PG_NREASONS; why++) {
		for (i = n = 0; i < cap->ncpus; i++)
			n += !cap->cpu[i].probed && cap->cpu[i].why == why;
		if (n)
			pg_put(o, "polygraph_cpus_skipped{reason=\"%s\"} %u\n", pg_reason_keys[why], n);
	}
}

static void claims(struct pg_out *o, const struct pg_judgement *j)
{
	unsigned int i, n;
	int v;

	metric(o, "lies", "Claims that the host breaks; what follows from another broken claim does not count.");
	pg_put(o, "polygraph_lies %u\n", j->lies);
	metric(o, "hidden", "Features that can be used although the host does not advertise them.");
	pg_put(o, "polygraph_hidden %u\n", j->hidden);
	metric(o, "claims", "Claims by what became of them on the worst CPU.");
	for (v = 0; v < PG_NVERDICTS; v++) {
		for (i = n = 0; i < j->arch->nclaims; i++)
			n += j->result[i].worst.verdict == v;
		pg_put(o, "polygraph_claims{verdict=\"%s\"} %u\n", pg_verdicts[v], n);
	}
	metric(o, "claim_suspicious", "A claim that seems broken by evidence that may have an innocent cause: always 1. No lie.");
	for (i = 0; i < j->arch->nclaims; i++) {
		const struct pg_finding *f = &j->result[i].worst;

		if (!pg_suspicious(f))
			continue;
		pg_put(o, "polygraph_claim_suspicious{claim=\"%s\",", j->arch->claims[i].id);
		label(o, "feature", j->arch->claims[i].feature);
		pg_put(o, ",register=\"%s\",severity=\"%c\"} 1\n", f->reg != PG_NO_REG ? j->arch->regs[f->reg].name : "",
		       j->arch->claims[i].severity);
	}
	metric(o, "claim_broken", "A claim that the host breaks: always 1. Severity: K guests die at boot, P later, "
	       "W wrong numbers, C cosmetic.");
	for (i = 0; i < j->arch->nclaims; i++) {
		const struct pg_finding *f = &j->result[i].worst;

		if (!pg_broken(f->verdict) || j->result[i].dependent)
			continue;
		pg_put(o, "polygraph_claim_broken{claim=\"%s\",", j->arch->claims[i].id);
		label(o, "feature", j->arch->claims[i].feature);
		pg_put(o, ",verdict=\"%s\",register=\"%s\",severity=\"%c\"} 1\n", pg_verdicts[f->verdict],
		       f->reg != PG_NO_REG ? j->arch->regs[f->reg].name : "", j->arch->claims[i].severity);
	}
}

void pg_report_openmetrics(struct pg_out *o, const struct pg_capture *cap, const struct pg_judgement *j)
{
	info(o, cap);
	verdict(o, j);
	cpus(o, cap, j);
	if (j->overall != PG_CANNOT_TELL)
		claims(o, j);
	pg_put(o, "# EOF\n");
}
