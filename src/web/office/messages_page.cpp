// Messages page: what the public sent, for who may take in signals: to take in, or to refuse.
#include "agenda/records.h"
#include "web/office/act_parts.h"
#include "web/office/pages.h"
#include "web/office/public_message.h"
#include "web/parts/record_parts.h"

namespace stip {
namespace {

Html article(const OfficeVisit& visit, const PublicMessage& each, std::size_t number) {
  const Visit& v = visit.visit;
  const auto about = v.view.find_any(each.about);
  NamedTexts query{{"herkomst", "public"}, {"uit", each.id}};
  if (about) query.emplace_back("over", each.about);
  Html whole = html("<article class=\"stip-section\"><h2>{}</h2>{}", fill(v.tr("Message {}"), {std::to_string(number)}),
                    prose(each.text));
  whole.add("<p class=\"stip-quiet\">{}{}</p>", fill(v.tr("Sent {}"), {instant_text(v.language, each.sent)}),
            about ? html(" · {} {}", v.tr("about"), numbered_link(v, *about.record)) : Html{});
  return whole.add(
      "<div class=\"stip-actions\"><a class=\"utrecht-link-button utrecht-button utrecht-button--primary-action\" "
      "href=\"{}\">{}<span class=\"stip-hidden\"> ({})</span></a> <form method=\"post\" action=\"{}\">{}<input "
      "type=\"hidden\" name=\"_id\" value=\"{}\"><button class=\"utrecht-button utrecht-button--secondary-action\" "
      "type=\"submit\">{}<span class=\"stip-hidden\"> ({})</span></button></form></div></article>\n",
      link_with(v, "signaleren", query), v.tr("Take it in, in my words"), number, v.link("meegedacht"),
      visit.form_token(), each.id, v.tr("Refuse, and delete it"), number);
}

}  // namespace

// WEBPAGE: GET /{language}/meegedacht
//
// What the public sent in and nobody has read yet, for who takes in signals and hands them out. It is taken in in other
// words, or refused; either way the words that were sent are deleted.
ErrorOr<Response> messages_page(const OfficeVisit& visit) {
  STIP_TRY(may(visit.person(), Act::assign_signal));
  const Visit& v = visit.visit;
  STIP_TRY_AS(const auto waiting, public_messages(visit.office.desk, visit.now()));
  Html content = html("<h1>{}</h1><p class=\"stip-lead\">{}</p>", v.tr("From the public"),
                      v.tr("Sent by anybody, and read by nobody yet. It is not in the agenda, and is deleted once you "
                           "have taken it in or refused it, and after 90 days by itself."));
  std::size_t number = 0;
  for (const PublicMessage& each : waiting) content.add(article(visit, each, ++number));
  if (waiting.empty()) content.add("<p>{}</p>", v.tr("Nothing waits to be read."));
  return office_page(visit, v.tr("From the public"), std::move(content));
}

ErrorOr<Response> message_refused(const OfficeVisit& visit) {
  STIP_TRY(may(visit.person(), Act::assign_signal));
  const std::string id = typed(visit, "_id");
  STIP_TRY_AS(const auto found, find_message(visit.office.desk, id, visit.now()));
  // Sent twice, or read by somebody else meanwhile: there is nothing left to refuse.
  if (found) STIP_TRY(drop_message(visit.office.desk, id, tr_later("message refused"), visit.account.id, visit.now()));
  return see_other(visit.visit.link("meegedacht"));
}

}  // namespace stip
