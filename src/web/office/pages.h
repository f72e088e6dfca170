// Pages: of the office, one file each.
#pragma once

#include "web/office/office.h"

namespace stip {

ErrorOr<Response> desk_page(const OfficeVisit& visit);
ErrorOr<Response> account_page(const OfficeVisit& visit);
ErrorOr<Response> account_sent(const OfficeVisit& visit);
ErrorOr<Response> password_form_page(const OfficeVisit& visit);
ErrorOr<Response> password_sent(const OfficeVisit& visit);
ErrorOr<Response> second_factor_page(const OfficeVisit& visit);
ErrorOr<Response> second_factor_sent(const OfficeVisit& visit);
ErrorOr<Response> second_factor_off_page(const OfficeVisit& visit);
ErrorOr<Response> second_factor_off_sent(const OfficeVisit& visit);
ErrorOr<Response> identity_page(const OfficeVisit& visit);
ErrorOr<Response> identity_sent(const OfficeVisit& visit);
ErrorOr<Response> passkeys_page(const OfficeVisit& visit);
ErrorOr<Response> passkeys_sent(const OfficeVisit& visit);
ErrorOr<Response> accounts_page(const OfficeVisit& visit);
ErrorOr<Response> new_account_page(const OfficeVisit& visit);
ErrorOr<Response> new_account_sent(const OfficeVisit& visit);
ErrorOr<Response> account_admin_page(const OfficeVisit& visit);
ErrorOr<Response> account_admin_sent(const OfficeVisit& visit);
ErrorOr<Response> log_page(const OfficeVisit& visit);
ErrorOr<Response> messages_page(const OfficeVisit& visit);
ErrorOr<Response> message_refused(const OfficeVisit& visit);
ErrorOr<Response> failed_page(const OfficeVisit& visit);
ErrorOr<Response> links_page(const OfficeVisit& visit);
ErrorOr<Response> links_sent(const OfficeVisit& visit);
ErrorOr<Response> report_form_page(const OfficeVisit& visit);
ErrorOr<Response> report_sent(const OfficeVisit& visit);
ErrorOr<Response> report_paper(const OfficeVisit& visit);
ErrorOr<Response> followed(const OfficeVisit& visit);
ErrorOr<Response> notices_page(const OfficeVisit& visit);
ErrorOr<Response> notices_set(const OfficeVisit& visit);
ErrorOr<Response> judge_page(const OfficeVisit& visit);
ErrorOr<Response> judged(const OfficeVisit& visit);
ErrorOr<Response> propose_page(const OfficeVisit& visit);
ErrorOr<Response> proposed(const OfficeVisit& visit);
ErrorOr<Response> propose_file_page(const OfficeVisit& visit);
ErrorOr<Response> file_proposed(const OfficeVisit& visit);
ErrorOr<Response> what_if_page(const OfficeVisit& visit);
ErrorOr<Response> what_if_proposed(const OfficeVisit& visit);
ErrorOr<Response> proposal_ready_page(const OfficeVisit& visit);
ErrorOr<Response> proposal_readied(const OfficeVisit& visit);
ErrorOr<Response> amend_page(const OfficeVisit& visit);
ErrorOr<Response> amended(const OfficeVisit& visit);
ErrorOr<Response> decide_page(const OfficeVisit& visit);
ErrorOr<Response> decided(const OfficeVisit& visit);
ErrorOr<Response> round_mail_page(const OfficeVisit& visit);
ErrorOr<Response> round_mailed(const OfficeVisit& visit);
ErrorOr<Response> letter_page(const OfficeVisit& visit);
ErrorOr<Response> letter_sent_for(const OfficeVisit& visit);
ErrorOr<Response> new_edition_page(const OfficeVisit& visit);
ErrorOr<Response> edition_sent(const OfficeVisit& visit);
ErrorOr<Response> intake_page(const OfficeVisit& visit);
ErrorOr<Response> taken_in(const OfficeVisit& visit);
ErrorOr<Response> answer_page(const OfficeVisit& visit);
ErrorOr<Response> answer_sent(const OfficeVisit& visit);
ErrorOr<Response> plan_page(const OfficeVisit& visit);
ErrorOr<Response> planned(const OfficeVisit& visit);
ErrorOr<Response> minutes_page(const OfficeVisit& visit);
ErrorOr<Response> minutes_sent(const OfficeVisit& visit);
ErrorOr<Response> rounds_page(const OfficeVisit& visit);
ErrorOr<Response> round_opened(const OfficeVisit& visit);
ErrorOr<Response> round_page(const OfficeVisit& visit);
ErrorOr<Response> round_closed(const OfficeVisit& visit);
ErrorOr<Response> pledging_page(const OfficeVisit& visit);
ErrorOr<Response> pledged(const OfficeVisit& visit);
ErrorOr<Response> fulfil_page(const OfficeVisit& visit);
ErrorOr<Response> fulfil_sent(const OfficeVisit& visit);
ErrorOr<Response> split_page(const OfficeVisit& visit);
ErrorOr<Response> split_sent(const OfficeVisit& visit);
ErrorOr<Response> hand_over_page(const OfficeVisit& visit);
ErrorOr<Response> handed_over(const OfficeVisit& visit);
ErrorOr<Response> designs_page(const OfficeVisit& visit);
ErrorOr<Response> design_begun(const OfficeVisit& visit);
ErrorOr<Response> design_page(const OfficeVisit& visit);
ErrorOr<Response> design_opened(const OfficeVisit& visit);
ErrorOr<Response> design_part_page(const OfficeVisit& visit);
ErrorOr<Response> design_part_sent(const OfficeVisit& visit);

}  // namespace stip
