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
	"matter.opened": { reacts: false },
	"matter.answered": { reacts: false },
	"matter.written-to": { reacts: false },
	"matter.noted": { reacts: false },
	"matter.assigned": { reacts: false },
	"matter.moved": { reacts: false },
	"matter.joined": { reacts: false },
	"matter.split": { reacts: false },
	"inbound.parked": { reacts: false },
	"inbound.retried": { reacts: false },
	"contact.silenced": { reacts: false },
	"setting.changed": { reacts: false },
	"consultation.created": { reacts: false },
	"consultation.changed": { reacts: false },
	"consultation.published": { reacts: false },
	"consultation.annulled": { reacts: false },
	"phase.added": { reacts: false },
	"phase.changed": { reacts: false },
	"phase.removed": { reacts: false },
	"phase.opened": { reacts: true },
	"phase.closed": { reacts: true },
	"phase.extended": { reacts: false },
	"phase.suspended": { reacts: false },
	"phase.resumed": { reacts: false },
	"phase.annulled": { reacts: false },
} as const satisfies Record<string, { reacts: boolean }>;

export type EventName = keyof typeof events;
