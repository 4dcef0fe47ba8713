/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Bad input and usage errors: one line on stderr that says what is wrong, exit status 3, nothing on
 * stdout. And the front door: --vm, -o, --help.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "datfile.h"
#include "kselftest_harness.h"
#include "synth.h"

static char dir[64];

FIXTURE(cli)
{
};

FIXTURE_SETUP(cli)
{
	strcpy(dir, "/tmp/cli-XXXXXX");
	ASSERT_NE(NULL, mkdtemp(dir));
}

FIXTURE_TEARDOWN(cli)
{
	char command[128];

	snprintf(command, sizeof(command), "rm -rf %s", dir);
	if (system(command))
		fprintf(stderr, "# %s is left\n", dir);
}

static char out[1 << 20], err[4096];

static void slurp(const char *name, char *to, size_t size)
{
	char path[256];
	size_t n = 0;
	FILE *f;

	snprintf(path, sizeof(path), "%s/%s", dir, name);
	f = fopen(path, "r");
	if (f) {
		n = fread(to, 1, size - 1, f);
		fclose(f);
	}
	to[n] = '\0';
}

/* Runs the program in dir; returns its exit status. */
static int run(const char *args)
{
	char command[1024];
	int status;

	snprintf(command, sizeof(command),
		 "cd %s && T=%s && %s/polygraph-timeline %s > .out 2> .err", dir,
		 getenv("PG_TRACES"), getenv("PG_BIN"), args);
	status = system(command);
	slurp(".out", out, sizeof(out));
	slurp(".err", err, sizeof(err));
	return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

static int lines(const char *s)
{
	int n = 0;

	for (; *s; s++)
		n += *s == '\n';
	return n;
}

#define REFUSES(args, sentence) do {						\
	EXPECT_EQ(3, run(args));						\
	EXPECT_STREQ("", out);							\
	EXPECT_EQ(1, lines(err)) TH_LOG("%s", err);				\
	EXPECT_EQ(0, strncmp(err, "polygraph-timeline: ", 20)) TH_LOG("%s", err); \
	EXPECT_NE(NULL, strstr(err, sentence)) TH_LOG("%s: %s", args, err);	\
} while (0)

static void put_file(const char *name, const char *text)
{
	char path[256];
	FILE *f;

	snprintf(path, sizeof(path), "%s/%s", dir, name);
	f = fopen(path, "w");
	fputs(text, f);
	fclose(f);
}

/* A recording with one event of a format made up of two fields. */
static void put_dat(const char *name, const char *system, const char *event, const char *a,
		    const char *b)
{
	struct dat *d = dat_new(1);
	unsigned char rec[24] = { 7 };
	char text[1024], path[256];

	snprintf(text, sizeof(text), "name: %s\nID: 7\nformat:\n"
		 "\tfield:unsigned short common_type;\toffset:0;\tsize:2;\tsigned:0;\n"
		 "\tfield:unsigned char common_flags;\toffset:2;\tsize:1;\tsigned:0;\n"
		 "\tfield:unsigned char common_preempt_count;\toffset:3;\tsize:1;\tsigned:0;\n"
		 "\tfield:int common_pid;\toffset:4;\tsize:4;\tsigned:1;\n\n"
		 "\tfield:unsigned long %s;\toffset:8;\tsize:8;\tsigned:0;\n"
		 "\tfield:unsigned long %s;\toffset:16;\tsize:8;\tsigned:0;\n\n"
		 "print fmt: \"%%lx\", REC->%s\n", event, a, b, a);
	dat_format(d, system, text);
	rec[4] = 9;
	dat_record(d, 0, 1000, rec, sizeof(rec));
	snprintf(path, sizeof(path), "%s/%s", dir, name);
	if (!dat_write(d, path))
		fprintf(stderr, "# %s cannot be written\n", path);
}

TEST_F(cli, what_is_no_recording)
{
	REFUSES("nowhere.dat", "nowhere.dat: no such file");
	REFUSES(".", "it is a directory");
	REFUSES("/dev/null", "it is not a regular file");
	put_file("empty", "");
	REFUSES("empty", "it is empty");
	put_file("text", "hello\nworld\n");
	REFUSES("text", "it is not a trace: record one with polygraph record");
	REFUSES("$(command -v ls)", "it is not a trace: record one with polygraph record");
}

TEST_F(cli, what_is_not_all_there)
{
	int sizes[] = { 5, 12, 20, 60, 500, 3000, 8000, 12000 }, i;
	char command[256];

	for (i = 0; i < 8; i++) {
		snprintf(command, sizeof(command),
			 "head -c %d $T/unmarked-nofwb-6.1.dat > %s/cut.dat", sizes[i], dir);
		setenv("T", getenv("PG_TRACES"), 1);
		ASSERT_EQ(0, system(command));
		EXPECT_EQ(3, run("cut.dat"));
		EXPECT_EQ(1, lines(err)) TH_LOG("%d: %s", sizes[i], err);
		EXPECT_NE(NULL, strstr(err, i ? "it is cut off" : "it is not a trace"))
		TH_LOG("%d: %s", sizes[i], err);
	}
}

