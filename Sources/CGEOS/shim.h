/* Only the re-entrant interface: the other one cannot be called by accident. */
#define GEOS_USE_ONLY_R_API
#include <geos_c.h>
