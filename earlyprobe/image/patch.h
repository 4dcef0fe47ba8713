/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The image patcher's nouns. Data flows one way:
 *
 *   unwrap -> image (header, maps of words that must not change) -> anchors (the boot path)
 *   -> rooms (where code may go) -> stubs (what goes there) -> plan (every write) -> record (undo)
 *
 * All addresses are file offsets. Every function that can refuse returns 0 or -1 and has then left
 * one sentence in the struct pg_err; nothing is written to the image before the whole plan stands.
 */
#ifndef PG_PATCH_H
#define PG_PATCH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include "../marker.h"

#define PG_NONE		UINT32_MAX	/* no such offset */
#define PG_STR(x)	#x

struct pg_err {
	char msg[256];
};

int pg_fail(struct pg_err *err, const char *fmt, ...) __attribute__((format(printf, 2, 3)));

/* stage.c: the rows of ../stages.h */

enum pg_stage_id {
#define PG_STAGE(sym, id, who, need, phase, payload, where, live) PG_ST_##sym,
#include "../stages.h"
	PG_NSTAGES
};

enum pg_phase { PG_PHASE_OFF, PG_PHASE_IDMAP, PG_PHASE_VA };

struct pg_stage {
	const char *sym, *where, *live;
	unsigned int id;
	bool required, task;
	enum pg_phase phase;
};

extern const struct pg_stage pg_stages[PG_NSTAGES];

/* Bitmap of stages from "all", "required" or a comma-separated list of names and hex ids. */
int pg_stages_parse(const char *list, uint32_t *set, struct pg_err *err);

/* image.c: one raw Image in memory and what must not be touched in it */

/* Per-word facts, one bitmap each. */
enum pg_map {
	PG_RELOC,	/* rewritten by relocation */
	PG_POINTED,	/* the value of a relocation points here */
	PG_BRANCHED,	/* a direct branch or adr leads here */
	PG_CALLED,	/* a bl leads here */
	PG_ALTERN,	/* rewritten by, or source of, the alternatives */
	PG_NMAPS
};

struct pg_image {
	uint8_t *buf;
	uint32_t size;			/* of the file */
	uint32_t words;			/* size / 4 */
	uint64_t image_size;		/* header: with BSS */
	uint32_t page_size;
	uint32_t entry;			/* primary_entry, from the header's branch */
	uint32_t gap, gap_end; /* NOPs between the PE header and _stext; empty if not EFI */
	uint32_t pe_sum, cert_size;	/* PE checksum and certificate table, 0 if none */
	uint64_t link_base;		/* link address of offset 0 */
	const char *reloc_kind;		/* "RELA" or "RELR" */
	uint32_t rela, nrela;		/* the RELA table */
	uint32_t relocs, alterns;	/* how many */
	uint8_t *map[PG_NMAPS];
};

uint32_t pg_get32(const uint8_t *p);
uint64_t pg_get64(const uint8_t *p);
void pg_put32(uint8_t *p, uint32_t v);

/* Takes over @buf (malloc). pg_image_close() frees it with the rest. */
int pg_image_open(struct pg_image *img, uint8_t *buf, size_t size, struct pg_err *err);
void pg_image_close(struct pg_image *img);
/* Where the direct branches of the whole Image lead. */
void pg_image_map_branches(struct pg_image *img);

/* The word at @off; outside the file it reads as udf #0, which no pattern matches. */
static inline uint32_t pg_word(const struct pg_image *img, uint32_t off)
{
	return off < img->words * 4 ? pg_get32(img->buf + (off & ~3u)) : 0;
}

static inline void pg_mark(struct pg_image *img, enum pg_map m, uint64_t off)
{
	if (off < (uint64_t)img->words * 4)
		img->map[m][off >> 5] |= 1u << ((off >> 2) & 7);
}

static inline bool pg_marked(const struct pg_image *img, enum pg_map m, uint32_t off)
{
	return off < img->words * 4 && (img->map[m][off >> 5] >> ((off >> 2) & 7) & 1);
}

/* unwrap.c: raw Image out of a file's bytes; *@how is "raw", "gzip" or "zboot/<compression>" */

int pg_unwrap(uint8_t **buf, size_t *size, const char **how, struct pg_err *err);

/* reloc.c: relocations; @literal are offsets known to be relocated, they fix the link address */

int pg_reloc_read(struct pg_image *img, const uint32_t *literal, unsigned int n,
		  struct pg_err *err);
/* Offset that the relocated 64-bit word at @off will point to; PG_NONE if it is none. */
uint32_t pg_reloc_value(const struct pg_image *img, uint32_t off);

/* altern.c: alternative sites */

int pg_altern_read(struct pg_image *img, struct pg_err *err);

/* anchor.c: the boot path */

struct pg_site {
	uint32_t off;			/* of the word that is replaced; PG_NONE: not found */
	bool retarget;			/* a conditional branch that is led elsewhere */
	const char *why;		/* if not found */
};

