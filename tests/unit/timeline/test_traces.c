/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The recordings in tests/traces: the JSON is the expected one byte by byte, every account adds up,
 * the picture has its lanes, bars and legend, Perfetto's events nest, CSV has a line per stage.
 */
#include <dirent.h>
#include <json-c/json.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "kselftest_harness.h"

#define NAMES_MAX	64

static char *names[NAMES_MAX];
static int n_names;

static char *slurp(FILE *f)
{
	size_t len = 0, room = 1 << 16, got;
	char *text = malloc(room);

	while ((got = fread(text + len, 1, room - len - 1, f))) {
		len += got;
		if (room - len < 2)
			text = realloc(text, room *= 2);
	}
	text[len] = '\0';
	return text;
}

/* What the program prints of one recording. */
static char *run(const char *options, const char *name)
{
	bool printed = strstr(name, ".txt");
	char command[1024], *text;
	FILE *f;

	snprintf(command, sizeof(command), "cd %s && %s/polygraph-timeline %s %s %s",
		 getenv("PG_TRACES"), getenv("PG_BIN"), printed ? "--legacy" : "", options, name);
	f = popen(command, "r");
	text = slurp(f);
	if (pclose(f)) {
		free(text);
		return NULL;
	}
	return text;
}

static int by_name(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

static void list_names(void)
{
	DIR *d = opendir(getenv("PG_TRACES"));
	struct dirent *e;

	n_names = 0;
	while (d && (e = readdir(d)))
		if ((strstr(e->d_name, ".dat") || strstr(e->d_name, ".txt")) && n_names < NAMES_MAX)
			names[n_names++] = strdup(e->d_name);
	if (d)
		closedir(d);
	qsort(names, n_names, sizeof(names[0]), by_name);
}

FIXTURE(traces)
{
};

FIXTURE_SETUP(traces)
{
	list_names();
	ASSERT_LT(5, n_names) TH_LOG("PG_TRACES must name tests/traces");
}

FIXTURE_TEARDOWN(traces)
{
}

TEST_F(traces, expected_json)
{
	int i;

	for (i = 0; i < n_names; i++) {
		char path[512], *got = run("--json", names[i]), *expected;
		FILE *f;

		snprintf(path, sizeof(path), "%s/%.*s.json", getenv("PG_TRACES"),
			 (int)(strrchr(names[i], '.') - names[i]), names[i]);
		f = fopen(path, "r");
		ASSERT_NE(NULL, f) TH_LOG("%s is missing: make golden, and read it", path);
		expected = slurp(f);
		fclose(f);
		ASSERT_NE(NULL, got);
		EXPECT_EQ(0, strcmp(got, expected)) TH_LOG("%s: the JSON differs", names[i]);
		free(got);
		free(expected);
	}
}

static int64_t get_int(struct json_object *o, const char *key)
{
	return json_object_get_int64(json_object_object_get(o, key));
}

static int64_t sum(struct json_object *o)
{
	int64_t total = 0;

	json_object_object_foreach(json_object_object_get(o, "causes"), key, value) {
		(void)key;
		total += json_object_get_int64(value);
	}
	return total;
}

#define EACH(item, array, i)							\
	for (i = 0; i < json_object_array_length(array) &&			\
	     ((item) = json_object_array_get_idx(array, i)); i++)

TEST_F(traces, accounts_add_up)
{
	struct json_object *root, *rec, *vm, *vcpu, *b, *s;
	size_t i, j, k, l, m;
	int n, checked = 0;

	for (n = 0; n < n_names; n++) {
		char *text = run("--json", names[n]);

		root = json_tokener_parse(text);
		ASSERT_NE(NULL, root) TH_LOG("%s: not JSON", names[n]);
		EXPECT_EQ(1, get_int(root, "schema"));
		EACH(rec, json_object_object_get(root, "recordings"), i)
		EACH(vm, json_object_object_get(rec, "vms"), j)
		EACH(vcpu, json_object_object_get(vm, "vcpus"), k) {
			EXPECT_EQ(get_int(vcpu, "ns"), sum(vcpu)) TH_LOG("%s: vCPU", names[n]);
			EACH(b, json_object_object_get(vcpu, "bringups"), l) {
				int64_t next = get_int(b, "start");

				EACH(s, json_object_object_get(b, "stages"), m) {
					EXPECT_EQ(next, get_int(s, "start"))
					TH_LOG("%s: a gap", names[n]);
					next = get_int(s, "start") + get_int(s, "ns");
					if (json_object_get_boolean(
						    json_object_object_get(s, "void")))
						continue;
					EXPECT_EQ(get_int(s, "ns"), sum(s))
					TH_LOG("%s: stage", names[n]);
					checked++;
				}
			}
		}
		json_object_put(root);
		free(text);
	}
	EXPECT_LT(50, checked);
}

static int count(const char *text, const char *what)
{
	int n = 0;

	for (; (text = strstr(text, what)); text += strlen(what))
		n++;
	return n;
}

/* How many bring-ups and stages the JSON has. */
static void totals(const char *name, int *bringups, int *stages)
{
	char *text = run("--json", name);

	*bringups = count(text, "\"through\":");
	*stages = count(text, "\"open\":");
	free(text);
}

TEST_F(traces, picture)
{
	int i, bringups, stages, bars;

	for (i = 0; i < n_names; i++) {
		char *svg = run("--svg", names[i]);

		ASSERT_NE(NULL, svg);
		totals(names[i], &bringups, &stages);
		bars = count(svg, "<g class=\"stage");
		EXPECT_EQ(bringups, count(svg, "<g class=\"lane\">"));
		EXPECT_EQ(!bringups, !bars);
		EXPECT_LE(bars, stages);
		EXPECT_EQ(bars, count(svg, "<title>") - 1) TH_LOG("%s: hover text", names[i]);
		EXPECT_EQ(!bringups, !count(svg, "<g class=\"row\">"));
		/* one of all vCPUs, and one for each kind of bring-up */
		EXPECT_LE(bringups ? 2 : 0, count(svg, "<g class=\"axis\">"));
		EXPECT_EQ(1, count(svg, "<g class=\"legend\">"));
		EXPECT_NE(NULL, strstr(svg, ">flushing stage 2</text>"));
		EXPECT_EQ(0, strcmp(svg + strlen(svg) - 7, "</svg>\n"));
		EXPECT_EQ(NULL, strstr(svg, "nan")) TH_LOG("%s", names[i]);
		EXPECT_EQ(NULL, strstr(svg, "inf\"")) TH_LOG("%s", names[i]);
		free(svg);
	}
}

/* Nanoseconds from "123.456", exactly. */
static int64_t stamp(struct json_object *o, const char *key)
{
	const char *s = json_object_get_string(json_object_object_get(o, key)),
		   *dot = strchr(s, '.');

	return strtoll(s, NULL, 10) * 1000 + (dot ? strtoll(dot + 1, NULL, 10) : 0);
}

/* Each event begins within the one around it and ends no later. */
TEST_F(traces, perfetto_events_nest)
{
	struct json_object *root, *e;
	int n, bringups, stages;

	for (n = 0; n < n_names; n++) {
		int64_t ends[8] = { 0 };
		int depth = 0, events = 0, pid = -1, tid = -1;
		char *text = run("--perfetto", names[n]);
		size_t i;

		root = json_tokener_parse(text);
		ASSERT_NE(NULL, root) TH_LOG("%s: not JSON", names[n]);
		EACH(e, json_object_object_get(root, "traceEvents"), i) {
			int64_t from, to;

			if (strcmp(json_object_get_string(json_object_object_get(e, "ph")), "X"))
				continue;
			if (get_int(e, "pid") != pid || get_int(e, "tid") != tid) {
				pid = get_int(e, "pid");
				tid = get_int(e, "tid");
				depth = 0;
			}
			from = stamp(e, "ts");
			to = from + stamp(e, "dur");
			while (depth && from >= ends[depth - 1])
				depth--;
			if (depth)
				EXPECT_LE(to, ends[depth - 1])
				TH_LOG("%s: event %zu overlaps", names[n], i);
			ASSERT_GT(7, depth);
			ends[depth++] = to;
			events++;
		}
		totals(names[n], &bringups, &stages);
		EXPECT_LE(bringups + stages, events);
		json_object_put(root);
		free(text);
	}
}

TEST_F(traces, a_line_of_csv_per_stage)
{
	int i, bringups, stages;

	for (i = 0; i < n_names; i++) {
		char *csv = run("--csv", names[i]), *p;
		int columns = 0;

		totals(names[i], &bringups, &stages);
		EXPECT_EQ(stages + 1, count(csv, "\n"));
		for (p = csv; *p != '\n'; p++)
			columns += *p == ',';
		EXPECT_EQ((stages + 1) * columns, count(csv, ","));
		free(csv);
	}
}

/* What a person reads, whatever the lines were wrapped to. */
static char *flatten(char *text)
{
	char *from = text, *to = text;

	for (; *from; from++)
		if ((*from != ' ' && *from != '\n') || (to > text && to[-1] != ' '))
			*to++ = *from == '\n' ? ' ' : *from;
	*to = '\0';
	return text;
}

TEST_F(traces, words)
{
	static const struct {
		const char *name, *says, *not;
	} rows[] = {
		{ "field-case.txt", "CPU1 spent 11.429 s in `msr sctlr_el1`", NULL },
		{ "field-case.txt", "CPU0 spent 2.127 s in `msr sctlr_el1`", NULL },
		{ "field-case.txt", "its thread moved from host CPU 54 to 52", NULL },
		{ "unmarked-nofwb-6.1.dat",
		  "`msr sctlr_el1` (RUN to TRAPPED_MMU): the host trapped it "
		  "(HCR_EL2.TVM, no FWB) and flushed stage 2: 37.5 ms",
		  NULL },
		{ "marked-nofwb-6.1.dat",
		  "CPU1 spent 8.02 ms in `msr sctlr_el1` (E020 to E021): the host trapped it "
		  "(HCR_EL2.TVM, no FWB) and flushed stage 2",
		  NULL },
		{ "marked-fwb-6.1.dat", "msr sctlr_el1 (E020)", "flush" },
		{ "unmarked-fwb-6.12.dat", "first guest entry (RUN)", "flush" },
		{ "unmarked-fwb-7.2.dat", "first guest entry (RUN)", "flush" },
		{ "marked-delay-6.1.dat",
		  "the host trapped `msr sctlr_el1`; its handler took 1.518 s", NULL },
		{ "marked-delay-6.1.dat", "in a guest kernel before v5.4, whose boot CPU waits 1 s", NULL },
		{ "pmmir-5.10.dat",
		  "the guest read PMMIR_EL1 at PC 0xffff800080c4e124; this KVM does not know the register",
		  NULL },
		{ "pmmir-5.10.dat", "claim PMU-19", NULL },
		{ "census-5.10.dat", "the host lies to CPU0: it advertises FEAT_PMUv3p4",
		  "unknown-register" },
		{ "lost-6.1.dat", "the recording lost events (places: 1", NULL },
		{ "lost-6.1.dat", "3.682 s void: events were lost", NULL },
	};
	size_t i;

	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		char *text = run("", rows[i].name);

		ASSERT_NE(NULL, text);
		flatten(text);
		EXPECT_NE(NULL, strstr(text, rows[i].says))
		TH_LOG("%s does not say: %s", rows[i].name, rows[i].says);
		if (rows[i].not)
			EXPECT_EQ(NULL, strstr(text, rows[i].not ))
			TH_LOG("%s says: %s", rows[i].name, rows[i].not );
		free(text);
	}
}

TEST_F(traces, difference)
{
	char *text = run("--diff marked-fwb-6.1.dat", "marked-nofwb-6.1.dat"), *line;

	ASSERT_NE(NULL, text);
	line = strstr(text, "E020 > E021");
	ASSERT_NE(NULL, line);
	EXPECT_NE(NULL, strstr(line, "flushing stage 2"));
	free(text);
	text = run("--diff marked-nofwb-6.1.dat", "marked-nofwb-6.1.dat");
	ASSERT_NE(NULL, text);
	EXPECT_NE(NULL, strstr(text, "no stage changed"));
	free(text);
}

TEST_HARNESS_MAIN
