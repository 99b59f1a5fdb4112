/* libxml2's headers draw in those of ICU, which clash with the ICU inside Foundation. Only the
   struct of an encoding handler differs by it, and we neither make nor read one. */
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED
#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <libxml/tree.h>
