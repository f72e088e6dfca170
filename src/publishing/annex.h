// Annex: the agenda as it goes with the letter to parliament.
#pragma once

#include <optional>
#include <string>

#include "publishing/document.h"

namespace stip {

struct AnnexOptions {
  Language language = Language::nl;
  std::string edition = {};      ///< "2026"; empty: a draft, and the title says so.
  std::optional<Day> date = {};  ///< Of the edition, or the day of the draft.
  std::string publisher = {};    ///< Who sends it; empty: the coordinators of the programme.
  std::string checkpoint = {};   ///< The signed note of the ledger at this edition, line by line; empty: not signed.
  std::string address = {};      ///< Where the agenda and its ledger are published; empty: not said.
};

/// The whole agenda: vision, overview, chapters with every action, goals and indicators, money, dossiers, promises,
/// bodies, consultations, sources and how to check it all. Records that were made up to show a feature are left out,
/// and the last page says so. Amounts that overlap are shown and never added.
Document annex(const View& view, Day today, const AnnexOptions& options);

}  // namespace stip
