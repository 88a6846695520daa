import accounts from "./fr/accounts.json";
import audit from "./fr/audit.json";
import ballots from "./fr/ballots.json";
import channels from "./fr/channels.json";
import common from "./fr/common.json";
import consultations from "./fr/consultations.json";
import crm from "./fr/crm.json";
import debates from "./fr/debates.json";
import directory from "./fr/directory.json";
import identity from "./fr/identity.json";
import issueReports from "./fr/issue-reports.json";
import matters from "./fr/matters.json";
import moderation from "./fr/moderation.json";
import openData from "./fr/open-data.json";
import proposals from "./fr/proposals.json";
import residents from "./fr/residents.json";
import results from "./fr/results.json";
import settings from "./fr/settings.json";
import surveys from "./fr/surveys.json";
import works from "./fr/works.json";

export const fr = {
	common,
	audit,
	settings,
	accounts,
	identity,
	residents,
	directory,
	channels,
	consultations,
	debates,
	proposals,
	surveys,
	ballots,
	"issue-reports": issueReports,
	works,
	moderation,
	results,
	matters,
	crm,
	"open-data": openData,
};
