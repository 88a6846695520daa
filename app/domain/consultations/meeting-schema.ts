import { z } from "zod";

const moment = z
	.string()
	.regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/, "consultations:errors.moment")
	.refine((text) => !Number.isNaN(Date.parse(`${text}Z`)), "consultations:errors.moment");

const text = z.string().trim();
const emptyAsNull = <Schema extends z.ZodType>(schema: Schema) => schema.nullish().transform((value) => value ?? null);

/** A meeting as its form sends it: moments by the city's clock, a room, an address online, or both. */
export const meetingSchema = z
	.object({
		title: text.min(5).max(160),
		body: text.max(10_000).default(""),
		startsAt: moment,
		endsAt: moment,
		address: emptyAsNull(text.max(200)),
		lat: emptyAsNull(z.number()),
		lng: emptyAsNull(z.number()),
		onlineUrl: emptyAsNull(z.url({ protocol: /^https$/, error: "consultations:errors.onlineUrl" }).max(500)),
		seats: emptyAsNull(z.number().int().min(1).max(100_000)),
		consultationId: emptyAsNull(z.uuid()),
		version: z.number().int().min(0).default(0),
	})
	.refine(({ startsAt, endsAt }) => endsAt > startsAt, { path: ["endsAt"], message: "consultations:errors.endsAt" })
	.refine(({ address, onlineUrl }) => address !== null || onlineUrl !== null, {
		path: ["address"],
		message: "consultations:errors.somewhere",
	});

export type MeetingForm = z.infer<typeof meetingSchema>;

/** What was said at a meeting, how many came, and the numbers of the proposals it bore. */
export const minutesSchema = z.object({
	minutes: text.min(20).max(50_000),
	attendance: emptyAsNull(z.number().int().min(0).max(100_000)),
	proposals: text
		.default("")
		.transform((numbers) => [...new Set(numbers.match(/\d+/g) ?? [])].map(Number))
		.refine((numbers) => numbers.length <= 100 && numbers.every((number) => number < 2_147_483_647), {
			message: "consultations:errors.numbers",
		}),
});

export const attendanceSchema = z.object({ came: z.array(z.uuid()).max(2_000).default([]) });