struct pg_anchors {
	struct pg_site site[PG_NSTAGES];
	uint32_t enable_mmu;		/* its msr sctlr_el1, x0 */
	uint32_t idmap, idmap_end;	/* .idmap.text: start of its page, end of its code */
	uint32_t init_el;		/* init_kernel_el or el2_setup */
	uint32_t cpu_setup;		/* start of __cpu_setup */
	uint32_t startup;		/* secondary_startup */
	uint32_t secondary_ret;		/* where __enable_mmu returns to on a secondary */
	uint32_t secondary_lit, secondary_va;	/* literal of, and __secondary_switched itself */
	uint32_t primary_lit, primary_va;	/* literal of, and __primary_switched itself */
	uint32_t resume_lit, resume_va; /* literal of, and _cpu_resume itself; PG_NONE: none */
	uint32_t vectors;		/* the kernel's vectors */
	uint32_t start_kernel2;		/* secondary_start_kernel */
	uint32_t clean_end; /* add whose imm12 ends the range cleaned to PoC; PG_NONE: none */
	uint32_t hyp_text, hyp_text_end;	/* the EL2 text, in whole pages; PG_NONE: unknown */
	uint32_t hyp_vectors;		/* __hyp_stub_vectors */
	bool idmap_in_text; /* the idmap page is also mapped executable at its kernel address */
};

int pg_anchors_find(struct pg_image *img, struct pg_anchors *a, struct pg_err *err);

/* live.c: is a register written before it is read, on every path from @off? */

/*
 * Bitmap of those of @regs that may be read before they are written; all of them if it cannot tell.
 */
uint32_t pg_live(const struct pg_image *img, uint32_t off, uint32_t regs);

/* room.c: words that nobody executes, reads or writes */

enum pg_room_kind {
	PG_ROOM_IDMAP = 1,	/* rest of the idmap page: zeros */
	PG_ROOM_TEXT = 2,	/* between parts of .text: zeros */
	PG_ROOM_PAD = 4,	/* between two functions of .text: NOPs */
	PG_ROOM_GAP = 8,	/* between PE header and _stext: NOPs; data only */
};

struct pg_room {
	uint32_t start, end, next;
	enum pg_room_kind kind;
};

struct pg_rooms {
	struct pg_room *room;
	unsigned int n, cap;
};

int pg_rooms_find(struct pg_rooms *rooms, const struct pg_image *img, const struct pg_anchors *a,
		  struct pg_err *err);
void pg_rooms_free(struct pg_rooms *rooms);

/* code.c: a piece of code with labels, laid into rooms */

#define PG_CODE_MAX	160
#define PG_LABELS_MAX	16
#define PG_WRITES_MAX	4096

struct pg_op {
	uint32_t insn;
	uint32_t to;		/* file offset, or label when is_label */
	bool pcrel, is_label, low12, keep;
	uint32_t at;		/* where it ended up */
};

struct pg_code {
	struct pg_op op[PG_CODE_MAX];
	unsigned int n, labels;
	uint32_t label[PG_LABELS_MAX];	/* index of the op */
	bool keep;			/* following ops stay next to their predecessor */
	bool overflow;
};

struct pg_write {
	uint32_t off, old, new;
	bool used;		/* the old word is not a free one */
	const char *what;
};

struct pg_plan {
	struct pg_write w[PG_WRITES_MAX];
	unsigned int n;
	bool overflow;
};

void pg_op(struct pg_code *c, uint32_t insn);
void pg_op_to(struct pg_code *c, uint32_t insn, uint32_t off);
void pg_op_label(struct pg_code *c, uint32_t insn, unsigned int label);
void pg_op_addr(struct pg_code *c, unsigned int rd, uint32_t off);	/* adrp + add */
unsigned int pg_label(struct pg_code *c);
void pg_bind(struct pg_code *c, unsigned int label);

/*
 * Lay @c into rooms of @kinds, those nearest to @near first, all in one room if one is large
 * enough, and note its writes. *@start is where its first instruction ended up.
 */
int pg_code_place(struct pg_code *c, struct pg_rooms *rooms, unsigned int kinds, uint32_t near,
		  const struct pg_image *img, struct pg_plan *plan, const char *what,
		  uint32_t *start, struct pg_err *err);
/* One word in rooms of @kinds at an address that is @offset modulo @align. */
int pg_room_word(struct pg_rooms *rooms, unsigned int kinds, uint32_t near, uint32_t align,
		 uint32_t offset, uint32_t *at);
int pg_plan_add(struct pg_plan *plan, const struct pg_image *img, uint32_t off, uint32_t new,
		const char *what, struct pg_err *err);

/* patch.c */

enum pg_flag {
	PG_F_FAULT = 1,		/* early vectors and fault reporter */
	PG_F_CENSUS = 2,	/* boot CPU reports what it is */
	PG_F_STRICT = 4,	/* imm 0 */
	PG_F_OFF = 8,		/* sites hold their original words */
};

