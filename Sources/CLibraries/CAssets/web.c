#include "CAssets.h"

static const unsigned char style[] = {
#embed "../../../Web/style.css"
};

static const unsigned char icon[] = {
#embed "../../../Web/icon.svg"
};

static const cassets_file files[] = {
    { "style.css", style, sizeof style },
    { "icon.svg", icon, sizeof icon },
    { NULL, NULL, 0 },
};

const cassets_file *cassets_web(void) { return files; }