TEST_F(cli, what_is_about_something_else)
{
	struct synth *s;
	char path[256];

	put_dat("sched.dat", "sched", "sched_switch", "prev_pid", "next_pid");
	REFUSES("sched.dat", "it has no KVM events");
	put_dat("x86.dat", "kvm", "kvm_exit", "exit_reason", "guest_rip");
	REFUSES("x86.dat", "it was recorded on an x86 host");
	put_dat("s390.dat", "kvm", "kvm_exit", "exit_reason", "something");
	REFUSES("s390.dat", "not those of an arm64 host");
	put_file("x86.txt",
		 " qemu-9 [000] 1.000000: kvm_exit: reason EPT_VIOLATION rip 0xfff0 info 181 0\n");
	REFUSES("x86.txt", "it was recorded on an x86 host");
	put_file("sched.txt", " sh-9 [000] 1.000000: sched_wakeup: comm=sh pid=9 prio=120\n");
	REFUSES("sched.txt", "it has no KVM events");
	REFUSES("$T/field-case.txt", "it has old-style markers only; use --legacy");

	/* KVM events, but of CPUs that had long been running, and no marker */
	s = synth_new(1, false);
	EV(s, 0, 100, 9, EXIT, VA(0x40), TRAP, PG_EC_WFX);
	EV(s, 0, 150, 9, ENTRY, VA(0x44));
	snprintf(path, sizeof(path), "%s/late.dat", dir);
	ASSERT_TRUE(synth_write(s, path));
	REFUSES("late.dat", "it has no markers");
}

TEST_F(cli, symbols)
{
	put_file("other.map", "ffff800080000000 T _text\nffff800080001230 T __arm_smccc_hvc\n"
		 "ffff800080400010 T secondary_entry\nffff800081000000 B _end\n");
	put_file("stub.map",
		 "ffffffffffffffff B The real System.map is in the linux-image-dbg package\n");
	REFUSES("--symbols other.map $T/unmarked-nofwb-6.1.dat",
		"other.map: it belongs to another kernel");
	REFUSES("--symbols stub.map $T/unmarked-nofwb-6.1.dat",
		"stub.map: it is neither a System.map nor");
	REFUSES("--symbols nowhere $T/unmarked-nofwb-6.1.dat", "nowhere: No such file");
	/* __arm_smccc_hvc of the kernel in the recording, and some function around the flush */
	put_file(
		"right.map",
		"ffff800080000000 T _text\nffff8000800289b8 T __arm_smccc_hvc\n"
		"ffff800081cfa4b0 T secondary_entry\nffff800081cfa500 T __enable_mmu\nffff800082000000 B _end\n");
	EXPECT_EQ(0, run("--symbols right.map $T/unmarked-nofwb-6.1.dat")) TH_LOG("%s", err);
}

TEST_F(cli, wrong_use)
{
	REFUSES("", "no recording given");
	REFUSES("--json --svg $T/pmmir-5.10.dat", "choose only one of them");
	REFUSES("--diff $T/pmmir-5.10.dat", "it needs two recordings");
	REFUSES("--vm 7 $T/pmmir-5.10.dat", "no such VM in the recording");
	REFUSES("--vm x $T/pmmir-5.10.dat", "it is not the number");
	REFUSES("--nonsense $T/pmmir-5.10.dat", "nonsense");
	REFUSES("--color=blue $T/pmmir-5.10.dat", "blue: --color takes auto, always or never");
	REFUSES("-o /nowhere/x $T/pmmir-5.10.dat", "/nowhere/x: No such file");
}

TEST_F(cli, right_use)
{
	EXPECT_EQ(0, run("--help"));
	EXPECT_NE(NULL, strstr(out, "usage: "));
	EXPECT_EQ(0, run("--json -o report $T/pmmir-5.10.dat"));
	EXPECT_STREQ("", out);
	slurp("report", out, sizeof(out));
	EXPECT_NE(NULL, strstr(out, "PMU-19"));
	/* by number, and by a thread of it */
	EXPECT_EQ(0, run("--legacy --vm 1 $T/field-case.txt"));
	EXPECT_NE(NULL, strstr(out, "2.127 s"));
	EXPECT_EQ(NULL, strstr(out, "11.429 s"));
	EXPECT_EQ(0, run("--legacy --vm 16293 $T/field-case.txt"));
	EXPECT_NE(NULL, strstr(out, "11.429 s"));
	EXPECT_EQ(NULL, strstr(out, "2.127 s"));
	/* several recordings of one thing */
	EXPECT_EQ(0, run("$T/marked-nofwb-6.1.dat $T/marked-fwb-6.1.dat"));
	EXPECT_NE(NULL, strstr(out, "msr sctlr_el1 (E020 > E021)              3 "));
	/* a reader that has seen enough is no error */
	EXPECT_EQ(0, run("--all $T/marked-nofwb-6.1.dat | head -n 1"));
	EXPECT_STREQ("", err);
}

TEST_HARNESS_MAIN
