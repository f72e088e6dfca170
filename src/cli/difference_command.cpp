// Difference: what changed between two moments, why, and by which decision.
#include "publishing/difference.h"

#include <algorithm>
#include <iostream>

#include "base/text.h"
#include "cli/commands.h"
#include "cli/documents.h"
#include "governance/propose.h"
#include "publishing/act_words.h"
#include "publishing/change_overview.h"
#include "publishing/record_words.h"

namespace stip {
namespace {

/// A difference as lines for a reader: each record by number and title, each field by name, label and values in words.
class Lines {
 public:
  Lines(std::ostream& out, Language language, const Difference& difference)
      : out_(out), language_(language), difference_(difference) {}

  void print(const std::vector<RecordDifference>& records) {
    for (const RecordDifference& record : records) print(record);
  }

 private:
  void print(const RecordDifference& record) {
    out_ << tr(language_, record.moved ? tr_later("moved") : fate_word(record.fate)) << "  " << record.id << "  "
         << title_of(language_, record.record());
    if (record.record().invented) out_ << "  [" << tr(language_, "invented") << "]";
    out_ << "\n";
    if (record.fate == Fate::changed) {
      for (const FieldDifference& field : fields_of(record, difference_.reasons)) print(*record.type, field);
    }
    if (const auto reason = reason_of(record, difference_.reasons)) print(*reason);
  }

  void print(const RecordType& type, const FieldDifference& field) {
    out_ << "    " << field.field->name << "  " << tr_in(language_, type.name, field.field->label) << ": "
         << value(difference_.before, *field.field, field.before) << " -> "
         << value(difference_.after, *field.field, field.after) << delta(field) << "\n";
    if (field.reason) print(*field.reason);
  }

  void print(const Reason& reason) {
    const std::string number = std::to_string(reason.entry), causes = join(reason.causes, ", ");
    out_ << "      " << act_word(language_, reason.act) << ": " << reason.reason << " ("
         << (causes.empty() ? fill(tr(language_, "entry {}"), {number})
                            : fill(tr(language_, "entry {}, by {}"), {number, causes}))
         << ")\n";
  }

  std::string value(const View& view, const Field& field, const std::string& text) const {
    return text.empty() ? std::string(tr(language_, "(empty)")) : value_text(view, language_, field, text);
  }

  std::string delta(const FieldDifference& field) const {
    if (field.quarters) return "  (" + quarters_text(language_, *field.quarters) + ")";
    if (field.cents) return "  (" + signed_amount_text(language_, *field.cents) + ")";
    if (field.more)
      return "  (" + std::string(field.more->units > 0 ? "+" : "") + number_text(language_, *field.more) + ")";
    return "";
  }

  static std::string_view fate_word(Fate fate) {
    return fate == Fate::added ? tr_later("new") : fate == Fate::ended ? tr_later("ended") : tr_later("changed");
  }

  std::ostream& out_;
  Language language_;
  const Difference& difference_;
};

}  // namespace

// COMMAND: stip difference 2026 now [--format text|html|docx|odt|pdf|csv|json] [--out FILE]
//
// What is new, ended, changed and moved between two moments: editions (2026, first, last), days (2026-11-24), entries
// (#12), now, or a proposal as if it were adopted. Field by field, each with the reason and the decision behind it.
// As text, CSV or JSON for people and scripts; as a document for the letter. Without --as: what is public.
Exit difference_command(const Context& context, const DifferenceRequest& request) {
  Viewer viewer{Classification::public_};
  if (!context.as.empty()) {
    STIP_TRY_AS(viewer, context.viewer());
  }
  STIP_TRY_AS(const Language language, context.reading_language());
  STIP_TRY_AS(const auto registry, context.open(true));
  STIP_TRY_AS(const View before, registry->look(request.before, viewer));
  STIP_TRY_AS(const View after, registry->look(request.after, viewer));
  const View now = registry->now(viewer);
  // What is only proposed was not entered, so the ledger cannot tell why it is so.
  const auto proposals = split(request.after, '+');
  const bool as_if = std::ranges::all_of(proposals, [&](const auto& id) { return now.find<Proposal>(id); });
  Reasons reasons = registry->reasons(after.upto(), viewer);
  if (as_if) reasons = reasons_if_adopted(now, proposals, std::move(reasons));
  const Difference found = difference(before, after, reasons);
  if (request.format == "text" && !context.json) {
    context.out() << summary_text(found, language, request.before) << "\n\n";
    Lines lines(context.out(), language, found);
    lines.print(found.policy);
    lines.print(found.figures);
    return 0;
  }
  STIP_TRY_AS(const std::string bytes, difference_as(context, *registry, viewer, before, after, found, request));
  STIP_TRY(deliver_and_tell(context, request.out, request.format, bytes));
  return 0;
}

}  // namespace stip
