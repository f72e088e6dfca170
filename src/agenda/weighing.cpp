// Weighing: the declarations.
#include "agenda/weighing.h"

#include "agenda/records.h"

namespace stip {

const ChoiceType& Choices<SpeedCare>::type() {
  static constexpr Choice values[] = {
      {"", "", "Not stated."},
      {"speed", "Speed first", "Go fast; what is in place already suffices."},
      {"rather_speed", "Rather speed", "Go fast, with a light safeguard."},
      {"both", "Both alike", "Fast where that can be undone, with safeguards where it cannot."},
      {"rather_care", "Rather care", "Safeguards first, then fast."},
      {"care", "Care first", "Not before what is open has been found out."},
  };
  static constexpr ChoiceType type{"SpeedCare", "Where somebody stands between speed and care.", values};
  return type;
}

template <>
const RecordType& type_of<Framework>() {
  static const RecordType type = declare<Framework>(
      35,
      {"framework", "frameworks", "afwegingskaders", "AK-", "Assessment framework", "Assessment frameworks",
       "A versioned set of questions."},
      {
          field<&Framework::version>("version", "Version", "Which version."),
          field<&Framework::valid_from>("valid_from", "Valid from", "Since when."),
          field<&Framework::valid_until>("valid_until", "Valid until", "Until when."),
          field<&Framework::trigger>("trigger", "When a full assessment is due", "What asks for one.").prose(),
          field<&Framework::trigger_en>("trigger_en", "When a full assessment is due, in English",
                                        "Empty: not translated.")
              .prose(),
          field<&Framework::decision>("decision", "Adopted by", "The decision that adopted it; empty: a proposal."),
      });
  return type;
}

template <>
const RecordType& type_of<FrameworkQuestion>() {
  static const RecordType type = declare<FrameworkQuestion>(
      36,
      {"framework_question", "framework_questions", "kadervragen", "KV-", "Question of a framework",
       "Questions of frameworks", "A question that an assessment answers."},
      {
          field<&FrameworkQuestion::framework>("framework", "Framework", "Of which framework.").parent().required(),
          field<&FrameworkQuestion::number>("number", "Number", "Its place."),
          field<&FrameworkQuestion::topic>("topic", "Topic", "What it is about."),
          field<&FrameworkQuestion::rated>("rated", "Rated", "Whether a rating is asked."),
          field<&FrameworkQuestion::explanation>("explanation", "Explanation of the question",
                                                 "What is meant, and where it comes from.")
              .prose(),
          field<&FrameworkQuestion::explanation_en>("explanation_en", "Explanation of the question in English",
                                                    "Empty: not translated.")
              .prose(),
      });
  return type;
}

template <>
const RecordType& type_of<Assessment>() {
  static const RecordType type =
      declare<Assessment>(37,
                          {"assessment", "assessments", "afwegingen", "AF-", "Assessment", "Assessments",
                           "The weighing of an action, proposal or application: arguments, no sum of scores."},
                          {
                              field<&Assessment::framework>("framework", "Framework", "With which questions."),
                              field<&Assessment::about>("about", "About", "What is weighed."),
                              field<&Assessment::date>("date", "Date", "When."),
                              field<&Assessment::advice>("advice", "Advice", "In words.").prose(),
                              field<&Assessment::dissent>("dissent", "Dissent", "What others thought.").prose(),
                          });
  return type;
}

template <>
const RecordType& type_of<Argument>() {
  static const RecordType type = declare<Argument>(
      38, {"argument", "arguments", "argumenten", "AR-", "Argument", "Arguments", "One argument in an assessment."},
      {
          field<&Argument::assessment>("assessment", "Assessment", "In which assessment.").parent().required(),
          field<&Argument::question>("question", "Question", "To which question."),
          field<&Argument::value_at_stake>("value_at_stake", "Value at stake", "What matters here."),
          field<&Argument::side>("side", "Side", "For, against or on condition."),
          field<&Argument::who>("who", "Who", "Who holds it."),
          field<&Argument::evidence>("evidence", "Evidence", "What supports it.").prose(),
          field<&Argument::uncertainty>("uncertainty", "Uncertainty", "How unsure it is.").prose(),
          field<&Argument::lowest>("lowest", "Rating from", "Lower end, if a rating is asked."),
          field<&Argument::highest>("highest", "Rating to", "Upper end."),
          field<&Argument::stance>("stance", "Position on speed and care",
                                   "Where who says it stands; to a question on speed and care."),
      });
  return type;
}

template <>
const RecordType& type_of<Condition>() {
  static const RecordType type = declare<Condition>(
      39,
      {"condition", "conditions", "voorwaarden", "VW-", "Condition", "Conditions",
       "A condition that came out of weighing or consulting, checked later."},
      {
          field<&Condition::from>("from", "From", "The assessment or consultation it came from."),
          field<&Condition::actions>("actions", "Actions", "Where it applies."),
          field<&Condition::met>("met", "Met", "Whether it is met."),
          field<&Condition::due>("due", "To be met by", "By when it is to be met; empty: no day was agreed."),
          field<&Condition::checked_on>("checked_on", "Checked on", "When that was checked."),
          field<&Condition::finding>("finding", "What was found", "When it was checked.").prose(),
          field<&Condition::finding_en>("finding_en", "What was found, in English", "Empty: not translated.").prose(),
          field<&Condition::description>("description", "Description", "What it asks.").prose(),
          field<&Condition::description_en>("description_en", "Description in English", "Empty: not translated.")
              .prose(),
      });
  return type;
}

template <>
const RecordType& type_of<Weighting>() {
  static const RecordType type = declare<Weighting>(
      40, {"weighting", "weightings", "wegingen", "W-", "Weighting", "Weightings", "What a group finds important."},
      {
          field<&Weighting::group>("group", "Group", "Whose view.").required(),
          field<&Weighting::kind>("kind", "Kind", "How well it is known."),
          field<&Weighting::order>("order", "Order", "Most important first, if an order is known."),
          field<&Weighting::weights>("weights", "Weights", "One for each, if known exactly."),
          field<&Weighting::questions>("questions", "Questions by weight",
                                       "Of a framework, most important first, if that order is known."),
      });
  return type;
}

}  // namespace stip
