// Sign-in pages: signing in and out, and choosing a password by link.
#pragma once

#include <optional>
#include <string>

#include "desk/sign_in.h"
#include "web/office/office.h"

namespace stip {

/// Name of the cookie that holds the session.
std::string session_cookie(bool secure);
/// The address that a request came from: behind a proxy on this machine the one that the proxy saw.
std::string address_of(const Office& office, const Request& request);
/// Gives the browser the token of a session.
void keep_session(Response& response, const Office& office, const std::string& token);
/// Only a path of this site is followed: `wanted`, or else the desk.
std::string safe_target(const Visit& visit, const std::string* wanted);

/// Whence a request comes, for the desk.
Arrival arrival_of(const Office& office, const Request& request);
/// On to `target` with a session, or to the step of the code. Precondition: signed in, or a code is wanted.
Response admitted(const Office& office, const Visit& visit, const SignIn& sign_in, const std::string& target);
/// Title, what stands before it, and a form with one button, for who is not signed in. Another status than 200 is said
/// in the title of the page.
Response form_page(const Visit& visit, std::string_view title, const Html& before, const std::string& action,
                   const Html& fields, std::string_view button, int status = 200);

/// Answers "inloggen", "inloggen/code", "inloggen/passkey", "uitloggen" and "wachtwoord/{token}"; nullopt for any other
/// path. `session`: token of who is signed in; empty: nobody.
std::optional<Response> sign_in_answer(const Office& office, const Visit& visit, std::string_view path,
                                       const std::string& session);

}  // namespace stip
