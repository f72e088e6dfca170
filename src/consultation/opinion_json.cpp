// OpinionAnalysis as JSON and as a table of participants.
#include <charconv>

#include "consultation/labels.h"
#include "consultation/moderation.h"
#include "consultation/opinion_analysis.h"
#include "consultation/votes.h"

namespace stip {
namespace {

Json as_json(const Representative& r, const Votes& votes) {
  Json json = Json::object();
  json.add("statement", label_json(votes.statements[r.statement]))
      .add("direction", r.agree ? "agree" : "disagree")
      .add("n_success", r.n_success)
      .add("n_trials", r.n_trials)
      .add("p_success", r.p_success)
      .add("p_test", r.p_test)
      .add("repness", r.repness)
      .add("repness_test", r.repness_test);
  if (r.best_agree) json.add("best_agree", true);
  return json;
}

Json ids(const std::vector<Consensus>& list, const Votes& votes) {
  Json json = Json::array();
  for (const Consensus& one : list) json.push(label_json(votes.statements[one.statement]));
  return json;
}

Json figures(const std::vector<Consensus>& list, const Votes& votes) {
  Json json = Json::array();
  for (const Consensus& one : list) {
    Json figure = Json::object();
    figure.add("statement", label_json(votes.statements[one.statement]))
        .add("n_success", one.n_success)
        .add("n_trials", one.n_trials)
        .add("p_success", one.p_success)
        .add("p_test", one.p_test);
    json.push(std::move(figure));
  }
  return json;
}

Json counts(const VoteCount& count) {
  Json json = Json::object();
  json.add("agree", count.agree).add("disagree", count.disagree).add("seen", count.seen);
  return json;
}

Json stable_json(const StableGroups& stable) {
  Json tried = Json::array();
  for (const GroupsTried& one : stable.tried) {
    Json json = Json::object();
    json.add("k", one.k).add("gain_per_vote", one.gain).add("likeness", one.likeness);
    tried.push(std::move(json));
  }
  Json json = Json::object();
  json.add("verdict", name_of(stable.verdict))
      .add("sentence", sentence_of(stable.verdict))
      .add("tried", std::move(tried))
      .add("gain_per_vote_of_scale", stable.gain_of_scale[0])
      .add("gain_per_vote_of_two_scales", stable.gain_of_scale[1])
      .add("gain_per_vote_of_free_scale", stable.gain_of_scale[2])
      .add("valley", stable.valley)
      .add("certainty", stable.certainty)
      .add("n_sample", stable.n_sample);
  return json;
}

Json group_json(const OpinionAnalysis& analysis, const Votes& votes, std::size_t g) {
  Json list = Json::array();
  for (const Representative& r : analysis.representative[g]) list.push(as_json(r, votes));
  Json json = Json::object();
  json.add("id", g).add("size", analysis.groups.sizes[g]);
  if (analysis.stable) {
    json.add("share", analysis.stable->share[g])
        .add("share_se", analysis.stable->share_error[g])
        .add("stability", analysis.stable->stability[g]);
  }
  json.add("representative", std::move(list));
  return json;
}

Json statement_json(const OpinionAnalysis& analysis, const Votes& votes, const Moderation& moderation, std::size_t s) {
  Json by_group = Json::array();
  for (const auto& group : analysis.group_votes) by_group.push(counts(group[s]));
  Json json = Json::object();
  json.add("id", label_json(votes.statements[s]))
      .add("center", analysis.axes.mean[s] == 0 ? 0.0 : -analysis.axes.mean[s])
      .add("mean", analysis.axes.mean[s])
      .add("axis1", analysis.axes.exact[0][s])
      .add("axis2", analysis.axes.exact[1][s])
      .add("extremity", analysis.extremity[s])
      .add("gac", analysis.group_aware_consensus.empty() ? Json() : Json(analysis.group_aware_consensus[s]))
      .add("priority", analysis.priority[s])
      .add("moderated_out", moderation.is_out[s] != 0)
      .add("all", counts(analysis.all_votes[s]))
      .add("groups", std::move(by_group));
  return json;
}

void append_number(std::string& out, double number) {
  char text[32];
  const auto end = std::to_chars(text, text + sizeof text, number).ptr;
  out.append(text, end);
}

void append_cell(std::string& out, const std::string& text) {
  if (text.find_first_of(",\"\n\r") == std::string::npos) {
    out += text;
    return;
  }
  out += '"';
  for (const char c : text) out.append(c == '"' ? 2 : 1, c);
  out += '"';
}

}  // namespace

Json to_json(const OpinionAnalysis& analysis, const Votes& votes, const Moderation& moderation) {
  Json silhouettes = Json::object();
  for (const auto& [k, value] : analysis.groups.silhouettes) silhouettes.add(std::to_string(k), value);
  Json groups = Json::array(), statements = Json::array();
  for (std::size_t g = 0; g < analysis.groups.k; ++g) groups.push(group_json(analysis, votes, g));
  for (std::size_t s = 0; s < votes.n_statements(); ++s)
    statements.push(statement_json(analysis, votes, moderation, s));
  Json consensus = Json::object();
  consensus.add("agree", ids(analysis.consensus.agree, votes))
      .add("disagree", ids(analysis.consensus.disagree, votes))
      .add("agree_figures", figures(analysis.consensus.agree, votes))
      .add("disagree_figures", figures(analysis.consensus.disagree, votes));
  const double total = analysis.axes.total_variance;
  Json explained = Json::array();
  for (const double variance : analysis.axes.variance) explained.push(total > 0 ? variance / total : 0.0);
  Json json = Json::object();
  json.add("n", votes.n_participants())
      .add("n_grouped", analysis.groups.n_grouped)
      .add("n_votes", votes.votes.size())
      .add("k", analysis.groups.k)
      .add("method", analysis.stable ? "stable" : "reference")
      .add("silhouette", std::move(silhouettes))
      .add("explained", std::move(explained))
      .add("groups", std::move(groups))
      .add("consensus", std::move(consensus))
      .add("statements", std::move(statements));
  if (analysis.stable) json.add("stable", stable_json(*analysis.stable));
  return json;
}

std::string participants_csv(const OpinionAnalysis& analysis, const Votes& votes) {
  std::string out = "participant,n_votes,x,y,group\n";
  for (std::size_t p = 0; p < votes.n_participants(); ++p) {
    const std::string& label = votes.participants[p];
    append_cell(out, label);
    out += ',' + std::to_string(votes.of(p).size()) + ',';
    append_number(out, analysis.map[p].x);
    out += ',';
    append_number(out, analysis.map[p].y);
    out += ',' + std::to_string(analysis.groups.group[p]) + '\n';
  }
  return out;
}

}  // namespace stip
