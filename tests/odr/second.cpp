#include "address.hpp"

address first();

// Two translation units must link, and must see the same table and the same function, not a copy each.
int main() { return first() == here() ? 0 : 1; }
