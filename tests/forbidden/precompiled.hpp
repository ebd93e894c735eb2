// SPDX-License-Identifier: Apache-2.0
// What the forbidden uses include takes nearly all of the time to compile them.
#pragma once
#include <gongkai/gongkai.hpp>
#include <gongkai/io/write.hpp>
#include <gongkai/ledger/request.hpp>
#include <gongkai/publication/lifecycle.hpp>
#include <gongkai/service/lifecycle.hpp>
