// Routes: every page of the site, once.
#include <array>

#include "base/locale.h"
#include "web/pages/action_page.h"
#include "web/pages/actions_page.h"
#include "web/pages/attention_page.h"
#include "web/pages/bodies_page.h"
#include "web/pages/calendar_page.h"
#include "web/pages/consultations_page.h"
#include "web/pages/difference_page.h"
#include "web/pages/documents_page.h"
#include "web/pages/dossiers_page.h"
#include "web/pages/editions_page.h"
#include "web/pages/entry_page.h"
#include "web/pages/feed_page.h"
#include "web/pages/goal_page.h"
#include "web/pages/goals_page.h"
#include "web/pages/indicator_page.h"
#include "web/pages/mandates_page.h"
#include "web/pages/money_page.h"
#include "web/pages/overview_page.h"
#include "web/pages/pledges_page.h"
#include "web/pages/record_page.h"
#include "web/pages/reference_page.h"
#include "web/pages/roadmap_page.h"
#include "web/pages/said_page.h"
#include "web/pages/search_page.h"
#include "web/pages/steering_money_page.h"
#include "web/pages/steering_page.h"
#include "web/pages/text_pages.h"
#include "web/pages/try_page.h"
#include "web/pages/weighing_page.h"
#include "web/pages/workbook_page.h"
#include "web/site.h"
#include "weighing/argument_map.h"

