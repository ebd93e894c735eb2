#include "address.hpp"

address first() { return here(); }
