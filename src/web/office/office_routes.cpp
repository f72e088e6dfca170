// Office routes: every address of the office, once.
#include "web/office/job_pages.h"
#include "web/office/pages.h"
#include "web/office/proof.h"

namespace stip {

std::span<const OfficeRoute> office_routes() {
  static constexpr OfficeRoute all[] = {
      {"bureau", desk_page, nullptr},
      {"bureau/bevestigen", proof_page, proof_given, true},
      {"bureau/onverstuurd", unsent_page, unsent_thrown_away},
      {"bureau/account", account_page, account_sent, true},
      {"bureau/account/wachtwoord", password_form_page, password_sent, true},
      {"bureau/account/tweede-stap", second_factor_page, second_factor_sent, true},
      {"bureau/account/tweede-stap-uit", second_factor_off_page, second_factor_off_sent},
      {"bureau/account/dienst", identity_page, identity_sent, true},
      {"bureau/account/passkeys", passkeys_page, passkeys_sent, true},
      {"beheer/accounts", accounts_page, nullptr},
      {"beheer/accounts/nieuw", new_account_page, new_account_sent},
      {"beheer/accounts/{}", account_admin_page, account_admin_sent},
      {"beheer/logboek", log_page, nullptr},
      {"beheer/mislukt", failed_page, nullptr},
      {"links/{}", links_page, links_sent},
      {"rapporteren/{}", report_form_page, report_sent},
      {"rapporteren/{}/{}", report_paper, nullptr},
      {"volgen", notices_page, followed},
      {"meldingen", notices_page, notices_set},
      {"beoordelen/{}", judge_page, judged},
      {"wijzigen/{}/{}", propose_page, proposed},
      {"nieuw/{}", new_record_page, new_record_sent},
      {"concept/{}", draft_page, draft_sent},
      {"voorstel-uit-bestand", propose_file_page, file_proposed},
      {"berekeningen", jobs_page, job_asked},
      {"berekeningen/{}", job_page, job_sent},
      {"voorstel-uit-wat-als", what_if_page, what_if_proposed},
      {"voorleggen/{}", proposal_ready_page, proposal_readied},
      {"beslissen/{}", decide_page, decided},
      {"aanpassen/{}", amend_page, amended},
      {"signaleren", intake_page, taken_in},
      {"meegedacht", messages_page, message_refused},
      {"beantwoorden/{}", answer_page, answer_sent},
      {"vergaderen/{}", plan_page, planned},
      {"notuleren/{}", minutes_page, minutes_sent},
      {"rondes", rounds_page, round_opened},
      {"rondes/{}", round_page, round_closed},
      {"rondes/{}/mail", round_mail_page, round_mailed},
      {"toezeggen", pledging_page, pledged},
      {"nakomen/{}", fulfil_page, fulfil_sent},
      {"overdragen", hand_over_page, handed_over},
      {"splitsen/{}", split_page, split_sent},
      {"kamerbrief", letter_page, letter_sent_for},
      {"nieuwe-editie", new_edition_page, edition_sent},
      {"ontwerpen", designs_page, design_begun},
      {"ontwerpen/{}", design_page, design_opened},
      {"ontwerpen/{}/{}", design_part_page, design_part_sent},
  };
  return all;
}

}  // namespace stip
