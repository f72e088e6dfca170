// Follow: a record is followed where it is read; what is followed stands on one's desk.
#include "web/office/follow.h"

#include <algorithm>

#include "base/text.h"
#include "desk/followers.h"
#include "web/office/pages.h"
#include "web/parts/record_parts.h"
#include "web/parts/shell.h"
#include "web/paths.h"

namespace stip {
namespace {

/// The record whose page this is; empty: it is no page of a record.
std::string record_of_page(const Visit& visit) {
  const std::string& path = visit.request.path;
  if (path.size() < 5) return {};
  const auto parts = split(std::string_view(path).substr(4), '/');
  if (parts.size() != 2) return {};
  const auto found = visit.view.find_any(parts[1]);
  return found && record_path(*found.type, parts[1]) == parts[0] + "/" + parts[1] ? parts[1] : std::string();
}

bool follows(const OfficeVisit& visit, const std::string& record) {
  const auto all = followed_by(visit.office.desk, visit.account.id);
  return all.ok() && std::ranges::find(*all, record) != all->end();
}

Html button(const OfficeVisit& visit, const std::string& record, bool is_followed) {
  const Visit& v = visit.visit;
  return html(
      "<form method=\"post\" action=\"/{}/volgen\">{}<input type=\"hidden\" name=\"record\" value=\"{}\"><input "
      "type=\"hidden\" name=\"_do\" value=\"{}\"><button class=\"utrecht-button utrecht-button--secondary-action\" "
      "type=\"submit\">{}</button></form>",
      tag(v.language), visit.form_token(), record, is_followed ? "stop" : "follow",
      is_followed ? fill(v.tr("Follow {} no longer"), {record}) : fill(v.tr("Follow {} by mail"), {record}));
}

Html option(std::string_view value, std::string_view label, bool is_chosen) {
  return is_chosen ? html("<option value=\"{}\" selected>{}</option>", value, label)
                   : html("<option value=\"{}\">{}</option>", value, label);
}

}  // namespace

void add_follow_button(const OfficeVisit& visit, Response& response) {
  if (response.prepared || response.status != 200 || !starts_with(response.content_type, "text/html")) return;
  const std::string record = record_of_page(visit.visit);
  const auto end = response.body.rfind("</main>");
  if (record.empty() || end == std::string::npos) return;
  response.body.insert(end, button(visit, record, follows(visit, record)).str());
}

// WEBPAGE: GET /{language}/meldingen
//
// What who is signed in follows, how often a digest comes by mail, and in which language.
ErrorOr<Response> notices_page(const OfficeVisit& visit) {
  const Visit& v = visit.visit;
  STIP_TRY_AS(const NoticeSetting setting, notice_setting(visit.office.desk, visit.account.id));
  STIP_TRY_AS(const auto records, followed_by(visit.office.desk, visit.account.id));
  Html items;
  for (const std::string& id : records) {
    const auto found = v.view.find_any(id);
    if (!found) continue;  // Ended, or not to be seen any more.
    items.add("<li>{}{}</li>", numbered_link(v, *found.record), button(visit, id, true));
  }
  Html content =
      html("<h1>{}</h1><p class=\"stip-lead\">{}</p>", v.tr("What you follow"),
           v.tr("You get one mail with all that changed, if anything did. Only what everybody may see stands in it."));
  if (!visit.office.mail)
    content.add("<p role=\"note\">{}</p>", v.tr("This site sends no mail yet: ask the administrator."));
  content.add(
      "<form class=\"stip-form\" method=\"post\" action=\"{}\">{}<div class=\"stip-form__fields\"><div "
      "class=\"utrecht-form-field\"><label class=\"utrecht-form-label\" for=\"ritme\">{}</label> <select "
      "class=\"utrecht-select\" id=\"ritme\" name=\"ritme\">{}{}{}</select></div><div "
      "class=\"utrecht-form-field\"><label "
      "class=\"utrecht-form-label\" for=\"taal\">{}</label> <select class=\"utrecht-select\" id=\"taal\" "
      "name=\"taal\">{}{}</select></div></div><div class=\"stip-actions\"><button class=\"utrecht-button "
      "utrecht-button--primary-action\" type=\"submit\">{}</button></div></form>",
      v.link("meldingen"), visit.form_token(), v.tr("How often?"),
      option("daily", v.tr("Every day"), setting.rhythm == Rhythm::daily),
      option("weekly", v.tr("Every week"), setting.rhythm == Rhythm::weekly),
      option("off", v.tr("Never"), setting.rhythm == Rhythm::off), v.tr("In which language?"),
      option("nl", "Nederlands", setting.language == Language::nl),
      option("en", "English", setting.language == Language::en), v.tr("Save"));
  if (items.empty())
    content.add("<p>{}</p>",
                v.tr("You follow nothing yet. On the page of an action or any other record is a button for it."));
  else
    content.add("<ul>{}</ul>", items);
  content.add(
      "<p class=\"stip-quiet\">{}</p>",
      v.tr("Of signals that your organisation or body raised you are told by itself: when they are answered, and "
           "when what they are about changes."));
  return office_page(visit, v.tr("What you follow"), std::move(content));
}

ErrorOr<Response> notices_set(const OfficeVisit& visit) {
  NoticeSetting setting;
  setting.account = visit.account.id;
  const std::string* rhythm = visit.sent_value("ritme");
  const std::string* language = visit.sent_value("taal");
  STIP_TRY_AS(setting.rhythm, parse_rhythm(rhythm ? *rhythm : ""));
  setting.language = language && *language == "en" ? Language::en : Language::nl;
  STIP_TRY(set_notice(visit.office.desk, setting, visit.office.registry.size(), visit.now()));
  return see_other(visit.visit.link("meldingen"));
}

ErrorOr<Response> followed(const OfficeVisit& visit) {
  const Visit& v = visit.visit;
  const std::string* record = visit.sent_value("record");
  const std::string* wanted = visit.sent_value("_do");
  const auto found = record ? v.view.find_any(*record) : Agenda::Found{};
  if (wanted && *wanted == "stop" && record) {
    STIP_TRY(unfollow(visit.office.desk, visit.account.id, *record));
  } else if (found) {
    STIP_TRY(follow(visit.office.desk, visit.account.id, *record, visit.office.registry.size(), visit.now()));
  } else {
    return Error{ErrorKind::not_found, "record", "there is nothing by that number.", "Search for it."};
  }
  return see_other(found ? v.link(record_path(*found.type, *record)) : v.link("meldingen"));
}

// WEBPAGE: GET /{language}/afmelden/{token}
//
// Ends all digests for who got them, without signing in. Asks once more, so that programs that look at links in mails
// end nothing; the button of a mail program ends them at once.
std::optional<Response> unsubscribe_answer(const Office& office, const Visit& visit, std::string_view path) {
  const auto parts = match_path("afmelden/{}", path);
  if (!parts) return std::nullopt;
  const std::string account = account_of_unsubscribe(office.desk, parts->front());
  const auto known =
      account.empty() ? ErrorOr<std::optional<Account>>(std::optional<Account>{}) : find_account(office.desk, account);
  if (!known.ok()) return error_page(visit, known.error());
  if (!*known) return error_page(visit, {ErrorKind::not_found, "page", "there is no page at this address.", "Search."});
  const std::string title(visit.tr("No more mails"));
  if (visit.request.method == "POST") {
    const auto before = notice_setting(office.desk, account);
    if (!before.ok()) return error_page(visit, before.error());
    NoticeSetting setting = *before;
    setting.rhythm = Rhythm::off;
    const auto set = set_notice(office.desk, setting, office.registry.size(), visit.site.clock());
    if (!set.ok()) return error_page(visit, set.error());
    return page(visit, {title, "", {}, "office", false},
                html("<h1>{}</h1><p role=\"status\">{}</p>", title,
                     visit.tr("You get no more mails about what you follow. You can change that on your desk.")));
  }
  return page(visit, {title, "", {}, "office", false},
              html("<h1>{}</h1><p class=\"stip-lead\">{}</p><form method=\"post\" action=\"{}\"><button "
                   "class=\"utrecht-button utrecht-button--primary-action\" type=\"submit\">{}</button></form>",
                   title, visit.tr("Mails about what you follow will stop. Mails that ask you for a report will not."),
                   "/" + std::string(tag(visit.language)) + "/afmelden/" + percent_encoded(parts->front()),
                   visit.tr("Stop these mails")));
}

}  // namespace stip
