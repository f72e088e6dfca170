// Consult options: the analyses of a consultation.
#include "cli/command_tree.h"

namespace stip {

void CommandTree::add_consultation() {
  ConsultOptions& consult = options_.consult;
  auto* consults = group("consult", "Design a consultation, take its votes, and analyse them");
  auto* groups = does(consults->add_subcommand("groups", "Groups of people who vote alike"),
                      [this] { return consult_groups_command(context_, options_.consult); });
  groups->add_option("votes", consult.votes, "CSV with timestamp, comment-id, voter-id, vote")->required();
  groups->add_option("--comments", consult.comments, "CSV with comment-id, moderated and, where present, is-meta");
  groups->add_option("--method", consult.method, "reference (default) or stable")->one_of({"reference", "stable"});
  groups->add_option("--start", consult.start, "Where the axes of the reference start")
      ->one_of({"pinned"})
      ->capture_default_str();
  groups->add_option("--participants", consult.participants, "CSV to write: where each participant stands");
  groups->add_option("--weights", consult.weights, "CSV with participant, weight; with --method stable");
  groups->add_option("--seed", consult.seed, "Of --method stable")->capture_default_str();
  groups->add_option("--threads", consult.threads, "0: as many as there are; the result is the same");
  auto* weights = does(consults->add_subcommand("weights", "Weigh a sample by the margins of the population"),
                       [this] { return consult_weights_command(context_, options_.consult); });
  weights->add_option("sample", consult.sample, "CSV, or gzip of one")->required();
  weights->add_option("margins", consult.margins, "CSV with variable, level, Freq")->required();
  weights->add_option("--method", consult.method, "rake (default), linear or logit")
      ->one_of({"rake", "linear", "logit"});
  weights->add_option("--bounds", consult.bounds, "Of a weight, as multiples of the one before: 0.3,3");
  weights->add_option("--estimate", consult.estimate, "Columns of which the weighted mean is wanted");
  weights->add_option("--out", consult.out, "The sample with a column weight");
  auto* budget = does(consults->add_subcommand("budget", "Tastes, from portfolios chosen within a budget"),
                      [this] { return consult_budget_command(context_, options_.consult); });
  budget->add_option("choices", consult.choices, "CSV with respondent, version, portfolio_bitmask")->required();
  budget->add_option("attributes", consult.attributes, "CSV with version, option, cost and the effects")->required();
  budget->add_option("--budget", consult.budget, "In the unit of the costs")->required();
  budget->add_option("--fix-delta0", consult.delta0, "Value of a unit of money that is left");
  auto* pairs = does(consults->add_subcommand("pairs", "Ideas ranked by choices between two"),
                     [this] { return consult_pairs_command(context_, options_.consult); });
  pairs->add_option("votes", consult.votes, "CSV with left, right, choice")->required();
  auto* integrity = does(consults->add_subcommand("integrity", "Flags on votes that few hands or none made"),
                         [this] { return consult_integrity_command(context_, options_.consult); });
  integrity->add_option("votes", consult.votes, "CSV with t_ms, voter, net, statement, vote; or as of groups")
      ->required();
  integrity->add_option("--targets", consult.targets, "Statements that somebody may want to move: 18,13,42");
  auto* disclose = does(consults->add_subcommand("disclose", "Tables of participants as they may be published"),
                        [this] { return consult_disclose_command(context_, options_.consult); });
  disclose->add_option("table", consult.table, "CSV with a row for each participant, or with counts")->required();
  disclose->add_option("--by", consult.by, "One or two columns: age,region")->required();
  disclose->add_option("--count", consult.count, "Column with counts; without it each row is one participant");
  disclose->add_option("--minimum", consult.minimum, "Smallest number of participants in a cell that is shown")
      ->within(2, 1000)
      ->capture_default_str();
  disclose->add_option("--method", consult.method, "suppress (default) or cellkey")->one_of({"suppress", "cellkey"});
  disclose->add_option("--key", consult.key, "File with the secret key of cellkey, 32 bytes or more");
  disclose->add_option("--id", consult.id, "Column with who it is; with cellkey");
  disclose->add_option("--out", consult.out, "CSV to write: the table");
  auto* answers = does(consults->add_subcommand("answers", "Open answers: copies, topics, and people's own words"),
                       [this] { return consult_answers_command(context_, options_.consult); });
  answers->add_option("answers", consult.answers, "CSV with id, text; in the language of --lang")->required();
  answers->add_option("--seed", consult.seed, "Of the topics")->capture_default_str();
  answers->add_option("--threads", consult.threads, "0: as many as there are; the result is the same");
  for (auto* each : {groups, weights, budget, pairs, integrity, disclose, answers})
    each->add_option("--json", consult.json, "File to write the result to; - is standard output");
  add_ballots(consults);
  add_moderation(consults);
  add_design(consults);
  add_results(consults);
}

}  // namespace stip
