/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The libtraceevent plugin, as trace-cmd report uses it: found through TRACEEVENT_PLUGIN_DIR.
 * Skips where there is no trace-cmd.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "datfile.h"
#include "kselftest_harness.h"
#include "synth.h"

static char text[1 << 22];

static bool report(const char *path, bool plugin)
{
	char command[1024];
	size_t n;
	FILE *f;

	snprintf(command, sizeof(command), "%s%s trace-cmd report %s 2>&1",
		 plugin ? "TRACEEVENT_PLUGIN_DIR=" : "", plugin ? getenv("PG_BIN") : "", path);
	f = popen(command, "r");
	n = f ? fread(text, 1, sizeof(text) - 1, f) : 0;
	text[n] = '\0';
	return f && !pclose(f);
}

static bool report_of(const char *name)
{
	char path[512];

	snprintf(path, sizeof(path), "%s/%s", getenv("PG_TRACES"), name);
	return report(path, true);
}

FIXTURE(plugin)
{
	char path[32];
};

FIXTURE_SETUP(plugin)
{
	int fd;

	if (system("command -v trace-cmd > /dev/null"))
		SKIP(return, "there is no trace-cmd");
	strcpy(self->path, "/tmp/plugin-XXXXXX");
	fd = mkstemp(self->path);
	ASSERT_LE(0, fd);
	close(fd);
}

FIXTURE_TEARDOWN(plugin)
{
	unlink(self->path);
}

#define SAYS(what) EXPECT_NE(NULL, strstr(text, what)) TH_LOG("it does not say: %s", what)
#define NEVER_SAYS(what) EXPECT_EQ(NULL, strstr(text, what)) TH_LOG("it says: %s", what)

TEST_F(plugin, markers_in_words)
{
	ASSERT_TRUE(report_of("marked-nofwb-6.1.dat"));
	SAYS("earlyprobe: cpu 1 E020 before msr sctlr_el1 (__enable_mmu)");
	SAYS("earlyprobe: cpu 2 E021 right after msr sctlr_el1 (__enable_mmu)");
	SAYS("earlyprobe: cpu 1 E105 msr sp_el0 (__secondary_switched), task ...");
	SAYS("imm: 0x0) PSCI_CPU_ON");
}

TEST_F(plugin, what_stock_prints_wrongly)
{
	ASSERT_TRUE(report_of("marked-nofwb-6.1.dat"));
	SAYS("kvm_entry:            PC: 0x");
	SAYS("kvm_exit:             TRAP: HSR_EC: 0x0016 (HVC64), PC: 0x");
	SAYS("msr sctlr_el1 (3,0,1,0,0)");
	SAYS("HSR 0x62300400 trapped msr sctlr_el1");
	SAYS("guest executed wfi at 0xffff800080f2b7e");
	NEVER_SAYS("FAILED TO PARSE");
	NEVER_SAYS("CAN'T FIND FIELD");
	NEVER_SAYS("CANT FIND FIELD");
}

TEST_F(plugin, census)
{
	ASSERT_TRUE(report_of("census-5.10.dat"));
	SAYS("earlyprobe: cpu 0 census ID_AA64DFR0_EL1 0x0000000010305609 PMUVer 6");
	SAYS("earlyprobe: cpu 0 census PMMIR_EL1 is unreadable, 0x0000000002000000 undefined instruction");
}

TEST_F(plugin, fault_registers)
{
	struct synth *s = synth_new(1, false);

	synth_marker(s, 0, 100, 9, PG_ST_SECONDARY_ENTRY, 3);
	synth_hvc(s, 0, 110, 9, 0x41000000, R0(PG_KIND_FAULT, PG_FAULT_ESR, 0x96000045),
		  PG_IMM_FAULT_LOW);
	synth_hvc(s, 0, 120, 9, 0x41000000, R0(PG_KIND_FAULT, PG_FAULT_ESR | PG_MARK_HIGH, 0),
		  PG_IMM_FAULT_HIGH);
	synth_hvc(s, 0, 130, 9, 0x41000000, R0(PG_KIND_FAULT, PG_FAULT_SP | PG_MARK_HIGH, 0),
		  PG_IMM_FAULT_HIGH);
	ASSERT_TRUE(synth_write(s, self->path));
	ASSERT_TRUE(report(self->path, true));
	SAYS("earlyprobe: cpu 3 fault ESR_EL1 low half 0x96000045");
	SAYS("earlyprobe: cpu 3 fault ESR_EL1 0x0000000096000045 data abort at the same EL: translation fault, "
	     "level 1, on a write");
	SAYS("fault SP high half 0x00000000, the low one is missing");
}

static void x86_event(struct dat *d, int id, const char *name, const char *fields, const char *fmt)
{
	char format[2048];

	snprintf(format, sizeof(format),
		 "name: %s\nID: %d\nformat:\n"
		 "\tfield:unsigned short common_type;\toffset:0;\tsize:2;\tsigned:0;\n"
		 "\tfield:unsigned char common_flags;\toffset:2;\tsize:1;\tsigned:0;\n"
		 "\tfield:unsigned char common_preempt_count;\toffset:3;\tsize:1;\tsigned:0;\n"
		 "\tfield:int common_pid;\toffset:4;\tsize:4;\tsigned:1;\n\n%s\nprint fmt: %s\n",
		 name, id, fields, fmt);
	dat_format(d, "kvm", format);
}

/* The same file with and without the plugin must read the same. */
TEST_F(plugin, x86_keeps_its_stock_output)
{
	struct dat *d = dat_new(1);
	unsigned char rec[48] = { 7, 0, 0, 0, 9 };
	char *stock;
	int i;

	x86_event(d, 7, "kvm_exit",
		  "\tfield:unsigned int exit_reason;\toffset:8;\tsize:4;\tsigned:0;\n"
		  "\tfield:unsigned long guest_rip;\toffset:16;\tsize:8;\tsigned:0;\n"
		  "\tfield:u32 isa;\toffset:24;\tsize:4;\tsigned:0;\n"
		  "\tfield:u64 info1;\toffset:32;\tsize:8;\tsigned:0;\n"
		  "\tfield:u64 info2;\toffset:40;\tsize:8;\tsigned:0;\n",
		  "\"%lx\", REC->guest_rip");
	x86_event(d, 8, "kvm_entry",
		  "\tfield:unsigned int vcpu_id;\toffset:8;\tsize:4;\tsigned:0;\n"
		  "\tfield:unsigned long rip;\toffset:16;\tsize:8;\tsigned:0;\n",
		  "\"%d\", REC->vcpu_id");
	rec[8] = 1;
	rec[16] = 0xf0;
	rec[17] = 0xff;
	rec[24] = 1;
	for (i = 0; i < 6; i++) {
		rec[0] = 7 + i % 2;
		dat_record(d, 0, 1000 * (i + 1), rec, sizeof(rec));
	}
	ASSERT_TRUE(dat_write(d, self->path));
	ASSERT_TRUE(report(self->path, false));
	SAYS("kvm_exit");
	stock = strdup(text);
	ASSERT_TRUE(report(self->path, true));
	EXPECT_EQ(0, strcmp(stock, text)) TH_LOG("stock:\n%s\nwith the plugin:\n%s", stock, text);
	free(stock);
}

TEST_HARNESS_MAIN
