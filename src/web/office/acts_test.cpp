// Tests of the pages of acts: signals, meetings, rounds, pledges and hand-over, as a browser would do them.
#include <algorithm>
#include <map>
#include <set>

#include "tests/web_support/office_building.h"

namespace stip {
namespace {

/// An office with somebody for every role that these pages know.
struct Acting : Building {
  Acting() {
    person("sec@example.org", Role::secretary, "ORG-GEM", Classification::restricted);
    person("anna@example.org", Role::owner, "ORG-GROEN");
    person("audit@example.org", Role::auditor, "ORG-GEM", Classification::restricted);
    person("lid@example.org", Role::body_member, "B-TAFEL");
  }
  View now() const { return ledger.view(Classification::restricted); }
};

/// Sends the first form of a page, or that with the `_what` that is named, with its hidden fields.
Response send_form(Browser& browser, const std::string& target, const NamedTexts& fields) {
  std::string body = browser.get(target).body;
  const auto what = std::ranges::find(fields, "_what", [](const auto& pair) { return pair.first; });
  const std::string mark =
      what == fields.end() ? "<form class=\"stip-form\"" : "name=\"_what\" value=\"" + what->second + "\"";
  const auto at = body.find(mark);
  REQUIRE(at != body.npos);
  body.resize(body.find("</form>", at));
  NamedTexts all = hidden_of(body);
  std::erase_if(all, [](const auto& pair) { return pair.first == "_what"; });
  all.insert(all.end(), fields.begin(), fields.end());
  return browser.post(target, all);
}

std::string unescaped(std::string text) {
  replace_all(text, "&lt;", "<"), replace_all(text, "&gt;", ">"), replace_all(text, "&quot;", "\""),
      replace_all(text, "&#39;", "'");
  replace_all(text, "&amp;", "&");
  return text;
}

/// Everything that the form of a preview sends, without the buttons.
NamedTexts kept_in(const std::string& body) {
  NamedTexts pairs;
  static constexpr std::string_view start = "<input type=\"hidden\" name=\"";
  for (auto at = body.find(start, body.rfind("<form class=\"stip-form\"")); at != body.npos;
       at = body.find(start, at + 1)) {
    const auto name = at + start.size(), name_end = body.find('"', name), value = body.find("value=\"", name_end) + 7;
    pairs.emplace_back(body.substr(name, name_end - name),
                       unescaped(body.substr(value, body.find('"', value) - value)));
  }
  return pairs;
}

/// Looks at the preview, and enters it from there.
Response preview_and_enter(Browser& browser, const std::string& target, const NamedTexts& fields) {
  const Response preview = send_form(browser, target, fields);
  INFO(preview.body);
  REQUIRE(preview.status == 200);
  REQUIRE(contains(preview.body, "value=\"enter\""));
  NamedTexts all = kept_in(preview.body);
  all.emplace_back("_do", "enter");
  return browser.post(target, all);
}

const NamedTexts a_signal{{"origin", "body"},     {"body", "B-TAFEL"}, {"title", "Vergunning duurt lang"},
                          {"text", "Twee jaar."}, {"about", "A-001"},  {"classification", "public"}};

}  // namespace

TEST_CASE("who has no mandate gets none of the acts, and who is nobody is asked to sign in") {
  Acting building;
  Browser auditor = building.signed_in("audit@example.org"), nobody(building.handler);
  for (const char* path : {"signaleren", "beantwoorden/S-001", "vergaderen/B-TAFEL", "notuleren/V-001", "rondes",
                           "rondes/CY-2028", "toezeggen", "nakomen/TZ-01", "overdragen"}) {
    CAPTURE(path);
    const std::string target = std::string("/nl/") + path;
    CHECK(auditor.get(target).status == 403);
    CHECK(nobody.get(target).status == 303);
    CHECK_FALSE(contains(auditor.get("/nl/bureau").body, "href=\"" + target + "\""));
  }
  Browser anna = building.signed_in("anna@example.org");
  CHECK(anna.get("/nl/signaleren").status == 200);
  CHECK(anna.get("/nl/overdragen").status == 403);
  CHECK(anna.get("/nl/rondes").status == 403);
  CHECK(anna.get("/nl/vergaderen/B-TAFEL").status == 403);
  CHECK(anna.get("/nl/nakomen/TZ-01").status == 403);  // Another organisation promised it.
}

TEST_CASE("an act on what one may not see is answered as one on what is not there") {
  Acting building;
  Browser anna = building.signed_in("anna@example.org");
  const auto answer = [&](const std::string& id) {
    Response response = anna.get("/nl/beantwoorden/" + id);
    replace_all(response.body, id, "S-X");
    return response;
  };
  CHECK(answer("S-004").status == 404);
  CHECK(answer("S-004").body == answer("S-404").body);
  CHECK(anna.post("/nl/beantwoorden/S-004", hidden_of(anna.get("/nl/signaleren").body)).status == 404);
}

TEST_CASE("a signal is taken in, handed over, answered after a preview, and stands under you said, we did") {
  Acting building;
  Browser secretary = building.signed_in("sec@example.org"), anna = building.signed_in("anna@example.org"),
          anybody(building.handler);
  const Response taken = send_form(secretary, "/nl/signaleren", a_signal);
  INFO(taken.body);
  REQUIRE(taken.status == 303);
  const std::string id = location(taken).substr(location(taken).rfind('/') + 1), answering = "/nl/beantwoorden/" + id;
  CHECK(to_text(building.now().find<Signal>(id)->answer_due) == "2027-01-05");
  CHECK(contains(secretary.get("/nl/bureau").body, "href=\"" + answering + "\""));
  CHECK(anna.get(answering).status == 403);

  CHECK(send_form(secretary, answering, {{"_what", "assign"}, {"_to", "ORG-GROEN"}, {"_due", "15-12-2026"}}).status ==
        303);
  CHECK(building.now().find<Signal>(id)->assigned_to.id == "ORG-GROEN");
  CHECK(to_text(building.now().find<Signal>(id)->answer_due) == "2026-12-15");
  CHECK(contains(anna.get("/nl/bureau").body, "href=\"" + answering + "\""));

  const NamedTexts answer{{"answer", "partly"}, {"answer_text", "Er komt één loket."}, {"about", "A-001"}};
  const Response preview = send_form(anna, answering, answer);
  CHECK(preview.status == 200);
  CHECK(contains(preview.body, "Wie het antwoord moet horen"));
  CHECK(contains(preview.body, "Groene tafel"));
  CHECK(building.now().find<Signal>(id)->answer == AnswerKind::unanswered);
  CHECK(preview_and_enter(anna, answering, answer).status == 303);
  CHECK(building.now().find<Signal>(id)->answer == AnswerKind::partly);
  const Response said = anybody.get("/nl/signalen");
  const std::string body = said.prepared ? said.prepared->body : said.body;
  CHECK(contains(body, "Er komt één loket."));
  CHECK(contains(body, "Groene tafel"));
  CHECK(contains(body, "beantwoord na 0 dagen"));
}

TEST_CASE("an answer without a place, a reason or a kind is told beside its field, and nothing typed is lost") {
  Acting building;
  Browser secretary = building.signed_in("sec@example.org");
  const std::string id = [&] {
    NamedTexts fields = a_signal;
    std::erase_if(fields, [](const auto& pair) { return pair.first == "about"; });
    const Response taken = send_form(secretary, "/nl/signaleren", fields);
    return location(taken).substr(location(taken).rfind('/') + 1);
  }();
  const Response placeless =
      send_form(secretary, "/nl/beantwoorden/" + id, {{"answer", "taken_over"}, {"answer_text", "Dat doen wij <zo>."}});
  CHECK(placeless.status == 422);
  CHECK(contains(placeless.body, "href=\"#f-about\""));
  CHECK(contains(placeless.body, "Dat doen wij &lt;zo&gt;."));
  const Response empty = send_form(secretary, "/nl/beantwoorden/" + id, {});
  CHECK(empty.status == 422);
  CHECK(contains(empty.body, "href=\"#f-answer\""));
  CHECK(contains(empty.body, "href=\"#f-answer_text\""));
  CHECK(building.now().find<Signal>(id)->answer == AnswerKind::unanswered);
}

TEST_CASE("all that is wrong with a form is told at once: what cannot be read and what is lacking") {
  Acting building;
  Browser secretary = building.signed_in("sec@example.org");
  const Response wrong = send_form(secretary, "/nl/signaleren", {{"raised_on", "32-13-2026"}, {"title", ""}});
  CHECK(wrong.status == 422);
  for (const char* field : {"raised_on", "title", "text", "origin"})
    CHECK(contains(wrong.body, std::string("href=\"#f-") + field + "\""));
  const Response round = send_form(secretary, "/nl/rondes", {{"year", "x"}, {"_due", "ooit"}});
  for (const char* field : {"-year", "-period", "_due"})
    CHECK(contains(round.body, std::string("href=\"#f") + field + "\""));
}

TEST_CASE("a signal that would be raised on a day to come is refused at its field") {
  Acting building;
  Browser secretary = building.signed_in("sec@example.org");
  NamedTexts fields = a_signal;
  fields.emplace_back("raised_on", "1-3-2027");
  const Response refused = send_form(secretary, "/nl/signaleren", fields);
  CHECK(refused.status == 422);
  CHECK(contains(refused.body, "href=\"#f-raised_on\""));
  CHECK(contains(refused.body, "De dag waarop het is aangekaart, moet nog komen: 1 maart 2027."));
  CHECK(contains(refused.body, "Twee jaar."));
}

TEST_CASE("a signal is as secret as who took it in says") {
  Acting building;
  Browser secretary = building.signed_in("sec@example.org"), anybody(building.handler);
  CHECK(contains(secretary.get("/nl/signaleren").body, "name=\"classification\""));
  NamedTexts fields = a_signal;
  fields.back().second = "internal";
  const Response taken = send_form(secretary, "/nl/signaleren", fields);
  REQUIRE(taken.status == 303);
  CHECK(anybody.get(location(taken)).status == 404);
}

TEST_CASE("what comes from the public is not taken in before somebody has read it") {
  Acting building;
  Browser secretary = building.signed_in("sec@example.org");
  const NamedTexts fields{{"origin", "public"}, {"title", "Banken"}, {"text", "Meer banken."}};
  const Response unread = send_form(secretary, "/nl/signaleren", fields);
  CHECK(unread.status == 422);
  CHECK(contains(unread.body, "Meer banken."));
  CHECK(contains(unread.body, "href=\"#f_moderated-yes\""));
  NamedTexts read = fields;
  read.emplace_back("_moderated", "yes");
  CHECK(send_form(secretary, "/nl/signaleren", read).status == 303);
}

TEST_CASE("signals that say the same go on in one, and lead there") {
  Acting building;
  Browser secretary = building.signed_in("sec@example.org"), anybody(building.handler);
  CHECK(send_form(secretary, "/nl/beantwoorden/S-001", {{"_what", "merge"}, {"_same", "S-003"}}).status == 303);
  CHECK(building.now().find<Signal>("S-003")->merged_into.id == "S-001");
  const Response merged = anybody.get("/nl/signalen/S-003");
  CHECK(contains(merged.prepared ? merged.prepared->body : merged.body, "/nl/signalen/S-001"));
  CHECK(send_form(secretary, "/nl/beantwoorden/S-001", {{"_what", "merge"}}).status == 422);
}

TEST_CASE("a meeting is planned from what waits in the order wanted, and minuted with an outcome for every item") {
  Acting building;
  Browser secretary = building.signed_in("sec@example.org");
  const std::string plan = "/nl/vergaderen/B-RAAD";
  const std::string blank = secretary.get(plan).body;
  const auto box = blank.find("name=\"_item\" value=\"S-001\"");
  REQUIRE(box != blank.npos);
  CHECK_FALSE(contains(blank.substr(box, blank.find('>', box) - box), "checked"));
  const auto internal = blank.find("name=\"classification\" value=\"internal\"");
  REQUIRE(internal != blank.npos);
  CHECK(contains(blank.substr(internal, blank.find('>', internal) - internal), "checked"));
  const Response undated = send_form(secretary, plan, {{"_item", "S-001"}});
  CHECK(undated.status == 422);
  CHECK(contains(undated.body, "href=\"#f-date\""));
  CHECK(send_form(secretary, plan, {{"date", "2026-11-24"}}).status == 422);  // Its agenda is empty.
  const NamedTexts fields{{"date", "24-11-2026"}, {"_item", "S-001"},    {"_place.S-001", "2"},
                          {"_item", "S-003"},     {"_place.S-003", "1"}, {"_more", "A-001"}};
  const Response made = preview_and_enter(secretary, plan, fields);
  REQUIRE(made.status == 303);
  const std::string id = location(made).substr(location(made).rfind('/') + 1);
  std::vector<std::string> order;
  std::vector<std::string> items;
  const View planned = building.now();
  for (const AgendaItem* item : planned.referring<AgendaItem>("meeting", id))
    order.push_back(item->about.front().id), items.push_back(item->id);
  CHECK(order == std::vector<std::string>{"S-003", "S-001", "A-001"});

  const std::string minutes = "/nl/notuleren/" + id;
  const Response lacking =
      send_form(secretary, minutes, {{"_outcome." + items[0], "Het park gaat door."}, {"_minutes", "Kort & goed."}});
  CHECK(lacking.status == 422);
  CHECK(contains(lacking.body, "href=\"#f_outcome." + items[1] + "\""));
  CHECK(contains(lacking.body, "Kort &amp; goed."));
  const Response vague = send_form(secretary, minutes,
                                   {{"_outcome." + items[0], "Ja."},
                                    {"_outcome." + items[1], "Ja."},
                                    {"_outcome." + items[2], "Ja."},
                                    {"_do." + items[0], "Bellen"},
                                    {"_by." + items[0], "ooit eens"}});
  CHECK(vague.status == 422);
  const std::string wrong = vague.body.substr(vague.body.find("role=\"alert\""));
  const std::string problems = wrong.substr(0, wrong.find("</ul>"));
  // A list that was left alone is told by its label, and a date that cannot be read is not told to lack as well.
  CHECK(contains(problems, "<a href=\"#f_who." + items[0] + "\">"));
  CHECK(contains(problems, ", Door wie</strong>"));
  CHECK(contains(problems, "Kies er een uit de lijst."));
  CHECK(contains(problems, "<a href=\"#f_by." + items[0] + "\">"));
  CHECK_FALSE(contains(problems, "heeft geen termijn"));
  CHECK_FALSE(contains(problems, "nummer zoals het in de lijsten staat"));
  const NamedTexts whole{{"_outcome." + items[0], "Het park gaat door."},
                         {"_outcome." + items[1], "Er komen banken."},
                         {"_outcome." + items[2], "Besproken."},
                         {"_present", "ORG-GEM"},
                         {"_do." + items[1], "Plaats banken."},
                         {"_who." + items[1], "ORG-GROEN"},
                         {"_by." + items[1], "1-3-2027"},
                         {"_minutes", "Kort."}};
  const Response preview = send_form(secretary, minutes, whole);
  CHECK(contains(preview.body, "Wie er niet aan tafel zat"));
  CHECK(preview_and_enter(secretary, minutes, whole).status == 303);
  const View held = building.now();
  CHECK(held.find<Meeting>(id)->minutes == "Kort.");
  bool has_follow_up = false;
  for (const Signal& signal : held.all<Signal>())
    has_follow_up |= signal.assigned_to.id == "ORG-GROEN" && signal.text == "Plaats banken.";
  CHECK(has_follow_up);
  // The same title of an item and of what it is about stands there once.
  CHECK(contains(preview.body, "Te weinig banken langs de routes (S-001, " + items[1] + ")"));
  // Who opens the minutes again sees the follow-up, and is not asked for it once more.
  const std::string again = secretary.get(minutes).body;
  for (const char* words : {"Plaats banken.", "Dienst Stad &amp; Natuur", "1 maart 2027", "eerder vastgelegd"})
    CHECK_MESSAGE(contains(again, words), words);
  CHECK_FALSE(contains(again, "name=\"_do." + items[1] + "\""));
  CHECK(contains(again, "name=\"_do." + items[0] + "\""));
}

TEST_CASE("minutes of a body without a mandate name no decision, and those of another body are refused") {
  Acting building;
  Browser secretary = building.signed_in("sec@example.org");
  // V-001 is of the table, which advises: its item was treated, and there is no decision of it to choose.
  const Response form = secretary.get("/nl/notuleren/V-001");
  CHECK(form.status == 200);
  CHECK_FALSE(contains(form.body, "<option value=\"BS-"));
  std::string decision;
  const View view = building.now();
  for (const Decision& each : view.all<Decision>()) decision = each.body.id == "B-RAAD" ? each.id : decision;
  if (!decision.empty())
    CHECK(
        send_form(secretary, "/nl/notuleren/V-001", {{"_outcome.AI-001", ""}, {"_decision.AI-001", decision}}).status ==
        422);
}

TEST_CASE(
    "a round is opened after a preview, followed by organisation, and closed only with a reason while reports miss") {
  Acting building;
  Browser secretary = building.signed_in("sec@example.org");
  CHECK(send_form(secretary, "/nl/rondes", {{"year", "2028"}, {"period", "2026-H2"}, {"_due", "2026-12-20"}}).status ==
        422);  // It is open already.
  const Response periodless = send_form(secretary, "/nl/rondes", {{"year", "2029"}, {"_due", "ooit"}});
  CHECK(periodless.status == 422);
  for (const char* at : {"#f-period", "#f_due"}) CHECK(contains(periodless.body, std::string("href=\"") + at + "\""));
  CHECK(periodless.body.find("utrecht-alert--error") == periodless.body.rfind("utrecht-alert--error"));
  const Response made = preview_and_enter(
      secretary, "/nl/rondes",
      {{"year", "2029"}, {"period", "2027-H2"}, {"_opens", "1-10-2027"}, {"_due", "20-12-2027"}, {"asked", "A-001"}});
  REQUIRE(made.status == 303);
  CHECK(location(made) == "/nl/rondes/CY-2029");
  CHECK(building.now().find<Cycle>("CY-2029")->asked.size() == 1);

  const std::string round = "/nl/rondes/CY-2028";
  const Response page = secretary.get(round);
  CHECK(contains(page.body, "Dienst Stad &amp; Natuur"));
  CHECK(contains(page.body, "nog niet begonnen"));
  const std::string others = secretary.get(round + "?organisatie=ORG-GEM").body;
  CHECK_FALSE(contains(others, "href=\"/nl/acties/A-001\" dir"));
  CHECK(send_form(secretary, round, {}).status == 422);
  CHECK(preview_and_enter(secretary, round, {{"_without", "De trekkers zijn ziek."}}).status == 303);
  CHECK(building.now().find<Cycle>("CY-2028")->closed_on);
  CHECK(secretary.get("/nl/rondes/CY-1900").status == 404);
}

TEST_CASE(
    "dates of a round that cannot be read lead to their fields and are told once; every unknown action is named") {
  Acting building;
  Browser secretary = building.signed_in("sec@example.org");
  const std::string form = secretary.get("/nl/rondes").body;
  CHECK(contains(form, "Laatste dag voor trekkers <span class=\"stip-form__required\">(verplicht)</span>"));
  const Response wrong = send_form(secretary, "/nl/rondes",
                                   {{"year", "2029"},
                                    {"period", "2027-H2"},
                                    {"_opens", "ooit"},
                                    {"_due", "nooit"},
                                    {"asked", "A-001; A-77; Bomen in Atlantis"}});
  CHECK(wrong.status == 422);
  const std::string after = wrong.body.substr(wrong.body.find("role=\"alert\""));
  const std::string problems = after.substr(0, after.find("</ul>"));
  CHECK(contains(problems, "<a href=\"#f_opens\"><strong>Opent op</strong>"));
  CHECK(contains(problems, "<a href=\"#f_due\"><strong>Laatste dag voor trekkers</strong>"));
  CHECK_FALSE(contains(problems, "De termijn ontbreekt"));
  CHECK(contains(problems, "‘A-77’, ‘Bomen in Atlantis’ zijn hier niet bekend."));
  CHECK(contains(send_form(secretary, "/nl/rondes", {{"year", "2029"}, {"period", "2027-H2"}}).body,
                 "De termijn ontbreekt"));
}

TEST_CASE("a pledge is recorded by who promised it, gets a date when its event came, and is fulfilled by a letter") {
  Acting building;
  Browser secretary = building.signed_in("sec@example.org"), anna = building.signed_in("anna@example.org"),
          anybody(building.handler);
  const NamedTexts pledge{{"kind", "pledge"},     {"title", "Brief over bomen"}, {"text", "Er komt een brief."},
                          {"to", "Gemeenteraad"}, {"made_on", "1-11-2026"},      {"due_kind", "date"},
                          {"due", "2027-Q1"},     {"made_by", "ORG-GROEN"},      {"actions", "A-001"}};
  NamedTexts of_others = pledge;
  of_others[7].second = "ORG-GEM";
  const Response foreign = send_form(anna, "/nl/toezeggen", of_others);
  CHECK(foreign.status == 422);
  CHECK(contains(foreign.body, "href=\"#f-made_by\""));
  CHECK(building.now().referring<Pledge>("made_by", "ORG-GEM").size() == 2);
  const Response lacking = send_form(
      anna, "/nl/toezeggen", {{"kind", "pledge"}, {"title", "Brief"}, {"made_by", "ORG-GROEN"}, {"due_kind", "event"}});
  CHECK(lacking.status == 422);
  for (const char* field : {"text", "to", "made_on", "event"})
    CHECK(contains(lacking.body, std::string("href=\"#f-") + field + "\""));
  const Response made = send_form(anna, "/nl/toezeggen", pledge);
  INFO(made.body);
  REQUIRE(made.status == 303);
  const std::string id = location(made).substr(location(made).rfind('/') + 1);
  const Response action = anybody.get("/nl/acties/A-001");
  CHECK(contains(action.prepared ? action.prepared->body : action.body, "/nl/toezeggingen/" + id));

  CHECK(send_form(anna, "/nl/nakomen/" + id, {{"_what", "fulfil"}}).status == 422);  // Without a letter.
  const NamedTexts new_letter{{"_what", "fulfil"}, {"_new_letter", "Brief over <gras>"}};
  const Response undated = send_form(anna, "/nl/nakomen/" + id, new_letter);
  CHECK(undated.status == 422);
  CHECK(contains(undated.body, "Brief over &lt;gras&gt;"));
  CHECK(send_form(anna, "/nl/nakomen/" + id, {{"_what", "lapse"}}).status == 422);  // Without a reason.
  CHECK(
      send_form(anna, "/nl/nakomen/" + id, {{"_what", "fulfil"}, {"_letter", "BR-02"}, {"_on", "20-11-2026"}}).status ==
      303);
  CHECK(building.now().find<Pledge>(id)->status == PledgeStatus::fulfilled);
  CHECK(send_form(secretary, "/nl/nakomen/TZ-02",
                  {{"_what", "event"}, {"_happened", "Het laatste plein is klaar."}, {"_due", "2027-Q2"}})
            .status == 303);
  CHECK(to_text(building.now().find<Pledge>("TZ-02")->due) == "2027-Q2");
  CHECK(send_form(secretary, "/nl/nakomen/TZ-02", {{"_what", "lapse"}, {"_why", "Ingetrokken."}}).status == 303);
  CHECK(building.now().find<Pledge>("TZ-02")->status == PledgeStatus::lapsed);
}

TEST_CASE("a hand-over shows all that changes before it is entered in one act") {
  Acting building;
  Browser secretary = building.signed_in("sec@example.org");
  const std::string page = "/nl/overdragen?van=ORG-GROEN";
  const Seq before = building.ledger.registry().size();
  const NamedTexts name{{"_what", "rename"},
                        {"_id", "ORG-NIEUW"},
                        {"_title", "Dienst Nieuw"},
                        {"_from", "1-1-2027"},
                        {"_reason", "Besluit van de raad."}};
  const Response preview = send_form(secretary, page, name);
  CHECK(preview.status == 200);
  CHECK(contains(preview.body, "A-001"));
  CHECK(contains(preview.body, "Dienst Nieuw"));
  CHECK(building.ledger.registry().size() == before);
  CHECK(send_form(secretary, page, {{"_what", "rename"}, {"_id", "ORG-GEM"}}).status == 422);
  CHECK(contains(send_form(secretary, page, {{"_what", "rename"}}).body, "<strong>Organisatie</strong>: De nieuwe"));
  // What is chosen from a list is told by the label of that list, and how to choose.
  for (const auto& [what, label] : NamedTexts{{"join", "Naar welke organisatie"},
                                              {"actions", "Naar welke organisatie"},
                                              {"merge", "In welke actie zij verdergaan"}}) {
    CAPTURE(what);
    const std::string body = send_form(secretary, page, {{"_what", what}}).body;
    CHECK(contains(body, "<a href=\"#f" + what + (what == "merge" ? "_into" : "_to") + "\"><strong>" + label));
    CHECK(contains(body, "Kies er een uit de lijst."));
    CHECK_FALSE(contains(body, "nummer zoals het in de lijsten staat"));
  }
  CHECK(preview_and_enter(secretary, page, name).status == 303);
  CHECK(building.now().find<Action>("A-001")->owner.id == "ORG-NIEUW");
  CHECK(building.now().find<Organisation>("ORG-GROEN")->successor.id == "ORG-NIEUW");
  CHECK(contains(secretary.get(page).body, "ORG-NIEUW"));
  const NamedTexts join{{"_what", "join"}, {"_to", "ORG-GEM"}, {"_from", "1-1-2028"}, {"_reason", "Samen verder."}};
  CHECK(preview_and_enter(secretary, "/nl/overdragen?van=ORG-NIEUW", join).status == 303);
  CHECK(building.now().find<Action>("A-001")->owner.id == "ORG-GEM");
  CHECK(secretary.post("/nl/overdragen", hidden_of(secretary.get("/nl/signaleren").body)).status == 422);
}

TEST_CASE("no page of an act has two controls by one id, and each problem leads to a control that is there") {
  Acting building;
  Browser secretary = building.signed_in("sec@example.org");
  const auto check = [](const std::string& body) {
    std::map<std::string, int> ids;
    static constexpr std::string_view start = " id=\"", link = "href=\"#f";
    for (auto at = body.find(start); at != body.npos; at = body.find(start, at + 1))
      ++ids[body.substr(at + start.size(), body.find('"', at + start.size()) - at - start.size())];
    for (const auto& [id, count] : ids) CHECK_MESSAGE(count == 1, id);
    for (auto at = body.find(link); at != body.npos; at = body.find(link, at + 1)) {
      const std::string id = body.substr(at + 7, body.find('"', at + 7) - at - 7);
      CHECK_MESSAGE(ids.contains(id), id);
    }
  };
  for (const char* path :
       {"signaleren", "beantwoorden/S-001", "vergaderen/B-RAAD", "notuleren/V-001", "rondes", "rondes/CY-2028",
        "toezeggen", "nakomen/TZ-01", "nakomen/TZ-02", "overdragen?van=ORG-GROEN"}) {
    CAPTURE(path);
    check(secretary.get(std::string("/nl/") + path).body);
  }
  for (const char* what : {"rename", "join", "actions", "merge"}) {
    CAPTURE(what);
    const Response wrong = send_form(secretary, "/nl/overdragen?van=ORG-GROEN", {{"_what", what}});
    CHECK(wrong.status == 422);
    CHECK(contains(wrong.body, std::string("href=\"#f") + what));
    check(wrong.body);
  }
  for (const char* what : {"fulfil", "event", "lapse"})
    check(send_form(secretary, "/nl/nakomen/TZ-02", {{"_what", what}}).body);
}

TEST_CASE("from a preview one can go back with all that was typed") {
  Acting building;
  Browser secretary = building.signed_in("sec@example.org");
  const NamedTexts answer{{"answer", "noted"}, {"answer_text", "Wij nemen het mee."}};
  const Response preview = send_form(secretary, "/nl/beantwoorden/S-001", answer);
  NamedTexts again = kept_in(preview.body);
  again.emplace_back("_do", "again");
  const Response form = secretary.post("/nl/beantwoorden/S-001", again);
  CHECK(form.status == 200);
  CHECK(contains(form.body, "Wij nemen het mee.</textarea>"));
  CHECK(building.now().find<Signal>("S-001")->answer == AnswerKind::unanswered);
}

TEST_CASE("a desk shows by date what waits for a role, and what waits for others not") {
  Acting building;
  Browser secretary = building.signed_in("sec@example.org"), anna = building.signed_in("anna@example.org");
  const std::string desk = secretary.get("/nl/bureau").body;
  const auto late = desk.find("/nl/beantwoorden/S-003"), later = desk.find("/nl/beantwoorden/S-001"),
             undated = desk.find("/nl/vergaderen/B-RAAD");
  REQUIRE(late != desk.npos);
  REQUIRE(later != desk.npos);
  REQUIRE(undated != desk.npos);
  CHECK(late < later);
  CHECK(later < undated);
  CHECK_FALSE(contains(anna.get("/nl/bureau").body, "/nl/beantwoorden/S-003"));
}

TEST_CASE("whoever is signed in is offered what their roles may do, and no link leads to a form that refuses") {
  static const std::set<std::string> acts = {"beantwoorden", "signaleren", "vergaderen", "notuleren", "nakomen",
                                             "overdragen",   "splitsen",   "toezeggen",  "wijzigen"};
  Acting building;
  std::map<std::string, std::set<std::string>> offered;  // By person.
  for (const char* email : {"sec@example.org", "anna@example.org", "audit@example.org", "lid@example.org"}) {
    Browser browser = building.signed_in(email);
    for (const std::string& path : all_paths(building.site, building.now())) {
      if (contains(path, "?") || std::ranges::count(path, '/') != 1) continue;
      const std::string body = browser.get("/nl/" + path).body;
      static constexpr std::string_view link = "<a href=\"/nl/";
      for (auto at = body.find(link); at != body.npos; at = body.find(link, at + 1)) {
        const auto start = at + link.size() - 4;
        const std::string target = unescaped(body.substr(start, body.find('"', start) - start));
        if (!acts.contains(target.substr(4, target.find_first_of("/?", 4) - 4))) continue;
        if (!offered[email].insert(target).second) continue;
        INFO(email << " at " << path << ": " << target);
        CHECK(browser.get(target).status == 200);
      }
    }
  }
  CHECK(offered["sec@example.org"].contains("/nl/beantwoorden/S-001"));
  CHECK(offered["sec@example.org"].size() > offered["anna@example.org"].size());
  CHECK(offered["anna@example.org"].size() > 10);
  CHECK(offered["audit@example.org"].empty());
}

TEST_CASE("a change is offered of what a proposal can change: not of a proposal, a decision or a report") {
  Acting building;
  Browser secretary = building.signed_in("sec@example.org");
  const View view = building.now();
  for (const auto& [id, is_offered] : std::map<std::string, bool>{{"PV-001", false},
                                                                  {"PC-001", false},
                                                                  {"BS-001", false},
                                                                  {"PR-001", false},
                                                                  {"M-001", true},
                                                                  {"F-005", true}}) {
    CAPTURE(id);
    const auto found = view.find_any(id);
    REQUIRE(found);
    const std::string path = std::string(found.type->api_name) + "/" + id;
    const Response page = secretary.get("/nl/" + path);
    REQUIRE(page.status == 200);
    CHECK(contains(page.body, "href=\"/nl/wijzigen/" + path + "\"") == is_offered);
  }
}

TEST_CASE("a draft is put up for decision by who may propose what it would change, and all that it lacks is told") {
  Acting building;
  building.person("water@example.org", Role::contributor, "ORG-WATER");
  Browser anna = building.signed_in("anna@example.org"), auditor = building.signed_in("audit@example.org"),
          water = building.signed_in("water@example.org"), nobody(building.handler);
  const auto draft_of = [&](const std::string& action, const std::string& reason, const std::string& options) {
    const std::string form = "/nl/wijzigen/acties/" + action;
    const Response made = anna.post(form, with(hidden_of(anna.get(form).body), {{"note", "Met meer schaduw."},
                                                                                {"_title", "Meer schaduw"},
                                                                                {"_reason", reason},
                                                                                {"_options", options},
                                                                                {"_do", "second"}}));
    REQUIRE(made.status == 303);
    return location(made).substr(location(made).rfind('/') + 1);
  };
  const auto status_of = [&](const std::string& id) { return building.now().find<Proposal>(id)->status; };
  const std::string lacking = draft_of("A-001", "", "");
  const std::string page = "/nl/voorstellen/" + lacking, form = "/nl/voorleggen/" + lacking;
  CHECK(contains(anna.get(page).body, "href=\"" + form + "\""));
  CHECK_FALSE(contains(auditor.get(page).body, "href=\"" + form + "\""));
  CHECK(auditor.get(form).status == 403);
  CHECK(nobody.get(form).status == 303);
  const Response refused = send_form(anna, form, {});
  CHECK(refused.status == 422);
  CHECK(contains(refused.body, "href=\"#reden\""));
  CHECK(contains(refused.body, "href=\"#opties\""));
  CHECK(contains(refused.body, "id=\"reden\""));
  CHECK(contains(refused.body, "id=\"opties\""));
  CHECK(contains(refused.body, "Met meer schaduw."));
  CHECK(status_of(lacking) == ProposalStatus::draft);

  const std::string whole = draft_of("A-001", "Het wordt heet.", "Nuloptie: zo laten.");
  CHECK(water.get("/nl/voorleggen/" + whole).status == 403);  // It works on that action, and the draft is another's.
  CHECK(water.get("/nl/voorleggen/" + draft_of("A-002", "Heet.", "Nuloptie.")).status == 403);
  const Response put_up = send_form(anna, "/nl/voorleggen/" + whole, {});
  INFO(put_up.body);
  CHECK(location(put_up) == "/nl/voorstellen/" + whole);
  CHECK(status_of(whole) == ProposalStatus::ready);
  CHECK_FALSE(contains(anna.get("/nl/voorstellen/" + whole).body, "/nl/voorleggen/"));
  CHECK(send_form(anna, "/nl/voorleggen/" + whole, {}).status == 422);  // It is before who decides already.
}

}  // namespace stip
