// Sign-in pages: one question each, and the same answer for a wrong name and a wrong password.
#include "web/office/sign_in_pages.h"

#include <algorithm>

#include "base/text.h"
#include "desk/sessions.h"
#include "desk/sign_in.h"
#include "web/form_data.h"
#include "web/office/cookies.h"
#include "web/office/parts.h"
#include "web/office/passkey_parts.h"
#include "web/office/sign_on_pages.h"
#include "web/parts/shell.h"

namespace stip {
namespace {

constexpr std::string_view choosing = "kiezen";  ///< /nl/wachtwoord/kiezen; no token is as short.
constexpr long password_cookie_life = 60L * 60;
constexpr long device_life = 60L * 60 * 24 * 365;

std::string device_cookie(bool secure) { return secure ? "__Host-stip-device" : "stip-device"; }
std::string step_cookie(bool secure) { return secure ? "__Host-stip-step" : "stip-step"; }

/// A page for who is not signed in. Another status than 200 is said in its title.
Response plain_page(const Visit& visit, std::string_view title, const Html& content, int status) {
  Response response =
      page(visit, {std::string(status == 200 ? "" : visit.tr("Error: ")) + std::string(title), "", {}, "office", false},
           html("<h1>{}</h1>{}", title, content));
  response.status = status;
  return response;
}

Response ask_password(const Office& office, const Visit& visit, const std::string& target, const Html& before = {},
                      int status = 200) {
  Html fields = question({"email", visit.tr("E-mail address"), "email", "username"});
  fields.add(question({"password", visit.tr("Password"), "password", "current-password"}));
  fields.add("<input type=\"hidden\" name=\"naar\" value=\"{}\">", target);
  Html above = before;
  above.add("{}", ways_beside_password(office, visit, target));
  if (takes_passkeys(office)) {
    above.add("<form method=\"post\" action=\"{}\"><input type=\"hidden\" name=\"naar\" value=\"{}\">{}</form>",
              visit.link("inloggen/passkey"), target,
              passkey_button(office, visit,
                             {PasskeyUse::sign_in, {}, {}, true, visit.tr("Sign in with a passkey"), nullptr}));
  }
  if (office.provider || takes_passkeys(office)) above.add("<h2>{}</h2>", visit.tr("Or with your password"));
  return form_page(visit, visit.tr("Sign in"), above, visit.link("inloggen"), fields, visit.tr("Sign in"), status);
}

Response ask_code(const Office& office, const Visit& visit, const std::string& target, const Html& before = {},
                  int status = 200) {
  const std::string step = cookie(visit.request, step_cookie(office.secure)).value_or("");
  const auto id = account_of_step(office.desk, step, visit.site.clock());
  const auto account = id.ok() && *id ? find_account(office.desk, **id) : ErrorOr<std::optional<Account>>(std::nullopt);
  const bool is_known = account.ok() && *account;
  const bool has_passkeys = takes_passkeys(office) && is_known && (*account)->passkeys > 0;
  const bool is_by_passkey_alone = has_passkeys && !(*account)->has_totp;
  const Html going_on = html("<input type=\"hidden\" name=\"naar\" value=\"{}\">", target);
  Html above = before;
  if (has_passkeys) {
    const auto known = passkeys_of(office.desk, (*account)->id);
    above.add("<p class=\"stip-lead\">{}</p><form id=\"passkey\" method=\"post\" action=\"{}\">{}{}</form>",
              visit.tr("Show with your passkey that it is you."), visit.link("inloggen/code"), going_on,
              passkey_button(office, visit,
                             {PasskeyUse::second_step, step, known.ok() ? *known : std::vector<Passkey>{}, false,
                              visit.tr("Use a passkey"), nullptr}));
  }
  const std::string_view title = visit.tr("Second step");
  // Who has no app and lost the passkeys asks an administrator.
  if (is_by_passkey_alone) {
    above.add("<p>{}</p>", visit.tr("Have you lost your passkey? Ask the administrator of this site."));
    return plain_page(visit, title, above, status);
  }
  if (has_passkeys) above.add("<h2>{}</h2>", visit.tr("Or with a code"));
  Html fields = question({"code", visit.tr("Code of your app, or a recovery code"), "text", "one-time-code"});
  fields.add("{}", going_on);
  return form_page(visit, title, above, visit.link("inloggen/code"), fields, visit.tr("Go on"), status);
}

Response after(const Office& office, const Visit& visit, const ErrorOr<SignIn>& tried, const std::string& target,
               bool by_code) {
  if (!tried.ok()) return error_page(visit, tried.error());
  switch (tried->state) {
    case SignIn::State::wrong:
      return by_code
                 ? ask_code(office, visit, target,
                            problem_at("code", visit.tr("That code is not right, or it has been used.")), 403)
                 : ask_password(office, visit, target,
                                problem_at("email", visit.tr("The e-mail address or the password is not right.")), 403);
    case SignIn::State::wait: {
      Response response = ask_password(
          office, visit, target,
          problem_at("email", fill(visit.tr("There were too many wrong tries. Wait {} seconds, then try again."),
                                   {std::to_string(tried->wait_seconds)})),
          429);
      response.headers.emplace_back("Retry-After", std::to_string(tried->wait_seconds));
      return response;
    }
    case SignIn::State::code_wanted:
    case SignIn::State::signed_in:
      return admitted(office, visit, *tried, target);
  }
  return error_page(visit, {ErrorKind::invalid, "sign-in", "it ended nowhere.", "Sign in again."});
}

Response sign_out(const Office& office, const Visit& visit, const std::string& session) {
  const std::string on = after_signing_out(office, visit, session);
  if (!session.empty()) {
    if (const auto ended = end_session(office.desk, session, visit.site.clock()); !ended.ok())
      return error_page(visit, ended.error());
  }
  Response response = see_other(on);
  response.headers.emplace_back("Set-Cookie", set_cookie(session_cookie(office.secure), "", {office.secure, 0}));
  response.headers.emplace_back("Clear-Site-Data", "\"cache\"");
  return response;
}

std::string password_cookie(bool secure) { return secure ? "__Host-stip-password" : "stip-password"; }

/// By the link of a mail one arrives with the token in the address; from there on it is in a cookie, and the address of
/// the page opens nothing. Also takes a form with the token in its address, of a page opened before that was so.
Response password_page(const Office& office, const Visit& visit, std::string_view part, const FormData* form) {
  const bool is_by_cookie = part == choosing;
  const std::string token =
      is_by_cookie ? cookie(visit.request, password_cookie(office.secure)).value_or("") : std::string(part);
  const Instant now = visit.site.clock();
  const auto holder = holder_of_password_link(office.desk, token, now);
  if (!holder.ok()) return error_page(visit, holder.error());
  if (!*holder) {
    return error_page(visit, {ErrorKind::not_found, "link", "it was used before, or its day has passed.",
                              "Ask the administrator for a new one."});
  }
  const auto keep = [&](Response response, std::string_view value, long seconds) {
    response.headers.emplace_back("Set-Cookie",
                                  set_cookie(password_cookie(office.secure), value, {office.secure, seconds}));
    return response;
  };
  const std::string here = visit.link("wachtwoord/" + std::string(choosing));
  if (!is_by_cookie && !form) return keep(see_other(here), token, password_cookie_life);
  const std::string title = fill(visit.tr("Choose a password, {}"), {(*holder)->name});
  Html before = html("<p>{}</p>", visit.tr("At least 12 characters. A sentence that only you know is a good one."));
  if (form) {
    const std::string* password = form->value("password");
    const auto chosen = choose_password(office.desk, token, password ? *password : "", now);
    if (chosen.ok()) return keep(see_other(visit.link("inloggen?klaar=wachtwoord")), "", 0);
    before.add(problem_at("password", in_words(visit, chosen.error())));
  }
  return form_page(visit, title, before, is_by_cookie ? here : visit.link("wachtwoord/" + token),
                   question({"password", visit.tr("Password"), "password", "new-password"}),
                   visit.tr("Keep this password"), form ? 422 : 200);
}

}  // namespace

Response form_page(const Visit& visit, std::string_view title, const Html& before, const std::string& action,
                   const Html& fields, std::string_view button, int status) {
  return plain_page(
      visit, title,
      html("{}<form class=\"stip-form\" method=\"post\" action=\"{}\"><div "
           "class=\"stip-form__fields\">{}</div><div class=\"stip-actions\">"
           "<button class=\"utrecht-button utrecht-button--primary-action\" type=\"submit\">{}</button></div></form>",
           before, action, fields, button),
      status);
}

Arrival arrival_of(const Office& office, const Request& request) {
  Arrival arrival;
  arrival.address = address_of(office, request);
  arrival.device = cookie(request, device_cookie(office.secure)).value_or("");
  if (const std::string* agent = request.header("user-agent")) arrival.agent = *agent;
  return arrival;
}

Response admitted(const Office& office, const Visit& visit, const SignIn& sign_in, const std::string& target) {
  if (sign_in.state == SignIn::State::code_wanted) {
    Response response = see_other(visit.link("inloggen/code") + "?naar=" + percent_encoded(target));
    response.headers.emplace_back("Set-Cookie",
                                  set_cookie(step_cookie(office.secure), sign_in.token, {office.secure, 300}));
    return response;
  }
  Response response = see_other(target);
  keep_session(response, office, sign_in.token);
  response.headers.emplace_back("Set-Cookie",
                                set_cookie(device_cookie(office.secure), sign_in.device, {office.secure, device_life}));
  response.headers.emplace_back("Set-Cookie", set_cookie(step_cookie(office.secure), "", {office.secure, 0}));
  return response;
}

void keep_session(Response& response, const Office& office, const std::string& token) {
  response.headers.emplace_back("Set-Cookie", set_cookie(session_cookie(office.secure), token, {office.secure}));
}

std::string safe_target(const Visit& visit, const std::string* wanted) {
  const bool good = wanted && wanted->size() > 1 && (*wanted)[0] == '/' && (*wanted)[1] != '/' && (*wanted)[1] != '\\';
  // Browsers leave out tabs and line ends: what stands behind one would count.
  const bool is_plain = wanted && std::ranges::none_of(*wanted, [](unsigned char c) { return c <= 0x20 || c == 0x7f; });
  return good && is_plain ? *wanted : visit.link("bureau");
}

std::string address_of(const Office& office, const Request& request) {
  // Behind a proxy on this machine all come from here; the last address is the one that the proxy itself saw. It may
  // stand in a header of its own, behind one that the visitor made up.
  const std::string* forwarded = nullptr;
  for (const auto& [name, value] : request.headers)
    if (name == "x-forwarded-for") forwarded = &value;
  const bool is_proxied = office.secure && forwarded && (request.remote == "127.0.0.1" || request.remote == "::1");
  return is_proxied ? std::string(trimmed(forwarded->substr(forwarded->find_last_of(',') + 1))) : request.remote;
}

std::string session_cookie(bool secure) { return secure ? "__Host-stip-session" : "stip-session"; }

std::optional<Response> sign_in_answer(const Office& office, const Visit& visit, std::string_view path,
                                       const std::string& session) {
  const bool is_password = starts_with(path, "wachtwoord/") && path.size() > 11;
  if (path != "inloggen" && path != "inloggen/code" && path != "inloggen/passkey" && path != "uitloggen" &&
      !is_password)
    return std::nullopt;
  const Request& request = visit.request;
  const bool sends = request.method == "POST";
  if (!sends && request.method != "GET") return plain_text(405, "Only GET, HEAD and POST are answered here.\n");
  FormData form;
  if (sends) {
    if (!comes_from_this_site(request)) return plain_text(403, "This form was not sent from a page of this site.\n");
    form = form_data(request);
    if (!form.ok()) return plain_text(form.status, "The form cannot be read.\n");
  }
  if (is_password) {
    Response response = password_page(office, visit, path.substr(11), sends ? &form : nullptr);
    // The address may hold the token. With no referrer at all, older browsers would hide where the form comes from.
    response.headers.emplace_back("Referrer-Policy", "strict-origin");
    response.headers.emplace_back("X-Robots-Tag", "noindex");
    return response;
  }
  if (path == "uitloggen") {
    if (!sends) return plain_text(405, "Sign out with the button.\n");
    return sign_out(office, visit, session);
  }
  const std::string target = safe_target(visit, sends ? form.value("naar") : request.query_value("naar"));
  const auto text = [&](std::string_view name) {
    const std::string* value = form.value(name);
    return value ? *value : std::string{};
  };
  const Instant now = visit.site.clock();
  if (path == "inloggen") {
    if (!sends && !session.empty()) return see_other(target);
    if (!sends) {
      const std::string* what = request.query_value("klaar");
      return ask_password(
          office, visit, target,
          what && *what == "wachtwoord" ? done(visit.tr("Your password is kept. Sign in with it.")) : Html{});
    }
    return after(office, visit,
                 sign_in(office.desk, {text("email"), text("password")}, arrival_of(office, request), now), target,
                 false);
  }
  if (path == "inloggen/passkey") {
    if (!sends || !takes_passkeys(office)) return see_other(visit.link("inloggen"));
    const auto answer = passkey_sent([&](std::string_view name) { return form.value(name); });
    const auto tried = sign_in_by_passkey(office.desk, passkey_site(office), answer.value_or(PasskeyAnswer{}),
                                          arrival_of(office, request), now);
    if (!tried.ok() && tried.error().kind != ErrorKind::storage)
      return ask_password(office, visit, target, problem_at("email", in_words(visit, tried.error())), 403);
    return after(office, visit, tried, target, false);
  }
  const std::string step = cookie(request, step_cookie(office.secure)).value_or("");
  if (!sends) return ask_code(office, visit, target);
  if (const auto answer = passkey_sent([&](std::string_view name) { return form.value(name); });
      answer && takes_passkeys(office)) {
    const auto tried =
        second_step_by_passkey(office.desk, passkey_site(office), step, *answer, arrival_of(office, request), now);
    if (!tried.ok() && tried.error().kind != ErrorKind::storage)
      return ask_code(office, visit, target, problem_at("passkey", in_words(visit, tried.error())), 403);
    return after(office, visit, tried, target, true);
  }
  return after(office, visit, sign_in_with_code(office.desk, step, text("code"), arrival_of(office, request), now),
               target, true);
}

}  // namespace stip
