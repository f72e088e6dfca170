// Sign-on pages: to an identity provider and back: signing in, linking an account, and proving who one is.
#pragma once

#include <optional>
#include <string>

#include "desk/sign_on.h"
#include "web/office/office.h"

namespace stip {

/// What stands on the page for signing in above the question for a password: the button to the provider, if there is
/// one.
Html ways_beside_password(const Office& office, const Visit& visit, const std::string& target);
/// What people call the provider, in the language of the visit. Precondition: there is one.
const std::string& provider_label(const Office& office, const Visit& visit);

/// Sends the browser to the provider: a page that goes on by itself, since browsers hold a form to this site
/// (form-action) through all redirects that follow it.
Response send_to_provider(const Office& office, const Visit& visit, const SignOnVisit& begun,
                          bool signs_in_anew = false);
/// That something did not come about at the provider, with the way back.
Response sign_on_problem(const Office& office, const Visit& visit, const Error& error);

/// Where who is about to sign out goes on to: who signs in with the provider is told of the session there.
/// `session`: token of who is signed in, before it ends.
std::string after_signing_out(const Office& office, const Visit& visit, const std::string& session);

/// Answers "inloggen/dienst", "inloggen/terug", "inloggen/uitgelogd" and "aansluiten/{token}"; nullopt for any other
/// path, and if there is no provider. `session`: token of who is signed in; empty: nobody.
std::optional<Response> sign_on_answer(const Office& office, const Visit& visit, std::string_view path,
                                       const std::string& session);

}  // namespace stip
