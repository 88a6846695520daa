import type { RouteConfig } from "@remix-run/route-config";
import { accountsUrls } from "./urls/accounts";
import { ballotsUrls } from "./urls/ballots";
import { channelsUrls } from "./urls/channels";
import { cityUrls } from "./urls/city";
import { consultationsUrls } from "./urls/consultations";
import { crmUrls } from "./urls/crm";
import { debatesUrls } from "./urls/debates";
import { directoryUrls } from "./urls/directory";
import { mapUrls } from "./urls/map";
import { mattersUrls } from "./urls/matters";
import { meetingsUrls } from "./urls/meetings";
import { moderationUrls } from "./urls/moderation";
import { proposalsUrls } from "./urls/proposals";
import { reportsUrls } from "./urls/reports";
import { residentsUrls } from "./urls/residents";
import { resultsUrls } from "./urls/results";
import { surveysUrls } from "./urls/surveys";
import { worksUrls } from "./urls/works";

/** Every URL, and the file that answers it: one list a domain, in `urls/`. */
export default [
	...accountsUrls,
	...ballotsUrls,
	...channelsUrls,
	...cityUrls,
	...consultationsUrls,
	...crmUrls,
	...debatesUrls,
	...directoryUrls,
	...mapUrls,
	...mattersUrls,
	...meetingsUrls,
	...moderationUrls,
	...proposalsUrls,
	...reportsUrls,
	...residentsUrls,
	...resultsUrls,
	...surveysUrls,
	...worksUrls,
] satisfies RouteConfig;
