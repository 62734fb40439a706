#pragma once
#include <libxml/xmlversion.h>
/* Debian builds libxml2 with ICU, and its encoding.h then includes ICU's headers, whose enumerations clash with those
   that Foundation carries: nothing that imports both would compile. They only lengthen the end of the structure of an
   encoding handler, which is never touched from here. */
#undef LIBXML_ICU_ENABLED
#include <libxml/HTMLparser.h>
#include <libxml/parser.h>

/* The attributes that the parser has made room for so far. libxml2 2.9 compares every attribute of a tag with all
   the earlier ones, so a reader that hands input over piecemeal watches this number and stops in time. */
static inline int cxml_attribute_room(const xmlParserCtxt *context) { return context->maxatts; }
