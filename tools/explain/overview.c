#include "explain/explain.h"
void explain_overview(const struct changes *changes, const struct reasons *reasons, GString *out){(void)changes;(void)reasons;(void)out;}
void explain_table(const struct changes *changes, const struct reasons *reasons, GString *out){(void)changes;(void)reasons;(void)out;}
