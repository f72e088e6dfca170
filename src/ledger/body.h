// Body: an entry as text, in the one form that the ledger keeps and accepts.
#pragma once

#include <string>
#include <string_view>

#include "ledger/entry.h"

namespace stip {

/// The body of an entry: JSON in the form of docs/ledger.md, one text per entry. Number and time are no part of it.
/// The values of `entry.redacted` are written as 0, which is never longer than a text.
void append_body(std::string& out, const Entry& entry);
/// The same of an entry to be, of which nothing has been redacted.
void append_new_body(std::string& out, const Draft& draft);
std::string body_of(const Entry& entry);

/// Reads a body into `entry`, whose memory is used again; its number and time stay as they are.
/// Accepts exactly what append_body writes, so that no two texts mean one entry; after a redacted one, spaces.
/// Errors: storage, with the byte where reading stopped.
ErrorOr<Nothing> read_body(std::string_view text, Entry& entry);

/// Name of a field as Entry::redacted has it: "A-014.note".
std::string redaction_name(const Change& change, const FieldChange& field);
bool is_redacted(const Entry& entry, std::string_view name);

}  // namespace stip
