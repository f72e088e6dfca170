// Reporting: what a report is about, and the form of its answers.
#pragma once

#include <string>
#include <vector>

#include "agenda/choices.h"
#include "desk/drafts.h"
#include "web/office/office.h"
#include "web/parts/record_form.h"

namespace stip {

struct Action;
struct Cycle;
struct Row;

/// What a report is about: the action, its round, and the report of this round if there is one.
struct Reporting {
  const Action* action = nullptr;
  const Cycle* cycle = nullptr;
  const Row* row = nullptr;
  OnSchedule calculated{};
};

/// The report that the address asks for, by who may report on the action or has a link that is for it.
ErrorOr<Reporting> reporting_on(const OfficeVisit& visit);

/// Where its form is sent, without language.
std::string form_address(const OfficeVisit& visit, const Reporting& subject);

/// The form of the answers alone; the rest of a report follows from what it is about.
RecordForm answers_form(const OfficeVisit& visit, const Reporting& subject);
/// What stands in a new form: what was said before and still holds.
FormFields prefilled(const OfficeVisit& visit, const Reporting& subject);
/// What was typed of a form, without the fields of the page itself.
FormFields answers_in(const FormFields& typed);
/// What is wrong with an answer stands at its field; gives what is about no field.
std::vector<Error> placed(const OfficeVisit& visit, RecordForm& form, const std::vector<Error>& problems);
/// The answers that were sent, as read by the form; every required field that the form does not ask is given.
ErrorOr<FormReading> read_answers(const OfficeVisit& visit, const Reporting& subject);

}  // namespace stip
