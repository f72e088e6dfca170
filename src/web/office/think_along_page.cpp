// Think-along page: one question, nothing about who asks it, and limits that a machine meets and a person does not.
#include "web/office/think_along_page.h"

#include <algorithm>

#include "agenda/records.h"
#include "base/hash.h"
#include "base/text.h"
#include "exchange/form_value.h"
#include "web/form_data.h"
#include "web/office/cookies.h"
#include "web/office/public_message.h"
#include "web/office/rates.h"
#include "web/office/sign_in_pages.h"
#include "web/parts/record_parts.h"
#include "web/parts/shell.h"

namespace stip {
namespace {

constexpr std::chrono::seconds soonest{2};      ///< Nobody reads and writes in less.
constexpr std::chrono::hours longest_open{12};  ///< A form that was left open goes on for so long.

/// When the form was opened, so that nobody can say otherwise. It leads to nobody: all who come in that second have it.
std::string mark_of(const Desk& desk, Instant opened) {
  const std::string when = std::to_string(seconds_of(opened));
  return when + "-" + to_hex(desk.signature("public message", when)).substr(0, 32);
}

bool is_good_mark(const Desk& desk, const std::string& mark, Instant now) {
  const auto seconds = parse_whole(mark.substr(0, mark.find('-')));
  if (!seconds.ok() || !*seconds) return false;
  const Instant opened = instant_of(static_cast<std::int64_t>(**seconds));
  return mark == mark_of(desk, opened) && now - opened >= soonest && now - opened <= longest_open;
}

/// Whether there is somebody who may read what comes in.
bool has_readers(const Office& office) {
  const auto all = accounts(office.desk);
  return all.ok() && std::ranges::any_of(*all, [](const Account& each) {
           return !each.disabled && may(each.person(), Act::assign_signal).ok();
         });
}

struct Typed {
  std::string text, about;
};

/// What somebody is told above the form, and where it can be mended.
struct Told {
  int status = 200;
  std::string problem = {};
  bool is_at_text = false;
};

Response answer_with(const Visit& visit, Html content, int status) {
  Response response = page(visit,
                           {std::string(visit.tr("Think along")),
                            "",
                            {{"signalen", std::string(visit.tr("You said, we did"))}},
                            "office",
                            false},
                           std::move(content));
  response.status = status;
  return response;
}

Response form_page(const Office& office, const Visit& visit, const Typed& typed, const Told& told) {
  Html alert, at_text;
  if (!told.problem.empty()) {
    const Html words = told.is_at_text ? html("<a href=\"#tekst\">{}</a>", told.problem) : html("{}", told.problem);
    alert = html(
        "<div class=\"utrecht-alert utrecht-alert--error\" role=\"alert\"><div "
        "class=\"utrecht-alert__content\"><p>{}</p></div></div>",
        words);
    if (told.is_at_text) at_text = html(" aria-invalid=\"true\"");
  }
  const Record* about = visit.view.find_any(typed.about).record;
  Html subject;
  if (about)
    subject = html("<p>{} {}</p><input type=\"hidden\" name=\"over\" value=\"{}\">", visit.tr("It is about:"),
                   numbered_link(visit, *about), about->id);
  Html content = html("<h1>{}</h1><p class=\"stip-lead\">{}</p>", visit.tr("Think along"),
                      visit.tr("Do you see something that hampers an action, or that is forgotten? Tell it here."));
  content.add(
      "<ul><li>{}</li><li>{}</li><li>{}</li></ul>{}",
      visit.tr("We do not ask who you are, and keep nothing by which you can be known. So do not write your name, or "
               "anything about others by which they can be known."),
      visit.tr("Somebody of the secretariat reads it. What belongs in the agenda is taken in as a signal, in the words "
               "of the secretariat, and gets an answer under “You said, we did”."),
      visit.tr("What you send is deleted as soon as it was read, and after 90 days at the latest. You get no answer "
               "yourself."),
      alert);
  content.add(
      "<form class=\"stip-form\" method=\"post\" action=\"/{}/meedenken\">{}<input type=\"hidden\" name=\"begin\" "
      "value=\"{}\"><div class=\"utrecht-form-field\"><label class=\"utrecht-form-label\" for=\"tekst\">{}</label><div "
      "class=\"utrecht-form-field-description\" id=\"tekst-help\">{}</div><textarea class=\"utrecht-textarea\" "
      "id=\"tekst\" name=\"tekst\" rows=\"8\" maxlength=\"{}\" aria-describedby=\"tekst-help\"{} required>\n{}</textarea>"
      "</div><div class=\"stip-actions\"><button class=\"utrecht-button utrecht-button--primary-action\" "
      "type=\"submit\">{}</button></div></form>",
      tag(visit.language), subject, mark_of(office.desk, visit.site.clock()), visit.tr("What do you want to say?"),
      fill(visit.tr("At most {} characters."), {number_text(visit.language, static_cast<long>(longest_message))}),
      longest_message, at_text, typed.text, visit.tr("Send"));
  return answer_with(visit, std::move(content), told.status);
}

Response thanks(const Visit& visit) {
  return answer_with(
      visit,
      html("<h1>{}</h1><p class=\"stip-lead\" role=\"status\">{}</p><p><a href=\"{}\">{}</a></p>",
           visit.tr("Thank you"), visit.tr("It was received, and waits until somebody of the secretariat reads it."),
           visit.link("signalen"), visit.tr("See what was said before, and what was done with it")),
      200);
}

/// Why this address has to wait; empty: it may go on.
std::string too_often(const Office& office, const Visit& visit) {
  if (!office.rates) return {};
  const std::string address = address_of(office, visit.request);
  if (const int wait = office.rates->message.take(address, visit.site.clock()); wait > 0)
    return fill(visit.tr("Too much comes from this address at once. Wait {} seconds, and send it again."),
                {std::to_string(wait)});
  if (!office.rates->messages_a_day.take(address, visit.site.clock()))
    return std::string(visit.tr("No more can be sent from this address today. Try again tomorrow."));
  return {};
}

Response received(const Office& office, const Visit& visit) {
  if (!comes_from_this_site(visit.request))
    return plain_text(403, "This form was not sent from a page of this site.\n");
  const FormData form = form_data(visit.request);
  if (!form.ok()) return plain_text(form.status, "The form cannot be read.\n");
  const auto value = [&](std::string_view name) {
    const std::string* found = form.value(name);
    return found ? as_sent(*found) : std::string{};
  };
  const Typed typed{value("tekst"), value("over")};
  const Instant now = visit.site.clock();
  if (!is_good_mark(office.desk, value("begin"), now))
    return form_page(office, visit, typed,
                     {422, std::string(visit.tr("This form was opened too long ago, or a moment ago. Nothing that you "
                                                "typed is lost: send it once more."))});
  if (std::string wait = too_often(office, visit); !wait.empty())
    return form_page(office, visit, typed, {429, std::move(wait)});
  const bool is_about_something = static_cast<bool>(visit.view.find_any(typed.about));
  const auto kept = keep_message(office.desk, typed.text, is_about_something ? typed.about : "", now);
  if (kept.ok()) return see_other("/" + std::string(tag(visit.language)) + "/meedenken?verstuurd=ja");
  const Error error = told(visit.site, visit.request, visit.language, kept.error());
  std::string words = error.problem + " " + error.remedy;
  if (words[0] >= 'a' && words[0] <= 'z') words[0] = static_cast<char>(words[0] - 'a' + 'A');
  const bool is_text = kept.error().kind == ErrorKind::invalid;
  return form_page(office, visit, typed, {is_text ? 422 : 503, std::move(words), is_text});
}

}  // namespace

// WEBPAGE: GET /{language}/meedenken?over=A-014
//
// Where anybody can tell what hampers an action or is forgotten, without saying who they are. It waits at the desk, seen
// by nobody but who may take in signals, until somebody has read it.
std::optional<Response> think_along_answer(const Office& office, const Visit& visit, std::string_view path) {
  if (path != "meedenken") return std::nullopt;
  const std::string& method = visit.request.method;
  if (method != "GET" && method != "POST") return plain_text(405, "Only GET, HEAD and POST are answered here.\n");
  if (!has_readers(office))
    return answer_with(visit,
                       html("<h1>{}</h1><p class=\"stip-lead\">{}</p>", visit.tr("Think along"),
                            visit.tr("Nobody reads here yet what the public sends, so nothing can be sent.")),
                       method == "GET" ? 200 : 503);
  if (method == "POST") return received(office, visit);
  if (visit.request.query_value("verstuurd")) return thanks(visit);
  const std::string* about = visit.request.query_value("over");
  return form_page(office, visit, {{}, about ? *about : std::string{}}, {});
}

}  // namespace stip
