/* SPDX-License-Identifier: GPL-2.0 */
/*
 * A picture: a lane per bring-up, its stages as bars, coloured by where the time went, in the order
 * in which it went there. One file that needs nothing else; hovering over a bar tells all of it.
 *
 * All lanes have one scale. A stage has some pixels even if it took no time to speak of, so widths
 * are only proportional beyond that; a stage that never ended is drawn short and hatched.
 */
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "report.h"
#include "stage.h"
#include "words.h"

#define WIDTH		1240
#define LEFT		190
#define BARS		(WIDTH - LEFT - 20)
#define LANE		44
#define BAR		22
#define LEAST		5	/* pixels of the shortest stage */
#define OPEN		60	/* pixels of one that did not end */
#define CHAR		6.2	/* width of a character in the small font, about */

static void put_text(FILE *out, const char *s)
{
	for (; *s; s++) {
		unsigned char c = *s;

		if (c == '<')
			fputs("&lt;", out);
		else if (c == '>')
			fputs("&gt;", out);
		else if (c == '&')
			fputs("&amp;", out);
		else if (c == '"')
			fputs("&quot;", out);
		else if ((c >= ' ' && c < 0x7f) || c == '\n')
			fputc(c, out);
		else
			fputc('?', out);
	}
}

/* Pixels per nanosecond that let the longest bring-up fit. */
static double scale_of(const struct pg_report_input *in)
{
	double least = -1;
	int i, j, k;

	for (i = 0; i < in->n_runs; i++) {
		for (j = 0; j < in->runs[i]->n_bringups; j++) {
			const struct pg_bringup *b = in->runs[i]->bringups[j];
			double room = BARS, ns = 0;

			if (!pg_report_wants(in, b->vcpu->vm))
				continue;
			for (k = 0; k < b->n_spans; k++) {
				room -= LEAST;
				if (b->spans[k].open)
					room -= OPEN;
				else if (pg_bringup_has(&b->spans[k]))
					ns += b->spans[k].to.ts - b->spans[k].from.ts;
			}
			if (room < 100)
				room = 100;
			if (ns > 0 && (least < 0 || room / ns < least))
				least = room / ns;
		}
	}
	return least < 0 ? 1e-6 : least;
}

static void put_hover(FILE *out, const struct pg_span *s)
{
	char from[16], to[16], took[PG_WORDS], line[PG_WORDS * 2], what[PG_WORDS];
	const struct pg_account *a = &s->acct;
	int i;

	fputs("<title>", out);
	snprintf(line, sizeof(line), "%s > %s: %s\n%s\n", pg_stage_tag(s->from.stage, from),
		 s->open ? "(nothing more)" : pg_stage_tag(s->to.stage, to),
		 pg_time_words(s->to.ts - s->from.ts, took), pg_stage(s->from.stage)->where);
	put_text(out, line);
	if (s->lost)
		put_text(out, "void: events were lost in it");
	for (i = 0; !s->lost && i < PG_CAUSES; i++) {
		if (!a->ns[i])
			continue;
		snprintf(line, sizeof(line), "%s: %s\n", pg_cause_words[i],
			 pg_time_words(a->ns[i], took));
		put_text(out, line);
	}
	for (i = 0; !s->lost && i < a->n_details && i < 8; i++) {
		if (PG_DETAIL_KIND(a->details[i].detail) == PG_D_NONE)
			continue;
		snprintf(line, sizeof(line), "- %s, %" PRIu64 "x: %s\n",
			 pg_detail_words(a->details[i].detail, what), a->details[i].count,
			 pg_time_words(a->details[i].ns, took));
		put_text(out, line);
	}
	fputs("</title>", out);
}

static void put_rect(FILE *out, double x, double y, double w, const char *fill)
{
	fprintf(out, "<rect x=\"%.2f\" y=\"%.1f\" width=\"%.2f\" height=\"%d\" fill=\"%s\"/>", x, y, w, BAR,
		fill);
}

