/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Every instruction that polygraph executes, one row each. None changes anything that outlives it but the buffer.
 *
 * X-macro, no include guard:
 *
 *	PG_INSN(NAME, "text", arg, cr4, xcr0)
 *
 * text  for the assembler, with the label 1 at the instruction itself. RDI points to 64 zeroed bytes, aligned to 64, arg is in
 *       RAX, and what is left in RAX is the value. It may change RAX, RBX, RCX, RDX, flags, the buffer, and the vector
 *       registers where xcr0 is not 0. What assemblers of old compilers do not know is given as bytes
 * cr4   bits that the kernel must have set in CR4, or it is undefined through no fault of the host
 * xcr0  the same of XCR0; not 0: the vector registers are borrowed from the kernel
 *
 * Source: SDM volume 2; APM volume 3.
 */
#define PG_CR4_OSXSAVE	(1 << 18)
#define PG_CR4_FSGSBASE	(1 << 16)
#define PG_CR4_PKE	(1 << 22)
#define PG_XCR0_SSE	3
#define PG_XCR0_AVX	7
#define PG_XCR0_AVX512	0xe7

PG_INSN(XGETBV,		"xorl %%ecx, %%ecx\n1:\t.byte 0x0f, 0x01, 0xd0\n\tshlq $32, %%rdx\n\torq %%rdx, %%rax", 0, PG_CR4_OSXSAVE, 0)
PG_INSN(RDTSCP,		"1:\trdtscp\n\tmovl %%ecx, %%eax", 0, 0, 0)
PG_INSN(RDPID,		"1:\t.byte 0xf3, 0x0f, 0xc7, 0xf8", 0, 0, 0)
PG_INSN(RDRAND,		"1:\t.byte 0x48, 0x0f, 0xc7, 0xf0\n\tsetc %%al\n\tmovzbl %%al, %%eax", 0, 0, 0)
PG_INSN(RDSEED,		"1:\t.byte 0x48, 0x0f, 0xc7, 0xf8\n\tsetc %%al\n\tmovzbl %%al, %%eax", 0, 0, 0)
PG_INSN(RDFSBASE,	"1:\t.byte 0xf3, 0x48, 0x0f, 0xae, 0xc0\n\txorl %%eax, %%eax", 0, PG_CR4_FSGSBASE, 0)
PG_INSN(INVPCID,	"xorl %%eax, %%eax\n1:\t.byte 0x66, 0x0f, 0x38, 0x82, 0x07", 0, 0, 0)
PG_INSN(POPCNT,		"1:\tpopcntq %%rax, %%rax", 0xff, 0, 0)
PG_INSN(CRC32,		"xorl %%edx, %%edx\n1:\tcrc32q %%rax, %%rdx\n\tmovl %%edx, %%eax", 1, 0, 0)
PG_INSN(MOVBE,		"movq %%rax, (%%rdi)\n1:\t.byte 0x48, 0x0f, 0x38, 0xf0, 0x07", 1, 0, 0)
PG_INSN(CMPXCHG16B,	"xorl %%ebx, %%ebx\n\txorl %%ecx, %%ecx\n\txorl %%edx, %%edx\n1:\tlock cmpxchg16b (%%rdi)\n\tsete %%al\n\t"
			"movzbl %%al, %%eax", 0, 0, 0)
