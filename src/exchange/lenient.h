// Lenient: dates, amounts and phases as people write them in their own tables, in Dutch and English.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "agenda/choices.h"
#include "base/date.h"
#include "base/money.h"

namespace stip {

/// What a cell was taken to mean. `remark` says what was assumed; empty: nothing, the text says just this.
struct LenientDates {
  Date start;  ///< Of a period such as "2026-2028"; empty: the cell names one date.
  Date end;    ///< The date, or the end of the period; empty: the cell says that there is none yet.
  Said remark;
};

/// Reads "2026", "2026-Q3", "Q3 2026", "3e kwartaal 2026", "2e helft 2027", "1-9-2026", "1 september 2026", "sept
/// 2026", "09-2026"; with a remark "eind 2026" (fourth quarter), "begin", "medio", "voorjaar", "zomer", "najaar",
/// "uiterlijk 2027", years of two digits; periods "2026-2028", "Q1 t/m Q3 2027"; "n.t.b.", "p.m." and "doorlopend" as
/// empty with a remark. Errors: invalid, with the forms that are read.
ErrorOr<LenientDates> read_dates(std::string_view text);

struct LenientAmount {
  Amount amount;
  Said remark;
};

/// Reads Dutch and unambiguous English forms: "1.250", "€ 2,5 mln", "1.250.000,50", "500k", "k€ 500", "3 miljard",
/// "ca. 10 mln", "10-15 mln", "max. 5 mln", "€ 500.000,-"; "p.m." and "n.t.b." as empty with a remark.
/// A number without a unit of its own is multiplied by `multiplier`, from a header such as "x € 1.000".
/// Errors: invalid (no amount; "1,250", which may be either; not a whole number of cents).
ErrorOr<LenientAmount> read_amount(std::string_view text, std::int64_t multiplier = 1);

/// The multiplier that a header states: "Budget (x € 1.000)" 1000, "mln" 1000000, "k€" 1000; else 1.
std::int64_t multiplier_of_header(std::string_view header);

struct LenientPhase {
  Phase phase{};
  Said remark;
};

/// Reads the names and labels of phases, and words such as "gereed", "loopt", "nog niet gestart", "vervallen".
/// Errors: invalid; also for colours, which judge and do not tell where an action is.
ErrorOr<LenientPhase> read_phase(std::string_view text);

/// "p.m.", "n.t.b.", "onbekend", "-": somebody says that there is nothing to say yet.
bool means_nothing_yet(std::string_view text);

}  // namespace stip
