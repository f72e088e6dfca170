// Link page: from a token to a cookie, and from that cookie to the form of one report.
#include "web/office/link_page.h"

#include <algorithm>

#include "access/with_action.h"
#include "access/with_reports.h"
#include "agenda/records.h"
#include "web/form_data.h"
#include "web/office/cookies.h"
#include "web/office/entering.h"
#include "web/office/pages.h"
#include "web/office/sending.h"
#include "web/parts/record_parts.h"
#include "web/parts/shell.h"
#include "web/parts/written.h"
#include "web/paths.h"

namespace stip {
namespace {

constexpr long cookie_life = 12L * 60 * 60;
constexpr std::size_t id_size = 10;  // "L-4GZ0Q7WD"

bool is_link_id(std::string_view part) {
  return part.size() == id_size && part.starts_with("L-") &&
         std::ranges::all_of(part, [](char c) { return c == '-' || ('0' <= c && c <= '9') || ('A' <= c && c <= 'Z'); });
}

std::string link_cookie(const Office& office, std::string_view id) {
  return (office.secure ? "__Host-stip-link-" : "stip-link-") + std::string(id);
}

/// A page that says how it is with a link, and what to do.
Response told(const Visit& visit, int status, std::string_view title, std::string_view words, const Html& more = {}) {
  Response response = page(visit, {std::string(visit.tr(title)), "", {}, "office", false},
                           html("<h1>{}</h1><p class=\"stip-lead\">{}</p>{}", visit.tr(title), visit.tr(words), more));
  response.status = status;
  return response;
}

/// The way to what everybody may read of the action.
Html way_to_action(const Visit& visit, const PersonalLink& link) {
  const auto* action = visit.view.find<Action>(link.purpose.action);
  if (!action) return {};
  return html("<p><a href=\"{}\">{}</a></p>", visit.link(record_path(type_of<Action>(), action->id)),
              written_title(visit, *action));
}

/// Anything but a good link. One that was never issued looks like any other that was not.
Response state_page(const Visit& visit, const OpenedLink& opened) {
  switch (opened.state) {
    case LinkState::spent:
      return told(visit, 200, msg("Your report was handed in"),
                  msg("Thank you. It is signed and checked now, and becomes public once it is approved. "
                      "This link is not needed any more. If something has to be changed, you will be told."),
                  way_to_action(visit, opened.link));
    case LinkState::expired:
      return told(visit, 410, msg("This link has expired"),
                  msg("Its term has passed. Ask whoever sent it to you for a new one."));
    case LinkState::revoked:
      return told(visit, 410, msg("This link was withdrawn"),
                  msg("There may be a newer one in your mail. If not, ask whoever sent it to you."));
    case LinkState::good:
    case LinkState::unknown:
      break;
  }
  return told(
      visit, 404, msg("This link does not work"),
      msg("Open the link from your mail once more, and see that it was copied as a whole. It works on the device on "
          "which you open it, for twelve hours; then you can open it again."));
}

Response opened(const Visit& visit, const Office& office, const std::string& token) {
  const auto link = open_link(office.desk, token, visit.site.clock());
  if (!link.ok()) return error_page(visit, link.error());
  if (link->state != LinkState::good) return state_page(visit, *link);
  Response response = see_other(visit.link("link/" + link->link.id));
  response.headers.emplace_back("Set-Cookie",
                                set_cookie(link_cookie(office, link->link.id), token, {office.secure, cookie_life}));
  return response;
}

/// Whether who issued a link may still do so, as the action is classified now. What was issued on the machine itself,
/// may.
bool is_still_backed(const Office& office, const PersonalLink& link, const RecordFacts& facts) {
  if (!link.issued_by.starts_with("U-")) return true;
  const auto issuer = find_account(office.desk, link.issued_by);
  return issuer.ok() && *issuer && may((*issuer)->person(), Act::issue_link, facts).ok();
}

/// What the public sees, and the action of the link with its reports, which are internal until they are approved.
View view_for(const Office& office, const Visit& visit, const PersonalLink& link) {
  const LinkPurpose& purpose = link.purpose;
  const View all = office.registry.now(Viewer{Classification::restricted});
  const Action* action = all.find<Action>(purpose.action);
  const bool is_public = visit.view.find<Action>(purpose.action) != nullptr;
  if (!action || (!is_public && !is_still_backed(office, link, facts_of(all, *action)))) return visit.view;
  const View action_seen =
      with_action(visit.view, office.registry.now(Viewer{action->classification}), {purpose.action, purpose.cycle});
  const Viewer reports_seen{std::max(Classification::internal, action->classification)};
  return with_reports(action_seen, office.registry.now(reports_seen), {purpose.action});
}

Response form_page(Visit visit, const Office& office, const std::string& id) {
  const Request& request = visit.request;
  const bool sends = request.method == "POST";
  FormData form;
  if (sends) {
    if (!comes_from_this_site(request)) return plain_text(403, "This form was not sent from a page of this site.\n");
    form = form_data(request);
    if (!form.ok()) return plain_text(form.status, "The form cannot be read.\n");
  }
  const std::string token = cookie(request, link_cookie(office, id)).value_or("");
  const auto link = find_link(office.desk, token, visit.site.clock());
  if (!link.ok()) return error_page(visit, link.error());
  if (link->state == LinkState::unknown || link->link.id != id || link->link.purpose.act != Act::report)
    return sends ? send_again(visit, visit.link("link/" + id), form.pairs, {}) : state_page(visit, {});
  if (link->state != LinkState::good) return state_page(visit, *link);
  visit.view = view_for(office, visit, link->link);
  visit.parts = {link->link.purpose.action};
  Account holder;
  holder.id = id;
  holder.name = link->link.purpose.holder;
  const OfficeVisit arrived{office, visit, holder, token, form.pairs, {}, false, link->link, form.files};
  if (sends) {
    const std::string* given = form.value("_token");
    if (!given || !is_csrf_token(office.desk, token, *given))
      return send_again(visit, visit.link("link/" + id), form.pairs, arrived.form_token());
  }
  const auto look = [&] {
    Visit fresh = visit;
    fresh.view = office.registry.now(visit.viewer);
    return view_for(office, fresh, link->link);
  };
  auto response = sends ? answer_form(arrived, report_sent, look) : report_form_page(arrived);
  return response.ok() ? *std::move(response) : error_page(visit, response.error());
}

}  // namespace

// WEBPAGE: GET /{language}/link/{token}
//
// Opens a personal link and leads on to its form; says what to do if it has expired, was withdrawn, used, or is none.
//
// WEBPAGE: GET /{language}/link/{number}
//
// The report on one action, for who opened the link of that number on this device.
std::optional<Response> link_answer(const Site& everybody, const Office& office, const Request& request,
                                    Language language, std::string_view path) {
  const auto parts = match_path("link/{}", path);
  if (!parts) return std::nullopt;
  const Visit visit{everybody,           request, everybody.registry.now(everybody.viewer),
                    everybody.viewer,    "now",   language,
                    today_of(everybody), {}};
  const bool is_form = is_link_id(parts->front());
  if (request.method != "GET" && !(is_form && request.method == "POST"))
    return plain_text(405, "Nothing can be sent to this address.\n");
  if (is_form) return form_page(visit, office, parts->front());
  Response response = opened(visit, office, parts->front());
  response.headers.emplace_back("Referrer-Policy", "no-referrer");
  response.headers.emplace_back("X-Robots-Tag", "noindex");
  return response;
}

}  // namespace stip
