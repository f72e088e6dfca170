// GenerateLedger: a large ledger that looks like years of use; the same for the same options.
#pragma once

#include <functional>
#include <string>

#include "ledger/ledger.h"

namespace stip {

struct GenerateOptions {
  int actions = 2000;
  int years = 10;
};

constexpr int entries_per_action_and_year = 25;

/// Entries of about 250 bytes: of each action, per year, four reports in three steps each, and changes of the action,
/// its milestones, money, risks, contributions and observations. Handed over in batches of `batch`.
ErrorOr<Nothing> generate_drafts(const GenerateOptions& options, std::size_t batch,
                                 const std::function<ErrorOr<Nothing>(const std::vector<Draft>&, Instant)>& enter);

/// Makes a ledger of them at `path`. Errors: as of create_sqlite_ledger and append.
ErrorOr<Nothing> generate_ledger(const std::string& path, const GenerateOptions& options = {});

}  // namespace stip
