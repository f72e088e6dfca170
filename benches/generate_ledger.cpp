// GenerateLedger: the yearly rounds of an agenda, as drafts.
#include "generate_ledger.h"

#include <unordered_map>

#include "ledger/sqlite_ledger.h"

namespace stip {
namespace {

constexpr int first_year = 2026;

// Collects drafts and knows which version each record is at.
class Rounds {
 public:
  Rounds(const GenerateOptions& options, std::size_t batch,
         const std::function<ErrorOr<Nothing>(const std::vector<Draft>&, Instant)>& enter)
      : options_(options), batch_(batch), enter_(enter) {}

  ErrorOr<Nothing> run() {
    for (int year = 0; year < options_.years; ++year) {
      for (int quarter = 0; quarter < 4; ++quarter) {
        for (int action = 0; action < options_.actions; ++action) STIP_TRY(one(year, quarter, action));
      }
    }
    return hand_over();
  }

 private:
  using Fields = std::vector<FieldChange>;

  ErrorOr<Nothing> add(const char* act, int action, const char* type, std::string id, const char* why, Fields fields) {
    Draft draft;
    draft.act = act;
    draft.author = "owner@" + department(action);
    draft.reason = why;
    draft.changes.push_back({type, id, ++versions_[id], false, std::move(fields)});
    drafts_.push_back(std::move(draft));
    return drafts_.size() == batch_ ? hand_over() : Nothing{};
  }

  ErrorOr<Nothing> hand_over() {
    if (drafts_.empty()) return Nothing{};
    STIP_TRY(enter_(drafts_, now_));
    now_ += std::chrono::minutes(20);
    drafts_.clear();
    return Nothing{};
  }

  static std::string department(int action) {
    static const char* const names[] = {"EZK", "LVVN", "VWS", "OCW", "IenW", "Def", "JenV"};
    return names[action % 7];
  }

