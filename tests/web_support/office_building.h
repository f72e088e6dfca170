// Office building: the small example with an open round, people who work on it, and browsers that keep cookies.
#pragma once

#include <map>
#include <string>

#include <doctest/doctest.h>

#include "agenda/records.h"
#include "base/text.h"
#include "desk/sessions.h"
#include "desk/test_desk.h"
#include "governance/cycle.h"
#include "tests/web_support/small_example.h"
#include "web/cached.h"
#include "web/office/office.h"

namespace stip {

inline constexpr std::string_view password = "four quiet otters sing";

/// A browser that keeps cookies and sends what a form holds.
class Browser {
 public:
  explicit Browser(const Handler& handler) : handler_(&handler) {}

  Response get(const std::string& target) { return send("GET", target, ""); }
  Response post(const std::string& target, const NamedTexts& pairs) {
    std::string body;
    for (const auto& [name, value] : pairs)
      body += (body.empty() ? "" : "&") + percent_encoded(name) + "=" + percent_encoded(value);
    return send("POST", target, body);
  }
  /// Sends a form with a file in it.
  Response upload(const std::string& target, const NamedTexts& pairs, const std::string& name,
                  const std::string& bytes) {
    const std::string dashes = "--x1y2z3\r\nContent-Disposition: form-data; name=\"";
    std::string body;
    for (const auto& [field, value] : pairs) body += dashes + field + "\"\r\n\r\n" + value + "\r\n";
    body += dashes + "file\"; filename=\"" + name + "\"\r\nContent-Type: application/octet-stream\r\n\r\n" + bytes +
            "\r\n--x1y2z3--\r\n";
    return send("POST", target, body, "same-origin", "multipart/form-data; boundary=x1y2z3");
  }
  Response send(const std::string& method, const std::string& target, const std::string& body,
                const std::string& site = "same-origin",
                const std::string& type = "application/x-www-form-urlencoded") {
    Request request;
    request.method = method;
    REQUIRE(parse_target(target, request));
    request.headers = {{"sec-fetch-site", site}};
    if (method == "POST") request.headers.emplace_back("content-type", type);
    std::string jar;
    for (const auto& [name, value] : cookies) jar += (jar.empty() ? "" : "; ") + name + "=" + value;
    if (!jar.empty()) request.headers.emplace_back("cookie", jar);
    request.remote = "192.0.2.7";
    request.body = body;
    Response response = (*handler_)(request);
    for (const auto& [name, value] : response.headers) {
      if (name != "Set-Cookie") continue;
      const auto equals = value.find('='), end = value.find(';');
      const std::string text = value.substr(equals + 1, end - equals - 1);
      if (text.empty())
        cookies.erase(value.substr(0, equals));
      else
        cookies[value.substr(0, equals)] = text;
    }
    return response;
  }
  std::map<std::string, std::string> cookies;

 private:
  const Handler* handler_;
};

inline std::string location(const Response& response) {
  for (const auto& [name, value] : response.headers)
    if (name == "Location") return value;
  return {};
}

/// The hidden fields of the last form on a page.
inline NamedTexts hidden_of(const std::string& body) {
  NamedTexts pairs;
  const std::size_t form = body.rfind("<form class=\"stip-form\"");
  REQUIRE(form != std::string::npos);
  static constexpr std::string_view start = "<input type=\"hidden\" name=\"_";
  for (std::size_t at = body.find(start, form); at != std::string::npos; at = body.find(start, at + 1)) {
    const std::size_t name = at + start.size() - 1, name_end = body.find('"', name);
    const std::size_t value = body.find("value=\"", name_end) + 7;
    pairs.emplace_back(body.substr(name, name_end - name), body.substr(value, body.find('"', value) - value));
  }
  return pairs;
}

/// What stands behind `name` in the header of an answer; "" if nothing does.
inline std::string header_of(const Response& response, std::string_view name) {
  for (const auto& [each, value] : response.headers)
    if (each == name) return value;
  return {};
}

/// The token of the forms on a page, for a form that a test fills in by itself.
inline NamedTexts token_of(const std::string& body) {
  constexpr std::string_view mark = "name=\"_token\" value=\"";
  const auto at = body.find(mark);
  REQUIRE(at != std::string::npos);
  const auto from = at + mark.size();
  return {{"_token", body.substr(from, body.find('"', from) - from)}};
}

inline NamedTexts with(NamedTexts pairs, const NamedTexts& more) {
  pairs.insert(pairs.end(), more.begin(), more.end());
  return pairs;
}

/// What an owner answers in a report that is handed in.
inline const NamedTexts report_answers{{"phase", "running"},       {"schedule", "yes"},
                                       {"money", "yes"},           {"scope", "yes"},
                                       {"confidence", "probable"}, {"done", "Honderd bomen geplant."},
                                       {"next", "Water geven."},   {"differs_because", "De vertraging is ingelopen."},
                                       {"cause", "Droogte."}};

struct Building {
  Building() {
    ledger.enter("import", "Voorbeeld", example_changes(ledger.view(Classification::restricted)));
    const Actor secretary{"secretary", Language::nl};
    OpenRound round;
    round.year = 2028;
    round.period = *parse_date("2026-H2");
    round.due = *parse_date("2026-12-20");
    const Acted opened = open_round(ledger.view(Classification::restricted), round, secretary, *parse_day(test_day));
    REQUIRE(opened.ok());
    ledger.enter("open", "Ronde", opened.changes().changes);
  }
  Account person(const std::string& email, Role role, const std::string& organisation,
                 Classification clearance = Classification::internal) {
    const Account made = desk.account(email, std::string(password));
    REQUIRE(set_roles(*desk, made.id, {{role, organisation, clearance}}, "test", desk.now).ok());
    return **find_account(*desk, made.id);
  }
  Browser signed_in(const std::string& email) {
    Browser browser(handler);
    const Response response = browser.post("/nl/inloggen", {{"email", email}, {"password", std::string(password)}});
    REQUIRE(response.status == 303);
    return browser;
  }

  TestLedger ledger;
  TestDesk desk;
  Site site{ledger.registry(), [this] { return desk.now; }, {}, std::string(test_day), true, {}};
  Office office{ledger.registry(), *desk, false};
  Handler handler = with_office(site, office, cached(site, std::make_shared<PageCache>(1u << 20)));
};

}  // namespace stip
