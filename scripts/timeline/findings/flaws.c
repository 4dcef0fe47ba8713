/* SPDX-License-Identifier: GPL-2.0 */
/*
 * What is wrong with the recording itself, or missing in it.
 */
#include <inttypes.h>
#include <stddef.h>

#include "finders.h"

static void find_losses(struct pg_findings *found, const struct pg_run *run)
{
	struct pg_tl_finding *f;
	int i;

	if (!run->n_lost_places)
		return;
	f = pg_tl_finding_add(
		found, "lost-events", PG_WARNING, NULL,
		"the recording lost events (places: %" PRIu64 ", events: at least %" PRIu64 "): stages in "
		"which that happened are void. Record with larger buffers (trace-cmd record -b)",
		run->n_lost_places, run->n_lost_events);
	for (i = 0; i < run->n_lost && i < 4; i++)
		pg_tl_finding_line(f,
				"host CPU %d: between %" PRIu64 ".%06" PRIu64 " and %" PRIu64
				".%06" PRIu64,
				run->lost[i].cpu, run->lost[i].from / 1000000000,
				run->lost[i].from / 1000 % 1000000, run->lost[i].to / 1000000000,
				run->lost[i].to / 1000 % 1000000);
}

static void find_about_recording(struct pg_findings *found, const struct pg_run *run)
{
	char name[16];
	int i;

	if (run->old_markers && !run->legacy && !run->markers)
		pg_tl_finding_add(found, "old-markers", PG_NOTE, NULL,
			       "there are %" PRIu64
			       " HVCs that look like old-style markers; read them with --legacy",
			       run->old_markers);
	if (!run->info.seen[PG_EV_EXIT] || !run->info.seen[PG_EV_ENTRY])
		pg_tl_finding_add(
			found, "no-exits", PG_NOTE, NULL,
			"kvm_entry and kvm_exit were not recorded: stages have a length, but no cause. "
			"polygraph record records all that is needed");
	else if (!run->info.seen[PG_EV_SWITCH])
		pg_tl_finding_add(
			found, "no-sched", PG_NOTE, NULL,
			"sched_switch was not recorded: time during which a vCPU was preempted on the host "
			"counts as time in its exit handler");
	if (run->n_bringups_dropped)
		pg_tl_finding_add(found, "too-many", PG_NOTE, NULL,
			       "%d bring-ups beyond the first %d are not shown",
			       run->n_bringups_dropped, PG_BRINGUPS_MAX);
	if (run->backwards > run->info.events / 1000 && !run->info.printed)
		pg_tl_finding_add(found, "clock", PG_WARNING, NULL,
			       "time ran backwards for a vCPU %" PRIu64
			       " times: the clocks of the host CPUs differ. "
			       "Record with trace-cmd record -C mono",
			       run->backwards);
	for (i = 0; i < run->n_vcpus; i++)
		if (run->vcpus[i]->vm >= 0 && run->vcpus[i]->n_calls == PG_CALLS_MAX) {
			pg_tl_finding_add(
				found, "many-calls", PG_NOTE, run->vcpus[i],
				"%s called more than %d different functions; not all are listed",
				pg_vcpu_name(run->vcpus[i], name), PG_CALLS_MAX);
			break;
		}
}

void pg_find_flaws(struct pg_findings *found, const struct pg_run *run,
		   const struct pg_symbols *symbols)
{
	(void)symbols;
	find_losses(found, run);
	find_about_recording(found, run);
}
