#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <libxml/tree.h>
#include <libxml/xmlreader.h>

/* xmlFree is a global function pointer, which strict concurrency refuses; a function is not. */
static inline void eventmap_xml_free(void *pointer) { xmlFree(pointer); }
