// Office: from a cookie to a person, and from an address to a page of the office.
#include "web/office/office.h"

#include <algorithm>

#include "agenda/records.h"
#include "base/text.h"
#include "desk/sessions.h"
#include "web/assets.h"
#include "web/form_data.h"
#include "web/office/cookies.h"
#include "web/office/follow.h"
#include "web/office/link_page.h"
#include "web/office/own_reports.h"
#include "web/office/rates.h"
#include "web/office/sending.h"
#include "web/office/sign_in_pages.h"
#include "web/office/sign_on_pages.h"
#include "web/office/think_along_page.h"
#include "web/office/unsent.h"
#include "web/parts/record_parts.h"
#include "web/parts/shell.h"
#include "web/paths.h"
#include "web/refused.h"

namespace stip {
namespace {

struct SignedIn {
  Account account;
  std::string token;
  Session login;
};

/// Errors: storage. Whoever cannot be looked up is not therefore signed out.
ErrorOr<std::optional<SignedIn>> who_is_here(const Office& office, const Request& request, Instant now) {
  const auto token = cookie(request, session_cookie(office.secure));
  if (!token) return std::optional<SignedIn>();
  STIP_TRY_AS(const auto session, find_session(office.desk, *token, now));
  if (!session) return std::optional<SignedIn>();
  STIP_TRY_AS(const auto account, find_account(office.desk, session->account));
  if (!account || account->disabled) return std::optional<SignedIn>();
  return std::optional<SignedIn>(SignedIn{*account, *token, *session});
}

/// Whether this session must not open yet what the roles would.
bool lacks_second_factor(const Office& office, const SignedIn& here) {
  return office.demands_second_factor && here.account.needs_second_factor() && !here.login.second_factor;
}

/// Where the second factor is given, or set up by who has none.
std::string way_to_second_factor(const Visit& visit, const Account& account) {
  const std::string path =
      account.has_totp || account.passkeys > 0 ? "bureau/bevestigen" : "bureau/account/tweede-stap";
  return visit.link(path) +
         "?naar=" + percent_encoded(visit.request.method == "GET" ? visit.request.target : visit.link("bureau"));
}

void never_keep(Response& response) {
  if (response.prepared) return;
  // Nor may a page of another site read with JavaScript what this one person sees.
  std::erase_if(response.headers, [](const auto& header) {
    return header.first == "Cache-Control" || header.first == "Access-Control-Allow-Origin";
  });
  response.headers.emplace_back("Cache-Control", "no-store");
}

Visit visit_of(const Site& site, const Request& request, Language language) {
  return {site, request, site.registry.now(site.viewer), site.viewer, "now", language, today_of(site), {}};
}

/// That this address asks too much, or nullopt.
std::optional<Response> slowed_down(const Site& site, const Office& office, const Request& request, Language language) {
  if (!office.rates) return std::nullopt;
  const std::string_view path = std::string_view(request.path).substr(std::min<std::size_t>(request.path.size(), 4));
  const bool sends = request.method == "POST", is_link = starts_with(path, "link/");
  const bool returns = path == "inloggen/terug";
  if (!sends && !is_link && !returns) return std::nullopt;
  const bool proves = starts_with(path, "inloggen") || starts_with(path, "wachtwoord/") ||
                      starts_with(path, "aansluiten/") || path == "bureau/bevestigen" ||
                      path == "bureau/account/wachtwoord";
  RateLimit& limit = is_link ? office.rates->link : proves ? office.rates->sign_in : office.rates->forms;
  const int wait = limit.take(address_of(office, request), site.clock());
  if (wait == 0) return std::nullopt;
  const Visit visit = visit_of(site, request, language);
  Response response = page(visit, {std::string(visit.tr("One moment")), "", {}, "office", false},
                           html("<h1>{}</h1><p class=\"stip-lead\">{}</p>", visit.tr("One moment"),
                                fill(visit.tr("Too much comes from this address at once. Wait {} seconds, go back, and "
                                              "send it again."),
                                     {std::to_string(wait)})));
  response.status = 429;
  response.headers.emplace_back("Retry-After", std::to_string(wait));
  return response;
}

/// What people call a question of a form, by the name that its control has.
std::string_view question_words(const Visit& visit, const std::string& name) {
  const RecordType& report = type_of<ProgressReport>();  // The form that takes longest comes first.
  if (const Field* field = report.field(name)) return label_of(visit, report, *field);
  for (const RecordType* type : all_record_types())
    if (const Field* field = type->field(name)) return label_of(visit, *type, *field);
  return name;
}

/// What was typed, with a button to send it to where it went; `lead`: why it was not taken.
Response sent_page(const Visit& visit, const std::string& to, const NamedTexts& sent, const Html& token, Html lead) {
  Html typed, hidden;
  for (const auto& [name, value] : sent) {
    if (name == "_token") continue;
    hidden.add("<input type=\"hidden\" name=\"{}\" value=\"{}\">", name, value);
    if (!starts_with(name, "_") && !value.empty())
      typed.add("<dt>{}</dt><dd dir=\"auto\">{}</dd>", question_words(visit, name), value);
  }
  Html content = html("<h1>{}</h1>{}", visit.tr("Send this once more"), std::move(lead));
  content.add(
      "<form method=\"post\" action=\"{}\">{}{}<button class=\"utrecht-button utrecht-button--primary-action\" "
      "type=\"submit\">{}</button></form><h2>{}</h2><dl class=\"stip-facts\">{}</dl>",
      to, hidden, token, visit.tr("Send"), visit.tr("What you typed"), typed);
  Response response =
      page(visit, {std::string(visit.tr("Send this once more")), "", {}, "office", false}, std::move(content));
  response.status = 403;
  never_keep(response);
  return response;
}

/// While the desk cannot be read nobody is sent to sign in, and what was typed is there to be sent again.
Response desk_is_away(const Visit& visit, const Office& office, const FormData* form, const Error& error) {
  if (!form) return error_page(visit, error);
  (void)told(visit.site, visit.request, visit.language, error);  // It is logged.
  const auto token = cookie(visit.request, session_cookie(office.secure));
  Response response = sent_page(
      visit, visit.request.target, form->pairs,
      html("<input type=\"hidden\" name=\"_token\" value=\"{}\">", csrf_token(office.desk, token ? *token : "")),
      html("<p class=\"stip-lead\">{}</p>",
           visit.tr("This site cannot look now who you are. Nothing was entered yet, and nothing that you typed is "
                    "lost. Send it again in a minute.")));
  response.status = 503;
  return response;
}

/// A page of the office, or nullopt if the address is none. `away`: why it is not known who is here, or nullptr.
std::optional<Response> office_answer(const Site& site, const Office& office, const Request& request, Language language,
                                      std::string_view path, const std::optional<SignedIn>& here, const Error* away) {
  for (const OfficeRoute& route : office_routes()) {
    auto parts = match_path(route.pattern, path);
    if (!parts) continue;
    Visit visit = visit_of(site, request, language);
    visit.parts = std::move(*parts);
    const bool sends = request.method == "POST";
    FormData form;
    if (sends) {
      if (!route.post) return plain_text(405, "Nothing can be sent to this address.\n");
      if (!comes_from_this_site(request)) return plain_text(403, "This form was not sent from a page of this site.\n");
      form = form_data(request);
      if (!form.ok()) return plain_text(form.status, "The form cannot be read.\n");
    } else if (request.method != "GET") {
      return plain_text(405, "Only GET, HEAD and POST are answered here.\n");
    }
    if (away) return desk_is_away(visit, office, sends ? &form : nullptr, *away);
    if (!here) {
      if (sends) return send_again(visit, request.target, form.pairs, {});
      return see_other("/" + std::string(tag(language)) + "/inloggen?naar=" + percent_encoded(request.target));
    }
    OfficeVisit arrived{
        office, visit,     here->account, here->token, form.pairs, here->login, lacks_second_factor(office, *here),
        {},     form.files};
    if (arrived.is_limited) {
      if (!route.is_before_second_factor) return see_other(way_to_second_factor(visit, here->account));
      arrived.account.roles.clear();
    }
    if (sends) {
      const std::string* token = form.value("_token");
      if (!token || !is_csrf_token(office.desk, here->token, *token))
        return send_again(visit, request.target, form.pairs, arrived.form_token());
    }
    const auto look = [&] { return view_with_own_reports(site.registry, arrived.person(), site.viewer); };
    arrived.visit.view = look();
    if (auto kept = sends ? keep_unsent(arrived) : std::nullopt) {
      never_keep(*kept);
      return *std::move(kept);
    }
    auto response = sends ? answer_form(arrived, route.post, look) : route.get(arrived);
    if (sends && response.ok() && response->status == 303) forget_unsent(arrived);
    Response answered = response.ok() ? *std::move(response) : signed_in_error_page(visit, response.error());
    never_keep(answered);
    return answered;
  }
  return std::nullopt;
}

}  // namespace

Response send_again(const Visit& visit, const std::string& to, const NamedTexts& sent, const Html& token) {
  const bool here = !token.str().empty();
  Html lead =
      html("<p class=\"stip-lead\">{}</p>",
           here ? visit.tr("This form was opened in another session. Nothing was entered yet.")
                : visit.tr("Your session has ended. Nothing was entered yet, and nothing that you typed is lost."));
  if (!here && contains(to, "/link/"))
    lead.add("<p>{}</p>",
             visit.tr("Open the link from your mail again in a new window, then come back here and send."));
  else if (!here)
    lead.add("<p><a href=\"{}\" target=\"_blank\" rel=\"noopener\">{}</a></p>", visit.link("inloggen"),
             visit.tr("Sign in again in a new window, then come back here and send."));
  return sent_page(visit, to, sent, token, std::move(lead));
}

Html OfficeVisit::form_token() const {
  return html("<input type=\"hidden\" name=\"_token\" value=\"{}\">", csrf_token(office.desk, session));
}

const std::string* OfficeVisit::sent_value(std::string_view name) const {
  const auto at = std::ranges::find(sent, name, [](const auto& pair) -> std::string_view { return pair.first; });
  return at == sent.end() ? nullptr : &at->second;
}

Response office_page(const OfficeVisit& visit, std::string_view title, Html content) {
  std::vector<Crumb> crumbs;
  if (!visit.link && !ends_with(visit.visit.request.path, "/bureau"))
    crumbs.push_back({"bureau", std::string(visit.visit.tr("My desk"))});
  Html whole = unsent_notice(visit);
  whole.add("{}", content);
  const std::string script = asset_path("draft.js");
  if (contains(whole.str(), "data-draft=") && !contains(whole.str(), script))
    whole.add("<script src=\"{}\" defer></script>", script);
  return page(visit.visit, {std::string(title), "", std::move(crumbs), "office", false}, std::move(whole));
}

std::string account_of(const Office& office, const Request& request, Instant now) {
  const auto here = who_is_here(office, request, now);
  return here.ok() && *here ? (*here)->account.id : std::string{};
}

Handler with_office(const Site& site, const Office& office, Handler everybody) {
  return [&site, &office, everybody = std::move(everybody)](const Request& request) -> Response {
    const std::string_view path = request.path;
    const bool dutch = starts_with(path, "/nl/"), english = starts_with(path, "/en/");
    const Language language = english ? Language::en : Language::nl;
    if (auto slow = slowed_down(site, office, request, language)) {
      never_keep(*slow);
      return *std::move(slow);
    }
    const auto found = who_is_here(office, request, site.clock());
    const std::optional<SignedIn> here = found.ok() ? *found : std::nullopt;
    // Who entered something at another node sees it here at once. If the ledger cannot be read now, all is as it was.
    const bool may_have_entered = (here && !starts_with(path, "/assets/")) || contains(path, "/link/");
    if (may_have_entered) (void)office.registry.catch_up();
    Site mine = site;
    if (here) {
      if (!lacks_second_factor(office, *here)) mine.viewer = here->account.person().viewer();
      mine.who = here->account.name;
      mine.person = here->account.person();
    }
    if (dutch || english) {
      const Visit visit = visit_of(mine, request, language);
      if (auto response = sign_on_answer(office, visit, path.substr(4), here ? here->token : std::string{})) {
        never_keep(*response);
        return *std::move(response);
      }
      if (auto response = sign_in_answer(office, visit, path.substr(4), here ? here->token : std::string{})) {
        never_keep(*response);
        return *std::move(response);
      }
      if (auto response = unsubscribe_answer(office, visit, path.substr(4))) {
        never_keep(*response);
        return *std::move(response);
      }
      if (auto response = think_along_answer(office, visit, path.substr(4))) {
        never_keep(*response);
        return *std::move(response);
      }
      if (auto response = link_answer(site, office, request, language, path.substr(4))) {
        never_keep(*response);
        return *std::move(response);
      }
      if (auto response = office_answer(mine, office, request, language, path.substr(4), here,
                                        found.ok() ? nullptr : &found.error()))
        return *std::move(response);
    }
    const std::string* looks = request.query_value("kijk");
    if (!here || (looks && *looks == "openbaar" && request.method != "POST")) return everybody(request);
    Response response = answer(mine, request);
    if (dutch || english) {
      const NamedTexts nothing;
      add_follow_button({office, visit_of(mine, request, language), here->account, here->token, nothing}, response);
    }
    if (!starts_with(path, "/assets/")) never_keep(response);
    return response;
  };
}

}  // namespace stip
