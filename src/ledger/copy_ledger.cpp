// CopyLedger: verify, take the key along, write, verify again.
#include "ledger/copy_ledger.h"

#include <unistd.h>

#include <filesystem>

#include "base/sql.h"
#include "ledger/known_checkpoint.h"
#include "ledger/note.h"
#include "ledger/open_ledger.h"
#include "ledger/snapshot.h"
#include "ledger/store.h"

namespace stip {
namespace {

ErrorOr<Verification> good(const std::string& address, Verification found) {
  if (found.good) return found;
  const std::string name = shown_address(address);
  return Error{ErrorKind::invalid,
               found.first_bad ? said("{}, entry {}", name, std::to_string(found.first_bad)) : Said(name),
               found.problem, said("It was altered: restore a back-up, and copy that.")};
}

/// Whether the key was put in place; it is not if it was there already, or if the ledger has none here.
ErrorOr<bool> put_key(const std::string& from, const std::string& to) {
  std::error_code unknown;
  if (!std::filesystem::exists(from, unknown) || std::filesystem::equivalent(from, to, unknown)) return false;
  STIP_TRY_AS(const Ed25519Key key, read_key_file(from));
  if (std::filesystem::exists(to, unknown)) {
    const auto there = read_key_file(to);
    if (there.ok() && there->public_key == key.public_key) return false;
  }
  STIP_TRY(write_key_file(to, key));
  return true;
}

// What was signed here goes along too: an old state does not become a new ledger by being copied.
ErrorOr<Nothing> put_known_checkpoint(const std::string& from_key, const std::string& to_key,
                                      const Verification& found) {
  STIP_TRY_AS(const Hash public_key, parse_public_key(found.public_key));
  STIP_TRY_AS(std::optional<Checkpoint> known, read_known_checkpoint(known_checkpoint_path(from_key), public_key));
  if (!known) known = found.last_checkpoint;
  if (!known) return Nothing{};
  return write_known_checkpoint(known_checkpoint_path(to_key), *known);
}

}  // namespace

ErrorOr<Copied> copy_ledger(const CopyRequest& request) {
  STIP_TRY_AS(const std::unique_ptr<Database> snapshot, read_snapshot(request.from));
  STIP_TRY(good(request.from, verify_store(*snapshot)));
  const std::string from_key = key_file_of(request.from, request.from_key),
                    to_key = key_file_of(request.to, request.to_key);
  STIP_TRY_AS(const bool put, put_key(from_key, to_key));
  if (auto written = write_snapshot(*snapshot, request.to); !written.ok()) {
    if (put) ::unlink(to_key.c_str());
    return written.error();
  }
  Copied copied;
  copied.with_key = ::access(to_key.c_str(), R_OK) == 0;
  STIP_TRY_AS(const Verification verified, verify_ledger(request.to));
  STIP_TRY_AS(copied.verification, good(request.to, verified));
  STIP_TRY(put_known_checkpoint(from_key, to_key, copied.verification));
  return copied;
}

}  // namespace stip
