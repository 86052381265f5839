// Made by Scripts/embed-lexicons.sh from the list of files under lexicons/; run it after adding or removing one.
#include "lexicon_data.h"
#include <stddef.h>

static const uint8_t file_0[] = {
#embed "../../lexicons/en/abbreviations.txt" suffix(,)
0};

static const uint8_t file_1[] = {
#embed "../../lexicons/en/conditions.tsv" suffix(,)
0};

static const uint8_t file_2[] = {
#embed "../../lexicons/en/contrast.tsv" suffix(,)
0};

static const uint8_t file_3[] = {
#embed "../../lexicons/en/conversation.tsv" suffix(,)
0};

static const uint8_t file_4[] = {
#embed "../../lexicons/en/diminishers.tsv" suffix(,)
0};

static const uint8_t file_5[] = {
#embed "../../lexicons/en/examples.tsv" suffix(,)
0};

static const uint8_t file_6[] = {
#embed "../../lexicons/en/excess.tsv" suffix(,)
0};

static const uint8_t file_7[] = {
#embed "../../lexicons/en/first-names.txt" suffix(,)
0};

static const uint8_t file_8[] = {
#embed "../../lexicons/en/former.tsv" suffix(,)
0};

static const uint8_t file_9[] = {
#embed "../../lexicons/en/inflection.tsv" suffix(,)
0};

static const uint8_t file_10[] = {
#embed "../../lexicons/en/intensifiers.tsv" suffix(,)
0};

static const uint8_t file_11[] = {
#embed "../../lexicons/en/irony.tsv" suffix(,)
0};

static const uint8_t file_12[] = {
#embed "../../lexicons/en/irrealis.tsv" suffix(,)
0};

static const uint8_t file_13[] = {
#embed "../../lexicons/en/irregular.tsv" suffix(,)
0};

static const uint8_t file_14[] = {
#embed "../../lexicons/en/language.json" suffix(,)
0};

static const uint8_t file_15[] = {
#embed "../../lexicons/en/learned.tsv" suffix(,)
0};

static const uint8_t file_16[] = {
#embed "../../lexicons/en/loose-words.txt" suffix(,)
0};

static const uint8_t file_17[] = {
#embed "../../lexicons/en/negated.tsv" suffix(,)
0};

static const uint8_t file_18[] = {
#embed "../../lexicons/en/negators.tsv" suffix(,)
0};

static const uint8_t file_19[] = {
#embed "../../lexicons/en/no-answers.txt" suffix(,)
0};

static const uint8_t file_20[] = {
#embed "../../lexicons/en/no-opinions.txt" suffix(,)
0};

static const uint8_t file_21[] = {
#embed "../../lexicons/en/nothing.txt" suffix(,)
0};

static const uint8_t file_22[] = {
#embed "../../lexicons/en/questions.tsv" suffix(,)
0};

static const uint8_t file_23[] = {
#embed "../../lexicons/en/redaction-examples.tsv" suffix(,)
0};

static const uint8_t file_24[] = {
#embed "../../lexicons/en/redaction.tsv" suffix(,)
0};

static const uint8_t file_25[] = {
#embed "../../lexicons/en/sarcasm.tsv" suffix(,)
0};

static const uint8_t file_26[] = {
#embed "../../lexicons/en/sentiment.tsv" suffix(,)
0};

static const uint8_t file_27[] = {
#embed "../../lexicons/en/speakers.tsv" suffix(,)
0};

static const uint8_t file_28[] = {
#embed "../../lexicons/en/stopwords.txt" suffix(,)
0};

static const uint8_t file_29[] = {
#embed "../../lexicons/en/variants.tsv" suffix(,)
0};

static const uint8_t file_30[] = {
#embed "../../lexicons/nl/abbreviations.txt" suffix(,)
0};

static const uint8_t file_31[] = {
#embed "../../lexicons/nl/conditions.tsv" suffix(,)
0};

static const uint8_t file_32[] = {
#embed "../../lexicons/nl/contrast.tsv" suffix(,)
0};