  // What happens to one action in one quarter: three steps of a report each quarter, and 13 other things a year.
  ErrorOr<Nothing> one(int year, int quarter, int action) {
    const std::string number = std::to_string(1000 + action), a = "A-" + number;
    const std::string y = std::to_string(first_year + year), q = y + "-Q" + std::to_string(quarter + 1);
    const std::string next_year = std::to_string(first_year + year + 1);
    if (year == 0 && quarter == 0) {
      STIP_TRY(add("import", action, "action", a, "First entered.",
                   {{"title", "Action " + number + ": pilot plants for fermentation"},
                    {"sentence", "Builds shared pilot plants so that companies can scale up sooner."},
                    {"owner", "ORG-" + department(action)},
                    {"phase", "not_started"},
                    {"planned_start", "2026-Q2"},
                    {"planned_end", "2035-Q4"}}));
    } else {
      STIP_TRY(add("plan", action, "action", a, "Planning after the quarterly round.",
                   {{"phase", "running"},
                    {"planned_end",
                     std::to_string(2035 + (action + year) % 4) + "-Q" + std::to_string(1 + (quarter + action) % 4)}}));
    }
    const std::string report = "PR-" + number + "-" + q;
    STIP_TRY(add("report", action, "progress_report", report, "Report of the quarter.",
                 {{"title", "Report " + q},
                  {"action", a},
                  {"period", q},
                  {"status", "draft"},
                  {"schedule", (action + quarter) % 5 ? "yes" : "attention"},
                  {"done", "Two pilot plants are open and nine companies use them."},
                  {"next", "The third plant opens after the summer."}}));
    STIP_TRY(add("submit", action, "progress_report", report, "Complete and checked by the owner of the action.",
                 {{"status", "submitted"}, {"reported_on", y + "-0" + std::to_string(2 * quarter + 2) + "-15"}}));
    STIP_TRY(add("approve", action, "progress_report", report, "In order.",
                 {{"status", "approved"}, {"confidence", "probable"}}));
    const std::string milestone = "M-" + number + "-" + y;
    if (quarter == 0) {
      STIP_TRY(
          add("plan", action, "milestone", milestone, "From the plan of the year.",
              {{"title", "Plant " + y + " is open"}, {"action", a}, {"due", y + "-Q4"}, {"first_due", y + "-Q4"}}));
      STIP_TRY(add("fund", action, "funding", "F-" + number + "-" + y,
                   "Budget of the year, first supplementary budget.",
                   {{"title", "Share of " + y},
                    {"action", a},
                    {"year", y},
                    {"kind", "expenditure"},
                    {"stage", "reserved"},
                    {"amount", "EUR " + std::to_string(100000 * (1 + action % 90))}}));
      if (year == 0)
        STIP_TRY(add("assess", action, "risk", "R-" + number, "Risk session of the programme.",
                     {{"title", "Permits are late"},
                      {"action", a},
                      {"cause", "Capacity of the authorities"},
                      {"likelihood", "medium"},
                      {"impact", "high"}}));
      else
        STIP_TRY(add("assess", action, "risk", "R-" + number, "Risk session of the programme.",
                     {{"likelihood", year % 2 ? "low" : "high"},
                      {"response", "Talks with the authorities in " + y + " about time and capacity."}}));
    } else if (quarter == 1) {
      STIP_TRY(add("plan", action, "milestone", milestone, "Delay at the supplier.", {{"due", next_year + "-Q1"}}));
      if (year == 0)
        STIP_TRY(add("link", action, "contribution", "C-" + number, "Session on goals.",
                     {{"title", "More capacity"},
                      {"action", a},
                      {"goal", "G-0" + std::to_string(action % 9)},
                      {"strength", "medium"}}));
      else
        STIP_TRY(add("link", action, "contribution", "C-" + number, "Session on goals.",
                     {{"strength", year % 2 ? "small" : "large"},
                      {"assumption", "Demand of companies stays as it was in " + y + "."}}));
    } else if (quarter == 2) {
      STIP_TRY(add("observe", action, "observation", "O-" + number + "-" + y, "Published by the statistical office.",
                   {{"title", "Companies in pilot plants"},
                    {"indicator", "I-" + std::to_string(action % 40)},
                    {"period", y},
                    {"value", std::to_string(40 + action % 60) + ".5"},
                    {"status", "provisional"},
                    {"published", y + "-09-06"}}));
      STIP_TRY(add("plan", action, "milestone", milestone, "The note of the supplier.",
                   {{"note", "The supplier confirms delivery in the first quarter of " + next_year + "."}}));
    } else {
      STIP_TRY(add("fund", action, "funding", "F-" + number + "-" + y,
                   "Second supplementary budget; granted by letter.", {{"stage", "granted"}, {"as_of", y + "-12-01"}}));
      STIP_TRY(add("plan", action, "milestone", milestone, "The plant is open; see the report of the quarter.",
                   {{"met_on", y + "-12-10"}, {"evidence", "Opened on 10 December, with nine companies present."}}));
    }
    return Nothing{};
  }

  GenerateOptions options_;
  std::size_t batch_;
  const std::function<ErrorOr<Nothing>(const std::vector<Draft>&, Instant)>& enter_;
  Instant now_ = std::chrono::sys_days{std::chrono::year{first_year} / 1 / 5};
  std::vector<Draft> drafts_;
  std::unordered_map<std::string, std::int64_t> versions_;
};

}  // namespace

ErrorOr<Nothing> generate_drafts(const GenerateOptions& options, std::size_t batch,
                                 const std::function<ErrorOr<Nothing>(const std::vector<Draft>&, Instant)>& enter) {
  return Rounds(options, batch, enter).run();
}

ErrorOr<Nothing> generate_ledger(const std::string& path, const GenerateOptions& options) {
  STIP_TRY_AS(const std::unique_ptr<Ledger> ledger,
              create_sqlite_ledger(path, std::chrono::sys_days{std::chrono::year{first_year} / 1 / 1}));
  STIP_TRY(generate_drafts(options, 5000, [&](const std::vector<Draft>& drafts, Instant now) -> ErrorOr<Nothing> {
    STIP_TRY(ledger->append(drafts, now));
    return Nothing{};
  }));
  STIP_TRY(ledger->checkpoint());
  return Nothing{};
}

}  // namespace stip
