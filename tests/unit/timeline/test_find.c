/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Findings in words: what kills a guest or stops a CPU, on recordings made up for the purpose.
 */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "kselftest_harness.h"
#include "synth.h"

#define BOOT_TID	100
#define TID		101
#define SECOND		1000000ull

/*
 * The boot CPU runs, at 1000 us it calls CPU_ON, and at 1500 the vCPU of tid 101 enters the guest.
 */
static struct synth *begin(void)
{
	struct synth *s = synth_new(2, false);

	EV(s, 0, 100, BOOT_TID, ENTRY, 0x40000000);
	EV(s, 0, 110, BOOT_TID, TIMER_MAP, 0);
	EV(s, 0, 500, BOOT_TID, EXIT, VA(0x10), 0, 0);
	EV(s, 0, 501, BOOT_TID, ENTRY, VA(0x10));
	synth_hvc(s, 0, 999, BOOT_TID, VA(0x20), 0xc4000003, 0);
	EV(s, 1, 1500, TID, ENTRY, 0x41000000);
	EV(s, 1, 1501, TID, TIMER_MAP, 1);
	return s;
}

static struct pg_run *read_it(struct synth *s)
{
	const char *why;
	struct pg_run *run = synth_read(s, false, &why);

	if (!run)
		fprintf(stderr, "# %s\n", why);
	return run;
}

#define SAYS(f, what) do {							\
	ASSERT_NE(NULL, f);							\
	EXPECT_NE(NULL, strstr((f)->text, what)) TH_LOG("%s", (f)->text);	\
} while (0)

TEST(stuck_before_the_mmu)
{
	struct synth *s = begin();
	struct pg_run *run;
	int i;

	synth_marker(s, 1, 1600, TID, PG_ST_SECONDARY_ENTRY, 1);
	synth_marker(s, 1, 1700, TID, PG_ST_MMU_OFF, 1);
	for (i = 1; i < 12; i++) {
		EV(s, 1, i * SECOND, TID, EXIT, 0x41000420, 0, 0);
		EV(s, 1, i * SECOND + 10, TID, ENTRY, 0x41000420);
	}
	run = read_it(s);
	SAYS(synth_find(run, "stuck"),
	     "CPU1 is stuck at msr sctlr_el1 (E020: __enable_mmu, before msr sctlr_el1)");
	SAYS(synth_find(run, "stuck"), "mostly in the guest");
	SAYS(synth_find(run, "stuck"), "last seen at PC 0x0000000041000420");
	EXPECT_EQ(PG_BAD, synth_find(run, "stuck")->severity);
	pg_run_free(run);
}

TEST(a_recording_that_ends_early_is_no_stuck_cpu)
{
	struct synth *s = begin();
	struct pg_run *run;

	synth_marker(s, 1, 1600, TID, PG_ST_SECONDARY_ENTRY, 1);
	EV(s, 1, 2000, TID, EXIT, 0x41000420, 0, 0);
	run = read_it(s);
	EXPECT_EQ(NULL, synth_find(run, "stuck"));
	SAYS(synth_find(run, "unfinished"), "when the recording ended");
	EXPECT_EQ(PG_NOTE, synth_find(run, "unfinished")->severity);
	pg_run_free(run);
}

TEST(too_slow_and_wrong_granule)
{
	struct synth *s = begin();
	struct pg_run *run;

	synth_marker(s, 1, 1600, TID, PG_ST_SECONDARY_ENTRY, 1);
	synth_marker(s, 1, 1700, TID, PG_ST_TOO_SLOW, 1);
	EV(s, 1, 2 * SECOND, TID, EXIT, VA(0x420), TRAP, PG_EC_WFX);
	run = read_it(s);
	SAYS(synth_find(run, "too-slow"), "CPU1 came too late");
	pg_run_free(run);

	s = begin();
	synth_marker(s, 1, 1600, TID, PG_ST_SECONDARY_ENTRY, 1);
	synth_marker(s, 1, 1700, TID, PG_ST_NO_GRANULE, 1);
	EV(s, 1, 2 * SECOND, TID, EXIT, 0x41000420, TRAP, PG_EC_WFX);
	run = read_it(s);
	SAYS(synth_find(run, "no-granule"), "page size");
	pg_run_free(run);
}

