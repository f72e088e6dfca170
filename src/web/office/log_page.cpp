// Log page: what was done at the desk, for who reads it. No contents of the agenda.
#include <map>

#include "desk/accounts.h"
#include "web/office/pages.h"
#include "web/office/parts.h"
#include "web/parts/record_parts.h"

namespace stip {
namespace {

constexpr int lines_shown = 500;

/// What the desk writes down, so that it is translated.
constexpr std::string_view known[] = {
    tr_later("signed in"),
    tr_later("signed in with second factor"),
    tr_later("wrong password"),
    tr_later("wrong code"),
    tr_later("identity confirmed"),
    tr_later("signed out"),
    tr_later("signed out elsewhere"),
    tr_later("signed out everywhere"),
    tr_later("account made"),
    tr_later("roles set"),
    tr_later("account disabled"),
    tr_later("account enabled"),
    tr_later("account forgotten"),
    tr_later("password link issued"),
    tr_later("password chosen by link"),
    tr_later("password changed"),
    tr_later("second factor set up"),
    tr_later("second factor removed"),
    tr_later("recovery code used"),
    tr_later("signed in by the sign-on service"),
    tr_later("signed in by the sign-on service, with second factor"),
    tr_later("sign-on linked"),
    tr_later("sign-on unlinked"),
    tr_later("sign-on link issued"),
    tr_later("sign-on refused"),
    tr_later("sign-on of somebody unknown"),
    tr_later("signed in by passkey"),
    tr_later("signed in with passkey as second factor"),
    tr_later("passkey made"),
    tr_later("passkey removed"),
    tr_later("passkeys removed"),
    tr_later("passkey refused"),
    tr_later("link issued"),
    tr_later("link opened"),
    tr_later("link spent"),
    tr_later("link reopened"),
    tr_later("link revoked"),
    tr_later("message taken in"),
    tr_later("message refused"),
};

/// Who or what a line names, as far as this reader may know that it exists.
std::string named(const OfficeVisit& visit, const std::map<std::string, std::string>& names, const std::string& id) {
  const auto name = names.find(id);
  if (name != names.end()) return name->second + " (" + id + ")";
  const bool is_of_desk = id.starts_with("U-") || id.starts_with("L-");
  return is_of_desk || visit.visit.view.find_any(id) ? id : std::string{};
}

/// Who did it: an account by its name, the default author of the command line by what it is, else as it was written.
std::string doer(const OfficeVisit& visit, const std::map<std::string, std::string>& names, const std::string& who) {
  if (names.contains(who)) return named(visit, names, who);
  return who == author_of_commands ? std::string(visit.visit.tr("command line")) : who;
}

}  // namespace

// WEBPAGE: GET /{language}/beheer/logboek
//
// The newest lines of the desk's own log: who signed in, which account or link was made, changed or ended, and by whom.
ErrorOr<Response> log_page(const OfficeVisit& visit) {
  STIP_TRY(may(visit.person(), Act::read_audit));
  const Visit& v = visit.visit;
  STIP_TRY_AS(const auto lines, latest_log(visit.office.desk, lines_shown));
  STIP_TRY_AS(const auto everybody, accounts(visit.office.desk));
  std::map<std::string, std::string> names;
  for (const Account& account : everybody) names.emplace(account.id, account.name);
  Html rows;
  for (const LogLine& line : lines)
    rows.add("<tr>{}{}{}{}</tr>\n", cell(v.tr("When"), instant_text(v.language, line.time)),
             cell(v.tr("Who"), doer(visit, names, line.who)), cell(v.tr("What"), v.tr(line.what)),
             cell(v.tr("About"), line.about == line.who ? std::string{} : named(visit, names, line.about)));
  return office_page(
      visit, v.tr("Log of the desk"),
      html("<h1>{}</h1><p class=\"stip-lead\">{}</p>{}", v.tr("Log of the desk"),
           v.tr("Who signed in, and what was done with accounts and links. Lines are deleted after half a year."),
           table("logboek", v.tr("The newest first"),
                 html("<tr><th scope=\"col\">{}</th><th scope=\"col\">{}</th><th scope=\"col\">{}</th><th "
                      "scope=\"col\">{}</th></tr>",
                      v.tr("When"), v.tr("Who"), v.tr("What"), v.tr("About")),
                 rows, {}, true)));
}

}  // namespace stip
