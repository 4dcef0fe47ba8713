/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Recordings made up for a test. See synth.h. The formats have the fields of events.h, all of them
 * 8 bytes wide, and common fields as the kernel has them.
 */
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "datfile.h"
#include "synth.h"

#define FIRST_ID	100
#define COMMON		8

static struct pg_findings found;	/* in the run that was read last */

struct synth {
	struct dat *d;
	bool reversed;
};

static int n_fields(int kind)
{
	int n = 0;

	while (n < PG_EV_FIELDS && pg_event_types[kind].fields[n])
		n++;
	return n;
}

static int offset_of(const struct synth *s, int kind, int field)
{
	return COMMON + 8 * (s->reversed ? n_fields(kind) - 1 - field : field);
}

static void add_format(struct synth *s, int kind)
{
	const struct pg_event_type *type = &pg_event_types[kind];
	char text[4096];
	int i, n;

	n = sprintf(text,
		    "name: %s\nID: %d\nformat:\n"
		    "\tfield:unsigned short common_type;\toffset:0;\tsize:2;\tsigned:0;\n"
		    "\tfield:unsigned char common_flags;\toffset:2;\tsize:1;\tsigned:0;\n"
		    "\tfield:unsigned char common_preempt_count;\toffset:3;\tsize:1;\tsigned:0;\n"
		    "\tfield:int common_pid;\toffset:4;\tsize:4;\tsigned:1;\n\n",
		    type->name, FIRST_ID + kind);
	for (i = 0; i < n_fields(kind); i++)
		n += sprintf(text + n,
			     "\tfield:unsigned long %s;\toffset:%d;\tsize:8;\tsigned:0;\n",
			     type->fields[i], offset_of(s, kind, i));
	sprintf(text + n, "\nprint fmt: \"%%lx\", REC->%s\n", type->fields[0]);
	dat_format(s->d, type->system, text);
}

struct synth *synth_new(int host_cpus, bool reversed)
{
	struct synth *s = calloc(1, sizeof(*s));
	int i;

	s->d = dat_new(host_cpus);
	s->reversed = reversed;
	for (i = 0; i < PG_EV_COUNT; i++)
		add_format(s, i);
	return s;
}

void synth_event(struct synth *s, int cpu, uint64_t us, int tid, enum pg_event_kind kind, ...)
{
	unsigned char rec[COMMON + 8 * PG_EV_FIELDS] = { 0 };
	uint16_t id = FIRST_ID + kind;
	uint64_t value;
	va_list args;
	int i;

	memcpy(rec, &id, 2);
	memcpy(rec + 4, &tid, 4);
	va_start(args, kind);
	for (i = 0; (value = va_arg(args, uint64_t)) != END && i < n_fields(kind); i++)
		memcpy(rec + offset_of(s, kind, i), &value, 8);
	va_end(args);
	dat_record(s->d, cpu, us * 1000, rec, COMMON + 8 * n_fields(kind));
}

void synth_lose(struct synth *s, int cpu, unsigned int count)
{
	dat_lose(s->d, cpu, count);
}

bool synth_write(struct synth *s, const char *path)
{
	bool ok = dat_write(s->d, path);

	free(s);
	return ok;
}

struct pg_run *synth_read(struct synth *s, bool legacy, const char **why)
{
	char path[] = "/tmp/synth-XXXXXX";
	struct pg_run *run = NULL;
	int fd = mkstemp(path);

	pg_findings_free(&found);
	*why = "cannot be written";
	if (fd < 0)
		return NULL;
	close(fd);
	if (synth_write(s, path))
		run = pg_run_read(path, legacy, why);
	unlink(path);
	if (run) {
		run->path = "synthetic";
		pg_find(&found, run, NULL);
	}
	return run;
}

void synth_hvc(struct synth *s, int cpu, uint64_t us, int tid, uint64_t pc, uint64_t r0,
	       uint64_t imm)
{
	EV(s, cpu, us, tid, EXIT, pc, TRAP, PG_EC_HVC64);
	EV(s, cpu, us + 1, tid, HVC, pc, r0, imm);
	EV(s, cpu, us + 2, tid, ENTRY, pc);
}

void synth_marker(struct synth *s, int cpu, uint64_t us, int tid, unsigned int stage,
		  uint32_t payload)
{
	bool va = stage >= PG_ST_SECONDARY_VA && stage <= PG_ST_SECONDARY_C;

	synth_hvc(s, cpu, us, tid, va ? VA(0x1000) : 0x41000000, R0(PG_KIND_STAGE, stage, payload),
		  PG_IMM(stage));
}

uint64_t synth_secondary(struct synth *s, int cpu, uint64_t us, int tid, uint32_t affinity,
			 uint32_t task)
{
	static const unsigned int stages[] = {
		PG_ST_SECONDARY_ENTRY, PG_ST_SECONDARY_EL,    PG_ST_CPU_SETUP,
		PG_ST_CPU_SETUP_DONE,  PG_ST_MMU_OFF,	      PG_ST_MMU_ON,
		PG_ST_MMU_RET,	       PG_ST_SECONDARY_LEAVE, PG_ST_SECONDARY_VA,
		PG_ST_SECONDARY_TASK,  PG_ST_SECONDARY_C,
	};
	size_t i;

	for (i = 0; i < sizeof(stages) / sizeof(stages[0]); i++, us += 10)
		synth_marker(s, cpu, us, tid, stages[i],
			     pg_milestone(stages[i])->task ? task : affinity);
	return us;
}

