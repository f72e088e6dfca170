// Freeze edition: an edition is frozen, and its documents are made and kept with it.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "editions/edition_documents.h"
#include "publishing/render.h"

namespace stip {

enum class DocumentChoice { none, html, all };

struct KeepOptions {
  DocumentChoice choice = DocumentChoice::all;
  std::string author;
  std::optional<Instant> release = {};  ///< When a frozen edition is published by itself; nullopt: by hand.
  /// Called before each document with its name and how many are done, from several threads but never at once.
  std::function<void(const std::string& name, std::size_t done, std::size_t all)> progress = {};
  /// What makes the bytes; must be safe to call from several threads.
  std::function<ErrorOr<std::string>(const Document&, Format)> make = [](const Document& document, Format format) {
    return render(document, format);
  };
};

/// A document that could not be made, and why.
struct NotKept {
  std::string name;  ///< "annex.nl.pdf"
  Error error;
};

struct Kept {
  std::vector<std::string> names;  ///< Of what was kept now.
  std::vector<NotKept> missing;    ///< What could not be made: keep_edition_documents() again makes up for it.
};

struct FrozenEdition {
  EditionPlace edition;
  Kept documents;
};

/// Freezes the agenda of now and keeps the documents of the edition: the one way in which editions come to be, for
/// whoever asks. That a document cannot be made does not stand in the way of freezing. Errors: those of freezing;
/// those of keeping, and then the edition is frozen and its documents can be kept later.
ErrorOr<FrozenEdition> freeze_edition(Registry& registry, int year, const std::string& reason,
                                      const std::string& decision, const KeepOptions& options);

/// Makes and keeps the documents of an edition that are not kept yet, in both languages, as the public may read them:
/// annex, overview of changes against the edition before it and the first, fact sheets, and what goes to parliament.
/// What is made later is what would have been made at the freeze, without what was classified higher since. Cost: a PDF
/// takes seconds; a few are made side by side. Errors: storage.
ErrorOr<Kept> keep_edition_documents(Registry& registry, const EditionPlace& edition, const KeepOptions& options);

}  // namespace stip
