// Desk: what may be forgotten: accounts, sessions, links, drafts and mail. Never in the ledger.
#pragma once

#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <type_traits>
#include <vector>

#include "base/date.h"
#include "base/sql.h"
#include "desk/secrets.h"

namespace stip {

/// A SQLite file, or a schema in PostgreSQL that several nodes share; and a file with its key: what is sealed or signed
/// by the desk is worth nothing without the key, so a back-up of one of them opens nothing. Files are readable by their
/// owner alone. Thread-safe.
class Desk {
 public:
  /// Opens the desk at `place`, a file or postgresql://…, and makes it if it is not there yet. `key_file`: empty, where
  /// desk_key_path_for() says.
  /// Errors: storage; invalid (no desk, of a newer version, or the key is that of another); not_found (no key).
  static ErrorOr<std::unique_ptr<Desk>> open(const std::string& place, PasswordCost cost = {},
                                             const std::string& key_file = {});

  /// The desk that belongs to a ledger: the file beside it, or a schema in the same database.
  static std::string place_for(const std::string& ledger);

  /// Does `work(database)` in one transaction, one at a time of all that share the desk. What it returned without error
  /// is on the disk. `work` is done once; it must not wait for anybody.
  template <class Work>
  std::invoke_result_t<Work, Database&> write(Work&& work) {
    const std::lock_guard lock(mutex_);
    STIP_TRY_AS(Transaction transaction, Transaction::begin(*database_));
    auto result = work(*database_);
    if (result.ok()) STIP_TRY(transaction.commit());
    return result;
  }
  template <class Work>
  std::invoke_result_t<Work, Database&> read(Work&& work) {
    const std::lock_guard lock(mutex_);
    return work(*database_);
  }

  const PasswordHasher& passwords() const { return passwords_; }
  /// A key for one purpose, derived from the key file.
  Hash key_for(std::string_view purpose) const { return key_(purpose); }
  /// HMAC-SHA-256 under the key for that purpose: 32 bytes.
  std::string signature(std::string_view purpose, std::string_view message) const;

  const std::string& path() const { return database_->path(); }  ///< As it may be shown.

 private:
  Desk(std::unique_ptr<Database> database, const Hash& key, PasswordCost cost)
      : database_(std::move(database)), key_(bytes_of(key)), passwords_(cost) {}
  std::mutex mutex_;
  std::unique_ptr<Database> database_;
  Hmac key_;
  PasswordHasher passwords_;
};

/// A line of the desk's own log: who did what. It holds no address, token, password or contents.
struct LogLine {
  Instant time{};
  std::string who;    ///< Account or link; empty: nobody that is known.
  std::string what;   ///< "signed in", "wrong password", "link used" …
  std::string about;  ///< Id of what it was done to; may be empty.
};

/// Adds a line, within a transaction of the caller.
ErrorOr<Nothing> log(Database& database, const LogLine& line);
/// The newest lines, newest first.
ErrorOr<std::vector<LogLine>> latest_log(Desk& desk, int count);

/// Seconds since 1970, as the desk stores an instant.
inline std::int64_t seconds_of(Instant instant) { return instant.time_since_epoch().count(); }
inline Instant instant_of(std::int64_t seconds) { return Instant(std::chrono::seconds(seconds)); }

/// Throws away what has expired: sessions, links, drafts, throttles, codes; and log lines older than six months.
/// To be called now and then.
ErrorOr<Nothing> sweep(Desk& desk, Instant now);

}  // namespace stip
