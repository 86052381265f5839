// Made by Scripts/embed-lexicons.sh from the list of files under lexicons/; run it after adding or removing one.
#include "lexicon_data.h"
#include <stddef.h>

static const uint8_t file_0[] = {
#embed "../../lexicons/en/contrast.tsv" suffix(,)
0};

static const uint8_t file_1[] = {
#embed "../../lexicons/en/diminishers.tsv" suffix(,)
0};

static const uint8_t file_2[] = {
#embed "../../lexicons/en/intensifiers.tsv" suffix(,)
0};

static const uint8_t file_3[] = {
#embed "../../lexicons/en/irrealis.tsv" suffix(,)
0};

static const uint8_t file_4[] = {
#embed "../../lexicons/en/language.json" suffix(,)
0};

static const uint8_t file_5[] = {
#embed "../../lexicons/en/negators.tsv" suffix(,)
0};

static const uint8_t file_6[] = {
#embed "../../lexicons/nl/contrast.tsv" suffix(,)
0};

static const uint8_t file_7[] = {
#embed "../../lexicons/nl/diminishers.tsv" suffix(,)
0};

static const uint8_t file_8[] = {
#embed "../../lexicons/nl/excess.tsv" suffix(,)
0};

static const uint8_t file_9[] = {
#embed "../../lexicons/nl/former.tsv" suffix(,)
0};

static const uint8_t file_10[] = {
#embed "../../lexicons/nl/intensifiers.tsv" suffix(,)
0};

static const uint8_t file_11[] = {
#embed "../../lexicons/nl/irrealis.tsv" suffix(,)
0};

static const uint8_t file_12[] = {
#embed "../../lexicons/nl/language.json" suffix(,)
0};

static const uint8_t file_13[] = {
#embed "../../lexicons/nl/negators.tsv" suffix(,)
0};

static const uint8_t file_14[] = {
#embed "../../lexicons/shared/emoji.tsv" suffix(,)
0};

static const uint8_t file_15[] = {
#embed "../../lexicons/shared/emoticons.tsv" suffix(,)
0};

static const uint8_t file_16[] = {
#embed "../../lexicons/sv/contrast.tsv" suffix(,)
0};

static const uint8_t file_17[] = {
#embed "../../lexicons/sv/diminishers.tsv" suffix(,)
0};

static const uint8_t file_18[] = {
#embed "../../lexicons/sv/excess.tsv" suffix(,)
0};

static const uint8_t file_19[] = {
#embed "../../lexicons/sv/former.tsv" suffix(,)
0};

static const uint8_t file_20[] = {
#embed "../../lexicons/sv/intensifiers.tsv" suffix(,)
0};

static const uint8_t file_21[] = {
#embed "../../lexicons/sv/irrealis.tsv" suffix(,)
0};

static const uint8_t file_22[] = {
#embed "../../lexicons/sv/language.json" suffix(,)
0};

static const uint8_t file_23[] = {
#embed "../../lexicons/sv/negators.tsv" suffix(,)
0};

static const uint8_t file_24[] = {
#embed "../../lexicons/sv/questions.tsv" suffix(,)
0};

static const uint8_t file_25[] = {
#embed "../../lexicons/sv/sarcasm.tsv" suffix(,)
0};

static const struct { const char *name; const uint8_t *bytes; int64_t size; } files[] = {
    {"en/contrast.tsv", file_0, sizeof file_0 - 1},
    {"en/diminishers.tsv", file_1, sizeof file_1 - 1},
    {"en/intensifiers.tsv", file_2, sizeof file_2 - 1},
    {"en/irrealis.tsv", file_3, sizeof file_3 - 1},
    {"en/language.json", file_4, sizeof file_4 - 1},
    {"en/negators.tsv", file_5, sizeof file_5 - 1},
    {"nl/contrast.tsv", file_6, sizeof file_6 - 1},
    {"nl/diminishers.tsv", file_7, sizeof file_7 - 1},
    {"nl/excess.tsv", file_8, sizeof file_8 - 1},
    {"nl/former.tsv", file_9, sizeof file_9 - 1},
    {"nl/intensifiers.tsv", file_10, sizeof file_10 - 1},
    {"nl/irrealis.tsv", file_11, sizeof file_11 - 1},
    {"nl/language.json", file_12, sizeof file_12 - 1},
    {"nl/negators.tsv", file_13, sizeof file_13 - 1},
    {"shared/emoji.tsv", file_14, sizeof file_14 - 1},
    {"shared/emoticons.tsv", file_15, sizeof file_15 - 1},
    {"sv/contrast.tsv", file_16, sizeof file_16 - 1},
    {"sv/diminishers.tsv", file_17, sizeof file_17 - 1},
    {"sv/excess.tsv", file_18, sizeof file_18 - 1},
    {"sv/former.tsv", file_19, sizeof file_19 - 1},
    {"sv/intensifiers.tsv", file_20, sizeof file_20 - 1},
    {"sv/irrealis.tsv", file_21, sizeof file_21 - 1},
    {"sv/language.json", file_22, sizeof file_22 - 1},
    {"sv/negators.tsv", file_23, sizeof file_23 - 1},
    {"sv/questions.tsv", file_24, sizeof file_24 - 1},
    {"sv/sarcasm.tsv", file_25, sizeof file_25 - 1},
};

static const int32_t count = sizeof files / sizeof files[0];

int32_t verbatim_lexicon_count(void) { return count; }
const char *verbatim_lexicon_name(int32_t i) { return i >= 0 && i < count ? files[i].name : NULL; }
const uint8_t *verbatim_lexicon_bytes(int32_t i) { return i >= 0 && i < count ? files[i].bytes : NULL; }
int64_t verbatim_lexicon_size(int32_t i) { return i >= 0 && i < count ? files[i].size : 0; }
