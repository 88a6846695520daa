import type { Actor } from "~/lib/actor";
import { type PermissionRefusal, permissionRefusal } from "../accounts/permissions";

export type MeetingAsked = { state: "draft" | "published" | "cancelled"; startsAt: Date; seats: number | null };

export type RegistrationRefusal =
	| PermissionRefusal
	| "absent"
	| "meeting-cancelled"
	| "meeting-begun"
	| "no-registration";

/** Why this person may not register for a meeting at `now`, or null; a full meeting is no refusal: there is a waiting list. */
export const registrationRefusal = (
	actor: Actor,
	meeting: MeetingAsked | null,
	now: Date,
): RegistrationRefusal | null => {
	if (!meeting || meeting.state === "draft") return "absent";
	if (meeting.state === "cancelled") return "meeting-cancelled";
	if (meeting.startsAt <= now) return "meeting-begun";
	if (meeting.seats === null) return "no-registration";
	return permissionRefusal(actor, "meetings.register");
};

/** Whether this actor may prepare meetings, see who registered and write minutes. */
export const meetingsRefusal = (actor: Actor): "not-allowed" | null =>
	permissionRefusal(actor, "meetings.manage") ? "not-allowed" : null;
