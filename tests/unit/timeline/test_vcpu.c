/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Where a vCPU's time goes, and which bring-ups there are, on recordings made up for the purpose.
 */
#include <stdlib.h>
#include <string.h>

#include "kselftest_harness.h"
#include "synth.h"

#define BOOT_TID	100
#define TID		101

/*
 * Boot CPU at tid 100 runs and calls CPU_ON at 1000 us; the vCPU of tid 101 sleeps in KVM by then.
 */
static struct synth *begin(bool reversed)
{
	struct synth *s = synth_new(2, reversed);

	EV(s, 0, 100, BOOT_TID, ENTRY, 0x40000000);
	EV(s, 1, 100, TID, USER, 0, (uint64_t)-4);
	EV(s, 1, 110, TID, TIMER_MAP, 1);
	EV(s, 1, 120, TID, SWITCH, TID, 1, 0);
	EV(s, 1, 121, TID, TIMER_MAP, 1);	/* the preempt notifier, after the switch */
	EV(s, 0, 500, BOOT_TID, EXIT, VA(0x10), 0, 0);
	EV(s, 0, 501, BOOT_TID, ENTRY, VA(0x10));
	synth_hvc(s, 0, 999, BOOT_TID, VA(0x20), 0xc4000003, 0);
	return s;
}

#define READ(s) ({								\
	const char *why;							\
	struct pg_run *run_ = synth_read(s, false, &why);			\
	ASSERT_NE(NULL, run_) TH_LOG("%s", why);				\
	run_; })

static uint64_t us(uint64_t ns)
{
	return ns / 1000;
}

static void check_sums(struct __test_metadata *_metadata, const struct pg_run *run)
{
	int i, j;

	for (i = 0; i < run->n_bringups; i++) {
		for (j = 0; j < run->bringups[i]->n_spans; j++) {
			const struct pg_span *s = &run->bringups[i]->spans[j];

			EXPECT_EQ(s->to.ts - s->from.ts, pg_account_sum(&s->acct));
		}
	}
	for (i = 0; i < run->n_vcpus; i++)
		EXPECT_EQ(run->vcpus[i]->since - run->vcpus[i]->seen,
			  pg_account_sum(&run->vcpus[i]->total));
}

TEST(wake_up_and_stages)
{
	struct synth *s = begin(false);
	const struct pg_span *span;
	struct pg_run *run;

	EV(s, 1, 1400, 0, SWITCH, 0, 0, TID);
	EV(s, 1, 1500, TID, ENTRY, 0x41000000);
	synth_secondary(s, 1, 1510, TID, 1, 0x1234);
	run = READ(s);
	EXPECT_EQ(1, run->n_vms);
	EXPECT_EQ(2, run->n_bringups);
	span = synth_span(run, TID, PG_ST_CPU_ON);
	ASSERT_NE(NULL, span);
	EXPECT_EQ(1000, us(span->from.ts));
	EXPECT_EQ(500, us(span->to.ts - span->from.ts));
	EXPECT_EQ(400, us(span->acct.ns[PG_WAIT]));
	EXPECT_EQ(100, us(span->acct.ns[PG_HOST]));
	span = synth_span(run, TID, PG_ST_MMU_OFF);
	ASSERT_NE(NULL, span);
	EXPECT_EQ(PG_ST_MMU_ON, span->to.stage);
	EXPECT_EQ(8, us(span->acct.ns[PG_GUEST]));
	EXPECT_EQ(2, us(span->acct.ns[PG_HOST]));
	EXPECT_EQ(PG_SECONDARY, run->bringups[1]->kind);
	EXPECT_TRUE(run->bringups[1]->done);
	EXPECT_EQ(611, us(pg_bringup_time(run->bringups[1])));
	check_sums(_metadata, run);
	pg_run_free(run);
}

TEST(fields_are_found_by_name)
{
	struct synth *s = begin(true);
	struct pg_run *run;

	EV(s, 1, 1400, 0, SWITCH, 0, 0, TID);
	EV(s, 1, 1500, TID, ENTRY, 0x41000000);
	synth_secondary(s, 1, 1510, TID, 1, 0x1234);
	run = READ(s);
	ASSERT_NE(NULL, synth_span(run, TID, PG_ST_MMU_OFF));
	EXPECT_EQ(1, run->bringups[1]->vcpu->affinity);
	pg_run_free(run);
}

