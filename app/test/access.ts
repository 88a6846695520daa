import { accountsAccess } from "./access/accounts";
import { ballotsAccess } from "./access/ballots";
import { channelsAccess } from "./access/channels";
import { cityAccess } from "./access/city";
import { consultationsAccess } from "./access/consultations";
import { crmAccess } from "./access/crm";
import { debatesAccess } from "./access/debates";
import { directoryAccess } from "./access/directory";
import type { AccessLines } from "./access/lines";
import { mapAccess } from "./access/map";
import { mattersAccess } from "./access/matters";
import { meetingsAccess } from "./access/meetings";
import { moderationAccess } from "./access/moderation";
import { proposalsAccess } from "./access/proposals";
import { reportsAccess } from "./access/reports";
import { residentsAccess } from "./access/residents";
import { resultsAccess } from "./access/results";
import { surveysAccess } from "./access/surveys";
import { worksAccess } from "./access/works";

/**
 * Every URL of routes.ts, and the act of the permission table its doors ask for. `access.test.ts` compares it with the
 * code; `e2e/journeys/access.spec.ts` walks every URL as every kind of visitor and expects what the permission table says.
 * A new URL in `app/urls/<domain>.ts` needs a line in `app/test/access/<domain>.ts`.
 */
export const access: AccessLines = {
	...accountsAccess,
	...ballotsAccess,
	...channelsAccess,
	...cityAccess,
	...consultationsAccess,
	...crmAccess,
	...debatesAccess,
	...directoryAccess,
	...mapAccess,
	...mattersAccess,
	...meetingsAccess,
	...moderationAccess,
	...proposalsAccess,
	...reportsAccess,
	...residentsAccess,
	...resultsAccess,
	...surveysAccess,
	...worksAccess,
};
