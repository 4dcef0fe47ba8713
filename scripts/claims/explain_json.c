/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Rows of claims.h as JSON, see explain.h. Keys only ever get added.
 */
#include <json-c/json.h>
#include "explain.h"
#include "row.h"

static void put(json_object *o, const char *key, const char *text)
{
	json_object_object_add(o, key, json_object_new_string(text));
}

struct registers {
	const struct pg_arch *arch;
	json_object *list;
};

static void one_register(unsigned int reg, void *data)
{
	struct registers *r = data;
	json_object *o = json_object_new_object();
	char guest[PG_LOG_LINE], host[PG_LOG_LINE];

	put(o, "register", r->arch->regs[reg].name);
	put(o, "encoding", pg_encoding(r->arch, reg));
	pg_log_lines(r->arch, reg, guest, host);
	if (*guest)
		put(o, "guest_log", guest);
	if (*host)
		put(o, "host_log", host);
	json_object_array_add(r->list, o);
}

static json_object *effect(const struct pg_effect *e)
{
	json_object *o = json_object_new_object();

	if (e->from != PG_FIRST)
		put(o, "from", pg_release(e->from));
	if (e->until != PG_LAST)
		put(o, "until", pg_release(e->until));
	put(o, "what", pg_what_key(e->what));
	put(o, "answer", e->answer == PG_ON_TRAP ? "trap" : e->answer == PG_ON_ODD ? "odd" : e->answer == PG_ON_ANY ? "any" : "hidden");
	put(o, "function", e->function);
	put(o, "when", pg_spelled(e->when));
	put(o, "only", e->only);
	json_object_object_add(o, "verified", json_object_new_boolean(e->known));
	put(o, "note", e->note);
	return o;
}

static json_object *claim(const struct pg_arch *arch, int i)
{
	json_object *o = json_object_new_object(), *regs = json_object_new_array(), *effects = json_object_new_array();
	const struct pg_claim_info *row = &arch->claims[i];
	struct registers r = { arch, regs };
	char letter[2] = { row->severity, 0 };
	char breaks[4096];
	struct pg_out text = { .buf = breaks, .size = sizeof(breaks) };
	int k;

	put(o, "id", row->id);
	put(o, "arch", arch->name);
	put(o, "feature", row->feature);
	put(o, "claim", row->claim);
	put(o, "when", pg_condition(arch, i));
	put(o, "kind", pg_kind_key(arch, row->kind));
	pg_row_registers(arch, i, one_register, &r);
	json_object_object_add(o, "evidence", regs);
	if (row->obs != PG_NO_OBS) {
		json_object *seen = json_object_new_array();

		put(o, "observation", arch->obs[row->obs].key);
		json_object_array_add(seen, json_object_new_string(arch->obs[row->obs].first));
		json_object_array_add(seen, json_object_new_string(arch->obs[row->obs].second));
		json_object_object_add(o, "observed", seen);
	}
	json_object_object_add(o, "conclusive", json_object_new_boolean(row->sure));
	put(o, "severity", letter);
	put(o, "severity_text", pg_severity_words(row->severity));
	if (row->root != PG_NO_CLAIM)
		put(o, "because", arch->claims[row->root].id);
	pg_breaks_text(&text, arch, i, PG_NVERDICTS, NULL);
	put(o, "breaks", breaks);
	put(o, "cure", row->cure);
	put(o, "wayout", row->wayout);
	put(o, "note", row->note);
	for (k = pg_effect_next(arch, 0, i, PG_NVERDICTS, NULL); k >= 0; k = pg_effect_next(arch, k + 1, i, PG_NVERDICTS, NULL))
		json_object_array_add(effects, effect(&arch->effects[k]));
	json_object_object_add(o, "effects", effects);
	return o;
}

int pg_explain_json(bool (*chosen)[PG_MAX_CLAIMS])
{
	json_object *o = json_object_new_object(), *list = json_object_new_array();
	const char *text;
	int a, i;

	json_object_object_add(o, "schema", json_object_new_int(PG_SCHEMA));
	put(o, "polygraph", PG_VERSION);
	for (a = 0; a < pg_narches; a++)
		for (i = 0; i < pg_arches[a]->nclaims; i++)
			if (chosen[a][i])
				json_object_array_add(list, claim(pg_arches[a], i));
	json_object_object_add(o, "claims", list);
	text = json_object_to_json_string_ext(o, JSON_C_TO_STRING_PLAIN | JSON_C_TO_STRING_NOSLASHESCAPE);
	if (text)
		puts(text);
	else
		fprintf(stderr, "polygraph-explain: not enough memory\n");
	json_object_put(o);
	return text ? 0 : -1;
}
