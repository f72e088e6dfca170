// Account page: what the desk keeps of who is signed in: password, second step, and where one is signed in.
#include <algorithm>

#include "base/text.h"
#include "desk/accounts.h"
#include "desk/totp.h"
#include "web/office/pages.h"
#include "web/office/parts.h"
#include "web/office/passkey_parts.h"
#include "web/office/sign_in_pages.h"
#include "web/office/sign_on_pages.h"
#include "web/parts/record_parts.h"

namespace stip {
namespace {

/// "Firefox, Windows": a browser calls itself many things, of which the first known one in this order is true.
std::string browser_words(const Visit& visit, std::string_view agent) {
  struct Known {
    std::string_view mark, name;
  };
  static constexpr Known browsers[] = {
      {"Firefox/", "Firefox"}, {"Edg", "Edge"}, {"OPR/", "Opera"}, {"Chrom", "Chrome"}, {"Safari/", "Safari"}};
  static constexpr Known systems[] = {{"Android", "Android"}, {"iPhone", "iPhone"}, {"iPad", "iPad"},
                                      {"Windows", "Windows"}, {"Mac OS", "macOS"},  {"Linux", "Linux"}};
  std::string words;
  for (const auto& list : {std::span<const Known>(browsers), std::span<const Known>(systems)}) {
    const auto known = std::ranges::find_if(list, [&](const Known& each) { return contains(agent, each.mark); });
    if (known != list.end()) words += (words.empty() ? "" : ", ") + std::string(known->name);
  }
  return words.empty() ? std::string(visit.tr("unknown browser")) : words;
}

Html second_step(const OfficeVisit& visit) {
  const Visit& v = visit.visit;
  const bool has = visit.account.has_totp;
  const bool is_demanded = visit.office.demands_second_factor && visit.account.needs_second_factor();
  Html content =
      html("<h2>{}</h2><p>{}</p>", v.tr("Second step"),
           has ? v.tr("After your password a code of your app is asked.")
           : visit.account.passkeys > 0
               ? v.tr("After your password a passkey is asked. Set up an app as well, for when you have none at hand.")
           : is_demanded || visit.is_limited
               ? v.tr("Your roles ask for a second step beside your password. Until it is set up, you see what "
                      "everybody sees.")
               : v.tr("Your password is all that is asked now. With an app on your telephone, a code is "
                      "asked as well: who finds out your password gets no further."));
  if (has) {
    const auto left = recovery_codes_left(visit.office.desk, visit.account.id);
    if (left.ok())
      content.add("<p>{}</p>",
                  tr_n(v.language, "You have {} recovery code left.", "You have {} recovery codes left.", *left));
  }
  Html buttons = button_link(v, "bureau/account/tweede-stap", has ? v.tr("Set up another app") : v.tr("Set up an app"));
  if (has && !is_demanded && !visit.is_limited)
    buttons.add(" {}", button_link(v, "bureau/account/tweede-stap-uit", v.tr("Do without the second step")));
  content.add("<div class=\"stip-actions\">{}</div>", buttons);
  return content;
}

Html elsewhere(const OfficeVisit& visit) {
  const Visit& v = visit.visit;
  if (!visit.office.provider) return {};
  const std::string title = fill(v.tr("Sign on with {}"), {provider_label(visit.office, v)});
  const auto linked = identities_of(visit.office.desk, visit.account.id);
  return html("<h2>{}</h2><p>{}</p><div class=\"stip-actions\">{}</div>", title,
              linked.ok() && !linked->empty()
                  ? v.tr("Your account is linked: you can sign in there.")
                  : v.tr("Your account is not linked yet. Once it is, you can sign in without your password."),
              button_link(v, "bureau/account/dienst", v.tr("See and change the link")));
}

Html passkeys_of_mine(const OfficeVisit& visit) {
  const Visit& v = visit.visit;
  if (!takes_passkeys(visit.office)) return {};
  const int count = visit.account.passkeys;
  return html(
      "<h2>{}</h2><p>{}</p><div class=\"stip-actions\">{}</div>", v.tr("Passkeys"),
      count == 0
          ? std::string(v.tr("With a passkey you sign in by the lock of your device, without a password or a code."))
          : tr_n(v.language, "You have {} passkey.", "You have {} passkeys.", count),
      button_link(v, "bureau/account/passkeys", v.tr("See and change your passkeys")));
}

ErrorOr<Html> places(const OfficeVisit& visit) {
  const Visit& v = visit.visit;
  STIP_TRY_AS(const auto sessions, sessions_of(visit.office.desk, visit.account.id, visit.now()));
  Html rows;
  for (const Session& session : sessions) {
    const bool here = session.handle == visit.login.handle;
    const std::string words = browser_words(v, session.agent), since = instant_text(v.language, session.created);
    rows.add("<tr><th scope=\"row\">{}{}</th>{}{}{}</tr>", words,
             here ? " (" + std::string(v.tr("here")) + ")" : std::string{}, cell(v.tr("Since"), since),
             cell(v.tr("Last used"), instant_text(v.language, session.seen)),
             html("<td class=\"stip-screen-only\">{}</td>",
                  button_form(visit, "bureau/account", {{"_do", "end"}, {"handle", session.handle}}, v.tr("Sign out"),
                              words + ", " + since)));
  }
  Html content = html("<h2>{}</h2>{}", v.tr("Where you are signed in"),
                      table("sessies", v.tr("Half an hour without use ends each of them; so do twelve hours."),
                            html("<tr><th scope=\"col\">{}</th><th scope=\"col\">{}</th><th scope=\"col\">{}</th><th "
                                 "class=\"stip-screen-only\" scope=\"col\">{}</th></tr>",
                                 v.tr("Browser"), v.tr("Since"), v.tr("Last used"), v.tr("Sign out")),
                            rows, {}, true));
  content.add("<div class=\"stip-actions\">{}{}</div>",
              button_form(visit, "bureau/account", {{"_do", "end_others"}}, v.tr("Sign out everywhere else")),
              button_form(visit, "bureau/account", {{"_do", "end_all"}}, v.tr("Sign out everywhere")));
  return content;
}

}  // namespace

// WEBPAGE: GET /{language}/bureau/account
//
// One's own account: name and address, password, second step, and a list of where one is signed in, each of which can
// be ended from here.
ErrorOr<Response> account_page(const OfficeVisit& visit) {
  const Visit& v = visit.visit;
  STIP_TRY_AS(const Html sessions, places(visit));
  Html content = html("<h1>{}</h1>", v.tr("My account"));
  if (const std::string* what = v.request.query_value("klaar")) {
    if (*what == "wachtwoord")
      content.add(done(v.tr("Your password was changed, and you were signed out everywhere else.")));
    if (*what == "sessies") content.add(done(v.tr("Signed out there.")));
  }
  content.add("<dl class=\"stip-facts\">{}{}</dl>", fact(v.tr("Name"), visit.account.name),
              fact(v.tr("E-mail address"), visit.account.email));
  if (visit.account.has_password)
    content.add(
        "<h2 class=\"stip-screen-only\">{}</h2><p class=\"stip-screen-only\">{}</p><div "
        "class=\"stip-actions\">{}</div>",
        v.tr("Password"), v.tr("Change it when somebody else may know it. There is no need to do so now and then."),
        button_link(v, "bureau/account/wachtwoord", v.tr("Change the password")));
  content.add("{}{}{}{}", second_step(visit), passkeys_of_mine(visit), elsewhere(visit), sessions);
  return office_page(visit, v.tr("My account"), std::move(content));
}

ErrorOr<Response> account_sent(const OfficeVisit& visit) {
  const Visit& v = visit.visit;
  Desk& desk = visit.office.desk;
  const std::string* wanted = visit.sent_value("_do");
  const std::string* handle = visit.sent_value("handle");
  const std::string what = wanted ? *wanted : "";
  if (what == "end_all" || (what == "end" && handle && *handle == visit.login.handle)) {
    if (what == "end_all")
      STIP_TRY(end_sessions_of(desk, visit.account.id, visit.now()));
    else
      STIP_TRY(end_session(desk, visit.session, visit.now()));
    return see_other(v.link("inloggen"));
  }
  if (what == "end_others") STIP_TRY(end_other_sessions(desk, visit.account.id, visit.session, visit.now()));
  // One that has ended meanwhile is what was wanted.
  if (what == "end" && handle) (void)end_session_named(desk, visit.account.id, *handle, visit.now());
  return see_other(v.link("bureau/account?klaar=sessies"));
}

namespace {

Response ask_new_password(const OfficeVisit& visit, const Html& before) {
  const Visit& v = visit.visit;
  Html fields = question({"current", v.tr("Password as it is now"), "password", "current-password"});
  fields.add(question({"password", v.tr("New password"), "password", "new-password",
                       v.tr("At least 12 characters. A sentence that only you know is a good one.")}));
  const std::string title(v.tr("Change the password"));
  Html content =
      html("<h1>{}</h1>{}<p>{}</p>{}", title, before, v.tr("You are signed out everywhere else when it has changed."),
           form_of(visit, "bureau/account/wachtwoord", fields, v.tr("Keep this password")));
  if (!before.empty()) return refused_page(visit, title, std::move(content));
  return office_page(visit, title, std::move(content));
}

}  // namespace

// WEBPAGE: GET /{language}/bureau/account/wachtwoord
//
// Change one's password, by giving the one of now.
ErrorOr<Response> password_form_page(const OfficeVisit& visit) { return ask_new_password(visit, {}); }

ErrorOr<Response> password_sent(const OfficeVisit& visit) {
  const Visit& v = visit.visit;
  const std::string* current = visit.sent_value("current");
  const std::string* password = visit.sent_value("password");
  const auto changed = change_password(visit.office.desk, visit.account.id, current ? *current : "",
                                       password ? *password : "", visit.session, visit.now());
  if (changed.ok()) return see_other(v.link("bureau/account?klaar=wachtwoord"));
  if (changed.error().kind == ErrorKind::storage) return changed.error();
  const bool is_current = changed.error().kind == ErrorKind::forbidden;
  return ask_new_password(visit, problem_at(is_current ? "current" : "password", in_words(v, changed.error())));
}

}  // namespace stip
