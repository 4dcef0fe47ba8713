/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The forms in which predict prints a prediction.
 */
#ifndef PG_PREDICT_H
#define PG_PREDICT_H

#include "fate.h"

void pg_predict_text(const struct pg_capture *cap, const struct pg_judgement *j, const struct pg_prediction *p);
int pg_predict_json(const struct pg_capture *cap, const struct pg_judgement *j, const struct pg_prediction *p);

#endif
