/** What runs when, in crontab form (city clock is UTC here): «minute hour day month weekday task». */
export const schedule: string[] = [
	"* * * * * rescue-mail",
	"* * * * * rescue-deliveries",
	"* * * * * poll-mailbox",
	"* * * * * rescue-inbound",
	"40 2 * * * tidy-channels",
	"* * * * * rescue-campaigns",
	"0 7 * * 1 send-weekly",
	"* * * * * record-passages",
	"* * * * * refresh-support-counts",
	"* * * * * start-response-clocks",
	"* * * * * close-due-votes",
	"* * * * * tend-boxes",
	"* * * * * fold-incident-cells",
	"*/15 * * * * watch-deadlines",
	"*/5 * * * * poll-outbound",
	"20 2 * * * sweep-accounts",
];
