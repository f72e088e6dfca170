// Weighing: the declarations.
#include "agenda/weighing.h"

#include "agenda/records.h"

namespace stip {

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
      });
  return type;
}

template <>
const RecordType& type_of<FrameworkQuestion>() {
  static const RecordType type = declare<FrameworkQuestion>(
      36,
      {"framework_question", "framework_questions", "kadervragen", "KV-", "Question of a framework", "Questions of frameworks",
       "A question that an assessment answers."},
      {
          field<&FrameworkQuestion::framework>("framework", "Framework", "Of which framework.").parent().required(),
          field<&FrameworkQuestion::number>("number", "Number", "Its place."),
          field<&FrameworkQuestion::topic>("topic", "Topic", "What it is about."),
          field<&FrameworkQuestion::rated>("rated", "Rated", "Whether a rating is asked."),
      });
  return type;
}

template <>
const RecordType& type_of<Assessment>() {
  static const RecordType type = declare<Assessment>(
      37,
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
      38,
      {"argument", "arguments", "argumenten", "AR-", "Argument", "Arguments",
       "One argument in an assessment."},
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
          field<&Condition::checked_on>("checked_on", "Checked on", "When that was checked."),
          field<&Condition::description>("description", "Description", "What it asks.").prose(),
          field<&Condition::description_en>("description_en", "Description in English", "Empty: not translated.").prose(),
      });
  return type;
}

template <>
const RecordType& type_of<Weighting>() {
  static const RecordType type = declare<Weighting>(
      40,
      {"weighting", "weightings", "wegingen", "W-", "Weighting", "Weightings",
       "What a group finds important."},
      {
          field<&Weighting::group>("group", "Group", "Whose view.").required(),
          field<&Weighting::kind>("kind", "Kind", "How well it is known."),
          field<&Weighting::order>("order", "Order", "Most important first, if an order is known."),
          field<&Weighting::weights>("weights", "Weights", "One for each, if known exactly."),
      });
  return type;
}

}  // namespace stip
