/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Every instruction that polygraph executes to see whether it is there, one row each.
 *
 * An X-macro like registers.h, read by C and by the assembler: define PG_INSN and, where it matters, PG_INSN3. The rows
 * continue the registers: an instruction has a stub in window.S, a place in the capture and a name in claims, as a
 * register has. "Read" then means that it was executed without an exception.
 *
 *	PG_INSN(name, word, operand, needs, access, class)
 *	PG_INSN3(name, first, second, third, operand, needs, access, class)
 *
 * name     as the architecture spells it, blanks and commas as _
 * word     the instruction as it stands in memory: older assemblers do not know most of them. It may use x0 (the operand,
 *          and the result), x1, x5, x11, v0 and the condition flags, nothing else: those are free in the window
 * operand  what x0 holds, chosen so that the instruction does no harm wherever it works:
 *          NONE     0, or what the caller of pg_run() gives. To a TLBI that is ASID 0, address 0, where nothing is ever mapped
 *          RANGE    the same for a range: translation granule 4 KiB, one page
 *          BUFFER   256 bytes of our own, aligned to 64
 *          BUFFERS  the same; x1 points to the second 64 bytes and x5 is 64
 *          CONTEXT  prediction context: this exception level, all ASIDs
 *          NOW      the virtual count: a deadline that has passed
 * needs    what must be in hand while it runs:
 *          PLAIN    nothing
 *          SIMD     the FP and SIMD registers, borrowed by kernel_neon_begin()
 *          PAR      PAR_EL1, saved and put back
 *          ABORT    nothing; a data abort is how it shows that it is there
 *          ZA       nothing; where the kernel has SME switched off, a trap of SME is how it shows that it is there
 * access   RO   the result in x0 is kept
 *          SEC  the result is dropped: an address, a key's shadow, or nothing at all
 * class    as in registers.h
 *
 * PG_INSN3 is for what the architecture makes of three instructions: memory copies are begun, done and ended, and the
 * second and third mean nothing without the state that the one before left in x0, x1, x5 and the flags. A window keeps
 * no registers, so the three share one.
 *
 * Encodings: Arm ARM (DDI 0487) C6 and C7. LDTADD and CAST were compared with what binutils 2.47 makes of the mnemonic, and
 * with 2.40 all the others but COSP_RCTX, TLBI_VAE1NXS, AT_S1E1A (a generic SYS there), ABS and LDCLRP; BRB_IALL also with
 * OP_BRB_IALL of Linux 7.2. STR_ZT0 is what _str_zt of Linux 6.12 assembles.
 */

/* Barriers and prediction. */
PG_INSN(SB,		0xd50330ff, NONE, PLAIN, SEC, S0)	/* sb */
PG_INSN(CFP_RCTX,	0xd50b7380, CONTEXT, PLAIN, SEC, S1)	/* cfp rctx, x0 */
PG_INSN(DVP_RCTX,	0xd50b73a0, CONTEXT, PLAIN, SEC, S1)	/* dvp rctx, x0 */
PG_INSN(CPP_RCTX,	0xd50b73e0, CONTEXT, PLAIN, SEC, S1)	/* cpp rctx, x0 */
PG_INSN(COSP_RCTX,	0xd50b73c0, CONTEXT, PLAIN, SEC, S1)	/* cosp rctx, x0 */

/* Caches, translations. */
PG_INSN(DC_CVAP,	0xd50b7c20, BUFFER, PLAIN, SEC, S1)	/* dc cvap, x0 */
PG_INSN(DC_ZVA,		0xd50b7420, NONE, PLAIN, SEC, S3)	/* dc zva, x0: cache.c alone, it knows what it may clear */
PG_INSN(DC_CVADP,	0xd50b7d20, BUFFER, PLAIN, SEC, S1)	/* dc cvadp, x0 */
PG_INSN(TLBI_RVAE1,	0xd5088620, RANGE, PLAIN, SEC, S1)	/* tlbi rvae1, x0 */
PG_INSN(TLBI_VAE1OS,	0xd5088120, NONE, PLAIN, SEC, S1)	/* tlbi vae1os, x0 */
PG_INSN(TLBI_VAE1NXS,	0xd5089720, NONE, PLAIN, SEC, S1)	/* tlbi vae1nxs, x0 */
PG_INSN(AT_S1E1RP,	0xd5087900, BUFFER, PAR, SEC, S1)	/* at s1e1rp, x0 */
PG_INSN(AT_S1E1A,	0xd5087940, BUFFER, PAR, SEC, S1)	/* at s1e1a, x0 */

/* Waiting with a deadline. */
PG_INSN(WFET,		0xd5031000, NOW, PLAIN, SEC, S0)	/* wfet x0 */
PG_INSN(WFIT,		0xd5031020, NOW, PLAIN, SEC, S0)	/* wfit x0 */