/* One interval, E020 to E021, with something in it between 2000 and 9000 us. */
static struct synth *in_interval(void)
{
	struct synth *s = begin(false);

	EV(s, 1, 1400, 0, SWITCH, 0, 0, TID);
	EV(s, 1, 1500, TID, ENTRY, 0x41000000);
	synth_marker(s, 1, 1599, TID, PG_ST_SECONDARY_ENTRY, 1);
	synth_marker(s, 1, 1699, TID, PG_ST_MMU_OFF, 1);
	return s;
}

static struct pg_run *end_interval(struct synth *s, const char **why)
{
	synth_marker(s, 1, 9999, TID, PG_ST_MMU_ON, 1);
	synth_marker(s, 1, 10099, TID, PG_ST_SECONDARY_C, 1);
	return synth_read(s, false, why);
}

#define END_INTERVAL(s) ({							\
	const char *why;							\
	struct pg_run *run_ = end_interval(s, &why);				\
	ASSERT_NE(NULL, run_) TH_LOG("%s", why);				\
	check_sums(_metadata, run_);						\
	EXPECT_EQ(8300, us(synth_span(run_, TID, PG_ST_MMU_OFF)->to.ts -	\
			   synth_span(run_, TID, PG_ST_MMU_OFF)->from.ts));	\
	run_; })

TEST(flush_by_sctlr)
{
	struct synth *s = in_interval();
	const struct pg_tl_finding *f;
	const struct pg_span *span;
	struct pg_run *run;

	EV(s, 1, 2000, TID, EXIT, 0x41000020, TRAP, PG_EC_SYS64);
	EV(s, 1, 2001, TID, SYSREG, ESR_SYS(3, 0, 1, 0, 0, 0));
	EV(s, 1, 2002, TID, ACCESS, 0x41000020, 1, 3, 0, 1, 0, 0);
	EV(s, 1, 8000, TID, TOGGLE, 0x41000020, 0, 1);
	EV(s, 1, 8100, TID, ENTRY, 0x41000020);
	run = END_INTERVAL(s);
	span = synth_span(run, TID, PG_ST_MMU_OFF);
	EXPECT_EQ(6000, us(span->acct.ns[PG_FLUSH]));
	EXPECT_EQ(1, span->acct.flushes);
	f = synth_find(run, "slowest-stage");
	ASSERT_NE(NULL, f);
	EXPECT_EQ(PG_WARNING, f->severity);
	EXPECT_NE(NULL, strstr(f->text, "CPU1 spent 8.30 ms in `msr sctlr_el1`"))
	TH_LOG("%s", f->text);
	EXPECT_NE(NULL,
		  strstr(f->text, "the host trapped it (HCR_EL2.TVM, no FWB) and flushed stage 2"));
	EXPECT_NE(NULL, strstr(f->evidence, "kvm_toggle_cache"));
	pg_run_free(run);
}

TEST(toggle_without_change_flushes_nothing)
{
	struct synth *s = in_interval();
	struct pg_run *run;

	EV(s, 1, 2000, TID, EXIT, 0x41000020, TRAP, PG_EC_SYS64);
	EV(s, 1, 2001, TID, SYSREG, ESR_SYS(3, 0, 2, 0, 0, 0));
	EV(s, 1, 2002, TID, ACCESS, 0x41000020, 1, 3, 0, 2, 0, 0);
	EV(s, 1, 3000, TID, TOGGLE, 0x41000020, 0, 0);
	EV(s, 1, 3100, TID, ENTRY, 0x41000020);
	run = END_INTERVAL(s);
	EXPECT_EQ(0, synth_span(run, TID, PG_ST_MMU_OFF)->acct.ns[PG_FLUSH]);
	pg_run_free(run);
}

TEST(flush_by_set_way)
{
	struct synth *s = in_interval();
	const struct pg_tl_finding *f;
	struct pg_run *run;

	EV(s, 1, 2000, TID, EXIT, 0x41000020, TRAP, PG_EC_SYS64);
	EV(s, 1, 2010, TID, SETWAY, 0x41000020, 0);
	EV(s, 1, 9000, TID, ENTRY, 0x41000020);
	run = END_INTERVAL(s);
	EXPECT_EQ(6990, us(synth_span(run, TID, PG_ST_MMU_OFF)->acct.ns[PG_FLUSH]));
	f = synth_find(run, "slowest-stage");
	ASSERT_NE(NULL, f);
	EXPECT_NE(NULL, strstr(f->text, "set/way")) TH_LOG("%s", f->text);
	pg_run_free(run);
}

