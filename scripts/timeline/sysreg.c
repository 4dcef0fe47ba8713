/* SPDX-License-Identifier: GPL-2.0 */
/*
 * System registers by name. See sysreg.h.
 */
#include <ctype.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include "sysreg.h"

struct row {
	uint32_t enc;
	const char *name;
};

static const struct row rows[] = {
#define PG_REG(name, op0, op1, crn, crm, op2, access, class) \
	{ PG_ENC(op0, op1, crn, crm, op2), #name },
#include "../../module/registers.h"
#undef PG_REG
#define PG_BOOTREG(name, op0, op1, crn, crm, op2) { PG_ENC(op0, op1, crn, crm, op2), #name },
#include "bootregs.h"
};

static const struct pg_claim claims[] = {
/* Only its texts are wanted: the evidence, which names the registers, as it is written. */
#define PG_CLAIM(sym, id, feature, claim, when, evidence, obs, check, sure, severity, root, \
		 breaks, cure, now, ...) \
	{ id, feature, claim, #evidence, breaks, cure, now },
#include "../../module/claims.h"
#undef PG_CLAIM
};

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

static const struct row *find(uint32_t enc)
{
	size_t i;

	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		if (rows[i].enc == enc)
			return &rows[i];
	return NULL;
}

const char *pg_sysreg_name(uint32_t enc, char *buf)
{
	const struct row *row = find(enc);

	if (row)
		snprintf(buf, 32, "%s", row->name);
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

/* Where a register stands in registers.h, for the claims whose evidence is a range of rows. */
static int index_of(const char *name, size_t len)
{
	size_t i;

	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		if (strlen(rows[i].name) == len && !memcmp(rows[i].name, name, len))
			return i;
	return -1;
}

static bool stands_on(const struct pg_claim *claim, const struct row *row)
{
	const char *p = claim->evidence;
	int bounds[2] = { -1, -1 }, n = 0, i = row - rows;

	if (!strncmp(p, "LOOK", 4))	/* an exception is no lie there */
		return false;
	while ((p = strstr(p, "R("))) {
		size_t len = strcspn(p + 2, ")");

		if (p > claim->evidence && (isalnum((unsigned char)p[-1]) || p[-1] == '_')) {
			p += 2;
			continue;
		}
		if (strlen(row->name) == len && !memcmp(p + 2, row->name, len))
			return true;
		if (n < 2)
			bounds[n++] = index_of(p + 2, len);
		p += 2 + len;
	}
	return !strncmp(claim->evidence, "RANGE", 5) && bounds[0] >= 0 && i >= bounds[0] &&
	       i <= bounds[1];
}

const struct pg_claim *pg_sysreg_claim(uint32_t enc)
{
	const struct row *row = find(enc);
	size_t i;

	for (i = 0; row && i < sizeof(claims) / sizeof(claims[0]); i++)
		if (stands_on(&claims[i], row))
			return &claims[i];
	return NULL;
}
