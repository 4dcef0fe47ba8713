/* SPDX-License-Identifier: GPL-2.0 */
/* The table of many hosts as text, CSV and JSON, see fleet.h. */
#include <json-c/json.h>
#include <stdio.h>
#include "fleet.h"
#include "row.h"

#define NAMES		3	/* hosts that the text names of each group */
#define LOSSES		4	/* that it names of each pair */
#define INDENT		18
#define MOVES		40	/* pairs of groups that the text lists */
#define COMPARED	200	/* groups that are compared with each other: the largest */

static int compared(const struct pg_fleet *f)
{
	return f->ngroups < COMPARED ? f->ngroups : COMPARED;
}

static const char *const overall_words[] = { [PG_HONEST] = "HONEST", [PG_LIES] = "LIES", [PG_CANNOT_TELL] = "CANNOT TELL" };

static void print_names(const struct pg_fleet *f, int group)
{
	u32 n = 0;
	int i;

	for (i = 0; i < f->nhosts; i++)
		if (f->hosts[i].group == group && ++n <= NAMES)
			printf("%s%s", n > 1 ? " " : "      ", f->hosts[i].path);
	if (n > NAMES)
		printf(" and %u more", n - NAMES);
	putchar('\n');
}

static void print_group(const struct pg_fleet *f, int group)
{
	const struct pg_group *g = &f->groups[group];
	int i;

	printf("%3d. %u host%s: %s, %s: %s", group + 1, g->hosts, g->hosts == 1 ? "" : "s", g->hypervisor, g->cpu, overall_words[g->overall]);
	if (g->overall == PG_LIES)
		printf(": %u", g->lies);
	putchar('\n');
	for (i = 0; i < g->arch->nclaims; i++)
		if (g->verdict[i] != PG_OK)
			printf("      %s %s: %s\n", g->arch->claims[i].id, pg_verdicts[g->verdict[i]], g->arch->claims[i].claim);
	print_names(f, group);
}

static bool loses(const struct pg_group *from, const struct pg_group *to)
{
	struct pg_loss loss = { -1, -1 };

	return pg_next_loss(from, to, &loss);
}

/* "PMU-19 becomes LIE, ID_AA64ISAR0_EL1.ATOMIC 2 -> 0 and 3 more", behind a label. */
static void print_losses(const char *label, const struct pg_group *from, const struct pg_group *to)
{
	const struct pg_field_info *fields;
	struct pg_loss loss = { -1, -1 };
	char text[600];
	struct pg_out o = { .buf = text, .size = sizeof(text) };
	int n = 0;

	text[0] = 0;
	pg_fields_of(from->arch, &fields);
	while (pg_next_loss(from, to, &loss)) {
		if (++n > LOSSES)
			continue;
		if (n > 1)
			pg_put(&o, ", ");
		if (loss.field < 0)
			pg_put(&o, "%s becomes %s", from->arch->claims[loss.claim].id, pg_verdicts[to->verdict[loss.claim]]);
		else
			pg_put(&o, "%s.%s %llu -> %llu", from->arch->regs[fields[loss.field].reg].name, fields[loss.field].name,
			       (unsigned long long)from->field[loss.field], (unsigned long long)to->field[loss.field]);
	}
	if (n > LOSSES)
		pg_put(&o, " and %d more", n - LOSSES);
	pg_print_wrapped(INDENT, label, text);
}

static void print_moves(const struct pg_fleet *f)
{
	char label[40];
	int a, b, moves = 0;

	for (a = 0; a < compared(f); a++)
		for (b = 0; b < compared(f); b++) {
			const struct pg_group *from = &f->groups[a], *to = &f->groups[b];

			if (a == b || from->arch != to->arch || !loses(from, to))
				continue;
			if (!moves++)
				printf("\nA running guest that moves loses what it was told at boot:\n");
			if (moves > MOVES)
				continue;
			snprintf(label, sizeof(label), "  from %d to %d", a + 1, b + 1);
			print_losses(label, from, to);
		}
	if (moves > MOVES)
		printf("  and between %d more pairs: --json has them\n", moves - MOVES);
	else if (!moves && f->ngroups > 1)
		printf("\nA guest loses nothing by moving between these groups.\n");
}

static void print_differences(const struct pg_fleet *f, const struct pg_group *baseline)
{
	char label[40];
	int i;

	printf("\nAgainst the baseline, a running guest that moves loses what it was told at boot:\n");
	for (i = 0; i < f->ngroups; i++) {
		const struct pg_group *g = &f->groups[i];

		if (g->arch != baseline->arch) {
			printf("  group %d is of another architecture, %s\n", i + 1, g->arch->name);
			continue;
		}
		snprintf(label, sizeof(label), "  to group %d", i + 1);
		if (loses(baseline, g))
			print_losses(label, baseline, g);
		else
			pg_print_wrapped(INDENT, label, "nothing");
		snprintf(label, sizeof(label), "  from group %d", i + 1);
		if (loses(g, baseline))
			print_losses(label, g, baseline);
		else
			pg_print_wrapped(INDENT, label, "nothing");
	}
}

void pg_fleet_text(const struct pg_fleet *f, const struct pg_group *baseline)
{
	u32 count[3] = { 0 };
	int i;

	for (i = 0; i < f->ngroups; i++) {
		count[f->groups[i].overall] += f->groups[i].hosts;
		print_group(f, i);
	}
	if (baseline)
		print_differences(f, baseline);
	else
		print_moves(f);
	printf("%sTABLE: %d captures in %d groups: %u honest, %u lie, %u cannot be told, %d cannot be read\n", f->ngroups ? "\n" : "", f->nhosts,
	       f->ngroups, count[PG_HONEST], count[PG_LIES], count[PG_CANNOT_TELL], f->unreadable);
}