static const uint8_t file_33[] = {
#embed "../../lexicons/nl/conversation.tsv" suffix(,)
0};

static const uint8_t file_34[] = {
#embed "../../lexicons/nl/diminishers.tsv" suffix(,)
0};

static const uint8_t file_35[] = {
#embed "../../lexicons/nl/everyday.txt" suffix(,)
0};

static const uint8_t file_36[] = {
#embed "../../lexicons/nl/examples.tsv" suffix(,)
0};

static const uint8_t file_37[] = {
#embed "../../lexicons/nl/excess.tsv" suffix(,)
0};

static const uint8_t file_38[] = {
#embed "../../lexicons/nl/first-names.txt" suffix(,)
0};

static const uint8_t file_39[] = {
#embed "../../lexicons/nl/former.tsv" suffix(,)
0};

static const uint8_t file_40[] = {
#embed "../../lexicons/nl/inflection.tsv" suffix(,)
0};

static const uint8_t file_41[] = {
#embed "../../lexicons/nl/intensifiers.tsv" suffix(,)
0};

static const uint8_t file_42[] = {
#embed "../../lexicons/nl/irony.tsv" suffix(,)
0};

static const uint8_t file_43[] = {
#embed "../../lexicons/nl/irrealis.tsv" suffix(,)
0};

static const uint8_t file_44[] = {
#embed "../../lexicons/nl/irregular.tsv" suffix(,)
0};

static const uint8_t file_45[] = {
#embed "../../lexicons/nl/language.json" suffix(,)
0};

static const uint8_t file_46[] = {
#embed "../../lexicons/nl/learned.tsv" suffix(,)
0};

static const uint8_t file_47[] = {
#embed "../../lexicons/nl/loose-words.txt" suffix(,)
0};

static const uint8_t file_48[] = {
#embed "../../lexicons/nl/negated.tsv" suffix(,)
0};

static const uint8_t file_49[] = {
#embed "../../lexicons/nl/negators.tsv" suffix(,)
0};

static const uint8_t file_50[] = {
#embed "../../lexicons/nl/no-answers.txt" suffix(,)
0};

static const uint8_t file_51[] = {
#embed "../../lexicons/nl/no-opinions.txt" suffix(,)
0};

static const uint8_t file_52[] = {
#embed "../../lexicons/nl/nothing.txt" suffix(,)
0};

static const uint8_t file_53[] = {
#embed "../../lexicons/nl/questions.tsv" suffix(,)
0};

static const uint8_t file_54[] = {
#embed "../../lexicons/nl/redaction-examples.tsv" suffix(,)
0};

static const uint8_t file_55[] = {
#embed "../../lexicons/nl/redaction.tsv" suffix(,)
0};

static const uint8_t file_56[] = {
#embed "../../lexicons/nl/sarcasm.tsv" suffix(,)
0};

static const uint8_t file_57[] = {
#embed "../../lexicons/nl/sentiment.tsv" suffix(,)
0};

static const uint8_t file_58[] = {
#embed "../../lexicons/nl/speakers.tsv" suffix(,)
0};

static const uint8_t file_59[] = {
#embed "../../lexicons/nl/stopwords.txt" suffix(,)
0};

static const uint8_t file_60[] = {
#embed "../../lexicons/nl/variants.tsv" suffix(,)
0};

static const uint8_t file_61[] = {
#embed "../../lexicons/nl/vocabulary.tsv" suffix(,)
0};

static const uint8_t file_62[] = {
#embed "../../lexicons/report/charts.css" suffix(,)
0};

static const uint8_t file_63[] = {
#embed "../../lexicons/report/charts.js" suffix(,)
0};

static const uint8_t file_64[] = {
#embed "../../lexicons/report/colours.css" suffix(,)
0};

static const uint8_t file_65[] = {
#embed "../../lexicons/report/comments.css" suffix(,)
0};

static const uint8_t file_66[] = {
#embed "../../lexicons/report/comments.js" suffix(,)
0};