static struct pg_run *took(uint64_t us)
{
	struct synth *s = begin();

	synth_marker(s, 1, 1600, TID, PG_ST_SECONDARY_ENTRY, 1);
	synth_marker(s, 1, 1000 + us - 1, TID, PG_ST_SECONDARY_C, 1);
	return read_it(s);
}

TEST(the_boot_cpu_gives_up)
{
	struct pg_run *run = took(SECOND * 9 / 10);

	EXPECT_EQ(NULL, synth_find(run, "bring-up-timeout"));
	pg_run_free(run);
	run = took(SECOND * 3);
	SAYS(synth_find(run, "bring-up-timeout"), "before v5.4, whose boot CPU waits 1 s, it has given up");
	EXPECT_EQ(PG_WARNING, synth_find(run, "bring-up-timeout")->severity);
	pg_run_free(run);
	run = took(SECOND * 6);
	SAYS(synth_find(run, "bring-up-timeout"), "the boot CPU has given up");
	EXPECT_EQ(PG_BAD, synth_find(run, "bring-up-timeout")->severity);
	pg_run_free(run);
}

TEST(two_cpus_with_one_task)
{
	struct synth *s = begin();
	struct pg_run *run;

	synth_secondary(s, 1, 1600, TID, 1, 0xabcd1000);
	synth_hvc(s, 0, 2000, BOOT_TID, VA(0x20), 0xc4000003, 0);
	EV(s, 1, 2100, TID + 1, ENTRY, 0x41000000);
	EV(s, 1, 2101, TID + 1, TIMER_MAP, 2);
	synth_secondary(s, 1, 2110, TID + 1, 2, 0xabcd1000);
	run = read_it(s);
	SAYS(synth_find(run, "same-task"), "CPU1 and CPU2 run the same idle task (low half of its address 0xabcd1000)");
	pg_run_free(run);
}

static void send(struct synth *s, uint64_t *us, unsigned int kind, unsigned int code,
		 uint64_t value)
{
	synth_hvc(s, 1, *us, TID, 0x41000100, R0(kind, code, value & 0xffffffff), PG_IMM_FAULT_LOW);
	synth_hvc(s, 1, *us + 5, TID, 0x41000104, R0(kind, code | PG_MARK_HIGH, value >> 32),
		  PG_IMM_FAULT_HIGH);
	*us += 10;
}

TEST(flight_recorder)
{
	struct synth *s = begin();
	const struct pg_tl_finding *f;
	uint64_t us = 1700;
	struct pg_run *run;

	synth_marker(s, 1, 1600, TID, PG_ST_SECONDARY_ENTRY, 1);
	send(s, &us, PG_KIND_FAULT, PG_FAULT_ESR, 0x96000045);
	send(s, &us, PG_KIND_FAULT, PG_FAULT_ELR, VA(0x1234));
	send(s, &us, PG_KIND_FAULT, PG_FAULT_FAR, 0xffffffffffffffc0);
	send(s, &us, PG_KIND_FAULT, PG_FAULT_SP, PG_RESET_POISON + 0xffff0000111204e0);
	send(s, &us, PG_KIND_FAULT, PG_FAULT_LR, PG_RESET_POISON);
	EV(s, 1, 3 * SECOND, TID, EXIT, 0x41000420, TRAP, PG_EC_WFX);
	run = read_it(s);
	f = synth_find(run, "early-fault");
	SAYS(f, "CPU1 took an exception");
	SAYS(f, "data abort at the same EL: translation fault, level 1, on a write");
	SAYS(f, "at PC 0xffff800080001234");
	EXPECT_NE(NULL, strstr(f->evidence, "plus the per-CPU address 0xffff0000111204e0"))
	TH_LOG("%s", f->evidence);
	EXPECT_NE(NULL, strstr(f->evidence, "it was never written"));
	pg_run_free(run);
}

TEST(flight_recorder_that_stops_short)
{
	struct synth *s = begin();
	uint64_t us = 1700;
	struct pg_run *run;

	send(s, &us, PG_KIND_FAULT, PG_FAULT_ESR, 0x02000000);
	run = read_it(s);
	SAYS(synth_find(run, "early-fault"), "undefined instruction; its report is incomplete");
	pg_run_free(run);
}