/* Too many pieces to keep were added up: shown by cause, dotted, since their order is not known any more. */
static void put_many(FILE *out, const struct pg_account *a, double x, double w, double y)
{
	double rest[PG_CAUSES], sum = 0, at = x;
	int i;

	for (i = 0; i < PG_CAUSES; i++)
		rest[i] = a->ns[i];
	for (i = 0; i < a->n_pieces; i++)
		if (a->pieces[i].cause < PG_CAUSES)
			rest[a->pieces[i].cause] -= a->pieces[i].to - a->pieces[i].from;
	for (i = 0; i < PG_CAUSES; i++)
		sum += rest[i];
	for (i = 0; sum > 0 && i < PG_CAUSES; i++) {
		if (rest[i] <= 0)
			continue;
		put_rect(out, at, y, rest[i] / sum * w, pg_cause_colours[i]);
		at += rest[i] / sum * w;
	}
	put_rect(out, x, y, w, "url(#many)");
}

static void put_pieces(FILE *out, const struct pg_span *s, double x, double w, double y)
{
	double ns = s->to.ts - s->from.ts;
	int i;

	for (i = 0; ns > 0 && i < s->acct.n_pieces; i++) {
		const struct pg_piece *p = &s->acct.pieces[i];
		double from = x + (p->from - s->from.ts) / ns * w, width = (p->to - p->from) / ns * w;

		if (p->cause == PG_CAUSES)
			put_many(out, &s->acct, from, width, y);
		else
			put_rect(out, from, y, width, pg_cause_colours[p->cause]);
	}
}

static double put_bar(FILE *out, const struct pg_span *s, double x, double y, double scale)
{
	double w = s->open ? OPEN : LEAST + (s->to.ts - s->from.ts) * scale;
	char tag[16], took[PG_WORDS];

	fprintf(out, "<g class=\"stage%s\">", s->lost ? " void" : s->open ? " open" : "");
	put_hover(out, s);
	if (!s->lost)
		put_pieces(out, s, x, w, y);
	if (s->lost || s->open)
		fprintf(out,
			"<rect x=\"%.2f\" y=\"%.1f\" width=\"%.2f\" height=\"%d\" fill=\"url(#%s)\"/>",
			x, y, w, BAR, s->lost ? "void" : "open");
	fprintf(out,
		"<rect x=\"%.2f\" y=\"%.1f\" width=\"%.2f\" height=\"%d\" fill=\"none\" stroke=\"#222\" "
		"stroke-width=\"0.7\"/>",
		x, y, w, BAR);
	pg_stage_tag(s->from.stage, tag);
	if (strlen(tag) * CHAR + 5 < w)
		fprintf(out, "<text class=\"s\" x=\"%.2f\" y=\"%.1f\">%s</text>", x + 1, y - 3,
			tag);
	pg_time_words(s->to.ts - s->from.ts, took);
	if (strlen(took) * CHAR + 4 < w)
		fprintf(out, "<text class=\"t\" x=\"%.2f\" y=\"%.1f\">%s</text>", x + 3,
			y + BAR / 2 + 4, took);
	fputs("</g>\n", out);
	return x + w;
}

static void put_lane(FILE *out, const struct pg_bringup *b, double y, double scale)
{
	static const char *const kinds[] = { "boot", "secondary", "resume", "start unseen" };
	char name[16], took[PG_WORDS];
	double x = LEFT;
	int i;

	fprintf(out,
		"<g class=\"lane\"><text x=\"8\" y=\"%.1f\">%s %s</text>"
		"<text class=\"s\" x=\"8\" y=\"%.1f\">%s%s</text>\n",
		y + 9, pg_vcpu_name(b->vcpu, name), kinds[b->kind], y + 21,
		b->done ? "through in " : "NOT through, got to ",
		pg_time_words(pg_bringup_time(b), took));
	for (i = 0; i < b->n_spans; i++)
		if (pg_bringup_has(&b->spans[i]))
			x = put_bar(out, &b->spans[i], x, y, scale);
	fputs("</g>\n", out);
}