static const uint8_t file_67[] = {
#embed "../../lexicons/report/elements.js" suffix(,)
0};

static const uint8_t file_68[] = {
#embed "../../lexicons/report/en.json" suffix(,)
0};

static const uint8_t file_69[] = {
#embed "../../lexicons/report/export.js" suffix(,)
0};

static const uint8_t file_70[] = {
#embed "../../lexicons/report/figures.js" suffix(,)
0};

static const uint8_t file_71[] = {
#embed "../../lexicons/report/filter.js" suffix(,)
0};

static const uint8_t file_72[] = {
#embed "../../lexicons/report/format.js" suffix(,)
0};

static const uint8_t file_73[] = {
#embed "../../lexicons/report/groups.js" suffix(,)
0};

static const uint8_t file_74[] = {
#embed "../../lexicons/report/layout.css" suffix(,)
0};

static const uint8_t file_75[] = {
#embed "../../lexicons/report/main.js" suffix(,)
0};

static const uint8_t file_76[] = {
#embed "../../lexicons/report/nl.json" suffix(,)
0};

static const uint8_t file_77[] = {
#embed "../../lexicons/report/overview.js" suffix(,)
0};

static const uint8_t file_78[] = {
#embed "../../lexicons/report/page.html" suffix(,)
0};

static const uint8_t file_79[] = {
#embed "../../lexicons/report/print.css" suffix(,)
0};

static const uint8_t file_80[] = {
#embed "../../lexicons/report/rows.js" suffix(,)
0};

static const uint8_t file_81[] = {
#embed "../../lexicons/report/sv.json" suffix(,)
0};

static const uint8_t file_82[] = {
#embed "../../lexicons/report/themes.js" suffix(,)
0};

static const uint8_t file_83[] = {
#embed "../../lexicons/report/transcripts.css" suffix(,)
0};

static const uint8_t file_84[] = {
#embed "../../lexicons/report/transcripts.tsv" suffix(,)
0};

static const uint8_t file_85[] = {
#embed "../../lexicons/report/why.css" suffix(,)
0};

static const uint8_t file_86[] = {
#embed "../../lexicons/report/why.js" suffix(,)
0};

static const uint8_t file_87[] = {
#embed "../../lexicons/scales/answers.tsv" suffix(,)
0};

static const uint8_t file_88[] = {
#embed "../../lexicons/scales/benchmarks-acsi-2020.tsv" suffix(,)
0};

static const uint8_t file_89[] = {
#embed "../../lexicons/scales/scales.json" suffix(,)
0};

static const uint8_t file_90[] = {
#embed "../../lexicons/shared/columns.tsv" suffix(,)
0};

static const uint8_t file_91[] = {
#embed "../../lexicons/shared/domains.txt" suffix(,)
0};

static const uint8_t file_92[] = {
#embed "../../lexicons/shared/emoji.tsv" suffix(,)
0};

static const uint8_t file_93[] = {
#embed "../../lexicons/shared/emoticons.tsv" suffix(,)
0};

static const uint8_t file_94[] = {
#embed "../../lexicons/shared/label-language.txt" suffix(,)
0};

static const uint8_t file_95[] = {
#embed "../../lexicons/shared/languages.tsv" suffix(,)
0};

static const uint8_t file_96[] = {
#embed "../../lexicons/shared/months.tsv" suffix(,)
0};

static const uint8_t file_97[] = {
#embed "../../lexicons/shared/redaction.tsv" suffix(,)
0};

static const uint8_t file_98[] = {
#embed "../../lexicons/shared/rules.json" suffix(,)
0};

static const uint8_t file_99[] = {
#embed "../../lexicons/shared/transcript-fields.tsv" suffix(,)
0};

static const uint8_t file_100[] = {
#embed "../../lexicons/shared/truth.txt" suffix(,)
0};

static const uint8_t file_101[] = {
#embed "../../lexicons/shared/unfinished.tsv" suffix(,)
0};

static const uint8_t file_102[] = {
#embed "../../lexicons/sv/abbreviations.txt" suffix(,)
0};

