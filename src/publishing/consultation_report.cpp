// ConsultationReport: who asked whom and how, then each door by itself, then what was done with it.
#include "publishing/consultation_report.h"

#include <algorithm>

#include "agenda/records.h"
#include "base/text.h"
#include "publishing/consultation_parts.h"
#include "publishing/record_words.h"

namespace stip {

void ConsultationPart::heading(int level, std::string_view english, std::string_view id) const {
  out.heading(level, words.t(english), prefix + std::string(id));
}
void ConsultationPart::say(std::string_view english) const { out.paragraph({text(words.t(english))}); }
Inline ConsultationPart::link(const Record& record) const {
  const std::string name = record.id + " " + title_of(words.language(), record);
  return options.address ? link_to(name, options.address(record)) : text(name);
}

namespace {

class Report {
 public:
  Report(const View& view, const Consultation& consultation, Day today, const ConsultationReportOptions& options)
      : view_(view),
        consultation_(consultation),
        options_(options),
        words_(options.language),
        doors_(consultation_findings(view, consultation)),
        out_(view, front(today)),
        part_{out_, words_, options_, ""} {}

  Document write() {
    if (!options_.is_page) invented();
    if (!consultation_.note.empty()) {
      Callout note{Callout::Kind::note, words_.t(tr_later("Note")), paragraphs_of(consultation_.note)};
      for (Inlines& line : note.paragraphs) line.front() = untranslated(options_.language, line.front());
      out_.add(std::move(note));
    }
    method();
    in_short();
    if (doors_.size() > 1)
      out_.paragraph({text(words_.t(tr_later(
          "People came in by several doors. Each stands by itself below; their figures are never added up.")))});
    for (const DoorFindings& door : doors_) write_door(door);
    if (!options_.is_page) done();
    return std::move(out_).finish();
  }

 private:
  Document front(Day today) const {
    Document start{.language = options_.language,
                   .title = title_of(options_.language, consultation_),
                   .subtitle = words_.t(tr_later("Report of a consultation")),
                   .date = today};
    if (const Organisation* by = view_.find(consultation_.commissioned_by))
      start.publisher = title_of(options_.language, *by);
    start.footer = fill(tr(options_.language, "{}, {}, ledger entry {}"),
                        {start.subtitle, consultation_.id, std::to_string(view_.upto())});
    start.subject = start.title;
    return start;
  }

  void invented() {
    if (consultation_.invented)
      out_.add(
          Callout{Callout::Kind::invented, words_.t(tr_later("This record was made up to show how stip works.")), {}});
  }

  void fact(Facts& facts, std::string_view english, Inlines value) const {
    if (value.empty()) value.push_back(quiet(words_.t(tr_later("not stated"))));
    facts.facts.push_back({words_.t(english), std::move(value)});
  }
  Inlines named(const Record* record) const { return record ? Inlines{part_.link(*record)} : Inlines{}; }
  Inlines plain_words(const std::string& words) const { return words.empty() ? Inlines{} : Inlines{text(words)}; }

  void method() {
    part_.heading(1, tr_later("Who asked, and how"), "hoe");
    Facts facts{{}, words_.t(tr_later("How people were asked"))};
    fact(facts, tr_later("Commissioned by"), named(view_.find(consultation_.commissioned_by)));
    fact(facts, tr_later("Carried out by"), named(view_.find(consultation_.executed_by)));
    const std::string period = period_text(options_.language, consultation_.opens, consultation_.closes);
    fact(facts, tr_later("When"), plain_words(period));
    fact(facts, tr_later("Method"),
         plain_words(in_language(options_.language, consultation_.method, consultation_.method_en)));
    fact(facts, tr_later("What was fixed beforehand"), plain_words(consultation_.fixed));
    fact(facts, tr_later("What was open"), plain_words(consultation_.open));
    if (doors_.empty()) {
      fact(facts, tr_later("Participants"),
           consultation_.participants ? plain_words(words_.number(*consultation_.participants)) : Inlines{});
    } else {
      std::string doors;
      for (const DoorFindings& door : doors_)
        doors += (doors.empty() ? "" : "; ") + words_.door(door.door) + ": " + words_.response(door);
      fact(facts, tr_later("Who took part"), plain_words(doors));
    }
    if (consultation_.repeats) fact(facts, tr_later("Repeats"), named(view_.find(consultation_.repeats)));
    out_.add(std::move(facts));
    Inlines cited = out_.cite(consultation_.sources);
    if (!cited.empty()) {
      cited.insert(cited.begin(), text(words_.t(tr_later("Source")) + " "));
      out_.paragraph(std::move(cited));
    }
  }

  void in_short() {
    const std::string& result = in_language(options_.language, consultation_.result, consultation_.result_en);
    if (result.empty() && !doors_.empty()) return;
    part_.heading(1, tr_later("What came out, in the words of who published it"), "uitkomst");
    if (result.empty()) part_.say(tr_later("Nothing has been recorded of the outcome."));
    out_.prose(consultation_.result, consultation_.result_en);
    if (doors_.empty())
      part_.say(tr_later("No figures of it are recorded here. How many people think so cannot be said from this."));
  }

