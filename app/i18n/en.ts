import accounts from "./en/accounts.json";
import audit from "./en/audit.json";
import ballots from "./en/ballots.json";
import channels from "./en/channels.json";
import common from "./en/common.json";
import consultations from "./en/consultations.json";
import crm from "./en/crm.json";
import debates from "./en/debates.json";
import directory from "./en/directory.json";
import identity from "./en/identity.json";
import issueReports from "./en/issue-reports.json";
import matters from "./en/matters.json";
import moderation from "./en/moderation.json";
import openData from "./en/open-data.json";
import proposals from "./en/proposals.json";
import residents from "./en/residents.json";
import results from "./en/results.json";
import settings from "./en/settings.json";
import surveys from "./en/surveys.json";
import works from "./en/works.json";

export const en = {
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
