// OpenLedger: which kind an address names, and recovery, which is the same for all.
#include "ledger/open_ledger.h"

#include "base/postgres.h"
#include "ledger/known_checkpoint.h"
#include "ledger/note.h"
#include "ledger/postgres_ledger.h"
#include "ledger/store.h"

namespace stip {

ErrorOr<std::unique_ptr<Ledger>> open_ledger(const std::string& address, const OpenOptions& options) {
  return is_postgres_address(address) ? open_postgres_ledger(address, options) : open_sqlite_ledger(address, options);
}

ErrorOr<std::unique_ptr<Ledger>> create_ledger(const std::string& address, const OpenOptions& options, Instant now) {
  return is_postgres_address(address) ? create_postgres_ledger(address, options, now)
                                      : create_sqlite_ledger(address, now, options);
}

std::string shown_address(const std::string& address) {
  return is_postgres_address(address) ? shown_postgres_address(address) : address;
}

ErrorOr<Checkpoint> recover_ledger(const std::string& address, OpenOptions options, const std::string& author,
                                   const std::string& reason, Instant now) {
  options.after_restore = true;
  STIP_TRY_AS(const std::unique_ptr<Ledger> ledger, open_ledger(address, options));
  STIP_TRY_AS(const Hash public_key, parse_public_key(ledger->public_key()));
  STIP_TRY_AS(const auto known,
              read_known_checkpoint(known_checkpoint_path(key_file_of(address, options.key_file)), public_key));
  if (!known) return lacks_nothing(shown_address(address));
  Draft draft;
  draft.act = "recover";
  draft.author = author;
  draft.reason = reason;
  draft.causes = {"checkpoint " + std::to_string(known->size) + " " + to_hex(known->root)};
  STIP_TRY(ledger->append({draft}, now));
  return ledger->checkpoint();
}

}  // namespace stip
