/**
 * Everything that can happen, and whether something higher must follow (then `jobs/reactions.server.ts` says what).
 * Names are noun.past.
 */
export const events = {
	"account.created": { reacts: false },
	"account.confirmed": { reacts: false },
	"account.signed-in": { reacts: false },
	"password.changed": { reacts: false },
	"mail.failed": { reacts: false },
	"mail.repeated": { reacts: false },
	"setting.changed": { reacts: false },
} as const satisfies Record<string, { reacts: boolean }>;

export type EventName = keyof typeof events;
