// Mail message: one mail, and its form on the wire.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/error_or.h"

namespace stip {

struct MailAttachment {
  std::string name;  ///< "Rapportage A-014.docx", of at most 150 bytes.
  std::string type;  ///< "application/pdf"
  std::string bytes;
};

struct MailMessage {
  std::string to;  ///< One address: everybody gets a mail of their own.
  std::string subject;
  std::string text;       ///< Plain text, UTF-8.
  std::string html = {};  ///< The same for who reads HTML; may be empty.
  std::vector<MailAttachment> attachments = {};
  /// Address at which one ends such mails with one click, without signing in (RFC 8058); empty: none.
  std::string unsubscribe = {};
};

/// Who sends, and the marks of one sending.
struct MailEnvelope {
  std::string from;        ///< Address.
  std::string from_name;   ///< "Secretariaat Agenda Biotechnologie"; may be empty.
  std::string message_id;  ///< "<…@domain>": the same each time that a mail is tried again.
  Instant date{};
};

/// Errors: invalid: no address; a line end or another control character where a header is made of it; an empty subject
/// or text; no UTF-8; larger than 20 MB.
ErrorOr<Nothing> check_message(const MailMessage& message);

/// The mail as RFC 5322 wants it: MIME (RFC 2045), headers encoded by RFC 2047, names of attachments by RFC 2231, all
/// in ASCII, no line longer than 78 characters but for names of attachments. Precondition: both were checked.
std::string compose(const MailMessage& message, const MailEnvelope& envelope);

}  // namespace stip