/* Memory: copies and sets, atomics, ordered loads, tags. */
PG_INSN3(CPYF,		0x190004a1, 0x194004a1, 0x198004a1, BUFFERS, PLAIN, SEC, S0) /* cpyf[pme] [x1]!, [x0]!, x5! */
PG_INSN3(SET,		0x19df04a0, 0x19df44a0, 0x19df84a0, BUFFERS, PLAIN, SEC, S0) /* set[pme] [x0]!, x5!, xzr */
PG_INSN(LDADD,		0xf825000b, BUFFER, PLAIN, SEC, S0)	/* ldadd x5, x11, [x0] */
PG_INSN(CAS,		0xc8a57c0b, BUFFER, PLAIN, SEC, S0)	/* cas x5, x11, [x0] */
PG_INSN(LDCLRP,		0x192b1005, BUFFER, PLAIN, SEC, S0)	/* ldclrp x5, x11, [x0] */
PG_INSN(LDAPR,		0xf8bfc000, BUFFER, PLAIN, SEC, S0)	/* ldapr x0, [x0] */
PG_INSN(LDAPUR,		0xd9408000, BUFFER, PLAIN, SEC, S0)	/* ldapur x0, [x0, #8] */
PG_INSN(IRG,		0x9adf1000, NONE, PLAIN, SEC, S0)	/* irg x0, x0 */

/* Accesses with the rights of EL0, which has none to our buffer: where they exist they abort, and change nothing. */
PG_INSN(LDTADD,		0x1925040b, BUFFER, ABORT, SEC, S0)	/* ldtadd w5, w11, [x0] */
PG_INSN(CAST,		0xc9857c0b, BUFFER, ABORT, SEC, S0)	/* cast x5, x11, [x0] */

/* Branch records: those taken until now are lost. */
PG_INSN(BRB_IALL,	0xd509729f, NONE, PLAIN, SEC, S4)	/* brb iall */

/* Flags and integers. SCR_EL3.API decides over PACGA. */
PG_INSN(CFINV,		0xd500401f, NONE, PLAIN, SEC, S0)	/* cfinv */
PG_INSN(AXFLAG,		0xd500405f, NONE, PLAIN, SEC, S0)	/* axflag */
PG_INSN(CRC32B,		0x1ac04000, NONE, PLAIN, SEC, S0)	/* crc32b w0, w0, w0 */
PG_INSN(ABS,		0xdac02000, NONE, PLAIN, SEC, S0)	/* abs x0, x0 */
PG_INSN(PACGA,		0x9ac03000, NONE, PLAIN, SEC, SF)	/* pacga x0, x0, x0 */

/* Floating point, SIMD, cryptography, the length of a vector. */
PG_INSN(AESE,		0x4e284800, NONE, SIMD, SEC, S0)	/* aese v0.16b, v0.16b */
PG_INSN(PMULL,		0x0ee0e000, NONE, SIMD, SEC, S0)	/* pmull v0.1q, v0.1d, v0.1d */
PG_INSN(SHA1H,		0x5e280800, NONE, SIMD, SEC, S0)	/* sha1h s0, s0 */
PG_INSN(SHA256SU0,	0x5e282800, NONE, SIMD, SEC, S0)	/* sha256su0 v0.4s, v0.4s */
PG_INSN(SHA512SU0,	0xcec08000, NONE, SIMD, SEC, S0)	/* sha512su0 v0.2d, v0.2d */
PG_INSN(EOR3,		0xce000000, NONE, SIMD, SEC, S0)	/* eor3 v0.16b, v0.16b, v0.16b, v0.16b */
PG_INSN(SM3PARTW1,	0xce60c000, NONE, SIMD, SEC, S0)	/* sm3partw1 v0.4s, v0.4s, v0.4s */
PG_INSN(SM4E,		0xcec08400, NONE, SIMD, SEC, S0)	/* sm4e v0.4s, v0.4s */
PG_INSN(UDOT,		0x6e809400, NONE, SIMD, SEC, S0)	/* udot v0.4s, v0.16b, v0.16b */
PG_INSN(FMLAL,		0x0e20ec00, NONE, SIMD, SEC, S0)	/* fmlal v0.2s, v0.2h, v0.2h */
PG_INSN(SQRDMLAH,	0x2e408400, NONE, SIMD, SEC, S0)	/* sqrdmlah v0.4h, v0.4h, v0.4h */
PG_INSN(FRINT32Z,	0x1e284000, NONE, SIMD, SEC, S0)	/* frint32z s0, s0 */
PG_INSN(FJCVTZS,	0x1e7e0000, NONE, SIMD, SEC, S0)	/* fjcvtzs w0, d0 */
PG_INSN(FCMLA,		0x2e80c400, NONE, SIMD, SEC, S0)	/* fcmla v0.2s, v0.2s, v0.2s, #0 */
PG_INSN(BFCVT,		0x1e634000, NONE, SIMD, SEC, S0)	/* bfcvt h0, s0 */
PG_INSN(USDOT,		0x4e809c00, NONE, SIMD, SEC, S0)	/* usdot v0.4s, v0.16b, v0.16b */
PG_INSN(STR_ZT0,	0xe13f8000, BUFFER, ZA, SEC, SF)	/* str zt0, [x0]; CPTR_EL3.ESM decides */
PG_INSN(CNTB,		0x0420e3e0, NONE, SIMD, RO, SF)		/* cntb x0: bytes in a vector; CPTR_EL3.EZ decides */