/* RFC 4180: a field in quotes, and quotes doubled. */
static void csv_field(const char *s, const char *after)
{
	putchar('"');
	for (; *s; s++) {
		if (*s == '"')
			putchar('"');
		putchar(*s);
	}
	printf("\"%s", after);
}

void pg_fleet_csv(const struct pg_fleet *f)
{
	int i, k;

	printf("capture,group,verdict,lies,broken,hypervisor,cpu,guest_kernel\r\n");
	for (i = 0; i < f->nhosts; i++) {
		const struct pg_host *h = &f->hosts[i];
		const struct pg_group *g = h->group >= 0 ? &f->groups[h->group] : NULL;
		bool first = true;

		csv_field(h->path, ",");
		if (!g) {
			printf(",unreadable,,,,,\r\n");
			continue;
		}
		printf("%d,%s,%u,", h->group + 1, overall_words[g->overall], g->lies);
		for (k = 0; k < g->arch->nclaims; k++)
			if (pg_broken(g->verdict[k])) {
				printf("%s%s", first ? "" : " ", g->arch->claims[k].id);
				first = false;
			}
		putchar(',');
		csv_field(g->hypervisor, ",");
		csv_field(g->cpu, ",");
		csv_field(h->kernel, "\r\n");
	}
}

static void put(struct json_object *o, const char *key, const char *text)
{
	json_object_object_add(o, key, json_object_new_string(text));
}

static struct json_object *losses_json(const struct pg_group *from, const struct pg_group *to)
{
	struct json_object *all = json_object_new_array();
	const struct pg_field_info *fields;
	struct pg_loss loss = { -1, -1 };

	pg_fields_of(from->arch, &fields);
	while (pg_next_loss(from, to, &loss)) {
		struct json_object *o = json_object_new_object();

		if (loss.field < 0) {
			put(o, "claim", from->arch->claims[loss.claim].id);
			put(o, "becomes", pg_verdicts[to->verdict[loss.claim]]);
		} else {
			put(o, "register", from->arch->regs[fields[loss.field].reg].name);
			put(o, "field", fields[loss.field].name);
			json_object_object_add(o, "from", json_object_new_uint64(from->field[loss.field]));
			json_object_object_add(o, "to", json_object_new_uint64(to->field[loss.field]));
		}
		json_object_array_add(all, o);
	}
	return all;
}

static struct json_object *group_json(const struct pg_fleet *f, int group, const struct pg_group *baseline)
{
	struct json_object *o = json_object_new_object(), *claims = json_object_new_array(), *captures = json_object_new_array();
	const struct pg_group *g = &f->groups[group];
	int i;

	json_object_object_add(o, "group", json_object_new_int(group + 1));
	put(o, "arch", g->arch->name);
	put(o, "hypervisor", g->hypervisor);
	put(o, "cpu", g->cpu);
	put(o, "verdict", overall_words[g->overall]);
	json_object_object_add(o, "lies", json_object_new_int(g->lies));
	for (i = 0; i < g->arch->nclaims; i++)
		if (g->verdict[i] != PG_OK) {
			struct json_object *c = json_object_new_object();

			put(c, "id", g->arch->claims[i].id);
			put(c, "verdict", pg_verdicts[g->verdict[i]]);
			json_object_array_add(claims, c);
		}
	for (i = 0; i < f->nhosts; i++)
		if (f->hosts[i].group == group)
			json_object_array_add(captures, json_object_new_string(f->hosts[i].path));
	json_object_object_add(o, "claims", claims);
	json_object_object_add(o, "captures", captures);
	if (baseline && baseline->arch == g->arch) {
		json_object_object_add(o, "lost_from_baseline", losses_json(baseline, g));
		json_object_object_add(o, "lost_to_baseline", losses_json(g, baseline));
	}
	return o;
}

bool pg_fleet_json(const struct pg_fleet *f, const struct pg_group *baseline)
{
	struct json_object *o = json_object_new_object(), *groups = json_object_new_array(), *moves = json_object_new_array(),
			   *unreadable = json_object_new_array();
	const char *text;
	int a, b;

	json_object_object_add(o, "schema", json_object_new_int(PG_SCHEMA));
	json_object_object_add(o, "captures", json_object_new_int(f->nhosts));
	for (a = 0; a < f->ngroups; a++)
		json_object_array_add(groups, group_json(f, a, baseline));
	for (a = 0; a < compared(f); a++)
		for (b = 0; b < compared(f) && !baseline; b++) {
			struct json_object *move;

			if (a == b || f->groups[a].arch != f->groups[b].arch || !loses(&f->groups[a], &f->groups[b]))
				continue;
			move = json_object_new_object();
			json_object_object_add(move, "from", json_object_new_int(a + 1));
			json_object_object_add(move, "to", json_object_new_int(b + 1));
			json_object_object_add(move, "lost", losses_json(&f->groups[a], &f->groups[b]));
			json_object_array_add(moves, move);
		}
	for (a = 0; a < f->nhosts; a++)
		if (f->hosts[a].group < 0)
			json_object_array_add(unreadable, json_object_new_string(f->hosts[a].path));
	json_object_object_add(o, "groups", groups);
	json_object_object_add(o, "migrations", moves);
	json_object_object_add(o, "unreadable", unreadable);
	text = json_object_to_json_string_ext(o, JSON_C_TO_STRING_PLAIN | JSON_C_TO_STRING_NOSLASHESCAPE);
	if (text)
		puts(text);
	json_object_put(o);
	return text;
}
