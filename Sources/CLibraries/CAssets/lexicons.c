#include "CAssets.h"

static const unsigned char ar[] = {
#embed "../../../Lexicons/ar.lexicon"
};

static const unsigned char en[] = {
#embed "../../../Lexicons/en.lexicon"
};

static const unsigned char es[] = {
#embed "../../../Lexicons/es.lexicon"
};

static const unsigned char fr[] = {
#embed "../../../Lexicons/fr.lexicon"
};

static const unsigned char pt[] = {
#embed "../../../Lexicons/pt.lexicon"
};

static const unsigned char ru[] = {
#embed "../../../Lexicons/ru.lexicon"
};

static const cassets_file files[] = {
    { "ar", ar, sizeof ar },
    { "en", en, sizeof en },
    { "es", es, sizeof es },
    { "fr", fr, sizeof fr },
    { "pt", pt, sizeof pt },
    { "ru", ru, sizeof ru },
    { NULL, NULL, 0 },
};

const cassets_file *cassets_lexicons(void) { return files; }
