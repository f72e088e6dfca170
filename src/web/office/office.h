// Office: the part of the site for people who are signed in: their desk, reports, proposals and decisions.
#pragma once

#include <string>
#include <vector>

#include "desk/accounts.h"
#include "desk/desk.h"
#include "web/site.h"

namespace stip {

struct FormFile;
struct MailSettings;

/// What the office needs besides the site. Made once at start.
struct Office {
  Registry& registry;
  Desk& desk;
  bool secure = false;  ///< Reached over TLS: cookies are sent over TLS alone and carry the __Host- prefix.
  const MailSettings* mail = nullptr;  ///< nullptr: no mail is sent.
};

/// A visit of somebody who is signed in. `visit.view` is what this person may see now.
struct OfficeVisit {
  const Office& office;
  Visit visit;
  Account account;
  std::string session;     ///< Token; goes nowhere but into the CSRF token.
  const NamedTexts& sent;  ///< Pairs of the form that was sent; empty for GET. Its token has been checked.
  std::span<const FormFile> files = {};  ///< That were sent with it.

  Instant now() const { return visit.site.clock(); }
  Person person() const { return account.person(); }
  /// Hidden fields that each form must have.
  Html form_token() const;
  const std::string* sent_value(std::string_view name) const;
};

using OfficePage = ErrorOr<Response> (*)(const OfficeVisit&);

/// One address of the office, without language: "bureau", "rapporteren/{}".
struct OfficeRoute {
  std::string_view pattern;
  OfficePage get;
  OfficePage post;  ///< nullptr: nothing can be sent there.
};
std::span<const OfficeRoute> office_routes();

/// Answers for who is signed in, or is about to be; everybody else is answered by `everybody`.
/// Who is signed in gets every page of the site as their roles let them see it; such pages are never kept anywhere.
/// Forms are taken from pages of this site alone (Sec-Fetch-Site, Origin) and with the token of the session. What was
/// sent without a good token, as after a session has ended, is shown again with a button to send it once more: nothing
/// that was typed is lost.
Handler with_office(const Site& site, const Office& office, Handler everybody);

/// "A page of the site" with content of the office: never kept by anybody.
Response office_page(const OfficeVisit& visit, std::string_view title, Html content);

}  // namespace stip
