// Non-interference: what is secret changes nothing of what the public gets, whatever and however much it is.
#include <doctest/doctest.h>

#include <algorithm>
#include <cctype>

#include "agenda/records.h"
#include "base/archive.h"
#include "base/text.h"
#include "tests/web_support/small_example.h"

using namespace stip;

namespace {

/// How the secret half of a world differs from that of the first.
struct Variant {
  const char* name;
  bool other_words = false;    ///< Texts of hidden records.
  bool other_numbers = false;  ///< Amounts and quantities that are hidden, and those guarded in public records.
  bool fewer = false;  ///< Hidden records that nothing refers to are not there, nor are references to hidden ones.
  bool more = false;   ///< Every hidden record twice.
};

/// A world with the public records of the example, and with hidden ones as the variant says.
class World {
 public:
  explicit World(const Variant& variant) : variant_(variant) {
    TestLedger whole;
    whole.enter("import", "Invoer.", example_changes(whole.view(Classification::restricted)));
    ledger_.enter("import", "Invoer.",
                  retold(whole.view(Classification::restricted), whole.view(Classification::public_)));
    ledger_.freeze(2025);
    const std::string words = variant.other_words ? "Iets heel anders, en langer ook" : "Stil";
    ledger_.enter("change", "Het park komt later.",
                  {ledger_.set("A-003", "planned_end", "2031"), ledger_.set("A-ZEEAREND", "note", words)});
    ledger_.enter("change", words,
                  {ledger_.set("A-ZEEAREND", "title", words),
                   ledger_.set("F-011", "amount", variant.other_numbers ? "EUR 3" : "EUR 888888")});
    ledger_.freeze(2026);
    ledger_.enter("change", "Vergroening gaat door.", {ledger_.set("A-002", "phase", "done")});
  }

  TestLedger& ledger() { return ledger_; }

 private:
  std::vector<Change> retold(const View& all, const View& open) const {
    std::vector<Change> changes;
    for (const RecordType* type : record_types()) {
      for (const Row& row : all.table(*type)) {
        const Record* shown = open.find(*type, row.id);
        const bool goes = !shown && variant_.fewer && row.id != "A-ZEEAREND" && !is_referred_to(all, row.id);
        if (goes) continue;
        changes.push_back(retold_record(*type, *row.record, shown, row.id));
        if (!shown && variant_.more) changes.push_back(retold_record(*type, *row.record, shown, row.id + "-TWEE"));
      }
    }
    return changes;
  }

  Change retold_record(const RecordType& type, const Record& record, const Record* shown, const std::string& id) const {
    Change change{std::string(type.name), id, 1, false, {}};
    for (const Field& field : type.fields) {
      std::string value = field.text(record);
      if (field.name == "id" || value.empty()) continue;
      const bool is_hidden = !shown || field.text(*shown) != value;
      if (is_hidden) value = told(field, value, shown);
      if (!value.empty()) change.fields.push_back({std::string(field.name), value});
    }
    return change;
  }

  std::string told(const Field& field, const std::string& value, const Record* shown) const {
    const bool is_text = field.kind == Kind::text || field.kind == Kind::prose;
    if (is_text && variant_.other_words) return "Andere woorden: " + value + ", en nog veel meer van deze woorden.";
    if (field.kind == Kind::amount && variant_.other_numbers) return "EUR 123456789";
    if (field.is_reference() && shown && variant_.fewer) return field.text(*shown);
    return value;
  }

  static bool is_referred_to(const View& all, const std::string& id) {
    for (const RecordType* type : record_types()) {
      for (const Field& field : type->fields) {
        if (field.is_reference() && !all.referring(*type, field.name, id).empty()) return true;
      }
      for (const Row& row : all.table(*type)) {
        if (type == &type_of<ProposedChange>() && static_cast<const ProposedChange&>(*row.record).record.id == id)
          return true;
      }
    }
    return false;
  }

