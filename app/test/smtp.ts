import type { AddressInfo } from "node:net";
import { type ParsedMail, simpleParser } from "mailparser";
import { SMTPServer } from "smtp-server";

type Verdict = { code: number; text: string } | null;

/** A real SMTP server on a free port. `verdict` may refuse each letter (SMTP code) before it is taken. */
export const aMailServer = async (verdict: (letters: number) => Verdict | Promise<Verdict> = () => null) => {
	const letters: ParsedMail[] = [];
	let tries = 0;
	const server = new SMTPServer({
		disabledCommands: ["AUTH", "STARTTLS"],
		onData: (stream, _, callback) => {
			simpleParser(stream).then(async (letter) => {
				tries += 1;
				const refusal = await verdict(tries);
				if (refusal) return callback(Object.assign(new Error(refusal.text), { responseCode: refusal.code }));
				letters.push(letter);
				return callback(null, "taken");
			}, callback);
		},
	});
	// A client killed in the middle of a letter is no fault of the server.
	server.on("error", () => undefined);
	await new Promise<void>((answer) => server.listen(0, "127.0.0.1", () => answer()));
	const { port } = server.server.address() as AddressInfo;
	return {
		url: `smtp://127.0.0.1:${port}`,
		letters,
		stop: () => new Promise<void>((answer) => server.close(() => answer())),
	};
};