static struct pg_run *census(uint64_t dfr0, bool undef)
{
	struct synth *s = begin();
	uint64_t us = 1700;

	send(s, &us, PG_KIND_SYSREG, PG_CENSUS_DFR0, dfr0);
	send(s, &us, undef ? PG_KIND_SYSREG_UNDEF : PG_KIND_SYSREG, PG_CENSUS_PMMIR,
	     undef ? 0x02000000 : 0);
	return read_it(s);
}

TEST(census_lies_only_if_it_claims)
{
	struct pg_run *run = census(0x10305609, true);

	SAYS(synth_find(run, "census-lie"), "claim PMU-19 (");
	SAYS(synth_find(run, "census-lie"), "reading PMMIR_EL1 gave an exception");
	pg_run_free(run);
	run = census(0x10305609, false);
	EXPECT_EQ(NULL, synth_find(run, "census-lie"));
	pg_run_free(run);
	run = census(0x10305409, true);		/* PMUVer 4 */
	EXPECT_EQ(NULL, synth_find(run, "census-lie"));
	pg_run_free(run);
	run = census(0x10305f09, true);		/* PMUVer 15: not PMUv3 */
	EXPECT_EQ(NULL, synth_find(run, "census-lie"));
	pg_run_free(run);
}

static void read_pmmir(struct synth *s, bool known, uint64_t next_pc)
{
	/* One that KVM does know, so that it shows that kvm_sys_access was recorded. */
	EV(s, 0, 3000, BOOT_TID, EXIT, VA(0x100), TRAP, PG_EC_SYS64);
	EV(s, 0, 3001, BOOT_TID, SYSREG, ESR_SYS(3, 3, 9, 12, 0, 1));
	EV(s, 0, 3002, BOOT_TID, ACCESS, VA(0x100), 0, 3, 3, 9, 12, 0);
	EV(s, 0, 3003, BOOT_TID, ENTRY, VA(0x100));
	EV(s, 0, 3010, BOOT_TID, EXIT, VA(0x124), TRAP, PG_EC_SYS64);
	EV(s, 0, 3011, BOOT_TID, SYSREG, ESR_SYS(3, 0, 9, 14, 6, 1));
	if (known)
		EV(s, 0, 3012, BOOT_TID, ACCESS, VA(0x124), 0, 3, 0, 9, 14, 6);
	EV(s, 0, 3013, BOOT_TID, ENTRY, next_pc);
}

TEST(death_by_an_unknown_register)
{
	struct synth *s = begin();
	const struct pg_tl_finding *f;
	struct pg_run *run;

	read_pmmir(s, false, VA(0x10a00));
	synth_hvc(s, 0, 2 * SECOND, BOOT_TID, VA(0x20), PG_PSCI_SYSTEM_RESET, 0);
	run = read_it(s);
	f = synth_find(run, "unknown-register");
	SAYS(f, "the guest read PMMIR_EL1 at PC 0xffff800080000124; this KVM does not know the register");
	SAYS(f, "claim PMU-19 (");
	EXPECT_NE(NULL, strstr(f->evidence, "the next kvm_entry is at an exception vector"));
	EXPECT_NE(NULL, strstr(f->evidence, "PSCI_SYSTEM_RESET"));
	EXPECT_NE(NULL, strstr(f->evidence, "Linux v5.10 to v6.6, if PMCEID1_EL0[31]: dies at boot in __armv8pmu_probe_pmu"))
	TH_LOG("%s", f->evidence);
	EXPECT_EQ(1, run->n_unknown);
	pg_run_free(run);

	s = begin();
	read_pmmir(s, true, VA(0x124));
	run = read_it(s);
	EXPECT_EQ(NULL, synth_find(run, "unknown-register"));
	pg_run_free(run);
}

