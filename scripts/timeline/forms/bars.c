/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Stages as bars. See bars.h.
 */
#include <inttypes.h>
#include <string.h>

#include "../words/milestone.h"
#include "../words/words.h"
#include "bars.h"

#define LEAST	1.0	/* pixels of the shortest stage */
#define PLAIN	3.0	/* a bar that is no wider has one colour */
#define GAP	3.0	/* between two labels, at least */
#define LABELLED	4.0	/* one that is narrower has no label */

static void put_hover(FILE *out, const struct pg_span *s)
{
	char from[16], to[16], took[PG_WORDS], line[PG_WORDS * 2], what[PG_WORDS], name[PG_SHORT];
	const struct pg_account *a = &s->acct;
	int i;

	fputs("<title>", out);
	pg_milestone_name(s->from.stage, s->open ? 0 : s->to.stage, name);
	snprintf(line, sizeof(line), "%s: %s\nfrom %s, %s\n%s %s%s%s\n", name,
		 pg_time_words(s->to.ts - s->from.ts, took),
		 pg_milestone_tag(s->from.stage, from), pg_milestone(s->from.stage)->where,
		 s->open ? "and no further stage" : "to", s->open ? "" : pg_milestone_tag(s->to.stage, to),
		 s->open ? "" : ", ", s->open ? "" : pg_milestone(s->to.stage)->where);
	pg_canvas_escape(out, line);
	if (s->lost)
		pg_canvas_escape(out, "void: events were lost during this stage");
	for (i = 0; !s->lost && i < PG_CAUSES; i++) {
		if (!a->ns[i])
			continue;
		snprintf(line, sizeof(line), "%s: %s\n", pg_cause_words[i],
			 pg_time_words(a->ns[i], took));
		pg_canvas_escape(out, line);
	}
	for (i = 0; !s->lost && i < a->n_details && i < 8; i++) {
		if (PG_DETAIL_KIND(a->details[i].detail) == PG_D_NONE)
			continue;
		snprintf(line, sizeof(line), "- %s, %" PRIu64 "x: %s\n",
			 pg_detail_words(a->details[i].detail, what), a->details[i].count,
			 pg_time_words(a->details[i].ns, took));
		pg_canvas_escape(out, line);
	}
	fputs("</title>", out);
}

/* Too many pieces to keep were added up: by cause, dotted, since their order is not known any more. */
static void put_many(FILE *out, const struct pg_account *a, double x, double w, double y, double h)
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
		pg_canvas_box(out, at, y, rest[i] / sum * w, h, pg_cause_colours[i]);
		at += rest[i] / sum * w;
	}
	pg_canvas_box(out, x, y, w, h, "url(#many)");
}

static void put_pieces(FILE *out, const struct pg_span *s, double x, double w, double y, double h)
{
	double ns = s->to.ts - s->from.ts;
	int i;

	if (w <= PLAIN) {
		pg_canvas_box(out, x, y, w, h, pg_cause_colours[pg_account_main(&s->acct)]);
		return;
	}
	for (i = 0; ns > 0 && i < s->acct.n_pieces; i++) {
		const struct pg_piece *p = &s->acct.pieces[i];
		double from = x + (p->from - s->from.ts) / ns * w, width = (p->to - p->from) / ns * w;

		if (p->cause == PG_CAUSES)
			put_many(out, &s->acct, from, width, y, h);
		else
			pg_canvas_box(out, from, y, width, h, pg_cause_colours[p->cause]);
	}
}

static void put_bar(FILE *out, const struct pg_span *s, double x, double w, double y, double h)
{
	fprintf(out, "<g class=\"stage%s\">", s->lost ? " void" : s->open ? " open" : "");
	put_hover(out, s);
	if (!s->lost)
		put_pieces(out, s, x, w, y, h);
	if (s->lost || s->open)
		pg_canvas_box(out, x, y, w, h, s->lost ? "url(#void)" : "url(#open)");
	if (w > PLAIN)
		pg_canvas_frame(out, x, y, w, h);
	fputs("</g>", out);
}

