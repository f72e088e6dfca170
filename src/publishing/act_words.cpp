// ActWords: a table of the acts.
#include "publishing/act_words.h"

#include <algorithm>
#include <iterator>

namespace stip {
namespace {

struct ActWord {
  std::string_view act, word;
};

constexpr ActWord act_table[] = {
    {"import", tr_later("Imported")},
    {"report", tr_later("Reported")},
    {"decide", tr_later("Decided")},
    {"propose", tr_later("Proposed")},
    {"signal", tr_later("Signal raised")},
    {"answer", tr_later("Answered")},
    {"promise", tr_later("Promised")},
    {"correct", tr_later("Corrected")},
    {"change", tr_later("Changed")},
    {"freeze", tr_later("Edition frozen")},
    {"publish", tr_later("Published")},
    {"keep", tr_later("Documents kept")},
    {"sign", tr_later("Signed")},
    {"approve", tr_later("Made final")},
    {"return", tr_later("Sent back")},
    {"assign", tr_later("Handed to who answers")},
    {"merge", tr_later("Merged")},
    {"split", tr_later("Split")},
    {"meeting", tr_later("Meeting")},
    {"cycle", tr_later("Round of reports")},
    {"fulfil", tr_later("Fulfilled")},
    {"hand_over", tr_later("Handed over")},
    {"consult", tr_later("Consultation")},
    {"redact", tr_later("Text removed")},
    {"result", tr_later("Results recorded")},
    {"recover", tr_later("Ledger recovered")},
};

}  // namespace

std::string act_word(Language language, std::string_view act) {
  const auto at = std::ranges::find(act_table, act, &ActWord::act);
  return std::string(at == std::end(act_table) ? act : tr(language, at->word));
}

}  // namespace stip