/* Whichever of the registers that are counted it was. */
TEST(death_by_a_counted_register)
{
	static const struct {
		uint64_t esr;
		const char *name, *says;
	} rows[] = {
		{ ESR_SYS(3, 3, 14, 8, 3, 1), "read PMEVCNTR3_EL0", "breaks claim PMU-16" },
		{ ESR_SYS(3, 3, 14, 12, 5, 1), "read PMEVTYPER5_EL0", "breaks claim PMU-17" },
		{ ESR_SYS(2, 0, 0, 3, 4, 1), "read DBGBVR3_EL1", "breaks claim ID-12" },
	};
	size_t i;

	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct synth *s = begin();
		const struct pg_tl_finding *f;
		struct pg_run *run;

		EV(s, 0, 3000, BOOT_TID, EXIT, VA(0x100), TRAP, PG_EC_SYS64);
		EV(s, 0, 3001, BOOT_TID, SYSREG, ESR_SYS(3, 3, 9, 12, 0, 1));
		EV(s, 0, 3002, BOOT_TID, ACCESS, VA(0x100), 0, 3, 3, 9, 12, 0);
		EV(s, 0, 3003, BOOT_TID, ENTRY, VA(0x100));
		EV(s, 0, 3010, BOOT_TID, EXIT, VA(0x124), TRAP, PG_EC_SYS64);
		EV(s, 0, 3011, BOOT_TID, SYSREG, rows[i].esr);
		EV(s, 0, 3013, BOOT_TID, ENTRY, VA(0x10a00));
		run = read_it(s);
		f = synth_find(run, "unknown-register");
		SAYS(f, rows[i].name);
		SAYS(f, rows[i].says);
		/* what follows, from the rows of effects.h */
		EXPECT_NE(NULL, strstr(f->evidence, "guests:     Linux ")) TH_LOG("%s", f->evidence);
		pg_run_free(run);
	}
}

TEST(no_verdict_where_events_are_missing)
{
	struct synth *s = begin();
	struct pg_run *run;

	/* kvm_sys_access was not recorded at all */
	EV(s, 0, 3010, BOOT_TID, EXIT, VA(0x124), TRAP, PG_EC_SYS64);
	EV(s, 0, 3011, BOOT_TID, SYSREG, ESR_SYS(3, 0, 9, 14, 6, 1));
	EV(s, 0, 3013, BOOT_TID, ENTRY, VA(0x124));
	run = read_it(s);
	EXPECT_EQ(NULL, synth_find(run, "unknown-register"));
	EXPECT_NE(NULL, synth_find(run, "no-sys-access"));
	pg_run_free(run);

	/* it was, but just there something was lost */
	s = begin();
	EV(s, 0, 3000, BOOT_TID, EXIT, VA(0x100), TRAP, PG_EC_SYS64);
	EV(s, 0, 3001, BOOT_TID, SYSREG, ESR_SYS(3, 3, 9, 12, 0, 1));
	EV(s, 0, 3002, BOOT_TID, ACCESS, VA(0x100), 0, 3, 3, 9, 12, 0);
	EV(s, 0, 3003, BOOT_TID, ENTRY, VA(0x100));
	EV(s, 0, 3010, BOOT_TID, EXIT, VA(0x124), TRAP, PG_EC_SYS64);
	EV(s, 0, 3011, BOOT_TID, SYSREG, ESR_SYS(3, 0, 9, 14, 6, 1));
	synth_lose(s, 0, 0);
	EV(s, 0, 3013, BOOT_TID, ENTRY, VA(0x124));
	run = read_it(s);
	EXPECT_EQ(NULL, synth_find(run, "unknown-register"));
	EXPECT_NE(NULL, synth_find(run, "lost-events"));
	pg_run_free(run);
}

