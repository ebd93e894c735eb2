// SPDX-License-Identifier: Apache-2.0
#pragma once

/// The names that an edition adds to the enumerations of the form. `GONGKAI_MORE_EDITIONS` is a header that adds one (or several) to
/// those of this library, as `"edition_2031.hpp"`, for the library and for all that uses it: a draft of a format can be tried so.
/// It is included twice: here for the names alone, and by taxonomy/editions.hpp for what it says of them.

#ifdef GONGKAI_MORE_EDITIONS
#define GONGKAI_NAMES_OF_EDITIONS
#include GONGKAI_MORE_EDITIONS
#undef GONGKAI_NAMES_OF_EDITIONS
#endif

// Each is empty, or names with a comma before each.
#ifndef GONGKAI_NEW_EDITIONS
#define GONGKAI_NEW_EDITIONS
#endif
#ifndef GONGKAI_NEW_INSTRUMENTS
#define GONGKAI_NEW_INSTRUMENTS
#endif
#ifndef GONGKAI_NEW_INSTRUMENT_ITEMS
#define GONGKAI_NEW_INSTRUMENT_ITEMS
#endif
#ifndef GONGKAI_NEW_DISCLOSURE_ROWS
#define GONGKAI_NEW_DISCLOSURE_ROWS
#endif
#ifndef GONGKAI_NEW_DISCLOSURE_COLUMNS
#define GONGKAI_NEW_DISCLOSURE_COLUMNS
#endif
#ifndef GONGKAI_NEW_DENIED
#define GONGKAI_NEW_DENIED
#endif
#ifndef GONGKAI_NEW_UNABLE
#define GONGKAI_NEW_UNABLE
#endif
#ifndef GONGKAI_NEW_NOT_PROCESSED
#define GONGKAI_NEW_NOT_PROCESSED
#endif
#ifndef GONGKAI_NEW_OTHER
#define GONGKAI_NEW_OTHER
#endif
#ifndef GONGKAI_NEW_APPLICANTS
#define GONGKAI_NEW_APPLICANTS
#endif
