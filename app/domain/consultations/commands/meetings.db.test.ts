import { describe, expect, it } from "vitest";
import { newId } from "~/lib/id";
import { db } from "~/server/db.server";
import { testContext } from "~/test/database";
import { aResident, aStaffMember } from "~/test/factories";
import { findMeeting, listMeetings } from "../meeting-queries.server";
import { cancelMeeting, publishMeeting } from "./move-meeting.server";
import { recordMinutes } from "./record-minutes.server";
import { leaveMeeting, register } from "./register.server";
import { remindMeetings } from "./remind-meetings.server";
import { saveMeeting } from "./save-meeting.server";

const city = () => testContext();
const DAY = 86_400_000;
const inDays = (count: number) => new Date(city().now.getTime() + count * DAY);
const wall = (moment: Date) => moment.toISOString().slice(0, 16);

const aMeeting = async ({ seats = 3 as number | null, days = 5 } = {}) => {
	const staff = { ...city(), actor: await aStaffMember(city(), "agent") };
	const id = newId(city().now);
	const when = { startsAt: wall(inDays(days)), endsAt: wall(new Date(inDays(days).getTime() + 7_200_000)) };
	const where = { address: "Salle des fêtes", lat: null, lng: null, onlineUrl: "https://visio.example/salle" };
	const form = { title: "Parlons de la place", body: "", ...when, ...where, seats, consultationId: null };
	expect(await saveMeeting(staff, { id, ...form, version: 0 })).toMatchObject({ ok: true });
	expect(await publishMeeting(staff, { meetingId: id })).toMatchObject({ ok: true });
	return { id, staff, form };
};

const residents = (count: number) =>
	Promise.all(Array.from({ length: count }, async () => ({ ...city(), actor: await aResident(city()) })));

describe("registering for a meeting", () => {
	it("never gives more seats than there are, however many ask at once", async () => {
		const { id } = await aMeeting({ seats: 3 });
		const people = await residents(8);
		const answers = await Promise.all(people.map((person) => register(person, { meetingId: id })));
		const seated = answers.filter((answer) => answer.ok && answer.value.seated);
		expect(seated).toHaveLength(3);
		expect(await db().registration.count({ where: { meetingId: id } })).toBe(8);
		expect(await db().meeting.findUnique({ where: { id }, select: { taken: true } })).toEqual({ taken: 3 });
		await expect(db().$executeRaw`UPDATE "Meeting" SET taken = 4 WHERE id = ${id}::uuid`).rejects.toThrow();
	});

	it("counts a person once, whatever is clicked in parallel", async () => {
		const { id } = await aMeeting();
		const [person] = await residents(1);
		if (!person) return;
		await Promise.all([1, 2, 3].map(() => register(person, { meetingId: id })));
		expect(await db().meeting.findUnique({ where: { id }, select: { taken: true } })).toEqual({ taken: 1 });
	});

	it("gives a seat that is left, or added, to whoever has waited longest, and tells them", async () => {
		const { id, staff, form } = await aMeeting({ seats: 1 });
		const [first, second, third] = await residents(3);
		if (!first || !second || !third) return;
		for (const [index, person] of [first, second, third].entries())
			await register({ ...person, now: new Date(city().now.getTime() + index * 1000) }, { meetingId: id });
		expect(await findMeeting(third, id)).toMatchObject({ mine: { seated: false, rank: 2 } });
		await leaveMeeting(first, { meetingId: id });
		expect(await findMeeting(second, id)).toMatchObject({ mine: { seated: true } });
		const { version } = await db().meeting.findUniqueOrThrow({ where: { id } });
		await saveMeeting(staff, { id, ...form, seats: 2, version });
		expect(await findMeeting(third, id)).toMatchObject({ mine: { seated: true } });
		expect(await db().mail.count({ where: { key: { startsWith: `meeting-seated:${id}` } } })).toBe(2);
		expect(await saveMeeting(staff, { id, ...form, seats: 1, version: version + 1 })).toMatchObject({
			reason: "seats-taken",
		});
	});

	it("shows the address online to those who have a seat only", async () => {
		const { id } = await aMeeting({ seats: 1 });
		const [seated, waiting] = await residents(2);
		if (!seated || !waiting) return;
		await register(seated, { meetingId: id });
		await register(waiting, { meetingId: id });
		expect(await findMeeting(seated, id)).toMatchObject({ onlineUrl: "https://visio.example/salle" });
		expect(await findMeeting(waiting, id)).toMatchObject({ onlineUrl: null, isOnline: true });
		expect(JSON.stringify(await listMeetings(city(), { when: "coming" }))).not.toContain("visio.example");
	});
});

describe("the life of a meeting", () => {
	it("reminds those who have a seat once, the day before", async () => {
		const { id } = await aMeeting({ seats: 1, days: 3 });
		const [seated, waiting] = await residents(2);
		if (!seated || !waiting) return;
		await register(seated, { meetingId: id });
		await register(waiting, { meetingId: id });
		const dayBefore = { ...city(), now: inDays(2.5) };
		await remindMeetings(dayBefore);
		await remindMeetings(dayBefore);
		const mails = await db().mail.findMany({ where: { key: { startsWith: `meeting-reminder:${id}` } } });
		expect(mails.map(({ key }) => key)).toEqual([`meeting-reminder:${id}:${seated.actor.accountId}`]);
	});

	it("tells everyone registered when it is called off, and lets nobody register any more", async () => {
		const { id, staff } = await aMeeting({ seats: 1 });
		const [seated, waiting, late] = await residents(3);
		if (!seated || !waiting || !late) return;
		await register(seated, { meetingId: id });
		await register(waiting, { meetingId: id });
		await cancelMeeting(staff, { meetingId: id, reason: "La salle est inondée depuis hier soir." });
		expect(await db().mail.count({ where: { key: { startsWith: `meeting-cancelled:${id}` } } })).toBe(2);
		expect(await register(late, { meetingId: id })).toMatchObject({ reason: "meeting-cancelled" });
	});

	it("has minutes once it has begun, not before", async () => {
		const { id, staff } = await aMeeting();
		const minutes = { meetingId: id, minutes: "Trente personnes, douze idées.", attendance: 30, proposalIds: [] };
		expect(await recordMinutes(staff, minutes)).toMatchObject({ reason: "not-begun" });
		expect(await recordMinutes({ ...staff, now: inDays(6) }, minutes)).toMatchObject({ ok: true });
		expect(await findMeeting(city(), id)).toMatchObject({ minutes: minutes.minutes, attendance: 30 });
	});
});
