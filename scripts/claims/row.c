/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Rows of claims.h in words, see row.h.
 */
#include "row.h"
#include "verdict/judge.h"

#define WIDTH	100

static const struct pg_words *words_of(const struct pg_arch *arch)
{
	return arch == &pg_x86 ? &pg_words_x86 : &pg_words_arm64;
}

int pg_fields_of(const struct pg_arch *arch, const struct pg_field_info **fields)
{
	*fields = words_of(arch)->fields;
	return words_of(arch)->nfields;
}

const char *pg_spelled(const char *expression)
{
	static char out[1024];
	struct pg_out o = { .buf = out, .size = sizeof(out) };

	pg_expression_text(&o, expression);
	return out;
}

const char *pg_release(unsigned int release)
{
	static char out[16];
	struct pg_out o = { .buf = out, .size = sizeof(out) };

	pg_release_text(&o, release);
	return out;
}

const char *pg_effect_row(const struct pg_arch *arch, int effect)
{
	static char out[1024];
	struct pg_out o = { .buf = out, .size = sizeof(out) };

	pg_effect_sentence(&o, &arch->effects[effect], true);
	return out;
}

const char *pg_raw_condition(const struct pg_arch *arch, unsigned int claim)
{
	return words_of(arch)->conditions[claim];
}

const char *pg_condition(const struct pg_arch *arch, unsigned int claim)
{
	return pg_spelled(words_of(arch)->conditions[claim]);
}

const char *pg_severity_words(char severity)
{
	switch (severity) {
	case 'K':
		return "guest kernels die at boot";
	case 'P':
		return "guests die later";
	case 'W':
		return "wrong numbers or behaviour";
	case 'C':
		return "cosmetic";
	case 'H':
		return "usable though hidden: reported, never counted as a lie";
	}
	return "?";
}

static const struct pg_counted kinds[] = {
	[PG_MUST] = { .key = "must", .words = "each must be readable: an exception is a LIE", .after = "" },
	[PG_ABSENT] = { .key = "absent", .words = "not advertised, so it should not be there", .after = "" },
	[PG_LOOK] = { .key = "look", .words = "looked at: an exception alone accuses nobody", .after = "" },
	[PG_RANGE] = { .key = "range", .words = "each must be readable: an exception is a LIE", .after = "" },
};

static const struct pg_counted *kind_of(const struct pg_arch *arch, unsigned int kind)
{
	return kind < PG_COUNTED ? &kinds[kind] : &arch->counted[kind - PG_COUNTED];
}

const char *pg_kind_key(const struct pg_arch *arch, unsigned int kind)
{
	return kind_of(arch, kind)->key;
}

const char *pg_kind_words(const struct pg_arch *arch, unsigned int kind)
{
	return kind_of(arch, kind)->words;
}

const char *pg_kind_after(const struct pg_arch *arch, unsigned int kind)
{
	return kind_of(arch, kind)->after;
}

void pg_row_registers(const struct pg_arch *arch, unsigned int claim, void (*visit)(unsigned int reg, void *data), void *data)
{
	static struct pg_read reg[PG_NO_REG];
	static struct pg_cpu all = { .reg = reg };
	int i;

	for (i = 0; i < arch->nregs; i++)
		all.reg[i] = (struct pg_read){ .state = PG_VALUE, .value = ~0ull };
	pg_evidence(arch, &all, claim, visit, data);
}

const char *pg_encoding(const struct pg_arch *arch, unsigned int reg)
{
	static char out[32];
	struct pg_out o = { .buf = out, .size = sizeof(out) };

	arch->encoding(&o, reg);
	return out;
}

void pg_log_lines(const struct pg_arch *arch, unsigned int reg, char guest[PG_LOG_LINE], char host[PG_LOG_LINE])
{
	struct pg_out g = { .buf = guest, .size = PG_LOG_LINE }, h = { .buf = host, .size = PG_LOG_LINE };

	guest[0] = host[0] = 0;
	words_of(arch)->log_lines(&g, &h, reg);
}

void pg_cpu_name(const struct pg_arch *arch, const struct pg_cpu *c, char *to, size_t size)
{
	struct pg_out o = { .buf = to, .size = size };

	if (c)
		words_of(arch)->cpu_name(&o, c);
	else
		pg_put(&o, "unknown");
}

void pg_print_wrapped(int indent, const char *label, const char *text)
{
	int column = printf("%-*s", indent, label), start = column;

	while (*text) {
		int n = strcspn(text, " ");

		if (column > start && column + 1 + n > WIDTH) {
			column = start = printf("\n%*s", indent, "") - 1;
		} else if (column > start) {
			putchar(' ');
			column++;
		}
		printf("%.*s", n, text);
		column += n;
		text += n;
		while (*text == ' ')
			text++;
	}
	putchar('\n');
}
