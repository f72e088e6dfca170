// Unsent: a draft under the address that the form is sent to.
#include "web/office/unsent.h"

#include <algorithm>
#include <charconv>

#include "base/json.h"
#include "base/text.h"
#include "desk/drafts.h"
#include "web/office/pages.h"

namespace stip {
namespace {

/// What the form knows of itself, and nobody typed.
bool is_of_the_form(std::string_view name) {
  static constexpr std::string_view own[] = {"_token", "_key", "_seen", "_quietly", "_unsent", "_do"};
  return std::ranges::find(own, name) != std::end(own);
}

/// Several forms of a page are sent to one address: `_what` tells them apart.
std::string form_of(const OfficeVisit& visit) {
  const std::string* what = visit.sent_value("_what");
  return visit.visit.request.target + (what ? "#" + *what : std::string());
}

bool is_never_kept(const OfficeVisit& visit) {
  const std::string_view path = std::string_view(visit.visit.request.path).substr(4);
  return visit.link || starts_with(path, "bureau") || starts_with(path, "beheer") || starts_with(path, "rapporteren");
}

Html notice_of(const OfficeVisit& visit, const FormDraft& draft) {
  const Visit& v = visit.visit;
  Html typed, hidden;
  for (const auto& [name, value] : draft.fields) {
    hidden.add("<input type=\"hidden\" data-name=\"{}\" value=\"{}\">", name, value);
    if (!value.empty() && name != "_what" && name != "_page") typed.add("<li dir=\"auto\">{}</li>", value);
  }
  if (typed.empty()) return {};
  const auto mark = draft.form.find('#');
  return html(
      "<aside class=\"utrecht-alert utrecht-alert--info\" aria-label=\"{}\" data-unsent=\"{}\" data-what=\"{}\" "
      "data-saves=\"{}\" data-button=\"{}\" data-done=\"{}\"><div class=\"utrecht-alert__content\"><p>{}</p>"
      "<details class=\"stip-details\"><summary>{}</summary><ul>{}</ul></details>{}"
      "<form method=\"post\" action=\"{}\">{}<input type=\"hidden\" name=\"_form\" value=\"{}\">"
      "<div class=\"stip-actions\"><button class=\"utrecht-button utrecht-button--secondary-action\" "
      "type=\"submit\">{}</button></div></form></div></aside>\n",
      v.tr("Not sent yet"), draft.form.substr(0, mark), mark == draft.form.npos ? "" : draft.form.substr(mark + 1),
      draft.saves, v.tr("Put it back into the form"), v.tr("It is back in the form, and not sent yet."),
      fill(v.tr("At {} you typed something here and did not send it. It was kept."),
           {instant_text(v.language, draft.saved)}),
      v.tr("What you typed"), typed, hidden, v.link("bureau/onverstuurd"), visit.form_token(), draft.form,
      v.tr("Throw it away"));
}

}  // namespace

Html unsent_mark(const OfficeVisit& visit) {
  if (is_never_kept(visit)) return {};
  const std::string* saves = visit.sent_value("_unsent");
  return html("<input type=\"hidden\" name=\"_unsent\" value=\"{}\" data-whole=\"{}\" data-draft=\"{}\">",
              saves ? *saves : "0", visit.sent.empty() ? "" : "yes",
              visit.visit.tr("Not kept yet: there is no answer. It is tried again."));
}

Response told_script(int status, std::int64_t saves, std::string_view words) {
  Json told = Json::object();
  told.add("saves", saves).add("told", words);
  return Response{status, "application/json", to_text(told), {}, nullptr};
}

std::optional<Response> keep_unsent(const OfficeVisit& visit) {
  const std::string* saves = visit.sent_value("_unsent");
  if (!saves || !visit.sent_value("_quietly") || is_never_kept(visit)) return std::nullopt;
  FormDraft draft{visit.holder(), form_of(visit), 0, {}, 0, {}, {}};
  for (const auto& pair : visit.sent)
    if (!is_of_the_form(pair.first)) draft.fields.push_back(pair);
  std::from_chars(saves->data(), saves->data() + saves->size(), draft.saves);
  const auto saved = save_draft(visit.office.desk, draft, visit.now());
  const Visit& v = visit.visit;
  if (!saved.ok()) return told_script(503, draft.saves, v.tr("Not kept yet: there is no answer. It is tried again."));
  if (saved->conflict)
    return told_script(409, saved->draft.saves,
                       v.tr("Not kept: above stands what you typed before. Put it back or throw it away."));
  return told_script(200, saved->draft.saves,
                     fill(v.tr("Kept at {}, not sent yet."), {instant_text(v.language, saved->draft.saved)}));
}

void forget_unsent(const OfficeVisit& visit) {
  if (visit.sent_value("_unsent")) (void)remove_draft(visit.office.desk, visit.holder(), form_of(visit));
}

Html unsent_notice(const OfficeVisit& visit) {
  const Request& request = visit.visit.request;
  if (visit.sends() || is_never_kept(visit)) return {};
  const auto drafts = drafts_of(visit.office.desk, visit.holder(), visit.now());
  Html notices;
  for (const FormDraft& draft : drafts.ok() ? *drafts : std::vector<FormDraft>{}) {
    const std::string_view address = std::string_view(draft.form).substr(0, draft.form.find('#'));
    if (address == request.target || address == request.path) notices.add("{}", notice_of(visit, draft));
  }
  return notices;
}

std::string page_of_unsent(std::string_view form) {
  const bool is_page = starts_with(form, "/nl/") || starts_with(form, "/en/");
  const bool is_plain = std::ranges::all_of(form, [](char c) { return c > 0x20 && c < 0x7f; });
  return is_page && is_plain ? std::string(form.substr(0, form.find('#'))) : std::string();
}

ErrorOr<Response> unsent_page(const OfficeVisit& visit) { return see_other(visit.visit.link("bureau")); }

// WEBPAGE: POST /{language}/bureau/onverstuurd
//
// Throws away what somebody typed in a form and did not send, and goes back to its page.
ErrorOr<Response> unsent_thrown_away(const OfficeVisit& visit) {
  const std::string* form = visit.sent_value("_form");
  const std::string page = form ? page_of_unsent(*form) : std::string();
  if (page.empty()) return see_other(visit.visit.link("bureau"));
  STIP_TRY(remove_draft(visit.office.desk, visit.holder(), *form));
  return see_other(page);
}

}  // namespace stip
