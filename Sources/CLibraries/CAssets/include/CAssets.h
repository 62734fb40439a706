#pragma once
#include <stddef.h>

/* A file that the program carries: its name, its bytes and how many they are. */
typedef struct {
    const char *name;
    const unsigned char *bytes;
    size_t count;
} cassets_file;

/* The formula lexicons, by language code: "fr", "en", "ru". Ends with a null name. */
const cassets_file *cassets_lexicons(void);

/* The message catalogues, by language code. Ends with a null name. */
const cassets_file *cassets_catalogues(void);

/* What pages need: the style sheet. Ends with a null name. */
const cassets_file *cassets_web(void);