TEST(preempted_and_moved)
{
	struct synth *s = in_interval();
	const struct pg_span *span;
	const struct pg_tl_finding *f;
	struct pg_run *run;

	EV(s, 1, 2000, TID, EXIT, 0x41000020, 0, 0);
	EV(s, 1, 2010, TID, SWITCH, TID, 0x100, 77);
	EV(s, 0, 8010, 0, SWITCH, 0, 0, TID);
	EV(s, 0, 8020, TID, ENTRY, 0x41000020);
	EV(s, 0, 8030, TID, EXIT, 0x41000020, 0, 0);
	EV(s, 0, 8040, TID, SWITCH, TID, 0, 78);
	EV(s, 1, 8050, 0, SWITCH, 77, 1, TID);
	EV(s, 1, 8060, TID, ENTRY, 0x41000020);
	run = END_INTERVAL(s);
	span = synth_span(run, TID, PG_ST_MMU_OFF);
	EXPECT_EQ(6010, us(span->acct.ns[PG_PREEMPTED]));
	EXPECT_EQ(2, span->acct.preemptions);
	EXPECT_EQ(2, span->acct.migrations);
	f = synth_find(run, "slowest-stage");
	ASSERT_NE(NULL, f);
	EXPECT_NE(NULL, strstr(f->text, "other work had the host CPU")) TH_LOG("%s", f->text);
	pg_run_free(run);
}

TEST(vmm_fault_mmio_and_wfi)
{
	struct synth *s = in_interval();
	const struct pg_span *span;
	struct pg_run *run;

	/* 1000 us in the VMM for a device, and 100 before that until this shows */
	EV(s, 1, 2000, TID, EXIT, 0x41000020, TRAP, PG_EC_DABT_LOW);
	EV(s, 1, 2050, TID, FAULT, 0x41000020, 0x93820047, 0x9000000, 0x9000000);
	EV(s, 1, 2080, TID, MMIO, 0x9000000, 2, 4, 0);
	EV(s, 1, 2100, TID, USER, PG_EXIT_MMIO, 0);
	EV(s, 1, 3100, TID, TIMER_MAP, 1);
	EV(s, 1, 3110, TID, ENTRY, 0x41000024);
	/* 500 us for memory, 200 of them asleep */
	EV(s, 1, 4000, TID, EXIT, 0x41000024, TRAP, PG_EC_DABT_LOW);
	EV(s, 1, 4050, TID, FAULT, 0x41000024, 0x93820047, 0x50000000, 0x50000000);
	EV(s, 1, 4100, TID, SWITCH, TID, 2, 0);
	EV(s, 1, 4300, 0, SWITCH, 0, 0, TID);
	EV(s, 1, 4500, TID, ENTRY, 0x41000024);
	/* 2000 us in wfi */
	EV(s, 1, 5000, TID, EXIT, 0x41000028, TRAP, PG_EC_WFX);
	EV(s, 1, 5001, TID, WFX, 0x41000028, 0);
	EV(s, 1, 5100, TID, SWITCH, TID, 1, 0);
	EV(s, 1, 6900, 0, SWITCH, 0, 0, TID);
	EV(s, 1, 7000, TID, ENTRY, 0x4100002c);
	run = END_INTERVAL(s);
	span = synth_span(run, TID, PG_ST_MMU_OFF);
	EXPECT_EQ(1000, us(span->acct.ns[PG_VMM]));
	EXPECT_EQ(500, us(span->acct.ns[PG_STAGE2]));
	EXPECT_EQ(2000, us(span->acct.ns[PG_WAIT]));
	EXPECT_EQ(100 + 10 + 2, us(span->acct.ns[PG_HOST]));
	EXPECT_EQ(0, span->acct.ns[PG_UNKNOWN]);
	pg_run_free(run);
}

