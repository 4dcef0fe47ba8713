/* SPDX-License-Identifier: GPL-2.0 */
/* See decode.h. Encodings: Arm ARM (DDI 0487) C4.1, "Branches, Exception Generating and System instructions". */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "arm64/arm64.h"
#include "decode.h"
#include "disassemble.h"

/* MRS, MSR (register) and SYS: bits 31 to 22 are fixed, 21 is L, 20 to 5 the register. */
#define SYSTEM_MASK	0xffc00000
#define SYSTEM		0xd5000000
#define SYSTEM_READ	0x00200000
#define SYSTEM_REG	0x001fffe0
#define OP0_IS_REG	0x00100000	/* op0 is 2 or 3: a register, not an instruction */

/* What one row of instructions.h stands for: all instructions of a feature. */
static const struct { uint32_t mask, value; u16 insn; } groups[] = {
	{ 0x3b200c00, 0x38200000, PG_R_LDADD },		/* LDADD, LDCLR, LDSET, SWP and their kin: FEAT_LSE */
	{ 0x3fa07c00, 0x08a07c00, PG_R_LDADD },		/* CAS */
	{ 0xbfa07c00, 0x08207c00, PG_R_LDADD },		/* CASP */
	{ 0x3ffffc00, 0x38bfc000, PG_R_LDAPR },		/* LDAPR: FEAT_LRCPC */
	{ 0x7fe0f000, 0x1ac04000, PG_R_CRC32B },	/* CRC32 and CRC32C, all sizes */
};

int pg_reg_of(uint32_t enc)
{
	int i;

	for (i = 0; i < PG_NSYSREGS; i++)
		if (pg_arm64_regs[i].code == enc)
			return i;
	return PG_NO_REG;
}

void pg_reg_name(char name[PG_DEATH_TEXT], uint32_t enc)
{
	int reg = pg_reg_of(enc);

	if (reg != PG_NO_REG)
		snprintf(name, PG_DEATH_TEXT, "%s", pg_arm64_regs[reg].name);
	else
		snprintf(name, PG_DEATH_TEXT, "s%u_%u_c%u_c%u_%u", enc >> 19 & 3, enc >> 16 & 7, enc >> 12 & 15, enc >> 8 & 15, enc >> 5 & 7);
}

static int disassemble_arm64(uint32_t word, char text[PG_DEATH_TEXT], char mnemonic[32])
{
	uint8_t bytes[4] = { word, word >> 8, word >> 16, word >> 24 };

	return pg_disassemble(CS_ARCH_ARM64, CS_MODE_LITTLE_ENDIAN, bytes, 4, text, mnemonic);
}

/* The row of instructions.h for this word: the same but for its operands, or one of a group. */
static int instruction_of(uint32_t word, const char *mnemonic)
{
	char text[PG_DEATH_TEXT], name[32];
	unsigned int i;

	for (i = PG_NSYSREGS; i < PG_NREGS; i++) {
		uint32_t row = pg_arm64_regs[i].code;

		if (row == word || ((word & SYSTEM_MASK) == SYSTEM && !((row ^ word) & ~0x1fu)))
			return i;
	}
	for (i = 0; i < sizeof(groups) / sizeof(groups[0]); i++)
		if ((word & groups[i].mask) == groups[i].value)
			return groups[i].insn;
	/* SYS is one word for many instructions, and has been compared as a whole. */
	for (i = PG_NSYSREGS; *mnemonic && (word & SYSTEM_MASK) != SYSTEM && i < PG_NREGS; i++)
		if (disassemble_arm64(pg_arm64_regs[i].code, text, name) && !strcmp(name, mnemonic))
			return i;
	return PG_NO_REG;
}

bool pg_decode_arm64(const char *code, struct pg_decoded *out)
{
	char mnemonic[32] = "", name[PG_DEATH_TEXT], *end;
	uint32_t word = strtoul(code, &end, 16);
	unsigned int rt = word & 31;

	if (end - code != 8)
		return false;
	out->size = 4;
	if ((word & SYSTEM_MASK) == SYSTEM && word & OP0_IS_REG) {
		out->sysreg = true;
		out->write = !(word & SYSTEM_READ);
		out->reg = pg_reg_of(word & SYSTEM_REG);
		pg_reg_name(name, word & SYSTEM_REG);
		if (out->write)
			snprintf(out->text, sizeof(out->text), rt == 31 ? "msr %.60s, xzr" : "msr %.60s, x%u", name, rt);
		else
			snprintf(out->text, sizeof(out->text), "mrs x%u, %.60s", rt, name);
		return true;
	}
	if (!disassemble_arm64(word, out->text, mnemonic))
		snprintf(out->text, sizeof(out->text), "an instruction that the disassembler does not know");
	if (!(word >> 16))
		snprintf(out->text, sizeof(out->text), "udf #%u", word);
	out->bug = !(word >> 16) || (word & 0xffe0001f) == 0xd4200000;		/* UDF, BRK */
	if (!out->bug)
		out->reg = instruction_of(word, mnemonic);
	if (out->reg != PG_NO_REG && !*mnemonic)
		snprintf(out->text, sizeof(out->text), "%s", pg_arm64_regs[out->reg].name);
	return true;
}
