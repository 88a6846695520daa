import { describe, expect, it } from "vitest";
import { settleByHand } from "~/domain/channels/commands/settle-by-hand.server";
import { db } from "~/server/db.server";
import { testContext } from "~/test/database";
import { aStaffMember } from "~/test/factories";
import { answerMatter } from "./commands/answer-matter.server";
import { wishChannel } from "./commands/wish-channel.server";
import { writeDownMatter } from "./commands/write-down-matter.server";
import { findLetter, listByHand } from "./queries/by-hand.server";
import { previewPlan } from "./queries/plan.server";
import { findMatterForStaff } from "./queries/thread.server";
import { type WriteDown, writeDownSchema } from "./schema";

const aCall = (change: Partial<WriteDown> = {}): WriteDown => ({
	...{ channel: "phone", receivedOn: "2026-05-12", name: "Jeanne Roy", email: "", phone: "02 40 11 22 33", postal: "" },
	...{ wishedChannel: "call", topic: "streets", subject: "Banc cassé", text: "Le banc du square est cassé." },
	...{ reference: "", nonce: crypto.randomUUID() },
	...change,
});

const asAgent = async () => testContext(await aStaffMember(testContext(), "agent"));

const written = async (context: Awaited<ReturnType<typeof asAgent>>, input: WriteDown) => {
	const result = await writeDownMatter(context, input);
	if (!result.ok) throw new Error(result.reason);
	return result.value.reference;
};

const answer = (reference: string) => ({
	...{ reference, text: "Le banc sera réparé jeudi.", outcome: "answered" as const, seen: "" },
	nonce: crypto.randomUUID(),
});

const planOf = async (context: Awaited<ReturnType<typeof asAgent>>, reference: string) => {
	const matter = await findMatterForStaff(context, reference);
	if (!matter) throw new Error("no matter");
	const plan = await previewPlan(context, matter);
	return plan.flatMap(({ plans }) => plans.map(({ channel, content }) => `${channel} ${content}`));
};

describe("what an agent types in", () => {
	it("opens one matter with its clocks, however often the form is sent, and waits to be called back", async () => {
		const context = await asAgent();
		const input = aCall();
		const all = await Promise.all([1, 2, 3].map(() => writeDownMatter(context, input)));
		expect(new Set(all.map((one) => one.ok && one.value.reference)).size).toBe(1);
		const reference = all[0]?.ok ? all[0].value.reference : "";
		expect(await planOf(context, reference)).toEqual(["call full"]);
		await answerMatter(context, answer(reference));
		const { todo } = await listByHand(context);
		expect(todo).toMatchObject([{ channel: "call", address: "+33240112233", name: "Jeanne Roy", reference }]);
		const id = todo[0]?.id ?? "";
		await settleByHand(context, { deliveryId: id, outcome: "again" });
		const both = await Promise.all([1, 2].map(() => settleByHand(context, { deliveryId: id, outcome: "delivered" })));
		expect(both.filter(({ ok }) => ok)).toHaveLength(1);
		expect(await db().delivery.findUnique({ where: { id } })).toMatchObject({ state: "delivered", attempts: 2 });
	});

	it("dates a letter from the day it arrived, and answers it on paper", async () => {
		const context = await asAgent();
		const postal = "Jeanne Roy\n3 rue des Lilas\n44000 Marvoise";
		const letter = aCall({ channel: "post", receivedOn: "2026-05-04", phone: "", postal, wishedChannel: "letter" });
		const reference = await written(context, letter);
		const matter = await findMatterForStaff(context, reference);
		expect(matter?.firstReceivedAt).toEqual(new Date("2026-05-03T22:00:00Z"));
		await answerMatter(context, answer(reference));
		const { todo } = await listByHand(context);
		expect(todo.map(({ channel }) => channel)).toEqual(["letter", "letter"]);
		const printed = await findLetter(context, todo[1]?.id);
		expect(printed).toMatchObject({ address: postal, text: expect.stringContaining("réparé jeudi") });
		await settleByHand(context, { deliveryId: printed?.id ?? "", outcome: "sent" });
		expect(await settleByHand(context, { deliveryId: printed?.id ?? "", outcome: "failed" })).toMatchObject({
			ok: true,
		});
	});

	it("joins the matter whose reference the person gives, and sends a link to a mobile", async () => {
		const context = await asAgent();
		const reference = await written(context, aCall({ phone: "06 12 34 56 78", wishedChannel: "sms" }));
		expect(await planOf(context, reference)).toEqual(["sms pointer"]);
		const email = { email: "jeanne@exemple.example", wishedChannel: "email" as const, phone: "" };
		expect(await written(context, aCall({ ...email, reference }))).toBe(reference);
		expect(await db().matter.count()).toBe(1);
		expect(await planOf(context, reference)).toEqual(["sms pointer", "email full"]);
		expect(await writeDownMatter(context, aCall({ reference: "D-0000-0000" }))).toMatchObject({
			reason: "no-such-reference",
		});
		await wishChannel(context, { reference, wish: "call" });
		expect(await planOf(context, reference)).toEqual(["call full", "email full"]);
	});

	it("is refused with a date to come, without the address the answer needs, and to elected officials", async () => {
		const context = await asAgent();
		expect(await writeDownMatter(context, aCall({ receivedOn: "2026-05-13" }))).toMatchObject({ reason: "future" });
		expect(writeDownSchema.safeParse(aCall({ wishedChannel: "letter" })).success).toBe(false);
		expect(writeDownSchema.safeParse(aCall({ phone: "12" })).success).toBe(false);
		const elected = testContext(await aStaffMember(testContext(), "elected"));
		expect(await writeDownMatter(elected, aCall())).toMatchObject({ reason: "not-allowed" });
	});
});
