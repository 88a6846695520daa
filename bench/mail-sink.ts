// A mail server in a process of its own: counts letters and their identifiers, keeps nothing. Told «report», it says both.
import type { AddressInfo } from "node:net";
import { SMTPServer } from "smtp-server";

const identifiers = new Set<string>();
let count = 0;

const server = new SMTPServer({
	disabledCommands: ["AUTH", "STARTTLS"],
	onData: (stream, _, callback) => {
		let head = "";
		stream.on("data", (part: Buffer) => {
			if (head.length < 8_192) head += part.toString("latin1");
		});
		stream.on("end", () => {
			count += 1;
			identifiers.add(/^message-id:\s*(\S+)/im.exec(head)?.[1] ?? `none-${count}`);
			callback(null, "taken");
		});
	},
});
server.on("error", () => undefined);
server.listen(0, "127.0.0.1", () => process.send?.({ port: (server.server.address() as AddressInfo).port }));
process.on("message", () => process.send?.({ count, unique: identifiers.size }));
process.on("disconnect", () => process.exit(0));