  void write_door(const DoorFindings& door) {
    const ConsultationPart part{out_, words_, options_, door_name(door.door) + "-"};
    out_.heading(1,
                 fill(tr(options_.language, "What came in by the door: {}"), {uncapitalised(words_.door(door.door))}),
                 door_name(door.door));
    out_.paragraph({text(words_.response(door))}, Paragraph::Role::lead);
    out_.add(Callout{Callout::Kind::note, words_.t(tr_later("How to read this")), {{text(words_.caveat(door.door))}}});
    const bool told = !door.participants || *door.participants >= 10;
    if (told) {
      part.heading(2, tr_later("Who took part"), "respons");
      write_response(part, door);
      if (door.statements) write_statements(part, door);
      for (const OptionsFinding& options : door.options) write_options(part, options);
      for (const AnswersFinding& answers : door.answers) write_answers(part, answers);
      trend(part, door);
      if (door.integrity) write_integrity(part, door);
    }
    made_of(part, door);
  }

  static std::string door_name(ConsultationDoor door) { return "ingang-" + std::string(name_of_choice(door)); }

  void trend(const ConsultationPart& part, const DoorFindings& door) {
    const Consultation* before = view_.find(consultation_.repeats);
    if (!before) return;
    part.heading(2, tr_later("Since the last time"), "trend");
    std::vector<TrendLine> lines;
    for (const DoorFindings& then : consultation_findings(view_, *before))
      if (then.door == door.door) lines = trend_lines(then, door);
    out_.paragraph({text(words_.t(tr_later("Compared with")) + " "), part_.link(*before), text(".")});
    if (lines.empty())
      return part.say(
          tr_later("No statement was asked by this door both times and answered by a hundred people each time."));
    const auto right = Column::Align::right;
    DataTable table{words_.t(tr_later("Agrees, of who answered, then and now")),
                    {{words_.t(tr_later("Statement")), 4},
                     {words_.t(tr_later("Then")), 1, right},
                     {words_.t(tr_later("Now")), 1, right},
                     {words_.t(tr_later("Change")), 2}},
                    {},
                    true,
                    {}};
    for (const TrendLine& line : lines) {
      const auto cell = [&](double percent, std::int64_t people) {
        return Inlines{text(fill(tr(options_.language, "{} of {}"), {words_.percent(percent), words_.number(people)}))};
      };
      table.rows.push_back({{text(words_.asked(line.words, ""))},
                            cell(line.then, line.then_people),
                            cell(line.now, line.now_people),
                            {text(words_.trend(line))}});
    }
    out_.add(std::move(table));
  }

  void made_of(const ConsultationPart& part, const DoorFindings& door) {
    part.heading(2, tr_later("How it was worked out"), "verantwoording");
    Facts facts{{}, words_.t(tr_later("What it was worked out of, and by"))};
    std::vector<std::string> methods;
    for (const ConsultationResult* record : door.records)
      if (std::ranges::find(methods, record->method) == methods.end() && !record->method.empty())
        methods.push_back(record->method);
    fact(facts, tr_later("Methods"), plain_words(join(methods, ", ")));
    fact(facts, tr_later("Seed"), door.seed ? plain_words(std::to_string(*door.seed)) : Inlines{});
    fact(facts, tr_later("Version of the program"), plain_words(door.code_version));
    fact(facts, tr_later("Digest of ballots"), plain_words(door.digest));
    fact(facts, tr_later("Disclosure"),
         plain_words(words_.t(tr_later(
             "No number of fewer than ten people, no percentage of fewer than a hundred, no answer of one person."))));
    out_.add(std::move(facts));
  }

  void done() {
    part_.heading(1, tr_later("What was done with it"), "wat-wij-deden");
    const std::string& follow_up = in_language(options_.language, consultation_.follow_up, consultation_.follow_up_en);
    if (follow_up.empty()) part_.say(tr_later("It is not recorded yet what was done with it."));
    out_.prose(consultation_.follow_up, consultation_.follow_up_en);
    const auto signals = view_.referring<Signal>("about", consultation_.id);
    if (!signals.empty()) {
      DataTable table{
          words_.t(tr_later("What was said, and what was done with it")),
          {{words_.t(tr_later("Said")), 3}, {words_.t(tr_later("Answer")), 1.5}, {words_.t(tr_later("Why")), 3}},
          {},
          true,
          {}};
      for (const Signal* signal : signals)
        table.rows.push_back(
            {{part_.link(*signal)},
             {text(label_of(options_.language, signal->answer))},
             plain_words(in_language(options_.language, signal->answer_text, signal->answer_text_en))});
      out_.add(std::move(table));
    }
    BulletList list;
    for (const Decision* decision : view_.referring<Decision>("about", consultation_.id))
      list.items.push_back({part_.link(*decision), text(": " + label_of(options_.language, decision->outcome))});
    for (const AnyRef& ref : consultation_.about)
      if (const auto found = view_.find_any(ref.id)) list.items.push_back({part_.link(*found.record)});
    if (!list.items.empty()) out_.add(std::move(list));
  }

  const View& view_;
  const Consultation& consultation_;
  const ConsultationReportOptions& options_;
  ConsultationWords words_;
  std::vector<DoorFindings> doors_;
  DocumentWriter out_;
  ConsultationPart part_;
};

}  // namespace

Document consultation_report(const View& view, const Consultation& consultation, Day today,
                             const ConsultationReportOptions& options) {
  return Report(view, consultation, today, options).write();
}

}  // namespace stip
