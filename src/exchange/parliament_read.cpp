// Parliament reading: OData in JSON, the feed in XML.
#include "exchange/parliament_read.h"

#include <algorithm>

#include "base/json.h"
#include "base/text.h"
#include "base/xml_tokens.h"

namespace stip {
namespace {

constexpr std::size_t most_bytes = 64u << 20, most_tokens = 4'000'000;

/// "2026-03-19T17:42:13+01:00" gives "2026-03-19"; the year 1 is how the register says nothing.
std::string day_of_text(std::string_view text) {
  text = trimmed(text);
  return starts_with(text, "0001-01-01") ? std::string() : std::string(text.substr(0, 10));
}

std::string tidy(std::string_view text) {
  std::string out;
  for (const char c : trimmed(text)) {
    if (c != '\r') out += c;
  }
  return out;
}

class Reader {
 public:
  Reader(const std::string& name, std::vector<ParliamentItem>& items, std::vector<std::string>& passed_over,
         Problems& problems)
      : name_(name), items_(items), passed_over_(passed_over), problems_(problems) {}

  void read(const std::string& bytes) {
    if (bytes.size() > most_bytes)
      return refuse(said("it is larger than 64 MB."), said("Ask for fewer records at once."));
    const std::string_view start = trimmed(std::string_view(bytes).substr(0, 100));
    if (starts_with(start, "<"))
      read_xml(bytes);
    else
      read_json(bytes);
  }

 private:
  void refuse(Said problem, Said remedy) {
    Problem found;
    found.file = name_;
    found.subject = said("file {}", name_);
    found.problem = std::move(problem);
    found.remedy = std::move(remedy);
    problems_.push_back(std::move(found));
  }
  void pass_over(const std::string& what, const std::string& why) {
    passed_over_.push_back(name_ + ", record " + std::to_string(place_) + ": " + what + ", " + why);
  }
  void keep(ParliamentItem item, const std::string& kind, bool is_deleted) {
    item.file = name_;
    item.place = place_;
    if (is_deleted) return pass_over(item.number.empty() ? "a record" : item.number, "withdrawn from the register");
    if (item.is_motion && kind != "Motie") return pass_over(item.number, "a " + (kind.empty() ? "record" : kind));
    items_.push_back(std::move(item));
  }

  // --- JSON
  void read_json(const std::string& bytes) {
    auto json = parse_json(bytes, {most_bytes, 32});
    if (!json.ok()) return refuse(json.error().problem, said("Fetch it again: it is not the whole answer."));
    const Json* list = json->is_object() ? json->find("value") : nullptr;
    if (json->is_array()) list = &*json;
    if (list && list->is_array()) {
      for (const Json& each : list->as_array()) read_entity(each);
      return;
    }
    if (json->is_object() && json->find("Nummer")) return read_entity(*json);
    refuse(said("it holds no records of parliament: there is no list named 'value'."),
           said("Give the answer of the OData service for Toezegging or Zaak."));
  }

  void read_entity(const Json& entity) {
    ++place_;
    if (!entity.is_object()) return pass_over("a value", "no record");
    ParliamentItem item;
    item.number = tidy(entity.text("Nummer"));
    item.is_motion = entity.find("Tekst") == nullptr;
    item.text = tidy(item.is_motion ? entity.text("Onderwerp") : entity.text("Tekst"));
    item.status = item.is_motion ? "" : tidy(entity.text("Status"));
    item.ministry = tidy(entity.text("Ministerie"));
    item.function = tidy(entity.text("Functie"));
    item.activity = tidy(entity.text("ActiviteitNummer"));
    item.view_of_cabinet = tidy(entity.text("Kabinetsappreciatie"));
    item.made_on = day_of_text(item.is_motion ? entity.text("GestartOp") : entity.text("Aanmaakdatum"));
    item.met_on = day_of_text(entity.text("DatumNakoming"));
    each(entity, "Activiteit", [&](const Json& activity) {
      if (!item.is_motion && !activity.text("Datum").empty()) item.made_on = day_of_text(activity.text("Datum"));
    });
    each(entity, "KamerbriefNakoming", [&](const Json& letter) {
      const std::string number =
          tidy(letter.is_string() ? letter.as_string() : letter.text("DocumentNummer", letter.text("Nummer")));
      if (!number.empty())
        item.letters.push_back({number, letter.is_object() ? tidy(letter.text("Onderwerp")) : "",
                                letter.is_object() ? day_of_text(letter.text("Datum")) : ""});
    });
    each(entity, "ToegezegdAan", [&](const Json& to) { add_to(item, to); });
    for (const std::string_view relation : {"IsHerhalingVan", "IsWijzigingVan", "IsAanvullingOp"})
      each(entity, relation, [&](const Json& other) {
        if (!other.text("Nummer").empty()) item.repeats.push_back(tidy(other.text("Nummer")));
      });
    const Json* deleted = entity.find("Verwijderd");
    keep(std::move(item), entity.text("Soort"), deleted && deleted->is_bool() && deleted->as_bool());
  }

