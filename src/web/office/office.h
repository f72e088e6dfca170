// Office: the part of the site for people who are signed in: their desk, reports, proposals and decisions.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "desk/accounts.h"
#include "desk/desk.h"
#include "desk/personal_links.h"
#include "desk/sessions.h"
#include "web/site.h"

namespace stip {

struct Rates;
struct FormFile;
struct MailSettings;
class IdentityProvider;

/// What the office needs besides the site. Made once at start.
struct Office {
  Registry& registry;
  Desk& desk;
  bool secure = false;  ///< Reached over TLS: cookies are sent over TLS alone and carry the __Host- prefix.
  /// Who may see more than the public, or hands out accounts, sees and does what the public may until a second factor
  /// was given at signing in. `stip serve` asks for it unless told otherwise.
  bool demands_second_factor = false;
  std::shared_ptr<Rates> rates = {};     ///< How often one address may do what; nullptr: no limits.
  const MailSettings* mail = nullptr;    ///< nullptr: no mail is sent.
  IdentityProvider* provider = nullptr;  ///< Where people may sign on; nullptr: nowhere else than here.
  /// "https://agenda.example.nl": where browsers find this site, without a slash at its end. Passkeys are for this
  /// address alone; empty: there are none.
  std::string address = {};
  /// Starts to make and keep the documents of an edition, in the name of an account; empty: they are not made here.
  std::function<void(const EditionPlace&, const std::string& author)> keep_documents = {};
};

/// How it goes with entering what a form says, in one try; see sending.h.
struct Sending {
  Seq repeats = 0;         ///< The entry that the same form made before, which is only looked at; 0: none.
  bool overtaken = false;  ///< Somebody else entered at the same moment what stands in the way.
  bool is_known = false;   ///< What was sent is what `repeats` made.
};

/// A visit of somebody who is signed in, or who came by a personal link. `visit.view` is what this person may see now.
/// By a link the account has the id of the link and no role, and `session` is the token of the link.
struct OfficeVisit {
  const Office& office;
  Visit visit;
  Account account;
  std::string session;      ///< Token; goes nowhere but into the CSRF token.
  const NamedTexts& sent;   ///< Pairs of the form that was sent; empty for GET. Its token has been checked.
  Session login = {};       ///< When and how this person signed in; empty by a link.
  bool is_limited = false;  ///< A second factor is still to be given: the roles in `account` are left out.
  std::optional<PersonalLink> link = {};  ///< By which this person came; nullopt: signed in.
  std::span<const FormFile> files = {};   ///< That were sent with it.
  Sending* sending = nullptr;             ///< While a form is answered; else nullptr.

  Instant now() const { return visit.site.clock(); }
  Person person() const { return account.person(); }
  bool sends() const { return visit.request.method == "POST"; }
  /// Whether the form was entered before, and only its answer is asked: nothing at all is done then.
  bool repeats() const { return sending && sending->repeats != 0; }
  /// Whose drafts these are.
  std::string holder() const { return (link ? "link:" : "account:") + account.id; }
  /// Hidden fields that each form must have.
  Html form_token() const;
  const std::string* sent_value(std::string_view name) const;
};

using OfficePage = ErrorOr<Response> (*)(const OfficeVisit&);

/// One address of the office, without language: "bureau", "rapporteren/{}".
struct OfficeRoute {
  std::string_view pattern;
  OfficePage get;
  OfficePage post;                       ///< nullptr: nothing can be sent there.
  bool is_before_second_factor = false;  ///< Open to who has still to give or set up a second factor.
};
std::span<const OfficeRoute> office_routes();

/// Answers for who is signed in, or is about to be; everybody else is answered by `everybody`.
/// Who is signed in gets every page of the site as their roles let them see it; such pages are never kept anywhere.
/// Forms are taken from pages of this site alone (Sec-Fetch-Site, Origin) and with the token of the session. What was
/// sent without a good token, as after a session has ended, is shown again with a button to send it once more: nothing
/// that was typed is lost.
Handler with_office(const Site& site, const Office& office, Handler everybody);

/// Id of the account that is signed in with this request; empty: nobody.
std::string account_of(const Office& office, const Request& request, Instant now);

/// What was sent, once more, for who has to sign in (or open a link) first or whose form was too old. Status 403.
/// `token`: hidden fields that the form needs now; empty: nobody is signed in. `to`: address to which it goes.
Response send_again(const Visit& visit, const std::string& to, const NamedTexts& sent, const Html& token);

/// In an address: who is signed in sees the page as everybody does, who is not.
inline constexpr std::string_view looks_as_public = "kijk=openbaar";

/// "A page of the site" with content of the office: never kept by anybody.
Response office_page(const OfficeVisit& visit, std::string_view title, Html content);

}  // namespace stip
