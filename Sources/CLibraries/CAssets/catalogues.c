#include "CAssets.h"

static const unsigned char ar[] = {
#embed "../../../Catalogues/ar.po"
};

static const unsigned char es[] = {
#embed "../../../Catalogues/es.po"
};

static const unsigned char fr[] = {
#embed "../../../Catalogues/fr.po"
};

static const unsigned char pt[] = {
#embed "../../../Catalogues/pt.po"
};

static const unsigned char ru[] = {
#embed "../../../Catalogues/ru.po"
};

static const cassets_file files[] = {
    { "ar", ar, sizeof ar },
    { "es", es, sizeof es },
    { "fr", fr, sizeof fr },
    { "pt", pt, sizeof pt },
    { "ru", ru, sizeof ru },
    { NULL, NULL, 0 },
};

const cassets_file *cassets_catalogues(void) { return files; }
