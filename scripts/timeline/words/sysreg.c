/* SPDX-License-Identifier: GPL-2.0 */
/*
 * System registers by name. See sysreg.h.
 */
#include <ctype.h>
#include <stddef.h>
#include <stdio.h>

#include "sysreg.h"

/* NULL if no table has it. A register that stands in two rows does not compile. */
static const char *find(uint32_t enc)
{
	switch (enc) {
#define PG_REG(name, op0, op1, crn, crm, op2, access, class) \
	case PG_ENC(op0, op1, crn, crm, op2): \
		return #name;
#include "arm64/registers.h"
#undef PG_REG
#define PG_UNPROBED(name, op0, op1, crn, crm, op2) \
	case PG_ENC(op0, op1, crn, crm, op2): \
		return #name;
#define PG_UNPROBED_INSN(name, op0, op1, crn, crm, op2) \
	case PG_ENC(op0, op1, crn, crm, op2): \
		return name;
#include "arm64/unprobed.h"
#undef PG_UNPROBED
#undef PG_UNPROBED_INSN
	}
	return NULL;
}

struct pg_sysreg_trap pg_sysreg_of_esr(uint64_t esr)
{
	struct pg_sysreg_trap trap = {
		.enc = PG_ENC(esr >> 20 & 3, esr >> 14 & 7, esr >> 10 & 15, esr >> 1 & 15,
			      esr >> 17 & 7),
		.read = esr & 1,
		.rt = esr >> 5 & 31,
	};

	return trap;
}

const char *pg_sysreg_name(uint32_t enc, char *buf)
{
	const char *name = find(enc);

	if (name)
		snprintf(buf, 32, "%s", name);
	else
		snprintf(buf, 32, "s%u_%u_c%u_c%u_%u", enc >> 14 & 3, enc >> 11 & 7, enc >> 7 & 15,
			 enc >> 3 & 15, enc & 7);
	return buf;
}

const char *pg_sysreg_insn(uint32_t enc, bool read, char *buf)
{
	char name[32];
	char *p;

	pg_sysreg_name(enc, name);
	for (p = name; *p; p++)
		*p = tolower((unsigned char)*p);
	if (enc >> 14 == 1)	/* a system instruction; unknown ones only have a number */
		snprintf(buf, 48, "%s%s", find(enc) ? "" : read ? "sysl " : "sys ", name);
	else
		snprintf(buf, 48, "%s %s", read ? "mrs" : "msr", name);
	return buf;
}