  Variant variant_;
  TestLedger ledger_;
};

/// Salts are drawn anew for every ledger, and with them all hashes, roots and signatures; they tell nothing of what
/// they hide. Every run of 32 or more letters and digits as they are written in (base64 may by chance hold no digit,
/// but these all end in "="), what is left of one that a page cuts off, the name of the ledger, and the ids of feeds,
/// which are hashes of its key, become "#".
std::string without_hashes(std::string text) {
  static constexpr std::string_view urn = "urn:uuid:";
  for (std::size_t at = text.find(urn); at != text.npos; at = text.find(urn, at + 1))
    text.replace(at, urn.size() + 36, "urn:uuid#");
  static constexpr std::size_t shortest = 32;
  std::string plain;
  plain.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = at;
    while (end < text.size() &&
           (std::isalnum(static_cast<unsigned char>(text[end])) || contains("+/=", text.substr(end, 1))))
      ++end;
    const std::string_view run = std::string_view(text).substr(at, end - at);
    const bool is_cut_off = text.compare(end, 4, " \u2026") == 0 && std::ranges::all_of(run, [](char c) {
                              return std::isxdigit(static_cast<unsigned char>(c));
                            });
    const bool is_hash =
        is_cut_off ||
        (run.size() >= shortest && std::ranges::any_of(run, [](char c) { return (c >= '0' && c <= '9') || c == '='; }));
    if (is_hash || (starts_with(run, "stip/") && run.size() > 8))
      plain += "#";
    else
      plain += run;
    at = end;
    if (at < text.size()) plain += text[at++];
  }
  return plain;
}

/// Where two texts part, with what stands around it.
std::string parting(const std::string& one, const std::string& other) {
  const auto at = static_cast<std::size_t>(std::ranges::mismatch(one, other).in1 - one.begin());
  const std::size_t from = at > 60 ? at - 60 : 0;
  return "\u201C" + one.substr(from, 160) + "\u201D, \u201C" + other.substr(from, 160) + "\u201D";
}

/// A workbook is packed: its hashes can only be taken out of what is in it.
void unpack(Response& response) {
  if (!contains(response.content_type, "spreadsheetml")) return;
  auto archive = Archive::open(response.body, "agenda.xlsx");
  REQUIRE(archive.ok());
  const auto parts = archive->read_all();
  REQUIRE(parts.ok());
  response.body.clear();
  for (const ArchivePart& part : *parts) response.body += part.name + "\n" + part.bytes + "\n";
}

std::string seen_at(TestLedger& ledger, const std::string& target, Classification clearance) {
  Response response = answer_to(ledger.site(clearance), target);
  unpack(response);
  return without_hashes(bytes_of(response));
}

}  // namespace

TEST_CASE("what is secret changes nothing of what the public gets") {
  World first({"first"});
  const std::vector<std::string> targets = every_target(first.ledger());
  REQUIRE(targets.size() > 500);
  // The same world twice differs in nothing, so what differs below does so by its secrets.
  const Variant variants[] = {{"again"},
                              {"other words", true},
                              {"other numbers", false, true},
                              {"fewer", false, false, true},
                              {"more", false, false, false, true},
                              {"all of it", true, true, false, true}};
  for (const Variant& variant : variants) {
    CAPTURE(variant.name);
    World other(variant);
    CHECK(other.ledger().registry().size() == first.ledger().registry().size());
    std::string differing;
    int count = 0;
    for (const std::string& target : targets) {
      const std::string one = seen_at(first.ledger(), target, Classification::public_),
                        two = seen_at(other.ledger(), target, Classification::public_);
      if (one != two && ++count <= 12) differing += "\n  " + target + ": " + parting(one, two);
    }
    CHECK_MESSAGE(count == 0, count << " addresses differ:" << differing);
  }
}

TEST_CASE("who may see the secrets does see the worlds differ, so the comparison can fail") {
  World first({"first"}), other({"other words", true});
  CHECK(seen_at(first.ledger(), "/nl/acties", Classification::restricted) !=
        seen_at(other.ledger(), "/nl/acties", Classification::restricted));
  CHECK(without_hashes("leaf 0123456789abcdef0123456789abcdef 12 Bomen") == "leaf # 12 Bomen");
}
