/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Rows of claims.h as JSON, see explain.h. Keys only ever get added.
 */
#include <json-c/json.h>
#include "effect.h"
#include "explain.h"
#include "row.h"

static void put(json_object *o, const char *key, const char *text)
{
	json_object_object_add(o, key, json_object_new_string(text));
}

static void one_register(enum pg_reg reg, void *data)
{
	json_object *o = json_object_new_object();

	put(o, "register", pg_regs[reg].name);
	put(o, "encoding", pg_encoding(reg));
	json_object_array_add(data, o);
}

static json_object *effect(const struct pg_effect *e)
{
	json_object *o = json_object_new_object();

	if (e->from != PG_FIRST)
		put(o, "from", pg_release_text(e->from));
	if (e->until != PG_LAST)
		put(o, "until", pg_release_text(e->until));
	put(o, "what", pg_what_key(e->what));
	put(o, "answer", e->answer == PG_ON_TRAP ? "trap" : e->answer == PG_ON_ODD ? "odd" : "any");
	put(o, "function", e->function);
	put(o, "when", pg_spelled(e->when));
	put(o, "only", e->only);
	json_object_object_add(o, "verified", json_object_new_boolean(e->known));
	put(o, "note", e->note);
	return o;
}

static json_object *claim(enum pg_claim i)
{
	json_object *o = json_object_new_object(), *regs = json_object_new_array(), *effects = json_object_new_array();
	const struct pg_claim_info *row = &pg_claims[i];
	char letter[2] = { row->severity, 0 };
	int k;

	put(o, "id", row->id);
	put(o, "feature", row->feature);
	put(o, "claim", row->claim);
	put(o, "when", pg_condition(i));
	put(o, "kind", pg_kind_key(row->kind));
	pg_row_registers(i, one_register, regs);
	json_object_object_add(o, "evidence", regs);
	if (row->obs != PG_NOBS) {
		json_object *seen = json_object_new_array();

		put(o, "observation", pg_obs_keys[row->obs]);
		json_object_array_add(seen, json_object_new_string(pg_obs_first(row->obs)));
		json_object_array_add(seen, json_object_new_string(pg_obs_second(row->obs)));
		json_object_object_add(o, "observed", seen);
	}
	json_object_object_add(o, "conclusive", json_object_new_boolean(row->sure));
	put(o, "severity", letter);
	put(o, "severity_text", pg_severity_words(row->severity));
	if (row->root != PG_NCLAIMS)
		put(o, "because", pg_claims[row->root].id);
	put(o, "breaks", row->breaks);
	put(o, "cure", row->cure);
	put(o, "wayout", row->wayout);
	put(o, "note", row->note);
	for (k = 0; k < pg_neffects; k++)
		if (pg_effects[k].claim == i)
			json_object_array_add(effects, effect(&pg_effects[k]));
	json_object_object_add(o, "effects", effects);
	return o;
}

int pg_explain_json(const bool *chosen)
{
	json_object *o = json_object_new_object(), *list = json_object_new_array();
	const char *text;
	int i;

	json_object_object_add(o, "schema", json_object_new_int(PG_SCHEMA));
	put(o, "polygraph", PG_VERSION);
	for (i = 0; i < PG_NCLAIMS; i++)
		if (chosen[i])
			json_object_array_add(list, claim(i));
	json_object_object_add(o, "claims", list);
	text = json_object_to_json_string_ext(o, JSON_C_TO_STRING_PLAIN | JSON_C_TO_STRING_NOSLASHESCAPE);
	if (text)
		puts(text);
	else
		fprintf(stderr, "polygraph-explain: not enough memory\n");
	json_object_put(o);
	return text ? 0 : -1;
}
