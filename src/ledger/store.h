// Store: the file of a ledger; its tables, its settings, and how it is opened safely.
#pragma once

#include <memory>
#include <string>

#include "base/ed25519.h"
#include "base/sql.h"

namespace stip {

constexpr int format_version = 1;

enum class StoreAccess { write, read };

/// Makes the file with empty tables. Errors: conflict (there is a file), storage.
ErrorOr<std::unique_ptr<Database>> create_store(const std::string& path, const Hash& public_key,
                                                const std::string& created);

/// Opens it with the settings that durability needs, and asserts them. For reading it does with a read-only disk.
/// Errors: not_found (no file), invalid (no ledger, or of a newer version), storage.
ErrorOr<std::unique_ptr<Database>> open_store(const std::string& path, StoreAccess access);

/// A store in memory with nothing in its tables, to lay the rows of another one in.
ErrorOr<std::unique_ptr<Database>> empty_store_in_memory();

/// The file that holds the secret key: beside the ledger, for its owner only.
std::string key_path(const std::string& ledger_path);
/// The same for a ledger by its address, unless `key_file` says otherwise: of one in a database it is
/// "<name of the database>.key" in the folder of now.
std::string key_file_of(const std::string& address, const std::string& key_file);
/// Errors: conflict (there is one), storage.
ErrorOr<Nothing> write_key_file(const std::string& path, const Ed25519Key& key);
/// Errors: not_found, invalid.
ErrorOr<Ed25519Key> read_key_file(const std::string& path);

}  // namespace stip