TEST(access_without_syndrome)
{
	struct synth *s = begin();
	struct pg_run *run;

	EV(s, 0, 3010, BOOT_TID, EXIT, VA(0x124), TRAP, PG_EC_DABT_LOW);
	EV(s, 0, 3011, BOOT_TID, FAULT, VA(0x124), 0x92000007, VA(0x9000000), 0x9000010);
	EV(s, 0, 3012, BOOT_TID, USER, 0, (uint64_t)-38);
	run = read_it(s);
	SAYS(synth_find(run, "no-syndrome"),
	     "the guest accessed 0x9000010, which is in no memory slot, at PC "
	     "0xffff800080000124");
	pg_run_free(run);

	/* the same through the event of its own that newer kernels have */
	s = begin();
	EV(s, 0, 3010, BOOT_TID, EXIT, VA(0x124), TRAP, PG_EC_DABT_LOW);
	EV(s, 0, 3011, BOOT_TID, NISV, VA(0x124), 0x92000007, VA(0x9000000), 0x9000010);
	run = read_it(s);
	EXPECT_NE(NULL, synth_find(run, "no-syndrome"));
	pg_run_free(run);

	/* memory: a fault without syndrome there is nothing unusual */
	s = begin();
	EV(s, 0, 3010, BOOT_TID, EXIT, VA(0x124), TRAP, PG_EC_DABT_LOW);
	EV(s, 0, 3011, BOOT_TID, FAULT, VA(0x124), 0x92000007, VA(0x9000000), 0x50000010);
	EV(s, 0, 3012, BOOT_TID, ENTRY, VA(0x124));
	run = read_it(s);
	EXPECT_EQ(NULL, synth_find(run, "no-syndrome"));
	pg_run_free(run);
}

static const char map[] =
	"ffff800080000000 T _text\n"
	"ffff800080000100 T __armv8pmu_probe_pmu\n"
	"ffff800080000200 t other\n"
	"ffff800080028000 T __arm_smccc_hvc\n"
	"ffff800081000000 T secondary_entry\n"
	"ffff800082000000 B _end\n";

static struct pg_symbols *load(const char *text, const char **why)
{
	char path[] = "/tmp/map-XXXXXX";
	struct pg_symbols *s = NULL;
	int fd = mkstemp(path);

	if (fd >= 0 && write(fd, text, strlen(text)) == (ssize_t)strlen(text))
		s = pg_symbols_load(path, why);
	close(fd);
	unlink(path);
	return s;
}

TEST(symbols_through_kaslr_and_load_address)
{
	const uint64_t slide = 0x12340000;
	struct pg_symbols *symbols;
	char buf[PG_WORDS];
	struct synth *s;
	struct pg_run *run;
	const char *why;

	symbols = load(map, &why);
	ASSERT_NE(NULL, symbols) TH_LOG("%s", why);
	s = synth_new(2, false);
	EV(s, 0, 100, BOOT_TID, ENTRY, 0x40000000);
	synth_hvc(s, 0, 500, BOOT_TID, VA(0x28010 + slide), PG_PSCI_VERSION, 0);
	synth_hvc(s, 0, 999, BOOT_TID, VA(0x28010 + slide), 0xc4000003, 0);
	EV(s, 1, 1500, TID, ENTRY, 0x41200000);
	EV(s, 1, 1600, TID, EXIT, VA(0x10), 0, 0);
	run = read_it(s);
	ASSERT_NE(NULL, run);
	EXPECT_TRUE(pg_symbols_fit(symbols, run, &why)) TH_LOG("%s", why);
	EXPECT_STREQ("__armv8pmu_probe_pmu+0x24", pg_symbols_name(symbols, VA(0x124 + slide), buf));
	EXPECT_STREQ("other+0x4", pg_symbols_name(symbols, 0x40200204, buf));
	EXPECT_EQ(NULL, pg_symbols_name(symbols, 0x1000, buf));
	EXPECT_EQ(NULL, pg_symbols_name(symbols, VA(0x3000000 + slide), buf));
	pg_run_free(run);

	/* Calls from elsewhere: the map is of another kernel. */
	s = synth_new(2, false);
	EV(s, 0, 100, BOOT_TID, ENTRY, 0x40000000);
	synth_hvc(s, 0, 500, BOOT_TID, VA(0x2d8a0), PG_PSCI_VERSION, 0);
	run = read_it(s);
	ASSERT_NE(NULL, run);
	EXPECT_FALSE(pg_symbols_fit(symbols, run, &why));
	EXPECT_NE(NULL, strstr(why, "belongs to another kernel")) TH_LOG("%s", why);
	pg_run_free(run);
	pg_symbols_free(symbols);

	EXPECT_EQ(NULL,
		  load("ffffffffffffffff B The real System.map is in the linux-image-dbg package\n",
		       &why));
	EXPECT_NE(NULL, strstr(why, "System.map")) TH_LOG("%s", why);
}

TEST_HARNESS_MAIN
