/* SPDX-License-Identifier: MIT
 * The calls of HarfBuzz, which are loaded with the first fonts: only what is printed needs them. For format/font*.c. */
#ifndef KEELING_FONT_CALLS_H
#define KEELING_FONT_CALLS_H

#include "base/library.h"

#include <hb-ot.h>
#include <hb-subset.h>
#include <hb.h>

#define SHAPING_CALLS(CALL) \
	CALL(hb_blob_create_from_file_or_fail) \
	CALL(hb_blob_destroy) \
	CALL(hb_blob_get_data) \
	CALL(hb_buffer_add_utf8) \
	CALL(hb_buffer_clear_contents) \
	CALL(hb_buffer_create) \
	CALL(hb_buffer_destroy) \
	CALL(hb_buffer_get_glyph_infos) \
	CALL(hb_buffer_get_glyph_positions) \
	CALL(hb_buffer_get_length) \
	CALL(hb_buffer_guess_segment_properties) \
	CALL(hb_buffer_set_cluster_level) \
	CALL(hb_buffer_set_direction) \
	CALL(hb_buffer_set_flags) \
	CALL(hb_buffer_set_language) \
	CALL(hb_draw_funcs_create) \
	CALL(hb_draw_funcs_destroy) \
	CALL(hb_draw_funcs_set_close_path_func) \
	CALL(hb_draw_funcs_set_cubic_to_func) \
	CALL(hb_draw_funcs_set_line_to_func) \
	CALL(hb_draw_funcs_set_move_to_func) \
	CALL(hb_face_collect_unicodes) \
	CALL(hb_face_create) \
	CALL(hb_face_destroy) \
	CALL(hb_face_get_glyph_count) \
	CALL(hb_face_get_upem) \
	CALL(hb_face_reference_blob) \
	CALL(hb_face_reference_table) \
	CALL(hb_feature_from_string) \
	CALL(hb_font_create) \
	CALL(hb_font_destroy) \
	CALL(hb_font_get_glyph_h_advance) \
	CALL(hb_font_get_glyph_shape) \
	CALL(hb_font_get_h_extents) \
	CALL(hb_language_from_string) \
	CALL(hb_ot_metrics_get_position_with_fallback) \
	CALL(hb_ot_name_get_utf8) \
	CALL(hb_set_add) \
	CALL(hb_set_create) \
	CALL(hb_set_destroy) \
	CALL(hb_set_has) \
	CALL(hb_shape) \
	CALL(hb_style_get_value) \
	CALL(hb_tag_from_string)

#define SUBSET_CALLS(CALL) \
	CALL(hb_subset_input_create_or_fail) \
	CALL(hb_subset_input_destroy) \
	CALL(hb_subset_input_glyph_set) \
	CALL(hb_subset_input_set) \
	CALL(hb_subset_input_set_flags) \
	CALL(hb_subset_or_fail)

struct shaping_calls {
	SHAPING_CALLS(LIBRARY_FIELD)
};

struct subset_calls {
	SUBSET_CALLS(LIBRARY_FIELD)
};

#endif
