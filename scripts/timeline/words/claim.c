/* SPDX-License-Identifier: GPL-2.0 */
/*
 * From a register to its claim. See claim.h. This is the one file that knows the judge.
 */
#include <stdlib.h>

#include "../../claims/row.h"
#include "arm64/arm64.h"
#include "claim.h"
#include "sysreg.h"
#include "verdict/bind.h"
#include "verdict/judge.h"

static int reg_of(uint32_t enc)
{
	int i;

	for (i = 0; i < PG_NSYSREGS; i++) {
		uint32_t code = pg_arm64_regs[i].code;

		if (PG_ENC(code >> 19 & 3, code >> 16 & 7, code >> 12 & 15, code >> 8 & 15, code >> 5 & 7) == enc)
			return i;
	}
	return -1;
}

struct search {
	enum pg_reg reg;
	bool found;
};

static void compare(unsigned int reg, void *data)
{
	struct search *s = data;

	s->found |= reg == s->reg;
}

bool pg_regclaim_find(uint32_t enc, struct pg_regclaim *claim)
{
	int reg = reg_of(enc), i;

	for (i = 0; reg >= 0 && i < PG_NCLAIMS; i++) {
		const struct pg_claim_info *row = &pg_arm64_claims[i];
		struct search s = { reg, false };

		if (pg_only_looks(row))	/* an exception is no lie there */
			continue;
		pg_row_registers(&pg_arm64, i, compare, &s);
		if (!s.found)
			continue;
		*claim = (struct pg_regclaim){ i, row->id, row->feature, row->claim, row->cure, row->wayout };
		return true;
	}
	return false;
}

bool pg_regclaim_made(const struct pg_regclaim *claim, const struct pg_regvalue *values, int n)
{
	struct pg_capture *cap = calloc(1, pg_capture_size(&pg_arm64, 1));
	int i, reg, missing;
	bool made = false;

	if (!cap)
		return false;
	pg_capture_bind(cap, &pg_arm64, 1);
	for (i = 0; i < n; i++) {
		reg = reg_of(values[i].enc);
		if (reg >= 0)
			cap->cpu[0].reg[reg] = (struct pg_read){ .state = PG_VALUE, .value = values[i].value };
	}
	made = pg_claimed(cap, &cap->cpu[0], claim->index, &missing);
	free(cap);
	return made;
}

void pg_regclaim_effects(const struct pg_regclaim *claim, void (*say)(void *data, const char *line),
			 void *data)
{
	char line[PG_EFFECT_TEXT + 8];
	int i;

	for (i = pg_effect_next(&pg_arm64, 0, claim->index, PG_LIE, NULL); i >= 0;
	     i = pg_effect_next(&pg_arm64, i + 1, claim->index, PG_LIE, NULL)) {
		struct pg_out o = { .buf = line, .size = sizeof(line) };

		pg_put(&o, "Linux ");
		pg_effect_sentence(&o, &pg_arm64_effects[i], false);
		say(data, line);
	}
}
