#include <gongkai/gongkai.hpp>