static double width_of(double from, double to)
{
	return to - from > LEAST ? to - from : LEAST;
}

struct label {
	char text[PG_SHORT], tag[16];
	double bar, width;	/* where its bar is */
	double x, end;		/* where it is itself; end is 0 while it has no place */
	uint64_t ns;
};

static bool is_free(const struct label *labels, int n, double from, double to)
{
	int i;

	if (from < labels[0].bar || to > PG_BARS_RIGHT)
		return false;
	for (i = 0; i < n; i++)
		if (labels[i].end > 0 && from < labels[i].end + GAP && labels[i].x < to + GAP)
			return false;
	return true;
}

/*
 * The longest stages come first. A label begins above its bar, or ends there, and may be wider than it where no other
 * label is. Where there is no room for the name there may be for the code.
 */
static void place(struct label *labels, int n)
{
	int i, k, most;

	for (k = 0; k < n; k++) {
		struct label *l = NULL;
		double width;

		for (most = -1, i = 0; i < n; i++)
			if (labels[i].ns && (most < 0 || labels[i].ns > labels[most].ns))
				most = i;
		if (most < 0)
			break;
		l = &labels[most];
		l->ns = 0;
		width = pg_canvas_width(l->text);
		if (l->width < LABELLED)
			continue;
		if (is_free(labels, n, l->bar, l->bar + width)) {
			l->x = l->bar;
			l->end = l->bar + width;
		} else if (is_free(labels, n, l->bar + l->width - width, l->bar + l->width)) {
			l->x = l->bar + l->width - width;
			l->end = l->bar + l->width;
		} else if (pg_canvas_width(l->tag) <= l->width &&
			   is_free(labels, n, l->bar, l->bar + pg_canvas_width(l->tag))) {
			snprintf(l->text, sizeof(l->text), "%s", l->tag);
			l->x = l->bar;
			l->end = l->bar + pg_canvas_width(l->tag);
		}
	}
}

void pg_bars_put(FILE *out, const struct pg_bringup *b, const struct pg_axis *a, double y, double h)
{
	struct label labels[PG_MARKS_MAX] = { 0 };
	char took[PG_WORDS];
	int i, n = 0;

	for (i = 0; i < b->n_spans; i++) {
		const struct pg_span *s = &b->spans[i];
		double x = pg_axis_x(a, s->from.ts),
		       w = s->open ? PG_BARS_OPEN : width_of(x, pg_axis_x(a, s->to.ts));

		if (!pg_bringup_has(s))
			continue;
		put_bar(out, s, x, w, y, h);
		pg_time_words(s->to.ts - s->from.ts, took);
		if (pg_canvas_width(took) + 6 <= w)
			pg_canvas_text(out, "s t", x + 3, y + h / 2 + 4, "%s", took);
		fputc('\n', out);
		pg_milestone_name(s->from.stage, s->open ? 0 : s->to.stage, labels[n].text);
		pg_milestone_tag(s->from.stage, labels[n].tag);
		labels[n].bar = x;
		labels[n].width = w;
		labels[n++].ns = s->open ? UINT64_MAX : s->to.ts - s->from.ts;
	}
	place(labels, n);
	for (i = 0; i < n; i++)
		if (labels[i].end > 0)
			pg_canvas_text(out, labels[i].x < labels[i].bar ? "s e" : "s",
				       labels[i].x < labels[i].bar ? labels[i].end : labels[i].x + 1, y - 4, "%s",
				       labels[i].text);
}

void pg_bars_put_small(FILE *out, const struct pg_bringup *b, const struct pg_axis *a, double y,
		       double h)
{
	int i;

	for (i = 0; i < b->n_spans; i++) {
		const struct pg_span *s = &b->spans[i];
		double x = pg_axis_x(a, s->from.ts), w = width_of(x, pg_axis_x(a, s->to.ts));

		if (!pg_bringup_has(s))
			continue;
		if (s->lost || s->open)
			pg_canvas_box(out, x, y, w, h, s->lost ? "url(#void)" : "url(#open)");
		else
			put_pieces(out, s, x, w, y, h);
	}
	fputc('\n', out);
}
