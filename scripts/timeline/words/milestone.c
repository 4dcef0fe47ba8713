/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The table of stages. See milestone.h.
 */
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include "../../../earlyprobe/marker.h"
#include "milestone.h"

#define MPIDR	false
#define TASK	true

static const struct row {
	unsigned int id;
	const char *sym;
	enum pg_who who;
	const char *where;
	bool task;
} rows[] = {
#define PG_STAGE(sym, id, who, need, phase, payload, where, live) { id, #sym, who, where, payload },
#include "../../../earlyprobe/stages.h"
#define SEEN(sym, who, where)	{ PG_ST_##sym, #sym, who, where, false },
	SEEN(CPU_ON, SECONDARY, "PSCI CPU_ON called for it")
	SEEN(RUN, EACH, "first entry into the guest")
	SEEN(TRAPPED_MMU, EACH, "MMU on: its msr sctlr_el1, which trapped, is done")
	SEEN(SEEN_VA, EACH, "first seen at a kernel address")
	SEEN(FIRMWARE, BOOT, "first call of the firmware (PSCI, SMCCC)")
	SEEN(FIRST_CPU_ON, BOOT, "first PSCI CPU_ON")
	/*
	 * Old-style markers name their place by the immediate alone. In __enable_mmu there is one
	 * between any two writes; msr sctlr_el1 lies between 0x32 and 0x33.
	 */
#define OLD(imm, who, where)	{ PG_STAGE_OLD | (imm), "OLD_" #imm, who, where, false },
	OLD(0x01, SECONDARY, "secondary_entry; again in secondary_startup, after __enable_mmu")
	OLD(0x02, SECONDARY, "secondary_startup, before __enable_mmu")
	OLD(0x03, EACH, "__enable_mmu, entered")
	OLD(0x31, EACH, "__enable_mmu, one instruction on")
	OLD(0x32, EACH, "__enable_mmu, before msr sctlr_el1")
	OLD(0x33, EACH, "__enable_mmu, right after msr sctlr_el1")
	OLD(0x34, EACH, "__enable_mmu, one instruction further")
	OLD(0x04, EACH, "__enable_mmu, its end")
	OLD(0x05, BOOT, "__primary_switch, before __enable_mmu")
	OLD(0x06, BOOT, "__primary_switch, after __enable_mmu")
};

#define N_STAGES	(sizeof(rows) / sizeof(rows[0]))

static const struct name {
	unsigned int id;
	const char *name;
} names[] = {
#define PG_INTERVAL(sym, name) { PG_ST_##sym, name },
#include "intervals.h"
	{ PG_STAGE_OLD | 0x01, "secondary_entry" },
	{ PG_STAGE_OLD | 0x02, "secondary_startup" },
	{ PG_STAGE_OLD | 0x03, "__enable_mmu" },
	{ PG_STAGE_OLD | 0x31, "__enable_mmu" },
	{ PG_STAGE_OLD | 0x32, "msr sctlr_el1" },
	{ PG_STAGE_OLD | 0x33, "isb after msr sctlr_el1" },
	{ PG_STAGE_OLD | 0x34, "__enable_mmu" },
	{ PG_STAGE_OLD | 0x04, "__enable_mmu return" },
	{ PG_STAGE_OLD | 0x05, "__primary_switch" },
	{ PG_STAGE_OLD | 0x06, "MMU on" },
};

static bool begins(unsigned int id)
{
	switch (id) {
	case PG_ST_PRIMARY_ENTRY:
	case PG_ST_SECONDARY_PEN:
	case PG_ST_SECONDARY_ENTRY:
	case PG_ST_RESUME_ENTRY:
	case PG_STAGE_OLD | 0x05:
		return true;
	}
	return false;
}

static bool is_done(unsigned int id)
{
	switch (id) {
	case PG_ST_PRIMARY_LEAVE:
	case PG_ST_PRIMARY_VA:
	case PG_ST_SECONDARY_C:
	case PG_ST_RESUME_LEAVE:
	case PG_ST_RESUME_VA:
	case PG_ST_ONLINE:
	case PG_ST_SEEN_VA:
	case PG_ST_FIRMWARE:
	case PG_ST_FIRST_CPU_ON:
	case PG_STAGE_OLD | 0x04:
	case PG_STAGE_OLD | 0x06:
		return true;
	}
	return false;
}

const struct pg_milestone *pg_milestone(unsigned int id)
{
	static struct pg_milestone stages[N_STAGES];
	size_t i;

	for (i = 0; i < N_STAGES; i++) {
		const struct row *r = &rows[i];

		if (r->id != id)
			continue;
		if (!stages[i].sym)
			stages[i] = (struct pg_milestone){ id, r->sym, r->who, r->where, r->task,
						       begins(id), is_done(id) };
		return &stages[i];
	}
	return NULL;
}

const char *pg_milestone_tag(unsigned int id, char *buf)
{
	const struct pg_milestone *s = pg_milestone(id);

	if (id & PG_STAGE_OLD)
		snprintf(buf, 16, "old 0x%x", id & 0xff);
	else if (id & PG_STAGE_SEEN)
		snprintf(buf, 16, "%s", s ? s->sym : "?");
	else
		snprintf(buf, 16, "E%03X", id);
	return buf;
}

const char *pg_milestone_insn(unsigned int from, unsigned int to)
{
	if ((from == PG_ST_MMU_OFF && to == PG_ST_MMU_ON) ||
	    (from == (PG_STAGE_OLD | 0x32) && to == (PG_STAGE_OLD | 0x33)))
		return "msr sctlr_el1";
	return NULL;
}

const char *pg_milestone_short(unsigned int from, unsigned int to, char *buf)
{
	const struct pg_milestone *m = pg_milestone(from);
	size_t i;

	/* The write that turns the MMU on is the end of such a stage. */
	if (to == PG_ST_TRAPPED_MMU)
		return "up to msr sctlr_el1";
	for (i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (names[i].id == from)
			return names[i].name;
	snprintf(buf, PG_SHORT, "%.*s", m ? (int)strcspn(m->where, ",") : 1, m ? m->where : "?");
	return buf;
}

const char *pg_milestone_name(unsigned int from, unsigned int to, char *buf)
{
	char name[PG_SHORT], tag[16];

	snprintf(buf, PG_SHORT, "%s (%s)", pg_milestone_short(from, to, name),
		 pg_milestone_tag(from, tag));
	return buf;
}

int pg_milestone_of_hvc(uint64_t r0, uint64_t imm, bool legacy)
{
	if (PG_MARK_IS(r0)) {
		if (PG_MARK_KIND(r0) != PG_KIND_STAGE && PG_MARK_KIND(r0) != PG_KIND_POINTER)
			return -1;
		return pg_milestone(PG_MARK_CODE(r0)) ? (int)PG_MARK_CODE(r0) : -1;
	}
	if (legacy && imm && imm < 0x100 && pg_milestone(PG_STAGE_OLD | imm))
		return PG_STAGE_OLD | imm;
	return -1;
}
