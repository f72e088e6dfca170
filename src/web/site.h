// Site: what every page is given, and the table of routes.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "access/mandates.h"
#include "base/html.h"
#include "base/locale.h"
#include "registry/registry.h"
#include "web/http.h"

namespace stip {

struct KeptAnswers;  // web/kept_answers.h
std::shared_ptr<KeptAnswers> no_answers_yet();

/// What the site needs to answer; made once at start.
struct Site {
  const Registry& registry;
  Registry::Clock clock;
  Viewer viewer;                      ///< Everybody who comes is this viewer, until there are accounts.
  std::string today = {};             ///< Fixed day ("2026-11-24") for tests and stories; empty: the clock's.
  bool has_office = false;            ///< People can sign in here.
  std::string who = {};               ///< Name of who is signed in; empty: nobody.
  std::optional<Person> person = {};  ///< Who is signed in, with the roles by which acts are offered.
  std::string security_contact = {};  ///< Where a weakness is reported, as an address; empty: not said.
  std::string contact = {};           ///< Mailbox of who keeps the site; empty: not said.
  std::string address = {};           ///< Where browsers find the site, "https://agenda.example.nl"; empty: not said.
  /// Hears each in full, which no visitor does; empty: nobody.
  std::function<void(const Error&)> on_storage_error = {};
  std::shared_ptr<KeptAnswers> kept = no_answers_yet();  ///< Shared by all who look: each answer is of one view.
};

/// One visit to one page: the moment looked at, by whom, in which language.
struct Visit {
  const Site& site;
  const Request& request;
  View view;  ///< Of `moment`, as the viewer may see it.
  Viewer viewer;
  std::string moment;  ///< "now", or what ?moment= asked for: an edition, a day, a proposal.
  Language language = Language::nl;
  Day today{};
  std::vector<std::string> parts;  ///< What the {} of the route matched.
  std::string valid_on = {};       ///< Day of ?geldig-op=: only what was valid then; empty: all.

  /// Translation into the language of the visit.
  std::string_view tr(std::string_view english) const { return stip::tr(language, english); }
  /// "/nl/acties/A-014" for "acties/A-014", keeping the moment looked at.
  std::string link(std::string_view path) const;
  /// The text in the language of the visit: `english` if there is one and English is asked.
  const std::string& in_language(const std::string& first, const std::string& english) const {
    return language == Language::en && !english.empty() ? english : first;
  }
  const std::string& title(const Record& record) const { return in_language(record.title, record.title_en); }
};

using Page = ErrorOr<Response> (*)(const Visit&);

/// One address of the site. `pattern` is without language: "acties/{}". Every page of the site stands in the one
/// table in routes.cpp, and by that in the menu, the sweep for secrets, the tests of accessibility and the reference.
struct Route {
  std::string_view pattern;
  Page page;
  std::string_view title;  ///< English title; its translation stands in the menu.
  bool in_menu = false;
  /// What its {} can be for a view; nullptr: the pattern has none.
  std::vector<std::vector<std::string>> (*fillings)(const Site&, const View&) = nullptr;
};

std::span<const Route> routes();

/// Answers any request: pages under /nl and /en, /entry/N, the API under /v1, assets, errors as pages.
Response answer(const Site& site, const Request& request);

/// Addresses of all pages for this view, without language: every route, with each {} filled with every record it
/// can show. For tests and for the site map.
std::vector<std::string> all_paths(const Site& site, const View& view);

/// An error as a visitor may read it. Of the storage, and of programs that make documents, it says that they failed and
/// what to do: their own words hold paths, addresses and settings of the machine.
Error told(const Site& site, const Request& request, Language language, const Error& error);

/// An error as a page, with its status. A hidden record and an absent one give the same bytes.
Response error_page(const Visit& visit, const Error& error);

}  // namespace stip
