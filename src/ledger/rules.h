// Rules: what every kind of ledger refuses, in the same words.
#pragma once

#include <string>
#include <string_view>

#include "ledger/entry.h"

namespace stip {

/// The act that only Ledger::redact enters.
constexpr std::string_view redact_act = "redact";

/// Errors: invalid (not UTF-8, too long, a field twice, a retirement that sets fields).
ErrorOr<Nothing> check_draft(const Draft& draft);
/// The same, and that the act is not `redact`, which would claim that something was deleted.
ErrorOr<Nothing> check_draft_of_others(const Draft& draft);

/// That these are the bytes of that SHA-256. Errors: invalid.
ErrorOr<Nothing> check_document(std::string_view sha256_text, std::string_view bytes);

Error no_document(std::string_view sha256_text);
Error no_entry(Seq seq, Seq size);
Error added_by_others(const std::string& where, Seq last);

}  // namespace stip