static const uint8_t file_103[] = {
#embed "../../lexicons/sv/conditions.tsv" suffix(,)
0};

static const uint8_t file_104[] = {
#embed "../../lexicons/sv/contrast.tsv" suffix(,)
0};

static const uint8_t file_105[] = {
#embed "../../lexicons/sv/conversation.tsv" suffix(,)
0};

static const uint8_t file_106[] = {
#embed "../../lexicons/sv/diminishers.tsv" suffix(,)
0};

static const uint8_t file_107[] = {
#embed "../../lexicons/sv/everyday.txt" suffix(,)
0};

static const uint8_t file_108[] = {
#embed "../../lexicons/sv/examples.tsv" suffix(,)
0};

static const uint8_t file_109[] = {
#embed "../../lexicons/sv/excess.tsv" suffix(,)
0};

static const uint8_t file_110[] = {
#embed "../../lexicons/sv/first-names.txt" suffix(,)
0};

static const uint8_t file_111[] = {
#embed "../../lexicons/sv/former.tsv" suffix(,)
0};

static const uint8_t file_112[] = {
#embed "../../lexicons/sv/inflection.tsv" suffix(,)
0};

static const uint8_t file_113[] = {
#embed "../../lexicons/sv/intensifiers.tsv" suffix(,)
0};

static const uint8_t file_114[] = {
#embed "../../lexicons/sv/irony.tsv" suffix(,)
0};

static const uint8_t file_115[] = {
#embed "../../lexicons/sv/irrealis.tsv" suffix(,)
0};

static const uint8_t file_116[] = {
#embed "../../lexicons/sv/irregular.tsv" suffix(,)
0};

static const uint8_t file_117[] = {
#embed "../../lexicons/sv/language.json" suffix(,)
0};

static const uint8_t file_118[] = {
#embed "../../lexicons/sv/learned.tsv" suffix(,)
0};

static const uint8_t file_119[] = {
#embed "../../lexicons/sv/loose-words.txt" suffix(,)
0};

static const uint8_t file_120[] = {
#embed "../../lexicons/sv/negated.tsv" suffix(,)
0};

static const uint8_t file_121[] = {
#embed "../../lexicons/sv/negators.tsv" suffix(,)
0};

static const uint8_t file_122[] = {
#embed "../../lexicons/sv/no-answers.txt" suffix(,)
0};

static const uint8_t file_123[] = {
#embed "../../lexicons/sv/no-opinions.txt" suffix(,)
0};

static const uint8_t file_124[] = {
#embed "../../lexicons/sv/nothing.txt" suffix(,)
0};

static const uint8_t file_125[] = {
#embed "../../lexicons/sv/questions.tsv" suffix(,)
0};

static const uint8_t file_126[] = {
#embed "../../lexicons/sv/redaction-examples.tsv" suffix(,)
0};

static const uint8_t file_127[] = {
#embed "../../lexicons/sv/redaction.tsv" suffix(,)
0};

static const uint8_t file_128[] = {
#embed "../../lexicons/sv/sarcasm.tsv" suffix(,)
0};

static const uint8_t file_129[] = {
#embed "../../lexicons/sv/sentiment.tsv" suffix(,)
0};

static const uint8_t file_130[] = {
#embed "../../lexicons/sv/speakers.tsv" suffix(,)
0};

static const uint8_t file_131[] = {
#embed "../../lexicons/sv/stopwords.txt" suffix(,)
0};

static const uint8_t file_132[] = {
#embed "../../lexicons/sv/variants.tsv" suffix(,)
0};

static const uint8_t file_133[] = {
#embed "../../lexicons/sv/vocabulary.tsv" suffix(,)
0};

static const uint8_t file_134[] = {
#embed "../../lexicons/themes/airline-travel.yaml" suffix(,)
0};

static const uint8_t packed_134[] = {
#embed "codebooks/airline-travel.tsv" suffix(,)
0};