/* A stage-2 fault that takes so long, from us on. */
static void fault(struct synth *s, int cpu, uint64_t us, int tid, uint64_t pc, uint64_t took)
{
	EV(s, cpu, us, tid, EXIT, pc, TRAP, PG_EC_IABT_LOW);
	EV(s, cpu, us + 1, tid, FAULT, pc, 0x82000006, pc, pc);
	EV(s, cpu, us + took, tid, ENTRY, pc);
}

/* One secondary of synth_many(), from us on; returns when it is through. */
static uint64_t one_of_many(struct synth *s, int n, int vcpus, uint64_t us)
{
	const int cpu = 1 + n % 7, tid = 1000 + n;
	uint64_t flush = n % 9 == 4 && vcpus > 4 ? 31000 : 2600 + n % 5 * 130;
	const bool stuck = n == vcpus - 1 && vcpus > 4;

	EV(s, cpu, us + 180, tid, ENTRY, 0x41000000);
	EV(s, cpu, us + 181, tid, TIMER_MAP, n);
	fault(s, cpu, us + 190, tid, 0x41000000, 240);
	us += 450;
	synth_marker(s, cpu, us, tid, PG_ST_SECONDARY_ENTRY, n);
	synth_marker(s, cpu, us + 30, tid, PG_ST_SECONDARY_EL, n);
	synth_marker(s, cpu, us + 60, tid, PG_ST_CPU_SETUP, n);
	if (n % 7 == 3) {
		EV(s, cpu, us + 100, tid, SWITCH, tid, 0, 7);
		EV(s, cpu, us + 9100, tid, SWITCH, 7, 0, tid);
		us += 9050;
	}
	synth_marker(s, cpu, us + 190, tid, PG_ST_CPU_SETUP_DONE, n);
	synth_marker(s, cpu, us + 230, tid, PG_ST_MMU_OFF, n);
	us += 240;
	EV(s, cpu, us, tid, EXIT, 0x41000420, TRAP, PG_EC_SYS64);
	EV(s, cpu, us + 1, tid, SYSREG, ESR_SYS(3, 0, 1, 0, 0, 0));
	EV(s, cpu, us + 2, tid, ACCESS, 0x41000420, 1, 3, 0, 1, 0, 0);
	if (stuck)
		return us;
	EV(s, cpu, us + flush, tid, TOGGLE, 0x41000420, 0, 1);
	EV(s, cpu, us + flush + 20, tid, ENTRY, 0x41000424);
	us += flush + 40;
	synth_marker(s, cpu, us, tid, PG_ST_MMU_ON, n);
	synth_marker(s, cpu, us + 20, tid, PG_ST_MMU_RET, n);
	synth_marker(s, cpu, us + 50, tid, PG_ST_SECONDARY_LEAVE, n);
	fault(s, cpu, us + 60, tid, VA(0x1000), 180);
	synth_marker(s, cpu, us + 260, tid, PG_ST_SECONDARY_VA, n);
	synth_marker(s, cpu, us + 300, tid, PG_ST_SECONDARY_TASK, 0x1000 + n * 64);
	synth_marker(s, cpu, us + 350, tid, PG_ST_SECONDARY_C, n);
	return us + 360;
}

struct synth *synth_many(int vcpus)
{
	static const unsigned int boot[] = {
		PG_ST_PRIMARY_ENTRY, PG_ST_PAGE_TABLES, PG_ST_PRIMARY_EL, PG_ST_CPU_SETUP, PG_ST_CPU_SETUP_DONE,
		PG_ST_MMU_OFF, PG_ST_MMU_ON, PG_ST_MMU_RET, PG_ST_PRIMARY_LEAVE, PG_ST_PRIMARY_VA,
	};
	struct synth *s = synth_new(8, false);
	uint64_t us = 100;
	size_t i;
	int n;

	EV(s, 0, us, 1000, ENTRY, 0x40000000);
	EV(s, 0, us + 1, 1000, TIMER_MAP, 0);
	fault(s, 0, us + 10, 1000, 0x40000000, 700);
	for (i = 0, us = 900; i < sizeof(boot) / sizeof(boot[0]); i++) {
		synth_marker(s, 0, us, 1000, boot[i], 0);
		if (boot[i] != PG_ST_PRIMARY_ENTRY && boot[i] != PG_ST_MMU_RET) {
			us += 60;
			continue;
		}
		fault(s, 0, us + 50, 1000, 0x40000000, 1900);
		us += 2100;
	}
	for (n = 1, us += 40000; n < vcpus; n++) {
		synth_hvc(s, 0, us, 1000, VA(0x20), 0xc4000003, 0);
		us = one_of_many(s, n, vcpus, us + 3) + 900;
	}
	EV(s, 0, us + 300000, 1000, EXIT, VA(0x30), TRAP, PG_EC_WFX);
	return s;
}

const struct pg_tl_finding *synth_find(const struct pg_run *run, const char *id)
{
	int i;

	(void)run;
	for (i = 0; i < found.n; i++)
		if (!strcmp(found.list[i].id, id))
			return &found.list[i];
	return NULL;
}

const struct pg_span *synth_span(const struct pg_run *run, int tid, unsigned int from)
{
	int i, j;

	for (i = 0; i < run->n_bringups; i++)
		for (j = 0; j < run->bringups[i]->n_spans; j++)
			if (run->bringups[i]->vcpu->tid == tid &&
			    run->bringups[i]->spans[j].from.stage == from)
				return &run->bringups[i]->spans[j];
	return NULL;
}
