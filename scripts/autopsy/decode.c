/* SPDX-License-Identifier: GPL-2.0 */
/* See decode.h. */
#include <string.h>
#include "decode.h"
#include "verdict/arch.h"

bool pg_decode(const struct pg_death *d, struct pg_decoded *out)
{
	memset(out, 0, sizeof(*out));
	out->reg = PG_NO_REG;
	if (!d->code[0])
		return false;
	return d->kind == PG_DEATH_GP || d->kind == PG_DEATH_OPCODE ? pg_decode_x86(d->code, out) : pg_decode_arm64(d->code, out);
}
