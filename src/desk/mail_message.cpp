// Mail message: composing headers and parts.
#include "desk/mail_message.h"

#include <algorithm>
#include <cstdio>

#include "base/hash.h"
#include "base/text.h"
#include "desk/email_address.h"

namespace stip {
namespace {

constexpr std::size_t largest = 20u << 20;

bool is_plain(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return c >= 0x20 && c <= 0x7e; });
}

bool has_control(std::string_view text) {
  return std::ranges::any_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; });
}

/// "type/subtype", both tokens of RFC 2045, 5.1.
bool is_media_type(std::string_view text) {
  const auto slash = text.find('/');
  return slash != std::string_view::npos && slash > 0 && slash + 1 < text.size() &&
         std::ranges::all_of(text, [](char c) {
           return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                  contains("/.+-_", std::string_view(&c, 1));
         });
}

// RFC 2047, 2: "An 'encoded-word' may not be more than 75 characters long"; and 5: each is whole characters.
std::string encoded_words(std::string_view text) {
  constexpr std::size_t room = 42;  // Bytes that fill 56 of 75 characters in base 64.
  std::string words;
  while (!text.empty()) {
    const std::string_view part = whole_start(text, room);
    words += (words.empty() ? "" : "\r\n ") + std::string("=?UTF-8?B?") + to_base64(part) + "?=";
    text.remove_prefix(part.size());
  }
  return words;
}

std::string header_text(std::string_view text) {
  const bool as_it_is = is_plain(text) && text.size() <= 60 && !contains(text, "=?") && trimmed(text) == text;
  return as_it_is ? std::string(text) : encoded_words(text);
}

std::string mailbox(std::string_view name, std::string_view address) {
  if (name.empty()) return std::string(address);
  if (!is_plain(name) || name.size() > 40) return encoded_words(name) + "\r\n <" + std::string(address) + ">";
  std::string quoted;
  for (const char c : name) quoted += (c == '"' || c == '\\') ? std::string("\\") + c : std::string(1, c);
  return "\"" + quoted + "\"\r\n <" + std::string(address) + ">";
}

// RFC 5322, 3.3: "Mon, 01 Mar 2027 09:00:00 +0000", whatever the language of the machine.
std::string date_header(Instant date) {
  static constexpr const char* days[] = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  static constexpr const char* months[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                           "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const Day day = day_of(date);
  const std::chrono::weekday weekday{std::chrono::sys_days(day)};
  return std::string(days[weekday.c_encoding()]) + ", " + to_text(day).substr(8, 2) + " " +
         months[static_cast<unsigned>(day.month()) - 1] + " " + to_text(day).substr(0, 4) + " " +
         to_text(date).substr(11, 8) + " +0000";
}

// RFC 2231, 4. The plain and the encoded form beside each other would contradict each other, so there is one.
std::string disposition(std::string_view name) {
  std::string encoded;
  bool is_simple = true;
  for (const char c : name) {
    const bool simple =
        (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '-' || c == '_';
    if (simple)
      encoded += c;
    else
      (encoded += '%', encoded += to_hex(std::string_view(&c, 1)));
    is_simple = is_simple && (simple || c == ' ');
  }
  return "attachment;\r\n " + (is_simple ? "filename=\"" + std::string(name) + "\"" : "filename*=UTF-8''" + encoded);
}

std::string base64_lines(std::string_view bytes) {
  constexpr std::size_t line = 57;  // 76 characters: RFC 2045, 6.8.
  std::string text;
  text.reserve(bytes.size() * 4 / 3 + bytes.size() / line * 2 + 8);
  for (std::size_t at = 0; at < bytes.size(); at += line) text += to_base64(bytes.substr(at, line)) + "\r\n";
  return text;
}

// RFC 2045, 6.7. Line ends of any kind become CRLF; lines are broken softly at 76.
std::string quoted_printable(std::string_view text) {
  static constexpr char digits[] = "0123456789ABCDEF";
  std::string out;
  std::size_t column = 0;
  const auto put = [&](std::string_view piece) {
    if (column + piece.size() > 75) out += "=\r\n", column = 0;
    out += piece;
    column += piece.size();
  };
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '\r' || c == '\n') {
      if (c == '\r' && i + 1 < text.size() && text[i + 1] == '\n') ++i;
      out += "\r\n";
      column = 0;
      continue;
    }
    const bool at_end = i + 1 == text.size() || text[i + 1] == '\r' || text[i + 1] == '\n';
    const bool simple = (c > 0x20 && c <= 0x7e && c != '=' && !(c == '.' && column == 0)) || (c == ' ' && !at_end);
    const auto byte = static_cast<unsigned char>(c);
    const char escaped[] = {'=', digits[byte >> 4], digits[byte & 15]};
    put(simple ? std::string_view(&text[i], 1) : std::string_view(escaped, 3));
  }
  return out + "\r\n";
}

