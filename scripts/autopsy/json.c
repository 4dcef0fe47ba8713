/* SPDX-License-Identifier: GPL-2.0 */
/* An autopsy as one line of JSON: {"schema":1,"deaths":[...],"timelines":[...],"dropped":0}. docs/man/polygraph-autopsy.1.scd has the keys. */
#include <json-c/json.h>
#include <stdio.h>
#include "../claims/row.h"
#include "report.h"

static void put(struct json_object *to, const char *key, const char *text)
{
	if (text && *text)
		json_object_object_add(to, key, json_object_new_string(text));
}

static struct json_object *guests_of(const struct pg_arch *arch, int claim)
{
	struct json_object *all = json_object_new_array();
	int i;

	for (i = pg_effect_next(arch, 0, claim, PG_LIE, NULL); i >= 0; i = pg_effect_next(arch, i + 1, claim, PG_LIE, NULL)) {
		char text[PG_EFFECT_TEXT];
		struct pg_out o = { .buf = text, .size = sizeof(text) };

		pg_effect_sentence(&o, &arch->effects[i], false);
		json_object_array_add(all, json_object_new_string(text));
	}
	return all;
}

static struct json_object *claim_of(const struct pg_arch *arch, int claim)
{
	const struct pg_claim_info *row = &arch->claims[claim];
	struct json_object *c = json_object_new_object();

	put(c, "id", row->id);
	put(c, "claim", row->claim);
	json_object_object_add(c, "guests", guests_of(arch, claim));
	put(c, "cure", row->cure);
	put(c, "wayout", row->wayout);
	return c;
}

static struct json_object *one(const struct pg_finding_of *f)
{
	struct json_object *o = json_object_new_object(), *claims = json_object_new_array();
	int i;

	put(o, "source", f->death->source);
	json_object_object_add(o, "line", json_object_new_int64(f->death->line));
	put(o, "what", f->death->what);
	put(o, "kernel", f->death->kernel);
	put(o, "function", f->death->function);
	if (f->decoded) {
		put(o, "code", f->death->code);
		put(o, "instruction", f->insn.text);
	}
	if (f->death->has_rcx)
		json_object_object_add(o, "msr", json_object_new_int64(f->death->rcx));
	put(o, "verdict", pg_sureness_words[f->sure]);
	put(o, "why", f->why);
	if (f->sure != PG_SURE_CERTAIN)
		put(o, "decide", f->decide);
	if (f->other) {
		put(o, "other_source", f->other->source);
		json_object_object_add(o, "other_line", json_object_new_int64(f->other->line));
		put(o, "other_function", f->other->function);
	}
	for (i = 0; i < f->nclaims; i++)
		json_object_array_add(claims, claim_of(f->arch, f->claim[i]));
	json_object_object_add(o, "claims", claims);
	return o;
}

int pg_autopsy_json(const struct pg_deaths *deaths, const struct pg_finding_of *findings, size_t n, struct json_object *timelines)
{
	struct json_object *all = json_object_new_object(), *list = json_object_new_array();
	size_t i;

	if (!all || !list)
		return -1;
	json_object_object_add(all, "schema", json_object_new_int(1));
	for (i = 0; i < n; i++)
		json_object_array_add(list, one(&findings[i]));
	json_object_object_add(all, "deaths", list);
	json_object_object_add(all, "timelines", json_object_get(timelines));
	json_object_object_add(all, "dropped", json_object_new_int64(deaths->dropped));
	puts(json_object_to_json_string_ext(all, JSON_C_TO_STRING_PLAIN | JSON_C_TO_STRING_NOSLASHESCAPE));
	json_object_put(all);
	return 0;
}
