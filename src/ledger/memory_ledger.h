// MemoryLedger: a ledger that is gone with the program; for tests and for trying things out.
#pragma once

#include <memory>

#include "ledger/ledger.h"

namespace stip {

std::unique_ptr<Ledger> make_memory_ledger();

}  // namespace stip
