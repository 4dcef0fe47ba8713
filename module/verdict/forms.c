/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The choice of a form, see forms.h. Pure.
 */
#include "verdict/forms.h"

const char *const pg_form_names[PG_NFORMS] = {
#define PG_FORM(sym, name, function, help) [PG_FORM_##sym] = name,
	PG_FORMS
#undef PG_FORM
};

void pg_report_form(enum pg_form form, struct pg_out *o, const struct pg_capture *cap, const struct pg_judgement *j)
{
	switch (form) {
#define PG_FORM(sym, name, function, help) \
	case PG_FORM_##sym: \
		function(o, cap, j); \
		break;
	PG_FORMS
#undef PG_FORM
	case PG_NFORMS:
		break;
	}
}