static const uint8_t file_135[] = {
#embed "../../lexicons/themes/bank-insurance.yaml" suffix(,)
0};

static const uint8_t packed_135[] = {
#embed "codebooks/bank-insurance.tsv" suffix(,)
0};

static const uint8_t file_136[] = {
#embed "../../lexicons/themes/contact-centre.yaml" suffix(,)
0};

static const uint8_t packed_136[] = {
#embed "codebooks/contact-centre.tsv" suffix(,)
0};

static const uint8_t file_137[] = {
#embed "../../lexicons/themes/customer-experience.yaml" suffix(,)
0};

static const uint8_t packed_137[] = {
#embed "codebooks/customer-experience.tsv" suffix(,)
0};

static const uint8_t file_138[] = {
#embed "../../lexicons/themes/health-care.yaml" suffix(,)
0};

static const uint8_t packed_138[] = {
#embed "codebooks/health-care.tsv" suffix(,)
0};

static const uint8_t file_139[] = {
#embed "../../lexicons/themes/hospitality.yaml" suffix(,)
0};

static const uint8_t packed_139[] = {
#embed "codebooks/hospitality.tsv" suffix(,)
0};

static const uint8_t file_140[] = {
#embed "../../lexicons/themes/telecom.yaml" suffix(,)
0};

static const uint8_t packed_140[] = {
#embed "codebooks/telecom.tsv" suffix(,)
0};

static const uint8_t file_141[] = {
#embed "../../lexicons/themes/webshop.yaml" suffix(,)
0};

static const uint8_t packed_141[] = {
#embed "codebooks/webshop.tsv" suffix(,)
0};

