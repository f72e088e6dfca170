// Parliament: pledges and motions from the open data of the House of Representatives, as files fetched before.
#pragma once

#include <string>
#include <vector>

#include "agenda/view.h"
#include "exchange/import_plan.h"

namespace stip {

struct ParliamentFile {
  std::string name, bytes;
};

struct ParliamentImport {
  Incoming incoming;                     ///< Pledges, and the letters that met them as sources.
  std::vector<std::string> passed_over;  ///< What was in the files and does not belong here, one line each.
};

/// Reads OData 4 (JSON: entities Toezegging, and Zaak of kind Motie) and the feed of the House (XML: the same in small
/// letters). A pledge of `now` is known by its number in the register: "TZ202603-130" is TZ-202603-130, or the pledge
/// whose remark names that number. What the register does not know is not touched: title, translations, actions.
///
///   Nummer → id    Tekst → text    Aanmaakdatum → made_on    Ministerie or Functie → made_by    ToegezegdAan → to
///   Status: Openstaand, Deels afgedaan, Niet nagekomen → open; Voldaan, Nagekomen, Afgedaan → fulfilled; Vervallen,
///   Afgevoerd → lapsed; any other is an error    DatumNakoming → fulfilled_on if fulfilled, else due
///   KamerbriefNakoming → letter (the last, the others as sources)    IsHerhalingVan, IsWijzigingVan, IsAanvullingOp →
///   repeats
///
/// Names of persons who promised are not taken over: the ledger holds functions. Of a motion the status is not taken
/// over, since "Afgedaan" there means that it was voted on. All problems of all files are reported at once, with file
/// and number. A file over 64 MB, nested too deep, or with a document type declaration is refused. Source: Tweede
/// Kamer, Gegevensmagazijn, OData v4 2.0 and SyncFeed (CC0).
ParliamentImport read_parliament(const std::vector<ParliamentFile>& files, const View& now);

/// Pledges that were recorded by hand and now meet the register for the first time: where both say something else,
/// nobody can tell which is right, so it becomes a conflict. Marks that in `base`.
void ask_about_differences(const Incoming& incoming, const View& now, ImportBase& base);

/// What the import would do to what parliament waits for, a line for each pledge: met by which letter, lapsed, overdue.
std::vector<std::string> told_of(const Incoming& incoming, const View& now, Day today);

}  // namespace stip
