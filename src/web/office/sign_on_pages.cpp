// Sign-on pages: OpenID Connect as a browser sees it: out by a button, back by an address with a code.
#include "web/office/sign_on_pages.h"

#include <algorithm>

#include "base/text.h"
#include "desk/identity_provider.h"
#include "desk/sessions.h"
#include "web/form_data.h"
#include "web/office/cookies.h"
#include "web/office/parts.h"
#include "web/office/sign_in_pages.h"
#include "web/parts/shell.h"

namespace stip {
namespace {

constexpr long visit_life = 600;
constexpr std::string_view connecting = "koppelen";  ///< /nl/aansluiten/koppelen; no token is as short.

std::string visit_cookie(bool secure) { return secure ? "__Host-stip-sign-on" : "stip-sign-on"; }

std::string invitation_cookie(bool secure) { return secure ? "__Host-stip-connect" : "stip-connect"; }

void write_down(const Office& office, const Visit& visit, const std::string& who, const std::string& what) {
  // A line that cannot be written is no reason to keep anybody out, nor to let anybody in.
  (void)office.desk.write([&](Database& database) { return log(database, {visit.site.clock(), who, what, ""}); });
}

/// What a visitor reads. That a provider is away is worded by us, and says nothing of this machine.
std::string words_of(const Visit& visit, const Error& error) {
  if (error.kind != ErrorKind::storage || error.subject != "sign-on") return in_words(visit, error);
  return in_words(visit, {ErrorKind::invalid, error.subject, error.problem, error.remedy});
}

Response problem(const Office& office, const Visit& visit, std::string_view what, std::string_view remedy,
                 ErrorKind kind = ErrorKind::invalid) {
  return sign_on_problem(office, visit, {kind, "sign-on", std::string(what), std::string(remedy)});
}

Response unknown_person(const Office& office, const Visit& visit) {
  const std::string& label = provider_label(office, visit);
  const std::string title(visit.tr("You have no account here yet"));
  Response response = page(
      visit, {title, "", {}, "office", false},
      html("<h1>{}</h1><p class=\"stip-lead\">{}</p><p>{}</p><ul><li>{}</li><li>{}</li></ul><p>{}</p>", title,
           fill(visit.tr("{} knows who you are, but that is not yet linked to an account of this site."), {label}),
           visit.tr("What you can do:"),
           html("<a href=\"{}\">{}</a>",
                visit.link("inloggen?naar=%2F" + std::string(tag(visit.language)) + "%2Fbureau%2Faccount%2Fdienst"),
                visit.tr(
                    "If you have a password for this site, sign in with it, and link it on the page of your account.")),
           visit.tr("Else ask the administrator of this site for a link with which you connect your account, once."),
           visit.tr("No account was made, and nothing of you was kept.")));
  response.status = 403;
  return response;
}

/// Signs in who came back, or says that nobody knows this person.
Response sign_in_returned(const Office& office, const Visit& visit, const ReturnedVisit& back, const SignedOn& who) {
  const auto tried = sign_in_by_identity(office.desk, {who.issuer, who.subject}, who.second_factor,
                                         arrival_of(office, visit.request), visit.site.clock());
  if (!tried.ok()) return error_page(visit, tried.error());
  if (tried->state != SignIn::State::wrong) return admitted(office, visit, *tried, back.visit.target);
  const auto account = account_of_identity(office.desk, {who.issuer, who.subject});
  if (!account.ok()) return error_page(visit, account.error());
  if (*account) {
    write_down(office, visit, (*account)->id, "sign-on refused");
    return problem(office, visit, visit.tr("Your account is closed."), visit.tr("Ask the administrator of this site."),
                   ErrorKind::forbidden);
  }
  write_down(office, visit, "", "sign-on of somebody unknown");
  return unknown_person(office, visit);
}

/// The session of who is signed in, if it is that of the account of the visit.
std::optional<Session> session_of(const Office& office, const Visit& visit, const std::string& session,
                                  const std::string& account) {
  const auto found = find_session(office.desk, session, visit.site.clock());
  return found.ok() && *found && (*found)->account == account ? *found : std::nullopt;
}

Response signed_out_meanwhile(const Office& office, const Visit& visit) {
  return problem(office, visit, visit.tr("Your session has ended meanwhile, so nothing was done."),
                 visit.tr("Sign in, and try once more."), ErrorKind::forbidden);
}

Response link_returned(const Office& office, const Visit& visit, const std::string& session, const ReturnedVisit& back,
                       const SignedOn& who) {
  const Instant now = visit.site.clock();
  const std::string& account = back.visit.account;
  const auto here = session_of(office, visit, session, account);
  // Who is sent to the provider comes back within ten minutes: the proof that it took may have grown old on the way.
  if (!here || now - here->confirmed > SessionLimits{}.confirmed * 2) return signed_out_meanwhile(office, visit);
  const auto linked = link_identity(office.desk, account, {who.issuer, who.subject}, account, now);
  if (!linked.ok()) return sign_on_problem(office, visit, linked.error());
  if (const auto ended = end_other_sessions(office.desk, account, session, now); !ended.ok())
    return error_page(visit, ended.error());
  return see_other(visit.link("bureau/account/dienst?klaar=gekoppeld"));
}

Response invitation_returned(const Office& office, const Visit& visit, const ReturnedVisit& back, const SignedOn& who) {
  const auto account =
      accept_sign_on_link(office.desk, back.visit.invitation, {who.issuer, who.subject}, visit.site.clock());
  if (!account.ok()) return sign_on_problem(office, visit, account.error());
  return sign_in_returned(office, visit, back, who);
}

Response proof_returned(const Office& office, const Visit& visit, const std::string& session, const ReturnedVisit& back,
                        const SignedOn& who) {
  const auto here = session_of(office, visit, session, back.visit.account);
  if (!here) return signed_out_meanwhile(office, visit);
  const auto account = account_of_identity(office.desk, {who.issuer, who.subject});
  if (!account.ok()) return error_page(visit, account.error());
  if (!*account || (*account)->id != back.visit.account)
    return problem(office, visit, visit.tr("Somebody else signed on there than the holder of this account."),
                   visit.tr("Sign out there, and try once more."), ErrorKind::forbidden);
  // An old proof handed on is none. OpenID Connect Core, 3.1.2.1: with max_age, auth_time is a must.
  if (!who.signed_in_at || *who.signed_in_at + clock_tolerance < back.visit.begun)
    return problem(office, visit, visit.tr("The sign-on service did not ask you anew who you are."),
                   visit.tr("Prove it with your password, or tell your administrator what stands here."));
  const bool second_factor = who.second_factor || back.visit.code_given;
  if (((*account)->has_totp || (*account)->passkeys > 0) && !second_factor)
    return problem(office, visit, visit.tr("The sign-on service did not ask for a second step."),
                   visit.tr("Prove it with your password and a code, or with a passkey."));
  const auto token = confirm_session(office.desk, session, second_factor, visit.site.clock());
  if (!token.ok()) return signed_out_meanwhile(office, visit);
  Response response = see_other(back.visit.target);
  keep_session(response, office, *token);
  return response;
}

/// What the provider says instead of a code. RFC 6749, 4.1.2.1.
Response refused_there(const Office& office, const Visit& visit, const std::string& error) {
  if (error == "access_denied")
    return problem(office, visit, visit.tr("It was broken off there, so you are not signed in."),
                   visit.tr("Try once more, or sign in with your password."));
  // The word is the provider's: shown only if it is one of those of the standard.
  static constexpr std::string_view known[] = {
      "invalid_request", "unauthorized_client",     "unsupported_response_type", "invalid_scope",   "server_error",
      "login_required",  "temporarily_unavailable", "interaction_required",      "consent_required"};
  const bool is_known = std::ranges::find(known, error) != std::end(known);
  return problem(office, visit,
                 fill(visit.tr("The sign-on service refused, with the word {}."), {is_known ? error : "?"}),
                 visit.tr("Try once more. If it stays so, tell your administrator what stands here."));
}

Response returned_to(const Office& office, const Visit& visit, const std::string& session, const ReturnedVisit& back) {
  const Request& request = visit.request;
  if (!office.provider->is_from_here(request.query_value("iss"))) {
    write_down(office, visit, back.visit.account, "sign-on refused");
    return problem(office, visit, visit.tr("The answer comes from another sign-on service."),
                   visit.tr("Try once more. If it stays so, tell your administrator what stands here."));
  }
  if (const std::string* error = request.query_value("error")) return refused_there(office, visit, *error);
  const std::string* code = request.query_value("code");
  const auto who =
      office.provider->redeem(code ? *code : "", back.secrets.verifier, back.secrets.nonce, visit.site.clock());
  if (!who.ok()) {
    if (who.error().kind != ErrorKind::storage) write_down(office, visit, back.visit.account, "sign-on refused");
    return sign_on_problem(office, visit, who.error());
  }
  switch (back.visit.purpose) {
    case SignOnPurpose::sign_in:
      return sign_in_returned(office, visit, back, *who);
    case SignOnPurpose::link:
      return link_returned(office, visit, session, back, *who);
    case SignOnPurpose::invitation:
      return invitation_returned(office, visit, back, *who);
    case SignOnPurpose::prove:
      return proof_returned(office, visit, session, back, *who);
  }
  return plain_text(500, "");
}

// WEBPAGE: GET /nl/inloggen/terug?state=…&code=…
//
// Where a provider sends people back to, whatever their language: that of the page from which they left.
Response returned(const Office& office, const Visit& visit, const std::string& session) {
  const std::string* state = visit.request.query_value("state");
  const std::string browser = cookie(visit.request, visit_cookie(office.secure)).value_or("");
  const auto back = end_sign_on(office.desk, state ? *state : "", browser, visit.site.clock());
  Visit arrived = visit;
  const std::string* languages = visit.request.header("accept-language");
  const bool is_english =
      back.ok() && *back ? (*back)->visit.language == "en" : languages && prefers_english(*languages);
  arrived.language = is_english ? Language::en : Language::nl;
  if (!back.ok()) return error_page(arrived, back.error());
  Response response =
      *back ? returned_to(office, arrived, session, **back)
            : problem(office, arrived,
                      arrived.tr("This visit to the sign-on service is over: it was used before, took longer than ten "
                                 "minutes, or began in another browser."),
                      arrived.tr("Begin again, here and in one window."), ErrorKind::forbidden);
  if (*back)
    response.headers.emplace_back("Set-Cookie", set_cookie(visit_cookie(office.secure), "", {office.secure, 0}));
  return response;
}

// WEBPAGE: GET /{language}/inloggen/uitgelogd?state=…
//
// That one is signed out here, with a way to sign out at the provider too: a choice, since other sites may use that
// session. The provider sends people back to the Dutch address, with the language as state.
Response signed_out(const Office& office, const Visit& visit) {
  Visit here = visit;
  const std::string* state = visit.request.query_value("state");
  if (state && *state == "en") here.language = Language::en;
  const std::string& label = provider_label(office, here);
  const std::string title(here.tr("You are signed out"));
  const auto there =
      state ? std::nullopt : office.provider->sign_out_address(std::string(tag(here.language)), visit.site.clock());
  Html ways;
  if (there)
    ways.add("<a class=\"utrecht-button utrecht-button--primary-action utrecht-link-button\" href=\"{}\">{}</a> ",
             *there, fill(here.tr("Sign out at {} too"), {label}));
  ways.add("{}", button_link(here, "inloggen", here.tr("Sign in again")));
  const std::string_view words =
      state ? here.tr("You are back from {}. If others use this device too, close the browser now.")
            : here.tr(
                  "You may still be signed in at {}: who comes after you on this device could then sign in under "
                  "your name. If others use it too, sign out there as well, or close the browser.");
  return page(here, {title, "", {}, "office", false},
              html("<h1>{}</h1><p class=\"stip-lead\">{}</p><div class=\"stip-actions\">{}</div>", title,
                   fill(words, {label}), ways));
}

// WEBPAGE: GET /{language}/aansluiten/{token}
//
// By a link from an administrator: connect an account to who one is at the provider, once.
/// By the link one arrives with the token in the address; from there on it is in a cookie, and the address of the page
/// opens nothing.
Response invitation(const Office& office, const Visit& visit, std::string_view part) {
  const bool is_by_cookie = part == connecting, sends = visit.request.method == "POST";
  if (sends && !is_by_cookie) return plain_text(405, "Nothing can be sent to this address.\n");
  const std::string token =
      is_by_cookie ? cookie(visit.request, invitation_cookie(office.secure)).value_or("") : std::string(part);
  const auto holder = holder_of_sign_on_link(office.desk, token, visit.site.clock());
  if (!holder.ok()) return error_page(visit, holder.error());
  if (!*holder)
    return problem(office, visit, visit.tr("it was used before, or its day has passed."),
                   visit.tr("Ask the administrator for a new one."), ErrorKind::not_found);
  const std::string here = visit.link("aansluiten/" + std::string(connecting));
  if (!is_by_cookie) {
    Response response = see_other(here);
    response.headers.emplace_back("Set-Cookie",
                                  set_cookie(invitation_cookie(office.secure), token, {office.secure, 3600}));
    return response;
  }
  if (visit.request.method == "POST") {
    SignOnVisit begun{SignOnPurpose::invitation, (*holder)->id, visit.link("bureau")};
    begun.invitation = hash_of_token(token);
    return send_to_provider(office, visit, begun);
  }
  const std::string& label = provider_label(office, visit);
  return form_page(visit, fill(visit.tr("Connect the account of {}"), {(*holder)->name}),
                   html("<p class=\"stip-lead\">{}</p><p>{}</p>",
                        fill(visit.tr("Sign on at {}. From then on that is how you sign in here."), {label}),
                        visit.tr("Is this not you? Then close this page, and tell who gave you this link.")),
                   here, {}, fill(visit.tr("Sign on with {}"), {label}));
}

}  // namespace

const std::string& provider_label(const Office& office, const Visit& visit) {
  return office.provider->label(tag(visit.language));
}

std::string after_signing_out(const Office& office, const Visit& visit, const std::string& session) {
  if (!office.provider || session.empty()) return visit.link("");
  const auto found = find_session(office.desk, session, visit.site.clock());
  if (!found.ok() || !*found) return visit.link("");
  const auto identities = identities_of(office.desk, (*found)->account);
  return visit.link(identities.ok() && !identities->empty() ? "inloggen/uitgelogd" : "");
}

Html ways_beside_password(const Office& office, const Visit& visit, const std::string& target) {
  if (!office.provider) return {};
  return html(
      "<form method=\"post\" action=\"{}\"><input type=\"hidden\" name=\"naar\" value=\"{}\"><div "
      "class=\"stip-actions\">"
      "<button class=\"utrecht-button utrecht-button--primary-action\" type=\"submit\">{}</button></div></form>",
      visit.link("inloggen/dienst"), target, fill(visit.tr("Sign on with {}"), {provider_label(office, visit)}));
}

Response send_to_provider(const Office& office, const Visit& visit, const SignOnVisit& begun, bool signs_in_anew) {
  SignOnVisit mine = begun;
  mine.language = tag(visit.language);
  const Instant now = visit.site.clock();
  const auto secrets = begin_sign_on(office.desk, mine, now);
  if (!secrets.ok()) return error_page(visit, secrets.error());
  const auto address = office.provider->address_for(
      {secrets->state, secrets->nonce, secrets->challenge, signs_in_anew, mine.language}, now);
  if (!address.ok()) return sign_on_problem(office, visit, address.error());
  const std::string title = fill(visit.tr("On to {}"), {provider_label(office, visit)});
  Response response = page(visit, {title, "", {}, "office", false},
                           html("<h1>{}</h1><p class=\"stip-lead\">{}</p><p><a href=\"{}\">{}</a></p>", title,
                                visit.tr("You sign on there, and come back here by yourself."), *address,
                                visit.tr("If nothing happens, go on by this link.")));
  response.headers.emplace_back("Refresh", "0; url=" + *address);
  response.headers.emplace_back("Set-Cookie",
                                set_cookie(visit_cookie(office.secure), secrets->browser, {office.secure, visit_life}));
  return response;
}

Response sign_on_problem(const Office& office, const Visit& visit, const Error& error) {
  const std::string title = fill(visit.tr("Signing on with {} did not succeed"), {provider_label(office, visit)});
  Response response =
      page(visit, {std::string(visit.tr("Error: ")) + title, "", {}, "office", false},
           html("<h1>{}</h1><div class=\"utrecht-alert utrecht-alert--error\" role=\"alert\"><div "
                "class=\"utrecht-alert__content\"><p>{}</p></div></div><div class=\"stip-actions\">{}</div>",
                title, words_of(visit, error), button_link(visit, "inloggen", visit.tr("To the page for signing in"))));
  response.status = http_status(error.kind);
  return response;
}

std::optional<Response> sign_on_answer(const Office& office, const Visit& visit, std::string_view path,
                                       const std::string& session) {
  const bool is_invitation = starts_with(path, "aansluiten/") && path.size() > 11;
  if (!office.provider ||
      (path != "inloggen/dienst" && path != "inloggen/terug" && path != "inloggen/uitgelogd" && !is_invitation))
    return std::nullopt;
  const Request& request = visit.request;
  const bool sends = request.method == "POST";
  if ((!sends && request.method != "GET") || (sends && (path == "inloggen/terug" || path == "inloggen/uitgelogd")))
    return plain_text(405, "Only GET and HEAD are answered here.\n");
  if (path == "inloggen/terug") return returned(office, visit, session);
  if (path == "inloggen/uitgelogd") return signed_out(office, visit);
  if (sends && !comes_from_this_site(request))
    return plain_text(403, "This form was not sent from a page of this site.\n");
  if (is_invitation) {
    Response response = invitation(office, visit, path.substr(11));
    // The address may hold the token, as that of a link for a password does.
    response.headers.emplace_back("Referrer-Policy", "strict-origin");
    response.headers.emplace_back("X-Robots-Tag", "noindex");
    return response;
  }
  if (!sends) return see_other(visit.link("inloggen"));
  const FormData form = form_data(request);
  if (!form.ok()) return plain_text(form.status, "The form cannot be read.\n");
  return send_to_provider(office, visit, {SignOnPurpose::sign_in, {}, safe_target(visit, form.value("naar"))});
}

}  // namespace stip
