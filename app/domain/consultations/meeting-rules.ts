import type { Actor } from "~/lib/actor";
import { startOfCityDay } from "~/lib/city-day";
import { type PermissionRefusal, permissionRefusal } from "../accounts/permissions";

/** A moment of the city's clock («2027-03-01T18:30») as a moment of the world; one that the clock skips in spring is the next hour. */
export const cityMoment = (text: string): Date => {
	const [day = "", time = "00:00"] = text.split("T");
	const [hours = 0, minutes = 0] = time.split(":").map(Number);
	const midnight = startOfCityDay(day);
	const asked = new Date(midnight.getTime() + (hours * 60 + minutes) * 60_000);
	const shown = new Intl.DateTimeFormat("fr-FR", { hour: "2-digit", minute: "2-digit", timeZone: "Europe/Paris" });
	const [shownHours = hours, shownMinutes = minutes] = shown.format(asked).split(":").map(Number);
	const gap = hours * 60 + minutes - (shownHours * 60 + shownMinutes);
	return new Date(asked.getTime() + (Math.abs(gap) > 720 ? 0 : gap) * 60_000);
};

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