  static void add_to(ParliamentItem& item, const Json& to) {
    if (!to.is_object()) return;
    const Json *person = to.find("Persoon"), *party = to.find("Fractie");
    std::string words;
    if (person && person->is_object()) {
      const std::string between = tidy(person->text("Tussenvoegsel"));
      words = (between.empty() ? "" : between + " ") + tidy(person->text("Achternaam"));
    }
    if (party && party->is_object() && !party->text("Afkorting").empty())
      words += words.empty() ? tidy(party->text("Afkorting")) : " (" + tidy(party->text("Afkorting")) + ")";
    if (!words.empty()) item.to.push_back(words);
  }

  /// Fields that are documented as single come as lists, and the other way round.
  template <class Visit>
  static void each(const Json& entity, std::string_view name, Visit visit) {
    const Json* found = entity.find(name);
    if (!found || found->is_null()) return;
    if (!found->is_array()) return visit(*found);
    for (const Json& one : found->as_array()) visit(one);
  }

  // --- XML
  static std::string_view local(std::string_view name) {
    return name.substr(name.find(':') == name.npos ? 0 : name.find(':') + 1);
  }

  void read_xml(const std::string& bytes) {
    const auto tokens = xml_tokens(bytes, {most_tokens, 64});
    if (!tokens.ok())
      return refuse(tokens.error().problem,
                    said("Fetch it again from parliament itself: this is not a whole and sound answer."));
    bool any = false;
    for (std::size_t i = 0; i < tokens->size(); ++i) {
      const XmlToken& token = (*tokens)[i];
      const bool is_tag = token.kind == XmlToken::Kind::open || token.kind == XmlToken::Kind::empty;
      if (!is_tag || (local(token.name) != "toezegging" && local(token.name) != "zaak")) continue;
      any = true;
      read_element(bytes, *tokens, i);
      i = token.match;
    }
    if (!any) refuse(said("it holds no pledges or motions."), said("Give the feed of Toezegging or Zaak."));
  }

  void read_element(const std::string& bytes, const std::vector<XmlToken>& tokens, std::size_t element) {
    ++place_;
    ParliamentItem item;
    item.is_motion = local(tokens[element].name) == "zaak";
    std::string kind;
    for (std::size_t i = element + 1; i < tokens[element].match; ++i) {
      const XmlToken& token = tokens[i];
      if (token.kind != XmlToken::Kind::text || tokens[token.parent].parent != element) continue;
      const std::string_view name = local(tokens[token.parent].name);
      const std::string words = tidy(xml_unescaped(token.name));
      if (words.empty()) continue;
      if (name == "nummer") item.number = words;
      if (name == (item.is_motion ? "onderwerp" : "tekst")) item.text = words;
      if (name == "status" && !item.is_motion) item.status = words;
      if (name == "ministerie") item.ministry = words;
      if (name == "functie") item.function = words;
      if (name == "soort") kind = words;
      if (name == "kabinetsappreciatie") item.view_of_cabinet = words;
      if (name == "activiteitNummer") item.activity = words;
      if (name == (item.is_motion ? "gestartOp" : "aanmaakdatum")) item.made_on = day_of_text(words);
      if (name == "datumNakoming") item.met_on = day_of_text(words);
      if (name == "kamerbriefNakoming") item.letters.push_back({words, "", ""});
    }
    bool is_deleted = false;
    for (const std::string_view name : {"verwijderd", "tk:verwijderd", "ns1:verwijderd"})
      is_deleted = is_deleted || to_lower(attribute_of(bytes, tokens[element], name)) == "true";
    keep(std::move(item), kind, is_deleted);
  }

  const std::string& name_;
  std::vector<ParliamentItem>& items_;
  std::vector<std::string>& passed_over_;
  Problems& problems_;
  std::size_t place_ = 0;
};

}  // namespace

void read_parliament_file(const std::string& name, const std::string& bytes, std::vector<ParliamentItem>& items,
                          std::vector<std::string>& passed_over, Problems& problems) {
  Reader(name, items, passed_over, problems).read(bytes);
}

}  // namespace stip
