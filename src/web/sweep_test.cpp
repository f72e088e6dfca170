// Sweep for secrets: words planted in hidden records are looked for in everything that leaves the program.
#include <doctest/doctest.h>

#include <algorithm>
#include <functional>
#include <set>

#include "agenda/records.h"
#include "agenda/rules.h"
#include "agenda/search.h"
#include "base/archive.h"
#include "exchange/data_package.h"
#include "exchange/workbook.h"
#include "publishing/annex.h"
#include "publishing/fact_sheet.h"
#include "publishing/render.h"
#include "tests/web_support/swept_example.h"
#include "web/api/api.h"
#include "web/parts/record_parts.h"

using namespace stip;

namespace {

constexpr Language languages[] = {Language::nl, Language::en};

/// Records that the viewer may not see, with their types.
std::vector<std::pair<const RecordType*, std::string>> hidden_from(Classification clearance) {
  std::vector<std::pair<const RecordType*, std::string>> hidden;
  const View all = example().view(Classification::restricted), mine = example().view(clearance);
  for (const RecordType* type : record_types()) {
    for (const Row& row : all.table(*type)) {
      if (row.record && !mine.find(*type, row.id)) hidden.emplace_back(type, row.id);
    }
  }
  return hidden;
}

/// An id as long as `id` that nothing has.
std::string absent_like(const std::string& id) {
  const View all = example().view(Classification::restricted);
  for (std::string other = id; char last : std::string("QWXYZ")) {
    other.back() = last;
    if (!all.find_any(other)) return other;
  }
  assertion_failed("an id that nothing has", __FILE__, __LINE__);
}

std::vector<std::string> resource_targets(const std::string& part) {
  std::vector<std::string> targets;
  for (const Resource& resource : resources()) {
    std::string path = "/v1" + std::string(resource.path);
    if (const auto open = path.find('{'); open != path.npos)
      path.replace(open, path.find('}') - open + 1, percent_encoded(part));
    targets.push_back(path);
  }
  return targets;
}

/// Every address, and for every record the path behind each of its fields.
const std::vector<std::string>& swept_targets() {
  static const std::vector<std::string> targets = [] {
    std::vector<std::string> all = every_target(example());
    const View view = example().view(Classification::restricted);
    for (const RecordType* type : record_types()) {
      for (const Row& row : view.table(*type)) {
        if (!row.record) continue;
        for (const Field& field : type->fields)
          all.push_back("/nl/" + record_path(*type, row.id) + "?waarom=" + std::string(field.name));
        for (const std::string& target : resource_targets(row.id)) all.push_back(target);
      }
    }
    std::ranges::sort(all);
    all.erase(std::ranges::unique(all).begin(), all.end());
    return all;
  }();
  return targets;
}

/// Every address that asks for a record by its id, in one way or another.
std::vector<std::string> targets_naming(const RecordType& type, const std::string& raw_id) {
  const std::string id = percent_encoded(raw_id), api = std::string(type.api_name);
  std::vector<std::string> targets = resource_targets(raw_id);
  for (const char* language : {"/nl/", "/en/", "/"}) {
    const std::string page = language + record_path(type, raw_id);
    for (const char* query : {"", "?waarom=title", "?moment=2025", "?moment=PV-001"}) targets.push_back(page + query);
    targets.push_back(language + api + "/" + id);
    targets.push_back(language + ("edities/" + id));
    targets.push_back(language + ("?moment=" + id));
    for (const char* query :
         {"zoeken?q=", "acties?trekker=", "acties?thema=", "acties?doel=", "acties?hoofdstuk=", "acties?q=",
          "routekaart?trekker=", "routekaart?doel=", "sturen/geld?voorstel=ja&bron=", "verschil?naar=now&van=",
          "verschil?van=2025&naar=", "documenten/verschil.csv?naar=now&van="}) {
      targets.push_back(language + (query + id));
    }
    for (const char* folder : {"documenten/feitenblad/", "documenten/bijlage/"})
      targets.push_back(language + (folder + id) + ".html");
  }
  for (const char* query : {"", "/geschiedenis", "?moment=2025", "?moment=PV-001", "?formaat=csv"})
    targets.push_back("/v1/" + api + "/" + id + query);
  for (const std::string& target :
       {"/v1/" + api + "?moment=", std::string("/v1/zoekresultaten?q="), std::string("/v1/verschillen?naar=now&van=")})
    targets.push_back(target + id);
  for (const RecordType* other : record_types()) {
    targets.push_back("/v1/" + std::string(other->api_name) + "?zoek=" + id);
    for (const Field& field : other->fields) {
      if (field.is_reference())
        targets.push_back("/v1/" + std::string(other->api_name) + "?" + camel(field.name) + "=" + id);
    }
  }
  return targets;
}

using Asking = std::function<Response(const std::string& target)>;

Asking site_for(Classification clearance) {
  return [site = example().site(clearance)](const std::string& target) { return answer_to(site, target); };
}

/// Addresses at which a secret word comes out: "/nl/…: zeearend012".
std::vector<std::string> leaks(const Asking& ask, const Secrets& secrets, const std::vector<std::string>& targets) {
  std::vector<std::string> found;
  for (const std::string& target : targets) {
    const std::string word = secrets.found_in(bytes_of(ask(target)), percent_decoded(target).value_or(target));
    if (!word.empty()) found.push_back(target + ": " + word);
  }
  return found;
}

/// Addresses at which something hidden is answered otherwise than something that never was.
std::vector<std::string> differing(const Asking& ask, const std::vector<std::string>& targets,
                                   const std::string& hidden, const std::string& absent) {
  std::vector<std::string> found;
  for (const std::string& target : targets) {
    std::string twin = target;
    replace_all(twin, percent_encoded(hidden), percent_encoded(absent));
    std::string expected = bytes_of(ask(twin));
    replace_all(expected, absent, hidden);
    if (bytes_of(ask(target)) != expected) found.push_back(target);
  }
  return found;
}

/// The first few, so that a failure can be read.
std::string some(const std::vector<std::string>& all) {
  std::string text = std::to_string(all.size()) + " in all";
  for (std::size_t i = 0; i < all.size() && i < 12; ++i) text += "\n  " + all[i];
  return text;
}

std::string exports_of(const View& view, Language language) {
  std::string whole;
  PackageOptions package;
  package.language = language;
  for (const ArchivePart& part : data_package(view, package)) whole += part.name + "\n" + part.bytes;
  const TempFolder folder = need(TempFolder::make(), "folder");
  WorkbookOptions workbook;
  workbook.language = language;
  workbook.empty_types = true;
  need(write_workbook(view, folder.file("all.xlsx"), workbook), "workbook");
  return whole + unpacked(need(read_file(folder.file("all.xlsx")), "workbook"));
}

std::string documents_of(const View& view, Language language) {
  const Day today = *parse_day(test_day);
  AnnexOptions options;
  options.language = language;
  std::string whole = need(render(annex(view, today, options), Format::html), "annex");
  for (const Action& action : view.all<Action>())
    whole += need(render(fact_sheet(view, action, today, language), Format::html), "fact sheet");
  return whole;
}

std::string judgements_of(const View& view, Language language) {
  std::string whole;
  for (const Finding& finding : check(view, *parse_day(test_day), language))
    whole += finding.id + " " + finding.problem + " " + finding.remedy + "\n";
  return whole;
}

}  // namespace