TEST(missing_events_are_unknown_not_guessed)
{
	struct synth *s = in_interval();
	struct pg_run *run;

	EV(s, 1, 3000, TID, EXIT, 0x41000020, 0, 0);
	EV(s, 1, 5000, TID, EXIT, 0x41000020, 0, 0);	/* an entry is missing */
	EV(s, 1, 5500, TID, ENTRY, 0x41000020);
	EV(s, 1, 7500, TID, ENTRY, 0x41000020);		/* an exit is missing */
	run = END_INTERVAL(s);
	EXPECT_EQ(4000, us(synth_span(run, TID, PG_ST_MMU_OFF)->acct.ns[PG_UNKNOWN]));
	pg_run_free(run);
}

TEST(lost_events_void_the_interval)
{
	struct synth *s = in_interval();
	const struct pg_span *span;
	struct pg_run *run;

	synth_lose(s, 1, 42);
	EV(s, 1, 8000, TID, EXIT, 0x41000020, 0, 0);
	EV(s, 1, 8010, TID, ENTRY, 0x41000020);
	run = END_INTERVAL(s);
	span = synth_span(run, TID, PG_ST_MMU_OFF);
	EXPECT_TRUE(span->lost);
	EXPECT_EQ(6299, us(span->acct.ns[PG_UNKNOWN]));
	EXPECT_FALSE(synth_span(run, TID, PG_ST_SECONDARY_ENTRY)->lost);
	EXPECT_FALSE(synth_span(run, TID, PG_ST_MMU_ON)->lost);
	EXPECT_EQ(42, run->n_lost_events);
	EXPECT_NE(NULL, synth_find(run, "lost-events"));
	/* Nothing is said about how long it took. */
	EXPECT_EQ(NULL, strstr(synth_find(run, "slowest-stage")->text, "sctlr"));
	pg_run_free(run);
}

TEST(hotplug_is_a_bringup_each)
{
	struct synth *s = begin(false);
	uint64_t at = 1500;
	struct pg_run *run;
	int i;

	for (i = 0; i < 3; i++) {
		EV(s, 1, at - 50, 0, SWITCH, 0, 0, TID);
		EV(s, 1, at, TID, ENTRY, 0x41000000);
		at = synth_secondary(s, 1, at + 10, TID, 1, 0x1234);
		EV(s, 1, at, TID, EXIT, VA(0x20), TRAP, PG_EC_HVC64);
		EV(s, 1, at + 1, TID, HVC, VA(0x20), PG_PSCI_CPU_OFF, 0);
		EV(s, 1, at + 5, TID, SWITCH, TID, 1, 0);
		synth_hvc(s, 0, at + 100, BOOT_TID, VA(0x20), 0xc4000003, 0);
		at += 300;
	}
	run = READ(s);
	EXPECT_EQ(4, run->n_bringups);
	for (i = 1; i < 4; i++) {
		EXPECT_TRUE(run->bringups[i]->done);
		EXPECT_EQ(PG_SECONDARY, run->bringups[i]->kind);
	}
	EXPECT_EQ(PG_ST_CPU_ON, run->bringups[2]->spans[0].from.stage);
	EXPECT_EQ(149, us(run->bringups[2]->spans[0].acct.ns[PG_WAIT]));
	EXPECT_EQ(NULL, synth_find(run, "stuck"));
	check_sums(_metadata, run);
	pg_run_free(run);
}

TEST(attached_later_begins_nothing)
{
	struct synth *s = synth_new(1, false);
	const char *why;
	int i;

	for (i = 0; i < 50; i++) {
		EV(s, 0, 100 + 100 * i, TID, EXIT, VA(0x40), TRAP, PG_EC_WFX);
		EV(s, 0, 150 + 100 * i, TID, ENTRY, VA(0x44));
	}
	EXPECT_EQ(NULL, synth_read(s, false, &why));
	EXPECT_NE(NULL, strstr(why, "start recording before the guest")) TH_LOG("%s", why);
}

TEST(reset_begins_anew)
{
	struct synth *s = begin(false);
	struct pg_run *run;

	synth_hvc(s, 0, 2000, BOOT_TID, VA(0x20), PG_PSCI_SYSTEM_RESET, 0);
	EV(s, 0, 2003, BOOT_TID, EXIT, VA(0x20), 0, 0);
	EV(s, 0, 2004, BOOT_TID, USER, 24, 0);
	EV(s, 0, 3000, BOOT_TID, ENTRY, 0x40000000);
	EV(s, 0, 3500, BOOT_TID, EXIT, VA(0x10), 0, 0);
	EV(s, 0, 3501, BOOT_TID, ENTRY, VA(0x10));
	run = READ(s);
	EXPECT_EQ(2, run->n_bringups);
	EXPECT_EQ(PG_BOOT, run->bringups[1]->kind);
	EXPECT_EQ(3000, us(pg_bringup_start(run->bringups[1])));
	EXPECT_EQ(PG_PSCI_SYSTEM_RESET, run->vms[0].stopped_function);
	pg_run_free(run);
}