static void put_legend(FILE *out, double y, double scale)
{
	double ns = 1, x = 8;
	char took[PG_WORDS];
	int i;

	fputs("<g class=\"legend\">", out);
	for (i = 0; i <= PG_CAUSES; i++) {
		fprintf(out,
			"<rect x=\"%.1f\" y=\"%.1f\" width=\"12\" height=\"12\" fill=\"%s\" stroke=\"#222\" "
			"stroke-width=\"0.5\"/><text class=\"s\" x=\"%.1f\" y=\"%.1f\">%s</text>",
			x, y, i < PG_CAUSES ? pg_cause_colours[i] : "url(#many)", x + 16, y + 10,
			pg_cause_words[i]);
		x += 16 + strlen(pg_cause_words[i]) * CHAR + 14;
	}
	fputs("</g>\n", out);
	while (ns * scale < 40)
		ns *= 10;
	fprintf(out,
		"<path d=\"M%d %.1f v-5 h%.1f v5\" fill=\"none\" stroke=\"#222\"/>"
		"<text class=\"s\" x=\"%.1f\" y=\"%.1f\">%s; a stage is at least %d pixels wide</text>\n",
		LEFT, y + 36, ns * scale, LEFT + ns * scale + 6, y + 36, pg_time_words(ns, took),
		LEAST);
}

static int lanes_of(const struct pg_report_input *in)
{
	int i, j, n = 0;

	for (i = 0; i < in->n_runs; i++)
		for (j = 0; j < in->runs[i]->n_bringups; j++)
			n += pg_report_wants(in, in->runs[i]->bringups[j]->vcpu->vm);
	return n;
}

void pg_report_svg(FILE *out, const struct pg_report_input *in)
{
	double scale = scale_of(in), y = 46;
	int i, j, k, heads = 0, height;

	for (i = 0; i < in->n_runs; i++)
		for (j = 0; j < in->runs[i]->n_vms; j++)
			heads += pg_report_wants(in, j);
	height = 46 + heads * 30 + lanes_of(in) * LANE + 60;
	fprintf(out,
		"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" viewBox=\"0 0 %d %d\" "
		"role=\"img\">\n<title>polygraph timeline</title>\n"
		"<style>text{font:13px sans-serif;fill:#222}.s{font-size:11px}.t{font-size:11px;fill:#000}"
		".h{font-weight:bold}.stage:hover rect{stroke-width:2}</style>\n"
		"<defs><pattern id=\"void\" width=\"8\" height=\"8\" patternUnits=\"userSpaceOnUse\">"
		"<rect width=\"8\" height=\"8\" fill=\"#fff\"/><path d=\"M0 8L8 0\" stroke=\"#c00\"/></pattern>"
		"<pattern id=\"open\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\">"
		"<path d=\"M0 6L6 0\" stroke=\"#222\" stroke-width=\"1\"/></pattern>"
		"<pattern id=\"many\" width=\"5\" height=\"5\" patternUnits=\"userSpaceOnUse\">"
		"<rect width=\"5\" height=\"5\" fill=\"#222\" fill-opacity=\"0.12\"/>"
		"<circle cx=\"2.5\" cy=\"2.5\" r=\"0.8\" fill=\"#222\"/></pattern></defs>\n"
		"<rect width=\"100%%\" height=\"100%%\" fill=\"#fff\"/>\n",
		WIDTH, height, WIDTH, height);
	fputs("<text class=\"h\" x=\"8\" y=\"22\">How the CPUs came up, and where the time went</text>\n",
	      out);
	for (i = 0; i < in->n_runs; i++) {
		const struct pg_run *run = in->runs[i];

		for (j = 0; j < run->n_vms; j++) {
			if (!pg_report_wants(in, j))
				continue;
			fprintf(out, "<text class=\"h\" x=\"8\" y=\"%.1f\">VM %d, ", y + 8, j);
			put_text(out, run->path);
			fputs("</text>\n", out);
			y += 30;
			for (k = 0; k < run->n_bringups; k++) {
				if (run->bringups[k]->vcpu->vm != j)
					continue;
				put_lane(out, run->bringups[k], y, scale);
				y += LANE;
			}
		}
	}
	if (!lanes_of(in))
		fprintf(out,
			"<text x=\"8\" y=\"%.1f\">No CPU was started while this was recorded.</text>\n",
			y + 8);
	put_legend(out, y + (lanes_of(in) ? 0 : LANE / 2), scale);
	fputs("</svg>\n", out);
}