TEST_CASE("who may see everything meets every planted word, so the sweep looks where they are") {
  const Secrets all = secrets_for(Classification::public_);
  std::set<std::string> missing(all.words().begin(), all.words().end());
  const Asking ask = site_for(Classification::restricted);
  for (const std::string& target : swept_targets()) {
    if (missing.empty()) break;
    const std::string page = plain_text_of(bytes_of(ask(target)));
    std::erase_if(missing, [&](const std::string& word) { return contains(page, word); });
  }
  CHECK_MESSAGE(missing.empty(), some({missing.begin(), missing.end()}));
}

TEST_CASE("no word above the clearance of a viewer comes out at any address") {
  for (const Classification clearance : {Classification::public_, Classification::internal}) {
    CAPTURE(name_of_choice(clearance));
    const auto found = leaks(site_for(clearance), secrets_for(clearance), swept_targets());
    CHECK_MESSAGE(found.empty(), some(found));
  }
}

TEST_CASE("a handler that leaks one title is caught") {
  const Asking site = site_for(Classification::public_);
  const Asking leaky = [&](const std::string& target) {
    Response response = site(target);
    if (target == "/nl/acties") response.body += "<!-- 13 acties, ook Bomen ZeeArend012 -->";
    return response;
  };
  CHECK(leaks(leaky, secrets_for(Classification::public_), {"/nl/methode", "/nl/acties"}).size() == 1);
  const Secrets secrets = secrets_for(Classification::public_);
  CHECK(secrets.found_in("in totaal \u20AC\u00A07.654.321,00") == "7654321");
  CHECK(secrets.found_in("a97654321bc7").empty());
}

