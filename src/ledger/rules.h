// Rules: what every kind of ledger refuses, in the same words.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "ledger/entry.h"
#include "ledger/sealed.h"

namespace stip {

/// The act that only Ledger::redact enters.
constexpr std::string_view redact_act = "redact";

/// Errors: invalid (not UTF-8, too long, a field twice, a retirement that sets fields).
ErrorOr<Nothing> check_draft(const Draft& draft);
/// The same, and that the act is not `redact`, which would claim that something was deleted.
ErrorOr<Nothing> check_draft_of_others(const Draft& draft);

/// That what was sealed stands in the places after `size`, one after the other, not before the time of the last entry,
/// and no key twice. Errors: conflict.
ErrorOr<Nothing> check_places(const std::vector<SealedDraft>& sealed, Seq size, Instant last);

/// That these are the bytes of that SHA-256. Errors: invalid.
ErrorOr<Nothing> check_document(std::string_view sha256_text, std::string_view bytes);

Error no_document(std::string_view sha256_text);
Error no_entry(Seq seq, Seq size);
Error key_was_entered(Seq seq);
Error added_by_others(const std::string& where, Seq last);

}  // namespace stip
