// PortfolioGaps: their words, in the order of the enumeration.
#include "investing/portfolio_gaps.h"

#include "base/locale.h"

namespace stip {
namespace {

struct Words {
  std::string_view name, words, remedy;
};

constexpr Words all_words[] = {
    {"no_contribution", tr_later("contributes to no goal that can be counted: left out"),
     tr_later("Enter for these actions to which goal they contribute, with a size or a strength.")},
    {"no_dates", tr_later("no start or no end is known: left out"),
     tr_later("Enter a planned start and end for these actions.")},
    {"no_money", tr_later("no money is stated that can be put in a year: left out"),
     tr_later("Enter what these actions cost, from which source and in which years.")},
    {"no_source", tr_later("no source of its money is named: left out"),
     tr_later("Name a source for the money of these actions.")},
    {"not_open", tr_later("is paused: left out"), ""},
    {"red_line_crossed", tr_later("crosses a red line: left out, whatever it brings"), ""},
    {"condition_not_met", tr_later("was checked and is not met: its actions are left out until it is"),
     tr_later("Meet these conditions, and enter that they are met.")},
    {"in_circle", tr_later("has to wait for itself, by way of others: does not start"),
     tr_later("Take one of the dependencies of these actions out.")},
    {"goal_without_year", tr_later("has no year in which it has to be reached: left out"),
     tr_later("Enter a year for these goals.")},
    {"goal_is_over", tr_later("is reached, or its year is past: left out"), ""},
    {"no_size", tr_later("has neither size nor strength: not counted"),
     tr_later("Enter how much these contributions bring: a size in the unit of the goal, or small, medium or large.")},
    {"no_unit", tr_later("has a strength only, where others of its goal have a size: not counted"),
     tr_later("Enter the size of these contributions.")},
    {"confidential", tr_later("the amount is confidential: not counted"), ""},
    {"not_in_euros", tr_later("is not in euros: not counted"), tr_later("Enter these amounts in euros.")},
    {"no_stage", tr_later("how far the money is, is not stated: not counted"),
     tr_later("Enter how far this money is: asked, reserved, granted and so on.")},
    {"no_year", tr_later("the money is in no year: not counted"),
     tr_later("Enter the years of this money, or of its action.")},
    {"asked_only", tr_later("is under way with money that is only asked or expected: that part is not counted"), ""},
    {"in_classes",
     tr_later("has no target in the unit of its contributions: small, medium and large count as 1, 2 and 3, and the "
              "whole is what all its actions would bring together"),
     tr_later("Enter an indicator with a baseline and a target for these goals, and sizes for what contributes.")},
    {"claim", tr_later("rests on a claim or on no evidence: it is taken to bring between nothing and what is claimed"),
     tr_later("Enter how well these contributions are supported.")},
    {"no_ceiling", tr_later("how much it can give in a year is not stated: what is promised of it, and no more"),
     tr_later("Enter the ceiling of these sources.")},
    {"share_as_stated", tr_later("private money pays at least its share of the lines"), ""},
    {"condition_open", tr_later("was never checked: its actions start a year later at the earliest"),
     tr_later("Check these conditions, and enter whether they are met.")},
    {"red_line_open", tr_later("whether it crosses a red line is not known: it starts a year later at the earliest"),
     tr_later("Answer the questions on red lines for these actions.")},
    {"waits_unknown", tr_later("when it is there is not known: it is taken to hold nothing up"),
     tr_later("Enter dates for what comes first.")},
    {"money_missing", tr_later("is under way, and none of its money stands in a year: it costs nothing here"),
     tr_later("Enter what these actions cost, by year.")},
    {"spread", tr_later("is stated over several years: each year is taken to be equal"), ""},
    {"inexact", tr_later("is not stated exactly: of a range the middle counts, of a limit the limit"), ""},
};

const Words& words_of(PortfolioGap gap) { return all_words[static_cast<std::size_t>(gap)]; }

}  // namespace

std::string_view name_of(PortfolioGap gap) { return words_of(gap).name; }
Said told(PortfolioGap gap) { return said_later(words_of(gap).words); }
Said remedy(PortfolioGap gap) { return words_of(gap).remedy.empty() ? Said() : said_later(words_of(gap).remedy); }

}  // namespace stip
