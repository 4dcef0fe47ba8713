/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Symbols of the guest's kernel. See symbols.h.
 *
 * Two things tell where the kernel lay and that the file is about this kernel: PSCI calls all come
 * from one function, and secondaries are started at secondary_entry. Both are at an offset from the
 * link address that is a multiple of 64 KiB, the least alignment that the boot protocol allows.
 */
#include <elf.h>
#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../words/milestone.h"
#include "../words/words.h"
#include "symbols.h"

#define LINK_ALIGN	0x10000ull
#define CALL_MAX	0x60	/* bytes from the start of __arm_smccc_hvc to behind its HVC */

#define PARKED_MAX	0x80	/* no longer is a function that only waits */

struct symbol {
	uint64_t addr;
	char *name;
};

struct pg_symbols {
	struct symbol *syms;
	size_t n, room;
	uint64_t text;		/* link address of _text */
	uint64_t slide;		/* of virtual addresses */
	uint64_t base;		/* physical address of _text, valid if has_base */
	bool has_base;
};

static bool add(struct pg_symbols *s, uint64_t addr, const char *name)
{
	struct symbol *more;

	if (!addr || !name[0] || name[0] == '$')	/* $x, $d: mapping symbols */
		return true;
	if (s->n == s->room) {
		s->room = s->room ? s->room * 2 : 4096;
		more = realloc(s->syms, s->room * sizeof(*more));
		if (!more)
			return false;
		s->syms = more;
	}
	s->syms[s->n].addr = addr;
	s->syms[s->n].name = strdup(name);
	return s->syms[s->n++].name;
}

static bool read_map(struct pg_symbols *s, FILE *f)
{
	char line[512], name[256], type;
	uint64_t addr;

	while (fgets(line, sizeof(line), f))
		if (sscanf(line, "%" SCNx64 " %c %255s", &addr, &type, name) == 3 &&
		    strchr("TtWwVvBbDdRr", type) && !add(s, addr, name))
			return false;
	return true;
}

static void *read_part(FILE *f, uint64_t offset, uint64_t size, uint64_t file_size)
{
	void *p;

	if (!size || offset > file_size || size > file_size - offset)
		return NULL;
	p = malloc(size);
	if (p && (fseeko(f, offset, SEEK_SET) || fread(p, 1, size, f) != size)) {
		free(p);
		return NULL;
	}
	return p;
}

static bool read_elf(struct pg_symbols *s, FILE *f)
{
	Elf64_Shdr *sections = NULL, *symtab = NULL;
	Elf64_Sym *syms = NULL;
	char *names = NULL;
	Elf64_Ehdr head;
	uint64_t size, i;
	bool ok = false;

	fseeko(f, 0, SEEK_END);
	size = ftello(f);
	rewind(f);
	if (fread(&head, sizeof(head), 1, f) != 1 || head.e_ident[EI_CLASS] != ELFCLASS64 ||
	    head.e_ident[EI_DATA] != ELFDATA2LSB || head.e_machine != EM_AARCH64 ||
	    head.e_shentsize != sizeof(Elf64_Shdr))
		return false;
	sections = read_part(f, head.e_shoff, (uint64_t)head.e_shnum * sizeof(*sections), size);
	for (i = 0; sections && i < head.e_shnum; i++)
		if (sections[i].sh_type == SHT_SYMTAB && sections[i].sh_link < head.e_shnum)
			symtab = &sections[i];
	if (symtab) {
		const Elf64_Shdr *strings = &sections[symtab->sh_link];

		syms = read_part(f, symtab->sh_offset, symtab->sh_size, size);
		names = read_part(f, strings->sh_offset, strings->sh_size, size);
		if (syms && names && !names[strings->sh_size - 1])
			ok = true;
		for (i = 0; ok && i < symtab->sh_size / sizeof(*syms); i++)
			if (syms[i].st_name < strings->sh_size && syms[i].st_shndx != SHN_UNDEF &&
			    ELF64_ST_TYPE(syms[i].st_info) <= STT_FUNC)
				ok = add(s, syms[i].st_value, names + syms[i].st_name);
	}
	free(names);
	free(syms);
	free(sections);
	return ok;
}

static int by_addr(const void *a, const void *b)
{
	const struct symbol *x = a, *y = b;

	return (x->addr > y->addr) - (x->addr < y->addr);
}

static const struct symbol *by_name(const struct pg_symbols *s, const char *name)
{
	size_t i;

	for (i = 0; i < s->n; i++)
		if (!strcmp(s->syms[i].name, name))
			return &s->syms[i];
	return NULL;
}

struct pg_symbols *pg_symbols_load(const char *path, const char **why)
{
	struct pg_symbols *s = calloc(1, sizeof(*s));
	const struct symbol *text;
	char magic[SELFMAG] = "";
	FILE *f = fopen(path, "re");
	bool ok;

