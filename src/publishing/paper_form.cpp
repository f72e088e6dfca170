// Paper form: boxes to tick, lines to write on, and the labels for who types it over.
#include "publishing/paper_form.h"

#include "agenda/design_order.h"
#include "agenda/records.h"
#include "base/text.h"

namespace stip {
namespace {

constexpr std::string_view box = "☐";
constexpr int lines_to_write = 4;

class Form {
 public:
  Form(const View& view, const Consultation& consultation, Language language, Day date)
      : view_(view), consultation_(consultation), language_(language) {
    document_.language = language;
    document_.title = both(consultation.title, consultation.title_en);
    document_.date = date;
    if (const Organisation* by = view.find(consultation.commissioned_by))
      document_.publisher = both(by->title, by->title_en);
    document_.is_sheet = true;
  }

  Document write() && {
    write_introduction();
    write_code();
    std::size_t number = 0;
    for (const DesignedQuestion& each : design_of(view_, consultation_.id)) write_question(each, ++number);
    add(Paragraph{{text(fill(words(tr_later("Thank you. Send this form back before {}.")),
                             {date_text(language_, consultation_.closes)}))}});
    return std::move(document_);
  }

 private:
  std::string words(std::string_view english) const { return std::string(tr(language_, english)); }
  std::string both(const std::string& dutch, const std::string& english) const {
    return in_language(language_, dutch, english);
  }
  void add(Block block) { document_.blocks.push_back(std::move(block)); }
  void say(const std::string& prose) {
    for (Inlines& inlines : paragraphs_of(prose)) add(Paragraph{std::move(inlines)});
  }

  void write_introduction() {
    const auto part = [&](std::string_view heading, const std::string& dutch, const std::string& english) {
      if (dutch.empty()) return;
      add(Heading{1, words(heading)});
      say(both(dutch, english));
    };
    say(both(consultation_.what, consultation_.what_en));
    say(both(consultation_.why, consultation_.why_en));
    part(tr_later("What is open"), consultation_.open, consultation_.open_en);
    part(tr_later("What is fixed"), consultation_.fixed, consultation_.fixed_en);
    part(tr_later("What happens afterwards"), consultation_.afterwards, consultation_.afterwards_en);
    part(tr_later("Privacy"), consultation_.privacy, consultation_.privacy_en);
  }

  void write_code() {
    add(Heading{1, words(tr_later("Your code"))});
    say(words(tr_later("Copy the code from your letter. Without it your answers cannot be counted.")));
    Inlines boxes;
    for (int group = 0; group < 5; ++group)
      boxes.push_back(text((group ? "  -  " : "") + std::string(group < 4 ? "☐ ☐ ☐ ☐" : "☐")));
    add(Paragraph{std::move(boxes)});
    if (consultation_.minimum_age)
      add(Paragraph{
          {text(std::string(box) + " " +
                fill(words(tr_later("I am {} or older.")), {std::to_string(*consultation_.minimum_age)}) + " "),
           quiet("[old-enough]")}});
  }

  /// For whom the question is, where it is not for everybody.
  void write_condition(const ConsultationQuestion& question) {
    std::string answers;
    for (const Ref<AnswerOption>& ref : question.asked_of)
      if (const AnswerOption* option = view_.find(ref))
        answers += (answers.empty() ? "" : ", ") + both(option->title, option->title_en);
    if (!answers.empty())
      add(Paragraph{{emphasis(fill(words(tr_later("Only if you answered before: {}")), {answers}))}});
  }

  void write_question(const DesignedQuestion& each, std::size_t number) {
    const ConsultationQuestion& question = *each.question;
    if (question.kind == QuestionKind::pairs || question.kind == QuestionKind::unstated) return;
    add(Heading{1, std::to_string(number) + ". " + both(question.title, question.title_en)});
    write_condition(question);
    say(both(question.explanation, question.explanation_en));
    if (question.kind == QuestionKind::statements) return write_statements(each);
    if (question.kind == QuestionKind::open) return write_lines(question);
    if (question.kind == QuestionKind::budget) return write_budget(each);
    say(question.kind == QuestionKind::single ? words(tr_later("Tick one box."))
        : question.most ? fill(words(tr_later("Tick {} boxes at most.")), {std::to_string(*question.most)})
                        : words(tr_later("Tick what you choose.")));
    Inlines lines;
    for (const AnswerOption* option : each.answers) {
      if (!lines.empty()) lines.push_back(line_break());
      lines.push_back(text(std::string(box) + " " + both(option->title, option->title_en) + " "));
      lines.push_back(quiet("[" + label_of(*option) + "]"));
    }
    add(Paragraph{std::move(lines)});
  }

  void write_statements(const DesignedQuestion& each) {
    DataTable table;
    table.caption = words(tr_later("Tick one box in each row."));
    table.columns = {{words(tr_later("Statement")), 6},
                     {words(tr_later("Agree")), 1},
                     {words(tr_later("Disagree")), 1},
                     {words(tr_later("Pass")), 1}};
    for (const Statement* statement : each.statements)
      table.rows.push_back(
          {{text(both(statement->title, statement->title_en) + " "), quiet("[" + label_of(*statement) + "]")},
           {text(box)},
           {text(box)},
           {text(box)}});
    add(std::move(table));
  }

  void write_budget(const DesignedQuestion& each) {
    DataTable table;
    table.caption = fill(words(tr_later("Tick what you choose. Together it may cost {}.")),
                         {amount_text(language_, each.question->budget)});
    table.columns = {{words(tr_later("Choose")), 1}, {words(tr_later("Option")), 5}, {words(tr_later("Cost")), 2}};
    table.row_headers = false;
    for (const BudgetOption* option : each.budget) {
      Inlines what{text(both(option->title, option->title_en) + " "), quiet("[" + label_of(*option) + "]")};
      for (const std::string& written : option->effects) {
        const auto effect = parse_effect(written);
        if (!effect.ok()) continue;
        what.push_back(line_break());
        what.push_back(quiet(both(effect->name, effect->name_en) + ": " + number_text(language_, effect->value) +
                             (effect->unit.empty() ? "" : " " + effect->unit)));
      }
      table.rows.push_back({{text(box)}, std::move(what), {text(amount_text(language_, option->cost))}});
    }
    table.rows.push_back({{text(box)}, {text(words(tr_later("I spend nothing"))), quiet(" [-]")}, {text("")}});
    add(std::move(table));
  }

  void write_lines(const ConsultationQuestion& question) {
    Inlines lines;
    for (int line = 0; line < lines_to_write; ++line) {
      if (line) lines.push_back(line_break());
      lines.push_back(text(std::string(70, '_')));
    }
    lines.push_back(quiet(" [" + label_of(question) + "]"));
    add(Paragraph{std::move(lines)});
  }

  const View& view_;
  const Consultation& consultation_;
  Language language_;
  Document document_;
};

}  // namespace

Document paper_form(const View& view, const Consultation& consultation, Language language, Day date) {
  return Form(view, consultation, language, date).write();
}

}  // namespace stip