std::string text_part(std::string_view subtype, std::string_view text) {
  return "Content-Type: text/" + std::string(subtype) +
         "; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n" + quoted_printable(text);
}

std::string multipart(std::string_view subtype, const std::string& boundary, const std::vector<std::string>& parts) {
  std::string whole = "Content-Type: multipart/" + std::string(subtype) + ";\r\n boundary=\"" + boundary + "\"\r\n\r\n";
  for (const std::string& part : parts) whole += "--" + boundary + "\r\n" + part + "\r\n";
  return whole + "--" + boundary + "--\r\n";
}

}  // namespace

ErrorOr<Nothing> check_message(const MailMessage& message) {
  const auto refused = [&](std::string problem, std::string remedy) {
    return Error{ErrorKind::invalid, "mail to " + (is_email(message.to) ? message.to : "no address"),
                 std::move(problem), std::move(remedy)};
  };
  if (!is_email(message.to))
    return refused("its addressee is no single e-mail address.", "Give one like name@ministry.nl.");
  if (trimmed(message.subject).empty() || message.subject.size() > 500)
    return refused("its subject is empty, or longer than 500 bytes.", "Give it a short subject.");
  if (has_control(message.subject))
    return refused("its subject has a line end or another control character.", "Write the subject on one line.");
  if (trimmed(message.text).empty()) return refused("it has no plain text.", "Write one: not everybody reads HTML.");
  const bool has_address = starts_with(message.unsubscribe, "https://") || starts_with(message.unsubscribe, "http://");
  if (!message.unsubscribe.empty() && (!has_address || !is_plain(message.unsubscribe) ||
                                       message.unsubscribe.size() > 500 || contains(message.unsubscribe, " ")))
    return refused("its address to unsubscribe is none.", "Give one like https://agenda.example.nl/nl/afmelden/….");
  if (!is_utf8(message.subject) || !is_utf8(message.text) || !is_utf8(message.html))
    return refused("it is not proper text.", "Write it in UTF-8.");
  std::size_t size = message.text.size() + message.html.size();
  for (const MailAttachment& attachment : message.attachments) {
    size += attachment.bytes.size();
    if (attachment.name.empty() || attachment.name.size() > 150 || has_control(attachment.name) ||
        !is_utf8(attachment.name)) {
      return refused("the name of an attachment is empty, longer than 150 bytes, or not on one line.",
                     "Give it a short name.");
    }
    if (!is_media_type(attachment.type))
      return refused("the type of attachment " + attachment.name + " is no media type.",
                     "Give one like application/pdf.");
  }
  if (size > largest) return refused("it is larger than 20 MB.", "Send a link to the documents.");
  return Nothing{};
}

std::string compose(const MailMessage& message, const MailEnvelope& envelope) {
  const std::string mark = to_hex(sha256(envelope.message_id)).substr(0, 24);
  std::string body = text_part("plain", message.text);
  if (!message.html.empty()) body = multipart("alternative", "=_a" + mark, {body, text_part("html", message.html)});
  if (!message.attachments.empty()) {
    std::vector<std::string> parts = {body};
    for (const MailAttachment& attachment : message.attachments) {
      parts.push_back("Content-Type: " + attachment.type +
                      "\r\nContent-Transfer-Encoding: base64\r\nContent-Disposition: " + disposition(attachment.name) +
                      "\r\n\r\n" + base64_lines(attachment.bytes));
    }
    body = multipart("mixed", "=_m" + mark, parts);
  }
  const std::string unsubscribe = message.unsubscribe.empty()
                                      ? std::string()
                                      : "\r\nList-Unsubscribe:\r\n <" + message.unsubscribe +
                                            ">\r\nList-Unsubscribe-Post: List-Unsubscribe=One-Click";
  // RFC 3834, 5: so that no holiday answer comes back.
  return "Date: " + date_header(envelope.date) + "\r\nFrom: " + mailbox(envelope.from_name, envelope.from) +
         "\r\nTo: " + message.to + "\r\nSubject: " + header_text(message.subject) +
         "\r\nMessage-ID: " + envelope.message_id + unsubscribe +
         "\r\nAuto-Submitted: auto-generated\r\nMIME-Version: 1.0\r\n" + body;
}

}  // namespace stip