namespace stip {
namespace {

using Fillings = std::vector<std::vector<std::string>>;

template <class... T>
Fillings ids(const Site&, const View& view) {
  Fillings all;
  const auto add = [&](const RecordType& type) {
    for (const Row& row : view.table(type)) {
      if (row.record) all.push_back({row.id});
    }
  };
  (add(type_of<T>()), ...);
  return all;
}

Fillings entries(const Site& site, const View&) {
  Fillings all;
  for (Seq seq = 1; seq <= site.registry.size(); ++seq) all.push_back({std::to_string(seq)});
  return all;
}

Fillings types(const Site&, const View&) {
  Fillings all;
  for (const RecordType* type : record_types()) all.push_back({std::string(type->api_name)});
  return all;
}

/// Whether records of this type have a page of their own, elsewhere in the table.
bool has_own_page(const RecordType& type) {
  return &type == &type_of<Action>() || &type == &type_of<InterimGoal>() || &type == &type_of<SocietalEffect>() ||
         &type == &type_of<Indicator>() || &type == &type_of<Dossier>() || &type == &type_of<Edition>() ||
         &type == &type_of<Signal>() || &type == &type_of<Body>() || &type == &type_of<Meeting>() ||
         &type == &type_of<Pledge>() || &type == &type_of<Consultation>();
}

Fillings other_types(const Site&, const View&) {
  Fillings all;
  for (const RecordType* type : record_types()) {
    const bool has_list = type == &type_of<Action>() || type == &type_of<Dossier>() || type == &type_of<Edition>() ||
                          type == &type_of<Signal>() || type == &type_of<Pledge>();
    if (!has_list) all.push_back({std::string(type->api_name)});
  }
  return all;
}

Fillings other_records(const Site&, const View& view) {
  Fillings all;
  for (const RecordType* type : record_types()) {
    if (has_own_page(*type)) continue;
    for (const Row& row : view.table(*type)) {
      if (row.record) all.push_back({std::string(type->api_name), row.id});
    }
  }
  return all;
}

Fillings weighed_subjects(const Site&, const View& view) {
  Fillings all;
  for (const std::string& id : weighed(view)) all.push_back({id});
  return all;
}

Fillings kept_documents(const Site&, const View& view) {
  Fillings all;
  for (const FrozenDocument& document : view.all<FrozenDocument>())
    all.push_back({document.edition.id, document.kind + "." + document.language + "." + document.format});
  return all;
}

/// As HTML (and CSV) only: the other formats are made of the same document, and take seconds.
Fillings documents(const Site&, const View& view) {
  Fillings all{{"bijlage.html"}, {"kamerbrief.html"}, {"verschil.html"}, {"verschil.csv"}};
  for (const Cycle& cycle : view.all<Cycle>()) all.push_back({"voortgang-" + cycle.id + ".html"});
  for (const Proposal& proposal : view.all<Proposal>()) all.push_back({"beslisnota-" + proposal.id + ".html"});
  for (const Decision& decision : view.all<Decision>()) all.push_back({"beslisnota-" + decision.id + ".html"});
  for (const Consultation& consultation : view.all<Consultation>())
    all.push_back({"raadpleging-" + consultation.id + ".html"});
  for (const Action& action : view.all<Action>()) {
    all.push_back({"feitenblad-" + action.id + ".html"});
    all.push_back({"beleidskeuzes-" + action.id + ".html"});
  }
  return all;
}

}  // namespace

std::span<const Route> routes() {
  static const Route table[] = {
      {"", overview_page, msg("Overview"), true},
      {"doelen", goals_page, msg("Goals"), true},
      {"doelen/{}", goal_page, msg("Goal"), false, ids<SocietalEffect, InterimGoal>},
      {"indicatoren/{}", indicator_page, msg("Indicator"), false, ids<Indicator>},
      {"acties", actions_page, msg("Actions"), true},
      {"acties/{}", action_page, msg("Action"), false, ids<Action>},
      {"routekaart", roadmap_page, msg("Roadmap"), true},
      {"geld", money_page, msg("Money"), true},
      {"sturen/geld", steering_money_page, msg("Money and what to choose")},
      {"sturen", steering_page, msg("Steering"), true},
      {"sturen/wat-als.csv", what_if_file, msg("What if, as a file")},
      {"dossiers", dossiers_page, msg("Dossiers"), true},
      {"dossiers/{}", dossier_page, msg("Dossier"), false, ids<Dossier>},
      {"verschil", difference_page, msg("What changed"), true},
      {"proberen", try_page, msg("Try proposals")},
      {"proberen/{}", try_page, msg("Try a proposal"), false, ids<Proposal>},
      {"aandacht", attention_page, msg("Needs attention"), true},
      {"signalen", said_page, msg("You said, we did"), true},
      {"signalen/{}", signal_page, msg("Signal"), false, ids<Signal>},
      {"raadplegingen", consultations_page, msg("Consultations"), true},
      {"raadplegingen/{}", consultation_page, msg("Consultation"), false, ids<Consultation>},
      {"raadplegingen/{}/uitkomsten.csv", consultation_numbers, msg("Numbers of a consultation"), false,
       ids<Consultation>},
      {"wegen", weighing_page, msg("Weighing"), true},
      {"wegen/{}", weighing_subject_page, msg("Weighing of a subject"), false, weighed_subjects},
      {"toezeggingen", pledges_page, msg("Pledges and motions")},
      {"toezeggingen/{}", pledge_page, msg("Pledge or motion"), false, ids<Pledge>},
      {"overlegorganen/{}", body_page, msg("Body"), false, ids<Body>},
      {"overlegorganen/{}/agenda.ics", body_calendar, msg("Calendar"), false, ids<Body>},
      {"vergaderingen/{}", meeting_page, msg("Meeting"), false, ids<Meeting>},
      {"agenda.ics", calendar_page, msg("Calendar")},
      {"wijzigingen.atom", changes_feed, msg("Changes as a feed")},
      {"{}/{}/wijzigingen.atom", record_feed, msg("Changes of a record as a feed"), false, feed_fillings},
      {"edities", editions_page, msg("Editions")},
      {"edities/{}", edition_page, msg("Edition"), false, ids<Edition>},
      {"edities/{}/{}", kept_document_page, msg("Document"), false, kept_documents},
      {"documenten", documents_page, msg("Documents")},
      {"documenten/{}", document_page, msg("Document"), false, documents},
      {"zoeken", search_page, msg("Search")},
      {"entry", entries_page, msg("Ledger")},
      {"entry/{}", entry_page, msg("Entry"), false, entries},
      {"methode", methods_page, msg("Methods")},
      {"mandaten", mandates_page, msg("Who may do what")},
      {"toegankelijkheid", accessibility_page, msg("Accessibility")},
      {"data", data_page, msg("Open data")},
      {"data/agenda.xlsx", workbook_page, msg("Workbook")},
      {"begrippen", reference_page, msg("Records and fields")},
      {"begrippen/{}", reference_type_page, msg("Record type"), false, types},
      {"{}", records_page, msg("Records"), false, other_types},
      {"{}/{}", record_page, msg("Record"), false, other_records},
  };
  return table;
}

}  // namespace stip
