/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The tables of capture.h as arrays. Compiled into the module and into the tools.
 */
#include "verdict/capture.h"

const char *const pg_nested_keys[PG_NNESTED] = {
	[PG_NESTED_UNKNOWN] = "unknown", [PG_NESTED_NO] = "no", [PG_NESTED_YES] = "yes",
};

#define PG_REASON(name, text) [PG_WHY_##name] = text,
const char *const pg_reasons[PG_NREASONS] = { PG_REASONS };
#undef PG_REASON

#define PG_REASON(name, text) [PG_WHY_##name] = #name,
const char *const pg_reason_keys[PG_NREASONS] = { PG_REASONS };
#undef PG_REASON

#define PG_REFUSAL(name, text) [PG_NO_##name] = text,
const char *const pg_refusals[PG_NREFUSALS] = { PG_REFUSALS };
#undef PG_REFUSAL

#define PG_REFUSAL(name, text) [PG_NO_##name] = #name,
const char *const pg_refusal_keys[PG_NREFUSALS] = { PG_REFUSALS };
#undef PG_REFUSAL