	*why = f ? "it is neither a System.map nor an arm64 vmlinux with symbols" : strerror(errno);
	if (!s || !f) {
		if (f)
			fclose(f);
		free(s);
		return NULL;
	}
	ok = fread(magic, 1, SELFMAG, f) == SELFMAG;
	rewind(f);
	ok = ok && (memcmp(magic, ELFMAG, SELFMAG) ? read_map(s, f) : read_elf(s, f));
	fclose(f);
	text = by_name(s, "_text");
	if (ok && !s->n && memcmp(magic, ELFMAG, SELFMAG))
		*why = "it has no symbols: Debian's System.map is a stub, use the one of the debug package";
	if (!ok || !text) {
		pg_symbols_free(s);
		return NULL;
	}
	s->text = text->addr;
	qsort(s->syms, s->n, sizeof(*s->syms), by_addr);
	return s;
}

void pg_symbols_free(struct pg_symbols *s)
{
	size_t i;

	for (i = 0; s && i < s->n; i++)
		free(s->syms[i].name);
	if (s)
		free(s->syms);
	free(s);
}

static bool fit_calls(struct pg_symbols *s, const struct pg_run *run)
{
	const struct symbol *hvc = by_name(s, "__arm_smccc_hvc");
	int i;

	for (i = 0; hvc && i < run->n_call_pcs; i++) {
		uint64_t far = run->call_pcs[i] - hvc->addr, off = far & (LINK_ALIGN - 1);

		if (off && off <= CALL_MAX && !(off & 3)) {
			s->slide = far - off;
			return true;
		}
	}
	return false;
}

static bool fit_entry(struct pg_symbols *s, const struct pg_run *run, bool *tried)
{
	const struct symbol *entry = by_name(s, "secondary_entry");
	int i;

	*tried = false;
	for (i = 0; entry && i < run->n_bringups; i++) {
		const struct pg_bringup *b = run->bringups[i];
		uint64_t base;

		if (b->kind != PG_SECONDARY || b->n_spans < 2 ||
		    b->spans[1].from.stage != PG_ST_RUN)
			continue;
		*tried = true;
		base = b->spans[1].from.pc - (entry->addr - s->text);
		if (!(base & (LINK_ALIGN - 1))) {
			s->base = base;
			s->has_base = true;
			return true;
		}
	}
	return false;
}

bool pg_symbols_fit(struct pg_symbols *s, const struct pg_run *run, const char **why)
{
	bool tried, entry, calls;

	s->has_base = false;
	s->slide = 0;
	entry = fit_entry(s, run, &tried);
	calls = fit_calls(s, run);
	if (calls || entry)
		return true;
	if (run->n_call_pcs || tried)
		*why = "it belongs to another kernel: the guest's firmware calls do not come from its "
		       "__arm_smccc_hvc";
	else
		*why = "the recording does not show whether it belongs to this guest's kernel: start "
		       "recording before the guest";
	return false;
}

const char *pg_symbols_name(const struct pg_symbols *s, uint64_t pc, char *buf)
{
	size_t low = 0, high, mid;
	uint64_t addr;

	if (!s)
		return NULL;
	if (pc >= PG_PA_LIMIT)
		addr = pc - s->slide;
	else if (s->has_base)
		addr = pc - s->base + s->text;
	else
		return NULL;
	if (addr < s->text || addr > s->syms[s->n - 1].addr)
		return NULL;
	high = s->n;
	while (high - low > 1) {
		mid = (low + high) / 2;
		if (s->syms[mid].addr <= addr)
			low = mid;
		else
			high = mid;
	}
	/* Of several names at one address the first that is not an internal label. */
	while (low && s->syms[low - 1].addr == s->syms[low].addr)
		low--;
	snprintf(buf, PG_WORDS, "%.128s+0x%" PRIx64, s->syms[low].name, addr - s->syms[low].addr);
	return buf;
}

const char *pg_symbols_pc(const struct pg_symbols *s, uint64_t pc, char *buf)
{
	char name[PG_WORDS];

	if (pg_symbols_name(s, pc, name))
		snprintf(buf, PG_WORDS, "0x%016" PRIx64 " (%.160s)", pc, name);
	else
		snprintf(buf, PG_WORDS, "0x%016" PRIx64, pc);
	return buf;
}

const char *pg_symbols_parked(const struct pg_symbols *s, uint64_t pc, char *buf)
{
	static const char *const places[] = { "secondary_holding_pen", "__no_granule_support" };
	size_t i;

	for (i = 0; s && i < sizeof(places) / sizeof(places[0]); i++) {
		const struct symbol *place = by_name(s, places[i]), *next = place;
		uint64_t into;

		while (next && next < s->syms + s->n - 1 && next->addr == place->addr)
			next++;
		into = place ? (pc - place->addr) & (LINK_ALIGN - 1) : 0;
		if (place && into < next->addr - place->addr && into < PARKED_MAX) {
			snprintf(buf, PG_WORDS, "%s+0x%" PRIx64, places[i], into);
			return buf;
		}
	}
	return NULL;
}
