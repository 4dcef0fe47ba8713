/* SPDX-License-Identifier: GPL-2.0 */
/*
 * A prediction as one line of JSON, see predict.h. Keys only ever get added.
 */
#include <json-c/json.h>
#include <stdio.h>
#include "predict.h"
#include "row.h"
#include "verdict/forms.h"
#include "verdict/words.h"

static void put(json_object *o, const char *key, const char *text)
{
	json_object_object_add(o, key, json_object_new_string(text));
}

static void add_series(unsigned int release, void *data)
{
	json_object_array_add(data, json_object_new_string(pg_release(release)));
}

static json_object *one_effect(const struct pg_judgement *j, const struct pg_effect *e, bool unsure)
{
	json_object *o = json_object_new_object();

	put(o, "claim", j->arch->claims[e->claim].id);
	put(o, "verdict", pg_verdicts[j->result[e->claim].worst.verdict]);
	put(o, "what", pg_what_key(e->what));
	put(o, "function", e->function);
	put(o, "only", e->only);
	if (unsure)
		put(o, "if", pg_spelled(e->when));
	json_object_object_add(o, "verified", json_object_new_boolean(e->known));
	put(o, "note", e->note);
	return o;
}

static json_object *one_fate(const struct pg_judgement *j, const struct pg_fate *f)
{
	json_object *o = json_object_new_object(), *series = json_object_new_array(), *by = json_object_new_array();
	unsigned int last = pg_series[pg_nseries - 1];
	int i;

	put(o, "from", pg_release(f->from));
	put(o, "to", pg_release(f->until == PG_LAST ? last : pg_release_before(f->until)));
	pg_fate_series(f, add_series, series);
	json_object_object_add(o, "series", series);
	put(o, "outcome", pg_what_key(f->worst));
	put(o, "function", pg_fate_function(j->arch, f));
	json_object_object_add(o, "certain", json_object_new_boolean(!f->perhaps));
	for (i = 0; i < f->n; i++)
		json_object_array_add(by, one_effect(j, &j->arch->effects[f->by[i].effect], f->by[i].unsure));
	json_object_object_add(o, "effects", by);
	return o;
}

int pg_predict_json(const struct pg_capture *cap, const struct pg_judgement *j, const struct pg_prediction *p)
{
	json_object *o = json_object_new_object(), *ranges = json_object_new_array(), *unspoken = json_object_new_array();
	const char *text;
	int i;

	json_object_object_add(o, "schema", json_object_new_int(PG_SCHEMA));
	put(o, "polygraph", PG_VERSION);
	put(o, "arch", cap->arch->name);
	put(o, "kernel", cap->kernel);
	put(o, "hypervisor", cap->hypervisor);
	put(o, "verdict", pg_overall_words[j->overall]);
	json_object_object_add(o, "lies", json_object_new_int(j->lies));
	for (i = 0; i < p->n; i++)
		json_object_array_add(ranges, one_fate(j, &p->fate[i]));
	json_object_object_add(o, "ranges", ranges);
	for (i = 0; i < j->arch->nclaims; i++)
		if (p->unspoken[i])
			json_object_array_add(unspoken, json_object_new_string(j->arch->claims[i].id));
	json_object_object_add(o, "unspoken", unspoken);
	json_object_object_add(o, "undecided", json_object_new_int(p->undecided));
	text = json_object_to_json_string_ext(o, JSON_C_TO_STRING_PLAIN | JSON_C_TO_STRING_NOSLASHESCAPE);
	if (text)
		puts(text);
	else
		fprintf(stderr, "polygraph-predict: not enough memory\n");
	json_object_put(o);
	return text ? 0 : -1;
}