struct pg_done {
	uint32_t stub, site;	/* PG_NONE: not placed */
	const char *why;
};

struct pg_patch {
	struct pg_image img;
	struct pg_anchors anchors;
	struct pg_rooms rooms;
	struct pg_plan plan;
	unsigned int flags;
	uint32_t stages;		/* asked for */
	bool table_in_idmap;		/* so it is mapped from entry to the kernel's address */
	uint32_t crc;			/* of the Image as it came */
	struct pg_done done[PG_NSTAGES];
	uint32_t table;			/* early vectors: 2 KiB aligned base, PG_NONE without */
	uint32_t handler;		/* its synchronous handler */
	uint32_t record;		/* where the undo record starts */
	uint32_t idmap_free, idmap_used;	/* bytes */
	const char *wrapping;
};

/*
 * Plan and apply. Takes over @buf. After success p->img.buf is the patched Image; pg_patch_free()
 * in any case.
 */
int pg_patch(struct pg_patch *p, uint8_t *buf, size_t size, unsigned int flags, uint32_t stages,
	     struct pg_err *err);
void pg_patch_free(struct pg_patch *p);

/* stub.c: the code that goes in */

#define PG_CLOBBER		0x3e00u	/* x9-x12 keep x0-x3, x13 links */
#define PG_CLOBBER_CENSUS	0xfe00u	/* and x14, x15 */

/* Common parts that stubs branch to; PG_NONE: not there. */
struct pg_shared {
	uint32_t pre;		/* guard, save and pack */
	uint32_t install;	/* point VBAR_EL1 at the early vectors */
	uint32_t census;	/* tells what the CPU is, then does what PRIMARY_ENTRY displaced */
};

void pg_stub_pre(struct pg_code *c);
void pg_stub_install(struct pg_code *c, uint32_t table);
void pg_stub_handler(struct pg_code *c, bool strict);
void pg_stub_census(struct pg_code *c, bool strict);
/* Does the recorder need a stub at @stage even if no marker is asked for there? */
bool pg_stub_hooked(unsigned int flags, enum pg_stage_id stage);
void pg_stub_before(struct pg_code *c, const struct pg_patch *p, const struct pg_shared *s,
		    enum pg_stage_id stage);
void pg_stub_mark(struct pg_code *c, const struct pg_patch *p, const struct pg_shared *s,
		  enum pg_stage_id stage);
/* What the site did, and back. */
void pg_stub_after(struct pg_code *c, const struct pg_patch *p, const struct pg_shared *s,
		   enum pg_stage_id stage);
void pg_stub_displaced(struct pg_code *c, const struct pg_patch *p, enum pg_stage_id stage);

/* record.c: what --off, --on, --undo and --verify need, kept in the patched Image itself */

struct pg_record {
	unsigned int flags;
	uint32_t stages;
	uint32_t crc;		/* of the original */
	uint32_t size;		/* of the original */
	unsigned int nwords, nranges;
	uint32_t *raw, nraw;	/* the payload; words, then ranges, start at PG_RECORD_FIXED */
	uint32_t flags_at, sum_at;	/* offsets of the two words that --off and --on rewrite */
};

#define PG_RECORD_MAGIC0	0x796c6f70u	/* "poly" */
#define PG_RECORD_MAGIC1	0x68707267u	/* "grph" */

int pg_record_write(struct pg_patch *p, struct pg_err *err);
/* Offset of the record, PG_NONE if this Image is not patched. */
uint32_t pg_record_find(const uint8_t *buf, size_t size);
int pg_record_read(struct pg_record *r, const uint8_t *buf, size_t size, struct pg_err *err);
void pg_record_free(struct pg_record *r);
int pg_undo(uint8_t *buf, size_t size, struct pg_err *err);
int pg_toggle(uint8_t *buf, size_t size, bool on, struct pg_err *err);

/* verify.c: check a patched Image against its record, its original and the rules */

/* @p: the same patch made anew, for the caller to report and to free in any case. */
int pg_verify(struct pg_patch *p, const uint8_t *buf, size_t size, bool *off, struct pg_err *err);

/* symbolic.c: run the code from a site until it is back, with symbols for registers */

/* @seen: markers met on the way, as bits of stages. -1 if any rule is broken. */
int pg_symbolic(const struct pg_image *img, uint32_t site, uint32_t original, uint32_t clobber,
		bool el2, bool strict, uint32_t *seen, struct pg_err *err);

/* report.c */

struct pg_names;
struct pg_names *pg_names_load(const char *system_map, struct pg_err *err);
void pg_names_free(struct pg_names *names);
const char *pg_name(const struct pg_names *names, uint32_t off);
void pg_report_text(const struct pg_patch *p, const struct pg_names *names, bool writes);
void pg_report_json(const struct pg_patch *p, const struct pg_names *names);

#endif /* PG_PATCH_H */
