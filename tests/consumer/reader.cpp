#include <gongkai/gongkai.hpp>

int main() {}