static const struct {
    const char *name;
    const uint8_t *bytes;
    int64_t size;
    const uint8_t *packed;
    int64_t packed_size;
} files[] = {
    {"en/abbreviations.txt", file_0, sizeof file_0 - 1, NULL, 0},
    {"en/conditions.tsv", file_1, sizeof file_1 - 1, NULL, 0},
    {"en/contrast.tsv", file_2, sizeof file_2 - 1, NULL, 0},
    {"en/conversation.tsv", file_3, sizeof file_3 - 1, NULL, 0},
    {"en/diminishers.tsv", file_4, sizeof file_4 - 1, NULL, 0},
    {"en/examples.tsv", file_5, sizeof file_5 - 1, NULL, 0},
    {"en/excess.tsv", file_6, sizeof file_6 - 1, NULL, 0},
    {"en/first-names.txt", file_7, sizeof file_7 - 1, NULL, 0},
    {"en/former.tsv", file_8, sizeof file_8 - 1, NULL, 0},
    {"en/inflection.tsv", file_9, sizeof file_9 - 1, NULL, 0},
    {"en/intensifiers.tsv", file_10, sizeof file_10 - 1, NULL, 0},
    {"en/irony.tsv", file_11, sizeof file_11 - 1, NULL, 0},
    {"en/irrealis.tsv", file_12, sizeof file_12 - 1, NULL, 0},
    {"en/irregular.tsv", file_13, sizeof file_13 - 1, NULL, 0},
    {"en/language.json", file_14, sizeof file_14 - 1, NULL, 0},
    {"en/learned.tsv", file_15, sizeof file_15 - 1, NULL, 0},
    {"en/loose-words.txt", file_16, sizeof file_16 - 1, NULL, 0},
    {"en/negated.tsv", file_17, sizeof file_17 - 1, NULL, 0},
    {"en/negators.tsv", file_18, sizeof file_18 - 1, NULL, 0},
    {"en/no-answers.txt", file_19, sizeof file_19 - 1, NULL, 0},
    {"en/no-opinions.txt", file_20, sizeof file_20 - 1, NULL, 0},
    {"en/nothing.txt", file_21, sizeof file_21 - 1, NULL, 0},
    {"en/questions.tsv", file_22, sizeof file_22 - 1, NULL, 0},
    {"en/redaction-examples.tsv", file_23, sizeof file_23 - 1, NULL, 0},
    {"en/redaction.tsv", file_24, sizeof file_24 - 1, NULL, 0},
    {"en/sarcasm.tsv", file_25, sizeof file_25 - 1, NULL, 0},
    {"en/sentiment.tsv", file_26, sizeof file_26 - 1, NULL, 0},
    {"en/speakers.tsv", file_27, sizeof file_27 - 1, NULL, 0},
    {"en/stopwords.txt", file_28, sizeof file_28 - 1, NULL, 0},
    {"en/variants.tsv", file_29, sizeof file_29 - 1, NULL, 0},
    {"nl/abbreviations.txt", file_30, sizeof file_30 - 1, NULL, 0},
    {"nl/conditions.tsv", file_31, sizeof file_31 - 1, NULL, 0},
    {"nl/contrast.tsv", file_32, sizeof file_32 - 1, NULL, 0},
    {"nl/conversation.tsv", file_33, sizeof file_33 - 1, NULL, 0},
    {"nl/diminishers.tsv", file_34, sizeof file_34 - 1, NULL, 0},
    {"nl/everyday.txt", file_35, sizeof file_35 - 1, NULL, 0},
    {"nl/examples.tsv", file_36, sizeof file_36 - 1, NULL, 0},
    {"nl/excess.tsv", file_37, sizeof file_37 - 1, NULL, 0},
    {"nl/first-names.txt", file_38, sizeof file_38 - 1, NULL, 0},
    {"nl/former.tsv", file_39, sizeof file_39 - 1, NULL, 0},
    {"nl/inflection.tsv", file_40, sizeof file_40 - 1, NULL, 0},
    {"nl/intensifiers.tsv", file_41, sizeof file_41 - 1, NULL, 0},
    {"nl/irony.tsv", file_42, sizeof file_42 - 1, NULL, 0},
    {"nl/irrealis.tsv", file_43, sizeof file_43 - 1, NULL, 0},
    {"nl/irregular.tsv", file_44, sizeof file_44 - 1, NULL, 0},
    {"nl/language.json", file_45, sizeof file_45 - 1, NULL, 0},
    {"nl/learned.tsv", file_46, sizeof file_46 - 1, NULL, 0},
    {"nl/loose-words.txt", file_47, sizeof file_47 - 1, NULL, 0},
    {"nl/negated.tsv", file_48, sizeof file_48 - 1, NULL, 0},
    {"nl/negators.tsv", file_49, sizeof file_49 - 1, NULL, 0},
    {"nl/no-answers.txt", file_50, sizeof file_50 - 1, NULL, 0},
    {"nl/no-opinions.txt", file_51, sizeof file_51 - 1, NULL, 0},
    {"nl/nothing.txt", file_52, sizeof file_52 - 1, NULL, 0},
    {"nl/questions.tsv", file_53, sizeof file_53 - 1, NULL, 0},
    {"nl/redaction-examples.tsv", file_54, sizeof file_54 - 1, NULL, 0},
    {"nl/redaction.tsv", file_55, sizeof file_55 - 1, NULL, 0},
    {"nl/sarcasm.tsv", file_56, sizeof file_56 - 1, NULL, 0},
    {"nl/sentiment.tsv", file_57, sizeof file_57 - 1, NULL, 0},
    {"nl/speakers.tsv", file_58, sizeof file_58 - 1, NULL, 0},
    {"nl/stopwords.txt", file_59, sizeof file_59 - 1, NULL, 0},
    {"nl/variants.tsv", file_60, sizeof file_60 - 1, NULL, 0},
    {"nl/vocabulary.tsv", file_61, sizeof file_61 - 1, NULL, 0},
    {"report/charts.css", file_62, sizeof file_62 - 1, NULL, 0},
    {"report/charts.js", file_63, sizeof file_63 - 1, NULL, 0},
    {"report/colours.css", file_64, sizeof file_64 - 1, NULL, 0},
    {"report/comments.css", file_65, sizeof file_65 - 1, NULL, 0},
    {"report/comments.js", file_66, sizeof file_66 - 1, NULL, 0},
    {"report/elements.js", file_67, sizeof file_67 - 1, NULL, 0},
    {"report/en.json", file_68, sizeof file_68 - 1, NULL, 0},
    {"report/export.js", file_69, sizeof file_69 - 1, NULL, 0},
    {"report/figures.js", file_70, sizeof file_70 - 1, NULL, 0},
    {"report/filter.js", file_71, sizeof file_71 - 1, NULL, 0},
    {"report/format.js", file_72, sizeof file_72 - 1, NULL, 0},
    {"report/groups.js", file_73, sizeof file_73 - 1, NULL, 0},
    {"report/layout.css", file_74, sizeof file_74 - 1, NULL, 0},
    {"report/main.js", file_75, sizeof file_75 - 1, NULL, 0},
    {"report/nl.json", file_76, sizeof file_76 - 1, NULL, 0},
    {"report/overview.js", file_77, sizeof file_77 - 1, NULL, 0},
    {"report/page.html", file_78, sizeof file_78 - 1, NULL, 0},
    {"report/print.css", file_79, sizeof file_79 - 1, NULL, 0},
    {"report/rows.js", file_80, sizeof file_80 - 1, NULL, 0},
    {"report/sv.json", file_81, sizeof file_81 - 1, NULL, 0},
    {"report/themes.js", file_82, sizeof file_82 - 1, NULL, 0},
    {"report/transcripts.css", file_83, sizeof file_83 - 1, NULL, 0},
    {"report/transcripts.tsv", file_84, sizeof file_84 - 1, NULL, 0},
    {"report/why.css", file_85, sizeof file_85 - 1, NULL, 0},
    {"report/why.js", file_86, sizeof file_86 - 1, NULL, 0},
    {"scales/answers.tsv", file_87, sizeof file_87 - 1, NULL, 0},
    {"scales/benchmarks-acsi-2020.tsv", file_88, sizeof file_88 - 1, NULL, 0},
    {"scales/scales.json", file_89, sizeof file_89 - 1, NULL, 0},
    {"shared/columns.tsv", file_90, sizeof file_90 - 1, NULL, 0},
    {"shared/domains.txt", file_91, sizeof file_91 - 1, NULL, 0},
    {"shared/emoji.tsv", file_92, sizeof file_92 - 1, NULL, 0},
    {"shared/emoticons.tsv", file_93, sizeof file_93 - 1, NULL, 0},
    {"shared/label-language.txt", file_94, sizeof file_94 - 1, NULL, 0},
    {"shared/languages.tsv", file_95, sizeof file_95 - 1, NULL, 0},
    {"shared/months.tsv", file_96, sizeof file_96 - 1, NULL, 0},
    {"shared/redaction.tsv", file_97, sizeof file_97 - 1, NULL, 0},
    {"shared/rules.json", file_98, sizeof file_98 - 1, NULL, 0},
    {"shared/transcript-fields.tsv", file_99, sizeof file_99 - 1, NULL, 0},
    {"shared/truth.txt", file_100, sizeof file_100 - 1, NULL, 0},
    {"shared/unfinished.tsv", file_101, sizeof file_101 - 1, NULL, 0},
    {"sv/abbreviations.txt", file_102, sizeof file_102 - 1, NULL, 0},
    {"sv/conditions.tsv", file_103, sizeof file_103 - 1, NULL, 0},
    {"sv/contrast.tsv", file_104, sizeof file_104 - 1, NULL, 0},
    {"sv/conversation.tsv", file_105, sizeof file_105 - 1, NULL, 0},
    {"sv/diminishers.tsv", file_106, sizeof file_106 - 1, NULL, 0},
    {"sv/everyday.txt", file_107, sizeof file_107 - 1, NULL, 0},
    {"sv/examples.tsv", file_108, sizeof file_108 - 1, NULL, 0},
    {"sv/excess.tsv", file_109, sizeof file_109 - 1, NULL, 0},
    {"sv/first-names.txt", file_110, sizeof file_110 - 1, NULL, 0},
    {"sv/former.tsv", file_111, sizeof file_111 - 1, NULL, 0},
    {"sv/inflection.tsv", file_112, sizeof file_112 - 1, NULL, 0},
    {"sv/intensifiers.tsv", file_113, sizeof file_113 - 1, NULL, 0},
    {"sv/irony.tsv", file_114, sizeof file_114 - 1, NULL, 0},
    {"sv/irrealis.tsv", file_115, sizeof file_115 - 1, NULL, 0},
    {"sv/irregular.tsv", file_116, sizeof file_116 - 1, NULL, 0},
    {"sv/language.json", file_117, sizeof file_117 - 1, NULL, 0},
    {"sv/learned.tsv", file_118, sizeof file_118 - 1, NULL, 0},
    {"sv/loose-words.txt", file_119, sizeof file_119 - 1, NULL, 0},
    {"sv/negated.tsv", file_120, sizeof file_120 - 1, NULL, 0},
    {"sv/negators.tsv", file_121, sizeof file_121 - 1, NULL, 0},
    {"sv/no-answers.txt", file_122, sizeof file_122 - 1, NULL, 0},
    {"sv/no-opinions.txt", file_123, sizeof file_123 - 1, NULL, 0},
    {"sv/nothing.txt", file_124, sizeof file_124 - 1, NULL, 0},
    {"sv/questions.tsv", file_125, sizeof file_125 - 1, NULL, 0},
    {"sv/redaction-examples.tsv", file_126, sizeof file_126 - 1, NULL, 0},
    {"sv/redaction.tsv", file_127, sizeof file_127 - 1, NULL, 0},
    {"sv/sarcasm.tsv", file_128, sizeof file_128 - 1, NULL, 0},
    {"sv/sentiment.tsv", file_129, sizeof file_129 - 1, NULL, 0},
    {"sv/speakers.tsv", file_130, sizeof file_130 - 1, NULL, 0},
    {"sv/stopwords.txt", file_131, sizeof file_131 - 1, NULL, 0},
    {"sv/variants.tsv", file_132, sizeof file_132 - 1, NULL, 0},
    {"sv/vocabulary.tsv", file_133, sizeof file_133 - 1, NULL, 0},
    {"themes/airline-travel.yaml", file_134, sizeof file_134 - 1, packed_134, sizeof packed_134 - 1},
    {"themes/bank-insurance.yaml", file_135, sizeof file_135 - 1, packed_135, sizeof packed_135 - 1},
    {"themes/contact-centre.yaml", file_136, sizeof file_136 - 1, packed_136, sizeof packed_136 - 1},
    {"themes/customer-experience.yaml", file_137, sizeof file_137 - 1, packed_137, sizeof packed_137 - 1},
    {"themes/health-care.yaml", file_138, sizeof file_138 - 1, packed_138, sizeof packed_138 - 1},
    {"themes/hospitality.yaml", file_139, sizeof file_139 - 1, packed_139, sizeof packed_139 - 1},
    {"themes/telecom.yaml", file_140, sizeof file_140 - 1, packed_140, sizeof packed_140 - 1},
    {"themes/webshop.yaml", file_141, sizeof file_141 - 1, packed_141, sizeof packed_141 - 1},
};

static const int32_t count = sizeof files / sizeof files[0];

int32_t verbatim_lexicon_count(void) { return count; }
const char *verbatim_lexicon_name(int32_t i) { return i >= 0 && i < count ? files[i].name : NULL; }
const uint8_t *verbatim_lexicon_bytes(int32_t i) { return i >= 0 && i < count ? files[i].bytes : NULL; }
int64_t verbatim_lexicon_size(int32_t i) { return i >= 0 && i < count ? files[i].size : 0; }
const uint8_t *verbatim_packed_bytes(int32_t i) { return i >= 0 && i < count ? files[i].packed : NULL; }
int64_t verbatim_packed_size(int32_t i) { return i >= 0 && i < count ? files[i].packed_size : 0; }
