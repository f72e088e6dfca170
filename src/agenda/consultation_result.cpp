// ConsultationResult: its declaration, and the choices that only it has.
#include "agenda/consultation_result.h"

#include "agenda/consultation_design.h"

namespace stip {

const ChoiceType& Choices<ResultKind>::type() {
  static constexpr Choice values[] = {
      {"", "", "Not stated."},
      {"response", "Response", "Who took part, beside the population."},
      {"statements", "Votes on statements", "What was voted, and which groups vote alike."},
      {"integrity", "Integrity", "Signs of votes that few hands or none made."},
      {"choices", "Chosen answers", "How often each answer was given."},
      {"budget", "Choices within a budget", "What was chosen, and the portfolio that people prefer."},
      {"pairs", "Ranking by pairs", "Ideas by how often they are preferred to others."},
      {"answers", "Answers in own words", "Topics that come back, with quotes."},
  };
  static constexpr ChoiceType type{"ResultKind", "What was worked out of a consultation.", values};
  return type;
}

template <>
const RecordType& type_of<ConsultationResult>() {
  static const RecordType type = declare<ConsultationResult>(
      46,
      {"consultation_result", "consultation_results", "raadplegingsuitkomsten", "CR-", "Consultation result",
       "Consultation results", "What one analysis of a consultation gave, as it may be published."},
      {
          field<&ConsultationResult::consultation>("consultation", "Consultation", "Of which consultation.")
              .parent()
              .required(),
          field<&ConsultationResult::door>("door", "Door", "How people came in; doors are never added up."),
          field<&ConsultationResult::kind>("kind", "Kind of result", "What was worked out."),
          field<&ConsultationResult::question>("question", "Question asked",
                                               "Label of the question; empty: of the statements, or of all."),
          field<&ConsultationResult::participants>("participants", "Participants by this door",
                                                   "Who came in by this door."),
          field<&ConsultationResult::invited>("invited", "People invited",
                                              "How many were asked; empty: not known, or nobody was."),
          field<&ConsultationResult::method>("method", "Method of analysis", "As the page of methods calls it."),
          field<&ConsultationResult::seed>("seed", "Seed",
                                           "With which it gives the same again; empty: nothing was drawn."),
          field<&ConsultationResult::code_version>("code_version", "Version of the program", "That worked it out."),
          field<&ConsultationResult::digest>("digest", "Digest of ballots", "SHA-256 of the ballots of this door."),
          field<&ConsultationResult::parameters>("parameters", "Parameters", "Limits and options, for programs."),
          field<&ConsultationResult::data>("data", "Published data", "What may be published, for programs."),
      });
  return type;
}

bool is_for_programs(const Field& field) {
  const RecordType& type = type_of<ConsultationResult>();
  return &field == type.field("data") || &field == type.field("parameters");
}

}  // namespace stip
