/* SPDX-License-Identifier: GPL-2.0 */
/*
 * See decode.h. The bytes come as "0f 30 48 89 c3", from the faulting one on. Encodings: SDM volume 2, 2.1 and 2.3; APM
 * volume 3 for CLZERO.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "decode.h"
#include "disassemble.h"
#include "x86/x86.h"

/* What one row of instructions.h stands for: others of the same feature. */
static const struct { const char *mnemonic; u16 insn; } kin[] = {
	{ "xsetbv", PG_R_XGETBV }, { "rdgsbase", PG_R_RDFSBASE }, { "wrfsbase", PG_R_RDFSBASE }, { "wrgsbase", PG_R_RDFSBASE },
	{ "lock cmpxchg16b", PG_R_CMPXCHG16B },
};

/* What capstone of Debian 12 does not know, or takes for something else: mandatory prefix, opcode, then /digit of a register, or 8. */
static const struct { u16 insn; bool vex; uint8_t prefix, n, opcode[3], digit; } opcodes[] = {
	{ PG_R_SERIALIZE, false, 0, 3, { 0x0f, 0x01, 0xe8 }, 8 }, { PG_R_RDPKRU, false, 0, 3, { 0x0f, 0x01, 0xee }, 8 },
	{ PG_R_RDPKRU, false, 0, 3, { 0x0f, 0x01, 0xef }, 8 }, { PG_R_CLZERO, false, 0, 3, { 0x0f, 0x01, 0xfc }, 8 },
	{ PG_R_MOVDIRI, false, 0, 3, { 0x0f, 0x38, 0xf9 }, 8 }, { PG_R_MOVDIR64B, false, 0x66, 3, { 0x0f, 0x38, 0xf8 }, 8 },
	{ PG_R_TPAUSE, false, 0x66, 2, { 0x0f, 0xae }, 6 }, { PG_R_TPAUSE, false, 0xf2, 2, { 0x0f, 0xae }, 6 },
	{ PG_R_TPAUSE, false, 0xf3, 2, { 0x0f, 0xae }, 6 }, { PG_R_RDPID, false, 0xf3, 2, { 0x0f, 0xc7 }, 7 },
	{ PG_R_GF2P8MULB, false, 0x66, 3, { 0x0f, 0x38, 0xcf }, 8 }, { PG_R_VAESENC, true, 0x66, 3, { 0x0f, 0x38, 0xdc }, 8 },
};

/* Without prefixes: what is left is the opcode, of VEX with the 0f that it stands for. Returns its length. */
static size_t strip(const uint8_t *from, size_t n, uint8_t op[16], uint8_t *prefix, bool *vex)
{
	static const uint8_t pp[] = { 0, 0x66, 0xf3, 0xf2 }, maps[] = { 0, 0, 0x38, 0x3a };
	size_t i = 0, len = 0;

	*prefix = 0;
	while (i < n && (from[i] == 0x66 || from[i] == 0xf2 || from[i] == 0xf3 || from[i] == 0xf0))
		*prefix = from[i++];
	if (i < n && (from[i] & 0xf0) == 0x40)		/* REX */
		i++;
	*vex = i + 3 < n && from[i] == 0xc4;
	if (*vex) {
		uint8_t map = from[i + 1] & 0x1f;

		*prefix = pp[from[i + 2] & 3];
		op[len++] = 0x0f;
		if (map == 2 || map == 3)
			op[len++] = maps[map];
		i += 3;
	}
	while (i < n && len < 16)
		op[len++] = from[i++];
	return len;
}

static int by_opcode(const uint8_t *bytes, size_t n)
{
	uint8_t op[16], prefix;
	size_t i, len;
	bool vex;

	len = strip(bytes, n, op, &prefix, &vex);
	for (i = 0; i < sizeof(opcodes) / sizeof(opcodes[0]); i++) {
		bool any = opcodes[i].digit == 8;

		if (opcodes[i].vex == vex && opcodes[i].prefix == prefix && len >= opcodes[i].n + (any ? 0u : 1u) &&
		    !memcmp(op, opcodes[i].opcode, opcodes[i].n) && (any || op[opcodes[i].n] >> 3 == (0x18 | opcodes[i].digit)))
			return opcodes[i].insn;
	}
	return PG_NO_REG;
}

int pg_msr_of(uint64_t number)
{
	int i;

	for (i = 0; i < PG_NREGS; i++)
		if (pg_x86_kind(i) == PG_X86_MSR && (u32)pg_x86_regs[i].code == number)
			return i;
	return PG_NO_REG;
}

/* A row is named as its instruction is; VPADDD_512 is the same with the long registers. */
static int instruction_of(const char *mnemonic, const char *text)
{
	bool is_512 = strstr(text, "zmm");
	size_t i, n;

	for (i = 0; i < sizeof(kin) / sizeof(kin[0]); i++)
		if (!strcmp(kin[i].mnemonic, mnemonic))
			return kin[i].insn;
	for (i = 0; i < PG_NREGS; i++) {
		const char *name = pg_x86_regs[i].name;

		if (pg_x86_kind(i) != PG_X86_INSN)
			continue;
		n = strcspn(name, "_");
		if (n == strlen(mnemonic) && !strncasecmp(name, mnemonic, n) && is_512 == !strcmp(name + n, "_512"))
			return i;
	}
	return PG_NO_REG;
}

bool pg_decode_x86(const char *code, struct pg_decoded *out)
{
	char mnemonic[32] = "", *end;
	uint8_t bytes[16];
	size_t n = 0;

	while (n < sizeof(bytes)) {
		unsigned long byte = strtoul(code, &end, 16);

		if (end == code)
			break;
		bytes[n++] = byte;
		code = end;
	}
	out->size = pg_disassemble(CS_ARCH_X86, CS_MODE_64, bytes, n, out->text, mnemonic);
	out->msr = !strcmp(mnemonic, "rdmsr") || !strcmp(mnemonic, "wrmsr");
	out->write = !strcmp(mnemonic, "wrmsr");
	out->bug = !strcmp(mnemonic, "ud2");
	out->reg = by_opcode(bytes, n);
	if (out->reg != PG_NO_REG)
		snprintf(out->text, sizeof(out->text), "%s", pg_x86_regs[out->reg].name);
	else if (!out->size)
		snprintf(out->text, sizeof(out->text), "an instruction that the disassembler does not know");
	else
		out->reg = instruction_of(mnemonic, out->text);
	return true;
}
