// The programme: the declarations.
#include "agenda/programme.h"

#include "agenda/records.h"

namespace stip {

template <>
const RecordType& type_of<Programme>() {
  static const RecordType type = declare<Programme>(
      0,
      {"programme", "programmes", "programmas", "P-", "Programme", "Programmes",
       "A long-term vision and the rolling agenda that carries it out."},
      {
          field<&Programme::vision>("vision", "Vision", "The dot on the horizon, in the words in which it was adopted.")
              .prose(),
          field<&Programme::vision_en>("vision_en", "Vision in English", "Empty: not translated.").prose(),
          field<&Programme::horizon>("horizon", "Horizon", "The year to which the vision looks.").in("year"),
          field<&Programme::coordinators>("coordinators", "Coordinators",
                                          "Departments that are the first to speak to."),
          field<&Programme::languages>("languages", "Languages",
                                       "Language tags (BCP 47), the first one first: nl, en."),
          field<&Programme::dilemma>("dilemma", "Standing dilemma",
                                     "What has to be weighed again and again, as in speed against care.")
              .prose(),
          field<&Programme::dilemma_en>("dilemma_en", "Standing dilemma in English", "Empty: not translated.").prose(),
          field<&Programme::licence>("licence", "Licence", "Address of the licence of the public data.").link(),
      });
  return type;
}

template <>
const RecordType& type_of<SocietalEffect>() {
  static const RecordType type = declare<SocietalEffect>(
      1,
      {"societal_effect", "societal_effects", "effecten", "SE-", "Societal effect", "Societal effects",
       "A change in society that the vision intends to bring nearer by the horizon."},
      {
          field<&SocietalEffect::horizon>("horizon", "Horizon", "Year for which it is intended.").in("year"),
          field<&SocietalEffect::number>("number", "Number", "Its number in the agenda."),
          field<&SocietalEffect::description>("description", "Description", "What it means.").prose(),
          field<&SocietalEffect::description_en>("description_en", "Description in English", "Empty: not translated.")
              .prose(),
          field<&SocietalEffect::owner>("owner", "Owner", "Department that answers for it."),
      });
  return type;
}

template <>
const RecordType& type_of<InterimGoal>() {
  static const RecordType type = declare<InterimGoal>(
      2,
      {"interim_goal", "interim_goals", "tussendoelen", "G-", "Interim goal", "Interim goals",
       "What must be reached on the way; measurable only with indicator, baseline, target, year and source."},
      {
          field<&InterimGoal::effects>("effects", "Societal effects", "The effects that it serves."),
          field<&InterimGoal::year>("year", "Year", "Year in which it should be reached.").in("year"),
          field<&InterimGoal::indicators>("indicators", "Indicators", "What tells whether it is reached."),
          field<&InterimGoal::owner>("owner", "Owner", "Department that answers for it."),
          field<&InterimGoal::description>("description", "Description", "What it means, and how it was set.").prose(),
          field<&InterimGoal::description_en>("description_en", "Description in English", "Empty: not translated.")
              .prose(),
          field<&InterimGoal::historic>("historic", "Historic",
                                        "Set in the past; whether it still holds has not been confirmed."),
          field<&InterimGoal::open_points>("open_points", "Open points", "What has not been worked out yet.").prose(),
      });
  return type;
}

template <>
const RecordType& type_of<Chapter>() {
  static const RecordType type = declare<Chapter>(
      3,
      {"chapter", "chapters", "hoofdstukken", "CH-", "Chapter", "Chapters",
       "A chapter of the agenda, its own outline."},
      {
          field<&Chapter::number>("number", "Number", "As printed: 1, 2, 1.1."),
          field<&Chapter::description>("description", "Description", "What it is about.").prose(),
          field<&Chapter::description_en>("description_en", "Description in English", "Empty: not translated.").prose(),
          field<&Chapter::effect>("effect", "Societal effect",
                                  "The effect that the chapter serves, if it is about one."),
      });
  return type;
}

template <>
const RecordType& type_of<Theme>() {
  static const RecordType type = declare<Theme>(
      4, {"theme", "themes", "themas", "T-", "Theme", "Themes", "A line of work that runs through the agenda."},
      {
          field<&Theme::number>("number", "Number", "As printed: I, II, III, IV."),
          field<&Theme::description>("description", "Description", "What it is about.").prose(),
          field<&Theme::description_en>("description_en", "Description in English", "Empty: not translated.").prose(),
      });
  return type;
}

}  // namespace stip
