import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { aBounce, aLetter } from "~/test/raw-letters";
import type { InboundMessage } from "../adapter";
import { bareSubject, cleanFileName } from "./clean";
import { parseEmail } from "./parse.server";

const OWN = ["reponse@ville.example"];
const parse = (raw: string | Uint8Array) => parseEmail(typeof raw === "string" ? Buffer.from(raw) : raw, OWN);
const messageIn = async (raw: string | Uint8Array) => (await parse(raw))[0] as InboundMessage;

describe("reading an e-mail", () => {
	it("says who wrote what, to whom, in answer to what, without its quotations", async () => {
		const raw = aLetter({
			subject: "RE: TR : Re: [D-7KQ4-M2PX] Lampadaire",
			text: "Oui, jeudi.\n\nLe 12 mai 2026 à 10:00, Ville <reponse@ville.example> a écrit :\n> Jeudi ?",
			headers: { "In-Reply-To": "<b@x>", References: "<a@x> <b@x>", Cc: "Hugo <Hugo@exemple.example>" },
		});
		expect(await messageIn(raw)).toMatchObject({
			kind: "message",
			from: { kind: "email", address: "lea@exemple.example", name: "Léa Martin" },
			to: ["reponse@ville.example", "hugo@exemple.example"],
			subject: "[D-7KQ4-M2PX] Lampadaire",
			text: "Oui, jeudi.",
			references: ["<b@x>", "<a@x>"],
		});
	});

	it("gives the same answer for the same bytes", async () => {
		const raw = aLetter();
		expect(await parse(raw)).toEqual(await parse(raw));
	});

	it("reads words in Latin-1, in quoted-printable, and in HTML alone, whose scripts are not words", async () => {
		const latin = Buffer.concat([
			Buffer.from(
				"From: a@exemple.example\r\nSubject: =?iso-8859-1?Q?=C9cole?=\r\nContent-Type: text/plain; charset=iso-8859-1\r\n\r\n",
			),
			Buffer.from([0xe9, 0x74, 0xe9]),
		]);
		expect(await messageIn(latin)).toMatchObject({ subject: "École", text: "été" });
		const printable = aLetter({ text: "=C3=A9t=C3=A9", headers: { "Content-Transfer-Encoding": "quoted-printable" } });
		expect((await messageIn(printable)).text).toBe("été");
		const html = aLetter({
			text: "<p>Bonjour <b>à tous</b></p><script>alert(1)</script><style>p{}</style>",
			headers: { "Content-Type": "text/html; charset=utf-8" },
		});
		const { text } = await messageIn(html);
		expect(text).toContain("Bonjour à tous");
		expect(text).not.toContain("alert");
	});

	it("keeps nothing that the database or the eye would take wrongly: NUL, half characters, reversed names", async () => {
		const raw = aLetter({ text: "a\u0000b \u{1F333}", from: '"gnp.exe\u202E" <lea@exemple.example>' });
		const message = await messageIn(raw);
		expect(message.text).toBe("ab \u{1F333}");
		expect(message.from.name).toBe("gnp.exe");
		expect(cleanFileName("../../etc/pass\u202Ewd")).toBe("passwd");
	});

	it.each([
		["an answer of a machine", { "Auto-Submitted": "auto-replied" }, "automatic-answer"],
		["an empty return path", { "Return-Path": "<>" }, "automatic-answer"],
		["an old answering machine", { Precedence: "auto_reply" }, "automatic-answer"],
		["a list", { "List-Id": "<info.exemple.example>" }, "list"],
		["a mass mailing", { Precedence: "bulk" }, "list"],
	])("sets aside %s", async (_, headers, reason) => {
		expect(await parse(aLetter({ headers: headers as Record<string, string> }))).toEqual([
			{ kind: "set-aside", reason },
		]);
	});

	it.each([
		"Réponse automatique : Lampadaire",
		"Absence du bureau",
		"Automatic reply: x",
		"Out of the office",
	])("sets aside «%s»", async (subject) =>
		expect(await parse(aLetter({ subject }))).toEqual([{ kind: "set-aside", reason: "automatic-answer" }]));

	it("sets aside our own letters, and those without a sender", async () => {
		expect(await parse(aLetter({ from: "Ville <Reponse@ville.example>" }))).toEqual([
			{ kind: "set-aside", reason: "our-own" },
		]);
		expect(await parse("Subject: x\r\n\r\nbonjour")).toEqual([{ kind: "set-aside", reason: "no-sender" }]);
	});

	it("does not take «Auto-Submitted: no» for a machine", async () => {
		expect(await messageIn(aLetter({ headers: { "Auto-Submitted": "no" } }))).toMatchObject({ kind: "message" });
	});

	it.each([
		["for good", "5.1.1", true],
		["for now", "4.2.2", false],
	])("recognises a letter of ours that came back %s", async (_, status, isPermanent) => {
		const bounce = aBounce({ messageId: "abc@localhost", recipient: "Hugo@exemple.example", status });
		expect(await parse(bounce)).toEqual([
			{ kind: "bounce", address: "hugo@exemple.example", identifiers: ["<abc@localhost>"], isPermanent, why: status },
		]);
	});

	it.each([
		["Re: Bonjour", "Bonjour"],
		["RE : TR: Re[2]: Bonjour", "Bonjour"],
		["Réunion du 12", "Réunion du 12"],
		["AW: Fwd: x", "x"],
	])("bares the subject «%s»", (subject, expected) => expect(bareSubject(subject)).toBe(expected));

	it("survives a thousand nested parts", async () => {
		const depth = 1000;
		const open = Array.from(
			{ length: depth },
			(_, i) => `--b${i}\r\nContent-Type: multipart/mixed; boundary="b${i + 1}"\r\n\r\n`,
		).join("");
		const raw = `From: a@exemple.example\r\nContent-Type: multipart/mixed; boundary="b0"\r\n\r\n${open}`;
		const start = performance.now();
		await parse(raw).catch(() => null);
		expect(performance.now() - start).toBeLessThan(10_000);
	});
});

const folder = ["/work/shared/data/courriel-entrant/eml", "../../shared/data/courriel-entrant/eml"].find(existsSync);
const samples = folder ? readdirSync(folder) : [];

describe.skipIf(!folder)("reading real messages (the folder of samples is present)", () => {
	it.each(samples)("%s", async (name) => {
		const all = await parse(readFileSync(`${folder}/${name}`));
		expect(all.length).toBeGreaterThan(0);
		for (const news of all) {
			if (news.kind !== "message") continue;
			expect(`${news.text}${news.subject}${news.from.name}`).not.toContain("\u0000");
			expect(news.from.address).toContain("@");
		}
	});

	it.each([
		["pm_bounce.eml", "bounce"],
		["mail_multipart_report_emails_report_422.eml", "bounce"],
		["imap_missing_from.eml", "set-aside"],
	])("%s is a %s", async (name, kind) => {
		expect((await parse(readFileSync(`${folder}/${name}`))).map((one) => one.kind)).toEqual([kind]);
	});
});