PG_INSN(ANDN,		"1:\t.byte 0xc4, 0xe2, 0xf8, 0xf2, 0xc0", 5, 0, 0)
PG_INSN(TZCNT,		"1:\ttzcntq %%rax, %%rax", 0, 0, 0)
PG_INSN(LZCNT,		"1:\tlzcntq %%rax, %%rax", 1, 0, 0)
PG_INSN(RORX,		"1:\t.byte 0xc4, 0xe3, 0xfb, 0xf0, 0xc0, 0x04", 0x10, 0, 0)
PG_INSN(ADCX,		"xorl %%edx, %%edx\n1:\t.byte 0x66, 0x48, 0x0f, 0x38, 0xf6, 0xc2", 7, 0, 0)
PG_INSN(CLFLUSHOPT,	"1:\t.byte 0x66, 0x0f, 0xae, 0x3f", 0, 0, 0)
PG_INSN(CLWB,		"1:\t.byte 0x66, 0x0f, 0xae, 0x37", 0, 0, 0)
PG_INSN(SERIALIZE,	"1:\t.byte 0x0f, 0x01, 0xe8", 0, 0, 0)
PG_INSN(MOVDIRI,	"1:\t.byte 0x48, 0x0f, 0x38, 0xf9, 0x07\n\tmovq (%%rdi), %%rax", 9, 0, 0)
PG_INSN(MOVDIR64B,	"movq %%rdi, %%rax\n1:\t.byte 0x66, 0x0f, 0x38, 0xf8, 0x07\n\txorl %%eax, %%eax", 0, 0, 0)
PG_INSN(TPAUSE,		"xorl %%edx, %%edx\n\tmovl $1, %%ecx\n1:\t.byte 0x66, 0x0f, 0xae, 0xf1", 0, 0, 0)
PG_INSN(RDPKRU,		"xorl %%ecx, %%ecx\n1:\t.byte 0x0f, 0x01, 0xee\n\txorl %%eax, %%eax", 0, PG_CR4_PKE, 0)
PG_INSN(RDPMC,		"xorl %%ecx, %%ecx\n1:\trdpmc\n\txorl %%eax, %%eax", 0, 0, 0)
PG_INSN(CLZERO,		"movq %%rax, (%%rdi)\n\tmovq %%rdi, %%rax\n1:\t.byte 0x0f, 0x01, 0xfc\n\tmovq (%%rdi), %%rax", 1, 0, 0)
PG_INSN(AESENC,		"1:\taesenc %%xmm0, %%xmm0", 0, 0, PG_XCR0_SSE)
PG_INSN(PCLMULQDQ,	"1:\tpclmulqdq $0, %%xmm0, %%xmm0", 0, 0, PG_XCR0_SSE)
PG_INSN(SHA256MSG1,	"1:\t.byte 0x0f, 0x38, 0xcc, 0xc0", 0, 0, PG_XCR0_SSE)
PG_INSN(GF2P8MULB,	"1:\t.byte 0x66, 0x0f, 0x38, 0xcf, 0xc0", 0, 0, PG_XCR0_SSE)
PG_INSN(VADDPS,		"1:\tvaddps %%ymm0, %%ymm0, %%ymm0", 0, PG_CR4_OSXSAVE, PG_XCR0_AVX)
PG_INSN(VPADDD,		"1:\tvpaddd %%ymm0, %%ymm0, %%ymm0", 0, PG_CR4_OSXSAVE, PG_XCR0_AVX)
PG_INSN(VFMADD213PS,	"1:\t.byte 0xc4, 0xe2, 0x7d, 0xa8, 0xc0", 0, PG_CR4_OSXSAVE, PG_XCR0_AVX)
PG_INSN(VCVTPH2PS,	"1:\t.byte 0xc4, 0xe2, 0x7d, 0x13, 0xc0", 0, PG_CR4_OSXSAVE, PG_XCR0_AVX)
PG_INSN(VAESENC,	"1:\t.byte 0xc4, 0xe2, 0x7d, 0xdc, 0xc0", 0, PG_CR4_OSXSAVE, PG_XCR0_AVX)
PG_INSN(VPADDD_512,	"1:\t.byte 0x62, 0xf1, 0x7d, 0x48, 0xfe, 0xc0", 0, PG_CR4_OSXSAVE, PG_XCR0_AVX512)

#undef PG_CR4_OSXSAVE
#undef PG_CR4_FSGSBASE
#undef PG_CR4_PKE
#undef PG_XCR0_SSE
#undef PG_XCR0_AVX
#undef PG_XCR0_AVX512
