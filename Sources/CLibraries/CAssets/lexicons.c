#include "CAssets.h"

static const unsigned char fr[] = {
#embed "../../../Lexicons/fr.lexicon"
};

static const cassets_file files[] = {
    { "fr", fr, sizeof fr },
    { NULL, NULL, 0 },
};

const cassets_file *cassets_lexicons(void) { return files; }
