/* SPDX-License-Identifier: MIT
 * Whether a style is made as templates/reports/README.md tells, before anything is filled in. */
#ifndef KEELING_PUBLISH_REPORT_SHAPE_H
#define KEELING_PUBLISH_REPORT_SHAPE_H

#include "base/diag.h"
#include "read/yaml.h"

/* Says every part that is not; false where there is one. `style` is a map. */
bool report_shape_check(const struct yaml *style, struct diag *diag);

#endif