TEST_CASE("a hidden record is answered as an absent one, byte for byte") {
  for (const Classification clearance : {Classification::public_, Classification::internal}) {
    CAPTURE(name_of_choice(clearance));
    const auto hidden = hidden_from(clearance);
    REQUIRE(hidden.size() > 2);
    const Asking ask = site_for(clearance);
    std::vector<std::string> found;
    for (const auto& [type, id] : hidden)
      std::ranges::move(differing(ask, targets_naming(*type, id), id, absent_like(id)), std::back_inserter(found));
    CHECK_MESSAGE(found.empty(), some(found));
  }
}

TEST_CASE("a handler that refuses what is hidden, instead of not knowing it, is caught") {
  const Asking site = site_for(Classification::public_);
  const Asking telling = [&](const std::string& target) {
    return contains(target, "A-ZEEAREND") ? plain_text(403, "No.") : site(target);
  };
  CHECK(differing(telling, {"/nl/acties/A-ZEEAREND"}, "A-ZEEAREND", absent_like("A-ZEEAREND")).size() == 1);
}

TEST_CASE("searching for a hidden word finds what searching for nonsense finds") {
  for (const Classification clearance : {Classification::public_, Classification::internal}) {
    const Asking ask = site_for(clearance);
    const Secrets secrets = secrets_for(clearance);
    std::vector<std::string> found;
    for (const std::string& word : secrets.words()) {
      std::string nonsense = word;
      std::ranges::reverse(nonsense);
      nonsense[0] = nonsense[0] == 'x' ? 'y' : 'x';
      std::vector<std::string> targets = {"/nl/zoeken?q=" + word, "/en/zoeken?q=" + word,
                                          "/v1/zoekresultaten?q=" + word, "/nl/acties?q=" + word,
                                          "/nl/routekaart?q=" + word};
      for (const RecordType* type : record_types())
        targets.push_back("/v1/" + std::string(type->api_name) + "?zoek=" + word);
      std::ranges::move(differing(ask, targets, word, nonsense), std::back_inserter(found));
      CHECK(search(example().view(clearance), word).empty());
    }
    CHECK_MESSAGE(found.empty(), some(found));
  }
}

TEST_CASE("exports, documents and judgements hold nothing above the clearance they were made for") {
  for (const Language language : languages) {
    const Secrets all = secrets_for(Classification::public_);
    const View everything = example().view(Classification::restricted);
    // That they hold the words for who may see them shows that the words would have been found.
    CHECK_FALSE(all.found_in(exports_of(everything, language)).empty());
    CHECK_FALSE(all.found_in(documents_of(everything, language)).empty());
    for (const Classification clearance : {Classification::public_, Classification::internal}) {
      CAPTURE(name_of_choice(clearance));
      const Secrets secrets = secrets_for(clearance);
      for (const std::string& moment : moments_of(example())) {
        const auto view = example().registry().look(moment, Viewer{clearance});
        if (!view.ok()) continue;
        CAPTURE(moment);
        CHECK(secrets.found_in(exports_of(*view, language)) == "");
        CHECK(secrets.found_in(documents_of(*view, language)) == "");
        CHECK(secrets.found_in(judgements_of(*view, language)) == "");
      }
    }
  }
}
