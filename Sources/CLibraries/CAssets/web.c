#include "CAssets.h"

static const cassets_file files[] = {
    { NULL, NULL, 0 },
};

const cassets_file *cassets_web(void) { return files; }