TEST(two_vms)
{
	struct synth *s = synth_new(4, false);
	struct pg_run *run;
	int vm, i;

	for (i = 0; i < 2; i++) {
		for (vm = 0; vm < 2; vm++) {
			int tid = 200 + vm * 10 + i, cpu = vm * 2 + i;
			uint64_t at = 1000 + i * 2000;

			EV(s, cpu, at, tid, USER, 0, (uint64_t)-4);
			EV(s, cpu, at + 1, tid, TIMER_MAP, i);
			if (i)
				synth_hvc(s, vm * 2, at + 10, tid - 1, VA(0x20), 0xc4000003, 0);
			EV(s, cpu, at + 500, tid, ENTRY, 0x40000000);
			EV(s, cpu, at + 900, tid, EXIT, VA(0x10), 0, 0);
			EV(s, cpu, at + 901, tid, ENTRY, VA(0x10));
		}
	}
	run = READ(s);
	ASSERT_EQ(2, run->n_vms);
	EXPECT_EQ(2, run->vms[0].n_vcpus);
	EXPECT_EQ(2, run->vms[1].n_vcpus);
	EXPECT_EQ(211, run->vms[1].vcpus[1]->tid);
	EXPECT_EQ(4, run->n_bringups);
	for (i = 0; i < 4; i++)
		EXPECT_EQ(run->bringups[i]->vcpu->id ? PG_SECONDARY : PG_BOOT,
			  run->bringups[i]->kind);
	check_sums(_metadata, run);
	pg_run_free(run);
}

TEST(memory_has_a_bound)
{
	struct synth *s = begin(false);
	uint64_t at = 1500;
	struct pg_run *run;
	int i;

	for (i = 0; i < PG_BRINGUPS_MAX + 50; i++) {
		EV(s, 1, at, TID, ENTRY, 0x41000000);
		synth_marker(s, 1, at + 10, TID, PG_ST_SECONDARY_ENTRY, 1);
		synth_marker(s, 1, at + 20, TID, PG_ST_SECONDARY_C, 1);
		EV(s, 1, at + 30, TID, EXIT, VA(0x20), TRAP, PG_EC_HVC64);
		EV(s, 1, at + 31, TID, HVC, VA(0x20), PG_PSCI_CPU_OFF, 0);
		at += 100;
	}
	run = READ(s);
	EXPECT_EQ(PG_BRINGUPS_MAX, run->n_bringups);
	EXPECT_EQ(51, run->n_bringups_dropped);
	EXPECT_NE(NULL, synth_find(run, "too-many"));
	pg_run_free(run);
}

TEST(many_cpus)
{
	struct synth *s = synth_new(256, false);
	struct pg_run *run;
	uint64_t at = 1000;
	int i;

	EV(s, 0, 100, BOOT_TID, ENTRY, 0x40000000);
	EV(s, 0, 500, BOOT_TID, EXIT, VA(0x10), 0, 0);
	EV(s, 0, 501, BOOT_TID, ENTRY, VA(0x10));
	for (i = 1; i < 256; i++) {
		synth_hvc(s, 0, at, BOOT_TID, VA(0x20), 0xc4000003, 0);
		EV(s, i, at + 50, BOOT_TID + i, ENTRY, 0x41000000);
		EV(s, i, at + 55, BOOT_TID + i, TIMER_MAP, i);
		at = synth_secondary(s, i, at + 60, BOOT_TID + i, i, 0x10000 + i);
	}
	run = READ(s);
	EXPECT_EQ(1, run->n_vms);
	EXPECT_EQ(256, run->vms[0].n_vcpus);
	EXPECT_EQ(256, run->n_bringups);
	EXPECT_EQ(NULL, synth_find(run, "same-task"));
	check_sums(_metadata, run);
	pg_run_free(run);
}

TEST_HARNESS_MAIN
