/* SPDX-License-Identifier: GPL-2.0 */
/*
 * What of the tables of module/arm64/ is spelled for people: the fields, and when each claim is made.
 */
#include "row.h"
#include "arm64/arm64.h"

static const struct pg_field_info fields[] = {
#define PG_FIELD(reg, field, lsb, width, sign) { PG_R_##reg, #field, lsb, width, #sign[0] == 'S' },
#include "arm64/fields.h"
#undef PG_FIELD
};

/* The argument is expanded before it is spelled, so what is left are F(), operators and numbers. */
#define SPELL_(...)	#__VA_ARGS__
#define SPELL(...)	SPELL_(__VA_ARGS__)

static const char *const conditions[PG_NCLAIMS] = {
#define PG_CLAIM(sym, id, feature, text, when, ...) [PG_C_##sym] = SPELL(when),
#include "arm64/claims/claims.h"
#undef PG_CLAIM
};

/* The word that "Code:" shows in brackets; Rt is any of 31. KVM prints the encoding (print_sys_reg_msg(), sys_regs.h). */
static void log_lines(struct pg_out *guest, struct pg_out *host, unsigned int reg)
{
	u32 code = pg_arm64_regs[reg].code;

	if (pg_arm64_regs[reg].insn) {
		pg_put(guest, "Code: ... (%08x)", code);
		return;
	}
	pg_put(guest, "Code: ... (%08x + Rt)", 0xd5200000 | code);
	pg_put(host, "{ Op0(%2u), Op1(%2u), CRn(%2u), CRm(%2u), Op2(%2u), func_read }", code >> 19 & 3, code >> 16 & 7, code >> 12 & 15,
	       code >> 8 & 15, code >> 5 & 7);
}

static const struct { u16 implementer, part; const char *name; } cpus[] = {
#define PG_CPU(implementer, part, name) { implementer, part, name },
#include "cpus.h"
#undef PG_CPU
};

/* MIDR_EL1: Implementer [31:24], Variant [23:20], PartNum [15:4], Revision [3:0]. */
static void cpu_name(struct pg_out *o, const struct pg_cpu *c)
{
	u32 midr = c->reg[PG_R_MIDR_EL1].value;
	size_t i;

	if (c->reg[PG_R_MIDR_EL1].state != PG_VALUE) {
		pg_put(o, "unknown");
		return;
	}
	for (i = 0; i < sizeof(cpus) / sizeof(cpus[0]); i++)
		if (cpus[i].implementer == midr >> 24 && cpus[i].part == (midr >> 4 & 0xfff))
			break;
	if (i < sizeof(cpus) / sizeof(cpus[0]))
		pg_put(o, "%s", cpus[i].name);
	else
		pg_put(o, "implementer 0x%02x part 0x%03x", midr >> 24, midr >> 4 & 0xfff);
	pg_put(o, " r%up%u", midr >> 20 & 15, midr & 15);
}

const struct pg_words pg_words_arm64 = { &pg_arm64, fields, sizeof(fields) / sizeof(fields[0]), conditions, log_lines, cpu_name };
